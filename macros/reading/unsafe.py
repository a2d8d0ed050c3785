"""What no text may hold, since it could be executed or become live HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.model.places import Problem, Text


def unsafe(text: Text) -> Iterator[Problem]:
    """Yield what could be executed or become live HTML: template code, snippets, tags, script addresses."""
    for pattern, fact, remedy in _UNSAFE:
        match = pattern.search(text)
        if match and (match[0][0] != "&" or _is_entity(match[0])):
            yield Problem(text.place, f"{fact}: {match[0]}", remedy)


def _is_entity(text: str) -> bool:
    """Tell whether a browser would show another sign in the place of a text, as it does for &lt; and not for &A;."""
    import html

    return html.unescape(text) != text


# One of these stands in each of the patterns below; a colon behind the last letter of `script` or `data`, or a space.
MAY_BE_UNSAFE = re.compile(r"[{}<&:](?<![^TtAa\s]:)")
_UNSAFE = [
    (re.compile(r"\{[{%#]|[%}#]\}"), "template code in text", "leave it out, or say it in words"),
    (re.compile(r"-{0,9}8<-{0,9}"), "a snippet marker in text", "leave it out, or say it in words"),
    (re.compile(r"<[A-Za-z/!?][^\s>]*"), "HTML in text", "write plain text without angle brackets"),
    (re.compile(r"&#?\w+;"), "an HTML entity in text", "write the character itself"),
    (
        re.compile(r"(?i)\b(?:javascript|vbscript|data)\s*:(?=\S)"),
        "a script address in text",
        "link to an https:// address, or leave it out",
    ),
]
