"""What a sheet may take of paper."""

from __future__ import annotations

import bisect
import dataclasses

from macros.model.index import Index
from macros.model.places import Text
from macros.model.records import Item
from macros.model.words import PAGES_TO_WORK_ON
from macros.rules.paper import may_fill_its_sheet, takes_more_than_a_sheet, what_a_sheet_always_prints_fits
from tests.support import today


def test_a_sheet_to_work_on_is_refused_where_its_page_surely_takes_more_paper_and_set_where_it_may(
    index: Index,
) -> None:
    session = today.session(index)
    told = [block for block in session.body.blocks if block.form != "call"]
    heights = {}
    for times in (1, 5, 40):
        body = session.body._replace(blocks=tuple(told * times))
        grown = dataclasses.replace(session, body=body)
        map_of_one = dataclasses.replace(index, data=dataclasses.replace(index.data, items=(grown,)))
        heights[times] = (
            may_fill_its_sheet(map_of_one, grown),
            [problem.fact.partition(":")[0] for problem in what_a_sheet_always_prints_fits(map_of_one)],
        )

    refused = f"the handout takes more than {PAGES_TO_WORK_ON[session.kind]} pages of A4"
    assert heights == {1: (False, []), 5: (True, []), 40: (True, [refused])}


def test_macros_may_fill_a_sheet_to_work_on_and_no_other(index: Index) -> None:
    def with_calls(item: Item, times: int) -> Item:
        return dataclasses.replace(item, body=item.body._replace(calls=item.body.calls * times))

    filled = {
        item.kind in PAGES_TO_WORK_ON: [may_fill_its_sheet(index, with_calls(item, times)) for times in (1, 500)]
        for item in (today.session(index), today.situation(index))
    }

    assert filled[True] == [False, True]
    assert filled[False][0] is filled[False][1]


def test_each_further_line_of_a_title_leaves_less_room_for_words(index: Index) -> None:
    session = today.session(index)
    words = next(block for block in session.body.blocks if block.form == "text")

    def room(title: str) -> int:
        """Return how many signs may stand below a title."""

        def is_too_much(signs: int) -> bool:
            body = session.body._replace(blocks=(*session.body.blocks, words._replace(words=signs * "x")))
            titled = dataclasses.replace(session, title=Text(title, session.title.place), body=body)
            return takes_more_than_a_sheet(index, titled)

        return bisect.bisect_left(range(1_000_000), x=True, key=is_too_much)

    assert room(90 * "x") < room(46 * "x") == room("x")
