"""Pages of every kind, and the states in which a reader meets them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, ViewportSize

from macros.model import urls
from macros.model.index import Index, numeric_parts
from tests.support import today
from tests.support.data import shared, well_known

# Where each kind of page stands in the map of today; a page of guidance is found by what it is, never by its name.
KINDS_OF_PAGE: dict[str, Callable[[Index], str]] = {
    "home": lambda _: "",
    "provision that was seen": lambda index: urls.of_provision(well_known(index)),
    "provision that nobody has seen": lambda index: urls.of_provision(today.unseen(index)),
    "provision of an older edition": lambda index: urls.of_provision(today.older(index)),
    "framework": lambda index: urls.of_framework(today.framework(index)),
    "frameworks": lambda _: urls.STANDARDS,
    "number of several": lambda index: urls.of_number(numeric_parts(shared(index)[0].number)),
    "numbers": lambda _: urls.ALL_NUMBERS,
    "principle": lambda index: urls.of_item(today.richest(index, "principle")),
    "concept with a picture": lambda index: urls.of_item(today.richest(index, "concept", today.has_picture)),
    "concept": lambda index: urls.of_item(today.richest(index, "concept")),
    "situation with a table": lambda index: urls.of_item(today.situation(index)),
    "situations": lambda _: urls.of_kind("situation"),
    "example": lambda index: urls.of_item(today.richest(index, "example")),
    "case pattern": lambda index: urls.of_item(today.richest(index, "pattern")),
    "tool": lambda index: urls.of_item(today.richest(index, "tool")),
    "table to fill in": lambda index: urls.of_item(today.table_to_fill_in(index)),
    "subjects": lambda _: urls.SUBJECTS,
    "source": lambda index: urls.of_source(index.data.sources[0]),
    "sources": lambda _: "about/sources-and-status/",
    "coverage": lambda _: "about/coverage/",
    "help us read": lambda _: "about/help-us-read/",
    "guide": lambda _: "about/how-we-map/",
    "glossary": lambda _: "glossary/",
    "map at a glance": lambda index: urls.of_heat(index.frameworks[today.older(index).framework]),
    "map of the first framework": lambda _: urls.HEAT,
    "compare": lambda _: urls.COMPARE,
    "two frameworks": lambda index: urls.of_pair(*today.two_frameworks(index)),
    "all frameworks by the numbers of one": lambda index: urls.of_compared(today.framework(index)),
    "editions": lambda _: urls.EDITIONS,
    "what became of an edition": today.with_older_edition,
    "open data": lambda _: urls.DATA,
    "what moved": lambda _: urls.CHANGED,
    "handouts, some ticked": lambda index: f"{urls.HANDOUTS}#p={today.ticked(index)}",
    "handout of one's own": lambda index: f"{urls.MINE}#p={today.ticked(index)},{today.framework(index).id}:99.9",
    "letter": lambda index: f"letter/#q=2.3,+{well_known(index).number}+and+15.6",
    "does this apply": lambda _: "about/does-this-apply-to-me/",
    "dilemma ladder": lambda index: today.address_calling(index, "points_to_weigh"),
    "dilemmas for a room": lambda _: "room/",
    "policy check": lambda index: today.address_calling(index, "policy_check"),
    "CPD sheet": lambda index: f"learn/cpd-sheet/#from={today.situation(index).id}",
    "worksheet": lambda index: urls.of_item(today.worksheet(index)),
    "session pack": lambda index: urls.of_item(today.session(index)),
    "how regulators look at it": lambda index: urls.of_item(today.richest(index, "regulation")),
    "accessibility": lambda _: "about/accessibility/",
    "offline": lambda _: "about/offline/",
    "wrong address": lambda _: "404.html",
}
# Made of parts that stand on other kinds too: `make access` and `make fuzz` look at them, the gate does not.
ALIKE = {
    "accessibility",
    "all frameworks by the numbers of one",
    "concept",
    "editions",
    "example",
    "frameworks",
    "guide",
    "help us read",
    "how regulators look at it",
    "map of the first framework",
    "numbers",
    "offline",
    "principle",
    "session pack",
    "situations",
    "sources",
    "tool",
    "two frameworks",
    "worksheet",
}
NARROW, WIDE = ViewportSize(width=320, height=800), ViewportSize(width=1280, height=800)


def kinds_of_page(index: Index) -> dict[str, str]:
    """Return where each kind of page stands, of those that the map of today has."""
    found = {}
    for kind, address_of in KINDS_OF_PAGE.items():
        with contextlib.suppress(pytest.skip.Exception):
            found[kind] = address_of(index)
    return found


def states(page: Page) -> Iterator[str]:
    """Bring a page that has just been opened into one state after the other, and yield the name of each."""
    open_details(page)
    yield "details open"
    open_search(page)
    yield "search open"
    page.keyboard.press("Escape")
    menu = page.get_by_role("button", name="Menu", exact=True)
    if menu.is_visible():
        menu.click()
        yield "menu open"


def open_details(page: Page, rows: int | None = None) -> None:
    """Open all that is folded; with `rows`, keep no more rows of each part of a table, nor entries of each list."""
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    if rows is not None:
        page.evaluate(
            "rows => document.querySelectorAll('tbody, article ul, article ol, nav ul').forEach("
            "list => [...list.children].slice(rows).forEach(row => row.remove()))",
            rows,
        )


def open_search(page: Page, words: str = "boundaries") -> None:
    """Open the search, and wait for what it finds."""
    page.get_by_role("button", name="Search numbers and words").click()
    page.keyboard.type(words)
    page.locator(".sm-results a").first.wait_for()


def wait_until(page: Page, truth: str) -> None:
    """Wait, ten seconds at most, until an expression is true on a page.

    Playwright's own way reads its text anew each time that it looks, which the policy of our pages forbids.
    """
    page.evaluate(
        f"""() => new Promise((hold, fail) => {{
            const never = () => fail(new Error("not true after ten seconds"));
            const look = left => ({truth}) ? hold() : left ? setTimeout(look, 50, left - 1) : never();
            look(200);
        }})"""
    )
