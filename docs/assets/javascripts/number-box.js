/**
 * The number box (a combobox after the ARIA pattern), the page that other sites link to (/go/?q=…), and the page for wrong addresses.
 * It needs StandardsReader, StandardsShown, StandardsNumbers and StandardsAnswers, and loads the catalogue when it is first needed.
 */
(function () {
  "use strict";

  const SILENCE = 400; // milliseconds without a key before the result is said aloud
  const {part, badge} = StandardsShown;
  let loading = null;

  document.querySelectorAll("[data-sm-box]").forEach(openBox);
  document.querySelectorAll("[data-sm-go]").forEach(go);

  // Answers, once the catalogue is there.
  function answers(root) {
    loading = loading || new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = root + "search/numbers.js";
      script.onload = () => resolve(StandardsAnswers.make(StandardsCatalogue));
      script.onerror = reject;
      document.head.append(script);
    });
    return loading;
  }

  function addressOf(root, card) {
    return StandardsShown.addressOf(root, card.address);
  }

  function searchFor(root, words) {
    return StandardsShown.addressOf(root, "") + "?q=" + encodeURIComponent(words);
  }

  /* The box */

  function openBox(form) {
    const root = form.dataset.smRoot;
    const input = form.querySelector("input");
    const list = form.querySelector("[role=listbox]");
    const said = form.querySelector("[role=status]");
    let choices = []; // where each option leads
    let only = null; // the one that Enter opens
    let active = -1;
    let waiting = 0;

    input.addEventListener("focus", () => answers(root));
    input.addEventListener("input", update);
    input.addEventListener("blur", close);
    input.addEventListener("keydown", onKey);
    list.addEventListener("mousedown", (event) => event.preventDefault()); // the input keeps the focus
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) location.assign(choices[[...list.children].indexOf(option)]);
    });
    form.addEventListener("submit", onSubmit);
    if (input.value) update(); // the browser kept it

    function update() {
      const query = input.value;
      answers(root).then((known) => {
        if (query !== input.value) return; // typed on meanwhile
        show(query, query.trim() ? known.find(query, StandardsReader.first()) : null);
      });
    }

    function show(query, found) {
      list.textContent = "";
      choices = [];
      only = null;
      if (found) {
        for (const card of found.cards) addOption(addressOf(root, card), badge(card), part("span", "sm-box-title", card.title), part("span", "sm-from", [card.note, card.words].join(" ").trim()));
        if (found.only) only = addressOf(root, found.only);
        if (found.kind === "text") addOption(searchFor(root, query), part("span", "sm-box-title", "Search all pages for “" + query.trim() + "”"));
        if (found.kind === "text") only = choices[0];
      }
      move(-1);
      list.hidden = !choices.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
      say(found);
    }

    function addOption(address, ...parts) {
      const option = part("li", "", "");
      option.id = list.id + "-" + choices.length;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      parts.forEach((shown) => option.append(shown, " "));
      list.append(option);
      choices.push(address);
    }

    function say(found) {
      clearTimeout(waiting);
      waiting = setTimeout(() => { said.textContent = found ? sentence(found) : ""; }, SILENCE);
    }

    function move(to) {
      if (active >= 0 && list.children[active]) list.children[active].setAttribute("aria-selected", "false");
      active = to;
      if (active < 0) {
        input.removeAttribute("aria-activedescendant");
      } else {
        const option = list.children[active];
        option.setAttribute("aria-selected", "true");
        option.scrollIntoView({block: "nearest"});
        input.setAttribute("aria-activedescendant", option.id);
      }
    }

    function close() {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      move(-1);
    }

    function onKey(event) {
      const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
      if (step && choices.length) {
        event.preventDefault();
        list.hidden = false;
        input.setAttribute("aria-expanded", "true");
        move(active < 0 && step < 0 ? choices.length - 1 : (active + step + choices.length) % choices.length);
      } else if (event.key === "Escape") {
        event.preventDefault();
        if (list.hidden) { input.value = ""; update(); }
        close();
      }
    }

    // Nothing is sent: the address is known here, or the page that follows looks it up.
    function onSubmit(event) {
      event.preventDefault();
      const query = input.value;
      if (!query.trim()) return input.focus();
      const chosen = active >= 0 ? choices[active] : null;
      answers(root).then((known) => {
        const found = known.find(query, StandardsReader.first());
        const meant = found.kind === "text" ? searchFor(root, query) : found.only && addressOf(root, found.only);
        location.assign(chosen || meant || StandardsShown.addressOf(root, "go/") + "?q=" + encodeURIComponent(query));
      });
    }
  }

  function sentence(found) {
    const [first] = found.cards;
    const count = found.cards.length === 1 ? "1 result: " : found.cards.length + " results. First: ";
    return [found.saying, first ? count + first.badge + " " + first.title + "." : ""].join(" ").trim();
  }

  /* The page that leads on, and the page for wrong addresses */

  function go(place) {
    const root = place.dataset.smRoot;
    const byAddress = place.dataset.smGo === "path";
    const query = byAddress ? wordsOfAddress(root) : new URLSearchParams(location.search).get("q") || "";
    if (!query.trim()) return;
    const input = document.querySelector("[data-sm-box] input");
    if (input) input.value = query;
    answers(root).then((known) => {
      const found = known.find(query, StandardsReader.first());
      if (!byAddress && found.only) location.replace(addressOf(root, found.only));
      else if (!byAddress && found.kind === "text") location.replace(searchFor(root, query));
      else if (found.cards.length || !byAddress) showCards(place, root, found, byAddress);
    });
  }

  function showCards(place, root, found, byAddress) {
    const list = part("ul", "sm-cards", "");
    for (const card of found.cards) {
      const entry = part("li", "sm-card", "");
      const link = part("a", "sm-provision", "");
      const line = part("p", "sm-card-title", "");
      link.href = addressOf(root, card);
      link.append(badge(card), " ", part("span", "", card.title));
      line.append(link);
      entry.append(line, part("p", "sm-words", card.words), part("p", "sm-meta", card.note));
      list.append(entry);
    }
    place.append(part("p", "sm-summary", byAddress ? "Did you look for this number?" : found.saying || "Which do you mean?"), list);
  }

  // From /standards/swe/5.6.html: "standards swe 5.6".
  function wordsOfAddress(root) {
    const base = new URL(root, location.href).pathname;
    const path = location.pathname.startsWith(base) ? location.pathname.slice(base.length) : location.pathname;
    try {
      return decodeURIComponent(path).replace(/\.html?$|\/index$/i, "").replace(/[/+_]+/g, " ");
    } catch (wrongly) {
      return path;
    }
  }
})();
