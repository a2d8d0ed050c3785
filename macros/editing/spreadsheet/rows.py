"""Read the rows of a sheet that came back, whatever a program or a hand did to their cells."""

from __future__ import annotations

import re
from collections.abc import Mapping as Table
from dataclasses import dataclass

from macros.editing.named import framework_called, page_called, source_called
from macros.editing.spreadsheet import shifted
from macros.editing.spreadsheet.altered import is_rounded, made_of
from macros.editing.spreadsheet.saved import Line, Saved
from macros.editing.spreadsheet.sheet import (
    MARK,
    MARK_FORM,
    ORDER,
    Names,
    Sheet,
    Values,
    cells_of,
    tidy,
    titles,
    values_of,
)
from macros.editing.spreadsheet.sides import Entry, Row
from macros.editing.targets import Read
from macros.model.index import Index
from macros.model.places import Cause, Place, Problem, brief
from macros.model.records import Reference
from macros.model.references import parts_of

_WRITTEN = re.compile(r"[a-z0-9-]+(@[^:@\s]+)?(:[0-9.:]+)?")
_BARE = r"\d+([.,:]\d*)?"  # a number without its framework
_A_NUMBER = "a number"
_FEW_CELLS = 2
_ORDER = re.compile(r"[0-9]{1,6}([.,][0-9]{0,6})?")


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the rows of a sheet; what cannot be read is noted with its row and column.

    `went_out` holds the entries of the file by their marks.
    """

    saved: Saved
    file: str
    index: Index
    read_number: Read
    went_out: Table[str, Entry]
    problems: list[Problem]

    def by_list(self) -> dict[Names, tuple[Row, ...]]:
        """Return the rows of each list in their order; a sheet may have been sorted by any column."""
        rows: dict[Names, list[Row]] = {}
        unread = self._shifted()
        for line in self.saved.lines:
            if line.number in unread or self._has_more(line) or self._is_no_entry(line) or self._is_altered(line):
                continue
            names, row = self._row(line)
            rows.setdefault(names, []).append(row)
        return {names: tuple(sorted(listed, key=lambda row: row.order)) for names, listed in rows.items()}

    def _shifted(self) -> set[int]:
        """Note the rows whose cells stand beside their columns, and return their numbers."""
        shifts = [(line, shift) for line in self.saved.lines if (shift := self._shift_of(line))]
        for told in shifted.told(shifts, len(self.saved.lines)):
            for line in told.lines:
                self._note(line, told.column, told.fact, told.remedy, told.fact)
        return {line.number for line, _ in shifts}

    def _shift_of(self, line: Line) -> shifted.Shift | None:
        """Return how a row is shifted; one whose mark and most of whose cells are in place is not looked at."""
        mark = next((cell.lower() for cell in map(str.strip, line.row) if re.fullmatch(MARK_FORM, cell.lower())), "")
        older = self.went_out.get(mark.partition("-")[2])
        fits = shifted.by_kind(self.saved.kind, self.index)
        if older:
            cells = cells_of(self.saved.kind, older.names, older.values)
            cells = {column: tidy(cell, column) for column, cell in cells.items()}
            cells |= {MARK: mark, **titles(self.index, cells)}
            others = sum(line.cells[column] != cells.get(column, "") for column in self.saved.at)
            if line.cells[MARK].lower() == mark and others <= _FEW_CELLS:
                return None
            fits = shifted.like(cells)
        return None if shifted.is_torn(line, self.saved.width) else shifted.shift_of(line, self.saved.at, fits)

    def _has_more(self, line: Line) -> bool:
        """Tell whether a row has more cells than there are heads, and note it."""
        beyond = [cell for cell in line.row[self.saved.width :] if cell.strip()]
        if beyond:
            fact = f"more cells than there are heads: {brief(', '.join(beyond))}"
            remedy = (
                "put them into a column that has a head; where many rows are so, save the sheet once more, with quotes"
            )
            place = Place(self.file, line.number, self.saved.width + 1)
            self.problems.append(Problem(place, fact, f"{remedy} round texts that hold the sign between"))
        return bool(beyond)

    def _is_no_entry(self, line: Line) -> bool:
        """Tell whether a row is a sum or a remark, and note it."""
        filled = [cell for cell in line.cells.values() if cell]
        named = [line.cells[column] for column in self.saved.kind.named]
        is_remark = len(filled) <= _FEW_CELLS and not line.cells[MARK] and not all(named)
        if is_remark:
            fact = f"the row is no entry: it says no more than {brief(', '.join(filled))}"
            column = next(column for column, cell in line.cells.items() if cell)
            self._note(line, column, fact, "take it out; or fill it in as the other rows are")
        return is_remark

    def _is_altered(self, line: Line) -> bool:
        """Tell whether a program made something else of a cell, and note it."""
        older = self.went_out.get(line.cells[MARK].lower().partition("-")[2])
        names = {*self.saved.kind.named, ORDER, "id", "item"}
        for column, cell in line.cells.items():
            if column == MARK or column in self.saved.kind.for_reading:
                continue
            sample = _as_it_went(self.saved.kind, older, column) if older else ""
            is_number = column != ORDER and is_rounded(cell, sample)
            if what := _A_NUMBER if is_number else made_of(cell, is_name=column in names):
                fact = f"the {column} is {brief(cell)}: a spreadsheet made {what} of it"
                before = f", as {brief(sample)} in this row" if sample else ""
                remedy = f"give the column the format Text, and write what stood there{before}"
                wanted = "; where another number is meant, empty the cell in the column mark" if is_number else ""
                self._note(line, column, fact, f"{remedy}{wanted}", what)
                return True
            is_new = not older and f"'{cell}" not in line.row  # with an apostrophe, it is still a text
            if is_new and column in self.saved.kind.of_numbers and (others := self._rounded(cell)):
                fact = f"a spreadsheet may have made {cell} of {others[0].number}"
                self._note(line, column, fact, f"write a comma behind the number that is meant, as {cell}, for {cell}")
        return False

    def _row(self, line: Line) -> tuple[Names, Row]:
        cells = dict(line.cells)
        list_mark, _, mark = cells[MARK].lower().partition("-")
        names = [self._name(line, column) for column in self.saved.kind.named]
        names_nothing = len(names) > 1 and not any(names)  # told already, by its first column
        if "provision" in self.saved.kind.named and not names_nothing:
            names[-1], cells["edition"], cells["number"] = self._provision(line, mark)
        place = Place(self.file, line.number)
        at = self.saved.at
        values = values_of(self.saved.kind, cells, lambda column: place._replace(column=at[column]), self.problems)
        return tuple(names), Row(place, self._order(line), values, list_mark, mark)

    def _name(self, line: Line, column: str) -> str:
        called = {"item": page_called, "source": source_called}.get(column)
        if called and not line.cells[column]:
            self._note(line, column, f"the row names no {column}", f"write the {column}, as in the other rows")
        return (called(self.index, line.cells[column]) if called else "") or line.cells[column]

    def _order(self, line: Line) -> float:
        order = line.cells[ORDER].rstrip(".")
        if not order:
            return float("inf")  # a row without an order was added by hand: it comes last
        if _ORDER.fullmatch(order):
            return float(order.replace(",", "."))
        self._note(line, ORDER, f"the order is {brief(order)}", "write a number: 1 comes first, 1.5 between 1 and 2")
        return 0

    def _provision(self, line: Line, mark: str) -> tuple[str, str, str]:
        """Return framework, edition and number; an edition that was lost on the way is no change that anybody meant."""
        cell = line.cells["provision"]
        known = self.index.frameworks.get(cell.partition(":")[0].partition("@")[0])
        cell = re.sub(
            r"(?<=[0-9]),(?=[0-9])", known.separator if known else ".", cell
        )  # as some programs write a point
        is_written = _WRITTEN.fullmatch(cell) and not cell.partition(":")[0].isdigit()  # else it is a number alone
        older = self.went_out.get(mark)
        before = older.said if older else {}
        framework, edition, number = parts_of(cell) if is_written else self._understood(line, cell, before)
        current = self.index.frameworks[framework].current_edition if framework in self.index.frameworks else ""
        pinned = self.saved.kind.named == ("provision",)  # there, every entry names its edition
        if number and not edition and before.get("number") == number and before.get("edition", current) != current:
            fact = f"the edition {before['edition']} is gone from {framework}@{before['edition']}:{number}"
            remedy = f"put it back, or write {framework}@{current}:{number} where that is meant"
            cause = "edition"
            if re.fullmatch(_BARE, cell):
                fact, cause = f"the provision is {cell}: a spreadsheet made {_A_NUMBER} of it", _A_NUMBER
                sample = f"{framework}@{before['edition']}:{number}"
                remedy = f"give the column the format Text, and write what stood there, as {sample} in this row"
            self._note(line, "provision", fact, remedy, cause)
        if pinned and number and not edition and (not before or "edition" in before):
            edition = str(current)
        elif not pinned and edition == current and before.get("edition") != current:
            edition = ""
        return framework, edition, number

    def _understood(self, line: Line, cell: str, before: Values) -> tuple[str, str, str]:
        """Read a provision as people write it, such as its short name, an edition and a number."""
        if framework := framework_called(self.index, cell):
            return framework, "", ""
        meant = list(self.read_number(cell))
        if meant and cell != before.get("number"):
            meant += self._rounded(cell)
        if len({(reference.framework, reference.number) for reference in meant}) == 1:
            reference = max(meant, key=lambda reference: reference.current)  # without an edition, the current one
            return reference.framework, "" if reference.current else reference.edition, reference.number
        name = re.fullmatch(r"(.*?)[\s:,]+([0-9]+(?:[.:][0-9]+)+)", cell)
        if not meant and name and (framework := framework_called(self.index, name[1])):
            return framework, "", name[2]
        sample = f"write framework and number, as {next(iter(self.index.provisions), 'in the other rows')}"
        if meant:
            shown = brief(", ".join(map(str, meant)))
            self._note(line, "provision", f"{brief(cell)} can mean {shown}", "write the one that is meant", "can mean")
        else:
            rounded = self._rounded(cell)
            sample = f"write framework and number, as {rounded[0]}" if rounded else sample
            self._note(line, "provision", f"no provision is called {brief(cell) or 'nothing'}", sample)
        return "", "", ""

    def _rounded(self, number: str) -> list[Reference]:
        """Return the provisions of whose numbers a spreadsheet program may have made this one."""
        return [reference for reference in self.index.provisions if is_rounded(number, str(reference.number))]

    def _note(self, line: Line, column: str, fact: str, remedy: str, cause: str = "") -> None:
        place = Place(self.file, line.number, self.saved.at[column])
        self.problems.append(Problem(place, fact, remedy, cause=Cause(cause) if cause else None))


def _as_it_went(kind: Sheet, entry: Entry, column: str) -> str:
    """Return what a cell said when the sheet went out."""
    return cells_of(kind, entry.names, entry.values).get(column, "")
