"""The menu follows the data: the frameworks stand below the list of all, and every page beside those of its kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from macros.model import urls
from macros.model.dates import day
from macros.model.index import Index
from macros.model.records import Framework
from macros.views.coverage import as_of
from macros.views.siblings import Link, Shelf, in_row, shelves

Ways = Mapping[str, Any]  # lists, dictionaries, numbers and texts alone: a theme is told no more
Entry = tuple[Link, list[Any]]  # a page of the menu, and the entries below it

WIDEST = 24  # letters of an owner's name that the menu has room for; of a longer one it shows the short name
ALL_FRAMEWORKS = f"{urls.STANDARDS}index.md"


def with_frameworks(nav: list[Any], index: Index) -> list[Any]:
    """Return the menu of `mkdocs.yml` with the frameworks of the data, but for those that it names itself."""
    named = set(_pages(nav))
    pages = {f"{urls.of_framework(framework)}index.md": framework for framework in index.frameworks.values()}
    return _below(nav, [{_label(framework): page} for page, framework in pages.items() if page not in named])


def ways(nav: list[Any], index: Index) -> Ways:
    """Return the parts of the menu, the shelves, and page → shelf, from a menu that has the frameworks already.

    Pages of a part stand side by side. So do those that it does not name, below the nearest list that it names.
    """
    titles = _titles(index)
    parts = [(title, _named(entries, title, titles)) for title, entries in _parts(nav)]
    listed = {link.address: number for number, (_, entries) in enumerate(parts) for link, _ in _flat(entries)}
    rows = [row for title, entries in parts for row in _rows(entries, Link(entries[0][0].address, title))]
    told = [{**_told(shelf, listed), "under": None} for shelf in rows]
    told += [_told(shelf, listed) for shelf in shelves(index)]
    shelf_of: dict[str, int] = {}
    for number, shelf in enumerate(told):
        for address, _ in shelf["pages"]:
            shelf_of.setdefault(address, number)
    # A list that the menu does not name belongs to the part of the pages below it.
    for above, pages in [(shelf["above"][-1], shelf["pages"]) for shelf in told if shelf["above"]]:
        if above[0] not in shelf_of:
            shelf_of[above[0]] = len(told)
            part = told[shelf_of[pages[0][0]]]["part"]
            told.append({**_told(Shelf("", (), (Link(*above),)), listed), "part": part})
    return {
        "menu": [
            {"title": title, "pages": [[*link, depth] for link, depth in _flat(entries)]} for title, entries in parts
        ],
        "shelves": told,
        "shelf_of": shelf_of,
    }


def foot(index: Index) -> list[Link]:
    """Return those pages about the site that stand at the foot of every page."""
    written = _titles(index)
    return [Link(urls.of_file(page), words) for page, words in _FOOT.items() if f"docs/{page}" in written]


def state(index: Index) -> str:
    """Say which version of the map this is, and until which day somebody looked at copies; nothing of what is none."""
    newest, looked = index.data.versions[:1], as_of(index)
    says = [f"Version of {day(version.on)}." for version in newest]
    return " ".join([*says, f"Copies of the standards looked at until {day(looked)}." if looked else ""]).rstrip()


_FOOT = {
    "about/index.md": "About",
    "about/limits.md": "Limits",
    "about/privacy.md": "Privacy",
    "about/accessibility.md": "Accessibility",
}


def _titles(index: Index) -> dict[str, str]:
    """Return the title of each page that somebody wrote, by file."""
    items = {item.file: str(item.title) for item in index.data.items}
    return items | {page.file: str(page.title) for page in index.data.pages}


def _told(shelf: Shelf, listed: Mapping[str, int]) -> dict[str, Any]:
    """Return what the theme is told of a shelf: `part` is the number of its part of the menu, `under` its list."""
    under = next((link.address for link in reversed(shelf.above) if link.address in listed), None)
    return {
        "title": shelf.title,
        "part": -1 if under is None else listed[under],
        "under": under,
        "above": [[*link] for link in shelf.above],
        "pages": [[*link] for link in shelf.pages],
        "before": [*shelf.before] if shelf.before else [],
        "after": [*shelf.after] if shelf.after else [],
    }


def _parts(nav: list[Any]) -> Iterator[tuple[str, list[Any]]]:
    """Yield title and entries of each part; the home page is none, as the name of the site leads there."""
    for entry in nav:
        for title, below in entry.items() if isinstance(entry, dict) else [("", entry)]:
            if below and below != "index.md":
                yield title, below if isinstance(below, list) else [below]


def _named(entries: list[Any], part: str, titles: Mapping[str, str]) -> list[Entry]:
    """Return entries with their words: a page without any goes by its title, the first of a list by the list's."""
    named: list[Entry] = []
    for entry in entries:
        for words, leads_to in entry.items() if isinstance(entry, dict) else [("", entry)]:
            if isinstance(leads_to, list):
                (first, _), *below = _named(leads_to, words, titles)
                named.append((first, below))
            else:
                address = leads_to if ":" in leads_to else urls.of_file(leads_to)
                own = titles.get(f"docs/{leads_to}", part) if named else part
                named.append((Link(address, words or own), []))
    return named


def _flat(entries: list[Entry], depth: int = 0) -> Iterator[tuple[Link, int]]:
    for link, below in entries:
        yield link, depth
        yield from _flat(below, depth + 1)


def _rows(entries: list[Entry], above: Link) -> Iterator[Shelf]:
    """Yield the pages side by side in a part, then those below each list in it."""
    yield from in_row((above,), [("", [link for link, _ in entries])])
    for link, below in entries:
        yield from _rows(below, link)


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
