/*
 * StandardsReport: a table that goes into a document, a mail or a spreadsheet. What leaves is made anew of text, with
 * what has to be told about it. Without this script the table can be marked and copied by hand.
 */
const StandardsReport = (() => {
  "use strict";

  const { element, save, copy } = StandardsPage;
  const COPIED = "Copied. Paste it into a document or a mail.";
  const MARKED = "Marked. Copy it: Ctrl+C, or hold a finger on it.";

  return { start, words };

  /* Brings the buttons of a block to life. `table` returns what is shown: {heads, widths, rows}, where a cell is a
     list of paragraphs, each a list of pieces of text or {text, href, strong}; without widths, in percent, columns are
     alike. `sheet` returns lines of texts, heads first. */
  function start(block, { table, sheet }) {
    const tools = block.querySelector("[data-tools]");
    const status = tools.querySelector("[role=status]");
    const about = block.querySelector(".sm-about-table");
    const doing = { copy: copyTable, save: saveSheet, print: printAlone };

    tools.hidden = false;
    for (const button of tools.querySelectorAll("[data-do]")) {
      button.addEventListener("click", () => doing[button.dataset.do]());
    }
    addEventListener("beforeprint", tellInTable);
    addEventListener("afterprint", tellBelow);

    async function copyTable() {
      status.textContent = "";
      try {
        const shown = { ...told(block), ...table() };
        await copy(asText(shown), asDocument(shown));
        status.textContent = COPIED;
      } catch {
        for (const fold of block.querySelectorAll("details")) fold.open = true;
        getSelection().selectAllChildren(block);
        status.textContent = MARKED;
      }
    }

    // Print from the menu prints the whole page.
    function printAlone() {
      block.dataset.alone = "";
      addEventListener("afterprint", () => delete block.dataset.alone, { once: true });
      print();
    }

    // A browser keeps rows on one page with each other, but not with what stands below their table: on paper what has
    // to be told is the last row, and so no last page holds it alone.
    function tellInTable() {
      const last = [...block.querySelectorAll("tbody tr:not([hidden])")].pop();
      if (!last || about.closest("tr")) return;
      const { length: colspan } = [...last.cells].filter(({ hidden }) => !hidden);
      last.after(element("tr", {}, element("td", { colspan }, about)));
    }

    function tellBelow() {
      const row = about.closest("tr");
      if (!row) return;
      block.append(about);
      row.remove();
    }

    function saveSheet() {
      const { title, paragraphs } = told(block);
      const notes = paragraphs.map((paragraph) => [paragraph]);
      const lines = [...sheet(), [], [title], ...notes];
      save(`${block.dataset.report}.csv`, "text/csv", `\ufeff${asCsv(lines)}`);
      status.textContent = "Downloaded.";
    }
  }

  function words(place) {
    return place ? place.textContent.replace(/\s+/g, " ").trim() : "";
  }

  function told(block) {
    const paragraphs = [...block.querySelectorAll(".sm-about-table p")].map(words);
    return { title: block.dataset.title, paragraphs };
  }

  /* For a document: nothing but text, links to this site, and lines that a word processor draws; not by a style, which
     the policy of the site stops. */

  function asDocument({ title, heads, widths, rows, paragraphs }) {
    const looks = { align: "left", valign: "top" };
    const width = (place) => `${widths?.[place] ?? Math.floor(100 / heads.length)}%`;
    const headOf = (text, place) => element("th", { ...looks, width: width(place) }, text);
    const cellOf = (content) => element("td", looks, ...content.map(paragraphOf));
    const head = element("tr", {}, ...heads.map(headOf));
    const body = rows.map((row) => element("tr", {}, ...row.map(cellOf)));
    const table = element(
      "table",
      { border: "1", cellpadding: "4", cellspacing: "0", width: "100%" },
      element("thead", {}, head),
      element("tbody", {}, ...body),
    );
    const notes = paragraphs.map((text) => element("p", {}, text));
    return element("div", {}, element("p", {}, element("b", {}, title)), table, ...notes).outerHTML;
  }

  // A word processor would put paragraphs of a cell far apart.
  function paragraphOf(pieces) {
    const made = element("p", {}, ...pieces.map(pieceOf));
    made.style.margin = "0 0 3pt";
    return made;
  }

  function pieceOf(piece) {
    if (typeof piece === "string") return piece;
    return piece.href ? element("a", { href: onTheWeb(piece.href) }, piece.text) : element("b", {}, piece.text);
  }

  // The site's own address, also where the page is read from a folder.
  function onTheWeb(href) {
    return new URL(href.replace(/index\.html(?=$|#)/, ""), document.querySelector("link[rel=canonical]").href).href;
  }

  /* For a field that takes no table: cells apart by tabs, as a spreadsheet reads them. */

  function asText({ title, heads, rows, paragraphs }) {
    const cell = (content) => content.map((pieces) => pieces.map((piece) => piece.text ?? piece).join("")).join("; ");
    const lines = [heads, ...rows.map((row) => row.map(cell))].map((line) => line.map(harmless).join("\t"));
    return [title, "", ...lines, "", ...paragraphs, ""].join("\n");
  }

  function asCsv(lines) {
    const quoted = (text) => `"${harmless(text).replace(/"/g, '""')}"`;
    return lines.map((line) => `${line.map(quoted).join(",")}\r\n`).join("");
  }

  // A spreadsheet would run it as a formula.
  function harmless(text) {
    const plain = text.replace(/\s+/g, " ").trim();
    return /^[=+\-@]/.test(plain) ? `'${plain}` : plain;
  }
})();
