"""Groups of provisions under the number, or with the signs, of another group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from macros.model.index import Index
from macros.model.places import Problem
from macros.model.records import Edition, Framework, Group
from macros.rules.behind.exchanged import of_two
from macros.rules.behind.suspect import Suspect, around, changed, put


def groups(index: Index, told: Sequence[Problem]) -> Iterator[Suspect]:
    """Yield each group of a touched edition with another number, and each two with values in each other's place."""
    touched = {id(each) for each in around([*_provisions(index), *index.data.frameworks], told)}
    for framework in index.data.frameworks:
        own = [provision for provision in framework.provisions if id(provision) in touched]
        named = {(provision.edition, _stem(framework, provision.number)) for provision in own}
        for edition in framework.editions:
            yield from _renumbered(index, framework, edition, is_touched=id(framework) in touched or bool(own))
            for one, other in combinations(edition.groups, 2):
                if {(edition.id, one.number), (edition.id, other.number)} & named:
                    yield from of_two(index, "frameworks", one, other)


def _renumbered(index: Index, framework: Framework, edition: Edition, *, is_touched: bool) -> Iterator[Suspect]:
    listed = {str(group.number) for group in edition.groups}
    stems = {_stem(framework, each.number): None for each in framework.provisions if each.edition == edition.id}
    for group in edition.groups if is_touched else ():
        for stem in sorted(stems, key=lambda stem: -SequenceMatcher(None, stem, group.number).ratio()):
            if stem not in listed and _is_due(edition.groups, group, stem):
                fact = f"the group {group.number} stands where {stem} is due, which has no heading"
                new = {group.number: put(group.number, stem)}
                told = Problem(group.number.place, fact, f'write number: "{stem}"')
                yield Suspect(told, changed(index.data, "frameworks", new))


def _is_due(listed: Sequence[Group], group: Group, stem: str) -> bool:
    """Tell whether a number would stand in its order at the place of a group, and the group's own may not."""
    at = next(at for at, each in enumerate(listed) if each is group)
    before, after = [_count(each.number) for each in listed[:at]], [_count(each.number) for each in listed[at + 1 :]]
    return max(before, default=-1) < _count(stem) < min(after, default=1_000)


def _count(number: str) -> int:
    return int(number) if number.isdecimal() else -1


def _stem(framework: Framework, number: str) -> str:
    return number.partition(framework.separator or ".")[0]


def _provisions(index: Index) -> Iterator[object]:
    for framework in index.data.frameworks:
        yield from framework.provisions
