"""The search hears what people wrote on a built page apart from what comes from the data."""

from __future__ import annotations

import pytest

from macros.search.text import read

HEADING = '<h2 id="{0}">{0}<a class="headerlink" href="#{0}">¶</a></h2>'


@pytest.mark.parametrize(
    ("body", "text", "made"),
    [
        pytest.param("<p>Wait a day.</p>", "Wait a day.", set(), id="written"),
        pytest.param('<ul class="sm-list"><li>Friends</li></ul><p>Wait.</p>', "Wait.", {"friends"}, id="made"),
        pytest.param(
            '<div class="sm-card"><div>One</div><div>Two</div></div><p>Wait.</p>', "Wait.", {"one", "two"}, id="nested"
        ),
        pytest.param('<img class="sm-sign" alt="x"><p>Wait.</p>', "Wait.", set(), id="never-closed"),
        pytest.param("<form><p>Type here<br>now</p></form>Wait.<p></p>", "Wait.", {"type", "here", "now"}, id="unseen"),
        pytest.param('<p>Wait.</p><nav class="sm-turn"><a>Next</a></nav>', "Wait.", set(), id="frame"),
        pytest.param('<p>Wait.</p><div class="sm-card"><p>Open', "Wait.", {"open"}, id="left-open"),
    ],
)
def test_made_words_are_told_from_written_ones(body: str, text: str, made: set[str]) -> None:
    page = read(f"<article><h1>Title</h1>{body}</article>")

    assert [section.text for section in page.sections] == [text]
    assert page.made == made


def test_each_heading_begins_a_section() -> None:
    page = read(f"<article><h1>Title</h1><p>Before.</p>{HEADING.format('now')}<p>Wait.</p></article>")

    assert [(section.id, section.heading, section.text) for section in page.sections] == [
        ("", "", "Before."),
        ("now", "now", "Wait."),
    ]
