"""The provisions of an edition under the headings of their publisher."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.index import Index, numeric_parts
from macros.model.records import Group, Reference


@dataclass(frozen=True, slots=True)
class Section:
    """Provisions under one heading, or, where there is none, under the first part of their numbers."""

    number: str
    group: Group | None
    references: tuple[Reference, ...]

    @property
    def title(self) -> str:
        """What to print above them."""
        return title_of_heading(self.number, self.group)


def under_headings(index: Index, references: list[Reference]) -> list[Section]:
    """Return provisions in their order, section by section; what has the same heading stands together."""
    by_heading: dict[str, list[Reference]] = {}
    for reference in references:
        group = index.group_of(reference)
        number = str(group.number if group else numeric_parts(reference.number)[0])
        by_heading.setdefault(number, []).append(reference)
    return [Section(number, index.group_of(together[0]), tuple(together)) for number, together in by_heading.items()]


def title_of_heading(number: str, group: Group | None) -> str:
    """Return what stands above provisions: the publisher's heading; a bare number would look like a slip."""
    return f"{number} {group.heading}" if group else f"{number}, heading not known"
