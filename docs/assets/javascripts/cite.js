/*
 * A copy button beside each form of a citation, and in place of a link that is there to be shared. Without this script
 * both can be copied by hand.
 */
StandardsPage.whenRead(() => {
  "use strict";

  const { element, copy } = StandardsPage;

  for (const block of document.querySelectorAll(".sm-cite > p:not(.sm-note), .sm-cite > pre")) {
    const says = block.matches("pre") ? "Copy BibTeX" : "Copy reference";
    const marks = () => {
      getSelection().selectAllChildren(block);
      return "Marked. Press Ctrl+C to copy.";
    };
    block.after(...copier(says, block.textContent.trim(), marks));
  }
  for (const link of document.querySelectorAll("a[data-copies]")) {
    const { copies } = link.dataset; // the address on the web, also where the page is read from a folder
    link.replaceWith(...copier(`Copy the ${link.textContent.toLowerCase()}`, copies, () => copies));
  }

  // A button that copies a text; where a browser does not let it, `otherwise` does what it can and says what.
  function copier(says, text, otherwise) {
    const button = element("button", { type: "button" }, says);
    const status = element("span", { role: "status", class: "sm-from" });
    button.addEventListener("click", async () => {
      try {
        await copy(text);
        status.textContent = "Copied.";
      } catch {
        status.textContent = otherwise();
      }
    });
    return [button, " ", status];
  }
});
