/*
 * The menu on a narrow screen: opened by a button, closed by a button, by Escape, or by moving on with Tab.
 * On a wide one the page itself is brought into sight among those beside it.
 */
StandardsPage.whenRead(() => {
  "use strict";

  const menu = document.getElementById("sm-menu");
  // The theme keeps "open" in a hidden checkbox, which its styles follow.
  const toggle = document.getElementById("__drawer");
  const opener = document.querySelector("[data-sm-opens=menu]");
  const closer = menu.querySelector("[data-sm-closes]");

  toggle.checked = false; // Firefox keeps it over a reload
  toggle.addEventListener("change", follow);
  opener.addEventListener("click", () => set(true));
  closer.addEventListener("click", () => set(false));
  document.addEventListener("keydown", ({ key }) => key === "Escape" && set(false));
  menu.addEventListener("focusout", ({ relatedTarget: next }) => next && !menu.contains(next) && set(false));
  follow();
  showHere();

  function set(open) {
    if (toggle.checked !== open) toggle.click();
  }

  function showHere() {
    const here = menu.querySelector("[aria-current]");
    const shown = menu.closest(".md-sidebar__scrollwrap");
    if (here) shown.scrollTop = here.getBoundingClientRect().top - shown.getBoundingClientRect().top - innerHeight / 3;
  }

  function follow() {
    const inside = menu.contains(document.activeElement);
    opener.setAttribute("aria-expanded", toggle.checked);
    if (toggle.checked && !inside) closer.focus();
    if (!toggle.checked && inside) opener.focus();
  }
});
