"""Join the styles and the scripts that a built page asks for in a row, so that a first visit is light."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from macros.builders.lean_script import lean_script
from macros.builders.lean_style import lean_styles, shown


def join(built: Path) -> None:
    """Put one file in the place of each run of files in every page of a built site, and remove what went into it.

    In it the files stand one below the other, without what no browser needs: comments, indents, and the rules of a
    style that match nothing on any page. Its name holds a hash of them, so it may be kept for ever. Where a page asks
    for a style ahead of time, by the name of one of its files, it asks for the whole.
    """
    pages = {page: page.read_bytes().decode() for page in built.rglob("*.html")}
    runs = {_files(run) for text in pages.values() for pattern in _RUNS for run in pattern.finditer(text)}
    sources = {name: (built / name).read_bytes() for files in runs for name in files}
    lean = {name: lean_script(source) for name, source in sources.items() if name.endswith(".js")}
    data = [file.read_text(encoding="utf-8") for file in built.rglob("*.js") if _is_data(file.relative_to(built))]
    parts = shown(pages.values(), [script.decode() for script in lean.values()], data)
    styles = [files for files in runs if files[0] not in lean]
    whole = [_joined(sources, files).decode() for files in styles]
    contents = {files: _joined(lean, files) for files in runs if files[0] in lean}
    contents |= {files: style.encode() for files, style in zip(styles, lean_styles(whole, parts), strict=True)}
    addresses = {files: _address(files, content) for files, content in contents.items()}
    joined_as = {name: address for files, address in addresses.items() for name in files}
    for page, text in pages.items():
        joined = _AHEAD.sub(lambda ahead: f"{ahead['before']}{joined_as[ahead['name']]}", text)
        for pattern in _RUNS:
            joined = pattern.sub(lambda run: run["first"].replace(_files(run)[0], addresses[_files(run)]), joined)
        page.write_bytes(joined.encode())
    for name in sources:
        (built / name).unlink()
    for files, address in addresses.items():
        (built / address).write_bytes(contents[files])


def _files(run: re.Match[str]) -> tuple[str, ...]:
    return tuple(_FILE.findall(run[0]))


def _joined(contents: Mapping[str, bytes], files: tuple[str, ...]) -> bytes:
    return b"\n".join(contents[name].rstrip() for name in files) + b"\n"


def _address(files: tuple[str, ...], content: bytes) -> str:
    """Return the address of some files as one: in the folder of the last, as the theme's come first."""
    last = PurePosixPath(files[-1])
    name = last.stem if len(files) == 1 else "joined"
    return last.with_name(f"{name}.{hashlib.sha256(content).hexdigest()[:8]}{last.suffix}").as_posix()


def _is_data(script: Path) -> bool:
    """Tell whether a script holds data: those stand elsewhere, and keep the addresses that tests and tools know."""
    return script.parts[0] != "assets"


_FILE = re.compile(r"assets/[^\"]+")
_TAGS = (
    r'<link rel="stylesheet" href="[^"]*\bassets/[^"]+\.css">',
    r'<link rel="stylesheet" media="print" href="[^"]*\bassets/[^"]+\.css">',
    r'<script src="[^"]*\bassets/[^"]+\.js"></script>',
    r'<script src="[^"]*\bassets/[^"]+\.js" defer></script>',
)
_AHEAD = re.compile(r'(?P<before><link rel="preload" as="style" href="[^"]*\b)(?P<name>assets/[^"]+\.css)')
_RUNS = tuple(re.compile(rf"(?P<first>{tag})(?:\s*{tag})*") for tag in _TAGS)
