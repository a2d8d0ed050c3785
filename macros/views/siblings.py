"""Which pages stand side by side, in which order, and below which lists: trail, menu and foot of a page come of it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from macros.model import urls
from macros.model.index import Index, numeric
from macros.model.names import name_of
from macros.model.order import position_in_list
from macros.model.records import Edition, Framework, Item, Reference
from macros.model.words import KINDS, THEMES
from macros.views import editions

MOST = 24  # pages of one kind that a menu shows at once; of more, it shows those of the same theme


class Link(NamedTuple):
    """The address of a page, and the words that lead to it."""

    address: str
    words: str


class Shelf(NamedTuple):
    """Pages side by side: what they share, the lists above them from the widest down, and what stands beyond them."""

    title: str
    above: tuple[Link, ...]
    pages: tuple[Link, ...]
    before: Link | None = None
    after: Link | None = None


def shelves(index: Index) -> Iterator[Shelf]:
    """Yield every shelf; a page stands on one of them, a list of pages and a page that only leads on on none."""
    yield from _of_items(index)
    for framework in index.frameworks.values():
        yield from _of_framework(index, framework)
    yield from _of_numbers(index)
    yield from _of_lists(index)


def in_row(above: tuple[Link, ...], parts: Iterable[tuple[str, Iterable[Link]]]) -> Iterator[Shelf]:
    """Yield the parts of one long row, each of which knows the page before it and the page after it."""
    filled = [(title, tuple(pages)) for title, pages in parts]
    filled = [(title, pages) for title, pages in filled if pages]
    for position, (title, pages) in enumerate(filled):
        before = filled[position - 1][1][-1] if position else None
        after = filled[position + 1][1][0] if position + 1 < len(filled) else None
        yield Shelf(title, above, pages, before, after)


def _of_items(index: Index) -> Iterator[Shelf]:
    themes = list(THEMES)

    def place(item: Item) -> tuple[int, tuple[int, str]]:
        return themes.index(item.theme) if item.theme in themes else len(themes), position_in_list(item)

    for kind in dict.fromkeys(item.kind for item in index.items.values()):
        items = sorted((item for item in index.items.values() if item.kind == kind), key=place)
        above = (Link(urls.of_kind(kind), KINDS[kind].plural),)
        if len(items) <= MOST:
            yield from in_row(above, [("", map(_of_item, items))])
        else:
            by_theme = itertools.groupby(items, key=lambda item: THEMES[item.theme].label if item.theme else "")
            yield from in_row(above, [(theme, [*map(_of_item, group)]) for theme, group in by_theme])


def _of_item(item: Item) -> Link:
    return Link(urls.of_item(item), item.title)


def _of_framework(index: Index, framework: Framework) -> Iterator[Shelf]:
    above = (Link(urls.STANDARDS, "Frameworks"), Link(urls.of_framework(framework), framework.short))
    older = [edition for edition in framework.editions if edition.id != framework.current_edition]
    yield from in_row(above, [("Older editions", [_of_edition(framework, edition) for edition in older])])
    for edition in framework.editions:
        lists = above if edition not in older else (*above, _of_edition(framework, edition))
        by_heading = itertools.groupby(
            index.in_edition(framework.id, edition.id), key=lambda each: _heading(index, each)
        )
        parts = [(heading, [_of_provision(index, each) for each in group]) for heading, group in by_heading]
        yield from in_row(lists, parts)


def _of_edition(framework: Framework, edition: Edition) -> Link:
    return Link(urls.of_framework(framework, edition.id), edition.label)


def _heading(index: Index, reference: Reference) -> str:
    group = index.group_of(reference)
    return f"{group.number} {group.heading}" if group else ""


def _of_provision(index: Index, reference: Reference) -> Link:
    named = f"{name_of(index, reference)} {index.provisions[reference].title or ''}"
    return Link(urls.of_provision(reference), named.strip())


def _of_numbers(index: Index) -> Iterator[Shelf]:
    """Yield the numbers that more than one provision has; the page of another only leads on."""
    shared = (parts for parts, references in index.numbers.items() if len(references) > 1)
    in_order = sorted(shared, key=lambda parts: numeric(".".join(parts)))
    by_first = itertools.groupby(in_order, key=lambda parts: parts[0])
    above = (Link(urls.ALL_NUMBERS, "All numbers"),)
    rows = [(f"Numbers that begin with {first}", [_of_number(parts) for parts in group]) for first, group in by_first]
    yield from in_row(above, rows)


def _of_number(parts: tuple[str, ...]) -> Link:
    return Link(urls.of_number(parts), f"Number {'.'.join(parts)}")


def _of_lists(index: Index) -> Iterator[Shelf]:
    used = {item.theme for item in index.items.values()}
    themes = [Link(urls.of_theme(id_), theme.label) for id_, theme in THEMES.items() if id_ in used]
    yield from in_row((Link(urls.SUBJECTS, "By subject"),), [("", themes)])
    sources = [Link(urls.of_source(source), source.short) for source in index.sources.values()]
    yield from in_row((Link(urls.SOURCES, "Sources"),), [("", sources)])
    maps = [Link(urls.of_heat(framework), framework.short) for framework in index.frameworks.values()]
    yield from in_row((Link(urls.HEAT, "The map at a glance"),), [("", maps)])
    pairs = itertools.combinations(index.frameworks.values(), 2)
    compared = [Link(urls.of_pair(left, right), f"{left.short} and {right.short}") for left, right in pairs]
    led = [
        Link(urls.of_compared(framework), f"All by the numbers of {framework.short}")
        for framework in index.frameworks.values()
        if compared
    ]
    yield from in_row((Link(urls.COMPARE, "Compare"),), [("", [*compared, *led])])
    yield from in_row((Link(urls.EDITIONS, "Editions"),), [("", map(_of_succession, editions.successions(index)))])


def _of_succession(succession: editions.Succession) -> Link:
    framework, older = succession.framework, succession.older
    words = f"{framework.short}: from the {older.label} to the {succession.later.label}"
    return Link(urls.of_became(framework.id, older.id), words)
