"""Lines that left their place: swapped, joined to the one above, written twice, or moved a few lines on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from macros.model.places import Problem, brief
from macros.reading.acts.act import Act, Lines, end_of, is_key, reach_of
from macros.reading.slips.looks import KEY
from macros.reading.yaml.manuscript import margin_of

_FARTHEST = 6  # lines that a line is looked for above and below
_LONGEST = 12  # lines of a block that may have moved
_DOUBLED = re.compile(r"the key (?P<key>\S+) stands here for the second time; the first is on line (?P<first>\d+)")
_JOINED = re.compile(rf"(?<=[\"'\w\]:])[ ]+(?P<second>(?:- +)?(?:{KEY}|\"[\w-]+\"):(?:\s.*|$)|- [\"'].*)")


def swapped(lines: Lines, number: int) -> Iterator[Act]:
    """Yield a line and the one below it, each at the other's place."""
    below = number + 1
    if below < len(lines) and is_key(lines[number]) and is_key(lines[below]):
        fact = f"this line and the one below it stand in each other's place: {_words(lines[number])}"
        remedy = f"put it below line {below + 1}: {_words(lines[below])}"
        mended = [*lines[:number], lines[below], lines[number], *lines[below + 1 :]]
        yield Act(number, fact, remedy, mended)


def joined(lines: Lines, number: int) -> Iterator[Act]:
    """Yield a line as two, where a key or the dash of an entry stands behind another value."""
    line = lines[number]
    margins = {margin_of(line), reach_of(line), *(margin_of(other) for other in lines[number + 1 : number + _FARTHEST])}
    margins |= {margin_of(other) for other in lines[max(0, number - _FARTHEST) : number] if other.strip()}
    for match in _JOINED.finditer(line, reach_of(line)):
        second = match["second"]
        for margin in sorted(margins, reverse=True):
            mended = [*lines[:number], line[: match.start()], " " * margin + second, *lines[number + 1 :]]
            remedy = f"start a new line before {brief(second)}, with {margin} spaces before it"
            fact = f"two keys on one line: {brief(second)} stands behind another value"
            if second.startswith("-"):
                fact = f"an entry of a list begins behind another value: {brief(second)}"
            yield Act(number, fact, remedy, mended, column=match.start("second"))


def doubled(lines: Lines, number: int) -> Iterator[Act]:
    """Yield the lines without one that stands a second time below itself."""
    if number > 0 and lines[number].strip() and lines[number].strip(" -") == lines[number - 1].strip(" -"):
        fact = f"this line stands here for the second time: {_words(lines[number])}"
        yield Act(number, fact, "take it out", [*lines[:number], *lines[number + 1 :]])


def moved(lines: Lines, number: int) -> Iterator[Act]:
    """Yield a line, with what belongs to it, at each place near it where it may stand, the nearest first."""
    line = lines[number]
    if not is_key(line):
        return
    end = end_of(lines, number)
    if end - number > _LONGEST:
        return
    rest = [*lines[:number], *lines[end:]]
    places = range(max(1, number - _FARTHEST - end + number), min(number + _FARTHEST + end - number, len(rest)))
    for place in sorted(places, key=lambda place: abs(place - number)):
        if place == number or not _may_follow(line, rest[place - 1]):
            continue
        before = place - 1 if place <= number else place - 1 + end - number  # as lines are counted before the move
        fact = f"this line stands at the place of another: {_words(line)}"
        remedy = f"put it below line {before + 1}: {_words(lines[before])}"
        if end > number + 1:
            remedy = f"put it, with the {end - number - 1} lines that belong to it, {remedy.removeprefix('put it ')}"
        yield Act(number, fact, remedy, [*rest[:place], *lines[number:end], *rest[place:]])


def carried(lines: Lines, told: Sequence[Problem]) -> Iterator[Act]:
    """Yield a key that stands twice in one record with what is below it, at the end of a record that lacks it."""
    for again in told:
        doubled_key = _DOUBLED.match(again.fact)
        for lack in told if doubled_key else ():
            if doubled_key and doubled_key["key"] in re.findall(r"[a-z_]+", lack.fact.partition(" lacks ")[2]):
                for number in (again.place.line - 1, int(doubled_key["first"]) - 1):
                    yield _carried(lines, number, lack.place.line - 1)


def _carried(lines: Lines, number: int, record: int) -> Act:
    """Return a line with what belongs to it, below the first line of a record."""
    end = end_of(lines, number)
    unit, rest = [*lines[number:end]], [*lines[:number], *lines[end:]]
    margin = reach_of(lines[record])
    place = (record if record < number else record - len(unit)) + 1
    unit = [" " * (margin_of(line) + margin - margin_of(unit[0])) + line.lstrip(" ") for line in unit]
    fact = f"this line stands in the wrong entry: {_words(lines[number])}"
    which = f"put it, with the {len(unit) - 1} lines that belong to it, below" if len(unit) > 1 else "put it below"
    return Act(
        number, fact, f"{which} line {record + 1}: {_words(lines[record])}", [*rest[:place], *unit, *rest[place:]]
    )


def _may_follow(line: str, before: str) -> bool:
    opens = before.rstrip().endswith(":")
    return bool(before.strip()) and (
        reach_of(before) >= margin_of(line) or (opens and margin_of(line) > reach_of(before))
    )


def _words(line: str) -> str:
    return brief(line.strip())
