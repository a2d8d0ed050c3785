"""Take over what came back from a spreadsheet, beside what others changed in the meantime."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass, field

from macros.editing.spreadsheet.altered import told_once
from macros.editing.spreadsheet.cells import Rows
from macros.editing.spreadsheet.merge import Merge, written
from macros.editing.spreadsheet.rows import Reader
from macros.editing.spreadsheet.saved import Saved, read
from macros.editing.spreadsheet.sheet import Names, Sheet, list_at, lists, mark_of, mark_of_list, record_of
from macros.editing.spreadsheet.sides import Both, Row, both_of, entries_of, own_name, says
from macros.editing.spreadsheet.strayed import strayed
from macros.editing.targets import Read
from macros.model.fields import fields_of
from macros.model.index import Index
from macros.model.places import Problem, brief
from macros.model.records import Data
from macros.model.typed import COMMAND
from macros.reading.yaml.nodes import Node
from macros.reading.yaml.strict import read_yaml
from macros.rules.gathered import FEW


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
    there = {names: entries_of(kind, names, series, lines) for names, series in lists(root, kind.way)}
    went_out = {entry.mark: entry for listed in there.values() for entry in listed}
    reader = Reader(saved=saved, file=file, index=index, read_number=read_number, went_out=went_out, problems=problems)
    rows = reader.by_list()
    if mixed := tuple(strayed(kind, rows, went_out, saved.at)):
        return Returned(kind.file, text, mixed)  # all else that is wrong may follow from it
    problems += [
        _nowhere(kind, root, names, strays[0]) for names, strays in rows.items() if all(names) and not there.get(names)
    ]
    filled = [both_of(kind, names, there[names], rows.get(names, ())) for names in there]
    problems += _twice(filled, {problem.place.line for problem in problems})
    merge = Merge(filled)
    changes: list[tuple[int, int, list[str]]] = []  # from line, to line, what stands there from now on
    for both in filled:
        slots = merge.slots(both) if both.rows and both.entries else []
        if slots and [says(slot) for slot in slots] != [entry.said for entry in both.entries]:
            problems += [problem for row in both.rows for problem in _misplaced(kind, row, saved.at)]
            changes.append(written(both, slots, lines))
    if problems:
        return Returned(kind.file, text, tuple(told_once(sorted(problems))))
    for first, after, new in sorted(changes, reverse=True):
        lines[first:after] = new
    kept = (*_without_rows(filled), *merge.kept, *_not_read(saved, index))
    places = {(both.names, own_name(row.values)): row.place for both in filled for row in both.rows}
    told = (tuple(merge.changed), kept, tuple(told_once(merge.clashes)), Rows(kind, saved.at, places))
    return Returned(kind.file, "\n".join(lines), (), *told)


def is_as_it_went(content: bytes, file: str) -> bool:
    """Tell whether a file is a sheet of ours in which nobody has changed anything, so that nothing is lost with it."""
    problems: list[Problem] = []
    saved = read(content, file, problems)
    if saved is None or saved.unknown:
        return False
    reader = Reader(saved, file, Index.of(Data()), read_number=lambda _: (), went_out={}, problems=problems)
    lists_there = reader.by_list()
    return not problems and all(
        row.mark == mark_of(names, row.values) and row.list_mark == mark_of_list(names, [own.mark for own in listed])
        for names, listed in lists_there.items()
        for row in listed
    )


def _nowhere(kind: Sheet, root: Node | None, names: Names, row: Row) -> Problem:
    _, missing = list_at(root, kind.way, names)
    if not missing:
        fact = f"{' → '.join(names)} has no entry yet, beside which a row could stand"
        return Problem(row.place, fact, f"add the first one with {COMMAND} new")
    return Problem(row.place, f"{kind.file} has no {missing}", "correct the name, or add it to the file first")


def _twice(filled: Iterable[Both], told: set[int]) -> list[Problem]:
    """Return each row that stands there twice, or all of them as one; a row of which more is told is left out."""
    twice: list[Problem] = []
    for both in filled:
        first: dict[Names, Row] = {}
        for row in sorted((row for row in both.rows if row.place.line not in told), key=lambda row: row.place):
            name = own_name(row.values)
            if any(name) and name in first:
                fact = f"{both.label(row.values)} stands in row {first[name].place.line} already"
                twice.append(Problem(row.place, fact, "keep one of the two rows"))
            first.setdefault(name, row)
    twice.sort()
    if len(twice) <= FEW:
        return twice
    *most, last = [str(problem.place.line) for problem in twice]
    fact = f"{len(twice)} rows stand there for the second time: {', '.join(most)} and {last}"
    return [Problem(twice[0].place, fact, f"keep one row of each; of the first, {twice[0].fact}")]


def _misplaced(kind: Sheet, row: Row, at: Table[str, int]) -> Iterator[Problem]:
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


def _without_rows(filled: Iterable[Both]) -> Iterator[str]:
    names = [" → ".join(both.names) for both in filled if not both.rows]
    if names:
        lead = (
            "one list has no row and stays as it is" if len(names) == 1 else f"{len(names)} lists have no row and stay"
        )
        yield f"{lead}: {', '.join(names[:_MOST_NAMED])}{', …' if len(names) > _MOST_NAMED else ''}"


_MOST_NAMED = 8
