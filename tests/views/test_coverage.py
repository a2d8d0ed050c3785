"""The counts on the coverage page and on the command line are those of the data."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace

import pytest

from macros.__main__ import main
from macros.model.index import Index
from macros.model.words import LEVELS
from macros.views.coverage import coverage, sureness
from tests.support.data import Raw, is_known
from tests.support.site import Site


def test_every_statement_is_placed_and_every_item_reaches_every_framework(index: Index, raw: Raw) -> None:
    counted = coverage(index)

    assert (
        counted.statements
        == counted.placed
        == sum(len(source.get("statements", [])) for source in raw["sources"]["sources"].values())
    )
    assert counted.complete == counted.items
    assert all(row.missing == 0 for row in counted.frameworks)


def test_a_map_without_any_link_of_a_source_is_summed_up_in_words(index: Index) -> None:
    answers = tuple(
        replace(answer, mappings=tuple(each for each in answer.mappings if each.basis == "inferred"))
        for answer in index.data.answers
    )
    links = sureness(Index.of(replace(index.data, answers=answers)))[0]

    assert "In none a source prints the number; in none the framework's owner makes the link. All are our own" in links


def test_counts_agree_with_the_data_as_plain_yaml_reads_it(index: Index, raw: Raw) -> None:
    counted = coverage(index)
    entries = [
        entry for by_framework in raw["mappings"].values() for entries in by_framework.values() for entry in entries
    ]
    provisions = [
        provision for framework in raw["standards"]["frameworks"].values() for provision in framework["provisions"]
    ]

    assert counted.by_basis == dict(
        Counter({"cited": 0, "stated": 0, "inferred": 0})
        | Counter(entry["basis"] for entry in entries if "basis" in entry)
    )
    assert list(counted.by_level) == list(LEVELS)
    assert sum(counted.by_level.values()) == len(provisions)
    assert counted.by_level["unseen"] == sum(not is_known(provision) for provision in provisions)
    assert all(
        row.numbers == row.whole + row.part + row.subject + row.unseen
        and row.unseen + row.touched + row.untouched == row.numbers
        for row in counted.editions
    )
    assert sum(row.none for row in counted.frameworks) == sum("none" in entry for entry in entries)
    assert sum(row.not_yet for row in counted.frameworks) == sum("not-yet" in entry for entry in entries)


def test_the_page_shows_the_same_numbers(site: Site, index: Index) -> None:
    counted, article = coverage(index), site.article("about/coverage/")
    summary = article.select_one(".sm-summary").get_text()
    rows = [[cell.get_text() for cell in row.select("td")] for row in article.select("table")[0].select("tbody tr")]

    assert f"{counted.placed} of {counted.statements} statements" in summary
    assert f"{counted.links} links" in summary
    assert [row[1:] for row in rows] == [
        [str(row.mapped), str(row.none), str(row.not_yet)] for row in counted.frameworks
    ]


def test_the_command_line_prints_them_for_people_and_for_tools(
    index: Index, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["coverage"]) == 0
    assert f"{coverage(index).placed} of {coverage(index).statements} statements placed" in capsys.readouterr().out
    assert main(["coverage", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == coverage(index).as_json()
