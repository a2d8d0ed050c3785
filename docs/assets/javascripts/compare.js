/* Filters for the comparison tables, and each view as CSV. Without this script the tables stand whole. */
"use strict";

(function () {
  const form = document.querySelector(".sm-filter");
  if (!form) return;
  const tables = Array.from(document.querySelectorAll(".sm-matrix"));
  const status = form.querySelector("[role=status]");
  const pages = tables.reduce((sum, table) => sum + rowsOf(table).length, 0);

  form.hidden = false;
  readAddress();
  apply();
  form.addEventListener("input", change);
  form.addEventListener("reset", () => setTimeout(change)); // the fields are empty only after this event
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector("[data-csv=copy]").addEventListener("click", copy);
  form.querySelector("[data-csv=save]").addEventListener("click", save);

  function rowsOf(table) {
    return Array.from(table.querySelectorAll("tbody tr[data-kind]"));
  }

  function basisOf(entry) {
    const mark = entry.querySelector("abbr");
    return mark ? mark.dataset.basis : form.dataset.unmarked;
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
    let shown = 0;
    tables.forEach((table) => {
      table.querySelectorAll("thead th").forEach((head, at) => {
        head.hidden = at > 0 && !wanted.frameworks.includes(head.textContent);
      });
      table.querySelectorAll("tbody").forEach((body) => {
        let any = false;
        body.querySelectorAll("tr[data-kind]").forEach((row) => {
          row.hidden = !fits(row, body, wanted);
          if (!row.hidden) {
            any = true;
            shown += 1;
          }
        });
        body.hidden = !any;
      });
    });
    status.textContent = `${shown} of ${pages} pages shown.`;
  }

  function fits(row, body, wanted) {
    let touched = false;
    row.querySelectorAll("td").forEach((cell) => {
      cell.hidden = !wanted.frameworks.includes(cell.dataset.label);
      cell.querySelectorAll("li").forEach((entry) => {
        entry.hidden = Boolean(wanted.basis) && basisOf(entry) !== wanted.basis;
        touched = touched || (!entry.hidden && !cell.hidden);
      });
    });
    return (
      (!wanted.theme || body.dataset.theme === wanted.theme) &&
      (!wanted.kind || row.dataset.kind === wanted.kind) &&
      (!wanted.basis || touched) &&
      row.querySelector("a").textContent.toLowerCase().includes(wanted.words)
    );
  }

  /* The address holds the view, so that a colleague can open the same one. */
  function writeAddress() {
    const wanted = chosen();
    const query = new URLSearchParams();
    ["words", "theme", "kind", "basis"].forEach((name) => wanted[name] && query.set(name, wanted[name]));
    const all = form.querySelectorAll("[name=framework]").length;
    if (wanted.frameworks.length < all) query.set("framework", wanted.frameworks.join(" "));
    const search = query.toString();
    history.replaceState(null, "", location.pathname + (search ? `?${search}` : "") + location.hash);
  }

  function readAddress() {
    const query = new URLSearchParams(location.search);
    ["words", "theme", "kind", "basis"].forEach((name) => {
      if (query.has(name)) form.elements[name].value = query.get(name);
      if (form.elements[name].value === "" && name !== "words") form.elements[name].selectedIndex = 0; // an unknown word
    });
    if (query.has("framework")) {
      const names = query.get("framework").split(" ");
      form.querySelectorAll("[name=framework]").forEach((box) => {
        box.checked = names.includes(box.value);
      });
    }
  }

  function view() {
    const heads = Array.from(tables[0].querySelectorAll("thead th")).filter((head) => !head.hidden);
    const lines = [["Part", "Theme", "Kind"].concat(heads.map((head) => head.textContent))];
    tables.forEach((table) => {
      rowsOf(table).forEach((row) => {
        const body = row.parentElement;
        if (row.hidden || body.hidden) return;
        const cells = Array.from(row.querySelectorAll("td")).filter((cell) => !cell.hidden);
        lines.push([
          table.caption.textContent,
          body.querySelector(".sm-rowgroup th").textContent,
          row.querySelector(".sm-from").textContent,
          row.querySelector("a").textContent,
        ].concat(cells.map(inWords)));
      });
    });
    return lines.map((line) => line.map(quoted).join(",")).join("\r\n") + "\r\n";
  }

  function inWords(cell) {
    const entries = Array.from(cell.querySelectorAll("li")).filter((entry) => !entry.hidden);
    if (!cell.querySelector("li")) return cell.textContent;
    // The short name goes along, because a spreadsheet makes 3.1 of a bare 3.10, and a time of day of 5:9.
    return entries.map((entry) => `${cell.dataset.label} ${entry.querySelector("a").textContent} (${basisOf(entry)})`).join("; ");
  }

  function quoted(text) {
    const plain = text.replace(/\s+/g, " ").trim();
    const safe = /^[=+\-@]/.test(plain) ? `'${plain}` : plain; // a spreadsheet would run it as a formula
    return `"${safe.replace(/"/g, '""')}"`;
  }

  function copy() {
    navigator.clipboard.writeText(view()).then(
      () => { status.textContent = "Copied. Paste it into a spreadsheet."; },
      () => { status.textContent = "Your browser does not let us copy. Download the view instead."; },
    );
  }

  function save() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff", view()], { type: "text/csv" }));
    link.download = "standards-map-view.csv";
    link.click();
    URL.revokeObjectURL(link.href);
    status.textContent = "Downloaded.";
  }
})();
