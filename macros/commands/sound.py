"""What many commands begin with: the folder of a map, and the map in it where it has no problems."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from macros.model.index import Index
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
