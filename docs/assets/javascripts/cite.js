/* A copy button beside each form of a citation. Without this script the text can be marked and copied by hand. */
StandardsPage.whenRead(() => {
  "use strict";

  const { element, copy } = StandardsPage;

  for (const block of document.querySelectorAll(".sm-cite p:not(.sm-note), .sm-cite pre")) {
    const says = block.matches("pre") ? "Copy BibTeX" : "Copy reference";
    const button = element("button", { type: "button" }, says);
    const status = element("span", { role: "status", class: "sm-from" });
    button.addEventListener("click", async () => {
      try {
        await copy(block.textContent.trim());
        status.textContent = "Copied.";
      } catch {
        getSelection().selectAllChildren(block);
        status.textContent = "Marked. Press Ctrl+C to copy.";
      }
    });
    block.after(button, " ", status);
  }
});
