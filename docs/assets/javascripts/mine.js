/* The page that prints a handout of one's own: from the address where it was shared, else from what was ticked. */
StandardsPage.whenRead(() => {
  "use strict";

  const { element } = StandardsPage;
  const { clean, keep } = StandardsHandout;
  const frame = document.getElementById("sm-mine");
  frame.hidden = false;
  if (!globalThis.StandardsChoices) {
    const sorry = "The list of numbers and pages did not arrive. Try again when you are online.";
    frame.replaceChildren(element("p", { role: "status", class: "sm-note" }, sorry));
    return;
  }
  const choices = new Map(Object.entries(StandardsChoices)); // short name → what is known of it
  const { value: given, sent } = StandardsPage.asked("p"); // null where the list is the reader's own
  let names = given === null ? StandardsHandout.names() : clean(given.split(","));

  const field = element("input", { type: "text", autocomplete: "off", placeholder: frame.dataset.samples });
  const label = element("label", {}, "Add a number or a page by its short name", field);
  const printing = button("Print", () => print());
  const taking = button("Keep this list on this device", take);
  const emptying = button("Empty the list", () => change([], "The list is empty."));
  const adding = element("button", { class: "sm-button" }, "Add");
  const tools = element("form", { class: "sm-mine-tools" }, label, adding, printing, taking, emptying);
  const heard = element("p", { role: "status", class: "sm-note" });
  const address = element("p", { class: "sm-note" });
  const sheet = element("div");

  tools.addEventListener("submit", add);
  frame.replaceChildren(tools, heard, address, sheet);
  const shared = "This list came with the address. It is not kept on this device unless you say so.";
  show(given === null ? "" : `${shared}${sent ? ` ${StandardsPage.SENT}` : ""}`);
  addEventListener("hashchange", () => {
    if (StandardsPage.asked("p").value !== null) location.reload(); // another list
  });

  function button(words, act) {
    const made = element("button", { type: "button", class: "sm-button" }, words);
    made.addEventListener("click", act);
    return made;
  }

  function add(event) {
    event.preventDefault();
    const [name] = clean([field.value.toLowerCase()]);
    if (name) change([...names, name], choices.has(name) ? "Added." : unknown(name));
    field.value = "";
    field.focus();
  }

  function take() {
    heard.textContent = keep(names)
      ? "Kept on this device."
      : "This browser keeps nothing for this site. Keep the address instead.";
  }

  function change(next, words) {
    names = clean(next);
    if (given === null) keep(names);
    else history.replaceState(null, "", query() || location.pathname);
    show(words);
  }

  function show(words) {
    const nothing = "Nothing is ticked yet. Open a number or a page, and tick “Add … to my handout”.";
    const link = element("a", { href: location.pathname + query() }, "Address of this handout, to keep or to share");
    const printed = document.querySelector(".sm-address");
    sheet.replaceChildren(...(names.length ? names.map(entry) : [element("p", { class: "sm-gap" }, nothing)]));
    heard.textContent = words;
    address.replaceChildren(...(names.length ? [link] : []));
    if (printed) printed.textContent = location.origin + location.pathname + query();
    printing.hidden = emptying.hidden = !names.length;
    taking.hidden = given === null || !names.length;
  }

  function entry(name) {
    const about = choices.get(name);
    const title = about ? about.title : name;
    const remove = button("Remove", () =>
      change(
        names.filter((other) => other !== name),
        `Removed ${title}.`,
      ),
    );
    remove.classList.add("sm-tick");
    remove.setAttribute("aria-label", `Remove ${title}`);
    const says = about ? described(about) : [element("p", { class: "sm-gap", "data-gap": "unknown" }, unknown(name))];
    return element("section", { class: "sm-chosen" }, ...says, remove);
  }

  function described({ title, label, words, framework, edition, numbers, looked_at: day, page }) {
    const link = element("a", { href: StandardsPage.addressOf(frame.dataset.root, page) }, title);
    const meta = element("p", { class: "sm-meta" }, label);
    const parts = [element("h2", {}, link), meta, element("p", {}, words)];
    if (framework) StandardsPage.marked(meta, { framework, edition });
    if (numbers.length) {
      const listed = numbers.map((number) => choices.get(number));
      const list = element("ul", {}, ...listed.map((one) => StandardsPage.marked(element("li", {}, one.title), one)));
      parts.push(element("p", {}, "Numbers it links to:"), list);
    }
    if (day) parts.push(element("p", { class: "sm-meta" }, `Copies looked at until ${day}.`));
    return parts;
  }

  function unknown(name) {
    return `We have no number and no page called “${name}”.`;
  }

  function query() {
    return names.length ? StandardsPage.asking({ p: names.join(",") }) : "";
  }
});
