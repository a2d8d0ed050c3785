"""Take over what came back from a spreadsheet, beside what others changed in the meantime."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from typing import Any

from macros.editing import entries, shifted
from macros.editing.altered import is_rounded, made_of, told_once
from macros.editing.named import framework_called, page_called, source_called
from macros.editing.saved import Line, Saved, read
from macros.editing.spreadsheet import (
    MARK,
    MARK_FORM,
    ORDER,
    Names,
    Sheet,
    Values,
    as_read_back,
    cells_of,
    list_at,
    lists,
    mark_of,
    mark_of_list,
    record_of,
    tidy,
    titles,
    values_of,
)
from macros.model.fields import fields_of
from macros.model.index import Index
from macros.model.places import Cause, Place, Problem, brief
from macros.model.records import Data, Reference
from macros.model.references import parts_of
from macros.model.typed import COMMAND, typed
from macros.reading.nodes import Block, Node, Series
from macros.reading.strict import read_yaml
from macros.rules.gathered import FEW

Read = Callable[[str], Iterable[Reference]]  # what a number means, however it is written


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back from a spreadsheet: the file that it is about, and its text from now on.

    `problems` says what does not fit, `changed` what is new, other or gone, `kept` what stays although the sheet does
    not say so, `clashes` which rows are not taken over, and `rows` where each entry stands in the sheet.
    """

    file: str
    text: str
    problems: tuple[Problem, ...] = ()
    changed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    clashes: tuple[Problem, ...] = ()
    rows: Rows | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Rows:
    """Where the entries of a sheet stand: `places` by their list and name, `at` the columns."""

    kind: Sheet
    at: Table[str, int]
    places: Table[tuple[Names, Names], Place]


@dataclass(frozen=True, slots=True)
class _Row:
    """One row: an entry of a list, with its values named as in YAML, without what is empty.

    The halves of its mark stand for the list and the entry as they went out.
    """

    place: Place
    order: float
    values: Values
    list_mark: str
    mark: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a list as it stands in the file now; `said` is what a sheet would say of it."""

    node: Block
    names: Names
    part: entries.Lines
    values: Values
    said: Values
    mark: str


@dataclass(frozen=True, slots=True)
class _List:
    """A list of the file with its rows; `mark` stands for it as it is now."""

    kind: Sheet
    names: Names
    entries: tuple[_Entry, ...]
    mark: str
    rows: tuple[_Row, ...]

    def label(self, values: Values) -> str:
        """Return how an entry of this list is called."""
        name = "".join([f"@{values['edition']}" if "edition" in values else "", f":{values.get('number', '')}"])
        listed = " → ".join(self.names)
        return f"{listed} → {values['id']}" if "id" in values else f"{listed}{name if 'number' in values else ''}"


Slot = tuple[_Entry | None, _Row | None]  # what stands in a list from now on: an entry, as a row says it where one does


def import_csv(sheet: bytes, file: str, texts: Table[str, str], index: Index, read_number: Read) -> Returned:
    """Return a data file with what the sheet says; what the sheet cannot know of stays as it is.

    `texts` holds the data files. A value that did not change keeps its lines, with the comments in them.
    """
    problems: list[Problem] = []
    saved = read(sheet, file, problems)
    if saved is None:
        return Returned("", "", tuple(problems))
    kind, text = saved.kind, texts[saved.kind.file]
    lines, root = text.split("\n"), read_yaml(text.encode(), kind.file).node
    there = {names: _entries(kind, names, series, lines) for names, series in lists(root, kind.way)}
    went_out = {entry.mark: entry for listed in there.values() for entry in listed}
    reader = _Reader(saved=saved, file=file, index=index, read_number=read_number, went_out=went_out, problems=problems)
    rows = reader.by_list()
    problems += [
        _nowhere(kind, root, names, strays[0]) for names, strays in rows.items() if all(names) and not there.get(names)
    ]
    filled = [_list(kind, names, there[names], rows.get(names, ())) for names in there]
    problems += _twice(filled, {problem.place.line for problem in problems})
    merge = _Merge(filled)
    changes: list[tuple[int, int, list[str]]] = []  # from line, to line, what stands there from now on
    for one in filled:
        slots = merge.slots(one) if one.rows and one.entries else []
        if slots and [_says(slot) for slot in slots] != [entry.said for entry in one.entries]:
            problems += [problem for row in one.rows for problem in _misplaced(kind, row, saved.at)]
            changes.append(_written(one, slots, lines))
    if problems:
        return Returned(kind.file, text, tuple(told_once(sorted(problems))))
    for first, after, new in sorted(changes, reverse=True):
        lines[first:after] = new
    kept = (*_without_rows(filled), *merge.kept, *_not_read(saved, index))
    places = {(one.names, _own_name(row.values)): row.place for one in filled for row in one.rows}
    told = (tuple(merge.changed), kept, tuple(merge.clashes), Rows(kind, saved.at, places))
    return Returned(kind.file, "\n".join(lines), (), *told)


def is_as_it_went(content: bytes, file: str) -> bool:
    """Tell whether a file is a sheet of ours in which nobody has changed anything, so that nothing is lost with it."""
    problems: list[Problem] = []
    saved = read(content, file, problems)
    if saved is None or saved.unknown:
        return False
    reader = _Reader(saved, file, Index.of(Data()), read_number=lambda _: (), went_out={}, problems=problems)
    lists_there = reader.by_list()
    return not problems and all(
        row.mark == mark_of(names, row.values) and row.list_mark == mark_of_list(names, [own.mark for own in listed])
        for names, listed in lists_there.items()
        for row in listed
    )


def on_rows(rows: Rows, text: str, problems: Iterable[Problem]) -> list[Problem]:
    """Return problems of the file that a sheet became, each at the cell in which somebody can mend it."""
    return told_once(_on_rows(rows, text, problems))


def _on_rows(rows: Rows, text: str, problems: Iterable[Problem]) -> Iterator[Problem]:
    lines = text.split("\n")
    spans = [
        (entry, rows.places.get((names, _own_name(entries.values_of(entry)))))
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


# --- Rows -------------------------------------------------------------------------------------------------------------

_WRITTEN = re.compile(r"[a-z0-9-]+(@[^:@\s]+)?(:[0-9.:]+)?")
_BARE = r"\d+([.,:]\d*)?"  # a number without its framework
_A_NUMBER = "a number"
_FEW_CELLS = 2
_ORDER = re.compile(r"[0-9]{1,6}([.,][0-9]{0,6})?")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the rows of a sheet; what cannot be read is noted with its row and column.

    `went_out` holds the entries of the file by their marks.
    """

    saved: Saved
    file: str
    index: Index
    read_number: Read
    went_out: Table[str, _Entry]
    problems: list[Problem]

    def by_list(self) -> dict[Names, tuple[_Row, ...]]:
        """Return the rows of each list in their order; a sheet may have been sorted by any column."""
        rows: dict[Names, list[_Row]] = {}
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

    def _row(self, line: Line) -> tuple[Names, _Row]:
        cells = dict(line.cells)
        list_mark, _, mark = cells[MARK].lower().partition("-")
        names = [self._name(line, column) for column in self.saved.kind.named]
        names_nothing = len(names) > 1 and not any(names)  # told already, by its first column
        if "provision" in self.saved.kind.named and not names_nothing:
            names[-1], cells["edition"], cells["number"] = self._provision(line, mark)
        place = Place(self.file, line.number)
        at = self.saved.at
        values = values_of(self.saved.kind, cells, lambda column: place._replace(column=at[column]), self.problems)
        return tuple(names), _Row(place, self._order(line), values, list_mark, mark)

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


def _as_it_went(kind: Sheet, entry: _Entry, column: str) -> str:
    """Return what a cell said when the sheet went out."""
    return cells_of(kind, entry.names, entry.values).get(column, "")


def _nowhere(kind: Sheet, root: Node | None, names: Names, row: _Row) -> Problem:
    _, missing = list_at(root, kind.way, names)
    if not missing:
        fact = f"{' → '.join(names)} has no entry yet, beside which a row could stand"
        return Problem(row.place, fact, f"add the first one with {COMMAND} new")
    return Problem(row.place, f"{kind.file} has no {missing}", "correct the name, or add it to the file first")


def _twice(filled: Iterable[_List], told: set[int]) -> list[Problem]:
    """Return each row that stands there twice, or all of them as one; a row of which more is told is left out."""
    twice: list[Problem] = []
    for one in filled:
        first: dict[Names, _Row] = {}
        for row in sorted((row for row in one.rows if row.place.line not in told), key=lambda row: row.place):
            name = _own_name(row.values)
            if any(name) and name in first:
                fact = f"{one.label(row.values)} stands in row {first[name].place.line} already"
                twice.append(Problem(row.place, fact, "keep one of the two rows"))
            first.setdefault(name, row)
    twice.sort()
    if len(twice) <= FEW:
        return twice
    *most, last = [str(problem.place.line) for problem in twice]
    fact = f"{len(twice)} rows stand there for the second time: {', '.join(most)} and {last}"
    return [Problem(twice[0].place, fact, f"keep one row of each; of the first, {twice[0].fact}")]


def _misplaced(kind: Sheet, row: _Row, at: Table[str, int]) -> Iterator[Problem]:
    fields = fields_of(record_of(kind, row.values))
    for column in row.values.keys() - fields.keys():
        place = row.place._replace(column=at.get(column, 1))
        fact = f"{column} has no place in such a row: {row.values[column]}"
        yield Problem(place, fact, f"a row has either {', '.join(fields)}, or other columns")


def _not_read(saved: Saved, index: Index) -> Iterator[str]:
    """Say which words of the sheet are not taken over, so that nobody takes them for written."""
    yield from (f"the column {brief(head)} is none of this sheet's, and is not read" for head in saved.unknown)
    known = {item.title for item in index.items.values()}
    known |= {provision.title for provision in index.provisions.values() if provision.title}
    for line in saved.lines:
        for column in saved.kind.for_reading:
            words = line.cells.get(column, "")
            if words and words not in known:
                yield f"row {line.number}: the {column} is for the eye only; “{brief(words)}” is not read"


# --- Lists ------------------------------------------------------------------------------------------------------------


def _entries(kind: Sheet, names: Names, series: Series, lines: list[str]) -> tuple[_Entry, ...]:
    blocks = [entry for entry in series.values if isinstance(entry, Block)]
    if not blocks:
        return ()
    parts = entries.entry_lines(blocks, lines, entries.end_of(lines, blocks[-1].place.line - 1))
    written = [entries.values_of(entry) for entry in blocks]
    said = [as_read_back(kind, names, values) for values in written]
    marks = [mark_of(names, values) for values in said]
    return tuple(map(_Entry, blocks, [names] * len(blocks), parts, written, said, marks))


def _list(kind: Sheet, names: Names, listed: tuple[_Entry, ...], rows: tuple[_Row, ...]) -> _List:
    return _List(kind, names, listed, mark_of_list(names, [entry.mark for entry in listed]), rows)


def _without_rows(filled: Iterable[_List]) -> Iterator[str]:
    names = [" → ".join(one.names) for one in filled if not one.rows]
    if names:
        lead = (
            "one list has no row and stays as it is" if len(names) == 1 else f"{len(names)} lists have no row and stay"
        )
        yield f"{lead}: {', '.join(names[:_MOST_NAMED])}{', …' if len(names) > _MOST_NAMED else ''}"


_MOST_NAMED = 8


def _own_name(values: Values) -> Names:
    return tuple(str(values.get(key, "")) for key in ("id", "edition", "number"))


def _says(slot: Slot) -> Values:
    entry, row = slot
    return row.values if row else entry.said if entry else {}


# --- Both sides -------------------------------------------------------------------------------------------------------


class _Merge:
    """Puts rows and entries together, and notes in words what changes, what is kept and what clashes."""

    def __init__(self, filled: Iterable[_List]) -> None:
        self._known = {one.mark for one in filled} | {entry.mark for one in filled for entry in one.entries}
        self.changed: list[str] = []
        self.kept: list[str] = []
        self.clashes: list[Problem] = []

    def slots(self, one: _List) -> list[Slot]:
        """Return what stands in a list from now on."""
        claims = _claims(one)
        if any(row.list_mark == one.mark for row in one.rows):
            slots: list[Slot] = [(entry, row) for row, entry in zip(one.rows, claims, strict=True)]
        else:
            slots = self._beside(one, claims)
        self.changed += _told(one, slots)
        return slots

    def _beside(self, one: _List, claims: list[_Entry | None]) -> list[Slot]:
        """Return a list that has changed since its rows went out, or of which no row did: nothing of it goes."""
        rows: dict[str, _Row] = {}
        new: dict[str, list[_Row]] = {}  # mark of the entry before them → rows
        before = ""
        for row, entry in zip(one.rows, claims, strict=True):
            is_as_it_went = mark_of(one.names, row.values) == row.mark
            if entry is not None:
                before = entry.mark
                if entry.mark == row.mark:
                    rows[entry.mark] = row
                elif not is_as_it_went and row.values != entry.said:
                    self.clashes.append(_clash(one, row, entry))
            elif not row.mark or row.mark in self._known or row.list_mark in self._known:
                new.setdefault(before, []).append(row)
            elif is_as_it_went:
                self.kept.append(
                    f"{one.label(row.values)} has left the map since this sheet was written, and stays out"
                )
            else:
                self.clashes.append(_clash(one, row, None))
        slots: list[Slot] = [(None, row) for row in new.get("", [])]
        for entry in one.entries:
            slots.append((entry, rows.get(entry.mark)))
            slots += [(None, row) for row in new.get(entry.mark, [])]
        stay = [one.label(entry.said) for entry in one.entries if entry.mark not in rows]
        order = [entry.mark for entry in claims if entry]
        if stay:
            self.kept.append(f"not as the sheet knows it, and stays as the map has it: {', '.join(stay)}")
        if order != [entry.mark for entry in one.entries if entry.mark in order]:
            self.kept.append(f"the order of {' → '.join(one.names)} stays, since the list changed in the meantime")
        return slots


def _claims(one: _List) -> list[_Entry | None]:
    """Return for each row of a list the entry that it is about: by its mark, else by its name; each entry once."""
    claims: list[_Entry | None] = [None] * len(one.rows)
    left = list(one.entries)
    for by_mark, by_name in ((True, True), (True, False), (False, True)):
        for number, row in enumerate(one.rows):
            if claims[number] is None:
                claims[number] = next(
                    (
                        entry
                        for entry in left
                        if (not by_mark or entry.mark == row.mark)
                        and (not by_name or _own_name(entry.said) == _own_name(row.values))
                    ),
                    None,
                )
                left = [entry for entry in left if entry is not claims[number]]
    return claims


def _clash(one: _List, row: _Row, entry: _Entry | None) -> Problem:
    remedy = "the map keeps what it has, and this row is not taken over: write a new sheet, and change it there"
    if entry is None:
        return Problem(row.place, f"{one.label(row.values)} was changed here, and has left the map meanwhile", remedy)
    others = {key: entry.said.get(key, "nothing") for key in _differing(entry.said, row.values)}
    has = "; ".join(f"{key}: {brief(str(value))}" for key, value in others.items())
    side = "was changed on both sides" if row.mark else "is in the map already, and not as in this new row"
    return Problem(row.place, f"{one.label(row.values)} {side}; the map has {has}", remedy)


def _told(one: _List, slots: list[Slot]) -> Iterator[str]:
    """Say in words what changes in a list."""
    staying = [entry.mark for entry, _ in slots if entry]
    for entry, row in slots:
        if entry is None and row:
            yield f"row {row.place.line}: {one.label(row.values)} is new"
        elif entry and row and row.values != entry.said:
            older, now = one.label(entry.said), one.label(row.values)
            name = older if older == now else f"{older} becomes {now}"
            yield f"row {row.place.line}: {name}: {', '.join(_differing(entry.said, row.values))}"
    yield from (
        f"{one.label(entry.said)} has no row any more, and goes" for entry in one.entries if entry.mark not in staying
    )
    if staying != [entry.mark for entry in one.entries if entry.mark in staying]:
        yield f"{' → '.join(one.names)}: in another order, and first {one.label(_says(slots[0]))}"


def _differing(older: Values, now: Values) -> list[str]:
    return [key for key in {**older, **now} if older.get(key) != now.get(key)]


# --- Lines ------------------------------------------------------------------------------------------------------------


def _written(one: _List, slots: list[Slot], lines: list[str]) -> tuple[int, int, list[str]]:
    new = [line for slot in slots for line in _lines_of(slot, one, lines)]
    return one.entries[0].part.first, one.entries[-1].part.after, new


def _lines_of(slot: Slot, one: _List, lines: list[str]) -> list[str]:
    entry, row = slot
    if row is None or (entry and row.values == entry.said):
        return entry.part.of(lines) if entry else []
    record = record_of(one.kind, row.values)
    comments = lines[entry.part.first : entry.node.place.line - 1] if entry else []
    if entry and record is record_of(one.kind, entry.values):
        values = _with_what_was_kept(entry.values, entry.said, row.values)
        return comments + entries.patched(record, entry.node, values, lines, entry.part.after)
    indent = one.entries[0].node.place.column - len("- ") - 1
    return comments + entries.indented(entries.dashed(entries.write(record, row.values)), indent)


def _with_what_was_kept(written: Values, said: Values, now: Values) -> Values:
    """Return the values of a row; what nobody changed stays as it is written, in its spaces and line breaks too."""
    values = {key: value for key, value in written.items() if key not in said and key not in now}
    for key, value in now.items():
        if value == said.get(key):
            values[key] = written[key]
        elif isinstance(value, dict) and key in said:
            values[key] = _with_what_was_kept(written[key], said[key], value)
        else:
            values[key] = value
    return values
