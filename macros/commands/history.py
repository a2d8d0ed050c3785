"""The commands on what moved: changes, review, rebuilt."""

from __future__ import annotations

import argparse
import json
import subprocess
from pathlib import Path

from macros.commands.sound import Refused, built_site, files_of, fresh_problems, in_a_form, readable, write
from macros.history.changes import Change
from macros.model.index import Index
from macros.model.places import visible
from macros.reading.project import checked, load, report
from macros.rules.reports import for_people


def changes(command: argparse.ArgumentParser) -> None:
    """Take two versions, and what to do with the sentences."""
    command.add_argument("old", nargs="?", help="a folder, or a name that git knows (default: the last commit)")
    command.add_argument("new", nargs="?", help="the same (default: this folder as it stands)")
    command.add_argument("--released", action="store_true", help="since the last version of data/versions.yml")
    command.add_argument("--json", action="store_true", help="as JSON, for tools")
    command.add_argument(
        "--record",
        metavar="DAY",
        help="with --released or an old version: add one of this day, as 2026-11-20, to data/versions.yml",
    )
    command.add_argument("--summary", default="", help="with --record: what is new, in one sentence for readers")
    command.set_defaults(run=_changes)


def review(command: argparse.ArgumentParser) -> None:
    """Take an older checkout."""
    command.add_argument(
        "before",
        type=Path,
        help="a folder that holds the older data/ and docs/, as after: git worktree add ../before main",
    )
    in_a_form(command)
    command.set_defaults(run=_review)


def rebuilt(command: argparse.ArgumentParser) -> None:
    """Take two built sites."""
    command.add_argument("before", type=Path, help="a folder that holds the older built site")
    command.add_argument("after", type=Path, help="a folder that holds the newer one")
    command.set_defaults(run=_rebuilt)


def _changes(chosen: argparse.Namespace) -> int:
    from macros.history.changes import changes

    since = chosen.old or _default(chosen)
    moved = changes(_at(chosen.root, since), _at(chosen.root, chosen.new) if chosen.new else readable(chosen.root))
    if chosen.record:
        return _record(chosen.root, chosen.record, chosen.summary, moved)
    if chosen.json:
        rows = [{"says": change.says, "frameworks": change.frameworks, "address": change.address} for change in moved]
        print(json.dumps(rows, indent=1))
    else:
        print("\n".join(f"- {visible(change.says)}" for change in moved) or f"Nothing in the data moved since {since}.")
    return 0


def _default(chosen: argparse.Namespace) -> str:
    from macros.history import git, versions

    try:
        return git.last_change(chosen.root, versions.VERSIONS) if chosen.released or chosen.record else "HEAD"
    except (OSError, subprocess.CalledProcessError) as error:
        raise Refused(f"git knows no version of {chosen.root}: name a folder that holds an older one") from error


def _at(root: Path, name: str) -> Index:
    """Return the map of a folder, or of a commit or tag."""
    from macros.history import git

    if Path(name).exists():
        return readable(Path(name))
    try:
        with git.folder_at(root, name) as folder:
            return readable(folder)
    except (OSError, subprocess.CalledProcessError) as error:
        raise Refused(f"there is no folder {name}, and git knows no commit or tag of that name with a map") from error


def _record(root: Path, day: str, summary: str, moved: list[Change]) -> int:
    from macros.history import versions
    from macros.reading.settings import site_of
    from macros.views.cite import cff

    project, files = load(root), files_of(root)
    stood = files.get(versions.VERSIONS, versions.NONE)
    try:
        name, text = versions.recorded(project.index, stood.decode(), day, summary, moved)
    except ValueError as error:
        raise Refused(str(error)) from error
    after = checked({**files, versions.VERSIONS: text.encode()})
    if fresh := fresh_problems(project.problems, after.problems):
        raise Refused(f"with this version, the check finds these problems more:\n{report(fresh)}\nnothing was written")
    citation = cff(after.index, site_of(root))
    write(root, {versions.VERSIONS: text.encode(), versions.CITATION: citation.encode()})
    print(f"version {name} with {len(moved)} sentences is in {versions.VERSIONS}, and CITATION.cff names it")
    return 0


def _review(chosen: argparse.Namespace) -> int:
    from macros.history.review import review

    markdown = review(readable(chosen.before), readable(chosen.root))
    print(markdown if chosen.format == "github" else for_people(markdown), end="")
    return 0


def _rebuilt(chosen: argparse.Namespace) -> int:
    from macros.history.rebuilt import rebuilt

    print(rebuilt(built_site(chosen.before), built_site(chosen.after)), end="")
    return 0
