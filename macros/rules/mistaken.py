"""Numbers that stand at the wrong provision: one that stands twice, or two that took each other's place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from macros.model.fields import FORMS
from macros.model.index import Index, numeric
from macros.model.places import Problem
from macros.model.records import Reference

_IS_NUMBER = FORMS["number"][0].fullmatch


def provisions_stand_once(index: Index) -> Iterator[Problem]:
    """No number stands twice in one edition."""
    for framework in index.data.frameworks:
        for provision in framework.provisions:
            reference = index.reference(framework.id, provision.number, provision.edition)
            first = index.provisions[reference] if reference in index.provisions else provision
            if first is not provision:
                name = f"{framework.id}@{provision.edition}:{provision.number}"
                fact = f"the provision {name} stands here for the second time; the first is at {first.number.place}"
                yield Problem(provision.number.place, fact, "keep one of them")


def numbers_are_not_swapped(index: Index) -> Iterator[Problem]:
    """No pair of numbers alone keeps the provisions of an edition from standing in their order."""
    listed: dict[tuple[str, str], list[Reference]] = defaultdict(list)
    for reference in index.provisions:
        listed[reference.framework, reference.edition].append(reference)
    for edition, references in listed.items():
        separator = index.frameworks[edition[0]].separator
        due = sorted(references, key=lambda reference: numeric(reference.number))
        pair = [here for here, other in zip(references, due, strict=True) if here.number != other.number]
        is_sound = all(separator in reference.number and _IS_NUMBER(reference.number) for reference in references)
        if is_sound and len(pair) == len(("one", "other")):
            first, second = (index.provisions[reference].number for reference in pair)
            fact = f"{first} and {second} (line {second.place.line}) seem to have each other's words: "
            fact += "each stands at the other's place in the order"
            remedy = f'write "{second}" here and "{first}" there; if the words are right, make fix puts them in order'
            yield Problem(first.place, fact, remedy)
