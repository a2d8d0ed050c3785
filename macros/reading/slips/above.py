"""Words above the first key of a data file, as mails and chats put them there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from macros.model.places import brief
from macros.reading.slips.looks import Slip

_FIRST_KEY = re.compile(r"[\"']?[A-Za-z0-9][\w./-]*[\"']?\s*:(?:\s|$)")
_OF_YAML = ("#", "---", "%")
_WORDS = re.compile(r"(?:- |\* )?[\w\"'\u2018\u201c]")


def words_above(lines: Sequence[str]) -> Slip | None:
    """Return the first of some lines of words above the first key, or None where there are none."""
    first: int | None = None
    for number, line in enumerate(lines):
        if not line.strip() or line.startswith(_OF_YAML):
            continue
        if first is None and (":" in line or not _WORDS.match(line)):
            return None
        if first is not None and _FIRST_KEY.match(line):
            remedy = "take it out, with all above the first key, or put # and a space before each line of it"
            return Slip(first, 0, f"words above the first key of the file: {brief(lines[first].strip())}", remedy)
        if line[0].isspace() or (first is not None and line.rstrip().endswith(":")):
            return None
        first = number if first is None else first
    return None
