/* "Does this apply to me?": the form for who reads, which leaves the rows that fit it. Nothing is sent. */
StandardsPage.whenRead(() => {
  "use strict";

  const result = document.querySelector("[data-result]");
  let form = null;

  StandardsPage.load("sm-reader").then(open);

  function open() {
    form = StandardsReader.form(keep);
    form.fill(StandardsReader.who());
    form.element.addEventListener("input", () => (result.textContent = show()));
    document.querySelector("[data-reader-form]").append(form.element);
    result.textContent = show();
  }

  function keep() {
    const stays = StandardsReader.change(form.values());
    const follow = stays ? "All pages follow it now." : "This browser keeps nothing for this site.";
    result.textContent = `${show()} ${follow}`;
  }

  function show() {
    const { who, where, day } = form.values();
    let shown = 0;
    for (const person of document.querySelectorAll(".sm-bound > section")) {
      const { who: role, where: nation } = person.dataset;
      const fits = (!who.length || who.includes(role)) && (!where || !nation || nation === where);
      const rows = [...person.querySelectorAll("tbody tr")];
      for (const row of rows) row.hidden = !(fits && holds(row.dataset, day));
      const left = rows.filter((row) => !row.hidden).length;
      person.hidden = left === 0;
      shown += left;
    }
    return who.length || where || day ? count(shown) : "Choose one or more.";
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
