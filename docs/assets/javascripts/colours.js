/* The button for light or dark colours. */
"use strict";

for (const button of document.querySelectorAll("[data-sm-colours]")) {
  button.addEventListener("click", () => {
    const choice = document.getElementById(button.dataset.smColours);
    choice.click(); // Material follows its hidden radio buttons, and shows the other button
    choice.nextElementSibling.focus();
  });
  // Material would answer Enter as well, and switch back.
  button.addEventListener("keydown", (event) => event.stopPropagation());
}
