/* The map at a glance: which pages it shows, as the address says, and in words the mark that a reader points at.
   Without this script every page is there. */
StandardsPage.whenRead(() => {
  "use strict";

  const { element, asking, fill } = StandardsPage;
  const form = document.querySelector(".sm-heat-filter"); // where a page has more than one table

  for (const region of document.querySelectorAll(".sm-heat")) startWords(region);
  if (form) startFilter();

  // The line is a name that is read out already, for those who see.
  function startWords(region) {
    const line = element("p", { class: "sm-heat-says", "aria-hidden": "true" }, "\u00a0");
    region.after(line); // at the foot of its frame
    region.addEventListener("pointerover", ({ target }) => say(line, target.closest("a, [scope=colgroup]")));
    region.addEventListener("focusin", ({ target }) => {
      say(line, target.closest("a"));
      target.scrollIntoView({ block: "nearest", inline: "nearest" }); // browsers are content with its first signs
    });
  }

  function say(line, mark) {
    if (mark) line.textContent = mark.getAttribute("aria-label") ?? mark.textContent;
  }

  function startFilter() {
    const { show } = form.elements;
    const status = form.querySelector("[role=status]");
    const rows = [...document.querySelectorAll(".sm-marks tbody tr")];
    const folds = [...document.querySelectorAll(".sm-heat-fold")];

    form.hidden = false;
    readAddress();
    addEventListener("hashchange", readAddress);
    form.addEventListener("change", change);
    form.addEventListener("submit", (event) => event.preventDefault());

    function readAddress() {
      show.value = "";
      fill(form.elements, ["show"]);
      if (show.value) apply();
    }

    // Each choice is a step of its own, so that Back undoes it.
    function change() {
      const view = asking(show.value ? { show: show.value } : {});
      history.pushState(null, "", location.pathname + location.search + view);
      apply();
    }

    function apply() {
      const theme = show.value === "all" ? "" : show.value;
      for (const row of rows) row.hidden = Boolean(theme) && row.dataset.theme !== theme;
      for (const fold of folds) {
        fold.hidden = !fold.querySelector("tbody tr:not([hidden])");
        fold.open = Boolean(show.value);
      }
      const shown = rows.filter((row) => !row.hidden && (show.value || !row.closest("details"))).length;
      status.textContent = `${shown} of ${rows.length} pages shown.`;
    }
  }
});
