"""What a text is made of, whatever kind of file it came in."""

from __future__ import annotations

from dataclasses import dataclass


class Unreadable(Exception):  # noqa: N818  no error of ours: it is a sentence for whoever brought the file
    """A file that holds no text we can read; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text, with what is known of where it stands and how it looks."""

    words: str
    page: int = 1
    heading: bool = False  # marked as one, or set larger or heavier than the text
    opens: bool = True  # the first line of a paragraph
    depth: int = 0  # how many lists it stands in
    left: float = 0.0  # distance from the left edge of the page, in points; 0 where no page says it


@dataclass(frozen=True, slots=True)
class Document:
    """A whole text, line by line, in the order in which people read it."""

    lines: tuple[Line, ...]
    kind: str  # page, pdf or text
    notes: tuple[str, ...] = ()  # sentences on what was left out or put in order


BULLETS = "\u2022\u2023\u2043\u25a0\u25aa\u25cb\u25cf\u25e6\u00b7\uf0b7"  # signs that stand before an item of a list
