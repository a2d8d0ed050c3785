"""The commands that make the data better: fix, new, sheets, editor files, the next edition."""

from __future__ import annotations

import argparse
import datetime
import json
import shlex
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from macros.commands.sound import (
    Refused,
    agreed,
    counted,
    files_of,
    fresh_problems,
    numbers_of,
    on_sound_map,
    readable,
    write,
)
from macros.editing.fix import MAPPINGS, STANDARDS, difference, mended
from macros.model.index import Index
from macros.model.places import Problem, visible
from macros.model.typed import COMMAND
from macros.reading.project import checked, load, report

if TYPE_CHECKING:
    from macros.editing.interview import Interview

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
    command.add_argument("--go-on", action="store_true", help="with the answers of the last time, which was broken off")
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
    command.set_defaults(run=on_sound_map(_import_csv))


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


def _fix(chosen: argparse.Namespace) -> int:
    files = files_of(chosen.root)
    new = mended(files)
    if not new:
        print("nothing to mend")
        return 0
    print(difference(files, new))
    if chosen.dry_run:
        return 1
    write(chosen.root, new)
    print(f"mended: {visible(', '.join(new))}")
    return 0


def _new(chosen: argparse.Namespace) -> int:
    from macros.editing.interview import Interview
    from macros.editing.new import KINDS_OF_ENTRY

    index, files = readable(chosen.root), files_of(chosen.root)
    given = {name: answer for name in GIVEN if (answer := getattr(chosen, name)) is not None}
    if "number" in given:
        given.setdefault("edition", "")  # the current one
    kept = chosen.root / "build" / f"new-{chosen.what}.json"
    answers = _kept(kept, chosen.what) if chosen.go_on else {}
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    interview = Interview(input, print, today, given, numbers_of(index), answers)
    try:
        while True:
            entry = KINDS_OF_ENTRY[chosen.what](index, files, interview)
            if _is_wanted(chosen.root, files, entry, interview):
                break
    except (EOFError, KeyboardInterrupt):
        print()
    except (LookupError, Refused) as error:
        print(visible(str(error)))
    else:
        write(chosen.root, entry)
        kept.unlink(missing_ok=True)
        print(f"written: {visible(', '.join(entry))}")
        return 0
    _keep(kept, interview.answers, chosen.what)
    print("nothing was written")
    return 1


def _is_wanted(root: Path, files: Files, entry: Files, interview: Interview) -> bool:
    """Show an entry and ask whether to write it; an answer that does not fit is forgotten, to be asked for again.

    Raises:
        Refused: Nobody wants it, or the map as a whole would not keep its rules with it.
    """
    from macros.editing.new import is_left_to_write, question_of

    print(difference(files, entry))
    fresh = fresh_problems(load(root).problems, checked({**files, **entry}).problems)
    to_do = tuple(problem for problem in fresh if is_left_to_write(problem, files, entry))
    wrong = tuple(problem for problem in fresh if problem not in to_do)
    if wrong:
        print(f"with this, the check finds:\n{report(wrong)}")
        names = {question_of(problem, files, entry) for problem in wrong} & interview.answers.keys()
        if not names:
            raise Refused("the map would not keep its rules with this")
        print(f"asked again: {', '.join(sorted(names))}")
        return _forgotten(interview, names)
    print(f"now fill these in:\n{report(to_do)}" if to_do else "with this, the check finds no problem more")
    answer = input("write it? [y/N, or a question to answer again] ").strip().lower()
    if answer in interview.answers:
        return _forgotten(interview, {answer})
    if answer not in {"y", "yes"}:
        raise Refused("as you like")
    return True


def _forgotten(interview: Interview, names: Iterable[str]) -> bool:
    for name in names:
        del interview.answers[name]
        interview.given = {key: answer for key, answer in interview.given.items() if key != name}
    return False


def _kept(file: Path, what: str) -> dict[str, str]:
    try:
        answers = json.loads(file.read_text(encoding="utf-8"))
        return {str(name): str(answer) for name, answer in answers.items()}
    except (OSError, ValueError, AttributeError) as error:
        raise Refused(f"no answers are kept in {file}: {COMMAND} new {what} asks from the start") from error


def _keep(file: Path, answers: Mapping[str, str], what: str) -> None:
    """Keep what somebody typed, so that it need not be typed again."""
    if not answers:
        return
    print("\n".join(visible(f"  {name}: {answer}") for name, answer in answers.items()))
    try:
        write(file.parent, {file.name: json.dumps(answers, ensure_ascii=False, indent=1).encode()})
    except OSError as error:
        print(visible(f"what you typed stands above; it could not be kept in {file}: {error.strerror}"))
    else:
        print(f"what you typed is kept; go on with: {COMMAND} new {what} --go-on")


def _export_csv(chosen: argparse.Namespace, index: Index) -> int:
    from macros.editing.spreadsheet import SHEETS, export_csv

    sheet = SHEETS[chosen.what]
    text = export_csv(sheet, (chosen.root / sheet.file).read_text(encoding="utf-8"), index)
    # With a mark, or Excel takes it for another encoding.
    write(chosen.file.parent, {chosen.file.name: text.encode("utf-8-sig")})
    print(f"written: {chosen.file}. Bring it back with: {COMMAND} import-csv {shlex.quote(str(chosen.file))}")
    return 0


def _import_csv(chosen: argparse.Namespace, index: Index) -> int:
    from macros.editing.returned import import_csv, on_rows
    from macros.editing.spreadsheet import SHEETS

    files = files_of(chosen.root)
    texts = {sheet.file: files[sheet.file].decode() for sheet in SHEETS.values()}
    returned = import_csv(chosen.file.read_bytes(), chosen.file.name, texts, index, numbers_of(index))
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
    print(f"{COMMAND} check")
    return 0
