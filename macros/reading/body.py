"""Read what stands below the head of a page: which line is a heading, a list, a table, and where its links lead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from macros.model.body import LINK, Block, Body, Heading, Line, Link, without_code
from macros.model.places import Text

STEP = 4  # spaces before what belongs to a fold or to an entry of a list
_TITLE = re.compile(r"""\s+(?:"[^"]*"|'[^']*')\s*$""")  # of a link: [words](page.md "title")
_FENCE = re.compile(r"(`{3,}|~{3,}) *[\w#.+-]*$")
_FORMS = (
    (re.compile(r"#"), "heading"),
    (re.compile(r"\{\{ [a-z_]+\(\) \}\}$"), "call"),
    (re.compile(r"(?:[-*+]|\d+\.) "), "entry"),
    (re.compile(r"\|"), "row"),
    (re.compile(r"[?!]{3}\+?(?: |$)"), "fold"),
    (re.compile(r"> ?"), "quote"),
)
_FIRST_SIGNS = frozenset("#{-*+|?!>0123456789")
_GOES_ON = {"text": {"text"}, "more": {"entry", "more"}, "quote": {"quote"}}  # all else is a block of its own
_NO_BLOCK = {"blank", "fence", "code", "open"}
_HEADING = re.compile(r"(#+)\s+(.*?)\s*(?:\{ #([a-z0-9-]+) \})?\s*#*")


def body_of(text: str, file: str, first_line: int) -> Body:
    """Return the body of a page, whose text begins on `first_line`."""
    lines = tuple(_lines(text, first_line))
    blocks = tuple(_blocks(lines, file))
    calls = tuple((line.words[3:-5], line) for line in lines if line.form == "call")
    return Body(file, text, lines, blocks, tuple(_headings(blocks)), tuple(_links(blocks)), calls)


def _lines(text: str, first_line: int) -> Iterator[Line]:
    raws = text.split("\n")
    fence = ""  # the sign that opened it
    is_folded = is_listed = is_apart = False  # in a fold, in a list, right below an empty line
    for number, raw in enumerate(raws, first_line):
        words = raw.strip(" ")
        indent = len(raw) - len(raw.lstrip(" "))
        if fence:
            ends = raw.rstrip(" ") == fence
            yield Line("fence" if ends else "code", number, indent + 1, words)
            fence = "" if ends else fence
            continue
        if not words:
            yield Line("blank", number, 1, "", is_folded)
            is_apart = True
            continue
        is_folded = is_folded and indent >= STEP
        inner = indent - STEP if is_folded else indent
        if indent == 0 and (opened := _FENCE.match(words)):
            ends = any(below.rstrip(" ") == opened[1] for below in raws[number - first_line + 1 :])
            fence, is_listed = opened[1] if ends else "", False  # what never ends swallows nothing: it is told once
            yield Line("fence" if ends else "open", number, 1, words)
            continue
        form = _form(words)
        if inner >= STEP and form != "call":
            form = "more" if is_listed else "deep"
        if form == "text" and is_listed and inner and not is_apart:
            form = "more"
        yield Line(form, number, indent + 1, words, is_folded)
        if form != "more":
            is_listed = form == "entry"
        is_folded = is_folded or form == "fold"
        is_apart = False


def _form(words: str) -> str:
    if words[0] in _FIRST_SIGNS:
        for pattern, form in _FORMS:
            if pattern.match(words):
                return form
    return "text"


def _blocks(lines: tuple[Line, ...], file: str) -> Iterator[Block]:
    block: list[Line] = []
    for line in lines:
        if block and block[-1].form not in _GOES_ON.get(line.form, ()):
            yield _block(file, block)
            block = []
        if line.form not in _NO_BLOCK:
            block.append(line)
    if block:
        yield _block(file, block)


def _block(file: str, lines: list[Line]) -> Block:
    words = lines[0].words if len(lines) == 1 else "\n".join([line.words for line in lines])
    return Block(file, lines[0].form, lines, words)


def _headings(blocks: tuple[Block, ...]) -> Iterator[Heading]:
    taken: set[str] = set()
    for block in blocks:
        if block.form == "heading" and (match := _HEADING.fullmatch(block.words)):
            name = match[3] or _slug(match[2], taken)
            taken.add(name)
            yield Heading(block.place(), len(match[1]), match[2], name)


def _slug(words: str, taken: set[str]) -> str:
    """Return the id that the builder gives a heading without one."""
    plain = unicodedata.normalize("NFKD", LINK.sub(r"\2", words)).encode("ascii", "ignore").decode()
    name = re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())
    number = 0
    while (numbered := f"{name}_{number}" if number else name) in taken or not numbered:
        number += 1
    return numbered


def _links(blocks: tuple[Block, ...]) -> Iterator[Link]:
    for block in blocks:
        words = block.words
        if "](" in words:
            for match in LINK.finditer(without_code(words)):
                target = _TITLE.sub("", match[3])
                yield Link(match[1] == "!", match[2], Text(target, block.place(match.start(3))))
