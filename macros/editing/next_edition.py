"""Prepare the next edition of a framework: announce it, make it the current one on its day, ask what became of what."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from typing import Any

from macros.editing import entries
from macros.editing.fix import STANDARDS
from macros.editing.interview import Interview
from macros.model.fields import FORMS, is_date
from macros.model.index import Index
from macros.model.names import title_of
from macros.model.places import Place, nearest
from macros.model.records import Edition, Framework, Provision, Reference
from macros.model.typed import quoted
from macros.model.words import CHANGES
from macros.reading.yaml.nodes import Block, Series, below
from macros.reading.yaml.strict import read_yaml

NOBODY = "Nobody here has compared this number with the later edition yet."
OURS = "Our own reading of both editions."


@dataclass(frozen=True, slots=True)
class NextEdition:
    """What is known of the edition to come."""

    framework: str
    id: str
    label: str
    in_force: str


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
    """Return why an edition cannot be prepared, or nothing where it can."""
    framework = index.frameworks.get(coming.framework)
    if framework is None:
        return f"no framework {coming.framework}: {nearest(coming.framework, index.frameworks)}"
    if not FORMS["id"][0].fullmatch(coming.id):
        return f"the edition is {coming.id}: {FORMS['id'][1]}, as 2030"
    known = index.editions.get((coming.framework, coming.id))
    current = index.editions[coming.framework, framework.current_edition]
    if known and (known.until or index.in_edition(coming.framework, coming.id) or known is current):
        return f"{coming.framework} has an edition {coming.id} already"
    if not is_date(coming.in_force):
        said = f"the first day is {coming.in_force}" if coming.in_force else "its first day is not known"
        return f"{said}: write it as --in-force 2030-09-01; until then {current.id} stays the current edition"
    if current.in_force and coming.in_force <= current.in_force:
        return (
            f"{coming.in_force} is before the current edition {current.id}, which is in force since {current.in_force}"
        )
    return ""


def announce(index: Index, coming: NextEdition, standards: str) -> str:
    """Return `data/standards.yml` with an edition that is still to come; the current one stays the current one."""
    edits = _Edits(standards.rstrip("\n").split("\n"))
    _new_edition(edits, index, coming)
    return edits.text()


def prepare(index: Index, coming: NextEdition, standards: str, mappings: str) -> tuple[str, str]:
    """Return both files with an edition as the current one, and the numbers of the edition before it in it.

    Each older number says that nobody has compared it yet. Mappings that are our reading go over as drafts; those that
    a source cites or states stay with the edition that the source means.
    """
    framework = index.frameworks[coming.framework]
    return _standards(index, framework, coming, standards), _mappings(index, framework, mappings)


def unanswered(index: Index, framework: str) -> list[Reference]:
    """Return the older numbers of which nobody has said yet what became of them in the current edition."""
    return [
        reference
        for reference, provision in index.provisions.items()
        if reference.framework == framework
        and (change := provision.became)
        and change.evidence == NOBODY
        and not change.edition
    ]


def ask(index: Index, reference: Reference, interview: Interview, evidence: str) -> dict[str, Any]:
    """Ask what became of one number; what can be told from number and title is proposed."""
    later = [index.provisions[own] for own in index.in_edition(reference.framework, _current(index, reference))]
    numbers = [str(provision.number) for provision in later]
    titles = {str(provision.number): str(provision.title or "title not known") for provision in later}
    change, proposed = _proposal(index.provisions[reference], later)
    same = titles.get(reference.number)
    interview.tell(f"\n{title_of(index, reference)}")
    interview.tell(f"  now {reference.number}: {same}" if same else f"  there is no {reference.number} now")

    def fits(word: str) -> str:
        meant = [known for known in CHANGES if known.startswith(word.lower())]
        return change if not word else meant[0] if len(meant) == 1 else word

    answer = interview.known(f"change [{change}]", CHANGES, called=fits)
    if answer in {"renumbered", "split", "merged"}:
        written = interview.text(
            f"numbers, with spaces between them [{proposed}]",
            lambda said: _wrong_numbers(answer, reference.number, _apart(said or proposed), numbers),
        )
        became = _apart(written or proposed)
    else:
        became = [reference.number] if reference.number in numbers and answer != "removed" else []
    if answer in {"unchanged", "reworded"} and not became:
        interview.tell(f"  there is no {reference.number} now: write renumbered, split, merged, removed or unknown")
        return ask(index, reference, interview, evidence)
    return {"change": answer, "numbers": became, "evidence": NOBODY if answer == "unknown" else evidence}


def answered(standards: str, answers: Table[Reference, dict[str, Any]]) -> str:
    """Return `data/standards.yml` with what became of some older numbers."""
    for name in {reference.framework for reference in answers}:
        said = {(own.number, own.edition): answer for own, answer in answers.items() if own.framework == name}
        standards = _patched(standards, name, lambda values, said=said: said.get((values["number"], values["edition"])))
    return standards


def asked_at(standards: str, line: int, answers: Iterable[Reference]) -> list[Reference]:
    """Return the older number in whose lines a problem stands, of those that were answered."""
    lines, named = standards.split("\n"), {(own.framework, own.number, own.edition): own for own in answers}
    found = []
    for name in {own.framework for own in answers}:
        for entry in _provisions(standards, name).values:
            first = entry.place.line
            values = entries.values_of(entry)
            own = named.get((name, values["number"], values["edition"]))
            if own and first <= line <= entries.end_of(lines, first - 1):
                found.append(own)
    return found


# --- What can be told without asking ----------------------------------------------------------------------------------


def _proposal(older: Provision, later: Iterable[Provision]) -> tuple[str, str]:
    """Return the change that number and title tell of, and the number where that is another one."""
    title = _plain(older.title)
    alike = [str(provision.number) for provision in later if title and _plain(provision.title) == title]
    if str(older.number) in alike:
        return "unchanged", ""
    return ("renumbered", alike[0]) if len(alike) == 1 else ("unknown", " ".join(alike))


def _plain(title: str | None) -> str:
    return " ".join(re.findall(r"\w+", (title or "").lower()))


def _apart(numbers: str) -> list[str]:
    return [number for number in re.split(r"[\s,;]+", numbers) if number]


def _wrong_numbers(change: str, own: str, said: list[str], known: list[str]) -> str:
    strays = [number for number in said if number not in known]
    if strays:
        return f"no number {strays[0]}: {nearest(strays[0], known)}"
    if change == "split" and len(set(said)) < 2:  # noqa: PLR2004  that is what the word means
        return "what was split became two numbers or more: write them all"
    if change == "renumbered" and (len(said) != 1 or said == [own]):
        return "what was renumbered became one other number: write it"
    return "" if said else "write the number that it became"


def _current(index: Index, reference: Reference) -> str:
    return str(index.frameworks[reference.framework].current_edition)


# --- Lines ------------------------------------------------------------------------------------------------------------


def _standards(index: Index, framework: Framework, coming: NextEdition, text: str) -> str:
    edits = _Edits(text.rstrip("\n").split("\n"))
    at = framework.current_edition.place.line - 1
    edits.lines[at] = edits.lines[at].replace(framework.current_edition, coming.id)
    _new_edition(edits, index, coming)
    _end_current(edits, framework, coming.in_force)
    there = {provision.number for provision in framework.provisions if provision.edition == coming.id}
    current = [provision for provision in framework.provisions if provision.edition == framework.current_edition]
    first = min((provision.place.line for provision in framework.provisions), default=0)
    for provision in current:
        indent = " " * (provision.place.column - 1)
        if provision.number not in there:
            edits.before[first] += [
                f'{indent[:-2]}- number: "{provision.number}"',
                f'{indent}edition: "{coming.id}"',
                f"{indent}seen: []",
            ]

    def became(values: dict[str, Any]) -> dict[str, Any] | None:
        if values["edition"] == framework.current_edition and "became" not in values:
            return {"change": "unknown", "numbers": [values["number"]], "evidence": NOBODY}
        change = values.get("became")
        if change and change.get("edition") == coming.id:
            return {key: value for key, value in change.items() if key != "edition"}
        if change and values["edition"] != coming.id and "edition" not in change:
            return {**change, "edition": str(framework.current_edition)}  # it speaks of the edition that was current
        return None

    return _patched(edits.text(), framework.id, became)


def _new_edition(edits: _Edits, index: Index, coming: NextEdition) -> None:
    """Add the edition, or move the day of one that was announced for another."""
    announced = index.editions.get((coming.framework, coming.id))
    if announced and announced.in_force:
        at = announced.in_force.place.line - 1
        edits.lines[at] = edits.lines[at].replace(announced.in_force, coming.in_force)
        return
    if announced:
        indent = " " * (announced.place.column - 1)
        edits.before[announced.place.line].append(f'{indent}in_force: "{coming.in_force}"')
        return
    newest = min(index.frameworks[coming.framework].editions, key=lambda edition: edition.id.place.line)
    outer, inner = " " * (newest.id.place.column - 1), " " * (newest.place.column - 1)
    edits.before[newest.id.place.line] += [
        f"{outer}{quoted(coming.id)}:",
        f"{inner}label: {quoted(coming.label)}",
        f'{inner}in_force: "{coming.in_force}"',
        f'{inner}note: "Nobody here has seen its text yet; numbers here are those of the edition before it."',
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


def _provisions(text: str, framework: str) -> Series:
    series = below(read_yaml(text.encode(), STANDARDS).node, "frameworks", framework, "provisions")
    if not isinstance(series, Series):
        return Series(Place(STANDARDS), ())
    blocks = tuple(entry for entry in series.values if isinstance(entry, Block))
    return series._replace(values=blocks)


def _patched(text: str, framework: str, became: Any) -> str:
    """Return `data/standards.yml` with another `became` where one is given for the values of a provision."""
    lines = text.split("\n")
    listed = _provisions(text, framework).values
    parts = entries.entry_lines(listed, lines, entries.end_of(lines, listed[-1].place.line - 1)) if listed else []
    for entry, part in reversed(list(zip(listed, parts, strict=True))):
        values = entries.values_of(entry)
        change = became(values)
        if change and isinstance(entry, Block):
            start = entry.place.line - 1
            lines[start : part.after] = entries.patched(
                Provision, entry, {**values, "became": change}, lines, part.after
            )
    return "\n".join(lines)
