"""What may have slipped, and the data as they were meant."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, NamedTuple, cast

from macros.model.places import Place, Problem, Text
from macros.model.records import Data


class Suspect(NamedTuple):
    """A slip that may be behind what is told, and the data without it; it counts where it explains so much."""

    problem: Problem
    meant: Data
    fewest: int = 2


class Value(NamedTuple):
    """A text in the data: the record and the field that hold it."""

    record: Any
    field: str
    text: Text


def changed(data: Data, part: str, new: Mapping[Any, Any]) -> Data:
    """Return the data with other texts or records in the place of some in one of its parts."""
    by_identity = {id(old): other for old, other in new.items()}
    return replace(data, **{part: _changed(getattr(data, part), by_identity)})


def put(text: Text, meant: str) -> Text:
    """Return what was meant, at the place where something else stands."""
    return Text(meant, text.place)


def values_of(records: Iterable[Any], places: frozenset[Place]) -> Iterator[Value]:
    """Yield the texts in some records that stand at these places."""
    for record in records:
        for each in fields(record):
            for value in _each(getattr(record, each.name)):
                if isinstance(value, Text):
                    if value.place in places:
                        yield Value(record, each.name, value)
                elif is_dataclass(value):
                    yield from values_of([value], places)


def texts_in(record: Any) -> tuple[str, ...]:
    """Return the texts of a record itself, by which it is the same as another."""
    return tuple(value for each in fields(record) if isinstance(value := getattr(record, each.name), str))


MOST_TOUCHED = 8  # records that are tried: a slip that many others follow from stands in few


def around(records: Iterable[Any], told: Iterable[Problem]) -> list[Any]:
    """Return the first of some records in whose lines a problem stands."""
    starts = sorted(((record.place, record) for record in records), key=lambda pair: pair[0])
    places = [place for place, _ in starts]
    touched: dict[Place, Any] = {}
    for problem in told:
        at = bisect.bisect_right(places, problem.place._replace(column=1_000)) - 1
        if at >= 0 and places[at].file == problem.place.file:
            touched.setdefault(*starts[at])
    return list(touched.values())[:MOST_TOUCHED]


def _each(value: Any) -> tuple[Any, ...]:
    return value if type(value) is tuple else (value,)


def _changed(node: Any, new: dict[int, Any]) -> Any:
    if id(node) in new:
        return new[id(node)]
    if type(node) is tuple:
        others = tuple(_changed(each, new) for each in node)
        return others if any(one is not other for one, other in zip(others, node, strict=True)) else node
    if not is_dataclass(node):
        return node
    parts = {each.name: getattr(node, each.name) for each in fields(node)}
    meant = {name: other for name, part in parts.items() if (other := _changed(part, new)) is not part}
    return replace(cast("Any", node), **meant) if meant else node
