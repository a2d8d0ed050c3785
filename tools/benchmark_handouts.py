"""Time the handouts against Chromium, which prints the site as it was at a fixed commit: part of `make benchmark`.

Later pages are shorter, and would make Chromium quicker without making us slower. Chromium has that site ready, opens
the pages of every fourth handout, and prints each as A4 and then enlarged; our seconds hold everything from reading the
data to the list and the zip files, and packs of many sheets count as one file each. What is compared is the time of one
file. A last row tells the parts of ours, from a run of its own in a single thread.
"""

from __future__ import annotations

import functools
import gc
import io
import json
import os
import resource
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from macros.handouts import press, typesetting
from macros.reading.project import load
from tests.support import chromium
from tests.support.served import served
from tools.measured import ROOT, Row, measured

COMMIT = "71799e7"
PAGES = ROOT / "build" / f"site-{COMMIT}"  # is built once, and kept
ENLARGED = 18 / 11  # large print against body text; Chromium's `scale` goes up to 2
EVERY = 4
MOST = "0.22"
PARTS = {  # of ours, by what does them
    "layout of sheets": (typesetting, "_asked"),
    "PDF, and layout of packs and cards": (typesetting, "_compiled"),
    "packing": (typesetting, "_packed"),
    "codes": (press, "with_codes"),
}


def ours() -> dict[str, float]:
    """Make all handouts and packs, as the command does; return what a file took."""
    gc.set_threshold(1_000_000)
    begin, processor = time.perf_counter(), _spent()
    with tempfile.TemporaryDirectory() as folder:
        index = load(ROOT).index
        packs_with = functools.partial(press.packs_of, ROOT, index)
        made, failed = press.print_all(press.handouts_of(ROOT, index), Path(folder), packs_with=packs_with)
        press.list_all(made, Path(folder))
        files = sum(1 for _ in Path(folder).rglob("*.pdf"))
    assert not failed, failed
    clock, processor = time.perf_counter() - begin, _spent() - processor
    return {"files": files, "clock": clock / files, "processor": processor / files}


def parts() -> dict[str, float]:
    """Make them in a single thread; return how much of a file each part took there."""
    os.environ["RAYON_NUM_THREADS"] = "1"  # of Typst
    spent = dict.fromkeys(PARTS, 0.0)
    for part, (module, name) in PARTS.items():
        setattr(module, name, _timed(getattr(module, name), part, spent))
    setattr(press, "_pool", _single)  # noqa: B010 (what is private is no attribute to mypy)
    of_all = ours()
    shares = {part: seconds / of_all["files"] for part, seconds in spent.items()}
    return shares | {"reading, lists and the rest": of_all["processor"] - sum(shares.values())}


def _single(_jobs: int, room: Path) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, initializer=typesetting.begin, initargs=(room,))


def _spent() -> float:
    """Return the seconds of processor time of this process and of those that it started and that have ended."""
    return sum(sum(resource.getrusage(whose)[:2]) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def _timed(does: Callable[..., Any], part: str, spent: dict[str, float]) -> Callable[..., Any]:
    def within(*given: Any, **named: Any) -> Any:
        begin = time.process_time()
        try:
            return does(*given, **named)
        finally:
            spent[part] += time.process_time() - begin

    return within


def theirs() -> dict[str, float]:
    """Let Chromium print pages of the same handouts; return what a file took."""
    addresses = [handout.address for handout in press.handouts_of(ROOT, load(ROOT).index)]
    pages = [address for address in addresses if (PAGES / address / "index.html").is_file()][::EVERY]
    files = 2 * len(pages)
    with served(PAGES) as base, sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        page = browser.new_page()
        begin, processor = time.perf_counter(), processor_of(os.getpid())
        for address in pages:
            page.goto(f"{base}/{address}")
            page.pdf(prefer_css_page_size=True)
            page.pdf(prefer_css_page_size=True, scale=ENLARGED)
        clock, processor = time.perf_counter() - begin, processor_of(os.getpid()) - processor
        browser.close()
    return {"files": files, "clock": clock / files, "processor": processor / files}


def processor_of(process: int) -> float:
    """Return the seconds of processor time of a process and of all that it and its threads have started (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    seconds = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    for thread in Path(f"/proc/{process}/task").iterdir():
        for child in (thread / "children").read_text(encoding="ascii").split():
            seconds += processor_of(int(child))
    return seconds


def build_pages() -> None:
    """Build the site of the fixed commit, if it is not there yet."""
    if PAGES.is_dir():
        return
    archive = subprocess.run(["git", "archive", COMMIT], cwd=ROOT, check=True, capture_output=True).stdout
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            files.extractall(folder, filter="data")
        measured("-m", "mkdocs", "build", "--quiet", "--site-dir", PAGES, within=Path(folder))


def apart(part: str) -> str:
    """Do one part in a process of its own; return what it took.

    Python is told by `-c`: else each process of the press would read this module again, which none does for a command.
    """
    code = f"import json; from tools import benchmark_handouts; print(json.dumps(benchmark_handouts.{part}()))"
    return subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, text=True)


def rows() -> Iterator[Row]:
    """Yield the time of a file on the clock, with all cores that each side can use, and of processors."""
    build_pages()
    mine, its, split = (json.loads(apart(part)) for part in ("ours", "theirs", "parts"))
    for says, unit in (("on the clock", "clock"), ("of processors", "processor")):
        yield Row(
            f"handouts, {mine['files']} files: each {says}",
            f"{mine[unit] * 1000:.0f} ms",
            f"Chromium {its[unit] * 1000:.0f} ms",
            mine[unit] / its[unit],
            MOST,
        )
    shares = ", ".join(f"{part} {seconds * 1000:.1f}" for part, seconds in split.items())
    yield Row("handouts: ms of a file, by part", "", shares)


if __name__ == "__main__":
    print(apart(sys.argv[1]))
