/* What became of an edition: the drawing and its table with only what changed its meaning, where the address asks for
   that. Without this script all of it stands there. */
StandardsPage.whenRead(() => {
  "use strict";

  const { asked, asking } = StandardsPage;
  const form = document.querySelector(".sm-river-filter");
  const box = form.elements.only;
  const rows = [...document.querySelectorAll(".sm-became tbody tr")];
  const warned = rows.filter(isWarned);

  form.hidden = false;
  readAddress();
  addEventListener("hashchange", readAddress);
  box.addEventListener("change", change);
  form.addEventListener("submit", (event) => event.preventDefault());

  function isWarned(row) {
    return row.matches("[data-warned]");
  }

  // A row that the address leads to is always shown.
  function readAddress() {
    const row = rows.find(({ id }) => id === location.hash.slice(1));
    if (!row) box.checked = asked(box.name).value === box.value;
    else if (!isWarned(row)) box.checked = false;
    apply();
    row?.scrollIntoView();
  }

  // Each choice is a step of its own, so that Back undoes it.
  function change() {
    const view = box.checked ? asking({ [box.name]: box.value }) : "";
    history.pushState(null, "", location.pathname + location.search + view);
    apply();
  }

  function apply() {
    form.closest("article").toggleAttribute("data-only", box.checked);
    form.querySelector("[role=status]").textContent =
      `${box.checked ? warned.length : rows.length} of ${rows.length} numbers shown.`;
  }
});
