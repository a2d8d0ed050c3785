"""To which ids on a page a link may lead, besides those of the headings that people write."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from macros.model.evidence import is_known
from macros.model.index import Index
from macros.model.records import Item
from macros.views.made import Made


def ids_of_made(index: Index, page: Made) -> Iterator[str]:
    """Yield the ids of a made page."""
    if page.shows == "provision":
        reference, provision = page.subject
        yield from ("editions", "cite")
        if provision.online:
            yield "online"
        if is_known(provision):
            yield from ("ideas", "cases", "alike")
        yield from (id_of_reason(item) for item, _ in index.mappings_to(reference))
    elif page.shows == "heat map":
        from macros.views.heat import heat

        yield from ("on-paper", *(table.kind for table in heat(index, *page.subject).tables))


def id_of_reason(item: Item) -> str:
    """Return the id of the reason for a page on the page of a provision, for good: `why-dual-relationships`."""
    return f"why-{item.id}"


def ids_of_macro(index: Index, macro: str, item: Item | None) -> Iterator[str]:
    """Yield the ids that a macro prints, on the page of an item where there is one."""
    if macro in _ON_ANY_PAGE:
        yield from _ON_ANY_PAGE[macro](index)
    if item and macro in _ON_AN_ITEM:
        yield from _ON_AN_ITEM[macro](index, item)


def _of_head(_index: Index, item: Item) -> Iterator[str]:
    if item.now:
        yield from ("now", *["warnings"] * bool(item.cautions))


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
    "item_head": _of_head,
    "what_the_standards_say": _of_standards,
    "what_the_sources_say": _of_sources,
    "related_pages": _of_related,
}
_ON_ANY_PAGE: dict[str, Callable[[Index], Iterator[str]]] = {
    "cite_map": lambda _: iter(["cite"]),
    "words_we_use": lambda _: iter(["basis", "relation", "status", "changes"]),
    "sources_list": lambda index: (source.id for source in index.sources.values()),
    "dilemma_ladder": lambda index: (f"rung-{dilemma.id}" for dilemma in index.data.dilemmas),
    "room_screen": lambda index: iter([*(dilemma.id for dilemma in index.data.dilemmas), "how-sure"]),
    "points_to_weigh": lambda index: (f"points-{dilemma.id}" for dilemma in index.data.dilemmas),
}
