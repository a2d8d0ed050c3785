"""What a merge left behind where two people changed the same lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.model.places import Place, Problem

_MARK = r" *(<{7}|\|{7}|={7}|>{7})(?=\s|$)"  # as text: it is seldom needed
_FOUR = "keep one side, and remove the four marks <<<<<<<, |||||||, ======= and >>>>>>>, as far as they are here"


def conflicts(text: str, file: str, first_line: int = 1, *, is_page: bool = False) -> Iterator[Problem]:
    """Yield each conflict once, at its first mark; on a page seven signs of = may also underline a heading."""
    if not any(mark in text for mark in ("<<<<<<<", "|||||||", "=======", ">>>>>>>")):
        return
    lines = text.split("\n")
    is_open = False
    for number, line in enumerate(lines):
        if mark := re.match(_MARK, line):
            sign = mark[1][0]
            if not is_open and not (is_page and sign == "=" and _underlines(lines, number)):
                fact = f"a merge conflict was left here: {line.strip()[:40]}"
                yield Problem(Place(file, number + first_line), fact, _FOUR)
            is_open = sign in "<|" or (is_open and sign == "=")


def _underlines(lines: list[str], number: int) -> bool:
    """Tell whether a line stands below a heading of one line, to underline it; a heading is no sentence."""
    before, above = ["", "", *lines][number : number + 2]
    return bool(re.search(r"[^\s.,:;!?]$", above)) and not before.strip()
