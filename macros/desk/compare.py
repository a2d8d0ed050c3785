"""A text that was split, beside the map: what is new, unread, read or missing, and how sure the splitting is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from macros.desk.notation import Piece, Split
from macros.model.evidence import level_of
from macros.model.index import Index
from macros.model.records import Reference

STATES = {
    "new": "not in the map",
    "unread": "in the map, and now readable",
    "read": "in the map and read: compare",
    "missing": "in the map, and not in this text",
    "other part": "in a part of the text that the map does not hold",
}
_SHOWN = 60  # signs of the words that tell a person which provision it is


@dataclass(frozen=True, slots=True)
class Row:
    """One number, with its state as a word of `STATES`; without a piece where the text lacks it."""

    state: str
    number: str
    piece: Piece | None = None
    title: str = ""  # in the map


@dataclass(frozen=True, slots=True)
class Comparison:
    """All numbers of a text and of the map, in the order of the text, and what is doubtful about the splitting."""

    rows: tuple[Row, ...]
    doubts: tuple[str, ...]

    def of(self, state: str) -> tuple[Row, ...]:
        """Return the rows in one state."""
        return tuple(row for row in self.rows if row.state == state)

    @property
    def summary(self) -> str:
        """How many numbers are in which state, in one line."""
        counted = [f"{len(self.of(state))} {state}" for state in STATES if self.of(state) or state != "other part"]
        return f"{sum(row.piece is not None for row in self.rows)} numbers in the text: {', '.join(counted)}."

    @property
    def sureness(self) -> str:
        """How sure the splitting is, in one line."""
        if not self.doubts:
            return "Sure: every number follows on the one before, and nothing speaks against this text."
        return f"Not sure, for {'one reason' if len(self.doubts) == 1 else f'{len(self.doubts)} reasons'}:"


def compared(index: Index, framework: str, edition: str, split: Split) -> Comparison:
    """Set a text beside an edition of the map; numbers of a second part of the text are no numbers of the map."""
    known = {reference.number: reference for reference in index.in_edition(framework, edition)}
    first = split.pieces[0].series if split.pieces else ""
    rows = [_row(index, piece, known.get(piece.number), first) for piece in split.pieces]
    found = {piece.number for piece in split.pieces if piece.series == first}
    missing = [Row("missing", number, None, _title(index, known[number])) for number in known if number not in found]
    return Comparison((*rows, *missing), split.doubts)


def table(comparison: Comparison) -> str:
    """Return the table for a terminal: numbers below their headings and lead-ins, a summary, and every doubt."""
    lines: list[str] = []
    for (series, heading), rows in groupby((row for row in comparison.rows if row.piece), key=_place):
        lines += ["", " / ".join(part for part in (series, heading) if part) or "Without a heading"]
        for lead_in, led in groupby(rows, key=lambda row: row.piece.lead_in if row.piece else ""):
            lines += [f"  {lead_in}"] if lead_in else []
            lines += _lines(led)
    if missing := comparison.of("missing"):
        lines += ["", f"{STATES['missing'].capitalize()}:", *_lines(missing)]
    doubts = [f"- {doubt}" for doubt in comparison.doubts]
    return "\n".join([*lines, "", comparison.summary, comparison.sureness, *doubts]).lstrip("\n") + "\n"


def _row(index: Index, piece: Piece, reference: Reference | None, first: str) -> Row:
    if piece.series != first:
        return Row("other part", piece.number, piece)
    if reference is None:
        return Row("new", piece.number, piece)
    state = "read" if level_of(index.provisions[reference]) == "whole" else "unread"
    return Row(state, piece.number, piece, _title(index, reference))


def _title(index: Index, reference: Reference) -> str:
    return str(index.provisions[reference].title or "")


def _place(row: Row) -> tuple[str, str]:
    return (row.piece.series, row.piece.heading) if row.piece else ("", "")


def _lines(rows: Iterator[Row] | tuple[Row, ...]) -> Iterator[str]:
    for row in rows:
        words = row.title or (row.piece.words if row.piece else "")
        shown = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 2].rpartition(' ')[0]} \u2026"
        page = f"page {row.piece.page}" if row.piece else ""
        yield f"  {row.state:<10}  {row.number:<7}  {page:<8}  {shown}".rstrip()
