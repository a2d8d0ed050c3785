"""What stands in a pack beside its sheets: the cover, and the run sheet for the person who leads."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from macros.handouts.content import Handout
from macros.model.records import Item, record
from macros.model.site import Site
from macros.model.words import PEOPLE
from macros.views.packs import Pack
from macros.views.steps import steps

Settings = dict[tuple[str, str, bool], dict[str, Any]]  # name of a handout, form, large print → how it was set
_IN_PARTS = ("leader", "participants")  # a session comes as these, and not as both on one sheet
_PLACES = dict(zip(_IN_PARTS, "ab", strict=True))  # its parts are 1a and 1b: one sheet of the pack, as on its page

_ROWS, _ROWS_IN_LARGE_PRINT = 30, 12  # of contents or of a run sheet, that surely fit a page


@record
class PrintedPack:
    """A pack with the handouts of its items, and the address of its page."""

    pack: Pack
    handouts: tuple[Handout, ...]
    url: str

    @property
    def address(self) -> str:
        """Where its files stand below the handouts."""
        return self.pack.address

    @property
    def kind(self) -> str:
        """What sort of pack it is."""
        return self.pack.kind

    @property
    def title(self) -> str:
        """What it is about."""
        return self.pack.title

    @property
    def id(self) -> str:
        """The name by which the command knows it: `packs/situations/friend-request`."""
        return self.pack.address.strip("/")

    def missing(self, settings: Settings) -> bool:
        """Tell whether one of its handouts was not made."""
        return any((handout.id, "", True) not in settings for handout in self.handouts)


def with_sheets(packs: Iterable[Pack], handouts: list[Handout], site: Site) -> list[PrintedPack]:
    """Return packs with the handouts of their items."""
    by_id = {handout.id: handout for handout in handouts}
    return [
        PrintedPack(pack=pack, handouts=tuple(by_id[item.id] for item in pack.items), url=site.at(pack.page))
        for pack in packs
    ]


def near_each_other(packs: Iterable[PrintedPack]) -> list[PrintedPack]:
    """Return packs so that each comes soon after others that hold its sheets: Typst remembers ten documents."""
    left, order = list(packs), list[PrintedPack]()
    while left:
        remembered = {handout.id for pack in order[-10:] for handout in pack.handouts}
        order.append(min(left, key=partial(_share_of_new, remembered)))
        left.remove(order[-1])
    return order


def content_of(printed: PrintedPack, settings: Settings, *, large: bool) -> dict[str, Any]:
    """Return the record of a pack: its cover, its run sheet, and its sheets as they have been set by themselves."""
    pack = printed.pack
    sheets: list[dict[str, Any]] = [
        _run(item, form) | {"place": f"{place}{_PLACES.get(form, '')}", "title": sheet["title"], "record": sheet}
        for place, (item, handout) in enumerate(zip(pack.items, printed.handouts, strict=True), 1)
        for form, sheet in _sheets(handout, settings, large=large)
    ]
    first = printed.handouts[0].content
    times = [int(item.minutes) for item in pack.items if item.minutes]
    return {key: first[key] for key in ("site", "aid", "imprint", "day")} | {
        "large": large,
        "title": pack.title,
        "kind": f"Pack · {pack.kind}",
        "lead": f"{len(pack.items)} sheets, each with the numbers behind it, and a run sheet for the person who leads.",
        "run_lead": _of_session(pack.items[0]) or _run_lead(sum(times), len(pack.items) - len(times)),
        "url": printed.url,
        "printed": printed.url.partition("://")[2],
        "steps": [{"says": step.says, "minutes": str(step.minutes or "")} for step in steps(pack.items[0])],
        "sheets": sheets,
        "most": _before(sheets, _ROWS) + sum(sheet["record"]["most"] for sheet in sheets),
        "most_large": _before(sheets, _ROWS_IN_LARGE_PRINT) + sum(sheet["record"]["most_large"] for sheet in sheets),
    }


def _share_of_new(remembered: set[str], pack: PrintedPack) -> float:
    return sum(handout.id not in remembered for handout in pack.handouts) / len(pack.handouts)


def _before(sheets: list[dict[str, Any]], rows: int) -> int:
    """Return how many pages may stand before the sheets: contents and run sheet have a row for each of them."""
    return 2 + 2 * (1 + len(sheets) // rows)


def _sheets(handout: Handout, settings: Settings, *, large: bool) -> list[tuple[str, dict[str, Any]]]:
    """Return the sheets of a handout by their forms: a session in its parts."""
    parts = [form for form in _IN_PARTS if form in handout.others]
    size = "-large-print" if large else ""
    in_parts = [(form, settings[handout.id, f"{form}{size}", False]) for form in parts]
    return in_parts or [("", settings[handout.id, "", large])]


def _run(item: Item, form: str) -> dict[str, Any]:
    """Return what the run sheet says of one sheet: nothing where its page does not say it."""
    timed = form != "participants"  # the time stands with the sheet of the person who leads
    return {
        "minutes": str(item.minutes) if item.minutes and timed else "",
        "people": PEOPLE[item.people].label if item.people and timed else "",
    }


def _of_session(item: Item) -> str:
    """Return what the run sheet of a led session says first: its other sheets need no time besides."""
    if item.led_by != "one" or not item.minutes:
        return ""
    return f"The session takes {item.minutes} minutes. The other sheets are for use in that time, or after it."


def _run_lead(minutes: int, without: int) -> str:
    if not minutes:
        return "These sheets name no time. Write down how long each may take, and leave out what does not fit."
    rest = f" {without} sheets name none: write down what you give them." if without else ""
    return f"{minutes} minutes for the sheets that name a time.{rest}"
