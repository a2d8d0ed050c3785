/* A copy button beside each form of a citation, which writes the day of reading into it. Without this script the text
   can be marked and copied by hand. */
StandardsPage.whenRead(() => {
  "use strict";

  const { element, copy } = StandardsPage;

  for (const block of document.querySelectorAll(".sm-cite [data-form]")) {
    const button = element("button", { type: "button" }, `Copy ${block.dataset.form}`);
    const status = element("span", { role: "status", class: "sm-from" });
    button.addEventListener("click", async () => {
      try {
        await copy(block.textContent.trim().replace("day month year", today()));
        status.textContent = "Copied.";
      } catch {
        getSelection().selectAllChildren(block);
        status.textContent = "Marked. Press Ctrl+C to copy.";
      }
    });
    block.after(button, " ", status);
  }

  // As it stands on the reader's own clock.
  function today() {
    return new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  }
});
