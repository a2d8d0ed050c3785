"""What follows from one slip is told once."""

from __future__ import annotations

import re

import pytest

from macros.model.places import Cause, Place, Problem
from macros.reading.project import checked, report
from macros.rules.addresses import PUBLISHED
from macros.rules.gathered import gathered
from tests.support.broken import CONCEPT, MAPPINGS, PICTURES, STANDARDS, TODAY, sound_files

CAUSE = Cause("the page two-hats")
NAMED = tuple(Problem(Place(MAPPINGS, line), "no page two-hats", "did you mean?", cause=CAUSE) for line in range(1, 5))
ENTRIES = 'put it back, or write:\n      "item:two-hats":'
GONE = Problem(Place(PUBLISHED, 7), "the id item:two-hats was published, and is gone", ENTRIES, cause=CAUSE)


def told_after(*slips: tuple[str, str, str]) -> list[str]:
    """Return the facts that are told after slips in the sound map; without an old text, a file gets a new name."""
    files = dict(sound_files())
    for file, old, new in slips:
        if old:
            assert old.encode() in files[file]
            files = files | {file: files[file].replace(old.encode(), new.encode(), 1)}
        else:
            files = {new if name == file else name: content for name, content in files.items()}
    told = report(checked(files, TODAY, PICTURES).problems).split("\n")
    facts = [line.split(": ", 1)[1] for line in told[:-1] if not line.startswith(" ")]
    return [re.sub(r"^\d+ places", "many places", fact) for fact in facts]


@pytest.mark.parametrize(
    ("slips", "facts"),
    [
        pytest.param(
            [(CONCEPT, "", "docs/concepts/fair-scales.md")],
            ["many places name the page fair-weight, which is not there"],
            id="a-page-renamed",
        ),
        pytest.param(
            [(STANDARDS, 'separator: ":"', 'separator: "."')],
            ["the separator of bell is ., but all its numbers have :"],
            id="a-separator",
        ),
        pytest.param(
            [(STANDARDS, "  bell:\n", "  tower:\n")],
            ["many places name the framework bell, which is not there"],
            id="a-framework-renamed",
        ),
        pytest.param(
            [(MAPPINGS, "two-hats:\n", "two-hat:\n")],
            ["no page two-hat"],
            id="a-page-misspelt",
        ),
        pytest.param(
            [(STANDARDS, 'current_edition: "2024"', 'current_edition: "2042"')],
            ["mill has no edition 2042"],
            id="a-current-edition",
        ),
    ],
)
def test_what_follows_from_one_slip_is_told_once(slips: list[tuple[str, str, str]], facts: list[str]) -> None:
    assert told_after(*slips) == facts


def test_a_slip_beside_it_is_told_too() -> None:
    slips = ((CONCEPT, "", "docs/concepts/fair-scales.md"), (MAPPINGS, "basis: stated", "basis: state"))

    assert len(told_after(*slips)) == len(slips)


def test_few_places_are_told_one_by_one() -> None:
    assert gathered(NAMED[:3]) == NAMED[:3]


def test_what_was_published_and_is_named_still_is_told_with_the_lines_to_write() -> None:
    (led,) = gathered([*NAMED[:1], GONE])

    assert led.fact == "1 place names the page two-hats, which is not there"
    assert "data/mappings.yml:1\n" in led.remedy
    assert led.remedy.endswith('write below retired: in data/retired.yml\n      "item:two-hats":')


@pytest.mark.parametrize(("count", "all_lines"), [(12, True), (13, False)])
def test_up_to_twelve_entries_are_shown(count: int, all_lines: bool) -> None:  # noqa: FBT001
    entries = "\n".join(["put it back, or write:", *(f"      {line}" for line in range(count))])
    (led,) = gathered([*NAMED[:1], Problem(Place(PUBLISHED, 7), "the id is gone", entries, cause=CAUSE)])

    assert led.remedy.endswith(f"\n      {count - 1}") is all_lines


def test_what_is_gone_is_counted_where_it_may_follow_from_the_rest() -> None:
    gone = [Problem(Place(PUBLISHED, line), f"the address n/{line}/ was published", "") for line in range(1, 8)]
    other = Problem(Place(STANDARDS), "mill has no edition 2042", "did you mean 2024?")

    assert [problem.fact for problem in gathered([*gone, other])] == [
        "the address n/1/ was published, and 6 more besides",
        other.fact,
    ]
    assert gathered([*gone, other])[0].place == gone[0].place
    assert gathered(gone) == tuple(gone)
