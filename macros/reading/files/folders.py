"""What stands in the folders of a map: each entry with its path and its kind; no link is followed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from macros.reading.files import contents

DATA, DOCS, THEME = "data", "docs", "theme"


def entries_of(root: Path, folder: str) -> Iterator[tuple[str, str]]:
    """Yield path and kind of everything below a folder: `file`, `folder`, `link`, `other` or `left behind`."""
    top = root / folder
    if top.is_symlink():
        yield folder, "link"
    elif top.is_dir():
        yield from _below(str(top), folder)


def is_left_behind(name: str) -> bool:
    """Tell whether a file or folder is what editors and systems leave behind them."""
    return (
        (name.startswith(".") and name not in contents.WITH_A_DOT)
        or name.startswith("~$")
        or name.endswith("~")
        or (name.startswith("#") and name.endswith("#"))
        or name.lower().endswith((".swp", ".swo", ".swn"))
        or name.lower() in _OF_SYSTEMS
    )


_OF_SYSTEMS = {"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx", "@eadir", "$recycle.bin"}
_DEEPEST = 10  # folders within each other


def _below(folder: str, path: str) -> Iterator[tuple[str, str]]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError:
        yield path, "closed"
        return
    for entry in entries:
        inner = f"{path}/{entry.name}"
        if is_left_behind(entry.name):
            yield from _left_behind(entry, inner)
        elif entry.is_symlink():
            yield inner, "link"
        elif entry.is_dir():
            is_deep = inner.count("/") > _DEEPEST
            yield inner, "deep" if is_deep else "folder"
            yield from () if is_deep else _below(entry.path, inner)
        else:
            yield inner, "file" if entry.is_file() else "other"


def _left_behind(entry: os.DirEntry[str], path: str) -> Iterator[tuple[str, str]]:
    """Yield what is left behind, and links to folders in it: MkDocs walks there before it leaves them out."""
    if entry.is_symlink():  # one that leads nowhere is how an editor marks a file that is open
        yield path, "link" if entry.is_dir() else "left behind"
        return
    yield path, "left behind"
    for folder, names, _ in os.walk(entry.path) if entry.is_dir() else ():
        inner = path + folder.removeprefix(entry.path).replace(os.sep, "/")
        yield from ((f"{inner}/{name}", "link") for name in sorted(names) if Path(folder, name).is_symlink())
