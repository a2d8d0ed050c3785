"""Measure what this project does beside others that do the same, in one run and one table: `make benchmark`.

Ratios of builds and handouts are of processor time, which a busy machine changes least; all else is on the clock.
Plain Material gets the same pages with the macros already called, and the same extensions and menu: no data, no macros,
no hooks, and its own theme and search as they come.
What is measured several times has the median of it. `python -m tools.benchmark 10000` builds maps of so many provisions
and does nothing else; that one needs half an hour and 4 GB.
"""

from __future__ import annotations

import gc
import json
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml
from playwright.sync_api import sync_playwright

from macros.builders import serving
from macros.model import urls
from macros.model.index import Index
from macros.model.places import Problem
from macros.pages.rendered import rendered_pages
from macros.reading.project import load
from macros.reading.settings import site_of
from macros.rules import check
from tests.support import chromium
from tools import benchmark_handouts, benchmark_search, phone
from tools.generate import generate
from tools.measured import ROOT, Row, built, measured

PROCESSES = 10  # whose median is the time of a check
BUILDS = 3  # of each builder, whose median is the time of a build today
CHANGES = 3  # whose median is the time until a change is seen
PORT = 8765
SIZE = 1_000  # provisions of the map that is built beside that of today
VISITED = ("", "situations/friend-request/", "standards/swe/5-6/")
KEPT = ("site_name", "site_url", "use_directory_urls", "markdown_extensions", "validation", "nav")
_OF_OUR_LOOK = re.compile(r'<link rel="stylesheet" [^>]*>|<script src="[^"]*"[^>]*></script>')
NOT_COPIED = shutil.ignore_patterns(".git", ".venv", "build", "site", ".*_cache", "__pycache__")


# --- Projects ---------------------------------------------------------------------------------------------------------


def pages_as_markdown(project: Path, docs: Path) -> None:
    """Write every page with its macros already called, for plain Material: without our styles and scripts."""
    for source, markdown in rendered_pages(load(project).index, site_of(project), project):
        file = docs / source
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_OF_OUR_LOOK.sub("", markdown), encoding="utf-8")


def plain_project(project: Path, folder: Path) -> Path:
    """Write a project for plain Material around pages that stand in `folder/docs`; return its configuration."""
    shutil.copytree(project / "docs" / "assets", folder / "docs" / "assets", dirs_exist_ok=True)
    settings = yaml.safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))
    settings = {key: settings[key] for key in KEPT if key in settings}
    settings |= {"plugins": ["search"], "docs_dir": str(folder / "docs"), "theme": {"name": "material", "font": False}}
    path = folder / "mkdocs.yml"
    path.write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
    return path


# --- One function a group of rows -------------------------------------------------------------------------------------


def builds(name: str, project: Path, folder: Path, turns: int = 1) -> Iterator[Row]:
    """Yield what our build needs beside plain Material, each built in turn, and the median of all turns.

    Both sites stay below `folder`, as `ours` and `plain`.
    """
    pages_as_markdown(project, folder / "docs")
    settings = {"ours": project / "mkdocs.yml", "plain": plain_project(project, folder)}
    costs = [[built(config, folder / site) for site, config in settings.items()] for _ in range(turns)]
    ours, plain = (sorted(each, key=lambda cost: cost.processor)[turns // 2] for each in zip(*costs, strict=True))
    pages = sum(1 for _ in (folder / "ours").rglob("index.html"))
    yield Row(f"check, {name}: once", f"{measured('-m', 'macros', 'check', project)}")
    yield Row(
        f"build, {name}: {pages:,} pages", f"{ours}", f"Material {plain}", ours.processor / plain.processor, "1.15"
    )


def checks() -> Iterator[Row]:
    """Yield the medians of ten checks of the map of today, beside what it costs to import YAML alone."""
    commands = {"check": ("-m", "macros", "check"), "yaml": ("-c", "import yaml")}
    for command in commands.values():
        measured(*command)  # from now on the disk is warm, and everything compiled
    seconds: dict[str, list[float]] = {name: [] for name in (*commands, "processor", "reading", "rules")}
    for _ in range(PROCESSES):
        for name, command in commands.items():
            seconds[name].append((cost := measured(*command)).clock)
            seconds["processor"] += [cost.processor] * (name == "check")
        told = subprocess.check_output([sys.executable, "-m", "tools.benchmark", "parts"], cwd=ROOT)
        for part, needed in json.loads(told).items():
            seconds[part].append(needed)
    median = {name: statistics.median(each) for name, each in seconds.items()}
    yield Row("check, today", f"{median['check']:.2f} s", f"import yaml {median['yaml']:.2f} s", most="0.45 s")
    yield Row("    processor time, of two processes", f"{median['processor']:.2f} s")
    yield Row("    of that reading, rules", f"{median['reading']:.2f} s, {median['rules']:.2f} s")


def changes(folder: Path) -> Iterator[Row]:
    """Yield how long a changed reason takes until it stands on its page, while the map is served."""
    project = shutil.copytree(ROOT, folder / "served", ignore=NOT_COPIED)
    file, index = project / "data" / "mappings.yml", load(ROOT).index
    text = file.read_text(encoding="utf-8")
    answer, why = next(
        (answer, str(mapping.why))
        for answer in index.data.answers
        for mapping in answer.mappings
        if text.count(f'"{mapping.why}"') == 1
    )
    page = f"http://{serving.HOST}:{PORT}/{urls.of_item(index.items[answer.item])}"
    seconds = []
    with _serving(project):
        _wait_for(page, why[:20])
        for turn in range(CHANGES):
            time.sleep(1)  # until the server waits again
            begin = time.perf_counter()
            file.write_text(text.replace(f'"{why}"', f'"Changed {turn} times. {why}"'), encoding="utf-8")
            _wait_for(page, f"Changed {turn} times.")
            seconds.append(time.perf_counter() - begin)
    yield Row("make serve: a changed reason on its page", f"{statistics.median(seconds):.2f} s", most="1.0 s")


@contextmanager
def _serving(project: Path) -> Iterator[None]:
    command = [sys.executable, "-m", "macros", "serve", "--root", str(project), "--port", str(PORT)]
    running = subprocess.Popen(command, cwd=project, stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        yield
    finally:
        os.killpg(running.pid, signal.SIGINT)
        running.wait()


def _wait_for(page: str, words: str) -> None:
    for _ in range(3000):
        try:
            with urllib.request.urlopen(page) as answer:  # noqa: S310  our own server
                if words in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.05)
    raise SystemExit(f"{page} never said {words!r}")


def visits(folder: Path) -> Iterator[Row]:
    """Yield what a first visit weighs, and how long it takes on the phone, beside the same page of Material."""
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        for page in VISITED:
            ours, theirs = phone.visits(browser, [folder / "ours", folder / "plain"], page)
            name = page.strip("/") or "home"
            yield Row(
                f"{name}: files, packed",
                f"{ours.files}, {ours.kilobytes:.0f} KB",
                f"Material {theirs.files}, {theirs.kilobytes:.0f} KB",
                ours.kilobytes / theirs.kilobytes,
                "10, 75 KB",
            )
            for says, attribute, most in (
                ("largest paint, plain: least, median", "paint", "1.4 s"),
                ("largest paint, compressed", "packed_paint", "1.1 s"),
                ("load event, plain", "load", "3 s"),
            ):
                mine, its = getattr(ours, attribute), getattr(theirs, attribute)
                yield Row(f"    {says}", f"{mine}", f"Material {its}", mine.median / its.median, most)
        browser.close()


# --- The table --------------------------------------------------------------------------------------------------------


def table(folder: Path) -> Iterator[tuple[str, Iterator[Row]]]:
    """Yield the parts of the table, each with its rows; what is built for one is used by the next."""
    today = folder / "today"
    yield "checks", checks()
    yield "builds of today", builds("today", ROOT, today, BUILDS)
    yield f"builds of {SIZE:,}", grown(SIZE)
    yield "serving", changes(folder)
    yield "visits", visits(today)
    yield "search", benchmark_search.rows(today)
    yield "handouts", benchmark_handouts.rows()


def grown(size: int) -> Iterator[Row]:
    """Yield what the builds of a map of so many provisions need."""
    with tempfile.TemporaryDirectory() as made:
        generate(Path(made) / "map", size)
        yield from builds(f"{size:,} provisions", Path(made) / "map", Path(made))


def parts() -> dict[str, float]:
    """Return the seconds of processor time that this process needs to read the map, and to ask all rules."""
    rules, seconds = check.problems, {"reading": 0.0, "rules": 0.0}

    def timed(index: Index) -> list[Problem]:
        begin = time.process_time()
        problems = rules(index)
        seconds["rules"] = time.process_time() - begin
        return problems

    check.problems = timed
    gc.set_threshold(1_000_000)  # as for a command
    begin = time.process_time()
    load(ROOT)
    seconds["reading"] = time.process_time() - begin - seconds["rules"]
    return seconds


def main() -> None:
    """Print the table."""
    if sys.argv[1:] == ["parts"]:
        print(json.dumps(parts()))
        return
    sizes = [int(size) for size in sys.argv[1:]]
    print(f"load of the machine at the start: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(Row("what", "ours", "peer", most="at most"))
    begin, took = time.perf_counter(), []
    with tempfile.TemporaryDirectory() as folder:
        for part, rows in ((f"{size:,}", grown(size)) for size in sizes) if sizes else table(Path(folder)):
            began = time.perf_counter()
            for row in rows:
                print(row, flush=True)
            took.append(f"{part} {time.perf_counter() - began:.0f}")
    print(f"all of it in {time.perf_counter() - begin:.0f} s: {', '.join(took)}")


if __name__ == "__main__":
    main()
