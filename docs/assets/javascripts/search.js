/**
 * StandardsSearch: numbers by the resolver, all other words by MiniSearch.
 * A script without DOM. It needs MiniSearch, Stemmer, StandardsNumbers and StandardsAnswers.
 *
 *   const search = StandardsSearch.make({catalogue, pages, places});
 *   search.find("5.6", ["mill"]);                  // numbers, at once
 *   await search.prepare();                       // reads the pages and makes the index of words, piece by piece
 *   search.find("friend request", ["mill"]);       // numbers and words
 *
 * pages is a JSON text: rows of [address, title, line, synonyms, kind, weight, [[heading id, heading], …]].
 * find returns hits, best first: {address, badge, framework, edition, title, kind, note, line, score, terms, sections}.
 * terms says of each word typed whether it was found; sections are [{address, title}].
 */
const StandardsSearch = (() => {
  "use strict";

  const MOST_HITS = 40;
  const MOST_SECTIONS = 4;
  const CHUNK = 20; // pages that go into the index at one go: a phone answers its reader between two of them
  const LEAST_SHARE = 0.1; // of the best hit's score; what lies below is noise
  const FIELDS = { title: 4, name: 3, synonyms: 4, line: 1.5, headings: 1.5 }; // name: the last part of the address
  const PROVISION_WEIGHT = 0.8; // guidance says more about words than a provision does
  const SMALL_WORDS =
    "a about am an and any are as at be been but by can could did do does dont for from get got had has have he her " +
    "him his how i if im in into is it its ive just may me might my of on or our out shall she should so some that " +
    "the their them then there they this to up us was we were what when where which who why will with would you your";
  const SMALL = new Set(SMALL_WORDS.split(" "));
  const PLAIN = { badge: "", framework: "", kind: "", note: "", terms: {}, sections: [] }; // a hit, but for what it has

  function make(data) {
    const answers = StandardsAnswers.make(data.catalogue);
    let text = null; // the index of words, once it is made
    let making = null;

    return { find, ready: () => text !== null, prepare: () => (making ||= prepare()) };

    async function prepare() {
      text = await index();
    }

    function find(query, reader) {
      if (!query.trim()) return [];
      const found = answers.find(query, reader);
      const numbers = found.cards.map(({ address, badge, framework, edition, title, note, words }, place) => {
        return { ...PLAIN, address, badge, framework, edition, title, note, line: words, score: 10000 - place };
      });
      const listed = new Set(numbers.map((hit) => hit.address));
      const words = found.kind === "text" ? query : found.words.join(" ");
      const pages = findText(words).filter((hit) => !listed.has(hit.address));
      if (found.kind === "unknown-number") {
        return [note(found.saying, "See all numbers.", data.places.numbers), ...numbers, ...pages];
      }
      if (found.kind === "text" && text && !pages.length) {
        const instead = "Try fewer words, or start from a situation.";
        return [note(`Nothing found for “${query.trim()}”.`, instead, data.places.situations)];
      }
      return [...numbers, ...pages];
    }

    function findText(query) {
      const typed = wordsOf(query);
      const large = typed.filter((word) => !SMALL.has(word));
      const asked = large.length ? large : typed;
      if (!asked.length || !text) return [];
      const known = (stem, word) => (text.stems.has(stem) ? stem : word);
      const terms = new Map(asked.map((word) => [known(Stemmer.stemmer(word), word), word]));
      const phrase = phraseOf(query);
      const results = text.engine.search([...terms.keys()].join(" "), {
        boost: FIELDS,
        prefix: (term, place, all) => term.length > 3 || place === all.length - 1, // the last word may be half typed
        fuzzy: (term) => term.length > 3 && !text.stems.has(term) && 0.3, // a word that no page holds may be a slip
        boostDocument: (id) => text.pages[id].weight,
      });
      const ranked = results.map((result) => rank(text.pages[result.id], result, terms, phrase));
      ranked.sort((a, b) => b.score - a.score);
      const near = ranked.slice(0, MOST_HITS).filter((one) => one.score >= LEAST_SHARE * ranked[0].score);
      return near.map((one) => hit(one, terms));
    }

    async function index() {
      const pages = JSON.parse(data.pages).concat(provisionsOf(data.catalogue)).map(page);
      const stems = new Set();
      const engine = new MiniSearch({
        fields: Object.keys(FIELDS),
        tokenize: wordsOf,
        processTerm: (word) => (SMALL.has(word) ? null : formsOf(word)),
        searchOptions: { tokenize: (terms) => terms.split(" "), processTerm: (term) => term },
      });
      await engine.addAllAsync(pages, { chunkSize: CHUNK });
      return { engine, pages, stems };

      // A slip is nearer to the word itself than to its stem.
      function formsOf(word) {
        const stem = Stemmer.stemmer(word);
        stems.add(stem);
        return stem === word ? stem : [stem, word];
      }
    }
  }

  function page([address, title, line, synonyms, kind, weight, sections, badge, framework, edition], id) {
    const [name] = address.split("/").slice(-2);
    const headings = sections.map((section) => section[1]).join(", ");
    const said = { id, address, title, line, synonyms: synonyms.join(", "), kind, weight, sections, headings, name };
    return { ...said, badge, framework, edition, phrases: synonyms.map(phraseOf), names: [title, name].map(phraseOf) };
  }

  // All words count more than some, and what somebody wrote down as a synonym or a title more than scattered words.
  function rank(page, result, terms, phrase) {
    const share = result.queryTerms.length / terms.size;
    return { page, score: result.score * share * bonus(page, phrase), met: result.queryTerms };
  }

  function bonus({ names, phrases }, phrase) {
    if (names.includes(phrase)) return 3;
    if (phrases.includes(phrase)) return 2;
    return [...names, ...phrases].some((words) => overlap(words, phrase)) ? 1.6 : 1;
  }

  function hit({ page, score, met }, terms) {
    const { address, badge = "", framework = "", edition = "", title, kind, line } = page;
    const found = Object.fromEntries([...terms].map(([term, word]) => [word, met.includes(term)]));
    return {
      ...PLAIN,
      address,
      badge,
      framework,
      edition,
      title,
      kind,
      line,
      score,
      terms: found,
      sections: sectionsOf(page, met),
    };
  }

  function sectionsOf(page, stems) {
    const named = page.sections.filter(([, title]) =>
      wordsOf(title).some((word) => stems.includes(Stemmer.stemmer(word))),
    );
    return named.slice(0, MOST_SECTIONS).map(([id, title]) => ({ address: `${page.address}#${id}`, title }));
  }

  function provisionsOf(catalogue) {
    const rows = [];
    for (const framework of catalogue.frameworks) {
      for (const edition of framework.editions) {
        const current = edition.id === framework.current;
        for (const known of edition.provisions) {
          if (known.unseen) continue; // it has no words of its own
          const badge = `${framework.short} ${known.number}${current ? "" : ` (${edition.id})`}`;
          const weight = current ? PROVISION_WEIGHT : PROVISION_WEIGHT / 2;
          const { address, title, words } = known;
          rows.push([address, title, words, [framework.short], "", weight, [], badge, framework.id, edition.id]);
        }
      }
    }
    return rows;
  }

  function note(title, line, address) {
    return { ...PLAIN, address, title, kind: "nothing", line, score: 1 };
  }

  function phraseOf(text) {
    return ` ${wordsOf(text).map(Stemmer.stemmer).join(" ")} `;
  }

  // One holds the other, as whole words.
  function overlap(one, other) {
    return one.trim() && (one.includes(other) || other.includes(one));
  }

  function wordsOf(text) {
    const plain = text
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[\u0300-\u036f'’]/g, "");
    return plain.match(/[\p{L}\p{N}]+/gu) || [];
  }

  return { make };
})();
