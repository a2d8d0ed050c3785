/**
 * The search worker, in place of the theme's: it speaks the same messages (0 set up, 1 ready, 2 query, 3 result), so that the theme's
 * search box, keys, highlighting and ?q= links go on working. The theme shows titles and texts as HTML: all data is escaped here.
 */
(function () {
  "use strict";

  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
  const inPage = typeof document !== "undefined"; // from a folder on disk: see search-page.js
  const port = inPage ? document.currentScript.port : self;
  const first = decodeURIComponent((inPage ? document.currentScript.src : location.href).split("#first=")[1] || "").split(" ").filter(Boolean); // see search-page.js
  const file = location.protocol === "file:" ? "index.html" : ""; // without a server nobody opens it for the reader
  let search = null;

  port.addEventListener("message", function (event) {
    const message = event.data;
    if (message.type === SETUP) {
      search = StandardsSearch.make(message.data.docs);
      port.postMessage({type: READY});
    } else if (message.type === QUERY) {
      port.postMessage({type: RESULT, data: {items: search.find(message.data, first).map(item)}});
    }
  });

  // One page and its sections, as the theme wants them.
  function item(hit) {
    const badge = hit.badge ? '<span class="sm-badge" data-framework="' + escaped(hit.framework) + '">' + escaped(hit.badge) + "</span> " : "";
    const kind = hit.kind === "nothing" ? "<span data-sm-nothing></span>" : hit.kind ? ' <span class="sm-from">(' + escaped(hit.kind) + ")</span>" : "";
    const note = hit.note ? '<span class="sm-from">' + escaped(hit.note) + "</span> " : "";
    const page = {location: place(hit.address), title: badge + escaped(hit.title) + kind, text: note + escaped(hit.line), score: hit.score, terms: hit.terms};
    const sections = hit.sections.map((section) => ({
      location: place(section.address), title: escaped(section.title), text: "", score: section.near ? hit.score : hit.score / 2, terms: hit.terms,
    }));
    return [page].concat(sections);
  }

  function place(address) {
    return address.replace(/(^|\/)(#|$)/, "$1" + file + "$2");
  }

  function escaped(text) {
    return text.replace(/[&<>"']/g, (sign) => "&#" + sign.charCodeAt(0) + ";");
  }
})();
