/* The policy check: shows which numbers no ticked question touches. Keeps nothing, sends nothing. */
(function () {
  "use strict";

  const questions = document.querySelector("[data-policy-check]");
  const gaps = document.querySelector("[data-policy-gaps]");
  if (!questions || !gaps) {
    return;
  }

  const ticks = [...questions.querySelectorAll("input")];
  const numbers = [...gaps.querySelectorAll("[data-provision]")];
  const result = gaps.querySelector("[data-result]");
  ticks.forEach((tick) => { tick.autocomplete = "off"; }); // Firefox would keep them; HTML knows no such attribute here

  function show() {
    const ticked = ticks.filter((tick) => tick.checked);
    const addressed = new Set(ticked.flatMap((tick) => tick.dataset.provisions.split(" ")));
    numbers.forEach((number) => {
      number.hidden = addressed.has(number.dataset.provision);
    });
    gaps.querySelectorAll("section").forEach((section) => {
      section.hidden = !section.querySelector("[data-provision]:not([hidden])");
    });
    const left = numbers.filter((number) => !number.hidden).length;
    result.textContent =
      `${ticked.length} of ${ticks.length} questions ticked. ` +
      (left ? `${left} of ${numbers.length} numbers are addressed by nothing that you ticked:` : "Each of the numbers is touched by something that you ticked.");
  }

  questions.addEventListener("change", show);
  show();
})();
