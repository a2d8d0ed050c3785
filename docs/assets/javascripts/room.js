/* Dilemmas for a room: from one screen to the next by keys, by a presenter's remote or by touch, with a timer for each.
   The address keeps the place: #3, or #show=boundaries&at=3. Without this script all of them stand one after another.

   Where somebody can stop: each dilemma, then its numbers. What is taller than the screen is read to its end first. */
StandardsPage.whenRead(() => {
  "use strict";

  const { asked, asking, element, fill } = StandardsPage;
  const form = document.querySelector(".sm-room-choice");
  const room = document.querySelector(".sm-room");
  const bar = room.querySelector(".sm-room-bar");
  const place = bar.querySelector("[data-place]");
  const status = bar.querySelector("[role=status]");
  const full = bar.querySelector("[data-full]");
  const screens = [...room.querySelectorAll(".sm-screen")];
  const NEAR = 0.4; // of the height: what reaches over this line is what a room looks at
  const FORWARDS = ["ArrowRight", "ArrowDown", "PageDown", " "];
  const BACKWARDS = ["ArrowLeft", "ArrowUp", "PageUp"];
  const timers = [...room.querySelectorAll(".sm-timer")].map(startTimer);
  let shown = []; // the screens of the chosen set
  let stops = [];
  let latest = -1;
  let isFull = false;

  form.hidden = bar.hidden = false;
  readAddress();
  addEventListener("hashchange", readAddress);
  addEventListener("scroll", follow, { capture: true, passive: true }); // of the page, or of the room on a full screen
  addEventListener("keydown", press);
  form.addEventListener("change", change);
  form.addEventListener("submit", start);
  bar.addEventListener("click", ({ target }) => target.dataset.step && go(current() + Number(target.dataset.step)));
  if (document.fullscreenEnabled) startFull();

  // --- Which dilemmas, and which of them ---------------------------------------------------------------------------

  function readAddress() {
    const here = location.hash.slice(1);
    form.elements.show.value = "";
    fill(form.elements, ["show"]);
    choose();
    const at = Number(/^\d+$/.test(here) ? here : asked("at").value ?? 0);
    const screen = shown[at - 1] ?? shown.find(({ id }) => id && id === here);
    if (screen) go(stops.indexOf(screen));
  }

  function choose() {
    const { value } = form.elements.show;
    for (const screen of screens) screen.hidden = Boolean(value) && Boolean(numbersOf(screen)) && !isOf(screen, value);
    shown = screens.filter((screen) => !screen.hidden);
    const count = shown.filter(numbersOf).length;
    for (const [at, screen] of shown.filter(numbersOf).entries()) {
      screen.querySelector(".sm-place").textContent = `${at + 1} of ${count}`;
    }
    stops = shown.flatMap((screen) => [screen, numbersOf(screen)]).filter(Boolean);
    tell();
  }

  function isOf(screen, set) {
    return screen.dataset.sets.split(" ").includes(set);
  }

  function numbersOf(screen) {
    return screen.querySelector("details");
  }

  function change() {
    choose();
    keep(0);
  }

  function start(event) {
    event.preventDefault();
    begin(0);
  }

  // From here on the keys belong to the room, Space too, and not to the button that was pressed.
  function begin(at) {
    go(at);
    stops[at].closest(".sm-screen").focus({ preventScroll: true });
  }

  // --- From one to the next ----------------------------------------------------------------------------------------

  // A dilemma is asked before its numbers are seen, whichever way one comes to it.
  function go(at) {
    const stop = stops[at];
    if (!stop) return;
    const screen = stop.closest(".sm-screen");
    const numbers = numbersOf(screen);
    if (numbers) numbers.open = stop === numbers;
    for (const timer of timers) timer.leave(screen);
    stop.scrollIntoView({ block: "start", behavior: "instant" });
    follow();
    const words = stop === numbers ? numbers.querySelector("summary") : screen.querySelector("h2");
    status.textContent = `${place.textContent}: ${words.textContent}`;
  }

  // The last stop that reaches over the line; -1 above all of them.
  function current() {
    const over = stops.filter((stop) => stop.open !== false && stop.getBoundingClientRect().top < innerHeight * NEAR);
    return stops.indexOf(over[over.length - 1]);
  }

  // While a browser goes to the full screen or leaves it, nobody has moved on.
  function follow() {
    if (isFull !== Boolean(document.fullscreenElement)) return;
    latest = current();
    tell();
    const at = shown.indexOf(stops[latest]?.closest(".sm-screen"));
    if (at >= 0 || /^#\d+$|[#&]at=/.test(location.hash)) keep(at + 1);
  }

  function tell() {
    const words = stops[current()]?.closest(".sm-screen").querySelector(".sm-place");
    place.textContent = words?.textContent ?? "";
  }

  function keep(at) {
    const { value } = form.elements.show;
    const view = value ? asking({ show: value, ...(at ? { at } : {}) }) : at ? `#${at}` : "";
    if (view !== location.hash) history.replaceState(null, "", location.pathname + location.search + view);
  }

  // --- Keys: those that remotes send, and those of a keyboard --------------------------------------------------------

  function press(event) {
    const { key, target } = event;
    const elsewhere = target !== document.body && !room.contains(target);
    const busy = target.closest("select, input, textarea") || (key === " " && target.closest("button, summary"));
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || elsewhere || busy) return;
    if (act(key, event.shiftKey)) event.preventDefault();
  }

  // Tells whether it did anything; what it leaves alone, the browser does.
  function act(key, shift) {
    const at = current();
    const back = BACKWARDS.includes(key) || (key === " " && shift);
    if (back || FORWARDS.includes(key)) return step(at, back ? -1 : 1, key);
    if (at < 0) return false;
    if (key === "Home" || key === "End") go(key === "Home" ? 0 : stops.length - 1);
    else if (key === "Escape" && numbersOf(stops[at].closest(".sm-screen"))?.open) {
      go(stops[at].open ? at - 1 : at);
    }
    else return false;
    return true;
  }

  // Left and right go on at once; what reads on goes on where nothing of a stop is left to read.
  function step(at, way, key) {
    const left = key === "ArrowRight" || key === "ArrowLeft" ? 0 : unread(at, way);
    if (left > 2 && key.startsWith("Arrow")) return false;
    if (left > 2) scroller().scrollBy({ top: way * Math.min(left, 0.85 * innerHeight), behavior: "instant" });
    else if (stops[at + way]) go(at + way);
    else return false;
    return true;
  }

  // How much of a stop lies below the screen, or above it.
  function unread(at, way) {
    const stop = stops[at];
    const { top, bottom } = (stop?.querySelector(".sm-question") ?? stop ?? form).getBoundingClientRect();
    const header = isFull ? 0 : document.querySelector(".md-header").offsetHeight;
    return way > 0 ? bottom - (innerHeight - bar.offsetHeight) : header - top;
  }

  function scroller() {
    return isFull ? room : document.scrollingElement;
  }

  function startFull() {
    full.hidden = false;
    full.addEventListener("click", () => (isFull ? document.exitFullscreen() : room.requestFullscreen()));
    document.addEventListener("fullscreenchange", () => {
      isFull = Boolean(document.fullscreenElement);
      full.textContent = isFull ? "Leave full screen" : "Full screen";
      if (isFull) begin(Math.max(0, latest));
      else go(latest);
    });
  }

  // --- The time of one dilemma: it starts when somebody starts it, and stops where one goes on to the next -----------

  function startTimer(box) {
    const whole = Number(box.dataset.minutes) * 60_000;
    const face = box.querySelector("[role=timer]");
    const run = element("button", { type: "button", class: "sm-button" });
    const reset = element("button", { type: "button", class: "sm-button" }, "Reset");
    const over = element("span", { role: "status" });
    let left = whole;
    let end = 0; // the moment when time is up, while it runs
    let ticking = 0;

    box.replaceChildren(face, run, reset, over); // a page that was saved as it stood has some already
    run.addEventListener("click", () => (ticking ? pause() : count()));
    reset.addEventListener("click", restart);
    show();
    return { leave: (screen) => ticking && !screen.contains(box) && pause() };

    function count() {
      if (left <= 0) restart();
      end = Date.now() + left;
      ticking = setInterval(tick, 200);
      show();
    }

    function tick() {
      left = Math.max(0, end - Date.now());
      if (left) show();
      else pause();
    }

    function pause() {
      clearInterval(ticking);
      ticking = 0;
      left = Math.max(0, end - Date.now());
      show();
    }

    function restart() {
      clearInterval(ticking);
      ticking = 0;
      left = whole;
      show();
    }

    function show() {
      const seconds = Math.ceil(left / 1000);
      face.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
      run.textContent = ticking ? "Pause" : "Start";
      box.toggleAttribute("data-over", !left);
      const words = left ? "" : "Time is up.";
      if (over.textContent !== words) over.textContent = words;
    }
  }
});
