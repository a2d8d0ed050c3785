/* A tick beside each thing that can go onto a handout of one's own; the page that prints them is mine.js. */
StandardsPage.whenRead(() => {
  "use strict";

  const { element, addressOf } = StandardsPage;
  const { clean, names, keep } = StandardsHandout;
  const frame = document.querySelector("[data-mine]");
  if (!frame) return;

  const heard = element("p", { role: "status", class: "sm-note" });
  frame.append(heard);
  for (const place of document.querySelectorAll("[data-pick]")) addTick(place);

  function addTick(place) {
    const { pick: name, pickName: title } = place.dataset;
    const box = element("input", { type: "checkbox" });
    const beside = element("span");
    const label = element("label", { class: "sm-tick" }, box, element("span", {}, `Add ${title} to my handout`));
    box.checked = names().includes(name);
    if (box.checked) beside.append(way());
    box.addEventListener("change", () => {
      const rest = names().filter((other) => other !== name);
      const stays = keep(box.checked ? clean([...rest, name]) : rest);
      beside.replaceChildren(...(box.checked && stays ? [way()] : []));
      heard.textContent = stays
        ? `${box.checked ? "Added" : "Removed"}: ${title}. ${names().length} in my handout.`
        : "This browser keeps nothing for this site, so the tick is lost when you leave.";
    });
    place.append(label, beside);
  }

  function way() {
    const href = addressOf("", frame.dataset.mine);
    return element("a", { href, class: "sm-ticked" }, `Open my handout (${names().length})`);
  }
});
