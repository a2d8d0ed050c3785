/* Light or dark: as the reader chose on this device, else as the system asks. Runs before the page is drawn, and tells the styles that scripts run. */
"use strict";

{
  const KEY = "standards-map:colours";
  const SCHEMES = { light: "default", dark: "slate" };
  const button = document.querySelector("[data-sm-colours]");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const asked = () => (system.matches ? "dark" : "light");
  let chosen = null;
  try {
    chosen = localStorage.getItem(KEY);
  } catch (refused) { /* the system decides */ }

  const show = () => {
    const colours = chosen in SCHEMES ? chosen : asked();
    const other = colours === "dark" ? "light" : "dark";
    document.body.dataset.mdColorScheme = SCHEMES[colours];
    button.title = `Switch to ${other} colours`;
    button.onclick = () => {
      chosen = other;
      try {
        if (other === asked()) localStorage.removeItem(KEY);
        else localStorage.setItem(KEY, other);
      } catch (refused) { /* good for this page alone */ }
      show();
    };
  };

  document.documentElement.classList.replace("no-js", "js");
  system.addEventListener("change", show);
  button.hidden = false;
  show();
}
