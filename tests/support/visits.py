"""Pages of every kind, and the states in which a reader meets them."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page, ViewportSize

KINDS_OF_PAGE = {
    "home": "",
    "provision that was seen": "standards/swe/5-6/",
    "provision that nobody has seen": "standards/swe/3-13/",
    "provision of an older edition": "standards/hcpc/2016/2-7/",
    "framework": "standards/swe/",
    "frameworks": "standards/",
    "number of several": "n/3-10/",
    "numbers": "n/",
    "principle": "principles/friend-requests/",
    "concept with a picture": "concepts/identity-prism/",
    "concept": "concepts/dual-relationships/",
    "situation with a table": "situations/friend-request/",
    "situations": "situations/",
    "example": "examples/village-shop/",
    "case pattern": "patterns/court-post/",
    "tool": "tools/ten-cs/",
    "table to fill in": "capabilities/digital-capabilities/",
    "subjects": "themes/",
    "source": "sources/basw-social-media-policy/",
    "sources": "about/sources-and-status/",
    "coverage": "about/coverage/",
    "help us read": "about/help-us-read/",
    "guide": "about/how-we-map/",
    "glossary": "glossary/",
    "map at a glance": "map/hcpc/",
    "map of the first framework": "map/",
    "compare": "compare/",
    "two frameworks": "compare/swe-niscc/",
    "all frameworks by the numbers of one": "compare/numbers/swe/",
    "editions": "editions/",
    "what became of an edition": "editions/hcpc-2016/",
    "open data": "data/",
    "what moved": "changes/",
    "handouts, some ticked": "handouts/#p=swe:5.6,niscc:5:9",
    "handout of one's own": "handouts/mine/#p=swe:5.6,niscc:5:9,swe:99.9",
    "letter": "letter/#q=2.3,+5.6+and+15.6",
    "does this apply": "about/does-this-apply-to-me/",
    "dilemma ladder": "learn/dilemma-ladder/",
    "dilemmas for a room": "room/",
    "policy check": "learn/policy-check/",
    "CPD sheet": "learn/cpd-sheet/#from=friend-request",
    "worksheet": "learn/identity-prism-worksheet/",
    "session pack": "learn/session-pack/",
    "how regulators look at it": "regulation/fitness-to-practise/",
    "accessibility": "about/accessibility/",
    "offline": "about/offline/",
    "wrong address": "404.html",
}
# Made of parts that stand on other kinds too: `make access` looks at them, the gate does not.
ALIKE = {
    "accessibility",
    "all frameworks by the numbers of one",
    "editions",
    "frameworks",
    "guide",
    "help us read",
    "map of the first framework",
    "numbers",
    "offline",
    "principle",
    "session pack",
    "situations",
    "sources",
    "two frameworks",
    "worksheet",
}
NARROW, WIDE = ViewportSize(width=320, height=800), ViewportSize(width=1280, height=800)


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
    """Open all that is folded; with `rows`, keep no more rows of each part of a table, nor sheets of each kind."""
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    if rows is not None:
        page.evaluate(
            "rows => document.querySelectorAll('tbody, .sm-sheets ul').forEach("
            "body => [...body.children].slice(rows).forEach(row => row.remove()))",
            rows,
        )


def open_search(page: Page, words: str = "boundaries") -> None:
    """Open the search, and wait for what it finds."""
    page.get_by_role("button", name="Search numbers and words").click()
    page.keyboard.type(words)
    page.locator(".sm-results a").first.wait_for()
