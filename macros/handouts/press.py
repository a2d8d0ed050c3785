"""Print handouts as PDF, several at a time, and keep a list of what was made."""

from __future__ import annotations

import datetime
import functools
import io
import json
import os
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

from macros.handouts.content import Handout, Imprint, handouts
from macros.model.index import Index
from macros.model.records import Printed, Sheet
from macros.reading.printed import LIST, ZIPS, as_json, files_of
from macros.reading.settings import site_of
from macros.views.coverage import as_of

TEMPLATE = Path(__file__).with_name("typst") / "handout.typ"
_TEMPLATES = {"card": TEMPLATE.with_name("card.typ"), "poster": TEMPLATE.with_name("poster.typ")}  # others: as above
FONTS = Path(__file__).with_name("typst") / "fonts"
# Typst refuses what breaks them: no alternative text, a skipped heading, a missing glyph.
STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]
MOST_BYTES = 80_000
_EPOCH = "1970-01-01"  # the day of a PDF where nothing was checked yet
pikepdf.settings.set_flate_compression_level(9)


@dataclass(frozen=True, slots=True)
class Failure:
    """A handout that could not be made, and why."""

    handout: str
    reason: str

    def __str__(self) -> str:
        """Return the line that the command prints."""
        return f"no handout of {self.handout}: {self.reason}"


def handouts_of(root: Path, index: Index) -> list[Handout]:
    """Return every handout of the map in `root`."""
    imprint = Imprint(site=site_of(root), as_of=as_of(index) or _EPOCH, version=index.data.fingerprint[:8])
    return list(handouts(index, imprint, lambda item: (root / item.file).read_text(encoding="utf-8")))


def print_all(
    chosen: Iterable[Handout],
    out: Path,
    progress: Callable[[int], None] = lambda _: None,
) -> tuple[list[Printed], list[Failure]]:
    """Write each handout below `out`, for A4, in large print and in its further forms; `progress` hears how many are done."""
    made: list[Printed] = []
    failed: list[Failure] = []
    # Typst lets go of Python's lock while it works, so threads are enough.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for number, result in enumerate(pool.map(lambda handout: _print(handout, out), chosen), 1):
            if isinstance(result, Printed):
                made.append(result)
            else:
                failed.append(result)
            progress(number)
    return made, failed


def list_all(made: list[Printed], out: Path) -> None:
    """Write the list that pages read, and everything as two zip files; remove sheets that no page has any longer."""
    kept = {file for printed in made for file in files_of(printed)}
    for file in out.rglob("*.pdf"):
        if file.relative_to(out).as_posix() not in kept:
            file.unlink()
    (out / LIST).write_text(as_json(made), encoding="utf-8")
    for position, name in enumerate(ZIPS):
        with zipfile.ZipFile(out / name, "w", zipfile.ZIP_DEFLATED) as archive:
            for sheet in _sheets_at(position, made):
                entry = zipfile.ZipInfo(sheet.file)  # without the clock: the same sheets make the same file
                archive.writestr(entry, (out / sheet.file).read_bytes(), zipfile.ZIP_DEFLATED)


def compile_sheet(handout: Handout, *, large: bool) -> bytes:
    """Return one handout as PDF.

    Raises:
        typst.TypstError: where a glyph or an alternative text is missing, a heading is skipped, or paper is overfull.
    """
    return _compiled(TEMPLATE, inputs(handout, large=large), handout)


def compile_other(handout: Handout, form: str) -> bytes:
    """Return a further sheet of a handout as PDF, by its form; it fails as any sheet does."""
    return _compiled(_TEMPLATES.get(form, TEMPLATE), _inputs(handout.others[form]), handout)


def inputs(handout: Handout, *, large: bool) -> dict[str, str]:
    """Return what the template reads: one JSON text, so that nothing of it is ever markup."""
    return _inputs(handout.content | {"large": large})


def _inputs(content: dict[str, Any]) -> dict[str, str]:
    return {"data": json.dumps(content | {"code": _code(content["url"])})}


def _compiled(template: Path, read: dict[str, str], handout: Handout) -> bytes:
    pdf = _compiler(template).compile(
        sys_inputs=read, format="pdf", pdf_standards=STANDARDS, timestamp=_moment(handout)
    )
    return b"".join(pdf) if isinstance(pdf, list) else pdf or b""


def _sheets_at(position: int, made: list[Printed]) -> Iterator[Sheet]:
    """Yield the sheets of one archive; the first holds all further ones too."""
    for printed in made:
        yield printed.sheets[position]
        if position == 0:
            yield from printed.others.values()


def _moment(handout: Handout) -> datetime.datetime:
    """Return the day of the data, which a PDF gives as its date, so that the same data makes the same bytes."""
    return datetime.datetime(**handout.content["day"], tzinfo=datetime.UTC)


def _print(handout: Handout, out: Path) -> Printed | Failure:
    stem = handout.address.strip("/")
    try:
        normal = _sheet(compile_sheet(handout, large=False), out, f"{stem}.pdf", most=handout.content["most"])
        large = _sheet(compile_sheet(handout, large=True), out, f"{stem}-large-print.pdf")
        others = {
            form: _sheet(compile_other(handout, form), out, f"{stem}-{form}.pdf", most=content.get("most", 1))
            for form, content in handout.others.items()
        }
    except (typst.TypstError, ValueError) as error:
        return Failure(handout.id, str(error.message if isinstance(error, typst.TypstError) else error))
    return Printed(
        id=handout.id,
        kind=handout.kind,
        title=handout.title,
        address=handout.address,
        looked_at=handout.looked_at,
        sheets=(normal, large),
        others=others,
    )


def _sheet(compiled: bytes, out: Path, name: str, *, most: int | None = None) -> Sheet:
    pdf, pages = _packed(compiled)
    if most and pages > most:
        raise ValueError(f"it takes {pages} pages, and may take {most}")
    if len(pdf) > MOST_BYTES:
        raise ValueError(f"it takes {len(pdf)} bytes, and may take {MOST_BYTES}")
    file = out / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(pdf)
    return Sheet(file=name, pages=pages, bytes=len(pdf))


def _packed(pdf: bytes) -> tuple[bytes, int]:
    """Return a PDF a third smaller, its tags in compressed streams, with the number of its pages."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        # A stream that happens to end with a carriage return looks one byte too long to a validator; one more line end
        # makes it plain.
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
                recompress_flate=True,
                linearize=linearize,
                deterministic_id=True,
                fix_metadata_version=False,
            )
            if b"\r\nendstream" not in packed.getvalue():
                break
        return packed.getvalue(), len(document.pages)


@functools.cache
def _code(url: str) -> str:
    """Return the QR code of an address as SVG; both sheets of a handout carry the same."""
    drawn = io.BytesIO()
    segno.make_qr(url, error="m").save(drawn, kind="svg", border=0, xmldecl=False, nl=False)
    return drawn.getvalue().decode()


_thread = threading.local()


def _compiler(template: Path) -> typst.Compiler:
    """Return this thread's compiler of a template: it has read it and the fonts, and knows no other font than ours."""
    if not hasattr(_thread, template.stem):
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
        setattr(_thread, template.stem, typst.Compiler(template, root=template.parent, font_paths=fonts))
    compiler: typst.Compiler = getattr(_thread, template.stem)
    return compiler
