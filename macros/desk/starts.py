"""Where provisions start in a text: of all numbers at the beginning of a line, those that count on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.desk.lines import BULLETS, Line
from macros.desk.notation import Notation

Number = tuple[int, ...]

_WORD = r"(?:(?:standard|rule|article|principle|provision|section|clause|item|paragraph)\s+)?"
_LEADS_ON = re.compile(  # the end of a line that a number continues
    r"\b(rules?|standards?|articles?|principles?|provisions?|sections?|clauses?|items?|paragraphs?|parts?"
    r"|numbers?|pages?|chapters?|see|in|of|and|or|to|by|with|under|than|at"
    r"|from|for|the|about|least|over|version|edition)$",
    re.IGNORECASE,
)
_ITEMS = (  # how items print their own numbers below a heading: one way in a text
    re.compile(r"^(\d{1,2})\.(?:\s*(?!\d)(\S.*))?$"),
    re.compile(r"^[(\[]?(\d{1,2})[)\]]\s*(\S.*)?$"),
    re.compile(r"^(\d{1,2})(?:\s+(?!\d)(\S.*))?$"),
    re.compile(rf"^()[{BULLETS}]\s*(\S.*)?$"),
)
_LONGEST_TITLE = 14  # words
_NEAR = 100  # starts: a number and the one before it have no more between them
_HANGING, _SAME = 12, 3  # points: 10. may begin further to the left than 9.
_INDENT, _COLUMN = 6, 60  # points: what stands further to the right is within an item, or in the next column
ENDED = re.compile(r"[.?!:;]['\")\u2019\u201d]*$")
_SURE, LIKELY, _WEAK, _NEVER = 1.0, 0.7, 0.2, -5.0
_NEXT, _SKIP, _JUMP, _AGAIN, _LATE = 1.0, -0.4, -1.0, -2.0, -0.5  # what a step from number to number is worth


@dataclass(frozen=True, slots=True)
class Start:
    """A line that may begin a provision."""

    line: int  # its place among the lines
    number: Number
    words: str  # of the line, after the number
    weight: float  # how much speaks for it, by its place alone
    run: int = 0  # which time of counting from the beginning it belongs to

    @property
    def group(self) -> Number:
        """The number of the group that it stands in."""
        return self.number[:-1]


@dataclass(frozen=True, slots=True)
class Chain:
    """The starts that count on, those that were passed over, and the sign that the text prints within numbers."""

    starts: tuple[Start, ...]
    passed: tuple[Start, ...]
    separator: str

    @property
    def steps(self) -> int:
        """How many of its numbers follow directly on the one before."""
        return sum(
            _follows(before.number, after.number) for before, after in zip(self.starts, self.starts[1:], strict=False)
        )


def chain_of(lines: tuple[Line, ...], notation: Notation) -> Chain:
    """Return the reading of a text that counts on best: by whole numbers, by headings with items, or by bullets."""
    known = {_number(number) for number in notation.known}
    signs = [notation.separator, *({".", ":"} - {notation.separator})]
    readings = [Chain(*_best(list(_whole(lines, notation, sign)), lines), sign) for sign in signs]
    readings += [Chain(*_best(list(_composed(lines, notation, item)), lines), notation.separator) for item in _ITEMS]

    def worth(chain: Chain) -> float:
        numbers = {start.number for start in chain.starts}
        own = chain.separator == notation.separator
        return 2 * len(numbers & known) * own + chain.steps + len(numbers) * 0.1

    return max(readings, key=worth)


def heading_number(words: str) -> tuple[Number, str] | None:
    """Return the number that a heading begins with, and the heading without it; None where it has none."""
    found = re.match(rf"^{_WORD}(\d{{1,2}}(?:[.:]\d{{1,2}})?)\s*[.:)\u2013-]?\s+(\S.*)$", words, re.IGNORECASE)
    return (_number(found[1]), found[2]) if found else None


def _number(number: str) -> Number:
    return tuple(int(part) for part in re.split(r"\s*[.:]\s*", number))


def _whole(lines: tuple[Line, ...], notation: Notation, sign: str) -> Iterator[Start]:
    """Yield every line that begins with a whole number."""
    between = rf"\s?{re.escape(sign)}\s?"
    for level in notation.levels:
        more = f"(?:{between}\\d{{1,2}}){{{level - 1}}}"
        pattern = re.compile(rf"^{_WORD}[(\[]?(\d{{1,2}}{more})[)\]]?\s?[.:)]?(?:\s+|$)(?!\d+\s*$)(.*)$", re.IGNORECASE)
        for place, line in enumerate(lines):
            if found := pattern.match(line.words):
                yield Start(place, _number(found[1]), found[2], _weight(lines, place, found[2]))


def _composed(lines: tuple[Line, ...], notation: Notation, item: re.Pattern[str]) -> Iterator[Start]:
    """Yield every item below a heading with a number, its number made of both; items may be bullets that count."""
    groups = {len(_number(number)) for number, _ in notation.headings} | {level - 1 for level in notation.levels}
    group: Number | None = None
    count, depth, left = 0, 0, 0.0
    for place, line in enumerate(lines):
        found = item.match(line.words)
        titled = heading_number(line.words) if line.opens and (line.heading or not found) else None
        if titled and len(titled[0]) in groups and _is_title(line, titled[1]):
            group, count = titled[0], 0
            continue
        if group is None or not found:
            continue
        if count and (line.depth > depth or _INDENT < line.left - left < _COLUMN):  # an item within an item
            continue
        depth, left = line.depth, line.left
        count = int(found[1] or count + 1)
        words = found[2] or ""
        yield Start(place, (*group, count), words, _weight(lines, place, words))


def _is_title(line: Line, words: str) -> bool:
    return line.heading or (len(words.split()) <= _LONGEST_TITLE and not ENDED.search(words))


def _weight(lines: tuple[Line, ...], place: int, words: str) -> float:
    """Return how much speaks for a line to begin a provision: its place, and how the line before it ends."""
    line = lines[place]
    before = lines[place - 1].words if place else ""
    if line.opens and (words or not _LEADS_ON.search(before)):
        return _SURE
    if _LEADS_ON.search(before):
        return _NEVER
    if not place or lines[place - 1].heading or ENDED.search(before):
        return LIKELY
    return _WEAK if words[:1].islower() else LIKELY / 2


def _best(starts: list[Start], lines: tuple[Line, ...]) -> tuple[tuple[Start, ...], tuple[Start, ...]]:
    """Return the starts that count on best, and the others: the heaviest way from start to start."""
    starts = _in_their_column(sorted(starts, key=lambda start: start.line), lines)
    first = min((start.number for start in starts if start.weight >= LIKELY), default=())
    sums: list[float] = []
    ways: list[int] = []
    for place, start in enumerate(starts):
        full = min(len(start.words.split()), 6) * 0.05  # a line of a list of contents says less
        best, way = (0.0 if set(start.number[1:]) <= {1} else _LATE), -1
        for earlier in range(max(0, place - _NEAR), place):
            if starts[earlier].line < start.line:
                value = sums[earlier] + _step(starts[earlier].number, start.number, first)
                if value > best:
                    best, way = value, earlier
        sums.append(best + start.weight + full)
        ways.append(way)
    chosen: list[int] = []
    place = max(range(len(starts)), key=lambda each: sums[each], default=-1)
    while place >= 0:
        chosen.append(place)
        place = ways[place]
    chosen.reverse()
    taken = set(chosen)
    return _runs([starts[place] for place in chosen]), tuple(
        start for place, start in enumerate(starts) if place not in taken
    )


def _runs(chosen: list[Start]) -> tuple[Start, ...]:
    counted: list[Start] = []
    run = 0
    for start in chosen:
        run += bool(counted) and start.number <= counted[-1].number
        counted.append(Start(start.line, start.number, start.words, start.weight, run))
    return tuple(counted)


def _in_their_column(starts: list[Start], lines: tuple[Line, ...]) -> list[Start]:
    """Leave out numbers within a paragraph that stand further to the right than numbers that begin one."""
    lefts = {lines[start.line].left for start in starts if start.weight == _SURE and lines[start.line].left}
    if not lefts:
        return starts
    return [
        start
        for start in starts
        if start.weight == _SURE or any(-_HANGING < lines[start.line].left - left < _SAME for left in lefts)
    ]


def _step(before: Number, after: Number, first: Number) -> float:
    if _follows(before, after):
        return _NEXT
    if after <= before:
        return _AGAIN if after == first else _NEVER
    if before[:-1] == after[:-1]:
        return max(_SKIP * (after[-1] - before[-1] - 1), _JUMP * 2)
    return _JUMP


def _follows(before: Number, after: Number) -> bool:
    """Tell whether a number comes directly after another: the next of its group, or the first of the next group."""
    if len(before) == len(after) and before[:-1] == after[:-1]:
        return after[-1] == before[-1] + 1
    if after[-1] != 1 or len(after) == 1:
        return False
    group, own = after[:-1], before[:-1]
    shared = min(len(group), len(own))
    place = next((each for each in range(shared) if group[each] != own[each]), shared)
    if place == len(group):
        return False
    step = group[place] - (own[place] if place < len(own) else 0)
    return step == 1 and set(group[place + 1 :]) <= {1}


def written(number: Number, separator: str) -> str:
    """Return a number as its framework writes it."""
    return separator.join(map(str, number))
