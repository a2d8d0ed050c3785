"""What commands share: the folder of a map, its files, the map in it, and which problems are new."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path

from macros.model.index import Index
from macros.model.places import Problem
from macros.reading.files import tree
from macros.reading.project import ROOT, load, report


def of_a_map(command: argparse.ArgumentParser) -> None:
    """Take the folder of another map."""
    says = "a folder that holds data/ and docs/ (default: this project)"
    command.add_argument("--root", type=Path, default=ROOT, metavar="FOLDER", help=says)


def on_sound_map(run: Callable[[argparse.Namespace, Index], int]) -> Callable[[argparse.Namespace], int]:
    """Let a command run with the index of the map; where the map has problems, print them instead."""

    def checked_first(chosen: argparse.Namespace) -> int:
        project = load(getattr(chosen, "root", ROOT))
        if project.problems:
            print(report(project.problems))
            return 1
        return run(chosen, project.index)

    return checked_first


def files_of(root: Path) -> dict[str, bytes]:
    """Return the data files and the pages of a map: path from its folder → content."""
    standing = tree(root)
    records = (name for name in standing.data if name.endswith(".yml"))
    return {name: (root / name).read_bytes() for name in (*records, *standing.pages)}


def fresh_problems(before: Iterable[Problem], after: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that a change brings; lines move, so places do not count."""
    known = {(problem.fact, problem.remedy) for problem in before}
    return tuple(problem for problem in after if (problem.fact, problem.remedy) not in known)
