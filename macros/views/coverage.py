"""Count what the map holds and what it lacks, with the three kinds of empty told apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from typing import Any

from macros.model.index import Index
from macros.model.words import BASES, KINDS, STATUSES

STATES = {
    "mapped": "yes",
    "none": "none",
    "not-yet": "not yet",
    "missing": "missing",
}  # short, for a table with a column for each framework


@dataclass(frozen=True, slots=True)
class SourceCount:
    """How many statements of a source stand on a page."""

    source: str
    statements: int
    placed: int


@dataclass(frozen=True, slots=True)
class EditionCount:
    """How well an edition is known, and how many of its numbers a page touches."""

    framework: str
    edition: str
    numbers: int
    read: int
    reported: int
    listed: int
    touched: int
    untouched: int  # read or reported, but no page touches them: looked at, nothing found so far


@dataclass(frozen=True, slots=True)
class FrameworkCount:
    """What the items have for a framework: a mapping, a reasoned none, a not-yet, or nothing."""

    framework: str
    mapped: int
    none: int
    not_yet: int
    missing: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """All counts; `as_of` is the last day on which a provision was checked or nothing was found."""

    as_of: str
    statements: int
    placed: int
    items: int
    complete: int
    links: int
    by_basis: dict[str, int]
    by_status: dict[str, int]
    by_kind: dict[str, int]
    sources: list[SourceCount]
    editions: list[EditionCount]
    frameworks: list[FrameworkCount]
    states: dict[str, dict[str, str]]  # item → framework → state

    def as_json(self) -> dict[str, Any]:
        """Return the counts as plain dictionaries and lists."""
        return asdict(self)


def coverage(index: Index) -> Coverage:
    """Count the map."""
    items = [item for item in index.items.values() if KINDS[item.kind].mapped]
    states = {
        str(item.id): {str(framework.id): answer.state for framework, answer in index.answers_of(item.id)}
        for item in items
    }
    sources = [
        SourceCount(name, len(source.statements), sum(s.item in index.items for s in source.statements))
        for name, source in index.sources.items()
    ]
    mappings = [mapping for answer in index.data.answers for mapping in answer.mappings]
    return Coverage(
        as_of=as_of(index),
        statements=sum(count.statements for count in sources),
        placed=sum(count.placed for count in sources),
        items=len(items),
        complete=sum("missing" not in by_framework.values() for by_framework in states.values()),
        links=len(mappings),
        by_basis={basis: sum(mapping.basis == basis for mapping in mappings) for basis in BASES},
        by_status={
            status: sum(provision.status == status for provision in index.provisions.values()) for status in STATUSES
        },
        by_kind=dict(Counter(item.kind for item in index.items.values())),
        sources=sources,
        editions=[_edition(index, framework, edition) for framework, edition in index.editions],
        frameworks=[_framework(name, states) for name in index.frameworks],
        states=states,
    )


def _edition(index: Index, framework: str, edition: str) -> EditionCount:
    references = index.in_edition(framework, edition)
    statuses = Counter(str(index.provisions[reference].status) for reference in references)
    known = [reference for reference in references if index.provisions[reference].status != "listed"]
    touched = sum(bool(index.mappings_to(reference)) for reference in known)
    return EditionCount(
        framework,
        edition,
        len(references),
        statuses["read"],
        statuses["reported"],
        statuses["listed"],
        touched=touched,
        untouched=len(known) - touched,
    )


def _framework(name: str, states: dict[str, dict[str, str]]) -> FrameworkCount:
    counts = Counter(by_framework[name] for by_framework in states.values())
    return FrameworkCount(name, counts["mapped"], counts["none"], counts["not-yet"], counts["missing"])


def as_of(index: Index) -> str:
    """Return the last day on which a provision was checked or nothing was found; nothing where neither was."""
    checked = [str(provision.checked.on) for provision in index.provisions.values() if provision.checked]
    looked = [str(answer.gap.on) for answer in index.data.answers if answer.gap and answer.gap.on]
    return max([*checked, *looked], default="")
