"""What no text may hold, and what Markdown has for it."""

from __future__ import annotations

import pytest

from macros.model.places import Place, Text
from macros.reading.project import checked
from macros.reading.unsafe import unsafe
from tests.support.broken import TODAY, sound_files

PAGE = "docs/concepts/fair-weight.md"


@pytest.mark.parametrize(
    ("tags", "remedy"),
    [
        ("a http: https:", "write [the words]("),
        ("img", "put the picture into docs/assets/"),
        ("br", "begin a new paragraph"),
        ("b strong", "write two stars on both sides"),
        ("i em", "write a star on both sides"),
        ("details summary", 'write ??? note "Its title"'),
        ("ul ol li", "write each entry on a line of its own"),
        ("table tr td th", "write | a | b | for each row"),
        ("!--", "take the remark out"),
        ("script", "write plain text without angle brackets"),
    ],
)
def test_a_tag_on_a_page_is_told_with_what_markdown_has_for_it(tags: str, remedy: str) -> None:
    told = {
        written: list(unsafe(Text(f"Ask {written} Ann", Place("x.md", 3, 1)), in_page=True))
        for tag in tags.split()
        for written in (f"<{tag}", f"</{tag}")
    }

    assert {problem.place.column for problems in told.values() for problem in problems} == {5}
    assert [written for written, (problem,) in told.items() if not problem.remedy.startswith(remedy)] == []


@pytest.mark.parametrize(
    ("words", "fact"),
    [
        pytest.param("See &#60script.", "an HTML entity in text: &#60", id="a number of a sign without its end"),
        pytest.param("See &#x3Cscript.", "an HTML entity in text: &#x3C", id="and of sixteen digits"),
        pytest.param("See <javascript:go>.", "HTML in text: <javascript:go", id="an address in angles"),
        pytest.param(
            "Write to <us@mill.example>.",
            "an e-mail address in angle brackets: <us@mill.example",
            id="a mail address in angles",
        ),
        pytest.param("See [it](<two-hats.md>).", "HTML in text: <two-hats.md", id="a file in angles"),
        pytest.param("See [it]( javascript:go).", "a script address in text: javascript:", id="behind a space"),
    ],
)
def test_one_slip_of_a_page_is_one_message(words: str, fact: str) -> None:
    files = sound_files()
    problems = checked({**files, PAGE: files[PAGE] + f"\n{words}\n".encode()}, TODAY).problems

    assert [problem.fact for problem in problems] == [fact]
