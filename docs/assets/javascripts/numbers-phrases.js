/**
 * StandardsNumbersPhrases: tokens become phrases; numbers-words.js tells of their kinds. A script without DOM.
 *
 *   StandardsNumbersPhrases.make(lexicon).label(tokens)   // lexicon: see numbers-reading.js
 */
const StandardsNumbersPhrases = (() => {
  "use strict";

  const { lastOf, singular, setOf } = StandardsNumbersText;
  const { LEVELS, QUIET, OLD, NEW, UNITS, SPOILERS, THINGS, DOCUMENTS, REACH, SIGNS, UNKNOWN, rangeOf } =
    StandardsNumbersWords;

  const BODIES = setOf("council college association commission authority board institute society");
  const ACRONYMS = new Set("CPD PDF FAQ NOTE AND THE FOR RE ALL".split(" ")); // letters that name nobody

  return { make };

  function make(lexicon) {
    return { label };

    function label(tokens) {
      const phrases = [];
      const shouted = isShouted(tokens);
      for (let place = 0; place < tokens.length; place++) {
        const token = tokens[place];
        const name = lexicon.nameAt(tokens, place);
        if (name) {
          phrases.push({ ...token, kind: "name", values: name.values, grade: name.grade });
          place = name.end;
        } else if (token.kind === "day") {
          phrases.push(token.form === "year" ? { ...token, kind: "year" } : token);
        } else if (token.kind === "digits") {
          phrases.push(readNumber(tokens, place, phrases));
        } else if (!shouted && isUnknownBody(tokens, place)) {
          phrases.push({ ...token, kind: "name", values: [UNKNOWN], grade: 1 });
        } else {
          phrases.push({ ...token, kind: kindOf(token, phrases, tokens[place + 1]) });
        }
      }
      return phrases;
    }

    function kindOf({ kind, text }, phrases, after) {
      const word = singular(text);
      if (kind === "break") return kind;
      if (word === "version" || word === "ver" || word === "v") {
        const before = lastOf(phrases.slice(-3).filter((phrase) => !SIGNS.has(phrase.kind) && phrase.kind !== "level"));
        const tells = before && /^(?:name|year|age)$/.test(before.kind);
        if ((tells && word !== "v") || after?.kind === "day") return "quiet";
      }
      if (kind === "word" && (OLD.has(word) || NEW.has(word))) return "age";
      if (word === "still" && /^(?:was|were)$/.test(lastOf(phrases)?.text ?? "")) return "age"; // "were still on it"
      if (LEVELS.has(word)) return word === "point" ? "quiet" : "level";
      if (QUIET.has(word)) return "quiet";
      if (text === "ps") return kind; // of a kind of standards, and no page
      if (kind === "word" && (THINGS.has(word) || DOCUMENTS.has(word))) return "stranger";
      return kind;
    }

    // "XYZ 1.7", "the Guild of Smiths Council's Code 1.7": a name that nobody here knows.
    function isUnknownBody(tokens, place) {
      const { kind, raw, text } = tokens[place];
      if (kind !== "word") return false;
      const acronym = /^\p{Lu}{3,6}$/u.test(raw) && !ACRONYMS.has(raw);
      const body = BODIES.has(singular(text)) && /^\p{Lu}/u.test(raw) && /^\p{Lu}/u.test(tokens[place - 1]?.raw ?? "");
      if (!(acronym || body) || LEVELS.has(singular(text)) || QUIET.has(singular(text)) || THINGS.has(singular(text)))
        return false;
      let next = place + 1;
      while (tokens[next] && next < place + REACH && isLeadIn(tokens[next])) next++;
      if (tokens[next]?.kind !== "digits" || (tokens[next].tight && next === place + 1)) return false;
      return next > place + 1 || /[.:]/.test(tokens[next].text);
    }

    function isLeadIn({ kind, text }) {
      return (kind === "word" && (LEVELS.has(singular(text)) || singular(text) === "of")) || /^['’(.§]$/.test(text);
    }

    // A number with what tells that it is none: "v5.6" is spoiled, "5.6 million" measured by its unit.
    function readNumber(tokens, place, phrases) {
      const { text, raw, tight, spelled } = tokens[place];
      const after = tokens[place + 1];
      const separator = (/[.:-]/.exec(text) || [after && after.tight ? after.text : ""])[0];
      const halves = text.split("-").map((half) => half.split(/[.:]/));
      const range = /[.:]/.test(text) && halves.length === 2 && rangeOf(halves[0], halves[1]);
      const from = range ? range[0] : text.split(/[.:-]/);
      const to = range ? range[1] : from;
      const loose = !range && text.includes("-");
      const number = { kind: "number", text, raw, tight, from, to, tail: [], separator, loose, spelled };
      return { ...number, spoiled: isSpoiled(), measured: isMeasured() };

      function isSpoiled() {
        const [before, earlier] = phrases.slice(-2).reverse();
        if (before && before.kind !== "quiet" && SPOILERS.has(before.text)) return true;
        if (before && tight && /^(?:word|age)$/.test(before.kind)) return true;
        if (earlier && before.text === "." && before.tight && SPOILERS.has(earlier.text) && earlier.kind !== "quiet")
          return true;
        if (earlier && before.text === "/" && tight && before.tight && /^(?:word|stranger)$/.test(earlier.kind))
          return true;
        const glued = Boolean(after) && after.tight && after.kind === "word"; // 5.6x, but not 5.6a or 5.6mill
        return glued && !/^(?:[a-e]|ff?|et)$/.test(after.text) && !lexicon.nameAt(tokens, place + 1);
      }

      function isMeasured() {
        const unit = after && after.text === "-" ? tokens[place + 2] : after; // 5.6-inch
        return Boolean(unit) && UNITS.has(singular(unit.text)) && unit.kind;
      }
    }

    // A text in capitals: no word of it is an acronym for that.
    function isShouted(tokens) {
      const words = tokens.filter(({ kind, raw }) => kind === "word" && raw.length > 1);
      const shouted = words.filter(({ raw }) => raw === raw.toUpperCase()).length;
      return words.length > 3 && shouted * 3 > words.length * 2;
    }
  }
})();
