/*
 * The search of every page: opens and closes its dialog, shows what is found, says it aloud, and marks the words on the
 * page that was chosen. All else is loaded when the search is first touched. What is typed stays in the browser.
 */
StandardsPage.whenRead(() => {
  "use strict";

  const SILENCE = 700; // milliseconds without a key, so that no one hears each letter's answer
  const { element, badge, addressOf, load } = StandardsPage;
  const dialog = document.querySelector("[data-sm-search]");
  const root = dialog.dataset.smRoot;
  const opener = document.querySelector("[data-sm-opens=search]");
  const form = dialog.querySelector("form");
  const input = dialog.querySelector("input");
  const count = dialog.querySelector(".sm-search-count");
  const list = dialog.querySelector(".sm-results");
  const said = dialog.querySelector("[role=status]");
  let search = null;
  let waiting = 0;

  opener.addEventListener("focus", () => ready().catch(() => {})); // what does not load is said when somebody types
  opener.addEventListener("click", open);
  dialog.querySelector("[data-sm-closes]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close()); // beside it
  dialog.addEventListener("keydown", onKey);
  input.addEventListener("input", update);
  form.addEventListener("submit", onSubmit);
  list.addEventListener("click", ({ target }) => target.closest("a") && keepWords());
  markWords();
  openSharedLink();

  async function ready() {
    await Promise.all([load("sm-numbers"), load("sm-words")]);
    search ||= StandardsSearch.make({ catalogue: StandardsCatalogue, ...StandardsPages });
    return search;
  }

  function find(query) {
    return search.find(query, StandardsPage.readsAs());
  }

  function open() {
    dialog.showModal(); // where it is closed again, the browser gives the focus back
    input.select();
    ready().then(
      () => search.prepare(),
      () => {},
    );
  }

  // From another site, as /?q=friend+request; the page that leads on has ?q= for itself.
  function openSharedLink() {
    const query = new URLSearchParams(location.search).get("q");
    if (!query || document.querySelector("[data-sm-go=query]")) return;
    input.value = query;
    open();
    update();
  }

  // Numbers are there at once, words as soon as their index is; somebody may type on meanwhile.
  async function update() {
    const query = input.value;
    try {
      await ready();
      if (query === input.value) show(query);
      if (search.ready()) return;
      await search.prepare();
      if (query === input.value) show(query, list.children.length);
    } catch {
      count.textContent = said.textContent = "The search did not load. Check your connection, and type again.";
    }
  }

  // What stands there already stays, and with it the focus: words come after numbers.
  function show(query, shown = 0) {
    const hits = find(query);
    if (!shown) list.replaceChildren();
    list.append(...hits.slice(shown).map(result));
    count.textContent = sentence(query, hits);
    clearTimeout(waiting);
    waiting = setTimeout(() => (said.textContent = hits.length ? spoken(hits[0]) : ""), SILENCE);
  }

  function sentence(query, hits) {
    const others = hits.filter((hit) => hit.kind !== "nothing").length;
    if (!query.trim()) return "Type a number or a word";
    if (!hits.length && !search.ready()) return "Getting ready";
    if (hits.length > others) return others ? `Near it or elsewhere: ${others}` : "No result";
    return others === 1 ? "1 result" : `${others} results`;
  }

  function spoken({ kind, badge, title, line }) {
    return kind === "nothing" ? `${title} ${line}` : `${count.textContent}. First: ${`${badge} ${title}`.trim()}`;
  }

  function result(hit) {
    const link = element("a", { href: addressOf(root, hit.address) });
    if (hit.badge) link.append(badge(hit), " ");
    link.append(element("strong", {}, hit.title));
    if (hit.kind && hit.kind !== "nothing") link.append(" ", element("span", { class: "sm-from" }, `(${hit.kind})`));
    const entry = element("li", { class: "sm-result" }, link);
    const note = hit.note ? [element("span", { class: "sm-from" }, hit.note), " "] : [];
    if (hit.note || hit.line) entry.append(element("p", {}, ...note, hit.line));
    const missed = Object.keys(hit.terms).filter((word) => !hit.terms[word]);
    if (missed.length) entry.append(element("p", { class: "sm-from" }, `Without: ${missed.join(", ")}`));
    if (hit.sections.length) entry.append(element("ul", {}, ...hit.sections.map(section)));
    return entry;
  }

  function section({ address, title }) {
    return element("li", {}, element("a", { href: addressOf(root, address) }, title));
  }

  // Tab goes everywhere as well; the arrow keys are the short way from one result to the next.
  function onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [input, ...list.querySelectorAll("a")];
    event.preventDefault();
    stops[stops.indexOf(document.activeElement) + step]?.focus();
  }

  // Enter opens the best result, as soon as it is known.
  async function onSubmit(event) {
    event.preventDefault();
    const query = input.value;
    try {
      await ready();
    } catch {
      return update();
    }
    if (!find(query).length) await search.prepare();
    const [best] = find(query);
    if (!best) return;
    keepWords();
    location.assign(addressOf(root, best.address));
  }

  function keepWords() {
    StandardsKept.words.keep(input.value);
  }

  // Marks the words that led here, without a change to the page itself.
  function markWords() {
    const words = StandardsKept.words.read() ?? "";
    const asked = words.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu);
    StandardsKept.words.forget();
    if (!asked || !globalThis.Highlight) return;
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${asked.join("|")})[\\p{L}\\p{N}]*`, "giu");
    const ranges = [];
    const texts = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      for (const found of text.data.matchAll(pattern)) {
        const range = new Range();
        range.setStart(text, found.index);
        range.setEnd(text, found.index + found[0].length);
        ranges.push(range);
      }
    }
    CSS.highlights.set("sm-words", new Highlight(...ranges));
  }
});
