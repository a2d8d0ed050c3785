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
 *   asks:  [{from, to, open, tail, separator, text, guess, lost, names, carried, weak, hints, years, age, day}], as in
 *          the text. from and to are the parts of a number, alike but for a range; open: "1.8 onwards"; tail: what
 *          brackets add below it; guess: not typed in full; lost: a whole number that may lack its dot; names: the
 *          frameworks and bodies named for it, or null; carried: from an earlier sentence; weak: by a common word;
 *          hints: names elsewhere that have no number,
 *   names: all bodies and frameworks that the text names,
 *   words: what is left for the text search }
 *
 * The way: tokens → phrases (name, level, quiet, mark, word, day, year, age, stranger, break, number) → numbers of
 * several phrases become one → those that are meant → lists of them → the names, years and days of each list.
 */
const StandardsNumbersReading = (() => {
  "use strict";

  const { lastOf, tokens: tokensOf } = StandardsNumbersText;
  const { isOther } = StandardsNumbersWords;

  return { make };

  function make(lexicon) {
    const { label } = StandardsNumbersPhrases.make(lexicon);
    const { join } = StandardsNumbersJoining.make(lexicon);
    const { chooseMeant } = StandardsNumbersMeant.make(lexicon);
    const { listsOf, groupsOf, ownersOf } = StandardsNumbersOwners.make(lexicon);
    const { timeOf, tieYears } = StandardsNumbersTimes.make(lexicon);

    return { read };

    function read(text) {
      const tokens = StandardsNumbersDays.read(tokensOf(text));
      const phrases = join(label(tokens));
      for (const [place, phrase] of phrases.entries()) phrase.place = place;
      const sentences = sentencesOf(phrases);
      chooseMeant(phrases, sentences);
      const asks = bind(phrases, sentences);
      const names = phrases.filter((phrase) => phrase.kind === "name").flatMap((phrase) => phrase.values);
      return { asks, names: [...new Set(names)], words: wordsLeft(phrases, asks.length > 0) };
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
      return {
        from,
        to,
        open: Boolean(open),
        tail,
        separator,
        text,
        guess: Boolean(guess),
        lost: Boolean(lost),
        sure: Boolean(sure),
      };
    }

    function wordsLeft(phrases, asked) {
      return phrases
        .filter((phrase) => {
          if (phrase.kind === "name") return phrase.values.every((name) => !lexicon.covers(name));
          if (phrase.kind === "day" || phrase.kind === "year") return !asked || phrase.far;
          return isOther(phrase) || (phrase.from && !phrase.meant);
        })
        .map((phrase) => phrase.text);
    }
  }
})();
