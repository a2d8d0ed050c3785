"""What could become live HTML is told once, in one message for one slip."""

from __future__ import annotations

import pytest

from macros.reading.project import checked
from tests.support.broken import TODAY, sound_files

PAGE = "docs/concepts/fair-weight.md"


@pytest.mark.parametrize(
    ("words", "fact"),
    [
        pytest.param("See &#60script.", "an HTML entity in text: &#60", id="a number of a sign without its end"),
        pytest.param("See &#x3Cscript.", "an HTML entity in text: &#x3C", id="and of sixteen digits"),
        pytest.param("See <javascript:go>.", "HTML in text: <javascript:go", id="an address in angles"),
        pytest.param("Write to <us@mill.example>.", "HTML in text: <us@mill.example", id="a mail address in angles"),
        pytest.param("See [it](<two-hats.md>).", "HTML in text: <two-hats.md", id="a file in angles"),
        pytest.param("See [it]( javascript:go).", "a script address in text: javascript:", id="behind a space"),
    ],
)
def test_one_slip_of_a_page_is_one_message(words: str, fact: str) -> None:
    files = sound_files()
    problems = checked({**files, PAGE: files[PAGE] + f"\n{words}\n".encode()}, TODAY).problems

    assert [problem.fact for problem in problems] == [fact]
