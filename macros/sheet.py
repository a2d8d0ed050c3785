"""Carry the mappings to a spreadsheet and back, without loss and without formulas."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from macros import entries
from macros.fix import MAPPINGS
from macros.index import Index
from macros.model import Link, Mapping, NothingFound, NotYetLooked
from macros.places import Place, Problem
from macros.read import Block, Node, Series, decode, read_yaml
from macros.records import fields_of

Values = dict[str, Any]

_NAMED = ("item", "provision", "order")  # which page, which number of which framework and edition, and its place among them
COLUMNS = (*_NAMED, *(key for record in (Link, NothingFound, NotYetLooked) for key in fields_of(record) if key not in {"number", "edition"}))
FOR_READING = ("page title", "provision title")  # for the eye only; not read back

# What a spreadsheet would run, or turn into a number, a date or a truth value. Such a cell starts with an apostrophe on the way out.
_RISKY = re.compile(r"(?!\d{1,3}$)[^a-z]|(true|false)$|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ ,./-]*\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back from a spreadsheet: `data/mappings.yml` with it, what does not fit, and how many pairs of page and framework changed."""

    text: str
    problems: tuple[Problem, ...]
    changed: int


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the sheet: an entry of `data/mappings.yml`, named as in YAML, without what is empty."""

    place: Place
    order: int
    values: Values


_LAST = 1_000  # a row without an order was added by hand


def export_csv(index: Index) -> str:
    """Return every mapping as a row of CSV, in the order of the file; the main one of a page and framework first."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*COLUMNS, *FOR_READING])
    for mapping in index.data.mappings:
        item = index.items.get(mapping.item)
        for order, entry in enumerate((*mapping.links, *([mapping.gap] if mapping.gap else [])), 1):
            target = index.target(mapping.framework, entry) if isinstance(entry, Link) else None
            row = _row(mapping, entry) | {
                "order": order,
                "page title": item.title if item else "",
                "provision title": (target and index.provisions[target].title) or "",
            }
            writer.writerow([_cell(str(row.get(column, ""))) for column in (*COLUMNS, *FOR_READING)])
    return out.getvalue()


def import_csv(sheet: bytes, file: str, mappings: str) -> Returned:
    """Return `mappings` (the text of `data/mappings.yml`) with what the sheet says; each pair without a row stays as it is.

    An entry that did not change keeps its lines, with the comments in them.
    """
    problems: list[Problem] = []
    pairs = _pairs(sheet, file, problems)
    lines = mappings.split("\n")
    changes: list[tuple[int, int, list[str]]] = []  # from line, to line, what stands there from now on
    items = _children(read_yaml(mappings.encode(), MAPPINGS).node)
    for (item, framework), rows in pairs.items():
        series = _children(items.get(item)).get(framework)
        if not isinstance(series, Series):
            fact = f"{MAPPINGS} has no {framework}: below {item}:"
            problems.append(Problem(rows[0].place, fact, "correct the name; or add it there first, with a line - not-yet"))
        elif [entries.values_of(entry) for entry in series.values] != [row.values for row in rows]:
            problems += [problem for row in rows for problem in _misplaced(row)]
            changes.append(_replaced(series, rows, lines))
    for first, after, new in sorted(changes, reverse=True):
        lines[first:after] = new
    return Returned("\n".join(lines), tuple(sorted(set(problems))), len(changes))


# --- Out --------------------------------------------------------------------------------------------------------------


def _row(mapping: Mapping, entry: Link | NothingFound | NotYetLooked) -> Values:
    if isinstance(entry, NothingFound):
        return {"item": mapping.item, "provision": mapping.framework, "none": entry.none, "on": entry.on}
    if isinstance(entry, NotYetLooked):
        return {"item": mapping.item, "provision": mapping.framework, "not-yet": entry.not_yet}
    edition = f"@{entry.edition}" if entry.edition else ""
    values = {key: getattr(entry, field.name) or "" for key, (field, _, _) in fields_of(Link).items() if key in COLUMNS}
    reviews = "\n".join(f"{review.by}, {review.on}" for review in entry.reviews)
    return values | {"item": mapping.item, "provision": f"{mapping.framework}{edition}:{entry.number}", "reviews": reviews}


def _cell(text: str) -> str:
    return f"'{text}" if _RISKY.match(text) else text


# --- Back -------------------------------------------------------------------------------------------------------------


def _pairs(sheet: bytes, file: str, problems: list[Problem]) -> dict[tuple[str, str], list[_Row]]:
    """Return the rows of each page and framework in their order; a sheet may have been sorted by any column."""
    text = decode(sheet.removeprefix(b"\xef\xbb\xbf"), file, problems)
    if text is None:
        return {}
    head = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count), restval="")
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or [])]
    if missing:
        problems.append(Problem(Place(file), f"no column {', '.join(missing)}", "keep the first row of the sheet as it came"))
        return {}
    pairs: dict[tuple[str, str], list[_Row]] = {}
    for cells in reader:
        row = {column: (cells[column] or "").removeprefix("'") for column in COLUMNS}
        item, named, order = (row.pop(column).strip() for column in ("item", "provision", "order"))
        if item or named or any(row.values()):
            place = Place(file, reader.line_num)
            framework, edition, number = _named(named)
            values = {"number": number, "edition": edition} | row | {"reviews": list(_reviews(row["reviews"], place, problems))}
            entry = _Row(place, int(order) if order.isdecimal() else _LAST, {key: value for key, value in values.items() if value})
            pairs.setdefault((item, framework), []).append(entry)
    return {pair: sorted(rows, key=lambda row: row.order) for pair, rows in pairs.items()}


def _named(provision: str) -> tuple[str, str, str]:
    framework, _, number = provision.partition(":")
    framework, _, edition = framework.partition("@")
    return framework, edition, number


def _reviews(text: str, place: Place, problems: list[Problem]) -> Iterator[Values]:
    for review in text.splitlines():
        by, comma, on = review.rpartition(", ")
        if not comma:
            problems.append(Problem(place, f"a review without a day: {review}", "write name, comma, day, as in A. Reader, 2026-11-20"))
        yield {"by": by, "on": on}


def _misplaced(row: _Row) -> Iterator[Problem]:
    known = fields_of(_record(row.values))
    for column in row.values.keys() - known.keys():
        yield Problem(row.place, f"{column} has no place in such a row: {row.values[column]}", f"a row has either {', '.join(known)}, or other columns")


def _replaced(series: Series, rows: list[_Row], lines: list[str]) -> tuple[int, int, list[str]]:
    parts = entries.entry_lines(series.values, lines, entries.end_of(lines, series.values[-1].place.line - 1))
    indent = series.values[0].place.column - len("- ") - 1
    kept = [(entries.values_of(entry), part) for entry, part in zip(series.values, parts, strict=True)]
    new: list[str] = []
    for row in rows:
        part = next((part for values, part in kept if values == row.values), None)
        new += part.of(lines) if part else entries.indented(entries.dashed(entries.write(_record(row.values), row.values)), indent)
    return parts[0].first, parts[-1].after, new


def _record(values: Values) -> Any:
    return NothingFound if "none" in values else NotYetLooked if "not-yet" in values else Link


def _children(node: Node | None) -> dict[Any, Node]:
    return node.values if isinstance(node, Block) else {}
