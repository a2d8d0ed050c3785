/* The policy check: shows which numbers no ticked question leads to. Keeps nothing, sends nothing. */
StandardsPage.whenRead(() => {
  "use strict";

  const questions = document.querySelector("[data-policy-check]");
  const gaps = document.querySelector("[data-policy-gaps]");
  const ticks = [...questions.querySelectorAll("input")];
  const numbers = [...gaps.querySelectorAll("[data-provision]")];

  for (const tick of ticks) tick.autocomplete = "off"; // Firefox would keep them; HTML knows no such attribute here
  questions.addEventListener("change", show);
  show();

  function show() {
    const ticked = ticks.filter((tick) => tick.checked);
    const addressed = new Set(ticked.flatMap((tick) => tick.dataset.provisions.split(" ")));
    for (const number of numbers) number.hidden = addressed.has(number.dataset.provision);
    for (const section of gaps.querySelectorAll("section")) {
      section.hidden = !section.querySelector("[data-provision]:not([hidden])");
    }
    const left = numbers.filter((number) => !number.hidden).length;
    const says = left
      ? `${left} of ${numbers.length} numbers are addressed by nothing that you ticked:`
      : "Each of the numbers is met by a question that you ticked.";
    gaps.querySelector("[data-result]").textContent = `${ticked.length} of ${ticks.length} questions ticked. ${says}`;
  }
});
