/**
 * StandardsReader: the page as one reader reads it. A line says who that is, each edition what it is to them, and
 * their frameworks stand first. What they say stays on this device.
 *
 * mark(place) says it on an element that has data-framework and data-edition; change({who, where, day}) keeps what a
 * reader says, all of it or a part, and returns whether it stays; who() is what they said; form(act) is a form to say
 * it, with {element, values, fill}.
 */
const StandardsReader = (() => {
  "use strict";

  const { element, addressOf } = StandardsPage;
  const NOBODY = { who: [], where: "", day: "" };
  const { root } = document.getElementById("sm-reader").dataset;
  const asAt = StandardsAsAt.make(StandardsBindings);
  const rows = rowsOfFrameworks();
  const choices = [...document.querySelectorAll("[data-choice]")].map((list) => ({ list, cards: [...list.children] }));
  const line = element("div", { class: "sm-reader", role: "region", "aria-label": "You read as" });
  let reader = takeOver() ?? NOBODY;

  // Below a first screen, which holds the whole answer on a phone and no number that a reader's day could change.
  const screen = document.querySelector(".sm-now-more");
  if (screen) screen.after(line);
  else document.querySelector("article").prepend(line);
  show();
  return { mark, change, form, who: () => reader };

  // What older pages kept: the frameworks of a nation.
  function takeOver() {
    const before = StandardsKept.showFirst.read();
    const nation = asAt.nations.find((name) => before && asAt.first("", [], name).join(" ") === before);
    if (nation && !StandardsKept.reader.read()) StandardsKept.reader.keep({ ...NOBODY, where: nation });
    StandardsKept.showFirst.forget();
    return StandardsKept.reader.read();
  }

  function change(part) {
    reader = { ...reader, ...part };
    StandardsKept.closedLine.forget();
    const stays = isSomebody() ? StandardsKept.reader.keep(reader) : StandardsKept.reader.forget() !== null;
    show();
    return stays;
  }

  function isSomebody() {
    return Boolean(reader.who.length || reader.where || reader.day);
  }

  function show() {
    order(asAt.first(reader.day, reader.who, reader.where));
    for (const choice of choices) choice.list.append(...[...choice.cards].sort((a, b) => rank(a) - rank(b)));
    for (const place of document.querySelectorAll("[data-edition]")) mark(place);
    for (const input of document.querySelectorAll("[data-show-first] input")) {
      input.checked = input.value === reader.where;
    }
    line.hidden = !isSomebody();
    line.classList.toggle("sm-closed", StandardsKept.closedLine.read() !== null);
    line.replaceChildren(...(isSomebody() ? parts() : []));
  }

  function rank(card) {
    return asAt.rank(card.querySelector("[data-edition]").dataset, reader.day, reader.who, reader.where);
  }

  function mark(place) {
    const answer = asAt.binds(place.dataset, reader.day, reader.who, reader.where);
    const words = StandardsAsAt.words(answer, reader.day);
    place.querySelector(".sm-mark")?.remove();
    if (words) place.append(" ", element("span", { class: "sm-mark", "data-binds": answer }, words));
  }

  /* The line */

  function parts() {
    const about = addressOf(root, "about/does-this-apply-to-me/");
    const says = element("p", {}, element("strong", {}, "You read as: "), `${person()}. `, bound(), " ");
    const way = element("a", { href: about }, "What to know");
    const own = form(() => change(own.values()));
    const changing = button("Change", () => toggle(own.element, changing));
    const hiding = button("Hide", hide);
    changing.setAttribute("aria-expanded", "false");
    hiding.setAttribute("aria-label", "Hide this line");
    own.element.hidden = true;
    own.fill(reader);
    const tools = element("p", {}, way, changing, button("Clear", () => change(NOBODY)), hiding);
    return [says, tools, own.element];
  }

  function person() {
    const roles = reader.who.map((role) => role.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase()));
    const day = reader.day && `as at ${StandardsAsAt.spoken(reader.day)}`;
    return [...roles, reader.where, day].filter(Boolean).join(", ");
  }

  function bound() {
    const { who, where, day } = reader;
    const found = asAt.boundBy(day, who, where);
    const names = (sure) => found.filter((one) => one.name && one.sure === sure).map(({ name }) => name);
    const says = (words, listed) => (listed.length ? [`${words}: ${listed.join("; ")}.`] : []);
    if (!who.length) return "Say your role to see what binds you.";
    if (!asAt.knows(who, where)) return "Say where you work to see what binds you.";
    const sentences = [
      ...says(day ? "Bound you then" : "Binds you", names(true)),
      ...says(`Not known to us whether it ${day ? "bound" : "binds"} you`, names(false)),
    ];
    return sentences.join(" ") || `What ${day ? "bound you then" : "binds you"} is not in this map.`;
  }

  function hide() {
    StandardsKept.closedLine.keep("yes");
    line.classList.add("sm-closed");
  }

  function toggle(part, opener) {
    part.hidden = !part.hidden;
    opener.setAttribute("aria-expanded", String(!part.hidden));
    if (!part.hidden) part.querySelector("input").focus();
  }

  /* The form */

  function form(act) {
    const boxes = asAt.roles.map((role) => element("input", { type: "checkbox", value: role }));
    const roles = boxes.map((box) => element("label", {}, box, box.value));
    const place = element("select", {}, ...["", ...asAt.nations].map(option));
    const day = element("input", { type: "date", autocomplete: "off" });
    const made = element(
      "form",
      { class: "sm-find" },
      element("fieldset", {}, element("legend", {}, "Your role"), ...roles),
      element("label", {}, "Where you work", place),
      element("label", {}, "The day it happened, if you like", day),
      element("p", {}, element("button", { class: "sm-button" }, "Read this site so")),
      element("p", { class: "sm-note" }, "Kept on this device only. Nothing is hidden, and nothing is sent."),
    );
    made.addEventListener("submit", (event) => {
      event.preventDefault();
      act();
    });
    return { element: made, values, fill };

    function values() {
      const who = boxes.filter((box) => box.checked).map((box) => box.value);
      return { who, where: place.value, day: day.value };
    }

    function fill(kept) {
      for (const box of boxes) box.checked = kept.who.includes(box.value);
      place.value = kept.where;
      day.value = kept.day;
    }
  }

  function option(nation) {
    return element("option", { value: nation }, nation || "Anywhere");
  }

  function button(words, act) {
    const made = element("button", { type: "button" }, words);
    made.addEventListener("click", act);
    return made;
  }

  /* The order */

  // A parent whose children belong to frameworks → them, and what follows the last of them.
  function rowsOfFrameworks() {
    const found = new Map();
    for (const member of document.querySelectorAll("[data-framework]:not(.sm-badge, [data-edition])")) {
      const parent = member.parentElement;
      if (!found.has(parent)) found.set(parent, { members: [] });
      const row = found.get(parent);
      row.members.push(member);
      row.after = member.nextSibling;
    }
    return found;
  }

  function order(first) {
    for (const [parent, { members, after }] of rows) {
      const ahead = members.filter((member) => first.includes(member.dataset.framework));
      const behind = members.filter((member) => !ahead.includes(member));
      for (const member of [...ahead, ...behind]) parent.insertBefore(member, after);
    }
  }
})();
