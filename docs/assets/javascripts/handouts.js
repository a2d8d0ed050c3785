/*
 * The list of sheets: ticks for a pack of one's own, and filters by words, number and theme. What is ticked stands in
 * the address behind # and on this device; mine.js lays it out. Without this script the list stands whole, in folds.
 */
StandardsPage.whenRead(() => {
  "use strict";

  const PAUSE = 300; // milliseconds without a key before the list is filtered
  const { element, addressOf, load, fill } = StandardsPage;
  const { clean, tooMany, chosen, asking, inWords, keep } = StandardsHandout;
  const form = document.querySelector(".sm-sheets-filter");
  if (!form) return;

  const fields = form.elements;
  const status = form.querySelector("[role=status]");
  const rows = [...document.querySelectorAll(".sm-sheets li")];
  const folds = [...document.querySelectorAll(".sm-sheets")];
  const start = document.createComment(""); // the folds stand behind it
  const counts = new Map(folds.map((fold) => [fold, document.createTextNode("")])); // how many are shown
  const boxes = new Map(); // name → its tick
  const count = element("strong");
  const ready = element("p", { class: "sm-note" });
  const heard = element("p", { role: "status", class: "sm-aside" });
  const open = element("a", { class: "sm-button" }, "Open my pack");
  const empty = element("button", { type: "button", class: "sm-button" }, "Empty");
  const bar = element("div", { class: "sm-pack-bar" }, count, open, empty, heard);
  let choice = chosen();
  let ofPack = []; // what the chosen pack has ticked
  let waiting = 0;

  for (const row of rows) addTick(row);
  for (const [fold, shown] of counts) fold.querySelector("summary").append(shown);
  folds[0].before(start);
  empty.addEventListener("click", () => {
    forgetPack();
    change([], "The pack is empty.");
    fields.pack.focus(); // the button with the focus is gone
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  fields.words.addEventListener("focus", () => load("sm-choices").catch(() => {})); // the first key tries again
  fields.words.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, PAUSE);
  });
  fields.theme.addEventListener("change", filter);
  fields.pack.addEventListener("change", tickPack);
  addEventListener("hashchange", readAddress);
  form.hidden = false;
  status.before(ready);
  form.parentElement.append(bar); // at the end, and so at the foot of the window before that
  readAddress();

  function readAddress() {
    forgetPack();
    choice = chosen();
    fields.words.value = StandardsPage.asked("words").value ?? "";
    fields.theme.value = "";
    fill(fields, ["theme"]);
    show(choice.full);
    filter();
  }

  function addTick(row) {
    const name = row.dataset.sheet;
    if (!name) return;
    const box = element("input", { type: "checkbox", "aria-label": `Add to my pack: ${titleOf(row)}` });
    box.addEventListener("change", () => {
      const rest = choice.names.filter((other) => other !== name);
      change(box.checked ? [...rest, name] : rest, `${box.checked ? "Added" : "Removed"}: ${titleOf(row)}.`);
    });
    boxes.set(name, box);
    row.prepend(element("label", { class: "sm-tick" }, box));
  }

  function titleOf(row) {
    return row.querySelector("a").textContent;
  }

  // The sheets of a ready pack, to begin with. Arrow keys go from one pack to the next, so another choice takes the
  // last one back.
  async function tickPack() {
    const { value, selectedOptions } = fields.pack;
    const title = selectedOptions[0].textContent;
    await load("sm-choices");
    if (value !== fields.pack.value) return;
    offerReady(value && title);
    const others = choice.names.filter((name) => !ofPack.includes(name));
    ofPack = value ? StandardsPacks[value].filter((name) => !others.includes(name)) : [];
    const says = value ? `Ticked: the sheets on ${title}.` : "The sheets of that pack are no longer ticked.";
    change([...others, ...ofPack], says);
    const ticked = rows.filter(({ dataset }) => ofPack.includes(dataset.sheet));
    for (const row of ticked.reverse()) row.parentElement.prepend(row); // nobody looks for them in a long fold
    filter(); // opens what holds the sheets
  }

  // Whoever wants the pack as it is needs none of their own.
  function offerReady(title) {
    const packs = [...document.querySelectorAll("#packs ~ details li > a:first-child")];
    const link = packs.find(({ textContent }) => textContent === title);
    const way = link && element("a", { href: link.getAttribute("href") }, "This pack as one PDF");
    ready.replaceChildren(...(way ? [way, ", ready to print."] : []));
  }

  function forgetPack() {
    ofPack = [];
    offerReady("");
    fields.pack.value = "";
  }

  function change(names, words) {
    choice = { ...choice, names: clean(names) };
    if (choice.isOwn) keep(choice.names);
    writeAddress();
    show([words, tooMany(names)].join(" ").trim());
  }

  function writeAddress() {
    const further = { words: fields.words.value.trim(), theme: fields.theme.value };
    const view = Object.fromEntries(Object.entries(further).filter(([, value]) => value));
    history.replaceState(null, "", location.pathname + asking(choice, view));
  }

  function show(words) {
    const { names } = choice;
    for (const [name, box] of boxes) box.checked = names.includes(name);
    count.textContent = inWords(names.map(lastingOf));
    open.href = addressOf("", form.dataset.pack) + asking(choice);
    for (const part of [count, open, empty]) part.hidden = !names.length;
    bar.classList.toggle("sm-aside", !names.length); // what it says is heard even so
    heard.textContent = words;
  }

  function lastingOf(name) {
    const told = boxes.get(name)?.closest("li").dataset ?? {};
    return { minutes: choice.minutes.get(name) ?? Number(told.minutes ?? 0), isLed: "led" in told };
  }

  /* The filter */

  async function filter() {
    const words = fields.words.value.trim();
    const theme = fields.theme.value;
    const found = words ? await foundBy(words) : null;
    if (words !== fields.words.value.trim()) return; // somebody typed on meanwhile
    writeAddress();
    for (const row of rows) row.hidden = !(fitsTheme(row, theme) && (!found || found.fits(row)));
    for (const [fold, told] of counts) {
      const { length: shown } = fold.querySelectorAll("li:not([hidden])");
      const { length: all } = fold.querySelectorAll("li");
      fold.hidden = !shown;
      fold.open = !fold.hidden && (Boolean(words || theme) || holdsPack(fold));
      told.data = shown < all ? `, ${shown} shown` : "";
    }
    putInOrder(found?.names ?? []);
    const shown = rows.filter(({ hidden }) => !hidden).length;
    const none = shown ? "" : " Choose less, or try other words.";
    const says = [`${shown} of ${rows.length} sheets shown.${none}`, found?.saying].filter(Boolean).join(" ");
    status.textContent = words || theme ? says : "";
  }

  function holdsPack(fold) {
    return [...fold.querySelectorAll("li")].some(({ dataset }) => ofPack.includes(dataset.sheet));
  }

  function fitsTheme(row, theme) {
    return !theme || row.dataset.theme === theme;
  }

  // What somebody asks for by name comes before all else: a number has its own sheet, and many pages that link to it.
  function putInOrder(names) {
    const placeOf = (row) => (names.includes(row.dataset.sheet) ? names.indexOf(row.dataset.sheet) : names.length);
    const places = new Map(folds.map((fold) => [fold, Math.min(...[...fold.querySelectorAll("li")].map(placeOf))]));
    start.after(...[...folds].sort((one, other) => places.get(one) - places.get(other)));
  }

  // A number shows its own sheet and those of the pages that link to it; words show titles that have them, and pages
  // that the search finds.
  async function foundBy(words) {
    await load("sm-choices");
    const { sure, offers, saying, isNumber } = await StandardsPick.find(words);
    const names = [...new Set([...sure, ...offers])]; // best first
    const linked = (name) => StandardsChoices[name]?.numbers.some((number) => names.includes(number));
    const typed = words.toLowerCase();
    const isTold = (row) => (isNumber ? linked(row.dataset.sheet) : row.textContent.toLowerCase().includes(typed));
    return {
      names,
      saying: names.length ? "" : saying,
      fits: (row) => names.includes(row.dataset.sheet) || isTold(row),
    };
  }
});
