/** StandardsPage: what the scripts of a page share. All data becomes text, never HTML. */
const StandardsPage = (() => {
  "use strict";

  const FILE = location.protocol === "file:" ? "index.html" : ""; // without a server nobody opens it for the reader
  const loads = new Map(); // address of a script → the promise that it is there

  // What an old link asked for behind ? has reached the server of this site before the page could say a word.
  const SENT = "This link sent its words to the server of this site. Links made here keep them in your browser.";

  return {
    ...{ whenRead, element, badge, marked, readsAs, addressOf, onOnePage, asked, asking, fill, SENT, load },
    ...{ follow, keepView, script: loadOnce, pasteOnOneLine, save, copy },
  };

  // Starts a part of the page once all of it is there; one that fails stops no other.
  function whenRead(start) {
    document.addEventListener("DOMContentLoaded", start, { once: true });
  }

  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  // The name of a provision, for a card or a hit: {badge, framework, edition}.
  function badge(found) {
    const made = element("span", { class: "sm-badge", "data-framework": found.framework }, found.badge);
    return found.edition ? marked(made, found) : made;
  }

  // The element of a provision, which says what the edition is to the reader, once reader.js knows who that is.
  function marked(place, { framework, edition }) {
    Object.assign(place.dataset, { framework, edition });
    if (typeof StandardsReader !== "undefined") StandardsReader.mark(place);
    return place;
  }

  // What comes first for the reader, as the resolver of numbers wants it; as-at.js and its data are loaded by then.
  function readsAs() {
    const reader = StandardsKept.reader.read() ?? { who: [], where: "", day: "" };
    const { who, where, day } = reader;
    const asAt = StandardsAsAt.make(StandardsBindings);
    return { reader, first: asAt.first(day, who, where), rank: (edition) => asAt.rank(edition, day, who, where) };
  }

  // The way to a page of the site, or with #anchor to a part of it.
  function addressOf(root, address) {
    const [page, anchor] = address.split("#");
    return root + page + FILE + (anchor ? `#${anchor}` : "");
  }

  // One page for all that was asked. Its numbers alone go there, behind #: no other word of a letter is in an address.
  function onOnePage({ several, numbers }) {
    const title = `${several === 2 ? "Both" : `All ${several}`} numbers on one page`;
    return { address: `letter/${asking({ q: numbers })}`, title };
  }

  // What the address asks for: {value, sent}. Behind # it stays in the browser; behind ?, as older links have it, the
  // server was told. A page that only leads on says so in the address of the next: #q=5.6&sent=1.
  function asked(name) {
    const inside = new URLSearchParams(location.hash.slice(1));
    const kept = inside.get(name);
    const outside = new URLSearchParams(location.search).get(name);
    return { value: kept ?? outside, sent: inside.has("sent") || (kept === null && outside !== null) };
  }

  // The part of an address that asks for something: #q=5.6. What may stand there as it is stays readable.
  function asking(values) {
    const kept = String(new URLSearchParams(values)).replace(/%3A/g, ":").replace(/%40/g, "@").replace(/%2C/g, ",");
    return kept && `#${kept}`;
  }

  // Fills fields that have words to choose from with what the address asks for: an unknown word asks for the first, and
  // a field that it does not name stays as it is.
  function fill(fields, names) {
    for (const name of names) {
      fields[name].value = asked(name).value ?? fields[name].value;
      if (fields[name].selectedIndex < 0) fields[name].selectedIndex = 0;
    }
  }

  // A form whose choices the address holds: `change` hears of each of them, `readAddress` of another address.
  function follow(form, change, readAddress) {
    form.addEventListener("input", change);
    form.addEventListener("reset", () => setTimeout(change)); // the fields are empty only after this event
    form.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("hashchange", readAddress);
  }

  // The address holds what is chosen, so that a colleague can open the same view.
  function keepView(values) {
    const view = asking(Object.fromEntries(Object.entries(values).filter(([, value]) => value)));
    const part = location.hash.includes("=") ? "" : location.hash; // of the page, such as one heading
    history.replaceState(null, "", location.pathname + (view || part));
  }

  // Loads the scripts that a template of the page names, in their order and each of them once; what did not
  // arrive is tried again at the next call. So it works with a server and from a folder on disk.
  function load(template) {
    const { content, dataset } = document.getElementById(template);
    const scripts = [...content.querySelectorAll("script")];
    const before = dataset.smNeeds ? [load(dataset.smNeeds)] : [];
    return Promise.all([...before, ...scripts.map((script) => loadOnce(script.getAttribute("src")))]);
  }

  function loadOnce(address) {
    if (!loads.has(address)) loads.set(address, arrival(element("script", { src: address })));
    loads.get(address).catch(() => loads.delete(address));
    return loads.get(address);
  }

  function arrival(script) {
    script.async = false; // they need one another, in this order
    return new Promise((resolve, reject) => {
      script.addEventListener("load", resolve);
      script.addEventListener("error", reject);
      document.head.append(script);
    });
  }

  // A field of one line keeps the lines of what is pasted apart, which a browser may run together.
  function pasteOnOneLine(input, then) {
    input.addEventListener("paste", (event) => {
      const lines = event.clipboardData.getData("text");
      if (!/[\r\n]/.test(lines)) return;
      event.preventDefault();
      input.setRangeText(lines.replace(/\s*[\r\n]+\s*/g, " "), input.selectionStart, input.selectionEnd, "end");
      then();
    });
  }

  // Hands a text over as a file.
  function save(name, type, text) {
    const link = element("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
    link.click();
    URL.revokeObjectURL(link.href);
  }

  // Copies a text, and the same as a document for what takes one. An old browser and a strict reader forbid it.
  async function copy(text, html = "") {
    if (!html) return navigator.clipboard.writeText(text);
    const forms = { "text/plain": text, "text/html": html };
    const parts = Object.entries(forms).map(([type, content]) => [type, new Blob([content], { type })]);
    return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(parts))]);
  }
})();
