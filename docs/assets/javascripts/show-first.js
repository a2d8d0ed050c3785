/* Show the reader's nation first: moves sections, strips and cards of its frameworks to the front. */
StandardsPage.whenRead(() => {
  "use strict";

  const rows = new Map(); // a parent whose children belong to frameworks → them, and what follows the last of them

  for (const member of document.querySelectorAll("[data-framework]:not(.sm-badge)")) {
    const parent = member.parentElement;
    if (!rows.has(parent)) rows.set(parent, { members: [] });
    const row = rows.get(parent);
    row.members.push(member);
    row.after = member.nextSibling;
  }
  for (const picker of document.querySelectorAll("[data-show-first]")) {
    const chosen = [...picker.querySelectorAll("input")].find(({ value }) => value === StandardsKept.showFirst.read());
    if (chosen) chosen.checked = true;
    picker.addEventListener("change", choose);
    picker.hidden = false;
  }
  const first = StandardsKept.frameworksFirst();
  if (first.length) order(first);

  function choose({ target: { value } }) {
    if (value) StandardsKept.showFirst.keep(value);
    else StandardsKept.showFirst.forget();
    order(value.split(" "));
  }

  function order(first) {
    for (const [parent, { members, after }] of rows) {
      const ahead = members.filter((member) => first.includes(member.dataset.framework));
      const behind = members.filter((member) => !ahead.includes(member));
      for (const member of [...ahead, ...behind]) parent.insertBefore(member, after);
    }
  }
});
