/* The table of contents marks the part that is being read. */
StandardsPage.whenRead(() => {
  "use strict";

  const links = [...document.querySelectorAll(".md-nav--secondary a")];
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));

  addEventListener("scroll", mark, { passive: true });
  mark();

  function mark() {
    const below = headings.findIndex((heading) => heading?.getBoundingClientRect().top > innerHeight / 3);
    const read = below < 0 ? links.length - 1 : below - 1;
    for (const [place, link] of links.entries()) link.classList.toggle("md-nav__link--active", place === read);
  }
});
