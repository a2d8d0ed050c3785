"""Numbers that stand at the wrong provision: one that stands twice, or some that took each other's place."""

from __future__ import annotations

import functools
import itertools
import sys
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from macros.model.fields import FORMS
from macros.model.index import Index, numeric
from macros.model.places import Cause, Problem
from macros.model.records import Framework, Provision, Reference
from macros.model.references import parts_of
from macros.model.typed import COMMAND
from macros.rules.ways import letters_of, mappings_of

MOST_PLACES = 12  # lines that a message names
_IS_NUMBER = FORMS["number"][0].fullmatch


def provisions_stand_once(index: Index) -> Iterator[Problem]:
    """No number stands twice in one edition."""
    for framework in index.data.frameworks:
        for first, second in _doubled(framework):
            ways = ((slip, _lost(index, framework, slip)) for slip in (second, first))
            slip, lost = next((way for way in ways if way[1]), (second, ""))
            other = first if slip is second else second
            if lost:
                fact = f"{slip.number} stands here and at {other.number.place}, and {lost} is not there"
                cause = Cause(f"the provision {framework.id}@{slip.edition}:{lost}", leads=True)
                remedy = f'write "{lost}", if this is that one; else keep one of the two'
                yield Problem(slip.number.place, fact, remedy, cause=cause)
            else:
                name = f"{framework.id}@{second.edition}:{second.number}"
                fact = f"the provision {name} stands here for the second time; the first is at {first.number.place}"
                yield Problem(second.number.place, fact, "keep one of them")


def numbers_stand_where_they_are_due(index: Index) -> Iterator[Problem]:
    """No number stands out of its order at the place of one that is named elsewhere and is not there."""
    for (framework, _), listed in _listed(index).items():
        for reference in listed if not _is_in_order(listed) else ():
            slip = index.provisions[reference]
            if not index.mappings_to(reference) and (
                lost := _lost(index, index.frameworks[framework], slip, is_named=True)
            ):
                fact = f"{slip.number} stands where {lost} is due, which other places name and which is not there"
                cause = Cause(f"the provision {framework}@{slip.edition}:{lost}", leads=True)
                moved = f"put {lost} back, and let {COMMAND} renumber move it"
                remedy = f'write "{lost}"; or, if {slip.number} is right, {moved}'
                yield Problem(slip.number.place, fact, remedy, cause=cause)


def numbers_are_not_swapped(index: Index) -> Iterator[Problem]:
    """Neither order nor the titles beside numbers in mappings show that provisions have each other's words."""
    for swap in _swaps(index):
        first, *others = (index.provisions[reference].number for reference in swap.references)
        named = " and ".join(f"{number} (line {number.place.line})" for number in others)
        yield Problem(first.place, f"{first} and {named} seem to have each other's words: {swap.sign}", swap.remedy)


@functools.lru_cache(maxsize=1)
def doubtful(index: Index) -> frozenset[Reference]:
    """Return the provisions whose number may be that of another: what else is wrong with them may follow from it."""
    doubled = (
        index.reference(framework.id, second.number, second.edition)
        for framework in index.data.frameworks
        for _, second in _doubled(framework)
    )
    swapped = itertools.chain.from_iterable(swap.references for swap in _swaps(index))
    return frozenset(reference for reference in (*doubled, *swapped) if reference)


class _Swap(NamedTuple):
    """Provisions that seem to have each other's words, what shows it, and what to do."""

    references: tuple[Reference, ...]
    sign: str
    remedy: str


@functools.lru_cache(maxsize=1)
def _swaps(index: Index) -> tuple[_Swap, ...]:
    by_title = [*_swapped_by_title(index)]
    told = {reference for swap in by_title for reference in swap.references}
    return (*by_title, *(swap for swap in _swapped_by_order(index) if told.isdisjoint(swap.references)))


def _swapped_by_order(index: Index) -> Iterator[_Swap]:
    """Yield each pair that alone keeps the numbers of an edition from standing in their order."""
    for edition, references in _listed(index).items():
        framework = index.frameworks[edition[0]]
        is_sound = all(
            framework.separator in reference.number and _IS_NUMBER(reference.number) for reference in references
        )
        if _is_in_order(references) or not is_sound or any(_doubled(framework)) or _has_lost_one(index, framework):
            continue  # or what is wrong is told
        pair = tuple(
            here for here, due in zip(references, index.in_edition(*edition), strict=True) if here.number != due.number
        )
        if len(pair) == len(("one", "other")):
            first, second = (reference.number for reference in pair)
            remedy = f'write "{second}" here and "{first}" there; if the words are right, make fix puts them in order'
            yield _Swap(pair, "each stands at the other's place in the order", remedy)


def _swapped_by_title(index: Index) -> Iterator[_Swap]:
    """Yield the provisions of an edition whose numbers have the titles of each other beside them in all mappings."""
    lines: dict[Reference, list[int]] = defaultdict(list)
    beside: dict[Reference, set[str]] = defaultdict(set)
    for answer in index.data.answers:
        for target, mapping in index.targets(answer):
            line = mapping.number.place.line
            if not mapping.draft and (title := index.data.beside.get(line)):
                lines[target].append(line)
                beside[target].add(title)
    titled = {
        (reference.framework, reference.edition, letters_of(provision.title)): reference
        for reference, provision in index.provisions.items()
        if provision.title
    }
    meant = {
        target: other
        for target, titles in beside.items()
        if len(titles) == 1
        and (other := titled.get((target.framework, target.edition, letters_of(next(iter(titles))))))
        and other != target
    }
    for references in _joined({one: other for one, other in meant.items() if other in meant or other not in beside}):
        named = sorted(line for reference in references for line in lines.get(reference, ()))
        if len(named) > 1:  # in a single line the slip is as likely the number there
            sign = f"in {len(named)} lines of data/mappings.yml the title of one stands beside the number of another"
            lines_told = [*map(str, named[:MOST_PLACES]), *(["…"] if len(named) > MOST_PLACES else [])]
            remedy = "put each number above its own words; if they are right here, mend the titles in these lines: "
            yield _Swap(tuple(references), sign, f"{remedy}{', '.join(lines_told)}")


def _joined(meant: dict[Reference, Reference]) -> Iterator[list[Reference]]:
    """Yield what hangs together, each in the order of its numbers."""
    groups: dict[Reference, list[Reference]] = {}
    for pair in meant.items():
        group = list(dict.fromkeys(reference for each in pair for reference in groups.get(each, [each])))
        groups |= dict.fromkeys(group, group)
    for group in {id(group): group for group in groups.values()}.values():
        yield sorted(group, key=lambda reference: numeric(reference.number))


def _listed(index: Index) -> dict[tuple[str, str], list[Reference]]:
    """Return the provisions of each framework and edition, as they stand in the file."""
    listed: dict[tuple[str, str], list[Reference]] = defaultdict(list)
    for reference in index.provisions:
        listed[reference.framework, reference.edition].append(reference)
    return listed


def _is_in_order(references: list[Reference]) -> bool:
    keys = [numeric(reference.number) for reference in references]
    return keys == sorted(keys)


def _has_lost_one(index: Index, framework: Framework) -> bool:
    """Tell whether a number of a framework is named somewhere, and is not there."""
    editions = {provision.edition for provision in framework.provisions}
    return any(
        index.reference(framework.id, number, edition) not in index.provisions
        for edition in editions
        for number in _named(index, framework, edition)
    )


def _doubled(framework: Framework) -> Iterator[tuple[Provision, Provision]]:
    """Yield each provision whose number and edition another one had before, with that one."""
    first: dict[tuple[str, str], Provision] = {}
    for provision in framework.provisions:
        before = first.setdefault((provision.number, provision.edition), provision)
        if before is not provision:
            yield before, provision


def _lost(index: Index, framework: Framework, slip: Provision, *, is_named: bool = False) -> str:
    """Return the number that is due at the place of a provision with another one, and that no provision has."""
    listed = [provision for provision in framework.provisions if provision.edition == slip.edition]
    at = next(at for at, provision in enumerate(listed) if provision is slip)
    before = numeric(listed[at - 1].number) if at else ()
    after = numeric(listed[at + 1].number) if at + 1 < len(listed) else _LAST
    if before < numeric(slip.number) < after:
        return ""
    there = {provision.number for provision in listed}
    stem, _, last = listed[at - 1].number.rpartition(framework.separator or ".") if at else ("", "", "")
    next_one = f"{stem}{framework.separator}{int(last) + 1}" if last.isdecimal() else ""
    is_gap = bool(next_one) and after == (*before[:-1], before[-1] + 2)
    due = (*_named(index, framework, slip.edition), *([next_one] if is_gap and not is_named else []))
    return next((number for number in due if number not in there and before < numeric(number) < after), "")


_LAST = (sys.maxsize,)


def _named(index: Index, framework: Framework, edition: str) -> Iterator[str]:
    """Yield the numbers of an edition that mappings, comparisons and older editions name."""
    current = framework.current_edition
    for answer, mapping in mappings_of(index):
        if answer.framework == framework.id and (mapping.edition or current) == edition:
            yield mapping.number
    for change in (provision.became for provision in framework.provisions if provision.became):
        yield from change.numbers if (change.edition or current) == edition else ()
    for name in (name for comparison in index.data.comparisons for name in comparison.provisions):
        if name.startswith(f"{framework.id}@{edition}:"):
            yield parts_of(name)[2]
