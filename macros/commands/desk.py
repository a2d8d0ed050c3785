"""The reading desk: an official text becomes a worksheet, and a filled worksheet goes into the map."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from macros.commands.sound import files_of, fresh_problems, undisturbed, write
from macros.desk import forms, worksheet
from macros.desk.compare import compared, table
from macros.desk.split import notation_of, split
from macros.desk.strays import FOLDER
from macros.desk.take import Wait, faults, fits_the_reader, taken, waits
from macros.desk.text import Document, Unreadable, read
from macros.editing.named import framework_called
from macros.model import dates
from macros.model.index import Index
from macros.model.places import nearest, visible
from macros.model.records import Edition
from macros.model.typed import COMMAND
from macros.model.words import COPIES
from macros.reading.project import checked, load, report


def desk(command: argparse.ArgumentParser) -> None:
    """Take a framework and its text, or a worksheet that somebody filled in."""
    command.add_argument("framework", nargs="?", default="", help="the id of the framework")
    command.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="its text: a saved page, a PDF or plain text"
    )
    command.add_argument("--edition", default="", help="the edition that the text is (default: the current one)")
    command.add_argument("--series", default="", help="take one part of a text in which each part counts from 1")
    command.add_argument("--fetch", action="store_true", help="read the official address in place of files")
    command.add_argument("--with", dest="earlier", type=Path, metavar="WORKSHEET", help="go on with what was filled in")
    command.add_argument("--kind", choices=list(COPIES), default="official-page", help="what sort of copy the text is")
    command.add_argument(
        "--address", default="", help="where the copy stands (default: the edition's official address)"
    )
    command.add_argument("--out", type=Path, metavar="FOLDER", help=f"for the worksheets (default: {FOLDER})")
    command.add_argument("--take", type=Path, metavar="WORKSHEET", help="write into the map what is complete in it")
    command.set_defaults(run=_desk)


def _desk(chosen: argparse.Namespace) -> int:
    try:
        return _take(chosen) if chosen.take else _read(chosen)
    except (forms.NoWorksheet, _Refused) as told:
        print(visible(str(told)))
        return 1
    except OSError as error:
        print(visible(f"{error.filename or 'the network'}: {error.strerror or error}"))
        return 1


class _Refused(Exception):  # noqa: N818  the message is a sentence for whoever typed the command
    """What was asked for does not fit; the message is a sentence."""


# --- From a text to a worksheet ---------------------------------------------------------------------------------------


def _read(chosen: argparse.Namespace) -> int:
    index = load(chosen.root).index
    edition = _edition(chosen, index)
    framework = index.frameworks[chosen.framework]
    out = chosen.out or chosen.root / FOLDER
    _refuse_the_tree(out.resolve(), chosen.root.resolve())
    document, address = _document(chosen, index, edition)
    found = split(document, notation_of(framework, edition, index))
    pieces = [piece for piece in found.pieces if not chosen.series or piece.series == chosen.series]
    if not pieces:
        parts = sorted({piece.series for piece in found.pieces if piece.series})
        known = f"; its parts are {', '.join(parts)}" if parts else ""
        raise _Refused("\n".join([f"no numbers of {framework.short} were found in the text{known}", *found.doubts]))
    comparison = compared(index, chosen.framework, str(edition.id), replace(found, pieces=tuple(pieces)))
    print(table(comparison))
    label = "The official text as PDF" if document.kind == "pdf" else COPIES[chosen.kind].label.capitalize()
    copy = {"kind": chosen.kind, "address": address, "copy": f"{label}, read at the desk"}
    sheet = worksheet.make(index, chosen.framework, str(edition.id), comparison.rows, copy)
    stem = out / f"{chosen.framework}-{edition.id}"
    paths = [stem.with_name(f"{stem.name}{suffix}") for suffix in (".yml", ".html")]
    for earlier in _earlier(paths, chosen.earlier):
        for name in worksheet.reads_otherwise(sheet, earlier):
            print(f"{name} reads otherwise than on {earlier.file}: compare what you wrote")
        sheet = worksheet.with_progress(sheet, earlier)
    title = f"{framework.short}, {edition.label}: worksheet"
    out.mkdir(parents=True, exist_ok=True)
    texts = (forms.as_yaml(sheet, title), forms.as_page(sheet, title))
    write(out, {path.name: text.encode() for path, text in zip(paths, texts, strict=True)})
    done = sum(row.is_complete for row in sheet.rows)
    print(f"worksheet: {len(sheet.rows)} numbers, {done} of them filled in; fill in one of the two:")
    print("\n".join(f"  {_near(path)}" for path in reversed(paths)))
    print(f"then: {COMMAND} desk --take {_near(paths[1])}")
    return 0


def _edition(chosen: argparse.Namespace, index: Index) -> Edition:
    chosen.framework = framework_called(index, chosen.framework) or chosen.framework
    framework = index.frameworks.get(chosen.framework)
    if framework is None:
        raise _Refused(f"no framework {chosen.framework or 'is named'}: {nearest(chosen.framework, index.frameworks)}")
    edition = index.editions.get((chosen.framework, chosen.edition or str(framework.current_edition)))
    if edition is None:
        known = nearest(chosen.edition, [str(edition.id) for edition in framework.editions])
        prepare = f"{COMMAND} new-edition {chosen.framework} {chosen.edition}"
        raise _Refused(f"{chosen.framework} has no edition {chosen.edition}: {known}\na new one: {prepare}")
    return edition


def _refuse_the_tree(out: Path, root: Path) -> None:
    if out.is_relative_to(root) and not out.is_relative_to(root / "build"):
        raise _Refused(f"a worksheet holds official wording: write it below {root / 'build'} or outside the project")


def _document(chosen: argparse.Namespace, index: Index, edition: Edition) -> tuple[Document, str]:
    """Return the text, of all files in their order, and the address at which it stands."""
    address = chosen.address or str(edition.official_url or "")
    if chosen.fetch:
        from macros.desk.watch import fetch

        own = [index.provisions[reference] for reference in index.in_edition(chosen.framework, str(edition.id))]
        pages = dict.fromkeys(
            str(provision.official_url).partition("#")[0] for provision in own if provision.official_url
        )
        wanted = [address] if address else list(pages)
        if not wanted:
            raise _Refused(f"the map knows no official address of {chosen.framework}, {edition.label}: give --address")
        documents = [_read_one(fetch(page), page) for page in wanted]
        address = wanted[0]
    elif chosen.files:
        documents = [_read_one(file.read_bytes(), file.name) for file in chosen.files]
    else:
        raise _Refused("give the text: a saved page, a PDF or a text file; or --fetch")
    lines = tuple(line for document in documents for line in document.lines)
    notes = tuple(note for document in documents for note in document.notes)
    return Document(lines, documents[0].kind, notes), address


def _read_one(content: bytes, name: str) -> Document:
    try:
        return read(content)
    except Unreadable as told:
        raise _Refused(f"{name}: {told}") from told


def _earlier(paths: Iterable[Path], named: Path | None) -> list[worksheet.Worksheet]:
    """Return the worksheets on which somebody may have written, the one that was named last, so that it counts."""
    files = sorted((path for path in paths if path.exists()), key=lambda path: path.stat().st_mtime)
    found = []
    for file in [*files, *([named] if named else [])]:
        earlier, faults = forms.read(file.read_bytes(), _near(file))
        if faults:
            raise _Refused("\n".join(map(str, [*faults, "nothing was written: mend it, or move it away"])))
        found.append(earlier)
    return found


# --- From a worksheet into the map ------------------------------------------------------------------------------------


def _take(chosen: argparse.Namespace) -> int:
    from macros.desk import fingerprints, kept

    project = load(chosen.root)
    file = _near(chosen.take)
    sheet, unread = forms.read(chosen.take.read_bytes(), file)
    wrong = [*unread, *faults(sheet, project.index), *kept.read(chosen.root, project.index)[1]]
    if wrong:
        print("\n".join(map(str, wrong)))
        print(f"{len(wrong)} to mend; nothing was written")
        return 1
    files = files_of(chosen.root)
    try:
        result = taken(sheet, project.index, files, dates.today())
    except LookupError as error:
        raise _Refused(str(error)) from error
    if not result.references:
        print("nothing in it is complete: a number needs a title and words of ours")
        return 1
    after = checked({**files, **result.files})
    fresh = fresh_problems(project.problems, after.problems)
    if fresh:
        print("with this, the check would find these problems more; nothing was written")
        print(report(fresh))
        return 1
    with undisturbed():
        write(chosen.root, result.files)
        if fits_the_reader(sheet):
            fingerprints.record(result.official, chosen.root)
    if not fits_the_reader(sheet):
        print("no fingerprints were kept: an older reader made this worksheet")
    left = [row.name for row in sheet.rows if not row.skip and not row.is_complete]
    print(f"{len(result.references)} taken, {len(left)} left{': ' if left else ''}{', '.join(left)}")
    _print_work(waits(after.index, result.references))
    return 0


def _print_work(work: list[Wait]) -> None:
    """Print the pages that wait for numbers of a framework, as commands to copy."""
    if not work:
        return
    frameworks = ", ".join(dict.fromkeys(wait.framework for wait in work))
    print(f"\nnobody has looked for {frameworks} on these pages ({len(work)}); where one fits, map it:")
    shared = Counter((wait.framework, wait.why) for wait in work)
    for (framework, why), pages in shared.items():
        if pages > 1:  # said once, of a framework or of a theme
            print(visible(f"{pages} pages: {why}\n  {COMMAND} new mapping --framework {framework}"))
    for wait in work:
        if shared[wait.framework, wait.why] == 1:
            print(visible(f"{wait.item.id}: {wait.why}"))
            print("\n".join(f"  {command}" for command in wait.commands))


def _near(path: Path) -> str:
    """Return a path as somebody would type it here."""
    return path.relative_to(Path.cwd()).as_posix() if path.is_relative_to(Path.cwd()) else path.as_posix()
