"""The commands that make the data better: fix, sheets, editor files."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Mapping
from pathlib import Path

from macros.commands.sound import (
    Refused,
    agreed,
    counted,
    files_of,
    fresh_problems,
    numbers_of,
    on_sound_map,
    write,
)
from macros.editing.fix import MAPPINGS, STANDARDS, difference, mended
from macros.model import dates
from macros.model.index import Index
from macros.model.places import Problem, visible
from macros.model.typed import COMMAND
from macros.reading.encoding import LARGEST_FILE
from macros.reading.project import checked, load, report

Files = Mapping[str, bytes]


def fix(command: argparse.ArgumentParser) -> None:
    """Take whether to write."""
    command.add_argument(
        "--dry-run",
        action="store_true",
        help="only show it; return 1 where there is something to mend",
    )
    command.set_defaults(run=_fix)


def export_csv(command: argparse.ArgumentParser) -> None:
    """Take the sort of sheet, and a file."""
    from macros.editing.spreadsheet.sheet import SHEETS

    command.add_argument("what", choices=list(SHEETS))
    command.add_argument("file", type=Path)
    command.set_defaults(run=on_sound_map(_export_csv))


def import_csv(command: argparse.ArgumentParser) -> None:
    """Take a file, and whether to ask."""
    command.add_argument("file", type=Path)
    command.add_argument("--yes", action="store_true", help="write it without asking")
    command.set_defaults(run=on_sound_map(_import_csv))


def schema(command: argparse.ArgumentParser) -> None:
    """Take nothing."""
    command.set_defaults(run=_schema)


def renumber(command: argparse.ArgumentParser) -> None:
    """Take a provision and its right number."""
    command.add_argument("provision", nargs="+", help="the provision as it is now, as show takes it: bell@2016:2:7")
    command.add_argument("number", help="the number that it should have had")
    command.add_argument("--yes", action="store_true", help="write it without asking")
    command.set_defaults(run=on_sound_map(_renumber))


def _fix(chosen: argparse.Namespace) -> int:
    data = files_of(chosen.root)
    files, new = _with_citation(chosen.root, data, mended(data))
    if not new:
        print("nothing to mend")
        return 0
    print(difference(files, new))
    if chosen.dry_run:
        return 1
    write(chosen.root, new)
    print(f"mended: {visible(', '.join(new))}")
    return 0


def _with_citation(root: Path, files: Files, new: Files) -> tuple[Files, dict[str, bytes]]:
    """Add the citation file where it says something else than data and settings; unsound ones say nothing of it."""
    from macros.reading.copies import CITATION
    from macros.reading.settings import read
    from macros.views.cite import cff

    settings, project = read(root), checked({**files, **new})
    if not (root / CITATION).is_file() or settings.problems or project.problems:
        return files, dict(new)
    here, made = (root / CITATION).read_bytes(), cff(project.index, settings.site).encode()
    return {**files, CITATION: here}, {**new, **({CITATION: made} if made != here else {})}


def _export_csv(chosen: argparse.Namespace, index: Index) -> int:
    from macros.editing.spreadsheet.returned import is_as_it_went
    from macros.editing.spreadsheet.sheet import SHEETS, export_csv

    sheet = SHEETS[chosen.what]
    if not chosen.file.parent.is_dir():
        raise Refused(f"there is no folder {chosen.file.parent}")
    if chosen.file.suffix.lower() != ".csv" and not chosen.file.is_dir():
        raise Refused(f"no spreadsheet would open {chosen.file} as what it is: let its name end in .csv")
    if chosen.file.exists() and not is_as_it_went(_content(chosen.file), chosen.file.name):
        raise Refused(f"{chosen.file} is there, and somebody has written in it: bring it back, or choose another name")
    text = export_csv(sheet, (chosen.root / sheet.file).read_text(encoding="utf-8"), index)
    # With a mark, or Excel takes it for another encoding.
    write(chosen.file.parent, {chosen.file.name: text.encode("utf-8-sig")})
    print(f"written: {chosen.file}. Bring it back with: {COMMAND} import-csv {shlex.quote(str(chosen.file))}")
    return 0


def _import_csv(chosen: argparse.Namespace, index: Index) -> int:
    from macros.editing.spreadsheet.cells import on_rows
    from macros.editing.spreadsheet.returned import import_csv
    from macros.editing.spreadsheet.sheet import SHEETS

    files = files_of(chosen.root)
    texts = {sheet.file: files[sheet.file].decode() for sheet in SHEETS.values()}
    returned = import_csv(_content(chosen.file), chosen.file.name, texts, index, numbers_of(index))
    if returned.problems or returned.rows is None:
        return _refused(returned.problems)
    if returned.changed:
        changed = {**files, returned.file: returned.text.encode()}
        also = {MAPPINGS} if returned.file == STANDARDS else set()  # where the titles stand beside the numbers
        new = {name: content for name, content in mended(changed).items() if name in {returned.file, *also}}
        new = {returned.file: changed[returned.file], **new}
        if fresh := fresh_problems((), checked({**files, **new}).problems):
            return _refused(tuple(on_rows(returned.rows, new[returned.file].decode(), fresh)))
        print(difference(files, new))
    for sentence in (*returned.changed, *returned.kept, *returned.clashes):
        print(visible(str(sentence)))
    if not returned.changed:
        more = "all else in the sheet" if returned.kept or returned.clashes else "the sheet"
        print(f"{more} says what the map says already; nothing was written")
        return 1 if returned.clashes else 0
    print(f"{counted(len(returned.changed), 'change')} in all; the check finds no problem")
    if not chosen.yes and not agreed():
        return 1
    write(chosen.root, new)
    print(f"written: {', '.join(new)}")
    return 1 if returned.clashes else 0


def _content(file: Path) -> bytes:
    """Return what a sheet holds: neither a pipe, which may never end, nor more than a sheet can be."""
    if file.exists() and not file.is_file() and not file.is_dir():
        raise Refused(f"{file} is no file: save the sheet, and name the file that it is in")
    if (size := file.stat().st_size) > LARGEST_FILE:
        raise Refused(f"{file} is too large: {size:,} bytes; keep it under {LARGEST_FILE:,}")
    return file.read_bytes()


def _refused(problems: tuple[Problem, ...]) -> int:
    print(report(problems))
    print("nothing was written")
    return 1


def _schema(chosen: argparse.Namespace) -> int:
    from macros.editing.schema import editor_files

    files = editor_files()
    write(chosen.root, {name: text.encode() for name, text in files.items()})
    print(f"written: {', '.join(files)}")
    return 0


def _renumber(chosen: argparse.Namespace, index: Index) -> int:
    from macros.editing import renumber
    from macros.rules import addresses

    files = files_of(chosen.root)
    fingerprints = chosen.root / renumber.FINGERPRINTS
    if fingerprints.is_file():
        files[renumber.FINGERPRINTS] = fingerprints.read_bytes()
    today = dates.today()
    try:
        move = renumber.move_of(index, " ".join(chosen.provision), chosen.number, numbers_of(index))
    except LookupError as error:
        print(visible(str(error)))
        return 1
    new = renumber.renumbered(index, files, move, addresses.published(chosen.root), today)
    new |= renumber.with_words({**files, **new}, checked({**files, **new}).index, move)
    if named := renumber.named_in_words(index, {**files, **new}, move.old):
        print(visible("\n".join(["These lines may name it in words; look at each:", *named, ""])))
    guide = _guide(chosen.root)
    now = {name: renumber.in_the_guide(text.decode(), move).encode() for name, text in guide.items()}
    in_guide = {name: content for name, content in now.items() if content != guide[name]}
    print(difference({**files, **guide}, {**new, **in_guide}))
    fresh = fresh_problems(load(chosen.root).problems, checked({**files, **new}).problems)
    if fresh:
        print(f"with this, the check finds these problems more:\n{report(fresh)}\nnothing was written")
        return 1
    if not chosen.yes and not agreed():
        return 1
    write(chosen.root, {**new, **in_guide})
    print(f"written: {visible(', '.join({**new, **in_guide}))}")
    return 0


def _guide(root: Path) -> dict[str, bytes]:
    """Return the guide for contributors under its name; a map may have none, and one that cannot be read is let be."""
    from macros.reading.copies import GUIDE

    try:
        (content := (root / GUIDE).read_bytes()).decode()
    except (OSError, UnicodeDecodeError):
        return {}
    return {GUIDE: content}
