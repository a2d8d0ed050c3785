"""Problems of the file that a sheet became, each at the cell in which somebody can mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass
from typing import Any

from macros.editing import entries
from macros.editing.spreadsheet.altered import told_once
from macros.editing.spreadsheet.sheet import Names, Sheet, lists
from macros.editing.spreadsheet.sides import own_name
from macros.model.places import Place, Problem
from macros.model.typed import typed
from macros.reading.yaml.nodes import Block
from macros.reading.yaml.strict import read_yaml


@dataclass(frozen=True, slots=True)
class Rows:
    """Where the entries of a sheet stand: `places` by their list and name, `at` the columns."""

    kind: Sheet
    at: Table[str, int]
    places: Table[tuple[Names, Names], Place]


def on_rows(rows: Rows, text: str, problems: Iterable[Problem]) -> list[Problem]:
    """Return problems of the file that a sheet became, each at the cell in which somebody can mend it."""
    return told_once(_on_rows(rows, text, problems))


def _on_rows(rows: Rows, text: str, problems: Iterable[Problem]) -> Iterator[Problem]:
    lines = text.split("\n")
    spans = [
        (entry, rows.places.get((names, own_name(entries.values_of(entry)))))
        for names, series in lists(read_yaml(text.encode(), rows.kind.file).node, rows.kind.way)
        for entry in series.values
    ]
    for problem in problems:
        line = problem.place.line
        holder = next(
            (
                (entry, place)
                for entry, place in spans
                if place and entry.place.line <= line < entries.end_of(lines, entry.place.line - 1) + 1
            ),
            None,
        )
        if holder and problem.place.file == rows.kind.file:
            place = holder[1]._replace(column=_column(problem.place, holder[0], rows))
            yield Problem(place, problem.fact, typed(problem.remedy))
        else:
            yield problem


def _column(place: Place, entry: Any, rows: Rows) -> int:
    """Return the column of the sheet that holds what stands at a place of an entry."""
    column = ""
    while isinstance(entry, Block):
        above = [(key.place, str(key), value) for key, value in entry.values.items() if key.place <= place]
        if not above:
            break
        _, key, entry = max(above, key=lambda field: field[0])
        column = f"{column} {key}".strip()
        if column in rows.at:
            break
    return rows.at.get(rows.kind.named[-1] if column in {"", "number", "edition"} else column, 1)
