/** StandardsHandout: the names of what a reader ticked for a handout of their own, kept on this device only. */
const StandardsHandout = (() => {
  "use strict";

  const MOST = 60; // names; a longer address would not fit everywhere
  const LONGEST = 80; // characters of a name

  return { clean, names, keep: (names) => StandardsKept.handout.keep(names) };

  function clean(names) {
    const trimmed = names.map((name) => String(name).trim());
    return [...new Set(trimmed.filter((name) => name && name.length <= LONGEST))].slice(0, MOST);
  }

  function names() {
    const kept = StandardsKept.handout.read();
    return Array.isArray(kept) ? clean(kept) : [];
  }
})();
