"""What spreadsheet programs make of a text, and problems of many rows that have one cause."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from macros.model.places import Problem
from macros.rules.gathered import FEW

_MOST_ROWS = 8  # that are named of those in which the same is wrong

# What a cell holds → what a program made of it, in any column, and where a name or a number belongs.
_ANYWHERE = (
    (r"#(NAME\?|REF!|VALUE!|N/A|DIV/0!|NULL!|NUM!|SPILL!|ERROR!)", "a formula that came to nothing"),
    (r"#{3,}", "signs for a column that is too narrow"),
)
_OF_A_NAME = (
    (r"(.*:)?\d{1,3}:\d\d:\d\d(\.\d+)?( ?[AP]M)?|\d{1,2}:\d\d ?[AP]M", "a time of day"),
    (r"0[.,]\d{3,}", "the share of a day that stands for a time"),
    (r"[0-9]{1,4}[-./ ]+[A-Za-z]{3,}.*|[A-Za-z]{3,9}[-./ ]+[0-9]{1,4}|\d{1,4}([/-])\d{1,2}\1\d{1,4}.*", "a day"),
    (r"\d{5}([.,]\d+)?", "the count of days that stands for a day"),
    (r"\d+([.,]\d+)?E[-+]?\d+", "a number with a power of ten"),
    (r"\d+([.,]\d+)?\s?%", "a share of a hundred"),
    (r"TRUE|FALSE", "a truth value"),
)


def made_of(cell: str, *, is_name: bool) -> str:
    """Return what a program made of a cell, such as a day; empty where it left it alone."""
    if not cell or (cell[0] not in "#TFtf" and not any(sign.isdigit() for sign in cell)):
        return ""
    kinds = (*_ANYWHERE, *(_OF_A_NAME if is_name else ()))
    return next((what for pattern, what in kinds if re.fullmatch(pattern, cell, re.IGNORECASE | re.DOTALL)), "")


def is_rounded(cell: str, before: str) -> bool:
    """Tell whether a cell has the worth of a number, but not its digits: 3.1 for 3.10, 5.60 for 5.6, 2.0 for 2."""
    here, there = (re.sub("[:,]", ".", re.sub(_FRAMEWORK, "", text)) for text in (cell, before))
    return here != there and (worth := _worth(here)) is not None and worth == _worth(there)


_FRAMEWORK = r"^[a-z0-9-]*[a-z][a-z0-9-]*(@[^:@\s]+)?:"


def _worth(number: str) -> tuple[str, str] | None:
    match = re.fullmatch(r"0*(\d+)(?:\.(\d*?)0*)?", number)
    return (match[1], match[2] or "") if match else None


def told_once(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems of a sheet; what is wrong with the same column in many rows is told once, with the rows."""
    alike: dict[tuple[str, int, str], list[Problem]] = defaultdict(list)
    for problem in dict.fromkeys(problems):
        alike[(problem.place.file, problem.place.column, _kind(problem))].append(problem)
    told = []
    for same in alike.values():
        first, rows = same[0], list(dict.fromkeys(str(problem.place.line) for problem in same))
        if len(rows) <= (1 if first.cause else FEW):
            told += same
            continue
        named = ", ".join(rows[1 : _MOST_ROWS + 1])
        more = f" and {len(rows) - _MOST_ROWS - 1} more" if len(rows) > _MOST_ROWS + 1 else ""
        noun = "line" if first.place.file.startswith("data/") else "row"
        noun = f"{noun}s" if len(rows) > len((first, "another")) else noun
        told.append(replace(first, fact=f"{first.fact}; the same in {noun} {named}{more}"))
    return [replace(problem, cause=None) for problem in told]


def _kind(problem: Problem) -> str:
    """Return what a problem has in common with others of its cause: its fact without what the row alone says."""
    if problem.cause:
        return problem.cause.name
    return re.sub(r"\S*\d\S*", "", re.split(r" is | has no |: ", problem.fact)[0])
