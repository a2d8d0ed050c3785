/*
 * The number box (a combobox after the ARIA pattern), the page that other sites link to (/go/#q=…), and the page for
 * wrong addresses. The catalogue of numbers is loaded when it is first needed.
 */
StandardsPage.whenRead(() => {
  "use strict";

  const SILENCE = 400; // milliseconds without a key before the result is said aloud
  const MOST = 8; // options: more do not fit on a phone, and the page of a letter shows all
  const { element, badge, addressOf, onOnePage, load, asked, asking, pasteOnOneLine } = StandardsPage;
  let answers = null;

  for (const form of document.querySelectorAll("[data-sm-box]")) openBox(form);
  for (const place of document.querySelectorAll("[data-sm-go]")) go(place);

  async function answer(query) {
    await load("sm-numbers");
    answers ||= StandardsAnswers.make(StandardsCatalogue, StandardsBindings);
    return answers.find(query, StandardsPage.readsAs());
  }

  function searchFor(root, words) {
    return addressOf(root, "") + asking({ q: words });
  }

  function together(root, found) {
    return addressOf(root, onOnePage(found).address);
  }

  // --- The box ---

  function openBox(form) {
    const root = form.dataset.smRoot;
    const input = form.querySelector("input");
    const list = form.querySelector("[role=listbox]");
    const said = form.querySelector("[role=status]");
    const seen = form.querySelector("[data-sm-seen]");
    let choices = []; // where each option leads
    let active = -1;
    let waiting = 0;

    input.addEventListener("focus", () => load("sm-numbers").catch(() => {})); // the first key tries again
    input.addEventListener("input", update);
    input.addEventListener("blur", close);
    pasteOnOneLine(input, update);
    input.addEventListener("keydown", onKey);
    list.addEventListener("mousedown", (event) => event.preventDefault()); // the input keeps the focus
    list.addEventListener("click", ({ target }) => {
      const option = target.closest("[role=option]");
      if (option) location.assign(choices[[...list.children].indexOf(option)]);
    });
    form.addEventListener("submit", onSubmit);
    if (input.value) update(); // the browser kept it

    async function update() {
      const query = input.value;
      const found = await answer(query);
      if (query === input.value) show(query, query.trim() ? found : null); // else somebody typed on meanwhile
    }

    function show(query, found) {
      list.replaceChildren();
      choices = [];
      const cards = found?.cards ?? [];
      if (found?.several) addWords(together(root, found), onOnePage(found).title);
      for (const card of cards.slice(0, MOST)) {
        const title = element("span", { class: "sm-box-title" }, card.title);
        const note = element("span", { class: "sm-from" }, `${card.note} ${card.words}`.trim());
        addOption(addressOf(root, card.address), badge(card), title, note);
      }
      const rest = cards.length - MOST;
      if (rest > 0 && !found.several) addWords(together(root, found), `${rest} more, on one page`);
      if (found?.kind === "text") addWords(searchFor(root, query), `Search all pages for “${excerpt(query)}”`);
      seen.textContent = found?.saying ?? "";
      move(-1);
      open(choices.length > 0);
      say(found);
    }

    function addWords(address, words) {
      addOption(address, element("span", { class: "sm-box-title" }, words));
    }

    function addOption(address, ...parts) {
      const attributes = { id: `${list.id}-${choices.length}`, role: "option", "aria-selected": "false" };
      list.append(element("li", attributes, ...parts.flatMap((part) => [part, " "])));
      choices.push(address);
    }

    function say(found) {
      clearTimeout(waiting);
      waiting = setTimeout(() => (said.textContent = found ? sentence(found) : ""), SILENCE);
    }

    function move(to) {
      list.children[active]?.setAttribute("aria-selected", "false");
      active = to;
      const option = list.children[active];
      if (!option) return input.removeAttribute("aria-activedescendant");
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", option.id);
    }

    function open(shown) {
      list.hidden = !shown;
      input.setAttribute("aria-expanded", String(shown));
    }

    function close() {
      open(false);
      move(-1);
    }

    // A field of one line would join the lines of a letter, and the numbers at their ends.
    function onKey(event) {
      if (event.isComposing) return; // the keys belong to the input method
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && choices.length) {
        event.preventDefault();
        open(true);
        move(active < 0 && step < 0 ? choices.length - 1 : (active + step + choices.length) % choices.length);
      } else if (event.key === "Escape") {
        event.preventDefault();
        if (list.hidden) {
          input.value = "";
          update();
        }
        close();
      }
    }

    // Nothing is sent: the address is known here, or the page that follows looks it up.
    async function onSubmit(event) {
      event.preventDefault();
      const query = input.value;
      if (!query.trim()) return input.focus();
      const chosen = choices[active];
      const found = await answer(query);
      location.assign(chosen ?? wayOn(root, query, found));
    }
  }

  // Where a query leads: words to the search, one number to its page, all else to the page that shows and asks.
  function wayOn(root, query, found) {
    if (found.kind === "text" && !found.cards.length) return searchFor(root, query);
    return found.only ? addressOf(root, found.only.address) : together(root, found);
  }

  function excerpt(query) {
    const words = query.trim();
    return words.length > 60 ? `${words.slice(0, 60)}…` : words;
  }

  function sentence({ saying, cards }) {
    const [first] = cards;
    const count = cards.length === 1 ? "1 result:" : `${cards.length} results. First:`;
    return `${saying} ${first ? `${count} ${first.badge} ${first.title}.` : ""}`.trim();
  }

  // --- The page that leads on, and the page for wrong addresses ---

  async function go(place) {
    const root = place.dataset.smRoot;
    const byAddress = place.dataset.smGo === "path";
    const { value, sent } = byAddress ? { value: wordsOfAddress(root) } : asked("q");
    const query = value || "";
    if (!query.trim()) return;
    const input = document.querySelector("[data-sm-box] input");
    if (input) input.value = query;
    const found = await answer(query);
    if (!byAddress) location.replace(sent ? saidSent(wayOn(root, query, found)) : wayOn(root, query, found));
    else if (found.cards.length) showCards(place, root, found);
  }

  // The page that follows says that the words of an old link reached the server.
  function saidSent(address) {
    return `${address}${address.includes("#") ? "&" : "#"}sent=1`;
  }

  function showCards(place, root, found) {
    const list = element("ul", { class: "sm-cards" });
    for (const card of found.cards) {
      const attributes = { class: "sm-provision", href: addressOf(root, card.address) };
      const link = element("a", attributes, badge(card), " ", element("span", {}, card.title));
      const title = element("p", { class: "sm-card-title" }, link);
      const words = element("p", { class: "sm-words" }, card.words);
      list.append(element("li", { class: "sm-card" }, title, words, element("p", { class: "sm-meta" }, card.note)));
    }
    place.append(element("p", { class: "sm-summary" }, "Did you look for this number?"), list);
  }

  // From /standards/mill/5.6.html: "standards mill 5.6".
  function wordsOfAddress(root) {
    const base = new URL(root, location.href).pathname;
    const path = location.pathname.startsWith(base) ? location.pathname.slice(base.length) : location.pathname;
    try {
      return decodeURIComponent(path)
        .replace(/\.html?$|\/index$/i, "")
        .replace(/[/+_]+/g, " ");
    } catch {
      return path; // no address that somebody could have typed
    }
  }
});
