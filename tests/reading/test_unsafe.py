"""What no text may hold, and what Markdown has for it."""

from __future__ import annotations

import pytest

from macros.model.places import Place, Text
from macros.reading.unsafe import unsafe


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
