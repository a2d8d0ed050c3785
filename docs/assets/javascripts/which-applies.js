/* "Does this apply to me?": leaves the rows that fit role, nation and day. Keeps nothing, sends nothing. */
(function () {
  "use strict";

  const form = document.querySelector("[data-find]");
  if (!form) {
    return;
  }

  const field = (name) => form.querySelector(`[data-${name}]`);
  const people = [...document.querySelectorAll(".sm-bound > section")];

  const sameDay = (row, day) => !day || ((!row.dataset.since || row.dataset.since <= day) && (!row.dataset.until || day <= row.dataset.until));

  function count(found) {
    if (!found) {
      return "No row fits. Try another role or nation, or read the whole table.";
    }
    return `${found} ${found === 1 ? "row fits" : "rows fit"}. A row without a first or last day is shown for every day on that side.`;
  }

  function show() {
    const [who, where, day] = [field("who").value, field("where").value, field("day").value];
    let found = 0;
    people.forEach((person) => {
      const fits = (!who || person.dataset.who === who) && (!where || !person.dataset.where || person.dataset.where === where);
      const rows = [...person.querySelectorAll("tbody tr")];
      rows.forEach((row) => {
        row.hidden = !(fits && sameDay(row, day));
      });
      const left = rows.filter((row) => !row.hidden).length;
      person.hidden = left === 0;
      found += left;
    });
    field("result").textContent = who || where || day ? count(found) : "Choose one or more.";
  }

  form.addEventListener("input", show);
  form.hidden = false;
  show();
})();
