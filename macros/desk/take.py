"""Take a filled worksheet over: what is complete goes into the data, unless something is wrong with any of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from macros.desk.own_words import OwnWords
from macros.desk.split import READER
from macros.desk.worksheet import FILLED, LABELS, Fault, Row, Worksheet, inherited_force, reference_of
from macros.editing import entries
from macros.editing.fix import MAPPINGS, STANDARDS, mended
from macros.model.fields import fields_of
from macros.model.index import Index, numeric_parts
from macros.model.places import Place, Text, nearest
from macros.model.records import Copy, Item, Provision, Reference
from macros.model.references import with_edition
from macros.model.typed import COMMAND, quoted
from macros.reading.fitting import misfits
from macros.reading.yaml.nodes import Block, Node, Series
from macros.reading.yaml.strict import read_yaml

Files = Mapping[str, bytes]
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a worksheet changes: the files, and the official words of each provision taken, for its fingerprint."""

    files: dict[str, bytes]
    references: tuple[Reference, ...]
    official: dict[str, str]  # full name, as `bell@2016:2:7` → words
    waiting: tuple[str, ...]  # numbers that are not complete yet


@dataclass(frozen=True, slots=True)
class Wait:
    """A page that says not-yet for a framework, and the taken numbers that its reason names, if any."""

    item: Item
    framework: str
    why: str
    numbers: tuple[Reference, ...]

    @property
    def commands(self) -> list[str]:
        """The commands that map it, one for each number that is named."""
        start = f"{COMMAND} new mapping --item {self.item.id} --framework {self.framework}"
        ends = [
            f" --number {number.number}{'' if number.current else f' --edition {number.edition}'}"
            for number in self.numbers
        ]
        return [start + end for end in ends] or [start]


def faults(worksheet: Worksheet, index: Index) -> list[Fault]:
    """Return all that keeps a worksheet from being taken, row by row; what is not complete is not looked at."""
    wrong = list(_faults_of_the_head(worksheet, index))
    if wrong:
        return wrong
    without_force = [row for row in worksheet.rows if row.is_complete and not _force_of(worksheet, row, index)]
    if without_force:
        wrong.append(_fault_of_an_edition(worksheet, without_force))
    judge = OwnWords({row.name: f"{row.lead_in} {row.official}".strip() for row in worksheet.rows})
    counted = Counter(row.number for row in worksheet.rows if row.is_complete)
    for row in worksheet.rows:
        if row.is_complete:
            wrong += _faults_of_a_row(worksheet, row, index, judge)
        if row.is_complete and counted[row.number] > 1:
            remedy = "leave out all but one; --series takes one part of a text in which each part counts from 1"
            wrong.append(Fault(worksheet.where(row, "number"), f"{row.number} stands here more than once", remedy))
    return wrong


def taken(worksheet: Worksheet, index: Index, files: Files, today: str) -> Taken:
    """Return the files with what is complete in it; existing numbers keep their lines where nothing changed.

    Raises:
        LookupError: The framework has no list of provisions.
    """
    complete = [row for row in worksheet.rows if row.is_complete]
    references = tuple(_reference(worksheet, row, index) for row in complete)
    rows = {row.number: row for row in complete}
    text = files[STANDARDS].decode()
    lines = text.split("\n")
    series = _at(read_yaml(files[STANDARDS], STANDARDS).node, "frameworks", worksheet.framework, "provisions")
    if not isinstance(series, Series):
        missing = f"{worksheet.framework} has no list of provisions: write `provisions: []` below it"
        raise LookupError(missing)  # noqa: TRY004  a key that lacks, and no wrong type
    new = _patched(worksheet, rows, series, lines, today)
    for row in rows.values():
        new = _added(new, series, _new(worksheet, row, index, today))
    changed = {**files, STANDARDS: "\n".join(new).encode()}
    better = mended(changed)  # the new numbers go to their places, and the titles beside them in the mappings follow
    return Taken(
        files={file: better.get(file, changed[file]) for file in (STANDARDS, MAPPINGS)},
        references=references,
        official={with_edition(reference): row.official for reference, row in zip(references, complete, strict=True)},
        waiting=tuple(row.name for row in worksheet.rows if row.is_started and not row.is_complete),
    )


def fits_the_reader(worksheet: Worksheet) -> bool:
    """Tell whether the reader of today split it: only then are fingerprints of its words worth keeping."""
    return worksheet.reader == READER


def waits(index: Index, taken: Iterable[Reference]) -> list[Wait]:
    """Return the pages that say not-yet for a framework of which numbers were taken; first those that name one."""
    found = []
    references = list(taken)
    for framework in dict.fromkeys(reference.framework for reference in references):
        own = [reference for reference in references if reference.framework == framework]
        for item in index.items.values():
            gap = index.answer(item.id, index.frameworks[framework]).gap
            if gap and gap.kind == "not-yet":
                numbers = tuple(reference for reference in own if _names(gap.why, reference))
                found.append(Wait(item, framework, str(gap.why), numbers))
    return sorted(found, key=lambda wait: not wait.numbers)


# --- What is wrong ----------------------------------------------------------------------------------------------------


def _faults_of_the_head(worksheet: Worksheet, index: Index) -> Iterator[Fault]:
    framework = index.frameworks.get(worksheet.framework)
    if framework is None:
        remedy = nearest(worksheet.framework, index.frameworks)
        yield Fault(worksheet.file, f"no framework {worksheet.framework}", remedy)
        return
    edition = index.editions.get((worksheet.framework, worksheet.edition))
    if edition is None:
        remedy = nearest(worksheet.edition, [edition.id for edition in framework.editions])
        yield Fault(worksheet.file, f"{worksheet.framework} has no edition {worksheet.edition}", remedy)
        return
    copy = _copy(worksheet, "2000-01-01")
    for key, field in fields_of(Copy).items():
        value = str(copy.get(key) or "")
        if value or not field.optional:
            for problem in misfits(Text(value, Place(worksheet.file)), key, field):
                yield Fault(worksheet.file, f"the copy that was read: {problem.fact}", problem.remedy)
    if worksheet.kind == "official-page" and not (worksheet.address or edition.official_url):
        remedy = "fill in its address; for a text on paper, give its official_url to the edition"
        yield Fault(worksheet.file, "the copy that was read has no address", remedy)


def _fault_of_an_edition(worksheet: Worksheet, rows: Iterable[Row]) -> Fault:
    """Return one fault for all numbers of which nothing says with what words they bind, as in a new edition."""
    remedy = (
        f'add force: "you must", or what it prints, to the edition {worksheet.edition} in {STANDARDS}; '
        'or fill in the force of each; write "not seen" where no copy shows it'
    )
    names = ", ".join(row.name for row in rows)
    return Fault(worksheet.file, f"nothing says with what words these bind: {names}", remedy)


def _force_of(worksheet: Worksheet, row: Row, index: Index) -> str:
    return str(row.force) or inherited_force(index, _reference(worksheet, row, index))


def _faults_of_a_row(worksheet: Worksheet, row: Row, index: Index, judge: OwnWords) -> Iterator[Fault]:
    for key in FILLED:
        value = str(getattr(row, key))
        place = Place(worksheet.file)
        field = fields_of(Provision).get(key)
        if field and value:
            is_checked = isinstance(getattr(row, key), Text)  # it came from YAML, and its reader has looked at it
            written = read_yaml(f"{key}: {quoted(value)}".encode(), worksheet.file).problems
            for problem in (*(() if is_checked else written), *misfits(Text(value, place), LABELS[key], field)):
                yield Fault(worksheet.where(row, key), problem.fact, problem.remedy)
    if not row.official:
        remedy = "make the worksheet anew from the text, with --with and this file"
        yield Fault(worksheet.where(row, "official"), "the official words are gone, so ours cannot be compared", remedy)
    reference = _reference(worksheet, row, index)
    group = index.group_of(reference)
    told = {key: str(getattr(row, key)) for key in (*FILLED, "number", "official", "lead_in")}
    told |= {"inherited": inherited_force(index, reference), "turns": str((group and group.turns) or "")}
    for fault in judge.faults(told):
        if fault["field"] == "force" and not _force_of(worksheet, row, index):
            continue  # told of all of them at once
        yield Fault(worksheet.where(row, fault["field"]), fault["fact"], fault["remedy"])


# --- What is written --------------------------------------------------------------------------------------------------


def _patched(worksheet: Worksheet, rows: dict[str, Row], series: Series, lines: list[str], today: str) -> list[str]:
    """Return the lines with the numbers that the map has already; they leave `rows`."""
    if not series.values:
        return lines
    parts = entries.entry_lines(series.values, lines, entries.end_of(lines, series.values[-1].place.line - 1))
    new = list(lines)
    for block, part in reversed(list(zip(series.values, parts, strict=True))):
        before = entries.values_of(block)
        if not isinstance(block, Block) or before.get("edition") != worksheet.edition:
            continue
        row = rows.pop(before.get("number", ""), None)
        if row:
            values = before | _values(row) | {"seen": _seen(before.get("seen") or [], worksheet, today)}
            start = block.place.line - 1
            new[start : part.after] = entries.patched(Provision, block, values, lines, part.after)
    return new


def _added(lines: list[str], series: Series, entry: list[str]) -> list[str]:
    """Return the lines with an entry behind the list; `mended` puts it into the order of the numbers."""
    at = series.place.line - 1
    if not series.values and lines[at].rstrip().endswith("[]"):
        indent = len(lines[at]) - len(lines[at].lstrip()) + 2
        opened = [*lines[:at], lines[at].rstrip().removesuffix("[]").rstrip(), *lines[at + 1 :]]
        return [*opened[: at + 1], *entries.indented(entries.dashed(entry), indent), *opened[at + 1 :]]
    if not series.values:
        indent = len(lines[at]) - len(lines[at].lstrip()) + 2
        return [*lines[: at + 1], *entries.indented(entries.dashed(entry), indent), *lines[at + 1 :]]
    first = series.values[0].place
    indent = first.column - len("- ") - 1
    return [*lines[: first.line - 1], *entries.indented(entries.dashed(entry), indent), *lines[first.line - 1 :]]


def _new(worksheet: Worksheet, row: Row, index: Index, today: str) -> list[str]:
    values: Values = {"number": row.number, "edition": worksheet.edition, **_values(row)}
    values["seen"] = _seen([], worksheet, today)
    if worksheet.edition != index.frameworks[worksheet.framework].current_edition:
        evidence = "Nobody here has compared it with the current edition yet."
        values["became"] = {"change": "unknown", "numbers": [], "evidence": evidence}
    return entries.write(Provision, values)


def _values(row: Row) -> Values:
    return {key: str(getattr(row, key)) or None for key in FILLED if key != "skip"}


def _seen(before: list[Values], worksheet: Worksheet, today: str) -> list[Values]:
    """Return the copies with the one that was read now, first; where it was read before, its day is renewed."""
    copy = _copy(worksheet, today)
    key = ("kind", "extent", "address")
    same = [copy.get(name) for name in key]
    return [copy, *(other for other in before if [other.get(name) for name in key] != same)]


def _copy(worksheet: Worksheet, today: str) -> Values:
    told = {"kind": worksheet.kind, "extent": "whole", "names_edition": worksheet.names_edition}
    told |= {"address": worksheet.address, "copy": worksheet.copy, "on": today, "dated": worksheet.dated}
    return {key: value for key, value in told.items() if value}


def _reference(worksheet: Worksheet, row: Row, index: Index) -> Reference:
    return reference_of(index, worksheet.framework, worksheet.edition, row.number)


def _names(why: str, reference: Reference) -> bool:
    """Tell whether the reason of a gap names a number, or the group that it stands in."""
    parts = numeric_parts(reference.number)
    groups = [".".join(parts[:length]) for length in range(1, len(parts))]
    if re.search(rf"(?<![\d.:]){re.escape(reference.number)}(?![.:]?\d)", why):
        return True
    return any(
        re.search(rf"\b(?:[Ss]ection|[Ss]tandard|[Pp]art|[Gg]roup) {re.escape(group)}(?![.:]?\d)", why)
        for group in groups
    )


def _at(node: Node | None, *keys: str) -> Node | None:
    for key in keys:
        node = node.values.get(Text(key, node.place)) if isinstance(node, Block) else None
    return node
