"""Which edition bound whom on which day, as the pages and the search work it out."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest
import quickjs

from macros.model.index import Index
from macros.model.records import Binding
from macros.reading.project import checked, load
from macros.search.as_at import bindings
from macros.views.bindings import Span, reach, spans
from macros.views.coverage import as_of
from macros.views.editions import is_to_come
from tests.support.broken import BINDINGS, PICTURES, STANDARDS, TODAY, sound_files
from tests.support.project import ROOT
from tests.support.scripts import SCRIPTS

Json = dict[str, Any]

# One framework of three editions, the first of which has no first day; another without any day; a third for others.
MILL = [
    ("mill", "2024", True, "2024-04-01", ""),
    ("mill", "2016", False, "2016-01-01", "2024-03-31"),
    ("mill", "2010", False, "", "2015-12-31"),
    ("bell", "2019", True, "", ""),
    ("bell", "2009", False, "", ""),
    ("lamp", "2020", True, "2020-01-01", ""),
]


def entry(who: str, where: str, framework: str, *spans: tuple[str, str, str], doubt: str = "") -> Json:
    """Return a binding as the data file has it."""
    keys = ("edition", "since", "until")
    listed = [dict(zip(keys, span, strict=True)) for span in spans]
    return {
        "who": who,
        "where": where,
        "framework": framework,
        "people": f"{who}, {where}",
        "doubt": doubt,
        "says": "",
        "spans": listed,
    }


SAMPLE: Json = {
    "day": "2026-11-20",
    "editions": [
        {
            "framework": framework,
            "edition": edition,
            "name": f"{framework} {edition}",
            "current": current,
            "since": since,
            "until": until,
            "years": "",
            "reach": [],
        }
        for framework, edition, current, since, until in MILL
    ],
    "bindings": [
        entry("Miller", "Meadow", "lamp", ("2020", "2020-01-01", "")),
        entry("Miller", "Meadow", "mill", ("2016", "2016-01-01", "2019-12-31"), ("2010", "2012-08-01", "2015-12-31")),
        entry("Miller", "Meadow", "", ("", "", "2012-07-31")),
        entry("Miller", "Hill", ""),
        entry("Miller", "Tarn", "", ("", "", "")),
        entry(
            "Baker",
            "",
            "mill",
            ("2024", "2024-04-01", ""),
            ("2016", "2016-01-01", "2024-03-31"),
            ("2010", "", "2015-12-31"),
        ),
        entry("Ringer", "", "bell", ("2019", "", ""), ("2009", "", "")),
        entry("Learner", "Meadow", "bell", ("2019", "", ""), doubt="They have a book of their own."),
        entry("Late", "", "mill", ("2016", "2018-05-01", "2024-03-31"), ("", "", "2015-12-31")),
    ],
}


class AsAt:
    """`as-at.js` in an engine of its own."""

    def __init__(self, data: Json) -> None:
        self._context = quickjs.Context()
        self._context.eval((SCRIPTS / "as-at.js").read_text(encoding="utf-8"))
        self._context.eval(f"const asAt = StandardsAsAt.make({json.dumps(data)})")
        self._call = self._context.eval("(name, given) => JSON.stringify(asAt[name](...JSON.parse(given)))")

    def ask(self, name: str, *given: object) -> Any:
        """Return what one of its functions returns."""
        return json.loads(self._call(name, json.dumps(given)))

    def binds(self, edition: str, day: str, role: object, nation: str) -> str:
        """Return what an edition, as `mill@2016`, is to a reader."""
        framework, _, name = edition.partition("@")
        return str(self.ask("binds", {"framework": framework, "edition": name}, day, role, nation))


MADE_UP = AsAt(SAMPLE)
NOW = ""


@pytest.mark.parametrize(
    ("edition", "day", "role", "nation", "answer"),
    [
        ("mill@2016", "2015-12-31", "Miller", "Meadow", "did-not-bind-then"),
        ("mill@2016", "2016-01-01", "Miller", "Meadow", "binds"),
        ("mill@2016", "2019-12-31", "Miller", "Meadow", "binds"),
        ("mill@2016", "2020-01-01", "Miller", "Meadow", "did-not-bind-then"),
        ("mill@2024", "2024-04-01", "Miller", "Meadow", "did-not-bind-then"),
        ("mill@2010", "2012-07-31", "Miller", "Meadow", "did-not-bind-then"),
        ("mill@2010", "2012-08-01", "Miller", "Meadow", "binds"),
        ("mill@2010", "2018-03-03", "Miller", "Meadow", "older-edition"),
        ("lamp@2020", "2019-12-31", "Miller", "Meadow", "did-not-bind-then"),
        ("lamp@2020", "2020-01-01", "Miller", "Meadow", "binds"),
        ("lamp@2020", NOW, "Miller", "Meadow", "binds"),
        ("mill@2016", NOW, "Miller", "Meadow", "did-not-bind-then"),
        ("mill@2016", NOW, "Baker", "", "older-edition"),
        ("mill@2016", "2024-03-31", "Baker", "Hill", "binds"),
        ("mill@2016", "2024-04-01", "Baker", "Hill", "older-edition"),
        ("mill@2024", "2024-03-31", "Baker", "Hill", "did-not-bind-then"),
        ("mill@2010", "2015-12-31", "Baker", "", "not-known"),
        ("mill@2010", "2016-01-01", "Baker", "", "older-edition"),
        ("bell@2019", NOW, "Ringer", "", "binds"),
        ("bell@2019", "2026-11-20", "Ringer", "", "binds"),
        ("bell@2019", "2026-11-19", "Ringer", "", "not-known"),
        ("bell@2009", "2010-01-01", "Ringer", "", "not-known"),
        ("bell@2009", NOW, "Ringer", "", "older-edition"),
        ("bell@2019", NOW, "Learner", "Meadow", "not-known"),
        ("bell@2019", NOW, ["Learner", "Ringer"], "Meadow", "binds"),
        ("bell@2019", "2018-03-03", "Miller", "Meadow", "binds-others"),
        ("bell@2019", "2010-01-01", "Miller", "Meadow", "not-covered"),
        ("mill@2024", NOW, "Miller", "Tarn", "not-covered"),
        ("mill@2024", NOW, ["Miller", "Baker"], "Tarn", "binds"),
        ("mill@2024", NOW, "Miller", "", ""),
        ("mill@2024", NOW, [], "Meadow", ""),
        ("mill@2024", NOW, "Nobody", "Meadow", ""),
        ("mill@2016", "2018-04-30", "Late", "", "did-not-bind-then"),
        ("mill@2016", "2018-05-01", "Late", "", "binds"),
    ],
)
def test_what_an_edition_is_to_a_reader(edition: str, day: str, role: object, nation: str, answer: str) -> None:
    assert MADE_UP.binds(edition, day, role, nation) == answer


def test_every_first_and_last_day_of_the_map_is_kept_to_the_day(index: Index) -> None:
    data = bindings(index)
    as_at = AsAt(data)
    told = [(binding, span) for binding, stretch in spans(index) for span in stretch if span.edition]
    asked = [(binding, span, day) for binding, span in told for day in days_about(span, data["day"])]
    wrong = [
        (binding.id, span.edition, day)
        for binding, span, day in asked
        if as_at.binds(f"{binding.framework}@{span.edition and span.edition.id}", day, binding.who, binding.where or "")
        not in answers_for(index, binding, span, day)
    ]

    assert asked
    assert wrong == []


def days_about(span: Span, last_day: str) -> list[str]:
    """Return the first and the last day of a span and of the map, and the days beside them."""
    edges = [datetime.date.fromisoformat(edge) for edge in (span.since, span.until, last_day) if edge]
    return [(edge + datetime.timedelta(days=by)).isoformat() for edge in edges for by in (-1, 0, 1)]


def answers_for(index: Index, binding: Binding, span: Span, day: str) -> set[str]:
    """Return what may be said of an edition on a day to whoever the binding speaks of, by its days alone."""
    now = day >= as_of(index)
    if day < span.since or (span.until and day > span.until):
        return {"older-edition", "did-not-bind-then"}
    edition, framework = span.edition, span.framework
    is_open = edition and framework and edition.id != framework.current_edition and not span.until
    if edition and framework and is_open and not is_to_come(index, framework, edition):
        return {"older-edition" if now else "not-known"}
    return {"binds"} if (span.since or now) and not binding.doubt else {"not-known"}


def test_roles_without_a_framework_are_not_covered(index: Index) -> None:
    as_at = AsAt(bindings(index))
    bound = {(binding.who, binding.where) for binding in index.data.bindings if binding.framework}
    everywhere = {who for who, where in bound if where is None}
    alone = [
        binding
        for binding in index.data.bindings
        if (binding.who, binding.where) not in bound and binding.where and binding.who not in everywhere
    ]
    answers = {
        as_at.ask("binds", {"framework": framework, "edition": edition}, NOW, binding.who, binding.where)
        for binding in alone
        for framework, edition in index.editions
    }

    assert alone
    assert answers == {"not-covered"}


@pytest.mark.parametrize(
    ("day", "editions"),
    [
        (NOW, ["mill@2024", "bell@2019", "lamp@2020"]),
        ("2018-03-03", ["mill@2016", "bell@2019?", "bell@2009?"]),
        ("2024-03-31", ["mill@2016", "bell@2019?", "bell@2009?", "lamp@2020"]),
        ("2000-01-01", ["mill@2010?", "bell@2019?", "bell@2009?"]),
        ("2030-01-01", ["mill@2024", "bell@2019", "lamp@2020"]),
    ],
)
def test_the_editions_in_force_on_a_day(day: str, editions: list[str]) -> None:
    answer = MADE_UP.ask("editionsInForce", day)

    assert [f"{one['framework']}@{one['edition']}{'' if one['sure'] else '?'}" for one in answer] == editions


@pytest.mark.parametrize(
    ("day", "role", "nation", "frameworks"),
    [
        (NOW, [], "Meadow", ["lamp", "bell"]),
        ("2018-03-03", [], "Meadow", ["mill", "bell"]),
        (NOW, ["Miller"], "Meadow", ["lamp"]),
        (NOW, ["Miller"], "Tarn", []),
        (NOW, [], "", []),
    ],
)
def test_the_frameworks_that_come_first(day: str, role: list[str], nation: str, frameworks: list[str]) -> None:
    assert MADE_UP.ask("first", day, role, nation) == frameworks


def test_what_bound_a_reader_is_ranked_first() -> None:
    editions = [{"framework": framework, "edition": edition} for framework, edition, *_ in MILL]
    ranks = [MADE_UP.ask("rank", edition, "2018-03-03", ["Miller", "Ringer"], "Meadow") for edition in editions]

    assert ranks == [2, 0, 2, 1, 1, 2]


def test_whom_an_edition_bound_on_a_day_is_told_without_a_role() -> None:
    assert MADE_UP.ask("whom", {"framework": "mill", "edition": "2016"}, "2017-06-01") == [
        {"people": "Miller, Meadow", "since": "2016-01-01", "until": "2019-12-31", "sure": True},
        {"people": "Baker, ", "since": "2016-01-01", "until": "2024-03-31", "sure": True},
    ]


def test_the_data_say_of_each_edition_what_the_pages_say(index: Index) -> None:
    for edition in bindings(index)["editions"]:
        assert edition["reach"] == reach(index, edition["framework"], edition["edition"])


def test_another_map_needs_no_code() -> None:
    other = bindings(load(ROOT / "tests" / "second_map").index)
    as_at = AsAt(other)
    answers = {
        as_at.ask("binds", edition, NOW, entry["who"], entry["where"])
        for entry in other["bindings"]
        for edition in other["editions"]
        if entry["framework"] == edition["framework"] and edition["current"]
    }

    assert answers == {"binds"}


def test_the_current_edition_ends_the_day_before_one_that_is_announced_begins() -> None:
    announced = b'    editions:\n      "2040":\n        label: "2040 edition"\n        in_force: "2040-03-01"\n'
    standards = sound_files()[STANDARDS].replace(b"    editions:\n", announced, 1)
    bound = sound_files()[BINDINGS].replace(b'    until: "2026-01-01"\n', b"")
    data = bindings(checked(sound_files() | {STANDARDS: standards, BINDINGS: bound}, TODAY, PICTURES).index)
    as_at = AsAt(data)
    in_force = {
        day: [edition["edition"] for edition in as_at.ask("editionsInForce", day) if edition["framework"] == "mill"]
        for day in (NOW, "2040-02-29", "2040-03-01", "2041-01-01")
    }
    first_day = [as_at.ask("binds", edition, "2040-03-01", "Miller", "Meadowland") for edition in data["editions"][:2]]

    assert in_force == {NOW: ["2024"], "2040-02-29": ["2024"], "2040-03-01": ["2040"], "2041-01-01": ["2040"]}
    assert first_day == ["binds", "older-edition"]
    assert [(span["edition"], span["until"]) for span in data["bindings"][0]["spans"]] == [
        ("2040", ""),
        ("2024", "2040-02-29"),
        ("2016", "2024-03-31"),
    ]
