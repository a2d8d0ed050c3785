/* The page for wrong addresses: offers the pages whose addresses look like the one that was asked for. */
StandardsPage.whenRead(async () => {
  "use strict";

  const { element, addressOf, load } = StandardsPage;
  const place = document.querySelector("[data-sm-lost]");
  const root = place.dataset.smRoot;
  const base = new URL(root, location.href).pathname;
  const address = readable(location.pathname.replace(base, ""));
  const [name = ""] = address.split("/").filter(Boolean).slice(-1);

  document.querySelector("[data-sm-asks] input").value = name.replace(/\.html?$|[^\p{L}\p{N}.:]+/giu, " ").trim();
  if (!name) return;
  await Promise.all([load("sm-numbers"), load("sm-words")]);
  const known = { catalogue: StandardsCatalogue, bindings: StandardsBindings };
  const search = StandardsSearch.make({ ...known, ...StandardsPages });
  await search.prepare();
  const near = search.nearest(address).map(entry);
  if (near.length) place.append(element("p", {}, "Did you look for one of these?"), element("ul", {}, ...near));

  function entry({ address, title, kind }) {
    const link = element("a", { href: addressOf(root, address) }, title);
    return element("li", {}, link, kind && ` (${kind})`);
  }

  function readable(path) {
    try {
      return decodeURIComponent(path);
    } catch {
      return path; // no address that somebody could have typed
    }
  }
});
