"""Numbers, editions and frameworks of provisions that may have slipped: what is missing stands under another name."""

from __future__ import annotations

import itertools
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from macros.model.index import Index, numeric
from macros.model.places import Problem
from macros.model.records import Framework, Provision, Reference
from macros.model.references import parts_of, with_edition
from macros.model.typed import COMMAND
from macros.rules.behind.order import each_at_the_others_place, out_of_order, stands_again
from macros.rules.behind.suspect import Suspect, changed, put
from macros.rules.ways import mappings_of

_LAST = (sys.maxsize,)


def numbers(index: Index) -> Iterator[Suspect]:
    """Yield each provision that may be one which is missing."""
    for first, second in out_of_order(index):
        new = {first: put(first, second), second: put(second, first)}
        yield Suspect(each_at_the_others_place(first, second), changed(index.data, "frameworks", new))
    missing = _missing(index)
    for framework in index.data.frameworks:
        yield from _of_another_group(index, framework, missing)
    for framework in index.data.frameworks:
        for provision in framework.provisions:
            yield from _of_another_edition(index, framework, provision, missing)
            yield from _of_another_framework(index, framework, provision, missing)
        yield from _of_another_number(index, framework, missing)


def _of_another_group(index: Index, framework: Framework, missing: dict[Reference, int]) -> Iterator[Suspect]:
    """Yield all provisions of a group with the group's number as those have it that are missing."""
    own = framework.separator
    lost = {(each.edition, *each.number.split(own, 1)) for each in missing if each.framework == framework.id}
    for edition, stem in sorted({(edition, stem) for edition, stem, *rest in lost if rest}):
        there: dict[str, list[Provision]] = defaultdict(list)
        for provision in framework.provisions:
            if provision.edition == edition and own in provision.number:
                there[provision.number.split(own, 1)[0]].append(provision)
        for other, provisions in there.items():
            due = {each: f"{stem}{own}{each.number.split(own, 1)[1]}" for each in provisions}
            if len(due) > 1 and all((edition, *number.split(own, 1)) in lost for number in due.values()):
                fact = f"the numbers of group {other} stand here, and those of {stem} are not there, which places name"
                remedy = f"write {stem}{own} for {other}{own} in all {len(due)} numbers from here on"
                new = {each.number: put(each.number, number) for each, number in due.items()}
                meant = changed(index.data, "frameworks", new)
                yield Suspect(Problem(provisions[0].number.place, fact, remedy), meant)


def _of_another_number(index: Index, framework: Framework, missing: dict[Reference, int]) -> Iterator[Suspect]:
    """Yield each provision at whose place in the file another number is due, which is named and is not there."""
    for (_, number), (first, second, *_) in _doubled(framework).items():
        for slip, other in ((second, first), (first, second)):
            for lost in _due(framework, slip, missing, may_be_unnamed=True):
                fact = f"{number} stands here and at {other.number.place}, and {lost} is not there"
                remedy = f'write "{lost}", if this is that one; else keep one of the two'
                yield _renumbered(index, slip, lost, fact, remedy)
        for spare in (second, first):
            rest = tuple(each for each in framework.provisions if each is not spare)
            meant = changed(index.data, "frameworks", {framework: replace(framework, provisions=rest)})
            yield Suspect(stands_again(framework, first, second), meant)
    doubled = _doubled(framework)
    published = index.data.published
    for provision in framework.provisions:
        reference = index.reference(framework.id, provision.number, provision.edition)
        if (provision.edition, provision.number) in doubled or reference is None:
            continue
        is_new = bool(published) and f"provision:{with_edition(reference)}" not in published
        if index.mappings_to(reference) or not (is_new or not _fits(framework, provision, provision.number)):
            continue
        for lost in _due(framework, provision, missing):
            fact = f"{provision.number} stands where {lost} is due, which other places name and which is not there"
            moved = f"put {lost} back, and let {COMMAND} renumber move it"
            remedy = f'write "{lost}"; or, if {provision.number} is right, {moved}'
            yield _renumbered(index, provision, lost, fact, remedy)


def _renumbered(index: Index, slip: Provision, lost: str, fact: str, remedy: str) -> Suspect:
    meant = changed(index.data, "frameworks", {slip.number: put(slip.number, lost)})
    return Suspect(Problem(slip.number.place, fact, remedy), meant, fewest=1)


def _of_another_edition(
    index: Index, framework: Framework, provision: Provision, missing: dict[Reference, int]
) -> Iterator[Suspect]:
    listed = [str(edition.id) for edition in framework.editions]
    for edition in listed:
        reference = index.reference(framework.id, provision.number, edition)
        is_wrong = provision.edition not in listed or not _fits(framework, provision, provision.number)
        if edition != provision.edition and (reference in missing or is_wrong) and reference not in index.provisions:
            fact = f"{provision.number} stands in the edition {provision.edition} here, and {edition} lacks it"
            new = {provision.edition: put(provision.edition, edition)}
            told = Problem(provision.edition.place, fact, f'write edition: "{edition}"')
            yield Suspect(told, changed(index.data, "frameworks", new))


def _of_another_framework(
    index: Index, framework: Framework, provision: Provision, missing: dict[Reference, int]
) -> Iterator[Suspect]:
    for other in index.data.frameworks:
        reference = index.reference(other.id, provision.number, provision.edition)
        if other is not framework and reference in missing:
            rest = tuple(each for each in framework.provisions if each is not provision)
            new = {
                framework: replace(framework, provisions=rest),
                other: replace(other, provisions=_with(other, provision)),
            }
            fact = f"{provision.number} of {provision.edition} stands below {framework.id}, and {other.id} lacks it"
            remedy = f"move the provision to those of {other.id}, in the order of their numbers"
            yield Suspect(Problem(provision.number.place, fact, remedy), changed(index.data, "frameworks", new))


def _with(framework: Framework, provision: Provision) -> tuple[Provision, ...]:
    """Return the provisions of a framework with one more, in the order of the numbers of its edition."""
    own = numeric(provision.number)
    for at, each in enumerate(framework.provisions):
        if each.edition == provision.edition and numeric(each.number) > own:
            return (*framework.provisions[:at], provision, *framework.provisions[at:])
    return (*framework.provisions, provision)


def _doubled(framework: Framework) -> dict[tuple[str, str], list[Provision]]:
    """Return each edition and number that stands twice or more, with where it does."""
    standing: dict[tuple[str, str], list[Provision]] = defaultdict(list)
    for provision in framework.provisions:
        standing[provision.edition, provision.number].append(provision)
    return {name: provisions for name, provisions in standing.items() if len(provisions) > 1}


def _due(
    framework: Framework, slip: Provision, missing: dict[Reference, int], *, may_be_unnamed: bool = False
) -> Iterator[str]:
    """Yield the numbers that are missing in an edition and fit the place of a provision in the file."""
    for reference in missing:
        if (reference.framework, reference.edition) == (framework.id, slip.edition):
            yield from (reference.number,) if _fits(framework, slip, reference.number) else ()
    before, after = _beside(framework, slip)
    stem, _, last = (before.number if before else "").rpartition(framework.separator or ".")
    next_one = f"{stem}{framework.separator}{int(last) + 1}" if last.isdecimal() else ""
    is_gap = (
        before and after and numeric(after.number) == (*numeric(before.number)[:-1], numeric(before.number)[-1] + 2)
    )
    if may_be_unnamed and next_one and is_gap and not _fits(framework, slip, slip.number):
        yield next_one


def _fits(framework: Framework, provision: Provision, number: str) -> bool:
    """Tell whether a number would stand in its order at the place of a provision."""
    before, after = _beside(framework, provision)
    first = numeric(before.number) if before else ()
    return first < numeric(number) < (numeric(after.number) if after else _LAST)


def _beside(framework: Framework, provision: Provision) -> tuple[Provision | None, Provision | None]:
    """Return the provisions of the same edition before and behind one."""
    listed = [each for each in framework.provisions if each.edition == provision.edition]
    at = next(at for at, each in enumerate(listed) if each is provision)
    return (listed[at - 1] if at else None), (listed[at + 1] if at + 1 < len(listed) else None)


def _missing(index: Index) -> dict[Reference, int]:
    """Return the provisions that are named or were published, and are not there, with how many places name each."""
    named: dict[Reference, int] = defaultdict(int)
    for framework, edition, number in itertools.chain(_named(index), _published(index)):
        reference = index.reference(framework, number, edition)
        if reference and (framework, reference.edition) in index.editions and reference not in index.provisions:
            named[reference] += 1
    retired = {str(each.id) for each in index.data.retired}
    return {each: count for each, count in named.items() if f"provision:{with_edition(each)}" not in retired}


def _published(index: Index) -> Iterator[tuple[str, str, str]]:
    names = (name.removeprefix("provision:") for name in index.data.published if name.startswith("provision:"))
    yield from map(parts_of, names)


def _named(index: Index) -> Iterator[tuple[str, str, str]]:
    """Yield the provisions that mappings, comparisons and older editions name: framework, edition, number."""
    for answer, mapping in mappings_of(index):
        yield answer.framework, mapping.edition or "", mapping.number
    for framework in index.data.frameworks:
        for change in (provision.became for provision in framework.provisions if provision.became):
            yield from ((framework.id, change.edition or "", number) for number in change.numbers)
    for comparison in index.data.comparisons:
        yield from map(parts_of, comparison.provisions)
