/**
 * StandardsNumbers: which provisions does a reader mean by "mill5.6", "BELL 5.9" or "2.2, 2.6 and 3.1"?
 * A script without DOM, for a page and for QuickJS, which the command line asks.
 *
 *   const finder = StandardsNumbers.make(catalogue);
 *   finder.resolve("mill 2016 2.7", {first: ["mill"]});   // first: the frameworks of the reader's nation
 *                        // and rank: what a match is to the reader, from 0, which comes first, to 2; see as-at.js
 *
 * catalogue: {elsewhere: [{id, name, spoken}], frameworks: [{id, separator, current, names, spoken,
 *     editions: [{id, provisions: [{number, title, status, address}]}]}]}, all in order of display, the current
 *   edition before older ones. names hold anywhere in a query, spoken names only beside a number.
 *
 * resolve returns {
 *   kind:      "provisions" (there are matches), "unknown-number" (none of the numbers exists), "uncovered" (they are
 *              those of a body that is not covered) or "text" (no number),
 *   matches:   [{framework, edition, current, number, title, status, address, exact, asked}], best first;
 *              not exact: listed because its whole standard or section was asked for,
 *   missing:   numbers that do not exist there, as ["5.7"],
 *   near:      their neighbours in the same standard, at most two a framework,
 *   elsewhere: their namesakes outside the framework or edition that was named,
 *   uncovered: the bodies that were named and that the catalogue does not cover; no other body's number stands for
 *              theirs,
 *   words:     what is left for the text search }
 */
const StandardsNumbers = (() => {
  "use strict";

  const FILLERS = setOf("standard std section sec s para paragraph provision principle code clause number no nr n §");
  const QUIET = setOf("the of in and or plus edition ed to through until point dot colon");
  const UNITS = setOf(
    "am pm o h hr hour min minute second day week month year yr time % percent per pc out million " +
      "billion m bn k kg g lb mile km cm mm inch inche mb gb star £ $ € pound p pence euro dollar",
  );
  const SPOILERS = setOf("v ver version release £ $ € ¥"); // before a number
  const PARTS = /^(?:[.:-]{0,2}|\/|point|dot|colon)$/; // between the parts of one number: 5 6
  const RANGE = /^(?:-|to|through|until)$/; // between two numbers: 1.8 to 1.12
  const MOST_NUMBERS = 20; // read from one query, so that a pasted page freezes nothing

  function make(catalogue) {
    const names = new Map(); // "guild of millers" → {firm, frameworks}; its beginnings → no frameworks
    const below = new Map(); // "2", "2.3" and "2.3.1" → the provisions there and below
    const editions = new Map(); // "2016" → the frameworks with such an edition
    const uncovered = new Map((catalogue.elsewhere || []).map((body) => [body.id, body]));
    let order = 0;
    let mostParts = 2;
    let mostDigits = 2;

    for (const framework of catalogue.frameworks) {
      for (const name of framework.names) addName(name, framework.id, true);
      for (const name of framework.spoken) addName(name, framework.id, false);
      for (const edition of framework.editions) {
        entry(editions, edition.id, []).push(framework.id);
        for (const provision of edition.provisions) addProvision(framework, edition, provision);
      }
    }

    for (const { id, spoken } of uncovered.values()) {
      for (const name of spoken) if (!/\d/.test(name)) addName(name, id, true);
    }

    return { resolve };

    function addName(name, framework, firm) {
      const words = (clean(name).match(/\p{L}+/gu) || []).map(singular);
      if (words.every((word) => FILLERS.has(word))) return; // "standard" alone names no framework
      for (const beginning of beginnings(words, " ")) entry(names, beginning, { firm: false, frameworks: new Set() });
      const known = names.get(words.join(" "));
      known.firm ||= firm;
      known.frameworks.add(framework);
    }

    function addProvision(framework, edition, provision) {
      const parts = provision.number.match(/\d+/g) || [];
      const current = edition.id === framework.current;
      const shown = { framework: framework.id, edition: edition.id, current, ...provision };
      const record = { parts, order: order++, separator: framework.separator, shown };
      for (const beginning of beginnings(parts, ".")) entry(below, beginning, []).push(record);
      mostParts = Math.max(mostParts, parts.length);
      mostDigits = Math.max(mostDigits, ...parts.map((part) => part.length));
    }

    function resolve(query, { first = [], rank = () => 0 } = {}) {
      const phrases = chooseMeant(join(join(label(tokenize(clean(query))), onePart), oneRange));
      const numbers = phrases.filter((phrase) => phrase.meant).slice(0, MOST_NUMBERS);
      const namesFor = scopes("name", phrases);
      const yearsFor = scopes("year", phrases);
      const result = { kind: "text", matches: [], missing: [], near: [], elsewhere: [], uncovered: [], words: [] };
      const absent = [];
      const asked = new Set();
      const seen = new Set();

      for (const number of numbers) {
        const scope = { frameworks: namesFor(number), years: yearsFor(number) };
        const question = JSON.stringify([number.from, number.to, scope]);
        if (asked.has(question)) continue;
        asked.add(question);
        let found = find(number, scope);
        if (!found.length && !scope.frameworks) found = find(number, {}); // "breached 5.6 in 2021"
        add("matches", number, found);
        for (const end of new Set([number.from, number.to])) {
          if (found.some((record) => startsWith(record.parts, end))) continue;
          if (!result.missing.includes(end.join("."))) result.missing.push(end.join("."));
          absent.push({ number: { from: end, to: end, separator: number.separator }, scope });
        }
      }
      // Only now, lest a neighbour hide a match.
      for (const { number, scope } of absent) {
        add("near", number, neighbours(number, scope));
        if (scope.frameworks?.some((name) => !uncovered.has(name))) add("elsewhere", number, find(number, {}));
      }
      const named = phrases.filter((phrase) => phrase.kind === "name").flatMap((phrase) => phrase.values);
      result.uncovered = [...new Set(named)].filter((name) => uncovered.has(name)).map((name) => uncovered.get(name));
      const none = result.uncovered.length ? "uncovered" : "unknown-number";
      if (numbers.length) result.kind = result.matches.length ? "provisions" : none;
      result.words = phrases
        .filter((phrase) => isOther(phrase) || isUncovered(phrase) || (phrase.from && !phrase.meant))
        .map((phrase) => phrase.text);
      return result;

      function add(field, number, records) {
        const typed = [...new Set([number.from, number.to])].map((parts) => parts.join(".")).join("-");
        const unseen = records.filter((record) => !seen.has(record));
        for (const record of sorted(unseen, number, first, rank)) {
          seen.add(record);
          result[field].push({ exact: field !== "near" && !isInside(record, number), asked: typed, ...record.shown });
        }
      }
    }

    function isUncovered(phrase) {
      return phrase.kind === "name" && phrase.values.every((name) => uncovered.has(name));
    }

    /* Reading: tokens → phrases (name, filler, quiet, mark, word, year, number) */

    function label(tokens) {
      const phrases = [];
      for (let place = 0; place < tokens.length; place++) {
        const { kind, text, tight } = tokens[place];
        const name = nameAt(tokens, place);
        if (name) {
          phrases.push({ kind: "name", text, values: [...name.frameworks], firm: name.firm });
          place = name.end;
        } else if (kind === "digits" && editions.has(text) && !endsDate(phrases)) {
          phrases.push({ kind: "year", text, values: [text] });
        } else if (kind === "digits") {
          phrases.push(readNumber(tokens, place, phrases));
        } else {
          const small = FILLERS.has(singular(text)) ? "filler" : QUIET.has(singular(text)) ? "quiet" : kind;
          phrases.push({ kind: small, text, tight });
        }
      }
      return phrases;
    }

    // The longest name that starts here, as "mill" or "rules of the mill".
    function nameAt(tokens, start) {
      let words = "";
      let found = null;
      for (let end = start; end < tokens.length; end++) {
        if (tokens[end].kind === "mark" && end > start) continue;
        words += (words && " ") + singular(tokens[end].text);
        const name = tokens[end].kind === "word" && names.get(words);
        if (!name) break;
        if (name.frameworks.size) found = { end, frameworks: name.frameworks, firm: name.firm || Boolean(found?.firm) };
      }
      return found;
    }

    // A number with what tells that it is none: "v5.6" is spoiled, "5.6 million" measured by its unit.
    function readNumber(tokens, place, phrases) {
      const { text, tight } = tokens[place];
      const after = tokens[place + 1];
      const separator = (/[.:-]/.exec(text) || [after && after.tight ? after.text : ""])[0];
      const halves = text.split("-").map((half) => half.split(/[.:]/));
      const range = /[.:]/.test(text) && halves.length === 2 && rangeOf(halves[0], halves[1]);
      const from = range ? range[0] : text.split(/[.:-]/);
      const to = range ? range[1] : from;
      const loose = !range && text.includes("-");
      return { kind: "number", text, from, to, separator, loose, spoiled: isSpoiled(), measured: isMeasured() };

      function isSpoiled() {
        const [before, earlier] = phrases.slice(-2).reverse();
        if (before && (SPOILERS.has(before.text) || (tight && before.kind === "word"))) return true;
        if (earlier && before.text === "." && SPOILERS.has(earlier.text)) return true; // v. 5.6
        const glued = Boolean(after) && after.tight && after.kind === "word"; // 5.6x, but not 5.6a or 5.6mill
        return glued && !/^[a-e]$/.test(after.text) && !nameAt(tokens, place + 1);
      }

      function isMeasured() {
        const unit = after && after.text === "-" ? tokens[place + 2] : after; // 5.6-inch
        return Boolean(unit) && UNITS.has(singular(unit.text)) && unit.kind;
      }
    }

    // Of two numbers and what stands between them, one.
    function join(phrases, rule) {
      const joined = [];
      for (let place = 0; place < phrases.length; place++) {
        let phrase = phrases[place];
        while (phrase.from) {
          let gap = "";
          let next = place + 1;
          while (next < place + 4 && /^(mark|quiet)$/.test(phrases[next]?.kind)) gap += phrases[next++].text;
          const merged = next < phrases.length && phrases[next].from && rule(phrase, gap, phrases[next]);
          if (!merged) break;
          phrase = {
            ...phrase,
            text: phrase.text + (gap || " ") + phrases[next].text,
            ...merged,
            spoiled: phrase.spoiled || phrases[next].spoiled,
            measured: phrases[next].measured,
          };
          place = next;
        }
        joined.push(phrase);
      }
      return joined;
    }

    // Keep the numbers that are meant as provisions.
    function chooseMeant(phrases) {
      const alone = !phrases.some(isOther);
      const kinds = new Set(phrases.map((phrase) => phrase.kind));
      const dated = kinds.has("year") && !kinds.has("name");
      let anchored = false; // a name or "standard" stands before the number
      for (const [place, phrase] of phrases.entries()) {
        phrase.place = place;
        if (/^(name|filler)$/.test(phrase.kind)) anchored = true;
        else if (isOther(phrase)) anchored = false;
        else if (phrase.from) phrase.meant = isMeant(phrase, anchored, alone, dated);
      }
      for (const phrase of phrases) {
        const weak = phrase.kind === "year" || phrase.firm === false;
        if (weak && !touchesNumber(phrases, phrase.place)) phrase.kind = "word";
      }
      return phrases;
    }

    // The surer the form, the less the words around must help: 5.6 stands by itself, 5 6 does not.
    function isMeant(number, anchored, alone, dated) {
      if (!isForm(number.from) || !isForm(number.to)) return false;
      const whole = number.from.length === 1;
      if (number.measured && (whole || !anchored || number.measured === "mark")) return false;
      const doubtful = looksLikeTimeOrDate(number);
      const known = below.has((doubtful ? number.from : number.from.slice(0, 1)).join("."));
      if (whole) return anchored ? known || alone : known && alone && !dated;
      if (anchored) return true;
      if (number.loose || doubtful) return known && alone && !dated && number.separator !== "/";
      return known || alone;
    }

    function isForm(parts) {
      return parts.length <= mostParts && parts.every((part) => part[0] !== "0" && part.length <= mostDigits);
    }

    /* Looking up */

    function find(number, scope) {
      const found = recordsOf(number).filter((record) => inScope(record, scope));
      const inside = newest(found.filter((record) => isInside(record, number)));
      return found.filter((record) => !isInside(record, number)).concat(inside);
    }

    function recordsOf(number) {
      const { from, to } = number;
      if (from === to) return below.get(from.join(".")) || [];
      const records = [];
      for (let standard = Number(from[0]); standard <= to[0]; standard++) {
        records.push(...(below.get(String(standard)) || []));
      }
      const inRange = ({ parts }) => compare(from, parts) <= 0 && compare(to, parts) >= 0;
      return records.filter((record) => record.parts.length >= from.length && inRange(record));
    }

    function neighbours(number, scope) {
      const last = number.from.length - 1;
      const parent = (below.get(number.from.slice(0, last).join(".")) || []).filter((record) => inScope(record, scope));
      const siblings = parent.filter((record) => record.parts.length === last + 1);
      const distance = (record) => Math.abs(number.from[last] - (record.parts[last] || 0));
      const count = new Map();
      return newest(siblings.length ? siblings : parent)
        .sort((a, b) => distance(a) - distance(b) || b.order - a.order)
        .filter((record) => entry(count, record.shown.framework, []).push(record) <= 2);
    }

    function inScope(record, scope) {
      const { framework, edition } = record.shown;
      if (scope.frameworks && !scope.frameworks.includes(framework)) return false;
      if (!scope.years || scope.years.includes(edition)) return true;
      return Boolean(scope.frameworks) && !scope.years.some((year) => editions.get(year).includes(framework));
    }
  }

  // "mill 5.6 and bell 2.7": the names before a number; "5.6 mill and 2.7 bell": those after it. So with years.
  function scopes(kind, phrases) {
    const groups = [];
    const start = phrases.findIndex((phrase) => phrase.meant);
    let open = null;
    for (const phrase of phrases) {
      if (phrase.meant) open = null;
      if (phrase.kind !== kind) continue;
      if (!open) groups.push((open = { place: phrase.place, firm: phrase.firm, values: [] }));
      if (open.firm && !phrase.firm) continue; // the "mill" of "bell rules of the mill 2.7"
      open.values.push(...phrase.values);
    }
    return (number) => {
      const before = groups.filter((group) => group.place < number.place).pop();
      const after = groups.find((group) => group.place > number.place);
      const chosen = groups.length && groups[0].place < start ? before : after || before;
      return chosen ? chosen.values : null;
    };
  }

  // The number itself, current editions, frameworks that print the typed separator, the reader's own: these first.
  function sorted(records, number, first, rank) {
    const ranks = new Map();
    for (const record of records) {
      const unlike = record.separator !== number.separator || number.separator === ".";
      const place = first.indexOf(record.shown.framework);
      const toReader = 3 * isInside(record, number) + rank(record.shown);
      const group = 4 * toReader + 2 * !record.shown.current + unlike;
      ranks.set(record, group * (first.length + 1) + (place < 0 ? first.length : place));
    }
    return records.sort((a, b) => ranks.get(a) - ranks.get(b) || a.order - b.order);
  }

  // 2.3.1 is found for 2.3, but is not 2.3.
  function isInside(record, number) {
    return record.parts.length !== number.from.length;
  }

  // Of each framework only the first edition.
  function newest(records) {
    const editions = new Map();
    return records.filter(({ shown }) => entry(editions, shown.framework, shown.edition) === shown.edition);
  }

  /* The grammar's small rules */

  function onePart(number, gap, next) {
    if ((number.from.length > 1 && !number.run) || next.from.length > 1 || !PARTS.test(gap)) return null;
    const parts = number.from.concat(next.from);
    return { from: parts, to: parts, run: true, loose: true, separator: number.run ? number.separator : gap };
  }

  function oneRange(number, gap, next) {
    const range =
      RANGE.test(gap) && number.from === number.to && next.from === next.to && rangeOf(number.from, next.from);
    return range && { from: range[0], to: range[1], loose: number.loose || next.loose };
  }

  function rangeOf(from, to) {
    const end = from.length > 1 && to.length === 1 ? from.slice(0, -1).concat(to) : to; // the short 1.8-12
    if (end.length !== from.length || !compare(from, end)) return null;
    if (compare(from, end) < 0) return [from, end];
    return end === to ? [end, from] : null;
  }

  function looksLikeTimeOrDate(number) {
    const [first, second, third] = number.from;
    if (third) return first <= 31 && second <= 12 && third.length === 2;
    return number.separator === ":" && first <= 24 && /^[1-5]\d$/.test(second);
  }

  // 20/11/2016: the year of a date is no edition.
  function endsDate(phrases) {
    const [day, slash] = phrases.slice(-2);
    return Boolean(slash) && slash.text === "/" && Boolean(day.from) && day.from.length === 1;
  }

  function touchesNumber(phrases, place) {
    return [-1, 1].some((step) => {
      let next = place + step;
      while (phrases[next] && !phrases[next].from && phrases[next].kind !== "word") next += step;
      return Boolean(phrases[next]) && phrases[next].meant;
    });
  }

  function isOther(phrase) {
    return phrase.kind === "word" || Boolean(phrase.spoiled);
  }

  /* Text */

  function clean(query) {
    return String(query)
      .replace(/[\u00b9\u00b2\u00b3\u2070-\u2079]/g, " ") // a footnote mark is no digit
      .normalize("NFKC")
      .toLowerCase() // also full-width forms and odd spaces
      .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "") // marks that nobody sees
      .replace(/[\u00b7\u2022\u2027\u2219\u22c5\u3002]/g, ".")
      .replace(/\u2236/g, ":")
      .replace(/[_\u2010-\u2015\u2212]/g, "-")
      .replace(/(^|[^\d.:,-])(\d+),(\d+)(?![.:,-]?\d)/g, "$1$2 $3") // 5,6
      .replace(/(^|\D)(\d{4})(?::|-(?=\d+[.:]))(?=\d+[.:-]\d)/g, "$1$2 ") // 2016:2.7
      .replace(/([.:]\d+)-(?=\d{4}(?!\d))/g, "$1 "); // 2.7-2016
  }

  // Words, numbers with tight separators (5.6, 1.8-1.12), and marks.
  function tokenize(text) {
    const tokens = [];
    let end = 0;
    text.replace(/(\p{L}+)|(\d+(?:[.:-]\d+)*)|\S/gu, (piece, word, digits, place) => {
      tokens.push({ kind: word ? "word" : digits ? "digits" : "mark", text: piece, tight: place > 0 && place === end });
      end = place + piece.length;
    });
    return tokens;
  }

  function startsWith(parts, start) {
    return start.every((part, index) => part === parts[index]);
  }

  // As far as the shorter goes: 2.3 and 2.3.1 are level.
  function compare(a, b) {
    const unlike = a.findIndex((part, index) => index < b.length && part - b[index]);
    return unlike < 0 ? 0 : a[unlike] - b[unlike];
  }

  function singular(word) {
    return word.length > 1 ? word.replace(/s$/, "") : word;
  }

  function setOf(words) {
    return new Set(words.split(" ").map(singular));
  }

  // Of ["2", "3", "1"]: "2", "2.3" and "2.3.1".
  function beginnings(parts, separator) {
    return parts.map((_, index) => parts.slice(0, index + 1).join(separator));
  }

  function entry(map, key, start) {
    if (!map.has(key)) map.set(key, start);
    return map.get(key);
  }

  return { make };
})();
