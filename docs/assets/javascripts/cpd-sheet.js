/* The CPD sheet: keeps what is typed in this browser, one sheet for each page it was opened from. Sends nothing. */
StandardsPage.whenRead(() => {
  "use strict";

  const { element, save } = StandardsPage;
  const BLANK = "blank"; // the name of the sheet that was opened from no page
  const sheet = document.querySelector("[data-cpd-sheet]");
  const boxes = [...sheet.querySelectorAll("[data-box]")];
  const part = (name) => sheet.querySelector(`[data-${name}]`);
  let current = BLANK;

  for (const box of boxes) {
    if (box.matches("textarea")) box.after(element("div", { class: "sm-typed", "aria-hidden": "true" }));
    box.addEventListener("input", () => {
      mirror(box);
      keep();
    });
  }
  part("kept").addEventListener("change", ({ target }) => goTo(target.value));
  part("print").addEventListener("click", () => print());
  part("download").addEventListener("click", () => save("cpd-sheet.txt", "text/plain;charset=utf-8", asText()));
  part("delete").addEventListener("click", () => {
    if (!confirm("Delete this sheet from this device? It cannot be brought back.")) return;
    remove([current]);
    say("The sheet is deleted.");
  });
  part("delete-all").addEventListener("click", () => {
    if (!confirm("Delete all sheets from this device? They cannot be brought back.")) return;
    remove(StandardsKept.sheets());
    say("All sheets are deleted.");
  });
  addEventListener("hashchange", open);
  sheet.classList.add("sm-live");
  part("without-script").hidden = true;
  part("tools").hidden = false;
  open();

  // The part of the address behind # never leaves the browser.
  function open() {
    const given = new URLSearchParams(location.hash.slice(1));
    current = given.get("from") || BLANK;
    show(StandardsKept.sheet(current).read() || { page: given.get("title"), numbers: given.get("numbers") });
    list();
  }

  function goTo(name) {
    const fragment = name === BLANK ? "" : `#${new URLSearchParams({ from: name })}`;
    history.replaceState(null, "", location.pathname + location.search + fragment);
    open();
  }

  function show(typed) {
    for (const box of boxes) {
      const value = typed[box.dataset.box];
      if (box.type === "checkbox") box.checked = value === true;
      else box.value = typeof value === "string" ? value : "";
      mirror(box);
    }
  }

  // Paper needs all of a text, not the part that the box has room for.
  function mirror(box) {
    if (box.matches("textarea")) box.nextElementSibling.textContent = box.value;
  }

  function list() {
    const kept = StandardsKept.sheets();
    const options = (kept.includes(current) ? kept : [current, ...kept]).map((name) => {
      const title = name === current ? boxes[0].value : StandardsKept.sheet(name).read()?.page;
      return new Option(title || "A sheet without a page", name, name === current, name === current);
    });
    part("kept").replaceChildren(...options);
    part("delete-all").hidden = kept.length < 2;
  }

  function keep() {
    const value = (box) => (box.type === "checkbox" ? box.checked : box.value);
    const typed = Object.fromEntries(boxes.map((box) => [box.dataset.box, value(box)]));
    const stays = StandardsKept.sheet(current).keep(typed);
    say(stays ? "Kept on this device." : "This browser does not keep it. Print it or save the text before you leave.");
    list();
  }

  function remove(names) {
    for (const name of names) StandardsKept.sheet(name).forget();
    goTo(BLANK);
  }

  function say(words) {
    part("status").textContent = words;
  }

  function asText() {
    const lines = boxes.map((box) => {
      if (box.type === "checkbox") return box.checked ? `[x] ${box.dataset.says}` : "";
      return box.value ? `${box.labels[0].textContent}\n${box.value}\n` : "";
    });
    return [document.title, "", ...lines.filter(Boolean), "", part("foot").textContent].join("\n");
  }
});
