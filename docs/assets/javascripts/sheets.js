/**
 * StandardsSheets: handouts as elements of a page. Each handout is a script of its own, so that it also loads from a
 * folder on disk; it hands over the same record from which its PDF was set. All data becomes text, never HTML.
 */
const StandardsSheets = (() => {
  "use strict";

  const { element } = StandardsPage;
  const records = new Map(); // name → the record of a handout
  const LAID = {
    steps: ({ lines }) => list("ol", lines),
    points: ({ lines }) => list("ul", lines),
    space: ({ count }) => linesToWriteOn(count),
    figure: drawn,
    heading: ({ lines: [words] }) => element("h4", {}, words),
    table: ({ rows }) => table(rows),
    text: ({ lines: [words] }) => element("p", {}, words),
  };

  return { add: (name, record) => void records.set(name, record), has: (name) => records.has(name), lay, toTick };

  // What stands on a sheet below its title.
  function lay(name) {
    const { lead, lead_label: label, warnings = [], parts = [], cards = [], tables = [], questions = [] } =
      records.get(name);
    return [
      ...(lead ? [said(label, lead)] : []),
      ...warnings.map(warning),
      ...parts.flatMap(part),
      ...(cards.length ? [element("h3", {}, "What the standards say"), ...cards.flatMap(card)] : []),
      ...tables.flatMap(rowsOf),
      ...(questions.length ? [element("h3", {}, "Questions to talk over"), list("ol", questions)] : []),
    ];
  }

  function warning(words) {
    return element("p", { class: "sm-caution" }, element("strong", {}, "Take care."), ` ${words}`);
  }

  function said(label, words) {
    return element("p", {}, element("strong", {}, `${label}.`), ` ${words}`);
  }

  function part({ title, blocks }) {
    const laid = blocks.map((block) => LAID[block.form](block));
    return title ? [element("h3", {}, title), ...laid] : laid;
  }

  function list(name, lines) {
    return element(name, {}, ...lines.map((line) => element("li", {}, ...withBoxes(line))));
  }

  // A box to tick is drawn: as a sign, a printer may lack it.
  function withBoxes(line) {
    const [before, ...behind] = line.split("☐");
    return [before, ...behind.flatMap((words) => [toTick(), words.trimStart()])];
  }

  function toTick() {
    return element("span", { class: "sm-to-tick" });
  }

  function linesToWriteOn(count) {
    return element("span", { class: "sm-lines" }, ...Array.from({ length: count }, () => element("span")));
  }

  function drawn({ drawing, lines: [alt] }) {
    const src = `data:image/svg+xml,${encodeURIComponent(drawing)}`;
    return element("p", {}, element("img", { src, alt }));
  }

  function table([heads, ...rows]) {
    const cells = (name, row, further) => row.map((words) => element(name, further, words));
    const head = element("thead", {}, element("tr", {}, ...cells("th", heads, { scope: "col" })));
    const body = element("tbody", {}, ...rows.map((row) => element("tr", {}, ...cells("td", row, {}))));
    return element("table", { class: "sm-table" }, head, body);
  }

  // What one framework says: its main number with its reason, and what comes in as well.
  function card({ publisher, gap, main, also }) {
    if (gap) return [element("h4", {}, publisher), said(gap.label, gap.says)];
    const words = `${main.words.text} (${main.edition}, ${main.status.toLowerCase()})`;
    return [
      element("h4", {}, main.name),
      element("p", {}, words),
      said(main.basis, main.why.text),
      ...also.map(({ name, basis, why }) => said(`Also ${name}. ${basis}`, why.text)),
    ];
  }

  function rowsOf({ title, lines, groups, alike = [] }) {
    const says = lines.map((words) => element("p", {}, words));
    return [element("h3", {}, title), ...says, ...groups.flatMap(group), ...alike.flatMap(near)];
  }

  function near({ heading, near: nearest, more }) {
    const lines = list("ul", nearest);
    lines.className = "sm-near";
    return [element("h4", {}, heading), lines, ...(more ? [element("p", { class: "sm-meta" }, more)] : [])];
  }

  function group({ heading, rows }) {
    return [element("h4", {}, heading), element("ul", {}, ...rows.map(row))];
  }

  function row({ name, note, basis, text }) {
    return element("li", {}, element("strong", {}, name), ` (${note}). ${basis ? `${basis}. ` : ""}${text.text}`);
  }
})();
