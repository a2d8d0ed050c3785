"""The project's own scripts, styles and type: a map in another folder is built with them, without a copy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.reading.project import ROOT

DOCS = ROOT / "docs"
# What stands beside them in docs/, pages and pictures, belongs to one map alone.
_SHARED = ("assets/examples", "assets/fonts", "assets/javascripts", "assets/stylesheets")


def shared_files() -> Iterator[tuple[str, Path]]:
    """Yield the address in a built site, and the file, of everything that each map needs and none has to write."""
    for name in _SHARED:
        for file in [DOCS / name, *sorted((DOCS / name).rglob("*"))]:
            if file.is_file():
                yield file.relative_to(DOCS).as_posix(), file
