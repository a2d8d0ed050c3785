"""Load the map that stands in one folder: `data/` and `docs/` become an index, or a list of problems."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from macros.model.index import Index
from macros.model.places import Place, Problem
from macros.model.records import Data, Item, Page
from macros.reading import build as records
from macros.reading import printed as shelf
from macros.reading.strict import Node, read_yaml
from macros.reading.written import read_page
from macros.rules import check

ROOT = Path(__file__).resolve().parent.parent.parent
MAY_BE_MISSING = (
    "bindings",
    "elsewhere",
    "reports",
    "dilemmas",
    "questions",
    "versions",
    "retired",
)  # a young map does without them
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Project:
    """What a folder holds; where there are problems, the index is not fit to be shown."""

    index: Index
    problems: tuple[Problem, ...]


def load(root: Path = ROOT) -> Project:
    """Read, check and index the map in `root`; what has not changed since the last call is not read again."""
    files = [root / "data" / f"{name}.yml" for name in ("standards", "sources", "mappings", *MAY_BE_MISSING)]
    files += sorted((root / "docs").rglob("*.md"))
    files.append(root / shelf.FOLDER / shelf.LIST)
    # The key is what the files say, not when they were saved: `mkdocs serve` keeps this process alive.
    return _load(
        tuple((file.relative_to(root).as_posix(), file.read_bytes() if file.is_file() else None) for file in files)
    )


def checked(files: Mapping[str, bytes]) -> Project:
    """Read, check and index files that need not stand in any folder yet; paths as from the project's root."""
    data = [f"data/{name}.yml" for name in ("standards", "sources", "mappings", *MAY_BE_MISSING)]
    pages = sorted(name for name in files if name.endswith(".md"))
    names = [*data, f"{shelf.FOLDER}/{shelf.LIST}", *pages]
    return _load(tuple((name, files.get(name)) for name in names))


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
        if content is None and name in MAY_BE_MISSING:
            return ()
        if content is None:
            problems.append(
                Problem(
                    Place(file),
                    "the file is missing",
                    f"create {file}, or call this from the folder that holds data/ and docs/",
                )
            )
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
    answers = data("mappings", records.answers)
    bindings = data("bindings", records.bindings)
    elsewhere = data("elsewhere", records.elsewhere)
    reports = data("reports", records.reports)
    dilemmas = data("dilemmas", records.dilemmas)
    questions = data("questions", records.questions)
    versions = data("versions", records.versions)
    retired = data("retired", records.retired)
    written = []
    for file, content in files:
        if file.endswith(".md") and content is not None:
            read = read_page(content, file, problems)
            if read is None:
                unread.append(file)
            else:
                written.append(read)
    items = tuple(page for page in written if isinstance(page, Item))
    pages = tuple(page for page in written if isinstance(page, Page))
    handouts = shelf.read_list(contents[f"{shelf.FOLDER}/{shelf.LIST}"])
    read_all = Data(
        frameworks=frameworks,
        sources=sources,
        answers=answers,
        items=items,
        bindings=bindings,
        elsewhere=elsewhere,
        reports=reports,
        dilemmas=dilemmas,
        questions=questions,
        pages=pages,
        versions=versions,
        retired=retired,
        unread=tuple(unread),
        fingerprint=_fingerprint(files),
        handouts=handouts,
    )
    index = Index.of(read_all)
    if not unread:  # with a file missing, the rules would only repeat that
        problems += check.problems(index)
    return Project(index, tuple(sorted(set(problems))))


def _fingerprint(files: tuple[tuple[str, bytes | None], ...]) -> str:
    """Return twelve signs that stand for what people wrote, whatever line ends and handouts the machine made."""
    digest = hashlib.sha256()
    for name, content in files:
        if name == f"{shelf.FOLDER}/{shelf.LIST}":
            continue
        digest.update(f"{name}\0".encode() + (content or b"").replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()[:12]
