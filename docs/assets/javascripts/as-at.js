/**
 * StandardsAsAt: which edition bound whom on which day? A script without DOM, for the pages and for QuickJS.
 *
 *   const asAt = StandardsAsAt.make(StandardsBindings);
 *   asAt.binds({framework: "mill", edition: "2016"}, "2018-03-03", "Miller", "Meadowland");   // "binds"
 *
 * data, which macros/search/as_at.py makes: {
 *   day:      the day until which the map was looked at; from then on what applies now is taken to apply,
 *   editions: [{framework, edition, name, current, since, until, years, reach}], in order of display; current are
 *             those that apply now or are announced, and the day before an announced one is the last of the one
 *             that applies now; reach says in sentences whom it binds and bound,
 *   bindings: [{who, where, framework, people, doubt, says, spans: [{edition, since, until}]}], one role in one nation
 *             together, the newest first; where is "" for a role that is the same in all nations, framework is ""
 *             where none of the map bound them, edition is "" for one that the map does not hold }
 *
 * Days are as 2019-12-02; since and until are "" where there is no such day, or where it is not known. A day that is
 * asked for may be "": then what applies now is meant. A role is one, or a list of some. Wherever an edition is asked
 * for, anything that has `framework` and `edition` will do, such as a match of the number resolver.
 *
 * make returns {
 *   binds(edition, day, role, nation): "binds", "did-not-bind-then", "older-edition" (a later one of the same framework
 *     bound them), "not-known" (a day is not known to us, or whether the text is theirs), "binds-others" (nothing says
 *     that this framework ever bound them), "not-covered" (so, and none of the map bound them that day), or "" where
 *     role and nation tell too little,
 *   knows(role, nation): whether they tell enough,
 *   boundBy(day, role, nation): what bound them, as [{framework, edition, name, sure, says}]; framework and edition are
 *     "" where the map does not hold it,
 *   whom(edition, day): whom it bound that day, as [{people, since, until, sure}],
 *   editionsInForce(day): [{framework, edition, name, sure}]; of a framework of which no day fits surely, all that may,
 *   years(edition): "2016 to 2024" or "days not known" of an older edition, "" of the one in force,
 *   first(day, role, nation): the frameworks that come first for such a reader,
 *   rank(edition, day, role, nation): 0 for what bound them, 1 for what may have, 2 for the rest; a stable sort by it,
 *     among the places where one number stands, leaves all else as it was,
 *   roles, nations: all that the data name, in its order }
 * StandardsAsAt.spoken("2019-12-01") is "1 December 2019"; StandardsAsAt.words(answer of binds, day) what a badge says.
 */
const StandardsAsAt = (() => {
  "use strict";

  const MONTHS = "January February March April May June July August September October November December".split(" ");
  const BEST_FIRST = ["binds", "not-known", "older-edition", "did-not-bind-then"];
  const NOW = { binds: "binds you", "did-not-bind-then": "does not bind you now" };
  const THEN = { binds: "bound you then", "did-not-bind-then": "did not bind you then" };
  const ALWAYS = {
    "older-edition": "older edition",
    "not-known": "not known to us",
    "binds-others": "binds others",
    "not-covered": "binds others",
  };

  return { make, spoken, words };

  function make({ day: lastDay, editions, bindings }) {
    const known = new Map(editions.map((edition) => [nameOf(edition), edition]));

    return {
      binds,
      knows: (role, nation) => entriesOf(role, nation).length > 0,
      boundBy,
      whom,
      editionsInForce,
      years,
      first,
      rank,
      roles: distinct(bindings.map(({ who }) => who)),
      nations: distinct(bindings.map(({ where }) => where)),
    };

    function binds(edition, day, role, nation) {
      const own = entriesOf(role, nation);
      const ofFramework = own.filter(({ framework }) => framework === edition.framework);
      if (!own.length) return "";
      if (ofFramework.length) {
        const answers = ofFramework.map((entry) => answer(entry, edition.edition, day));
        return BEST_FIRST.find((best) => answers.includes(best));
      }
      const others = own.filter((entry) => entry.framework && entry.spans.some((span) => holds(entry, span, day)));
      return others.length ? "binds-others" : "not-covered";
    }

    function answer(entry, edition, day) {
      const span = entry.spans.find((own) => own.edition === edition);
      const place = span ? placeOf(entry, span, day) : "before";
      if (place === "unknown") return "not-known";
      if (place === "within") return entry.doubt ? "not-known" : "binds";
      const later = entry.spans.some((other) => placeOf(entry, other, day) === "within");
      return place === "after" && later ? "older-edition" : "did-not-bind-then";
    }

    function boundBy(day, role, nation) {
      return entriesOf(role, nation).flatMap((entry) =>
        entry.spans
          .filter((span) => holds(entry, span, day))
          .map((span) => {
            const { name = "" } = editionOf(entry, span) ?? {};
            const sure = placeOf(entry, span, day) === "within" && !entry.doubt;
            return { framework: entry.framework, edition: span.edition, name, sure, says: entry.says };
          }),
      );
    }

    function whom({ framework, edition }, day) {
      return bindings
        .filter((entry) => entry.framework === framework)
        .flatMap((entry) =>
          entry.spans
            .filter((span) => span.edition === edition && holds(entry, span, day))
            .map((span) => {
              const sure = placeOf(entry, span, day) === "within" && !entry.doubt;
              return { people: entry.people, since: span.since, until: span.until, sure };
            }),
        );
    }

    function editionsInForce(day) {
      const places = editions.map((edition) => ({ edition, place: placeIn(edition, edition, day) }));
      return places
        .filter(({ edition: { framework }, place }) => {
          const certain = places.some((other) => other.edition.framework === framework && other.place === "within");
          return place === "within" || (place === "unknown" && !certain);
        })
        .map(({ edition: { framework, edition, name }, place }) => ({
          framework,
          edition,
          name,
          sure: place === "within",
        }));
    }

    function years(edition) {
      return known.get(nameOf(edition)).years;
    }

    function first(day, role, nation) {
      const bound = boundBy(day, rolesOf(role, nation), nation);
      return distinct(bound.map(({ framework }) => framework));
    }

    function rank(edition, day, role, nation) {
      const place = BEST_FIRST.indexOf(binds(edition, day, rolesOf(role, nation), nation));
      return place === 0 || place === 1 ? place : 2;
    }

    // Who names only a nation is taken for anybody whose role is tied to it.
    function rolesOf(role, nation) {
      const roles = [role ?? []].flat().filter(Boolean);
      return roles.length ? roles : bindings.filter(({ where }) => where && where === nation).map(({ who }) => who);
    }

    function entriesOf(role, nation) {
      const roles = [role ?? []].flat();
      return bindings.filter(({ who, where }) => roles.includes(who) && (!where || where === nation));
    }

    function holds(entry, span, day) {
      return ["within", "unknown"].includes(placeOf(entry, span, day));
    }

    function placeOf(entry, span, day) {
      const edition = editionOf(entry, span);
      const place = placeIn(span, edition, day);
      const openToThePast = entry.framework && !edition && !span.since; // an edition that the map does not hold
      return place === "within" && openToThePast ? "unknown" : place;
    }

    function editionOf({ framework }, { edition }) {
      return known.get(nameOf({ framework, edition }));
    }

    // Is a day within a span, before or after it, or is that unknown? A span without an edition of ours has no days
    // but those that are written.
    function placeIn({ since, until }, edition, asked) {
      const day = asked || lastDay;
      const now = day >= lastDay;
      if (since && day < since) return "before";
      if (until && day > until) return "after";
      if (!edition) return "within";
      if (!edition.current && !until) return now ? "after" : "unknown";
      return since || now ? "within" : "unknown";
    }
  }

  function nameOf({ framework, edition }) {
    return `${framework}@${edition}`;
  }

  function distinct(names) {
    return [...new Set(names)].filter(Boolean);
  }

  function spoken(day) {
    const [year, month, date] = day.split("-").map(Number);
    return `${date} ${MONTHS[month - 1]} ${year}`;
  }

  function words(answer, day) {
    return (day ? THEN : NOW)[answer] ?? ALWAYS[answer] ?? "";
  }
})();
