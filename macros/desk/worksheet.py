"""The private worksheet: official words beside what a person fills in, and what the map says already."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from macros.desk import compare
from macros.desk.split import READER, Piece
from macros.model.index import Index
from macros.model.places import Text, visible
from macros.model.records import Reference

FILLED = ("title", "in_our_words", "online", "force", "note", "skip")  # what a person fills in, row by row
HEAD = ("kind", "address", "copy", "dated", "names_edition")  # and once, of the copy that was read
LABELS = {
    "title": "Title",
    "in_our_words": "In our words",
    "online": "What it means online",
    "force": "Force",
    "note": "Note",
    "skip": "Leave out",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that keeps a worksheet from being taken: where, what, and what to write instead."""

    where: str
    fact: str
    remedy: str

    def __str__(self) -> str:
        """Return two lines: place and fact, then the remedy."""
        return visible(f"{self.where}: {self.fact}\n    {self.remedy}")


@dataclass(frozen=True, slots=True)
class Row:
    """One provision: what the official text says of it, what the map says, and what a person fills in."""

    number: str
    official: str
    series: str = ""
    heading: str = ""
    lead_in: str = ""
    page: str = ""
    standing: str = "new"  # a word of compare.STATES
    inherited: str = ""  # the force that its group or edition gives it
    turns: str = ""  # not, where its group lists what is not to be done
    title: str = ""
    in_our_words: str = ""
    online: str = ""
    force: str = ""
    note: str = ""
    skip: str = ""  # yes, to leave it out

    @property
    def name(self) -> str:
        """The number, after the name of its series where the text has several."""
        return f"{self.series} {self.number}".strip()

    @property
    def is_started(self) -> bool:
        """Whether it has words of ours."""
        return not self.skip and bool(self.title or self.in_our_words)

    @property
    def is_complete(self) -> bool:
        """Whether it has all that a provision needs."""
        return not self.skip and bool(self.title and self.in_our_words)


@dataclass(frozen=True, slots=True)
class Worksheet:
    """The provisions of one official text, with the copy that was read: the fields of HEAD, as in `seen`."""

    framework: str
    edition: str
    rows: tuple[Row, ...]
    kind: str = "official-page"
    address: str = ""
    copy: str = ""
    dated: str = ""
    names_edition: str = ""
    reader: str = READER
    file: str = ""  # where it was read back from

    def where(self, row: Row, field: str) -> str:
        """Return where a field stands: file, line and column in YAML; in a page the address that leads to it."""
        value = getattr(row, field)
        place = str(value.place) if isinstance(value, Text) else f"{self.file}#{_anchor(row, field)}"
        return f"{place}: {row.name}, {LABELS.get(field, field)}"


def make(index: Index, framework: str, edition: str, rows: Iterable[compare.Row], copy: Mapping[str, str]) -> Worksheet:
    """Return the worksheet of a text that was compared with the map.

    What the map has stands in its fields; what it has read whole, and what it can't hold, is left out.
    """
    made = (
        _row(index, reference_of(index, framework, edition, row.number), row.piece, row.state)
        for row in rows
        if row.piece
    )
    return Worksheet(framework, edition, tuple(made), **copy)


def with_progress(worksheet: Worksheet, earlier: Worksheet) -> Worksheet:
    """Return a worksheet with what somebody filled in on an earlier one."""
    filled = {(row.series, row.number): row for row in earlier.rows}
    rows = []
    for row in worksheet.rows:
        before = filled.get((row.series, row.number))
        goes_over = before is not None and _goes_over(before, row)
        rows.append(replace(row, **{key: str(getattr(before, key)) for key in FILLED}) if goes_over else row)
    head = {key: str(getattr(earlier, key) or getattr(worksheet, key)) for key in HEAD}
    return replace(worksheet, rows=tuple(rows), **head)


def _goes_over(before: Row, row: Row) -> bool:
    """Tell whether somebody filled in a row, and the map does not say the same already."""
    if any(getattr(before, key) != getattr(row, key) for key in ("title", "in_our_words", "online", "note")):
        return True
    return bool(before.skip) and row.standing in {"new", "unread"}


def reads_otherwise(worksheet: Worksheet, earlier: Worksheet) -> list[str]:
    """Return the numbers whose official words are not those of an earlier worksheet on which somebody wrote."""
    before = {(row.series, row.number): row for row in earlier.rows if row.is_started}
    return [
        row.name
        for row in worksheet.rows
        if (row.series, row.number) in before and row.official != before[row.series, row.number].official
    ]


# --- One row ----------------------------------------------------------------------------------------------------------


def reference_of(index: Index, framework: str, edition: str, number: str) -> Reference:
    """Return the full name of a number, whether or not the map has it."""
    current = edition == index.frameworks[framework].current_edition
    return Reference(framework=framework, edition=edition, number=number, current=current)


def inherited_force(index: Index, reference: Reference) -> str:
    """Return the force that a number has from its group or edition, whether or not the map has the number."""
    group = index.group_of(reference)
    return str((group and group.force) or index.edition_of(reference).force or "")


def _row(index: Index, reference: Reference, piece: Piece, standing: str) -> Row:
    provision, group = index.provisions.get(reference), index.group_of(reference)
    inherited = inherited_force(index, reference)
    known = dict.fromkeys(FILLED[:-1], "")
    if standing != "other part":
        known |= {key: str(getattr(provision, key, None) or "") for key in known}
    known["force"] = known["force"] or _force_of(piece, inherited)
    return Row(
        number=piece.number,
        official=_shown(piece.words),
        series=piece.series,
        heading=_shown(piece.heading),
        lead_in=_shown(piece.lead_in),
        page=str(piece.page or ""),
        standing=standing,
        inherited=inherited,
        turns=str((group and group.turns) or ""),
        skip="" if standing in {"new", "unread"} else "yes",
        **known,
    )


def _force_of(piece: Piece, inherited: str) -> str:
    """Return with what words an official text binds, where the group or edition does not say the same."""
    binding = _LEADING.search(piece.lead_in) or _OPENING.match(piece.words) or _WITHIN.match(piece.words)
    force = " ".join(binding[1].split()) if binding else ""
    force = force if force.startswith("I ") else force[:1].lower() + force[1:]
    return "" if _verb(force) == _verb(inherited) else force


def _verb(force: str) -> str:
    return re.sub(r"^(?:I|you|we|they) ", "", force)


_WHO = r"(?:I|[Yy]ou|[Ww]e) (?:must|will|shall|should|may)(?: not| never)?"
_LEADING = re.compile(rf"\b({_WHO})\b")
_OPENING = re.compile(rf"(?:As an? [^,]{{1,60}}, )?({_WHO})\b")
_WITHIN = re.compile(r"[^.;:]{0,80}?\b((?:must|shall|should)(?: not| never)?)\b")


def _shown(words: str) -> str:
    return " ".join("".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in words).split())


def _anchor(row: Row, field: str) -> str:
    return f"{row.name.replace(' ', '-')}-{field}"
