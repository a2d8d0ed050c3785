"""Draw what became of an edition: its numbers on the left, those of the later one on the right, bands between them."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from macros.model.index import Index, numeric
from macros.model.records import Reference
from macros.views.editions import Fate, Succession, fates, newcomers
from macros.views.headings import Section, under_headings

_ROW = 24  # high enough for a finger
_HEAD = 22  # the line above the numbers of one heading
_LINE = 14  # each further line of a title or of a heading
_LETTERS_OF_TITLE, _LETTERS_OF_HEADING = 31, 38  # in a line: there is room for no more
_LEFT, _MIDDLE, _RIGHT = 66, 140, 214  # where a band begins, turns and ends
_BESIDE = 4  # between bands that leave or reach one number together


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number stands, its title in lines, its sign (a word of `SIGNS`), and whether it stays in the filter."""

    reference: Reference
    title: tuple[str, ...]
    y: int
    is_warned: bool
    sign: str


@dataclass(frozen=True, slots=True)
class Head:
    """A heading of the publisher, in lines above its numbers; it stays in the filter with any of them."""

    section: Section
    lines: tuple[str, ...]
    y: int
    is_warned: bool


@dataclass(frozen=True, slots=True)
class Bank:
    """Numbers of one edition, from top to bottom, with their headings."""

    places: tuple[Place, ...]
    heads: tuple[Head, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """What became of one number, as a line to one later number, or to none that is known; `end` is its height there."""

    fate: Fate
    later: Reference | None
    path: str
    end: int

    @property
    def is_warned(self) -> bool:
        """Whether the old number says something else now."""
        return bool(self.fate.became.warning)


@dataclass(frozen=True, slots=True)
class Reach:
    """A part of the river that no band leaves, drawn by itself, so that paper can break between two of them."""

    older: Bank
    later: Bank
    bands: tuple[Band, ...]
    height: int


@dataclass(frozen=True, slots=True)
class River:
    """The whole drawing. A phone of 320 px has room for its width; titles stand outside, where there is room."""

    WIDTH: ClassVar[int] = 280
    OLDER: ClassVar[int] = 46  # where the older numbers end
    LATER: ClassVar[int] = 234  # where the later ones begin
    LINE: ClassVar[int] = _LINE
    NOWHERE: ClassVar[int] = 110  # where a band ends that leads to no number
    SIGNS: ClassVar[dict[str, str]] = {
        "changed": "this number changed its meaning",
        "nowhere": "no later number is known",
        "new": "no older number is known",
    }

    reaches: tuple[Reach, ...]

    @property
    def changes(self) -> set[str]:
        """The kinds of change that it shows."""
        return {str(band.fate.became.change) for reach in self.reaches for band in reach.bands}

    @property
    def signs(self) -> set[str]:
        """The signs that it shows."""
        banks = [bank for reach in self.reaches for bank in (reach.older, reach.later)]
        nowhere = {"nowhere" for reach in self.reaches for band in reach.bands if band.later is None}
        return nowhere | {place.sign for bank in banks for place in bank.places}


def river(index: Index, succession: Succession) -> River:
    """Return the drawing of what became of an older edition; headings with the same number stand side by side."""
    told = fates(index, succession)
    banks = _Banks(
        older=_sections(index, succession, succession.older.id),
        later=_sections(index, succession, succession.later.id),
        warned={fate.reference: "changed" for fate in told if fate.became.warning},
        reached={reference for fate in told if fate.became.warning for reference in fate.later},
        alone=dict.fromkeys(newcomers(index, succession), "new"),
        titles={
            reference: _in_lines(provision.title, _LETTERS_OF_TITLE)
            for reference, provision in index.provisions.items()
            if reference.framework == succession.framework.id
        },
    )
    return River(tuple(_reach(banks, numbers, told) for numbers in _parted(banks, told)))


@dataclass(frozen=True, slots=True)
class _Banks:
    """The sections of both editions by their numbers, and what is known of the provisions in them."""

    older: Mapping[str, Section]
    later: Mapping[str, Section]
    warned: dict[Reference, str]
    reached: set[Reference]
    alone: dict[Reference, str]
    titles: Mapping[Reference, tuple[str, ...]]


@dataclass(slots=True)
class _Layout:
    """One bank, while its sections are put below one another; a title of two lines makes its row higher."""

    titles: Mapping[Reference, tuple[str, ...]]
    heights: dict[Reference, int] = field(default_factory=dict)
    tops: list[tuple[Section, int]] = field(default_factory=list)

    def put(self, section: Section | None, top: int, head: int) -> int:
        """Put a section below `top`, with a line above it of this height, and return where it ends."""
        if section is None:
            return top
        self.tops.append((section, top + head // 2))
        bottom = top + head
        for reference in section.references:
            row = _ROW + _further(self.titles[reference])
            self.heights[reference] = bottom + row // 2
            bottom += row
        return bottom

    def bank(self, stays: Iterable[Reference], signs: dict[Reference, str]) -> Bank:
        """Return what was put."""
        stays = frozenset(stays)
        places = (
            Place(reference, self.titles[reference], y, reference in stays, signs.get(reference, ""))
            for reference, y in self.heights.items()
        )
        heads = (
            Head(section, _heading_of(section), y, not stays.isdisjoint(section.references)) for section, y in self.tops
        )
        return Bank(tuple(places), tuple(heads))


def _heading_of(section: Section | None) -> tuple[str, ...]:
    return _in_lines(section.group.heading if section and section.group else "", _LETTERS_OF_HEADING)


def _in_lines(words: str | None, letters: int) -> tuple[str, ...]:
    return tuple(textwrap.wrap(words or "", letters, break_on_hyphens=False))


def _further(lines: tuple[str, ...]) -> int:
    """Return the height of all lines but the first."""
    return _LINE * max(0, len(lines) - 1)


def _sections(index: Index, succession: Succession, edition: str) -> dict[str, Section]:
    sections = under_headings(index, index.in_edition(succession.framework.id, edition))
    return {section.number: section for section in sections}


def _parted(banks: _Banks, told: list[Fate]) -> Iterator[list[str]]:
    """Yield the numbers of headings, parted wherever no band leads from one side of the gap to the other."""
    numbers = sorted({*banks.older, *banks.later}, key=numeric)
    stands = {
        reference: numbers.index(section.number)
        for sections in (banks.older, banks.later)
        for section in sections.values()
        for reference in section.references
    }
    spans = [sorted((stands[fate.reference], stands[later])) for fate in told for later in _drawn(fate, stands)]
    begun = 0
    for gap in range(1, len(numbers) + 1):
        if not any(first < gap <= last for first, last in spans):
            yield numbers[begun:gap]
            begun = gap


def _reach(banks: _Banks, numbers: list[str], told: list[Fate]) -> Reach:
    left, right, bottom = _Layout(banks.titles), _Layout(banks.titles), 0
    for number in numbers:
        older, later = banks.older.get(number), banks.later.get(number)
        head = _HEAD + max(_further(_heading_of(older)), _further(_heading_of(later)))
        bottom = max(left.put(older, bottom, head), right.put(later, bottom, head))
    return Reach(
        older=left.bank(banks.warned, banks.warned),
        later=right.bank(banks.reached, banks.alone),
        bands=tuple(_bands([fate for fate in told if fate.reference in left.heights], left.heights, right.heights)),
        height=bottom,
    )


def _bands(told: list[Fate], left: dict[Reference, int], right: dict[Reference, int]) -> Iterator[Band]:
    """Yield the bands; those that leave or reach one number together stand a little apart there."""
    sources = Counter(later for fate in told for later in fate.later)
    arrived: Counter[Reference] = Counter()
    for fate in told:
        start, drawn = left[fate.reference], _drawn(fate, right)
        if not drawn:
            yield Band(fate, None, f"M{_LEFT} {start}H{River.NOWHERE}", start)
        for place, later in enumerate(drawn):
            begin = start + _shift(place, len(drawn))
            end = right[later] + _shift(arrived[later], sources[later])
            arrived[later] += 1
            path = f"M{_LEFT} {begin}C{_MIDDLE} {begin} {_MIDDLE} {end} {_RIGHT} {end}"
            yield Band(fate, later, path, end)


def _drawn(fate: Fate, heights: Mapping[Reference, int]) -> list[Reference]:
    """Return the later numbers that stand in the drawing; a number may lead to another edition than its neighbours."""
    return [later for later in fate.later if later in heights]


def _shift(place: int, count: int) -> int:
    return _BESIDE * (2 * place - count + 1) // 2
