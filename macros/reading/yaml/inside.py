"""Signs inside a value: hidden ones that are written as escapes, those that no sheet can show, and what they spoil."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from macros.model.places import Place, Problem, Text
from macros.reading import signs, typeface
from macros.reading.yaml.events import ODD_SIGNS
from macros.reading.yaml.manuscript import Manuscript
from macros.reading.yaml.nest import Nest


def without_odd_signs(manuscript: Manuscript, nest: Nest, event: Any, text: Text, *, as_meant: bool) -> Text:
    """Note signs written as escapes and those that no sheet can show; return the text as it was meant."""
    first, last = event.start_mark, event.end_mark
    file, lines = manuscript.file, manuscript.lines
    written = "\n".join(lines[first.line : last.line + 1])
    unwritten = (sign for sign in text if sign != "\n" and signs.is_hidden(sign) and sign not in written)
    if event.style == '"' and "\\" in written and any(unwritten):
        fact = "a hidden character, written as an escape"
        remedy = "write / for a backslash in an address; else leave it out, or type the character itself"
        manuscript.note(text.place, fact, remedy, spoils=text.place)
    if text.isascii():
        return text
    printed = typeface.is_printed(file) and not nest.is_below(typeface.UNPRINTED_KEYS)
    if printed:
        value = written[first.column : len(written) - len(lines[last.line]) + last.column]
        seen = value if any(sign in value for sign in text if not sign.isascii()) else text
        known = set(manuscript.problems)
        told = signs.unprintable(seen, file, first.line + manuscript.first_line, first.column + 1)
        manuscript.problems.extend(problem for problem in told if problem not in known)
    meant = signs.as_meant(text, printed=printed) if as_meant else ""
    if re.fullmatch(r"\d+([.:]\d+)*", number := re.sub(r"\s", "", meant)):
        meant = number  # the sign between its digits is told
    return Text(meant, text.place) if meant.strip() else text


def spoil(manuscript: Manuscript, event: Any, place: Place, told: Iterable[Problem]) -> None:
    """Let what is told of signs inside a value spoil it, where nobody can tell what was meant."""
    written = manuscript.text[event.start_mark.index : event.end_mark.index]
    is_odd = any(ord(sign) in ODD_SIGNS for sign in written)
    last, problems = manuscript.place(event.end_mark), manuscript.problems
    for problem in told:
        if place <= problem.place <= last and (is_odd or "make fix" not in problem.remedy):
            problems[problems.index(problem)] = replace(problem, spoils=place)
