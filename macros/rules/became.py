"""What must hold of that which a later edition did to a number."""

from __future__ import annotations

from collections.abc import Iterator

from macros.model.index import Index
from macros.model.places import Problem, nearest
from macros.model.records import Reference
from macros.rules.ways import numbers_of


def older_provisions_say_what_became_of_them(index: Index) -> Iterator[Problem]:
    """Every provision of an older edition says what became of it; one of the current edition does not."""
    for framework in index.data.frameworks:
        for provision in framework.provisions:
            older = provision.edition != framework.current_edition
            if older and provision.edition and provision.became is None:
                yield Problem(
                    provision.place,
                    f"{provision.number} of {provision.edition} does not say what became of it",
                    "add became: with change, numbers and evidence",
                )
            if not older and provision.became is not None:
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
        if change.edition and (reference.framework, change.edition) not in index.editions:
            editions = [edition.id for edition in index.frameworks[reference.framework].editions]
            yield Problem(
                change.edition.place,
                f"{reference.framework} has no edition {change.edition}",
                nearest(change.edition, editions),
            )
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
                edition = change.edition or index.frameworks[reference.framework].current_edition
                fact = f"{reference} became {number}, which edition {edition} does not have"
                yield Problem(number.place, fact, nearest(number, numbers_of(index, reference.framework, edition)))
        if _leads_back(index, reference):
            yield Problem(
                change.place,
                f"what became of {reference} leads back to {reference}",
                "name a later edition under became",
            )


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
