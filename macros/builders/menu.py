"""The menu follows the data: the frameworks stand below the list of all, and every page beside those of its kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from macros.model import urls
from macros.model.dates import day
from macros.model.index import Index
from macros.model.order import position_in_list
from macros.model.records import Framework
from macros.model.words import KINDS
from macros.views.coverage import as_of
from macros.views.siblings import Link, Shelf, in_row, shelves

Ways = Mapping[str, Any]  # lists, dictionaries, numbers and texts alone: a theme is told no more
Entry = tuple[Link, list[Any]]  # a page of the menu, and the entries below it

WIDEST = 24  # letters of an owner's name that the menu has room for; of a longer one it shows the short name
ALL_FRAMEWORKS = f"{urls.STANDARDS}index.md"


def with_the_data(nav: list[Any], index: Index) -> list[Any]:
    """Return the menu of `mkdocs.yml` with the frameworks and the pages of a kind that it would else leave out."""
    named = list(_pages(nav))
    pages = {f"{urls.of_framework(framework)}index.md": framework for framework in index.frameworks.values()}
    menu = _behind(
        ALL_FRAMEWORKS, nav, [{_label(framework): page} for page, framework in pages.items() if page not in named]
    )
    for kind in KINDS:
        menu = _with_kind(kind, menu, named, index)
    return menu


def ways(nav: list[Any], index: Index) -> Ways:
    """Return the parts of the menu, the shelves, and page → shelf, from a menu that has the data's pages already.

    Pages of a part stand side by side. So do those that it does not name, below the nearest list that it names.
    """
    titles = _titles(index)
    parts = [(title, _named(entries, title, titles)) for title, entries in _parts(nav)]
    parts = [(title or entries[0][0].words, entries) for title, entries in parts]
    listed = {link.address: number for number, (_, entries) in enumerate(parts) for link, _ in _flat(entries)}
    rows = [row for title, entries in parts for row in _rows(entries, Link(entries[0][0].address, title))]
    told = [{**_told(shelf, listed), "under": None} for shelf in rows]
    told += [_told(shelf, listed) for shelf in shelves(index)]
    shelf_of = _shelf_of(told)
    lists = dict(link for _, entries in parts for link, _ in _flat(entries))
    told += [_told(shelf, listed) for shelf in _single(index, lists) if shelf.pages[0].address not in shelf_of]
    shelf_of = _shelf_of(told)
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

_ALONE = {urls.MINE: "Choose your own", urls.SAME_SUBJECT: "Same subject, different words"}
# The page of all subjects leads to every page of these lists, where the menu does not name the list itself.
_BY_SUBJECT = {urls.of_kind(kind) for kind, meant in KINDS.items() if meant.mapped}


def _titles(index: Index) -> dict[str, str]:
    """Return the title of each page that somebody wrote, by file."""
    items = {item.file: str(item.title) for item in index.data.items}
    return items | {page.file: str(page.title) for page in index.data.pages}


def _single(index: Index, lists: Mapping[str, str]) -> Iterator[Shelf]:
    """Yield each page that is of no kind, below the list that stands in a folder above it."""
    pages = {urls.of_file(page.file): str(page.title) for page in index.data.pages}
    for page in map(Link._make, (_ALONE | pages).items()):
        above = [Link(address, lists[address]) for address in _upwards(page.address) if address in lists]
        if above:
            yield Shelf("", (above[0],), (page,))


def _shelf_of(told: list[dict[str, Any]]) -> dict[str, int]:
    """Return page → the number of the first shelf that it stands on."""
    return {address: number for number, shelf in reversed([*enumerate(told)]) for address, _ in shelf["pages"]}


def _told(shelf: Shelf, listed: Mapping[str, int]) -> dict[str, Any]:
    """Return what the theme is told of a shelf: `part` is the number of its part of the menu, `under` its list."""
    above = [address for link in reversed(shelf.above) for address in _upwards(link.address)]
    by_subject = [urls.SUBJECTS] * any(address in _BY_SUBJECT for address in above)
    under = next((address for address in [*above, *by_subject] if address in listed), None)
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
                own = part if part and not named else titles.get(f"docs/{leads_to}", part)
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


def _with_kind(kind: str, menu: list[Any], named: list[str], index: Index) -> list[Any]:
    """Return the menu with the pages of a kind beside those that it names, or the list of all where that is shorter."""
    items = sorted((item for item in index.data.items if item.kind == kind), key=position_in_list)
    pages = [item.file.removeprefix("docs/") for item in items]
    there, left = [page for page in named if page in pages], [page for page in pages if page not in named]
    list_of_all = f"{urls.of_kind(kind)}index.md"
    if there and len(left) <= len(there):
        return _behind(there[-1], menu, left)
    return _behind(there[-1], menu, [{KINDS[kind].plural: list_of_all}] * (list_of_all not in named)) if there else menu


def _behind(page: str, nav: list[Any], entries: list[Any]) -> list[Any]:
    """Return the menu with further entries behind that of a page, wherever it stands."""
    menu: list[Any] = []
    for entry in nav:
        below = entry if isinstance(entry, dict) else {}
        menu.append(
            {title: _behind(page, rest, entries) if isinstance(rest, list) else rest for title, rest in below.items()}
            or entry
        )
        if page in (entry, *(rest for rest in below.values() if isinstance(rest, str))):
            menu += entries
    return menu


def _upwards(address: str) -> Iterator[str]:
    """Yield an address and those of the folders above it: `a/b/`, `a/`."""
    parts = address.rstrip("/").split("/")
    for length in range(len(parts), 0, -1):
        yield f"{'/'.join(parts[:length])}/"


def _pages(nav: list[Any]) -> Iterator[str]:
    for entry in nav:
        for page in entry.values() if isinstance(entry, dict) else [entry]:
            yield from _pages(page) if isinstance(page, list) else [page]
