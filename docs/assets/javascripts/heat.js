/* The map at a glance: which pages it shows, as the address says; in words the mark that a reader points at; and each
   table as one stop of the Tab key, where arrow keys lead on. Without this script every page and link is there. */
StandardsPage.whenRead(() => {
  "use strict";

  const { element, asking, fill } = StandardsPage;
  const HOW = "Arrow keys go from mark to mark.";
  const BY_TOUCH = "Tap for the reason, swipe for more.";
  const STEPS = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -1, ArrowRight: 1 };
  const form = document.querySelector(".sm-heat-filter"); // where a page has more than one table
  const tables = [...document.querySelectorAll(".sm-heat")].map(startTable);

  if (form) startFilter();

  // Returns what keeps its stop among the rows that are shown.
  function startTable(region) {
    const table = region.querySelector("table");
    const places = [...table.rows].flatMap(placesOf);
    const hint = matchMedia("(hover: hover)").matches ? HOW : BY_TOUCH;
    const line = element("p", { class: "sm-heat-says", "aria-hidden": "true" }, hint);
    let stop = places.find(isMark); // where the Tab key leads
    let column = 0; // in which the arrow keys go up and down

    table.setAttribute("role", "grid");
    table.setAttribute("aria-label", `${region.getAttribute("aria-label")}. ${HOW}`);
    for (const name of ["role", "tabindex", "aria-label"]) region.removeAttribute(name); // no stop of its own
    for (const { link } of places) link.tabIndex = -1;
    stopAt(stop);
    region.after(line); // at the foot of its frame
    region.addEventListener("pointerover", ({ target }) => say(placeOf(target)));
    region.addEventListener("keydown", move);
    region.addEventListener("focusin", ({ target }) => {
      stopAt(placeOf(target));
      if (!covers(stop, column)) column = stop.first;
      say(stop);
      target.scrollIntoView({ block: "nearest", inline: "nearest" }); // browsers are content with its first signs
    });
    return keepStop;

    function placeOf(target) {
      const link = target.closest("a, [scope=colgroup]");
      return places.find((place) => place.link === link || place.link.parentElement === link);
    }

    // The line is a name that is read out already, for those who see.
    function say(place) {
      if (place) line.textContent = nameOf(place, places);
    }

    function stopAt(place) {
      stop.link.tabIndex = -1;
      stop = place;
      stop.link.tabIndex = 0;
    }

    function keepStop() {
      if (!isShown(stop)) stopAt(places.find((place) => isShown(place) && isMark(place)) ?? stop);
    }

    function move(event) {
      if (event.altKey || event.metaKey || event.shiftKey) return;
      const next = event.ctrlKey ? atEnd(event.key, places.filter(isShown)) : ahead(event.key);
      if (!next) return;
      event.preventDefault();
      if (!/Up|Down/.test(event.key)) column = next.first;
      next.link.focus();
    }

    // The next link of its column or its row: what is empty is passed over.
    function ahead(key) {
      const inRow = places.filter(({ row }) => row === stop.row);
      const inColumn = places.filter((place) => isShown(place) && place.row !== stop.row && covers(place, column));
      const inOrder = /Up|Down/.test(key) ? places.filter((one) => one === stop || inColumn.includes(one)) : inRow;
      return key in STEPS ? inOrder[inOrder.indexOf(stop) + STEPS[key]] : atEnd(key, inRow);
    }

    function atEnd(key, inOrder) {
      return { Home: inOrder[0], End: inOrder.at(-1) }[key];
    }
  }

  // The links of a row, each with the columns that it covers. The first head of a table stands beside two rows.
  function placesOf(row) {
    let first = row.cells[0].scope === "col" && row.rowIndex ? 1 : 0;
    return [...row.cells].flatMap((cell) => {
      const covered = { row, first, last: first + cell.colSpan - 1 };
      first += cell.colSpan;
      return [...cell.querySelectorAll("a")].map((link) => ({ ...covered, link }));
    });
  }

  function covers({ first, last }, column) {
    return first <= column && column <= last;
  }

  function isShown({ row }) {
    return !row.hidden;
  }

  function isMark({ link }) {
    return link.matches("td > a");
  }

  // A head of a column says under which heading it stands.
  function nameOf({ link, row, first }, places) {
    const [page, ...rest] = link.getAttribute("aria-labelledby")?.split(" ").map(wordsOf) ?? [];
    if (page) return `${page}: ${rest.join(" ")}`;
    const heading = places.find((place) => row.rowIndex === 1 && place.row.rowIndex === 0 && covers(place, first));
    const words = link.getAttribute("aria-label") ?? link.textContent;
    return heading ? `${words} · ${heading.link.textContent}` : words;
  }

  function wordsOf(id) {
    return document.getElementById(id).textContent;
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
      for (const keepStop of tables) keepStop();
      for (const fold of folds) {
        fold.hidden = !fold.querySelector("tbody tr:not([hidden])");
        fold.open = Boolean(show.value);
      }
      const shown = rows.filter((row) => !row.hidden && (show.value || !row.closest("details"))).length;
      status.textContent = `${shown} of ${rows.length} pages shown.`;
    }
  }
});
