"""Weigh pages over the wire and time them on a simulated slow phone: `make weight`.

Weight is what a first visit loads: the page, styles, fonts, scripts and pictures, compressed as any web server does it.
The phone is four times slower than this machine, with 1.6 Mbit/s down and 150 ms to the server and back.
"""

from __future__ import annotations

import gzip
import io
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Request, sync_playwright

from tests.support import chromium
from tests.support.served import Quiet, served

PAGES = ("standards/swe/5-6/", "concepts/dual-relationships/", "")
RUNS = 3
COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".txt", ".xml")


class Compressing(Quiet):
    """Serves text compressed."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Send the head of the answer and return its body."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if file.suffix not in COMPRESSED or not file.is_file():
            return super().send_head()
        body = gzip.compress(file.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)


def first_visit(browser: Browser, address: str, where: str) -> list[tuple[str, int]]:
    """Return path and bytes of all that a page asks for where nobody touches it, in the order in which it arrives."""
    with browser.new_context(viewport={"width": 360, "height": 740}, base_url=address) as context:
        page = context.new_page()
        loaded: list[tuple[str, int]] = []

        def note(request: Request) -> None:
            loaded.append((urlsplit(request.url).path, request.sizes()["responseBodySize"]))

        page.on("requestfinished", note)
        page.goto(f"/{where}", wait_until="networkidle")
        return loaded


def largest_paint(browser: Browser, address: str, where: str) -> float:
    """Return the seconds to the largest contentful paint of a first visit on the simulated phone."""
    with browser.new_context(viewport={"width": 360, "height": 740}, base_url=address) as context:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send(
            "Network.emulateNetworkConditions",
            {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750},
        )
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        page.goto(f"/{where}", wait_until="load")
        page.wait_for_timeout(1500)
        paint = page.evaluate(
            "() => new Promise(done => new PerformanceObserver(list => done(list.getEntries().at(-1).startTime))"
            ".observe({type: 'largest-contentful-paint', buffered: true}))"
        )
        return float(paint) / 1000


def main() -> None:
    """Build the site, print one table."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = Path(sys.argv[1]) if sys.argv[1:] else Path(folder)
        if not sys.argv[1:]:
            subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", folder], check=True)
        browser = chromium.launch(playwright)
        with served(root, Compressing) as address:
            print(f"{'page':<32}{'requests':>9}{'KB':>7}{'LCP (median of ' + str(RUNS) + ')':>22}")
            for where in PAGES:
                loaded = first_visit(browser, address, where)
                paint = statistics.median(largest_paint(browser, address, where) for _ in range(RUNS))
                size = sum(size for _, size in loaded)
                print(f"{where or 'home':<32}{len(loaded):>9}{size / 1000:>7.1f}{paint:>20.2f} s")
            for path, size in sorted(first_visit(browser, address, PAGES[0]), key=lambda pair: -pair[1]):
                print(f"    {path:<60}{size / 1000:>7.1f}")
        browser.close()


if __name__ == "__main__":
    main()
