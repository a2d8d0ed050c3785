"""Say in sentences what changed between two states of the map, for whoever reviews it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from macros import urls
from macros.coverage import coverage
from macros.index import Index
from macros.model import BASES, RELATIONS, STATUSES, Link, NothingFound, NotYetLooked, Reference
from macros.places import Place
from macros.reports import inert

MOST = 100  # sentences; a summary on GitHub has an end


def review(before: Index, after: Index) -> str:
    """Return Markdown: what changed in the map, coverage before and after, and the pages that show it."""
    sentences = [*_provisions(before, after), *_mappings(before, after), *_statements(before, after), *_pages(before, after)]
    shown = [f"- {sentence}" for sentence in sentences[:MOST]]
    if len(sentences) > MOST:
        shown.append(f"- … and {len(sentences) - MOST} more changes.")
    touched = [f"- `/{address}`" for address in sorted(_touched(before, after))]
    parts = [["## What changes in the map", "", *(shown or ["Nothing in the data changes."])], ["## Coverage", "", *_coverage(before, after)]]
    if touched:
        parts.append(["## Pages to look at", "", *touched[:MOST]])
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


# --- Sentences --------------------------------------------------------------------------------------------------------


def _provisions(before: Index, after: Index) -> Iterator[str]:
    for reference, provision in after.provisions.items():
        old = before.provisions.get(reference)
        if old is None:
            yield f"**{inert(reference)}** is new: {inert(provision.title or 'listed, not yet read')}."
        elif different := _different(old, provision):
            yield f"**{inert(reference)}** ({inert(provision.title or 'not yet read')}) changes in: {', '.join(different)}."
    yield from (f"**{inert(reference)}** is no longer there." for reference in before.provisions if reference not in after.provisions)


def _mappings(before: Index, after: Index) -> Iterator[str]:
    for pair in dict.fromkeys([*before.mappings, *after.mappings]):
        old, new = _links(before, pair), _links(after, pair)
        yield from (f"{_names(pair, name)} is no longer mapped." for name in old if name not in new)
        for name, link in new.items():
            if name not in old:
                yield f"{_names(pair, name)} is now mapped: {RELATIONS[link.relation].label}, {BASES[link.basis].label.lower()}. “{inert(link.why)}”"
            elif different := _different(old[name], link):
                yield f"{_names(pair, name)} changes in: {', '.join(different)}. “{inert(link.why)}”"
        if old and new and next(iter(old)) != next(iter(new)) and next(iter(new)) in old:
            yield f"{_names(pair, next(iter(new)))} is now the main one."
        if (gap := _gap(after, pair)) and gap != _gap(before, pair):
            yield f"**{inert(pair[0])} → {inert(pair[1])}** says why there is nothing: “{inert(gap)}”"


def _statements(before: Index, after: Index) -> Iterator[str]:
    old = {statement.id: statement for source in before.data.sources for statement in source.statements}
    new = {statement.id: statement for source in after.data.sources for statement in source.statements}
    yield from (f"The statement **{inert(name)}** is no longer there." for name in old if name not in new)
    for name, statement in new.items():
        if name not in old:
            yield f"The statement **{inert(name)}** is new: “{inert(statement.says)}”"
        elif different := _different(old[name], statement):
            yield f"The statement **{inert(name)}** changes in: {', '.join(different)}. “{inert(statement.says)}”"


def _pages(before: Index, after: Index) -> Iterator[str]:
    yield from (f"The page **{inert(name)}** is no longer there." for name in before.items if name not in after.items)
    for name, item in after.items.items():
        old = before.items.get(name)
        if old is None:
            yield f"The page **{inert(name)}** is new: {inert(item.title)}."
        elif different := _different(old, item):
            yield f"The page **{inert(name)}** changes in: {', '.join(different)}."


def _names(pair: tuple[str, str], name: tuple[str, str]) -> str:
    edition = f"@{name[1]}" if name[1] else ""
    return f"**{inert(pair[0])} → {inert(f'{pair[1]}{edition}:{name[0]}')}**"


# --- What is different ------------------------------------------------------------------------------------------------


def _links(index: Index, pair: tuple[str, str]) -> dict[tuple[str, str], Link]:
    mapping = index.mappings.get(pair)
    return {(str(link.number), str(link.edition or "")): link for link in mapping.links} if mapping else {}


def _gap(index: Index, pair: tuple[str, str]) -> str:
    gap = mapping.gap if (mapping := index.mappings.get(pair)) else None
    return str(gap.none) if isinstance(gap, NothingFound) else str(gap.not_yet) if isinstance(gap, NotYetLooked) else ""


def _different(old: Any, new: Any) -> list[str]:
    """Return the names of the fields in which two records of one kind differ, whatever lines they stand on."""
    return [field.name.replace("_", " ") for field in fields(new) if _plain(getattr(old, field.name)) != _plain(getattr(new, field.name))]


def _plain(value: Any) -> Any:
    """Return a value without the places in it."""
    if isinstance(value, Place):
        return None
    if isinstance(value, tuple):
        return [_plain(entry) for entry in value]
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value


def _touched(before: Index, after: Index) -> set[str]:
    """Return the addresses of the pages that show a change in the data."""
    found: set[str] = set()
    for reference, provision in after.provisions.items():
        old = before.provisions.get(reference)
        if old is None or _different(old, provision):
            found.add(urls.of_provision(reference))
    for name, item in after.items.items():
        was = before.items.get(name)
        said = [[statement for _, statement in index.statements_of(name)] for index in (before, after)]
        if was is None or _different(was, item) or _plain(tuple(said[0])) != _plain(tuple(said[1])):
            found.add(urls.of_item(item))
    for pair in dict.fromkeys([*before.mappings, *after.mappings]):
        if pair[0] in after.items and _plain(before.mappings.get(pair)) != _plain(after.mappings.get(pair)):
            found.add(urls.of_item(after.items[pair[0]]))
            found |= {urls.of_provision(reference) for index in (before, after) for reference in _targets(index, pair) if reference in after.provisions}
    return found


def _targets(index: Index, pair: tuple[str, str]) -> set[Reference]:
    mapping = index.mappings.get(pair)
    return {target for link in mapping.links if (target := index.target(pair[1], link))} if mapping else set()


def _coverage(before: Index, after: Index) -> Iterator[str]:
    old, new = coverage(before), coverage(after)
    rows = {
        "Links": (old.links, new.links),
        **{f"Links: {BASES[basis].label.lower()}": (old.by_basis[basis], new.by_basis[basis]) for basis in BASES},
        **{f"Provisions: {STATUSES[status].label.lower()}": (old.by_status[status], new.by_status[status]) for status in STATUSES},
        "Items that reach every framework": (f"{old.complete} of {old.items}", f"{new.complete} of {new.items}"),
        "Statements on a page": (f"{old.placed} of {old.statements}", f"{new.placed} of {new.statements}"),
    }
    yield "| | before | after |"
    yield "| --- | --- | --- |"
    yield from (f"| {name} | {was} | {now if was == now else f'**{now}**'} |" for name, (was, now) in rows.items())
