"""Say problems in the form that a tool reads: GitHub's annotations and job summary, or JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from macros.model.places import Problem, visible

MOST_ANNOTATIONS = 10  # GitHub shows no more of one step

Lines = set[tuple[str, int]]


def github(problems: Iterable[Problem], changed: Lines | None = None) -> str:
    """Return the first ten problems as workflow commands, those on changed lines first."""
    first = sorted(
        problems, key=lambda problem: ((problem.place.file, problem.place.line) not in (changed or set()), problem)
    )
    return "\n".join(map(_command, first[:MOST_ANNOTATIONS]))


def as_json(problems: Iterable[Problem]) -> str:
    """Return all problems as a JSON list of objects: file, line, column, fact, remedy."""
    rows = [
        {
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "fact": problem.fact,
            "remedy": problem.remedy,
        }
        for problem in problems
    ]
    return json.dumps(rows, indent=2)


def summary(problems: Iterable[Problem], changed: Lines | None = None) -> str:
    """Return all problems as Markdown for the job summary, those on changed lines in a table of their own, first."""
    in_order = sorted(problems)
    own = [problem for problem in in_order if (problem.place.file, problem.place.line) in (changed or set())]
    rest = [problem for problem in in_order if problem not in own]
    if not in_order:
        return "## The check found no problem\n"
    tables = (("On lines that you changed", own), ("Elsewhere" if own else "Where", rest))
    parts = [f"## The check found {len(in_order)} problem{'' if len(in_order) == 1 else 's'}", ""]
    for heading, rows in tables:
        if rows:
            parts += [f"| {heading} | What is wrong | What to write instead |", "| --- | --- | --- |"]
            parts += [
                f"| {inert(str(problem.place))} | {inert(problem.fact)} | {inert(problem.remedy)} |" for problem in rows
            ]
            parts.append("")
    return "\n".join(parts)


def changed_lines(diff: str) -> Lines:
    """Return file and line of everything that a unified diff (as of `git diff --unified=0`) adds or changes."""
    changed: Lines = set()
    file = ""
    for line in diff.splitlines():
        if line.startswith("+++ "):
            file = line.removeprefix("+++ ").removeprefix("b/")
        elif hunk := re.match(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@", line):
            first, count = int(hunk[1]), int(hunk[2] or 1)
            changed |= {(file, number) for number in range(first, first + count)}
    return changed


def inert(text: object) -> str:
    """Return text that Markdown on GitHub neither formats nor links nor mentions anybody by.

    All but plain characters become entities.
    """
    return re.sub(
        r"[^\w ,;'\u2019\u2018\u201c\u201d\u2026\u2013()/-]|(?<=\w)\.(?=\w)|_",
        lambda match: f"&#{ord(match[0])};",
        visible(str(text)),
    )


def for_people(markdown: str) -> str:
    """Return what was made inert for GitHub as a terminal should show it: each entity as its sign."""
    return visible(re.sub(r"&#(\d+);", lambda match: chr(int(match[1])), markdown))


def _command(problem: Problem) -> str:
    place = problem.place
    message = _escaped(f"{visible(problem.fact)}\n{visible(problem.remedy)}")
    file = _escaped(visible(place.file), also=":,")
    return f"::error file={file},line={place.line},col={place.column},title=The map does not fit::{message}"


def _escaped(text: str, also: str = "") -> str:
    """Escape what would end a workflow command or begin another."""
    return "".join(f"%{ord(character):02X}" if character in "%\r\n" + also else character for character in text)
