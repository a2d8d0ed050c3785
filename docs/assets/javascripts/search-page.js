/*
 * The search of every page: opens and closes its dialog, says aloud what is found, and marks the words on the page that
 * was chosen. All else is loaded when the search is first touched. What is typed stays in the browser.
 */
StandardsPage.whenRead(() => {
  "use strict";

  const MOST_KEPT = 200; // characters; more is no question but a letter
  const SILENCE = 700; // milliseconds without a key, so that no one hears each letter's answer
  const MOST_PAGES = 5; // of this tab
  const SENT = "These words stood in the address, so the server of this site has seen them.";
  const { element, addressOf, onOnePage, load, pasteOnOneLine } = StandardsPage;
  const dialog = document.querySelector("[data-sm-search]");
  const root = dialog.dataset.smRoot;
  const opener = document.querySelector("[data-sm-opens=search]");
  const form = dialog.querySelector("form");
  const input = dialog.querySelector("input");
  const count = dialog.querySelector(".sm-search-count");
  const list = dialog.querySelector(".sm-results");
  const said = dialog.querySelector("[role=status]");
  const before = (StandardsKept.pages.read() ?? []).filter(([address]) => address !== here());
  let search = null;
  let hits = null;
  let sent = ""; // what came in the address, where the server sees it
  let leaving = false; // for something that was found
  let waiting = 0;

  opener.addEventListener("focus", () => ready().catch(() => {})); // what does not load is said when somebody types
  opener.addEventListener("click", open);
  document.addEventListener("keydown", onShortcut);
  dialog.querySelector("[data-sm-closes]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close()); // beside it
  dialog.addEventListener("close", onClose);
  dialog.addEventListener("keydown", onKey);
  input.addEventListener("input", update);
  pasteOnOneLine(input, update);
  form.addEventListener("submit", onSubmit);
  list.addEventListener("click", onClick);
  for (const other of document.querySelectorAll("[data-sm-asks]")) askFrom(other);
  addEventListener("hashchange", openSharedLink);
  addEventListener("popstate", comeBack);
  addEventListener("pageshow", ({ persisted }) => persisted && comeBack()); // the browser kept the page as it was
  markWords();
  keepPage();
  openSharedLink();
  comeBack();

  async function ready() {
    await Promise.all([load("sm-numbers"), load("sm-words")]);
    search ||= StandardsSearch.make({ catalogue: StandardsCatalogue, bindings: StandardsBindings, ...StandardsPages });
    hits ||= StandardsHits.make({ search, root, before, openWith });
  }

  function find(query) {
    return search.find(query, StandardsPage.readsAs());
  }

  function open() {
    if (!dialog.open) dialog.showModal(); // where it is closed again, the browser gives the focus back
    input.select();
    update();
  }

  function openWith(query) {
    if (!query) return;
    input.value = query;
    open();
  }

  // Ctrl+K or Cmd+K; no single key, which somebody may press by chance or by voice.
  function onShortcut(event) {
    if (event.key.toLowerCase() !== "k" || event.ctrlKey === event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    open();
  }

  // As /#q=friend+request, and from old links as /?q=…; the pages that lead on have it for themselves.
  function openSharedLink() {
    if (document.querySelector("[data-sm-go=query], [data-sm-letter]")) return;
    const asked = StandardsPage.asked("q");
    if (!asked.value && !asked.sent) return;
    sent = asked.sent ? asked.value : "";
    history.replaceState(history.state, "", location.pathname); // nobody passes it on with the address
    if (asked.value) openWith(asked.value);
    else document.querySelector("article h1").after(element("p", { class: "sm-note" }, StandardsPage.SENT));
  }

  function comeBack() {
    openWith(history.state?.search);
  }

  // A field elsewhere on the page is a way into this search: what is typed there goes on here.
  function askFrom(other) {
    const field = other.querySelector("input");
    other.hidden = false;
    other.addEventListener("submit", ask);
    for (const act of ["click", "input"]) field.addEventListener(act, ask);
    pasteOnOneLine(field, ask);
    dialog.addEventListener("close", () => (field.value = input.value));

    function ask(event) {
      event?.preventDefault();
      input.value = field.value;
      open();
      input.setSelectionRange(input.value.length, input.value.length);
    }
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
    const found = hits.of(query, find(query));
    if (!shown) list.replaceChildren();
    list.append(...found.groups.slice(shown));
    count.textContent = [found.sentence, sent && query === sent && SENT].filter(Boolean).join(" ");
    clearTimeout(waiting);
    waiting = setTimeout(() => (said.textContent = query.trim() ? found.spoken(count.textContent) : ""), SILENCE);
  }

  // Tab goes everywhere as well; the arrow keys are the short way from one result to the next.
  function onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.isComposing) return;
    const stops = [input, ...list.querySelectorAll("a, button")];
    event.preventDefault();
    stops[stops.indexOf(document.activeElement) + step]?.focus();
  }

  // Enter opens the best result, as soon as it is known; several numbers stand on one page.
  async function onSubmit(event) {
    event.preventDefault();
    const query = input.value;
    try {
      await ready();
    } catch {
      return update();
    }
    if (!find(query).hits.length) await search.prepare();
    const found = find(query);
    const best = found.several ? onOnePage(found) : found.hits[0];
    if (best) leave(addressOf(root, best.address));
  }

  function onClick(event) {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return; // opens beside this page
    event.preventDefault();
    leave(link.href);
  }

  // Back leads to the words again; they stand in no address. Of a letter nothing is kept. A number is not marked on its
  // page, nor the name of who numbers so: it would be marked everywhere.
  function leave(address) {
    const query = input.value.length <= MOST_KEPT ? input.value : "";
    StandardsKept.words.keep(find(query).words);
    remember(query);
    leaving = true;
    dialog.close();
    location.assign(address);
  }

  function onClose() {
    if (!leaving) remember(null);
    leaving = false;
  }

  function remember(query) {
    history.replaceState({ ...history.state, search: query }, "");
  }

  // --- The page itself ---

  function here() {
    const base = new URL(root, location.href).pathname;
    return location.pathname.slice(base.length).replace(/index\.html$/, "");
  }

  function keepPage() {
    const heading = document.querySelector("article h1");
    if (!heading || document.querySelector("[data-sm-go]")) return; // no page to come back to
    const title = heading.cloneNode(true);
    title.querySelector(".headerlink")?.remove(); // its ¶
    StandardsKept.pages.keep([[here(), title.textContent.trim()], ...before].slice(0, MOST_PAGES));
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
