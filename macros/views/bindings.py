"""Work out which edition of which framework bound whom, where and when."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from macros.model.dates import day
from macros.model.index import Index
from macros.model.records import Binding, Edition, Elsewhere, Framework
from macros.views.editions import is_to_come

ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time in which one edition bound someone.

    `since` and `until` are days as 2019-12-02, empty where there is no such edge; `edition` is None for a time of which
    this map holds no edition, `framework` where no framework of this map bound them. What is not known about an edge is
    said in `doubts`.
    """

    binding: Binding
    framework: Framework | None = None
    edition: Edition | None = None
    since: str = ""
    until: str = ""
    doubts: tuple[str, ...] = ()


def spans(index: Index) -> list[tuple[Binding, list[Span]]]:
    """Return the spans of every binding, newest first; bindings stand in the order of the data."""
    return [(binding, list(_spans(index, binding))) for binding in index.data.bindings]


def by_person(index: Index) -> list[tuple[str, str, list[tuple[Binding, list[Span]]]]]:
    """Return role, nation (empty where it is the same in all) and spans.

    Bindings of one role in one nation, which stand together in the data, are one person's.
    """
    return [
        (who, where, list(rows))
        for (who, where), rows in itertools.groupby(
            spans(index), key=lambda row: (str(row[0].who), str(row[0].where or ""))
        )
    ]


def reach(index: Index, framework: str, edition: str) -> list[str]:
    """Return whom an edition binds, and whom it bound when: one sentence for each group of people."""
    of_framework = [binding for binding in index.data.bindings if binding.framework == framework]
    own = {binding.id: _own(index, binding, edition) for binding in of_framework}
    sentences = [_bound(index, binding, span) for binding in of_framework for span in own[binding.id]]
    sentences += [
        f"Has never bound {_people(binding)}: an older edition did, until {day(binding.until)}."
        for binding in of_framework
        if binding.until and not own[binding.id]
    ]
    still_used = index.editions[framework, edition].still_used
    return [*sentences, str(still_used)] if still_used else sentences


def whom(index: Index, framework: str, edition: str) -> str:
    """Return in one line whom an edition binds: `Binds millers, not bakers`.

    An edition that binds nobody now tells the first sentence of `reach`. What is in doubt stays there too.
    """
    of_framework = [binding for binding in index.data.bindings if binding.framework == framework]
    own = {binding.id: _own(index, binding, edition) for binding in of_framework}
    is_current = edition == index.frameworks[framework].current_edition
    bound = [
        _people(binding)
        for binding in of_framework
        if is_current and not binding.doubt and any(not span.until for span in own[binding.id])
    ]
    if not bound:
        return next(iter(reach(index, framework, edition)), "").removesuffix(".")
    never = [_people(binding) for binding in of_framework if binding.until and not own[binding.id]]
    return f"Binds {_listed(bound)}{', not ' if never else ''}{_listed(never)}"


def _listed(people: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(people[:-1]), *people[-1:])))


def bound_now(index: Index) -> list[str]:
    """Return the people whom a framework binds now, without those of whom that is in doubt."""
    now = [binding for binding in index.data.bindings if binding.framework and not (binding.until or binding.doubt)]
    return list(dict.fromkeys(map(_people, now)))


def not_covered(index: Index) -> list[tuple[str, Elsewhere | None]]:
    """Return the nations where none of the frameworks binds anybody, each with the first body there that has a text."""
    covered = {binding.where for binding in index.data.bindings if binding.framework}
    nations = dict.fromkeys(
        str(binding.where) for binding in index.data.bindings if binding.where not in {None, *covered}
    )
    bodies = {str(body.nation): body for body in reversed(index.data.elsewhere) if body.official_url}
    return [(nation, bodies.get(nation)) for nation in nations]


def _own(index: Index, binding: Binding, edition: str) -> list[Span]:
    return [span for span in _spans(index, binding) if span.edition and span.edition.id == edition]


def _bound(index: Index, binding: Binding, span: Span) -> str:
    people = _people(binding)
    since = f" since {day(span.since)}" if span.since else ""
    if span.edition and span.framework and not span.until and span.edition.id == span.framework.current_edition:
        return f"Binds {people}{since}."
    if span.edition and span.framework and is_to_come(index, span.framework, span.edition):
        return f"Will bind {people} from {day(span.since)}."
    if not span.until:
        return f"Bound {people}; we do not know the last day."
    start = f"from {day(span.since)} to" if span.since else "until"
    return f"Bound {people} {start} {day(span.until)}."


def _people(binding: Binding) -> str:
    return str(binding.people or ", ".join(filter(None, (binding.who, binding.where))))


def _spans(index: Index, binding: Binding) -> Iterator[Span]:
    framework = index.frameworks.get(binding.framework or "")
    if framework is None:
        yield Span(binding, since=binding.since or "", until=binding.until or "")
        return
    for edition in framework.editions:
        since = max(filter(None, (binding.since, edition.in_force)), default="")
        until = min(filter(None, (binding.until, edition.until)), default="")
        if not (since and until and until < since):
            yield Span(
                binding, framework, edition, since, until, tuple(_doubts(binding, framework, edition, since, until))
            )
    first = min((str(edition.in_force) for edition in framework.editions if edition.in_force), default="")
    if first and (binding.since or "") < first and all(edition.in_force for edition in framework.editions):
        yield Span(binding, framework, None, binding.since or "", _day_before(first))


def _doubts(binding: Binding, framework: Framework, edition: Edition, since: str, until: str) -> Iterator[str]:
    if binding.doubt:
        yield str(binding.doubt)
    if not since:
        yield "We do not know the first day."
    if not until and edition.id != framework.current_edition:
        yield "We do not know the last day."
    if edition.note:
        yield str(edition.note)


def _day_before(day: str) -> str:
    return (datetime.date.fromisoformat(day) - ONE_DAY).isoformat()
