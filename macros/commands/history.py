"""The commands on what moved: changes, review, rebuilt."""

from __future__ import annotations

import argparse
import json
import subprocess
from pathlib import Path

from macros.history.changes import Change
from macros.model.places import visible
from macros.reading.project import load


def changes(command: argparse.ArgumentParser) -> None:
    """Take two versions, and what to do with the sentences."""
    command.add_argument(
        "old",
        nargs="?",
        help="a folder, or a name that git knows (default: the commit of the last version)",
    )
    command.add_argument("new", nargs="?", help="the same (default: this folder as it stands)")
    command.add_argument("--json", action="store_true", help="as JSON, for tools")
    command.add_argument(
        "--record",
        metavar="DAY",
        help="add a version of this day, as 2026-11-20, with the sentences to data/versions.yml",
    )
    command.add_argument("--summary", default="", help="with --record: what is new, in one sentence for readers")
    command.set_defaults(run=_changes)


def review(command: argparse.ArgumentParser) -> None:
    """Take an older checkout."""
    command.add_argument("before", type=Path, help="a folder that holds the older data/ and docs/")
    command.set_defaults(run=_review)


def rebuilt(command: argparse.ArgumentParser) -> None:
    """Take two built sites."""
    command.add_argument("before", type=Path, help="a folder that holds the older built site")
    command.add_argument("after", type=Path, help="a folder that holds the newer one")
    command.set_defaults(run=_rebuilt)


def _changes(chosen: argparse.Namespace) -> int:
    from macros.history import git, versions
    from macros.history.changes import changes

    try:
        old = git.index_at(chosen.root, chosen.old or git.last_change(chosen.root, versions.VERSIONS))
        moved = changes(old, git.index_at(chosen.root, chosen.new) if chosen.new else load(chosen.root).index)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"cannot read that version: {getattr(error, 'stderr', b'') or error}")
        print("name a folder, or a commit or tag that git knows")
        return 1
    if chosen.record:
        return _record(chosen.root, chosen.record, chosen.summary, moved)
    if chosen.json:
        rows = [{"says": change.says, "frameworks": change.frameworks, "address": change.address} for change in moved]
        print(json.dumps(rows, indent=1))
    else:
        print("\n".join(f"- {visible(change.says)}" for change in moved) or "Nothing moved.")
    return 0


def _record(root: Path, day: str, summary: str, moved: list[Change]) -> int:
    from macros.history import versions

    try:
        name = versions.record(root, day, summary, moved)
    except ValueError as refused:
        print(refused)
        return 1
    print(f"version {name} with {len(moved)} sentences is in {versions.VERSIONS}, and CITATION.cff names it")
    return 0


def _review(chosen: argparse.Namespace) -> int:
    from macros.history.review import review

    print(review(load(chosen.before).index, load(chosen.root).index), end="")
    return 0


def _rebuilt(chosen: argparse.Namespace) -> int:
    from macros.history.rebuilt import rebuilt

    print(rebuilt(chosen.before, chosen.after), end="")
    return 0
