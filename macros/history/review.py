"""Lay out for whoever reviews a change: what moved in the map, coverage before and after, and the pages to look at."""

from __future__ import annotations

from collections.abc import Iterator

from macros.history.changes import changes
from macros.model.index import Index
from macros.model.words import BASES, LEVELS
from macros.rules.reports import inert
from macros.views.coverage import coverage

MOST = 100  # sentences; a summary on GitHub has an end


def review(before: Index, after: Index) -> str:
    """Return Markdown in which no text of the data is live."""
    moved = changes(before, after)
    shown = [f"- {inert(change.says)}" for change in moved[:MOST]]
    if len(moved) > MOST:
        shown.append(f"- … and {len(moved) - MOST} more changes.")
    parts = [
        ["## What changes in the map", "", *(shown or ["Nothing in the data changes."])],
        ["## Coverage", "", *_coverage(before, after)],
    ]
    touched = sorted({address for change in moved for address in (change.address, change.other_end) if address})
    if touched:
        parts.append(["## Pages to look at", "", *(f"- /{inert(address)}" for address in touched[:MOST])])
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _coverage(before: Index, after: Index) -> Iterator[str]:
    old, new = coverage(before), coverage(after)
    rows = {"Links": (old.links, new.links)}
    for basis, meaning in BASES.items():
        rows[f"Links: {meaning.label.lower()}"] = (old.by_basis[basis], new.by_basis[basis])
    for level, meaning in LEVELS.items():
        rows[f"Provisions: {meaning.label.lower()}"] = (old.by_level[level], new.by_level[level])
    counts = {name: (str(was), str(now)) for name, (was, now) in rows.items()}
    counts["Items that reach every framework"] = (f"{old.complete} of {old.items}", f"{new.complete} of {new.items}")
    counts["Statements on a page"] = (f"{old.placed} of {old.statements}", f"{new.placed} of {new.statements}")
    yield "| | before | after |"
    yield "| --- | --- | --- |"
    yield from (f"| {name} | {was} | {now if was == now else f'**{now}**'} |" for name, (was, now) in counts.items())
