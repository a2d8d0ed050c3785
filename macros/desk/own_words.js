/**
 * OwnWords: whether words are our own, and keep what the official text asks for and how strongly.
 *
 * The worksheet's page asks it while somebody types, and `desk --take` asks it again (own_words.py): one set of rules.
 */
const OwnWords = (() => {
  "use strict";

  const RUN = 8; // words in a row that are no longer ours
  const GRADE = 8; // Flesch and Kincaid
  const WORD = /[\p{L}\p{N}]+(?:'\p{L}+)*/gu;
  const NOT = /\b(?:not|never|cannot|neither|nor|nobody|nothing|none|no)\b|n't\b/;
  const NO_NOT = /\b(?:whether or not|not only|not just|not limited to|no longer|no later than)\b/g;
  const KEPT_NOT = /\b(?:not|never|cannot|neither|nor|nobody|nothing|none|no|without)\b|n't\b/;
  const MUST = /\b(?:must|shall|required|ha(?:ve|s) to|duty|obliged)\b|\b(?:i|you|we|they) will\b/;
  const SHOULD = /\b(?:should|ought)\b/;

  // What an official text says that makes a duty heavier or lighter, and what our words may say for it.
  const WEIGHTS = [
    ["all reasonable steps", /\ball reasonable\b/, /\breasonabl/],
    ["reasonable", /(?<!\ball )\breasonabl[ey]\b/, /\breasonabl|\bsensible\b|\bfair|\bwhat you can\b/],
    [
      "every effort",
      /\bevery effort\b|\bbest (?:efforts|endeavours)\b|\butmost\b/,
      /\bevery effort\b|\b(?:all|everything|whatever|most) (?:that )?you can\b|\bbest\b|\butmost\b/,
    ],
    [
      "as far as possible",
      /\bfar as (?:is |it is )?(?:reasonably )?(?:possible|practica)|\bwhere(?:ver)? (?:possible|practica)/,
      /\bpossible\b|\bpractica|\b(?:where|wherever|when|whenever|if|far as) you (?:reasonably )?can\b/,
    ],
    ["always", /\balways\b|\bat all times\b/, /\balways\b|\ball (?:the time|times)\b|\bevery\b|\bnever\b|\bwhenever\b/],
    [
      "immediately",
      /\bimmediately\b|\bwithout (?:undue )?delay\b|\bpromptly\b/,
      /\bat once\b|\bimmediately\b|\b(?:straight|right) ?away\b|\bdelay\b|\bas soon as\b|\bprompt|\bquick/,
    ],
    ["unless", /\bunless\b|\bexcept\b/, /\bunless\b|\bexcept\b|\bbut\b|\bonly\b|\bif\b|\bother than\b/],
  ];

  return { against, words, grade };

  /** Return a judge of rows: `official` lists every provision of the text, as number and words. */
  function against(official) {
    const runs = new Map();
    for (const { number, text } of official) {
      for (const run of runsOf(words(text))) {
        runs.set(run, number);
      }
    }
    return (row) => [
      ...["title", "in_our_words", "online", "note"].flatMap((field) => copied(row, field, runs)),
      ...(row.in_our_words ? lost(row) : []),
      ...["in_our_words", "online"].flatMap((field) => hard(row, field)),
    ];
  }

  function copied(row, field, runs) {
    const ours = words(row[field]);
    const run = runsOf(ours).findIndex((words) => runs.has(words));
    if (run < 0) {
      return [];
    }
    const number = runs.get(ours.slice(run, run + RUN).join(" "));
    let end = run + RUN;
    while (end < ours.length && runs.get(ours.slice(end - RUN + 1, end + 1).join(" ")) === number) {
      end += 1;
    }
    const shared = ours.slice(run, end).join(" ");
    const fact = `${end - run} words in a row stand in the official text of ${number}: ${shared}`;
    return [fault(field, "copied", fact, "say it in words of your own")];
  }

  function lost(row) {
    const official = plain(`${row.lead_in} ${row.official}`);
    const ours = plain(row.in_our_words);
    const faults = [];
    if ((row.turns || NOT.test(official.replace(NO_NOT, ""))) && !KEPT_NOT.test(ours)) {
      faults.push(fault("in_our_words", "not", "the official text says not, and our words do not", "say not or never"));
    }
    const force = plain(row.force || row.inherited);
    if (MUST.test(official) && !MUST.test(ours) && !MUST.test(force)) {
      const weaker = force ? `the force is weaker: ${row.force || row.inherited}` : "no force is given";
      const remedy = 'write the force as it stands there, as "you must"';
      faults.push(fault("force", "must", `the official text says must, will or shall, and ${weaker}`, remedy));
    } else if (SHOULD.test(official) && !SHOULD.test(ours) && !SHOULD.test(force) && !MUST.test(ours + force)) {
      faults.push(fault("force", "must", "the official text says should, and no force is given", "write the force"));
    }
    for (const [name, heavy, kept] of WEIGHTS) {
      if (heavy.test(official) && !kept.test(ours)) {
        const fact = `the official text weighs it with words like "${name}", and our words do not`;
        faults.push(fault("in_our_words", "weight", fact, "say how far the duty goes"));
      }
    }
    return faults;
  }

  function hard(row, field) {
    const level = grade(row[field]);
    const remedy = "write shorter sentences and shorter words";
    return level > GRADE
      ? [fault(field, "grade", `reads at grade ${level.toFixed(1)}; ${GRADE} is the most`, remedy)]
      : [];
  }

  /** Return the grade of school, in the United States, that a text asks for, by the formula of Flesch and Kincaid. */
  function grade(text) {
    const found = words(text);
    const sentences = text.split(/[.?!]+(?:\s|$)/).filter((sentence) => sentence.trim()).length;
    const syllables = found.reduce((sum, word) => sum + syllablesOf(word), 0);
    const level = found.length ? 0.39 * (found.length / sentences) + 11.8 * (syllables / found.length) - 15.59 : 0;
    return Math.round(Math.max(level, 0) * 10) / 10;
  }

  /** Count the groups of vowels, without an e that nobody says at the end: right in sum within a hundredth. */
  function syllablesOf(word) {
    const silent = /(?:[^laeiouy]es|[^aeiouytd]ed|[^laeiouy]e)$|^y/g;
    const said = word.length < 4 ? word : word.replace(silent, "");
    return (said.match(/[aeiouy]+/g) ?? [word]).length;
  }

  /** Return the words of a text as a run is counted in: small letters, no signs, nothing that cannot be seen. */
  function words(text) {
    return plain(text).match(WORD) ?? [];
  }

  function plain(text) {
    return text.normalize("NFKC").replace(/\p{Cf}/gu, "").replace(/[\u2018\u2019]/g, "'").toLowerCase();
  }

  function runsOf(found) {
    return found.slice(RUN - 1).map((_, at) => found.slice(at, at + RUN).join(" "));
  }

  function fault(field, kind, fact, remedy) {
    return { field, kind, fact, remedy };
  }
})();
