"""The commands on open data and versions: export, changes, new-edition, addresses."""

from __future__ import annotations

import argparse
import io
import json
import subprocess
import tarfile
import tempfile
from pathlib import Path

from macros.editing import next_edition as succession
from macros.exports.write import write
from macros.history.changes import Change, changes
from macros.model.fields import is_date
from macros.model.index import Index
from macros.model.places import visible
from macros.model.site import site_of
from macros.reading.project import ROOT, load, report
from macros.rules import addresses
from macros.views import cite as citations

VERSIONS = "data/versions.yml"
HEAD = "versions:\n"


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands; each knows the function that runs it."""
    export = commands.add_parser("export", help="write the open data: JSON, CSV, SSSOM, SKOS, citations, feeds")
    export.add_argument("--out", type=Path, default=Path("site"), help="a folder (default: site)")
    export.set_defaults(run=_export)
    moved = commands.add_parser("changes", help="say in sentences what moved between two versions of the map")
    moved.add_argument("old", nargs="?", help="a folder, or a name that git knows (default: the commit of the last version)")
    moved.add_argument("new", nargs="?", help="the same (default: this folder as it stands)")
    moved.add_argument("--json", action="store_true", help="as JSON, for tools")
    moved.add_argument("--record", metavar="DAY", help="add a version of this day, as 2026-11-20, with the sentences to data/versions.yml")
    moved.add_argument("--summary", default="", help="with --record: what is new, in one sentence for readers")
    moved.set_defaults(run=_changes)
    edition = commands.add_parser("new-edition", help="prepare the next edition of a framework: copy its numbers, turn the mappings into drafts")
    edition.add_argument("framework", help="the id of the framework, as hcpc")
    edition.add_argument("edition", help="the id of the edition to come, as 2030")
    edition.add_argument("--label", help="what it is called (default: 2030 edition)")
    edition.add_argument("--in-force", default="", help="its first day, as 2030-09-01")
    edition.add_argument("--root", type=Path, default=ROOT, help="a folder that holds data/ and docs/ (default: this project)")
    edition.set_defaults(run=_new_edition)
    listed = commands.add_parser("addresses", help="compare a built site with the list of all published addresses and ids")
    listed.add_argument("site", type=Path, nargs="?", default=Path("site"), help="the built site (default: site)")
    listed.add_argument("--record", action="store_true", help="add what is new to the list, when it is published")
    listed.set_defaults(run=_addresses)


def _export(chosen: argparse.Namespace) -> int:
    project = load()
    if project.problems:
        print(report(project.problems))
        return 1
    print(f"{write(project.index, site_of(ROOT), chosen.out)} files in {chosen.out}")
    return 0


def _changes(chosen: argparse.Namespace) -> int:
    try:
        found = changes(_index_at(chosen.old or _last_version()), _index_at(chosen.new) if chosen.new else load().index)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"cannot read that version: {getattr(error, 'stderr', b'') or error}\nname a folder, or a commit or tag that git knows")
        return 1
    if chosen.record:
        return _record(chosen.record, chosen.summary, found)
    if chosen.json:
        print(json.dumps([{"says": one.says, "frameworks": one.frameworks, "address": one.address} for one in found], indent=1))
    else:
        print("\n".join(f"- {visible(one.says)}" for one in found) or "Nothing moved.")
    return 0


def _record(day: str, summary: str, found: list[Change]) -> int:
    if not is_date(day) or not summary:
        print("write the day as 2026-11-20, and say with --summary what is new")
        return 1
    file = ROOT / VERSIONS
    before, mark, rest = file.read_text(encoding="utf-8").partition(HEAD)
    known = {str(version.id) for version in load().index.data.versions}
    name = next(name for name in (day, *(f"{day}-{letter}" for letter in "bcdefghijklmnopqrstuvwxyz")) if name not in known)
    file.write_text(before + mark + _entry(name, day, summary, found) + rest, encoding="utf-8", newline="\n")
    (ROOT / "CITATION.cff").write_text(citations.cff(load().index, site_of(ROOT)), encoding="utf-8", newline="\n")
    print(f"version {name} with {len(found)} sentences is in {VERSIONS}, and CITATION.cff names it")
    return 0


def _entry(name: str, day: str, summary: str, found: list[Change]) -> str:
    lines = [f'  "{name}":', f'    on: "{day}"', f"    summary: {_quoted(summary)}"]
    lines += ["    moved:"] if found else []
    for one in found:
        lines.append(f"      - says: {_quoted(one.says)}")
        if one.frameworks:
            lines += ["        frameworks:", *(f'          - "{framework}"' for framework in one.frameworks)]
        if one.address:
            lines.append(f'        address: "{one.address}"')
    return "\n".join([*lines, ""])


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # what JSON quotes, YAML reads the same


def _new_edition(chosen: argparse.Namespace) -> int:
    project = load(chosen.root)
    coming = succession.NextEdition(chosen.framework, chosen.edition, chosen.label or f"{chosen.edition} edition", chosen.in_force)
    refused = report(project.problems) if project.problems else succession.refuse(project.index, coming)
    if refused:
        print(refused)
        return 1
    files = [chosen.root / succession.STANDARDS, chosen.root / succession.MAPPINGS]
    made = succession.prepare(project.index, coming, *(file.read_text(encoding="utf-8") for file in files))
    for file, text in zip(files, made, strict=True):
        file.write_text(text, encoding="utf-8", newline="\n")
    asked = load(chosen.root).problems
    print(f"{coming.framework} {coming.id} is prepared. Now say what became of each older number: the check asks {len(asked)} questions.")
    print("python -m macros check")
    return 0


def _addresses(chosen: argparse.Namespace) -> int:
    index = load().index
    if chosen.record:
        new = addresses.record(ROOT, index, chosen.site)
        print("\n".join([*new, f"{len(new)} added to {addresses.PUBLISHED}"]))
        return 0
    lost = addresses.problems(ROOT, index, chosen.site)
    print("\n".join(lost) or f"all {len(addresses.published(ROOT))} published addresses and ids stand")
    return 1 if lost else 0


def _index_at(name: str) -> Index:
    """Return the index of a folder, or of a version that git knows; an older version may break rules of today."""
    if Path(name).is_dir():
        return load(Path(name)).index
    archive = _git("archive", "--format=tar", name, "data", "docs")
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            tar.extractall(folder, filter="data")
        return load(Path(folder)).index


def _last_version() -> str:
    return _git("log", "-1", "--format=%H", "--", VERSIONS).decode().strip() or "HEAD"


def _git(*arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, check=True).stdout
