"""What learning pages draw from the map: rungs of the ladder, a policy's gaps, numbers to find, filled-in sheets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from macros.model import urls
from macros.model.evidence import is_told
from macros.model.index import Index, numeric
from macros.model.records import Item, PolicyQuestion, Reference
from macros.views import bindings

SHEET = "cpd-sheet"  # the id of the page that holds the sheet
# Where somebody can stand on a dilemma, with what each means; none of them is right.
RUNGS = {
    "Fine": "you would do it, and say so to anyone",
    "Think": "you would want to weigh something first",
    "Ask": "you would talk to someone before you act",
    "Stop": "you would not do it, or would undo it",
}
ANSWERS = {"yes": "Answered", "unclear": "Unclear", "missing": "Missing"}  # what a policy does with a question
MOST_ALIKE = 2  # numbers to find that begin with the same part


@dataclass(frozen=True, slots=True)
class Box:
    """A box of the CPD sheet; `form` is line or text, `lines` the room that it gets on paper."""

    name: str
    label: str
    hint: str = ""
    form: str = "text"
    lines: int = 1


# In the order in which the regulators' forms ask; a form that asks for less leaves boxes out.
BOXES = (
    Box("page", "Where you started", "The page that you came from, or what set you thinking.", form="line"),
    Box("activity", "Type of activity", "Such as reading, a talk with a peer, a course, supervision.", form="line"),
    Box(
        "what",
        "What it was, and why it matters to your work",
        "A few sentences. No names, no places, no case details.",
        lines=4,
    ),
    Box("date", "Date", "Such as 20 November.", form="line"),
    Box("hours", "Hours", "Where your regulator counts them.", form="line"),
    Box("learnt", "What you learnt", "What do you see in another way now?", lines=5),
    Box(
        "effect",
        "What it changed in your practice, and for people",
        "What do you now do, stop or ask? What is better for people you support?",
        lines=5,
    ),
    Box(
        "peer",
        "What you learnt from talking it over with a peer",
        "What did the other person see that you did not?",
        lines=4,
    ),
    Box("numbers", "Provisions you looked at", "Framework and number. Which come nearest, and do you agree?", lines=2),
)


def main_provisions(index: Index, items: Iterable[str]) -> list[Reference]:
    """Return the main provision that each item has in each framework, without repeats, by framework and number."""
    targets = dict.fromkeys(target for item in items for target in _targets(index, item, most=1))
    return _in_order(index, targets)


def all_provisions(index: Index, items: Iterable[str]) -> list[Reference]:
    """Return all provisions of the current editions that the items touch, by framework and number."""
    targets = dict.fromkeys(target for item in items for target in _targets(index, item) if target.current)
    return _in_order(index, targets)


def asked_by(index: Index) -> list[tuple[Reference, list[int]]]:
    """Return every provision that the policy check touches, with the questions (from 1) that touch it."""
    asked: dict[Reference, list[int]] = {}
    for number, question in enumerate(index.data.questions, 1):
        for reference in provisions_of(index, question):
            asked.setdefault(reference, []).append(number)
    return [(reference, asked[reference]) for reference in _in_order(index, asked)]


def provisions_of(index: Index, question: PolicyQuestion) -> list[Reference]:
    """Return the provisions that a rule on this question would serve."""
    return all_provisions(index, question.items)


def besides(references: Iterable[Reference], told: Iterable[Reference]) -> list[Reference]:
    """Return provisions without those that are told already."""
    already = set(told)
    return [reference for reference in references if reference not in already]


def numbers_to_find(index: Index, most: int = 6) -> list[tuple[str, ...]]:
    """Return numbers that have been read in current editions of two or more frameworks, at most two begin alike."""
    sharing = {parts: _frameworks_read(index, references) for parts, references in index.numbers.items()}
    ranked = sorted(
        (parts for parts, frameworks in sharing.items() if len(frameworks) > 1),
        key=lambda parts: (-len(sharing[parts]), numeric(".".join(parts))),
    )
    spread: list[tuple[str, ...]] = []
    alike: Counter[str] = Counter()
    for parts in ranked:
        if alike[parts[0]] < MOST_ALIKE:
            spread.append(parts)
        alike[parts[0]] += 1
    return spread[:most]


def nations(index: Index) -> list[str]:
    """Return each nation whose people a framework binds now, and not those of every nation."""
    binding_now = [binding for binding in index.data.bindings if binding.framework and not binding.until]
    return list(dict.fromkeys(str(binding.where) for binding in binding_now if binding.where))


def not_covered(index: Index) -> str:
    """Return in words the nations where a binding says that none of the frameworks binds; empty if there are none."""
    *others, last = [nation for nation, _ in bindings.not_covered(index)] or [""]
    return f"{', '.join(others)} and {last}" if others else last


def sheet_for(index: Index, address: str, title: str, references: Iterable[Reference]) -> str | None:
    """Return the address of the CPD sheet with a page's title and numbers; None where there is no sheet.

    They stand behind the `#`, which no browser sends.
    """
    sheet = index.items.get(SHEET)
    if sheet is None or address == urls.of_item(sheet):
        return None
    filled = {"from": address, "title": title, "numbers": in_words(index, references)}
    return f"{urls.of_item(sheet)}#{urlencode(filled, quote_via=quote)}"


def sheet_of(index: Index, item: Item) -> str | None:
    """Return the address of the CPD sheet, filled in for an item."""
    return sheet_for(index, urls.of_item(item), item.title, _in_order(index, _targets(index, item.id)))


def in_words(index: Index, references: Iterable[Reference]) -> str:
    """Return provisions as a person would note them: `Mill 2.3, 5.6; Bell 1:9; Guild 2.3.4 (2012)`."""
    grouped: dict[str, list[str]] = {}
    for reference in references:
        edition = "" if reference.current else f" ({reference.edition})"
        grouped.setdefault(str(index.frameworks[reference.framework].short), []).append(f"{reference.number}{edition}")
    return "; ".join(f"{short} {', '.join(numbers)}" for short, numbers in grouped.items())


def _targets(index: Index, item: str, most: int | None = None) -> list[Reference]:
    return [target for _, answer in index.answers_of(item) for target, _ in index.targets(answer)[:most]]


def _frameworks_read(index: Index, references: Iterable[Reference]) -> set[str]:
    """Return the frameworks of those provisions that are current and have been read."""
    return {
        reference.framework for reference in references if reference.current and is_told(index.provisions[reference])
    }


def _in_order(index: Index, references: Iterable[Reference]) -> list[Reference]:
    order = list(index.frameworks)
    return sorted(
        references,
        key=lambda reference: (order.index(reference.framework), not reference.current, numeric(reference.number)),
    )
