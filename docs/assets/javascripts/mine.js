/* A handout of your own: ticks on every page, kept on this device only, and the page that prints what was ticked. */
"use strict";

(() => {
  const KEY = "standards-map.handout";
  const MOST = 60; // entries; a longer address would not fit everywhere

  /* --- The list: in the address where it was shared, else on this device --------------------------------------------- */

  const clean = (names) => [...new Set(names.map((name) => String(name).trim()).filter((name) => name && name.length <= 80))].slice(0, MOST);

  function kept() {
    try {
      const found = JSON.parse(window.localStorage.getItem(KEY) || "[]");
      return Array.isArray(found) ? clean(found) : [];
    } catch {
      return []; // storage is off or holds something else: the ticks last as long as the page
    }
  }

  function keep(names) {
    try {
      window.localStorage.setItem(KEY, JSON.stringify(names));
      return true;
    } catch {
      return false;
    }
  }

  function shared() {
    const given = new URLSearchParams(window.location.search).get("p");
    return given === null ? null : clean(given.split(","));
  }

  // Colons and commas may stand in an address as they are, and stay readable.
  const query = (names) => (names.length ? `?p=${names.map((name) => encodeURIComponent(name).replace(/%3A/g, ":").replace(/%40/g, "@")).join(",")}` : "");

  function element(name, words, attributes = {}) {
    const made = document.createElement(name);
    made.textContent = words;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  /* --- Ticks ------------------------------------------------------------------------------------------------------------ */

  function ticks(frame) {
    const address = frame.dataset.mine;
    const heard = element("p", "", { role: "status", class: "sm-note" });
    frame.append(heard);
    const way = () => element("a", `Open my handout (${kept().length})`, { href: address, class: "sm-ticked" });

    for (const place of document.querySelectorAll("[data-pick]")) {
      const name = place.dataset.pick;
      const label = element("label", "", { class: "sm-tick" });
      const box = element("input", "", { type: "checkbox" });
      const here = element("span", "");
      box.checked = kept().includes(name);
      if (box.checked) here.append(way());
      label.append(box, element("span", `Add ${place.dataset.pickName} to my handout`));
      box.addEventListener("change", () => {
        const rest = kept().filter((other) => other !== name);
        const stays = keep(box.checked ? clean([...rest, name]) : rest);
        here.replaceChildren(...(box.checked && stays ? [way()] : []));
        if (!stays) heard.textContent = "This browser keeps nothing for this site, so the tick is lost when you leave.";
        else heard.textContent = `${box.checked ? "Added" : "Removed"}: ${place.dataset.pickName}. ${kept().length} in my handout.`;
      });
      place.append(label, here);
    }
  }

  /* --- The page that prints them ---------------------------------------------------------------------------------------- */

  async function page(frame) {
    const given = shared();
    let names = given || kept();
    const own = () => given === null;
    const tools = element("form", "", { class: "sm-mine-tools" });
    const field = element("input", "", { type: "text", autocomplete: "off", placeholder: "swe:5.6 or friend-request" });
    const label = element("label", "Add a number or a page by its short name");
    label.append(field);
    const print = element("button", "Print", { type: "button", class: "sm-button" });
    const take = element("button", "Keep this list on this device", { type: "button", class: "sm-button" });
    const empty = element("button", "Empty the list", { type: "button", class: "sm-button" });
    tools.append(label, element("button", "Add", { class: "sm-button" }), print, take, empty);
    const heard = element("p", "", { role: "status", class: "sm-note" });
    const address = element("p", "", { class: "sm-note" });
    const sheet = element("div", "");
    frame.replaceChildren(heard, address, sheet);
    frame.hidden = false;

    let known;
    try {
      const answer = await fetch(frame.dataset.source);
      if (!answer.ok) throw new Error(answer.statusText);
      known = new Map(Object.entries(await answer.json()));
    } catch {
      heard.textContent = "The list of numbers and pages did not arrive. Try again when you are online.";
      return;
    }
    frame.prepend(tools); // not before the list is there: an answer in the meantime would be lost

    function entry(name) {
      const about = known.get(name);
      const block = element("section", "", { class: "sm-chosen" });
      if (about) {
        const heading = element("h2", "");
        heading.append(element("a", about.title, { href: frame.dataset.root + about.page }));
        block.append(heading, element("p", about.label, { class: "sm-meta" }), element("p", about.words));
        if (about.numbers.length) {
          const list = element("ul", "");
          list.append(...about.numbers.map((number) => element("li", number)));
          block.append(element("p", "Numbers it touches:"), list);
        }
        if (about.looked_at) block.append(element("p", `Copies looked at until ${about.looked_at}.`, { class: "sm-meta" }));
      } else {
        block.append(element("p", `We have no number and no page called “${name}”.`, { class: "sm-gap", "data-gap": "unknown" }));
      }
      const remove = element("button", "Remove", { type: "button", class: "sm-button sm-tick", "aria-label": `Remove ${about ? about.title : name}` });
      remove.addEventListener("click", () => change(names.filter((other) => other !== name), `Removed ${about ? about.title : name}.`));
      block.append(remove);
      return block;
    }

    function show(words) {
      sheet.replaceChildren(...names.map(entry));
      if (!names.length) sheet.append(element("p", "Nothing is ticked yet. Open a number or a page, and tick “Add … to my handout”.", { class: "sm-gap" }));
      heard.textContent = words;
      const link = element("a", "Address of this handout, to keep or to share", { href: window.location.pathname + query(names) });
      address.replaceChildren(...(names.length ? [link] : []));
      const printed = document.querySelector(".sm-address");
      if (printed) printed.textContent = window.location.origin + window.location.pathname + query(names);
      print.hidden = empty.hidden = !names.length;
      take.hidden = own() || !names.length;
    }

    function change(next, words) {
      names = clean(next);
      if (own()) keep(names);
      else window.history.replaceState(null, "", query(names) || window.location.pathname);
      show(words);
    }

    tools.addEventListener("submit", (event) => {
      event.preventDefault();
      const wanted = clean([field.value.toLowerCase()]);
      if (wanted.length) change([...names, ...wanted], known.has(wanted[0]) ? "Added." : `We have no number and no page called “${wanted[0]}”.`);
      field.value = "";
      field.focus();
    });
    print.addEventListener("click", () => window.print());
    empty.addEventListener("click", () => change([], "The list is empty."));
    take.addEventListener("click", () => {
      heard.textContent = keep(names) ? "Kept on this device." : "This browser keeps nothing for this site. Keep the address instead.";
    });
    show(own() ? "" : "This list came with the address. It is not kept on this device unless you say so.");
  }

  const frame = document.getElementById("sm-mine");
  if (frame) page(frame);
  const handout = document.querySelector("[data-mine]");
  if (handout) ticks(handout);
})();
