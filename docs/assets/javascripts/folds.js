/* For older browsers: an address opens the fold that it leads into, and on paper all are open. */
StandardsPage.whenRead(() => {
  "use strict";

  const folds = [...document.querySelectorAll("details")];

  addEventListener("hashchange", reveal);
  reveal();
  if (!CSS.supports("selector(::details-content)")) addEventListener("beforeprint", () => open(folds));

  function reveal() {
    const there = document.getElementById(location.hash.slice(1));
    const closed = folds.filter((fold) => !fold.open && fold.contains(there));
    open(closed);
    if (closed.length) there.scrollIntoView();
  }

  function open(some) {
    for (const fold of some) fold.open = true;
  }
});
