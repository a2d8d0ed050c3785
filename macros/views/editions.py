"""Say what became of the numbers of an older edition, and which edition applied on which day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from macros.model.fields import is_date
from macros.model.index import Index, numeric_parts
from macros.model.records import Became, Edition, Framework, Reference


@dataclass(frozen=True, slots=True)
class Succession:
    """An older edition that has numbers, and the one that its numbers lead to."""

    framework: Framework
    older: Edition
    later: Edition


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one number; `same` is the provision that carries the number in the later edition."""

    reference: Reference
    became: Became
    later: tuple[Reference, ...]
    same: Reference | None


@dataclass(frozen=True, slots=True)
class Applied:
    """The editions of one framework that applied in a period; without known dates, they are only possible."""

    framework: Framework
    editions: tuple[Edition, ...]
    certain: bool


@dataclass(frozen=True, slots=True)
class Period:
    """Days on which the same editions applied, from the first to the last; None where there is no such day."""

    first: str | None
    last: str | None
    applied: tuple[Applied, ...]


def successions(index: Index) -> list[Succession]:
    """Return every older edition of which numbers are known."""
    succeeded = []
    for (name, id_), older in index.editions.items():
        references = index.in_edition(name, id_)
        if references and not references[0].current:
            framework = index.frameworks[name]
            change = index.provisions[references[0]].became
            later = str(change.edition if change and change.edition else framework.current_edition)
            if (name, later) in index.editions:  # else the check says so
                succeeded.append(Succession(framework, older, index.editions[name, later]))
    return succeeded


def is_to_come(index: Index, framework: Framework, edition: Edition) -> bool:
    """Tell whether an edition is announced: it begins after the current one did, whose place it has not taken yet."""
    current = index.editions[framework.id, framework.current_edition]
    begins = str(edition.in_force or "")
    return edition.id != current.id and not edition.until and begins > str(current.in_force or index.data.today)


def last_day(index: Index, framework: Framework, edition: Edition) -> str:
    """Return the last day of an edition, for the current one the day before an announced one begins; empty if none."""
    if edition.until or edition.id != framework.current_edition:
        return edition.until or ""
    coming = [str(other.in_force) for other in framework.editions if is_to_come(index, framework, other)]
    return min((_shifted(day, -1) for day in coming if is_date(day)), default="")


def years(edition: Edition) -> str:
    """Return the years of an older edition, as `2016 to 2024`."""
    since, until = (str(day or "")[:4] for day in (edition.in_force, edition.until))
    if since and until:
        return f"{since} to {until}"
    return f"from {since}" if since else f"until {until}" if until else "days not known"


def fates(index: Index, succession: Succession) -> list[Fate]:
    """Return what became of each number of an older edition, in the order of the numbers."""
    return list(_fates(index, succession))


def newcomers(index: Index, succession: Succession) -> list[Reference]:
    """Return the numbers of the later edition that no older number is known to have become."""
    later = index.in_edition(succession.framework.id, succession.later.id)
    return [reference for reference in later if not index.was(reference)]


def periods(index: Index) -> list[Period]:
    """Return the periods between the days on which an edition began or ended, the latest first."""
    starts = {str(edition.in_force) for edition in index.editions.values() if edition.in_force}
    starts |= {_shifted(edition.until, 1) for edition in index.editions.values() if edition.until}
    days: list[str | None] = [None, *sorted(starts)]
    ends = [*(_shifted(day, -1) for day in days[1:] if day), None]
    earliest_first = [_period(index, first, last) for first, last in zip(days, ends, strict=True)]
    return earliest_first[::-1]


def _fates(index: Index, succession: Succession) -> Iterator[Fate]:
    for reference in index.in_edition(succession.framework.id, succession.older.id):
        became = index.provisions[reference].became
        if became:
            bearers = index.numbers[numeric_parts(reference.number)]
            same_number = [bearer for bearer in bearers if bearer.framework == reference.framework]
            same = next((bearer for bearer in same_number if bearer.edition == succession.later.id), None)
            yield Fate(reference, became, tuple(index.became(reference)), same)


def _period(index: Index, first: str | None, last: str | None) -> Period:
    return Period(
        first, last, tuple(_applied(index, framework, first, last) for framework in index.frameworks.values())
    )


def _applied(index: Index, framework: Framework, first: str | None, last: str | None) -> Applied:
    certain = [edition for edition in framework.editions if _surely(index, framework, edition, first, last)]
    if certain:
        return Applied(framework, tuple(certain), certain=True)
    possible = [edition for edition in framework.editions if _possibly(edition, first, last)]
    return Applied(framework, tuple(possible), certain=False)


def _surely(index: Index, framework: Framework, edition: Edition, first: str | None, last: str | None) -> bool:
    coming = [other for other in framework.editions if is_to_come(index, framework, other)]
    is_current = edition.id == framework.current_edition
    until = last_day(index, framework, edition)
    begun = edition.in_force and first and edition.in_force <= first
    ended = until and (last is None or until < last)
    return bool(begun and (until or is_current or edition in coming) and not ended)


def _possibly(edition: Edition, first: str | None, last: str | None) -> bool:
    too_early = edition.in_force and (first is None or edition.in_force > first)
    too_late = edition.until and (last is None or edition.until < last)
    return not too_early and not too_late


def _shifted(day: str, by: int) -> str:
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=by)).isoformat()
