"""What a reader would paste: the table and the text that a page put on the clipboard."""

from __future__ import annotations

from typing import NamedTuple

from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Page

_READ = """async () => {
    const [entry] = await navigator.clipboard.read();
    return Promise.all(["text/html", "text/plain"].map(async (type) => (await entry.getType(type)).text()));
}"""


class Pasted(NamedTuple):
    """The document as a word processor takes it, and the text for a field that takes nothing else."""

    document: BeautifulSoup
    text: str

    @property
    def heads(self) -> list[str]:
        """The heads of its table."""
        return [head.get_text() for head in self.document.select("thead th")]

    @property
    def rows(self) -> list[list[list[str]]]:
        """The rows of its table: cells as paragraphs."""
        rows = [row.select("td") for row in self.document.select("tbody tr")]
        return [[_paragraphs(cell) for cell in cells] for cells in rows]


def pasted(page: Page) -> Pasted:
    """Read the clipboard of a page that may."""
    document, text = page.evaluate(_READ)
    return Pasted(BeautifulSoup(document, "html.parser"), text)


def _paragraphs(cell: Tag) -> list[str]:
    return [paragraph.get_text() for paragraph in cell.select("p")]
