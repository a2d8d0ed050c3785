"""Weigh a first visit, and time it on a simulated slow phone: part of `make benchmark`.

The phone is six times slower than this machine, with 1.6 Mbit/s down and 300 ms to the server and back. Sites take
turns, so that a slow minute is one of each.
"""

from __future__ import annotations

import contextlib
import functools
import gzip
import io
import statistics
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Request

from tests.support.served import Quiet, served

VISITS = 3
SETTLED = 500  # milliseconds after the load event
COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".txt", ".xml")
NETWORK = {"offline": False, "latency": 300, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
SLOWER = 6
# Seconds to the largest contentful paint, and to the end of the load event.
TIMES = """() => new Promise(done => new PerformanceObserver(list => done([
  list.getEntries().at(-1).startTime / 1000, performance.getEntriesByType("navigation")[0].loadEventEnd / 1000,
])).observe({type: "largest-contentful-paint", buffered: true}))"""


class Compressing(Quiet):
    """Serves text compressed."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Send the head of the answer and return its body."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if file.suffix not in COMPRESSED or not file.is_file():
            return super().send_head()
        body = _packed(file)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)


@functools.cache
def _packed(file: Path) -> bytes:
    """Return a file as a host sends it, which packs it once."""
    return gzip.compress(file.read_bytes(), mtime=0)


@dataclass(frozen=True)
class Seconds:
    """What some visits took: other work on a machine only makes the median longer than the least."""

    least: float
    median: float

    def __str__(self) -> str:
        """Return the cell of a table."""
        return f"{self.least:.2f}, {self.median:.2f} s"


@dataclass(frozen=True)
class Visit:
    """What a first visit needs: files, kilobytes packed, and seconds, plain and compressed."""

    files: int
    kilobytes: float
    paint: Seconds
    load: Seconds
    packed_paint: Seconds
    packed_load: Seconds


def visits(browser: Browser, sites: list[Path], page: str) -> list[Visit]:
    """Measure first visits to the same page of some built sites, in turn."""
    with contextlib.ExitStack() as open_servers:
        plain = [open_servers.enter_context(served(site)) for site in sites]
        packed = [open_servers.enter_context(served(site, Compressing)) for site in sites]
        sizes = [[size for _, size in first_visit(browser, address, page)] for address in packed]
        turns = [[_timed(browser, address, page) for address in (*plain, *packed)] for _ in range(VISITS)]
    times = [
        [Seconds(min(each), statistics.median(each)) for each in zip(*of_one, strict=True)]
        for of_one in zip(*turns, strict=True)
    ]
    of_sites = zip(sizes, times[: len(sites)], times[len(sites) :], strict=True)
    return [Visit(len(size), sum(size) / 1000, *on_plain, *on_packed) for size, on_plain, on_packed in of_sites]


def _phone(browser: Browser, address: str) -> BrowserContext:
    return browser.new_context(viewport={"width": 360, "height": 740}, base_url=address)


def first_visit(browser: Browser, address: str, where: str) -> list[tuple[str, int]]:
    """Return path and bytes of all that a page asks for where nobody touches it, in the order in which it arrives."""
    with _phone(browser, address) as context:
        page = context.new_page()
        loaded: list[tuple[str, int]] = []

        def note(request: Request) -> None:
            loaded.append((urlsplit(request.url).path, request.sizes()["responseBodySize"]))

        page.on("requestfinished", note)
        page.goto(f"/{where}", wait_until="networkidle")
        return loaded


def _timed(browser: Browser, address: str, where: str) -> tuple[float, float]:
    """Return the seconds to the largest paint and to the load event of a first visit."""
    with _phone(browser, address) as context:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", NETWORK)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(f"/{where}", wait_until="load")
        page.wait_for_timeout(SETTLED)
        paint, load = page.evaluate(TIMES)
        return float(paint), float(load)
