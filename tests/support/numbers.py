"""What the number resolver answers, in the notation of `letters.tsv`; its head says how to read it."""

from __future__ import annotations

import calendar
from typing import Any

Json = dict[str, Any]


def told(result: Json) -> list[str]:
    """Return each thing that was asked, in order: swe:5.6, ?swe:2.3|hcpc:2.3, -hcpc@2012:13, !sssc."""
    return [_one(asked) for asked in result["asked"]]


def _one(asked: Json) -> str:
    if asked["state"] == "uncovered":
        return f"!{asked['body']['id'] or '?'}"
    if asked["state"] == "missing":
        owner = "|".join(asked["named"]) or "*"
        return f"-{owner}{'@' + asked['edition'] if asked['edition'] else ''}:{asked['number']}"
    options = [option for option in asked["options"] if option["leading"]]
    sign = "" if asked["state"] == "found" else "?"
    if asked["whole"]:
        owners = dict.fromkeys(_owner(option) for option in options)
        return sign + "|".join(f"{owner}:{asked['number']}" for owner in (list(owners) if sign else list(owners)[:1]))
    places = [f"{_owner(option)}:{option['number']}" for option in options]
    return sign + "|".join(places if sign else places[:1])


def _owner(option: Json) -> str:
    return f"{option['framework']}{'' if option['current'] else '@' + option['edition']}"


def agrees(expected: str, answer: str, current: dict[str, str], *, either: bool = False) -> bool:
    """Say whether an answer is the expected one.

    Of a question the first must be first, unless either may be, and more may be offered.
    """
    if expected.startswith("?"):
        wanted, offered = expected[1:].split("|"), answer.lstrip("?").split("|")
        return answer.startswith("?") and (either or wanted[0] == offered[0]) and set(wanted) <= set(offered)
    return _full(expected, current) == _full(answer, current)


def _full(reference: str, current: dict[str, str]) -> str:
    """Return a reference with its edition written out."""
    owner, colon, number = reference.partition(":")
    name = owner.lstrip("-?")
    return reference if not colon or "@" in owner or name not in current else f"{owner}@{current[name]}:{number}"


def days(written: str) -> tuple[str, str] | None:
    """Return the first and the last day of "2019", "2019-03" or "2019-10-18/2019-10-19"; None for no day."""
    if not written:
        return None
    first, _, last = written.partition("/")
    return _bound(first, end=False), _bound(last or first, end=True)


def _bound(written: str, *, end: bool) -> str:
    year, month, day = [*map(int, written.split("-")), 0, 0][:3]
    month = month or (12 if end else 1)
    day = day or (calendar.monthrange(year, month)[1] if end else 1)
    return f"{year:04}-{month:02}-{day:02}"
