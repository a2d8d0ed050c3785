/*
 * The policy check: which numbers no answered question leads to, and a sheet of what is unclear or missing. The answers
 * stand behind # in the address alone; nothing is kept, nothing sent. Without this script both are filled in by hand.
 */
StandardsPage.whenRead(() => {
  "use strict";

  const { element, asked, asking } = StandardsPage;
  const { start, words } = StandardsReport;
  const ANSWERED = "yes";
  const form = document.querySelector("[data-policy-check]");
  const gaps = document.querySelector("[data-policy-gaps]");
  const block = document.querySelector(".sm-report");
  const questions = [...form.querySelectorAll("[data-provisions]")];
  const numbers = [...gaps.querySelectorAll("[data-provision]")];
  const rows = [...block.querySelectorAll("tbody tr")];
  const answers = [...questions[0].querySelectorAll("input")].map(({ value }) => value);
  const blanks = rows.map((row) => [...row.cells[1].childNodes]);
  const sheetFold = block.querySelector("details");
  const left = block.querySelector("[data-left]");

  form.autocomplete = "off"; // Firefox would keep the ticks over the address
  form.querySelector(".sm-actions").hidden = false;
  readAddress();
  start(block, { table, sheet });
  form.addEventListener("change", change);
  form.addEventListener("reset", () => setTimeout(change)); // the boxes are empty only after this event
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", readAddress);

  // #yes=hours,tools&missing=abuse
  function readAddress() {
    for (const answer of answers) {
      const named = (asked(answer).value ?? "").split(",");
      for (const box of boxes().filter(({ value }) => value === answer)) box.checked = named.includes(box.name);
    }
    show();
  }

  function change() {
    const named = answers.map((answer) => [answer, questionsWith(answer).join(",")]);
    const view = asking(Object.fromEntries(named.filter(([, names]) => names)));
    const part = location.hash.includes("=") ? "" : location.hash; // of the page, such as one heading
    history.replaceState(null, "", location.pathname + location.search + (view || part));
    show();
  }

  function boxes() {
    return [...form.querySelectorAll("input")];
  }

  function questionsWith(answer) {
    return boxes()
      .filter(({ checked, value }) => checked && value === answer)
      .map(({ name }) => name);
  }

  function show() {
    showNumbers();
    showSheet();
  }

  function showNumbers() {
    const done = questions.filter((question) => question.querySelector("input:checked")?.value === ANSWERED);
    const addressed = new Set(done.flatMap((question) => question.dataset.provisions.split(" ")));
    for (const number of numbers) number.hidden = addressed.has(number.dataset.provision);
    for (const fold of gaps.querySelectorAll("details")) {
      const own = fold.querySelectorAll("[data-provision]:not([hidden])").length;
      const line = fold.querySelector("summary");
      fold.hidden = !own;
      line.textContent = line.textContent.replace(/\(\d+\)$/, `(${own})`);
    }
    const unmet = numbers.filter((number) => !number.hidden);
    const says = unmet.length
      ? `${unmet.length} of ${numbers.length} numbers stay open. No question that your policy answers leads to them:`
      : "Each of the numbers is met by a question that your policy answers.";
    const counts = `${done.length} of ${questions.length} questions answered.`;
    gaps.querySelector("[data-result]").textContent = `${counts} ${says}`;
    const names = unmet.map((number) => words(number.querySelector(".sm-badge")));
    left.textContent = `Numbers that no answered question leads to: ${names.join(", ")}.`;
    left.hidden = !done.length || !names.length;
  }

  // Before anything is answered the whole sheet stands there, to be filled in by hand.
  function showSheet() {
    const given = rows.map((row) => form.elements[row.dataset.question].value);
    const isBlank = given.every((answer) => !answer);
    for (const [place, row] of rows.entries()) {
      row.hidden = !isBlank && ["", ANSWERED].includes(given[place]);
      const box = form.querySelector(`input[name="${row.dataset.question}"]:checked`);
      row.cells[1].replaceChildren(...(box ? [element("p", {}, words(box.parentElement))] : blanks[place]));
    }
    if (!isBlank) sheetFold.open = true;
    const open = rows.filter(({ hidden }) => !hidden).length;
    const waiting = given.filter((answer) => !answer).length;
    const rest = waiting ? ` ${waiting} not answered yet.` : "";
    block.querySelector("[data-says]").textContent = isBlank
      ? "Answer the questions above, or print this sheet and fill it in by hand."
      : `${open} unclear or missing.${rest}`;
  }

  function shownRows() {
    return rows.filter(({ hidden }) => !hidden);
  }

  function headsOf() {
    return [...block.querySelectorAll("thead th")].map(words);
  }

  function table() {
    return {
      heads: headsOf(),
      rows: shownRows().map(({ cells: [question, ...rest] }) => [[[words(question)]], ...rest.map(paragraphsOf)]),
    };
  }

  function paragraphsOf(cell) {
    return [...cell.querySelectorAll("p")].map((paragraph) => {
      const link = paragraph.querySelector("a");
      return [link ? { text: words(link), href: link.getAttribute("href") } : words(paragraph)];
    });
  }

  // A number never stands alone in a cell: its framework goes before it.
  function sheet() {
    const lines = shownRows().map(({ cells: [question, ...rest] }) => [
      words(question),
      ...rest.map((cell) => [...cell.querySelectorAll("p")].map(words).join("; ")),
    ]);
    return [headsOf(), ...lines];
  }
});
