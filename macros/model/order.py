"""The order in which a reader meets things: pages in a list, and the pages that touch a provision."""

from __future__ import annotations

from macros.model.index import Index
from macros.model.records import Item, Mapping, Reference
from macros.model.words import BASES

COMES_FIRST, COMES_TOO = "Where this number comes first", "Where it comes in as well"

Touching = tuple[Item, Mapping]


def position_in_list(item: Item) -> tuple[int, str]:
    """Return what puts pages in order: their own place, and after those the title."""
    return (int(item.order) if item.order else 1_000, item.title.lower())


def main_first(index: Index, reference: Reference, touching: list[Touching]) -> list[tuple[str, list[Touching]]]:
    """Return mappings in two groups: pages for which this is the main number, then the others.

    In each group, what a source says comes before our reading.
    """
    bases = list(BASES)
    in_order = sorted(touching, key=lambda pair: (bases.index(pair[1].basis), pair[0].title.lower()))
    main = [(item, mapping) for item, mapping in in_order if is_main(index, reference, item, mapping)]
    also = [(item, mapping) for item, mapping in in_order if not is_main(index, reference, item, mapping)]
    return [(words, pairs) for words, pairs in ((COMES_FIRST, main), (COMES_TOO, also)) if pairs]


def is_main(index: Index, reference: Reference, item: Item, mapping: Mapping) -> bool:
    """Tell whether a provision is the main one of its framework for a page."""
    return index.answers[item.id, reference.framework].mappings[0] is mapping
