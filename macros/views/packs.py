"""Which sheets go together in a ready pack: those of a theme, of a thing that happens, of a session that one leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.model import urls
from macros.model.index import Index
from macros.model.order import position_in_list
from macros.model.records import Item, record
from macros.model.words import KINDS, THEMES

IN_ALL = "Everything on a subject"
OF_A_CASE = "One thing that happens, and what to read with it"
OF_A_SESSION = "A session that one person leads"


@record
class Pack:
    """A pack: where its file stands below `packs/`, the page it belongs to, and its items in their order."""

    address: str
    page: str
    kind: str
    title: str
    items: tuple[Item, ...]


def packs(index: Index) -> Iterator[Pack]:
    """Yield every pack that holds more than one sheet: sessions, then cases, then themes."""
    in_order = sorted(index.items.values(), key=position_in_list)
    sessions = [item for item in in_order if item.led_by == "one"]
    cases = [item for item in in_order if KINDS[item.kind].answers_first]
    for kind, items in ((OF_A_SESSION, sessions), (OF_A_CASE, cases)):
        for item in items:
            related = (index.items[other] for other in item.related if other in index.items)
            yield from _pack(urls.of_item(item), kind, item.title, [item, *related])
    for theme, words in THEMES.items():
        of_theme = [item for kind in KINDS for item in in_order if item.theme == theme and item.kind == kind]
        yield from _pack(urls.of_theme(theme), IN_ALL, words.label, of_theme)


def _pack(page: str, kind: str, title: str, items: Iterable[Item]) -> Iterator[Pack]:
    on_paper = tuple(item for item in items if KINDS[item.kind].mapped)
    if len(on_paper) > 1:
        yield Pack(address=f"{urls.PACKS}{page}", page=page, kind=kind, title=title, items=on_paper)
