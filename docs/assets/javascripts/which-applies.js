/* "Does this apply to me?": leaves the rows that fit role, nation and day. Keeps nothing, sends nothing. */
StandardsPage.whenRead(() => {
  "use strict";

  const form = document.querySelector("[data-find]");
  const field = (name) => form.querySelector(`[data-${name}]`);

  form.addEventListener("input", show);
  form.hidden = false;
  show();

  function show() {
    const [who, where, day] = [field("who").value, field("where").value, field("day").value];
    let shown = 0;
    for (const person of document.querySelectorAll(".sm-bound > section")) {
      const { who: role, where: place } = person.dataset;
      const fits = (!who || role === who) && (!where || !place || place === where);
      const rows = [...person.querySelectorAll("tbody tr")];
      for (const row of rows) row.hidden = !(fits && holds(row.dataset, day));
      const left = rows.filter((row) => !row.hidden).length;
      person.hidden = left === 0;
      shown += left;
    }
    field("result").textContent = who || where || day ? count(shown) : "Choose one or more.";
  }

  function holds({ since, until }, day) {
    return !day || ((!since || since <= day) && (!until || day <= until));
  }

  function count(rows) {
    if (!rows) return "No row fits. Try another role or nation, or read the whole table.";
    const fit = rows === 1 ? "row fits" : "rows fit";
    return `${rows} ${fit}. A row without a first or last day is shown for every day on that side.`;
  }
});
