"""The menu follows the data: below the list of all frameworks stands each of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.model import urls
from macros.model.index import Index
from macros.model.records import Framework

WIDEST = 24  # letters of an owner's name that the menu has room for; of a longer one it shows the short name
ALL_FRAMEWORKS = f"{urls.STANDARDS}index.md"


def with_frameworks(nav: list[Any], index: Index) -> list[Any]:
    """Return the menu of `mkdocs.yml` with the frameworks of the data, but for those that it names itself."""
    named = set(_pages(nav))
    pages = {f"{urls.of_framework(framework)}index.md": framework for framework in index.frameworks.values()}
    return _below(nav, [{_label(framework): page} for page, framework in pages.items() if page not in named])


def _label(framework: Framework) -> str:
    return framework.publisher if len(framework.publisher) <= WIDEST else framework.short


def _below(nav: list[Any], entries: list[dict[str, str]]) -> list[Any]:
    menu: list[Any] = []
    for entry in nav:
        below = entry if isinstance(entry, dict) else {}
        menu.append(
            {title: _below(rest, entries) if isinstance(rest, list) else rest for title, rest in below.items()} or entry
        )
        if ALL_FRAMEWORKS in (entry, *(rest for rest in below.values() if isinstance(rest, str))):
            menu += entries
    return menu


def _pages(nav: list[Any]) -> Iterator[str]:
    for entry in nav:
        for page in entry.values() if isinstance(entry, dict) else [entry]:
            yield from _pages(page) if isinstance(page, list) else [page]
