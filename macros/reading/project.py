"""Load the map that stands in one folder: `data/` and `docs/` become an index, or a list of problems."""

from __future__ import annotations

import datetime
import functools
import hashlib
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from macros.model.index import Index
from macros.model.places import Place, Problem
from macros.model.records import Data, Item, Page
from macros.reading import build
from macros.reading import printed as shelf
from macros.reading.beside import titles_beside
from macros.reading.strict import read_yaml
from macros.reading.written import read_page
from macros.rules import check

ROOT = Path(__file__).resolve().parent.parent.parent
MAPPINGS = "mappings"
MUST_BE_THERE = ("standards", "sources", MAPPINGS)
MAY_BE_MISSING = tuple(name for name in build.TOPS if name not in MUST_BE_THERE)  # a young map does without them
FILES = (*MUST_BE_THERE, *MAY_BE_MISSING)


@dataclass(frozen=True, slots=True)
class Project:
    """What a folder holds; where there are problems, the index is not fit to be shown."""

    index: Index
    problems: tuple[Problem, ...]


def load(root: Path = ROOT, today: str = "") -> Project:
    """Read, check and index the map in `root`; what has not changed since the last call is not read again.

    `today` is the day to check by, as 2026-11-20, where that is not the day of the clock.
    """
    files = [root / "data" / f"{name}.yml" for name in FILES]
    files += sorted((root / "docs").rglob("*.md"))
    files.append(root / shelf.FOLDER / shelf.LIST)
    shown = (file for file in (root / "docs" / "assets").rglob("*") if file.is_file())
    pictures = frozenset(file.relative_to(root / "docs").as_posix() for file in shown)
    # The key is what the files say, not when they were saved: `mkdocs serve` keeps this process alive.
    return _load(
        tuple((file.relative_to(root).as_posix(), file.read_bytes() if file.is_file() else None) for file in files),
        today or _today(),
        pictures,
    )


def checked(files: Mapping[str, bytes], today: str = "", pictures: frozenset[str] | None = None) -> Project:
    """Read, check and index files that need not stand in any folder yet; paths as from the project's root.

    `pictures` names the files of docs/assets, where they are known.
    """
    data = [f"data/{name}.yml" for name in FILES]
    pages = sorted(name for name in files if name.endswith(".md"))
    names = [*data, f"{shelf.FOLDER}/{shelf.LIST}", *pages]
    return _load(tuple((name, files.get(name)) for name in names), today or _today(), pictures)


def report(problems: tuple[Problem, ...]) -> str:
    """Return all problems as text, with their count."""
    count = f"{len(problems)} problem{'' if len(problems) == 1 else 's'}"
    return "\n".join([*map(str, problems), count])


@functools.lru_cache(maxsize=2)
def _load(files: tuple[tuple[str, bytes | None], ...], today: str, pictures: frozenset[str] | None = None) -> Project:
    reader = _Reader(dict(files))
    in_files = {_field(name): reader.records(name) for name in FILES}
    written = [page for file in dict(files) if file.endswith(".md") if (page := reader.page(file))]
    data = Data(
        **in_files,
        items=tuple(page for page in written if isinstance(page, Item)),
        pages=tuple(page for page in written if isinstance(page, Page)),
        unread=tuple(reader.unread),
        pictures=pictures,
        fingerprint=_fingerprint(files),
        handouts=shelf.read_list(reader.contents[f"{shelf.FOLDER}/{shelf.LIST}"]),
        today=today,
        beside=titles_beside(reader.contents[f"data/{MAPPINGS}.yml"]),
    )
    index = Index.of(data)
    reader.problems += check.problems(index)
    return Project(index, tuple(sorted(set(reader.problems))))


def _today() -> str:
    """Return the latest day that it is anywhere on Earth, so that nobody's day is still to come.

    A clock that stands before the change that is built, as SOURCE_DATE_EPOCH tells it, is wrong.
    """
    seconds = max(time.time(), float(os.environ.get("SOURCE_DATE_EPOCH") or 0))
    return datetime.datetime.fromtimestamp(seconds + 14 * 3600, datetime.UTC).date().isoformat()


def _field(name: str) -> str:
    """Return the field of `Data` that holds the records of a file."""
    return "answers" if name == MAPPINGS else build.TOPS[name][0]


@dataclass
class _Reader:
    """Reads one file after the other, and notes what is wrong and what could not be read to its end."""

    contents: dict[str, bytes | None]
    problems: list[Problem] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def records(self, name: str) -> tuple[Any, ...]:
        """Return the records of one file of `data/`."""
        file = f"data/{name}.yml"
        content = self.contents[file]
        if content is None:
            if name in MUST_BE_THERE:
                remedy = f"create {file}, or call this from the folder that holds data/ and docs/"
                self.problems.append(Problem(Place(file), "the file is missing", remedy))
                self.unread.append(file)
            return ()
        reading = read_yaml(content, file)
        self.problems += reading.problems
        if reading.node is None and reading.problems:
            self.unread.append(file)
            return ()
        if name == MAPPINGS:
            return build.answers(reading.node, file, self.problems)
        return build.records(name, reading.node, file, self.problems)

    def page(self, file: str) -> Item | Page | None:
        """Return one page of `docs/`, or None where it is not there or its head cannot be read."""
        content = self.contents[file]
        if content is None:
            return None
        page = read_page(content, file, self.problems)
        if page is None:
            self.unread.append(file)
        return page


def _fingerprint(files: tuple[tuple[str, bytes | None], ...]) -> str:
    """Return twelve signs that stand for what people wrote, whatever line ends and handouts the machine made."""
    digest = hashlib.sha256()
    for name, content in files:
        if name == f"{shelf.FOLDER}/{shelf.LIST}":
            continue
        digest.update(f"{name}\0".encode() + (content or b"").replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()[:12]
