"""Prepare the next edition of a framework: copy its numbers, ask what became of each, and turn mappings into drafts."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass, field

from macros.model.index import Index
from macros.model.records import Edition, Framework, Provision

STANDARDS, MAPPINGS = "data/standards.yml", "data/mappings.yml"


@dataclass(frozen=True, slots=True)
class NextEdition:
    """What is known of the edition to come; `in_force` may be empty."""

    framework: str
    id: str
    label: str
    in_force: str = ""


@dataclass(slots=True)
class _Edits:
    """Lines to put into a file, each before the line of that number; nothing else of the file changes."""

    lines: list[str]
    before: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))

    def text(self) -> str:
        edited = []
        for number, line in enumerate([*self.lines, ""], 1):
            edited += self.before.get(number, [])
            edited.append(line)
        return "\n".join(edited[:-1]) + "\n"


def refuse(index: Index, coming: NextEdition) -> str:
    """Return why the edition cannot be prepared, or nothing where it can."""
    framework = index.frameworks.get(coming.framework)
    if framework is None:
        return f"no framework {coming.framework}; known are {', '.join(index.frameworks)}"
    if (coming.framework, coming.id) in index.editions:
        return f"{coming.framework} has an edition {coming.id} already"
    return ""


def prepare(index: Index, coming: NextEdition, standards: str, mappings: str) -> tuple[str, str]:
    """Return both files with the next edition in them.

    The check then names every number that does not say yet what became of it.
    Mappings that are our reading go over as drafts; those that a source cites or states stay with the edition that the
    source means.
    """
    framework = index.frameworks[coming.framework]
    return _standards(framework, coming, standards), _mappings(index, framework, mappings)


def _standards(framework: Framework, coming: NextEdition, text: str) -> str:
    edits = _Edits(text.rstrip("\n").split("\n"))
    at = framework.current_edition.place.line - 1
    edits.lines[at] = edits.lines[at].replace(framework.current_edition, coming.id)
    _new_edition(edits, framework, coming)
    current = [provision for provision in framework.provisions if provision.edition == framework.current_edition]
    first = min(provision.place.line for provision in framework.provisions)
    for provision in current:
        indent = " " * (provision.place.column - 1)
        dash = f"{indent[:-2]}- "
        edits.before[first] += [
            f'{dash}number: "{provision.number}"',
            f'{indent}edition: "{coming.id}"',
            f"{indent}status: listed",
        ]
        edits.before[_end(edits.lines, provision)] += [
            f"{indent}became:",
            f'{indent}  change: ""',
            f"{indent}  numbers:",
            f'{indent}    - "{provision.number}"',
            f'{indent}  evidence: ""',
        ]
    return edits.text()


def _new_edition(edits: _Edits, framework: Framework, coming: NextEdition) -> None:
    newest = min(framework.editions, key=lambda edition: edition.id.place.line)
    outer, inner = " " * (newest.id.place.column - 1), " " * (newest.place.column - 1)
    lines = [f'{outer}"{coming.id}":', f'{inner}label: "{coming.label}"']
    if coming.in_force:
        lines.append(f'{inner}in_force: "{coming.in_force}"')
        _end_current(edits, framework, coming.in_force)
    edits.before[newest.id.place.line] += [
        *lines,
        f'{inner}note: "Its numbers were copied from the edition before it. Nobody here has read its text yet."',
    ]


def _end_current(edits: _Edits, framework: Framework, in_force: str) -> None:
    current: Edition = next(edition for edition in framework.editions if edition.id == framework.current_edition)
    if not current.until:
        last = datetime.date.fromisoformat(in_force) - datetime.timedelta(days=1)
        edits.before[current.place.line].append(f'{" " * (current.place.column - 1)}until: "{last}"')


def _mappings(index: Index, framework: Framework, text: str) -> str:
    edits = _Edits(text.rstrip("\n").split("\n"))
    for answer in index.data.answers:
        for mapping in answer.mappings if answer.framework == framework.id else ():
            if not mapping.edition:
                key = "draft" if mapping.basis == "inferred" else "edition"
                edits.before[mapping.number.place.line + 1].append(
                    f'{" " * (mapping.place.column - 1)}{key}: "{framework.current_edition}"'
                )
    return edits.text()


def _end(lines: list[str], provision: Provision) -> int:
    """Return the number of the line after the last line of a provision."""
    inside = provision.place.column - 1
    for number, line in enumerate(lines[provision.place.line :], provision.place.line + 1):
        if line.strip() and len(line) - len(line.lstrip()) < inside:
            return number
    return len(lines) + 1
