"""A provision that had a wrong number gets its right one everywhere, and old links lead on."""

from __future__ import annotations

import pytest

from macros.commands.sound import numbers_of
from macros.editing.renumber import in_the_guide, move_of, named_in_words, renumbered, with_words
from macros.reading.project import checked
from macros.rules import addresses
from tests.support.broken import COMPARISONS, EXAMPLE, MAPPINGS, RETIRED, STANDARDS, TODAY, sound_files
from tests.support.broken_pages import SENTENCE

FILES = sound_files()
INDEX = checked(FILES, TODAY).index
READ = numbers_of(INDEX)
PUBLISHED = [*addresses.ids(INDEX), *addresses.to_be_built(INDEX)]


def after(name: str, number: str) -> dict[str, str]:
    new = renumbered(INDEX, FILES, move_of(INDEX, name, number, READ), PUBLISHED, TODAY)
    return {file: content.decode() for file, content in new.items()}


def test_a_number_moves_with_its_mappings_and_its_titles() -> None:
    new = after("mill:3.10", "3.11")
    index = checked({**FILES, **{file: text.encode() for file, text in new.items()}}, TODAY)

    assert index.problems == ()
    assert '- number: "3.11"  # Gossip\n' in new[MAPPINGS]
    assert '"3.10"' not in new[STANDARDS] + new[MAPPINGS]
    assert [line for line in new[RETIRED].splitlines() if '"' in line] == [
        '  "provision:mill@2024:3.10":',
        '    on: "2026-12-01"',
        '    why: "The number was a slip of ours."',
        '  "standards/mill/3-10/":',
        '    on: "2026-12-01"',
        '    why: "The number was a slip of ours."',
        '    to: "standards/mill/3-11/"',
        '  "n/3-10/":',
        '    on: "2026-12-01"',
        '    why: "The number was a slip of ours."',
        '    to: "n/3-11/"',
    ]


def test_a_number_that_is_compared_with_others_moves_in_its_comparisons() -> None:
    new = after("bell:5:9", "5:8")
    index = checked({**FILES, **{file: text.encode() for file, text in new.items()}}, TODAY)

    assert index.problems == ()
    assert "5:9" not in new[COMPARISONS]


def test_what_became_of_an_older_number_follows_and_a_number_that_others_have_keeps_its_page() -> None:
    new = after("mill:1.1", "1.3")

    assert '            - "1.3"\n            - "1.2"\n' in new[STANDARDS]
    assert '"n/1-1/"' not in new[RETIRED]


def test_the_guide_names_the_new_number_where_it_names_nothing_else() -> None:
    guide = "macros show mill:3.10\nmacros show mill:3.1\nmacros renumber mill:3.10 3.11\nas `mill@2024:3.10`, or 3.10"

    assert in_the_guide(guide, move_of(INDEX, "mill:3.10", "3.12", READ)) == (
        "macros show mill:3.12\nmacros show mill:3.1\nmacros renumber mill:3.10 3.11\nas `mill@2024:3.12`, or 3.10"
    )


def test_nothing_was_published_so_nothing_is_retired() -> None:
    move = move_of(INDEX, "mill:3.10", "3.11", READ)

    assert set(renumbered(INDEX, FILES, move, [], TODAY)) == {STANDARDS, MAPPINGS}


@pytest.mark.parametrize(
    ("name", "number", "moves"),
    [
        pytest.param("Mill 3.10", "3.11", ("mill:3.10", "mill:3.11"), id="short-name"),
        pytest.param("rule of the mill 3.10.", "Mill 3.11", ("mill:3.10", "mill:3.11"), id="spoken-name"),
        pytest.param("order 5.9", "5.11", ("bell:5:9", "bell:5:11"), id="another-sign"),
        pytest.param("bell 5:9", "bell@2020:5:11.", ("bell:5:9", "bell:5:11"), id="both-with-their-framework"),
        pytest.param("mill@2016:1.1", "1.3", ("mill@2016:1.1", "mill@2016:1.3"), id="older-edition"),
        pytest.param("Mill 1.1", "1.3", ("mill:1.1", "mill:1.3"), id="current-edition"),
    ],
)
def test_a_number_may_be_written_as_people_write_it(name: str, number: str, moves: tuple[str, str]) -> None:
    move = move_of(INDEX, name, number, READ)

    assert (str(move.old), str(move.new)) == moves


@pytest.mark.parametrize(
    ("name", "number", "says"),
    [
        ("mill:9.9", "9.8", "no provision mill:9.9"),
        ("tower:1.1", "1.2", "no provision tower:1.1"),
        ("mill:1.1", "1.2", "mill:1.2 exists already: Say what you keep"),
        ("mill:1.1", "one", "one is no number"),
        ("mill:1.1", "Bell 1.9", "Bell 1.9 is no number"),
        ("mill 9.9", "9.8", "no provision mill 9.9"),
    ],
    ids=["no-provision", "no-framework", "taken", "no-number", "number-of-another", "no-provision-in-words"],
)
def test_what_cannot_move_is_said(name: str, number: str, says: str) -> None:
    with pytest.raises(LookupError, match=f"^{says}"):
        move_of(INDEX, name, number, READ)


def test_words_that_name_it_behind_its_framework_name_the_new_number() -> None:
    said = {
        EXAMPLE: (SENTENCE, "She reads Mill 1.1 and 3.10, which is no 3.10 of another,\nand Mill\n3.10 again."),
        MAPPINGS: ("A miller who trades as well", "Unlike Mill 3.10, or 3.1, a miller who trades as well"),
    }
    files = FILES | {file: FILES[file].replace(old.encode(), new.encode()) for file, (old, new) in said.items()}
    index = checked(files, TODAY).index
    move = move_of(index, "mill:3.10", "3.11", READ)
    moved = {**files, **renumbered(index, files, move, (), TODAY)}
    now = with_words(moved, checked(moved, TODAY).index, move)

    assert "She reads Mill 1.1 and 3.11, which is no 3.10 of another,\nand Mill\n3.11 again." in now[EXAMPLE].decode()
    assert "Unlike Mill 3.11, or 3.1, a miller" in now[MAPPINGS].decode()
    assert checked({**moved, **now}, TODAY).problems == ()


def test_lines_that_name_a_number_in_words_are_listed() -> None:
    files = {"docs/x.md": b"Read Mill 3.10 first.\nMill 13.10 and 3.101 and Mill 3.10.1 are others.\nBell 3.10\n"}

    assert named_in_words(INDEX, files, move_of(INDEX, "mill:3.10", "3.11", READ).old) == [
        "docs/x.md:1: Read Mill 3.10 first."
    ]
