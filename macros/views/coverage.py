"""Count what the map holds and what it lacks, with the three kinds of empty told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from macros.model.evidence import days_of, is_known, level_of, of_today
from macros.model.index import Index
from macros.model.records import Item, Provision, Source
from macros.model.words import BASES, KINDS, LEVELS

# Short, for a table with a column for each framework.
STATES = {"mapped": "yes", "none": "none", "not-yet": "not yet", "missing": "missing"}


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
    whole: int
    part: int
    subject: int
    unseen: int
    touched: int
    untouched: int  # known, but no page touches them


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
    """All counts; `as_of` is the last day on which a copy of a provision was looked at or nothing was found."""

    as_of: str
    statements: int
    placed: int
    items: int
    complete: int
    links: int
    by_basis: dict[str, int]
    by_level: dict[str, int]
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
    states = {str(item.id): _states(index, item) for item in items}
    sources = [_source(index, source) for source in index.sources.values()]
    bases = Counter(str(mapping.basis) for answer in index.data.answers for mapping in answer.mappings)
    return Coverage(
        as_of=as_of(index),
        statements=sum(count.statements for count in sources),
        placed=sum(count.placed for count in sources),
        items=len(items),
        complete=sum("missing" not in by_framework.values() for by_framework in states.values()),
        links=bases.total(),
        by_basis={basis: bases[basis] for basis in BASES},
        by_level=_by_level(index.provisions.values()),
        by_kind=dict(Counter(item.kind for item in index.items.values())),
        sources=sources,
        editions=[_edition(index, framework, edition) for framework, edition in index.editions],
        frameworks=[_framework(name, states) for name in index.frameworks],
        states=states,
    )


def sureness(index: Index) -> list[str]:
    """Return in words what the links rest on, who has looked at them, and how much of the provisions was seen."""
    mappings = [mapping for answer in index.data.answers for mapping in answer.mappings]
    bases = Counter(str(mapping.basis) for mapping in mappings)
    checked = sum(bool(of_today(mapping)) for mapping in mappings)
    second = f"A second reader has checked {checked:,}" if checked else "No second reader has checked any"
    levels = _by_level(index.provisions.values())
    others = f"The other {bases['inferred']:,} are" if len(mappings) > bases["inferred"] else "All are"
    links = (
        f"Pages and numbers are joined by {len(mappings):,} links. In {_or_none(bases['cited'])} a source prints the "
        f"number; in {_or_none(bases['stated'])} the framework's owner makes the link. {others} our own reading. "
        f"{second} of them."
    )
    unseen = f"What {levels['unseen']:,} of them say, nobody here has seen." if levels["unseen"] else ""
    texts = f"Of {len(index.provisions):,} numbers, {levels['whole']:,} were seen whole in some copy. {unseen}"
    return [links, texts.strip()]


def _or_none(number: int) -> str:
    return f"{number:,}" if number else "none"


def _states(index: Index, item: Item) -> dict[str, str]:
    return {str(framework.id): answer.state for framework, answer in index.answers_of(item.id)}


def _source(index: Index, source: Source) -> SourceCount:
    placed = sum(statement.item in index.items for statement in source.statements)
    return SourceCount(source.id, len(source.statements), placed)


def _edition(index: Index, framework: str, edition: str) -> EditionCount:
    references = index.in_edition(framework, edition)
    levels = _by_level(index.provisions[reference] for reference in references)
    seen = [reference for reference in references if is_known(index.provisions[reference])]
    touched = sum(bool(index.mappings_to(reference)) for reference in seen)
    return EditionCount(framework, edition, len(references), **levels, touched=touched, untouched=len(seen) - touched)


def _by_level(provisions: Iterable[Provision]) -> dict[str, int]:
    counts = Counter(map(level_of, provisions))
    return {level: counts[level] for level in LEVELS}


def _framework(name: str, states: dict[str, dict[str, str]]) -> FrameworkCount:
    counts = Counter(by_framework[name] for by_framework in states.values())
    return FrameworkCount(name, counts["mapped"], counts["none"], counts["not-yet"], counts["missing"])


def as_of(index: Index) -> str:
    """Return the last day on which a copy was looked at or nothing was found; nothing where neither was."""
    days = days_of(index.provisions.values())
    looked = [str(answer.gap.on) for answer in index.data.answers if answer.gap and answer.gap.on]
    return max([*days, *looked], default="")
