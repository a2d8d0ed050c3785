"""Months, by the names that a calendar has."""

from __future__ import annotations

import calendar

from macros.rules.dates import MONTHS


def test_months_are_those_of_a_calendar() -> None:
    assert {number: name for name, number in MONTHS.items()} == dict(enumerate(calendar.month_name[1:], 1))
