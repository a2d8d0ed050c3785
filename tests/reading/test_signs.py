"""Signs that editors, keyboards and broken files bring, and what is written in their place."""

from __future__ import annotations

import pytest

from macros.model.places import nearest
from macros.reading import signs
from macros.reading.conflicts import conflicts

PRINTED = [
    ("\u2011", "-"), ("\u2010", "-"), ("\ufb01", "fi"), ("\ufb04", "ffl"), ("\u2032", "\u2019"), ("\u2033", "\u201d"),
    ("\u02bc", "\u2019"), ("\u2015", "\u2014"), ("\u2236", ":"), ("\uff0e", "."), ("\uff15", "5"), ("\u2116", "No"),
    ("\u2163", "IV"), ("\u25cf", "\u2022"), ("\u0133", "ij"), ("\u2012", "\u2013"), ("\u2035", "\u2018"),
    ("\u201f", "\u201c"), ("\u3002", "."), ("\u3001", ","), ("\u22c5", "\u00b7"), ("\u2217", "*"), ("\u223c", "~"),
]  # fmt: skip
UNSEEN = [
    ("\u00a0", " "), ("\u202f", " "), ("\u3000", " "), ("\u2028", " "), ("\u000b", " "), ("\u000c", " "), ("\t", " "),
    ("\u3164", " "), ("\u2800", " "), ("\u00ad", ""), ("\u200b", ""), ("\u200d", ""), ("\u202e", ""), ("\u2067", ""),
    ("\ufeff", ""), ("\u034f", ""), ("\ufe0f", ""), ("\U000e0101", ""), ("\u115f", " "), ("\u1160", " "),
]  # fmt: skip
LEFT = ["\u2192", "\u2713", "\U0001f600", "\u6587", "\u2153", "\u2460", "\u0663", "\u0436"]


def told(text: str) -> list[str]:
    """Return what is said of a text on a page that is printed."""
    return [f"{p.place.column}: {p.remedy}" for p in (*signs.problems(text, "x"), *signs.unprintable(text, "x"))]


@pytest.mark.parametrize(("sign", "plain"), PRINTED, ids=[f"U+{ord(sign):04X}" for sign, _ in PRINTED])
def test_a_sign_that_no_sheet_shows_gives_way_where_it_is_printed_alone(sign: str, plain: str) -> None:
    text = f"a {sign} b"

    assert told(text) == [f"3: write {plain}; make fix does it"]
    assert signs.mended(text, printed=True) == f"a {plain} b"
    assert signs.mended(text, printed=False) == text


@pytest.mark.parametrize(("sign", "plain"), UNSEEN, ids=[f"U+{ord(sign):04X}" for sign, _ in UNSEEN])
def test_a_sign_that_nobody_sees_goes_everywhere(sign: str, plain: str) -> None:
    text = f"a{sign}b"

    assert [place.partition(":")[0] for place in told(text)] == ["2"]
    assert "make fix" in told(text)[0]
    assert signs.mended(text, printed=False) == f"a{plain}b"


@pytest.mark.parametrize(("sign", "was"), [("\x80", "\u20ac"), ("\x92", "\u2019"), ("\x9f", "\u0178")])
def test_a_control_sign_of_windows_is_named_by_what_it_was(sign: str, was: str) -> None:
    assert told(f"a{sign}b")[0].startswith(f"2: write {was}, which this was")


@pytest.mark.parametrize("sign", LEFT, ids=[f"U+{ord(sign):04X}" for sign in LEFT])
def test_what_a_sign_should_be_is_for_a_person_to_say_where_it_is_not_plain(sign: str) -> None:
    text = f"a {sign} b"

    assert [place.partition(":")[0] for place in told(text)] == ["3"]
    assert "make fix" not in told(text)[0]
    assert signs.mended(text, printed=True) == text


@pytest.mark.parametrize(
    "text",
    ["Don\u2019t \u2013 \u201cnever\u201d \u2026", "caf\u00e9, na\u00efve, \u0141\u00f3d\u017a", "cafe\u0301",
     "\u201cCAF\u00c9\u201d, IRM\u00c9\u2019S", "A\u0301\u0323"[:2], "\u00a35\u00bd \u2264 \u20ac6",
     "B\u00c4\u201d", "\u00e2\u2019"],
)  # fmt: skip
def test_plain_signs_are_none_of_our_business(text: str) -> None:
    assert told(text) == []
    assert signs.mended(text, printed=True) == text


@pytest.mark.parametrize(
    ("garbled", "meant"),
    [
        (sign.encode().decode("cp1252"), sign)
        for sign in "\u2019\u2018\u201c\u2013\u2014\u2026\u20ac\u00e9\u00fc\u00a3\u00e7"
    ]
    + [(sign.encode().decode("mac_roman"), sign) for sign in "\u2019\u201c\u2013\u00e9"]
    + [("\u00e2\u20ac\u009d", "\u201d"), ("\u00f0\u0178\u02dc\u20ac", "\U0001f600")],
)
def test_bytes_of_one_sign_that_were_read_as_several_are_told_with_it(garbled: str, meant: str) -> None:
    problems = list(signs.problems(f"It{garbled}s", "x"))

    assert [problem.place.column for problem in problems] == [3]
    assert problems[0].remedy.startswith(f"write {meant};")


def test_what_nobody_sees_is_told_right_behind_such_bytes() -> None:
    assert [place.partition(":")[0] for place in told("It\u00f0\u0178\u02dc\u20ac\u200bs")] == ["3", "7"]


@pytest.mark.parametrize(
    "garbled", ["\u00ef\u00bf\u00bd", "\u00ef\u00bb\u00bf", "\u00c2\u00a0", "\ufffd", "\ufffc", "\x92"]
)
def test_what_stood_here_is_for_a_person_to_say_where_it_is_lost(garbled: str) -> None:
    assert [place.partition(":")[0] for place in told(f"It{garbled}s")] == ["3"]
    assert signs.mended(f"It{garbled}s", printed=True) in {f"It{garbled}s", "It\u00c2 s"}


def test_a_sign_that_stands_on_every_line_is_told_once_and_on_a_few_lines_on_each() -> None:
    few, many = ("a\u00a0b\n" * count for count in (signs.MOST_LINES, signs.MOST_LINES + 1))

    assert [problem.place.line for problem in signs.problems(few, "x")] == list(range(1, signs.MOST_LINES + 1))
    assert [problem.fact.rpartition(", ")[2] for problem in signs.problems(many, "x")] == [
        f"here and on {signs.MOST_LINES} lines below"
    ]


def test_a_word_that_looks_the_same_is_never_offered_without_the_sign_that_differs() -> None:
    assert nearest("b\u0430sw", ["basw", "swe"]) == "did you mean basw? Here stands U+0430 cyrillic small letter a"
    assert nearest("engages ", ["engages"]) == "write engages, without the space beside it"
    assert nearest("engage", ["engages"]) == "did you mean engages?"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("<<<<<<< a\nx\n||||||| b\ny\n=======\nz\n>>>>>>> c\n<<<<<<< a\n", [1, 8], id="two"),
        pytest.param("x\n||||||| b\n", [2], id="the third mark"),
        pytest.param("x\n\n=======\n", [3], id="the middle mark"),
        pytest.param("x\n>>>>>>> c\n", [2], id="the last mark"),
        pytest.param("    <<<<<<< a\n", [1], id="further in"),
        pytest.param("A heading\n=======\n\nText.\n", [], id="a heading"),
        pytest.param("A sentence.\n=======\nAnother.\n", [2], id="no heading"),
        pytest.param("<<<<<<<< eight\n======== x\n|||||||||\n", [], id="other signs"),
        pytest.param("| a | b |\n|-------|---|\n", [], id="a table"),
    ],
)
def test_a_conflict_is_told_at_its_first_mark(text: str, lines: list[int]) -> None:
    assert [problem.place.line for problem in conflicts(text, "x", is_page=True)] == lines
