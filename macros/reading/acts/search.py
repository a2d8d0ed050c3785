"""Find the act behind what reading tells of a data file, by undoing each that may be one."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence

from macros.model.places import Place, Problem
from macros.reading.acts.act import Act, Lines, above
from macros.reading.acts.slid import slid_alone, slid_with_others, without_dash
from macros.reading.acts.strayed import carried, doubled, joined, moved, swapped
from macros.reading.yaml.manuscript import margin_of

Read = Callable[[bytes], list[Problem]]
MOST_TRIALS = 400  # of some 1 ms each
_BEFORE, _BEHIND = 6, 3  # lines round what is told in which the hand may have slipped
_FARTHEST = 20  # line above at which a block begins that may have slid
_NEAR = 12  # lines within which several problems may have one cause
_ENTRY = re.compile(r"\S|  \S|    - |      - ")  # begins a part of a file that can be read without its neighbours
_WAYS = (slid_alone, without_dash, swapped, joined, doubled, slid_with_others)


def undone(content: bytes, file: str, told: Sequence[Problem], read: Read) -> tuple[Problem, bytes] | None:
    """Return the slip behind the first of some problems of a file, and the file without it; None where none is found.

    `read` returns what is wrong with a file; what lies far from a slip is left out while it is looked for.
    """
    try:
        lines = content.decode().split("\n")
    except UnicodeDecodeError:
        return None
    first = min(problem.place.line for problem in told) - 1
    near = [problem for problem in told if problem.place.line - 1 - first <= _NEAR]
    last = max(problem.place.line for problem in near) - 1
    if "\r" in lines[0] or not first < len(lines) or any("after #" in problem.fact for problem in near):
        return None  # where words behind # would be lost, any act that puts them elsewhere would leave nothing to tell
    numbers = _tried(lines, first, min(last, len(lines) - 1))
    start = _start(lines, min(numbers))
    end = _end(lines, max(*numbers, last) + 1)
    heads = [
        lines[number]
        for number in reversed([*above(lines, start)])
        if margin_of(lines[number]) < margin_of(lines[start])
    ]
    for act in carried(lines, told):
        if len(left := read(_joined(act.lines))) < len(told) - 1 and {*_facts(left)} <= {*_facts(told)}:
            return _told(act, lines, file), _joined(act.lines)
    for act in itertools.islice(_acts(lines, numbers, may_be_far=len(near) > 1), MOST_TRIALS):
        behind = end + len(act.lines) - len(lines)
        if any(problem.place.line > len(heads) for problem in read(_joined([*heads, *act.lines[start:behind]]))):
            continue
        left = read(_joined(act.lines))
        if len(left) <= len(told) - len(near) and {*_facts(left)} <= {*_facts(told)}:
            return _told(act, lines, file), _joined(act.lines)
    return None


def _told(act: Act, lines: Lines, file: str) -> Problem:
    place = Place(file, act.line + 1, (act.column or margin_of(lines[act.line])) + 1)
    return Problem(place, act.fact, act.remedy)


def _facts(problems: Sequence[Problem]) -> list[str]:
    return [re.sub(r"(?<=line )\d+", "", problem.fact) for problem in problems]  # which a line that moves may change


def _joined(lines: Lines) -> bytes:
    return "\n".join(lines).encode()


def _tried(lines: Lines, first: int, last: int) -> list[int]:
    """Return the lines at which the hand may have slipped, the nearest to what is told first."""
    around = [*range(max(0, first - _BEFORE), min(last + _BEHIND, len(lines)))]
    heads = itertools.takewhile(lambda number: first - number < _FARTHEST, above(lines, first))
    words = (number for number in [*around, *heads] if lines[number].strip() and lines[number].lstrip()[0] != "#")
    return sorted(set(words), key=lambda number: (abs(number - first), number)) or [first]


def _acts(lines: Lines, numbers: Sequence[int], *, may_be_far: bool) -> Iterator[Act]:
    # A line that left one place for another leaves something to tell at both.
    for way in (*_WAYS, moved) if may_be_far else _WAYS:
        acts = (act for number in numbers for act in way(lines, number))
        yield from sorted(acts, key=lambda act: act.touched) if way is slid_with_others else acts


def _start(lines: Lines, number: int) -> int:
    return next((other for other in range(number, -1, -1) if _ENTRY.match(lines[other])), 0)


def _end(lines: Lines, number: int) -> int:
    return next((other for other in range(number, len(lines)) if _ENTRY.match(lines[other])), len(lines))
