"""Where links may lead besides the words that people write: the files of made pages, and the ids that macros print."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

from macros.model import urls
from macros.model.evidence import is_known
from macros.model.index import Index
from macros.model.records import Item, Provision


def made_files(index: Index) -> dict[str, Provision | None]:
    """Return the file of every page that is made, as `standards/mill/5-6.md`, with the provision that it shows."""
    lists = [*_LISTS, *(urls.of_kind(kind) for kind in {item.kind: None for item in index.items.values()})]
    for framework in index.frameworks.values():
        lists += [urls.of_framework(framework, edition.id) for edition in framework.editions]
    files: dict[str, Provision | None] = {f"{address}index.md": None for address in lists}
    files |= {file_of(address): None for address in _addresses(index)}
    return files | {file_of(urls.of_provision(name)): provision for name, provision in index.provisions.items()}


def file_of(address: str) -> str:
    """Return the file of a made page that lists nothing below it: `n/3-10.md` from `n/3-10/`."""
    return f"{address.rstrip('/')}.md"


def ids_of_made(provision: Provision | None) -> Iterator[str]:
    """Yield the ids to which links may lead on a made page."""
    if provision:
        yield "editions"
        if provision.online:
            yield "online"
        if is_known(provision):
            yield from ("ideas", "cases", "alike")


def ids_of_macro(index: Index, macro: str, item: Item | None) -> Iterator[str]:
    """Yield the ids to which links may lead, of those that a macro prints on a page."""
    if macro in _ON_ANY_PAGE:
        yield from _ON_ANY_PAGE[macro](index)
    if item and macro in _ON_AN_ITEM:
        yield from _ON_AN_ITEM[macro](index, item)


_LISTS = (urls.STANDARDS, urls.ALL_NUMBERS, urls.SUBJECTS, urls.HANDOUTS)


def _addresses(index: Index) -> Iterator[str]:
    yield urls.MINE
    yield from (urls.of_theme(item.theme) for item in index.items.values() if item.theme)
    yield from map(urls.of_source, index.sources.values())
    # Not by `compare` and `editions`, which the check need not load and which ask for a map without problems.
    yield from (urls.of_pair(*pair) for pair in itertools.combinations(index.frameworks.values(), 2))
    older = dict.fromkeys((name.framework, name.edition) for name in index.provisions if not name.current)
    yield from (urls.of_became(framework, edition) for framework, edition in older)
    yield from (retired.id for retired in index.data.retired if retired.id.endswith("/"))
    yield from map(urls.of_number, index.numbers)


def _of_standards(index: Index, item: Item) -> Iterator[str]:
    yield "standards"
    yield from (f"standards-{named.id}" for named, answer in index.answers_of(item.id) if answer.state != "missing")


def _of_sources(index: Index, item: Item) -> Iterator[str]:
    yield "sources"
    for source, statement in index.statements_of(item.id):
        yield from (f"source-{source.id}", statement.id)


def _of_related(index: Index, item: Item) -> Iterator[str]:
    yield from ("on-paper", "cite")
    yield from ["reports"] * bool(item.reports)
    yield from ["related"] * bool(index.related_to(item))


_ON_AN_ITEM: dict[str, Callable[[Index, Item], Iterator[str]]] = {
    "what_the_standards_say": _of_standards,
    "what_the_sources_say": _of_sources,
    "related_pages": _of_related,
}
_ON_ANY_PAGE: dict[str, Callable[[Index], Iterator[str]]] = {
    "cite_map": lambda _: iter(["cite"]),
    "words_we_use": lambda _: iter(["basis", "relation", "status", "changes"]),
    "sources_list": lambda index: (source.id for source in index.sources.values()),
    "dilemma_ladder": lambda index: (f"rung-{dilemma.id}" for dilemma in index.data.dilemmas),
    "points_to_weigh": lambda index: (f"points-{dilemma.id}" for dilemma in index.data.dilemmas),
}
