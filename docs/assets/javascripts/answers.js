/**
 * StandardsAnswers: what the number resolver found, as cards and sentences to show.
 * A script without DOM, for the number box and for the search.
 *
 *   const answers = StandardsAnswers.make(catalogue);
 *   answers.find("3.10", {first: ["mill"]});   // what the resolver is told of the reader
 *
 * find returns {
 *   kind:   "provisions", "unknown-number", "uncovered" or "text", as the resolver says,
 *   cards:  [{address, framework, edition, badge, title, note, words, exact}], best first,
 *   only:   the one card that is meant beyond doubt, or null,
 *   saying: a sentence for what does not exist or is not clear, or "",
 *   words:  what is left for the text search }
 */
const StandardsAnswers = (() => {
  "use strict";

  function make(catalogue) {
    const finder = StandardsNumbers.make(catalogue);
    const frameworks = new Map(catalogue.frameworks.map((framework) => [framework.id, framework]));

    return { find };

    function find(query, reader = {}) {
      const found = finder.resolve(query, reader);
      const records = found.matches.concat(found.near, found.elsewhere);
      const numbers = records.map((record) => card(record, found, records));
      const exact = found.matches.filter((match) => match.exact);
      const isCertain = exact.length === 1 && !found.missing.length && !found.uncovered.length;
      return {
        kind: found.kind,
        cards: [...found.uncovered.map(notCovered), ...numbers],
        only: isCertain ? numbers[records.indexOf(exact[0])] : null,
        saying: saying(query, found, exact),
        words: found.words,
      };
    }

    function notCovered({ name, says, address }) {
      return { address, framework: "", badge: "", title: name, note: "Not in this map.", words: says, exact: false };
    }

    function card(record, found, records) {
      const framework = frameworks.get(record.framework);
      const twins = records.filter((other) => other.framework === record.framework && other.number === record.number);
      const notes = [];
      if (found.near.includes(record)) notes.push("Near it.");
      if (found.elsewhere.includes(record)) notes.push("The same number elsewhere.");
      const { label, years } = framework.editions.find((known) => known.id === record.edition);
      if (!record.current) notes.push(`Older edition: ${label}, ${years}.`);
      else if (twins.length > 1) notes.push(`${capital(label)}, in force.`);
      if (record.changed) notes.push("This number changed its meaning.");
      if (record.force) notes.push(`${record.force}.`);
      if (record.status) notes.push(`Our words rest on: ${record.status}.`);
      return {
        address: record.address,
        framework: record.framework,
        edition: record.edition,
        badge: `${framework.short} ${record.number}${record.current ? "" : ` (${record.edition})`}`,
        title: record.title || record.status,
        note: notes.join(" "),
        words: record.words || "Nobody here has seen what it says.",
        exact: record.exact,
      };
    }

    function saying(query, found, exact) {
      if (found.kind === "uncovered") return `${found.uncovered[0].name} is not in this map.`;
      if (found.kind === "unknown-number") return `We have no page for “${query.trim()}”. ${looks()}`;
      if (found.missing.length) return `There is no ${found.missing.join(", ")}.`;
      const asked = new Set(exact.map((match) => match.asked));
      if (exact.length < 2 || asked.size > 1) return "";
      return `${[...asked][0]} is used in more than one framework or edition. Which do you mean?`;
    }

    function looks() {
      const samples = catalogue.frameworks.filter((framework) => framework.sample);
      const shown = samples.map((framework) => `${framework.sample} (${framework.short})`);
      return `Numbers look like ${shown.slice(0, -1).join(", ")} or ${shown.at(-1)}.`;
    }
  }

  function capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
  }

  return { make };
})();
