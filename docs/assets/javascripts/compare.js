/* Filters for the comparison tables, and each view as CSV. Without this script the tables stand whole. */
StandardsPage.whenRead(() => {
  "use strict";

  const { asked, asking, fill, save, copy } = StandardsPage;
  const form = document.querySelector(".sm-filter");
  const tables = [...document.querySelectorAll(".sm-matrix")];
  const status = form.querySelector("[role=status]");
  const CHOICES = ["theme", "kind", "basis"]; // fields with words to choose from

  form.hidden = false;
  readAddress();
  apply();
  form.addEventListener("input", change);
  addEventListener("hashchange", () => {
    readAddress();
    apply();
  });
  form.addEventListener("reset", () => setTimeout(change)); // the fields are empty only after this event
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector("[data-csv=copy]").addEventListener("click", copyView);
  form.querySelector("[data-csv=save]").addEventListener("click", saveView);

  function rowsOf(part) {
    return [...part.querySelectorAll("tr[data-kind]")];
  }

  function basisOf(entry) {
    return entry.querySelector("abbr")?.dataset.basis ?? form.dataset.unmarked;
  }

  function change() {
    writeAddress();
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
    for (const table of tables) {
      const [, ...heads] = table.querySelectorAll("thead th");
      for (const head of heads) head.hidden = !wanted.frameworks.includes(head.textContent);
      for (const body of table.tBodies) {
        const rows = rowsOf(body);
        for (const row of rows) row.hidden = !fits(row, body, wanted);
        body.hidden = rows.every((row) => row.hidden);
      }
    }
    const pages = tables.flatMap(rowsOf);
    status.textContent = `${pages.filter((row) => !row.hidden).length} of ${pages.length} pages shown.`;
  }

  function fits(row, body, wanted) {
    let touched = false;
    for (const cell of row.querySelectorAll("td")) {
      cell.hidden = !wanted.frameworks.includes(cell.dataset.label);
      for (const entry of cell.querySelectorAll("li")) {
        entry.hidden = Boolean(wanted.basis) && basisOf(entry) !== wanted.basis;
        touched ||= !entry.hidden && !cell.hidden;
      }
    }
    return (
      (!wanted.theme || body.dataset.theme === wanted.theme) &&
      (!wanted.kind || row.dataset.kind === wanted.kind) &&
      (!wanted.basis || touched) &&
      row.querySelector("a").textContent.toLowerCase().includes(wanted.words)
    );
  }

  // The address holds the view, so that a colleague can open the same one.
  function writeAddress() {
    const wanted = chosen();
    const view = {};
    for (const name of ["words", ...CHOICES]) if (wanted[name]) view[name] = wanted[name];
    const all = form.querySelectorAll("[name=framework]").length;
    if (wanted.frameworks.length < all) view.framework = wanted.frameworks.join(" ");
    const part = location.hash.includes("=") ? "" : location.hash; // of the page, such as one theme
    history.replaceState(null, "", location.pathname + (asking(view) || part));
  }

  function readAddress() {
    const fields = form.elements;
    fields.words.value = asked("words").value ?? fields.words.value;
    fill(fields, CHOICES);
    const given = asked("framework").value;
    if (given === null) return;
    const names = given.split(" ");
    for (const box of form.querySelectorAll("[name=framework]")) box.checked = names.includes(box.value);
  }

  function view() {
    const heads = [...tables[0].querySelectorAll("thead th")].filter((head) => !head.hidden);
    const lines = [["Part", "Theme", "Kind", ...heads.map((head) => head.textContent)]];
    for (const table of tables) {
      for (const row of rowsOf(table)) {
        const body = row.parentElement;
        if (row.hidden || body.hidden) continue;
        const cells = [...row.querySelectorAll("td")].filter((cell) => !cell.hidden);
        lines.push([
          table.caption.textContent,
          body.querySelector(".sm-rowgroup th").textContent,
          row.querySelector(".sm-from").textContent,
          row.querySelector("a").textContent,
          ...cells.map(inWords),
        ]);
      }
    }
    return lines.map((line) => `${line.map(quoted).join(",")}\r\n`).join("");
  }

  function inWords(cell) {
    const entries = [...cell.querySelectorAll("li")];
    if (!entries.length) return cell.textContent;
    // The short name goes along, because a spreadsheet makes 3.1 of a bare 3.10, and a time of day of 5:9.
    const named = (entry) => `${cell.dataset.label} ${entry.querySelector("a").textContent} (${basisOf(entry)})`;
    const shown = entries.filter((entry) => !entry.hidden);
    return shown.map(named).join("; ");
  }

  function quoted(text) {
    const plain = text.replace(/\s+/g, " ").trim();
    const safe = /^[=+\-@]/.test(plain) ? `'${plain}` : plain; // a spreadsheet would run it as a formula
    return `"${safe.replace(/"/g, '""')}"`;
  }

  async function copyView() {
    try {
      await copy(view());
      status.textContent = "Copied. Paste it into a spreadsheet.";
    } catch {
      status.textContent = "Your browser does not let us copy. Download the view instead.";
    }
  }

  function saveView() {
    save("standards-map-view.csv", "text/csv", `\ufeff${view()}`);
    status.textContent = "Downloaded.";
  }
});
