"""Print handouts as PDF, several at a time, and keep a list of what was made."""

from __future__ import annotations

import contextlib
import functools
import io
import multiprocessing
import os
import signal
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain, repeat, tee
from operator import attrgetter, length_hint
from pathlib import Path
from typing import Any

import segno

from macros.handouts.choose_your_own import sheet_script
from macros.handouts.content import Handout, Imprint, handouts
from macros.handouts.packs import PrintedPack, Settings, content_of, near_each_other, with_sheets
from macros.handouts.typesetting import ENDED, PACK, TEMPLATE, WALL, Paper, Set, begin, begin_process, set_all, set_each
from macros.model.index import Index
from macros.model.records import Printed, Sheet
from macros.reading.files.drawings import is_plain
from macros.reading.files.printed import LIST, ZIPS, as_json, files_of
from macros.reading.settings import site_of
from macros.views.coverage import as_of
from macros.views.packs import packs

_TEMPLATES = {form: TEMPLATE.with_name(f"{form}.typ") for form in ("card", "poster", "slides")}  # others: as above
_FEW = 12  # so many handouts are made before processes have begun, or packs are handed over
_MOST_PROCESSES = 61  # that Windows can wait for
_for_packs = attrgetter("for_packs")
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


def handouts_of(root: Path, index: Index) -> Iterator[Handout]:
    """Return every handout of the map in `root`, one after the other."""
    imprint = Imprint(site=site_of(root), as_of=as_of(index) or _EPOCH, version=index.data.fingerprint()[:8])

    def drawing_of(path: str) -> str:
        content = (root / path).read_bytes() if path.endswith(".svg") and (root / path).is_file() else b""
        return content.decode() if is_plain(content) else ""

    return handouts(index, imprint, lambda item: (root / item.file).read_text(encoding="utf-8"), drawing_of)


def packs_of(root: Path, index: Index, handouts: list[Handout]) -> list[PrintedPack]:
    """Return every pack of the map in `root` with the handouts that it holds."""
    return with_sheets(packs(index), handouts, site_of(root))


def print_all(
    chosen: Iterable[Handout],
    out: Path,
    progress: Callable[[int, int], None] = lambda *_: None,
    packs_with: Callable[[list[Handout]], list[PrintedPack]] = lambda _: [],
) -> tuple[list[Printed], list[Failure]]:
    """Write each handout below `out`, in A4, large print and its further forms, then packs of them.

    `progress` hears how many are done, and of how many.
    """
    made: list[Printed] = []
    failed: list[Failure] = []
    settings: Settings = {}
    with tempfile.TemporaryDirectory() as room, _pool(chosen, Path(room)) as pool:
        to_set, to_list = tee(chosen)
        # What packs hold is set first, while further records are made, as packs take long. Further sheets fill what is
        # left of the time of one process while another sets packs; a few of them, the time until packs are handed over.
        held = pool.map(set_all, map(_papers, filter(_for_packs, to_set)), repeat(out))
        handouts = sorted(to_list, key=_for_packs, reverse=True)
        packs = packs_with(handouts)
        further = handouts[sum(map(_for_packs, handouts)) :]
        few = pool.map(set_all, map(_papers, further[:_FEW]), repeat(out))

        def results() -> Iterator[tuple[Handout | PrintedPack, list[Set] | str]]:
            yield from zip(handouts, held, strict=False)
            whole = [pack for pack in packs if not pack.missing(settings)]
            near = near_each_other(whole)
            # Each size in one process, which so finds again what it laid out; each sheet as it was set by itself.
            sizes = {large: [_paper_of_pack(pack, settings, large=large) for pack in near] for large in (True, False)}
            bound = {large: pool.submit(set_each, papers, out) for large, papers in sizes.items()}
            rest = pool.map(set_all, map(_papers, further[_FEW:]), repeat(out))
            yield from zip(further, chain(few, rest), strict=True)
            both = zip(near, *(bound[large].result() for large in (False, True)), strict=True)
            made_of = {pack.id: made for pack, *made in both}
            for pack in whole:
                yield pack, next((made for made in made_of[pack.id] if isinstance(made, str)), made_of[pack.id])

        for wanted, result in results():
            if isinstance(result, str):
                failed.append(Failure(wanted.id, result))
            elif isinstance(wanted, Handout):
                made.append(_printed(wanted, result, out))
                settings |= _settings(wanted, result)
            else:
                made.append(_printed_pack(wanted, result))
            progress(len(made) + len(failed), len(handouts) + len(packs))
    return made, failed


def list_all(made: list[Printed], out: Path) -> None:
    """Write the list that pages read, and everything as two zip files; remove sheets that no page has any longer."""
    kept = {file for printed in made for file in files_of(printed)}
    for file in (*out.rglob("*.pdf"), *out.rglob("*.js"), *out.rglob("*.part")):
        if file.relative_to(out).as_posix() not in kept:
            file.unlink()
    (out / LIST).write_text(as_json(made), encoding="utf-8")
    sheets = [printed for printed in made if not printed.holds]
    for position, name in enumerate(ZIPS):
        _zip(out / name, _sheets_at(position, sheets), out)


def with_codes(content: dict[str, Any]) -> dict[str, Any]:
    """Return a record with the QR code of its page, and those of the sheets of a pack."""
    sheets = content.get("sheets", ())
    coded = [entry | {"record": entry["record"] | {"code": _code(entry["record"]["url"])}} for entry in sheets]
    return content | {"code": _code(content["url"]), "sheets": coded}


def of_size(handout: Handout, *, large: bool) -> dict[str, Any]:
    """Return the record of a handout for A4 or for large print."""
    return handout.content | {"large": large}


def _zip(file: Path, sheets: Iterable[Sheet], out: Path) -> None:
    with zipfile.ZipFile(file, "w") as archive:  # what is compressed already, a second time would hardly make smaller
        for sheet in sheets:
            entry = zipfile.ZipInfo(sheet.file)  # without the clock: the same sheets make the same file
            archive.writestr(entry, (out / sheet.file).read_bytes())


def _sheets_at(position: int, made: list[Printed]) -> Iterator[Sheet]:
    """Yield the sheets of one archive; the first holds all further ones too."""
    for printed in made:
        yield printed.sheets[position]
        if position == 0:
            yield from printed.others.values()


@contextlib.contextmanager
def _pool(chosen: Iterable[Handout], room: Path) -> Iterator[Executor]:
    """Give what makes PDFs: processes, as threads wait for each other; but threads where those would begin late."""
    pool: Executor
    processes = 0
    if length_hint(chosen, _FEW + 1) <= _FEW:
        pool = ThreadPoolExecutor(os.cpu_count(), initializer=begin, initargs=(room,))
    else:
        processes = min(os.cpu_count() or 1, _MOST_PROCESSES)
        alike = multiprocessing.get_context("spawn")  # on every system
        pool = ProcessPoolExecutor(processes, alike, initializer=begin_process, initargs=(room,))
    try:
        with _held_back():
            for _ in range(processes):
                pool.submit(int)  # a process begins, as none is idle yet
        yield pool
    finally:
        (room / ENDED).touch()
        pool.shutdown(cancel_futures=True)  # after Ctrl-C nothing new begins


@contextlib.contextmanager
def _held_back() -> Iterator[None]:
    """Hear of Ctrl-C later, and never in a process that begins meanwhile: it would tell of it before its first line."""
    if sys.platform == "win32":  # where a process has no mask to hand on
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _forms(handout: Handout) -> list[tuple[str, bool]]:
    """Return the form of each of its sheets, in the order of its papers, and whether it is of large print."""
    return [("", False), ("", True), *((form, False) for form in handout.others)]


def _papers(handout: Handout) -> list[Paper]:
    stem = handout.address.strip("/")
    template = WALL if handout.for_walls else TEMPLATE
    papers = [
        Paper(f"{stem}{'-large-print' * large}.pdf", template, with_codes(of_size(handout, large=large)))
        for large in (False, True)
    ]
    others = [
        Paper(f"{stem}-{form}.pdf", _TEMPLATES.get(form, TEMPLATE), with_codes(content))
        for form, content in handout.others.items()
    ]
    return papers + others


def _paper_of_pack(pack: PrintedPack, settings: Settings, *, large: bool) -> Paper:
    stem = f"{pack.address.strip('/')}-sheets"  # beside the sheet of the same page in a folder of downloads
    return Paper(f"{stem}{'-large-print' * large}.pdf", PACK, with_codes(content_of(pack, settings, large=large)))


def _printed(handout: Handout, sheets: list[Set], out: Path) -> Printed:
    script = "" if handout.for_walls else f"{handout.address.strip('/')}.js"
    if script:
        (out / script).write_text(sheet_script(handout), encoding="utf-8")
    normal, large, *others = map(_sheet, sheets)
    return Printed(
        id=handout.id,
        kind=handout.kind,
        title=handout.title,
        address=handout.address,
        looked_at=handout.looked_at,
        sheets=(normal, large),
        others=dict(zip(handout.others, others, strict=True)),
        script=script,
    )


def _settings(handout: Handout, sheets: list[Set]) -> Settings:
    contents = [handout.content | {"large": large} for large in (False, True)] + [*handout.others.values()]
    return {
        (handout.id, *form): content | sheet.setting
        for form, content, sheet in zip(_forms(handout), contents, sheets, strict=True)
    }


def _printed_pack(pack: PrintedPack, sheets: list[Set]) -> Printed:
    return Printed(
        id=pack.id,
        kind=pack.kind,
        title=pack.title,
        address=pack.address,
        looked_at=max(handout.looked_at for handout in pack.handouts),
        sheets=tuple(map(_sheet, sheets)),
        holds=tuple(handout.id for handout in pack.handouts),
    )


def _sheet(made: Set) -> Sheet:
    return Sheet(file=made.file, pages=made.pages, bytes=made.bytes)


@functools.cache
def _code(url: str) -> str:
    """Return the QR code of an address as SVG; both sheets of a handout carry the same.

    Any mask can be read; to find the best of eight would take five times as long.
    """
    drawn = io.BytesIO()
    segno.make_qr(url, error="m", mask=_MASK).save(drawn, kind="svg", border=0, xmldecl=False, nl=False)
    return drawn.getvalue().decode()
