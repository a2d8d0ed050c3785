"""What people call a framework or a page, beside its id."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from macros.model.index import Index
from macros.model.places import nearest
from macros.model.records import Framework, Item, Reference
from macros.model.references import parts_of

MOST_OFFERED = 8  # pages that fit some words


def framework_called(index: Index, name: str) -> str:
    """Return the id of the framework that is called so, or nothing."""
    return _called(name, ((framework.id, _names(framework)) for framework in index.frameworks.values()))


def page_called(index: Index, name: str) -> str:
    """Return the id of the page that is called so, by its id, its title or its address, or nothing."""
    if name in index.items:
        return name
    return _called(name, ((item.id, (item.id, item.title)) for item in index.items.values()))


def source_called(index: Index, name: str) -> str:
    """Return the id of the source that is called so, or nothing."""
    return _called(name, ((source.id, (source.id, source.short, source.title)) for source in index.sources.values()))


def provisions_called(index: Index, name: str, read: Callable[[str], Iterable[Reference]]) -> list[Reference]:
    """Return the provisions that are called so, by their full name or, as `read` tells, in any spelling.

    Of one number in several editions, it is the current one.
    """
    framework, edition, number = parts_of(name)
    named = index.reference(framework, number, edition or None)
    if named and named in index.provisions:
        return [named]
    meant = list(dict.fromkeys(read(name)))
    is_one = len({(reference.framework, reference.number) for reference in meant}) == 1
    return [max(meant, key=lambda reference: reference.current)] if is_one else meant


def pages_like(index: Index, words: str) -> str:
    """Say which pages somebody may mean."""
    wanted = words.lower().split()
    fitting = [item for item in index.items.values() if wanted and all(word in _words(item) for word in wanted)]
    if not fitting:
        return nearest(words, index.items)
    more = f"\n  and {len(fitting) - MOST_OFFERED} more: write more words" if len(fitting) > MOST_OFFERED else ""
    return "one of these?" + "".join(f"\n  {item.id}: {item.title}" for item in fitting[:MOST_OFFERED]) + more


def _called(name: str, known: Iterable[tuple[str, Iterable[str]]]) -> str:
    wanted = _plain(name)
    return next((identifier for identifier, names in known if wanted in map(_plain, names)), "")


def _names(framework: Framework) -> tuple[str, ...]:
    return (framework.id, framework.short, framework.publisher, framework.title, *framework.spoken_as)


def _words(item: Item) -> str:
    return f"{item.id} {item.title} {' '.join(item.search_terms)}".lower()


def _plain(name: str) -> str:
    return " ".join(name.strip().rstrip("/").rpartition("/")[2].lower().replace("\u2019", "'").split())
