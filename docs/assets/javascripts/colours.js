/*
 * Light or dark: as the reader chose on this device, else as the system asks.
 * Stands in front of the style, so that it runs before anything is drawn, and tells the styles that scripts run.
 */
(() => {
  "use strict";

  const SCHEMES = { light: "default", dark: "slate" };
  const system = matchMedia("(prefers-color-scheme: dark)");
  const waiting = new MutationObserver(onBody);
  let chosen = StandardsKept.colours.read();

  document.documentElement.classList.replace("no-js", "js");
  waiting.observe(document.documentElement, { childList: true });
  document.addEventListener("DOMContentLoaded", onPage, { once: true });

  function onBody() {
    if (!document.body) return;
    waiting.disconnect();
    paint();
  }

  function onPage() {
    system.addEventListener("change", show);
    button().addEventListener("click", change);
    show();
  }

  function show() {
    paint();
    button().querySelector("span").textContent = `Colours: ${chosen in SCHEMES ? chosen : "as the device"}`;
    button().title = `Switch to ${other()} colours`;
  }

  function paint() {
    document.body.dataset.mdColorScheme = SCHEMES[shown()];
  }

  function change() {
    chosen = other();
    if (chosen === asked()) {
      StandardsKept.colours.forget();
      chosen = null;
    } else StandardsKept.colours.keep(chosen);
    show();
  }

  function button() {
    return document.querySelector("[data-sm-colours]");
  }

  function asked() {
    return system.matches ? "dark" : "light";
  }

  function shown() {
    return chosen in SCHEMES ? chosen : asked();
  }

  function other() {
    return shown() === "dark" ? "light" : "dark";
  }
})();
