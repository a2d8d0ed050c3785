"""Print handouts as PDF, several at a time, and keep a list of what was made."""

from __future__ import annotations

import contextlib
import datetime
import functools
import io
import json
import os
import re
import shutil
import tempfile
import threading
import zipfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import segno
import typst

from macros.handouts import filling
from macros.handouts.choose_your_own import sheet_script
from macros.handouts.content import Handout, Imprint, handouts
from macros.handouts.packs import PrintedPack, Settings, content_of, with_sheets
from macros.handouts.row_heads import tag_row_heads
from macros.model.index import Index
from macros.model.records import Printed, Sheet
from macros.reading.drawings import is_plain
from macros.reading.printed import LIST, ZIPS, as_json, files_of
from macros.reading.settings import site_of
from macros.views.coverage import as_of
from macros.views.packs import packs

TEMPLATE = Path(__file__).with_name("typst") / "handout.typ"
_TEMPLATES = {form: TEMPLATE.with_name(f"{form}.typ") for form in ("card", "poster", "slides")}  # others: as above
WALL = TEMPLATE.with_name("wall.typ")
PACK = TEMPLATE.with_name("pack.typ")
FONTS = Path(__file__).with_name("typst") / "fonts"
DATA = "data.json"  # a record, beside the templates
SIZES = {False: {"size": "normal"}, True: {"size": "large"}}  # what a template knows besides: whether it is large print
# Typst refuses what breaks them: no alternative text, a skipped heading, a missing glyph.
STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]
MOST_BYTES, MOST_BYTES_OF = 80_000, {_TEMPLATES["slides"]: 200_000}  # of a pack: as much as its sheets together
_thread = threading.local()
_STREAM = re.compile(rb"/Length (\d+)[^\n]*>>\nstream\n")
_MASK = 3  # of a QR code: which of its squares are turned over
_EPOCH = "1970-01-01"  # the day of a PDF where nothing was checked yet


@dataclass(frozen=True, slots=True)
class Failure:
    """A handout or a pack that could not be made, and why."""

    handout: str
    reason: str

    def __str__(self) -> str:
        """Return the line that the command prints."""
        return f"no handout of {self.handout}: {self.reason}"


def handouts_of(root: Path, index: Index) -> list[Handout]:
    """Return every handout of the map in `root`."""
    imprint = Imprint(site=site_of(root), as_of=as_of(index) or _EPOCH, version=index.data.fingerprint[:8])

    def drawing_of(path: str) -> str:
        content = (root / path).read_bytes() if path.endswith(".svg") and (root / path).is_file() else b""
        return content.decode() if is_plain(content) else ""

    return list(handouts(index, imprint, lambda item: (root / item.file).read_text(encoding="utf-8"), drawing_of))


def packs_of(root: Path, index: Index, handouts: list[Handout]) -> list[PrintedPack]:
    """Return every pack of the map in `root` with the handouts that it holds."""
    return with_sheets(packs(index), handouts, site_of(root))


def print_all(
    chosen: Iterable[Handout],
    out: Path,
    progress: Callable[[int], None] = lambda _: None,
    bound: Iterable[PrintedPack] = (),
) -> tuple[list[Printed], list[Failure]]:
    """Write each handout below `out`, in A4, large print and its further forms, then packs of them.

    `progress` hears how many are done.
    """
    made: list[Printed] = []
    failed: list[Failure] = []
    settings: Settings = {}

    def results(pool: ThreadPoolExecutor) -> Iterator[tuple[Printed, Settings] | Failure]:
        yield from pool.map(lambda handout: _print(handout, out), chosen)
        whole = [pack for pack in bound if not pack.missing(settings)]  # set as each of their sheets was by itself
        yield from pool.map(lambda pack: _bind(pack, settings, out), whole)

    # Typst lets go of Python's lock while it works, so threads are enough.
    with (
        tempfile.TemporaryDirectory() as room,
        ThreadPoolExecutor(os.cpu_count(), initializer=_begin, initargs=(Path(room),)) as pool,
    ):
        for number, result in enumerate(results(pool), 1):
            if isinstance(result, Failure):
                failed.append(result)
            else:
                made.append(result[0])
                settings |= result[1]
            progress(number)
    return made, failed


def list_all(made: list[Printed], out: Path) -> None:
    """Write the list that pages read, and everything as two zip files; remove sheets that no page has any longer."""
    kept = {file for printed in made for file in files_of(printed)}
    for file in (*out.rglob("*.pdf"), *out.rglob("*.js")):
        if file.relative_to(out).as_posix() not in kept:
            file.unlink()
    (out / LIST).write_text(as_json(made), encoding="utf-8")
    for position, name in enumerate(ZIPS):
        with zipfile.ZipFile(out / name, "w", zipfile.ZIP_DEFLATED) as archive:
            for sheet in _sheets_at(position, [printed for printed in made if not printed.holds]):
                entry = zipfile.ZipInfo(sheet.file)  # without the clock: the same sheets make the same file
                archive.writestr(entry, (out / sheet.file).read_bytes(), zipfile.ZIP_DEFLATED)


def as_data(content: dict[str, Any]) -> str:
    """Return what a template reads of a record: JSON, so that nothing of it is ever markup."""
    coded = [sheet | {"code": _code(sheet["url"])} for sheet in content.get("sheets", ())]  # of a pack
    return json.dumps(content | {"code": _code(content["url"]), "sheets": coded})


def of_size(handout: Handout, *, large: bool) -> dict[str, Any]:
    """Return the record of a handout for A4 or for large print."""
    return handout.content | {"large": large}


def _well_filled(template: Path, content: dict[str, Any]) -> tuple[bytes, dict[str, Any]]:
    """Return a sheet as PDF, set in another way where its last page would be nearly empty, and how it was set.

    Raises:
        typst.TypstError: where a glyph or an alternative text is missing, a heading is skipped, or paper is overfull.
    """
    pdf, setting = _set(template, content)
    pages, share = filling.last_page(pdf)
    tried = [(share, pdf, setting)]
    if pages > 1 and share < filling.LEAST:
        for other in filling.other_settings(content, pages, share):
            with contextlib.suppress(typst.TypstError):  # what does not fit on fewer pages
                pdf, setting = _set(template, other)
                pages, share = filling.last_page(pdf)
                tried.append((1 if pages == 1 else share, pdf, setting))
            if tried[-1][0] >= filling.LEAST:
                return tried[-1][1:]
    return max(tried, key=lambda each: each[0])[1:]


def _set(template: Path, content: dict[str, Any]) -> tuple[bytes, dict[str, Any]]:
    """Return a sheet as PDF, and its record with what found room on it, so that a pack need not look again."""
    if template is not TEMPLATE or content["large"]:
        return _compiled(template, content), content
    pdf = b""
    if content["most"] > 1:  # mostly all finds room, and nothing has to be measured
        pdf = _compiled(template, content | {"kept": [0, *content["ranks"]]})
    if not pdf or filling.last_page(pdf)[0] > content["most"]:
        pdf = _compiled(template, content)
    [setting] = json.loads(_compiler(content).query("<setting>", field="value"))  # of what was compiled last
    return pdf, content | {"setting": setting}


def _compiled(template: Path, content: dict[str, Any]) -> bytes:
    # The day of the data is the date of the PDF, so that the same data makes the same bytes.
    moment = datetime.datetime(**content["day"], tzinfo=datetime.UTC)
    (_thread.folder / DATA).write_text(as_data(content), encoding="utf-8")
    pdf = _compiler(content).compile(
        _thread.folder / template.name, format="pdf", pdf_standards=STANDARDS, timestamp=moment
    )
    return b"".join(pdf) if isinstance(pdf, list) else pdf or b""


def _sheets_at(position: int, made: list[Printed]) -> Iterator[Sheet]:
    """Yield the sheets of one archive; the first holds all further ones too."""
    for printed in made:
        yield printed.sheets[position]
        if position == 0:
            yield from printed.others.values()


def _print(handout: Handout, out: Path) -> tuple[Printed, Settings] | Failure:
    stem = handout.address.strip("/")
    template = WALL if handout.for_walls else TEMPLATE
    try:
        normal, of_normal = _sheet(of_size(handout, large=False), out, f"{stem}.pdf", template)
        large, of_large = _sheet(of_size(handout, large=True), out, f"{stem}-large-print.pdf", template)
        others = {
            form: _sheet(content, out, f"{stem}-{form}.pdf", _TEMPLATES.get(form, TEMPLATE))
            for form, content in handout.others.items()
        }
    except (typst.TypstError, ValueError) as error:
        return _failure(handout.id, error)
    script = "" if handout.for_walls else f"{stem}.js"
    if script:
        (out / script).write_text(sheet_script(handout), encoding="utf-8")
    printed = Printed(
        id=handout.id,
        kind=handout.kind,
        title=handout.title,
        address=handout.address,
        looked_at=handout.looked_at,
        sheets=(normal, large),
        others={form: sheet for form, (sheet, _) in others.items()},
        script=script,
    )
    of_others = {(handout.id, form, False): setting for form, (_, setting) in others.items()}
    return printed, {(handout.id, "", False): of_normal, (handout.id, "", True): of_large} | of_others


def _bind(pack: PrintedPack, settings: Settings, out: Path) -> tuple[Printed, Settings] | Failure:
    stem = f"{pack.address.strip('/')}-sheets"  # beside the sheet of the same page in a folder of downloads
    try:
        sheets = [
            _sheet(content_of(pack, settings, large=large), out, f"{stem}{'-large-print' * large}.pdf", PACK)[0]
            for large in (False, True)
        ]
    except (typst.TypstError, ValueError) as error:
        return _failure(pack.id, error)
    printed = Printed(
        id=pack.id,
        kind=pack.kind,
        title=pack.title,
        address=pack.address,
        looked_at=max(handout.looked_at for handout in pack.handouts),
        sheets=tuple(sheets),
        holds=tuple(handout.id for handout in pack.handouts),
    )
    return printed, {}


def _failure(name: str, error: typst.TypstError | ValueError) -> Failure:
    reason = str(error.message if isinstance(error, typst.TypstError) else error)
    return Failure(name, reason.removeprefix("panicked with: "))


def _sheet(content: dict[str, Any], out: Path, name: str, template: Path) -> tuple[Sheet, dict[str, Any]]:
    """Write one PDF; return what it is, and how it was set."""
    runs_on = template is TEMPLATE or (template is WALL and content["large"])
    made, setting = (_well_filled if runs_on else _set)(template, content)
    has_row_heads = template is WALL and not content["large"]
    pdf, pages = _packed(made, has_row_heads=has_row_heads)
    is_large = content.get("large", False)
    most = content.get("most_large", pages) if is_large else content.get("most", 1)
    most_bytes = MOST_BYTES_OF.get(template, MOST_BYTES) * len(content.get("sheets", (content,)))
    if pages > most:
        raise ValueError(f"it takes {pages} pages{' in large print' * is_large}, and may take {most}")
    if len(pdf) > most_bytes:
        raise ValueError(f"it takes {len(pdf)} bytes, and may take {most_bytes}")
    file = out / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(pdf)
    return Sheet(file=name, pages=pages, bytes=len(pdf)), setting


def _packed(pdf: bytes, *, has_row_heads: bool) -> tuple[bytes, int]:
    """Return a PDF a third smaller, its tags in compressed streams, with the number of its pages.

    What Typst has compressed stays: to do it anew would take three times as long for one byte in a hundred.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        if has_row_heads:
            tag_row_heads(document)
        # A stream that happens to end with a carriage return looks one byte too long to a validator; one more line end
        # makes it plain.
        if not _ends_plainly(pdf):
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
        return packed.getvalue(), len(document.pages)


def _ends_plainly(pdf: bytes) -> bool:
    """Tell whether a validator sees where each stream ends: its last byte, a line end of its own, and `endstream`."""
    ends = (match.end() + int(match[1]) for match in _STREAM.finditer(pdf))
    return all(pdf[end : end + 10] == b"\nendstream" and pdf[end - 1 : end] != b"\r" for end in ends)


@functools.cache
def _code(url: str) -> str:
    """Return the QR code of an address as SVG; both sheets of a handout carry the same.

    Any mask can be read; to find the best of eight would take five times as long.
    """
    drawn = io.BytesIO()
    segno.make_qr(url, error="m", mask=_MASK).save(drawn, kind="svg", border=0, xmldecl=False, nl=False)
    return drawn.getvalue().decode()


def _begin(room: Path) -> None:
    """Give a thread the templates in a folder of its own, where a record stands beside them, and a compiler a size."""
    _thread.folder = Path(tempfile.mkdtemp(dir=room))
    for template in FONTS.parent.glob("*.typ"):
        shutil.copy(template, _thread.folder)
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    _thread.compilers = {
        large: typst.Compiler(root=_thread.folder, font_paths=fonts, sys_inputs=SIZES[large]) for large in SIZES
    }


def _compiler(content: dict[str, Any]) -> typst.Compiler:
    compiler: typst.Compiler = _thread.compilers[content["large"]]
    return compiler
