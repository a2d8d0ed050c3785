/**
 * StandardsNumbersMeant: which numbers are meant as provisions, and not as times, money or counts, or as those of a
 * law, a policy or the letter itself? A script without DOM.
 *
 *   StandardsNumbersMeant.make(lexicon).chooseMeant(phrases, sentences)   // each number gets `meant`
 */
const StandardsNumbersMeant = (() => {
  "use strict";

  const { singular, setOf } = StandardsNumbersText;
  const {
    UPPER,
    LINKS,
    THINGS,
    REACH,
    FAR,
    SIGNS_AND_NUMBERS,
    TIMES,
    isOther,
    isThin,
    isLower,
    isStandard,
    isWeakLevel,
    levelBefore,
  } = StandardsNumbersWords;

  const OWN = setOf("it its this that our my his her their above next previou following");
  const WEEKDAYS = setOf(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun",
  );
  const MOST_STANDARDS = 20; // a whole number up to this may count standards; a greater one lost its dot

  return { make };

  function make(lexicon) {
    return { chooseMeant };

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
      return (
        after?.kind === "word" &&
        /[^s]s$|^(?:people|children|men|women|of)$/.test(after.text) &&
        !/^(?:say|doe|wa|ask)s$/.test(after.text)
      );
    }

    // Does a name stand beside it, with nothing between that tells of something else?
    function hasName(phrases, { place }) {
      return [-1, 1].some((step) => {
        let next = place + step;
        while (Math.abs(next - place) < 2 * REACH && (isThin(phrases[next]) || phrases[next]?.from)) next += step;
        return phrases[next]?.kind === "name";
      });
    }

    function looksLikeTimeOrDate(number) {
      const [first, second, third] = number.from;
      if (third) return first <= 31 && second <= 12 && third.length === 2;
      return number.separator === ":" && first <= 24 && /^[1-5]\d$/.test(second);
    }

    function isDayWord({ kind, text }) {
      return (
        kind === "day" ||
        WEEKDAYS.has(singular(text)) ||
        /^(?:today|tomorrow|meeting|hearing|call|appointment)$/.test(text)
      );
    }

    // "conduct 5.9", "5.9 of conduct": a common word that is a name only beside a number.
    function leansOnNumber(phrases, place) {
      const isProper = /^\p{Lu}/u.test(phrases[place].raw); // "Meadowland: 1.2"
      return [-1, 1].some((step) => {
        let next = place + step;
        while (Math.abs(next - place) < REACH && isGlue(phrases[next], step, isProper)) next += step;
        return Boolean(phrases[next]) && phrases[next].meant;
      });
    }

    // "5.9 in Meadowland", but not "conduct in 5.9 cases"
    function isGlue(phrase, step, isProper) {
      if (!phrase || phrase.kind === "break") return false;
      if (phrase.text === "in") return step < 0;
      if (isProper && /^[,:]$/.test(phrase.text)) return true;
      if (/^(?:mark|quiet)$/.test(phrase.kind)) return !/^[,;:-]$|^(?:and|or)$/.test(phrase.text);
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
  }
})();
