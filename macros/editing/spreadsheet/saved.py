"""Read what a spreadsheet program saved: which kind of sheet it is, and its rows as people see them."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Table
from dataclasses import dataclass

from macros.editing.spreadsheet.altered import told_once
from macros.editing.spreadsheet.sheet import SHEETS, Sheet, tidy, without_apostrophe
from macros.exports.tables import tables
from macros.model.index import Index
from macros.model.places import Place, Problem, brief, nearest
from macros.model.records import Data
from macros.model.site import Site
from macros.model.typed import COMMAND
from macros.reading.encoding import decode
from macros.reading.formats import format_of


@dataclass(frozen=True, slots=True)
class Line:
    """A row as the program numbers it: its cells by their columns, and all as they stand there."""

    number: int
    cells: Table[str, str]
    row: tuple[str, ...]

    def cell(self, number: int, column: str) -> str:
        """Return a cell, counted from 1, as somebody meant it in a column; empty where the row has none."""
        return _cell(self.row, number, column)


@dataclass(frozen=True, slots=True)
class Saved:
    """A sheet that came back: `kind` says of what, `at` in which column of the program each of ours stands.

    `unknown` holds heads of columns that are none of ours, `width` tells how many heads there are in all.
    """

    kind: Sheet
    at: Table[str, int]
    width: int
    lines: tuple[Line, ...]
    unknown: tuple[str, ...]


def read(content: bytes, file: str, problems: list[Problem]) -> Saved | None:
    """Return a sheet, whatever program saved it, or None after adding what keeps it from being read."""
    if what := _other_format(content):
        problems.append(Problem(Place(file), f"the file is {what}, and no CSV", _SAVE))
        return None
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):  # as Excel saves what it calls Unicode text
        content = content.decode("utf-16", "replace").encode()
    text = decode(content.removeprefix(b"\xef\xbb\xbf"), file, problems)
    if text is None:
        return None
    if not text.strip():
        problems.append(Problem(Place(file), "the sheet is empty", _EXPORT))
        return None
    if garbled := re.search("^[^\n]*?(\xef\xbb\xbf|\xd4\xaa\xf8|\u00b4\u2557\u2510|\u2229\u2557\u2510)", text):
        fact = (
            f"the sheet was opened in an encoding other than UTF-8: it begins with {garbled[1]}, and such signs stand"
        )
        problems.append(Problem(Place(file), f"{fact} for others all over it", _SAVE_AS_OPENED))
        return None
    hint = re.match(r"sep=(.)\n", text)
    whole = text.removeprefix(hint[0]) if hint else text
    grids = {sign: _Grid(list(_rows(whole, sign))) for sign in ([hint[1]] if hint else _SEPARATORS)}
    sign, grid = max(grids.items(), key=lambda candidate: candidate[1].fits)
    if grid.fits < TWICE:
        grid = max((_Grid(_unpacked(grid.rows, sign)) for sign in _SEPARATORS), key=lambda grid: grid.fits)
    if sign != "," and "," not in whole and grid.fits and _are_torn(grid, sign):
        fact = f"every comma of this sheet has become {_NAMES.get(sign, sign)}, those inside the texts too"
        remedy = "take that back; or save it once more from the spreadsheet program, with any sign between the cells"
        problems.append(Problem(Place(file), fact, remedy))
        return None
    return _read(grid, file, problems)


def _unpacked(rows: list[_Cells], sign: str) -> list[_Cells]:
    """Return rows of which a program put each into one cell, as the rows that they were."""
    filled = [[cell for cell in row.cells if cell.strip(" ,;\t|")] for row in rows]
    if any(len(cells) > 1 for cells in filled):
        return rows
    return [next(_rows("\n".join(cells), sign), _Cells([])) for cells in filled]


def _are_torn(grid: _Grid, sign: str) -> bool:
    """Tell whether the sign between the cells stands inside texts as well, or cuts them."""
    below = [row.cells for row in grid.rows[grid.top + 1 :]]
    return any(len(cells) > len(grid.heads) or any(f"{sign} " in cell for cell in cells) for cells in below)


_SAVE = "open it in the program that made it, and save it as CSV with the encoding UTF-8"
_SAVE_AS_OPENED = (
    "save it once more, and choose the encoding in which you opened it; or open the first one again, as UTF-8"
)
_EXPORT = f"write a new one: {COMMAND} export-csv mappings mappings.csv"
_CHOOSE = f"a CSV holds one sheet: save the one that begins with item, provision or source; or {_EXPORT}"
_SEPARATORS = ",;\t|"
_NAMES = {"\t": "a tab", ";": "a semicolon", "|": "an upright line"}
TWICE = 2
_DEEPEST_HEAD = 20  # rows above the heads, such as a title
_OTHERS = (
    (rb"\s*<", "an XML file"),
    (rb"\s*[\[{]", "a JSON file"),
    (rb"---\r?\n|# yaml-language-server", "a data file or a page of the map"),
)


def _other_format(content: bytes) -> str:
    bare = content.removeprefix(b"\xef\xbb\xbf")
    return format_of(content) or next((what for begins, what in _OTHERS if re.match(begins, bare)), "")


@dataclass(frozen=True, slots=True)
class _Cells:
    """The cells of one row, or why they cannot be read."""

    cells: list[str]
    fault: str = ""

    @property
    def are_heads(self) -> bool:
        """Tell whether the row holds heads of ours and nothing else."""
        filled = list(filter(None, map(_plain, self.cells)))
        return len(filled) >= TWICE and _KNOWN.issuperset(filled)


def _rows(text: str, separator: str) -> Iterator[_Cells]:
    """Yield the rows; an error ends them, since nobody knows what belongs to which row below it."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        try:
            yield _Cells(next(reader))
        except StopIteration:
            return
        except csv.Error as error:
            yield _Cells([], str(error))
            return


class _Grid:
    """The rows of a sheet, cut at one separator, and where its heads seem to stand."""

    def __init__(self, rows: list[_Cells]) -> None:
        self.rows = rows
        tops = range(min(len(rows), _DEEPEST_HEAD))
        self.top = max(tops, key=lambda row: (self._known(row), -row), default=0)
        self.fits = self._known(self.top) if rows else 0

    @property
    def heads(self) -> list[str]:
        """The heads as they stand there."""
        return self.rows[self.top].cells

    def _known(self, row: int) -> int:
        return len({_plain(cell) for cell in self.rows[row].cells} & _KNOWN)


def _plain(head: str) -> str:
    """Return a head without what people and programs change in it: capitals, spaces, signs between words."""
    return " ".join(re.findall(r"\w+", tidy(head, "").replace("_", " ").lower()))


_KNOWN = {_plain(column) for sheet in SHEETS.values() for column in sheet.columns}


def _read(grid: _Grid, file: str, problems: list[Problem]) -> Saved | None:
    heads = {number: _plain(head) for number, head in enumerate(grid.heads, 1)}
    kind = _kind(set(heads.values()))
    columns = {_plain(column): column for column in kind.columns}
    missing = [column for plain, column in columns.items() if plain not in heads.values()]
    missing = [column for column in missing if column not in kind.for_reading]
    if missing:
        problems.append(_missing(grid, kind, missing, file))
        return None
    row = grid.top + 1
    at = {columns[head]: number for number, head in heads.items() if head in columns}
    problems += _doubled(heads, columns, Place(file, row))
    if again := _heads_again(grid, file):
        problems.append(again)
        return None
    lines = []
    faults: list[Problem] = []
    for number, line in enumerate(grid.rows[row:], row + 1):
        faults += _faults(line, Place(file, number))
        cells = {column: _cell(line.cells, place, column) for column, place in at.items()}
        if any(cells.values()) or any(cell.strip() for cell in line.cells[len(heads) :]):
            lines.append(Line(number, cells, tuple(line.cells)))
    problems += told_once(faults)
    if not lines and not problems:
        problems.append(Problem(Place(file, row), "the sheet has heads, and no row below them", _EXPORT))
    filled = {number for line in lines for number, cell in enumerate(line.row, 1) if cell.strip()}
    unknown = [head for head in grid.heads if _plain(head) and _plain(head) not in columns]
    unknown += [f"{number}, which has no head," for number, head in heads.items() if not head and number in filled]
    return None if problems else Saved(kind, at, len(heads), tuple(lines), tuple(unknown))


def _doubled(heads: Table[int, str], columns: Table[str, str], place: Place) -> Iterator[Problem]:
    """Yield each column of ours that stands there more than once, at the first."""
    counted = Counter(head for head in heads.values() if head in columns)
    for number, head in heads.items():
        if (count := counted.pop(head, 0)) > 1:
            fact = f"{'two' if count == TWICE else count} columns are called {columns[head]}"
            yield Problem(place._replace(column=number), fact, "keep the one that counts, and take the rest out")


def _heads_again(grid: _Grid, file: str) -> Problem | None:
    """Return what to do with a second row of heads; the columns of what stands below it may be others."""
    rows = [number for number, row in enumerate(grid.rows, 1) if number > grid.top + 1 and row.are_heads]
    if not rows:
        return None
    more = f", and again in {len(rows) - 1} more rows" if len(rows) > 1 else ""
    remedy = "take that row out, and below it each row that stands above it too; a sheet has one row of heads"
    return Problem(Place(file, rows[0]), f"the heads of row {grid.top + 1} stand here again{more}", remedy)


def _kind(heads: set[str]) -> Sheet:
    """Return the kind of sheet of which most columns are there."""
    return max(SHEETS.values(), key=lambda sheet: len({_plain(c) for c in sheet.columns} & heads) / len(sheet.columns))


def _missing(grid: _Grid, kind: Sheet, missing: list[str], file: str) -> Problem:
    heads = {cell.lstrip("\ufeff") for cell in grid.heads}
    place = Place(file, grid.top + 1)
    for name, table in tables(Index.of(Data()), Site()):
        published = next(csv.reader(io.StringIO(table.lstrip("\ufeff"))))
        if set(published) <= heads:
            fact = f"this is a published table, such as {name}, which lacks what it takes to bring it back"
            like = next((kind for kind in SHEETS if kind in name), "mappings")
            return Problem(place, fact, f"write one to change: {COMMAND} export-csv {like} {like}.csv")
    name = next(name for name, sheet in SHEETS.items() if sheet is kind)
    if not grid.fits:
        fact, width = f"no row of heads: {brief(', '.join(grid.heads))}", len(grid.heads)
        same = next((sheet for sheet in SHEETS.values() if width == len(sheet.columns)), None)
        remedy = f"put them back above the first row: {','.join(same.columns)}" if same else _CHOOSE
        odd = next(
            (sign for sign in "^:~/ " if len({*map(_plain, ",".join(grid.heads).split(sign))} & _KNOWN) > TWICE), ""
        ).replace(" ", "spaces")
        return Problem(place, fact, f"save it with a comma between the cells, and not {odd}" if odd else remedy)
    close = [
        f"{column} ({nearest(column, heads)})" if nearest(column, heads).startswith("did") else column
        for column in missing
    ]
    twice = [head for head, count in Counter(map(_plain, grid.heads)).items() if head and count > 1]
    other = f", and {', '.join(twice)} twice" if twice else ""
    fact = f"no column {', '.join(close)}, which a sheet of {name} has{other}"
    if missing == ["mark"]:
        remedy = f"write a new one, and change that: {COMMAND} export-csv {name} {name}.csv"
        return Problem(place, "no column mark, which tells what came in between", remedy)
    known = {_plain(column) for column in kind.columns}
    strange = [head for head in grid.heads if _plain(head) and _plain(head) not in known]
    if len(missing) == len(strange) == 1:
        fact = f"the column {missing[0]} is called {brief(strange[0])} here"
        return Problem(place, fact, f"call it {missing[0]} again; keep the heads of the sheet as they came")
    return Problem(place, fact, "keep the heads of the sheet as they came")


def _faults(line: _Cells, place: Place) -> Iterator[Problem]:
    if line.fault:
        fact = f"from this row on, the quotes do not close: {line.fault}"
        yield Problem(place, fact, 'open the sheet in a spreadsheet and save it again, or write "" for a " inside')


def _cell(cells: Sequence[str], number: int, column: str) -> str:
    """Return a cell as somebody meant it."""
    cell = tidy(cells[number - 1], column) if 0 < number <= len(cells) else ""
    return tidy(without_apostrophe(cell), column)
