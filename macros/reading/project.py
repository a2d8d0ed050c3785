"""Load the map that stands in one folder: `data/` and `docs/` become an index, or a list of problems."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from macros.model.index import Index
from macros.model.places import Place, Problem, one_a_slip
from macros.model.records import Data, Item, Page
from macros.reading import build, encoding, signs
from macros.reading import printed as shelf
from macros.reading.strict import Reading, read_yaml
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


def load(root: Path = ROOT) -> Project:
    """Read, check and index the map in `root`; what has not changed since the last call is not read again."""
    files = [root / "data" / f"{name}.yml" for name in FILES]
    files += sorted((root / "docs").rglob("*.md"))
    files.append(root / shelf.FOLDER / shelf.LIST)
    besides = tuple(_besides(root))
    # The key is what the files say, not when they were saved: `mkdocs serve` keeps this process alive.
    project = _load(
        tuple((file.relative_to(root).as_posix(), file.read_bytes() if file.is_file() else None) for file in files)
    )
    return replace(project, problems=(*project.problems, *besides)) if besides else project


def _besides(root: Path) -> Iterator[Problem]:
    """Yield what keeps files from being read that hold no records: their encoding, and what a merge left in them."""
    for name in ("mkdocs.yml", "data/published.txt"):
        problems: list[Problem] = []
        content = (root / name).read_bytes() if (root / name).is_file() else b""
        text = encoding.text_of(content, name, problems)
        yield from (*problems, *signs.conflicts(text or "", name))


def checked(files: Mapping[str, bytes]) -> Project:
    """Read, check and index files that need not stand in any folder yet; paths as from the project's root."""
    data = [f"data/{name}.yml" for name in FILES]
    pages = sorted(name for name in files if name.endswith(".md"))
    names = [*data, f"{shelf.FOLDER}/{shelf.LIST}", *pages]
    return _load(tuple((name, files.get(name)) for name in names))


def report(problems: tuple[Problem, ...]) -> str:
    """Return all problems as text, with their count."""
    count = f"{len(problems)} problem{'' if len(problems) == 1 else 's'}"
    return "\n".join([*map(str, problems), count])


@functools.lru_cache(maxsize=2)
def _load(files: tuple[tuple[str, bytes | None], ...]) -> Project:
    reader = _Reader(dict(files))
    in_files = {_field(name): reader.records(name) for name in FILES}
    written = [page for file in dict(files) if file.endswith(".md") if (page := reader.page(file))]
    data = Data(
        **in_files,
        items=tuple(page for page in written if isinstance(page, Item)),
        pages=tuple(page for page in written if isinstance(page, Page)),
        unread=tuple(reader.unread),
        fingerprint=_fingerprint(files),
        handouts=shelf.read_list(reader.contents[f"{shelf.FOLDER}/{shelf.LIST}"]),
    )
    index = Index.of(data)
    if not reader.unread:  # with a file missing, the rules would only repeat that
        reader.problems += check.problems(index)
    return Project(index, tuple(one_a_slip(reader.problems)))


@functools.lru_cache(maxsize=32)
def _reading(content: bytes, file: str) -> Reading:
    """Read one file of `data/`; most stay as they are while one is edited."""
    return read_yaml(content, file, as_meant=True)


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
        reading = _reading(content, file)
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
