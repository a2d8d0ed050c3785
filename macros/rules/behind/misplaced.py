"""Mappings, answers and pages that may stand at the place of others."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import replace

from macros.model.index import Index
from macros.model.places import Problem
from macros.model.records import Answer, Mapping
from macros.rules.behind.suspect import Suspect, around, changed, put


def misplaced(index: Index, told: Iterable[Problem]) -> Iterator[Suspect]:
    """Yield each mapping below another framework of its page, and each two frameworks of a page that were swapped."""
    answers = index.data.answers
    touched = around([*answers, *(mapping for answer in answers for mapping in answer.mappings)], told)
    owners = {id(mapping): answer for answer in answers for mapping in answer.mappings}
    owned = [each if isinstance(each, Answer) else owners[id(each)] for each in touched]
    for answer in {id(each): each for each in owned}.values():
        yield from _exchanged(index, answer)
    for mapping, answer in zip(touched, owned, strict=True):
        if isinstance(mapping, Mapping):
            yield from _of_another_framework(index, answer, mapping)


def _exchanged(index: Index, answer: Answer) -> Iterator[Suspect]:
    """Yield the answers of a page with two frameworks in each other's place."""
    for other in index.data.answers:
        if other.item == answer.item and other is not answer:
            first, second = sorted((answer, other), key=lambda each: each.place)
            new = {one: replace(one, framework=put(one.framework, two.framework)) for one, two in _both(first, second)}
            fact = f"what stands below {first.framework} is of {second.framework}"
            fact += f", and what stands below {second.framework}, on line {second.place.line}, of {first.framework}"
            remedy = f"write {second.framework}: here, and {first.framework}: there"
            yield Suspect(Problem(first.framework.place, fact, remedy), changed(index.data, "answers", new))


def _both(first: Answer, second: Answer) -> tuple[tuple[Answer, Answer], ...]:
    return (first, second), (second, first)


def _of_another_framework(index: Index, answer: Answer, mapping: Mapping) -> Iterator[Suspect]:
    """Yield a mapping below each other framework of its page."""
    rest = replace(answer, mappings=tuple(each for each in answer.mappings if each is not mapping))
    for other in index.data.answers:
        if other.item == answer.item and other is not answer and other.gap is None:
            moved = replace(other, mappings=(*other.mappings, mapping))
            fact = f"{mapping.number} stands below {answer.framework}, and is a number of {other.framework}"
            remedy = f"move this mapping below {other.framework}, line {other.place.line}"
            meant = changed(index.data, "answers", {answer: rest, other: moved})
            yield Suspect(Problem(mapping.number.place, fact, remedy), meant)
