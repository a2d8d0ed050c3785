"""The provisions of frameworks side by side, joined by the pages that touch both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.model.evidence import is_known
from macros.model.index import Index, numeric_parts
from macros.model.records import Framework, Mapping, Reference
from macros.model.words import BASES
from macros.views.headings import under_headings

DRAFT = "draft"
_BASES = [*BASES, DRAFT]


@dataclass(frozen=True, slots=True)
class Partner:
    """A provision on the same pages as another: how many pages, and on what basis, the surest first."""

    reference: Reference
    bases: tuple[tuple[str, int], ...]

    @property
    def pages(self) -> int:
        """How many pages join the two."""
        return sum(count for _, count in self.bases)


@dataclass(frozen=True, slots=True)
class Cell:
    """What a row has for a framework: the provision that leads it, partners most shared first, or only gaps.

    `none` and `not_yet` count the pages of the leading provision that looked and found nothing, or did not look.
    """

    framework: Framework
    lead: Reference | None = None
    partners: tuple[Partner, ...] = ()
    none: int = 0
    not_yet: int = 0

    @property
    def shown(self) -> Reference | None:
        """The provision that is told whole."""
        return self.lead or (self.partners[0].reference if self.partners else None)


@dataclass(frozen=True, slots=True)
class Row:
    """A provision, and a cell for each framework, its own among them."""

    lead: Reference
    cells: tuple[Cell, ...]

    @property
    def bases(self) -> list[str]:
        """On what bases anything is joined to it."""
        found = {basis for cell in self.cells for partner in cell.partners for basis, _ in partner.bases}
        return [basis for basis in _BASES if basis in found]


@dataclass(frozen=True, slots=True)
class Part:
    """The rows under one heading of a framework; `id` is that of the part."""

    framework: Framework
    id: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """Frameworks side by side: the rows under their headings, and what is left out because nobody has seen it."""

    frameworks: tuple[Framework, ...]
    parts: tuple[Part, ...]
    unseen: tuple[tuple[Framework, tuple[Reference, ...]], ...]

    @property
    def references(self) -> list[Reference]:
        """Every provision that the table names, once."""
        cells = [cell for part in self.parts for row in part.rows for cell in row.cells]
        partners = [partner.reference for cell in cells for partner in cell.partners]
        return list(dict.fromkeys([*(cell.lead for cell in cells if cell.lead), *partners]))

    @property
    def single(self) -> list[tuple[Framework, Reference]]:
        """The frameworks of which the table names one provision alone, with it: the same one stands in many rows."""
        by_framework = [
            (framework, [reference for reference in self.references if reference.framework == framework.id])
            for framework in self.frameworks
        ]
        return [(framework, references[0]) for framework, references in by_framework if len(references) == 1]


def of_pair(index: Index, left: Framework, right: Framework) -> Sides:
    """Return the provisions of one framework beside those of another, and then what the other has besides."""
    both = (left, right)
    parts = list(_parts(index, left, both, told=set()))
    told = {cell.shown for part in parts for row in part.rows for cell in row.cells}
    parts += _parts(index, right, both, told)
    return Sides(both, tuple(parts), tuple(_unseen(index, both)))


def led_by(index: Index, lead: Framework) -> Sides:
    """Return the provisions of one framework beside those of all others."""
    others = (framework for framework in index.frameworks.values() if framework is not lead)
    frameworks = (lead, *others)
    return Sides(frameworks, tuple(_parts(index, lead, frameworks, told=set())), tuple(_unseen(index, [lead])))


def _parts(
    index: Index, lead: Framework, frameworks: tuple[Framework, ...], told: set[Reference | None]
) -> Iterator[Part]:
    """Yield what is known of a framework under its headings, without what has been told already."""
    listed = index.in_edition(lead.id, lead.current_edition)
    left = [reference for reference in listed if is_known(index.provisions[reference]) and reference not in told]
    for section in under_headings(index, left):
        rows = tuple(_row(index, reference, frameworks) for reference in section.references)
        yield Part(lead, f"{lead.id}-{'-'.join(numeric_parts(section.number))}", section.title, rows)


def _row(index: Index, lead: Reference, frameworks: Iterable[Framework]) -> Row:
    partners = _partners(index, lead)
    return Row(lead, tuple(_cell(index, lead, framework, partners) for framework in frameworks))


def _cell(index: Index, lead: Reference, framework: Framework, partners: dict[str, list[Partner]]) -> Cell:
    if framework.id == lead.framework:
        return Cell(framework, lead=lead)
    if framework.id in partners:
        return Cell(framework, partners=tuple(partners[framework.id]))
    states = [index.answer(item.id, framework).state for item, _ in index.mappings_to(lead)]
    none = states.count("none")
    return Cell(framework, none=none, not_yet=len(states) - none)


def _partners(index: Index, lead: Reference) -> dict[str, list[Partner]]:
    """Return the provisions on the same pages by framework: of the current edition, on most pages, and surest first."""
    ours = {str(item.id): mapping for item, mapping in index.mappings_to(lead)}
    partners: dict[str, list[Partner]] = {}
    for target, items in index.alike(lead):
        theirs = {str(item.id): mapping for item, mapping in index.mappings_to(target)}
        counts = Counter(_basis(ours[item.id], theirs[item.id]) for item in items)
        bases = tuple((basis, counts[basis]) for basis in _BASES if counts[basis])
        partners.setdefault(target.framework, []).append(Partner(target, bases))
    for found in partners.values():
        found.sort(key=lambda partner: (not partner.reference.current, -partner.pages, _rank(partner)))
    return partners


def _basis(one: Mapping, other: Mapping) -> str:
    """Return on what a page joins two provisions: it is as sure as the less sure of its two links."""
    if one.draft or other.draft:
        return DRAFT
    return max(str(one.basis), str(other.basis), key=_BASES.index)


def _rank(partner: Partner) -> int:
    return _BASES.index(partner.bases[0][0])


def _unseen(index: Index, frameworks: Iterable[Framework]) -> Iterator[tuple[Framework, tuple[Reference, ...]]]:
    for framework in frameworks:
        listed = index.in_edition(framework.id, framework.current_edition)
        unseen = tuple(reference for reference in listed if not is_known(index.provisions[reference]))
        if unseen:
            yield framework, unseen
