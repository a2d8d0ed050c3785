"""The commands that make the data better: fix, new, sheets, editor files, the next edition."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Mapping
from pathlib import Path

from macros.commands.sound import files_of, fresh_problems, on_sound_map
from macros.editing.fix import difference, mended
from macros.model.index import Index
from macros.model.places import visible
from macros.reading.project import checked, load, report

Files = Mapping[str, bytes]

# What `new` need not ask where it was given: by the name of the question.
GIVEN = {
    "item": "the page's name",
    "framework": "the id of the framework",
    "number": "the number of the provision",
    "edition": "its edition, where that is not the current one",
}


def fix(command: argparse.ArgumentParser) -> None:
    """Take whether to write."""
    command.add_argument(
        "--dry-run",
        action="store_true",
        help="only show it; return 1 where there is something to mend",
    )
    command.set_defaults(run=_fix)


def new(command: argparse.ArgumentParser) -> None:
    """Take the sort of entry, and answers that are known already."""
    from macros.editing.new import KINDS_OF_ENTRY

    command.add_argument("what", choices=list(KINDS_OF_ENTRY))
    for name, says in GIVEN.items():
        command.add_argument(f"--{name}", help=f"{says}, which is then not asked for")
    command.set_defaults(run=_new)


def export_csv(command: argparse.ArgumentParser) -> None:
    """Take the sort of sheet, and a file."""
    from macros.editing.spreadsheet import SHEETS

    command.add_argument("what", choices=list(SHEETS))
    command.add_argument("file", type=Path)
    command.set_defaults(run=on_sound_map(_export_csv))


def import_csv(command: argparse.ArgumentParser) -> None:
    """Take a file, and whether to ask."""
    command.add_argument("file", type=Path)
    command.add_argument("--yes", action="store_true", help="write it without asking")
    command.set_defaults(run=_import_csv)


def schema(command: argparse.ArgumentParser) -> None:
    """Take nothing."""
    command.set_defaults(run=_schema)


def new_edition(command: argparse.ArgumentParser) -> None:
    """Take a framework, and what is known of its edition to come."""
    command.add_argument("framework", help="the id of the framework")
    command.add_argument("edition", help="the id of the edition to come, as 2030")
    command.add_argument("--label", help="what it is called (default: 2030 edition)")
    command.add_argument("--in-force", default="", help="its first day, as 2030-09-01")
    command.set_defaults(run=on_sound_map(_new_edition))


def renumber(command: argparse.ArgumentParser) -> None:
    """Take a provision and its right number."""
    command.add_argument("provision", help="the provision as it is now, as mill:5.6 or bell@2016:2:7")
    command.add_argument("number", help="the number that it should have had")
    command.add_argument("--yes", action="store_true", help="write it without asking")
    command.set_defaults(run=on_sound_map(_renumber))


def _fix(chosen: argparse.Namespace) -> int:
    files = files_of(chosen.root)
    new = mended(files)
    if not new:
        print("nothing to mend")
        return 0
    print(difference(files, new))
    if chosen.dry_run:
        return 1
    _write(chosen.root, new)
    print(f"mended: {visible(', '.join(new))}")
    return 0


def _new(chosen: argparse.Namespace) -> int:
    from macros.editing.new import KINDS_OF_ENTRY, Interview

    files = files_of(chosen.root)
    given = {name: answer for name in GIVEN if (answer := getattr(chosen, name)) is not None}
    if "number" in given:
        given.setdefault("edition", "")  # the current one
    interview = Interview(input, print, datetime.datetime.now(tz=datetime.UTC).date().isoformat(), given)
    try:
        entry = KINDS_OF_ENTRY[chosen.what](load(chosen.root).index, files, interview)
        return _offer(chosen.root, files, entry, write=False)
    except (EOFError, KeyboardInterrupt):
        print("\nnothing was written")
        return 1
    except LookupError as error:
        print(error)
        return 1


def _export_csv(chosen: argparse.Namespace, index: Index) -> int:
    from macros.editing.spreadsheet import SHEETS, export_csv

    sheet = SHEETS[chosen.what]
    text = export_csv(sheet, (chosen.root / sheet.file).read_text(encoding="utf-8"), index)
    # With a mark, or Excel takes it for another encoding.
    chosen.file.write_text(text, encoding="utf-8-sig", newline="")
    print(f"written: {chosen.file}. Bring it back with: python -m macros import-csv {chosen.file}")
    return 0


def _import_csv(chosen: argparse.Namespace) -> int:
    from macros.editing.spreadsheet import SHEETS, import_csv

    files = files_of(chosen.root)
    texts = {sheet.file: files[sheet.file].decode() for sheet in SHEETS.values()}
    returned = import_csv(chosen.file.read_bytes(), chosen.file.name, texts)
    if returned.problems:
        print(report(returned.problems))
        return 1
    if not returned.changed:
        print("the sheet says what the map says already")
        return 0
    changed = {**files, returned.file: returned.text.encode()}
    new = {returned.file: changed[returned.file], **mended(changed)}
    return _offer(chosen.root, files, new, write=chosen.yes)


def _schema(chosen: argparse.Namespace) -> int:
    from macros.editing.schema import editor_files

    files = editor_files()
    _write(chosen.root, {name: text.encode() for name, text in files.items()})
    print(f"written: {', '.join(files)}")
    return 0


def _new_edition(chosen: argparse.Namespace, index: Index) -> int:
    from macros.editing import next_edition

    label = chosen.label or f"{chosen.edition} edition"
    coming = next_edition.NextEdition(chosen.framework, chosen.edition, label, chosen.in_force)
    if refused := next_edition.refuse(index, coming):
        print(refused)
        return 1
    files = [chosen.root / next_edition.STANDARDS, chosen.root / next_edition.MAPPINGS]
    made = next_edition.prepare(index, coming, *(file.read_text(encoding="utf-8") for file in files))
    for file, text in zip(files, made, strict=True):
        file.write_text(text, encoding="utf-8", newline="\n")
    asked = len(load(chosen.root).problems)
    print(f"{coming.framework} {coming.id} is prepared.")
    print(f"Now say what became of each older number: the check asks {asked} questions.")
    print("python -m macros check")
    return 0


def _renumber(chosen: argparse.Namespace, index: Index) -> int:
    from macros.editing import renumber
    from macros.rules import addresses

    files = files_of(chosen.root)
    fingerprints = chosen.root / renumber.FINGERPRINTS
    if fingerprints.is_file():
        files[renumber.FINGERPRINTS] = fingerprints.read_bytes()
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    try:
        move = renumber.move_of(index, chosen.provision, chosen.number)
    except LookupError as error:
        print(visible(str(error)))
        return 1
    new = renumber.renumbered(index, files, move, addresses.published(chosen.root), today)
    if named := renumber.named_in_words(index, files, move.old):
        print(visible("\n".join(["These lines may name it in words; look at each:", *named, ""])))
    try:
        return _offer(chosen.root, files, new, write=chosen.yes)
    except (EOFError, KeyboardInterrupt):
        print("\nnothing was written")
        return 1


def _offer(root: Path, files: Files, new: Files, *, write: bool) -> int:
    """Show what would change and what the check says of it; write it where that is wanted."""
    print(difference(files, new))
    fresh = fresh_problems(load(root).problems, checked({**files, **new}).problems)
    print(f"with this, the check finds {'these problems more:' if fresh else 'no problem more'}")
    if fresh:
        print(report(fresh))
    if not write and input("write it? [y/N] ").strip().lower() not in {"y", "yes"}:
        print("nothing was written")
        return 1
    _write(root, new)
    print(f"written: {visible(', '.join(new))}")
    return 0


def _write(root: Path, files: Files) -> None:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
