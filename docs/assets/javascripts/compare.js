/* Filters for the table of all pages, and each view for a report. Without this script the tables stand whole. */
StandardsPage.whenRead(() => {
  "use strict";

  const { asked, fill, follow, keepView } = StandardsPage;
  const { start, words } = StandardsReport;
  const form = document.querySelector(".sm-filter");
  const tables = [...document.querySelectorAll(".sm-matrix")];
  const status = form.querySelector("[role=status]");
  const folds = tables.map((table) => table.closest("details"));
  const CHOICES = ["theme", "kind", "basis"]; // fields with words to choose from

  form.hidden = false;
  readAddress();
  follow(form, change, readAddress);
  start(document.querySelector(".sm-report"), { table, sheet });

  function rowsOf(part) {
    return [...part.querySelectorAll("tr[data-kind]")];
  }

  function basisOf(entry) {
    return entry.querySelector("i")?.dataset.basis ?? form.dataset.unmarked;
  }

  function change() {
    const { frameworks, ...wanted } = chosen();
    const isAll = frameworks.length === form.querySelectorAll("[name=framework]").length;
    keepView({ ...wanted, framework: isAll ? "" : frameworks.join(" ") || "none" });
    apply();
  }

  function chosen() {
    const data = new FormData(form);
    return {
      words: data.get("words").trim().toLowerCase(),
      theme: data.get("theme"),
      kind: data.get("kind"),
      basis: data.get("basis"),
      frameworks: data.getAll("framework"),
    };
  }

  function apply() {
    const wanted = chosen();
    const isChosen = Boolean(wanted.words || CHOICES.some((name) => wanted[name]));
    for (const table of tables) {
      const [, ...heads] = table.querySelectorAll("thead th");
      for (const head of heads) head.hidden = !wanted.frameworks.includes(head.textContent);
      for (const row of rowsOf(table)) row.hidden = !fits(row, table.dataset.theme, wanted);
    }
    for (const fold of folds) {
      fold.hidden = rowsOf(fold).every((row) => row.hidden);
      if (isChosen) fold.open = !fold.hidden;
    }
    const pages = tables.flatMap(rowsOf);
    status.textContent = `${pages.filter((row) => !row.hidden).length} of ${pages.length} pages shown.`;
  }

  function fits(row, theme, wanted) {
    let touched = false;
    for (const cell of row.querySelectorAll("td")) {
      cell.hidden = !wanted.frameworks.includes(cell.dataset.label);
      for (const entry of cell.querySelectorAll("a")) {
        entry.hidden = Boolean(wanted.basis) && basisOf(entry) !== wanted.basis;
        touched ||= !entry.hidden && !cell.hidden;
      }
    }
    return (
      (!wanted.theme || theme === wanted.theme) &&
      (!wanted.kind || row.dataset.kind === wanted.kind) &&
      (!wanted.basis || touched) &&
      row.querySelector("a").textContent.toLowerCase().includes(wanted.words)
    );
  }

  function readAddress() {
    const fields = form.elements;
    fields.words.value = asked("words").value ?? fields.words.value;
    fill(fields, CHOICES);
    const names = asked("framework").value?.split(" ");
    if (names) for (const box of form.querySelectorAll("[name=framework]")) box.checked = names.includes(box.value);
    apply();
  }

  function shownRows() {
    return tables.flatMap(rowsOf).filter((row) => !row.hidden);
  }

  function shownCells(row) {
    return [...row.querySelectorAll("td")].filter((cell) => !cell.hidden);
  }

  function headsOf() {
    return [...tables[0].querySelectorAll("thead th")].filter((head) => !head.hidden).map(words);
  }

  /* For a document: a number a paragraph */

  function table() {
    const page = (row) => [[linked(row.querySelector("a"))], [words(row.querySelector(".sm-from"))]];
    const line = (row) => [page(row), ...shownCells(row).map(paragraphsOf)];
    return { heads: headsOf(), rows: shownRows().map(line) };
  }

  function paragraphsOf(cell) {
    const entries = shownEntries(cell);
    const line = (entry) => [linked(entry, numberOf(entry)), ` (${basisInWords(entry)})`];
    return entries.length ? entries.map(line) : [[words(cell)]];
  }

  function linked(link, text = words(link)) {
    return { text, href: link.getAttribute("href") };
  }

  // Without the words behind it: 2.3.3 (2012)
  function numberOf(entry) {
    return entry.firstChild.textContent.replace(/ draft$/, "").trim();
  }

  /* For a spreadsheet */

  function sheet() {
    const [first, ...frameworks] = headsOf();
    const lines = shownRows().map((row) => [
      words(row.closest("table").caption),
      words(row.querySelector(".sm-from")),
      words(row.querySelector("a")),
      ...shownCells(row).map(inWords),
    ]);
    return [["Theme", "Kind", first, ...frameworks], ...lines];
  }

  function inWords(cell) {
    const entries = shownEntries(cell);
    // The short name goes along, because a spreadsheet makes 3.1 of a bare 3.10, and a time of day of 5:9.
    const named = (entry) => `${cell.dataset.label} ${numberOf(entry)} (${basisInWords(entry)})`;
    return entries.length ? entries.map(named).join("; ") : words(cell);
  }

  function shownEntries(cell) {
    return [...cell.querySelectorAll("a")].filter((entry) => !entry.hidden);
  }

  function basisInWords(entry) {
    const name = basisOf(entry);
    const label = [...form.elements.basis.options].find(({ value }) => value === name).textContent.toLowerCase();
    return words(entry).endsWith(" draft") ? `${label}, draft` : label;
  }
});
