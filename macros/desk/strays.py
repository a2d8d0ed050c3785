"""Worksheets that stand where they must not: each holds official wording."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from macros.model.places import Place, Problem

MARK = "standards-map: private worksheet of the reading desk"  # each worksheet bears it; the tree must not
FOLDER = "build/desk"  # ignored by git


def strays(root: Path) -> Iterator[Problem]:
    """Yield each worksheet that stands in a tree outside `build/`."""
    for file in sorted(filter(_is_worksheet, _texts(root))):
        fact = "a worksheet of the desk, which holds official wording"
        remedy = f"move it to {FOLDER}/, which git ignores, and see that no commit has it"
        yield Problem(Place(Path(file).relative_to(root).as_posix()), fact, remedy)


def _is_worksheet(file: str) -> bool:
    with open(file, "rb", buffering=0) as text:  # noqa: PTH123  of some hundred files, a path of each takes long
        return _MARK in text.readall()


def _texts(folder: str | Path, *, top: bool = True) -> Iterator[str]:
    """Yield the path of each file that a worksheet may be."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in (_NOT_OURS | ({"build", "site"} if top else set())):
                    yield from _texts(entry.path, top=False)
            elif os.path.splitext(entry.name)[1].lower() in _TEXTS and entry.is_file():  # noqa: PTH122
                yield entry.path


_MARK = MARK.encode()
_NOT_OURS = {
    *(".git", ".venv", "node_modules", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", "__pycache__"),
}
_TEXTS = {".html", ".htm", ".xhtml", ".mhtml", ".yml", ".yaml", ".json", ".txt", ".md", ".markdown", ".csv", ""}
