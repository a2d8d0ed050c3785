"""Load the map that stands in one folder: `data/` and `docs/` become an index, or a list of problems."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from macros import check, records
from macros.docs import read_page
from macros.index import Index
from macros.model import Data, Item, Page
from macros.places import Place, Problem
from macros.read import Node, read_yaml
from macros.render import MACROS

ROOT = Path(__file__).resolve().parent.parent
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Project:
    """What a folder holds; where there are problems, the index is not fit to be shown."""

    index: Index
    problems: tuple[Problem, ...]


def load(root: Path = ROOT) -> Project:
    """Read, check and index the map in `root`; what has not changed since the last call is not read again."""
    files = [root / "data" / name for name in ("standards.yml", "sources.yml", "mappings.yml")]
    files += sorted((root / "docs").rglob("*.md"))
    # The key is what the files say, not when they were saved: `mkdocs serve` keeps this process alive.
    return _load(tuple((file.relative_to(root).as_posix(), file.read_bytes() if file.is_file() else None) for file in files))


def checked(files: Mapping[str, bytes]) -> Project:
    """Read, check and index files that need not stand in any folder yet; paths as from the project's root."""
    data = [f"data/{name}.yml" for name in ("standards", "sources", "mappings")]
    return _load(tuple((name, files.get(name)) for name in [*data, *sorted(name for name in files if name.endswith(".md"))]))


def report(problems: tuple[Problem, ...]) -> str:
    """Return all problems as text, with their count."""
    count = f"{len(problems)} problem{'' if len(problems) == 1 else 's'}"
    return "\n".join([*map(str, problems), count])


@functools.lru_cache(maxsize=2)
def _load(files: tuple[tuple[str, bytes | None], ...]) -> Project:
    problems: list[Problem] = []
    unread: list[str] = []
    contents = dict(files)

    def data(name: str, build: Callable[[Node | None, str, list[Problem]], tuple[T, ...]]) -> tuple[T, ...]:
        file = f"data/{name}.yml"
        content = contents[file]
        if content is None:
            problems.append(Problem(Place(file), "the file is missing", f"create {file}, or call this from the folder that holds data/ and docs/"))
            unread.append(file)
            return ()
        reading = read_yaml(content, file)
        problems.extend(reading.problems)
        if reading.node is None and reading.problems:
            unread.append(file)
            return ()
        return build(reading.node, file, problems)

    frameworks = data("standards", records.frameworks)
    sources = data("sources", records.sources)
    mappings = data("mappings", records.mappings)
    written = []
    for file, content in files:
        if file.endswith(".md") and content is not None:
            read = read_page(content, file, frozenset(MACROS), problems)
            if read is None:
                unread.append(file)
            else:
                written.append(read)
    items = tuple(page for page in written if isinstance(page, Item))
    pages = tuple(page for page in written if isinstance(page, Page))
    index = Index.of(Data(frameworks=frameworks, sources=sources, mappings=mappings, items=items, pages=pages, unread=tuple(unread)))
    if not unread:  # with a file missing, the rules would only repeat that
        problems += check.problems(index)
    return Project(index, tuple(sorted(set(problems))))
