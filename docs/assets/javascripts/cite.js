/* A copy button beside each form of a citation. Without this script the text can be marked and copied by hand. */
"use strict";

document.querySelectorAll(".sm-cite > p:not(.sm-note), .sm-cite > pre").forEach((block) => {
  const button = document.createElement("button");
  const status = document.createElement("span");
  button.type = "button";
  button.textContent = block.matches("pre") ? "Copy BibTeX" : "Copy reference";
  status.setAttribute("role", "status");
  status.className = "sm-from";
  button.addEventListener("click", () => {
    navigator.clipboard.writeText(block.textContent.trim()).then(
      () => { status.textContent = "Copied."; },
      () => {
        getSelection().selectAllChildren(block); // an old browser, or a page opened from a folder
        status.textContent = "Marked. Press Ctrl+C to copy.";
      },
    );
  });
  block.after(button, " ", status);
});
