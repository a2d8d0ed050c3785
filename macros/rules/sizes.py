"""Rules for how long a page opens on a phone and how heavy it is: estimates, fitted to every page that is built."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator

from macros.model.body import Block, Body
from macros.model.index import Index
from macros.model.names import name_of
from macros.model.places import Problem
from macros.model.records import Item
from macros.model.words import KINDS, PAGES_TO_WORK_ON
from macros.rules.paper import plain, takes_more_than_a_sheet
from macros.rules.ways import pages_of

# On a phone of 360 by 740, in pixels. Built pages were up to 220 taller or shorter, and grown ones up to 270.
HOME, FIELD = "docs/index.md", "search_field"
MOST_SCREENS = 7
_SCREEN = 740
_FRAME, _LINE, _LETTERS = 1_850, 28.2, 40  # all that is no word of the page; what a line takes and holds
_HEADING, _STATEMENT, _MAPPING = 94, 25.5, 7.2
_TALL = {"heading": _HEADING, "fold": 76, "call": 0}
_CAUTION = 32

# On the first screen of the smallest phone, of 360 by 640. Built pages were up to 30 taller or shorter.
_FIRST_SCREEN, _AROUND_FIELD = 640, 175  # of that, all that is no word of home, down to the foot of the field
_LINE_OF_TITLE, _LETTERS_OF_TITLE, _LINE_OF_HOME, _LETTERS_OF_HOME, _GAP = 30, 22, 25.5, 38, 17
_PICTURE = 320

# In bytes of HTML. Pages grown to the most that is let through, by any kind of text, stayed below it; readers are
# promised 150.
MOST_KILOBYTES = 140
_OF_PAGE, _OF_ITEM, _OF_MAPPING = 21_500, 9_500, 1_150
_OF_BYTE, _OF_HEADING, _OF_BLOCK, _OF_CELL = 1.2, 340, 18, 8
_OF_NUMBER, _OF_WAY, _OF_LETTER, _OF_COPY = 28_500, 850, 20, 750


def pages_open_short(index: Index) -> Iterator[Problem]:
    """A page of guidance is no longer than seven screens of a phone as it opens, without what is folded away."""
    for item in index.data.items:
        if KINDS[item.kind].mapped and item.kind not in PAGES_TO_WORK_ON and _may_be_long(index, item):
            sections = _open_sections(item.body)
            height = _around(index, item) + sum(map(_height, itertools.chain.from_iterable(sections)))
            if height > MOST_SCREENS * _SCREEN and not takes_more_than_a_sheet(index, item):
                screens = math.ceil(10 * height / _SCREEN) / 10
                fact = f"the page opens {screens} screens of a phone long, and {MOST_SCREENS} are the most"
                remedy = (
                    'shorten this section, the longest, or fold away what explains it: ??? note "…", and its text '
                    "four spaces in"
                )
                yield Problem(_longest(sections).place(), fact, remedy)


def home_opens_on_its_field(index: Index) -> Iterator[Problem]:
    """The field of the home page, for a number or words, stands on the first screen of a phone."""
    for page in index.data.pages:
        if page.file == HOME and FIELD in {name for name, _ in page.body.calls}:
            above = list(itertools.takewhile(lambda block: FIELD not in block.words, page.body.blocks))
            height = _AROUND_FIELD + sum(map(_height_at_home, above))
            if height > _FIRST_SCREEN:
                fact = f"what stands above the field takes {height / _FIRST_SCREEN:.1f} screens of a phone"
                remedy = "shorten it, or put it below {{ search_field() }}"
                yield Problem(above[-1].place(), fact, remedy)


def pages_are_light(index: Index) -> Iterator[Problem]:
    """No page weighs more than 140 kilobytes by its own words, or by the pages that lead to its number."""
    for page in pages_of(index):
        body = page.body
        weight = _OF_PAGE + _OF_BYTE * len(body.text.encode()) + _OF_HEADING * len(body.headings)
        weight += _OF_BLOCK * len(body.blocks) + _OF_CELL * body.text.count("|")
        if isinstance(page, Item) and KINDS[page.kind].mapped:
            weight += _OF_ITEM + _OF_MAPPING * _mappings(index, page)
        if weight > 1_000 * MOST_KILOBYTES:
            remedy = "make two pages of it: give this section, the longest, a page of its own"
            yield Problem(_longest(_sections(body)).place(), _heavy("the page", weight), remedy)
    for reference, provision in index.provisions.items():
        ways = len(index.mappings_to(reference))
        weight = _OF_NUMBER + _OF_WAY * ways + _OF_LETTER * len(provision.in_our_words or "")
        weight += _OF_COPY * len(provision.seen)
        if weight > 1_000 * MOST_KILOBYTES:
            fact = f"{_heavy(f'the page of {name_of(index, reference)}', weight)}; {ways} pages lead to it"
            yield Problem(provision.place, fact, "take out the mappings that tell a reader least of it")


# --- What the rules share ---------------------------------------------------------------------------------------------


def _sections(body: Body) -> list[list[Block]]:
    """Return the blocks of a page by its headings of the second level; what stands above the first is one as well."""
    sections: list[list[Block]] = [[]]
    for block in body.blocks:
        if block.form == "heading" and not block.words.startswith("###"):
            sections.append([])
        sections[-1].append(block)
    return [section for section in sections if section]


def _open_sections(body: Body) -> list[list[Block]]:
    return [[block for block in section if not block.lines[0].is_folded] for section in _sections(body)]


def _longest(sections: list[list[Block]]) -> Block:
    return max(sections, key=lambda section: sum(len(block.words) for block in section))[0]


def _may_be_long(index: Index, item: Item) -> bool:
    """Tell whether a page is too long as if nothing on it were folded: most are not, and need no closer look."""
    body = item.body
    most = _LINE * (len(body.text) / _LETTERS + len(body.blocks)) + _HEADING * len(body.headings)
    return _around(index, item) + most > MOST_SCREENS * _SCREEN


def _height(block: Block) -> float:
    if block.form in _TALL:
        return _TALL[block.form]
    return _LINE * _lines(plain(block))


def _height_at_home(block: Block) -> float:
    if block.form == "heading":
        return _LINE_OF_TITLE * -(-len(plain(block)) // _LETTERS_OF_TITLE) + _GAP
    if block.words.startswith("!["):
        return _PICTURE
    return _LINE_OF_HOME * -(-len(plain(block)) // _LETTERS_OF_HOME) + _GAP


def _around(index: Index, item: Item) -> float:
    """Return how tall a page is without the words of its body."""
    height = _FRAME + sum(_CAUTION + _LINE * _lines(caution) for caution in item.cautions)
    height += _STATEMENT * len(index.statements_of(item.id))
    return height + _MAPPING * _mappings(index, item)


def _mappings(index: Index, item: Item) -> int:
    return sum(len(answer.mappings) for _, answer in index.answers_of(item.id))


def _lines(words: str) -> int:
    return -(-len(words) // _LETTERS)


def _heavy(what: str, weight: float) -> str:
    return f"{what} would weigh some {weight / 1000:.0f} kilobytes, and {MOST_KILOBYTES} are the most"
