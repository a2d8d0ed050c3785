"""What a slip looks like on the line where YAML stumbles: the signs that editors and fingers make come first."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from macros.reading.slips import dashes, foreign, keys, quotes
from macros.reading.slips.looks import Look, Slip
from macros.reading.slips.slid import slid


def found(error: Any, lines: Sequence[str], last: Any, reach: Callable[[str], int]) -> Slip | None:
    """Return the slip that a parser stumbled over, or None where no sign tells of one.

    `last` is the value read before; `reach` tells how many lines of a text can be read.
    """
    stumbled = error.problem_mark.line
    lines = lines[: stumbled + _FURTHER]
    if any(len(line) > _LONGEST_LINE for line in lines[max(stumbled - 1, 0) : stumbled + 1]) or stumbled > _MOST_LINES:
        return None
    for number in _near(error, lines, last):
        for look in _looks(lines, number, last):
            trial = "\n".join([*lines[:number], look.trial, *lines[number + 1 :]])
            if reach(trial) > stumbled + look.trial.count("\n"):
                return Slip(number, look.column, look.fact, look.remedy, look.trial if look.sure else None)
    is_uneven = "block" in f"{error.context} {error.problem}" or "document start" in error.problem
    return slid(lines, stumbled, reach) if is_uneven else None


_FURTHER = 40  # lines below the place of a slip, to see whether YAML gets further without it
_LONGEST_LINE = 10_000
_MOST_LINES = 200_000


def in_text(lines: Sequence[str], line: int) -> Slip | None:
    """Return the slip on a line that YAML takes for a piece of text."""
    text = lines[line]
    for look in itertools.chain(
        foreign.of_changes(text),
        dashes.odd(text),
        keys.odd_colon(lines, line),
        foreign.remarks(text),
        keys.lacking_colon(lines, line),
        keys.opened(lines, line),
    ):
        return Slip(line, look.column, look.fact, look.remedy, look.trial if look.sure else None)
    return None


def _near(error: Any, lines: Sequence[str], last: Any) -> list[int]:
    """Return the lines that may hold the cause, the likeliest first."""
    stumbled = min(error.problem_mark.line, len(lines) - 1)
    near = [stumbled]
    if error.context_mark and ("simple key" in error.context or "quoted" in error.context):
        near.insert(0, error.context_mark.line)
    if last is not None and last.end_mark.line >= stumbled - 1:
        near.insert(0 if last.style in ("'", '"') else len(near), last.start_mark.line)
    above = next((number for number in range(stumbled - 1, -1, -1) if lines[number].strip()), stumbled)
    return [number for number in dict.fromkeys([*near, above]) if number < len(lines)]  # an end may lie below the last


def _looks(lines: Sequence[str], number: int, last: Any) -> Iterator[Look]:
    line = lines[number]
    yield from foreign.of_changes(line)
    yield from dashes.odd(line)
    yield from dashes.missing(lines, number)
    yield from keys.odd_colon(lines, number)
    yield from keys.lacking_colon(lines, number)
    yield from keys.doubled(lines, number)
    if look := keys.filled(lines, number):
        yield look
    yield from quotes.curly(line)
    yield from quotes.unclosed(lines, number, last)
    yield from foreign.remarks(line)
    yield from keys.two_on_a_line(lines, number)
    yield from keys.lone(lines, number)
    yield from quotes.brackets(line)
    yield from quotes.bare(line)
