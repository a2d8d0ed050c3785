"""What is folded away on a page, and how tall pages are on a phone."""

from __future__ import annotations

import re
import unicodedata

from bs4 import BeautifulSoup
from playwright.sync_api import Page

# On a phone of 360 px: what half of the pages of a kind may have at most, and what nine tenths may.
HEIGHTS = {
    "situations": (4_500, 5_500),
    "examples": (4_500, 5_500),
    "patterns": (4_500, 5_500),
    "principles": (5_000, 6_000),
    "concepts": (5_500, 6_500),
}
_NOT_ON_PAPER = ".sm-cite, .sm-tell, .sm-screen-only, .sm-handout ul, [role=status]"


def on_paper(html: str) -> list[str]:
    """Return the letters of each paragraph and entry that is folded away on a page and belongs on paper."""
    page = BeautifulSoup(html, "html.parser")
    for part in page.select(_NOT_ON_PAPER):
        part.decompose()
    texts = (part.get_text() for part in page.select("article details:not([open]) :is(p, li):not(:has(p, li))"))
    return [found for text in texts if (found := letters(text))]


def letters(text: str) -> str:
    """Return a text without gaps and signs, and with its letters apart, since paper breaks and joins them anew."""
    return re.sub(r"\W", "", unicodedata.normalize("NFKC", text))


def height(page: Page, address: str) -> int:
    """Return how tall a page is as it opens."""
    page.goto(address)
    return int(page.evaluate("document.documentElement.scrollHeight"))
