"""The commands for people who edit and review the data: fix, new, sheets, editor files, changes, watch."""

from __future__ import annotations

import argparse
import datetime
import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from macros.editing.fix import difference, mended
from macros.editing.new import KINDS_OF_ENTRY, Interview
from macros.editing.schema import editor_files
from macros.editing.spreadsheet import SHEETS, export_csv, import_csv
from macros.history.rebuilt import rebuilt
from macros.history.review import review
from macros.model.places import visible
from macros.reading.project import ROOT, checked, load, report
from macros.rules import reports, watch

Files = Mapping[str, bytes]


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands; each sets `run`, which takes the chosen arguments and returns 0, or 1 where something is wrong."""
    fix = commands.add_parser("fix", help="mend quotes, hidden characters, tabs, stray space, order and the titles beside numbers, and show what changed")
    fix.add_argument("--dry-run", action="store_true", help="only show it; return 1 where there is something to mend")
    fix.set_defaults(run=_fix)
    new = commands.add_parser("new", help="ask for a new entry, and put it where it belongs")
    new.add_argument("what", choices=list(KINDS_OF_ENTRY))
    new.set_defaults(run=_new)
    export = commands.add_parser("export-csv", help="write mappings, provisions or statements as a sheet for a spreadsheet")
    export.add_argument("what", choices=list(SHEETS))
    export.add_argument("file", type=Path)
    export.set_defaults(run=_export)
    back = commands.add_parser("import-csv", help="read such a sheet, show what would change, and ask before it is written")
    back.add_argument("file", type=Path)
    back.add_argument("--yes", action="store_true", help="write it without asking")
    back.set_defaults(run=_import)
    commands.add_parser("schema", help="write the schemas and snippets for editors anew").set_defaults(run=_schema)
    reviewed = commands.add_parser("review", help="say for a review what changed in the map since another checkout, with coverage before and after")
    reviewed.add_argument("before", type=Path, help="a folder that holds the older data/ and docs/")
    reviewed.set_defaults(run=_review)
    built = commands.add_parser("rebuilt", help="say which pages of a built site read otherwise than in another build")
    built.add_argument("before", type=Path, help="a folder that holds the older built site")
    built.add_argument("after", type=Path, help="a folder that holds the newer one")
    built.set_defaults(run=_rebuilt)
    watched = commands.add_parser("watch", help="ask the official pages whether they are there and still say the same (needs the network)")
    watched.add_argument("--keep", action="store_true", help="keep what they say now as what is known")
    watched.set_defaults(run=_watch)


def check(root: Path, form: str, since: str) -> int:
    """Print every problem as text, as GitHub's annotations (all of them in the job summary) or as JSON; return 1 where there are any."""
    problems = load(root).problems
    if form == "json":
        print(reports.as_json(problems))
    elif form == "github":
        changed = _changed_since(root, since) if since else set()
        print("\n".join(filter(None, [reports.github(problems, changed), report(problems)])))
        if target := os.environ.get("GITHUB_STEP_SUMMARY"):
            with Path(target).open("a", encoding="utf-8") as file:
                file.write(reports.summary(problems, changed))
    else:
        print(report(problems))
    return 1 if problems else 0


def _fix(chosen: argparse.Namespace) -> int:
    files = _files(ROOT)
    new = mended(files)
    if not new:
        print("nothing to mend")
        return 0
    print(difference(files, new))
    if chosen.dry_run:
        return 1
    _write(new)
    print(f"mended: {visible(', '.join(new))}")
    return 0


def _new(chosen: argparse.Namespace) -> int:
    files = _files(ROOT)
    interview = Interview(input, print, datetime.datetime.now(tz=datetime.UTC).date().isoformat())
    try:
        return _offer(files, KINDS_OF_ENTRY[chosen.what](load().index, files, interview), write=False)
    except (EOFError, KeyboardInterrupt):
        print("\nnothing was written")
        return 1
    except LookupError as error:
        print(error)
        return 1


def _export(chosen: argparse.Namespace) -> int:
    project = load()
    if project.problems:
        print(report(project.problems))
        return 1
    sheet = SHEETS[chosen.what]
    text = (ROOT / sheet.file).read_text(encoding="utf-8")
    chosen.file.write_text(export_csv(sheet, text, project.index), encoding="utf-8-sig", newline="")  # with a mark, or Excel takes it for another encoding
    print(f"written: {chosen.file}. Bring it back with: python -m macros import-csv {chosen.file}")
    return 0


def _import(chosen: argparse.Namespace) -> int:
    files = _files(ROOT)
    returned = import_csv(chosen.file.read_bytes(), chosen.file.name, {sheet.file: files[sheet.file].decode() for sheet in SHEETS.values()})
    if returned.problems:
        print(report(returned.problems))
        return 1
    if not returned.changed:
        print("the sheet says what the map says already")
        return 0
    changed = {**files, returned.file: returned.text.encode()}
    return _offer(files, {returned.file: changed[returned.file], **mended(changed)}, write=chosen.yes)


def _schema(_: argparse.Namespace) -> int:
    _write({name: text.encode() for name, text in editor_files().items()})
    print(f"written: {', '.join(editor_files())}")
    return 0


def _review(chosen: argparse.Namespace) -> int:
    print(review(load(chosen.before).index, load().index), end="")
    return 0


def _rebuilt(chosen: argparse.Namespace) -> int:
    print(rebuilt(chosen.before, chosen.after), end="")
    return 0


def _watch(chosen: argparse.Namespace) -> int:
    file = ROOT / watch.FINGERPRINTS
    known = json.loads(file.read_text(encoding="utf-8"))
    seen = watch.look(watch.addresses(load().index), watch.fetch)
    if chosen.keep:
        file.write_text(watch.kept(seen, known), encoding="utf-8")
        return 0
    told = watch.compared(seen, known)
    print(told or "every official page is there and says what it said", end="" if told else "\n")
    return 1 if told else 0


def _offer(files: Files, new: Files, *, write: bool) -> int:
    """Show what would change and what the check says of it; write it where that is wanted."""
    print(difference(files, new))
    known = {(problem.fact, problem.remedy) for problem in load().problems}  # lines move, so places do not count
    fresh = tuple(problem for problem in checked({**files, **new}).problems if (problem.fact, problem.remedy) not in known)
    print(f"with this, the check finds {'these problems more:' if fresh else 'no problem more'}")
    if fresh:
        print(report(fresh))
    if not write and input("write it? [y/N] ").strip().lower() not in {"y", "yes"}:
        print("nothing was written")
        return 1
    _write(new)
    print(f"written: {visible(', '.join(new))}")
    return 0


def _files(root: Path) -> dict[str, bytes]:
    paths = [*sorted((root / "data").glob("*.yml")), *sorted((root / "docs").rglob("*.md"))]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def _write(files: Files) -> None:
    for name, content in files.items():
        path = ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _changed_since(root: Path, since: str) -> reports.Lines:
    command = ["git", "diff", "--unified=0", "--no-color", "--no-ext-diff", "--relative", "--end-of-options", f"{since}...HEAD"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, errors="replace", check=False)  # noqa: S603  no shell; `since` cannot be an option
    return reports.changed_lines(done.stdout)
