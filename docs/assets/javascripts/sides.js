/* Provisions side by side: a filter that the address keeps, and the table for a report. Without this script all rows
   stand in their folds. */
StandardsPage.whenRead(() => {
  "use strict";

  const { asked, fill, follow, keepView } = StandardsPage;
  const { start, words } = StandardsReport;
  // What a cell holds, as a column of a spreadsheet is called.
  const FIELDS = {
    number: "number",
    title: "title",
    binds: "how it binds",
    words: "in our words",
    joined: "what joins it",
    also: "also on the same pages",
  };
  const block = document.querySelector(".sm-report");
  const form = block.querySelector("form");
  const status = form.querySelector("[role=status]");
  const openAll = form.querySelector("[data-folds]");
  const folds = [...block.querySelectorAll(".sm-fold")].filter((fold) => fold.querySelector(".sm-sides"));
  const rows = folds.flatMap((fold) => [...fold.querySelectorAll("tbody tr")]);

  form.hidden = false;
  readAddress();
  start(block, { table, sheet });
  follow(form, change, readAddress);
  openAll.addEventListener("click", () => {
    const isOpening = folds.some(({ open }) => !open);
    for (const fold of folds) fold.open = isOpening;
    openAll.textContent = isOpening ? "Close all parts" : "Open all parts";
  });

  function readAddress() {
    form.elements.words.value = asked("words").value ?? "";
    fill(form.elements, ["basis"]);
    apply();
  }

  function change() {
    keepView({ words: form.elements.words.value.trim(), basis: form.elements.basis.value });
    apply();
  }

  function apply() {
    const wanted = form.elements.words.value.trim().toLowerCase();
    const basis = form.elements.basis.value;
    for (const row of rows) row.hidden = !fits(row, wanted, basis);
    for (const fold of folds) {
      fold.hidden = !fold.querySelector("tbody tr:not([hidden])");
      if (wanted || basis) fold.open = !fold.hidden;
    }
    const shown = shownRows().length;
    const none = shown ? "" : " No row is all of this. Choose less, or show all.";
    status.textContent = `${shown} of ${rows.length} rows shown.${none}`;
    markToldAbove();
  }

  // On paper and in a document the words of a number stand in the first row that has it.
  function markToldAbove() {
    const told = new Set();
    for (const spoken of shownRows().flatMap((row) => [...row.querySelectorAll("[data-is=words]")])) {
      const name = nameOf(spoken.closest("[data-label]"));
      spoken.parentElement.toggleAttribute("data-told-above", told.has(name));
      told.add(name);
    }
  }

  function fits(row, wanted, basis) {
    const bases = row.dataset.bases.split(" ").filter(Boolean);
    const isJoined = !basis || (basis === "none" ? bases.length === 0 : bases.includes(basis));
    return isJoined && words(row).toLowerCase().includes(wanted);
  }

  function shownRows() {
    return rows.filter(({ hidden }) => !hidden);
  }

  function headsOf() {
    return [...folds[0].querySelectorAll("thead th")].map(words);
  }

  /* For a document */

  function table() {
    return { heads: headsOf(), rows: shownRows().map((row) => [...row.cells].map(paragraphsOf)) };
  }

  function paragraphsOf(cell) {
    return [...cell.querySelectorAll("p:not([data-told-above])")].map((paragraph) => {
      const number = paragraph.querySelector("[data-is=number]");
      const strong = paragraph.querySelector("[data-is=binds]");
      if (number) {
        const named = { text: nameOf(cell), href: number.getAttribute("href") };
        return [named, " ", { text: words(paragraph.querySelector("b")) }];
      }
      return strong ? [{ text: words(strong) }, ": ", words(strong.nextElementSibling)] : [words(paragraph)];
    });
  }

  /* For a spreadsheet, which makes 3.1 of a bare 3.10, and a time of day of 5:9: the short name goes along */

  function nameOf(cell) {
    return `${cell.dataset.label} ${words(cell.querySelector("[data-is=number]"))}`;
  }

  function sheet() {
    const shown = shownRows();
    const columns = headsOf().flatMap((head, place) => fieldsOf(shown, head, place));
    const line = (row) => columns.map(({ place, field }) => contentOf(row.cells[place], field));
    return [
      ["Part", ...columns.map(({ head }) => head)],
      ...shown.map((row) => [row.closest("table").dataset.part, ...line(row)]),
    ];
  }

  function fieldsOf(shown, head, place) {
    const used = Object.keys(FIELDS).filter((field) =>
      shown.some((row) => row.cells[place].querySelector(`[data-is=${field}]`)),
    );
    return used.map((field) => ({ head: `${head}: ${FIELDS[field]}`, place, field }));
  }

  function contentOf(cell, field) {
    const found = cell.querySelector(`[data-is=${field}]`);
    if (!found) return "";
    if (field === "number") return nameOf(cell);
    // Each number of a list with the short name before it, for the same reason.
    return field === "also" ? words(found).replace(/(^|, )(?=\d)/g, `$1${cell.dataset.label} `) : words(found);
  }
});
