"""A picture is shown whole, and nothing stands behind it that nobody sees."""

from __future__ import annotations

import pytest

from macros.reading.files import contents
from tests.support.pictures import ICO, JPG, PNG, WEBP, png

WOFF2 = b"wOF2\0\1\0\0\0\0\0\x10type"
WHOLE = {
    "docs/assets/e.png": PNG,
    "docs/assets/e.jpg": JPG,
    "docs/assets/e.webp": WEBP,
    "docs/favicon.ico": ICO,
    "docs/apple-touch-icon.png": PNG,
    "docs/assets/e.woff2": WOFF2,
}
AS_A_FILE = pytest.mark.parametrize(("path", "content"), WHOLE.items(), ids=WHOLE)


@AS_A_FILE
def test_a_whole_file_is_admitted(path: str, content: bytes) -> None:
    assert contents.problems(path, content) == ()
    assert contents.problems(path, content + b"\0\0\r\n") == ()


@AS_A_FILE
def test_a_file_is_refused_wherever_it_is_cut_off(path: str, content: bytes) -> None:
    assert [size for size in range(len(content)) if not contents.problems(path, content[:size])] == []


@AS_A_FILE
def test_what_stands_behind_the_end_of_a_file_is_told_with_its_place(path: str, content: bytes) -> None:
    (problem,) = contents.problems(path, content + b"<script>1</script>")

    assert problem.fact == f"it ends with byte {len(content)}, and 18 more stand behind that, which nobody sees"


@pytest.mark.parametrize(
    ("path", "content"),
    [
        pytest.param("docs/assets/e.png", PNG.replace(b"\x08\0\0\0\0", b"\x10\0\0\0\0"), id="other-bytes"),
        pytest.param("docs/assets/e.png", PNG[:33] + PNG[-12:], id="no-points-of-a-png"),
        pytest.param("docs/assets/e.jpg", b"\xff\xd8\xff\xd9", id="no-points-of-a-jpg"),
        pytest.param("docs/assets/e.jpg", JPG[:2] + b"<script>" + JPG[2:], id="words-before-the-points"),
        pytest.param("docs/favicon.ico", b"\0\0\1\0\0\0", id="no-picture-in-the-list"),
    ],
)
def test_a_damaged_file_is_refused(path: str, content: bytes) -> None:
    (problem,) = contents.problems(path, content)

    assert problem.fact.startswith(("cut off or damaged", "not what its name says"))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(png(b"Drawn by hand"), id="a-text"),
        pytest.param(JPG.replace(b"\xff\xda", b"\xff\xff\xfe\0\4\xff\xd9\xff\xda"), id="a-mark-within-a-remark"),
        pytest.param(JPG.replace(b"\x54\xdf", b"\x54\xff\0\xff\xd0\xdf"), id="marks-among-points"),
    ],
)
def test_what_only_looks_like_an_end_ends_nothing(content: bytes) -> None:
    ending = "png" if content.startswith(PNG[:4]) else "jpg"

    assert contents.problems(f"docs/assets/e.{ending}", content) == ()
