"""Numbers that stand at the wrong provision: one that stands twice, or two that took each other's place."""

from __future__ import annotations

from collections.abc import Iterator

from macros.model.index import Index
from macros.model.places import Problem
from macros.rules.behind.order import each_at_the_others_place, out_of_order, stands_again


def provisions_stand_once(index: Index) -> Iterator[Problem]:
    """No number stands twice in one edition."""
    for framework in index.data.frameworks:
        for provision in framework.provisions:
            reference = index.reference(framework.id, provision.number, provision.edition)
            first = index.provisions.get(reference, provision) if reference else provision
            if first is not provision:
                yield stands_again(framework, first, provision)


def numbers_are_not_swapped(index: Index) -> Iterator[Problem]:
    """No pair of numbers alone keeps the provisions of an edition from standing in their order."""
    for first, second in out_of_order(index):
        yield each_at_the_others_place(first, second)
