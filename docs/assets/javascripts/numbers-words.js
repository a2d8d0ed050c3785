/**
 * StandardsNumbersWords: the words that stand around numbers, and what phrases are. A script without DOM.
 *
 * A text is read as phrases, {kind, text, raw, tight}: "name" of a framework or body, "level" (standard, paragraph),
 * "quiet" (of, and), "mark", "word", "day", "year", "age" (old, latest), "stranger" (what has numbers of its own, as a
 * page or a policy), "break" (a line or a sentence ends) or "number" {from, to: its parts, tail, …}.
 */
const StandardsNumbersWords = (() => {
  "use strict";

  const { singular, setOf } = StandardsNumbersText;

  const UPPER = setOf("standard std section sec s principle code §");
  const LOWER = setOf("paragraph para point pt item part provision clause subparagraph bullet §");
  const NEUTRAL = setOf("number no nr n");
  const LEVELS = new Set([...UPPER, ...LOWER, ...NEUTRAL]);
  const QUIET = setOf(
    "the of in and or plus edition ed to through until point dot colon till thru up upto including inclusive both",
  );
  const LINKS = setOf("of in under from by the your our its their his her my this that a an s");
  const OLD = setOf("old older previous former earlier past prior superseded");
  const NEW = setOf("new newer latest current present newest today now");
  const UNITS = setOf(
    "am pm o h hr hour min minute second day week month year yr time % percent per pc out million " +
      "billion m bn k kg g lb mile km cm mm inch inche mb gb star £ $ € pound p pence euro dollar",
  );
  const SPOILERS = setOf("v ver version release £ $ € ¥"); // before a number
  const THINGS = setOf(
    "room rm tel telephone phone fax mobile ref reference page p pp table figure fig chapter ch appendix annex slide " +
      "exhibit tab agenda floor flat unit extension ext score grade band ratio average footnote fn vol volume " +
      "windows ios invoice receipt ticket",
  );
  const DOCUMENTS = setOf(
    "act regulation law statute bill directive policy policies report handbook procedure contract agreement guidance " +
      "guideline protocol charter constitution manual toolkit leaflet byelaw convention schedule article art plan " +
      "terms",
  );
  const PAPERS = setOf(
    "decision letter judgment judgement statement determination email minutes complaint referral bundle",
  );
  const REACH = 6; // phrases that may stand between two that belong together
  const FAR = 30; // phrases over which an "old" or a year still counts
  const SIGNS = new Set(["mark", "quiet"]);
  const SIGNS_AND_NUMBERS = new Set([...SIGNS, "number"]);
  const TIMES = new Set(["day", "year"]);
  const THIN = new Set([...SIGNS, ...TIMES, "level", "age"]); // they tell nothing by themselves
  const OTHERS = new Set(["word", "stranger", "age"]);
  const LEVEL_KINDS = new Set(["level", "quiet"]); // "point" is quiet
  const UNKNOWN = "?"; // the name of a body that neither the catalogue nor anybody here knows

  return {
    isOther,
    isPlain,
    isThin,
    isLevel,
    isUpper,
    isLower,
    isStandard,
    isWeakLevel,
    isPlural,
    levelBefore,
    nextNumber,
    gapOf,
    rangeOf,
    compare,
    UPPER,
    LEVELS,
    QUIET,
    LINKS,
    OLD,
    NEW,
    UNITS,
    SPOILERS,
    THINGS,
    DOCUMENTS,
    PAPERS,
    REACH,
    FAR,
    SIGNS,
    SIGNS_AND_NUMBERS,
    TIMES,
    UNKNOWN,
  };

  function isOther(phrase) {
    return OTHERS.has(phrase.kind) || Boolean(phrase.spoiled);
  }

  function isPlain(phrase) {
    return Boolean(phrase) && phrase.kind === "number" && phrase.from === phrase.to && !phrase.spoiled;
  }

  // Tells nothing by itself.
  function isThin(phrase) {
    return Boolean(phrase) && (THIN.has(phrase.kind) || LINKS.has(singular(phrase.text)));
  }

  function isLevel(phrase) {
    return Boolean(phrase) && phrase.kind === "level";
  }

  function isUpper(phrase) {
    return isLevel(phrase) && UPPER.has(singular(phrase.text));
  }

  function isLower(phrase) {
    return Boolean(phrase) && LEVEL_KINDS.has(phrase.kind) && LOWER.has(singular(phrase.text));
  }

  // Of a code, and never of a law or a letter.
  function isStandard(level) {
    return isLevel(level) && /^(?:standard|std|principle)s?$/.test(level.text);
  }

  // Of a law as well as of a code.
  function isWeakLevel(level) {
    return (
      isLevel(level) &&
      /^(?:s|ss|sec|section|sections|clause|clauses|paragraph|paragraphs|para|paras)$/.test(level.text)
    );
  }

  function isPlural(level) {
    return isLevel(level) && level.text.length > 2 && level.text.endsWith("s");
  }

  function levelBefore(phrases, place) {
    let before = place - 1;
    while (before > place - 3 && /^[.(:]$/.test(phrases[before]?.text ?? "")) before--;
    const level = phrases[before];
    return isLevel(level) || isLower(level) ? level : null;
  }

  function nextNumber(phrases, place, gap = null) {
    for (let next = place + 1; next <= place + REACH + 1 && phrases[next]; next++) {
      const { kind } = phrases[next];
      if (kind === "number") return !gap || gap.test(gapOf(phrases, place, next)) ? next : 0;
      if (/^(?:break|name|day|year|stranger)$/.test(kind)) return 0;
    }
    return 0;
  }

  function gapOf(phrases, place, next) {
    return phrases
      .slice(place + 1, next)
      .map(({ text }) => text)
      .join(" ");
  }

  function rangeOf(from, to) {
    const end = from.length > 1 && to.length === 1 ? from.slice(0, -1).concat(to) : to; // the short 1.8-12
    if (end.length !== from.length || !compare(from, end)) return null;
    if (compare(from, end) < 0) return [from, end];
    return end === to && from[0] === to[0] ? [end, from] : null;
  }

  // As far as the shorter goes: 2.3 and 2.3.1 are level.
  function compare(a, b) {
    const unlike = a.findIndex((part, index) => index < b.length && part - b[index]);
    return unlike < 0 ? 0 : a[unlike] - b[unlike];
  }
})();
