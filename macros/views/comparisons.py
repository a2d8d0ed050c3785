"""Provisions of several frameworks on the same subject: what all of them ask, what some do, and what only one does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.model.evidence import is_known
from macros.model.force import NOT_SEEN, force_of
from macros.model.index import Index
from macros.model.names import name_of
from macros.model.records import Aspect, Comparison, Framework, Mark, Reference
from macros.model.words import MARKS

ASKS, NOT_READ = "asks", "not-read"
UNKNOWN_FORCE = "asks it (with what force was not seen)"
REACHES = {
    "all": "What all of them ask",
    "some": "What some of them ask",
    "one": "What we found in one of them alone",
    "open": "What we found in one of them, and others may ask: not all were read in full",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """What one provision says of an aspect, and that in a word or two: `you must`, `not in our words`."""

    reference: Reference
    mark: Mark
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """An aspect with a cell for each provision."""

    aspect: Aspect
    cells: tuple[Cell, ...]

    @property
    def asking(self) -> list[Reference]:
        """The provisions that ask this."""
        return [cell.reference for cell in self.cells if cell.mark.mark == ASKS]

    @property
    def reach(self) -> str:
        """How many of the provisions ask this, as a word of `REACHES`."""
        if len(self.asking) == len(self.cells):
            return "all"
        if len(self.asking) > 1:
            return "some"
        return "open" if any(cell.mark.mark == NOT_READ for cell in self.cells) else "one"


@dataclass(frozen=True, slots=True)
class Absent:
    """A framework of which no provision is compared, though some of its numbers have not been read."""

    framework: Framework
    numbers: int
    unread: int


@dataclass(frozen=True, slots=True)
class Table:
    """A comparison as a table: its provisions, and its rows by how many of them ask each aspect."""

    comparison: Comparison
    references: tuple[Reference, ...]
    names: list[str]
    rows: tuple[Row, ...]
    absent: tuple[Absent, ...]
    pages: int  # that link to all of its provisions

    @property
    def parts(self) -> list[tuple[str, list[Row]]]:
        """The rows that all ask, then those that some ask, then those of one, each part with its heading."""
        by_heading = {heading: [row for row in self.rows if row.reach == reach] for reach, heading in REACHES.items()}
        return [(heading, rows) for heading, rows in by_heading.items() if rows]

    def others(self, reference: Reference) -> list[Reference]:
        """Return the provisions beside one of them."""
        return [other for other in self.references if other != reference]

    def together(self) -> list[str]:
        """Return the names of what all of them ask."""
        return [str(row.aspect.name) for row in self.rows if row.reach == "all"]

    def alone(self, reference: Reference, reach: str = "one") -> list[str]:
        """Return the names of what one of them asks and no other does; with `open`, perhaps no other."""
        return [str(row.aspect.name) for row in self.rows if row.reach == reach and row.asking == [reference]]


def tables(index: Index) -> list[Table]:
    """Return every comparison as a table, in the order of the data."""
    return _tables(index, index.data.comparisons)


def of_provision(index: Index, reference: Reference) -> list[Table]:
    """Return the comparisons in which a provision stands."""
    return _tables(index, index.comparisons_of(reference))


def _tables(index: Index, comparisons: Iterable[Comparison]) -> list[Table]:
    return [_table(index, comparison) for comparison in comparisons]


def _table(index: Index, comparison: Comparison) -> Table:
    references = tuple(reference for reference in map(index.named, comparison.provisions) if reference)
    rows = tuple(_row(index, aspect, references) for aspect in comparison.aspects)
    linked = [{item.id for item, _ in index.mappings_to(reference)} for reference in references]
    return Table(
        comparison=comparison,
        references=references,
        names=[name_of(index, reference) for reference in references],
        rows=rows,
        absent=tuple(_absent(index, references)),
        pages=len(set.intersection(*linked)),
    )


def _row(index: Index, aspect: Aspect, references: Iterable[Reference]) -> Row:
    marks = {index.named(mark.provision): mark for mark in aspect.marks}
    cells = [Cell(reference, marks[reference], _label(index, reference, marks[reference])) for reference in references]
    return Row(aspect, tuple(cells))


def _label(index: Index, reference: Reference, mark: Mark) -> str:
    if mark.mark != ASKS:
        return MARKS[mark.mark].label
    force = mark.force or force_of(index, reference)
    return UNKNOWN_FORCE if force in {"", NOT_SEEN} else str(force)


def _absent(index: Index, references: Iterable[Reference]) -> Iterable[Absent]:
    compared = {reference.framework for reference in references}
    for framework in index.frameworks.values():
        numbers = index.in_edition(framework.id, framework.current_edition)
        unread = sum(not is_known(index.provisions[number]) for number in numbers)
        if framework.id not in compared and unread:
            yield Absent(framework, len(numbers), unread)
