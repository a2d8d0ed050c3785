"""What stands below the head of a page: its lines and blocks, each with what it is, its headings and its links."""

from __future__ import annotations

import re
from typing import NamedTuple

from macros.model.places import Place, Text

LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(((?:[^()\n]|\([^()\n]*\))*)\)")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)


class Line(NamedTuple):
    """One line: what it is, its number, the column of its first sign, its words, and whether it stands in a fold.

    `form` is blank, text, heading, entry (of a list), more (which goes on in the entry above), row (of a table), fold,
    quote, call (of a macro), fence, open (a fence that is never closed), code (between two fences), or deep (indented
    though nothing above asks for it).
    """

    form: str
    number: int
    column: int
    words: str
    is_folded: bool = False


class Block(NamedTuple):
    """Lines that readers see as one: a paragraph, an entry of a list, a row of a table, a heading.

    `words` are those of all its lines, with a line end between two.
    """

    file: str
    form: str
    lines: list[Line]
    words: str

    def place(self, offset: int = 0) -> Place:
        """Return where a sign of `words` stands."""
        for line in self.lines:
            if offset <= len(line.words):
                return Place(self.file, line.number, line.column + offset)
            offset -= len(line.words) + 1
        return Place(self.file, self.lines[-1].number)


class Heading(NamedTuple):
    """A heading: its level, its words, and the id by which links find it."""

    place: Place
    level: int
    words: str
    id: str


class Link(NamedTuple):
    """A link or a picture: its words and where it leads; `target` knows the place."""

    is_picture: bool
    words: str
    target: Text


class Body(NamedTuple):
    """All that stands below the head of one page; `calls` are the macros that it calls, each with its line."""

    file: str = ""
    text: str = ""
    lines: tuple[Line, ...] = ()
    blocks: tuple[Block, ...] = ()
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    calls: tuple[tuple[str, Line], ...] = ()

    def place(self, line: Line, offset: int = 0) -> Place:
        """Return where a sign of a line stands."""
        return Place(self.file, line.number, line.column + offset)


def without_code(words: str) -> str:
    """Return words in which every sign between backticks is a space."""
    return _CODE.sub(lambda code: " " * len(code[0]), words) if "`" in words else words


def without_targets(words: str) -> str:
    """Return words in which a space stands for every sign of where their links lead."""
    return (
        LINK.sub(lambda link: f"{link[0][: -len(link[3]) - 1]}{' ' * len(link[3])})", words) if "](" in words else words
    )
