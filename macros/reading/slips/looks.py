"""What a line could have been meant as, and what every look at a line asks of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from macros.reading.yaml.manuscript import margin_of

KEY = r"[A-Za-z][\w-]*"
START = r"(?P<start>\s*(?:- +)*)"  # of a line: its margin, and the dash of its entry
QUOTES = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b\u00ab\u00bb\u2039\u203a\uff02\uff07\u2032\u2033\u00b4`"
STEP = 2  # spaces by which what belongs to a line stands further right


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip on a line (counted from 0): where, what, what to write, and the line as it should be, if that is sure."""

    line: int
    column: int
    fact: str
    remedy: str
    mended: str | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """What a line could have been meant as: the slip is real where YAML gets further with `trial` in its place."""

    column: int
    fact: str
    remedy: str
    trial: str
    sure: bool = False


def margin_beside(lines: Sequence[str], number: int, way: int) -> int:
    """Return the margin of the next line with words, above or below a line."""
    further = range(number + way, len(lines) if way > 0 else -1, way)
    return next((margin_of(lines[other]) for other in further if lines[other].strip()), 0)


def keys_of(lines: Sequence[str]) -> set[str]:
    """Return the keys that stand on lines of their own."""
    return {match[1] for line in lines if (match := re.match(r"\s*(?:- )*([a-z][\w-]*):(?:\s|$)", line))}
