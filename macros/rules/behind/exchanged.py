"""Values of one field that may have taken each other's place, and days that many others contradict."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from typing import Any

from macros.model.index import Index
from macros.model.places import Problem, Text, brief
from macros.rules.behind.suspect import Suspect, Value, around, changed, put, values_of
from macros.rules.ways import mappings_of, provisions_of

FEWEST_OTHERS = 3  # that contradict a day, so that it is told instead of them
PARTS = ("frameworks", "answers", "sources", "bindings", "reports", "elsewhere", "comparisons")
MOST_VALUES = 8  # at which something is told, and that are tried with each other


def exchanged(index: Index, told: Sequence[Problem]) -> Iterator[Suspect]:
    """Yield each two values of a field that may have been swapped, then each current edition and day alone."""
    places = frozenset(problem.place for problem in told)
    files = {place.file for place in places}
    for part in PARTS:
        values = [value for value in values_of(getattr(index.data, part), places) if value.text.place.file in files]
        for one, other in itertools.combinations(values[:MOST_VALUES], 2):
            yield from _swapped(index, part, one, other)
    for part, records in (
        ("frameworks", [*provisions_of(index)]),
        ("answers", [each for _, each in mappings_of(index)]),
    ):
        for one, other in itertools.combinations(around(records, told), 2):
            yield from of_two(index, part, one, other)
    yield from _of_siblings(index, "frameworks", index.data.frameworks, told)
    yield from _of_siblings(index, "frameworks", [*_editions(index)], told)
    for part in ("bindings", "sources", "reports", "elsewhere"):
        yield from _of_siblings(index, part, getattr(index.data, part), told)
    named = {mapping.source for mapping in around([each for _, each in mappings_of(index)], told) if mapping.source}
    for source, another in itertools.combinations(index.data.sources, 2):
        if {source.id, another.id} & named:  # what is told of a mapping may follow from its source
            yield from of_two(index, "sources", source, another)
    yield from _current_editions(index)
    yield from _days(index)


def _editions(index: Index) -> Iterator[Any]:
    for framework in index.data.frameworks:
        yield from framework.editions


def _of_siblings(index: Index, part: str, records: Sequence[Any], told: Iterable[Problem]) -> Iterator[Suspect]:
    """Yield the values of each record in which something is told, swapped with those of another one."""
    for record in around(records, told):
        others = (other for other in records if other is not record)
        for other in sorted(others, key=lambda other: abs(other.place.line - record.place.line))[:MOST_VALUES]:
            yield from of_two(index, part, record, other)


def of_two(index: Index, part: str, record: Any, other: Any) -> Iterator[Suspect]:
    """Yield each value that two records of a kind may have swapped, or that one may have instead of the other."""
    for each in fields(record):
        one, two = getattr(record, each.name), getattr(other, each.name)
        if isinstance(one, Text) and isinstance(two, Text):
            yield from _swapped(index, part, Value(record, each.name, one), Value(other, each.name, two))
        elif isinstance(one, Text) and two is None:
            yield _carried(index, part, (record, other), each.name)
        elif isinstance(two, Text) and one is None:
            yield _carried(index, part, (other, record), each.name)


def _carried(index: Index, part: str, pair: tuple[Any, Any], field: str) -> Suspect:
    record, other = pair
    text = getattr(record, field)
    fact = f"“{brief(text)}” seems to stand in the wrong entry"
    remedy = f"move this line to the entry that begins on line {other.place.line}"
    new = {record: replace(record, **{field: None}), other: replace(other, **{field: text})}
    return Suspect(Problem(text.place, fact, remedy), changed(index.data, part, new))


def _swapped(index: Index, part: str, one: Value, other: Value) -> Iterator[Suspect]:
    if type(one.record) is type(other.record) and one.field == other.field and one.text != other.text:
        first, second = sorted((one.text, other.text), key=lambda text: text.place)
        there = f"on line {second.place.line}"
        fact = f"“{brief(first)}” here and “{brief(second)}” {there} stand in each other's place"
        remedy = f"write “{brief(second)}” here, and “{brief(first)}” there"
        new = {first: put(first, second), second: put(second, first)}
        yield Suspect(Problem(first.place, fact, remedy), changed(index.data, part, new))


def _current_editions(index: Index) -> Iterator[Suspect]:
    """Yield each framework with another of its editions as the current one."""
    for framework in index.data.frameworks:
        now = framework.current_edition
        for edition in framework.editions:
            if edition.id != now:
                fact = (
                    f"the current edition of {framework.id} is {now} here, and {edition.id} by all that is said of it"
                )
                told = Problem(now.place, fact, f'write current_edition: "{edition.id}"')
                yield Suspect(told, changed(index.data, "frameworks", {now: put(now, edition.id)}))


def _days(index: Index) -> Iterator[Suspect]:
    """Yield each day of an edition or a source alone, as if nobody knew it."""
    for part, records in (("frameworks", [*_editions(index)]), ("sources", index.data.sources)):
        for record in records:
            for name in ("published", "in_force", "until", "date"):
                day = getattr(record, name, None)
                if day:
                    fact = f"{brief(day)} as the day of {record.id} contradicts more than one other place"
                    remedy = "compare it with the document and with a calendar; if it is right, mend the others"
                    new = {day: put(day, "") if name == "date" else None}
                    meant = changed(index.data, part, new)
                    yield Suspect(Problem(day.place, fact, remedy), meant, fewest=FEWEST_OTHERS)
