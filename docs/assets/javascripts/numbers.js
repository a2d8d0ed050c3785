/**
 * StandardsNumbers: which provisions does a reader mean by "mill5.6", "BELL 5.9" or a whole letter?
 * A script without DOM, for a page and for QuickJS, which the command line asks. Its parts, in their order:
 *   numbers-text, -days       letters and signs become tokens, and tokens days,
 *   numbers-words, -phrases   words around numbers: tokens become phrases,
 *   numbers-joining, -meant   phrases become numbers, and some of them are meant,
 *   numbers-owners, -times    whose they are, of which edition and day,
 *   numbers-reading           all that, from a text to its questions,
 *   numbers-known, -calendar  what the catalogue has, and what was in force when; this script answers by them.
 *
 *   const finder = StandardsNumbers.make(catalogue, bindings);
 *   finder.resolve("mill 1.7 in 2017", {first: ["mill"], reader: {who: ["Miller"], where: "", day: ""}});
 *
 * catalogue: {elsewhere: [{id, name, spoken, says, address}], frameworks: [{id, short, publisher, separator, current,
 *     names, spoken, editions: [{id, label, official_url, provisions: [{number, title, status, address}]}]}]}, all in
 *   order of display, the current edition before older ones; names hold anywhere, spoken names beside a number.
 * bindings: {day, editions: [{framework, edition, current, since, until}], bindings: [{who, where, framework, people,
 *     spans: [{edition, since, until}]}]}; without it no day decides anything.
 * first: the frameworks of the reader's nation. rank: what a match is to the reader, from 0, which comes first, to 2,
 *   as as-at.js tells it. reader: whose role among the bindings comes first, and the day where the text has none.
 *
 * resolve returns {
 *   kind:      "provisions", "unknown-number" (none of the numbers exists), "uncovered" or "text" (no number),
 *   asked:     [Asked], each number once, in the order of the text,
 *   one:       one thing was asked, only: the one place it can mean, or null,
 *   together:  {framework, name, count, says} of the framework that has all numbers where none was named, or null,
 *   questions: [{says, query}], what the grammar is not sure of,
 *   day:       {since, until, spoken, from} of the events, or null; from "text" or "reader",
 *   limit:     {read, of} where there are more numbers than are shown, or null; notices: sentences for the head,
 *   words:     what is left for the text search,
 *   matches, missing, near, elsewhere, uncovered: the same in flat lists, for a list of results }
 *
 * Asked: {number, whole, range, state, why, says, day, named, options, near, elsewhere, body, numbers, official_url}
 *   state: "found", "choice", "guess", "missing" or "uncovered"; why the first option is first: "edition", "day",
 *   "age", "name", "together", "only-there" or "".
 * Option: the catalogue's provision with {framework, edition, current, exact, asked, leading, in_force, says}; not
 *   exact: listed because its whole standard or section was asked for.
 */
const StandardsNumbers = (() => {
  "use strict";

  const { lastOf } = StandardsNumbersText;
  const { UNKNOWN, compare } = StandardsNumbersWords;
  const MOST_NUMBERS = 40; // shown of one text, so that a pasted page floods nothing
  const COUNTS = "no one two three four five six seven eight nine ten eleven twelve".split(" ");
  const NOBODY = {
    id: "",
    name: "A body that is not in this map",
    says: "The text names a body or a set of rules that is not known here, so no number of this map stands for it.",
    official_url: "",
  };

  function make(catalogue, bindings = null) {
    const known = StandardsNumbersKnown.make(catalogue);
    const [body] = catalogue.elsewhere ?? [];
    const nobody = { ...NOBODY, address: body ? body.address.replace(/#.*/, "#elsewhere") : "" };
    const { frameworks, bodies, below, editionOf, recordsOf, splits } = known;
    const calendar = StandardsNumbersCalendar.make(bindings);
    const reading = StandardsNumbersReading.make({ ...known.lexicon, startOf: calendar.startOf });
    const explained = explainedNumbers(); // "mill 14" and "mill@2012" → the body that tells of them

    return { resolve };

    // Bodies are also spoken of by numbers, as "mill standard 14" or "mill 2012".
    function explainedNumbers() {
      const found = new Map();
      for (const body of bodies.values()) {
        for (const name of body.spoken.filter((spoken) => /\d/.test(spoken))) {
          const [framework] = reading.read(name).names.filter((owner) => frameworks.has(owner));
          const digits = /\d+/.exec(name)[0];
          if (framework) found.set(digits.length === 4 ? `${framework}@${digits}` : `${framework} ${digits}`, body);
        }
      }
      return found;
    }

    /* The answer */

    function resolve(query, { first = [], rank = () => 0, reader = {} } = {}) {
      const { asks, names: named, words } = reading.read(query);
      const context = { first, rank, reader };
      const questions = distinct(asks, (ask) =>
        JSON.stringify([ask.from, ask.to, ask.tail, ask.names, ask.years, ask.day, ask.age]),
      );
      for (const ask of questions) look(ask, context);
      const together = gather(questions, context);
      const { shown, of, answered } = answers(questions, context);
      const limit = of > MOST_NUMBERS ? { read: MOST_NUMBERS, of } : null;
      return {
        ...flat(shown, answered, named, together),
        asked: shown,
        ...single(shown, questions),
        together,
        questions: questionsOf(questions),
        day: dayOf(questions, reader),
        limit,
        notices: limit ? [`These are the first ${limit.read} of ${limit.of} numbers.`] : [],
        words,
      };
    }

    // What a question finds: its records, best first, and those that its edition or its day rules out.
    function look(ask, context) {
      const covered = ask.names?.filter((name) => frameworks.has(name)) ?? null;
      ask.bodies = ask.names?.filter((name) => !frameworks.has(name)) ?? [];
      ask.frameworks = covered;
      ask.time = ask.day ?? (context.reader.day ? { since: context.reader.day, until: context.reader.day } : null);
      ask.years = ask.years?.filter((year) => !covered || covered.some((name) => editionOf(name, year))) ?? null;
      if (ask.bodies.length && !covered.length) return void Object.assign(ask, { found: [], ruledOut: [] });
      if (ask.lost) return lookForLost(ask, context);
      let everywhere = withBothEnds(
        recordsOf(ask).filter((record) => inFrameworks(record, covered)),
        ask,
      );
      if (!everywhere.length && (ask.carried || ask.weak) && recordsOf(ask).length) {
        Object.assign(ask, { frameworks: null, names: null });
        everywhere = recordsOf(ask);
      }
      if (
        ask.carried &&
        ask.frameworks &&
        ask.time &&
        everywhere.every(({ shown }) => calendar.force(shown, ask.time).held === false)
      ) {
        const others = recordsOf(ask).filter(({ shown }) => calendar.force(shown, ask.time).held);
        if (others.length) Object.assign(ask, { frameworks: null, names: null });
        if (others.length) everywhere = recordsOf(ask);
      }
      const chosen = everywhere.filter((record) => inEdition(record, ask));
      ask.found = sorted(withNewestInside(chosen, ask), ask, context);
      ask.ruledOut = sorted(
        everywhere.filter((record) => !chosen.includes(record)),
        ask,
        context,
      );
    }

    // A range of a framework that is not named is one of a framework that has both its ends.
    function withBothEnds(records, { from, to, open, frameworks: named }) {
      if (from === to || named) return records;
      const hasEnd = (framework, end) =>
        records.some(({ parts, shown }) => shown.framework === framework && startsWith(parts, end));
      const isWhole = ({ shown }) => hasEnd(shown.framework, from) && (open || hasEnd(shown.framework, to));
      return records.some(isWhole) ? records.filter(isWhole) : records;
    }

    function lookForLost(ask, context) {
      const numbers = splits(ask.text).map((parts) => ({ ...ask, from: parts, to: parts }));
      ask.found = numbers.flatMap((number) => {
        const records = recordsOf(number).filter(
          (record) => inFrameworks(record, ask.frameworks) && !isInside(record, number),
        );
        return sorted(records, number, context);
      });
      ask.ruledOut = [];
      if (ask.found.length) ask.guess = true;
      else ask.lost = false;
    }

    function inFrameworks({ shown }, named) {
      return !named || named.includes(shown.framework);
    }

    // A year of an edition, "old" or a day chooses; where it leaves nothing that may be, all are kept.
    function inEdition({ shown }, ask) {
      const { framework, edition, current } = shown;
      if (ask.years?.length) {
        const own = ask.years.map((year) => editionOf(framework, year)).filter(Boolean);
        if (own.length) return own.includes(edition);
        if (!ask.frameworks) return false;
      }
      const older = frameworks
        .get(framework)
        .editions.filter(({ id, provisions }) => id !== frameworks.get(framework).current && provisions.length);
      if (ask.age === "old") return ask.frameworks && !older.length ? true : !current;
      if (ask.age === "new") return current;
      if (ask.time && ask.frameworks)
        return calendar.force(shown, ask.time).held !== false || !calendar.decides(framework, ask.time);
      return true;
    }

    // 2.3.1 is found for 2.3, but is not 2.3. Of such, only the first edition of each framework.
    function withNewestInside(records, ask) {
      const whole = (record) => isInside(record, ask);
      return records.filter((record) => !whole(record)).concat(newest(records.filter(whole), ask));
    }

    function newest(records, ask) {
      const kept = new Map();
      const ranked = ask?.time
        ? records.slice().sort((a, b) => forceRank(a, ask) - forceRank(b, ask) || a.order - b.order)
        : records;
      return ranked.filter(({ shown }) => entry(kept, shown.framework, shown.edition) === shown.edition);
    }

    function forceRank({ shown }, ask) {
      return calendar.force(shown, ask.time).rank;
    }

    // The number itself; what applied on the day; current editions; the typed separator; the reader's own: these first.
    function sorted(records, ask, context) {
      const { first, rank, reader } = context;
      const ranks = new Map();
      for (const record of records) {
        const { framework, current } = record.shown;
        const force = ask.time ? calendar.force(record.shown, ask.time, reader) : null;
        const place = first.indexOf(framework);
        const unlike = record.separator !== ask.separator || ask.separator === ".";
        ranks.set(record, [
          isInside(record, ask) ? 1 : 0,
          force ? force.rank : 0,
          force && !ask.frameworks ? force.role : 0,
          force ? -force.length : 0,
          rank(record.shown),
          current ? 0 : 1,
          unlike ? 1 : 0,
          ask.hints.includes(framework) ? 0 : 1,
          place < 0 ? first.length : place,
          record.order,
        ]);
      }
      return records.slice().sort((a, b) => firstUnlike(ranks.get(a), ranks.get(b)));
    }

    // Where none is named and one framework has all the numbers, it comes first.
    function gather(questions, { first }) {
      const free = questions.filter((ask) => !ask.names && !ask.years?.length && !ask.lost && ask.found.length);
      if (free.length < questions.filter((ask) => !ask.names).length) return null;
      if (free.length < 2 && !free.some((ask) => ask.from !== ask.to)) return null;
      const isHeld = (record, ask) => ask.from.length === 1 || !isInside(record, ask);
      const holders = (ask) =>
        new Set(ask.found.filter((record) => isHeld(record, ask)).map(({ shown }) => shown.framework));
      const applied = ({ shown }, ask) => !ask.time || calendar.force(shown, ask.time).held !== false;
      const isFit = (name, ask) => ask.found.some((record) => record.shown.framework === name && applied(record, ask));
      const all = [...frameworks.keys()].filter((name) =>
        free.every((ask) => holders(ask).has(name) && isFit(name, ask)),
      );
      if (!all.length) return null;
      const place = (name) => {
        const reached = free.map((ask) => ask.found.findIndex(({ shown }) => shown.framework === name));
        const preferred = first.includes(name) ? first.indexOf(name) : first.length;
        return [free.some((ask) => ask.time) ? Math.max(...reached) : 0, preferred];
      };
      const [chosen] = all.sort((a, b) => firstUnlike(place(a), place(b)));
      for (const ask of free) {
        const own = ask.found.filter(({ shown }) => shown.framework === chosen);
        ask.found = own.concat(ask.found.filter((record) => !own.includes(record)));
        ask.together = chosen;
      }
      const numbers = free.flatMap((ask) => (ask.from === ask.to ? [ask.from.join(".")] : numbersIn(ask, chosen)));
      const count = new Set(numbers).size;
      const lacking = free.some((ask) => !hasEnds(ask, chosen));
      for (const ask of free) ask.lacking = lacking;
      if (lacking) return null;
      const says = `${publisher(chosen)} has ${count === 2 ? "both" : `all ${COUNTS[count] ?? count}`}.`;
      return questions.length === free.length ? { framework: chosen, name: publisher(chosen), count, says } : null;
    }

    // "Mill 5.4 to 5.9", of which it has no 5.9
    function hasEnds({ from, to, open, found }, framework) {
      const own = found.filter(({ shown }) => shown.framework === framework);
      return (open ? [from] : [from, to]).every((end) => own.some(({ parts }) => startsWith(parts, end)));
    }

    // The numbers of a range, or of its standards.
    function numbersIn({ found, from }, framework) {
      const own = found.filter(({ shown }) => shown.framework === framework);
      return own.map(({ parts }) => parts.slice(0, from.length).join("."));
    }

    function publisher(framework) {
      const { publisher: name, short, id } = frameworks.get(framework);
      return name || short || id;
    }

    // All that is shown; what goes beyond is only counted.
    function answers(questions, context) {
      const shown = new Map();
      let beyond = 0;
      let answered = 0;
      for (const ask of questions) {
        if (shown.size >= MOST_NUMBERS) {
          beyond += ask.from === ask.to ? 1 : Math.max(1, byNumber(ask.found).length);
          continue;
        }
        answered++;
        for (const one of answersTo(ask, context)) entry(shown, nameOfAnswer(one), one);
      }
      const all = [...shown.values()];
      beyond += Math.max(0, all.length - MOST_NUMBERS);
      const kept = all.slice(0, MOST_NUMBERS);
      return { shown: mergeBodies(kept), of: kept.length + beyond, answered: questions.slice(0, answered) };
    }

    /* One question gives one Asked, a range one for each of its numbers */

    function answersTo(ask, context) {
      const answers = [];
      for (const name of ask.bodies) answers.push(uncovered(ask, name === UNKNOWN ? nobody : bodies.get(name)));
      if (ask.bodies.length && !ask.frameworks.length) return answers;
      if (ask.from === ask.to) {
        return answers.concat(ask.found.length ? answer(ask, ask.found, context) : missing(ask, ask.from, context));
      }
      if (ask.from.length === 1) return answers.concat(wholesOf(ask, context));
      const owner = ask.together; // a number between that only another framework has is not in its range
      const isOwn = (records) => !owner || records.some(({ shown }) => shown.framework === owner);
      const groups = byNumber(ask.found).filter(isOwn);
      for (const records of groups) answers.push(answer(ask, records, context));
      const searched = owner ? { ...ask, frameworks: [owner], found: groups.flat() } : ask;
      for (const end of ask.open ? [ask.from] : [ask.from, ask.to]) {
        if (!groups.flat().some(({ parts }) => startsWith(parts, end))) answers.push(missing(searched, end, context));
      }
      return answers;
    }

    // "standards 1 to 3": each of them whole.
    function wholesOf(ask, context) {
      const answers = [];
      for (let head = Number(ask.from[0]); head <= Number(ask.to[0]); head++) {
        const one = { ...ask, from: [String(head)] };
        const records = ask.found.filter(({ parts }) => parts[0] === one.from[0]);
        if (records.length) answers.push(answer({ ...one, to: one.from, ends: ask }, records, context));
        else if ([ask.from[0], ask.to[0]].includes(one.from[0])) answers.push(missing(one, one.from, context));
      }
      return answers;
    }

    function byNumber(records) {
      const groups = new Map();
      for (const record of records) entry(groups, record.parts.join("."), []).push(record);
      return [...groups.values()].sort(([a], [b]) => compare(a.parts, b.parts) || a.parts.length - b.parts.length);
    }

    function answer(ask, records, context) {
      const range = ask.from === ask.to && !ask.ends ? "" : spokenRange(ask.ends ?? ask);
      const whole = records.every((record) => isInside(record, ask));
      const leading = leadingOf(records, ask, context);
      const owners = new Set(leading.map(({ shown }) => shown.framework));
      const state = ask.guess ? "guess" : owners.size > 1 || isSplit(leading, ask) ? "choice" : "found";
      const options = records.map((record) => option(record, ask, leading.includes(record)));
      const why = whyOf(ask, leading, records);
      const result = {
        ...blank(ask),
        number: numberOf(whole ? ask.from : records[0].parts, owners, ask),
        whole,
        range,
        state,
        why,
        options,
      };
      return { ...result, says: sayingOf(result, ask, owners) };
    }

    // The days that were asked for saw more than one edition of the framework.
    function isSplit(leading, ask) {
      if (!ask.time || !calendar.knows || !ask.names) return false;
      return (
        leading.filter((record) => !isInside(record, ask) && calendar.force(record.shown, ask.time).held).length > 1
      );
    }

    // The places that nothing rules out: of the framework that comes first, of all where nothing decides.
    function leadingOf(records, ask, { reader }) {
      const [best] = records;
      const one = (framework) => records.filter(({ shown }) => shown.framework === framework);
      if (ask.together) return one(ask.together);
      if (ask.names) return ask.frameworks.length > 1 ? records : records;
      if (ask.time) {
        const force = (record) => calendar.force(record.shown, ask.time, reader);
        const like = records.filter(
          (record) => force(record).rank === force(best).rank && force(record).role === force(best).role,
        );
        if (force(best).rank < 2) return like;
      }
      const hinted = records.filter(({ shown }) => ask.hints.includes(shown.framework));
      if (hinted.length) return hinted;
      const exact = records.filter((record) => !isInside(record, ask));
      return exact.length ? exact : records;
    }

    function whyOf(ask, leading, records) {
      if (ask.years?.length) return "edition";
      if (ask.age) return "age";
      if (ask.time && calendar.knows && (records.length > 1 || ask.ruledOut.length)) return "day";
      if (ask.names) return "name";
      if (ask.together) return "together";
      const owners = new Set(records.map(({ shown }) => shown.framework));
      return owners.size === 1 ? "only-there" : "";
    }

    function option({ parts, shown }, ask, leading) {
      const exact =
        ask.from !== ask.to ||
        parts.length === (ask.lost ? parts.length : ask.from.length) ||
        parts.length === ask.from.length + ask.tail.length;
      const force = ask.time && calendar.knows ? calendar.force(shown, ask.time) : null;
      const says = force ? force.says : shown.current ? "" : "Older edition.";
      return {
        exact: exact && !ask.guess,
        asked: typed(ask),
        ...shown,
        leading,
        in_force: force ? force.held : null,
        says,
      };
    }

    function typed({ from, to, lost, text }) {
      return lost ? text : [...new Set([from, to])].map((parts) => parts.join(".")).join("-");
    }

    function blank(ask) {
      return {
        number: "",
        whole: false,
        range: "",
        state: "",
        why: "",
        says: "",
        day: ask.time && {
          ...ask.time,
          spoken: StandardsNumbersDays.spoken(ask.time),
          from: ask.day ? "text" : "reader",
        },
        named: ask.frameworks ?? [],
        options: [],
        near: [],
        elsewhere: [],
        body: null,
        numbers: [],
        official_url: "",
      };
    }

    function uncovered(ask, body) {
      const numbers = [typed(ask)];
      return {
        ...blank(ask),
        state: "uncovered",
        says: body.id ? `${body.name} is not in this map.` : body.says,
        body,
        numbers,
      };
    }

    function numberOf(parts, owners, ask) {
      if (owners.size !== 1) return parts.join(".");
      const [owner] = owners;
      return parts.join(frameworks.get(owner).separator);
    }

    // Of a whole standard it is said once of each edition.
    function toldOf(options, standard) {
      const told = options.map((one) => `${nameOf(standard ? { ...one, number: standard } : one)}: ${one.says}`);
      return [...new Set(told)].join(" ");
    }

    function sayingOf({ state, options, why, number, whole }, ask, owners) {
      const [best] = options;
      if (state === "guess") return `Did you mean ${best.number}?`;
      if (state === "choice" && ask.time && calendar.knows)
        return toldOf(
          options.filter(({ leading }) => leading),
          whole && number,
        );
      if (state === "choice") return `${number} is used in more than one framework. Which do you mean?`;
      if (why === "day" || best.in_force === false) return best.says;
      if (why === "together" && !ask.lacking) return `${publisher(ask.together)} has all the numbers.`;
      return "";
    }

    function nameOf({ framework, number, edition, current }) {
      return `${frameworks.get(framework).short ?? framework} ${number}${current ? "" : ` (${edition})`}`;
    }

    function spokenRange({ from, to, open }) {
      return open ? `${from.join(".")} onwards` : `${from.join(".")} to ${to.join(".")}`;
    }

    /* Numbers that are not there */

    function missing(ask, end, context) {
      const number = { ...ask, from: end, to: end, tail: [] };
      const scope = ask.frameworks?.length ? ask.frameworks : null;
      const near = sorted(neighbours(number, scope), number, context);
      const namesakes = recordsOf(number).filter((record) => !ask.found.includes(record));
      const elsewhere = scope ? sorted(withNewestInside(namesakes, number), number, context) : [];
      const own = scope?.length === 1 ? frameworks.get(scope[0]) : null;
      const edition = own && editionAsked(own, ask);
      const body =
        (own && edition && (explained.get(`${own.id}@${edition.id}`) ?? null)) ||
        (own && explained.get(`${own.id} ${end.join(".")}`)) ||
        null;
      const shown = { from: end, to: end, tail: [] };
      return {
        ...blank(ask),
        number: end.join(own ? own.separator : "."),
        whole: end.length === 1,
        state: "missing",
        why: ask.years?.length ? "edition" : ask.time && own ? "day" : own ? "name" : "",
        says: whyMissing(end, own, edition, body, elsewhere),
        edition: edition?.id ?? "",
        near: near.map((record) => ({ ...option(record, { ...ask, ...shown }, false), exact: false })),
        elsewhere: elsewhere.map((record) => option(record, { ...ask, ...shown }, false)),
        body,
        official_url: edition?.official_url ?? "",
      };
    }

    // The edition that was meant: by its year, its day, or the current one.
    function editionAsked(framework, ask) {
      const byYear = ask.years?.map((year) => editionOf(framework.id, year)).find(Boolean);
      const byDay = !byYear && ask.time && calendar.editionOn(framework.id, ask.time);
      const id = byYear || byDay || framework.current;
      return framework.editions.find((edition) => edition.id === id);
    }

    function whyMissing(parts, framework, edition, body, elsewhere) {
      const number = parts.join(framework ? framework.separator : ".");
      if (!framework) return `None of the frameworks has a ${number}.`;
      const { short, id, current } = framework;
      const name = short ?? id;
      if (body) return body.says;
      const named = edition.id === current ? name : `${name}, ${edition.label ?? edition.id},`;
      if (!edition.provisions.length) return `${named} is not in this map, so no ${number} of it is here.`;
      const all = edition.provisions.map((provision) => provision.number);
      const holds =
        all.length < 4 ? `Of ${name} only ${all.join(", ")} is in this map.` : extent(parts, number, named, all);
      const others = elsewhere
        .filter(({ shown }) => shown.framework === id)
        .map(({ shown }) => `the edition of ${shown.edition}`);
      return others.length ? `${holds} ${number} stands in ${[...new Set(others)].join(" and ")}.` : holds;
    }

    // "Mill has no 5.9 in this map; of 5 it has 5.1 to 5.6."
    function extent(parts, number, named, all) {
      const heads = all.map((own) => dotted(own).split(".")[0]);
      const group = all.filter((_, place) => heads[place] === parts[0]);
      const has =
        parts.length > 1 && group.length
          ? `of ${parts[0]} it has ${group[0]} to ${lastOf(group)}`
          : `it has ${heads[0]} to ${lastOf(heads)}`;
      return `${named} has no ${number} in this map; ${has}.`;
    }

    function neighbours(number, scope) {
      const last = number.from.length - 1;
      const inScope = (record) => inFrameworks(record, scope) && (!number.years?.length || inEdition(record, number));
      const parent = (below.get(number.from.slice(0, last).join(".")) || []).filter(inScope);
      const siblings = parent.filter((record) => record.parts.length === last + 1);
      const distance = (record) => Math.abs(number.from[last] - (record.parts[last] || 0));
      const count = new Map();
      return newest(siblings.length ? siblings : parent, number.time && calendar.knows ? number : null)
        .sort((a, b) => distance(a) - distance(b) || b.order - a.order)
        .filter((record) => entry(count, record.shown.framework, []).push(record) <= 2);
    }

    /* The whole */

    function nameOfAnswer({ number, whole, state, options, named, body, numbers, edition = "" }) {
      if (state === "uncovered") return `body ${body.id} ${numbers.join(" ")}`;
      const [best] = options;
      return [
        state === "guess" ? "?" : "",
        number,
        whole,
        best ? `${best.framework}@${best.edition}` : `${named}@${edition}`,
      ].join(" ");
    }

    // Numbers of the same body that follow one another stand together.
    function mergeBodies(asked) {
      const merged = [];
      for (const one of asked) {
        const before = lastOf(merged);
        if (one.state === "uncovered" && before?.state === "uncovered" && before.body === one.body)
          before.numbers.push(...one.numbers);
        else merged.push(one);
      }
      return merged;
    }

    function single(asked, questions) {
      const one = asked.length === 1 && questions.length === 1;
      const [only] = asked;
      const sure = one && only.state === "found" && only.options.length === 1 && only.options[0].exact;
      const exact = one && only.state === "found" ? only.options.filter((option_) => option_.exact) : [];
      return { one, only: sure ? only.options[0] : exact.length === 1 ? exact[0] : null };
    }

    function questionsOf(questions) {
      const found = [];
      for (const [place, ask] of questions.entries()) {
        const before = questions[place - 1];
        if (
          ask.lost ||
          !ask.guess ||
          !before ||
          before.from.length !== ask.from.length ||
          compare(before.to, ask.from) >= 0
        )
          continue;
        const [from, to] = [before.from.join("."), ask.to.join(".")];
        const name = ask.frameworks?.length === 1 ? `${frameworks.get(ask.frameworks[0]).short} ` : "";
        found.push({ says: `${from} and ${to}; did you mean ${from} to ${to}?`, query: `${name}${from} to ${to}` });
      }
      return found;
    }

    function dayOf(questions, reader) {
      const days = questions.map((ask) => ask.day).filter(Boolean);
      const read = days.length ? days : reader.day ? [{ since: reader.day, until: reader.day }] : [];
      if (!read.length) return null;
      const since = read.map((day) => day.since).sort()[0];
      const until = lastOf(read.map((day) => day.until).sort());
      return {
        since,
        until,
        spoken: StandardsNumbersDays.spoken({ since, until }),
        from: days.length ? "text" : "reader",
      };
    }

    function flat(asked, questions, named, together) {
      const result = { kind: "text", matches: [], missing: [], near: [], elsewhere: [], uncovered: [] };
      const seen = new Set();
      const key = ({ framework, edition, number }) => `${framework}@${edition}:${number}`;
      const add = (field, options) => {
        for (const one of options) {
          if (seen.has(key(one))) continue;
          seen.add(key(one));
          result[field].push(plain(one));
        }
      };
      const exact = new Set(
        questions.flatMap((ask) => ask.found.filter((record) => !isInside(record, ask)).map(({ shown }) => key(shown))),
      );
      const certain = questions
        .filter((ask) => !ask.guess)
        .map((ask) => {
          const options = ask.found.map((record) => option(record, ask, true));
          for (const one of options) one.exact ||= exact.has(key(one));
          return options.sort((a, b) => (a.exact ? 0 : 1) - (b.exact ? 0 : 1));
        });
      if (together)
        for (const options of certain)
          add(
            "matches",
            options.filter(({ framework }) => framework === together.framework),
          );
      for (const options of certain) add("matches", options);
      for (const one of asked) {
        if (one.state === "missing" && !result.missing.includes(dotted(one.number)))
          result.missing.push(dotted(one.number));
      }
      for (const one of asked) add("near", one.state === "guess" ? one.options : one.near); // lest one hide a match
      for (const one of asked) add("elsewhere", one.elsewhere);
      const known = named.filter((name) => bodies.has(name)).map((name) => bodies.get(name));
      const told = asked.map(({ body }) => body).filter(Boolean);
      result.uncovered = [...new Set([...known, ...told])];
      const none = asked.some(({ state }) => state === "uncovered") ? "uncovered" : "unknown-number";
      if (asked.length) result.kind = result.matches.length ? "provisions" : none;
      return result;
    }

    function plain({ leading, in_force, says, ...shown }) {
      return shown;
    }
  }

  function dotted(number) {
    return (number.match(/\d+/g) || []).join(".");
  }

  function isInside(record, ask) {
    if (ask.lost) return false;
    return (
      record.parts.length !== ask.from.length && record.parts.length !== ask.from.length + (ask.tail?.length ? 1 : 0)
    );
  }

  function startsWith(parts, start) {
    return start.every((part, index) => part === parts[index]);
  }

  function firstUnlike(a, b) {
    const unlike = a.findIndex((value, index) => value !== b[index]);
    return unlike < 0 ? 0 : a[unlike] - b[unlike];
  }

  function distinct(values, nameOf) {
    const seen = new Map();
    for (const value of values) if (!seen.has(nameOf(value))) seen.set(nameOf(value), value);
    return [...seen.values()];
  }

  function entry(map, key, start) {
    if (!map.has(key)) map.set(key, start);
    return map.get(key);
  }

  return { make };
})();
