/* The pages on a number: filters that the address keeps, and for each link a line to copy with its reason. Without
   this script all of them stand there, and no control is shown. */
StandardsPage.whenRead(() => {
  "use strict";

  const { element, asking, fill, follow, copy } = StandardsPage;
  const CHOICES = ["kind", "theme", "basis"];
  const block = document.querySelector(".sm-touching");
  const form = block.querySelector("form"); // where there are many pages
  const rows = [...document.querySelectorAll(".sm-pages li")];
  const heard = element("span", { role: "status", class: "sm-from" });

  for (const row of rows) row.querySelector(".sm-hash").after(" ", copier(row));
  if (form) startFilter();

  /* A single link */

  function copier(row) {
    const title = titleOf(row);
    const button = element("button", { type: "button", "aria-label": `Copy this reason: ${title}` }, "Copy");
    button.addEventListener("click", async () => {
      heard.textContent = "";
      button.after(" ", heard);
      try {
        await copy(lineOf(row));
        heard.textContent = "Copied.";
      } catch {
        getSelection().selectAllChildren(row);
        heard.textContent = "Marked. Copy it: Ctrl+C, or hold a finger on it.";
      }
    });
    return button;
  }

  function titleOf(row) {
    return row.querySelector("a").textContent;
  }

  // 5.6 → a page: the reason (our reading; map of 2026-11-20) https://…
  function lineOf(row) {
    const { name, version } = block.dataset;
    const why = row.querySelector(".sm-why").firstChild.textContent.trim();
    const address = document.querySelector("link[rel=canonical]").href;
    const line = `${name} → ${titleOf(row)}: ${why} (${basisOf(row)}; map of ${version}) ${address}#${row.id}`;
    return line.replace(/\s+/g, " ");
  }

  // Who says so: "our reading", or "cited: Millers' letter, page 4".
  function basisOf(row) {
    const words = [...row.querySelectorAll(".sm-meta > *")].map((part) => part.textContent.trim());
    if (!words.length) return block.dataset.unmarked;
    const [label, ...places] = words;
    return [label.toLowerCase(), places.join("; ")].filter(Boolean).join(": ");
  }

  /* The filter */

  function startFilter() {
    const fields = form.elements;
    const status = form.querySelector("[role=status]");
    const parts = [...document.querySelectorAll(".sm-pages")];
    const folds = parts.flatMap((part) => [...part.querySelectorAll("details")]);
    const counts = [...document.querySelectorAll(".sm-counts [data-basis]")];
    let stoodOpen = null; // the folds that were open before anything was chosen

    form.hidden = false;
    for (const count of counts) {
      count.href = asking({ basis: count.dataset.basis });
      count.addEventListener("click", toCount);
    }
    readAddress();
    follow(form, change, readAddress);

    function readAddress() {
      for (const name of CHOICES) fields[name].value = "";
      fill(fields, CHOICES);
      const there = document.getElementById(location.hash.slice(1));
      const isHidden = there?.closest("[hidden]");
      apply();
      if (isHidden) there.scrollIntoView(); // the browser could not go there before
    }

    // Each choice is a step of its own, so that Back undoes it.
    function change() {
      const view = asking(chosen());
      if (view !== location.hash) history.pushState(null, "", location.pathname + location.search + view);
      apply();
    }

    function toCount(event) {
      event.preventDefault();
      for (const name of CHOICES) fields[name].value = name === "basis" ? event.currentTarget.dataset.basis : "";
      change();
      form.scrollIntoView();
      fields.basis.focus({ preventScroll: true });
    }

    function chosen() {
      const named = CHOICES.map((name) => [name, fields[name].value]);
      return Object.fromEntries(named.filter(([, value]) => value));
    }

    function apply() {
      const wanted = chosen();
      const isAll = Object.keys(wanted).length === 0;
      for (const row of rows) row.hidden = !fits(row, wanted);
      for (const part of parts) showPart(part);
      showFolds(isAll);
      for (const count of counts) count.setAttribute("aria-current", String(count.dataset.basis === wanted.basis));
      const shown = rows.filter(({ hidden }) => !hidden).length;
      const none = shown ? "" : " No page is all of this. Choose less, or show all.";
      status.textContent = `${shown} of ${rows.length} shown.${none}`;
    }

    function fits(row, wanted) {
      const { theme, basis } = row.dataset;
      const has = { kind: row.closest("section").dataset.kind, theme, basis };
      return Object.entries(wanted).every(([name, value]) => has[name] === value);
    }

    function showPart(part) {
      const groups = [...part.querySelectorAll("section")];
      for (const group of groups) group.hidden = isEmpty(group);
      part.hidden = groups.every(({ hidden }) => hidden);
      document.getElementById(part.dataset.heading).hidden = part.hidden;
    }

    function showFolds(isAll) {
      if (!isAll) stoodOpen ??= folds.filter(({ open }) => open);
      for (const fold of folds) {
        fold.hidden = isEmpty(fold);
        fold.querySelector("summary").hidden = !isAll;
        if (!isAll || stoodOpen) fold.open = !isAll || stoodOpen.includes(fold);
      }
      if (isAll) stoodOpen = null;
    }

    function isEmpty(part) {
      return !part.querySelector("li:not([hidden])");
    }
  }
});
