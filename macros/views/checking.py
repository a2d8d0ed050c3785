"""What a second reader should check first, what second readers have said, and how somebody outside can tell us."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from macros.model.evidence import is_known, of_today
from macros.model.index import Index
from macros.model.order import is_main
from macros.model.records import Item, Mapping, Reference, Review
from macros.model.site import Site
from macros.model.words import KINDS
from macros.views.anchors import id_of_reason

FORM = "second-reader.yml"  # in .github/ISSUE_TEMPLATE
MOST_FIRST = 12  # numbers that somebody should check before others

_QUESTIONS = (
    "What I had before me (the official text, which edition; or this map alone):",
    "Does the number stand there?",
    "Do our words keep its force and its reach?",
    "Does the reason hold?",
    "I disagree because:",
    "Name that may stand beside it, and the day:",
)


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A provision that no second reader has compared with its text, and where readers meet it."""

    reference: Reference
    screens: tuple[tuple[Item, Mapping], ...]  # pages on whose first screen it stands
    pages: int
    unchecked: int  # reasons that no second reader has looked at


@dataclass(frozen=True, slots=True)
class Said:
    """The word of a second reader: on a provision, or on why a page is mapped to it."""

    reference: Reference
    item: Item | None
    review: Review

    @property
    def place(self) -> str:
        """The id on the provision's page below which it stands."""
        return id_of_reason(self.item) if self.item else "editions"


def first_to_check(index: Index) -> list[Unchecked]:
    """Return the provisions that no second reader has compared with their text, those that most readers meet first.

    Nobody counts readers here. What stands on the first screen of a page that tells somebody what to do is met before
    anything else; then comes what most pages name.
    """
    unchecked = [
        _unchecked(index, reference)
        for reference, provision in index.provisions.items()
        if is_known(provision) and not of_today(provision)
    ]
    return sorted(unchecked, key=lambda each: (-len(each.screens), -each.pages))


def said(index: Index) -> list[Said]:
    """Return what second readers have said, those who disagree first, the newest first."""
    newest = sorted(_said(index), key=lambda each: each.review.on, reverse=True)
    return sorted(newest, key=lambda each: each.review.finding == "agrees")


def form(site: Site, name: str) -> str:
    """Return the address of the form on the project page, filled in with what is checked."""
    asked = urlencode({"template": FORM, "title": f"Second reader: {name}", "page": name}, quote_via=quote)
    return f"{site.repository}/issues/new?{asked}"


def letter(site: Site, name: str) -> str:
    """Return the address that opens a mail on a number or a reason, with the same questions as the form."""
    body = "\n\n".join([f"What I checked: {name}", *_QUESTIONS])
    asked = urlencode({"subject": f"Second reader: {name}", "body": body}, quote_via=quote)
    return f"mailto:{quote(site.contact, safe='@')}?{asked}"


def _unchecked(index: Index, reference: Reference) -> Unchecked:
    touching = index.mappings_to(reference)
    screens = [
        (item, mapping)
        for item, mapping in touching
        if KINDS[item.kind].answers_first and is_main(index, reference, item, mapping)
    ]
    unchecked = sum(not of_today(mapping) for _, mapping in touching)
    return Unchecked(reference, tuple(screens), len(touching), unchecked)


def _said(index: Index) -> Iterator[Said]:
    for reference, provision in index.provisions.items():
        yield from (Said(reference, None, review) for review in provision.reviews)
        for item, mapping in index.mappings_to(reference):
            yield from (Said(reference, item, review) for review in mapping.reviews)
