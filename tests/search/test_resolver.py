"""The number resolver: its golden table, every provision of the map in every spelling, and rubbish."""

from __future__ import annotations

import itertools
import json
import random
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from macros.__main__ import main
from macros.model.evidence import status_in_words
from macros.model.index import Index
from macros.reading.project import load
from macros.search.catalogue import catalogue
from macros.search.resolver import PARTS, SCRIPTS, Resolver
from macros.views.bindings import reach
from tests.support.data import label, missing, well_known
from tests.support.numbers import agrees, days, told
from tests.support.project import ROOT

HERE = Path(__file__).parent
SAMPLE = json.loads(
    (HERE / "numbers.catalogue.json").read_text("utf-8")
)  # fixed, so that a new provision changes no golden answer
RESOLVER = Resolver(SAMPLE)
DATED = json.loads((HERE / "numbers.days.json").read_text("utf-8"))  # bodies and days for it, as fixed
DATED_RESOLVER = Resolver(SAMPLE | {"elsewhere": DATED["elsewhere"]}, DATED["days"])
REAL = catalogue(load().index)
FRAMEWORKS = {framework["id"]: framework for framework in REAL["frameworks"]}
REAL_RESOLVER = Resolver(REAL)
CURRENT = {framework["id"]: framework["current"] for framework in SAMPLE["frameworks"]}

Json = dict[str, Any]


# --- The golden table ------------------------------------------------------------------------------------------------


def golden() -> Iterator[tuple[str, str, str | None]]:
    """Yield the rows of the table's first part: query, expected references, expected neighbours or None."""
    for text in _rows()[0]:
        query, expected, near = [*text.split("\t"), None][:3]
        assert query is not None
        assert expected is not None
        yield _typed(query), expected, near


def asked() -> Iterator[tuple[str, str, str]]:
    """Yield the rows of its second part: query, what was asked, and the day."""
    for text in _rows()[1]:
        query, expected, day = [*text.split("\t"), ""][:3]
        yield _typed(query), expected, day


def letters() -> Iterator[tuple[str, str, str, str, str]]:
    """Yield the rows of both tables of letters: id, text, what was asked, the day, and why."""
    for table in ("letters.tsv", "letters-held.tsv"):
        for text in (HERE / table).read_text("utf-8").splitlines():
            if text and not text.startswith("#"):
                name, query, expected, day, why = text.split("\t")
                yield name, _typed(query), expected, day, why


def _rows() -> list[list[str]]:
    parts = (HERE / "numbers.golden.tsv").read_text("utf-8").split("\n# === ")
    return [[row for row in part.splitlines() if "\t" in row and not row.startswith("# ")] for part in parts]


def _typed(query: str) -> str:
    return re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), query).replace("⏎", "\n")


@pytest.mark.parametrize(("query", "expected", "near"), [pytest.param(*row, id=ascii(row[0])) for row in golden()])
def test_golden(query: str, expected: str, near: str | None) -> None:
    result = RESOLVER.resolve(query)

    answer = references(result) + ["?" + number for number in result["missing"]]
    assert answer == expand(expected)
    assert result["kind"] == ("text" if expected == "-" else "provisions" if result["matches"] else "unknown-number")
    if near is not None:
        assert references(result, "near") == near.split()


def test_what_was_asked() -> None:
    wrong = []
    for query, expected, day in asked():
        result = DATED_RESOLVER.resolve(query)
        answer = told(result)
        if answer != expected.replace("nothing", "").split() or day_of(result) != days(day):
            wrong.append((query, expected, day, answer, day_of(result)))

    assert wrong == []


def test_letters() -> None:
    """A hundred sentences from letters."""
    wrong = []
    for name, text, expected, day, why in letters():
        result = DATED_RESOLVER.resolve(text)
        answer, wanted = told(result), expected.replace("nothing", "").split()
        either = "Either may" in why
        pairs = zip(wanted, answer, strict=False)
        alike = all(agrees(one, other, CURRENT, either=either) for one, other in pairs)
        if len(answer) != len(wanted) or not alike or day_of(result) != days(day):
            wrong.append((name, expected, answer, day_of(result)))

    assert wrong == []


def test_the_table_is_large_and_has_no_query_twice() -> None:
    queries = [row[0] for row in (*golden(), *asked())]

    assert len(queries) >= 1_100
    assert len(set(queries)) == len(queries)


# --- What a result says ----------------------------------------------------------------------------------------------


def test_a_match_tells_all_that_a_result_line_shows() -> None:
    known = {
        "number": "5.1",
        "title": "Confidential information",
        "address": "standards/hcpc/2016/5-1/",
        "framework": "hcpc",
        "edition": "2016",
        "current": False,
        "exact": True,
        "asked": "5.1",
    }

    assert RESOLVER.resolve("hcpc 2016 5.1")["matches"] == [known]


def test_the_readers_nation_comes_first_but_after_the_colon() -> None:
    assert references(RESOLVER.resolve("3.10", ["basw"])) == ["basw:3.10", "swe:3.10", "basw@2012:3.10"]
    assert references(RESOLVER.resolve("1.7", ["hcpc"])) == ["hcpc:1.7", "swe:1.7", "hcpc@2016:1.7"]
    assert references(RESOLVER.resolve("5:", ["swe"]))[0] == "niscc:5:9"


def test_several_numbers_are_one_question() -> None:
    result = DATED_RESOLVER.resolve("2.2, 2.6 and 3.1")

    assert (result["together"]["framework"], result["together"]["count"]) == ("swe", 3)
    assert not result["one"]
    assert {asked["why"] for asked in result["asked"]} == {"together"}


@pytest.mark.parametrize(
    ("query", "only"),
    [
        ("5.6", "5.6"),
        ("swe 1.7", "1.7"),
        ("5.6 and standard 2", None),
        ("swe 5.6, standard 4", None),
        ("2, 2.10 and 5.6", None),
        ("(1) 5.6; (2) 2.10", None),
        ("2.3", None),
        ("56", None),
        ("SSSC 2.4 and SWE 5.6", None),
        ("swe 5.6 and 5.7", None),
    ],
)
def test_only_one_thing_asked_leads_straight_on(query: str, only: str | None) -> None:
    found = DATED_RESOLVER.resolve(query)["only"]

    assert (found and found["number"]) == only


def test_a_number_named_by_itself_stays_exact_beside_its_standard() -> None:
    matches = RESOLVER.resolve("2, 2.10 and 5.6")["matches"]

    assert [match["number"] for match in matches if match["exact"]] == ["2.10", "5.6"]


def test_what_is_not_sure_is_asked() -> None:
    result = DATED_RESOLVER.resolve("SWE 5.4 and .6")

    assert result["questions"] == [{"says": "5.4 and 5.6; did you mean 5.4 to 5.6?", "query": "SWE 5.4 to 5.6"}]
    assert DATED_RESOLVER.resolve("56")["asked"][0]["says"] == "Did you mean 5.6?"


def test_a_range_that_no_framework_has_whole_is_said_of_none() -> None:
    result = RESOLVER.resolve("5.4 to 5.9 and 2.2")

    assert result["together"] is None
    assert "has all" not in "".join(asked["says"] for asked in result["asked"])
    assert ("niscc", "5:9") in [
        (place["framework"], place["number"]) for asked in result["asked"] for place in asked["elsewhere"]
    ]


def test_a_whole_standard_in_doubt_says_once_of_each_edition_when_it_applied() -> None:
    says = DATED_RESOLVER.resolve("standard 1 in 1999")["asked"][0]["says"]

    assert says.count("SWE 1") == says.count("HCPC 1:") == 1


def test_more_than_the_limit_is_said() -> None:
    numbers = [provision["number"] for provision in SAMPLE["frameworks"][0]["editions"][0]["provisions"]]
    result = RESOLVER.resolve(f"swe {', '.join(numbers)}")

    assert result["limit"] == {"read": 40, "of": len(numbers)}
    assert result["notices"] == [f"These are the first 40 of {len(numbers)} numbers."]
    assert [asked["number"] for asked in result["asked"]] == numbers[:40]


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("HCPC 1.7 in 2017", "In force in 2017. Bound social workers in England until 1 December 2019."),
        ("SWE 2.3 on 1 December 2019", "Not in force on 1 December 2019: it has applied since 2 December 2019."),
        ("3.1 in 2019", "SWE 3.1: In force from 2 December 2019."),
        ("HCPC 2.9 on 3 March 2018", "HCPC, 2016 edition, has no 2.9 in this map; of 2 it has 2.1 to 2.7."),
        ("NISCC 5:4", "Of NISCC only 5:9 is in this map."),
        ("SWE 5.9", "SWE has no 5.9 in this map; of 5 it has 5.1 to 5.6."),
        ("SSSC 2.4", "is not in this map."),
    ],
)
def test_each_answer_says_why(query: str, says: str) -> None:
    assert says in DATED_RESOLVER.resolve(query)["asked"][0]["says"]


def test_the_readers_day_counts_where_the_text_has_none() -> None:
    reader = {"who": ["Registered social worker"], "where": "England", "day": "2018-03-03"}
    kept, written = (
        DATED_RESOLVER.resolve(query, reader=reader)["asked"][0]["options"][0]["edition"]
        for query in ("HCPC 2.7", "HCPC 2.7 on 3 March 2025")
    )

    assert (kept, written) == ("2016", "2024")


def test_a_whole_standard_or_a_neighbour_is_not_exact() -> None:
    assert {match["exact"] for match in RESOLVER.resolve("standard 5")["matches"]} == {False}
    assert [match["exact"] for match in RESOLVER.resolve("2.3")["matches"]] == [True] * 3 + [False] * 5
    assert {match["exact"] for match in RESOLVER.resolve("5.7")["near"]} == {False}


def test_a_number_missing_in_its_framework_is_shown_elsewhere() -> None:
    assert references(RESOLVER.resolve("niscc 5.6"), "elsewhere") == ["swe:5.6"]
    assert references(RESOLVER.resolve("hcpc 2016 2.10"), "elsewhere") == ["hcpc:2.10"]
    assert references(RESOLVER.resolve("hcpc 2012 2.7"), "elsewhere") == ["swe:2.7", "hcpc:2.7", "hcpc@2016:2.7"]


def test_other_words_are_left_for_the_text_search() -> None:
    assert RESOLVER.resolve("hcpc 2.7 social media")["words"] == ["social", "media"]
    assert RESOLVER.resolve("SWE standard 5.6")["words"] == []
    assert RESOLVER.resolve("£5.60 and 5.6")["words"] == ["5.60"]


def test_a_fifth_framework_is_data_only() -> None:
    known = json.loads(json.dumps(SAMPLE))
    provisions = [
        {"number": f"5/{item}", "title": "", "status": "number not confirmed", "address": f"x/5-{item}/"}
        for item in range(1, 9)
    ]
    editions = [{"id": "2024", "provisions": provisions}]
    known["frameworks"].append(
        {
            "id": "sssc",
            "separator": "/",
            "names": ["SSSC"],
            "spoken": ["codes of practice"],
            "current": "2024",
            "editions": editions,
        }
    )
    resolver = Resolver(known)

    assert references(resolver.resolve("sssc 5.6")) == ["sssc:5/6"]
    assert references(resolver.resolve("sssc5/6")) == ["sssc:5/6"]
    assert references(resolver.resolve("codes of practice 5-6")) == ["sssc:5/6"]
    assert references(resolver.resolve("5.8")) == ["sssc:5/8"]


ELSEWHERE = {
    "id": "sssc",
    "name": "SSSC",
    "spoken": ["sssc", "scottish code"],
    "says": "Not covered.",
    "address": "x/#sssc",
}


@pytest.mark.parametrize(
    ("query", "kind", "matches"),
    [
        ("SSSC 5.8", "uncovered", []),
        ("Scottish code 5.6", "uncovered", []),
        ("sssc", "text", []),
        ("swe 5.6", "provisions", ["swe:5.6"]),
    ],
)
def test_a_body_that_is_not_covered_answers_and_no_other_number_stands_for_its(
    query: str, kind: str, matches: list[str]
) -> None:
    result = Resolver(SAMPLE | {"elsewhere": [ELSEWHERE]}).resolve(query)

    assert (result["kind"], references(result)) == (kind, matches)
    assert references(result, "elsewhere") == []
    assert result["uncovered"] == ([] if matches else [ELSEWHERE])


@pytest.mark.data
@pytest.mark.parametrize(
    "script", sorted((ROOT / "docs" / "assets" / "javascripts").glob("*.js")), ids=lambda file: file.name
)
def test_no_script_names_a_framework(script: Path) -> None:
    code = re.sub(r"/\*.*?\*/|//.*", "", script.read_text("utf-8"), flags=re.DOTALL).lower()

    assert not [name for name in FRAMEWORKS if re.search(rf"\b{name}\b", code)]


# --- Every provision of the map, every spelling -----------------------------------------------------------------------


def names_for(framework: Json, number: str) -> list[str]:
    """Return one of the framework's names, another for each number; all of them for its most linked one."""
    names: list[str] = framework["names"]
    return names if number == framework["sample"] else [names[sum(map(int, re.findall(r"\d+", number))) % len(names)]]


SPELLINGS = {
    "as printed": "{number}",
    "dot": "{dot}",
    "colon": "{colon}",
    "hyphen": "{hyphen}",
    "space": "{space}",
    "middle dot": "{middle}",
    "full width": "{wide}",
    "non-breaking hyphen": "{firm}",
    "stop": "{dot}.",
    "brackets": "({number})",
    "quotes": "“{number}”",
    "standard": "standard {number}",
    "section sign": "§{dot}",
    "s.": "s.{number}",
    "sentence": "my letter says I breached {dot}.",
}
NAMED = [
    "{name} {form}",
    "{name}: {form}",
    "{name} standard {form}",
    "{form} {name}",
    "{name}{form}",
    "{form} ({name})",
]
EDITIONED = [
    "{name} {edition} {form}",
    "{name} {form} ({edition})",
    "{form} {name} {edition}",
    "{name}@{edition}:{dot}",
]
PROVISIONS = [
    (framework, edition["id"], provision["number"])
    for framework in REAL["frameworks"]
    for edition in framework["editions"]
    for provision in edition["provisions"]
]


@pytest.mark.data
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_spelling_lists_the_provision_before_all_others(spelling: str) -> None:
    for framework, edition, number in PROVISIONS:
        query = SPELLINGS[spelling].format(**forms(number))
        matches = REAL_RESOLVER.resolve(query, [framework["id"]])["matches"]
        exact = [match for match in matches if match["exact"]]

        assert {"/".join(re.findall(r"\d+", match["number"])) for match in exact} == {
            "/".join(re.findall(r"\d+", number))
        }, query
        assert (framework["id"], edition, number) in map(full, exact), query
        if edition == framework["current"] and not (
            ":" in query and FRAMEWORKS[matches[0]["framework"]]["separator"] == ":"
        ):  # whose sign it is comes first
            assert full(matches[0]) == (framework["id"], edition, number), query


@pytest.mark.data
@pytest.mark.parametrize("template", NAMED)
def test_a_named_framework_gives_only_its_own(template: str) -> None:
    for (framework, edition, number), form in zip(
        PROVISIONS, itertools.cycle(["number", "dot", "colon", "hyphen", "middle", "space"]), strict=False
    ):
        for name in names_for(framework, number):
            query = template.format(name=name, form=forms(number)[form])
            matches = REAL_RESOLVER.resolve(query)["matches"]

            assert {match["framework"] for match in matches} == {framework["id"]}, query
            assert (framework["id"], edition, number) in map(full, matches), query


@pytest.mark.data
@pytest.mark.parametrize("template", EDITIONED)
def test_a_named_edition_gives_one_provision(template: str) -> None:
    for (framework, edition, number), form in zip(
        PROVISIONS, itertools.cycle(["number", "dot", "colon", "hyphen", "space"]), strict=False
    ):
        for name in names_for(framework, number):
            query = template.format(name=name, edition=edition, form=forms(number)[form], dot=forms(number)["dot"])

            assert [full(match) for match in REAL_RESOLVER.resolve(query)["matches"]] == [
                (framework["id"], edition, number)
            ], query


@pytest.mark.data
@pytest.mark.parametrize("disguise", ["1{}", "{}0", "£{}", "{}%", "v{}", "{}.0.1", "{} pm", "{}.2026", "0{}"])
def test_a_number_inside_another_is_not_found(disguise: str) -> None:
    for _, _, number in PROVISIONS:
        assert number not in {match["number"] for match in REAL_RESOLVER.resolve(disguise.format(number))["matches"]}, (
            number
        )


# --- Rubbish ---------------------------------------------------------------------------------------------------------

PIECES = [
    *(
        "5",
        "6",
        "10",
        "2016",
        "5.6",
        "5:9",
        "1.8-1.12",
        ".",
        ":",
        "-",
        " ",
        ",",
        "/",
        "to",
        "and",
        "s",
        "no",
        "§",
        "swe",
        "hcpc",
        "social",
        "work",
    ),
    *(
        "england",
        "standards",
        "of",
        "conduct",
        "£",
        "%",
        "pm",
        "(",
        ")",
        "·",
        "\u00a0",
        "\u2011",
        "x",
        "é",
        "ﬁ",
        "😀",
        "\0",
        "\u202e",
        "\ufeff",
        "'",
        '"',
        "\\",
    ),
]


@pytest.mark.parametrize("seed", range(20))
def test_any_text_is_answered(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  rubbish need not be secret
    for _ in range(60):
        text = "".join(chance.choices(PIECES, k=chance.randrange(40)))

        assert RESOLVER.resolve(text)["kind"] in {"provisions", "unknown-number", "text"}, text


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "1.",
            "1-",
            "1 ",
            "5.6 ",
            "1 to 9 ",
            "social ",
            "standards of ",
            "a,",
            "1-99 ",
            "(1) ",
            "5(6) ",
            "5(1), (2) and ",
        ),
        *(
            "swe 5.6 ",
            "5.6 of the ",
            "5.6 in 2019, ",
            "2016 ",
            "old hcpc 2.7 ",
            "between ",
            "March ",
            "\n",
            "S.W.",
        ),
    ],
)
def test_a_pasted_page_is_answered(piece: str) -> None:
    short, long = (_time_of(piece * (length // len(piece))) for length in (750, 3_000))

    assert long < 12 * short + 0.1  # four times the text: a square would take sixteen times as long


def _time_of(text: str) -> float:
    start = time.process_time()
    assert RESOLVER.resolve(text)["kind"] in {"provisions", "unknown-number", "text"}
    return time.process_time() - start


# --- The command line -------------------------------------------------------------------------------------------------


def test_show_says_of_a_body_that_nobody_knows_that_it_is_not_here(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "ZZQ Council 1.7"]) == 0
    assert (
        capsys.readouterr().out.strip() == "A body that is not in this map: no number here stands for one of its own."
    )


def test_show_prints_name_words_and_everything_that_touches_a_number(
    index: Index, capsys: pytest.CaptureFixture[str]
) -> None:
    reference = well_known(index)
    status = main(["show", index.frameworks[reference.framework].short, reference.number])
    printed = " ".join(capsys.readouterr().out.split())

    assert status == 0
    assert printed.startswith(f"{label(index, reference)}: {index.provisions[reference].title}")
    assert str(index.provisions[reference].in_our_words) in printed
    assert status_in_words(index.provisions[reference]).says in printed
    assert " ".join(reach(index, reference.framework, reference.edition)) in printed
    for item, link in index.mappings_to(reference):
        assert f"): {item.title} " in printed
        assert link.why in printed


def test_show_names_a_body_that_is_not_covered(index: Index, capsys: pytest.CaptureFixture[str]) -> None:
    names = {body: [name for name in body.spoken_as if not re.search(r"\d", name)] for body in index.data.elsewhere}

    assert any(names.values())
    for body, (name, *_) in ((body, found) for body, found in names.items() if found):
        assert main(["show", name, "5.8"]) == 0
        assert f"{body.name}, not in this map: {body.says}" in " ".join(capsys.readouterr().out.split())


def test_show_says_what_does_not_exist_and_what_is_near(index: Index, capsys: pytest.CaptureFixture[str]) -> None:
    query, number, near = missing(index)
    page = next(item for item in index.data.items if not re.search(r"\d", item.title))
    for asked, printed in {
        query: [f"No provision {number}.", f"Near it: {label(index, near)}", "Elsewhere: "],
        "99.99": ["No provision 99.99."],
        "friend request": ['No number in "friend request", and no page has that name.'],
        f"{page.id}x": [f"If you look for a page: did you mean {page.id}?"],
        page.title.upper(): [f"did you mean {page.id}?"],
    }.items():
        status = main(["show", asked])
        said = capsys.readouterr().out

        assert status == 1
        assert [words for words in printed if words not in said] == []


# --- Small words ------------------------------------------------------------------------------------------------------


def test_the_script_knows_no_page() -> None:
    for part in PARTS:
        assert not re.search(r"\b(document|window|location|self)\b", (SCRIPTS / f"{part}.js").read_text("utf-8"))


def day_of(result: Json) -> tuple[str, str] | None:
    """Return the first and the last day that was understood."""
    return result["day"] and (result["day"]["since"], result["day"]["until"])


def references(result: Json, field: str = "matches") -> list[str]:
    """Return matches as the golden table writes them."""
    return [
        f"{match['framework']}{'' if match['current'] else '@' + match['edition']}:{match['number']}"
        for match in result[field]
    ]


def full(match: Json) -> tuple[str, str, str]:
    return match["framework"], match["edition"], match["number"]


def expand(expected: str) -> list[str]:
    """Return the expected references, with `swe:5.*` written out."""
    written: list[str] = []
    for word in expected.replace("-", "").split():
        if not word.endswith(".*"):
            written.append(word)
            continue
        owner, prefix = word[:-1].split(":", 1)
        name, _, year = owner.partition("@")
        framework = next(framework for framework in SAMPLE["frameworks"] if framework["id"] == name)
        edition = next(edition for edition in framework["editions"] if edition["id"] == (year or framework["current"]))
        written += [
            f"{owner}:{provision['number']}"
            for provision in edition["provisions"]
            if provision["number"].startswith(prefix)
        ]
    return written


def forms(number: str) -> dict[str, str]:
    """Return the number with each separator that a reader may type."""
    parts = re.findall(r"\d+", number)
    separators = {
        "dot": ".",
        "colon": ":",
        "hyphen": "-",
        "space": " ",
        "middle": "·",
        "wide": "\uff0e",
        "firm": "\u2011",
    }
    return {"number": number} | {name: separator.join(parts) for name, separator in separators.items()}
