/**
 * StandardsSearch: numbers by the resolver, all other words by MiniSearch.
 * A script without DOM. It needs MiniSearch, Stemmer, StandardsNumbers, StandardsAnswers and StandardsTyped.
 *
 *   const search = StandardsSearch.make({catalogue, bindings, pages, words, places, kinds});
 *   search.find("5.6", ["mill"]);                  // numbers, at once
 *   await search.prepare();                       // reads the pages and makes the index of words, piece by piece
 *   search.find("friend request", ["mill"]);       // numbers and words
 *   search.nearest("principles/friend-request/");  // pages whose addresses look like this one
 *   search.start();                               // {examples, situations}: what to begin with
 *
 * pages is a JSON text: rows of [address, title, line, synonyms, what it is nearest for, kind, weight, sections], and a
 * section is [heading id, heading, text]. Where a text is empty, words has what stands there: on each line a word, and
 * from section to section without a text how many of them further it stands; the provisions follow, a section each.
 * find returns {several, numbers, words, saying, hits}: the first two are those of StandardsAnswers, words is what was
 * typed beside numbers, saying is "" or a sentence about words that no page holds, or that were read as others;
 * hits are, best first, {address, badge, framework, edition, title, kind, note, line, terms, sections, group}. The line
 * stands on the page itself, and terms are the stems to mark in it; sections are [{address, title}]; group is the name
 * of the list that the hit stands in.
 */
const StandardsSearch = (() => {
  "use strict";

  const MOST_HITS = 40;
  const MOST_NEAREST = 5; // where a word is missing, and for a wrong address
  const MOST_SECTIONS = 3;
  const MOST_BEST = 3;
  const MOST_EXAMPLES = 3; // of words
  const CHUNK = 20; // pages that go into the index at one go: a phone answers its reader between two of them
  const LEAST_SHARE = 0.05; // of the best hit's score; what lies below is noise
  const COMMON_HEADING = 4; // a heading on more pages than this tells none of them apart
  const LONGEST_EXCERPT = 220; // signs
  const FIELDS = { title: 4, name: 3, synonyms: 4, nearest: 4, line: 1.5, headings: 1.5, text: 0.6 };
  const STRICTNESS = 1.5; // how much a page loses that lacks some of the words
  const PROVISION_WEIGHT = 0.8; // guidance says more about words than a provision does
  const PLAIN = { badge: "", framework: "", kind: "", note: "", terms: [], sections: [] }; // a hit, but for what it has
  const { isSmall, stemOf, wordsOf } = StandardsTyped;

  function make(data) {
    const answers = StandardsAnswers.make(data.catalogue, data.bindings);
    let text = null; // the index of words, once it is made
    let making = null;

    return { find, nearest, start, ready: () => text !== null, prepare: () => (making ||= prepare()) };

    async function prepare() {
      text = await index();
    }

    function find(query, reader) {
      if (!query.trim()) return { several: 0, numbers: "", words: "", saying: "", hits: [] };
      const found = answers.find(query, reader);
      const isText = found.kind === "text";
      const beside = isText ? query : found.words.join(" ");
      const asked = { several: found.several, numbers: found.numbers, words: beside };
      const numbers = found.cards.map(({ address, badge, framework, edition, title, note, words }) => {
        return { ...PLAIN, address, badge, framework, edition, title, note, line: words, group: "Numbers" };
      });
      const listed = new Set(numbers.map((hit) => hit.address));
      const { saying, hits } = findText(beside, isText);
      const pages = hits.filter((hit) => !listed.has(hit.address));
      if (found.kind === "unknown-number") {
        return {
          ...asked,
          saying: "",
          hits: [note(found.saying, "See all numbers.", data.places.numbers), ...numbers, ...pages],
        };
      }
      return { ...asked, saying, hits: [...numbers, ...pages] };
    }

    // Beside a number nobody needs to hear that no page speaks of a word.
    function findText(query, alone = true) {
      if (!text) return { saying: "", hits: [] };
      const asked = StandardsTyped.read(query, text.vocabulary);
      const terms = asked.map((word) => word.term);
      const phrase = ` ${terms.join(" ")} `;
      const beginnings = asked.filter((word) => word.isBeginning).map((word) => word.term);
      const results = text.engine.search(terms.join(" "), {
        boost: FIELDS,
        prefix: (term) => beginnings.includes(term),
        boostDocument: (id) => text.pages[id].weight,
      });
      const ranked = inOrder(
        results.map((result) => rank(text.pages[result.id], result, asked, phrase, text.vocabulary)),
      );
      const near = ranked.filter(({ score }, place) => place < MOST_NEAREST || score >= LEAST_SHARE * ranked[0].score);
      const missing = asked.filter((word) => alone && word.isMissing);
      const hits = near.slice(0, missing.length ? MOST_NEAREST : MOST_HITS).map(hit);
      return { saying: saying(asked, missing, hits), hits: grouped(hits) };
    }

    function saying(asked, missing, hits) {
      const slips = asked.filter((word) => word.readAs);
      const said = slips.map(({ typed, readAs }) => `We read “${typed}” as “${readAs}”.`);
      if (!missing.length) return said.join(" ");
      const words = missing.map(({ typed, readAs }) => readAs || typed).join(" or ");
      const instead = hits.length ? "Nearest:" : "Try other words, or start from a situation:";
      return [...said, `No page speaks of ${words}.`, instead].join(" ");
    }

    // The first hits stand by themselves, whatever they are; the others follow kind by kind.
    function grouped(hits) {
      const best = hits.slice(0, MOST_BEST).map((hit) => ({ ...hit, group: "Best matches" }));
      const others = hits.slice(MOST_BEST).map((hit) => ({ ...hit, group: groupOf(hit) }));
      const groups = [...new Set(others.map((hit) => hit.group))];
      return [...best, ...groups.flatMap((group) => others.filter((hit) => hit.group === group))];
    }

    function groupOf({ badge, kind }) {
      return badge ? "Standards" : (data.kinds[kind] ?? "Other pages");
    }

    // What to begin with: numbers and words to try, and the situations, in the order of their lists.
    function start() {
      const samples = data.catalogue.frameworks.filter((framework) => framework.sample);
      const situations = text.pages.filter((page) => page.address.startsWith(data.places.situations) && page.kind);
      const words = situations.slice(0, MOST_EXAMPLES).map((page) => page.synonyms.split(", ")[0]);
      const numbers = samples.slice(0, 2).map(({ short, sample }, place) => (place ? `${short} ${sample}` : sample));
      return { examples: [...numbers, ...words].filter(Boolean), situations: situations.map(plainHit) };
    }

    // Pages whose addresses look like this one, or else those whose titles hold words of it.
    function nearest(address) {
      const [name = ""] = address.split("/").map(nameOf).filter(Boolean).slice(-1);
      const pages = text.pages.filter((page) => !page.badge && page.name);
      const near = StandardsTyped.nearTo(pages, (page) => page.name, name).map(({ thing }) => plainHit(thing));
      const words = name.split("-").filter((word) => /^\p{L}{3,}$/u.test(word));
      const titled = findText(words.join(" ")).hits.filter((hit) => matches(hit.title, hit.terms));
      return (near.length ? near : titled).slice(0, MOST_NEAREST);
    }

    async function index() {
      const rows = [...JSON.parse(data.pages), ...provisionsOf(data.catalogue)];
      const pages = withWords(rows, data.words).map(page);
      headed(pages);
      const vocabulary = StandardsTyped.vocabulary();
      const engine = new MiniSearch({
        fields: Object.keys(FIELDS),
        tokenize: wordsOf,
        processTerm: (word, field) => (isSmall(word) ? null : vocabulary.add(word, field !== "nearest")),
        searchOptions: { tokenize: (terms) => terms.split(" "), processTerm: (term) => term },
      });
      await engine.addAllAsync(pages, { chunkSize: CHUNK });
      return { engine, pages, vocabulary };
    }
  }

  // Gives the sections without sentences their words.
  function withWords(rows, words) {
    const bare = rows.flatMap(([, , , , , , , sections]) => sections).filter(([, , text]) => !text);
    for (const section of bare) section.push([]);
    for (const line of words.split("\n")) {
      const [word, ...steps] = line.split(" ");
      let place = 0;
      for (const step of steps) bare[(place += Number(step))][3].push(word);
    }
    return rows;
  }

  function page([address, title, line, synonyms, nearest, kind, weight, sections, badge, framework, edition], id) {
    const [name] = address.split("/").slice(-2);
    const text = sections.map(([, , sentences, words]) => sentences || words.join(" ")).join("\n");
    return {
      ...{ id, address, title, line, synonyms: synonyms.join(", "), nearest: nearest.join(", "), kind, weight },
      ...{ sections, text, name, badge, framework, edition },
      phrases: [...synonyms, ...nearest].map(phraseOf),
      names: [title, name].map(phraseOf),
    };
  }

  // Gives each page the headings that tell it from others.
  function headed(pages) {
    const counts = new Map();
    for (const { sections } of pages) {
      for (const [, heading] of sections) counts.set(heading, (counts.get(heading) ?? 0) + 1);
    }
    for (const one of pages) {
      const own = one.sections.filter(([, heading]) => counts.get(heading) <= COMMON_HEADING);
      one.headings = own.map(([, heading]) => heading).join(", ");
    }
  }

  // All words count more than some, rare ones more than common ones, and what somebody wrote down as a synonym or a
  // title more than scattered words.
  function rank(page, result, asked, phrase, vocabulary) {
    const met = new Set(result.queryTerms);
    const weigh = (words) => words.reduce((sum, { term }) => sum + vocabulary.weight(term), 0);
    const share = weigh(asked.filter(({ term }) => met.has(term))) / weigh(asked);
    const named = nearness(page, phrase);
    return { page, named, score: result.score * share ** STRICTNESS * (1 + 2 * named), met: new Set(result.terms) };
  }

  // By score; but where just what was typed is a name or a synonym of a page, no scattered words come before it.
  function inOrder(pages) {
    pages.sort((a, b) => b.score - a.score);
    const scattered = pages.findIndex(({ named }) => named === 0);
    if (scattered < 0) return pages;
    const late = pages.slice(scattered).filter(({ named }) => named === 1);
    const others = pages.filter((page) => !late.includes(page));
    return [...others.slice(0, scattered), ...late, ...others.slice(scattered)];
  }

  // How near what was typed is to a name of the page or to a synonym: 1 where it is the same.
  function nearness({ names, phrases }, phrase) {
    const named = names.map((words) => overlap(words, phrase));
    const written = phrases.map((words) => overlap(words, phrase) ** 2);
    return Math.max(...named, ...written);
  }

  function hit({ page, score, met }) {
    const [line, sections] = passages(page, met);
    return { ...plainHit(page), line, score, terms: [...met], sections };
  }

  function plainHit({ address, badge = "", framework = "", edition = "", title, kind, line }) {
    return { ...PLAIN, address, badge, framework, edition, title, kind, line };
  }

  // The sentence of the page that holds most of what its title lacks, and the sections that hold most.
  function passages({ address, title, line, sections }, met) {
    const headed = stemsOf(title);
    const wanted = [...met].filter((term) => !headed.has(term));
    const count = (text) => matches(text, wanted);
    let [best, most] = [line, count(line)];
    const told = [];
    for (const [id, heading, sentences, words] of sections) {
      const inside = matches(heading, [...met]) * 2 + count(sentences || words.join(" "));
      if (id && inside) told.push({ address: `${address}#${id}`, title: heading, inside });
      for (const sentence of count(sentences) > most ? sentencesOf(sentences) : []) {
        if (count(sentence) > most) [best, most] = [sentence, count(sentence)];
      }
    }
    told.sort((a, b) => b.inside - a.inside);
    return [shortened(best), told.slice(0, MOST_SECTIONS).map(({ inside, ...section }) => section)];
  }

  function sentencesOf(text) {
    return text.split(/(?<=[.?!])\s|\n/);
  }

  function shortened(sentence) {
    if (sentence.length <= LONGEST_EXCERPT) return sentence;
    return `${sentence.slice(0, sentence.lastIndexOf(" ", LONGEST_EXCERPT))} …`;
  }

  function matches(text, terms) {
    if (!terms.length || !text) return 0;
    const stems = stemsOf(text);
    return terms.filter((term) => stems.has(term)).length;
  }

  function stemsOf(text) {
    return new Set(wordsOf(text).map(stemOf));
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
          const { address, title, words = "", synonyms = [] } = known;
          const names = [framework.short, ...synonyms];
          rows.push([address, title, words, names, [], "", weight, [["", "", ""]], badge, framework.id, edition.id]);
        }
      }
    }
    return rows;
  }

  function note(title, line, address) {
    return { ...PLAIN, address, title, kind: "nothing", line, group: "Numbers" };
  }

  // From "friend-request.html": "friend-request".
  function nameOf(part) {
    return wordsOf(part.replace(/\.html?$|^index$/i, "")).join("-");
  }

  function phraseOf(text) {
    return ` ${wordsOf(text)
      .filter((word) => !isSmall(word))
      .map(stemOf)
      .join(" ")} `;
  }

  // How much of one the other holds, as whole words: 1 where they are the same.
  function overlap(one, other) {
    if (!one.trim() || !(one.includes(other) || other.includes(one))) return 0;
    const [shorter, longer] = [one, other].map((words) => words.trim().split(" ").length).sort((a, b) => a - b);
    return shorter / longer;
  }

  return { make };
})();
