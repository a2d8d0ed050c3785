"""Which page was meant by a name that none has."""

from __future__ import annotations

import pytest

from macros.reading.project import checked
from macros.rules.absent import page_meant
from macros.rules.gathered import gathered
from tests.support.broken import EXAMPLE, sound_files

TITLE = "A crowd before the mill"


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("market-days", "did you mean market-day?"),
        ("Market Day", "did you mean market-day?"),
        (TITLE, "did you mean market-day? Pages are named by their file, not by their title"),
        ("a crowd before the mills", "did you mean market-day? Pages are named by their file, not by their title"),
    ],
)
def test_a_page_is_meant_by_nearly_its_name_or_nearly_its_title(name: str, meant: str) -> None:
    page = sound_files()[EXAMPLE].replace(b"Market day", TITLE.encode())

    assert page_meant(checked(sound_files() | {EXAMPLE: page}).index, name) == meant


def test_a_name_that_is_near_to_nothing_gets_a_list() -> None:
    assert page_meant(checked(sound_files()).index, "pond").startswith("write one of: ")


def test_links_to_a_page_that_moved_to_another_kind_are_told_once_with_its_file() -> None:
    files = dict(sound_files())
    moved = {"docs/principles/two-hats.md": files.pop("docs/concepts/two-hats.md")}
    links = b"".join(b"\nSee [one hat](../concepts/two-hats.md) of %d.\n" % number for number in range(1, 5))
    told = gathered(checked(files | moved | {EXAMPLE: files[EXAMPLE] + links}).problems)

    assert [problem.fact for problem in told] == ["4 places name the page concepts/two-hats, which is not there"]
    assert told[0].remedy.startswith("it is docs/principles/two-hats.md now: lead each link there; or put it back;")


@pytest.mark.parametrize(
    ("leads", "remedy"),
    [
        ("", "that page is retired: take its name out"),
        ('    to: "concepts/fair-weight/"\n', "that page is retired: write fair-weight"),
    ],
)
def test_the_name_of_a_retired_page_is_taken_out_or_that_of_the_new_one_written(leads: str, remedy: str) -> None:
    retired = f'retired:\n  "concepts/pond/":\n    on: "2026-01-15"\n    why: "It ran dry."\n{leads}'
    page = sound_files()[EXAMPLE].replace(b"---\ntitle", b'---\nrelated:\n  - "pond"\ntitle', 1)
    told = checked(sound_files() | {EXAMPLE: page, "data/retired.yml": retired.encode()}).problems

    assert [(problem.fact, problem.remedy) for problem in told] == [("no page pond", remedy)]
