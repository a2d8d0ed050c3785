"""How provisions are called."""

from __future__ import annotations

from macros.model.evidence import status_in_words
from macros.model.index import Index
from macros.model.records import Reference


def name_of(index: Index, reference: Reference) -> str:
    """Return how a provision is called: `Mill 5.6`, or `Bell 2:7 (2016)` for an older edition."""
    short = f"{index.frameworks[reference.framework].short} {reference.number}"
    return short if reference.current else f"{short} ({reference.edition})"


def title_of(index: Index, reference: Reference) -> str:
    """Return the name of a provision with its short title, or why it has none."""
    provision = index.provisions[reference]
    return f"{name_of(index, reference)}: {provision.title or status_in_words(provision).label.lower()}"
