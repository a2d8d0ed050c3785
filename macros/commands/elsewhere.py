"""Commands that messages name, for a map in another folder: each works as it is printed."""

from __future__ import annotations

import contextlib
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from macros.model.typed import COMMAND

_OURS = re.compile(rf"(?P<command>{re.escape(COMMAND)} (?P<name>[a-z][a-z-]*))|\bmake (?P<make>fix|site|serve|check)\b")
_ITS_FOLDER_BEHIND_IT = ("check", "rebuilt")  # these take a folder in the place of --root
_KNOWS_NO_OTHER = ("zensical",)


def at(text: str, root: Path) -> str:
    """Return a text in which each command of ours is told of the map in another folder."""
    folder = shlex.quote(str(root))

    def told(command: re.Match[str]) -> str:
        name, ours = command["name"] or command["make"], f"{COMMAND} {command['name'] or command['make']}"
        if name in _KNOWS_NO_OTHER:
            return command[0]
        if command["make"] and (folder == str(root) or name == "site"):  # make takes no folder with a space in its name
            return f"make {name} MAP={folder}"
        return f"{ours} {folder}" if name in _ITS_FOLDER_BEHIND_IT else f"{ours} --root {folder}"

    return _OURS.sub(told, text)


class _Told:
    """A stream on which commands are told of another map; all else is the stream's own."""

    def __init__(self, stream: TextIO, root: Path) -> None:
        self._stream, self._root = stream, root

    def write(self, text: str) -> int:
        self._stream.write(at(text, self._root))
        return len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@contextlib.contextmanager
def telling_of(root: Path) -> Iterator[None]:
    """Let all that is printed name the map in a folder wherever it names a command."""
    streams: list[Any] = [_Told(sys.stdout, root), _Told(sys.stderr, root)]
    with contextlib.redirect_stdout(streams[0]), contextlib.redirect_stderr(streams[1]):
        yield
