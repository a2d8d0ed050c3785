"""A number that stands at the wrong provision is told once, and with it all that follows from it."""

from __future__ import annotations

import re

import pytest

from macros.reading.project import checked
from macros.rules.gathered import gathered
from tests.support.broken import MAPPINGS, PICTURES, STANDARDS, TODAY, sound_files

TITLES = {"1.2": "Say what you keep", "1.10": "Clean stones", "3.1": "Own grain", "2.10": "Open hours"}


def titled(text: str) -> str:
    """Return mappings with the title of its provision beside each number of the mill."""
    return re.sub(
        r'number: "([\d.]+)"$', lambda line: f"{line[0]}  # {TITLES.get(line[1], '')}", text, flags=re.MULTILINE
    )


def exchanged(text: str, *numbers: str) -> str:
    """Return standards in which each of some numbers of 2024 stands above the words of the one before it."""
    new = dict(zip(numbers, [*numbers[1:], numbers[0]], strict=True))
    pattern = r'(?<=- number: ")([\d.]+)(?="\n        edition: "2024")'
    return re.sub(pattern, lambda number: new.get(number[1], number[1]), text)


def facts_of(standards: str, mappings: str) -> list[str]:
    """Return what is told of the small map with these two files."""
    files = sound_files() | {STANDARDS: standards.encode(), MAPPINGS: mappings.encode()}
    return [problem.fact for problem in gathered(checked(files, TODAY, PICTURES).problems)]


@pytest.fixture
def standards() -> str:
    return sound_files()[STANDARDS].decode()


@pytest.fixture
def mappings() -> str:
    return titled(sound_files()[MAPPINGS].decode())


def test_titles_that_fit_are_no_swap(standards: str, mappings: str) -> None:
    assert facts_of(standards, mappings) == []


@pytest.mark.parametrize(
    ("numbers", "fact"),
    [
        pytest.param(("1.10", "3.1"), "1.10 and 3.1 (line 66) seem to have each other's words: in 5 lines", id="two"),
        pytest.param(
            ("1.10", "3.1", "2.10"),
            "1.10 and 2.10 (line 106) and 3.1 (line 66) seem to have each other's words: in 6 lines",
            id="three",
        ),
        pytest.param(("2.1", "3.1"), "2.1 and 3.1 (line 76) seem to have each other's words: in 3 lines", id="unread"),
    ],
)
def test_numbers_that_were_swapped_are_told_once(
    standards: str, mappings: str, numbers: tuple[str, ...], fact: str
) -> None:
    (told,) = facts_of(exchanged(standards, *numbers), mappings)

    assert told.startswith(fact)


def test_one_title_beside_one_number_is_a_slip_in_that_line(standards: str, mappings: str) -> None:
    slip = mappings.replace("# Open hours", "# Sacks")

    assert facts_of(standards, slip) == ["the title beside 2.10 is that of 2.9"]


def test_blocks_that_stand_in_each_others_place_are_asked_about(standards: str, mappings: str) -> None:
    first, second = re.findall(
        r'(?m)^      - number: "2\.(?:1|2)"\n        edition: "2024"\n(?:        .*\n)+', standards
    )
    swapped = standards.replace(first + second, second + first)

    assert facts_of(swapped, mappings) == [
        "2.2 and 2.1 (line 83) seem to have each other's words: each stands at the other's place in the order"
    ]


def test_a_provision_at_the_end_of_its_edition_is_no_swap(standards: str, mappings: str) -> None:
    (block,) = re.findall(r'(?m)^      - number: "1\.2"\n(?:        .*\n)+', standards)
    moved = standards.replace(block, "").replace('      - number: "1.1"\n        edition: "2016"', f"{block}\\g<0>", 1)
    moved = moved.replace("\\g<0>", '      - number: "1.1"\n        edition: "2016"')

    assert facts_of(moved, mappings) == []


@pytest.mark.parametrize(
    ("number", "other", "lost"),
    [
        pytest.param("1.2", "1.10", "1.2", id="that-mappings-name"),
        pytest.param("1.1", "1.2", "1.1", id="that-older-editions-name"),
        pytest.param("2.1", "2.9", "", id="that-nothing-names"),
    ],
)
def test_a_number_that_became_another_one_is_told_once(
    standards: str, mappings: str, number: str, other: str, lost: str
) -> None:
    line = f'- number: "{number}"\n        edition: "2024"'
    (told,) = facts_of(standards.replace(line, line.replace(number, other)), mappings)

    assert told.endswith(f", and {lost} is not there") is bool(lost)
