"""What the typeface of the printed sheets has; `tests/reading/test_typeface.py` compares it with the font files."""

from __future__ import annotations

import re

from macros.model.words import KINDS

# Signs in the order of Unicode, from the first to the last of each run, without those that nobody sees.
RUNS = """
0020-007E 00A1-00AC 00AE-0107 010A-0113 0116-011B 011E-0123 0126-0127 012A-012B 012E-012F 0131 0136-0137 013B-013E
0141-0148 0150-0155 0158-015B 015E-0165 016A-016B 016E-0173 0178-017E 0192 0218-021B 02C6-02C7 02D8-02DD 0300-0304
0306-0308 030A-030C 0326-0328 0394 03A9 03BC 03C0 2013-2014 2018-201A 201C-201E 2020-2022 2026 2030 2039-203A 2044 2074
20AC 2113 2122 212E 2202 220F 2211-2212 2215 2219-221A 221E 222B 2248 2260 2264-2265 25CA
"""
COMPOSED = (
    "\u0174-\u0177\u1e80-\u1e85\u1ef2\u1ef3"  # of Welsh: letters.typ sets the mark above a w, the press above a y
)
CLASS = "".join(re.sub(r"[0-9A-F]{4}", r"\\u\g<0>", run) for run in RUNS.split()) + COMPOSED  # as part of a pattern

UNPRINTED_KEYS = {"search_terms", "spoken_as"}
_FILES = {f"data/{name}.yml" for name in ("standards", "sources", "mappings", "bindings", "reports")}
_FOLDERS = {kind.folder for kind in KINDS.values() if kind.mapped}


def is_printed(file: str) -> bool:
    """Tell whether what a file says ends on a sheet: these data, and the pages of what is mapped."""
    folder, _, page = file.removeprefix("docs/").partition("/")
    return file in _FILES or (file.startswith("docs/") and folder in _FOLDERS and page != "index.md")
