/**
 * The page's part of the search; runs before the theme's script.
 * It names the reader's own frameworks to the worker, says aloud what was found, and lets the search work from a folder on disk.
 */
(function () {
  "use strict";

  const SILENCE = 700; // milliseconds without a key, so that no one hears each letter's answer
  const config = document.getElementById("__config");
  const results = document.querySelector(".md-search-result__list");
  const meta = document.querySelector(".md-search-result__meta");
  const said = document.querySelector("[data-sm-said]");
  if (!config || !results || !meta || !said) return;

  if (location.protocol === "file:") window.Worker = WorkerInPage;
  nameTheReadersFrameworks();
  let waiting = 0;
  new MutationObserver(function () {
    tidyLinks();
    clearTimeout(waiting);
    const words = summary();
    if (words) waiting = setTimeout(() => { said.textContent = words; }, SILENCE);
  }).observe(results, {childList: true});

  // Without a server browsers refuse workers, so the same script runs in the page, and speaks through a port that behaves like one.
  function WorkerInPage(address) {
    const worker = new EventTarget();
    const port = new EventTarget();
    const script = document.createElement("script");
    const loaded = new Promise((resolve) => { script.onload = resolve; });
    worker.postMessage = (data) => loaded.then(() => port.dispatchEvent(new MessageEvent("message", {data: data})));
    port.postMessage = (data) => worker.dispatchEvent(new MessageEvent("message", {data: data}));
    script.port = port;
    script.src = address;
    document.head.append(script);
    return worker;
  }

  function nameTheReadersFrameworks() {
    const first = StandardsReader.first();
    if (!first.length) return;
    const settings = JSON.parse(config.textContent);
    settings.search += "#first=" + encodeURIComponent(first.join(" "));
    config.textContent = JSON.stringify(settings);
  }

  // The theme adds an empty ?h= where there is no word to highlight.
  function tidyLinks() {
    for (const link of results.querySelectorAll('a[href*="?h="]')) {
      if (/\?h=(#|$)/.test(link.href)) link.href = link.href.replace("?h=", "");
    }
  }

  function summary() {
    const hits = results.querySelectorAll("h1").length;
    const title = results.querySelector("h1");
    if (!title) return "";
    const nothing = results.querySelector("[data-sm-nothing]");
    if (nothing) {
      meta.textContent = hits > 1 ? "Near it or elsewhere: " + (hits - 1) : "No result";
      return title.closest("article").textContent;
    }
    return meta.textContent + ". First: " + title.textContent;
  }
})();
