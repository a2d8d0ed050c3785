"""Where a number and the title beside it contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from macros.model.index import Index
from macros.model.names import name_of
from macros.model.places import Problem
from macros.model.records import Mapping, Reference
from macros.rules.ways import letters_of


def titles_fit_their_numbers(index: Index) -> Iterator[Problem]:
    """The title that stands in a comment beside a number is that of the number."""
    known = titles_known(index)
    targets = [pair for answer in index.data.answers for pair in index.targets(answer)]
    former = former_titles(index, known, index.data.beside, targets)
    for target, (title, lines) in former.items():
        fact = f"{lines} lines of data/mappings.yml have the former title beside {target.number}: {title}"
        provision = index.provisions[target]
        yield Problem(provision.title.place if provision.title else provision.place, fact, _NEW_TITLE)
    for target, mapping in targets:
        beside = index.data.beside.get(mapping.number.place.line)
        if beside and target not in former:
            yield from _beside_its_number(index, known, target, mapping, beside)


_NEW_TITLE = "make fix writes the new one there; if you cannot run it, ask for that where you send the change"


def _beside_its_number(
    index: Index, known: dict[str, list[Reference]], target: Reference, mapping: Mapping, beside: str
) -> Iterator[Problem]:
    title = title_beside(index, target)
    if beside == title or letters_of(beside) == letters_of(title):
        return
    meant = meant_by(known, target, mapping, beside)
    if meant is None and mapping.draft:
        return
    remark = remark_beside(known, beside, title)
    if remark and remark != beside:
        fact = f"words of your own behind the title beside {mapping.number}: {remark}"
        remedy = f"write # {remark} on a line of its own above the number (make fix does it)"
    elif meant is None:
        fact = f"the title beside {mapping.number} is not its own: {beside}"
        remedy = f'write number: "{mapping.number}"  # {title}'
        remedy += f", and above it # {remark.lstrip('# ')} (make fix does both)" if remark else _MENDED
    else:
        fact = f"the title beside {_named(index, target, meant)} is that of {_named(index, meant, target)}"
        other = "" if target.framework == meant.framework else f", below {meant.framework},"
        remedy = f"which is meant? Write{other} {_line(mapping, meant, index)} or {_line(mapping, target, index)}"
    yield Problem(mapping.number.place, fact, remedy)


def titles_known(index: Index) -> dict[str, list[Reference]]:
    """Return the provisions that have a title, by its letters."""
    known: dict[str, list[Reference]] = {}
    for reference, provision in index.provisions.items():
        if provision.title:
            known.setdefault(letters_of(provision.title), []).append(reference)
    return known


def meant_by(known: dict[str, list[Reference]], target: Reference, mapping: Mapping, beside: str) -> Reference | None:
    """Return the other provision whose title stands beside a number, the nearest; None where none has that title.

    A draft keeps the title of the older edition that it was carried over from, until somebody reads the new one.
    """
    others = [reference for reference in known.get(letters_of(beside), []) if reference != target]
    carried = (target.framework, mapping.draft, target.number)
    if any((reference.framework, reference.edition, reference.number) == carried for reference in others):
        return None
    return min(others, key=lambda other: _distance(target, other), default=None)


def former_titles(
    index: Index,
    known: dict[str, list[Reference]],
    besides: dict[int, str],
    targets: Iterable[tuple[Reference, Mapping]],
) -> dict[Reference, tuple[str, int]]:
    """Return provision → the title that it had, and how many mappings have that one beside its number; two or more.

    Where all of them say the same, none is a remark. What is the title of another number asks which is meant.
    """
    said: dict[Reference, list[str]] = defaultdict(list)
    for target, mapping in targets:
        if not mapping.draft and (beside := besides.get(mapping.number.place.line)):
            said[target].append(beside)
    return {
        target: (words[0], len(words))
        for target, words in said.items()
        if len(words) > 1 and len(set(words)) == 1 and _is_former(index, known, target, letters_of(words[0]))
    }


def _is_former(index: Index, known: dict[str, list[Reference]], target: Reference, letters: str) -> bool:
    title = index.provisions[target].title
    return title is not None and letters not in {"", letters_of(title)} and letters not in known


def title_beside(index: Index, reference: Reference) -> str:
    """Return what stands in a comment beside a number: its title, on one line."""
    return " ".join((index.provisions[reference].title or UNREAD).split())


def remark_beside(known: dict[str, list[Reference]], beside: str, title: str) -> str:
    """Return what somebody noted beside a number, behind its title or instead of it.

    Empty where nothing but a title stands there, or one in which a few letters are wrong.
    """
    behind = beside.removeprefix(title).strip() if beside.startswith(title) else ""
    if behind.startswith(_OPENS_A_REMARK):
        return behind
    letters, own = letters_of(beside), letters_of(title)
    is_title = letters in {"", own, letters_of(UNREAD)} or letters in known or _is_slip(letters, own)
    return "" if is_title else beside


def _is_slip(letters: str, title: str) -> bool:
    """Tell whether letters are those of a title but for a slip or two: as many words, and nearly the same."""
    import difflib

    is_as_long = letters.count(" ") == title.count(" ")
    return is_as_long and difflib.SequenceMatcher(None, letters, title).ratio() > _SLIP


_SLIP = 0.8
_MENDED = " (make fix does it)"
UNREAD = "not yet read"
_OPENS_A_REMARK = tuple("([#-\u2013\u2014/:;?!")


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
