"""A text that is read as YAML: its lines, where they stand in the file, and what is told of them."""

from __future__ import annotations

from typing import Any, NamedTuple

from macros.model.places import Place, Problem


class Manuscript(NamedTuple):
    """The text of a file, or of a part that starts on `first_line`; `loose` is told where it is YAML to its end."""

    file: str
    first_line: int
    text: str
    lines: list[str]
    problems: list[Problem]
    loose: list[Problem]  # else they follow from what is no YAML

    def place(self, mark: Any) -> Place:
        """Return the place of a mark of libyaml."""
        return self.at(mark.line, mark.column)

    def at(self, line: int, column: int) -> Place:
        """Return the place of a line and a column, both counted from 0 in this text."""
        return Place(self.file, line + self.first_line, column + 1)

    def note(self, place: Place, fact: str, remedy: str, *, spoils: Place | None = None, yields: bool = False) -> None:
        """Add a problem, as `Problem` has its parts."""
        self.problems.append(Problem(place, fact, remedy, spoils=spoils, yields=yields))


def margin_of(line: str) -> int:
    """Return how many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))
