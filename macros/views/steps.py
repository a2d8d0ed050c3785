"""The steps of a session that one person leads: what each is called, and how many minutes its plan gives it."""

from __future__ import annotations

import re

from macros.model.records import Item, record

PART = 2  # the level of the headings that part a page
_AFTERWARDS = "leading"  # the id of what only the person who leads reads
_MINUTES = re.compile(r"(?<![0-9])([0-9]{1,3}) minutes?\b")


@record
class Step:
    """One step: the id of its heading, what it is, and its minutes, 0 where the plan names none."""

    id: str
    says: str
    minutes: int


def steps(item: Item) -> tuple[Step, ...]:
    """Return the steps of a session in their order, none where nobody leads."""
    if item.led_by != "one":
        return ()
    headings = [each for each in item.body.headings if each.level == PART and each.id != _AFTERWARDS]
    return tuple(
        Step(id=each.id, says=_MINUTES.sub("", each.words).rstrip(" :,"), minutes=minutes_in(each.words))
        for each in headings
    )


def minutes_in(heading: str) -> int:
    """Return the minutes that a heading names, 0 where it names none."""
    named = _MINUTES.search(heading)
    return int(named[1]) if named else 0
