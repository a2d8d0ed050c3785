/**
 * StandardsHandout: the sheets of a reader's own pack: their short names, in order, kept on this device only, and what
 * an address says of them behind #: p, the names; m, the minutes of each; further words of the page that reads it.
 */
const StandardsHandout = (() => {
  "use strict";

  const MOST = 60; // names; a longer address would not fit everywhere
  const LONGEST = 80; // characters of a name
  const DAY = 1440; // minutes

  const keep = (names) => StandardsKept.handout.keep(names);
  return { clean, tooMany, names, chosen, asking, lasting, inWords, keep };

  function clean(names) {
    const trimmed = names.map((name) => String(name).trim());
    return [...new Set(trimmed.filter((name) => name && name.length <= LONGEST))].slice(0, MOST);
  }

  // Nothing is left out without a word.
  function tooMany(names) {
    const left = new Set(names).size - clean(names).length;
    return left > 0 ? `Left out: ${left}. A list holds at most ${MOST} sheets.` : "";
  }

  function names() {
    const kept = StandardsKept.handout.read();
    return Array.isArray(kept) ? clean(kept) : [];
  }

  // What the address asks for, else what was ticked: {names, minutes, isOwn, sent, full}. A list that is the kept one
  // is own; `full` says what was left out.
  function chosen() {
    const { value, sent } = StandardsPage.asked("p");
    const listed = value === null ? names() : value.split(",");
    const given = clean(listed);
    const times = (StandardsPage.asked("m").value ?? "").split(",");
    const known = listed.map((name, place) => [name.trim(), time(times[place])]);
    const minutes = new Map(known.filter(([, spoken]) => spoken !== null));
    const isOwn = value === null || given.join() === names().join();
    return { names: given, minutes, isOwn, sent, full: tooMany(listed) };
  }

  // Nothing but whole minutes of one day.
  function time(words) {
    return /^\d{1,4}$/.test(words ?? "") && Number(words) <= DAY ? Number(words) : null;
  }

  // How long sheets take, each {minutes, isLed}: a session that one leads has its own time, and others are used in it.
  function lasting(sheets) {
    const sum = (some) => some.reduce((all, { minutes }) => all + minutes, 0);
    const led = sheets.filter(({ isLed }) => isLed);
    return { session: sum(led), others: sum(sheets) - sum(led) };
  }

  function inWords(sheets) {
    const { session, others } = lasting(sheets);
    const time = (minutes) => `${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
    const rest = others ? ` and ${time(others)} for the other sheets` : "";
    const times = session ? `, ${time(session)} for the session${rest}` : others ? `, ${time(others)}` : "";
    return `${sheets.length} ${sheets.length === 1 ? "sheet" : "sheets"}${times}`;
  }

  // The part of an address that asks for these sheets.
  function asking({ names: listed, minutes }, further = {}) {
    const times = listed.map((name) => minutes.get(name) ?? "");
    const view = { ...(listed.length ? { p: listed.join(",") } : {}), ...further };
    if (times.some((known) => known !== "")) view.m = times.join(",").replace(/,+$/, "");
    return StandardsPage.asking(view);
  }
})();
