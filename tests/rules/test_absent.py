"""Which page was meant by a name that none has."""

from __future__ import annotations

import pytest

from macros.reading.project import checked
from macros.rules.absent import page_meant
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
