"""What became of an edition is drawn as the data say it: a band for each number, a link for all that is drawn."""

from __future__ import annotations

import dataclasses
import itertools
import posixpath
from collections import Counter

import pytest
from bs4 import Tag

from macros.model import urls
from macros.model.index import Index
from macros.model.places import Text
from macros.model.words import CHANGES
from macros.reading.project import load
from macros.views.editions import Succession, fates, newcomers, successions
from macros.views.river import Bank, Reach, River, river
from tests.support.project import ROOT
from tests.support.site import Site

SMALL = load(ROOT / "tests" / "sound").index
STYLES = (ROOT / "docs" / "assets" / "stylesheets" / "kinds" / "glance.css").read_text(encoding="utf-8")


def drawings(index: Index) -> list[tuple[Succession, River]]:
    return [(succession, river(index, succession)) for succession in successions(index)]


@pytest.mark.parametrize("which", ["small", "of today"])
def test_what_became_of_every_number_is_a_band(which: str, index: Index) -> None:
    known = SMALL if which == "small" else index
    for succession, drawn in drawings(known):
        bands = [(band.fate.reference, band.later, band.is_warned) for reach in drawn.reaches for band in reach.bands]
        expected = [
            (fate.reference, later, fate.became.warning is not None)
            for fate in fates(known, succession)
            for later in (*fate.later, *([] if fate.later else [None]))
        ]

        assert bands
        assert sorted(map(str, bands)) == sorted(map(str, expected))


@pytest.mark.parametrize("which", ["small", "of today"])
def test_every_number_stands_once_in_its_order_and_apart_from_the_others(which: str, index: Index) -> None:
    known = SMALL if which == "small" else index
    for succession, drawn in drawings(known):
        older = [(reach.older, reach.height) for reach in drawn.reaches]
        later = [(reach.later, reach.height) for reach in drawn.reaches]

        assert stands(older) == known.in_edition(succession.framework.id, succession.older.id)
        assert stands(later) == known.in_edition(succession.framework.id, succession.later.id)
        signs = [place for bank, _ in later for place in bank.places if place.sign == "new"]
        assert [place.reference for place in signs] == newcomers(known, succession)


def stands(banks: list[tuple[Bank, int]]) -> list[object]:
    """Return the numbers from top to bottom, all of them within their part of the drawing and a row apart."""
    for bank, height in banks:
        rows = [(place.y, 12 + 7 * (len(place.title) - 1)) for place in bank.places]

        assert all(below - above >= half + other for (above, half), (below, other) in itertools.pairwise(rows))
        assert all(half <= y <= height - half for y, half in rows)
    return [place.reference for bank, _ in banks for place in bank.places]


def test_a_band_from_one_heading_to_another_keeps_both_in_one_part() -> None:
    (succession, before), *_ = drawings(SMALL)
    first = SMALL.in_edition(succession.framework.id, succession.later.id)[0].number
    provisions = tuple(
        dataclasses.replace(each, became=dataclasses.replace(each.became, numbers=(Text(first, each.place),)))
        if each.became and not each.became.numbers
        else each
        for each in succession.framework.provisions
    )
    moved = dataclasses.replace(succession.framework, provisions=provisions)
    others = tuple(each for each in SMALL.data.frameworks if each.id != moved.id)
    (_, after), *_ = drawings(Index.of(dataclasses.replace(SMALL.data, frameworks=(moved, *others))))

    assert [headings(reach) for reach in before.reaches][:2] == [["1"], ["2"]]
    assert [headings(reach) for reach in after.reaches][:1] == [["1", "2"]]


def headings(reach: Reach) -> list[str]:
    return sorted({str(head.section.number) for head in (*reach.older.heads, *reach.later.heads)})


def test_every_link_of_the_drawing_leads_to_something_there_and_no_title_is_cut(site: Site, index: Index) -> None:
    for succession, drawn in drawings(index):
        here = urls.of_became(succession.framework.id, succession.older.id)
        article = site.article(here)
        figure = article.select_one("figure.sm-river")
        rows = {f"#{row['id']}" for row in article.select(".sm-became tr[id]")}
        bands, numbers = figure.select("a[data-change]"), figure.select("a:not([data-change])")

        assert {band["href"] for band in bands} == rows
        assert {band["data-change"] for band in bands} == drawn.changes
        assert {posixpath.normpath(f"{here}{number['href']}") + "/" for number in numbers} <= set(site.addresses)
        assert all(link["aria-label"] for link in (*bands, *numbers))
        assert Counter(words(number) for number in numbers) == Counter(
            index.provisions[place.reference].title or "" for bank in banks(drawn) for place in bank.places
        )
        assert Counter(words(head) for head in figure.select(".sm-of-section")) == Counter(
            head.section.group.heading for bank in banks(drawn) for head in bank.heads if head.section.group
        )


def banks(drawn: River) -> list[Bank]:
    return [bank for reach in drawn.reaches for bank in (reach.older, reach.later)]


def words(text: Tag) -> str:
    """Return the words of a title or a heading, whatever lines they stand in."""
    return " ".join(line.get_text() for line in text.select("tspan"))


def test_every_kind_of_change_has_a_line_of_its_own() -> None:
    plain = {"renumbered"}  # a thin line, which all the others differ from

    assert {change for change in CHANGES if f'.sm-river [data-change="{change}"]' in STYLES} == set(CHANGES) - plain
