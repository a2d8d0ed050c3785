"""The command line: `python -m macros check | coverage | write | fix | new | show | …`; `--help` lists all."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from macros import commands as contributing
from macros.coverage import coverage
from macros.pages import made_pages
from macros.project import ROOT, load, report


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0 where all is well, 1 where the data has problems."""
    parser = argparse.ArgumentParser(prog="python -m macros", description="The standards map on the command line.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="read the data and the pages, and print every problem")
    check.add_argument("root", nargs="?", type=Path, default=ROOT, help="a folder that holds data/ and docs/ (default: this project)")
    check.add_argument("--format", choices=["text", "github", "json"], default="text", help="how problems are told: to people, to GitHub, to tools")
    check.add_argument("--since", default="", metavar="COMMIT", help="with --format github: tell of the lines changed since then first")
    write = commands.add_parser("write", help="write the made pages as Markdown, for a builder without hooks")
    write.add_argument("directory", type=Path, help="a docs folder; a page that is already there stays as it is")
    counts = commands.add_parser("coverage", help="count what the map holds and what it lacks")
    counts.add_argument("--json", action="store_true", help="as JSON, for tools")
    contributing.add_to(commands)
    chosen = parser.parse_args(arguments)
    if "run" in chosen:
        return int(chosen.run(chosen))
    if chosen.command == "check":
        return contributing.check(chosen.root, chosen.format, chosen.since)
    if chosen.command == "coverage":
        return _coverage(as_json=chosen.json)
    return _write(chosen.directory)


def _coverage(*, as_json: bool) -> int:
    counted = coverage(load().index)
    if as_json:
        print(json.dumps(counted.as_json(), indent=2))
        return 0
    print(f"as of {counted.as_of}")
    print(f"{counted.placed} of {counted.statements} statements placed")
    print(f"{counted.complete} of {counted.items} items reach every framework, with {counted.links} links")
    print("links by basis:       " + ", ".join(f"{basis} {count}" for basis, count in counted.by_basis.items()))
    print("provisions by status: " + ", ".join(f"{status} {count}" for status, count in counted.by_status.items()))
    for row in counted.frameworks:
        print(f"{row.framework:<6} mapped {row.mapped}, none found {row.none}, not yet looked at {row.not_yet}, missing {row.missing}")
    for edition in counted.editions:
        name = f"{edition.framework}@{edition.edition}"
        print(f"{name:<11} {edition.numbers} numbers: {edition.read} read, {edition.reported} reported, {edition.listed} listed")
    return 0


def _write(directory: Path) -> int:
    project = load()
    if project.problems:
        print(report(project.problems))
        return 1
    for page in made_pages(project.index):
        file = directory / page.source
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(page.markdown, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
