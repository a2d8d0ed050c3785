"""Give a provision that has a wrong number its right one, everywhere at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass

from macros.editing.fix import MAPPINGS, STANDARDS, mended
from macros.editing.named import framework_called, provisions_called
from macros.editing.targets import Read
from macros.model.fields import FORMS
from macros.model.index import Index, numeric_parts
from macros.model.places import Text
from macros.model.records import Reference
from macros.model.references import with_edition
from macros.model.typed import COMMAND, quoted, typed
from macros.rules import addresses
from macros.rules.mentions import numbers_that_texts_name_are_there

COMPARISONS, FINGERPRINTS = "data/comparisons.yml", "data/fingerprints.json"


@dataclass(frozen=True, slots=True)
class Move:
    """A provision, and the number that it should have had."""

    old: Reference
    new: Reference


def move_of(index: Index, name: str, number: str, read: Read) -> Move:
    """Return the move that somebody asks for; `read` tells what a number means, however it is written.

    Raises:
        LookupError: there is no such provision, or the number is taken or not one; the message says which.
    """
    old = _provision(index, name, read)
    new = index.reference(old.framework, _written(index, old.framework, number), old.edition)
    if new is None or not FORMS["number"][0].fullmatch(new.number):
        raise LookupError(f"{number} is no number: {typed(FORMS['number'][1])}")
    if new in index.provisions:
        raise LookupError(f"{new} exists already: {index.provisions[new].title or 'its text is not known'}")
    return Move(old, new)


def _provision(index: Index, name: str, read: Read) -> Reference:
    """Return the one provision that is called so."""
    meant = provisions_called(index, name, read)
    if len(meant) > 1:
        raise LookupError(f"{name} can mean {', '.join(map(str, meant))}: write the one that is meant")
    if not meant:
        raise LookupError(f"no provision {name}: write its framework and its number, as {COMMAND} show takes them")
    return meant[0]


def _written(index: Index, framework: str, number: str) -> str:
    """Return a number that need not exist yet as its publisher prints it, without the name of its own framework."""
    match = re.fullmatch(r"(?:(.*?)[\s:]+)?(\d+(?:[.:]\d+)+)\.?", number.strip())
    if match is None or (match[1] and framework_called(index, match[1].partition("@")[0]) != framework):
        return number
    return re.sub("[.:]", str(index.frameworks[framework].separator), match[2])


def renumbered(
    index: Index, files: Table[str, bytes], move: Move, listed: Iterable[str], today: str
) -> dict[str, bytes]:
    """Return the files that change; `listed` holds what was published, `today` is the day as 2026-11-20."""
    named = (STANDARDS, MAPPINGS, *({COMPARISONS} & files.keys()))
    lines = {file: files[file].decode().split("\n") for file in named}
    for number in _numbers(index, move.old):
        _write(lines[number.place.file], number, move.new.number)
    for name in _names(index, move.old):
        _write(lines[COMPARISONS], name, with_edition(move.new))
    for change, word in _changes(index, move):
        _write(lines[change.place.file], change, word)
    new = {file: "\n".join(of_file).encode() for file, of_file in lines.items()}
    if retired := _retired(index, move, listed, today):
        text = files.get(addresses.RETIRED, b"retired:\n").decode()
        text = re.sub(r"^retired: *\{\}", "retired:", text, flags=re.MULTILINE)
        new[addresses.RETIRED] = "\n".join([*text.rstrip("\n").split("\n"), *retired, ""]).encode()
    if FINGERPRINTS in files:
        before, after = (quoted(with_edition(reference)).encode() for reference in (move.old, move.new))
        new[FINGERPRINTS] = files[FINGERPRINTS].replace(before, after)
    new |= mended({file: new[file] for file in (STANDARDS, MAPPINGS)})
    return {file: content for file, content in new.items() if content != files.get(file)}


def in_the_guide(text: str, move: Move) -> str:
    """Return the guide with the new number in each command that shows or prints a number, and where it stands alone."""
    old = "|".join(re.escape(name) for name in (str(move.old), with_edition(move.old)))
    pattern = rf"(macros (?:show|handouts) |`)({old})(?![\w.:])"
    return re.sub(pattern, lambda named: named[0].removesuffix(move.old.number) + move.new.number, text)


def with_words(files: Table[str, bytes], now: Index, move: Move) -> dict[str, bytes]:
    """Return the files in which words that name the old number behind its framework's name have the new one.

    `files` are those after the move, and `now` is their index, in which nothing has the old number.
    """
    number = re.compile(rf"(?<![\d.:]){re.escape(move.old.number)}(?!\d|[.:]\d)")
    lines: dict[str, list[str]] = {}
    for told in numbers_that_texts_name_are_there(now):
        file, line, column = told.place
        of_file = lines.setdefault(file, files[file].decode().split("\n"))
        if f" {move.old.number}," not in told.fact:
            continue
        rest = "\n".join(of_file[line - 1 :])  # of a text in the data, only the beginning has a place
        rest = rest[: column - 1] + number.sub(move.new.number, rest[column - 1 :], count=1)
        of_file[line - 1 :] = rest.split("\n")
    new = {file: "\n".join(of_file).encode() for file, of_file in lines.items()}
    return {file: content for file, content in new.items() if content != files[file]}


def named_in_words(index: Index, files: Table[str, bytes], old: Reference) -> list[str]:
    """Return the lines of pages and data that name a number in words, which only people can change."""
    number = re.compile(rf"(?<![\d.:]){re.escape(old.number)}(?!\d|[.:]\d)")
    short = index.frameworks[old.framework].short
    named = (
        (file, at, line)
        for file, content in files.items()
        for at, line in enumerate(content.decode("utf-8", "replace").split("\n"), 1)
    )
    return [f"{file}:{at}: {line.strip()}" for file, at, line in named if short in line and number.search(line)]


def _numbers(index: Index, old: Reference) -> Iterator[Text]:
    """Yield every place in the data where the number of a provision stands."""
    yield index.provisions[old].number
    for answer in index.data.answers:
        for mapping in answer.mappings:
            if index.target(answer.framework, mapping) == old:
                yield mapping.number
    for provision in index.frameworks[old.framework].provisions:
        if change := provision.became:
            yield from (
                number for number in change.numbers if index.reference(old.framework, number, change.edition) == old
            )


def _names(index: Index, old: Reference) -> Iterator[Text]:
    """Yield every place where a provision is compared with others under its full name."""
    for comparison in index.comparisons_of(old):
        marks = (mark.provision for aspect in comparison.aspects for mark in aspect.marks)
        yield from (name for name in (*comparison.provisions, *marks) if index.named(name) == old)


def _changes(index: Index, move: Move) -> Iterator[tuple[Text, str]]:
    """Yield each change that kept the number and no longer does, or the other way round, with the word to write."""
    for provision in index.frameworks[move.old.framework].provisions:
        became = provision.became
        if became is None or len(became.numbers) != 1 or became.change not in {"unchanged", "reworded", "renumbered"}:
            continue
        own, later = (
            index.reference(move.old.framework, provision.number, provision.edition),
            index.reference(move.old.framework, became.numbers[0], became.edition),
        )
        numbers = {str(move.new.number if each == move.old else each.number) for each in (own, later) if each}
        if move.old in {own, later} and (len(numbers) == 1) == (became.change == "renumbered"):
            yield became.change, "reworded" if len(numbers) == 1 else "renumbered"


def _write(lines: list[str], number: Text, new: str) -> None:
    line, at = lines[number.place.line - 1], number.place.column - 1
    lines[number.place.line - 1] = line[:at] + line[at:].replace(number, new, 1)


def _retired(index: Index, move: Move, listed: Iterable[str], today: str) -> list[str]:
    """Return the entries for what was published under the old number and nothing else stands under."""
    published, name = set(listed), with_edition(move.old)
    alone = len(index.numbers[numeric_parts(move.old.number)]) == 1
    names = addresses.names_of_provision(index, name)
    gone = [each for each in (names if alone else names[:-1]) if each in published]
    return [
        line
        for each in gone
        for line in addresses.entry(
            each, today, addresses.WRONG_NUMBER, addresses.moved_to(index, each, f"provision:{name}", move.new.number)
        )
    ]
