"""Carry mappings, provisions and statements to a spreadsheet, without loss and without formulas."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass
from typing import Any

from macros.editing import entries
from macros.editing.fix import MAPPINGS, STANDARDS
from macros.editing.placed import SOURCES
from macros.model import typed
from macros.model.fields import Field, fields_of
from macros.model.index import Index
from macros.model.places import Place, Problem, brief
from macros.model.records import Mapping, NothingFound, NotYetLooked, Provision, Statement
from macros.model.references import parts_of
from macros.reading.meant import day_meant
from macros.reading.yaml.nodes import Block, Node, Series, below, children
from macros.reading.yaml.strict import read_yaml

Values = dict[str, Any]
Names = tuple[str, ...]

ANY = "*"  # a key that the row names
ORDER, MARK = "order", "mark"  # columns of every sheet: the place of an entry in its list, and what went out


@dataclass(frozen=True, slots=True)
class Sheet:
    """A kind of sheet: in which lists of which file its rows stand, and which records a row can be.

    `way` leads to the lists; in the columns `named`, a row names its list.
    """

    file: str
    way: Names
    named: Names
    records: tuple[type, ...]
    for_reading: Names = ()  # columns for the eye only; not read back

    @property
    def fields(self) -> list[str]:
        """The columns that hold what an entry says."""
        fields = dict.fromkeys(column for record in self.records for column in _columns(record))
        return [column for column in fields if column not in self._taken]

    @property
    def by_column(self) -> dict[str, Field]:
        """The field of which each column holds the values."""
        return {column: field for record in self.records for column, field in _columns(record).items()}

    @property
    def of_numbers(self) -> set[str]:
        """The columns that hold numbers without their framework."""
        return {column for column, field in self.by_column.items() if field.form == "number"} - {*self._taken}

    @property
    def columns(self) -> list[str]:
        """All columns; an entry's place in its list stands beside the name of that list, the mark at the end."""
        return [*self.named, ORDER, *self.fields, *self.for_reading, MARK]

    @property
    def _taken(self) -> Names:
        return ("number", "edition") if self.named[-1] == "provision" else ()  # they stand in the provision's name


SHEETS = {
    "mappings": Sheet(
        MAPPINGS,
        (ANY, ANY),
        ("item", "provision"),
        (Mapping, NothingFound, NotYetLooked),
        ("page title", "provision title"),
    ),
    "provisions": Sheet(STANDARDS, ("frameworks", ANY, "provisions"), ("provision",), (Provision,)),
    "statements": Sheet(SOURCES, ("sources", ANY, "statements"), ("source",), (Statement,), ("page title",)),
}

# What a spreadsheet would run, or turn into a number, a date or a truth value.
# Such a cell starts with an apostrophe on the way out.
_RISKY = re.compile(
    r"(?!(0|[1-9]\d{0,2})$)[^a-z]|(true|false)$|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ ,./-]*\d",
    re.IGNORECASE,
)


def export_csv(sheet: Sheet, text: str, index: Index) -> str:
    """Return every entry of a file as a row of CSV, in the order of the file.

    `index` gives the titles that stand beside them.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, sheet.columns, extrasaction="ignore")
    writer.writeheader()
    for names, series in lists(read_yaml(text.encode(), sheet.file).node, sheet.way):
        written = [entries.values_of(entry) for entry in series.values]
        marks = marks_of(sheet, names, written)
        for order, (entry, mark) in enumerate(zip(written, marks, strict=True), 1):
            cells = cells_of(sheet, names, entry) | {ORDER: str(order), MARK: mark}
            writer.writerow({column: _cell(cell) for column, cell in (cells | titles(index, cells)).items()})
    return out.getvalue()


def cells_of(sheet: Sheet, names: Names, entry: Values) -> dict[str, str]:
    """Return what a row says of an entry, with the name of its list."""
    cells = _cells(record_of(sheet, entry), entry) | dict(zip(sheet.named, names, strict=True))
    if "provision" in sheet.named:
        edition, number = cells.pop("edition", ""), cells.pop("number", "")
        cells["provision"] += (f"@{edition}" if edition else "") + (f":{number}" if number else "")
    return cells


def titles(index: Index, cells: Table[str, str]) -> dict[str, str]:
    """Return the titles that stand beside the names in a row, for the eye only."""
    item = index.items.get(cells.get("item", ""))
    framework, edition, number = parts_of(cells.get("provision", ""))
    provision = (
        index.provisions.get(reference) if (reference := index.reference(framework, number, edition or None)) else None
    )
    return {"page title": item.title if item else "", "provision title": (provision and provision.title) or ""}


def record_of(sheet: Sheet, values: Values) -> type:
    """Return which record an entry with these values is."""
    gaps = {"none": NothingFound, "not-yet": NotYetLooked}
    return next((record for key, record in gaps.items() if key in values and record in sheet.records), sheet.records[0])


# --- What went out ----------------------------------------------------------------------------------------------------

_SIGNS = "bcdfghjklmnpqrstvwxz"  # no word, number, date or truth value can be made of these
_LENGTH = 6
MARK_FORM = rf"[{_SIGNS}]{{{_LENGTH}}}-[{_SIGNS}]{{{_LENGTH}}}"


def marks_of(sheet: Sheet, names: Names, written: Iterable[Values]) -> list[str]:
    """Return the mark of each entry of a list: one half stands for the whole list, the other for the entry."""
    own = [mark_of(names, as_read_back(sheet, names, entry)) for entry in written]
    return [f"{mark_of_list(names, own)}-{mark}" for mark in own]


def mark_of_list(names: Names, marks: Iterable[str]) -> str:
    """Return the half of a mark that stands for a whole list, given those of its entries in their order."""
    return _signs([*names, *marks])


def mark_of(names: Names, values: Values) -> str:
    """Return the half of a mark that stands for one entry of a list."""
    return _signs([*names, values])


def as_read_back(sheet: Sheet, names: Names, entry: Values) -> Values:
    """Return the values of an entry as they come back from a sheet in which nobody changed them."""
    cells = {column: tidy(cell, column) for column, cell in cells_of(sheet, names, entry).items()}
    if "provision" in sheet.named:
        _, cells["edition"], cells["number"] = parts_of(cells["provision"])
    return values_of(sheet, cells, lambda _: Place(sheet.file), [])


def _signs(said: object) -> str:
    number = int.from_bytes(hashlib.sha256(json.dumps(said, sort_keys=True).encode()).digest()[:8], "big")
    return "".join(_SIGNS[number // len(_SIGNS) ** place % len(_SIGNS)] for place in range(_LENGTH))


# --- A record and its cells -------------------------------------------------------------------------------------------


def tidy(cell: str, column: str) -> str:
    """Return a cell without what programs add; in a column that holds a list, a line is an entry."""
    if column not in _LISTS:
        return typed.tidy(cell)
    return "\n".join(filter(None, map(typed.tidy, re.split(typed.BREAK, cell))))


_LISTS = frozenset(
    key
    for sheet in SHEETS.values()
    for record in sheet.records
    for key, field in fields_of(record).items()
    if field.many and not field.is_text
)


def values_of(sheet: Sheet, cells: Table[str, str], place: Callable[[str], Place], problems: list[Problem]) -> Values:
    """Return what a row says, named as in YAML, without what is empty; note what cannot be read, in which column."""
    return {key: value for record in sheet.records for key, value in _values(record, cells, place, problems).items()}


def _columns(record: type, before: str = "") -> dict[str, Field]:
    columns: dict[str, Field] = {}
    for key, field in fields_of(record).items():
        columns |= {f"{before}{key}": field} if field.is_text or field.many else _columns(field.kind, f"{before}{key} ")
    return columns


def _cells(record: type, values: Values, before: str = "") -> dict[str, str]:
    cells: dict[str, str] = {}
    for key, field in fields_of(record).items():
        value = values.get(key)
        if field.many and not field.is_text:
            cells[f"{before}{key}"] = "\n".join(", ".join(entries.write(field.kind, entry)) for entry in value or [])
        elif not field.is_text:
            cells |= _cells(field.kind, value or {}, f"{before}{key} ")
        else:
            cells[f"{before}{key}"] = ", ".join(value) if isinstance(value, list) else value or field.default
    return cells


def _values(
    record: type, cells: Table[str, str], place: Callable[[str], Place], problems: list[Problem], before: str = ""
) -> Values:
    values: Values = {}
    fields = fields_of(record)
    for key, field in fields.items():
        cell = cells.get(f"{before}{key}", "")
        if field.many and not field.is_text:
            values[key] = [_entry(field.kind, line, place(key), problems) for line in cell.splitlines()]
        elif not field.is_text:
            inner = _values(field.kind, cells, place, problems, f"{before}{key} ")
            values[key] = inner if any(inner.values()) else None
        elif field.many:
            apart = re.split(r"[,;\s]+" if field.form == "number" else ",", cell)
            values[key] = [entry.strip() for entry in apart if entry.strip()] or (None if field.optional else [])
        elif field.form == "date":
            values[key] = day_meant(_MIDNIGHT.sub("", cell))
        elif field.words and cell.lower() in field.words:
            values[key] = "" if cell.lower() == field.default else cell.lower()
        elif cell != field.default:
            values[key] = cell
    return {key: value for key, value in values.items() if value or (value == [] and not fields[key].optional)}


_MIDNIGHT = re.compile(r"[ T]00:00(:00(\.0+)?)?$")  # some programs write it behind a day


def _entry(record: type, line: str, place: Place, problems: list[Problem]) -> Values:
    """Return one entry of a list that stands in a cell, its keys on one line: `source: a-letter, place: "Page 1"`."""
    read = read_yaml(f"{{{line}}}".encode(), place.file)
    values = entries.values_of(read.node) if isinstance(read.node, Block) else {}
    if read.problems or not values or values.keys() - fields_of(record).keys():
        remedy = 'write key: "value" with commas between them, as in the other rows'
        problems.append(Problem(place, f"a line that cannot be read: {brief(line)}", remedy))
    return values


def _cell(text: str) -> str:
    return f"'{text}" if _RISKY.match(text) else text


def without_apostrophe(cell: str) -> str:
    """Return a cell without the apostrophe that keeps a program from changing it; one that opens a quote stays."""
    bare = cell.removeprefix("'")
    return cell if _QUOTE.match(cell) and not _RISKY.match(bare) else bare


_QUOTE = re.compile(r"'[a-z][^']*'(?!\w)", re.IGNORECASE)


# --- Lists in a file --------------------------------------------------------------------------------------------------


def lists(node: Node | None, way: Names, names: Names = ()) -> Iterator[tuple[Names, Series]]:
    """Yield every list below `way`, with the keys that lead to it where the way leaves them open."""
    if not way:
        if isinstance(node, Series):
            yield names, node
        return
    for key, child in children(node).items():
        if way[0] == ANY:
            yield from lists(child, way[1:], (*names, str(key)))
        elif way[0] == key:
            yield from lists(child, way[1:], names)


def list_at(node: Node | None, way: Names, names: Names) -> tuple[Node | None, str]:
    """Return what stands at the end of a way, or None and which key is missing below which."""
    left, above = iter(names), ""
    for part in way:
        key = next(left) if part == ANY else part
        node = below(node, key)
        if node is None:
            return None, f"{key}:{above}"
        above = f" below {key}:"
    return node, ""
