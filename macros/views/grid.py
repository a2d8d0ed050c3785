"""All numbers of an edition as small cells: how each was read, and how many pages link to it."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.evidence import status_of
from macros.model.index import Index
from macros.model.records import Reference
from macros.model.words import LEVELS, STATUSES
from macros.views.headings import under_headings

WHOLE = "whole"
MANY = (1, 10, 30)  # from so many pages on, a cell has one dot more

# The forms of a cell from the fullest to the emptiest: the drawing in words, and what it means.
FORMS = {
    WHOLE: ("bar below", LEVELS[WHOLE].label),
    "undated": ("bar below, sides of dots", STATUSES["undated"].label),
    "counted": ("bar below, sides of dashes", STATUSES["counted"].label),
    "joined": ("two lines below", STATUSES["joined"].label),
    "most": ("bar of dashes below", STATUSES["most"].label),
    "opening": ("bar on the left", STATUSES["opening"].label),
    "subject": ("bar above", STATUSES["subject"].label),
    "number": ("thin frame", STATUSES["number"].label),
    "unconfirmed": ("frame of dashes", STATUSES["unconfirmed"].label),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A provision, the form that tells how it was read, and the pages that link to it."""

    reference: Reference
    form: str
    pages: int

    @property
    def dots(self) -> int:
        """How many dots stand for its pages."""
        return sum(self.pages >= step for step in MANY)


@dataclass(frozen=True, slots=True)
class Block:
    """The cells under one heading."""

    title: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of an edition, block by block."""

    blocks: tuple[Block, ...]

    @property
    def forms(self) -> dict[str, tuple[str, str]]:
        """The forms that its cells have, in the order of `FORMS`."""
        here = {cell.form for block in self.blocks for cell in block.cells}
        return {form: words for form, words in FORMS.items() if form in here}


def of_edition(index: Index, framework: str, edition: str) -> Grid:
    """Return the cells of an edition in the order of its numbers."""
    sections = under_headings(index, index.in_edition(framework, edition))
    return Grid(
        tuple(
            Block(section.title, tuple(_cell(index, reference) for reference in section.references))
            for section in sections
        )
    )


def _cell(index: Index, reference: Reference) -> Cell:
    status = status_of(index.provisions[reference])
    form = WHOLE if status.startswith(WHOLE) else status
    return Cell(reference, form, len(index.mappings_to(reference)))
