"""An act of the hand on some lines, undone, and what every undoing asks of lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from macros.reading.slips.looks import KEY, STEP
from macros.reading.yaml.manuscript import margin_of

Lines = Sequence[str]


class Act(NamedTuple):
    """What to tell of a line, counted from 0, and the lines as they were meant."""

    line: int
    fact: str
    remedy: str
    lines: list[str]
    touched: int = 1  # lines that the hand moved
    column: int = 0  # where that is not the first sign


def is_key(line: str) -> bool:
    """Tell whether a line begins with a key, with or without the dash of its entry."""
    return bool(re.match(rf"\s*(- +)?({KEY}|[\"'][^\"']+[\"'])\s*:(\s|$)", line))


def reach_of(line: str) -> int:
    """Return the column in which a line says something: behind its dash, where it begins an entry."""
    return margin_of(line) + STEP * line.lstrip(" ").startswith("- ")


def above(lines: Lines, number: int) -> Iterator[int]:
    """Yield the lines that a line belongs to, from the nearest up: each stands further left than the one below it."""
    left = 1_000
    for other in range(number - 1, -1, -1):
        if lines[other].strip() and margin_of(lines[other]) < left and not lines[other].lstrip().startswith("#"):
            left = margin_of(lines[other])
            yield other


def end_of(lines: Lines, number: int) -> int:
    """Return the line behind the last that stands further right than a line."""
    margin = margin_of(lines[number])
    rest = range(number + 1, len(lines))
    return next((other for other in rest if lines[other].strip() and margin_of(lines[other]) <= margin), len(lines))
