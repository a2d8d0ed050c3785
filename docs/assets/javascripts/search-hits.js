/**
 * StandardsHits: what the search found, as its dialog shows it. All data becomes text, never HTML.
 *
 *   const hits = StandardsHits.make({search, root, before, openWith}); // before: the pages of this tab so far
 *   hits.of(query, search.find(query, reader)); // {groups: [element], sentence, spoken(counted)}
 */
const StandardsHits = (() => {
  "use strict";

  const PLAIN = { badge: "", kind: "", terms: [], sections: [] }; // a result, but for where it leads

  return { make };

  function make({ search, root, before, openWith }) {
    const { element, badge, addressOf, onOnePage } = StandardsPage;
    return { of };

    function of(query, { saying, hits, several, numbers }) {
      const together = several ? [{ ...PLAIN, ...onOnePage({ several, numbers }) }] : [];
      const names = [...new Set(hits.map((hit) => hit.group))];
      const groups = names.map((name) =>
        group(
          name,
          hits.filter((hit) => hit.group === name),
        ),
      );
      if (several) groups.unshift(group("Together", together));
      if (!hits.length && search.ready()) groups.push(...startingPoints(query));
      const told = (counted) => spoken([...together, ...hits], counted);
      return { groups, sentence: sentence(query, saying, hits), spoken: told };
    }

    function sentence(query, saying, hits) {
      const others = hits.filter((hit) => hit.kind !== "nothing").length;
      if (!query.trim()) return "Type a number or words";
      if (!hits.length && !search.ready()) return "Getting ready";
      if (hits.length > others) return others ? `Near it or elsewhere: ${others}` : "No result";
      if (saying.endsWith(":")) return saying;
      return `${saying} ${others === 1 ? "1 result" : `${others} results`}`.trim();
    }

    function spoken([first], counted) {
      if (!first) return counted;
      const { kind, badge, title, line } = first;
      if (kind === "nothing") return `${title} ${line}`;
      return `${counted.replace(/\.$/, "")}. First: ${`${badge} ${title}`.trim()}`;
    }

    // Before anything is typed: what to try, where this tab has been, and situations; where nothing is found, these.
    function startingPoints(query) {
      const { examples, situations } = search.start();
      const pages = before.map(([address, title]) => ({ ...PLAIN, address, title }));
      const points = [];
      if (!query.trim()) {
        points.push(group("Try", examples.map(example)));
        if (pages.length) points.push(group("Opened in this tab", pages));
      }
      return [
        ...points,
        group(
          "Situations",
          situations.map((hit) => ({ ...hit, kind: "", line: "" })),
        ),
      ];
    }

    function example(words) {
      const button = element("button", { type: "button", class: "sm-example" }, words);
      button.addEventListener("click", () => openWith(words));
      return button;
    }

    function group(name, hits) {
      const id = `sm-group-${name.toLowerCase().replaceAll(" ", "-")}`;
      const entries = hits.map((hit) => (hit instanceof Element ? element("li", {}, hit) : result(hit)));
      const heading = element("h2", { id }, name);
      return element("section", { class: "sm-group", "aria-labelledby": id }, heading, element("ol", {}, ...entries));
    }

    function result(hit) {
      const link = element("a", { href: addressOf(root, hit.address) });
      if (hit.badge) link.append(badge(hit), " ");
      link.append(element("strong", {}, hit.title));
      const entry = element("li", { class: "sm-result" }, link);
      if (hit.kind && hit.kind !== "nothing") entry.append(" ", element("span", { class: "sm-from" }, hit.kind));
      const note = hit.note ? [element("span", { class: "sm-from" }, hit.note), " "] : [];
      if (hit.note || hit.line) entry.append(element("p", {}, ...note, ...marked(hit.line, hit.terms)));
      if (hit.sections.length) entry.append(element("ul", {}, ...hit.sections.map(section)));
      return entry;
    }

    function marked(line, terms) {
      const isMet = (word) => StandardsTyped.wordsOf(word).some((part) => terms.includes(StandardsTyped.stemOf(part)));
      const parts = line.split(/([\p{L}\p{N}'’]+)/u);
      return parts.map((part, place) => (place % 2 && isMet(part) ? element("mark", {}, part) : part));
    }

    function section({ address, title }) {
      return element("li", {}, element("a", { href: addressOf(root, address) }, title));
    }
  }
})();
