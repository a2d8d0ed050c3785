"""Single slips of an editor, each planted on the first, the middle and the last line that can hold it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_KEY = r"[A-Za-z_][\w-]*"
_FIELD = rf"^(\s*(?:- )?)({_KEY}): (\S.*)$"
_TEXT = rf'^(\s*(?:- )?{_KEY}: )"([^"\\]{{6,}})"$'
_ENTRY = rf"^(\s*)- (?={_KEY}:)"
_OPEN = rf"^(\s*(?:- )?{_KEY}):$"
_NUMBER = r'^(\s*(?:- )?number: )"([\d.:]+)"'

# What it is → the line that can hold it, and the line with it. None of these says what was meant all the same.
SLIPS = {
    "a dash without its space": (_ENTRY, r"\1-"),
    "an en dash for a dash": (_ENTRY, "\\1\u2013 "),
    "a bullet for a dash": (_ENTRY, "\\1\u2022 "),
    "a star for a dash": (_ENTRY, r"\1* "),
    "two dashes": (_ENTRY, r"\1-- "),
    "a dash that is gone": (_ENTRY, r"\1  "),
    "curly quotes": (_TEXT, "\\1\u201c\\2\u201d"),
    "a curly quote at the end": (_TEXT, '\\1"\\2\u201d'),
    "a quote that is not closed": (_TEXT, r'\1"\2'),
    "a quote that is not opened": (_TEXT, r'\1\2"'),
    "a quote inside": (_TEXT, r'\1"a "word" \2"'),
    "words behind the quote": (_TEXT, r'\1"\2" and more'),
    "a bracket before a text": (_TEXT, r'\1["\2"'),
    "a bracket behind a text": (_TEXT, r'\1"\2"]'),
    "a backslash before the quote": (_TEXT, r'\1"\2\\"'),
    "no colon": (_FIELD, r"\1\2 \3"),
    "no space behind the colon": (_FIELD, r"\1\2:\3"),
    "a semicolon for a colon": (_FIELD, r"\1\2; \3"),
    "an equals sign for a colon": (_FIELD, r"\1\2= \3"),
    "a wide colon": (_FIELD, "\\1\\2\uff1a\\3"),
    "two colons": (_FIELD, r"\1\2:: \3"),
    "a key twice": (_FIELD, r"\1\2: \2: \3"),
    "a letter too many in a key": (_FIELD, r"\1\2x: \3"),
    "a tab behind a colon": (_FIELD, r"\1\2:\t\3"),
    "no colon above more": (_OPEN, r"\1"),
    "a semicolon above more": (_OPEN, r"\1;"),
    "a number without quotes": (_NUMBER, r"\1\2"),
    "a number in words": (_NUMBER, r'\1"s \2"'),
    "a number with a full stop": (_NUMBER, r'\1"\2."'),
    "a tag": (_TEXT, r'\1"<b>x</b> \2"'),
    "template code": (_TEXT, r'\1"{{ x }} \2"'),
    "bold": (_TEXT, r'\1"**a word** \2"'),
    "a hidden character": (_TEXT, '\\1"\u200b\\2"'),
    "what a merge left": (_FIELD, r"<<<<<<< HEAD\n\1\2: \3"),
    "a fence": (_FIELD, r"```\n\1\2: \3"),
    "a remark of another language": (_FIELD, r"// a remark\n\1\2: \3"),
    "a line of a list of changes": (_FIELD, r"+\1\2: \3"),
    "a quotation of a mail": (_FIELD, r"> \1\2: \3"),
}


class Planted(NamedTuple):
    """A slip in a file: its name, the file, the line that holds it, counted from 1, and what the file says with it."""

    slip: str
    file: str
    line: int
    text: str


def planted(texts: Mapping[str, str]) -> Iterator[Planted]:
    """Yield every slip in every file: of a page, in its head."""
    for file, text in sorted(texts.items()):
        lines = text.split("\n")
        head = len(lines) if file.endswith(".yml") else lines.index("---", 1)
        for slip, (holds, becomes) in SLIPS.items():
            fit = [number for number, line in enumerate(lines[:head]) if re.search(holds, line)]
            for number in sorted({fit[0], fit[len(fit) // 2], fit[-1]} if fit else ()):
                line = re.sub(holds, becomes, lines[number], count=1)
                yield Planted(slip, file, number + 1, "\n".join([*lines[:number], line, *lines[number + 1 :]]))
