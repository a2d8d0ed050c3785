"""Where undoing one slip leaves nothing to tell, that slip is told, where the hand slipped."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from macros.reading.project import checked
from macros.rules.gathered import gathered
from tests.support.broken import CONCEPT, EXAMPLE, MAPPINGS, PICTURES, SOURCES, STANDARDS, TODAY, sound_files

PUBLISHED = "data/published.txt"
_BLOCK = r'(?m)^      - number: "{}"\n        edition: "{}"\n(?:        .*\n)+'


def told(changes: Mapping[str, str | None]) -> list[tuple[int, str]]:
    """Return line and fact of all that is told of the small map with other files; None takes one away."""
    new = {file: text.encode() for file, text in changes.items() if text is not None}
    files = {file: content for file, content in (sound_files() | new).items() if changes.get(file, "") is not None}
    return [(problem.place.line, problem.fact) for problem in gathered(checked(files, TODAY, PICTURES).problems)]


@pytest.fixture
def standards() -> str:
    return sound_files()[STANDARDS].decode()


@pytest.fixture
def mappings() -> str:
    return sound_files()[MAPPINGS].decode()


def line_of(text: str, part: str) -> int:
    """Return the line on which a part of a text begins."""
    return text[: text.index(part)].count("\n") + 1


def test_a_provision_below_another_framework_is_told_once_where_it_stands(standards: str) -> None:
    (block,) = re.findall(_BLOCK.format("1.2", "2024"), standards)
    moved = standards.replace(block, "") + block

    assert told({STANDARDS: moved}) == [
        (line_of(moved, block), "1.2 of 2024 stands below bell, and mill lacks it"),
    ]


def test_a_wrong_edition_is_told_once_where_it_stands(standards: str) -> None:
    line = '- number: "1.2"\n        edition: "{}"'
    slip = standards.replace(line.format("2024"), line.format("2016"))

    assert told({STANDARDS: slip}) == [
        (line_of(slip, line.format("2016")) + 1, "1.2 stands in the edition 2016 here, and 2024 lacks it")
    ]


def test_two_frameworks_of_a_page_that_were_swapped_are_told_once(mappings: str) -> None:
    page = mappings[mappings.index("market-day:") :]
    page = page[: page.index("\ntwo-hats:")] if "\ntwo-hats:" in page else page
    swapped = page.replace("  mill:", "  x:").replace("  bell:", "  mill:").replace("  x:", "  bell:")
    facts = told({MAPPINGS: mappings.replace(page, swapped)})

    assert len(facts) == 1
    assert "mill" in facts[0][1]
    assert "bell" in facts[0][1]


def test_values_that_stand_in_each_others_place_are_told_once(standards: str) -> None:
    first, second = re.findall(r'(?m)^        label: "(.*)"$', standards)[:2]
    slip = standards.replace(f'label: "{first}"', "label: ?").replace(f'label: "{second}"', f'label: "{first}"')

    there = line_of(standards, f'label: "{second}"')
    fact = f"“{second}” here and “{first}” on line {there} stand in each other's place"

    assert told({STANDARDS: slip.replace("label: ?", f'label: "{second}"')}) == [
        (line_of(standards, f'label: "{first}"'), fact)
    ]


def test_a_page_that_slipped_into_another_folder_is_told_once() -> None:
    moved = CONCEPT.replace("concepts", "principles")
    link = sound_files()[EXAMPLE].decode() + "\nSee [weight](../concepts/fair-weight.md).\n"
    facts = told(
        {CONCEPT: None, moved: sound_files()[CONCEPT].decode(), EXAMPLE: link, PUBLISHED: "concepts/fair-weight/\n"}
    )

    assert facts == [(1, "this page was published as concepts/fair-weight.md, which is not there")]


STATEMENT = """      - id: weigh-before-asking
        place: "Second paragraph"
        kind: advice
        item: fair-weight
        says: "Weigh first, and ask for your share after that."
"""
# Name → the file, what stands there, what the hand made of it, and the fact and the remedy that are told
SLIPS = {
    "the number of a group": (
        STANDARDS,
        '          - number: "3"\n            heading:',
        '          - number: "1"\n            heading:',
        "the group 1 stands where 3 is due, which has no heading",
        'write number: "3"',
    ),
    "the id of a framework, with a dot": (
        STANDARDS,
        "\n  bell:\n",
        "\n  be.ll:\n",
        "the framework is called be.ll here, and bell where mappings name it",
        "write bell:",
    ),
    "a statement twice": (
        SOURCES,
        STATEMENT,
        STATEMENT * 2,
        "this statement stands here for the second time",
        "keep one",
    ),
    "a letter at the end of a number": (
        MAPPINGS,
        '- number: "1.2"',
        '- number: "1.2l"',
        "no provision mill:1.21",
        "did you mean 1.2?",
    ),
}


@pytest.mark.parametrize(("file", "old", "new", "fact", "remedy"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_once(file: str, old: str, new: str, fact: str, remedy: str) -> None:
    slip = sound_files()[file].decode().replace(old, new, 1)
    files = sound_files() | {file: slip.encode()}
    (problem,) = gathered(checked(files, TODAY, PICTURES).problems)

    assert problem.fact.startswith(fact)
    assert problem.remedy.startswith(remedy)


def test_a_number_that_is_not_there_is_told_by_the_title_beside_it(mappings: str) -> None:
    slip = mappings.replace('- number: "1.2"', '- number: "1.7"  # Say what you keep', 1)
    problems = checked(sound_files() | {MAPPINGS: slip.encode()}, TODAY, PICTURES).problems

    assert [problem.remedy for problem in problems] == ['write number: "1.2", whose title stands beside it']


def test_two_slips_are_told_as_two(standards: str) -> None:
    line = '- number: "1.2"\n        edition: "{}"'
    slip = standards.replace(line.format("2024"), line.format("2016")).replace(
        'current_edition: "', 'current_edition: "9', 1
    )

    assert len(told({STANDARDS: slip})) > 1


def test_what_no_slip_explains_is_told_as_it_is(mappings: str) -> None:
    slip = mappings.replace("relation: engages", "relation: cites", 1)

    assert all("what shows it" not in fact for _, fact in told({MAPPINGS: slip}))
    assert told({MAPPINGS: slip})
