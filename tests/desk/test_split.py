"""Official texts become provisions, and no number is wrong without a sentence that says so."""

from __future__ import annotations

import contextlib
import re
from dataclasses import replace

import pytest
from playwright.sync_api import Browser

from macros.desk.notation import normalised
from macros.desk.split import split
from macros.desk.text import Unreadable, read
from tests.support.official import booklet, code, paragraphs, plain, press
from tests.support.splits import CASES, UNREADABLE, Case, headings, tried, without


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_text_becomes_its_provisions_or_is_doubted(case: Case, request: pytest.FixtureRequest) -> None:
    def chromium() -> Browser:
        browser: Browser = request.getfixturevalue("browser")
        return browser

    found = tried(case, case.content(chromium))

    assert [part for part in case.doubts if not any(part in doubt for doubt in found.split.doubts)] == []
    assert [doubt for doubt in found.split.doubts if not any(part in doubt for part in case.doubts)] == []
    if case.wrong:
        assert found.split.doubts
    else:
        assert (found.missed, found.wrong) == (0, ())
        told = {(each.series, each.number): (each.heading, each.lead_in) for each in found.split.pieces}
        assert told == headings(case.text)


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_holds_no_text_is_answered_in_a_sentence(name: str) -> None:
    make, part = UNREADABLE[name]

    with pytest.raises(Unreadable, match=part) as answer:
        read(make())

    assert str(answer.value).endswith(".")


@pytest.mark.parametrize("name", ["mill", "lamp", "bell", "ferry", "mill-1998"])
def test_wherever_lines_end_every_number_is_found(name: str) -> None:
    """Some width puts each number that a sentence names at the beginning of a line."""
    text = code(name)
    expected = {place: normalised(words) for place, words in text.expected().items()}
    for width in range(38, 100):
        told = split(read(plain(text, width=width, full=name != "bell").encode()), text.notation())

        assert {(piece.series, piece.number): normalised(piece.words) for piece in told.pieces} == expected, width


@pytest.mark.parametrize("name", ["mill", "lamp", "ferry", "mill-1998"])
def test_a_number_that_vanished_is_missed_wherever_lines_end(name: str) -> None:
    """A sentence that names the number must not take its place."""
    whole = code(name)
    inner = [number for part, number in whole.expected() if part in whole.parts[:1] or not part][:-1]
    for number in inner:
        text = without(whole, number)
        gone = (whole.parts or ("",))[0], number
        for width in (40, 52, 61, 2_000):
            told = split(read(plain(text, width=width).encode()), whole.notation(known=[]))
            found = {(piece.series, piece.number) for piece in told.pieces}

            assert gone not in found, (number, width)
            assert told.doubts or _is_last_of_its_group(whole.expected().keys(), gone), (number, width)


def _is_last_of_its_group(numbers: object, gone: tuple[str, str]) -> bool:
    part, number = gone
    count = int(number.replace(":", ".").rpartition(".")[2])
    following = number[: -len(str(count))] + str(count + 1)
    return (part, following) not in numbers  # type: ignore[operator]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The miller\u2019s \u201cown\u201d book \u2013 in ink.", "the miller's 'own' book - in ink"),
        ("use the well-\nknown name;", "Use the well-known name"),
        ("use the wellknown name", "use the well-known name"),
        ("\ufb01nd \ufb02our", "find flour"),
        ("three things: \u2022 one; \u2022 two", "three things: one; two."),
        ("soft\u00adly   spoken", "softly spoken"),
    ],
)
def test_layout_is_no_change_of_words(one: str, other: str) -> None:
    assert normalised(one) == normalised(other)


def test_a_word_is_a_change_of_words() -> None:
    assert normalised("You must not lift.") != normalised("You must lift.")
    assert normalised("Within 7 days") != normalised("Within 8 days")


def test_a_lead_in_frames_its_own_group_and_no_other() -> None:
    """Without headings too: what nobody will do must not reach the group that follows."""
    mill = code("mill")
    plan = {"4": "As a miller, I will not:"}
    groups = tuple(replace(group, heading="", lead_in=plan.get(group.number, "")) for group in mill.groups)
    page = re.sub("<h2>.*?</h2>", "", paragraphs(replace(mill, groups=groups)))

    told = split(read(page.encode()), mill.notation())

    framed = {piece.number for piece in told.pieces if piece.lead_in}
    assert framed == {number for _, number in mill.expected() if number.startswith("4.")}


def test_menus_banners_and_what_is_hidden_are_left_out_and_what_unfolds_is_read() -> None:
    page = """<main><nav>1.1 Menu</nav><div class="cookie-bar">1.2 Cookies</div><div hidden>1.3 Hidden</div>
    <button aria-controls="a">1 Bells</button><div id="a" hidden><p>1.4 Unfolds by its name</p></div>
    <h2><button aria-expanded="false">2 Ropes</button></h2><div style="display: none"><p>1.5 Unfolds</p></div>
    <ul><li><a href="#a">1 Bells</a></li></ul><p>1.6 Stands<br>there</p></main>"""

    assert [line.words for line in read(page.encode()).lines] == [
        "1 Bells",
        "1.4 Unfolds by its name",
        "2 Ropes",
        "1.5 Unfolds",
        "1.6 Stands",
        "there",
    ]


def test_lists_are_numbered_as_a_browser_numbers_them() -> None:
    page = """<ol start="3"><li>third</li><li>fourth<ol><li>below</li></ol></li><li value="9">ninth</li></ol>
    <ol type="a"><li>letter</li></ol><ul><li>bullet</li></ul><ol><li>1.1 its own</li></ol>"""

    assert [line.words for line in read(page.encode()).lines] == [
        "3. third",
        "4. fourth",
        "4.1 below",
        "9. ninth",
        "(a) letter",
        "\u2022 bullet",
        "1.1 its own",
    ]


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_file_that_broke_off_is_answered(share: float) -> None:
    for whole in (press(booklet(code("mill-1998"))), paragraphs(code("mill")).encode(), b"<ol><li>" * 200):
        content = whole[: int(len(whole) * share)]
        with contextlib.suppress(Unreadable):
            split(read(content), code("mill").notation())
