"""Which editions a page or a sheet speaks of, when their numbers were checked, and how a day is written."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from macros.model.index import Index
from macros.model.records import Reference, record


@record
class Dates:
    """The editions with the short name of their framework, and the first and last day of a check, as 2026-11-20 (empty where there was none)."""

    editions: tuple[str, ...]
    first: str
    last: str


def dates_of(index: Index, touched: Iterable[Reference]) -> Dates:
    """Return editions and checks of the provisions that a page touches."""
    touched = list(touched)
    editions = dict.fromkeys(
        f"{index.frameworks[one.framework].short} {index.edition_of(one).label}" for one in touched
    )
    days = [str(known.on) for one in touched if (known := index.provisions[one].checked)]
    return Dates(editions=tuple(editions), first=min(days, default=""), last=max(days, default=""))


def dated(dates: Dates) -> list[str]:
    """Return the editions that a sheet or a page speaks of, and the days on which its numbers were checked."""
    if not dates.last:
        return []
    until = f" to {day(dates.last)}" if dates.last != dates.first else ""
    return [f"{', '.join(dates.editions)}. Checked {day(dates.first)}{until}."]


def day(date: str) -> str:
    """Return a date as people write it: `20 November 2026`; nothing where there is none."""
    if not date:
        return ""
    day = datetime.date.fromisoformat(date)
    return f"{day.day} {day:%B %Y}"
