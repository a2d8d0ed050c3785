/* The page for wrong addresses: offers the pages whose addresses look like the one that was asked for. */
StandardsPage.whenRead(async () => {
  "use strict";

  const { element, addressOf, load } = StandardsPage;
  const place = document.querySelector("[data-sm-lost]");
  const root = place.dataset.smRoot;
  const address = asked();

  const field = document.querySelector("[data-sm-asks] input");
  if (!address) return;
  field.value = address
    .split("/")
    .filter(Boolean)
    .slice(-1)[0]
    .replace(/\.html?$/i, "")
    .replace(/[-_+]+/g, " ")
    .trim();
  await Promise.all([load("sm-numbers"), load("sm-words")]);
  const search = StandardsSearch.make({ catalogue: StandardsCatalogue, ...StandardsPages });
  await search.prepare();
  const near = search.nearest(address);
  if (near.length)
    place.append(element("p", {}, "Did you look for one of these?"), element("ul", {}, ...near.map(entry)));

  function entry({ address, title, kind }) {
    const link = element("a", { href: addressOf(root, address) }, title);
    return element("li", {}, link, kind && ` (${kind})`);
  }

  function asked() {
    const base = new URL(root, location.href).pathname;
    const path = location.pathname.startsWith(base) ? location.pathname.slice(base.length) : location.pathname;
    try {
      return decodeURIComponent(path);
    } catch {
      return path; // no address that somebody could have typed
    }
  }
});
