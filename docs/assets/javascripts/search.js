/**
 * StandardsSearch: numbers by the resolver, all other words by MiniSearch.
 * A classic script without DOM. It needs MiniSearch, Stemmer, StandardsNumbers and StandardsAnswers.
 *
 *   const search = StandardsSearch.make({catalogue, pages, places});
 *   search.find("5.6", ["swe"]);                  // numbers, at once
 *   await search.prepare();                       // reads the pages and makes the index of words, piece by piece
 *   search.find("friend request", ["swe"]);       // numbers and words
 *
 * pages is a JSON text: rows of [address, title, line, synonyms, kind, weight, [[heading id, heading], …]].
 * find returns hits, best first: {address, badge, framework, title, kind, note, line, score, terms, sections}.
 * terms says of each word typed whether it was found; sections are [{address, title, near}].
 */
var StandardsSearch = (function () {
  "use strict";

  const MOST_HITS = 40;
  const MOST_SECTIONS = 4;
  const CHUNK = 20; // pages that go into the index at one go: some milliseconds on a phone, so that it answers its reader meanwhile
  const LEAST_SHARE = 0.1; // of the best hit's score; what lies below is noise
  const FIELDS = {title: 4, name: 3, synonyms: 4, line: 1.5, headings: 1.5}; // name: the last part of the address
  const PROVISION_WEIGHT = 0.8; // guidance says more about words than a provision does
  const SMALL = new Set(("a about am an and any are as at be been but by can could did do does dont for from get got had has have he her him his how i " +
    "if im in into is it its ive just may me might my of on or our out shall she should so some that the their them then there they this to up us was we " +
    "were what when where which who why will with would you your").split(" "));

  function make(data) {
    const answers = StandardsAnswers.make(data.catalogue);
    let text = null; // the index of words, once it is made
    let making = null;

    return {find: find, ready: () => text !== null, prepare: () => (making = making || index().then((made) => { text = made; }))};

    function find(query, first) {
      if (!query.trim()) return [];
      const found = answers.find(query, first);
      const numbers = found.cards.map((card, place) => ({
        address: card.address, badge: card.badge, framework: card.framework, title: card.title, kind: "", note: card.note, line: card.words,
        score: 10000 - place, terms: {}, sections: [],
      }));
      const listed = new Set(numbers.map((hit) => hit.address));
      const words = found.kind === "text" ? query : found.words.join(" ");
      const pages = findText(words).filter((hit) => !listed.has(hit.address));
      if (found.kind === "unknown-number") return [note(found.saying, "See all numbers.", data.places.numbers), ...numbers, ...pages];
      if (found.kind === "text" && text && !pages.length) {
        return [note("Nothing found for “" + query.trim() + "”.", "Try fewer words, or start from a situation.", data.places.situations)];
      }
      return numbers.concat(pages);
    }

    function findText(query) {
      const typed = wordsOf(query);
      const large = typed.filter((word) => !SMALL.has(word));
      const asked = large.length ? large : typed;
      if (!asked.length || !text) return [];
      const terms = new Map(asked.map((word) => [text.stems.has(Stemmer.stemmer(word)) ? Stemmer.stemmer(word) : word, word]));
      const phrase = phraseOf(query);
      const results = text.engine.search([...terms.keys()].join(" "), {
        boost: FIELDS,
        prefix: (term, place, all) => term.length > 3 || place === all.length - 1, // the last word may be half typed
        fuzzy: (term) => (term.length > 3 && !text.stems.has(term) ? 0.3 : false), // a word that no page holds may be a slip
        boostDocument: (id) => text.pages[id].weight,
      });
      const ranked = results.map((result) => rank(text.pages[result.id], result, terms, phrase)).sort((a, b) => b.score - a.score);
      return ranked.slice(0, MOST_HITS).filter((one) => one.score >= LEAST_SHARE * ranked[0].score).map((one) => hit(one, terms));
    }

    async function index() {
      const rows = JSON.parse(data.pages).concat(provisionsOf(data.catalogue));
      const pages = rows.map((row, id) => ({
        id: id, address: row[0], title: row[1], line: row[2], synonyms: row[3].join(", "), kind: row[4], weight: row[5], sections: row[6],
        headings: row[6].map((section) => section[1]).join(", "), badge: row[7], framework: row[8], name: row[0].split("/").slice(-2)[0],
        phrases: row[3].map(phraseOf), names: [row[1], row[0].split("/").slice(-2)[0]].map(phraseOf),
      }));
      const stems = new Set();
      const engine = new MiniSearch({
        fields: Object.keys(FIELDS),
        tokenize: wordsOf,
        processTerm: (word) => (SMALL.has(word) ? null : formsOf(word)),
        searchOptions: {tokenize: (terms) => terms.split(" "), processTerm: (term) => term},
      });
      await engine.addAllAsync(pages, {chunkSize: CHUNK});
      return {engine: engine, pages: pages, stems: stems};

      // A slip is nearer to the word itself than to its stem.
      function formsOf(word) {
        const stem = Stemmer.stemmer(word);
        stems.add(stem);
        return stem === word ? stem : [stem, word];
      }
    }
  }

  // All words count more than some, and what somebody wrote down as a synonym or a title more than scattered words.
  function rank(page, result, terms, phrase) {
    const share = result.queryTerms.length / terms.size;
    const known = page.names.concat(page.phrases);
    const bonus = page.names.includes(phrase) ? 3 : page.phrases.includes(phrase) ? 2 : known.some((words) => overlap(words, phrase)) ? 1.6 : 1;
    return {page: page, score: result.score * share * bonus, met: result.queryTerms};
  }

  function hit({page, score, met}, terms) {
    const found = {};
    for (const [term, word] of terms) found[word] = met.includes(term);
    return {
      address: page.address, badge: page.badge || "", framework: page.framework || "", title: page.title, kind: page.kind, note: "", line: page.line,
      score: score, terms: found, sections: sectionsOf(page, met),
    };
  }

  function sectionsOf(page, stems) {
    return page.sections
      .map(([id, title]) => {
        const words = wordsOf(title).map(Stemmer.stemmer);
        return {address: page.address + "#" + id, title: title, near: stems.every((stem) => words.includes(stem)), some: stems.some((stem) => words.includes(stem))};
      })
      .filter((section) => section.some)
      .slice(0, MOST_SECTIONS);
  }

  function provisionsOf(catalogue) {
    const rows = [];
    for (const framework of catalogue.frameworks) {
      for (const edition of framework.editions) {
        const current = edition.id === framework.current;
        for (const known of edition.provisions) {
          if (known.status === "listed") continue; // it has no words of its own
          const badge = framework.short + " " + known.number + (current ? "" : " (" + edition.id + ")");
          rows.push([known.address, known.title, known.words, [framework.short], "", current ? PROVISION_WEIGHT : PROVISION_WEIGHT / 2, [], badge, framework.id]);
        }
      }
    }
    return rows;
  }

  function note(title, line, address) {
    return {address: address, badge: "", framework: "", title: title, kind: "nothing", note: "", line: line, score: 1, terms: {}, sections: []};
  }

  function phraseOf(text) {
    return " " + wordsOf(text).map(Stemmer.stemmer).join(" ") + " ";
  }

  // One holds the other, as whole words.
  function overlap(one, other) {
    return one.trim() && (one.includes(other) || other.includes(one));
  }

  function wordsOf(text) {
    return text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f'’]/g, "").match(/[\p{L}\p{N}]+/gu) || [];
  }

  return {make: make};
})();
