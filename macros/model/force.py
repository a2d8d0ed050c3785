"""With what words a framework binds: must, will not, should."""

from __future__ import annotations

from macros.model.index import Index
from macros.model.records import Reference

NOT_SEEN = "not seen"


def force_of(index: Index, reference: Reference) -> str:
    """Return what the publisher says before a provision, as `I will not`: its own words, else its group's or edition's.

    `not seen` where somebody looked and saw no such words; empty where the data says nothing.
    """
    group = index.group_of(reference)
    own = (index.provisions[reference].force, group and group.force, index.edition_of(reference).force)
    return str(next((force for force in own if force), ""))


def seen_force(index: Index, reference: Reference) -> str:
    """Return the force where somebody has seen it; empty where nobody has."""
    force = force_of(index, reference)
    return force if force != NOT_SEEN else ""


def forced(index: Index, reference: Reference) -> str:
    """Return the force as a page shows it: `Mill: you must`; empty where nobody has seen it."""
    force = seen_force(index, reference)
    return f"{index.frameworks[reference.framework].short}: {force}" if force else ""
