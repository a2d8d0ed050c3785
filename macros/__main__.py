"""The command line: `python -m macros COMMAND`; `--help` lists the commands."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from pathlib import Path

from macros.builders.offline import archive
from macros.builders.zensical import BUILDER, NotBuiltError, build
from macros.commands import editing as contributing
from macros.commands import history as data_commands
from macros.handouts import press
from macros.handouts.choices import choices_script
from macros.model import urls
from macros.model.places import nearest, visible
from macros.model.records import Item
from macros.model.site import site_of
from macros.pages.made import made_pages
from macros.pages.plain import plain_pages
from macros.reading import printed as shelf
from macros.reading.project import ROOT, load, report
from macros.search import catalogue as finder
from macros.search import dossier
from macros.search.show import show
from macros.views.coverage import coverage


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0 where all is well, 1 where the data has problems."""
    parser = argparse.ArgumentParser(prog="python -m macros", description="The standards map on the command line.")
    commands = parser.add_subparsers(dest="command", required=True)

    check = commands.add_parser("check", help="read the data and the pages, and print every problem")
    check.add_argument("root", nargs="?", type=Path, default=ROOT, help="a folder that holds data/ and docs/ (default: this project)")
    check.add_argument("--format", choices=["text", "github", "json"], default="text", help="how problems are told: to people, to GitHub, to tools")
    check.add_argument("--since", default="", metavar="COMMIT", help="with --format github: tell of the lines changed since then first")
    check.set_defaults(run=lambda chosen: contributing.check(chosen.root, chosen.format, chosen.since))

    counts = commands.add_parser("coverage", help="count what the map holds and what it lacks")
    counts.add_argument("--json", action="store_true", help="as JSON, for tools")
    counts.set_defaults(run=lambda chosen: _coverage(as_json=chosen.json))

    number = commands.add_parser("show", help="say what a number means, however it is written, and what touches it")
    number.add_argument("query", nargs="+", help="such as 5.6, NISCC 5:9, hcpc 2016 2.7 or dual-relationships")
    number.set_defaults(run=lambda chosen: _show(" ".join(chosen.query)))

    data_commands.register(commands)
    contributing.add_to(commands)

    sheets = commands.add_parser("handouts", help="print handouts as PDF")
    sheets.add_argument(
        "ids", nargs="*", metavar="ID", help="friend-request, swe:5.6 or swe, or the address of a page (default: all, with a list and two zip files)"
    )
    sheets.add_argument("--out", type=Path, default=ROOT / shelf.FOLDER, help=f"where to (default: {shelf.FOLDER})")
    sheets.set_defaults(run=lambda chosen: _handouts(chosen.ids, chosen.out))

    write = commands.add_parser("write", help="write the made pages as Markdown, and the numbers for the number box, for a builder without hooks")
    write.add_argument("directory", type=Path, help="a docs folder; a page that is already there stays as it is")
    write.set_defaults(run=lambda chosen: _write(chosen.directory))

    plain = commands.add_parser("plain", help="write every page as plain Markdown, its macros already called, for a builder that runs none of our code")
    plain.add_argument("directory", type=Path, help="a docs folder; what stands there under the same names is replaced")
    plain.add_argument("--root", type=Path, default=ROOT, help="a folder that holds data/ and docs/ (default: this project)")
    plain.set_defaults(run=lambda chosen: _plain(chosen.root, chosen.directory))

    offline = commands.add_parser("offline", help="add the archive for use without a network to a site that another builder made")
    offline.add_argument("site", type=Path, help="the folder of the built site")
    offline.set_defaults(run=lambda chosen: _offline(chosen.site))

    second = commands.add_parser("zensical", help="build the whole site with Zensical, the second builder, in place of MkDocs")
    second.add_argument("site", type=Path, help="the folder of the built site; what stands there is replaced")
    second.add_argument("--builder", type=Path, default=ROOT / BUILDER, help=f"the program (default: {BUILDER}, which `make zensical` installs)")
    second.set_defaults(run=lambda chosen: _zensical(chosen.site, chosen.builder))

    chosen = parser.parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal that knows no Unicode is no reason for a traceback
    try:
        code = int(chosen.run(chosen))
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read us, such as `head`, has seen enough; see "Note on SIGPIPE" in Python's documentation
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python would try once more as it ends
        return 1
    return code


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
        print(f"{visible(row.framework):<6} mapped {row.mapped}, none found {row.none}, not yet looked at {row.not_yet}, missing {row.missing}")
    for edition in counted.editions:
        name = visible(f"{edition.framework}@{edition.edition}")
        print(f"{name:<11} {edition.numbers} numbers: {edition.read} read, {edition.reported} reported, {edition.listed} listed")
    return 0


def _show(query: str) -> int:
    project = load()
    index = project.index
    known = dossier.find(index, query)  # a full name, such as swe:5.6 or dual-relationships
    if known is not None:
        print(dossier.of_item(index, known) if isinstance(known, Item) else dossier.of_provision(index, known))
        return 0
    if project.problems:  # the number box wants every framework whole
        print(report(project.problems))
        return 1
    text, found = show(index, query)  # a number as people write it
    print(visible(text))
    return 0 if found else 1


def _handouts(ids: list[str], out: Path) -> int:
    project = load()
    if project.problems:
        print(report(project.problems))
        return 1
    known = press.handouts_of(ROOT, project.index)
    names = {name for handout in known for name in (handout.id, handout.address.strip("/"))}
    asked = {name.strip("/") for name in ids}
    chosen = [handout for handout in known if not ids or asked & {handout.id, handout.address.strip("/")}]
    unknown = [name for name in ids if name.strip("/") not in names]
    for name in unknown:
        print(f"no handout {name}\n    {nearest(name, sorted(names))}")
    ticking = sys.stderr.isatty()

    def progress(done: int) -> None:
        if ticking:
            print(f"\r{done} of {len(chosen)} handouts", end="\n" if done == len(chosen) else "", file=sys.stderr, flush=True)

    made, failed = press.print_all(chosen, out, progress)
    for failure in failed:
        print(failure)
    if not ids and not failed:
        press.list_all(made, out)
    print(f"{len(made)} handout{'' if len(made) == 1 else 's'}, each in A4 and in large print, in {out}")
    return 1 if failed or unknown else 0


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
    numbers = directory / finder.CATALOGUE
    numbers.parent.mkdir(parents=True, exist_ok=True)
    numbers.write_text(finder.catalogue_script(project.index), encoding="utf-8")
    (directory / urls.CHOICES).write_text(choices_script(project.index), encoding="utf-8")
    return 0


def _plain(root: Path, directory: Path) -> int:
    project = load(root)
    if project.problems:
        print(report(project.problems))
        return 1
    for source, markdown in plain_pages(project.index, site_of(root), root / "docs"):
        file = directory / source
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(markdown, encoding="utf-8")
    return 0


def _zensical(site: Path, builder: Path) -> int:
    project = load()
    if project.problems:
        print(report(project.problems))
        return 1
    try:
        print(build(ROOT, project.index, site_of(ROOT), site, builder), end="")
    except NotBuiltError as problem:
        print(problem)
        return 1
    return 0


def _offline(site: Path) -> int:
    (site / f"{urls.ARCHIVE}.zip").write_bytes(archive(site, urls.ARCHIVE, int(os.environ.get("SOURCE_DATE_EPOCH", "0"))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
