"""Time the handouts against Chromium's print-to-PDF of the same pages, in one run: part of `make benchmark`.

Prints seconds, KB and peak memory for today's set and for 1,000 handouts, then the same of Chromium, and the ratio.
Both sides make two files for each page. Chromium has the site ready, opens each page once, and prints it as A4 and
then enlarged; our seconds hold everything from reading the data to the list and the zip files. Memory is that of a
process and of all it starts.
"""

from __future__ import annotations

import contextlib
import dataclasses
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

from macros.handouts.content import Handout
from macros.handouts.press import handouts_of, list_all, print_all
from macros.reading.project import ROOT, load
from tests.support import chromium
from tests.support.served import served

MANY = 1_000
ENLARGED = 18 / 11  # large print against body text; Chromium's `scale` goes up to 2
EVERY = 0.25  # seconds between two looks at the memory


def handouts(count: int) -> list[Handout]:
    """Return today's handouts, or as many as asked for.

    Further rounds carry another title, so that nothing is remembered from the last.
    """
    today = handouts_of(ROOT, load().index)
    rounds = (
        dataclasses.replace(
            handout, address=f"{turn}/{handout.address}", content=handout.content | {"title": f"{handout.title} {turn}"}
        )
        for turn in itertools.count()
        for handout in today
    )
    return list(itertools.islice(rounds, count)) if count else today


def ours(count: int) -> dict[str, float]:
    """Make handouts in A4 and large print; return what it took."""
    begin = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        made, failed = print_all(handouts(count), Path(folder))
        list_all(made, Path(folder))
    seconds = time.perf_counter() - begin
    return {
        "handouts": len(made),
        "failed": len(failed),
        "seconds": seconds,
        "files": 2 * len(made),
        "kilobytes": sum(sheet.bytes for printed in made for sheet in printed.sheets) / len(made) / 2 / 1000,
    }


def theirs(site: Path) -> dict[str, float]:
    """Let Chromium print the pages of the same handouts; return what it took."""
    addresses = [handout.address for handout in handouts(0)]
    with served(site) as base, sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        page = browser.new_page()
        begin = time.perf_counter()
        size = 0
        for address in addresses:
            page.goto(f"{base}/{address}")
            size += len(page.pdf(prefer_css_page_size=True)) + len(page.pdf(prefer_css_page_size=True, scale=ENLARGED))
        seconds = time.perf_counter() - begin
        browser.close()
    return {
        "handouts": len(addresses),
        "failed": 0,
        "seconds": seconds,
        "files": 2 * len(addresses),
        "kilobytes": size / len(addresses) / 2 / 1000,
    }


def apart(part: str, argument: str) -> dict[str, float]:
    """Run one part in a process of its own, and watch its memory."""
    peak = 0
    with subprocess.Popen(
        [sys.executable, "-m", "tools.benchmark_handouts", part, argument], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as running:
        while running.poll() is None:  # the one line that a part prints waits in the pipe
            peak = max(peak, sum(map(kilobytes_of, family(running.pid))))
            time.sleep(EVERY)
        said = running.stdout.read() if running.stdout else ""
    if running.returncode:
        raise SystemExit(f"{part} {argument} ended with {running.returncode}")
    found: dict[str, float] = json.loads(said)
    return found | {"megabytes": peak / 1024}


def family(process: int) -> Iterator[int]:
    """Yield a process and all that it and its threads have started (Linux)."""
    yield process
    with contextlib.suppress(OSError):  # it may have ended
        for thread in Path(f"/proc/{process}/task").iterdir():
            for child in (thread / "children").read_text(encoding="ascii").split():
                yield from family(int(child))


def kilobytes_of(process: int) -> int:
    """Return the memory of one process; what several share is counted in parts, so that the sum is true (Linux)."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


def main() -> None:
    """Run all parts and print one table."""
    if len(sys.argv) > 1:
        print(json.dumps(ours(int(sys.argv[2])) if sys.argv[1] == "ours" else theirs(Path(sys.argv[2]))))
        return
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", folder]
        subprocess.run(command, cwd=ROOT, check=True, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})
        print(f"load of the machine at the start: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        print(
            f"{'':<22}{'handouts':>9}{'files':>7}{'seconds':>9}{'KB a file':>11}{'peak MB':>9}{'failed':>8}", flush=True
        )
        rows = {}
        for name, part, argument in (
            ("today's set", "ours", "0"),
            ("Chromium, same pages", "theirs", folder),
            (f"{MANY} handouts", "ours", str(MANY)),
        ):
            row = rows[name] = apart(part, argument)
            measured = f"{row['seconds']:>9.1f}{row['kilobytes']:>11.1f}{row['megabytes']:>9.0f}{row['failed']:>8.0f}"
            print(f"{name:<22}{row['handouts']:>9.0f}{row['files']:>7.0f}{measured}", flush=True)
    ratio = rows["today's set"]["seconds"] / rows["Chromium, same pages"]["seconds"]
    print(f"ratio {ratio:.2f} (at most 0.25), the same number of files on both sides")


if __name__ == "__main__":
    main()
