"""Cells that stand in the rows of others, since their column was sorted or moved by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Table

from macros.editing.spreadsheet.sheet import Names, Sheet, Values, cells_of
from macros.editing.spreadsheet.sides import Entry, Row, own_name
from macros.model.places import Problem

_ALONE = 3  # texts that no other row had and that all stand elsewhere now: nobody moves so many by hand
_MIXED = 5  # the same of cells of which several rows may say the same
_MANY = 10  # different cells in a column, so that it holds more than a choice of a few words
_FEW = 2  # entries of one list that have each other's name, while all else in their rows is as it was
_SHOWN = 8
_REMEDY = "undo that; when you sort, choose all columns, so that each row stays together"


def strayed(
    kind: Sheet, rows: Table[Names, Iterable[Row]], went_out: Table[str, Entry], at: Table[str, int]
) -> Iterator[Problem]:
    """Yield each column whose cells changed places among the rows, while the marks stayed where they were."""
    columns = list(_in_the_whole(kind, rows, went_out, at))
    yield from columns or _within_lists(kind, rows, went_out, at)


def _in_the_whole(
    kind: Sheet, rows: Table[Names, Iterable[Row]], went_out: Table[str, Entry], at: Table[str, int]
) -> Iterator[Problem]:
    pairs = [
        (row, cells_of(kind, names, row.values), cells_of(kind, entry.names, entry.said))
        for names, listed in rows.items()
        for row in listed
        if (entry := went_out.get(row.mark))
    ]
    for column in (*kind.named, *kind.fields):
        before = Counter(older.get(column, "") for _, _, older in pairs)
        if len(before) < _MANY or column not in at:
            continue
        now = Counter(newer.get(column, "") for _, newer, _ in pairs)
        moved = [
            (row, newer.get(column, ""))
            for row, newer, older in pairs
            if newer.get(column, "") != older.get(column, "")
        ]
        alone = [row for row, cell in moved if now[cell] == before[cell] == 1]
        if len(alone) >= _ALONE or (len(moved) >= _MIXED and now == before):
            yield _moved(column, [row for row, _ in moved], at, _REMEDY)


def _within_lists(
    kind: Sheet, rows: Table[Names, Iterable[Row]], went_out: Table[str, Entry], at: Table[str, int]
) -> Iterator[Problem]:
    """Yield the rows in which the names of a list's entries changed places, however few: a reason belongs to one."""
    column = "id" if "id" in kind.fields else kind.named[-1]
    strays: list[Row] = []
    for listed in rows.values():
        pairs = [(row, entry.said) for row in listed if (entry := went_out.get(row.mark))]
        moved = {own_name(said): row for row, said in pairs if own_name(said) != own_name(row.values)}
        within = [
            row
            for row, said in pairs
            if own_name(row.values) in moved and own_name(said) in moved and _all_else(row.values) == _all_else(said)
        ]
        strays += within if len(within) >= _FEW else []
    if strays:
        remedy = "undo that; where two shall change places, move whole rows, or what is said in them"
        yield _moved(column, strays, at, remedy)


def _moved(column: str, rows: Iterable[Row], at: Table[str, int], remedy: str) -> Problem:
    told = sorted(rows, key=lambda row: row.place)
    shown = ", ".join(str(row.place.line) for row in told[:_SHOWN])
    more = f" and {len(told) - _SHOWN} more" if len(told) > _SHOWN else ""
    fact = f"the column {column} was sorted or moved by itself: rows {shown}{more} have the cells of others"
    return Problem(told[0].place._replace(column=at[column]), fact, remedy)


def _all_else(values: Values) -> Values:
    return {key: value for key, value in values.items() if key not in {"id", "edition", "number"}}
