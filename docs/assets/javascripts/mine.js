/*
 * The page of one's own pack: from the address where it was shared, else from what was ticked. It takes whatever the
 * number box takes, and prints as a cover with contents, a run sheet, and the sheets, each on a page of its own.
 */
StandardsPage.whenRead(() => {
  "use strict";

  const { element, script } = StandardsPage;
  const { clean, tooMany, chosen, keep, lasting, inWords } = StandardsHandout;
  const MOST_OFFERS = 8;
  const frame = document.getElementById("sm-mine");
  frame.hidden = false;
  if (!globalThis.StandardsChoices) {
    const sorry = "The list of numbers and pages did not arrive. Try again when you are online.";
    frame.replaceChildren(element("p", { role: "status", class: "sm-note" }, sorry));
    return;
  }
  const choices = new Map(Object.entries(StandardsChoices)); // short name → what is known of it
  const nameOfPage = document.title;
  const start = chosen();
  const isOwn = start.isOwn;
  const strange = start.names.filter((name) => !choices.has(name)); // said, and never printed
  let names = start.names.filter((name) => choices.has(name));
  let { minutes } = start;
  let shown = 0; // how often the sheets were laid out: a later choice overtakes an earlier one
  let answered = Promise.resolve(); // what is added is added in the order in which it was typed

  const field = element("input", { type: "text", autocomplete: "off", autocapitalize: "off", spellcheck: "false" });
  const label = element("label", {}, "Add a number or a page", field);
  const adding = element("button", { class: "sm-button" }, "Add");
  const form = element("form", { class: "sm-mine-tools" }, label, adding);
  const heard = element("p", { role: "status", class: "sm-note" });
  const gap = { class: "sm-gap", "data-gap": "unknown" };
  const unmet = [...strange.map(StandardsPick.unknown), start.full].filter(Boolean);
  const gaps = unmet.map((words) => element("p", gap, words));
  const offers = element("ul", { class: "sm-offers" });
  const listed = element("ol", { class: "sm-pack-list" });
  const total = element("p", { class: "sm-note" });
  const title = element("input", { type: "text", autocomplete: "off", maxlength: 80 });
  const whole = select({ whole: "The sheets, whole", short: "In short" });
  const size = select({ normal: "A4", large: "A4, large print" });
  const printing = button("Print", () => print());
  const taking = button("Keep this list on this device", take);
  const emptying = button("Empty the list", () => change([], "The list is empty."));
  const named = (words, input) => element("label", {}, words, input);
  const fields = [named("Title", title), named("What", whole), named("Size", size)];
  const tools = element("div", { class: "sm-mine-tools" }, ...fields, printing, taking, emptying);
  const address = element("p", { class: "sm-note" });
  const pack = element("div", { class: "sm-pack" });
  const folded = element("details", { class: "sm-fold" }, element("summary", {}, "What is printed"), pack);

  form.addEventListener("submit", add);
  for (const input of [title, whole, size]) input.addEventListener("change", () => show(""));
  // What is printed, and Print, stand above the list: nobody swipes past fourteen sheets to it.
  frame.replaceChildren(form, heard, ...gaps, offers, total, tools, listed, address, folded);
  title.value = StandardsPage.asked("title").value ?? "";
  if (StandardsPage.asked("as").value === "short") whole.value = "short";
  if (StandardsPage.asked("size").value === "large") size.value = "large";
  const shared = "This list came with the address. It is not kept on this device unless you say so.";
  show(isOwn ? "" : `${shared}${start.sent ? ` ${StandardsPage.SENT}` : ""}`);
  addEventListener("hashchange", () => {
    if (StandardsPage.asked("p").value !== null && location.hash !== query()) location.reload(); // another list
  });

  function button(words, act, further = {}) {
    const made = element("button", { type: "button", class: "sm-button", ...further }, words);
    made.addEventListener("click", act);
    return made;
  }

  function select(words) {
    return element("select", {}, ...Object.entries(words).map(([value, says]) => element("option", { value }, says)));
  }

  /* What is chosen */

  // Nothing is added but what is known; what is not clear is asked.
  function add(event) {
    event.preventDefault();
    const typed = field.value;
    field.focus();
    const sorry = () => (heard.textContent = "The numbers did not load. Check your connection, and try again.");
    if (typed.trim()) answered = answered.then(() => answer(typed)).catch(sorry);
  }

  async function answer(typed) {
    const { sure, offers: may, saying } = await StandardsPick.find(typed);
    if (sure.length && field.value === typed) field.value = "";
    if (sure.length) include(sure, saying);
    else heard.textContent = saying;
    offers.replaceChildren(...may.slice(0, MOST_OFFERS).map(offer));
  }

  function include(wanted, saying = "") {
    const listed = (says, some) => (some.length ? `${says}: ${some.map(titleOf).join("; ")}.` : "");
    const there = wanted.filter((name) => names.includes(name));
    const next = [...names, ...wanted];
    const added = clean(next).slice(names.length);
    change(next, [listed("Added", added), listed("In the list already", there), saying].filter(Boolean).join(" "));
  }

  function offer(name) {
    const act = () => {
      field.value = "";
      offers.replaceChildren();
      include([name]);
      field.focus();
    };
    return element("li", {}, button(`Add ${titleOf(name)}`, act));
  }

  function take() {
    heard.textContent = keep(names)
      ? "Kept on this device."
      : "This browser keeps nothing for this site. Keep the address instead.";
  }

  function change(next, words) {
    names = clean(next);
    if (isOwn) keep(names);
    show([words, tooMany(next)].filter(Boolean).join(" "));
  }

  function move(name, step) {
    const from = names.indexOf(name);
    const to = from + step;
    if (to < 0 || to >= names.length) return;
    const next = names.filter((other) => other !== name);
    next.splice(to, 0, name);
    change(next, `${titleOf(name)} is number ${to + 1} of ${names.length}.`);
    const act = step < 0 ? "up" : "down";
    listed.children[to].querySelector(`[data-act=${act}]`).focus();
  }

  function titleOf(name) {
    return choices.get(name).title;
  }

  // What a reader gives it, else what its page says.
  function minutesOf(name) {
    return minutes.get(name) ?? choices.get(name).minutes ?? 0;
  }

  function lastingOf(name) {
    return { minutes: minutesOf(name), isLed: Boolean(choices.get(name).steps) };
  }

  function query() {
    const further = {};
    if (title.value.trim()) further.title = title.value.trim();
    if (whole.value === "short") further.as = "short";
    if (size.value === "large") further.size = "large";
    return names.length ? StandardsHandout.asking({ names, minutes }, further) : "";
  }

  /* What is shown */

  function show(words) {
    const link = element("a", { href: location.pathname + query() }, "Address of this handout, to keep or to share");
    const printed = document.querySelector(".sm-address");
    if (isOwn || names.length) history.replaceState(null, "", location.pathname + query());
    listed.replaceChildren(...names.map(entry));
    heard.textContent = words;
    address.replaceChildren(...(names.length ? [link] : []));
    if (printed) printed.textContent = location.origin + location.pathname + query();
    document.title = [title.value.trim(), nameOfPage].filter(Boolean).join(" - "); // a browser names the PDF after it
    tools.hidden = folded.hidden = !names.length;
    taking.hidden = isOwn;
    say();
    layOut();
  }

  function say() {
    const without = names.filter((name) => !minutesOf(name)).length;
    const rest = without && without < names.length ? `; ${without} without a time` : "";
    const places = "sheets in the list of handouts, or a page under its “Print or PDF”";
    const nothing = `Nothing is chosen yet. Add a number or a word here, or tick ${places}.`;
    total.textContent = names.length ? `${inWords(names.map(lastingOf))}${rest}.` : nothing;
  }

  function entry(name) {
    const words = titleOf(name);
    const time = element("input", { type: "number", min: 0, max: 1440, step: 1, "aria-label": `Minutes for ${words}` });
    time.value = minutesOf(name) || "";
    time.addEventListener("change", () => setTime(name, time));
    const acts = [
      element("label", { class: "sm-from" }, time, " min"),
      button("↑", () => move(name, -1), { "data-act": "up", "aria-label": `Up: ${words}` }),
      button("↓", () => move(name, 1), { "data-act": "down", "aria-label": `Down: ${words}` }),
      button("Remove", () => remove(name), { "aria-label": `Remove ${words}` }),
    ];
    return element("li", {}, wayTo(choices.get(name)), element("span", { class: "sm-pack-acts" }, ...acts));
  }

  function setTime(name, time) {
    minutes = new Map(minutes);
    if (time.value && time.validity.valid) minutes.set(name, Number(time.value));
    else minutes.delete(name);
    history.replaceState(null, "", location.pathname + query());
    say();
    layOut();
  }

  function remove(name) {
    change(
      names.filter((other) => other !== name),
      `Removed ${titleOf(name)}.`,
    );
    field.focus();
  }

  /* What is printed */

  async function layOut() {
    const turn = ++shown;
    const isShort = whole.value === "short";
    const wanted = isShort ? [] : names.filter((name) => choices.get(name).sheet && !StandardsSheets.has(name));
    await Promise.allSettled(wanted.map((name) => script(frame.dataset.sheets + choices.get(name).sheet)));
    if (turn !== shown) return;
    pack.className = `sm-pack${isShort ? " sm-short" : ""}${size.value === "large" ? " sm-large" : ""}`;
    const front = names.length > 1 ? [element("section", { class: "sm-pack-front" }, ...cover(), runSheet())] : [];
    pack.replaceChildren(...front, ...names.map((name, place) => sheet(name, place, isShort)));
  }

  function cover() {
    const heading = element("p", { class: "sm-pack-title" }, title.value.trim() || "A pack of sheets");
    // No browser knows on which page a sheet will stand, so sheets have numbers of their own.
    const lines = names.map((name, place) => [`Sheet ${place + 1}`, titleOf(name)]);
    const contents = table([], lines, []);
    const foot = [...document.querySelectorAll("#sm-mine ~ :is(.sm-note, .sm-editions, .sm-address)")];
    const about = foot.map((line) => line.cloneNode(true)); // of the page, which has no foot of its own then
    contents.classList.add("sm-pack-contents");
    contents.prepend(element("caption", {}, "In this pack"));
    return [heading, contents, ...about];
  }

  function runSheet() {
    const heads = ["Sheet", "Minutes", "With whom", "Done"];
    const about = (name) => [minutesOf(name) || "", choices.get(name).people ?? "", StandardsSheets.toTick()];
    const rows = names.map((name, place) => [`${place + 1}: ${titleOf(name)}`, ...about(name)]);
    const { session, others } = lasting(names.map(lastingOf));
    const sums = session
      ? [["The session", session], ["The other sheets, in that time or after it", others]]
      : [["In all", others]];
    const foot = sums.filter(([, minutes]) => minutes).map((sum) => [...sum, "", ""]);
    const run = table(heads, rows, foot);
    run.prepend(element("caption", {}, "Run sheet for the person who leads"));
    const led = names.filter((name) => choices.get(name).steps?.length);
    return element("div", { class: "sm-pack-run" }, run, ...led.map(stepByStep));
  }

  function stepByStep(name) {
    const rows = choices.get(name).steps.map(([words, time]) => [words, time || "", "", StandardsSheets.toTick()]);
    const steps = table(["Step", "Minutes", "Starts at", "Done"], rows, []);
    steps.prepend(element("caption", {}, `Step by step: ${titleOf(name)}`));
    return steps;
  }

  function table(heads, rows, foot) {
    const cells = (name, words, further) => words.map((word) => element(name, further, word));
    const lines = (some) => some.map((row) => element("tr", {}, ...cells("td", row, {})));
    return element(
      "table",
      { class: "sm-table" },
      ...(heads.length ? [element("thead", {}, element("tr", {}, ...cells("th", heads, { scope: "col" })))] : []),
      element("tbody", {}, ...lines(rows)),
      element("tfoot", {}, ...lines(foot)),
    );
  }

  function sheet(name, place, isShort) {
    const about = choices.get(name);
    const of = names.length > 1 ? [element("p", { class: "sm-kind" }, `Sheet ${place + 1} of ${names.length}`)] : [];
    const isWhole = !isShort && StandardsSheets.has(name);
    const says = isWhole ? StandardsSheets.lay(name) : inShort(about);
    const day = about.looked_at ? `Copies looked at until ${about.looked_at}.` : "";
    const foot = element("p", { class: "sm-meta" }, day);
    const looks = { class: `sm-chosen${isWhole ? "" : " sm-brief"}` };
    return element("section", looks, ...of, ...head(about), ...says, foot);
  }

  function wayTo(about) {
    return element("a", { href: StandardsPage.addressOf(frame.dataset.root, about.page) }, about.title);
  }

  function head(about) {
    const meta = element("p", { class: "sm-meta" }, about.label);
    if (about.framework) StandardsPage.marked(meta, about);
    return [element("h2", {}, wayTo(about)), meta];
  }

  function inShort({ words, numbers }) {
    const linked = numbers.map((number) => choices.get(number));
    const lines = linked.map((one) => StandardsPage.marked(element("li", {}, one.title), one));
    const list = [element("p", {}, "Numbers it links to:"), element("ul", {}, ...lines)];
    return [element("p", {}, words), ...(numbers.length ? list : [])];
  }
});
