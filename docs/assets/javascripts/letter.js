/*
 * The page of a letter: what its numbers mean on the day that counts. The letter stays in this page's memory; what the
 * address holds behind # is its numbers alone, so that Back and a shared link show them again.
 */
StandardsPage.whenRead(() => {
  "use strict";

  const PAUSE = 300; // milliseconds without a key before the letter is read
  const { element, badge, addressOf, load, asked, asking } = StandardsPage;
  const form = document.querySelector("[data-sm-letter]");
  const place = document.getElementById("sm-letter-read");
  const said = document.getElementById("sm-letter-said");
  const root = form.dataset.smRoot;
  const text = form.querySelector("textarea");
  const day = form.querySelector("input");
  const chosen = new Map(); // a number that could be several → the name of the one that the reader says is meant
  let finder = null;
  let waiting = 0;
  let isReadersDay = true; // else the badges do not say what an edition is to the reader

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  text.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(read, PAUSE);
  });
  text.addEventListener("focus", () => load("sm-numbers").catch(() => {})); // the first key tries again
  day.addEventListener("change", read);
  form.querySelector("[data-sm-clear]").addEventListener("click", clear);
  addEventListener("hashchange", () => location.hash.includes("=") && open()); // else a jump within the page
  open();

  // What the number box, the search or another site asked for.
  function open() {
    const { value, sent } = asked("q");
    if (sent) place.before(element("p", { class: "sm-note" }, StandardsPage.SENT));
    if (!value) return;
    text.value = value;
    day.value = asked("day").value ?? "";
    read();
  }

  function clear() {
    text.value = day.value = "";
    chosen.clear();
    place.replaceChildren();
    said.textContent = "Cleared.";
    history.replaceState(null, "", location.pathname);
    text.focus();
  }

  async function read() {
    const letter = text.value;
    await Promise.all([load("sm-numbers"), load("sm-letter-data")]);
    if (letter !== text.value) return; // somebody typed on meanwhile
    finder ||= StandardsNumbers.make(StandardsCatalogue, StandardsBindings);
    if (letter.trim()) show(resolved(letter));
    else place.replaceChildren();
  }

  // A day that the reader gives counts for all numbers, whatever days stand in the letter.
  function resolved(letter) {
    const { first } = StandardsPage.readsAs();
    const reader = StandardsKept.reader.read() ?? { who: [], where: "", day: "" };
    const found = finder.resolve(letter, { first, reader });
    if (!day.value) return found;
    const numbers = StandardsAnswers.numbersOf(found, meant, false);
    return finder.resolve(numbers, { first, reader: { ...reader, day: day.value } });
  }

  // The one provision that is meant, or undefined while that is a question.
  function meant(number) {
    const pick = number.options.find((option) => nameOf(option) === chosen.get(number.number));
    return pick ?? (number.state === "found" ? number.options[0] : undefined);
  }

  function nameOf({ framework, edition, number }) {
    return `${framework}@${edition}:${number}`;
  }

  // --- What is shown ---

  function show(found) {
    const numbers = found.asked;
    const given = day.value && day.value !== StandardsKept.reader.read()?.day;
    isReadersDay = !given && found.day?.from !== "text";
    const heading = titleOf(numbers.length);
    place.replaceChildren(
      element("h2", {}, heading),
      ...head(found).map((sentence) => element("p", {}, sentence)),
      ...found.questions.map(question),
      ...(numbers.length > 1 ? [element("ul", { class: "sm-letter-short" }, ...numbers.map(inShort))] : []),
      element("ol", { class: "sm-letter-numbers" }, ...numbers.map(entry)),
      ...together(numbers.map(meant).filter(Boolean)),
      ...(numbers.length ? [...below(found), tools(numbers)] : []),
    );
    said.textContent = [heading, found.together?.says].filter(Boolean).join(". ");
    keep(found);
  }

  function titleOf(count) {
    if (count < 2) return count ? "What the number means" : "No number found";
    return `What the ${count} numbers mean`;
  }

  function head({ asked: numbers, together, day: read, notices }) {
    if (!numbers.length) return ["Numbers look like 5.6. Type them, or paste the part of the letter that has them."];
    const asAt = read && `Read as at ${read.spoken}${read.from === "text" ? ", a day in the letter" : ""}.`;
    return [together?.says, asAt, ...notices].filter(Boolean);
  }

  function below({ day: read }) {
    const ask = "No day is given, so the editions in force now come first. Fill in the day if the events are older.";
    return read ? [] : [element("p", { class: "sm-note" }, ask)];
  }

  function question({ says, query }) {
    const link = element("a", { href: asking({ q: query }) }, says);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      text.value = query;
      read();
    });
    return element("p", { class: "sm-letter-question" }, link);
  }

  // All numbers on the first screen, before what each of them asks.
  function inShort(number) {
    const option = meant(number);
    if (option) return element("li", {}, wayTo(option));
    const what = { missing: "not here", uncovered: "not in this map" }[number.state] ?? "which one is meant?";
    return element("li", {}, `${[number.body?.name, number.number].filter(Boolean).join(" ")}: ${what}`);
  }

  function wayTo(option) {
    return element("a", { href: addressOf(root, option.address) }, named(option), " ", option.title);
  }

  function entry(number) {
    const option = meant(number);
    if (option) return element("li", {}, ...provision(number, option));
    if (number.state === "uncovered") return element("li", {}, ...body(number));
    const titles = { missing: `There is no ${number.number} here`, guess: `${number.number}: which number is that?` };
    const parts = [element("h3", {}, titles[number.state] ?? `${number.number}: which one is meant?`)];
    if (number.says) parts.push(element("p", {}, number.says));
    if (number.official_url) parts.push(element("p", {}, official(number.official_url)));
    const real = number.options.filter((other) => other.leading);
    const offered = real.length ? real : number.options;
    if (offered.length) parts.push(element("ul", {}, ...offered.map((other) => choice(number, other))));
    const rest = number.options.filter((other) => !offered.includes(other));
    const unlikely = [...rest, ...number.near, ...number.elsewhere];
    return element("li", {}, ...parts, ...others(number, unlikely));
  }

  function provision(number, option) {
    const { official_url: address, whole, pages = [] } = StandardsLetter.numbers[reference(option)] ?? {};
    const bound = StandardsLetter.whom[`${option.framework}@${option.edition}`];
    const isSaid = number.why === "together" || number.says === option.says;
    const why = isSaid ? option.says : `${number.says} ${option.says}`;
    const status = option.status || whole;
    const rests = status ? ` Our words rest on: ${status}.` : "";
    const helpful = pages.map(([title, way, kind]) =>
      element("li", {}, element("a", { href: addressOf(root, way) }, title), ` (${kind.toLowerCase()})`),
    );
    return [
      element("h3", {}, wayTo(option)),
      ...(why.trim() ? [element("p", { class: "sm-letter-why" }, why)] : []),
      element("p", {}, ...words(option)),
      ...(bound ? [element("p", { class: "sm-meta" }, `${bound}.`)] : []),
      element("p", { class: "sm-meta" }, ...(address ? [official(address), ": quote that."] : []), rests),
      ...(helpful.length ? [fold("Pages that help", helpful)] : []),
      ...others(
        number,
        number.options.filter((other) => other !== option),
      ),
    ];
  }

  /* What several of the numbers ask: as far as they were compared, and as far as they were read. */

  function together(options) {
    const names = new Map(options.map((option) => [reference(option), nameOfBadge(option)]));
    const tables = StandardsLetter.compared
      .map((table) => ({ ...table, asked: table.numbers.flatMap((number, at) => (names.has(number) ? [at] : [])) }))
      .filter(({ asked }) => asked.length > 1);
    if (!tables.length) return [];
    const note =
      "This compares our words for each number, not the official wording: “only” means that we found it in " +
      "no other. Asking the same does not make two numbers equivalent.";
    return [
      element("h3", {}, "What they ask, side by side"),
      ...tables.flatMap((table) => compared(table, names)),
      element("p", { class: "sm-note" }, note),
    ];
  }

  function compared({ title, address, numbers, aspects, asked }, names) {
    const asking = new Map(); // who asks → what
    for (const [aspect, marks] of aspects) {
      const those = asked.filter((at) => marks[at] === "asks");
      const who = saying(those, asked, marks, (at) => names.get(numbers[at]));
      if (those.length) asking.set(who, [...(asking.get(who) ?? []), aspect]);
    }
    const lines = [...asking].sort(([one], [other]) => isAll(other) - isAll(one));
    const link = element("a", { href: addressOf(root, address) }, title);
    const says = ([who, what]) => element("li", {}, element("strong", {}, `${who}: `), `${what.join("; ")}.`);
    return [element("p", {}, link), element("ul", {}, ...lines.map(says))];
  }

  function saying(those, asked, marks, name) {
    if (those.length === asked.length) return asked.length === 2 ? "Both ask" : "All ask";
    const unread = asked.filter((at) => marks[at] === "not-read").map(name);
    const perhaps = unread.length ? `, and perhaps ${unread.join(", ")}, not read in full` : "";
    return `${those.length === 1 && !perhaps ? "Only " : ""}${those.map(name).join(", ")}${perhaps}`;
  }

  function isAll(who) {
    return ["Both ask", "All ask"].includes(who);
  }

  function words(option) {
    if (option.unseen || !option.words) return ["Nobody here has seen what it says. Read the official text."];
    return option.force ? [element("strong", {}, option.force), `: ${option.words}`] : [option.words];
  }

  function body({ body: { name, says, official_url: address, address: about }, numbers }) {
    const title = numbers.length ? `${name}: ${numbers.join(", ")}` : name;
    const more = element("a", { href: addressOf(root, about) }, "What this map knows of it");
    return [
      element("h3", {}, title),
      element("p", {}, "Not in this map. ", says),
      element("p", { class: "sm-meta" }, ...(address ? [official(address), ". "] : []), ...(about ? [more, "."] : [])),
    ];
  }

  function official(address) {
    return element("a", { href: address, rel: "noreferrer" }, "Official text");
  }

  function choice(number, option) {
    const take = element("button", { type: "button", class: "sm-tick" }, "This one");
    take.setAttribute("aria-label", `This one: ${nameOfBadge(option)} ${option.title}`.trim());
    take.addEventListener("click", async () => {
      const entries = [...place.querySelectorAll(".sm-letter-numbers > li")];
      const at = entries.findIndex((entry) => entry.contains(take));
      chosen.set(number.number, nameOf(option));
      await read();
      place.querySelectorAll(".sm-letter-numbers > li")[at]?.querySelector("h3 a")?.focus(); // the button is gone
    });
    return element("li", {}, wayTo(option), option.says ? ` ${option.says} ` : " ", take);
  }

  function others(number, options) {
    if (!options.length) return [];
    const entries = options.map((option) => choice(number, option));
    return [fold(`${options.length} other place${options.length === 1 ? "" : "s"} it could be`, entries)];
  }

  function fold(words, entries) {
    return element("details", { class: "sm-fold" }, element("summary", {}, words), element("ul", {}, ...entries));
  }

  function named(option) {
    return badge({ ...option, badge: nameOfBadge(option), ...(!isReadersDay && { edition: "" }) });
  }

  function nameOfBadge({ framework, number, current, edition }) {
    const { short } = StandardsCatalogue.frameworks.find(({ id }) => id === framework);
    return `${short} ${number}${current ? "" : ` (${edition})`}`;
  }

  function reference({ framework, edition, current, number }) {
    return `${framework}${current ? "" : `@${edition}`}:${number}`;
  }

  // --- To take away ---

  function tools(numbers) {
    const names = numbers.map(meant).filter(Boolean).map(reference);
    const print = element("button", { type: "button", class: "sm-button" }, "Print this");
    print.addEventListener("click", () => globalThis.print());
    const parts = [print];
    if (names.length) {
      const href = addressOf("", form.dataset.smMine) + asking({ p: names.join(",") });
      parts.push(" ", element("a", { href, class: "sm-button" }, "Make a handout of these"));
    }
    return element("p", { class: "sm-letter-tools" }, ...parts);
  }

  function keep(found) {
    const kept = { q: StandardsAnswers.numbersOf(found, meant), ...(day.value && { day: day.value }) };
    history.replaceState(null, "", location.pathname + (found.asked.length ? asking(kept) : ""));
  }
});
