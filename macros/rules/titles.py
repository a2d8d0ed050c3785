"""Where a number and the title beside it contradict each other, and what stands out of order."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from macros.model.fields import FORMS
from macros.model.index import Index, numeric
from macros.model.names import name_of
from macros.model.places import Problem
from macros.model.records import Mapping, Reference
from macros.rules.ways import letters_of


def titles_fit_their_numbers(index: Index) -> Iterator[Problem]:
    """The title that stands in a comment beside a number is that of the number."""
    by_title = titles_known(index)
    for answer in index.data.answers:
        for target, mapping in index.targets(answer):
            beside = index.data.beside.get(mapping.number.place.line)
            if not beside:
                continue
            title = title_beside(index, target)
            if beside == title or letters_of(beside) == letters_of(title):
                continue
            meant = meant_by(by_title, target, beside)
            if meant is None:
                fact = f"the title beside {mapping.number} is of no provision: {beside}"
                remedy = f'write number: "{mapping.number}"  # {title} (make fix does it)'
            else:
                fact = f"the title beside {_named(index, target, meant)} is that of {_named(index, meant, target)}"
                remedy = f"which is meant? Write {_line(mapping, meant, index)} or {_line(mapping, target, index)}"
            yield Problem(mapping.number.place, fact, remedy)


def entries_stand_in_order(index: Index) -> Iterator[Problem]:
    """Mappings stand in the order of the alphabet and of the frameworks, provisions in that of editions and numbers."""
    for before, after in itertools.pairwise(
        dict.fromkeys(answer.item for answer in index.data.answers if answer.item in index.items)
    ):
        if after < before:
            fact = f"{after} stands below {before}, out of the order of the alphabet"
            yield Problem(after.place, fact, "move it up, or let make fix do it")
            break
    places = {framework: number for number, framework in enumerate(index.frameworks)}
    for one, two in itertools.pairwise(index.data.answers):
        known = one.framework in places and two.framework in places
        if one.item == two.item and known and places[two.framework] < places[one.framework]:
            fact = f"{two.framework} stands below {one.framework}, unlike in data/standards.yml"
            yield Problem(two.framework.place, fact, "move it up, or let make fix do it")
            break
    for framework in index.data.frameworks:
        editions = [str(edition.id) for edition in framework.editions]
        listed = [provision for provision in framework.provisions if provision.edition in editions]
        listed = [provision for provision in listed if FORMS["number"][0].fullmatch(provision.number)]
        keys = [(editions.index(provision.edition), numeric(provision.number)) for provision in listed]
        at = next((at for at in range(1, len(keys)) if keys[at] < keys[at - 1]), 0)
        if at:
            above, below = listed[at - 1], listed[at]
            fact = f"{below.number} of {below.edition} stands below {above.number} of {above.edition}"
            yield Problem(below.number.place, fact, "move it up, or let make fix do it")


def titles_known(index: Index) -> dict[str, list[Reference]]:
    """Return the provisions that have a title, by its letters."""
    known: dict[str, list[Reference]] = {}
    for reference, provision in index.provisions.items():
        if provision.title:
            known.setdefault(letters_of(provision.title), []).append(reference)
    return known


def meant_by(known: dict[str, list[Reference]], target: Reference, beside: str) -> Reference | None:
    """Return the other provision whose title stands beside a number, the nearest; None where none has that title."""
    others = [reference for reference in known.get(letters_of(beside), []) if reference != target]
    return min(others, key=lambda other: _distance(target, other), default=None)


def title_beside(index: Index, reference: Reference) -> str:
    """Return what stands in a comment beside a number: its title, on one line."""
    return " ".join((index.provisions[reference].title or UNREAD).split())


UNREAD = "not yet read"


def _distance(target: Reference, other: Reference) -> tuple[bool, bool, bool]:
    return (other.framework != target.framework, other.number != target.number, other.edition != target.edition)


def _named(index: Index, reference: Reference, other: Reference) -> str:
    """Return a number as the message needs it: alone where framework and edition are the same."""
    if reference.framework != other.framework:
        return name_of(index, reference)
    return f"{reference.number}" if reference.edition == other.edition else f"{reference.number} of {reference.edition}"


def _line(mapping: Mapping, reference: Reference, index: Index) -> str:
    """Return the line to write for a provision, as far as it differs."""
    edition = "" if reference.current else f' and edition: "{reference.edition}"'
    without = " without edition" if reference.current and mapping.edition else ""
    return f'number: "{reference.number}"  # {title_beside(index, reference)}{edition}{without}'
