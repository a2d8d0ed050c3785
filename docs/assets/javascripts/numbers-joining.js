/**
 * StandardsNumbersJoining: several phrases become one number, as 5(6), "standard 5, paragraph 6" or "1.8 to 1.12".
 * A script without DOM.
 *
 *   StandardsNumbersJoining.make(lexicon).join(phrases)
 */
const StandardsNumbersJoining = (() => {
  "use strict";

  const { lastOf, singular, setOf } = StandardsNumbersText;
  const {
    LINKS,
    FAR,
    SIGNS,
    isPlain,
    isLevel,
    isUpper,
    isLower,
    isStandard,
    isPlural,
    levelBefore,
    nextNumber,
    gapOf,
    rangeOf,
  } = StandardsNumbersWords;

  const DIFFERENCES = setOf(
    "difference link conflict overlap relation relationship tension choose compare comparison choice",
  );
  const ROMAN = new Map(
    "i ii iii iv v vi vii viii ix x xi xii".split(" ").map((sign, place) => [sign, String(place + 1)]),
  );
  const PARTS = /^(?:[.:-]{0,2}|\/|point|dot|colon)$/; // between the parts of one number: 5 6
  const RANGE = new RegExp(
    "^(?:(?:all the way |right )?(?:(?:up|down|through) )?(?:to|through|thru|until|till|upto|as far as)" +
      "(?: and including)?(?: (?:standards?|paragraphs?|paras?|section|no))?|- ?[->]?|\\. \\. ?\\.?|→|➔|~)$",
  ); // between two numbers: 1.8 to 1.12
  const ONWARDS =
    /^(?:(?:and |, ?)?(?:onwards?|upwards?|ff|following|et seq|et sequentes)\b|(?:and |or )(?:above|after|over)\b)/;

  return { make };

  function make(lexicon) {
    return { join };

    // All of it, in the order in which one step needs the other.
    function join(phrases) {
      const steps = [
        withoutListLetters,
        readListsInBrackets,
        readBrackets,
        readLevels,
        readParts,
        readShort,
        readRanges,
        withoutListSigns,
      ];
      return steps.reduce((current, step) => step(current), phrases);
    }

    function withoutListLetters(phrases) {
      for (const [place, phrase] of phrases.entries()) {
        if (phrase.kind !== "word" && phrase.kind !== "level") continue;
        if (!/^(?:[a-z]|[ivx]{2,4})$/.test(phrase.text) || phrases[place + 1]?.text !== ")") continue;
        const before = phrases[place - 1];
        const starts = !before || before.text === "(" || /^(?:break|mark|number|quiet)$/.test(before.kind);
        if (starts) phrase.kind = "mark";
      }
      return phrases;
    }

    // 5(1, 2 and 6), 5(1-3): each of them below the number before the bracket.
    function readListsInBrackets(phrases) {
      const read = [];
      for (let place = 0; place < phrases.length; place++) {
        const number = phrases[place];
        const opens = phrases[place + 1];
        const isBelow = isPlain(number) && number.from.length === 1 && opens?.text === "(";
        const closes = isBelow && (opens.tight || isNamed(phrases, place)) ? closingBracket(phrases, place + 2) : 0;
        if (!closes) {
          read.push(number);
          continue;
        }
        const inside = phrases.slice(place + 2, closes);
        for (const phrase of inside.filter(({ kind }) => kind === "number")) {
          if (isSpan(phrase)) setSpan(phrase, number.from);
          else setParts(phrase, [...number.from, phrase.text]);
        }
        read.push(...inside);
        place = closes;
      }
      return read;
    }

    // Where a bracket that holds several whole numbers and no word closes; 0 where it is none.
    function closingBracket(phrases, start) {
      let numbers = 0;
      for (let place = start; place < start + FAR && phrases[place]; place++) {
        const phrase = phrases[place];
        if (phrase.text === ")") return numbers > 1 ? place : 0;
        if (phrase.kind === "number" && isSpan(phrase)) numbers += 2;
        else if (isPlain(phrase) && phrase.from.length === 1 && phrase.text.length <= 2) numbers++;
        else if (!/^(?:,|and|or|&|to|-)$/.test(phrase.text)) return 0;
      }
      return 0;
    }

    // 5(6), 5.(6), 5(6)(a), 5(2) and (6); a note, 5.6 [1], and a part below the lowest level, 5.6(a), fall away.
    function readBrackets(phrases) {
      const read = [];
      for (let place = 0; place < phrases.length; place++) {
        const phrase = phrases[place];
        read.push(phrase);
        if (phrase.kind !== "number" || phrase.from !== phrase.to || phrase.from[0].length > 2) continue;
        let number = phrase;
        let deeper = false;
        for (let next = bracketAfter(phrases, place); next; next = bracketAfter(phrases, place)) {
          const sibling = next.gap && deeper;
          if (next.gap && !sibling) break;
          if (sibling) {
            for (let between = place + 1; between <= place + next.gap; between++) read.push(phrases[between]);
            number = { ...number, from: null, tail: [], text: `${phrase.from[0]}(${next.inside})` };
            setParts(number, [phrase.from[0], next.inside]);
            read.push(number);
          } else if (number.from.length === 1 && /^\d/.test(next.inside)) {
            setParts(number, [number.from[0], next.inside]);
            deeper = true;
          } else if (number.from.length === 1 && isNamed(phrases, place) && ROMAN.has(next.inside)) {
            setParts(number, [number.from[0], ROMAN.get(next.inside)]);
            number.guess = true; // 5(vi)
          } else if (/^\d/.test(next.inside) && !next.square) {
            number.tail.push(next.inside);
          }
          place = next.end;
        }
      }
      return read;
    }

    function isNamed(phrases, place) {
      return isStandard(levelBefore(phrases, place)) || phrases[place - 1]?.kind === "name";
    }

    // The bracket after a place, with as many phrases of "and" before it as `gap` says.
    function bracketAfter(phrases, place) {
      let start = place + 1;
      while (start < place + 4 && (phrases[start]?.kind === "quiet" || /^[,&-]$/.test(phrases[start]?.text ?? "")))
        start++;
      const gap = start - place - 1;
      if (!gap && phrases[start]?.text === "." && phrases[start].tight) start++; // 5.(6)
      const [opens, inside, closes, after] = phrases.slice(start, start + 4);
      if (!opens || !/^[([]$/.test(opens.text) || !closes || !/^[)\]]$/.test(closes.text)) return null;
      const isDigit = inside.kind === "number" && inside.from.length === 1 && inside.text.length <= 2;
      const isLetter = /^(?:[a-z]|[ivx]{2,4})$/.test(inside?.text ?? "");
      if (!(isDigit || isLetter)) return null;
      if (!opens.tight && isDigit && after && /^(?:number|name)$/.test(after.kind)) return null; // the sign of a list
      if (!opens.tight && isLetter) return null;
      if (gap && !isDigit) return null;
      return { gap, inside: inside.text, square: opens.text === "[", end: start + 2 };
    }

    // "standard 5, paragraph 6", "standard 5, paragraphs 2 and 6", "paragraphs 2 and 6 of standard 5"
    function readLevels(phrases) {
      const read = phrases.slice();
      for (let place = 0; place < read.length; place++) {
        const number = read[place];
        if (!isPlain(number) || number.from.length > 2) continue;
        const level = levelBefore(read, place);
        if (isLower(level)) climb(read, place);
        const above = level || number.from.length > 1 || read[place - 1]?.kind === "name" || isLower(read[place + 1]);
        if (above) while (descend(read, place));
      }
      return read;
    }

    // From a standard down to its paragraphs; says whether there was one.
    function descend(phrases, place) {
      const parent = phrases[place].from;
      let level = place + 1;
      while (level < place + 4 && /^(?:[,:(.-]|at|in|sub)$/.test(phrases[level]?.text ?? "")) level++;
      const lower = phrases[level];
      const first = isLower(lower) && nextNumber(phrases, level, /^[.(:]?$/);
      if (first && parent.length === 1 && isSpan(phrases[first])) {
        phrases.splice(place, first - place);
        setSpan(phrases[place], parent);
        return false;
      }
      if (!first || !isPlain(phrases[first]) || phrases[first].from.length > 1) return false;
      if (parent.length > 1) {
        phrases[place].tail.push(phrases[first].text);
        phrases.splice(place + 1, first - place);
        return true;
      }
      phrases.splice(place, first - place);
      const members = lower.text === "point" ? [place] : listFrom(phrases, place);
      for (const member of members) setParts(phrases[member], [...parent, phrases[member].text]);
      return members.length === 1;
    }

    // From paragraphs up to their standard.
    function climb(phrases, place) {
      const members = listFrom(phrases, place);
      let next = lastOf(members) + 1;
      while (next < lastOf(members) + 5 && LINKS.has(singular(phrases[next]?.text ?? ""))) next++;
      if (next === lastOf(members) + 1 || !isUpper(phrases[next])) return;
      const above = nextNumber(phrases, next, /^[.(:]?$/);
      if (!above || !isPlain(phrases[above])) return;
      if (members.some((member) => phrases[member].from.length > 1)) return;
      const parent = phrases[above].from;
      for (const member of members) setParts(phrases[member], [...parent, phrases[member].text]);
      phrases.splice(lastOf(members) + 1, above - lastOf(members));
    }

    // The whole numbers of one list, each by its place: 2, 3 and 6.
    function listFrom(phrases, place) {
      const members = [place];
      for (;;) {
        const last = lastOf(members);
        const next = nextNumber(phrases, last, /^(?:, ?(?:and|or)?|and|or|&|to|-)$/);
        if (!next || !isPlain(phrases[next]) || phrases[next].from.length > 1) return members;
        members.push(next);
      }
    }

    // "5 6", "5 point 6", "5 . 6"; but "standards 1 - 3" is a range.
    function readParts(phrases) {
      return joined(phrases, (number, gap, next, place) => {
        if (number.from.length > lexicon.mostParts)
          return PARTS.test(gap.replace(/ /g, "")) && next.from.length === 1 && {};
        if ((number.from.length > 1 && !number.run) || next.from.length > 1 || !PARTS.test(gap.replace(/ /g, "")))
          return null;
        if (number.sure || next.sure || (gap === "-" && isPlural(levelBefore(phrases, place)))) return null;
        const parts = number.from.concat(next.from);
        const separator = number.run ? number.separator : gap;
        return { from: parts, to: parts, run: true, loose: !(number.spelled && gap), separator };
      });
    }

    // "5.4 and .6", "5.4-.6": the second number lacks its standard. After "to" it is clear, after "and" a guess.
    function readShort(phrases) {
      for (let place = 0; place < phrases.length; place++) {
        const number = phrases[place];
        if (!number.from || number.from.length < 2) continue;
        for (let next = place + 1; next < place + 4 && phrases[next]; next++) {
          const [dot, short] = [phrases[next], phrases[next + 1]];
          if (dot.text === "." && short?.kind === "number" && short.tight && next > place + (dot.tight ? 1 : 0)) {
            if (short.from.length > 1 || short.from !== short.to) break;
            setParts(short, [...number.from.slice(0, -1), short.text]);
            short.guess = true;
            phrases.splice(next, 1);
            break;
          }
          if (!SIGNS.has(dot.kind) || (dot.text === "." && dot.tight)) break;
        }
      }
      return phrases;
    }

    function readRanges(phrases) {
      for (const [place, number] of phrases.entries()) {
        if (!isPlain(number)) continue;
        const [first, last] = number.from;
        const wholes = number.loose && !number.run && number.from.length === 2 && /^\d+-\d+$/.test(number.text);
        if (wholes && isPlural(levelBefore(phrases, place)) && Number(first) < Number(last))
          Object.assign(number, { from: [first], to: [last], loose: false }); // standards 1-3
        const after = phrases
          .slice(place + 1, place + 4)
          .map(({ text }) => text)
          .join(" ");
        const goesOn = phrases[place - 1]?.text === "from" && /^on(?: [^\p{L}\d]|$)/u.test(after);
        if (number.from === number.to && number.from.length > 1 && (goesOn || ONWARDS.test(after))) {
          number.to = [...number.from.slice(0, -1), "99"];
          number.open = true;
        }
      }
      return joined(withoutRepeatedNames(phrases), (number, gap, next, place) => {
        const between = gap === "and" && isBetween(phrases, place, number, next);
        if (!between && !RANGE.test(gap)) return null;
        const range = number.from === number.to && next.from === next.to && rangeOf(number.from, next.from);
        return range && { from: range[0], to: range[1], loose: number.loose || next.loose, guess: false };
      });
    }

    // "mill 2.1 to mill 2.3"
    function withoutRepeatedNames(phrases) {
      return phrases.filter((phrase, place) => {
        if (phrase.kind !== "name" || !/^(?:to|-|through|until|till)$/.test(phrases[place - 1]?.text)) return true;
        const [name, number] = phrases.slice(Math.max(0, place - 3), place - 1);
        return !(name?.text === phrase.text && name.kind === "name" && number.from && phrases[place + 1]?.from);
      });
    }

    function isBetween(phrases, place, number, next) {
      let before = place - 1;
      while (isLevel(phrases[before]) || phrases[before]?.kind === "name") before--;
      if (phrases[before]?.text !== "between") return false;
      const earlier = phrases.slice(Math.max(0, before - 3), before);
      if (earlier.some(({ text }) => DIFFERENCES.has(singular(text)))) return false;
      return number.from.slice(0, -1).join() === next.from.slice(0, -1).join();
    }

    // Of two numbers and what stands between them, one.
    function joined(phrases, rule) {
      const found = [];
      for (let place = 0; place < phrases.length; place++) {
        let phrase = phrases[place];
        while (phrase.from) {
          const next = nextNumber(phrases, place);
          const gap = next && gapOf(phrases, place, next);
          const merged = next && rule(phrase, gap, phrases[next], place);
          if (!merged) break;
          phrase = {
            ...phrase,
            text: phrase.text.length > FAR ? phrase.text : phrase.text + (gap || " ") + phrases[next].text,
            ...merged,
            tail: phrases[next].tail,
            spoiled: phrase.spoiled || phrases[next].spoiled,
            measured: phrases[next].measured,
          };
          place = next;
        }
        found.push(phrase);
      }
      return found;
    }

    // "1-3", whole numbers
    function isSpan({ from, to, loose, text }) {
      return from === to && loose && /^\d{1,2}-\d{1,2}$/.test(text) && Number(from[0]) < Number(from[1]);
    }

    function setSpan(number, parent) {
      const [first, last] = number.from;
      setParts(number, [...parent, first]);
      number.to = [...parent, last];
    }

    function setParts(number, parts) {
      Object.assign(number, { from: parts, to: parts, sure: true, loose: false, separator: "." });
    }

    // "(1) 5.6; (2) 2.10", "1. 5.6 2. 2.10", "a) 5.6": numbers and letters that count the lines of a list.
    function withoutListSigns(phrases) {
      const isStart = (phrase) => !phrase || /^(?:break|number|mark|quiet)$/.test(phrase.kind);
      for (const [place, phrase] of phrases.entries()) {
        if (!isPlain(phrase) || phrase.from.length > 1 || phrase.sure) continue;
        const bracket = /^[(#]$/.test(phrases[place - 1]?.text) ? 1 : 0;
        const before = phrases[place - 1 - bracket];
        const counted = phrases[place - 1]?.text === "#";
        const sign = counted ? phrases[place - 1] : phrases[place + 1];
        const isSign = counted || sign?.text === ")" || (/^[.:]$/.test(sign?.text) && sign.tight && !bracket);
        if (!isSign || !isStart(before)) continue;
        if (phrases.slice(Math.max(0, place - 3), place).some(({ kind }) => kind === "stranger")) continue;
        if (before?.kind === "quiet" && !/^(?:and|or)$/.test(before.text)) continue;
        let next = place + 1;
        while (phrases[next]?.kind === "break" || /^[.):]$/.test(phrases[next]?.text)) next++;
        const item = phrases[isLevel(phrases[next]) ? next + 1 : next];
        if (item?.kind === "name" || (item?.from && (item.from.length > 1 || sign.text === ")")))
          Object.assign(phrase, { kind: "mark", from: undefined, listSign: true });
      }
      return phrases;
    }
  }
})();
