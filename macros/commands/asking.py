"""The commands that ask questions: for a new entry, and for what became of the numbers of an older edition."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from macros.commands.sound import (
    Refused,
    counted,
    files_of,
    fresh_problems,
    numbers_of,
    on_sound_map,
    readable,
    write,
)
from macros.editing.fix import MAPPINGS, STANDARDS, difference
from macros.editing.named import framework_called
from macros.model import dates
from macros.model.index import Index
from macros.model.places import visible
from macros.model.records import Reference
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


def new(command: argparse.ArgumentParser) -> None:
    """Take the sort of entry, and answers that are known already."""
    from macros.editing.new import KINDS_OF_ENTRY

    command.add_argument("what", choices=list(KINDS_OF_ENTRY))
    for name, says in GIVEN.items():
        command.add_argument(f"--{name}", help=f"{says}, which is then not asked for")
    command.add_argument("--go-on", action="store_true", help="with the answers of the last time, which was broken off")
    command.set_defaults(run=_new)


def new_edition(command: argparse.ArgumentParser) -> None:
    """Take a framework, and what is known of its edition to come."""
    command.add_argument("framework", help="the id of the framework")
    command.add_argument("edition", help="the id of the edition to come, as 2030")
    command.add_argument("--label", help="what it is called (default: 2030 edition)")
    command.add_argument("--in-force", default="", help="its first day, as 2030-09-01")
    command.set_defaults(run=on_sound_map(_new_edition))


# --- A new entry ------------------------------------------------------------------------------------------------------


def _new(chosen: argparse.Namespace) -> int:
    from macros.editing.interview import Interview
    from macros.editing.new import KINDS_OF_ENTRY

    index, files = readable(chosen.root), files_of(chosen.root)
    given = {name: answer for name in GIVEN if (answer := getattr(chosen, name)) is not None}
    if "number" in given:
        given.setdefault("edition", "")  # the current one
    kept = chosen.root / "build" / f"new-{chosen.what}.json"
    answers = _kept(kept, chosen.what) if chosen.go_on else {}
    today = dates.today()
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
    _keep(kept, interview.answers, chosen)
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
        names = {question_of(problem, files, entry, interview.answers) for problem in wrong} & interview.answers.keys()
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


def _keep(file: Path, answers: Mapping[str, str], chosen: argparse.Namespace) -> None:
    """Keep what somebody typed, so that it need not be typed again."""
    if not answers:
        return
    print("\n".join(visible(f"  {name}: {answer}") for name, answer in answers.items()))
    try:
        write(file.parent, {file.name: json.dumps(answers, ensure_ascii=False, indent=1).encode()})
    except OSError as error:
        print(visible(f"what you typed stands above; it could not be kept in {file}: {error.strerror}"))
    else:
        print(f"what you typed is kept; go on with: {COMMAND} new {chosen.what} --go-on")


# --- The next edition -------------------------------------------------------------------------------------------------


def _new_edition(chosen: argparse.Namespace, index: Index) -> int:
    from macros.editing import next_edition

    chosen.framework = framework_called(index, chosen.framework) or chosen.framework
    known = index.editions.get((chosen.framework, chosen.edition))
    in_force = chosen.in_force or str((known and known.in_force) or "")
    coming = next_edition.NextEdition(
        chosen.framework, chosen.edition, chosen.label or f"{chosen.edition} edition", in_force
    )
    framework = index.frameworks.get(chosen.framework)
    goes_on = framework and framework.current_edition == coming.id and next_edition.unanswered(index, framework.id)
    if not goes_on:
        if refused := next_edition.refuse(index, coming):
            raise Refused(refused)
        files = files_of(chosen.root)
        standards, mappings = (files[name].decode() for name in (STANDARDS, MAPPINGS))
        if in_force > dates.today():
            _write_sound(chosen.root, files, {STANDARDS: next_edition.announce(index, coming, standards).encode()})
            print(f"{coming.framework} {coming.id} is announced; until {in_force} the current edition stays current.")
            print(f"From that day on: {COMMAND} new-edition {coming.framework} {coming.id}")
            return 0
        made = next_edition.prepare(index, coming, standards, mappings)
        _write_sound(chosen.root, files, {STANDARDS: made[0].encode(), MAPPINGS: made[1].encode()})
        print(
            f"{coming.framework} {coming.id} is the current edition. Our readings are drafts; what a source says stays"
        )
        print("with the edition that the source means.")
    return _compare(chosen.root, coming.framework, coming.id)


def _compare(root: Path, framework: str, edition: str) -> int:
    """Ask what became of each older number; whoever breaks off goes on another time with the same command."""
    from macros.editing import next_edition
    from macros.editing.interview import Interview
    from macros.model.words import CHANGES

    index, files = load(root).index, files_of(root)
    left = next_edition.unanswered(index, framework)
    print(f"What became of {counted(len(left), 'older number')}? Enter takes what stands in brackets; Ctrl-C leaves")
    print(f"the rest for another time: {COMMAND} new-edition {framework} {edition}")
    print("\n".join(f"  {word:<12} {meaning.says}" for word, meaning in CHANGES.items()))
    answers: dict[Reference, dict[str, Any]] = {}
    evidence, asking, new = "", True, {}
    while True:
        try:
            for reference in (own for own in left if asking and own not in answers):
                interview = Interview(input, print, "")
                evidence = evidence or interview.text(f"how do you know? [{next_edition.OURS}]") or next_edition.OURS
                answers[reference] = next_edition.ask(index, reference, interview, evidence)
        except (EOFError, KeyboardInterrupt):
            asking = False
            print()
        new = {STANDARDS: next_edition.answered(files[STANDARDS].decode(), answers).encode()}
        wrong = fresh_problems((), checked({**files, **new}).problems)
        text = new[STANDARDS].decode()
        again = {own for problem in wrong for own in next_edition.asked_at(text, problem.place.line, answers)}
        if not again:
            break
        print(report(wrong))
        print("\n".join(visible(f"not taken: {own}: {answers.pop(own)}") for own in sorted(again, key=str)))
    _write_sound(root, files, new)
    done = sum(answer["change"] != "unknown" for answer in answers.values())
    print(f"{counted(done, 'number')} answered, {len(left) - done} left")
    return 0


def _write_sound(root: Path, files: Files, new: Files) -> None:
    """Write files with which the map keeps its rules.

    Raises:
        Refused: It would not.
    """
    if fresh := fresh_problems((), checked({**files, **new}).problems):
        raise Refused(f"{report(fresh)}\nnothing was written")
    write(root, {name: content for name, content in new.items() if content != files[name]})
