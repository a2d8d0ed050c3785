/**
 * StandardsNumbersReading: which numbers does a text ask for, and which names, editions and days belong to each?
 * A script without DOM; it needs StandardsNumbersText and StandardsNumbersDays.
 *
 *   const reading = StandardsNumbersReading.make(lexicon);
 *   reading.read("Breach of 5.6 and, in 2017, Bell 9.1")
 *
 * lexicon: {nameAt(tokens, place), editionsOf(year), startOf(framework, year), knows(parts), covers(name), mostParts,
 *   mostDigits, mostBelow}, which numbers.js makes of the catalogue.
 *
 * read returns {
 *   asks:  [{from, to, open, tail, separator, text, guess, lost, names, carried, weak, hints, years, age, day}], in order
 *          of the text. from and to are the parts of a number, alike but for a range; open: "1.8 onwards"; tail: what
 *          brackets add below it; guess: not typed in full; lost: a whole number that may lack its dot; names: the
 *          frameworks and bodies named for it, or null; carried: from an earlier sentence; weak: by a common word; hints: names elsewhere,
 *   names: all bodies and frameworks that the text names,
 *   words: what is left for the text search }
 *
 * The way: tokens → phrases (name, level, quiet, mark, word, day, year, age, stranger, break, number) → numbers of
 * several phrases become one → those that are meant → lists of them → the names, years and days of each list.
 */
const StandardsNumbersReading = (() => {
  "use strict";

  const { tokens: tokensOf, lastOf, singular, setOf } = StandardsNumbersText;

  const UPPER = setOf("standard std section sec s principle code §");
  const LOWER = setOf("paragraph para point pt item part provision clause subparagraph bullet §");
  const NEUTRAL = setOf("number no nr n");
  const LEVELS = new Set([...UPPER, ...LOWER, ...NEUTRAL]);
  const QUIET = setOf(
    "the of in and or plus edition ed to through until point dot colon till thru up upto including inclusive both",
  );
  const LINKS = setOf("of in under from by the your our its their his her my this that a an s");
  const OWN = setOf("it its this that our my his her their above next previou following");
  const OLD = setOf("old older previous former earlier past prior superseded");
  const NEW = setOf("new newer latest current present newest today now");
  const EDITIONS = setOf("edition version one rule text standards code");
  const UNITS = setOf(
    "am pm o h hr hour min minute second day week month year yr time % percent per pc out million " +
      "billion m bn k kg g lb mile km cm mm inch inche mb gb star £ $ € pound p pence euro dollar",
  );
  const SPOILERS = setOf("v ver version release £ $ € ¥"); // before a number
  const THINGS = setOf(
    "room rm tel telephone phone fax mobile ref reference page p pp table figure fig chapter ch appendix annex slide " +
      "exhibit tab agenda floor flat unit extension ext score grade band ratio average footnote fn vol volume windows ios invoice receipt ticket",
  );
  const DOCUMENTS = setOf(
    "act regulation law statute bill directive policy policies report handbook procedure contract agreement guidance " +
      "guideline protocol charter constitution manual toolkit leaflet byelaw convention schedule article art terms plan",
  );
  const PAPERS = setOf("decision letter judgment judgement statement determination email minutes complaint referral bundle");
  const BODIES = setOf("council college association commission authority board institute society");
  const ACRONYMS = new Set("CPD PDF FAQ NOTE AND THE FOR RE ALL".split(" ")); // letters that name nobody
  const WEEKDAYS = setOf("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun");
  const DIFFERENCES = setOf("difference link conflict overlap relation relationship tension choose compare comparison choice");

  const ROMAN = new Map("i ii iii iv v vi vii viii ix x xi xii".split(" ").map((sign, place) => [sign, String(place + 1)]));
  const PARTS = /^(?:[.:-]{0,2}|\/|point|dot|colon)$/; // between the parts of one number: 5 6
  const RANGE = new RegExp(
    "^(?:(?:all the way |right )?(?:(?:up|down|through) )?(?:to|through|thru|until|till|upto|as far as)" +
      "(?: and including)?(?: (?:standards?|paragraphs?|paras?|section|no))?|- ?[->]?|\\. \\. ?\\.?|→|➔|~)$",
  ); // between two numbers: 1.8 to 1.12
  const ONWARDS = /^(?:(?:and |, ?)?(?:onwards?|upwards?|ff|following|et seq|et sequentes)\b|(?:and |or )(?:above|after|over)\b)/;
  const CONNECTS = /^(?:[,;/&+]|and|or|plus|both|as well as)$/;
  const REACH = 6; // phrases that may stand between two that belong together
  const MOST_STANDARDS = 20; // a whole number up to this may count standards; a greater one lost its dot
  const FAR = 30; // phrases over which an "old" or a year still counts
  const UNKNOWN = "?"; // the name of a body that neither the catalogue nor anybody here knows

  // Kinds of phrases
  const SIGNS = new Set(["mark", "quiet"]);
  const SIGNS_AND_NUMBERS = new Set([...SIGNS, "number"]);
  const LEVEL_KINDS = new Set(["level", "quiet"]); // "point" is quiet
  const TIMES = new Set(["day", "year"]);
  const THIN = new Set([...SIGNS, ...TIMES, "level", "age"]); // they tell nothing by themselves
  const OTHERS = new Set(["word", "stranger", "age"]);

  return { make, UNKNOWN };

  function make(lexicon) {
    return { read };

    function read(text) {
      const tokens = StandardsNumbersDays.read(tokensOf(text));
      const phrases = sequence(
        label(tokens),
        withoutListLetters,
        readBrackets,
        readLevels,
        readParts,
        readShort,
        readRanges,
        withoutListSigns,
      );
      phrases.forEach((phrase, place) => (phrase.place = place));
      const sentences = sentencesOf(phrases);
      chooseMeant(phrases, sentences);
      const asks = bind(phrases, sentences);
      const names = phrases.filter((phrase) => phrase.kind === "name").flatMap((phrase) => phrase.values);
      return { asks, names: [...new Set(names)], words: wordsLeft(phrases, asks.length > 0) };
    }

    /* Phrases */

    function label(tokens) {
      const phrases = [];
      const shouted = isShouted(tokens);
      for (let place = 0; place < tokens.length; place++) {
        const token = tokens[place];
        const name = lexicon.nameAt(tokens, place);
        if (name) {
          phrases.push({ ...token, kind: "name", values: name.values, grade: name.grade });
          place = name.end;
          if (name.plural) phrases.push({ kind: "level", text: "standards", raw: "standards", tight: false });
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
      if (word === "still" && /^(?:was|were)$/.test(lastOf(phrases)?.text ?? "")) return "age"; // "when they were still …"
      if (LEVELS.has(word)) return word === "point" ? "quiet" : "level";
      if (QUIET.has(word)) return "quiet";
      if (kind === "word" && (THINGS.has(word) || DOCUMENTS.has(word))) return "stranger";
      return kind;
    }

    // "XYZ 1.7", "the Guild of Smiths Council's Code 1.7": a name that nobody here knows.
    function isUnknownBody(tokens, place) {
      const { kind, raw, text } = tokens[place];
      if (kind !== "word") return false;
      const acronym = /^\p{Lu}{3,6}$/u.test(raw) && !ACRONYMS.has(raw);
      const body = BODIES.has(singular(text)) && /^\p{Lu}/u.test(raw) && /^\p{Lu}/u.test(tokens[place - 1]?.raw ?? "");
      if (!(acronym || body) || LEVELS.has(singular(text)) || QUIET.has(singular(text)) || THINGS.has(singular(text))) return false;
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
        if (earlier && before.text === "." && before.tight && SPOILERS.has(earlier.text) && earlier.kind !== "quiet") return true;
        if (earlier && before.text === "/" && tight && before.tight && /^(?:word|stranger)$/.test(earlier.kind)) return true;
        const glued = Boolean(after) && after.tight && after.kind === "word"; // 5.6x, but not 5.6a or 5.6mill
        return glued && !/^(?:[a-e]|ff?|et)$/.test(after.text) && !lexicon.nameAt(tokens, place + 1);
      }

      function isMeasured() {
        const unit = after && after.text === "-" ? tokens[place + 2] : after; // 5.6-inch
        return Boolean(unit) && UNITS.has(singular(unit.text)) && unit.kind;
      }
    }

    /* Numbers of several phrases */

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
      while (start < place + 4 && (phrases[start]?.kind === "quiet" || /^[,&-]$/.test(phrases[start]?.text ?? ""))) start++;
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
      while (level < place + 4 && /^(?:[,:(.-]|at|in)$/.test(phrases[level]?.text ?? "")) level++;
      const lower = phrases[level];
      const first = isLower(lower) && nextNumber(phrases, level, /^[.(:]?$/);
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
        if (number.from.length > lexicon.mostParts) return PARTS.test(gap.replace(/ /g, "")) && next.from.length === 1 && {};
        if ((number.from.length > 1 && !number.run) || next.from.length > 1 || !PARTS.test(gap.replace(/ /g, ""))) return null;
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
        const after = phrases.slice(place + 1, place + 4).map(({ text }) => text).join(" ");
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

    function setParts(number, parts) {
      Object.assign(number, { from: parts, to: parts, sure: true, loose: false, separator: "." });
    }

    /* Which numbers are meant as provisions? */

    // "(1) 5.6; (2) 2.10", "1. 5.6 2. 2.10", "a) 5.6": numbers and letters that count the lines of a list.
    function withoutListSigns(phrases) {
      const isStart = (phrase) => !phrase || /^(?:break|number|mark|quiet)$/.test(phrase.kind);
      phrases.forEach((phrase, place) => {
        if (!isPlain(phrase) || phrase.from.length > 1 || phrase.sure) return;
        const bracket = /^[(#]$/.test(phrases[place - 1]?.text) ? 1 : 0;
        const before = phrases[place - 1 - bracket];
        const counted = phrases[place - 1]?.text === "#";
        const sign = counted ? phrases[place - 1] : phrases[place + 1];
        const isSign = counted || sign?.text === ")" || (/^[.:]$/.test(sign?.text) && sign.tight && !bracket);
        if (!isSign || !isStart(before)) return;
        if (phrases.slice(Math.max(0, place - 3), place).some(({ kind }) => kind === "stranger")) return;
        if (before?.kind === "quiet" && !/^(?:and|or)$/.test(before.text)) return;
        let next = place + 1;
        while (phrases[next]?.kind === "break" || /^[.):]$/.test(phrases[next]?.text)) next++;
        const item = phrases[isLevel(phrases[next]) ? next + 1 : next];
        if (item?.kind === "name" || (item?.from && (item.from.length > 1 || sign.text === ")")))
          Object.assign(phrase, { kind: "mark", from: undefined, listSign: true });
      });
      return phrases;
    }

    function withoutListLetters(phrases) {
      phrases.forEach((phrase, place) => {
        if (phrase.kind !== "word" && phrase.kind !== "level") return;
        if (!/^(?:[a-z]|[ivx]{2,4})$/.test(phrase.text) || phrases[place + 1]?.text !== ")") return;
        const before = phrases[place - 1];
        const starts = !before || before.text === "(" || /^(?:break|mark|number|quiet)$/.test(before.kind);
        if (starts) phrase.kind = "mark";
      });
      return phrases;
    }

    // The phrases of each sentence; each phrase knows the place of its own.
    function sentencesOf(phrases) {
      const sentences = [[]];
      for (const phrase of phrases) {
        if (phrase.kind === "break") sentences.push([]);
        phrase.sentence = sentences.length - 1;
        lastOf(sentences).push(phrase);
      }
      return sentences;
    }

    function chooseMeant(phrases, sentences) {
      const alone = !phrases.some(isOther);
      const kinds = new Set(phrases.map((phrase) => phrase.kind));
      const dated = (kinds.has("year") || kinds.has("day")) && !kinds.has("name");
      let anchor = ""; // a name or "standard" stands before the number
      let level = null;
      let stranger = null;
      const timed = sentences.map((sentence) => sentence.some(isDayWord));
      for (const phrase of phrases) {
        if (phrase.kind === "name") anchor = "name";
        else if (phrase.kind === "level") anchor = anchor || "level";
        else if (isOther(phrase)) anchor = "";
        if (phrase.kind === "level") level = phrase;
        else if (!SIGNS_AND_NUMBERS.has(phrase.kind)) level = null;
        if (phrase.kind === "stranger") stranger = { shape: 0, counts: THINGS.has(singular(phrase.text)) };
        else if (phrase.from && stranger) stranger = takenBy(stranger, phrase);
        else if (stranger && !leadsOn(stranger, phrase)) stranger = null;
        if (!phrase.from) continue;
        const context = { phrases, anchor, level, alone, dated, timed: timed[phrase.sentence] };
        phrase.meant = !stranger && isMeant(phrase, context);
        phrase.foreign = Boolean(stranger);
      }
      for (const phrase of phrases) {
        if (phrase.kind === "year") phrase.far = !touchesNumber(phrases, phrase.place);
        if (phrase.grade === 0 && !leansOnNumber(phrases, phrase.place)) phrase.kind = "word";
      }
    }

    // What may stand between "page" or "Act 2018" and its number.
    function leadsOn(stranger, phrase) {
      if (phrase.kind === "level") return !isStandard(phrase);
      if (phrase.kind === "quiet") return stranger.shape > 0 || (stranger.counts && phrase.text === "of");
      return phrase.kind === "mark" || (!stranger.counts && TIMES.has(phrase.kind));
    }

    // "page 4 and 5.6": what is no number of ours takes only numbers of its own form.
    function takenBy(stranger, { from }) {
      const shape = from.length > 1 ? 2 : 1;
      return !stranger.shape || stranger.shape === shape ? { ...stranger, shape } : null;
    }

    // The surer the form, the less the words around must help: 5.6 stands by itself, 5 6 does not.
    function isMeant(number, context) {
      const { phrases, anchor, level, alone, dated } = context;
      if (number.spoiled) return false;
      if (anchor && number.from.length > 1) dropZeros(number);
      const whole = number.from.length === 1;
      if (whole && isLost(number, context)) return (number.lost = true);
      if (!isForm(number.from) || !isForm(number.to)) return false;
      if (number.measured && (whole || !anchor || number.measured === "mark")) return false;
      if (isOwn(phrases, number) || isAddedUp(phrases, number)) return false;
      const doubtful = looksLikeTimeOrDate(number);
      const known = lexicon.knows(doubtful ? number.from : number.from.slice(0, 1));
      if (whole) {
        if (!anchor) return known && alone && !dated && !isAside(phrases, number);
        if (anchor === "level" && isLower(level)) return hasName(phrases, number); // else of some paper
        if (level && UPPER.has(singular(level.text))) return known || alone || hasName(phrases, number);
        return alone || (known && !isCount(phrases, number));
      }
      if (isWeakLevel(level) && !known && !hasName(phrases, number) && !alone) return false;
      if (number.sure) return known || Boolean(anchor);
      if (!anchor && isTimeOfDay(phrases, number, context)) return false;
      if (anchor) return true;
      if (number.loose || doubtful) return known && alone && !dated && number.separator !== "/";
      return known || alone;
    }

    // "56", "mill 210": a number that lost its dot. "mill 14" may be the number of a standard.
    function isLost(number, { phrases, alone, anchor, level, dated }) {
      const digits = number.text;
      if (!/^[1-9]\d{1,3}$/.test(digits) || number.measured || lexicon.knows(number.from)) return false;
      if (anchor ? Number(digits) <= MOST_STANDARDS : !alone || dated) return false;
      const sure = alone || isStandard(level);
      if (!sure && (level || anchor !== "name" || phrases[number.place + 1]?.kind === "word")) return false;
      return !isCount(phrases, number) && !isAddedUp(phrases, number) && lexicon.splits(digits).length > 0;
    }

    function dropZeros(number) {
      const drop = (parts) => parts.map((part) => part.replace(/^0(?=[1-9]\d?$)/, ""));
      const [from, to] = [drop(number.from), drop(number.to)];
      Object.assign(number, number.from === number.to ? { from, to: from } : { from, to });
    }

    // "in its paragraph 5.6": a number of the letter or the decision itself.
    function isOwn(phrases, { place }) {
      const level = levelBefore(phrases, place);
      if (!level || !(isLower(level) || /^sec/.test(level.text))) return false;
      const owner = phrases[level.place - 1];
      return Boolean(owner) && OWN.has(singular(owner.text)) && owner.kind !== "mark";
    }

    // A telephone number or the like: long groups of digits stand beside it.
    function isAddedUp(phrases, { place }) {
      return [place - 1, place + 1].some((beside) => {
        const phrase = phrases[beside];
        return phrase?.from && phrase.from.length === 1 && phrase.text.length > 2;
      });
    }

    function isTimeOfDay(phrases, number, { timed, alone }) {
      const [hour, minute, more] = number.from;
      if (more || number.from !== number.to || Number(hour) > 24 || !/^[0-5]\d$/.test(minute)) {
        const [end, other] = number.to;
        if (more || number.from === number.to || Number(end) > 24 || !/^[0-5]\d$/.test(other)) return false;
      }
      const before = phrases[number.place - 1]?.text ?? "";
      const dayBefore = WEEKDAYS.has(singular(before)) || phrases[number.place - 1]?.kind === "day";
      if (dayBefore || (Number(minute) > lexicon.mostBelow && !alone)) return true;
      if (before === "at" && timed) return true;
      return /^(?:at|from|by|until|till|before|after)$/.test(before) && !lexicon.knows(number.from);
    }

    function isForm(parts) {
      return (
        parts.length <= lexicon.mostParts && parts.every((part) => part[0] !== "0" && part.length <= lexicon.mostDigits)
      );
    }

    // "5.6 (2 of 3)": a number in brackets beside another.
    function isAside(phrases, { place }) {
      const [earlier, opens] = phrases.slice(Math.max(0, place - 2), place);
      const ofMany = phrases[place - 1]?.text === "of" && phrases[place - 2]?.from;
      return Boolean(ofMany) || (/^[([]$/.test(opens?.text ?? "") && Boolean(earlier.from));
    }

    // "6 allegations": a number of things, not of a standard.
    function isCount(phrases, { place }) {
      const after = phrases[place + 1];
      return after?.kind === "word" && /[^s]s$|^(?:people|children|men|women|of)$/.test(after.text) && !/^(?:say|doe|wa|ask)s$/.test(after.text);
    }

    // Does a name stand beside it, with nothing between that tells of something else?
    function hasName(phrases, { place }) {
      return [-1, 1].some((step) => {
        let next = place + step;
        while (Math.abs(next - place) < 2 * REACH && (isThin(phrases[next]) || phrases[next]?.from)) next += step;
        return phrases[next]?.kind === "name";
      });
    }

    /* Whose number is it, of which edition and which day? */

    function bind(phrases, sentences) {
      const page = { phrases, sentences, lists: listsOf(phrases), groups: groupsOf(phrases), found: new Map() };
      tieYears(page);
      const owners = ownersOf(page);
      const hinting = page.groups.filter((group) => !group.used && !group.mention && group.grade > 0);
      const hints = hinting.flatMap(({ values }) => values);
      const asks = [];
      for (const number of page.lists.flat()) {
        const owner = owners.get(number);
        if (owner === null) continue; // of another paper
        const names = owner?.values ?? null;
        const carried = Boolean(owner?.carried || owner?.far);
        const weak = owner?.group.grade === 0;
        asks.push({ ...numberOf(number), names, carried, weak, hints, ...timeOf(page, number, owner) });
      }
      return asks;
    }

    function numberOf({ from, to, open, tail, separator, text, guess, lost, sure }) {
      return { from, to, open: Boolean(open), tail, separator, text, guess: Boolean(guess), lost: Boolean(lost), sure: Boolean(sure) };
    }

    // Numbers that only "and", commas and the like part.
    function listsOf(phrases) {
      const lists = [];
      let last = null;
      for (const phrase of phrases) {
        if (!phrase.meant) continue;
        const between = last && phrases.slice(last.place + 1, phrase.place);
        const close = between && between.length < REACH && between.every((other) => other.listSign || CONNECTS.test(other.text) || isLevel(other) || SIGNS.has(other.kind) && !/^[()]$/.test(other.text));
        if (close) lastOf(lists).push(phrase);
        else lists.push([phrase]);
        last = phrase;
      }
      return lists;
    }

    // Names side by side: "mill and bell 3.1" names two, "the mill's rules" one.
    function groupsOf(phrases) {
      const groups = [];
      let open = null;
      for (const phrase of phrases) {
        if (phrase.kind === "name") {
          if (!open) groups.push((open = { start: phrase.place, sentence: phrase.sentence, values: [], grade: 0 }));
          addName(open, phrase);
          open.end = phrase.place;
          open.joins = false;
        } else if (open && (/^[,/&]$/.test(phrase.text) || /^(?:and|or)$/.test(phrase.text))) {
          open.joins = true;
        } else if (!(SIGNS.has(phrase.kind) || isLevel(phrase)) || /^[;:.)]$/.test(phrase.text)) {
          open = null;
        }
      }
      for (const group of groups) {
        const before = phrases[group.start - 1];
        group.mention = /^(?:before|until|till)$/.test(before?.text) || (before?.text === "to" && phrases[group.start - 2]?.text === "prior");
      }
      return groups;
    }

    function addName(group, { values, grade }) {
      const news = values.filter((value) => !group.values.includes(value));
      if (!group.values.length || group.joins) {
        group.values.push(...news);
        group.grade = Math.max(group.grade, grade);
        return;
      }
      const uncovered = values.filter((value) => !lexicon.covers(value));
      const held = group.values.filter((value) => !lexicon.covers(value));
      if (uncovered.length && !uncovered.includes(UNKNOWN)) group.values = uncovered;
      else if (held.length || grade < group.grade) return;
      else if (grade > group.grade) group.values = values.slice();
      else if (!values.some((value) => group.values.includes(value))) group.values.push(...news);
      group.grade = Math.max(group.grade, grade);
    }

    // Of each number the names that are its own, as {values, carried, group}; null for one of another paper.
    function ownersOf(page) {
      const { phrases, lists, groups, sentences } = page;
      const owners = new Map();
      const give = (numbers, owner) => numbers.forEach((number) => owners.set(number, owner));
      const counted = strangersBefore(phrases);
      let spoken = null; // the names that hold on into the next sentences
      let passed = 0; // of the groups
      for (const [place, whole] of lists.entries()) {
        const [first, last] = [whole[0], lastOf(whole)];
        const next = lists[place + 1]?.[0];
        while (passed < groups.length && groups[passed].end < first.place) passed++;
        const before = groups.slice(Math.max(0, passed - 2), passed).filter((group) => !group.mention);
        const opening = lastOf(before.filter((group) => group.sentence === first.sentence));
        const closing = closingOf(page, last, next, groups[passed]);
        const foreign = closing === null ? foreignFrom(phrases, whole) : whole.length;
        give(whole.slice(foreign), null);
        const list = whole.slice(0, foreign);
        if (!list.length) {
          spoken = null;
          continue;
        }
        const owner = choose(opening, closing, sentences[first.sentence]);
        if (owner) {
          give(list, { ...own(owner), far: owner === opening && isFar(phrases, opening, first) });
          const beside = opening && opening !== owner && isBeside(phrases, opening.end, first.place);
          if (beside && owner === closing?.group) give(list.slice(0, lastCut(phrases, list)), own(opening));
        } else {
          const isLast = next?.sentence !== first.sentence;
          const far = isLast && farName(page, passed, first);
          const earlier = spoken ?? lastOf(before.filter((group) => group.grade > 0));
          const chosen = far ? own(far) : carriedOf(earlier, counted, first);
          give(list, chosen ?? undefined);
        }
        if (owner?.values.length === list.length && list.length > 1 && isRespective(phrases, last))
          list.forEach((number, member) => owners.set(number, { ...own(owner), values: [owner.values[member]] }));
        spoken = owners.get(last)?.group ?? spoken;
      }
      return owners;
    }

    // "mill and bell, 9.1 and 5.2 respectively"
    function isRespective(phrases, last) {
      return phrases.slice(last.place + 1, last.place + 4).some(({ text }) => text === "respectively");
    }

    // ", my manager says 5.6": another clause of the sentence, in which a name before it need not hold.
    function isFar(phrases, opening, first) {
      const between = phrases.slice(Math.max(opening.end, first.place - REACH), first.place);
      const comma = between.findIndex(({ text }) => /^[,;]$|^(?:and|but|while)$/.test(text));
      return comma >= 0 && between.slice(comma).filter(({ kind }) => kind === "word").length > 1;
    }

    // How many names of other papers stand before each place.
    function strangersBefore(phrases) {
      let count = 0;
      return phrases.map((phrase) => (phrase.kind === "stranger" && DOCUMENTS.has(singular(phrase.text)) ? count++ : count));
    }

    // "is 2.7 in what the mill says?": a name later in the sentence, which no number follows.
    function farName({ groups }, passed, { sentence }) {
      const far = groups.slice(passed, passed + 3).find((group) => group.sentence === sentence && !group.mention);
      return far && far.grade > 0 ? far : null;
    }

    function carriedOf(group, counted, first) {
      if (!group || counted[first.place] > counted[group.end]) return null;
      group.used = true;
      return { values: group.values, carried: true, group };
    }

    function own(group) {
      group.used = true;
      return { values: group.values, carried: false, group };
    }

    function choose(opening, closing, sentence) {
      if (closing && (closing.strong || namesFollow(sentence)) && !(closing.opens && opening)) return closing.group;
      return opening ?? closing?.group;
    }

    // "5.6 mill and 2.7 bell": the sentence opens with a number.
    function namesFollow(sentence) {
      return sentence.find((phrase) => phrase.kind === "name" || phrase.meant)?.meant === true;
    }

    // The names that close a list: "2.2 and 2.6 of the mill". null: those of another paper ("of our policy").
    function closingOf({ phrases, sentences }, last, next, group) {
      let strong = false;
      let weak = false;
      for (let place = last.place + 1; place <= last.place + 2 * REACH; place++) {
        const phrase = phrases[place];
        if (!phrase || phrase.kind === "break" || (phrase.from && phrase.meant)) return undefined;
        if (phrase.kind === "name") {
          if (group?.start !== place || group.mention) return undefined;
          const opens = opensNext(phrases, group, next);
          const ends = !next || next.sentence !== last.sentence;
          if (weak && (opens || !ends)) return undefined;
          if (!strong && opens && !namesClose(sentences[last.sentence])) return undefined;
          if (phrase.grade === 0 && weak) return undefined;
          return { group, strong: strong && !weak, opens };
        }
        const text = singular(phrase.text);
        if ((DOCUMENTS.has(text) || PAPERS.has(text)) && strong) return null;
        if (phrase.text === "(" || (LINKS.has(text) && /^(?:of|in|under|from)$/.test(text))) strong = true;
        else if (phrase.text === "," || phrase.text === ";" || phrase.text === ":" || phrase.text === "-") weak = true;
        else if (isLevel(phrase) || LINKS.has(text) || phrase.kind === "year" || phrase.kind === "day" || phrase.kind === "age") continue;
        else if (phrase.kind === "mark" && phrase.text !== ".") continue;
        else if (strong && phrase.kind === "word" && isTitle(phrases, place)) continue;
        else return undefined;
      }
      return undefined;
    }

    // "of our Acceptable Use Policy": words on the way to the name of a paper.
    function isTitle(phrases, place) {
      return phrases.slice(place, place + REACH + 2).some((phrase) => DOCUMENTS.has(singular(phrase.text)) || PAPERS.has(singular(phrase.text)));
    }

    // "standard 5.6 and paragraph 2 of the letter": only what the last level word leads is of the letter.
    function foreignFrom(phrases, list) {
      let member = list.length - 1;
      while (member > 0 && !levelBefore(phrases, list[member].place)) member--;
      return isStandard(levelBefore(phrases, list[member].place)) ? list.length : member;
    }

    // Does a name stand directly before the next number?
    function opensNext(phrases, group, next) {
      return Boolean(next) && isBeside(phrases, group.end, next.place);
    }

    function isBeside(phrases, end, place) {
      if (place - end > REACH + 2) return false;
      return phrases.slice(end + 1, place).every((phrase) => isLevel(phrase) || /^(?:year|day|age)$/.test(phrase.kind) || (phrase.kind === "mark" && !/^[,;]$/.test(phrase.text)) || /^(?:the|of|s|edition|version)$/.test(phrase.text));
    }

    // "5.6 mill 2.7 bell": names stand after their numbers.
    function namesClose(sentence) {
      let last = sentence.length - 1;
      while (last >= 0 && sentence[last].kind !== "name" && !sentence[last].meant) last--;
      return namesFollow(sentence) && sentence[last]?.kind === "name";
    }

    // The numbers before the last "and" of a list.
    function lastCut(phrases, list) {
      for (let member = list.length - 1; member > 0; member--) {
        const between = phrases.slice(list[member - 1].place + 1, list[member].place);
        if (between.some(({ text }) => /^(?:and|or|&)$/.test(text))) return member;
      }
      return list.length - 1;
    }

    /* Editions and days */

    function timeOf(page, number, owner) {
      const frameworks = owner?.values.filter((name) => lexicon.covers(name)) ?? null;
      const key = frameworks?.join() ?? "";
      const { phrases } = page;
      const isYear = (phrase) => isEdition(phrases, phrase, frameworks);
      const isDay = (phrase) => isEventDay(phrases, phrase) && !isEditionOfAny(phrases, phrase, frameworks);
      let years = nearest(page, number, `year ${key}`, isYear);
      if (!years.length && owner?.carried) {
        const beside = groupsIn(page, owner.group.sentence, `year ${key}`, isYear).flat();
        if (beside.length === 1) years = beside;
      }
      const days = nearest(page, number, `day ${key}`, isDay);
      const day = hull(days.length ? days : dayOfOthers(page, number, `day ${key}`, isDay));
      return { years: years.length ? years.map(yearOf) : null, day, age: ageOf(phrases, number) };
    }

    function yearOf({ year, since }) {
      return year || since.slice(0, 4);
    }

    // Those before a number, or those after it, as the sentence does it with its first.
    function nearest(page, number, key, isOne) {
      const groups = groupsIn(page, number.sentence, key, isOne);
      if (!groups.length) return [];
      const start = page.sentences[number.sentence].find((phrase) => phrase.meant).place;
      const next = firstAfter(groups, number.place);
      const [before, after] = [groups[next - 1], groups[next]];
      return (groups[0][0].place < start ? before : after ?? before) ?? [];
    }

    // The years or days of a sentence, those side by side together; worked out once.
    function groupsIn({ sentences, found }, sentence, key, isOne) {
      const name = `${sentence} ${key}`;
      if (found.has(name)) return found.get(name);
      const groups = [];
      let open = null;
      for (const phrase of sentences[sentence]) {
        if (phrase.meant || (isOther(phrase) && !LINKS.has(singular(phrase.text)))) open = null;
        if (!TIMES.has(phrase.kind) || !isOne(phrase)) continue;
        if (!open) groups.push((open = []));
        open.push(phrase);
      }
      found.set(name, groups);
      return groups;
    }

    // The day of the sentences before, else of those after.
    function dayOfOthers(page, number, key, isDay) {
      const { phrases, found } = page;
      const name = `all ${key}`;
      if (!found.has(name)) found.set(name, phrases.filter((phrase) => TIMES.has(phrase.kind) && isDay(phrase)).map((day) => [day]));
      const days = found.get(name);
      const next = firstAfter(days, number.place);
      const [chosen] = days[next - 1] ?? days[0] ?? [];
      return chosen ? groupsIn(page, chosen.sentence, key, isDay).flat() : [];
    }

    function firstAfter(groups, place) {
      let [low, high] = [0, groups.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (groups[middle][0].place < place) low = middle + 1;
        else high = middle;
      }
      return low;
    }

    // Does a year, or a month of a year, name an edition of one of these frameworks (of any, where none is named)?
    function isEdition(phrases, phrase, frameworks) {
      if (phrase.kind !== "year" && phrase.form !== "month") return false;
      const year = phrase.year || phrase.since.slice(0, 4);
      const owners = lexicon.editionsOf(year, frameworks);
      if (!owners.length) return false;
      const before = phrases[phrase.place - 1]?.text ?? "";
      const when = /^(?:in|during|on|throughout)$/.test(before) || (before === "of" && isHappening(phrases, phrase.place - 2));
      if (phrase.kind === "day" && !frameworks) return false;
      if (phrase.kind === "day") return !when || owners.some((framework) => lexicon.startOf(framework, year) === phrase.since.slice(0, 7));
      if (phrase.far && !frameworks) return false;
      return !when || (Boolean(frameworks) && !tellsOfEvents(phrases, phrase));
    }

    // "conduct of 2024"
    function isHappening(phrases, place) {
      return StandardsNumbersDays.happens([singular(phrases[place]?.text ?? "")]);
    }

    // A year that stands as an edition of the names beside it is no day, not for another number either.
    function isEditionOfAny(phrases, phrase, frameworks) {
      return isEdition(phrases, phrase, frameworks) || isEdition(phrases, phrase, phrase.tied ?? null);
    }

    // The names that a year may belong to: the last ones before it in its sentence, else the next ones.
    function tieYears({ phrases, groups }) {
      let place = 0;
      for (const phrase of phrases) {
        if (phrase.kind !== "year" && phrase.form !== "month") continue;
        while (place < groups.length && groups[place].start < phrase.place) place++;
        const beside = [groups[place - 1], groups[place]].find((group) => group?.sentence === phrase.sentence);
        if (beside) phrase.tied = beside.values.filter((name) => lexicon.covers(name));
      }
    }

    function tellsOfEvents(phrases, phrase) {
      const [before, after] = wordsAround(phrases, phrase);
      return StandardsNumbersDays.isOfEvents(before, after) && StandardsNumbersDays.happens(before.concat(after.slice(0, 3)));
    }

    function isEventDay(phrases, phrase) {
      if (!phrase.since) return false;
      const [before, after] = wordsAround(phrases, phrase);
      if (phrase.kind === "year" && !isDatedYear(phrases, phrase)) return false;
      if (phrase.form === "day" && phrases[phrase.place - 1]?.text === "by") return false; // "reply by 3 March"
      const [heading, colon] = phrases.slice(Math.max(0, phrase.place - 2), phrase.place);
      if (colon?.text === ":" && /^(?:date|sent|received)$/.test(heading.text)) return false; // of the letter itself
      return StandardsNumbersDays.isOfEvents(before, after);
    }

    // "in 2017", "Mill 1.7 (2017)", "1.7 2017"; not the year of an author or of a law.
    function isDatedYear(phrases, { place }) {
      const before = phrases[place - 1];
      if (!before) return true;
      if (/^(?:in|during|since|from|by|before|after|until|till|between|early|late|mid|summer|winter|spring|autumn|year|throughout|around|about)$/.test(before.text)) return true;
      const beside = /^[(,:]$/.test(before.text) ? phrases[place - 2] : before;
      return Boolean(beside) && (beside.kind === "name" || beside.meant || /^(?:quiet|level)$/.test(beside.kind));
    }

    function wordsAround(phrases, { place, sentence }) {
      const isWord = (phrase) => /^(?:word|age|stranger|name)$/.test(phrase.kind);
      const before = [];
      for (let at = place - 1; at >= 0 && phrases[at].sentence === sentence && before.length < REACH; at--) {
        if (phrases[at].kind === "day" && !/^(?:and|to|-|,)$/.test(phrases[at + 1]?.text ?? "")) break;
        if (isWord(phrases[at])) before.unshift(phrases[at].text);
      }
      const after = [];
      for (let at = place + 1; at < phrases.length && phrases[at].sentence === sentence && after.length < 3; at++) {
        if (!isWord(phrases[at]) && !/^(?:quiet|level)$/.test(phrases[at].kind)) break;
        if (isWord(phrases[at])) after.push(phrases[at].text);
      }
      return [before.map(singular), after.map(singular)];
    }

    function hull(days) {
      if (!days.length) return null;
      const since = days.map((day) => day.since).sort()[0];
      const until = lastOf(days.map((day) => day.until).sort());
      return { since, until };
    }

    // "old mill 2.7", "the previous edition, 2.7", "2.7 (latest version)"
    function ageOf(phrases, number) {
      let thin = true; // only signs and numbers so far
      for (let place = number.place - 1; place >= Math.max(0, number.place - FAR); place--) {
        const phrase = phrases[place];
        if (phrase.kind === "break" || (phrase.meant && !thin)) break;
        if (phrase.kind === "age" && tellsEdition(phrases, place)) return ageIn(phrase);
        thin &&= /^(?:mark|quiet|number|level)$/.test(phrase.kind);
      }
      for (let place = number.place + 1; place <= number.place + REACH; place++) {
        const phrase = phrases[place];
        if (phrase?.kind === "age") return ageIn(phrase);
        if (!isThin(phrase)) break;
      }
      return "";
    }

    function ageIn({ text }) {
      return text === "still" || OLD.has(singular(text)) ? "old" : "new";
    }

    function tellsEdition(phrases, place) {
      const reach = phrases[place].text === "still" ? REACH : 3;
      return phrases.slice(place + 1, place + 1 + reach).some((phrase) => phrase.kind === "name" || isLevel(phrase) || phrase.meant || EDITIONS.has(singular(phrase.text)));
    }

    function wordsLeft(phrases, asked) {
      return phrases
        .filter((phrase) => {
          if (phrase.kind === "name") return phrase.values.every((name) => !lexicon.covers(name)) ;
          if (phrase.kind === "day" || phrase.kind === "year") return !asked || phrase.far;
          return isOther(phrase) || (phrase.from && !phrase.meant);
        })
        .map((phrase) => phrase.text);
    }
  }

  /* Small rules */

  function sequence(value, ...steps) {
    return steps.reduce((current, step) => step(current), value);
  }

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
    return isLevel(level) && /^(?:s|ss|sec|section|sections|clause|clauses|paragraph|paragraphs|para|paras)$/.test(level.text);
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
    return phrases.slice(place + 1, next).map(({ text }) => text).join(" ");
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

  function looksLikeTimeOrDate(number) {
    const [first, second, third] = number.from;
    if (third) return first <= 31 && second <= 12 && third.length === 2;
    return number.separator === ":" && first <= 24 && /^[1-5]\d$/.test(second);
  }

  // A text in capitals: no word of it is an acronym for that.
  function isShouted(tokens) {
    const words = tokens.filter(({ kind, raw }) => kind === "word" && raw.length > 1);
    const shouted = words.filter(({ raw }) => raw === raw.toUpperCase()).length;
    return words.length > 3 && shouted * 3 > words.length * 2;
  }

  function isDayWord({ kind, text }) {
    return kind === "day" || WEEKDAYS.has(singular(text)) || /^(?:today|tomorrow|meeting|hearing|call|appointment)$/.test(text);
  }

  // "conduct 5.9", "5.9 of conduct": a common word that is a name only beside a number.
  function leansOnNumber(phrases, place) {
    return [-1, 1].some((step) => {
      let next = place + step;
      while (Math.abs(next - place) < REACH && isGlue(phrases[next])) next += step;
      return Boolean(phrases[next]) && phrases[next].meant;
    });
  }

  function isGlue(phrase) {
    if (!phrase || phrase.kind === "break") return false;
    if (/^(?:mark|quiet)$/.test(phrase.kind)) return !/^[,;:-]$|^(?:and|or|in)$/.test(phrase.text);
    return phrase.kind === "level" || LINKS.has(phrase.text);
  }

  // Only what tells nothing by itself stands between a year and the number.
  function touchesNumber(phrases, place) {
    return [-1, 1].some((step) => {
      let next = place + step;
      while (Math.abs(next - place) < FAR && phrases[next] && !phrases[next].from && !isOther(phrases[next])) {
        if (phrases[next].kind === "break") return false;
        next += step;
      }
      return Boolean(phrases[next]) && phrases[next].meant;
    });
  }
})();
