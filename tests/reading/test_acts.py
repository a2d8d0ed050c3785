"""An act of the hand on lines of a data file is told once, where it happened, and its remedy is the way back."""

from __future__ import annotations

import pytest

from macros.reading.acts.search import MOST_TRIALS, undone
from macros.reading.project import checked
from macros.rules.gathered import gathered
from tests.support.broken import MAPPINGS, PICTURES, TODAY, sound_files

BINDINGS, COMPARISONS, RETIRED = "data/bindings.yml", "data/comparisons.yml", "data/retired.yml"
MARK = """          - provision: "mill@2024:1.10"
            mark: asks
            why: "The stones are brushed before each sack, not once for all."
"""
BLOCK = """    - number: "1.2"
      relation: supports
"""
# Each: the file, what stands there, what the hand made of it, the line that tells it (counted in that), the remedy.
ACTS = {
    "a framework a space too far left": (
        MAPPINGS,
        'fair-weight:\n  mill:\n    - number: "1.1"',
        'fair-weight:\n mill:\n    - number: "1.1"',
        1,
        "give it 2 spaces before its first sign, as its neighbours have",
    ),
    "an entry's first line too far right": (
        MAPPINGS,
        BLOCK,
        BLOCK.replace("    - number", "      - number"),
        0,
        "give it 4 spaces before its first sign, as its neighbours have",
    ),
    "a key below text without quotes": (
        MAPPINGS,
        '      relation: supports\n      why: "A fair',
        '      relation: supports\n       why: "A fair',
        1,
        "give it 6 spaces before its first sign, as its neighbours have",
    ),
    "an entry with what belongs to it": (
        COMPARISONS,
        MARK,
        MARK.replace("  ", "", 1).replace("\n  ", "\n"),
        0,
        "give it 10 spaces before its first sign, as its neighbours have, and each of the 2 lines below it 2 more",
    ),
    "a record with what belongs to it": (
        BINDINGS,
        '  miller:\n    who: "Miller"\n',
        'miller:\n  who: "Miller"\n',
        0,
        "give it 2 spaces before its first sign, as its neighbours have, and the line below it 2 more",
    ),
    "a dash lost before a number": (
        MAPPINGS,
        BLOCK,
        BLOCK.replace("- number", " number"),
        0,
        "give it 4 spaces, and - and a space, before its first sign",
    ),
    "a head and its first line": (
        MAPPINGS,
        '  mill:\n    - number: "1.1"\n',
        '    - number: "1.1"\n  mill:\n',
        0,
        "put it below line 4: mill:",
    ),
    "two lines on one": (
        MAPPINGS,
        'first thing that an honest share is counted from."\n    - number: "1.10"\n',
        'first thing that an honest share is counted from." - number: "1.10"\n',
        0,
        'start a new line before - number: "1.10", with 4 spaces before it',
    ),
    "a line twice": (
        COMPARISONS,
        MARK,
        MARK.replace("            mark: asks\n", "            mark: asks\n" * 2),
        2,
        "",
    ),
    "the first line of an entry twice": (MAPPINGS, BLOCK, BLOCK.splitlines(keepends=True)[0] + BLOCK, 1, "take it out"),
    "a line a few lines on": (
        COMPARISONS,
        MARK + '          - provision: "bell@2020:5:9"\n',
        MARK.replace("            mark: asks\n", "")
        + '          - provision: "bell@2020:5:9"\n            mark: asks\n',
        4,
        'put it below line 10: - provision: "mill@2024:1.10"',
    ),
}


def told(file: str, text: str) -> list[tuple[int, str]]:
    """Return line and remedy of all that is told of the small map with another file."""
    files = sound_files() | {file: text.encode()}
    return [(problem.place.line, problem.remedy) for problem in gathered(checked(files, TODAY, PICTURES).problems)]


@pytest.mark.parametrize(("file", "old", "new", "line", "remedy"), ACTS.values(), ids=ACTS)
def test_an_act_is_told_once_with_the_way_back(file: str, old: str, new: str, line: int, remedy: str) -> None:
    sound = sound_files()[file].decode()
    assert old in sound
    begins = sound[: sound.index(old)].count("\n") + 1
    problems = told(file, sound.replace(old, new, 1))

    assert len(problems) == 1
    assert problems[0][0] == begins + line
    assert remedy in problems[0][1]


def test_what_no_act_explains_is_left_to_what_is_told() -> None:
    trials = 0

    def read(_: bytes) -> list[object]:
        nonlocal trials
        trials += 1
        return [problem]

    sound = sound_files()[MAPPINGS]
    (problem,) = checked(
        sound_files() | {MAPPINGS: sound.replace(b"relation: supports", b"relation: sup", 1)}, TODAY, PICTURES
    ).problems

    assert undone(sound, MAPPINGS, [problem], read) is None  # type: ignore[arg-type]
    assert trials <= MOST_TRIALS


def test_entries_as_far_left_as_the_key_of_retired_names_are_told() -> None:
    entry = '"concepts/one-hat/":\n  on: "2026-11-29"\n  why: "The page has a better name."\n'
    problems = told(RETIRED, f"retired:\n{entry}")

    assert len(problems) == 1
    assert problems[0][0] == 2
