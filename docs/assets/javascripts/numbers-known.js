/**
 * StandardsNumbersKnown: the names, numbers and editions of the catalogue, to look them up. A script without DOM.
 *
 *   const known = StandardsNumbersKnown.make(catalogue);   // numbers.js says what a catalogue is
 *
 * make returns {
 *   frameworks, bodies: by id; below: "2", "2.3" and "2.3.1" → the records there and below,
 *   recordsOf(number): those that a number, a range or a number with a bracket means,
 *   editionOf(framework, year): the edition of that name, or whose label tells of the year,
 *   splits(digits): the known numbers that "56" may be without its dot,
 *   lexicon: what numbers-reading.js asks }
 * A record is {parts, order, separator, shown: the provision}.
 */
const StandardsNumbersKnown = (() => {
  "use strict";

  const { clean, lastOf, singular } = StandardsNumbersText;
  const { compare } = StandardsNumbersWords;
  const CONNECTIVES = new Set(["the", "of", "and", "for"]); // left out of a name, as people do
  const LEVELS = /^(?:standard|std|section|sec|s|paragraph|para|principle|code|clause|number|no|provision)$/;

  return { make };

  function make(catalogue) {
    const names = new Map(); // "guild miller" → {grade, values}; its beginnings → no values
    const below = new Map();
    const editions = new Map(); // "2016" → the frameworks with such an edition
    const aliases = new Map(); // "mill 2014" → the edition whose label tells of 2014
    const frameworks = new Map(catalogue.frameworks.map((framework) => [framework.id, framework]));
    const bodies = new Map((catalogue.elsewhere || []).map((body) => [body.id, body]));
    const most = { parts: 2, digits: 2, below: 0 }; // of one number; below: the greatest below a standard
    let order = 0;

    for (const framework of catalogue.frameworks) addFramework(framework);
    for (const body of bodies.values()) addBody(body);
    const lexicon = {
      nameAt,
      editionsOf: (year, named) => named?.filter((framework) => editionOf(framework, year)) ?? editions.get(year) ?? [],
      knows: (parts) => below.has(parts.join(".")),
      covers: (name) => frameworks.has(name),
      splits,
      mostParts: most.parts,
      mostDigits: most.digits,
      mostBelow: most.below,
    };

    return { frameworks, bodies, below, recordsOf, editionOf, splits, lexicon };

    function addFramework(framework) {
      const titles = new Set(catalogue.frameworks.flatMap(({ names: own }) => own.flatMap((name) => wordsOf(name))));
      for (const name of framework.names) addName(name, framework.id, 2);
      for (const name of framework.spoken) addName(name, framework.id, titles.has(wordsOf(name).join(" ")) ? 0 : 1);
      for (const edition of framework.editions) {
        entry(editions, edition.id, []).push(framework.id);
        for (const year of (edition.label || "").match(/\b(?:19|20)\d\d\b/g) || []) {
          if (framework.editions.some(({ id }) => id === year)) continue;
          aliases.set(`${framework.id} ${year}`, edition.id);
        }
        for (const provision of edition.provisions) addProvision(framework, edition, provision);
      }
    }

    // A profession or a nation is a word of many letters; only the capitals of a body's own name name it anywhere.
    function addBody({ id, name, spoken }) {
      const own = new Set((name.match(/\p{Lu}{2,}/gu) ?? []).flatMap((letters) => wordsOf(letters)));
      for (const word of spoken) {
        const words = wordsOf(word);
        if (!/\d/.test(word)) addName(word, id, words.length > 1 || own.has(words[0]) ? 2 : 0);
      }
    }

    function addName(name, owner, grade) {
      const words = wordsOf(name);
      if (words.every((word) => LEVELS.test(word))) return; // "standard" alone names no framework
      const last = lastOf(words);
      const isNameAndLevel = words.length === 2 && LEVELS.test(last) && names.get(words[0])?.values.has(owner);
      if (isNameAndLevel) return;
      for (const beginning of beginnings(words, " ")) entry(names, beginning, { grade: 0, values: new Set() });
      const known = names.get(words.join(" "));
      known.grade = Math.max(known.grade, grade);
      known.values.add(owner);
    }

    // The longest name that starts here, as "mill" or "rules of the mill".
    function nameAt(tokens, start) {
      if (tokens[start].kind !== "word") return null;
      let words = "";
      let found = null;
      for (let end = start; end < tokens.length; end++) {
        const { kind, text } = tokens[end];
        if (end > start && (kind === "mark" || text === "\n" || CONNECTIVES.has(text))) continue;
        words += (words && " ") + singular(text);
        const name = kind === "word" && names.get(words);
        if (!name) break;
        if (name.values.size) found = { end, values: [...name.values], grade: Math.max(name.grade, found?.grade ?? 0) };
      }
      return found;
    }

    function addProvision(framework, edition, provision) {
      const parts = provision.number.match(/\d+/g) || [];
      const current = edition.id === framework.current;
      const shown = { framework: framework.id, edition: edition.id, current, ...provision };
      const record = { parts, order: order++, separator: framework.separator, shown };
      for (const beginning of beginnings(parts, ".")) entry(below, beginning, []).push(record);
      most.parts = Math.max(most.parts, parts.length);
      most.digits = Math.max(most.digits, ...parts.map((part) => part.length));
      most.below = Math.max(most.below, Number(parts[1] || 0));
    }

    // "56" may be 5.6, "210" 2.10: all ways to part it that give a known number.
    function splits(digits) {
      const ways = [];
      for (let cut = 1; cut < digits.length; cut++) {
        const [head, tail] = [digits.slice(0, cut), digits.slice(cut)];
        for (const rest of [[tail], ...(tail.length > 1 ? splitsOfRest(tail) : [])]) ways.push([head, ...rest]);
      }
      return ways.filter((parts) =>
        (below.get(parts.join(".")) || []).some((record) => record.parts.length === parts.length),
      );
    }

    function splitsOfRest(digits) {
      return [...digits.slice(1)].map((_, place) => [digits.slice(0, place + 1), digits.slice(place + 1)]);
    }

    function recordsOf(ask) {
      const { from, to, tail } = ask;
      if (from !== to) return inRange(from, to);
      const deeper = tail.length ? below.get([...from, tail[0]].join(".")) || [] : [];
      const owners = new Set(deeper.map(({ shown }) => shown.framework));
      return deeper.concat((below.get(from.join(".")) || []).filter(({ shown }) => !owners.has(shown.framework)));
    }

    function inRange(from, to) {
      const records = [];
      for (let standard = Number(from[0]); standard <= to[0]; standard++)
        records.push(...(below.get(String(standard)) || []));
      return records.filter(
        ({ parts }) => parts.length >= from.length && compare(from, parts) <= 0 && compare(to, parts) >= 0,
      );
    }

    function editionOf(framework, year) {
      const own = frameworks.get(framework);
      return own.editions.some(({ id }) => id === year) ? year : aliases.get(`${framework} ${year}`);
    }
  }

  function wordsOf(name) {
    const words =
      clean(name)
        .toLowerCase()
        .match(/\p{L}+/gu) || [];
    return words.map(singular).filter((word, place) => !place || !CONNECTIVES.has(word));
  }

  // Of ["2", "3", "1"]: "2", "2.3" and "2.3.1".
  function beginnings(parts, separator) {
    return parts.map((_, index) => parts.slice(0, index + 1).join(separator));
  }

  function entry(map, key, start) {
    if (!map.has(key)) map.set(key, start);
    return map.get(key);
  }
})();
