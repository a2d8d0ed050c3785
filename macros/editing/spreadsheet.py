"""Carry mappings, provisions and statements to a spreadsheet and back, without loss and without formulas."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass
from typing import Any

from macros.editing import entries
from macros.editing.fix import MAPPINGS, STANDARDS
from macros.editing.new import SOURCES
from macros.model.fields import fields_of
from macros.model.index import Index
from macros.model.places import Place, Problem, brief
from macros.model.records import Mapping, NothingFound, NotYetLooked, Provision, Review, Statement
from macros.model.references import parts_of
from macros.reading.encoding import decode
from macros.reading.strict import Block, Node, Series, below, children, read_yaml

Values = dict[str, Any]
Names = tuple[str, ...]

ANY = "*"  # a key that the row names


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
    def columns(self) -> list[str]:
        """The columns that are read back; an entry's place in its list stands beside the name of that list."""
        fields = dict.fromkeys(column for record in self.records for column in _columns(record))
        return [*self.named, "order", *(column for column in fields if column not in self._taken)]

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


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back from a spreadsheet: the file that it is about, and its text from now on.

    `problems` says what does not fit, `changed` how many lists are others than before.
    """

    file: str
    text: str
    problems: tuple[Problem, ...]
    changed: int


@dataclass(frozen=True, slots=True)
class _Row:
    """One row: an entry of a list, with its values named as in YAML, without what is empty."""

    place: Place
    order: int
    values: Values


_LAST = 1_000_000  # a row without an order was added by hand


def export_csv(sheet: Sheet, text: str, index: Index) -> str:
    """Return every entry of a file as a row of CSV, in the order of the file.

    `index` gives the titles that stand beside them.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, [*sheet.columns, *sheet.for_reading], extrasaction="ignore")
    writer.writeheader()
    for names, series in _lists(read_yaml(text.encode(), sheet.file).node, sheet.way):
        for order, entry in enumerate(map(entries.values_of, series.values), 1):
            cells = (
                _cells(_record(sheet, entry), entry)
                | dict(zip(sheet.named, names, strict=True))
                | {"order": str(order)}
            )
            if "provision" in sheet.named:
                edition, number = cells.pop("edition", ""), cells.pop("number", "")
                cells["provision"] += (f"@{edition}" if edition else "") + (f":{number}" if number else "")
            writer.writerow({column: _cell(cell) for column, cell in (cells | _titles(index, cells)).items()})
    return out.getvalue()


def import_csv(sheet: bytes, file: str, texts: Table[str, str]) -> Returned:
    """Return a data file with what the sheet says; each list without a row stays as it is.

    `texts` holds the data files. A value that did not change keeps its lines, with the comments in them.
    """
    problems: list[Problem] = []
    kind, table = _table(sheet, file, problems)
    text = texts[kind.file]
    lines = text.split("\n")
    root = read_yaml(text.encode(), kind.file).node
    changes: list[tuple[int, int, list[str]]] = []  # from line, to line, what stands there from now on
    for names, rows in _rows(kind, table, file, problems).items():
        series, missing = _at(root, kind.way, names)
        if not isinstance(series, Series):
            problems.append(
                Problem(rows[0].place, f"{kind.file} has no {missing}", "correct the name, or add it to the file first")
            )
        elif [entries.values_of(entry) for entry in series.values] != [row.values for row in rows]:
            problems += [problem for row in rows for problem in _misplaced(kind, row)]
            changes.append(_replaced(kind, series, rows, lines))
    for first, after, new in sorted(changes, reverse=True):
        lines[first:after] = new
    return Returned(kind.file, "\n".join(lines), tuple(sorted(set(problems))), len(changes))


# --- A record and its cells -------------------------------------------------------------------------------------------


def _columns(record: type, before: str = "") -> Iterator[str]:
    for key, field in fields_of(record).items():
        if field.is_text or field.many:
            yield f"{before}{key}"
        else:
            yield from _columns(field.kind, f"{before}{key} ")


def _cells(record: type, values: Values, before: str = "") -> dict[str, str]:
    cells: dict[str, str] = {}
    for key, field in fields_of(record).items():
        value = values.get(key)
        if field.kind is Review:
            cells[f"{before}{key}"] = "\n".join(f"{review['by']}, {review['on']}" for review in value or [])
        elif field.many and not field.is_text:
            cells[f"{before}{key}"] = "\n".join(", ".join(entries.write(field.kind, entry)) for entry in value or [])
        elif not field.is_text:
            cells |= _cells(field.kind, value or {}, f"{before}{key} ")
        else:
            cells[f"{before}{key}"] = ", ".join(value) if isinstance(value, list) else value or field.default
    return cells


def _values(record: type, cells: Table[str, str], place: Place, problems: list[Problem], before: str = "") -> Values:
    values: Values = {}
    fields = fields_of(record)
    for key, field in fields.items():
        cell = cells.get(f"{before}{key}", "")
        if field.kind is Review:
            values[key] = list(_reviews(cell, place, problems))
        elif field.many and not field.is_text:
            values[key] = [_entry(line, place, problems) for line in cell.splitlines()]
        elif not field.is_text:
            inner = _values(field.kind, cells, place, problems, f"{before}{key} ")
            values[key] = inner if any(inner.values()) else None
        elif field.many:
            values[key] = [entry.strip() for entry in cell.split(",") if entry.strip()] or (
                None if field.optional else []
            )
        elif cell != field.default:
            values[key] = cell
    return {key: value for key, value in values.items() if value or (value == [] and not fields[key].optional)}


def _reviews(text: str, place: Place, problems: list[Problem]) -> Iterator[Values]:
    for review in text.splitlines():
        by, comma, on = review.rpartition(", ")
        if not comma:
            problems.append(
                Problem(
                    place, f"a review without a day: {review}", "write name, comma, day, as in A. Reader, 2026-11-20"
                )
            )
        yield {"by": by, "on": on}


def _entry(line: str, place: Place, problems: list[Problem]) -> Values:
    """Return one entry of a list that stands in a cell, its keys on one line: `source: a-letter, place: "Page 1"`."""
    read = read_yaml(f"{{{line}}}".encode(), place.file)
    if read.problems:
        remedy = 'write key: "value" with commas between them, as in the other rows'
        problems.append(Problem(place, f"a line that cannot be read: {brief(line)}", remedy))
    return entries.values_of(read.node) if isinstance(read.node, Block) else {}


def _cell(text: str) -> str:
    return f"'{text}" if _RISKY.match(text) else text


def _titles(index: Index, cells: Table[str, str]) -> dict[str, str]:
    item = index.items.get(cells.get("item", ""))
    framework, edition, number = parts_of(cells.get("provision", ""))
    provision = (
        index.provisions.get(reference) if (reference := index.reference(framework, number, edition or None)) else None
    )
    return {"page title": item.title if item else "", "provision title": (provision and provision.title) or ""}


# --- Back -------------------------------------------------------------------------------------------------------------


def _table(sheet: bytes, file: str, problems: list[Problem]) -> tuple[Sheet, Iterable[tuple[int, Values]]]:
    """Return which kind of sheet this is, and its rows with their lines."""
    text = decode(sheet.removeprefix(b"\xef\xbb\xbf"), file, problems) or ""
    head = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count), restval="")
    headings = set(reader.fieldnames or [])
    kind = min(
        SHEETS.values(), key=lambda sheet_kind: (len(set(sheet_kind.columns) - headings), -len(sheet_kind.columns))
    )
    missing = [column for column in kind.columns if column not in headings]
    if missing and not problems:
        problems.append(
            Problem(Place(file), f"no column {', '.join(missing)}", "keep the first row of the sheet as it came")
        )
    return kind, () if missing else ((reader.line_num, cells) for cells in reader)


def _rows(
    kind: Sheet, table: Iterable[tuple[int, Values]], file: str, problems: list[Problem]
) -> dict[Names, list[_Row]]:
    """Return the rows of each list in their order; a sheet may have been sorted by any column."""
    lists: dict[Names, list[_Row]] = {}
    for line, written in table:
        cells = {column: (written[column] or "").removeprefix("'") for column in kind.columns}
        if not any(cells.values()):
            continue
        place = Place(file, line)
        names = [cells.pop(column).strip() for column in kind.named]
        order = cells.pop("order").strip()
        if "provision" in kind.named:
            names[-1], cells["edition"], cells["number"] = parts_of(names[-1])
        values = {
            key: value for record in kind.records for key, value in _values(record, cells, place, problems).items()
        }
        lists.setdefault(tuple(names), []).append(_Row(place, int(order) if order.isdecimal() else _LAST, values))
    return {names: sorted(rows, key=lambda row: row.order) for names, rows in lists.items()}


def _misplaced(kind: Sheet, row: _Row) -> Iterator[Problem]:
    fields = fields_of(_record(kind, row.values))
    for column in row.values.keys() - fields.keys():
        yield Problem(
            row.place,
            f"{column} has no place in such a row: {row.values[column]}",
            f"a row has either {', '.join(fields)}, or other columns",
        )


def _replaced(kind: Sheet, series: Series, rows: list[_Row], lines: list[str]) -> tuple[int, int, list[str]]:
    parts = entries.entry_lines(series.values, lines, entries.end_of(lines, series.values[-1].place.line - 1))
    indent = series.values[0].place.column - len("- ") - 1
    kept = [
        (entries.values_of(entry), entry, part)
        for entry, part in zip(series.values, parts, strict=True)
        if isinstance(entry, Block)
    ]
    new: list[str] = []
    for row in rows:
        record = _record(kind, row.values)
        same = next((part for values, _, part in kept if values == row.values), None)
        older = next(
            (
                (entry, part)
                for values, entry, part in kept
                if record is _record(kind, values) and _own_name(values) == _own_name(row.values)
            ),
            None,
        )
        if same:
            new += same.of(lines)
        elif older:
            entry, part = older
            new += lines[part.first : entry.place.line - 1]
            new += entries.patched(record, entry, row.values, lines, part.after)
        else:
            new += entries.indented(entries.dashed(entries.write(record, row.values)), indent)
    return parts[0].first, parts[-1].after, new


def _own_name(values: Values) -> tuple[object, ...]:
    return tuple(values.get(key) for key in ("id", "edition", "number"))


def _record(kind: Sheet, values: Values) -> type:
    marks = {"none": NothingFound, "not-yet": NotYetLooked}
    return next(
        (record for mark, record in marks.items() if mark in values and record in kind.records), kind.records[0]
    )


# --- Lists in a file --------------------------------------------------------------------------------------------------


def _lists(node: Node | None, way: Names, names: Names = ()) -> Iterator[tuple[Names, Series]]:
    """Yield every list below `way`, with the keys that lead to it where the way leaves them open."""
    if not way:
        if isinstance(node, Series):
            yield names, node
        return
    for key, child in children(node).items():
        if way[0] == ANY:
            yield from _lists(child, way[1:], (*names, str(key)))
        elif way[0] == key:
            yield from _lists(child, way[1:], names)


def _at(node: Node | None, way: Names, names: Names) -> tuple[Node | None, str]:
    """Return what stands at the end of a way, or None and which key is missing below which."""
    left, above = iter(names), ""
    for part in way:
        key = next(left) if part == ANY else part
        node = below(node, key)
        if node is None:
            return None, f"{key}:{above}"
        above = f" below {key}:"
    return node, ""
