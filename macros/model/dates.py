"""Which editions a page or a sheet speaks of, when their numbers were checked, and how a day is written."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from macros.model.evidence import days_of
from macros.model.fields import is_date
from macros.model.index import Index
from macros.model.records import Reference, record


@record
class Dates:
    """The editions with the short name of their framework, and the first and last day of a check.

    Days are as 2026-11-20, and empty where there was no check.
    """

    editions: tuple[str, ...]
    first: str
    last: str


def dates_of(index: Index, touched: Iterable[Reference]) -> Dates:
    """Return editions and checks of the provisions that a page touches."""
    touched = list(touched)
    editions = dict.fromkeys(
        f"{index.frameworks[reference.framework].short} {index.edition_of(reference).label}" for reference in touched
    )
    days = days_of(index.provisions[reference] for reference in touched)
    return Dates(editions=tuple(editions), first=days[0] if days else "", last=days[-1] if days else "")


def dated(dates: Dates) -> list[str]:
    """Return the editions that a sheet or a page speaks of, and the days on which its numbers were checked."""
    if not dates.last:
        return []
    until = f" to {day(dates.last)}" if dates.last != dates.first else ""
    return [f"{', '.join(dates.editions)}. Copies looked at {day(dates.first)}{until}; a copy may be older."]


def today() -> str:
    """Return the day of whoever writes now, by the clock of their machine, as 2026-11-20."""
    return datetime.datetime.now().astimezone().date().isoformat()


def when(date: str) -> str:
    """Return a date of which only a part may be known: a full day as people write it, anything else as it stands."""
    return day(date) if is_date(date) else date


def day(date: str) -> str:
    """Return a date as people write it: `20 November 2026`; nothing where there is none."""
    if not date:
        return ""
    day = datetime.date.fromisoformat(date)
    return f"{day.day} {day:%B %Y}"
