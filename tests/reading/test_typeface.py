"""What the reader knows of the typeface is what its files hold, and what the press refuses."""

from __future__ import annotations

import re
import struct
import unicodedata

import pytest
import typst

from macros.handouts.typesetting import FONTS, STANDARDS
from macros.reading import signs, typeface


def signs_of(font: bytes) -> set[str]:
    """Return the signs that a font has a shape for, from its table `cmap` in the form 4, that of the first plane."""
    count = struct.unpack_from(">H", font, 4)[0]
    places = {font[at : at + 4]: struct.unpack_from(">I", font, at + 8)[0] for at in range(12, 12 + 16 * count, 16)}
    cmap = places[b"cmap"]
    records = (
        struct.unpack_from(">HHI", font, cmap + 4 + 8 * n) for n in range(struct.unpack_from(">H", font, cmap + 2)[0])
    )
    table = next(cmap + at for platform, encoding, at in records if (platform, encoding) == (3, 1))
    length = struct.unpack_from(">H", font, table + 6)[0] // 2
    ends, starts, deltas, offsets = (
        struct.unpack_from(f">{length}H", font, table + 14 + 2 * length * n + (2 if n else 0)) for n in range(4)
    )
    first_offset = table + 16 + 6 * length
    found = set()
    for run in range(length):
        for code in range(starts[run], min(ends[run], 0xFFFE) + 1):
            glyph = code + deltas[run]
            if offsets[run]:
                glyph = struct.unpack_from(
                    ">H", font, first_offset + 2 * run + offsets[run] + 2 * (code - starts[run])
                )[0]
            if glyph & 0xFFFF:
                found.add(chr(code))
    return found


def test_the_typeface_has_what_its_files_hold() -> None:
    files = list(FONTS.glob("*.ttf"))
    in_all = set.intersection(*(signs_of(file.read_bytes()) for file in files))
    known = {chr(code) for code in range(0x10000) if re.match(f"[{typeface.CLASS}]", chr(code))}

    assert files
    composed = {sign for sign in known if re.match(f"[{typeface.COMPOSED}]", sign)}
    assert known == {sign for sign in in_all if not signs.is_hidden(sign)} | composed
    assert {part for sign in composed for part in unicodedata.normalize("NFD", sign)} <= in_all


def test_a_mark_is_set_above_each_w_for_which_the_typeface_has_no_place_of_one() -> None:
    template = (FONTS.parent / "letters.typ").read_text("utf-8")
    composed = {chr(code) for code in range(0x10000) if re.match(f"[{typeface.COMPOSED}]", chr(code))}
    of_w = {sign for sign in composed if unicodedata.normalize("NFD", sign)[0] in "wW"}

    assert {sign for sign in of_w if f'"{sign}": ' not in template} == set()


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> typst.Compiler:
    """Return a compiler that knows our fonts alone."""
    file = tmp_path_factory.mktemp("sheet") / "sheet.typ"
    file.write_text('#set document(title: "x")\n#set text(font: "Atkinson Hyperlegible")\n#sys.inputs.at("text")')
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    return typst.Compiler(file, root=file.parent, font_paths=fonts)


SHOWN = [
    "\u00e9",
    "e\u0301",
    "\u2026",
    "\u2019",
    "\u2013",
    "\u00bd",
    "\u20ac",
    "\u2264",
    "\u2022",
    "\u00a0",
    "x\u0304",
    "D\u0175r",
    "T\u0177",
]
REFUSED = [
    "\u2192", "\u2032", "\u2011", "\ufb01", "\ufffd", "\ufffc", "\U0001f600", "\u03b1", "\u0438", "\u05d0",
    "\u0633", "\u6587",
    "\u2153", "\u2460", "\u2713", "\u2610", "\u2010", "\uff12", "e\u0323", "\u014b",
]  # fmt: skip


@pytest.mark.parametrize("text", SHOWN + REFUSED)
def test_what_the_reader_refuses_is_what_the_press_refuses(text: str, press: typst.Compiler) -> None:
    told = [*signs.problems(text, "x"), *signs.unprintable(text, "x")]
    try:
        press.compile(format="pdf", pdf_standards=STANDARDS, sys_inputs={"text": text})
        refused = False
    except typst.TypstError:
        refused = True

    assert bool(told) == (refused or signs.is_hidden(text[0]))


def test_what_ends_on_a_sheet_are_the_data_of_the_map_and_the_pages_of_what_is_mapped() -> None:
    data = ["data/standards.yml", "data/sources.yml", "data/mappings.yml", "data/bindings.yml", "data/reports.yml"]
    printed = [*data, "docs/concepts/two-hats.md", "docs/examples/market-day.md"]
    others = ["data/dilemmas.yml", "docs/index.md", "docs/concepts/index.md", "docs/about/colophon.md", "mkdocs.yml"]

    assert [typeface.is_printed(file) for file in printed + others] == [True] * len(printed) + [False] * len(others)
