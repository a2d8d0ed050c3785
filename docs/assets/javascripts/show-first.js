/* Show the reader's nation first: moves sections, strips and cards of its frameworks to the front. Kept on this device only. */
(function () {
  "use strict";

  const KEY = "standards-map:show-first";
  const pickers = document.querySelectorAll("[data-show-first]");

  // A row is a parent whose children belong to frameworks; `before` is what follows the last of them.
  const rows = new Map();
  document.querySelectorAll("[data-framework]:not(.sm-badge)").forEach((member) => {
    const parent = member.parentElement;
    if (!rows.has(parent)) {
      rows.set(parent, { members: [], before: null });
    }
    const row = rows.get(parent);
    row.members.push(member);
    row.before = member.nextSibling;
  });

  function order(first) {
    rows.forEach(({ members, before }, parent) => {
      const ahead = members.filter((member) => first.includes(member.dataset.framework));
      const behind = members.filter((member) => !ahead.includes(member));
      [...ahead, ...behind].forEach((member) => parent.insertBefore(member, before));
    });
  }

  function kept() {
    try {
      return localStorage.getItem(KEY) || "";
    } catch (error) {
      return ""; // storage is switched off: the choice holds for this page
    }
  }

  function keep(value) {
    try {
      if (value) {
        localStorage.setItem(KEY, value);
      } else {
        localStorage.removeItem(KEY);
      }
    } catch (error) {
      // as above
    }
  }

  pickers.forEach((picker) => {
    const choices = [...picker.querySelectorAll("input")];
    const chosen = choices.find((choice) => choice.value === kept());
    if (chosen) {
      chosen.checked = true;
    }
    picker.addEventListener("change", (event) => {
      keep(event.target.value);
      order(event.target.value.split(" "));
    });
    picker.hidden = false;
  });
  if (kept()) {
    order(kept().split(" "));
  }
})();
