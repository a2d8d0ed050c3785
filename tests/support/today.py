"""Pages of the map of today that serve as examples, each found by what it is: whoever renames one turns no test red."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

import pytest

from macros.model import urls
from macros.model.evidence import is_told
from macros.model.index import Index
from macros.model.records import Framework, Item, Page, Reference
from macros.model.words import TEACHES
from macros.rules.ways import pages_of

Has = Callable[[Item], bool]
Thing = TypeVar("Thing")
LINES = "lines_to_write_on"


def richest(index: Index, kind: str, has: Has = bool) -> Item:
    """Return the page of a kind that is mapped to most frameworks and numbers, of those that have something."""
    items = [item for item in index.data.items if item.kind == kind and has(item)]
    return max(of_today(items, f"page of the kind {kind}"), key=lambda item: _mapped(index, item))


def situation(index: Index) -> Item:
    """Return a situation that warns, and has a table."""
    return richest(index, "situation", lambda item: bool(item.cautions) and has_table(item))


def other_situation(index: Index) -> Item:
    """Return another situation."""
    return richest(index, "situation", lambda item: item.id != situation(index).id)


def session(index: Index) -> Item:
    """Return a session that somebody leads, with cases, numbers to find and a sheet of paper."""
    items = [item for item in index.data.items if item.led_by == "one" and calls(item, "paper_sheet")]
    return of_today(items, "session")[0]


def worksheet(index: Index) -> Item:
    """Return a page to write on with a picture."""
    return richest(index, TEACHES, lambda item: has_picture(item) and calls(item, LINES))


def to_write_on(index: Index) -> Item:
    """Return the page with most lines to write on."""
    items = [item for item in index.data.items if calls(item, LINES)]
    return max(of_today(items, "page to write on"), key=lambda item: [name for name, _ in item.body.calls].count(LINES))


def address_calling(index: Index, macro: str) -> str:
    """Return the address of the first page that calls a macro."""
    return urls.of_file(
        of_today([page for page in pages_of(index) if calls(page, macro)], f"page with {macro}")[0].file
    )


def table_to_fill_in(index: Index) -> Item:
    """Return the page with the longest table that readers fill in."""
    items = [item for item in index.data.items if "|  |" in item.body.text]
    return max(of_today(items, "table to fill in"), key=lambda item: item.body.text.count("|  |"))


def framework(index: Index) -> Framework:
    """Return the framework to which most pages are mapped."""
    frameworks = list(index.frameworks.values())
    return max(frameworks, key=lambda each: sum(bool(index.answer(item, each).mappings) for item in index.items))


def two_frameworks(index: Index) -> tuple[Framework, Framework]:
    """Return the first two frameworks whose numbers somebody has read, as their page of comparison has them."""
    current = [each for each, provision in index.provisions.items() if each.current and is_told(provision)]
    read = [index.frameworks[name] for name in dict.fromkeys(each.framework for each in current)]
    first, second, *_ = of_today(read * (len(read) > 1), "two frameworks")
    return first, second


def ticked(index: Index) -> str:
    """Return what an address of a handout names: numbers that people have, of two frameworks where there are two."""
    return ",".join(str(index.in_edition(each.id, str(each.current_edition))[-1]) for each in _read(index)[:2])


def unseen(index: Index) -> Reference:
    """Return a number that no copy shows."""
    return of_today([each for each, provision in index.provisions.items() if not provision.seen], "unseen number")[0]


def older(index: Index) -> Reference:
    """Return a number of an older edition of which more than the subject is known."""
    told = [each for each, provision in index.provisions.items() if not each.current and is_told(provision)]
    return of_today(told, "number of an older edition")[0]


def ended(index: Index) -> Reference:
    """Return a number of an edition whose last day is known, of which more than the subject is known."""
    told = [each for each, provision in index.provisions.items() if not each.current and is_told(provision)]
    return of_today([each for each in told if index.edition_of(each).until], "number of an edition that ended")[0]


def with_older_edition(index: Index) -> str:
    """Return the address that tells what became of an older edition."""
    return urls.of_became(older(index).framework, older(index).edition)


def is_proposed(index: Index, item: Item) -> bool:
    """Tell whether a page rests on nothing but proposals, or says so itself."""
    return item.status == "proposed" or {source.status for source, _ in index.statements_of(item.id)} == {"proposed"}


def has_table(item: Item) -> bool:
    return any(block.form == "row" for block in item.body.blocks)


def has_picture(item: Item) -> bool:
    return "![" in item.body.text


def folds(item: Item) -> list[tuple[str, str]]:
    """Return the title of each fold that is closed as a page opens, with its first words."""
    return re.findall(r'(?m)^\?{3} note "(.*)"\n\n {4}([^\n\[*]+)$', item.body.text)


def calls(page: Item | Page, macro: str) -> bool:
    return macro in {name for name, _ in page.body.calls}


def of_today(things: Iterable[Thing], what: str) -> list[Thing]:
    """Return what the map of today has of something; without any, the test is left out, and says why."""
    there = list(things)
    if not there:
        pytest.skip(f"the map of today has no {what}")
    return there


def _read(index: Index) -> list[Framework]:
    """Return the frameworks that have a number in their current edition."""
    return [each for each in index.frameworks.values() if index.in_edition(each.id, str(each.current_edition))]


def _mapped(index: Index, item: Item) -> tuple[int, int]:
    answered = [answer for _, answer in index.answers_of(item.id) if answer.mappings]
    return len(answered), sum(len(answer.mappings) for answer in answered)
