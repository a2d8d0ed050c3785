"""Say in plain text what a number means, and what touches it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from macros.model import urls
from macros.model.index import Index
from macros.model.names import title_of
from macros.model.records import BASES, KINDS, RELATIONS, STATUSES, Item, Mapping, Reference
from macros.search.resolver import Answer, answer

WIDTH = 100
MOST_IN_FULL = 5  # of more provisions than this, as of a whole standard, only the names


def show(index: Index, query: str) -> tuple[str, bool]:
    """Return what is known about the numbers in a query, and whether anything was found."""
    found = answer(index, query)
    return "\n".join(_lines(index, query, found)), bool(found.matches)


def _lines(index: Index, query: str, found: Answer) -> Iterator[str]:
    if found.kind == "text":
        yield f'No number in "{query}".'
    for reference in found.matches:
        if len(found.matches) <= MOST_IN_FULL:
            yield from _in_full(index, reference)
        else:
            yield title_of(index, reference)
    for number in found.missing:
        yield f"No provision {number}."
    yield from _offer(index, "Near it", found.near)
    yield from _offer(index, "Elsewhere", found.elsewhere)


def _in_full(index: Index, reference: Reference) -> Iterator[str]:
    provision = index.provisions[reference]
    publisher = index.frameworks[reference.framework].publisher
    yield title_of(index, reference)
    yield f"  {publisher}, {index.edition_of(reference).label}. {STATUSES[provision.status].label}. {urls.of_provision(reference)}"
    if provision.in_our_words:
        yield from _indented(f"In our words: {provision.in_our_words}", 2)
    if provision.became:
        yield from _indented(f"Became: {', '.join(title_of(index, later) for later in index.became(reference)) or 'nothing'}. {provision.became.evidence}", 2)
    links = index.mappings_to(reference)
    yield f"  {len(links)} {'page touches' if len(links) == 1 else 'pages touch'} it."
    for item, mapping in links:
        yield from _touching(index, item, mapping)
    yield ""


def _touching(index: Index, item: Item, mapping: Mapping) -> Iterator[str]:
    source = f" ({index.sources[mapping.source].short}{', ' + mapping.where if mapping.where else ''})" if mapping.source else ""
    yield f"  - {item.title} [{KINDS[item.kind].label}: {urls.of_item(item)}]"
    yield from _indented(f"{RELATIONS[mapping.relation].label}; {BASES[mapping.basis].label}{source}: {mapping.why}", 4)


def _offer(index: Index, words: str, references: tuple[Reference, ...]) -> Iterator[str]:
    if references:
        yield f"{words}: {', '.join(title_of(index, reference) for reference in references)}"


def _indented(text: str, spaces: int) -> Iterator[str]:
    yield from textwrap.wrap(text, WIDTH, initial_indent=" " * spaces, subsequent_indent=" " * spaces)
