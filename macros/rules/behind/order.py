"""Numbers that stand twice, and two that alone keep an edition from standing in its order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from macros.model.fields import FORMS
from macros.model.index import Index, numeric
from macros.model.places import Problem, Text
from macros.model.records import Framework, Provision, Reference

_IS_NUMBER = FORMS["number"][0].fullmatch


def stands_again(framework: Framework, first: Provision, second: Provision) -> Problem:
    """Return that a number of an edition stands once more."""
    name = f"{framework.id}@{second.edition}:{second.number}"
    fact = f"the provision {name} stands here for the second time; the first is at {first.number.place}"
    return Problem(second.number.place, fact, "keep one of them")


def out_of_order(index: Index) -> Iterator[tuple[Text, Text]]:
    """Yield the two numbers of each edition that would stand in its order if they were swapped."""
    listed: dict[tuple[str, str], list[Reference]] = defaultdict(list)
    for reference in index.provisions:
        listed[reference.framework, reference.edition].append(reference)
    for edition, references in listed.items():
        separator = index.frameworks[edition[0]].separator
        due = sorted(references, key=lambda reference: numeric(reference.number))
        pair = [here for here, other in zip(references, due, strict=True) if here.number != other.number]
        is_sound = all(separator in reference.number and _IS_NUMBER(reference.number) for reference in references)
        if is_sound and len(pair) == len(("one", "other")):
            yield index.provisions[pair[0]].number, index.provisions[pair[1]].number


def each_at_the_others_place(first: Text, second: Text) -> Problem:
    """Return that two numbers may have been swapped."""
    fact = f"{first} and {second} (line {second.place.line}) seem to have each other's words: "
    fact += "each stands at the other's place in the order"
    remedy = f'write "{second}" here and "{first}" there; if the words are right, make fix puts them in order'
    return Problem(first.place, fact, remedy)
