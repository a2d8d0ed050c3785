/* Who reads: what shows the page as they read it is loaded where they said so on this device, or say so now. */
StandardsPage.whenRead(() => {
  "use strict";

  for (const picker of document.querySelectorAll("[data-show-first]")) {
    picker.addEventListener("change", choose);
    picker.hidden = false;
  }
  const isHere = StandardsKept.reader.read() ?? StandardsKept.showFirst.read();
  if (isHere !== null || document.querySelector("[data-reader-form]")) load();

  async function load() {
    await StandardsPage.load("sm-reader");
  }

  async function choose({ target: { value } }) {
    await load();
    StandardsReader.change({ where: value });
  }
});
