"""Signs that mean something elsewhere: in lists of changes, in other languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.reading.slips.looks import KEY, STEP, Look
from macros.reading.yaml.manuscript import margin_of


def of_changes(line: str) -> Iterator[Look]:
    """Look for the sign by which a list of changes marks a line."""
    if re.match(rf"\+(?: {{2,}}\S|#|{KEY}:(?:\s|$))", line):
        fact = "a + before the line, as lists of changes have it"
        gap = " " * (margin_of(line[1:]) % STEP)
        remedy = "write a space in its place; make fix does it" if gap else "take it away; make fix does it"
        yield Look(0, fact, remedy, f"{gap}{line[1:]}", sure=True)


def remarks(line: str) -> Iterator[Look]:
    """Look for remarks as other languages write them."""
    if match := re.match(r"(\s*)(//|/\*|<!--|--(?= )|;|REM\b|\*/|-->)\s*(.*)", line):
        fact = f"{match[2]} starts no remark in this file"
        yield Look(
            len(match[1]), fact, "write # and a space before a remark, on each of its lines", f"{match[1]}# {match[3]}"
        )
