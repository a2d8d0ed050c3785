"""What nobody here has read yet, how many pages wait for it, and how somebody outside can tell us."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from macros.model.evidence import is_known, level_of, status_of
from macros.model.index import Index
from macros.model.records import Edition, Framework, Item, NotYetLooked, Reference
from macros.model.site import Site

FORM = "read-a-number.yml"  # in .github/ISSUE_TEMPLATE
MOST_FIRST = 4  # texts that somebody should open before others
MINUTES = 5  # to read one number and say it in one's own words; a guess, which nobody has timed
_DOUBTFUL = {"undated", "counted", "joined", "whole-copy"}  # seen whole, in a copy that leaves a question
_QUESTIONS = ("What it asks, in my own words:", "Which copy I read (address or booklet, and its date):", "Day:")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A provision that should be read, with the pages that touch it, would touch it, or say that they wait for it."""

    reference: Reference
    pages: tuple[Item, ...]
    seen: bool  # in part, or its subject alone


@dataclass(frozen=True, slots=True)
class Unread:
    """What one edition lacks: numbers to read, numbers to compare once more, and pages that have not looked at it."""

    framework: Framework
    edition: Edition
    numbers: tuple[Wanted, ...]
    doubtful: tuple[Reference, ...]
    unanswered: tuple[Item, ...]

    @property
    def lacks(self) -> bool:
        """Whether anything of it is to be read."""
        return bool(self.numbers or self.unanswered)

    @property
    def waiting(self) -> int:
        """How many pages wait: they have not looked at this text, or would touch a number that nobody has seen."""
        return _distinct([*self.unanswered, *(page for each in self.numbers if not each.seen for page in each.pages)])

    @property
    def resting(self) -> int:
        """How many pages rest on a number of which only a part was seen."""
        return _distinct(page for each in self.numbers if each.seen for page in each.pages)

    @property
    def time(self) -> str:
        """How long it takes to read all its numbers, as people say it; nothing where we know of none."""
        hours, minutes = divmod(MINUTES * len(self.numbers), 60)
        parts = [_many(hours, "hour"), _many(minutes, "minute")]
        return " and ".join(part for part in parts if not part.startswith("0"))


def unread(index: Index) -> list[tuple[Framework, list[Unread]]]:
    """Return the frameworks of which something is to be read, with the editions, those first that would bring most."""
    texts = [of_edition(index, *key) for key in index.editions]
    lacking = [text for text in texts if text.lacks]
    lacking.sort(key=lambda text: (-text.waiting, -text.resting))
    by_framework: dict[str, list[Unread]] = {}
    for text in lacking:
        by_framework.setdefault(text.framework.id, []).append(text)
    return [(index.frameworks[framework], of_framework) for framework, of_framework in by_framework.items()]


def of_edition(index: Index, framework: str, edition: str) -> Unread:
    """Return what an edition lacks."""
    references = index.in_edition(framework, edition)
    answers = [index.answer(item, index.frameworks[framework]) for item in index.items]
    gaps = {str(answer.item): answer.gap for answer in answers if isinstance(answer.gap, NotYetLooked)}
    if edition != index.frameworks[framework].current_edition:
        gaps = {}  # what a page has not looked at is the text of today
    wanted = [
        Wanted(reference, _pages(index, reference, gaps), is_known(index.provisions[reference]))
        for reference in references
        if level_of(index.provisions[reference]) != "whole"
    ]
    return Unread(
        framework=index.frameworks[framework],
        edition=index.editions[framework, edition],
        numbers=tuple(sorted(wanted, key=lambda each: -len(each.pages))),
        doubtful=tuple(each for each in references if status_of(index.provisions[each]) in _DOUBTFUL),
        unanswered=tuple(index.items[item] for item in gaps),
    )


def form(site: Site, name: str) -> str:
    """Return the address of the form on the project page for a number, filled in with its name."""
    asked = urlencode({"template": FORM, "title": f"Read: {name}", "number": name}, quote_via=quote)
    return f"{site.repository}/issues/new?{asked}"


def letter(site: Site, name: str) -> str:
    """Return the address that opens a mail on a number, with the same questions as the form."""
    asked = urlencode(
        {"subject": f"Read: {name}", "body": "\n\n".join([f"Number: {name}", *_QUESTIONS])}, quote_via=quote
    )
    return f"mailto:{quote(site.contact, safe='@')}?{asked}"


def _pages(index: Index, reference: Reference, gaps: dict[str, NotYetLooked]) -> tuple[Item, ...]:
    """Return the pages that touch a number or what it was in an older edition, and those that say they wait for it."""
    touching = [item for each in (reference, *index.was(reference)) for item, _ in index.mappings_to(each)]
    number = re.compile(rf"(?<![\d.:]){re.escape(reference.number)}(?![\d:]|\.\d)")
    naming = [index.items[item] for item, gap in gaps.items() if number.search(gap.why)]
    return tuple({str(item.id): item for item in (*touching, *naming)}.values())


def _distinct(pages: Iterable[Item]) -> int:
    return len({str(page.id) for page in pages})


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
