/**
 * StandardsNumbersCalendar: was an edition in force on some days, and whom did it bind? For the number resolver, which
 * also asks for spans of days ("in 2019"). A script without DOM; it needs StandardsNumbersDays.
 *
 *   const calendar = StandardsNumbersCalendar.make(bindings);
 *   calendar.force({framework: "mill", edition: "2016"}, {since: "2019-01-01", until: "2019-12-31"})
 *
 * force returns {
 *   held:   true, false, or null where no day of it is known,
 *   rank:   0 for what was in force, 1 for what may have been, 2 for the rest,
 *   role:   whom it bound: the place of that role among the bindings, the reader's own first,
 *   length: for how many of the days,
 *   says:   all that in sentences },
 * editionOn(framework, days) the edition that was in force, decides(framework, days) whether that is sure.
 */
const StandardsNumbersCalendar = (() => {
  "use strict";

  const { spoken } = StandardsNumbersDays;
  const DAY = 86_400_000; // milliseconds
  const [START, END] = ["0001-01-01", "9999-12-31"];

  function make(data) {
    const editions = data?.editions ?? [];
    const roles = [...new Set((data?.bindings ?? []).map(({ who }) => who))];
    const known = new Map();

    return { knows: editions.length > 0, force, editionOn, decides, startOf };

    function force(place, days, reader = {}) {
      const own = rolesOf(reader);
      const name = [place.framework, place.edition, days.since, days.until, own.join()].join(" ");
      if (!known.has(name)) known.set(name, worked(place, days, own));
      return known.get(name);
    }

    function rolesOf({ who, where }) {
      const own = [who ?? []].flat();
      const ofNation = data?.bindings.filter((entry) => where && entry.where === where).map((entry) => entry.who) ?? [];
      return own.length ? own : ofNation;
    }

    function worked({ framework, edition }, days, own) {
      const found = editions.find((one) => one.framework === framework && one.edition === edition);
      if (!found) return { held: null, rank: 0, role: 0, length: 0, says: "" };
      const entries = data.bindings.filter((entry) => entry.framework === framework && entry.people);
      const bound = entries.flatMap((entry) => {
        return entry.spans
          .filter((span) => span.edition === edition)
          .map((span) => ({
            ...span,
            people: entry.people,
            role: roleOf(entry.who, own),
            length: overlap(whole(span, found), days),
          }))
          .filter(({ length }) => length > 0);
      });
      bound.sort((a, b) => a.role - b.role || b.length - a.length);
      const held = isHeld(found, days);
      const [best] = bound;
      const length = best?.length ?? overlap(whole(found, found), days);
      return {
        held,
        rank: held === null ? mayHold(found, days) : held ? 0 : 3,
        role: held === false || !best ? roles.length : best.role,
        length: held === false ? 0 : length,
        says: saying(found, held, bound, days),
      };
    }

    function roleOf(who, own) {
      return own.includes(who) ? -1 : roles.indexOf(who);
    }

    // Where no day is known, the year that an edition is named after.
    function mayHold(found, days) {
      return found.edition.slice(0, 4) <= days.until.slice(0, 4) ? 1 : 2;
    }

    function isHeld(found, days) {
      if (!found.since && !found.until && !(found.current && days.since >= data.day)) return null;
      const until = found.until || (found.current ? END : "");
      if (found.since && days.until < found.since) return false;
      if (until && days.since > until) return false;
      return true;
    }

    function whole(span, { current }) {
      return { since: span.since || START, until: span.until || (current ? END : END) };
    }

    function editionOn(framework, days) {
      const own = editions.filter((one) => one.framework === framework);
      const ranked = own.map((one) => ({ one, ...force(one, days) })).filter(({ rank }) => rank < 2);
      ranked.sort((a, b) => a.rank - b.rank || b.length - a.length);
      return ranked[0]?.one.edition ?? "";
    }

    // Are the editions of all those days known?
    function decides(framework, days) {
      return editions.some((one) => one.framework === framework && force(one, days).held === true);
    }

    // The month in which an edition of a year began, as "2024-09".
    function startOf(framework, year) {
      return editions.find((one) => one.framework === framework && one.edition === year)?.since.slice(0, 7) ?? "";
    }

    function saying(found, held, bound, days) {
      const when = `${days.since === days.until ? "on" : "in"} ${spoken(days)}`.replace(/^in (?=.* to )/, "from ");
      if (held === null) return `We do not know whether this edition applied ${when}.`;
      if (!held && found.since > days.until) return `Not in force ${when}: it has applied since ${day(found.since)}.`;
      if (!held) return `Not in force ${when}: it applied until ${day(found.until)}.`;
      return [`In force ${partly(found, days) || when}.`, ...bound.slice(0, 2).map((one) => whom(one))].join(" ");
    }

    // "from 1 September 2024", where that is within the days
    function partly({ since, until }, days) {
      const starts = since > days.since ? `from ${day(since)}` : "";
      const ends = until && until < days.until ? `until ${day(until)}` : "";
      return [starts, ends].filter(Boolean).join(" ");
    }

    function whom({ people, since, until }) {
      if (until) return `Bound ${people} until ${day(until)}.`;
      return since ? `Binds ${people} since ${day(since)}.` : `Binds ${people}.`;
    }

    function day(value) {
      return spoken({ since: value, until: value });
    }
  }

  // In days.
  function overlap(a, b) {
    const since = a.since > b.since ? a.since : b.since;
    const until = a.until < b.until ? a.until : b.until;
    return since > until ? 0 : Math.round((Date.parse(until) - Date.parse(since)) / DAY) + 1;
  }

  return { make };
})();
