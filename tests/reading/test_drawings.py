"""Truths about drawings: which stand in a page itself, and what becomes of them there."""

from __future__ import annotations

from xml.etree import ElementTree as Tree

import pytest

from macros.reading.files.drawings import COLOURS, for_page, is_plain
from tests.support.project import ROOT

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 32" fill="#16262e" id="scales">'
PRISM = ROOT / "docs" / "assets" / "identity-prism.svg"


@pytest.mark.parametrize(
    ("inner", "plain"),
    [
        ('<rect width="64" height="32" fill="#fff" stroke="none"/>', True),
        ('<g font-family="\'Atkinson Hyperlegible\', sans-serif"><text x="2">Fair</text></g>', True),
        ('<rect width="64" fill="#123456"/>', False),
        ('<rect width="64" style="fill:#fff"/>', False),
        ("<style>rect { fill: #fff }</style>", False),
        ('<rect class="pan"/>', False),
        ('<text font-family="Arial">Fair</text>', False),
        ("<text>\u4e2d</text>", False),
        ("<text><tspan>Fair</tspan> weight</text>", False),
        ('<image href="data:image/png;base64,AA"/>', False),
        ('<use href="#scales"/>', False),
        ("<g", False),
    ],
)
def test_a_drawing_stands_in_a_page_where_every_page_and_sheet_can_show_it(inner: str, *, plain: bool) -> None:
    assert is_plain(f"{HEAD}{inner}</svg>".encode()) is plain


def test_a_drawing_needs_a_frame_and_a_first_colour() -> None:
    assert is_plain(PRISM.read_bytes())
    assert not is_plain(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>')
    assert not is_plain(b'<svg xmlns="http://www.w3.org/2000/svg" fill="#fff"/>')


@pytest.mark.parametrize("frame", ["0 0 64", "0 0 0 32", "0 0 64 0.0", "0 0 -64 32", "0 0 a b", "0 0 1e400 32", "nan"])
def test_a_frame_that_has_no_size_stays_a_picture(frame: str) -> None:
    assert not is_plain(f"{HEAD.replace('0 0 64 32', frame)}</svg>".encode())
    assert is_plain(f"{HEAD.replace('0 0 64 32', '0,0, 0.5,32.25')}</svg>".encode())


def test_in_a_page_a_drawing_takes_the_colours_of_the_page_and_the_words_that_stand_for_it() -> None:
    inner = '<title>Old</title><text id="said" x="2" fill="#fff">Fair &amp; square</text>'

    assert for_page(f"{HEAD}{inner}</svg>".encode(), 'A "pair" of scales', "320") == (
        '<svg class="sm-drawing" viewBox="0 0 64 32" width="320" height="160" role="img"'
        ' aria-label="A &quot;pair&quot; of scales" fill="var(--sm-drawn-ink)">'
        '<text x="2" fill="var(--sm-drawn-card)">Fair &amp; square</text></svg>'
    )


def test_every_colour_of_drawings_has_one_for_light_dark_and_few_colours() -> None:
    styles = (ROOT / "docs" / "assets" / "stylesheets" / "map.css").read_text(encoding="utf-8")

    assert {name: styles.count(f"--sm-drawn-{name}: ") for name in COLOURS.values()} == dict.fromkeys(
        COLOURS.values(), 3
    )
    assert all(f"--sm-drawn-{name}: {colour};" in styles for colour, name in COLOURS.items())
    assert Tree.parse(PRISM).getroot().attrib["fill"] in COLOURS  # noqa: S314  our own file
