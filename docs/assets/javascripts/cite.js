/*
 * A copy button beside each form of a citation, which writes the day of reading into it, and in place of a link that is
 * there to be shared. Without this script both can be copied by hand.
 */
StandardsPage.whenRead(() => {
  "use strict";

  const { element, copy } = StandardsPage;

  for (const block of document.querySelectorAll(".sm-cite [data-form]")) {
    const text = () => block.textContent.trim().replace("day month year", today());
    const marked = () => {
      getSelection().selectAllChildren(block);
      return "Marked. Copy it: Ctrl+C, or hold a finger on it.";
    };
    block.after(...copier(`Copy ${block.dataset.form}`, text, marked));
  }
  for (const link of document.querySelectorAll("a[data-copies]")) {
    const address = () => link.dataset.copies; // on the web, also where the page is read from a folder
    link.replaceWith(...copier(`Copy the ${link.textContent.toLowerCase()}`, address, address));
  }

  // A button that copies a text, and what it says: where a browser does not let it, what `otherwise` returns.
  function copier(says, text, otherwise) {
    const button = element("button", { type: "button" }, says);
    const status = element("span", { role: "status", class: "sm-from" });
    button.addEventListener("click", async () => {
      try {
        await copy(text());
        status.textContent = "Copied.";
      } catch {
        status.textContent = otherwise();
      }
    });
    return [button, " ", status];
  }

  // As it stands on the reader's own clock.
  function today() {
    return new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  }
});
