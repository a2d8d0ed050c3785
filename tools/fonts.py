"""Make the fonts of pages and printed sheets from the typeface: `python -m tools.fonts` (needs fonttools, brotli).

Sheets have each cut whole, but without its hints: these fit letters to the dots of a coarse screen, no printer asks for
them, and they were a fifth of a sheet's bytes. Pages have two files of each cut: signs that nearly every page shows,
and all others, which a browser asks for where a page has one of them. The licence lets anybody change the files and
keeps no name for the unchanged ones.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset

from macros.handouts.typesetting import FONTS
from tests.support.project import ROOT

TYPEFACE = ROOT / "tools" / "typeface"
PAGES = ROOT / "docs" / "assets" / "fonts"
STYLE = ROOT / "docs" / "assets" / "stylesheets" / "fonts.css"
CUTS = {  # its file → weight and style, as a style names them
    "AtkinsonHyperlegible_400Regular.ttf": (400, "normal"),
    "AtkinsonHyperlegible_400Regular_Italic.ttf": (400, "italic"),
    "AtkinsonHyperlegible_700Bold.ttf": (700, "normal"),
}
# Of Unicode: what a keyboard has, quotes, dashes, money, and what the style puts before lists and behind headings.
COMMON = "20-7E A0 A3 A7 AB B0 B6-B7 BB BD D7 2013-2014 2018-2019 201C-201D 2022 2026 2039-203A 20AC 2212"
FACE = """@font-face {{
  font-family: "Atkinson Hyperlegible";
  src: url("../fonts/{name}") format("woff2");
  font-weight: {weight};
  font-style: {style};
  font-display: swap;
  unicode-range:
{range};
}}
"""


def main() -> None:
    """Write three font files for sheets and six for pages, and the style that names these."""
    for cut in CUTS:
        write_unhinted(cut)
    for file in PAGES.glob("*.woff2"):
        file.unlink()
    common = {code for run in COMMON.split() for code in codes_of(run)}
    faces = [face for cut, (weight, style) in CUTS.items() for face in made(TYPEFACE / cut, common, weight, style)]
    STYLE.write_text(
        "/* Written by tools/fonts.py, which tells why each cut has two files. */\n\n" + "".join(faces),
        encoding="utf-8",
    )


def write_unhinted(cut: str) -> None:
    """Write a cut as sheets have it: every sign, and all that the typeface says of how they stand together."""
    everything = ["*"]
    options = subset.Options(
        hinting=False, layout_features=everything, name_IDs=everything, name_languages=everything, glyph_names=True
    )
    font = subset.load_font(TYPEFACE / cut, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)
    subset.save_font(font, FONTS / cut, options)


def made(cut: Path, common: set[int], weight: int, style: str) -> Iterable[str]:
    """Write the two files of a cut, and yield what a style says of each."""
    for part, is_common in (("common", True), ("more", False)):
        options = subset.Options(flavor="woff2")
        font = subset.load_font(cut, options)
        codes = sorted(code for code in font.getBestCmap() if code >= 0x20 and (code in common) is is_common)
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=codes)
        subsetter.subset(font)
        name = f"atkinson-hyperlegible-{weight}-{style}-{part}.woff2"
        subset.save_font(font, PAGES / name, options)
        yield FACE.format(name=name, weight=weight, style=style, range=ranges(codes))


def codes_of(run: str) -> range:
    """Return the signs from the first to the last of a run."""
    first, _, last = run.partition("-")
    return range(int(first, 16), int(last or first, 16) + 1)


def ranges(codes: list[int]) -> str:
    """Return signs as a style names them, in lines: U+20-7E, U+A0."""
    text = ""
    for before, code, after in zip([-1, *codes], codes, [*codes[1:], -1], strict=False):
        if code != before + 1:
            text += f", U+{code:X}"
        elif code != after - 1:
            text += f"-{code:X}"
    return textwrap.fill(text.removeprefix(", "), 116, initial_indent="    ", subsequent_indent="    ")


if __name__ == "__main__":
    main()
