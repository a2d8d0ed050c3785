"""The fonts of pages and sheets hold what the typeface holds; those of pages each sign once, where the style says."""

from __future__ import annotations

import re

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from macros.handouts.typesetting import FONTS
from tests.support.project import ROOT
from tools.fonts import TYPEFACE

STYLES = ROOT / "docs" / "assets" / "stylesheets"
PAGES = ROOT / "docs" / "assets" / "fonts"
FACE = re.compile(
    r'@font-face \{.*?fonts/(?P<name>[\w-]+\.woff2)".*?weight: (?P<weight>\d+);.*?style: (?P<style>\w+);'
    r".*?unicode-range:(?P<range>[^;]+);",
    re.DOTALL,
)
RANGE = re.compile(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?")
SHEETS = {
    ("400", "normal"): "AtkinsonHyperlegible_400Regular.ttf",
    ("400", "italic"): "AtkinsonHyperlegible_400Regular_Italic.ttf",
    ("700", "normal"): "AtkinsonHyperlegible_700Bold.ttf",
}


def signs_of(font: str) -> set[int]:
    """Return the signs that a font has a shape for, without those that nobody sees."""
    return {code for code in TTFont(font).getBestCmap() if code >= 0x20}


@pytest.mark.parametrize("cut", SHEETS.values())
def test_sheets_have_each_shape_of_the_typeface_and_none_of_its_hints(cut: str) -> None:
    of_sheets, whole = TTFont(FONTS / cut), TTFont(TYPEFACE / cut)

    assert {"fpgm", "prep", "cvt "} & set(of_sheets.keys()) == set()
    assert of_sheets.getBestCmap() == whole.getBestCmap()
    assert drawn(of_sheets) == drawn(whole)
    assert [table for table in ("GPOS", "GSUB") if of_sheets[table] != whole[table]] == []


@pytest.mark.parametrize(("cut", "sheet"), SHEETS.items())
def test_each_sign_of_a_cut_stands_in_the_one_file_that_the_style_names_for_it(
    cut: tuple[str, str], sheet: str
) -> None:
    style = (STYLES / "fonts.css").read_text(encoding="utf-8")
    said = {
        face["name"]: [*range_of(face["range"])]
        for face in FACE.finditer(style)
        if (face["weight"], face["style"]) == cut
    }
    held = {name: sorted(signs_of(str(PAGES / name))) for name in said}

    assert said == held
    assert sorted(code for codes in held.values() for code in codes) == sorted(signs_of(str(TYPEFACE / sheet)))


def drawn(font: TTFont) -> dict[str, tuple[float, object]]:
    """Return how wide each sign of a font is, and its outline."""
    shapes = font.getGlyphSet()
    pens = {name: DecomposingRecordingPen(shapes) for name in font.getBestCmap().values()}
    for name, pen in pens.items():
        shapes[name].draw(pen)
    return {name: (shapes[name].width, pen.value) for name, pen in pens.items()}


def range_of(text: str) -> list[int]:
    return [code for first, last in RANGE.findall(text) for code in range(int(first, 16), int(last or first, 16) + 1)]


def test_every_font_of_the_pages_is_named_and_its_licence_stands_beside_it() -> None:
    named = {face["name"] for face in FACE.finditer((STYLES / "fonts.css").read_text(encoding="utf-8"))}
    licence = (PAGES / "LICENSE.txt").read_text(encoding="utf-8")

    assert named == {file.name for file in PAGES.glob("*.woff2")}
    assert "SIL OPEN FONT LICENSE" in licence
    assert "with Reserved Font Name" not in licence.partition("-----")[0]  # else a changed font needs another name
