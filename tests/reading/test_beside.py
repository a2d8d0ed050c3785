"""The titles beside numbers, which YAML throws away."""

from __future__ import annotations

import pytest

from macros.reading.beside import titles_beside


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", "\r\r\n"])
def test_a_title_stands_on_the_line_that_the_reader_counts(ends: str) -> None:
    lines = ["two-hats:", '  why: "Hats\u2028or caps."', '  - number: "2.10"  # Open hours', ""]

    assert titles_beside(ends.join(lines).encode()) == {3: "Open hours"}


def test_a_file_that_cannot_be_read_has_no_titles() -> None:
    assert titles_beside(None) == {}
    assert titles_beside('- number: "2.10"  # Café'.encode("cp1252")) == {}
