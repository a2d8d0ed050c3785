/* The menu and the search: opened by a button, closed by a button, by Escape, or by moving on with Tab. */
"use strict";

for (const panel of document.querySelectorAll("[data-sm-panel]")) {
  const name = panel.dataset.smPanel;
  // Material keeps "open" in a hidden checkbox, which its styles and its own script follow.
  const toggle = document.querySelector(`[data-md-toggle=${name}]`);
  const opener = document.querySelector(`[data-sm-opens=${name}]`);
  const first = panel.querySelector("[data-sm-first]");

  const set = (open) => {
    if (toggle.checked !== open) toggle.click();
  };

  const follow = () => {
    opener.setAttribute("aria-expanded", toggle.checked);
    const inside = panel.contains(document.activeElement);
    if (toggle.checked && !inside) first.focus();
    if (!toggle.checked && inside) opener.focus(); // on a wide screen the opener is hidden, and the search field keeps the focus
  };

  toggle.addEventListener("change", follow);
  follow();
  opener.addEventListener("click", () => set(true));
  panel.querySelector(`[data-sm-closes=${name}]`).addEventListener("click", () => set(false));

  // New results may take away the link that has the focus, so the key is heard on the whole page.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !toggle.checked) return;
    const among = document.activeElement !== first && first.matches("input");
    if (among) first.focus(); // from a result back to the field, and from the field out
    else set(false);
  });

  panel.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !panel.contains(relatedTarget)) set(false);
  });

  if (first.matches("input")) {
    for (const type of ["input", "click"]) first.addEventListener(type, () => set(true));
  }
}
