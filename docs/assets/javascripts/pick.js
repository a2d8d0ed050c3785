/**
 * StandardsPick: which sheets somebody means who typed a number or words. It asks the resolver of numbers, and for
 * words the search; StandardsChoices, from handouts/choices.js, says what there is.
 *
 *   await StandardsPick.find("5.6 and 5:9");
 *
 * find returns {sure, offers, saying, isNumber}: the names of what is meant beyond doubt, the names of what may be
 * meant, best first, and a sentence about what is not known or not clear, or "".
 */
const StandardsPick = (() => {
  "use strict";

  const { load, readsAs } = StandardsPage;
  let search = null;
  let answers = null;
  let names = null; // address of a page → the name of its sheet

  return { find, unknown };

  async function find(query) {
    const typed = query.trim().toLowerCase();
    const listed = typed.split(/[,;]\s*/).filter(Boolean);
    if (listed.length && listed.every((name) => isChoice(name))) return sure(listed);
    const titled = Object.keys(StandardsChoices).filter((name) => StandardsChoices[name].title.toLowerCase() === typed);
    if (titled.length) return sure(titled);
    await load("sm-numbers");
    answers ||= StandardsAnswers.make(StandardsCatalogue, StandardsBindings);
    names ||= new Map(Object.entries(StandardsChoices).map(([name, { page }]) => [page, name]));
    const found = answers.find(query, readsAs());
    return found.kind === "text" ? ofWords(query) : ofNumbers(query, found);
  }

  function isChoice(name) {
    return Object.hasOwn(StandardsChoices, name);
  }

  function sure(listed) {
    return { sure: listed, offers: [], saying: "", isNumber: false };
  }

  // Of several numbers each has one card where each means one thing.
  function ofNumbers(query, { cards, only, several, saying }) {
    const found = namesOf(cards);
    const meant = only ? namesOf([only]) : several && several === found.length ? found : [];
    const offers = meant.length ? [] : found;
    const ask = offers.length ? "Which one is meant?" : "";
    const words = meant.length || saying ? saying : ask || unknown(query);
    return { sure: meant, offers, saying: words, isNumber: true };
  }

  async function ofWords(query) {
    await load("sm-words");
    search ||= StandardsSearch.make({ catalogue: StandardsCatalogue, bindings: StandardsBindings, ...StandardsPages });
    await search.prepare();
    const { saying, hits } = search.find(query, readsAs());
    const offers = namesOf(hits);
    const ask = saying || `Which of these is meant by “${query.trim()}”?`;
    return { sure: [], offers, saying: offers.length ? ask : unknown(query), isNumber: false };
  }

  function namesOf(cards) {
    return [...new Set(cards.map(({ address }) => names.get(address)).filter(Boolean))];
  }

  function unknown(query) {
    return `We have no number and no page called “${query.trim()}”.`;
  }
})();
