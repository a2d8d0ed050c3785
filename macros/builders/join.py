"""Join the styles and the scripts that a built page asks for in a row, so that a first visit is light."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from macros.builders.lean_script import lean_script
from macros.builders.lean_style import lean_styles, shown

Files = tuple[str, ...]
Run = tuple[re.Match[str], Files]


def join(built: Path, pages: Mapping[Path, str]) -> Iterator[tuple[Path, str]]:
    """Put one file in the place of each run of files in every page of a built site, and remove what went into it.

    In it the files stand one below the other, without what no browser needs: comments, indents, and the rules of a
    style that match nothing on any page. Its name holds a hash of them, so it may be kept for ever. Where a page asks
    for a style ahead of time, by the name of one of its files, it asks for the whole. Each page is yielded with what
    it says then, and not written yet.
    """
    runs_of = {page: [(run, _files(run)) for run in _runs(text)] for page, text in pages.items()}
    runs = {files for runs in runs_of.values() for _, files in runs}
    sources = {name: (built / name).read_bytes() for files in runs for name in files}
    lean = {name: lean_script(source) for name, source in sources.items() if name.endswith(".js")}
    data = [file.read_text(encoding="utf-8") for file in built.rglob("*.js") if _is_data(file.relative_to(built))]
    parts = shown(pages.values(), [script.decode() for script in lean.values()], data)
    styles = [files for files in runs if files[0] not in lean]
    whole = [_joined(sources, files).decode() for files in styles]
    contents = {files: _joined(lean, files) for files in runs if files[0] in lean}
    contents |= {files: style.encode() for files, style in zip(styles, lean_styles(whole, parts), strict=True)}
    addresses = {files: _address(files, content) for files, content in contents.items()}
    for name in sources:
        (built / name).unlink()
    for files, address in addresses.items():
        (built / address).write_bytes(contents[files])
    joined_as = {name: address for files, address in addresses.items() for name in files}
    for page, text in pages.items():
        yield page, _asking(text, runs_of[page], addresses, joined_as)


def _asking(text: str, runs: list[Run], addresses: Mapping[Files, str], joined_as: Mapping[str, str]) -> str:
    """Return a page that asks for the joined files."""
    kept, after = [], 0
    for run, files in runs:
        kept += [text[after : run.start()], run["first"].replace(files[0], addresses[files])]
        after = run.end()
    head, end, body = "".join([*kept, text[after:]]).partition("</head>")
    return _AHEAD.sub(lambda ahead: f"{ahead['before']}{joined_as[ahead['name']]}", head) + end + body


def _runs(text: str) -> list[re.Match[str]]:
    return sorted((run for pattern in _RUNS for run in pattern.finditer(text)), key=lambda run: run.start())


def _files(run: re.Match[str]) -> Files:
    return tuple(_FILE.findall(run[0]))


def _joined(contents: Mapping[str, bytes], files: Files) -> bytes:
    return b"\n".join(contents[name].rstrip() for name in files) + b"\n"


def _address(files: Files, content: bytes) -> str:
    """Return the address of some files as one: in the folder of the last, as the theme's come first."""
    last = PurePosixPath(files[-1])
    name = last.stem if len(files) == 1 else "joined"
    return last.with_name(f"{name}.{hashlib.sha256(content).hexdigest()[:8]}{last.suffix}").as_posix()


def _is_data(script: Path) -> bool:
    """Tell whether a script holds data: those stand elsewhere, and keep the addresses that tests and tools know."""
    return script.parts[0] != "assets"


_FILE = re.compile(r"assets/[^\"]+")
_AHEAD = re.compile(r'(?P<before><link rel="preload" as="style" href="[^"]*\b)(?P<name>assets/[^"]+\.css)')
# Tags of one kind in a row: what the first says of paper or of waiting, the others say too.
_STYLE = r'<link rel="stylesheet"{} href="[^"]*\bassets/[^"]+\.css">'
_SCRIPT = r'<script src="[^"]*\bassets/[^"]+\.js"{}></script>'
_KINDS = ((_STYLE, ' media="print"'), (_SCRIPT, " defer"))
_RUNS = tuple(
    re.compile(rf"(?P<first>{tag.format(f'(?P<how>(?:{how})?)')})(?:\s*{tag.format('(?P=how)')})*")
    for tag, how in _KINDS
)
