/* The menu on a narrow screen: opened by a button, closed by a button, by Escape, or by moving on with Tab. */
"use strict";

{
  const menu = document.getElementById("sm-menu");
  // Material keeps "open" in a hidden checkbox, which its styles and its own script follow.
  const toggle = document.getElementById("__drawer");
  const opener = document.querySelector("[data-sm-opens=menu]");
  const closer = menu.querySelector("[data-sm-closes]");

  const set = (open) => {
    if (toggle.checked !== open) toggle.click();
  };

  const follow = () => {
    opener.setAttribute("aria-expanded", toggle.checked);
    const inside = menu.contains(document.activeElement);
    if (toggle.checked && !inside) closer.focus();
    if (!toggle.checked && inside) opener.focus();
  };

  toggle.checked = false; // Firefox keeps it over a reload
  toggle.addEventListener("change", follow);
  follow();
  opener.addEventListener("click", () => set(true));
  closer.addEventListener("click", () => set(false));

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") set(false);
  });

  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !menu.contains(relatedTarget)) set(false);
  });
}
