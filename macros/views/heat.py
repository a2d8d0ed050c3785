"""The map at a glance: the pages of one kind against the provisions of one framework, a mark where they meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from macros.model.index import Index, numeric_parts
from macros.model.order import position_in_list
from macros.model.records import Answer, Framework, Group, Item, Mapping, Reference
from macros.model.words import BASES, GAPS, KINDS, THEMES
from macros.views.headings import title_of_heading

FIRST = "situation"  # the kind that a reader sees before all others
_NOT_YET = "not-yet"
_SHORT = len("1.10")


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a page and a provision meet: how, and behind how many empty columns of its row."""

    reference: Reference
    mapping: Mapping
    is_main: bool
    skipped: int = 0

    @property
    def says(self) -> str:
        """What the mark shows by its form, in words: `main, our reading`."""
        words = ["main" if self.is_main else "also", BASES[self.mapping.basis].label.lower()]
        return ", ".join([*words, "draft"] if self.mapping.draft else words)


@dataclass(frozen=True, slots=True)
class Row:
    """A page with its marks in the order of the columns, how many columns are left, and what leads to older editions.

    A page that touches nothing has the kind of its gap, as a word of `GAPS`.
    """

    item: Item
    marks: tuple[Mark, ...]
    rest: int
    older: tuple[Mark, ...]
    gap: str
    is_answered: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """Columns side by side under one heading of the publisher, or under the first part of their numbers."""

    number: str
    group: Group | None
    columns: tuple[Reference, ...]

    @property
    def title(self) -> str:
        """What to print above them."""
        return title_of_heading(self.number, self.group)

    @property
    def words(self) -> str:
        """What stands in its title behind the number."""
        return self.title.removeprefix(self.number)


@dataclass(frozen=True, slots=True)
class Table:
    """The pages of one kind, and the provisions of the current edition that any of them touches."""

    kind: str
    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]

    @property
    def columns(self) -> list[Reference]:
        """The provisions, in the order of their numbers."""
        return [reference for heading in self.headings for reference in heading.columns]

    @property
    def has_older(self) -> bool:
        """Whether any of its pages touches a provision of an older edition."""
        return any(row.older for row in self.rows)

    @property
    def has_marks(self) -> bool:
        """Whether any of its pages touches anything."""
        return bool(self.headings) or self.has_older

    @property
    def has_long_numbers(self) -> bool:
        """Whether any number is too long for a narrow column: `2.3.1`."""
        return any(len(reference.number) > _SHORT for reference in self.columns)

    @property
    def gaps(self) -> list[str]:
        """The kinds of gap that its rows have."""
        return [gap for gap in GAPS if any(row.gap == gap for row in self.rows)]


@dataclass(frozen=True, slots=True)
class Heat:
    """All pages against one framework, kind by kind, and how many of its numbers are listed and touched."""

    framework: Framework
    tables: tuple[Table, ...]
    listed: int
    touched: int

    @property
    def themes(self) -> list[str]:
        """The themes of the pages."""
        used = {row.item.theme for table in self.tables for row in table.rows}
        return [theme for theme in THEMES if theme in used]

    @property
    def has_marks(self) -> bool:
        """Whether any page is mapped to it."""
        return any(table.has_marks for table in self.tables)


def heat(index: Index, framework: Framework) -> Heat:
    """Return the map of a framework, the kind that readers ask for most before the others."""
    listed = index.in_edition(framework.id, framework.current_edition)
    kinds = [kind for kind in (FIRST, *(kind for kind in KINDS if kind != FIRST)) if KINDS[kind].mapped]
    tables = (_table(index, framework, kind, listed) for kind in kinds)
    touched = sum(bool(index.mappings_to(reference)) for reference in listed)
    return Heat(framework, tuple(table for table in tables if table.rows), len(listed), touched)


def first_of(framework: Heat) -> Table | None:
    """Return the table of the pages that readers ask for most, where a map has any page."""
    return next(iter(framework.tables), None)


def _table(index: Index, framework: Framework, kind: str, listed: Iterable[Reference]) -> Table:
    of_kind = [item for item in index.items.values() if item.kind == kind]
    touched = {target for item in of_kind for target, _ in index.targets(index.answer(item.id, framework))}
    columns = [reference for reference in listed if reference in touched]
    rows = (_row(index, framework, item, columns) for item in sorted(of_kind, key=_place))
    return Table(kind, tuple(_headings(index, columns)), tuple(rows))


def _row(index: Index, framework: Framework, item: Item, columns: list[Reference]) -> Row:
    answer = index.answer(item.id, framework)
    position = {reference: number for number, reference in enumerate(columns)}
    targets = index.targets(answer)
    current = sorted((target for target in targets if target[0].current), key=lambda target: position[target[0]])
    marks, skipped_to = [], 0
    for reference, mapping in current:
        marks.append(_mark(answer, reference, mapping, position[reference] - skipped_to))
        skipped_to = position[reference] + 1
    older = tuple(_mark(answer, reference, mapping) for reference, mapping in targets if not reference.current)
    gap = "" if targets else answer.gap.kind if answer.gap else _NOT_YET
    return Row(item, tuple(marks), len(columns) - skipped_to, older, gap, answer.state != "missing")


def _mark(answer: Answer, reference: Reference, mapping: Mapping, skipped: int = 0) -> Mark:
    return Mark(reference, mapping, answer.mappings[0] is mapping, skipped)


def _headings(index: Index, columns: Iterable[Reference]) -> Iterator[Heading]:
    def number(reference: Reference) -> str:
        group = index.group_of(reference)
        return str(group.number if group else numeric_parts(reference.number)[0])

    for above, references in groupby(columns, key=number):
        under = tuple(references)
        yield Heading(above, index.group_of(under[0]), under)


def _place(item: Item) -> tuple[int, tuple[int, str]]:
    themes = list(THEMES)
    return themes.index(item.theme) if item.theme in themes else len(themes), position_in_list(item)
