/**
 * StandardsAnswers: what the number resolver found, as cards and sentences to show.
 * A script without DOM, for the number box and for the search.
 *
 *   const answers = StandardsAnswers.make(catalogue, bindings);
 *   answers.find("3.10", {first: ["mill"]});   // what the resolver is told of the reader
 *
 * find returns {
 *   kind:    "provisions", "unknown-number", "uncovered" or "text", as the resolver says,
 *   cards:   [{address, framework, edition, badge, title, note, words, exact}], best first; where several numbers were
 *            asked for, only what each of them means, in the order of the letter,
 *   only:    the one card that is meant beyond doubt, or null,
 *   several: how many numbers were asked for, 0 where it was one or none,
 *   numbers: the query with nothing in it but numbers, their names and the day, to be handed on,
 *   saying:  a sentence for what does not exist or is not clear, or "",
 *   words:   what is left for the text search }
 * StandardsAnswers.numbersOf(found, meant, withEditions) writes down what the resolver found; meant gives of what was
 * asked for the one place that it means, or undefined.
 */
const StandardsAnswers = (() => {
  "use strict";

  function make(catalogue, bindings) {
    const finder = StandardsNumbers.make(catalogue, bindings);
    const frameworks = new Map(catalogue.frameworks.map((framework) => [framework.id, framework]));
    let isReadersDay = true; // else the badges do not say what an edition is to the reader

    return { find };

    function find(query, reader = {}) {
      const found = finder.resolve(query, reader);
      const several = found.asked.length > 1;
      isReadersDay = found.day?.from !== "text";
      return {
        kind: found.kind,
        cards: found.asked.flatMap(several ? inShort : inFull),
        only: found.only && card(found.only, found.only.says, [found.only]),
        several: several ? found.asked.length : 0,
        numbers: found.words.length ? numbersOf(found) : query.trim(),
        saying: saying(query, found),
        words: found.words,
      };
    }

    // All that one number can mean.
    function inFull(number) {
      const { options, near, elsewhere, body } = number;
      const all = [...options, ...near, ...elsewhere];
      return [
        ...(body ? [notCovered(body)] : []),
        ...options.map((option) => card(option, option.says, all)),
        ...near.map((option) => card(option, "Near it.", all)),
        ...elsewhere.map((option) => card(option, "The same number elsewhere.", all)),
      ];
    }

    // What it means, or what it may, and nothing else.
    function inShort({ state, options, body }) {
      if (state === "uncovered") return [notCovered(body)];
      const leading = options.filter((option) => option.leading);
      const shown = state === "choice" ? leading : options.slice(0, 1);
      return shown.map((option) => card(option, option.says, shown));
    }

    function notCovered({ name, says, address }) {
      return { address, framework: "", badge: "", title: name, note: "Not in this map.", words: says, exact: false };
    }

    function card(record, says, records) {
      const framework = frameworks.get(record.framework);
      const twins = records.filter((other) => other.framework === record.framework && other.number === record.number);
      const { label, years } = framework.editions.find((known) => known.id === record.edition);
      const notes = says ? [says] : [];
      if (!record.current) notes.push(`${capital(label)}, ${years}.`);
      else if (twins.length > 1) notes.push(`${capital(label)}, in force.`);
      if (record.changed) notes.push("This number changed its meaning.");
      if (record.force) notes.push(`${record.force}.`);
      if (record.status) notes.push(`Our words rest on: ${record.status}.`);
      return {
        address: record.address,
        framework: record.framework,
        edition: isReadersDay ? record.edition : "",
        badge: `${framework.short} ${record.number}${record.current ? "" : ` (${record.edition})`}`,
        title: record.title || record.status,
        note: notes.join(" "),
        words: record.words || "Nobody here has seen what it says.",
        exact: record.exact,
      };
    }

    function saying(query, { kind, asked, together, notices, questions }) {
      if (kind === "uncovered") return `${asked[0].body.name} is not in this map.`;
      if (kind === "unknown-number") return `We have no page for “${query.trim()}”. ${looks()}`;
      const open = asked.length === 1 && asked[0].state !== "found";
      const sentences = open ? [asked[0].says] : missing(asked);
      const doubts = questions.map(({ says }) => says);
      return [together?.says, ...sentences, ...doubts, ...notices].filter(Boolean).join(" ");
    }

    function missing(asked) {
      return asked.filter(({ state }) => state === "missing").map(({ says }) => says);
    }

    function looks() {
      const samples = catalogue.frameworks.filter((framework) => framework.sample);
      const shown = samples.map((framework) => `${framework.sample} (${framework.short})`);
      return `Numbers look like ${shown.slice(0, -1).join(", ")} or ${shown.at(-1)}.`;
    }
  }

  function numbersOf({ asked, day }, meant = firstOf, withEditions = true) {
    const numbers = asked.map((number) => written(number, meant(number), withEditions));
    const { since, until } = withEditions && day?.from === "text" ? day : {};
    const events = since ? [`events of ${since === until ? since : `${since} to ${until}`}`] : [];
    return [...numbers, ...events].join("; ");
  }

  function firstOf({ state, options }) {
    return state === "found" ? options[0] : undefined;
  }

  function written(number, option, withEditions) {
    if (number.state === "uncovered") return [number.body.name, ...number.numbers].join(" ");
    if (!option) return [...number.named, number.number].join(" ");
    const edition = withEditions && !option.current ? option.edition : "";
    const whole = number.whole ? `standard ${number.number}` : option.number;
    return [option.framework, edition, whole].filter(Boolean).join(" ");
  }

  function capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
  }

  return { make, numbersOf };
})();
