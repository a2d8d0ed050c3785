"""Signs that mean something elsewhere: in lists of changes, in mails, in chats, in other languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from macros.reading.slips.looks import KEY, STEP, Look
from macros.reading.yaml.manuscript import margin_of


def of_changes(line: str) -> Iterator[Look]:
    """Look for the sign by which a list of changes marks a line."""
    if re.match(rf"\+(?: {{2,}}\S|#|{KEY}:(?:\s|$))", line):
        fact = "a + before the line, as lists of changes have it"
        gap = " " * (margin_of(line[1:]) % STEP)
        remedy = "write a space in its place; make fix does it" if gap else "take it away; make fix does it"
        yield Look(0, fact, remedy, f"{gap}{line[1:]}", sure=True)


def of_mails(line: str) -> Iterator[Look]:
    """Look for the sign by which a mail marks a line that it quotes."""
    if match := re.match(rf">+ *(?=(?:- +)?{KEY}:(?:\s|$))", line):
        margin = " " * (len(match[0].lstrip(">")) // STEP * STEP)
        yield Look(0, "a > before the line, as mails have it", "take it away", f"{margin}{line[match.end() :]}")


def of_chats(line: str) -> Iterator[Look]:
    """Look for the line that stands above and below program code, as chats give it."""
    if match := re.match(r"\s*(`{3,}|~{3,})[\w-]*\s*$", line):
        remedy = "take the line out, and the one that ends it too"
        yield Look(match.start(1), f"{match[1][:3]}, as chats put round a file", remedy, f"# {line}")


def in_braces(lines: Sequence[str], number: int) -> Iterator[Look]:
    """Look for an entry in braces above further keys of it."""
    match = re.match(r"(\s*- )\{.*\}\s*$", lines[number])
    if match and number + 1 < len(lines) and margin_of(lines[number + 1]) == len(match[1]):
        fact = "an entry in braces, and more of it below"
        remedy = "take the braces away, and write each key of it on a line of its own"
        yield Look(len(match[1]), fact, remedy, f"{match[1]}x: x")


def remarks(line: str) -> Iterator[Look]:
    """Look for remarks as other languages write them."""
    if match := re.match(r"(\s*)(//|/\*|<!--|--(?= )|;|REM\b|\*/|-->)\s*(.*)", line):
        fact = f"{match[2]} starts no remark in this file"
        yield Look(
            len(match[1]), fact, "write # and a space before a remark, on each of its lines", f"{match[1]}# {match[3]}"
        )
