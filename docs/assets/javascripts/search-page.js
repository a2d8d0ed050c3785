/**
 * The search of every page: opens and closes its dialog, shows what is found, says it aloud, and marks the words on the page that was chosen.
 * It needs StandardsReader and StandardsShown, and loads all else when the page has come to rest. What is typed stays in the browser.
 */
(function () {
  "use strict";

  const SILENCE = 700; // milliseconds without a key, so that no one hears each letter's answer
  const MARKED = "standards-map:words"; // what was asked for, kept until the next page of the same tab
  const PARTS = ["vendor/minisearch-7.2.0.min.js", "vendor/stemmer-2.0.1.min.js", "numbers.js", "answers.js", "search.js"];
  const DATA = ["search/numbers.js", "search/pages.js"];

  const dialog = document.querySelector("[data-sm-search]");
  const root = dialog.dataset.smRoot;
  const {part, badge} = StandardsShown;
  const form = dialog.querySelector("form");
  const input = dialog.querySelector("input");
  const count = dialog.querySelector(".sm-search-count");
  const list = dialog.querySelector(".sm-results");
  const said = dialog.querySelector("[role=status]");
  let loading = null;
  let waiting = 0;

  document.querySelector("[data-sm-opens=search]").addEventListener("click", open);
  dialog.querySelector("[data-sm-closes]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); }); // beside it
  dialog.addEventListener("keydown", onKey);
  input.addEventListener("input", update);
  form.addEventListener("submit", onSubmit);
  list.addEventListener("click", (event) => { if (event.target.closest("a")) keepWords(); });
  addEventListener("load", () => { if (!navigator.connection?.saveData) setTimeout(() => ready().catch(() => {})); });
  markWords();
  openSharedLink();

  function open() {
    dialog.showModal(); // where it is closed again, the browser gives the focus back
    input.select();
    ready().then((search) => search.prepare(), () => {}); // what did not load is said when somebody types
  }

  // From another site, as /?q=friend+request; the page that leads on has ?q= for itself.
  function openSharedLink() {
    const query = new URLSearchParams(location.search).get("q");
    if (!query || document.querySelector("[data-sm-go=query]")) return;
    input.value = query;
    open();
    update();
  }

  // The search itself, once its scripts are there; they are the same with a server and from a folder on disk.
  function ready() {
    loading = loading || Promise.all([...PARTS.map((name) => "assets/javascripts/" + name), ...DATA].map(load))
      .then(() => StandardsSearch.make({catalogue: StandardsCatalogue, ...StandardsPages}));
    loading.catch(() => { loading = null; }); // the next key tries again
    return loading;
  }

  function load(address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = root + address;
      script.async = false; // they need one another, in this order
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
  }

  // Numbers are there at once, words as soon as their index is.
  async function update() {
    const query = input.value;
    try {
      const search = await ready();
      if (query === input.value) show(query, search); // else somebody typed on meanwhile
      if (search.ready()) return;
      await search.prepare();
      if (query === input.value) show(query, search, list.children.length);
    } catch (unloaded) {
      count.textContent = said.textContent = "The search did not load. Check your connection, and type again.";
    }
  }

  // What stands there already stays, and with it the focus: words come after numbers.
  function show(query, search, shown = 0) {
    const hits = search.find(query, StandardsReader.first());
    if (!shown) list.replaceChildren();
    list.append(...hits.slice(shown).map(result));
    count.textContent = sentence(query, hits, search.ready());
    clearTimeout(waiting);
    waiting = setTimeout(() => { said.textContent = hits.length ? spoken(hits[0]) : ""; }, SILENCE);
  }

  function sentence(query, hits, complete) {
    const others = hits.filter((hit) => hit.kind !== "nothing").length;
    if (!query.trim()) return "Type a number or a word";
    if (!hits.length && !complete) return "Getting ready";
    if (hits.length > others) return others ? "Near it or elsewhere: " + others : "No result";
    return others === 1 ? "1 result" : others + " results";
  }

  function spoken(hit) {
    if (hit.kind === "nothing") return hit.title + " " + hit.line;
    return count.textContent + ". First: " + (hit.badge + " " + hit.title).trim();
  }

  function result(hit) {
    const entry = part("li", "sm-result", "");
    const link = part("a", "", "");
    link.href = StandardsShown.addressOf(root, hit.address);
    if (hit.badge) link.append(badge(hit), " ");
    link.append(part("strong", "", hit.title));
    if (hit.kind && hit.kind !== "nothing") link.append(" ", part("span", "sm-from", "(" + hit.kind + ")"));
    entry.append(link);
    const line = part("p", "", "");
    if (hit.note) line.append(part("span", "sm-from", hit.note), " ");
    line.append(hit.line);
    if (line.textContent) entry.append(line);
    const missed = Object.keys(hit.terms).filter((word) => !hit.terms[word]);
    if (missed.length) entry.append(part("p", "sm-from", "Without: " + missed.join(", ")));
    if (hit.sections.length) {
      const sections = part("ul", "", "");
      for (const section of hit.sections) {
        const place = part("li", "", "");
        const way = part("a", "", section.title);
        way.href = StandardsShown.addressOf(root, section.address);
        place.append(way);
        sections.append(place);
      }
      entry.append(sections);
    }
    return entry;
  }

  // Tab goes everywhere as well; the arrow keys are the short way from one result to the next.
  function onKey(event) {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (!step) return;
    const stops = [input, ...list.querySelectorAll("a")];
    const next = stops[stops.indexOf(document.activeElement) + step];
    event.preventDefault();
    if (next) next.focus();
  }

  // Enter opens the best result, as soon as it is known.
  async function onSubmit(event) {
    event.preventDefault();
    const query = input.value;
    const search = await ready().catch(update);
    if (!search) return;
    if (!search.find(query).length) await search.prepare();
    const [best] = search.find(query, StandardsReader.first());
    if (!best) return;
    keepWords();
    location.assign(StandardsShown.addressOf(root, best.address));
  }

  function keepWords() {
    try {
      sessionStorage.setItem(MARKED, input.value);
    } catch (refused) { /* the next page marks nothing */ }
  }

  // Marks the words that led here, without a change to the page itself.
  function markWords() {
    let words = "";
    try {
      words = sessionStorage.getItem(MARKED) || "";
      sessionStorage.removeItem(MARKED);
    } catch (refused) { /* nothing is marked */ }
    const asked = words.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu);
    if (!asked || !globalThis.Highlight) return;
    const pattern = new RegExp("(?<![\\p{L}\\p{N}])(?:" + asked.join("|") + ")[\\p{L}\\p{N}]*", "giu");
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
})();
