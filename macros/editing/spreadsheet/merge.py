"""Put rows and entries together, beside what others changed in the meantime: in words, and in lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.editing import entries
from macros.editing.spreadsheet.sheet import Values, mark_of, record_of
from macros.editing.spreadsheet.sides import Both, Entry, Row, Slot, own_name, says
from macros.model.places import Cause, Problem, brief


class Merge:
    """Puts rows and entries together, and notes in words what changes, what is kept and what clashes."""

    def __init__(self, filled: Iterable[Both]) -> None:
        self._known = {both.mark for both in filled} | {entry.mark for both in filled for entry in both.entries}
        self.changed: list[str] = []
        self.kept: list[str] = []
        self.clashes: list[Problem] = []

    def slots(self, both: Both) -> list[Slot]:
        """Return what stands in a list from now on."""
        claims = _claims(both)
        if any(row.list_mark == both.mark for row in both.rows):
            slots: list[Slot] = [(entry, row) for row, entry in zip(both.rows, claims, strict=True)]
        else:
            slots = self._beside(both, claims)
        self.changed += _told(both, slots)
        return slots

    def _beside(self, both: Both, claims: list[Entry | None]) -> list[Slot]:
        """Return a list that has changed since its rows went out, or of which no row did: nothing of it goes."""
        rows: dict[str, Row] = {}
        new: dict[str, list[Row]] = {}  # mark of the entry before them → rows
        before = ""
        for row, entry in zip(both.rows, claims, strict=True):
            is_as_it_went = mark_of(both.names, row.values) == row.mark
            if entry is not None:
                before = entry.mark
                if entry.mark == row.mark or row.values == entry.said:
                    rows[entry.mark] = row
                elif not is_as_it_went:
                    self.clashes.append(_clash(both, row, entry))
            elif not row.mark or row.mark in self._known or row.list_mark in self._known:
                new.setdefault(before, []).append(row)
            elif is_as_it_went:
                self.kept.append(
                    f"{both.label(row.values)} has left the map since this sheet was written, and stays out"
                )
            else:
                self.clashes.append(_clash(both, row, None))
        slots: list[Slot] = [(None, row) for row in new.get("", [])]
        for entry in both.entries:
            slots.append((entry, rows.get(entry.mark)))
            slots += [(None, row) for row in new.get(entry.mark, [])]
        stay = [both.label(entry.said) for entry in both.entries if entry.mark not in rows]
        order = [entry.mark for entry in claims if entry]
        if stay:
            self.kept.append(f"not as the sheet knows it, and stays as the map has it: {', '.join(stay)}")
        if order != [entry.mark for entry in both.entries if entry.mark in order]:
            self.kept.append(f"the order of {' → '.join(both.names)} stays, since the list changed in the meantime")
        return slots


def written(both: Both, slots: list[Slot], lines: list[str]) -> tuple[int, int, list[str]]:
    """Return from which line to which a list stands, and the lines that stand there from now on."""
    new = [line for slot in slots for line in _lines_of(slot, both, lines)]
    return both.entries[0].part.first, both.entries[-1].part.after, new


def _claims(both: Both) -> list[Entry | None]:
    """Return for each row of a list the entry that it is about: by its mark, else by its name; each entry once."""
    claims: list[Entry | None] = [None] * len(both.rows)
    left = list(both.entries)
    for by_mark, by_name in ((True, True), (True, False), (False, True)):
        for number, row in enumerate(both.rows):
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


def _clash(both: Both, row: Row, entry: Entry | None) -> Problem:
    remedy = "the map keeps what it has, and this row is not taken over: write a new sheet, and change it there"
    if entry is None:
        return Problem(row.place, f"{both.label(row.values)} was changed here, and has left the map meanwhile", remedy)
    others = {key: entry.said.get(key, "nothing") for key in _differing(entry.said, row.values)}
    has = "; ".join(f"{key}: {brief(str(value))}" for key, value in others.items())
    if row.mark:
        return Problem(row.place, f"{both.label(row.values)} was changed on both sides; the map has {has}", remedy)
    fact = f"{both.label(row.values)} is in the map already, and not as in this row without a mark; the map has {has}"
    remedy = "was its mark emptied? Put it back, as it went out; or write a new sheet, and change it there"
    return Problem(row.place, fact, remedy, cause=Cause("no mark"))


def _told(both: Both, slots: list[Slot]) -> Iterator[str]:
    """Say in words what changes in a list."""
    staying = [entry.mark for entry, _ in slots if entry]
    for entry, row in slots:
        if entry is None and row:
            yield f"row {row.place.line}: {both.label(row.values)} is new"
        elif entry and row and row.values != entry.said:
            older, now = both.label(entry.said), both.label(row.values)
            name = older if older == now else f"{older} becomes {now}"
            yield f"row {row.place.line}: {name}: {', '.join(_differing(entry.said, row.values))}"
    yield from (
        f"{both.label(entry.said)} has no row any more, and goes" for entry in both.entries if entry.mark not in staying
    )
    if staying != [entry.mark for entry in both.entries if entry.mark in staying]:
        yield f"{' → '.join(both.names)}: in another order, and first {both.label(says(slots[0]))}"


def _differing(older: Values, now: Values) -> list[str]:
    return [key for key in {**older, **now} if older.get(key) != now.get(key)]


def _lines_of(slot: Slot, both: Both, lines: list[str]) -> list[str]:
    entry, row = slot
    if row is None or (entry and row.values == entry.said):
        return entry.part.of(lines) if entry else []
    record = record_of(both.kind, row.values)
    comments = lines[entry.part.first : entry.node.place.line - 1] if entry else []
    if entry and record is record_of(both.kind, entry.values):
        values = _with_what_was_kept(entry.values, entry.said, row.values)
        return comments + entries.patched(record, entry.node, values, lines, entry.part.after)
    indent = both.entries[0].node.place.column - len("- ") - 1
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
