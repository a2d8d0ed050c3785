"""The two sides: the lists of a file with their entries, and the rows of the sheet that are about them."""

from __future__ import annotations

from dataclasses import dataclass

from macros.editing import entries
from macros.editing.spreadsheet.sheet import Names, Sheet, Values, as_read_back, mark_of, mark_of_list
from macros.model.places import Place
from macros.reading.yaml.nodes import Block, Series


@dataclass(frozen=True, slots=True)
class Row:
    """One row: an entry of a list, with its values named as in YAML, without what is empty.

    The halves of its mark stand for the list and the entry as they went out.
    """

    place: Place
    order: float
    values: Values
    list_mark: str
    mark: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list as it stands in the file now; `said` is what a sheet would say of it."""

    node: Block
    names: Names
    part: entries.Lines
    values: Values
    said: Values
    mark: str


@dataclass(frozen=True, slots=True)
class Both:
    """A list of the file with its rows; `mark` stands for it as it is now."""

    kind: Sheet
    names: Names
    entries: tuple[Entry, ...]
    mark: str
    rows: tuple[Row, ...]

    def label(self, values: Values) -> str:
        """Return how an entry of this list is called."""
        name = "".join([f"@{values['edition']}" if "edition" in values else "", f":{values.get('number', '')}"])
        listed = " → ".join(self.names)
        return f"{listed} → {values['id']}" if "id" in values else f"{listed}{name if 'number' in values else ''}"


Slot = tuple[Entry | None, Row | None]  # what stands in a list from now on: an entry, as a row says it where one does


def entries_of(kind: Sheet, names: Names, series: Series, lines: list[str]) -> tuple[Entry, ...]:
    """Return the entries of a list as they stand in the lines of the file."""
    blocks = [entry for entry in series.values if isinstance(entry, Block)]
    if not blocks:
        return ()
    parts = entries.entry_lines(blocks, lines, entries.end_of(lines, blocks[-1].place.line - 1))
    written = [entries.values_of(entry) for entry in blocks]
    said = [as_read_back(kind, names, values) for values in written]
    marks = [mark_of(names, values) for values in said]
    return tuple(map(Entry, blocks, [names] * len(blocks), parts, written, said, marks))


def both_of(kind: Sheet, names: Names, listed: tuple[Entry, ...], rows: tuple[Row, ...]) -> Both:
    """Return a list with its rows, and the mark that stands for it as it is now."""
    return Both(kind, names, listed, mark_of_list(names, [entry.mark for entry in listed]), rows)


def own_name(values: Values) -> Names:
    """Return what tells an entry from the others of its list."""
    return tuple(str(values.get(key, "")) for key in ("id", "edition", "number"))


def says(slot: Slot) -> Values:
    """Return what stands in a list from now on, as a sheet would say it."""
    entry, row = slot
    return row.values if row else entry.said if entry else {}
