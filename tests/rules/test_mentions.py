"""A number in running text is looked up where its framework is beyond doubt, and nowhere else."""

from __future__ import annotations

import pytest

from macros.reading.project import checked
from macros.rules.mentions import numbers_that_texts_name_are_there
from tests.support.broken import EXAMPLE, MAPPINGS, PICTURES, TODAY, sound_files

SAID = "She asks, and everyone listens."  # on a page of the small map, whose numbers are Mill 1.1 to 3.10 and Bell 5:9


def told(sentence: str) -> list[str]:
    """Return what the rule says of a sentence on a page, with where it stands in it."""
    page = sound_files()[EXAMPLE].decode()
    files = sound_files() | {EXAMPLE: page.replace(SAID, sentence).encode()}
    problems = numbers_that_texts_name_are_there(checked(files, TODAY, PICTURES).index)
    lines = files[EXAMPLE].decode().split("\n")
    return [f"{problem.fact} | {lines[problem.place.line - 1][problem.place.column - 1 :][:4]}" for problem in problems]


MILL = "Mill has no number {0}, in none of its editions | {0}".format
BELL = "Bell has no number {0}, in none of its editions | {0}".format
ANY = "no framework of this map has a number {0}, in any edition | {0}".format


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        pytest.param("She reads Mill 9.99.", [MILL("9.99")], id="short-name"),
        pytest.param("She reads Bell 5:9 and 5:99.", [BELL("5:99")], id="second-number"),
        pytest.param("She reads Bell 5:9, 5:98 or 5:99.", [BELL("5:98"), BELL("5:99")], id="in-a-list"),
        pytest.param("She reads Mill 1.1 (2016) and 9.99.", [MILL("9.99")], id="behind-a-year"),
        pytest.param("She reads Mill order 9.99.", [MILL("9.99")], id="spoken-name-between"),
        pytest.param("She reads Mill\u2019s number 9.99.", [MILL("9.99")], id="whose-number"),
        pytest.param("She reads the Guild of Millers' rule, Guild of Millers 9.99.", [MILL("9.99")], id="publisher"),
        pytest.param("She reads the rule of the mill 9.99.", [ANY("9.99")], id="spoken-name"),
        pytest.param("Order 5:99 asks for it.", [ANY("5:99")], id="spoken-name-first"),
        *(
            pytest.param(f"She knows that order 9.99 {does} it.", [ANY("9.99")], id=f"that-{does}")
            for does in (
                "demands",
                "requires",
                "expects",
                "warns of",
                "forbids",
                "plainly asks",
                "could ask",
                "applies to",
            )
        ),
        pytest.param("She reads (see order 5:99) it.", [ANY("5:99")], id="in-brackets"),
        pytest.param("She reads order 9.99 of the Mill.", [MILL("9.99")], id="name-behind"),
        pytest.param("She reads that order 9.99 (2016) asks.", [ANY("9.99")], id="before-a-year"),
        pytest.param("She reads orders\u00a05:9 and 5:99.", [ANY("5:99")], id="plural"),
        pytest.param("She reads what Mill\n9.99 says.", [MILL("9.99")], id="over-two-lines"),
    ],
)
def test_a_number_that_is_not_there_is_told(sentence: str, facts: list[str]) -> None:
    assert told(sentence) == facts


@pytest.mark.parametrize(
    "sentence",
    [
        "She reads Mill 2.10. See Mill 1.1, 2.",
        "She reads Mill 1.1 and 2.10, and Bell 5:9 or 5:10.",
        "She reads Mill 1.1 to 1.10.",
        "She reads Mill 1.1 (2016) and 2.10 (2024).",
        "She reads Mill 1.1, 9.5 per cent of it.",
        "She reads Mill 1.1, 9.5% of it.",
        "She reads Mill 1.1 and 9.5 million others.",
        "She reads Mill 1.1 for 9.5 hours.",
        "She reads order 5:9, 10:30 pm being late.",
        "She reads the order 2.10 of the Mill.",
        "She reads order 9.99 of the Guild of Smiths.",
        "She reads the Baker order 9.99.",
        "She reads SMITH order 9.99.",
        "She reads a standing order 9.99.",
        "She reads number 9.99 of the Gazette.",
        "She reads version 9.99 of the guidelines.",
        "She reads section 9.99 of the Act.",
        "The windmill 9.99 miles away turns.",
        "She comes at 9.30, and goes at 10:45.",
        "She reads https://mill.example.org/order/9.99/ there.",
        "She needs Python 3.11 or newer.",
        "She gave in order 1.1 and 5:9.",
        "The bells rang 9.99 times in the tower.",
        "She keeps the order 9.30 to 17.00 day.",
        "In the order 16:9 format a face looks wider.",
        "She sells in order 9.99 miles away.",
        "She pays the order 9.99 monthly.",
        "She has the order 16:9 screens of the mill.",
        "She asks for order 5.30 in the morning.",
        "Of those who read Mill 1.1, 7.5 in ten ask.",
        "She has Mill 1.1 and 7.25 weeks of notes.",
        "She reads the Mill 1.9.2024 copy.",
    ],
)
def test_a_sound_sentence_raises_no_alarm(sentence: str) -> None:
    assert told(sentence) == []


def test_the_reasons_of_the_data_are_read_too() -> None:
    files = sound_files()
    said = files[MAPPINGS].decode().replace("A miller who trades as well", "Unlike order 5:99, a miller who trades")
    problems = numbers_that_texts_name_are_there(checked(files | {MAPPINGS: said.encode()}, TODAY, PICTURES).index)

    assert [problem.fact for problem in problems] == ["no framework of this map has a number 5:99, in any edition"]
