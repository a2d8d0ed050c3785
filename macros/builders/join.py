"""Join the styles and the scripts that a built page asks for in a row, so that a first visit makes few requests."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path, PurePosixPath


def join(built: Path) -> None:
    """Put one file in the place of each run of files in every page of a built site, and remove what went into it.

    In it the files stand one below the other as they were, styles without their comments. Its
    name holds a hash of them, so it may be kept for ever.
    """
    joined: dict[tuple[str, ...], str] = {}

    def one(run: re.Match[str]) -> str:
        files = tuple(_FILE.findall(run[0]))
        if files not in joined:
            joined[files] = _write(built, files)
        return run["first"].replace(files[0], joined[files])

    for page in built.rglob("*.html"):
        text = page.read_bytes().decode()
        for run in _RUNS:
            text = run.sub(one, text)
        page.write_bytes(text.encode())
    for name in {name for files in joined for name in files}:
        (built / name).unlink()


def _write(built: Path, files: tuple[str, ...]) -> str:
    """Write some files as one, and return its address: in the folder of the last, as the theme's come first."""
    content = b"\n".join((built / name).read_bytes().rstrip() for name in files) + b"\n"
    last = PurePosixPath(files[-1])
    if last.suffix == ".css":
        content = _COMMENT.sub(b"", content)
    name = last.stem if len(files) == 1 else "joined"
    address = last.with_name(f"{name}.{hashlib.sha256(content).hexdigest()[:8]}{last.suffix}").as_posix()
    (built / address).write_bytes(content)
    return address


_COMMENT = re.compile(rb"/\*.*?\*/\s*", re.DOTALL)
# Data for scripts stand elsewhere: they change with the map, and keep the addresses that tests and tools know.
_FILE = re.compile(r"assets/[^\"]+")
_TAGS = (
    r'<link rel="stylesheet" href="[^"]*\bassets/[^"]+\.css">',
    r'<script src="[^"]*\bassets/[^"]+\.js"></script>',
    r'<script src="[^"]*\bassets/[^"]+\.js" defer></script>',
)
_RUNS = tuple(re.compile(rf"(?P<first>{tag})(?:\s*{tag})*") for tag in _TAGS)
