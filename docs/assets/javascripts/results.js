/* Search results can be reached with Tab: Material leaves them to the arrow keys alone. */
"use strict";

{
  const results = document.querySelector(".md-search-result__list");
  const free = () => {
    for (const link of results.querySelectorAll("[tabindex='-1']")) link.removeAttribute("tabindex");
  };
  if (results) new MutationObserver(free).observe(results, { childList: true, subtree: true });
}
