/* No key acts on its own: Material's shortcuts (f, s, p, n and signs) go off by accident when a person dictates or has a tremor. */
"use strict";

{
  const search = document.querySelector("[data-md-toggle=search]");
  const heard = ["ArrowDown", "ArrowUp", "Enter"]; // in an open search: to the next result, the one before, the best one

  // Material listens on the window. What is stopped here still reaches every element and the document.
  document.addEventListener("keydown", (event) => {
    if (!search.checked || !heard.includes(event.key)) event.stopPropagation();
  });
}
