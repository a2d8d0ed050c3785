"""Whom an edition binds, and whom it bound when, in one sentence for each group of people."""

from __future__ import annotations

import dataclasses

import pytest

from macros.model.index import Index
from macros.model.places import Problem, Text
from macros.model.records import Data
from macros.reading import build
from macros.reading.yaml.strict import read_yaml
from macros.views.bindings import reach, whom

STANDARDS = b"""
frameworks:
  mill:
    title: "Rules of the mill"
    short: "Mill"
    publisher: "Guild of Millers"
    nation: "Meadowland"
    binds: "Millers."
    numbering: "With dots."
    separator: "."
    spoken_as: ["mill"]
    current_edition: "2024"
    editions:
      "2024": {label: "2024 edition", in_force: "2024-04-01"}
      "2016": {label: "2016 edition", in_force: "2016-01-01", until: "2024-03-31"}
      "2002": {label: "2002 edition"}
    provisions: []
"""


def index_with(*bindings: str) -> Index:
    """Return a map of one framework and some bindings, each with what is particular to it."""
    head = 'who: "Miller", where: "Meadowland", framework: mill, says: "Whoever grinds.", '
    rows = [f"  b{number}: {{{head}{binding}}}\n" for number, binding in enumerate(bindings)]
    problems: list[Problem] = []
    standards = read_yaml(STANDARDS, "data/standards.yml").node
    written = read_yaml(("bindings:\n" + "".join(rows)).encode(), "data/bindings.yml").node
    data = Data(
        frameworks=build.records("standards", standards, "data/standards.yml", problems),
        bindings=build.records("bindings", written, "data/bindings.yml", problems),
    )
    assert not problems
    return Index.of(data)


MILLERS = 'people: "millers in Meadowland"'


@pytest.mark.parametrize(
    ("binding", "edition", "said"),
    [
        pytest.param("", "2024", "Binds millers in Meadowland since 1 April 2024.", id="the current edition"),
        pytest.param(
            "",
            "2016",
            "Bound millers in Meadowland from 1 January 2016 to 31 March 2024.",
            id="an older edition ends with itself",
        ),
        pytest.param(
            'since: "2025-01-01"',
            "2024",
            "Binds millers in Meadowland since 1 January 2025.",
            id="people who came later",
        ),
        pytest.param('since: "2025-01-01"', "2016", "", id="an older edition never bound those who came later"),
        pytest.param(
            'since: "2018-05-01"',
            "2016",
            "Bound millers in Meadowland from 1 May 2018 to 31 March 2024.",
            id="people who came while it applied",
        ),
        pytest.param(
            'until: "2019-12-01"',
            "2016",
            "Bound millers in Meadowland from 1 January 2016 to 1 December 2019.",
            id="the register's end comes before the edition's",
        ),
        pytest.param(
            'until: "2019-12-01"',
            "2024",
            "Has never bound millers in Meadowland: an older edition did, until 1 December 2019.",
            id="an edition that came after the register's end",
        ),
        pytest.param(
            'until: "2026-01-01"',
            "2024",
            "Bound millers in Meadowland from 1 April 2024 to 1 January 2026.",
            id="the current edition no longer binds them",
        ),
        pytest.param(
            "",
            "2002",
            "Bound millers in Meadowland; we do not know the last day.",
            id="an edition of which no day is known",
        ),
        pytest.param(
            'until: "2010-06-30"',
            "2002",
            "Bound millers in Meadowland until 30 June 2010.",
            id="the register's end alone is known",
        ),
    ],
)
def test_whom_an_edition_binds_is_said_in_one_sentence(binding: str, edition: str, said: str) -> None:
    index = index_with(", ".join(filter(None, (MILLERS, binding))))

    assert reach(index, "mill", edition) == [said] * bool(said)


def test_how_an_older_edition_was_still_used_is_said_where_somebody_has_seen_it() -> None:
    index = index_with(MILLERS)
    text = "A guild of 2026 still went by it."
    editions = [
        dataclasses.replace(edition, still_used=Text(text, edition.place)) if edition.id == "2016" else edition
        for edition in index.frameworks["mill"].editions
    ]
    seen = Index.of(
        dataclasses.replace(
            index.data, frameworks=(dataclasses.replace(index.frameworks["mill"], editions=tuple(editions)),)
        )
    )

    assert reach(seen, "mill", "2016") == [*reach(index, "mill", "2016"), text]
    assert reach(seen, "mill", "2024") == reach(index, "mill", "2024")


def test_each_group_of_people_has_its_sentence_those_who_are_not_bound_last() -> None:
    index = index_with(
        'people: "old millers", until: "2019-12-01"',
        'people: "new millers", since: "2019-12-02"',
        'people: "bakers"',
    )

    assert reach(index, "mill", "2024") == [
        "Binds new millers since 1 April 2024.",
        "Binds bakers since 1 April 2024.",
        "Has never bound old millers: an older edition did, until 1 December 2019.",
    ]


def test_whom_an_edition_binds_now_is_said_in_one_line_without_days_and_doubts() -> None:
    index = index_with(
        'people: "old millers", until: "2019-12-01"',
        'people: "new millers", since: "2019-12-02"',
        'people: "bakers"',
        'people: "students", doubt: "They have a booklet of their own, and nobody saw it."',
    )

    assert whom(index, "mill", "2024") == "Binds new millers and bakers, not old millers"
    assert whom(index, "mill", "2016") == "Bound old millers from 1 January 2016 to 1 December 2019"


def test_people_without_words_of_their_own_are_named_by_role_and_nation() -> None:
    assert reach(index_with('since: "2025-01-01"'), "mill", "2024") == [
        "Binds Miller, Meadowland since 1 January 2025."
    ]
