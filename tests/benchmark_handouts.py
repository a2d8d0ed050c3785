"""Time the handouts against Chromium's print-to-PDF of the same pages, in one run: part of `make benchmark`.

Prints seconds, KB and peak memory for today's set and for 1,000 handouts, then seconds and KB of Chromium, and the ratio.
Each part runs in a process of its own, so that its memory is its own.
"""

from __future__ import annotations

import dataclasses
import functools
import http.server
import itertools
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import chromium
from playwright.sync_api import sync_playwright

from macros.handouts import Handout
from macros.press import handouts_of, print_all
from macros.project import ROOT, load

MANY = 1_000


def handouts(count: int) -> list[Handout]:
    """Return today's handouts, or as many as asked for: further rounds carry another title, so that nothing is remembered from the last."""
    today = handouts_of(ROOT, load().index)
    rounds = (
        dataclasses.replace(handout, address=f"{turn}/{handout.address}", content=handout.content | {"title": f"{handout.title} {turn}"})
        for turn in itertools.count()
        for handout in today
    )
    return list(itertools.islice(rounds, count)) if count else today


def ours(count: int) -> dict[str, float]:
    """Make handouts in A4 and large print; return what it took."""
    begin = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        made, failed = print_all(handouts(count), Path(folder))
    seconds = time.perf_counter() - begin
    return {
        "handouts": len(made),
        "failed": len(failed),
        "seconds": seconds,
        "files": 2 * len(made),
        "kilobytes": sum(printed.sheets[0].bytes for printed in made) / len(made) / 1000,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def theirs(site: Path) -> dict[str, float]:
    """Let Chromium print the pages of the same handouts; return what it took."""
    addresses = [handout.address for handout in handouts(0)]

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        begin = time.perf_counter()
        size = 0
        for address in addresses:
            page.goto(f"http://127.0.0.1:{server.server_port}/{address}")
            size += len(page.pdf(prefer_css_page_size=True))
        seconds = time.perf_counter() - begin
        browser.close()
        server.shutdown()
    return {
        "handouts": len(addresses),
        "failed": 0,
        "seconds": seconds,
        "files": len(addresses),
        "kilobytes": size / len(addresses) / 1000,
        "megabytes": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
    }


def apart(part: str, argument: str) -> dict[str, float]:
    """Run one part in a process of its own."""
    done = subprocess.run([sys.executable, __file__, part, argument], cwd=ROOT, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    """Run all parts and print one table."""
    if len(sys.argv) > 1:
        print(json.dumps(ours(int(sys.argv[2])) if sys.argv[1] == "ours" else theirs(Path(sys.argv[2]))))
        return
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", folder]
        subprocess.run(command, cwd=ROOT, check=True, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})
        rows = {"today's set": apart("ours", "0"), f"{MANY} handouts": apart("ours", str(MANY)), "Chromium, same pages": apart("theirs", folder)}
    print(f"{'':<22}{'handouts':>9}{'files':>7}{'seconds':>9}{'KB each (A4)':>14}{'peak MB':>9}{'failed':>8}")
    for name, row in rows.items():
        print(
            f"{name:<22}{row['handouts']:>9.0f}{row['files']:>7.0f}{row['seconds']:>9.1f}{row['kilobytes']:>14.1f}{row['megabytes']:>9.0f}{row['failed']:>8.0f}"
        )
    ratio = rows["today's set"]["seconds"] / rows["Chromium, same pages"]["seconds"]
    print(f"ratio {ratio:.2f} (at most 0.25), although ours makes two files for each of Chromium's")


if __name__ == "__main__":
    main()
