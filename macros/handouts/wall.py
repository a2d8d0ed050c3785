"""The wall print of a framework: what readers ask for most by its numbers, a mark where they meet, on a large page."""

from __future__ import annotations

from typing import Any

from macros.model.index import Index
from macros.model.records import Reference
from macros.model.words import BASES, GAPS, KINDS
from macros.views.heat import Heading, Heat, Mark, Row, Table

MOST_ROWS = 30  # on one page, in letters that are read from a step away


def pages_of(table: Table) -> int:
    """Return how many pages a table takes."""
    return -(-len(table.rows) // MOST_ROWS)


def wall(index: Index, heat: Heat, table: Table) -> dict[str, Any]:
    """Return a table as the template lays it out: headings, columns, and rows with the place and the words of marks."""
    touched = len(table.columns)
    numbers = f"{touched} of the {heat.listed} numbers" if touched < heat.listed else "every number"
    return {
        "rows_of": KINDS[table.kind].plural,
        "headings": [_heading(heading) for heading in table.headings],
        "columns": [_column(index, reference) for reference in table.columns],
        "rows": [_row(index, table, row) for row in table.rows],
        "has_older": table.has_older,
        "left_out": f"These pages link to {numbers} that this map lists.",
        "key": {name: basis.label.lower() for name, basis in BASES.items()},
        "gaps": {name: GAPS[name].label for name in table.gaps},
    }


def _heading(heading: Heading) -> dict[str, Any]:
    return {"words": heading.title, "span": len(heading.columns)}


def _column(index: Index, reference: Reference) -> dict[str, str]:
    return {"number": reference.number, "title": index.provisions[reference].title or ""}


def _row(index: Index, table: Table, row: Row) -> dict[str, Any]:
    column = {reference: number for number, reference in enumerate(table.columns)}
    return {
        "title": row.item.title,
        "gap": row.gap,
        "marks": {str(column[mark.reference]): _mark(index, mark) for mark in row.marks},
        "older": _older(row),
        "told": [_mark(index, mark) for mark in (*row.marks, *row.older)],
    }


def _older(row: Row) -> str:
    """Return the numbers of older editions, as `2016: 5.1 main, 9.6`."""
    numbers: dict[str, list[str]] = {}
    for mark in row.older:
        numbers.setdefault(mark.reference.edition, []).append(f"{mark.reference.number}{' main' * mark.is_main}")
    return "; ".join(f"{edition}: {', '.join(listed)}" for edition, listed in numbers.items())


def _mark(index: Index, mark: Mark) -> dict[str, Any]:
    older = "" if mark.reference.current else f" ({mark.reference.edition})"
    return {
        "main": mark.is_main,
        "basis": mark.mapping.basis,
        "says": mark.says,
        "why": str(mark.mapping.why),
        "number": f"{mark.reference.number}{older}",
        "title": index.provisions[mark.reference].title or "",
    }
