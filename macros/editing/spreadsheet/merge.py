"""Put rows and entries together, beside what others changed in the meantime: in words, and in lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.editing import entries
from macros.editing.spreadsheet.sheet import Values, mark_of, record_of
from macros.editing.spreadsheet.sides import Entry, List, Row, Slot, own_name, says
from macros.model.places import Problem, brief


class Merge:
    """Puts rows and entries together, and notes in words what changes, what is kept and what clashes."""

    def __init__(self, filled: Iterable[List]) -> None:
        self._known = {one.mark for one in filled} | {entry.mark for one in filled for entry in one.entries}
        self.changed: list[str] = []
        self.kept: list[str] = []
        self.clashes: list[Problem] = []

    def slots(self, one: List) -> list[Slot]:
        """Return what stands in a list from now on."""
        claims = _claims(one)
        if any(row.list_mark == one.mark for row in one.rows):
            slots: list[Slot] = [(entry, row) for row, entry in zip(one.rows, claims, strict=True)]
        else:
            slots = self._beside(one, claims)
        self.changed += _told(one, slots)
        return slots

    def _beside(self, one: List, claims: list[Entry | None]) -> list[Slot]:
        """Return a list that has changed since its rows went out, or of which no row did: nothing of it goes."""
        rows: dict[str, Row] = {}
        new: dict[str, list[Row]] = {}  # mark of the entry before them → rows
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


def written(one: List, slots: list[Slot], lines: list[str]) -> tuple[int, int, list[str]]:
    """Return from which line to which a list stands, and the lines that stand there from now on."""
    new = [line for slot in slots for line in _lines_of(slot, one, lines)]
    return one.entries[0].part.first, one.entries[-1].part.after, new


def _claims(one: List) -> list[Entry | None]:
    """Return for each row of a list the entry that it is about: by its mark, else by its name; each entry once."""
    claims: list[Entry | None] = [None] * len(one.rows)
    left = list(one.entries)
    for by_mark, by_name in ((True, True), (True, False), (False, True)):
        for number, row in enumerate(one.rows):
            if claims[number] is None:
                claims[number] = next(
                    (
                        entry
                        for entry in left
                        if (not by_mark or entry.mark == row.mark)
                        and (not by_name or own_name(entry.said) == own_name(row.values))
                    ),
                    None,
                )
                left = [entry for entry in left if entry is not claims[number]]
    return claims


def _clash(one: List, row: Row, entry: Entry | None) -> Problem:
    remedy = "the map keeps what it has, and this row is not taken over: write a new sheet, and change it there"
    if entry is None:
        return Problem(row.place, f"{one.label(row.values)} was changed here, and has left the map meanwhile", remedy)
    others = {key: entry.said.get(key, "nothing") for key in _differing(entry.said, row.values)}
    has = "; ".join(f"{key}: {brief(str(value))}" for key, value in others.items())
    side = "was changed on both sides" if row.mark else "is in the map already, and not as in this new row"
    return Problem(row.place, f"{one.label(row.values)} {side}; the map has {has}", remedy)


def _told(one: List, slots: list[Slot]) -> Iterator[str]:
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
        yield f"{' → '.join(one.names)}: in another order, and first {one.label(says(slots[0]))}"


def _differing(older: Values, now: Values) -> list[str]:
    return [key for key in {**older, **now} if older.get(key) != now.get(key)]


def _lines_of(slot: Slot, one: List, lines: list[str]) -> list[str]:
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
