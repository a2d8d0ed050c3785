/** The worksheet's page: fields beside official words, what is wrong with ours while they are typed, and saving. */
(() => {
  "use strict";

  const sheet = JSON.parse(document.getElementById("worksheet").textContent);
  const rows = document.getElementById("rows");
  const most = JSON.parse(rows.dataset.most);
  const judge = OwnWords.against(sheet.provisions.map((row) => ({ number: nameOf(row), text: row.official })));
  const FILLED = ["title", "in_our_words", "online", "force", "note", "skip"];
  const states = JSON.parse(rows.dataset.states);
  const KEPT = `standards-map:desk:${sheet.framework}-${sheet.edition}`; // in this browser, until the page is saved
  const sections = sheet.provisions.map(section);
  let changed = false;

  rows.append(...sections);
  sheet.provisions.forEach((_, at) => show(at));
  for (const field of document.querySelectorAll("[data-head]")) {
    field.value = sheet[field.dataset.head];
    field.addEventListener("input", () => {
      sheet[field.dataset.head] = field.value.trim();
      keep();
    });
  }
  tellProgress();
  offerWhatWasNotSaved();
  document.getElementById("save").addEventListener("click", save);
  document.getElementById("next").addEventListener("click", () => goOn(-1));
  document.addEventListener("keydown", (event) => {
    if (event.key === "s" && (event.ctrlKey || event.metaKey) && !event.altKey) {
      event.preventDefault();
      save();
    }
  });
  window.addEventListener("beforeunload", (event) => changed && event.preventDefault());
  if (location.hash) {
    document.getElementById(decodeURIComponent(location.hash.slice(1)))?.focus(); // it was not there when the page came
  }

  /** Build one provision; all text goes in as text. */
  function section(row, at) {
    const made = document.getElementById("row").content.firstElementChild.cloneNode(true);
    const name = nameOf(row);
    const id = name.replaceAll(" ", "-");
    made.querySelector("h2").textContent = name;
    made.querySelector("h2").id = id;
    made.setAttribute("aria-labelledby", id);
    const page = row.page ? `, page ${row.page}` : "";
    made.querySelector(".standing").textContent = `${states[row.standing]}${page}`;
    made.querySelector(".heading").textContent = row.heading;
    made.querySelector(".lead-in").textContent = row.lead_in;
    made.querySelector("blockquote").textContent = row.official;
    made.querySelector(".of").textContent = name;
    made.querySelector(".inherited").textContent = row.inherited ? `Left empty, the force is: ${row.inherited}` : "";
    made.querySelector(".faults").id = `${id}-faults`;
    made.querySelector("details").open = Boolean(row.online || row.note) && !row.skip;
    for (const label of made.querySelectorAll("label")) {
      label.htmlFor = `${id}-${label.dataset.for}`;
      label.id = `${label.htmlFor}-label`;
    }
    for (const field of made.querySelectorAll("[data-field]")) {
      field.id = `${id}-${field.dataset.field}`;
      field.setAttribute("aria-labelledby", `${field.id}-label ${id}`);
      field.setAttribute("aria-describedby", `${id}-faults`);
      field.addEventListener("input", () => {
        row[field.dataset.field] = field.type === "checkbox" ? (field.checked ? "yes" : "") : field.value.trim();
        refresh(at);
        tellProgress();
        keep();
      });
      field.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
          event.preventDefault();
          field.dataset.field === "title" ? made.querySelector("textarea").focus() : goOn(at);
        }
      });
    }
    return made;
  }

  /** Put what a row says into its fields. */
  function show(at) {
    for (const field of sections[at].querySelectorAll("[data-field]")) {
      const value = sheet.provisions[at][field.dataset.field];
      field.type === "checkbox" ? (field.checked = value === "yes") : (field.value = value);
    }
    refresh(at);
  }

  /** Count words, and say what is wrong. */
  function refresh(at) {
    const row = sheet.provisions[at];
    const faults = row.skip ? [] : judge(row);
    for (const field of sections[at].querySelectorAll("[data-field]")) {
      const name = field.dataset.field;
      const count = field.parentElement.querySelector(".count");
      const words = row[name].split(/\s+/).filter(Boolean).length;
      const over = !row.skip && most[name] > 0 && words > most[name];
      if (count && most[name]) {
        const grade = ["in_our_words", "online"].includes(name) && words ? `, grade ${OwnWords.grade(row[name])}` : "";
        count.textContent = `${words} of ${most[name]} words${grade}`;
        count.classList.toggle("over", over);
      }
      if (over) {
        faults.push({ field: name, fact: `${words} words`, remedy: `keep it to ${most[name]}` });
      }
      field.setAttribute("aria-invalid", String(faults.some((fault) => fault.field === name)));
    }
    const told = faults.map((fault) => `${fault.fact}: ${fault.remedy}`);
    const list = sections[at].querySelector(".faults");
    if ([...list.children].map((entry) => entry.textContent).join("\n") !== told.join("\n")) {
      list.replaceChildren(...told.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
    }
    sections[at].classList.toggle("done", isDone(row) && told.length === 0);
    sections[at].classList.toggle("out", row.skip === "yes");
  }

  function isDone(row) {
    return !row.skip && row.title !== "" && row.in_our_words !== "";
  }

  function tellProgress() {
    const wanted = sheet.provisions.filter((row) => !row.skip);
    const done = sections.filter((made) => made.classList.contains("done")).length;
    const faulty = sections.filter((made) => made.querySelector(".faults p") !== null).length;
    const mend = faulty ? `, ${faulty} to mend` : "";
    document.getElementById("progress").textContent = `${done} of ${wanted.length} done${mend}`;
  }

  /** Go to the next number that is not done behind one, or to the first of all. */
  function goOn(at) {
    const waits = (number) => !sheet.provisions[number].skip && !sections[number].classList.contains("done");
    const order = [...sections.keys()];
    const next = order.find((number) => number > at && waits(number)) ?? order.find(waits);
    (next === undefined ? document.getElementById("save") : sections[next].querySelector("input")).focus();
  }

  // --- Saving --------------------------------------------------------------------------------------------------------

  /** Download this page with what was typed: its rows are made anew from the data when it is opened. */
  function save() {
    const page = document.documentElement.cloneNode(true);
    page.querySelector("#rows").replaceChildren();
    page.querySelector("#saved").textContent = "";
    page.querySelector("#unsaved").hidden = true;
    page.querySelector("#worksheet").textContent = JSON.stringify(sheet, null, 1).replaceAll("<", "\\u003c");
    const mark = [...document.childNodes].find((node) => node.nodeType === Node.COMMENT_NODE).data;
    const text = `<!doctype html>\n<!--${mark}-->\n${page.outerHTML}\n`;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/html" }));
    link.download = `${sheet.framework}-${sheet.edition}.html`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    changed = false;
    attempt(() => localStorage.removeItem(KEPT));
    const time = new Date().toTimeString().slice(0, 5);
    document.getElementById("saved").textContent = `Saved at ${time} as ${link.download}, among your downloads.`;
  }

  /** Keep what was typed in this browser, for the day on which it ends before the page is saved. */
  function keep() {
    changed = true;
    attempt(() => localStorage.setItem(KEPT, JSON.stringify({ at: new Date().toISOString(), rows: filled() })));
  }

  function filled() {
    return Object.fromEntries(sheet.provisions.map((row) => [nameOf(row), FILLED.map((field) => row[field])]));
  }

  function offerWhatWasNotSaved() {
    const kept = attempt(() => JSON.parse(localStorage.getItem(KEPT)));
    if (!kept || JSON.stringify(kept.rows) === JSON.stringify(filled())) {
      return;
    }
    const offer = document.getElementById("unsaved");
    document.getElementById("unsaved-day").textContent = kept.at.slice(0, 16).replace("T", ", ");
    offer.hidden = false;
    document.getElementById("take-up").addEventListener("click", () => {
      sheet.provisions.forEach((row, at) => {
        FILLED.forEach((field, number) => (row[field] = kept.rows[nameOf(row)]?.[number] ?? row[field]));
        show(at);
      });
      changed = true;
      tellProgress();
      done();
    });
    document.getElementById("throw-away").addEventListener("click", () => {
      attempt(() => localStorage.removeItem(KEPT));
      done();
    });

    function done() {
      offer.hidden = true;
      goOn(-1);
    }
  }

  function nameOf(row) {
    return `${row.series} ${row.number}`.trim();
  }

  function attempt(act) {
    try {
      return act();
    } catch {
      return null; // a browser may keep nothing for a file
    }
  }
})();
