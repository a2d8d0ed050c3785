"""Mappings, answers and pages that may stand at the place of others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from macros.model.index import Index
from macros.model.places import Problem
from macros.model.records import Answer, Mapping
from macros.rules.behind.suspect import Suspect, around, changed, put, texts_in
from macros.rules.ways import letters_of


def misplaced(index: Index, told: Iterable[Problem]) -> Iterator[Suspect]:
    """Yield each mapping that stands twice or below another framework, and frameworks that were swapped or lost."""
    answers = index.data.answers
    touched = around([*answers, *(mapping for answer in answers for mapping in answer.mappings)], told)
    owners = {id(mapping): answer for answer in answers for mapping in answer.mappings}
    owned = [each if isinstance(each, Answer) else owners[id(each)] for each in touched]
    for answer in {id(each): each for each in owned}.values():
        yield from _exchanged(index, answer)
        yield from _without_a_head(index, answer)
    for mapping, answer in zip(touched, owned, strict=True):
        if isinstance(mapping, Mapping):
            yield from _once_more(index, answer, mapping)
            yield from _of_the_title_beside(index, answer, mapping)
            yield from _of_another_framework(index, answer, mapping)
    yield from _marks_of_other_aspects(index, told)
    yield from _standing_twice(index)


def _marks_of_other_aspects(index: Index, told: Iterable[Problem]) -> Iterator[Suspect]:
    """Yield each mark that its comparison does not name, in each aspect about which something is told."""
    aspects = [(each, comparison) for comparison in index.data.comparisons for each in comparison.aspects]
    touched = around([aspect for aspect, _ in aspects], told)
    for aspect, comparison in aspects:
        for mark in (each for each in aspect.marks if each.provision not in comparison.provisions):
            rest = replace(aspect, marks=tuple(each for each in aspect.marks if each is not mark))
            for other in (each for each in touched if each is not aspect):
                fact = f"the mark for {mark.provision} stands below the wrong aspect, “{aspect.name}”"
                remedy = f"move it to the marks of “{other.name}”, line {other.place.line}"
                new = {aspect: rest, other: replace(other, marks=(*other.marks, mark))}
                yield Suspect(Problem(mark.place, fact, remedy), changed(index.data, "comparisons", new))


def _standing_twice(index: Index) -> Iterator[Suspect]:
    """Yield each statement, aspect and group that stands twice, without the second."""
    listed: list[tuple[str, str, Any, Sequence[Any], str]] = [
        *(("sources", "statement", source, source.statements, "statements") for source in index.data.sources),
        *(("comparisons", "aspect", each, each.aspects, "aspects") for each in index.data.comparisons),
        *(
            ("frameworks", "group", edition, edition.groups, "groups")
            for framework in index.data.frameworks
            for edition in framework.editions
        ),
    ]
    for part, what, owner, entries, field in listed:
        first: dict[tuple[str, ...], Any] = {}
        for entry in entries:
            same = first.setdefault(texts_in(entry), entry)
            if same is not entry:
                rest = {field: tuple(each for each in entries if each is not entry)}
                fact = f"this {what} stands here for the second time; the first is at {same.place}"
                meant = changed(index.data, part, {owner: replace(owner, **rest)})
                yield Suspect(Problem(entry.place, fact, "keep one of them"), meant)


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


def _without_a_head(index: Index, answer: Answer) -> Iterator[Suspect]:
    """Yield an answer of which the rest belongs to a framework whose own line is gone."""
    there = {other.framework for other in index.data.answers if other.item == answer.item}
    for framework in (name for name in index.frameworks if name not in there):
        for at, mapping in enumerate(answer.mappings[1:], 1):
            head = replace(answer, mappings=answer.mappings[:at])
            rest = replace(answer, framework=put(answer.framework, framework), mappings=answer.mappings[at:])
            listed = tuple(each for one in index.data.answers for each in ((head, rest) if one is answer else (one,)))
            fact = f"{mapping.number} and what follows stand below {answer.framework}, and are numbers of {framework}"
            told = Problem(mapping.place, fact, f"write {framework}: on a line of its own above this one")
            yield Suspect(told, replace(index.data, answers=listed))


def _once_more(index: Index, answer: Answer, mapping: Mapping) -> Iterator[Suspect]:
    """Yield a mapping that stands twice, without the second."""
    same = (mapping.number, mapping.edition, mapping.why)
    first = next(each for each in answer.mappings if (each.number, each.edition, each.why) == same)
    if first is not mapping:
        rest = replace(answer, mappings=tuple(each for each in answer.mappings if each is not mapping))
        fact = f"the mapping to {mapping.number} stands here for the second time; the first is at {first.number.place}"
        told = Problem(mapping.number.place, fact, "keep one of them")
        yield Suspect(told, changed(index.data, "answers", {answer: rest}))


def _of_the_title_beside(index: Index, answer: Answer, mapping: Mapping) -> Iterator[Suspect]:
    """Yield a mapping to the number whose title stands beside it."""
    beside = letters_of(index.data.beside.get(mapping.number.place.line, ""))
    own = index.reference(answer.framework, mapping.number, mapping.edition)
    for reference in index.in_edition(own.framework, own.edition) if own and beside else ():
        if letters_of(index.provisions[reference].title or "") == beside and reference.number != mapping.number:
            fact = f"the title beside {mapping.number} is that of {reference.number}"
            told = Problem(mapping.number.place, fact, f'write number: "{reference.number}"')
            new = {mapping.number: put(mapping.number, reference.number)}
            yield Suspect(told, changed(index.data, "answers", new))


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
