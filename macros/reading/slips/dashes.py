"""Dashes of entries: another sign in their place, none, two, or one without its space."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from macros.model.places import named
from macros.reading.slips.looks import KEY, QUOTES, Look

DASHES = (
    "\u00ad\u00b7\u2010-\u2015\u2022\u2023\u2043\u2192\u2212\u2219\u25a0\u25aa\u25ab\u25cf\u25cb\u25e6\u2713\u2714"
    "\u2794\u27a2\uf0b7*+~\ufe63\uff0d"
)
_AS_DASH = "write - and a space; make fix does it"
_AN_ENTRY = rf"(?={KEY}\s*:|[\"'{QUOTES}]|[a-z0-9][\w-]*\s*$)"


def odd(line: str) -> Iterator[Look]:
    """Look for another sign in the place of a hyphen, and for a hyphen without its space."""
    margin = len(line) - len(line.lstrip())
    body = line[margin:]
    if match := re.match(rf"-(?: {{2,}}| +- +)(?={KEY}:)", body):
        fact = "two dashes" if match[0].count("-") > 1 else f"{len(match[0]) - 1} spaces behind the dash"
        yield Look(
            margin,
            f"{fact}, where one begins an entry",
            "write - and a space",
            f"{line[:margin]}- {body[match.end() :]}",
        )
    if match := re.match(rf"(?P<sign>[{DASHES}]|--+)\s*{_AN_ENTRY}", body):
        sign = match["sign"]
        fact = (
            f"{named(sign)}, where a hyphen starts an entry"
            if len(sign) == 1
            else f"{sign} where one - starts an entry"
        )
        yield Look(margin, fact, _AS_DASH, f"{line[:margin]}- {body[match.end() :]}", sure=True)
    elif re.match(rf"-(?={KEY}:(?:\s|[\"'{QUOTES}])|[\"'{QUOTES}])", body):
        rest = re.sub(rf"^({KEY}):(?=[\"'{QUOTES}])", r"\1: ", body[1:])
        fact = "a space is missing behind the dash"
        yield Look(margin, fact, _AS_DASH, f"{line[:margin]}- {rest}", sure=True)


def missing(lines: Sequence[str], number: int) -> Iterator[Look]:
    """Look for an entry of a list that lacks its dash."""
    above = re.match(r"(\s*)- [\"']", lines[number - 1]) if number else None
    if above and re.fullmatch(r"\s*([\"']).*\1\s*", lines[number]):
        margin = len(lines[number]) - len(lines[number].lstrip())
        fact = f"an entry of a list without its dash: {lines[number].strip()[:40]}"
        yield Look(margin, fact, _AS_DASH, f"{above[1]}- {lines[number].strip()}", sure=True)
