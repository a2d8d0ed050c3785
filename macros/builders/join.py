"""Join the styles and the scripts that a built page asks for in a row, so that a first visit is light."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from macros.builders.lean_script import lean_script
from macros.builders.lean_style import lean_styles, shown

Files = tuple[str, ...]
Run = tuple[re.Match[str], Files]


def join(built: Path, pages: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Put one file in the place of each run of files in the pages of a built site, and remove what went into it.

    In it the files stand one below the other, without what no browser needs: comments, indents, and the rules of a
    style that match nothing on any page. Its name holds a hash of them, so it may be kept for ever. Where a page asks
    for a style ahead of time, by the name of one of its files, it asks for the whole. The styles of its kind come with
    the head, so that nothing is drawn without them. Each page is yielded with what it then says, and not written yet.
    """
    texts = {page: _with_kinds_ahead(page.read_bytes().decode()) for page in pages}
    runs_of = {page: _runs(text) for page, text in texts.items()}
    runs = {files for runs in runs_of.values() for _, files in runs}
    sources = {name: (built / name).read_bytes() for files in runs for name in files}
    lean = {name: lean_script(source) for name, source in sources.items() if name.endswith(".js")}
    data = [file.read_text(encoding="utf-8") for file in built.rglob("*.js") if _is_data(file.relative_to(built))]
    parts = shown(texts.values(), [script.decode() for script in lean.values()], data)
    styles = [files for files in runs if files[0] not in lean]
    whole = [_joined(sources, files).decode() for files in styles]
    contents = {files: _joined(lean, files) for files in runs if files[0] in lean}
    contents |= {files: style.encode() for files, style in zip(styles, lean_styles(whole, parts), strict=True)}
    addresses = {files: _address(files, content) for files, content in contents.items()}
    for name in sources:
        (built / name).unlink()
    for files, address in addresses.items():
        (built / address).write_bytes(contents[files])
    for page, text in texts.items():
        yield page, _asking(text, runs_of[page], addresses)


def _with_kinds_ahead(page: str) -> str:
    """Return a page that asks for the styles of its kind in its head and once, whatever parts of it ask for them.

    It asks before its first script too, for which a browser would wait until it has read on.
    """
    head, end, body = page.partition("</head>")
    kinds = dict.fromkeys(_OF_KIND.findall(body))
    first, script, rest = head.partition("<script")
    ahead = (kind.replace('rel="stylesheet"', 'rel="preload" as="style"') for kind in kinds)
    return "".join([first, *ahead, script, rest, *kinds, end, _OF_KIND.sub("", body)]) if kinds else page


def _runs(page: str) -> list[Run]:
    runs = sorted((run for pattern in _RUNS for run in pattern.finditer(page)), key=re.Match.start)
    return [(run, tuple(_FILE.findall(run[0]))) for run in runs]


def _asking(page: str, runs: list[Run], addresses: Mapping[Files, str]) -> str:
    """Return a page that asks for the joined files."""
    joined_as = {name: addresses[files] for _, files in runs for name in files}
    kept, after = [], 0
    for run, files in runs:
        kept += [page[after : run.start()], run["first"].replace(files[0], addresses[files])]
        after = run.end()
    head, end, body = "".join([*kept, page[after:]]).partition("</head>")
    return _AHEAD.sub(lambda ahead: f"{ahead['before']}{joined_as[ahead['name']]}", head) + end + body


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


_OF_KIND = re.compile(r'<link rel="stylesheet" href="[^"]*\bassets/stylesheets/kinds/[^"]+\.css">')
_FILE = re.compile(r"assets/[^\"]+")
_TAGS = (
    r'<link rel="stylesheet" href="[^"]*\bassets/[^"]+\.css">',
    r'<link rel="stylesheet" media="print" href="[^"]*\bassets/[^"]+\.css">',
    r'<script src="[^"]*\bassets/[^"]+\.js"></script>',
    r'<script src="[^"]*\bassets/[^"]+\.js" defer></script>',
)
_AHEAD = re.compile(r'(?P<before><link rel="preload" as="style" href="[^"]*\b)(?P<name>assets/[^"]+\.css)')
_RUNS = tuple(re.compile(rf"(?P<first>{tag})(?:\s*{tag})*") for tag in _TAGS)
