"""Names of files that somebody meant for pages."""

from __future__ import annotations

import pytest

from macros.reading.files.misnamed import whole


@pytest.mark.parametrize(
    "ending",
    [
        *("md", "MD", "markdown", "mdown", "mkdn", "mkd", "mdwn", "mdtext", "mdtxt", "mdx", "qmd", "rst", "text"),
        *("txt", "md.txt", "txt.md.md"),
    ],
)
def test_every_ending_that_says_text_is_no_part_of_a_name(ending: str) -> None:
    assert whole(f"two-hats.{ending}") == "two-hats"


@pytest.mark.parametrize("name", ["two-hats", "two-hats.svg", "md", "two.hats"])
def test_what_says_something_else_stays(name: str) -> None:
    assert whole(name) == name
