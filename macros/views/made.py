"""Which pages are made from the data: where each stands, and where its words really are."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any, NamedTuple

from macros.model import urls
from macros.model.index import Index
from macros.model.places import Place
from macros.model.words import KINDS
from macros.views import editions

STANDARDS_FILE = Place("data/standards.yml")


class Made(NamedTuple):
    """A page that nobody writes: its file as if it stood in `docs/`, what it shows, and where its words are."""

    source: str
    shows: str
    subject: tuple[Any, ...] = ()
    words: Place = STANDARDS_FILE


LISTS = (
    Made("standards/index.md", "frameworks"),
    Made("n/index.md", "numbers"),
    Made("themes/index.md", "subjects", words=Place("docs")),
    Made("map/index.md", "heat maps", words=Place("data/mappings.yml")),
    Made("handouts/mine.md", "choose your own"),
)


def made(index: Index) -> Iterator[Made]:
    """Yield every page that is made; of a map with problems too, so that the check can name them."""
    yield from LISTS
    yield from _of_items(index)
    yield from _of_frameworks(index)
    if index.data.comparisons:
        yield Made(_file(urls.SAME_SUBJECT), "same subject", words=Place("data/comparisons.yml"))
    for retired in index.data.retired:
        if retired.id.endswith("/"):  # the others are ids, which have no page
            yield Made(_file(retired.id), "retired", (retired,), retired.id.place)
    for parts, references in index.numbers.items():
        yield Made(_file(urls.of_number(parts)), "number", (parts, references))


def _of_items(index: Index) -> Iterator[Made]:
    for theme in dict.fromkeys(item.theme for item in index.items.values() if item.theme):
        yield Made(_file(urls.of_theme(theme)), "theme", (theme,), Place("docs"))
    written = {page.file for page in index.data.pages}
    for kind in dict.fromkeys(item.kind for item in index.items.values()):
        folder = f"docs/{KINDS[kind].folder}"
        if not KINDS[kind].listed or f"{folder}/index.md" not in written:
            yield Made(f"{urls.of_kind(kind)}index.md", "kind", (kind,), Place(folder))
    for source in index.sources.values():
        yield Made(_file(urls.of_source(source)), "source", (source,), source.place)


def _of_frameworks(index: Index) -> Iterator[Made]:
    for framework in index.frameworks.values():
        for edition in framework.editions:
            address = f"{urls.of_framework(framework, edition.id)}index.md"
            yield Made(address, "framework", (framework, edition), edition.id.place)
    for reference, provision in index.provisions.items():
        yield Made(_file(urls.of_provision(reference)), "provision", (reference, provision), provision.number.place)
    for framework in index.frameworks.values():
        yield Made(_file(urls.of_heat(framework)), "heat map", (framework,), Place("data/mappings.yml"))
    for framework in index.frameworks.values() if len(index.frameworks) > 1 else ():
        yield Made(_file(urls.of_compared(framework)), "compared", (framework,), Place("data/mappings.yml"))
    for left, right in itertools.combinations(index.frameworks.values(), 2):
        yield Made(_file(urls.of_pair(left, right)), "pair", (left, right), Place("data/mappings.yml"))
    for succession in editions.successions(index):
        framework, older = succession.framework, succession.older
        yield Made(_file(urls.of_became(framework.id, older.id)), "became", (succession,), older.id.place)


def _file(address: str) -> str:
    return f"{address.rstrip('/')}.md"
