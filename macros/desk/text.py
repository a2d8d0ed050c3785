"""A file becomes lines of plain text in reading order, or a sentence that says why it can't."""

from __future__ import annotations

from dataclasses import dataclass


class Unreadable(Exception):  # noqa: N818  not an error of ours: the message is a sentence for whoever brought the file
    """A file that holds no text we can read; its message is a sentence that says why and what to do."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text, with what is known of where it stands and how it looks."""

    words: str
    page: int = 1
    heading: bool = False  # marked as one, or set larger or heavier than the text
    item: bool = False  # marked as an item of a list
    left: float = 0.0  # distance from the left edge of the page, in points; 0 where no page says it
    size: float = 0.0  # of its letters, in points; 0 where no page says it


@dataclass(frozen=True, slots=True)
class Document:
    """A whole text, line by line, in the order in which people read it."""

    lines: tuple[Line, ...]
    kind: str  # html, pdf or text
    name: str = ""


def read(content: bytes, name: str = "") -> Document:
    """Return the text of a file; raise `Unreadable` with a sentence where there is none."""
    lines = tuple(Line(words) for words in content.decode("utf-8", "replace").splitlines() if words.strip())
    return Document(lines, "text", name)
