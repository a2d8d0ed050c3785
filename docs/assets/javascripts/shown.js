/** StandardsShown: how the number box and the search show what they found; all data becomes text, never HTML. */
var StandardsShown = (function () {
  "use strict";

  const file = location.protocol === "file:" ? "index.html" : ""; // without a server nobody opens it for the reader

  function part(name, className, text) {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.textContent = text;
    return element;
  }

  // The name of a provision, for a card or a hit: {badge, framework}.
  function badge(found) {
    const element = part("span", "sm-badge", found.badge);
    element.dataset.framework = found.framework;
    return element;
  }

  // The way to a page of the site, or with #anchor to a part of it.
  function addressOf(root, address) {
    const [page, anchor] = address.split("#");
    return root + page + file + (anchor ? "#" + anchor : "");
  }

  return {part: part, badge: badge, addressOf: addressOf};
})();
