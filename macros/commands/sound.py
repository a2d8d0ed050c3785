"""What commands share: the folder of a map, its files, the map in it, and which problems are new."""

from __future__ import annotations

import argparse
import contextlib
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from macros.model.index import Index
from macros.model.places import Problem
from macros.model.records import Reference
from macros.reading.files.folders import DATA, DOCS
from macros.reading.files.tree import tree
from macros.reading.project import ROOT, load, report


class Refused(Exception):  # noqa: N818  the message is a sentence for whoever typed the command
    """What was asked for does not fit; the message is a sentence."""


def of_a_map(command: argparse.ArgumentParser) -> None:
    """Take the folder of another map."""
    says = "a folder that holds data/ and docs/ (default: this project)"
    command.add_argument("--root", type=Path, default=ROOT, metavar="FOLDER", help=says)


def on_sound_map(run: Callable[[argparse.Namespace, Index], int]) -> Callable[[argparse.Namespace], int]:
    """Let a command run with the index of the map; where the map has problems, print them instead."""

    def checked_first(chosen: argparse.Namespace) -> int:
        root = getattr(chosen, "root", ROOT)
        readable(root)
        project = load(root)
        if project.problems:
            print(report(project.problems))
            return 1
        return run(chosen, project.index)

    return checked_first


def holding_a_map(root: Path) -> None:
    """Refuse a folder without data or without pages: nothing can be said of it.

    Raises:
        Refused: There is no map.
    """
    for folder in (root / DATA, root / DOCS):
        if not folder.is_dir():
            raise Refused(f"{root} holds no map: there is no folder {folder}")


def readable(root: Path) -> Index:
    """Return the index of a map that may break rules; where files cannot be read, nothing can be said of it.

    Raises:
        Refused: There is no map, or a part of it cannot be read.
    """
    holding_a_map(root)
    project = load(root)
    if project.index.data.unread:
        told = tuple(problem for problem in project.problems if problem.place.file in project.index.data.unread)
        raise Refused(f"the map in {root} cannot be read:\n{report(told)}")
    return project.index


def built_site(site: Path) -> Path:
    """Return a folder that holds a built site.

    Raises:
        Refused: It holds none.
    """
    if not (site / "index.html").is_file():
        raise Refused(f"{site} holds no built site: build one with make site, or name the folder of one")
    return site


def whole_site(site: Path) -> Path:
    """Return a folder that holds a site of such a map, built to its end.

    Raises:
        Refused: It holds none, or that of something else.
    """
    from macros.exports.catalogue import WHOLE

    if not (built_site(site) / WHOLE).is_file():  # which a build writes at its end
        raise Refused(f"{site} is half built, or the site of something else: build one with make site")
    return site


def in_a_form(command: argparse.ArgumentParser) -> None:
    """Take whether people read it, or GitHub."""
    says = "how it is told: to people in a terminal, or as Markdown in which nothing of the data is live"
    command.add_argument("--format", choices=["text", "github"], default="text", help=says)


def files_of(root: Path) -> dict[str, bytes]:
    """Return the data files and the pages of a map: path from its folder → content."""
    standing = tree(root)
    records = (name for name in standing.data if name.endswith(".yml"))
    return {name: (root / name).read_bytes() for name in (*records, *standing.pages)}


def fresh_problems(before: Iterable[Problem], after: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that a change brings; lines move, so places do not count."""
    known = {(problem.fact, problem.remedy) for problem in before}
    return tuple(problem for problem in after if (problem.fact, problem.remedy) not in known)


def write(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files of a map, all of them or none: a full disk leaves what stood there."""
    with undisturbed():
        _write(root, files)


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Let what is written here be written whole: Ctrl-C ends the command behind it.

    Raises:
        KeyboardInterrupt: Somebody pressed Ctrl-C meanwhile.
    """
    pressed: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if pressed:
            raise KeyboardInterrupt


@contextlib.contextmanager
def printing() -> Iterator[None]:
    """Tell in a sentence that the system ended a process which printed handouts.

    Raises:
        Refused: It did.
    """
    from concurrent.futures.process import BrokenProcessPool

    try:
        yield
    except BrokenProcessPool as error:
        told = "the system ended a process that printed handouts, perhaps for want of memory"
        raise Refused(f"{told}: close what you can, and run the command again") from error


def _write(root: Path, files: Mapping[str, bytes]) -> None:
    new = {root / name: root / f"{name}.new" for name in files}
    try:
        for (path, beside), content in zip(new.items(), files.values(), strict=True):
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(content)
        for path, beside in new.items():
            beside.replace(path)
    except OSError as error:
        for beside in new.values():
            with contextlib.suppress(OSError):
                beside.unlink()
        raise OSError(error.errno, error.strerror, str(path)) from error  # not the name of the file beside it


def agreed() -> bool:
    """Ask whether to write what was shown; whoever says nothing has not agreed."""
    try:
        answer = input("write it? [y/N] ").strip().lower()
    except EOFError:
        answer = ""
        print()
    if answer in {"y", "yes"}:
        return True
    print("nothing was written")
    return False


def numbers_of(index: Index) -> Callable[[str], tuple[Reference, ...]]:
    """Return what reads a number as people write it; the grammar is loaded when it is first asked."""

    def read(query: str) -> tuple[Reference, ...]:
        from macros.search.resolver import resolved

        meaning = resolved(index, query)
        return () if meaning.words else meaning.matches  # a word that nobody knows may be another framework

    return read


def counted(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
