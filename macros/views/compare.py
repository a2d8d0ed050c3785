"""Lay the frameworks side by side: for each page, what it touches in each of them, or why nothing."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.model.index import Index
from macros.model.order import position_in_list
from macros.model.records import Answer, Framework, Item, Mapping, Reference
from macros.model.words import BASES, GAPS, KINDS, THEMES, Meaning

PAIR_STATES = {
    "both": Meaning(
        "Both deal with the same subject",
        "Each of these pages links to a number in both frameworks. That does not make the numbers equivalent.",
    ),
    "left": Meaning("Found in {left} only", "We looked in {right} too, and found nothing that fits these pages."),
    "right": Meaning("Found in {right} only", "We looked in {left} too, and found nothing that fits these pages."),
    "neither": Meaning("Found in neither", "We looked in both, and found nothing that fits these pages."),
    "open": Meaning(
        GAPS["not-yet"].label,
        "For these pages, the text of one framework or of both has not been read. Nobody can compare them yet.",
    ),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """What a page has for a framework, with the provisions that it leads to, the main one first."""

    framework: Framework
    answer: Answer
    targets: tuple[tuple[Reference, Mapping], ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A page with a cell for each framework that is compared."""

    item: Item
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ThemeRows:
    """The rows of one theme."""

    id: str
    theme: Meaning
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many pages of a theme touch a framework, through how many links, and what the others say."""

    framework: Framework
    pages: int
    links: int
    none: int
    not_yet: int


def matrix(index: Index, frameworks: Iterable[Framework] = ()) -> list[ThemeRows]:
    """Return every mapped page against all frameworks, or those given, theme by theme and kind by kind."""
    chosen = tuple(frameworks) or tuple(index.frameworks.values())
    kinds = list(KINDS)
    items = sorted(
        (item for item in index.items.values() if KINDS[item.kind].mapped),
        key=lambda item: (kinds.index(item.kind), position_in_list(item)),
    )
    rows = [_row(index, item, chosen) for item in items]
    themes = [_theme(name, theme, rows) for name, theme in THEMES.items()]
    return [theme for theme in themes if theme.rows]


def kinds_in(groups: Iterable[ThemeRows]) -> list[str]:
    """Return the kinds of the pages in these rows, in the order of all kinds."""
    kinds = {row.item.kind for group in groups for row in group.rows}
    return [kind for kind in KINDS if kind in kinds]


def bases_in(groups: Iterable[ThemeRows]) -> list[str]:
    """Return the bases of the links in these rows, the surest first."""
    cells = [cell for group in groups for row in group.rows for cell in row.cells]
    bases = {str(mapping.basis) for cell in cells for _, mapping in cell.targets}
    return [basis for basis in BASES if basis in bases]


def cell(index: Index, item: Item, framework: Framework) -> Cell:
    """Return what a page has for a framework, the main provision first."""
    answer = index.answer(item.id, framework)
    return Cell(framework, answer, tuple(index.targets(answer)))


def pairs(index: Index) -> list[tuple[Framework, Framework]]:
    """Return every two frameworks, once each."""
    return list(itertools.combinations(index.frameworks.values(), 2))


def side_by_side(index: Index, left: Framework, right: Framework) -> dict[str, list[ThemeRows]]:
    """Return the pages of two frameworks, sorted: both deal with it, only one does, neither, or nobody has looked."""
    themes = matrix(index, (left, right))
    return {state: list(_in_state(themes, state)) for state in PAIR_STATES}


def tallies(index: Index) -> list[tuple[str, Meaning, list[Tally]]]:
    """Count, for each theme and framework, the pages that touch it and those that do not."""
    return [(group.id, group.theme, _tallies(group.rows)) for group in matrix(index)]


def _row(index: Index, item: Item, frameworks: Iterable[Framework]) -> Row:
    return Row(item, tuple(cell(index, item, framework) for framework in frameworks))


def _theme(name: str, theme: Meaning, rows: Iterable[Row]) -> ThemeRows:
    return ThemeRows(name, theme, tuple(row for row in rows if row.item.theme == name))


def _in_state(themes: Iterable[ThemeRows], state: str) -> Iterator[ThemeRows]:
    """Yield each theme with its rows that are in this state, if there are any."""
    for group in themes:
        rows = tuple(row for row in group.rows if _pair_state(row) == state)
        if rows:
            yield ThemeRows(group.id, group.theme, rows)


def _tallies(rows: Iterable[Row]) -> list[Tally]:
    columns = zip(*(row.cells for row in rows), strict=True)
    return [_tally(cells) for cells in columns]


def _tally(cells: tuple[Cell, ...]) -> Tally:
    states = [cell.answer.state for cell in cells]
    links = sum(len(cell.targets) for cell in cells)
    return Tally(
        cells[0].framework,
        states.count("mapped"),
        links,
        states.count("none"),
        states.count("not-yet") + states.count("missing"),
    )


def _pair_state(row: Row) -> str:
    left, right = (cell.answer.state for cell in row.cells)
    if {"not-yet", "missing"} & {left, right}:
        return "open"
    states = {("mapped", "mapped"): "both", ("mapped", "none"): "left", ("none", "mapped"): "right"}
    return states.get((left, right), "neither")
