"""Cells that stand beside their columns, since one was put in before them, or one was lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass

from macros.editing.spreadsheet.saved import Line
from macros.editing.spreadsheet.sheet import MARK, MARK_FORM, ORDER, Sheet
from macros.model.fields import FORMS, Field
from macros.model.index import Index

Fits = Callable[[str, str], int]  # of column and cell: 1 where it belongs there, -1 where not, 0 where none can tell

_PLACES = (1, -1, 2, -2)  # how far cells are looked for, to the right and (below 0) to the left
_SURE = 3  # so much better must a row fit, where its mark does not tell


@dataclass(frozen=True, slots=True)
class Shift:
    """Cells `by` places to the right of their columns, or to the left where it is below 0.

    The first of them is in one of the columns `since`, since a cell may fit in two; `until` is the last, or empty
    where all that follow are moved.
    """

    by: int
    since: tuple[str, ...]
    until: str = ""


def shift_of(line: Line, at: Table[str, int], fits: Fits) -> Shift | None:
    """Return how the cells of a row are shifted, or None where they stand in their columns."""
    columns = sorted(at, key=lambda column: at[column])
    straight = [fits(column, line.cells[column]) for column in columns]
    marked = [by for by in _PLACES if re.fullmatch(MARK_FORM, line.cell(at[MARK] + by, MARK).lower())]
    best, sure = sum(straight) + (0 if marked else _SURE), None
    for by in marked or _PLACES:
        moved = [fits(column, line.cell(at[column] + by, column)) for column in columns]
        for after in (len(columns), *range(2, len(columns))):
            score, first, last = _best_start(straight, moved, after, lost=max(-by, 0))
            if score >= best + (sure is not None):
                until = "" if after == len(columns) else columns[after - 1]
                best, sure = score, Shift(by, tuple(columns[first : last + 1]), until)
        if marked:
            break
    return sure


def _best_start(straight: list[int], moved: list[int], after: int, lost: int) -> tuple[int, int, int]:
    """Return how well a row fits whose cells are moved from some column to `after`, and the first and last such.

    Of the first, as many as are `lost` may hold anything.
    """
    scores = [
        sum(straight[:start])
        + sum(max(fit, 0) for fit in moved[start : start + lost])
        + sum(moved[start + lost : after])
        + sum(straight[after:])
        for start in range(after - lost + 1)
    ]
    best = max(scores)
    return best, scores.index(best), len(scores) - 1 - scores[::-1].index(best)


def is_torn(line: Line, width: int) -> bool:
    """Tell whether a text was cut where it holds the sign between cells, which leaves its space before the rest."""
    return len(line.row) > width and any(re.match(r" +\S", cell) for cell in line.row)


def like(older: Table[str, str]) -> Fits:
    """Return what tells whether a cell is the one that went out in its column."""

    def fits(column: str, cell: str) -> int:
        if column == ORDER:
            return _fits_order(cell)
        went_out = older.get(column, "")
        return _sign(cell == went_out) if cell or went_out else 0

    return fits


def by_kind(kind: Sheet, index: Index) -> Fits:
    """Return what tells whether a cell can belong into its column at all."""
    fields = kind.by_column
    names = {"item": index.items.keys(), "source": index.sources.keys()}

    def fits(column: str, cell: str) -> int:
        if not cell:
            return 0
        if column in names:
            return _sign(cell in names[column]) if names[column] else 0
        if column == MARK:
            return _sign(bool(re.fullmatch(MARK_FORM, cell.lower())))
        if column == ORDER:
            return _fits_order(cell)
        if column == "provision":
            framework = re.split("[@:]", cell)[0]
            return 0 if framework.isdigit() or not index.frameworks else _sign(framework in index.frameworks)
        return _fits_field(fields[column], cell) if column in fields else 0

    return fits


def _fits_order(cell: str) -> int:
    return _sign(bool(re.fullmatch(r"\d+([.,]\d*)?", cell))) if cell else 0


def _fits_field(field: Field, cell: str) -> int:
    if field.words:
        return _sign(cell.lower() in field.words)
    if field.many and not field.is_text:
        return _sign(bool(re.match(r"[a-z_]+: ", cell)))
    return _sign(bool(FORMS[field.form][0].fullmatch(cell))) if field.form in FORMS and not field.many else 0


def _sign(is_fit: bool) -> int:  # noqa: FBT001  a truth and nothing else
    return 1 if is_fit else -1


@dataclass(frozen=True, slots=True)
class Told:
    """What to say of rows that are shifted alike."""

    lines: tuple[Line, ...]
    column: str
    fact: str
    remedy: str


def told(shifts: Iterable[tuple[Line, Shift]], rows: int) -> Iterator[Told]:
    """Yield what to say of shifted rows, those that may have one cause together; `rows` is how many the sheet has."""
    alike: list[tuple[Shift, list[Line]]] = []
    for line, shift in shifts:
        for number, (other, lines) in enumerate(alike):
            common = tuple(column for column in other.since if column in shift.since)
            if common and (shift.by, shift.until) == (other.by, other.until):
                alike[number] = (Shift(shift.by, common, shift.until), [*lines, line])
                break
        else:
            alike.append((shift, [line]))
    for shift, lines in alike:
        yield _told(shift, lines, is_whole=len(lines) == rows > 1)


def _told(shift: Shift, lines: list[Line], *, is_whole: bool) -> Told:
    column = shift.since[0]
    count, cells = ("one place", "one cell") if abs(shift.by) == 1 else ("two places", "two cells")
    side, back = ("right", "left") if shift.by > 0 else ("left", "right")
    span = f"from {column} to {shift.until}" if shift.until else f"from the column {column} on"
    fact = f"{span}, the cells stand {count} too far to the {side}"
    if shift.until:
        remedy = f"move them back by {count}, to the {back}"
    elif shift.by > 0:
        remedy = f"take out {cells} in {column}, so that all behind moves back to the {back}"
    else:
        remedy = f"put back {cells} in {column}, where something may be lost, so that all behind moves to the {back}"
    if is_whole:
        remedy += "; or move the heads, where it is they that moved"
    return Told(tuple(lines), column, fact, remedy)
