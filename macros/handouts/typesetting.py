"""One PDF after another from records: what a process of the press does, which imports nothing besides."""

from __future__ import annotations

import contextlib
import datetime
import gc
import hashlib
import io
import json
import multiprocessing
import os
import re
import shutil
import signal
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import typst

from macros.handouts import filling
from macros.handouts.row_heads import tag_row_heads

TEMPLATE = Path(__file__).with_name("typst") / "handout.typ"
WALL = TEMPLATE.with_name("wall.typ")
SLIDES = TEMPLATE.with_name("slides.typ")
PACK = TEMPLATE.with_name("pack.typ")
FONTS = Path(__file__).with_name("typst") / "fonts"
DATA = "data.json"  # a record, beside the templates
ENDED = "ended"  # beside the folders of those who set: nothing new begins
START = "start.typ"  # of a sheet in a pack
SIZES = {False: {"size": "normal"}, True: {"size": "large"}}  # what a template knows besides: whether it is large print
# Typst refuses what breaks them: no alternative text, a skipped heading, a missing glyph.
STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]
MOST_BYTES = 80_000  # of a sheet; of a pack as much as of its sheets together
MOST_BYTES_OF_SLIDES = 200_000
_STREAM = re.compile(rb"/Length (\d+)[^\n]*>>\nstream\n")
_thread = threading.local()


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF that is to be made: its file, the template that lays it out, and its record."""

    file: str
    template: Path
    content: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Set:
    """A PDF that was made, and what was added to its record so that it fills its paper."""

    file: str
    pages: int
    bytes: int
    setting: dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a record stands on paper: what was added to it, its pages, and the share of the last one that is filled.

    `found` is what found room, where that was looked for: with it, a pack need not look again.
    """

    added: dict[str, Any]
    pages: int
    share: float
    found: dict[str, Any]


def begin(room: Path) -> None:
    """Give a thread the templates in a folder of its own, where a record stands beside them."""
    _thread.folder, _thread.refused = room, None
    try:
        _thread.folder = Path(tempfile.mkdtemp(dir=room))
        for template in FONTS.parent.glob("*.typ"):
            shutil.copy(template, _thread.folder)
    except OSError as error:  # a full disk: raised here, it would be told in a traceback
        _thread.refused = error
    _thread.fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    _thread.compilers = {}
    _thread.written = None


def begin_process(room: Path) -> None:
    """Begin as one of several processes: without threads of Typst, and no longer than the one that started it."""
    os.environ["RAYON_NUM_THREADS"] = "1"
    gc.disable()  # records hold no waste that would be worth a look at all of them
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is told once, by the one that started it
    threading.Thread(target=_end_with_parent, daemon=True).start()
    begin(room)


def set_all(papers: list[Paper], out: Path) -> list[Set] | str:
    """Write PDFs below `out`, or return why one of them could not be made."""
    if _thread.refused:
        raise _thread.refused
    try:
        return [_written(paper, out) for paper in papers]
    except (typst.TypstError, ValueError) as error:
        reason = str(error.message if isinstance(error, typst.TypstError) else error)
        return reason.removeprefix("panicked with: ")


def set_each(papers: list[Paper], out: Path) -> list[Set | str]:
    """Write PDFs below `out` one after the other, until the press has ended; tell of each why it could not be made."""
    made = []
    for paper in papers:
        if _thread.folder.with_name(ENDED).exists():
            break
        result = set_all([paper], out)
        made.append(result if isinstance(result, str) else result[0])
    return made


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _written(paper: Paper, out: Path) -> Set:
    template, content = paper.template, paper.content
    runs_on = template == TEMPLATE or (template == WALL and content["large"])
    layout = _well_filled(template, content) if runs_on else _Layout({}, 1, 1, {})
    made = _compiled(template, content | layout.added)
    pdf, pages = _packed(made, has_row_heads=template == WALL and not content["large"])
    is_large = content["large"]
    most = content.get("most_large", pages) if is_large else content.get("most", 1)
    most_bytes = (MOST_BYTES_OF_SLIDES if template == SLIDES else MOST_BYTES) * len(content["sheets"] or (content,))
    if pages > most:
        raise ValueError(f"it takes {pages} pages{' in large print' * is_large}, and may take {most}")
    if len(pdf) > most_bytes:
        raise ValueError(f"it takes {len(pdf)} bytes, and may take {most_bytes}")
    file = out / paper.file
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    part.write_bytes(pdf)
    part.replace(file)  # whoever ends us, no file is left half written
    return Set(paper.file, pages, len(pdf), layout.added | layout.found)


def _well_filled(template: Path, content: dict[str, Any]) -> _Layout:
    """Return the layout of a sheet: in another way where its last page would be nearly empty.

    Raises:
        typst.TypstError: where paper is overfull.
    """
    try:
        layouts = [_laid_out(template, content, {})]
    except RuntimeError:
        _compiled(template, content)  # tells why in a sentence
        raise
    if layouts[0].share < filling.LEAST:
        for other in filling.other_settings(content, layouts[0].pages, layouts[0].share):
            with contextlib.suppress(RuntimeError):  # what does not fit on fewer pages
                layouts.append(_laid_out(template, content, other))
            if layouts[-1].share >= filling.LEAST:
                return layouts[-1]
    return max(layouts, key=lambda layout: layout.share)


def _laid_out(template: Path, content: dict[str, Any], other: dict[str, Any]) -> _Layout:
    most = (content | other)["most"]
    if template == TEMPLATE and not content["large"] and most > 1:
        layout = _asked(template, content, other | {"kept": [0, *content["ranks"]]})
        if layout.pages <= most:  # mostly all finds room, and nothing has to be measured
            return layout
    return _asked(template, content, other)


def _asked(template: Path, content: dict[str, Any], added: dict[str, Any]) -> _Layout:
    """Lay a record out without making a PDF, which takes as long again as a third of it."""
    _write(content | added)
    # Typst looks at files anew where a root is named.
    asked = _compiler(template, content).query("<filled>", field="value", root=_thread.folder)
    [filled] = json.loads(asked)
    return _Layout(added, filled["pages"], filled["share"], filled["found"])


def _compiled(template: Path, content: dict[str, Any]) -> Path:
    """Return the PDF of a record; Typst remembers what it has laid out.

    Raises:
        typst.TypstError: where a glyph or an alternative text is missing, a heading is skipped, or paper is overfull.
    """
    # The day of the data is the date of the PDF, so that the same data makes the same bytes.
    moment = datetime.datetime(**content["day"], tzinfo=datetime.UTC)
    made: Path = _thread.folder / "made.pdf"
    made.unlink(missing_ok=True)  # as below
    _write(_with_sheets_apart(content) if template == PACK else content)
    _compiler(template, content).compile(
        output=made, format="pdf", pdf_standards=STANDARDS, timestamp=moment, root=_thread.folder
    )
    return made


def _write(content: dict[str, Any]) -> None:
    if content != _thread.written:  # written as JSON, nothing of it is ever markup
        data = _thread.folder / DATA
        data.unlink(missing_ok=True)  # else a file system like ext4 waits until the disk has what is written over it
        data.write_text(_as_json(content), encoding="utf-8")
        _thread.written = content


def _with_sheets_apart(content: dict[str, Any]) -> dict[str, Any]:
    """Return the record of a pack with the names of files for those of its sheets: the same name for the same sheet."""
    return content | {"sheets": [entry | {"record": _apart(entry["record"])} for entry in content["sheets"]]}


def _apart(sheet: dict[str, Any]) -> str:
    record = _as_json(sheet)
    name = hashlib.sha256(record.encode()).hexdigest()
    if not (file := _thread.folder / f"{name}.json").is_file():
        file.write_text(record, encoding="utf-8")
        shutil.copy(_thread.folder / START, _thread.folder / f"{name}.typ")
    return name


def _as_json(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False)  # each letter as it is: a template looks for some of them


def _compiler(template: Path, content: dict[str, Any]) -> typst.Compiler:
    name, large = template.name, content["large"]
    compilers: dict[tuple[str, bool], typst.Compiler] = _thread.compilers
    if (name, large) not in compilers:
        compilers[name, large] = typst.Compiler(
            _thread.folder / name, root=_thread.folder, font_paths=_thread.fonts, sys_inputs=SIZES[large]
        )
    return compilers[name, large]


def _packed(made: Path, *, has_row_heads: bool) -> tuple[bytes, int]:
    """Return a PDF a third smaller, its tags in compressed streams, with the number of its pages.

    What Typst has compressed stays: to do it anew would take three times as long for one byte in a hundred.
    """
    with pikepdf.open(made) as document:
        if has_row_heads:
            tag_row_heads(document)
        # A stream that happens to end with a carriage return looks one byte too long to a validator; one more line end
        # makes it plain.
        if not _ends_plainly(made.read_bytes()):
            streams = (entry for entry in document.objects if isinstance(entry, pikepdf.Stream))
            for stream in streams:
                if stream.read_raw_bytes().endswith(b"\r"):
                    stream.write(stream.read_bytes() + b"\n")
        # Where a stream that packing adds ends so by chance, objects are arranged anew; the last time nothing is added.
        packing, plain = pikepdf.ObjectStreamMode.generate, pikepdf.ObjectStreamMode.disable
        for mode, linearize in ((packing, False), (packing, True), (plain, False)):
            packed = io.BytesIO()
            document.save(
                packed,
                object_stream_mode=mode,
                linearize=linearize,
                deterministic_id=True,
                fix_metadata_version=False,
            )
            if _ends_plainly(packed.getvalue()):
                break
        return packed.getvalue(), int(document.Root.Pages.Count)


def _ends_plainly(pdf: bytes) -> bool:
    """Tell whether a validator sees where each stream ends: its last byte, a line end of its own, and `endstream`."""
    ends = (match.end() + int(match[1]) for match in _STREAM.finditer(pdf))
    return all(pdf[end : end + 10] == b"\nendstream" and pdf[end - 1 : end] != b"\r" for end in ends)
