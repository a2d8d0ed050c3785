/* What browsers of today do by themselves, for older ones: an address opens the fold that it leads into, and on paper
   all folds are open. */
StandardsPage.whenRead(() => {
  "use strict";

  addEventListener("hashchange", open);
  open();
  if (!CSS.supports("selector(::details-content)")) addEventListener("beforeprint", openAll);

  function open() {
    const there = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const closed = [];
    for (let fold = there?.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      if (!fold.open) closed.push(fold);
    }
    for (const fold of closed) fold.open = true;
    if (closed.length) there.scrollIntoView();
  }

  function openAll() {
    for (const fold of document.querySelectorAll("details:not([open])")) {
      fold.open = true;
      addEventListener("afterprint", () => fold.removeAttribute("open"), { once: true });
    }
  }
});
