"""Count what a reader does until the answer is in view: python -m tools.journeys BEFORE AFTER, two built sites.

Every task starts on home. Seconds are a stated model, and no test with people.
"""

from __future__ import annotations

import argparse
import math
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Browser, Locator, sync_playwright
from playwright.sync_api import TimeoutError as NotThere

from tests.support import chromium
from tests.support.served import served

if TYPE_CHECKING:
    from collections.abc import Callable

PHONE = (360, 740)
ZOOMED = (320, 256)  # 1280 by 1024 at 400 %
HEADER = 50  # of the height: the bar that stays
TAP, KEY, SWIPE, STOP = 2.0, 0.3, 1.5, 0.5  # seconds; a stop is one Tab of somebody who has no mouse
SETTLING = 500  # milliseconds for a jump within the page, which nobody waits for
PATIENCE = 3000  # milliseconds until a thing counts as not there


class Reader:
    """Somebody with one page open, whose taps, keys and swipes are counted."""

    def __init__(self, browser: Browser, site: str, size: tuple[int, int]) -> None:
        """Open home."""
        self.page = browser.new_page(viewport={"width": size[0], "height": size[1]})
        self.page.set_default_timeout(PATIENCE)
        self.screen = size[1] - HEADER
        self.taps = self.keys = self.stops = 0
        self.screens = self.swiping = self.loading = 0.0
        self.wait(lambda: self.page.goto(site))

    @property
    def seconds(self) -> float:
        """Return what it took."""
        return self.taps * TAP + self.keys * KEY + self.stops * STOP + self.swiping + self.loading

    def wait(self, action: Callable[[], object]) -> None:
        """Do something and measure how long the browser needs."""
        start = time.perf_counter()
        action()
        self.page.wait_for_load_state("load")
        self.loading += time.perf_counter() - start

    def see(self, place: Locator) -> None:
        """Scroll until it is in view."""
        place.wait_for(state="visible")
        box = place.bounding_box() or {"y": 0, "height": 0}
        below = max(0, box["y"] + min(box["height"], self.screen) - self.screen - HEADER)
        above = max(0, HEADER - box["y"])
        self.screens += (below + above) / self.screen
        self.swiping += math.ceil((below + above) / self.screen) * SWIPE
        place.scroll_into_view_if_needed()

    def tap(self, place: Locator) -> None:
        """Scroll to it and tap it."""
        self.see(place)
        self.taps += 1
        self.wait(place.click)
        self.page.wait_for_timeout(SETTLING)

    def choose(self, field: Locator, index: int) -> None:
        """Tap a list of choices and one of them."""
        self.see(field)
        self.taps += 2
        field.select_option(index=index)
        self.page.wait_for_timeout(SETTLING)

    def follow(self, words: str) -> None:
        """Tap the first link with these words, in the menu where the page has none."""
        inside = self.page.locator("article a:not(.sm-on-this-page a)")
        link = self.page.get_by_role("link", name=re.compile(words)).and_(inside).first
        if not link.count():
            self.tap(self.page.locator(".sm-open-menu"))
            link = self.menu(words).first
            if not link.is_visible():
                inside = self.page.locator(
                    "a", has_text=re.compile(words)
                )  # of the fold, whose own place it is not told
                self.tap(self.page.locator("#sm-menu details", has=inside).locator("summary").first)
        self.tap(link)

    def menu(self, words: str) -> Locator:
        """Return the entries of the menu with these words, in closed folds too."""
        return self.page.locator("#sm-menu a").filter(has_text=re.compile(words))

    def ask(self, words: str) -> None:
        """Type into the field of home and press Enter."""
        self.tap(self.page.locator("#sm-ask, #sm-box").first)
        self.keys += len(words) + 1
        self.page.keyboard.type(words)
        start = self.page.url
        self.page.locator("dialog[open] .sm-result, [role=listbox] [role=option]").first.wait_for()
        self.wait(lambda: self.page.keyboard.press("Enter"))
        self.wait(lambda: self.page.wait_for_url(lambda address: address != start))

    def read(self, words: str) -> None:
        """Scroll to these words."""
        self.see(self.page.locator("article").get_by_text(re.compile(words)).locator("visible=true").first)

    def press_to(self, words: str) -> None:
        """Go to a link by the Tab key and open it."""
        while words not in self.page.evaluate("document.activeElement.closest('a')?.textContent ?? ''"):
            self.page.keyboard.press("Tab")
            self.stops += 1
        self.keys += 1
        self.wait(lambda: self.page.keyboard.press("Enter"))
        self.page.wait_for_timeout(300)


def request(reader: Reader) -> None:
    """A friend request from somebody supported before."""
    reader.follow("Someone I support, or used to")
    reader.read("^Leave the request unanswered")


def accepted(reader: Reader) -> None:
    """The same, accepted already."""
    reader.follow("Someone I support, or used to")
    entrance = reader.page.locator("article").get_by_role("link", name="I have already accepted")
    if entrance.count():
        reader.tap(entrance.first)
    reader.read("(before you change anything|You have accepted already)")


def letter(reader: Reader) -> None:
    """Three numbers from a letter, on one page."""
    reader.ask("standard 2.2, 2.6 and 3.1")
    reader.read("3 numbers mean")
    reader.see(reader.page.locator("article .sm-badge", has_text="SWE 3.1").locator("visible=true").first)


def known(reader: Reader) -> None:
    """One number, with its framework."""
    reader.ask("NISCC 5.9")
    reader.read("You must not use networking sites")


def dated(reader: Reader) -> None:
    """A number with a year."""
    reader.ask("HCPC 1.7 in 2019")
    reader.read("Keep the way you relate to people")
    reader.read("1 December 2019")


def session(reader: Reader) -> None:
    """Five handouts on a subject and a session, to print."""
    reader.follow("^(Handouts|Print).*")
    if reader.page.locator(".sm-sheets-filter").count():
        build(reader)
    else:
        gather(reader)


def build(reader: Reader) -> None:
    """Tick them, and print them as one."""
    reader.choose(reader.page.locator("select[name=pack]"), 1)
    reader.choose(reader.page.locator("select[name=theme]"), 1)
    for place in range(5):
        reader.tap(reader.page.locator(".sm-sheets input:visible").nth(place))
    reader.tap(reader.page.get_by_role("link", name="Open my pack"))
    reader.see(reader.page.get_by_role("button", name="Print", exact=True))
    reader.taps += 1


def gather(reader: Reader) -> None:
    """Open one after the other; each is printed by itself."""
    for kind in ("principles", "concepts", "examples", "situations", "patterns"):
        jump = reader.page.locator("article .sm-on-this-page")
        sheet = reader.page.locator(f'article a[href^="{kind}/"], article a[href^="./{kind}/"]')
        link = sheet.locator("visible=true").and_(reader.page.locator('[href$=".pdf"]:not([href$="-card.pdf"])')).first
        names = {"patterns": "Case patterns"}
        if jump.count():
            if reader.page.evaluate("scrollY"):
                reader.tap(reader.page.locator(".sm-to-top"))
            if jump.get_attribute("open") is None:
                reader.tap(jump.locator("summary"))
            reader.tap(jump.get_by_role("link", name=names.get(kind, kind.capitalize()), exact=True))
        reader.see(link)
        reader.taps += 1
    if not reader.menu("Session pack").count():
        reader.follow(r"^\s*Learn\s*$")
    reader.follow("Session pack")
    reader.see(reader.page.get_by_role("link", name=re.compile("Print or PDF|On paper")).first)
    reader.taps += 1


def ready(reader: Reader) -> None:
    """A session with all that goes with it, as one PDF."""
    reader.follow("^(Handouts|Print).*")
    reader.tap(reader.page.locator("summary", has_text=re.compile("^A session")))
    reader.see(reader.page.locator("article a[href*='packs/learn/']").locator("visible=true").last)
    reader.taps += 1


def all_links(reader: Reader) -> None:
    """How many pages link to a number, and how sure each link is."""
    reader.ask("5.6")
    reader.read(r"^\d+ our reading")


def one_link(reader: Reader) -> None:
    """The address of one link with its reason."""
    reader.ask("5.6")
    reader.see(reader.page.locator("article").get_by_role("link", name=re.compile("ddress of this")).first)


def old_number(reader: Reader) -> None:
    """A number of an older edition, and what became of it."""
    reader.ask("hcpc 2.7 2017")
    reader.read("Whatever form your communication takes")


def table(reader: Reader) -> None:
    """Two frameworks side by side, as a table in a document."""
    reader.follow("Compare")
    reader.follow("^SWE and NISCC")
    reader.tap(reader.page.get_by_role("button", name=re.compile("Copy (this view|as a table)")))


def gaps(reader: Reader) -> None:
    """A policy's ten questions, and its gaps as a table in a document."""
    reader.follow("Policy check")
    for question in reader.page.locator(".sm-questions > li").all():
        reader.tap(question.locator("label").first)
    missing = reader.page.locator(".sm-questions > li").last.get_by_label("Missing")
    if missing.count():
        reader.tap(missing)
    reader.tap(reader.page.get_by_role("button", name="Copy as a table"))


def zoomed(reader: Reader) -> None:
    """The friend request at 400 %."""
    request(reader)


def by_keyboard(reader: Reader) -> None:
    """The friend request without a pointer."""
    reader.press_to("Skip to content")
    reader.press_to("Someone I support, or used to")
    reader.read("^Leave the request unanswered")


TASKS = {
    "a1": (request, PHONE),
    "a1b": (accepted, PHONE),
    "a2": (letter, PHONE),
    "a3": (known, PHONE),
    "a4": (dated, PHONE),
    "b": (session, PHONE),
    "b2": (ready, PHONE),
    "c1": (all_links, PHONE),
    "c1b": (one_link, PHONE),
    "c2": (old_number, PHONE),
    "d": (table, PHONE),
    "d2": (gaps, PHONE),
    "e1": (zoomed, ZOOMED),
    "e2": (by_keyboard, PHONE),
}


def measure(browser: Browser, site: str, task: Callable[[Reader], None], size: tuple[int, int]) -> str:
    """Return the cells of one task on one site."""
    reader = Reader(browser, site, size)
    try:
        task(reader)
        note = ""
    except NotThere:
        note = " not reached"
    reader.page.close()
    presses = reader.keys + reader.stops
    return f"{reader.taps} | {presses} | {reader.screens:.1f} | {reader.seconds:.0f}{note}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    folders = parser.parse_args()
    rows = []
    with served(folders.before) as before, served(folders.after) as after, sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        for name, (task, size) in TASKS.items():
            cells = " | ".join(measure(browser, site, task, size) for site in (before, after))
            rows.append(f"| {name} {(task.__doc__ or '').rstrip('.')} | {cells} |")
    print("| task | taps before | keys | screens | seconds | taps after | keys | screens | seconds |")
    print("| --- |" + " ---: |" * 8, *rows, sep="\n")


if __name__ == "__main__":
    main()
