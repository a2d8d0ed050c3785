"""A rule for what surely does not fit its handout, and which handouts have to be set to know whether they fit."""

from __future__ import annotations

from collections.abc import Iterator

from macros.model.body import LINK, Block
from macros.model.index import Index
from macros.model.places import Problem
from macros.model.records import Item
from macros.model.words import KINDS, ON_EVERY_SHEET, PAGES_TO_WORK_ON, SET_APART

# In points on A4. Letters are taken for narrower than they are, gaps and ends of lines for nothing, so that what is
# refused takes more than a page however it is set: of sheets grown until they just fit, the highest came to 744.
_ROOM = 800
_CLOSE = 560  # from here on a sheet may be full: of those that were grown, none was so below 646
_LETTER, _LINE = 4.7, 12.75
_COLUMN, _PAGE = 249, 516
_ALWAYS = 231  # title, code, notes and foot
_TITLE, _LINE_OF_TITLE = 46, 26  # signs that one line of the title holds at least, and what each further line takes
_FIRST_SCREEN = 36  # what sheets of pages with a first screen took besides, of nine that were grown
_FRAMEWORKS, _TWO_FRAMEWORKS = 21, 40
_FEW = 1_000  # signs that fit in any case
_CALL, _CALL_AGAIN = 250, 45  # what a macro may print on a sheet to work on, such as dilemmas or lines to write on
_MANY = 5_500  # signs from which on a page may take more than its bound in large print


def what_a_sheet_always_prints_fits(index: Index) -> Iterator[Problem]:
    """What the handout of a page always prints fits its paper: one A4 for its scene or first steps, four to work on."""
    for item in index.data.items:
        if takes_more_than_a_sheet(index, item):
            sections = _always_printed(item)
            longest = max(sections, key=lambda section: sum(len(block.words) for block in section))
            count = sum(len(plain(block).split()) for section in sections for block in section)
            if item.kind in PAGES_TO_WORK_ON:
                fact = f"the handout takes more than {_pages(item)} pages of A4: {count} words stand on the page"
                remedy = "shorten the page, or move a part of it to a page of its own"
            else:
                fact = f"the handout takes more than one A4: {count} words stand in what it always prints"
                remedy = f"shorten {_names(sections)}, or give what may be left out a heading of its own"
            yield Problem(longest[0].place(), fact, remedy)


def takes_more_than_a_sheet(index: Index, item: Item) -> bool:
    """Tell whether what the handout of a page always prints is surely more than its paper holds."""
    return _least_height(index, item) > _ROOM * _pages(item)


def may_fill_its_sheet(index: Index, item: Item) -> bool:
    """Tell whether the handout of a page may take more than its paper holds: only setting it tells."""
    if not KINDS[item.kind].mapped:
        return False
    is_close = _least_height(index, item) + _height_of_calls(item) > _CLOSE * _pages(item)
    return is_close or sum(len(block.words) for block in item.body.blocks) > _MANY


def _least_height(index: Index, item: Item) -> float:
    """Return the points on A4 that a handout takes at least; 0 where it surely fits."""
    if not KINDS[item.kind].mapped:
        return 0
    sections = _always_printed(item)
    signs = sum(len(block.words) for section in sections for block in section)
    rows = (len(index.frameworks) + 1) // 2
    if signs <= _FEW:
        return 0
    above = _ALWAYS + (len(item.title) - 1) // _TITLE * _LINE_OF_TITLE + _FIRST_SCREEN * bool(item.now)
    return above + _FRAMEWORKS + rows * _TWO_FRAMEWORKS + _height(item, sections)


def _height_of_calls(item: Item) -> int:
    """Return the points that the macros of a sheet to work on may take; other sheets print little of them."""
    if item.kind not in PAGES_TO_WORK_ON:
        return 0
    names = [name for name, _ in item.body.calls if name not in SET_APART]
    return _CALL * len(set(names)) + _CALL_AGAIN * len(names)


def _pages(item: Item) -> int:
    return PAGES_TO_WORK_ON.get(item.kind, 1)


def plain(block: Block) -> str:
    """Return the words of a block, of each link only those that readers see."""
    return LINK.sub(r"\2", block.words) if "](" in block.words else block.words


def _always_printed(item: Item) -> list[list[Block]]:
    """Return each section that a sheet always prints, its heading first, without what is folded away.

    A sheet to work on prints them all.
    """
    prints_all = item.kind in PAGES_TO_WORK_ON
    sections: list[list[Block]] = []
    is_printed = False
    for block in item.body.blocks:
        if block.form == "heading" and not block.words.startswith("###"):
            is_printed = prints_all or any(f"#{name} " in block.words for name in ON_EVERY_SHEET)
            if is_printed:
                sections.append([])
        if is_printed and block.form not in {"fold", "call"} and not block.lines[0].is_folded:
            sections[-1].append(block)
    return sections


def _height(item: Item, sections: list[list[Block]]) -> float:
    """Return what cautions and sections take at least: two columns at best, the longest section in one.

    A sheet to work on is read from top to bottom.
    """
    width = _PAGE if item.kind in PAGES_TO_WORK_ON else _COLUMN
    heights = [sum(max(1, len(plain(block)) * _LETTER / width) * _LINE for block in section) for section in sections]
    cautions = sum(len(caution) for caution in item.cautions) * _LETTER / _PAGE * _LINE * 0.8  # in smaller letters
    if item.kind in PAGES_TO_WORK_ON:
        return cautions + sum(heights)
    longest = max(heights) if len(heights) > 1 else 0
    return cautions + max(sum(heights) / 2, longest)


def _names(sections: list[list[Block]]) -> str:
    names = [name for name in ON_EVERY_SHEET if any(f"#{name} " in section[0].words for section in sections)]
    return " and ".join(f"#{name}" for name in names)
