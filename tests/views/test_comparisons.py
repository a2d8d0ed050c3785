"""Numbers on the same subject: each mark in words, with its reason, and nothing is said to stand alone unread."""

from __future__ import annotations

import pytest

from macros.model import urls
from macros.model.evidence import level_of
from macros.model.force import force_of
from macros.model.index import Index
from macros.model.names import name_of
from macros.model.words import MARKS
from macros.reading.project import load
from macros.views import comparisons
from macros.views.comparisons import ASKS, REACHES
from tests.support.broken import SOUND
from tests.support.data import squeeze
from tests.support.site import Site


@pytest.fixture(scope="module")
def small() -> Index:
    """Return the index of the sound map."""
    return load(SOUND).index


def reaches_of(index: Index) -> dict[str, str]:
    return {str(row.aspect.name): row.reach for table in comparisons.tables(index) for row in table.rows}


def test_what_one_asks_is_its_own_only_where_the_others_were_read_whole(small: Index) -> None:
    assert reaches_of(small) == {
        "One after the other": "all",
        "Clean tools": "open",
        "A habit to be trusted": "all",
        "An empty hand": "open",
    }


def test_a_mark_shows_the_words_by_which_it_binds_or_that_it_does_not_ask(small: Index) -> None:
    first, *_ = comparisons.tables(small)

    assert [[cell.label for cell in row.cells] for row in first.rows] == [
        ["you must", "should", "you must not"],
        ["you must", MARKS["not-said"].label, MARKS["not-read"].label],
    ]


def test_a_force_that_nobody_has_seen_is_not_made_up(small: Index) -> None:
    *_, second = comparisons.tables(small)

    assert [cell.label for cell in second.rows[0].cells] == ["you should", comparisons.UNKNOWN_FORCE]


def test_nothing_is_said_to_stand_alone_where_another_was_read_in_part(index: Index) -> None:
    for table in comparisons.tables(index):
        for row in table.rows:
            silent = [cell.reference for cell in row.cells if cell.reference not in row.asking]
            if row.reach == "one":
                assert {level_of(index.provisions[reference]) for reference in silent} == {"whole"}


@pytest.mark.both_builders
def test_the_page_shows_each_mark_in_words_with_its_reason(site: Site, index: Index) -> None:
    article = site.article(urls.SAME_SUBJECT)
    for comparison in index.data.comparisons:
        shown = article.select_one(f"#asked-{comparison.id}")
        told = {squeeze(cell.select_one(".sm-from").text): cell for cell in shown.select("td")}
        marks = [mark for aspect in comparison.aspects for mark in aspect.marks]

        assert squeeze(article.select_one(f"h2#{comparison.id}").find(string=True)) == comparison.title
        assert sorted(told) == sorted(mark.why for mark in marks)
        for mark in marks:
            cell, reference = told[mark.why], index.named(mark.provision)
            label = cell.select_one("b").text
            assert reference
            assert cell["data-label"] == name_of(index, reference)
            if mark.mark == ASKS:
                assert label in {str(mark.force or force_of(index, reference)), comparisons.UNKNOWN_FORCE}
            else:
                assert label == MARKS[mark.mark].label
        assert {row.text for row in shown.select(".sm-rowgroup th")} <= set(REACHES.values())


@pytest.mark.both_builders
def test_each_number_that_is_compared_leads_to_its_tables(site: Site, index: Index) -> None:
    there = {f"#{fold['id']}" for fold in site.article(urls.SAME_SUBJECT).select(".sm-folded[id]")}
    for reference in index.provisions:
        names = [comparison.id for comparison in index.comparisons_of(reference)]
        fold = site.article(urls.of_provision(reference)).select_one("#together")
        ways = [f"#{link['href'].rpartition('#')[2]}" for link in fold.select("a")] if fold else []

        assert ways == [f"#asked-{name}" for name in names], reference
        assert set(ways) <= there
