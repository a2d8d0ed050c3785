"""What stands in a tree and must not: worksheets, which hold official wording, and what a merge left behind."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from macros.model.places import Place, Problem
from macros.reading.conflicts import conflicts

MARK = "standards-map: private worksheet of the reading desk"  # each worksheet bears it; the tree must not
FOLDER = "build/desk"  # ignored by git


def strays(root: Path) -> Iterator[Problem]:
    """Yield each worksheet that stands in a tree outside `build/`, and each conflict in a file that nobody reads."""
    for file in sorted(_texts(root)):
        with open(file, "rb", buffering=0) as opened:  # noqa: PTH123  of some hundred files, a path of each takes long
            content = opened.readall()
        if _MARK in content:
            fact = "a worksheet of the desk, which holds official wording"
            remedy = f"move it to {FOLDER}/, which git ignores, and see that no commit has it"
            yield Problem(Place(_name(root, file)), fact, remedy)
        if b"<<<<<<<" in content or b">>>>>>>" in content:
            name = _name(root, file)
            if not name.startswith(_READ):  # those that are read are told of where they are
                yield from conflicts(content.decode("utf-8", "replace"), name, is_page=True)


def _name(root: Path, file: str) -> str:
    return Path(file).relative_to(root).as_posix()


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
_READ = ("data/", "docs/", "mkdocs.yml")
_NOT_OURS = {
    *(".git", ".venv", "node_modules", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", "__pycache__"),
}
_TEXTS = {".html", ".htm", ".xhtml", ".mhtml", ".yml", ".yaml", ".json", ".txt", ".md", ".markdown", ".csv", ""}
