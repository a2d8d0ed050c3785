"""Which pages touch a provision: by kind, what a source says first, and what else in other frameworks they touch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from macros.model.index import Index
from macros.model.order import is_main
from macros.model.records import Framework, Item, Mapping, Reference
from macros.model.words import BASES, CASES, KINDS, RELATIONS, THEMES
from macros.views.anchors import id_of_reason

MOST_OPEN = 10  # pages that stand open; what a source says always does
MOST_ALIKE = 5  # provisions of another framework that stand open
_BASES, _KINDS, _THEMES = list(BASES), list(KINDS), list(THEMES)
_OURS = _BASES[-1]


@dataclass(frozen=True, slots=True)
class Row:
    """A page that touches a provision, how, and whether of its framework this provision is its main one."""

    item: Item
    mapping: Mapping
    is_main: bool

    @property
    def id(self) -> str:
        """The id of the row on the page of the provision."""
        return id_of_reason(self.item)


Kinds = list[tuple[str, list[Row]]]  # rows by the kind of their page


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the pages of a provision by kind: every one, those that stand open, and those folded behind them."""

    every: Kinds
    shown: Kinds
    folded: Kinds

    @property
    def number(self) -> int:
        """How many rows there are."""
        return sum(len(rows) for _, rows in self.every)

    @property
    def number_folded(self) -> int:
        """How many rows are folded."""
        return sum(len(rows) for _, rows in self.folded)


@dataclass(frozen=True, slots=True)
class Touching:
    """The pages that touch a provision; those of cases stand apart from the others."""

    rows: tuple[Row, ...]
    cases: Part
    ideas: Part

    @property
    def is_long(self) -> bool:
        """Whether there are so many that a reader wants to choose among them."""
        return len(self.rows) > MOST_OPEN

    @property
    def is_all_main(self) -> bool:
        """Whether the provision is the main one of its framework for every page."""
        return all(row.is_main for row in self.rows)

    @property
    def has_main(self) -> bool:
        """Whether the provision is the main one of its framework for any page."""
        return any(row.is_main for row in self.rows)

    @property
    def bases(self) -> list[tuple[str, int]]:
        """Who says so, the surest first, and of how many pages."""
        return _counted((row.mapping.basis for row in self.rows), _BASES)

    def usual(self, kind: str) -> str:
        """Return the relation of most pages of a kind, which then need not say theirs."""
        relations = Counter(str(row.mapping.relation) for row in self.rows if row.item.kind == kind)
        return min(RELATIONS, key=lambda relation: -relations[relation])

    def first_by(self, basis: str) -> Row:
        """Return the first row on a basis."""
        return next(row for row in self.rows if row.mapping.basis == basis)

    @property
    def kinds(self) -> list[tuple[str, int]]:
        """The kinds of page, and how many of each."""
        return _counted((row.item.kind for row in self.rows), _KINDS)

    @property
    def themes(self) -> list[tuple[str, int]]:
        """The themes, and how many pages of each."""
        return _counted((row.item.theme for row in self.rows if row.item.theme), _THEMES)


@dataclass(frozen=True, slots=True)
class Twin:
    """A provision of another framework, on how many of the same pages it stands, and how sure the surest of them is."""

    reference: Reference
    pages: int
    basis: str


def of_provision(index: Index, reference: Reference) -> Touching:
    """Return the pages that touch a provision."""
    rows = [
        Row(item, mapping, is_main(index, reference, item, mapping)) for item, mapping in index.mappings_to(reference)
    ]
    rows.sort(key=lambda row: (_BASES.index(row.mapping.basis), not row.is_main, row.item.title.lower()))
    cases = [row for row in rows if row.item.kind in CASES]
    ideas = [row for row in rows if row.item.kind not in CASES]
    return Touching(rows=tuple(rows), cases=_part(cases, ideas), ideas=_part(ideas, cases))


def twins(index: Index, reference: Reference) -> list[tuple[Framework, list[Twin], list[Twin]]]:
    """Return the provisions of each other framework on the same pages, most shared first: the first few, the rest."""
    by_framework: dict[str, list[Twin]] = {}
    ours = {item.id: mapping for item, mapping in index.mappings_to(reference)}
    for target, items in index.alike(reference):
        theirs = {item.id: mapping for item, mapping in index.mappings_to(target)}
        basis = min(max(_rank(ours[item.id]), _rank(theirs[item.id])) for item in items)
        by_framework.setdefault(target.framework, []).append(Twin(target, len(items), _BASES[basis]))
    return [
        (framework, by_framework[name][:MOST_ALIKE], by_framework[name][MOST_ALIKE:])
        for name, framework in index.frameworks.items()
        if name in by_framework
    ]


def _rank(mapping: Mapping) -> int:
    return _BASES.index(mapping.basis)


def _part(rows: list[Row], others: list[Row]) -> Part:
    """Return rows by kind, the kind of most pages first; half of those that stand open, and what the others leave."""
    sizes = Counter(row.item.kind for row in rows)
    in_order = sorted(rows, key=lambda row: (-sizes[row.item.kind], _KINDS.index(row.item.kind)))
    room = max(MOST_OPEN // 2, MOST_OPEN - len(others)) - sum(row.mapping.basis != _OURS for row in rows)
    shown: list[Row] = []
    folded: list[Row] = []
    for row in in_order:
        is_open = row.mapping.basis != _OURS or room > 0
        room -= is_open and row.mapping.basis == _OURS
        (shown if is_open else folded).append(row)
    return Part(_by_kind(in_order), _by_kind(shown), _by_kind(folded))


def _by_kind(rows: Iterable[Row]) -> Kinds:
    return [(kind, list(of_kind)) for kind, of_kind in groupby(rows, key=lambda row: str(row.item.kind))]


def _counted(names: Iterable[str], order: list[str]) -> list[tuple[str, int]]:
    counts = Counter(names)
    return [(name, counts[name]) for name in order if counts[name]]
