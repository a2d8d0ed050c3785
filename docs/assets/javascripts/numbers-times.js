/**
 * StandardsNumbersTimes: of which edition and of which day is a number? A year is an edition beside the name of its
 * framework, and else a day; a day counts where something happened on it. A script without DOM.
 *
 *   const {timeOf, tieYears} = StandardsNumbersTimes.make(lexicon);
 */
const StandardsNumbersTimes = (() => {
  "use strict";

  const { lastOf, singular, setOf } = StandardsNumbersText;
  const { LINKS, OLD, REACH, FAR, TIMES, isOther, isThin, isLevel } = StandardsNumbersWords;

  const EDITIONS = setOf("edition version one rule text standards code");

  const LEADS_TO_YEAR = new Set(
    (
      "in during since from by before after until till between early late mid summer winter spring autumn year " +
      "throughout around about"
    ).split(" "),
  );

  return { make };

  function make(lexicon) {
    return { timeOf, tieYears };

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
      const near = nearest(page, number, `day ${key}`, isDay);
      const days = near.length && !leadsToNext(phrases, number, lastOf(near)) ? near : [];
      const others = days.length ? days : dayOfOthers(page, number, `day ${key}`, isDay, near.length > 0);
      const day = hull(others.length ? others : near);
      return { years: years.length ? years.map(yearOf) : null, day, age: ageOf(phrases, number) };
    }

    // "1.7, and later, on 4 June 2022, mill 2.3": the day is that of the next number.
    function leadsToNext(phrases, number, day) {
      let next = day.place + 1;
      while (phrases[next]?.kind === "mark") next++;
      const isOwn = !phrases.slice(number.place + 1, day.place).some(({ text }) => text === ",");
      return !isOwn && day.place > number.place && (phrases[next]?.kind === "name" || phrases[next]?.meant === true);
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
      return (groups[0][0].place < start ? before : (after ?? before)) ?? [];
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

    // The days of the sentences before, else of those after.
    function dayOfOthers(page, number, key, isDay, onlyBefore) {
      const { phrases, found } = page;
      const name = `all ${key}`;
      if (!found.has(name)) {
        const isOne = (phrase) => TIMES.has(phrase.kind) && isDay(phrase);
        found.set(
          name,
          phrases.filter(isOne).map((day) => [day]),
        );
      }
      const days = found.get(name);
      const next = firstAfter(days, number.place);
      const [chosen] = days[next - 1] ?? (onlyBefore ? [] : days[0]) ?? [];
      if (!chosen || chosen.sentence === number.sentence) return chosen ? [chosen] : [];
      const whole = `whole ${chosen.sentence} ${key}`;
      if (!found.has(whole)) found.set(whole, [hull(groupsIn(page, chosen.sentence, key, isDay).flat())]);
      return found.get(whole);
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
      const when =
        /^(?:in|during|on|throughout)$/.test(before) || (before === "of" && isHappening(phrases, phrase.place - 2));
      if (phrase.kind === "day" && !frameworks) return false;
      if (phrase.kind === "day")
        return !when || owners.some((framework) => lexicon.startOf(framework, year) === phrase.since.slice(0, 7));
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
      return (
        StandardsNumbersDays.isOfEvents(before, after) && StandardsNumbersDays.happens(before.concat(after.slice(0, 3)))
      );
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
      const leads = before.text === "-" ? phrases[place - 2] : before; // mid-2019
      if (LEADS_TO_YEAR.has(leads?.text) || StandardsNumbersDays.happens([singular(before.text)])) return true;
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
      return phrases
        .slice(place + 1, place + 1 + reach)
        .some(
          (phrase) => phrase.kind === "name" || isLevel(phrase) || phrase.meant || EDITIONS.has(singular(phrase.text)),
        );
    }
  }
})();
