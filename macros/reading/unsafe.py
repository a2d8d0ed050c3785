"""What no text may hold, since it could be executed or become live HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.model.places import Problem, Text


def unsafe(text: Text, *, in_page: bool = False) -> Iterator[Problem]:
    """Yield what could be executed or become live HTML: template code, snippets, tags, script addresses.

    In a page the place is that of the sign, and the remedy what Markdown has for it.
    """
    told = range(0)
    for pattern, fact, remedy in _UNSAFE:
        match = pattern.search(text)
        if match and match.start() not in told and (match[0][0] != "&" or _is_entity(match[0])):
            tag = re.match(r"</?([a-z]+|!)", match[0].lower()) if in_page else None
            place = text.place._replace(column=match.start() + 1) if in_page else text.place
            told = range(*match.span())  # what stands within is told with it
            yield Problem(place, f"{fact}: {match[0]}", _IN_MARKDOWN.get(tag[1], remedy) if tag else remedy)


def _is_entity(text: str) -> bool:
    """Tell whether a browser would show another sign in the place of a text, as it does for &lt; and not for &A;."""
    import html

    return html.unescape(text) != text


# One of these stands in each of the patterns below; a colon behind the last letter of `script` or `data`, or a space.
MAY_BE_UNSAFE = re.compile(r"[{}<&:](?<![^TtAa\s]:)")
_UNSAFE = [
    (re.compile(r"\{[{%#]|[%}#]\}"), "template code in text", "leave it out, or say it in words"),
    (re.compile(r"-{0,9}8<-{0,9}"), "a snippet marker in text", "leave it out, or say it in words"),
    (
        re.compile(r"<[\w.+-]+@[^\s>]*"),
        "an e-mail address in angle brackets",
        "leave it out, and every other trace of a person; for a body, link to its official page",
    ),
    (re.compile(r"<[A-Za-z/!?][^\s>]*"), "HTML in text", "write plain text without angle brackets"),
    (re.compile(r"&(?:#?\w+;|#(?:\d+|[xX][0-9a-fA-F]+))"), "an HTML entity in text", "write the character itself"),
    (
        re.compile(r"(?i)\b(?:javascript|vbscript|data)\s*:(?=\S)"),
        "a script address in text",
        "link to an https:// address, or leave it out",
    ),
]
_WORDS = "write [the words](https://…) with the address in round brackets"
_IN_MARKDOWN = {
    **dict.fromkeys(("a", "http", "https"), _WORDS),
    "img": "put the picture into docs/assets/ and write ![what it shows](../assets/picture.svg)",
    "br": "begin a new paragraph, with an empty line above it",
    **dict.fromkeys(("b", "strong"), "write two stars on both sides: **word**"),
    **dict.fromkeys(("i", "em"), "write a star on both sides: *word*"),
    **dict.fromkeys(("details", "summary"), 'write ??? note "Its title", an empty line, and its text four spaces in'),
    **dict.fromkeys(("ul", "ol", "li"), "write each entry on a line of its own, behind a dash and a space"),
    **dict.fromkeys(("table", "tr", "td", "th"), "write | a | b | for each row, and | --- | --- | below the first"),
    "!": "take the remark out: readers could read it in the source of the page",
}
