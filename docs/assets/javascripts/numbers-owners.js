/**
 * StandardsNumbersOwners: whose numbers are they? A name holds for those that follow it in its clause, and not over
 * "and" for another's; one that closes a clause ("2.2 and 2.6 of the mill") for those before it. A script without DOM.
 *
 *   const {listsOf, groupsOf, ownersOf} = StandardsNumbersOwners.make(lexicon);
 */
const StandardsNumbersOwners = (() => {
  "use strict";

  const { lastOf, singular } = StandardsNumbersText;
  const { LINKS, DOCUMENTS, PAPERS, REACH, SIGNS, UNKNOWN, isLevel, isStandard, levelBefore } = StandardsNumbersWords;

  const CONNECTS = /^(?:[,;/&+]|and|or|plus|both|as well as)$/;

  return { make };

  function make(lexicon) {
    return { listsOf, groupsOf, ownersOf };

    // Numbers that only "and", commas and the like part.
    function listsOf(phrases) {
      const lists = [];
      let last = null;
      for (const phrase of phrases) {
        if (!phrase.meant) continue;
        const between = last && phrases.slice(last.place + 1, phrase.place);
        const close =
          between &&
          between.length < REACH &&
          between.every(
            (other) =>
              other.listSign ||
              CONNECTS.test(other.text) ||
              isLevel(other) ||
              (SIGNS.has(other.kind) && !/^[()]$/.test(other.text)),
          );
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
        group.mention =
          /^(?:before|until|till)$/.test(before?.text) ||
          (before?.text === "to" && phrases[group.start - 2]?.text === "prior");
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
      if (uncovered.length && !uncovered.includes(UNKNOWN) && (grade || !group.grade)) group.values = uncovered;
      else if (held.length || grade < group.grade) return;
      else if (grade > group.grade) group.values = values.slice();
      else if (!values.some((value) => group.values.includes(value))) group.values.push(...news);
      group.grade = Math.max(group.grade, grade);
    }

    // Of each number the names that are its own, as {values, carried, group}; null for one of another paper.
    function ownersOf(page) {
      const { phrases, lists, groups, sentences } = page;
      const owners = new Map();
      const give = (numbers, owner) => {
        for (const number of numbers) owners.set(number, owner);
      };
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
        if (owner?.values.length === list.length && list.length > 1 && isRespective(phrases, last)) {
          for (const [member, number] of list.entries()) {
            owners.set(number, { ...own(owner), values: [owner.values[member]] });
          }
        }
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
      return phrases.map((phrase) =>
        phrase.kind === "stranger" && DOCUMENTS.has(singular(phrase.text)) ? count++ : count,
      );
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

    // "mill 2.7 in Meadowland" is still the mill's: a word of many letters takes no number from a name.
    function choose(opening, closing, sentence) {
      if (opening?.grade && closing && !closing.group.grade) return opening;
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
        else if (
          isLevel(phrase) ||
          LINKS.has(text) ||
          phrase.kind === "year" ||
          phrase.kind === "day" ||
          phrase.kind === "age"
        )
          continue;
        else if (phrase.kind === "mark" && phrase.text !== ".") continue;
        else if (strong && phrase.kind === "word" && isTitle(phrases, place)) continue;
        else return undefined;
      }
      return undefined;
    }

    // "of our Acceptable Use Policy": words on the way to the name of a paper.
    function isTitle(phrases, place) {
      return phrases
        .slice(place, place + REACH + 2)
        .some((phrase) => DOCUMENTS.has(singular(phrase.text)) || PAPERS.has(singular(phrase.text)));
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
      return phrases
        .slice(end + 1, place)
        .every(
          (phrase) =>
            isLevel(phrase) ||
            /^(?:year|day|age)$/.test(phrase.kind) ||
            (phrase.kind === "mark" && !/^[,;]$/.test(phrase.text)) ||
            /^(?:the|of|s|edition|version)$/.test(phrase.text),
        );
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
  }
})();
