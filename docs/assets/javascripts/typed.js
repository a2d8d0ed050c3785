/**
 * StandardsTyped: what somebody typed, as words that the pages hold. A script without DOM. It needs Stemmer.
 *
 *   const vocabulary = StandardsTyped.vocabulary();
 *   vocabulary.add("requests", true);                      // a word of a page; false: no page speaks of it
 *   StandardsTyped.read("freind reqests", vocabulary);
 *
 * read returns a list of {typed, term, isBeginning, isMissing, readAs}: term is the stem to look for, isBeginning says
 * that the word may be half typed, isMissing that no page speaks of it, readAs is what a slip was read as, or "".
 */
const StandardsTyped = (() => {
  "use strict";

  const SMALL_WORDS =
    "a about after also am an and any are as at be because been being but by can could did do does dont for from get " +
    "got had has have he her him his how i if im in into is it its ive just may me might my of on or our out shall " +
    "she should so some that the their them then there they this to up us very was we were what when where which " +
    "while who why will with would you your";
  const [LONG, VERY_LONG] = [8, 10]; // letters
  const SMALL = new Set(SMALL_WORDS.split(" "));
  const BETWEEN = [...SMALL].filter((word) => word.length > 1);
  const stems = new Map();

  return { isSmall: (word) => SMALL.has(word), stemOf, wordsOf, vocabulary, read, nearTo };

  function stemOf(word) {
    if (!stems.has(word)) stems.set(word, Stemmer.stemmer(word));
    return stems.get(word);
  }

  // Without hidden signs, accents and apostrophes; letters with dots between them are one word.
  function wordsOf(text) {
    const plain = text
      .replace(/\p{Cf}/gu, "")
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[\u0300-\u036f'’]/g, "")
      .replace(/(?<![\p{L}\p{N}])(?:\p{L}\.)+\p{L}(?![\p{L}\p{N}])/gu, (letters) => letters.replaceAll(".", ""));
    return plain.match(/[\p{L}\p{N}]+/gu) || [];
  }

  function vocabulary() {
    const spoken = new Set(); // stems that a page speaks of
    const stems = new Map(); // a stem → how often it stands somewhere
    const words = new Map(); // and a word as it stands
    let all = 0;

    return { add, has, speaksOf: (word) => spoken.has(stemOf(word)), words, beginnings, weight };

    function add(word, isSpoken) {
      const stem = stemOf(word);
      if (isSpoken) spoken.add(stem);
      stems.set(stem, (stems.get(stem) ?? 0) + 1);
      words.set(word, (words.get(word) ?? 0) + 1);
      all += 1;
      return stem;
    }

    function has(word) {
      return stems.has(stemOf(word));
    }

    function beginnings(start) {
      return [...stems.keys()].some((stem) => stem.startsWith(start));
    }

    // A rare word says more about what somebody looks for than one that stands everywhere.
    function weight(stem) {
      return Math.log(1 + all / (stems.get(stem) ?? 1));
    }
  }

  function read(query, vocabulary) {
    const met = meet(wordsOf(query), vocabulary);
    const large = met.filter((word) => !SMALL.has(word));
    const asked = [...new Set(large.length ? large : met)];
    return asked.map((word, place) => known(word, place === asked.length - 1, vocabulary));
  }

  function known(typed, isLast, vocabulary) {
    const plain = { typed, term: stemOf(typed), isBeginning: false, isMissing: false, readAs: "" };
    if (vocabulary.has(typed)) return { ...plain, isMissing: !vocabulary.speaksOf(typed) };
    if (isLast && vocabulary.beginnings(typed)) return { ...plain, term: typed, isBeginning: true };
    const doing = typed.replace(/[eo]rs?$/, ""); // a stalker is somebody who stalks
    if (doing.length > 3 && vocabulary.has(doing)) return { ...plain, term: stemOf(doing) };
    const near = nearTo(vocabulary.words.keys(), (word) => word, typed);
    if (!near.length) return { ...plain, isMissing: true };
    const slips = near.filter(({ steps }) => steps === near[0].steps).map(({ thing }) => thing);
    const [readAs] = slips.sort((a, b) => vocabulary.words.get(b) - vocabulary.words.get(a));
    return { ...plain, term: stemOf(readAs), readAs, isMissing: !vocabulary.speaksOf(readAs) };
  }

  // Joins neighbours that pages write as one word (tik tok, e-mail), and parts what they write as two (groupchat).
  function meet(words, vocabulary) {
    const met = [];
    for (let place = 0; place < words.length; place += 1) {
      const [one, two = ""] = words.slice(place, place + 2);
      const letters = runOfLetters(words.slice(place));
      if (letters.length > 1 && vocabulary.has(letters.join(""))) {
        met.push(letters.join(""));
        place += letters.length - 1;
      } else if (two && isOne(one, two, vocabulary)) {
        met.push(one + two);
        place += 1;
      } else met.push(...(vocabulary.has(one) ? [one] : parts(one, vocabulary)));
    }
    return met;
  }

  function runOfLetters(words) {
    const end = words.findIndex((word) => word.length > 1);
    return end < 0 ? words : words.slice(0, end);
  }

  function isOne(one, two, vocabulary) {
    const joined = one + two;
    if (joined.length < 4 || SMALL.has(joined) || !vocabulary.has(joined)) return false;
    return !SMALL.has(one) || !(SMALL.has(two) || vocabulary.has(two));
  }

  // The two or three words that somebody wrote as one (groupchat, outofhours), or the word itself.
  function parts(word, vocabulary) {
    const { words } = vocabulary;
    for (let end = word.length - 3; end >= 3; end -= 1) {
      const [start, rest] = [word.slice(0, end), word.slice(end)];
      if (words.has(start) && words.has(rest)) return [start, rest];
      const between = BETWEEN.find((small) => rest.startsWith(small) && words.has(rest.slice(small.length)));
      if (between && (SMALL.has(start) || words.has(start))) return [start, rest.slice(between.length)];
    }
    return [word];
  }

  // The things whose names are near enough to what was typed to be meant, with the steps from one to the other.
  function nearTo(things, nameOf, typed) {
    const most = allowed(typed);
    const near = [...things].map((thing) => ({ thing, steps: distance(typed, nameOf(thing), most) }));
    return near.filter(({ steps }) => steps <= most).sort((a, b) => a.steps - b.steps);
  }

  // A short word is soon near to another one that somebody means in earnest: tinder is not tender, nor moaning meaning.
  function allowed(typed) {
    if (typed.length < 5) return 0;
    return typed.length < VERY_LONG ? 1 : 2;
  }

  // How many letters were left out, added, exchanged with their neighbours or, in a long word, mistaken for others; the
  // first one is seldom wrong.
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most || one[0] !== other[0]) return Infinity;
    const mistake = one.length < LONG ? 2 : 1;
    let before = [];
    let row = Array.from({ length: other.length + 1 }, (_, place) => place);
    for (let i = 1; i <= one.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= other.length; j += 1) {
        const changed = row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : mistake);
        next[j] = Math.min(changed, row[j] + 1, next[j - 1] + 1);
        const exchanged = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        if (i > 1 && j > 1 && exchanged) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      if (Math.min(...next) > most) return Infinity;
      [before, row] = [row, next];
    }
    return row[other.length];
  }
})();
