"""A provision that had a wrong number gets its right one everywhere, and old links lead on."""

from __future__ import annotations

import pytest

from macros.editing.renumber import in_the_guide, move_of, named_in_words, renumbered
from macros.reading.project import checked
from macros.rules import addresses
from tests.support.broken import COMPARISONS, MAPPINGS, RETIRED, STANDARDS, TODAY, sound_files

FILES = sound_files()
INDEX = checked(FILES, TODAY).index
PUBLISHED = [*addresses.ids(INDEX), *addresses.to_be_built(INDEX)]


def after(name: str, number: str) -> dict[str, str]:
    new = renumbered(INDEX, FILES, move_of(INDEX, name, number), PUBLISHED, TODAY)
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

    assert in_the_guide(guide, move_of(INDEX, "mill:3.10", "3.12")) == (
        "macros show mill:3.12\nmacros show mill:3.1\nmacros renumber mill:3.10 3.11\nas `mill@2024:3.12`, or 3.10"
    )


def test_nothing_was_published_so_nothing_is_retired() -> None:
    move = move_of(INDEX, "mill:3.10", "3.11")

    assert set(renumbered(INDEX, FILES, move, [], TODAY)) == {STANDARDS, MAPPINGS}


@pytest.mark.parametrize(
    ("name", "number", "says"),
    [
        ("mill:9.9", "9.8", "no provision mill:9.9"),
        ("tower:1.1", "1.2", "no provision tower:1.1"),
        ("mill:1.1", "1.2", "mill:1.2 exists already: Say what you keep"),
        ("mill:1.1", "one", "one is no number"),
    ],
    ids=["no-provision", "no-framework", "taken", "no-number"],
)
def test_what_cannot_move_is_said(name: str, number: str, says: str) -> None:
    with pytest.raises(LookupError, match=f"^{says}"):
        move_of(INDEX, name, number)


def test_lines_that_name_a_number_in_words_are_listed() -> None:
    files = {"docs/x.md": b"Read Mill 3.10 first.\nMill 13.10 and 3.101 and Mill 3.10.1 are others.\nBell 3.10\n"}

    assert named_in_words(INDEX, files, move_of(INDEX, "mill:3.10", "3.11").old) == [
        "docs/x.md:1: Read Mill 3.10 first."
    ]
