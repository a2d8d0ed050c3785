/*
 * Light or dark: as the reader chose on this device, else as the system asks.
 * Runs before the page is drawn, and tells the styles that scripts run.
 */
(() => {
  "use strict";

  const SCHEMES = { light: "default", dark: "slate" };
  const button = document.querySelector("[data-sm-colours]");
  const system = matchMedia("(prefers-color-scheme: dark)");
  let chosen = StandardsKept.colours.read();

  document.documentElement.classList.replace("no-js", "js");
  system.addEventListener("change", show);
  button.addEventListener("click", change);
  button.hidden = false;
  show();

  function show() {
    document.body.dataset.mdColorScheme = SCHEMES[shown()];
    button.querySelector("span").textContent = `Colours: ${chosen in SCHEMES ? chosen : "as the device"}`;
    button.title = `Switch to ${other()} colours`;
  }

  function change() {
    chosen = other();
    if (chosen === asked()) {
      StandardsKept.colours.forget();
      chosen = null;
    } else StandardsKept.colours.keep(chosen);
    show();
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
