/* The CPD sheet: keeps what is typed in this browser, one sheet for each page it was opened from. Sends nothing. */
(function () {
  "use strict";

  const sheet = document.querySelector("[data-cpd-sheet]");
  if (!sheet) {
    return;
  }

  const PREFIX = "standards-map:cpd:";
  const BLANK = "blank"; // the name of the sheet that was opened from no page
  const boxes = [...sheet.querySelectorAll("[data-box]")];
  const part = (name) => sheet.querySelector(`[data-${name}]`);
  let current = BLANK;

  // --- What the browser keeps ---

  function read(name) {
    try {
      return JSON.parse(localStorage.getItem(PREFIX + name));
    } catch (error) {
      return null; // storage is switched off, or somebody else wrote there
    }
  }

  function names() {
    try {
      return Object.keys(localStorage)
        .filter((key) => key.startsWith(PREFIX))
        .map((key) => key.slice(PREFIX.length))
        .sort();
    } catch (error) {
      return [];
    }
  }

  function save() {
    const typed = {};
    boxes.forEach((box) => {
      typed[box.dataset.box] = box.type === "checkbox" ? box.checked : box.value;
    });
    try {
      localStorage.setItem(PREFIX + current, JSON.stringify(typed));
      say("Kept on this device.");
    } catch (error) {
      say("This browser does not keep it. Print it or save the text before you leave.");
    }
    list();
  }

  function remove(which) {
    try {
      which.forEach((name) => localStorage.removeItem(PREFIX + name));
    } catch (error) {
      // nothing was kept
    }
  }

  // --- What the page shows ---

  function show(typed) {
    boxes.forEach((box) => {
      const value = typed[box.dataset.box];
      if (box.type === "checkbox") {
        box.checked = value === true;
      } else {
        box.value = typeof value === "string" ? value : "";
      }
      mirror(box);
    });
  }

  // Paper needs all of a text, not the part that the box has room for.
  function mirror(box) {
    if (box.tagName === "TEXTAREA") {
      box.nextElementSibling.textContent = box.value;
    }
  }

  function list() {
    const known = names();
    const options = (known.includes(current) ? known : [current, ...known]).map((name) => {
      const title = name === current ? boxes[0].value : (read(name) || {}).page;
      return new Option(title || "A sheet without a page", name, name === current, name === current);
    });
    part("kept").replaceChildren(...options);
    part("delete-all").hidden = known.length < 2;
  }

  function say(words) {
    part("status").textContent = words;
  }

  // The part of the address behind # never leaves the browser.
  function open() {
    const given = new URLSearchParams(location.hash.slice(1));
    current = given.get("from") || BLANK;
    show(read(current) || { page: given.get("title"), numbers: given.get("numbers") });
    list();
  }

  function goTo(name) {
    const fragment = name === BLANK ? "" : `#${new URLSearchParams({ from: name })}`;
    history.replaceState(null, "", location.pathname + location.search + fragment);
    open();
  }

  // --- What the reader does ---

  function asText() {
    const lines = boxes.map((box) => {
      if (box.type === "checkbox") {
        return box.checked ? `[x] ${box.dataset.says}` : "";
      }
      return box.value ? `${box.labels[0].textContent}\n${box.value}\n` : "";
    });
    return [document.title, "", ...lines.filter(Boolean), "", part("foot").textContent].join("\n");
  }

  function download() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([asText()], { type: "text/plain;charset=utf-8" }));
    link.download = "cpd-sheet.txt";
    link.click();
    URL.revokeObjectURL(link.href);
  }

  boxes.forEach((box) => {
    if (box.tagName === "TEXTAREA") {
      const copy = document.createElement("div");
      copy.className = "sm-typed";
      copy.setAttribute("aria-hidden", "true");
      box.after(copy);
    }
    box.addEventListener("input", () => {
      mirror(box);
      save();
    });
  });
  part("kept").addEventListener("change", (event) => goTo(event.target.value));
  part("print").addEventListener("click", () => window.print());
  part("download").addEventListener("click", download);
  part("delete").addEventListener("click", () => {
    if (window.confirm("Delete this sheet from this device? It cannot be brought back.")) {
      remove([current]);
      goTo(BLANK);
      say("The sheet is deleted.");
    }
  });
  part("delete-all").addEventListener("click", () => {
    if (window.confirm("Delete all sheets from this device? They cannot be brought back.")) {
      remove(names());
      goTo(BLANK);
      say("All sheets are deleted.");
    }
  });
  window.addEventListener("hashchange", open);

  sheet.classList.add("sm-live");
  part("without-script").hidden = true;
  part("tools").hidden = false;
  open();
})();
