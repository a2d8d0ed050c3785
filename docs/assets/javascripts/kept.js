/**
 * StandardsKept: all that this site keeps in a reader's browser. It stays there and is never sent.
 *
 * Each thing has read (null where there is none), keep (false where the browser keeps nothing) and forget.
 * A browser may refuse all of them: then a choice is good for the page that is open.
 */
const StandardsKept = (() => {
  "use strict";

  const PREFIX = "standards-map:"; // stands before every name here
  const SHEET = "cpd:"; // and before the name of each CPD sheet

  renamed("standards-map.handout", "handout");

  return {
    colours: text("colours"), // "light" or "dark", where the system says otherwise
    reader: { ...data("reader"), read: reader }, // who reads, as {who: [roles], where: nation, day}; parts may be empty
    showFirst: text("show-first"), // what older pages kept instead: the frameworks of a nation, with spaces between
    closedLine: text("closed-line", "sessionStorage"), // that this tab does not show the line about the reader
    words: text("words", "sessionStorage"), // what was searched for, until the next page of the same tab
    handout: data("handout"), // the names of what was ticked
    sheet: (name) => data(SHEET + name), // what was typed into one CPD sheet, by box
    sheets, // the names of all CPD sheets
  };

  function text(name, storage = "localStorage") {
    return {
      read: () => attempt(() => window[storage].getItem(PREFIX + name)),
      keep: (words) => attempt(() => window[storage].setItem(PREFIX + name, words)) !== null,
      forget: () => attempt(() => window[storage].removeItem(PREFIX + name)),
    };
  }

  function data(name) {
    const { read, keep, forget } = text(name);
    return { read: () => attempt(() => JSON.parse(read())), keep: (value) => keep(JSON.stringify(value)), forget };
  }

  function sheets() {
    const prefix = PREFIX + SHEET;
    const names = attempt(() => Object.keys(localStorage).filter((name) => name.startsWith(prefix))) ?? [];
    return names.map((name) => name.slice(prefix.length)).sort();
  }

  function reader() {
    const { who, where, day } = data("reader").read() ?? {};
    const roles = [who].flat().filter((role) => role && typeof role === "string");
    const nation = typeof where === "string" ? where : "";
    const date = Number.isNaN(Date.parse(day)) || !/^\d{4}-\d\d-\d\d$/.test(day) ? "" : day;
    return roles.length || nation || date ? { who: roles, where: nation, day: date } : null;
  }

  // What older pages of this site kept under another name is not lost.
  function renamed(before, name) {
    attempt(() => {
      const words = localStorage.getItem(before);
      if (words === null) return;
      if (text(name).read() === null) localStorage.setItem(PREFIX + name, words);
      localStorage.removeItem(before);
    });
  }

  function attempt(access) {
    try {
      return access();
    } catch {
      return null; // storage is switched off or full, or somebody else wrote there
    }
  }
})();
