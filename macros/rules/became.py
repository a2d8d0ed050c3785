"""What must hold of that which a later edition did to a number."""

from __future__ import annotations

from collections.abc import Iterator

from macros.model import evidence
from macros.model.index import Index
from macros.model.places import Cause, Problem, nearest
from macros.model.records import Reference
from macros.rules.absent import no_edition
from macros.rules.ways import numbers_of


def older_provisions_say_what_became_of_them(index: Index) -> Iterator[Problem]:
    """Every provision of an older edition says what became of it; one of the current edition does not."""
    for framework in index.data.frameworks:
        to_come = {
            edition.id for edition in framework.editions if edition.in_force and edition.in_force > index.data.today
        }
        if framework.current_edition not in {edition.id for edition in framework.editions}:
            continue  # which edition is an older one depends on it
        for provision in framework.provisions:
            older = provision.edition != framework.current_edition and provision.edition not in to_come
            if older and provision.edition and provision.became is None:
                yield Problem(
                    provision.place,
                    f"{provision.number} of {provision.edition} does not say what became of it",
                    "add became: with change, numbers and evidence",
                )
            if not older and provision.became is not None and provision.became.edition not in to_come:
                yield Problem(
                    provision.became.place,
                    f"{provision.number} is current, so nothing has become of it yet",
                    "remove became",
                )


def what_became_of_a_number_can_be_followed(index: Index) -> Iterator[Problem]:
    """What a provision became exists in a later edition, a removed one became none, and no trail leads in a circle."""
    for reference, provision in index.provisions.items():
        if provision.became is None:
            continue
        change = provision.became
        later = change.edition or index.frameworks[reference.framework].current_edition
        if not change.edition and (reference.framework, later) not in index.editions:
            continue  # that the current edition is unknown is told
        if change.edition and (reference.framework, change.edition) not in index.editions:
            editions = [edition.id for edition in index.frameworks[reference.framework].editions]
            yield no_edition(reference.framework, change.edition, editions)
            continue
        if change.change == "removed" and change.numbers:
            yield Problem(
                change.numbers[0].place,
                f"{reference} was removed, yet it became {change.numbers[0]}",
                "write numbers: [], or another change",
            )
        for number in change.numbers:
            target = index.reference(reference.framework, number, change.edition)
            if target not in index.provisions:
                fact = f"{reference} became {number}, which edition {later} does not have"
                remedy = nearest(number, numbers_of(index, reference.framework, later))
                cause = Cause(f"the provision {reference.framework}@{later}:{number}")
                yield Problem(number.place, fact, remedy, cause=cause)
        if _leads_back(index, reference):
            yield Problem(
                change.place,
                f"what became of {reference} leads back to {reference}",
                "name a later edition under became",
            )


def changes_fit_their_numbers(index: Index) -> Iterator[Problem]:
    """Unchanged and reworded keep a number, renumbered has one other, split two or more, merged one that is shared."""
    for reference, provision in index.provisions.items():
        change = provision.became
        if change is None or change.change not in _FITS:
            continue
        numbers, own = list(map(str, change.numbers)), str(reference.number)
        is_shared = any(len(index.was(later)) > 1 for later in index.became(reference))
        remedy = unfit(change.change, own, numbers, is_shared=is_shared)
        if remedy and all(later in index.provisions for later in _named(index, reference)):
            fact = f"{own} is {change.change}, yet it became {' and '.join(numbers) or 'nothing'}"
            yield Problem(change.change.place, fact, remedy, about=change.place)


def unfit(change: str, own: str, numbers: list[str], *, is_shared: bool = True) -> str:
    """Return what to write where a change does not fit the numbers that a number became; nothing where it does."""
    fits = {
        "same": numbers == [own],
        "other": len(numbers) == 1 and numbers != [own],
        "several": len(set(numbers)) > 1,
        "shared": bool(numbers) and is_shared,
    }
    wanted, remedy = _FITS.get(change, ("", ""))
    return "" if fits.get(wanted, True) else remedy


def what_was_removed_is_not_unread(index: Index) -> Iterator[Problem]:
    """No number was removed as long as nobody has read what stands under it in the later edition."""
    for reference, provision in index.provisions.items():
        change = provision.became
        later = index.reference(reference.framework, reference.number, change.edition) if change else None
        there = index.provisions.get(later) if later else None
        if change and change.change == "removed" and there and not evidence.is_known(there):
            fact = f"{reference} was removed, yet {later} is there, and nobody has read what it says"
            yield Problem(change.change.place, fact, "write unknown, until somebody has read it")


def numbers_that_become_one_are_merged(index: Index) -> Iterator[Problem]:
    """Where two numbers became one, neither is unchanged, reworded or renumbered."""
    for reference, provision in index.provisions.items():
        change = provision.became
        if change and change.change in _ALONE:
            whole = (
                other for later in index.became(reference) for other in index.was(later) if _went_whole(index, other)
            )
            others = [str(other.number) for other in dict.fromkeys(whole)]
            if len(others) > 1:
                fact = f"{reference.number} is {change.change}, yet {' and '.join(others)} became one"
                yield Problem(change.change.place, fact, "write merged for each of them, or mend the numbers")


_ALONE = {"unchanged", "reworded", "renumbered"}  # what says of a number that all of it went on, as one
# What each change asks of the numbers that are named, and what to write where they do not fit.
_FITS = {
    "unchanged": ("same", "name the same number, or write renumbered"),
    "reworded": ("same", "name the same number, or write renumbered"),
    "renumbered": ("other", "name one other number, or write reworded, split or merged"),
    "split": ("several", "name every number that it became, or write renumbered"),
    "merged": ("shared", "name the number that another one became too, or write renumbered"),
}


def _named(index: Index, reference: Reference) -> list[Reference | None]:
    change = index.provisions[reference].became
    return [index.reference(reference.framework, number, change.edition) for number in change.numbers] if change else []


def _went_whole(index: Index, reference: Reference) -> bool:
    change = index.provisions[reference].became
    return bool(change and change.change in {*_ALONE, "merged"})


def _leads_back(index: Index, start: Reference) -> bool:
    seen: set[Reference] = set()
    ahead = index.became(start)
    while ahead:
        reference = ahead.pop()
        if reference == start:
            return True
        if reference not in seen:
            seen.add(reference)
            ahead += index.became(reference)
    return False
