"""Measure our search against Material's own on the same pages, in one run: `make benchmark`.

Prints rank, bytes, time to ready and latency, at today's size and at 10,000 provisions (today's, copied under other
framework names).
"""

from __future__ import annotations

import copy
import gzip
import itertools
import json
import random
import string
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from macros.reading.project import load
from macros.search.catalogue import catalogue
from tests.support import chromium
from tests.support.scripts import of_search
from tests.support.served import served
from tools.benchmark import ROOT, measured, pages_as_markdown, plain_project

Json = dict[str, Any]
PROVISIONS = 10_000
RUNS = {"today": 3, "large": 1}  # the best counts

# Speaks to Material's search worker as the theme does; returns milliseconds and the first pages of every answer.
THEIRS = """async ([[script, index], queries]) => {
  const began = performance.now();
  const data = JSON.parse(await (await fetch(index, {cache: "no-store"})).text());
  const worker = new Worker(script);
  const answer = (message) => new Promise((resolve) => {
    worker.onmessage = (event) => resolve(event.data);
    worker.postMessage(message);
  });
  await answer({type: 0, data: {...data, options: {suggest: false}}});
  const ready = performance.now() - began;
  const times = [], pages = [];
  for (const query of queries) {
    const asked = performance.now();
    const {data: {items}} = await answer({type: 2, data: query});
    times.push(performance.now() - asked);
    pages.push(items.slice(0, 3).map((group) => group[0].location.split("#")[0]));
  }
  worker.terminate();
  return {ready, words: 0, times, pages};
}"""

# Loads our search as a page does; `words` is what the index of words takes after that, `freeze` the longest that the
# page does not answer meanwhile.
OURS = """async ([scripts, queries]) => {
  const began = performance.now();
  await Promise.all(scripts.map((address) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    document.head.append(Object.assign(script, {src: address, async: false, onload: resolve, onerror: reject}));
  })));
  const search = StandardsSearch.make({catalogue: StandardsCatalogue, ...StandardsPages});
  const ready = performance.now() - began;
  const warm = performance.now();
  let freeze = 0, last = warm, over = false;
  const tick = () => {
    const now = performance.now();
    freeze = Math.max(freeze, now - last);
    last = now;
    if (!over) setTimeout(tick);
  };
  setTimeout(tick);
  await search.prepare();
  over = true;
  tick();
  const words = performance.now() - warm;
  const times = [], pages = [];
  for (const query of queries) {
    const asked = performance.now();
    const hits = search.find(query);
    times.push(performance.now() - asked);
    pages.push(hits.slice(0, 3).map((hit) => hit.address));
  }
  return {ready, words, freeze, times, pages};
}"""


def rows(file: Path) -> list[tuple[str, list[str]]]:
    """Return the queries of a table with the pages that answer them."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [(query, right.split()) for query, right in (line.split("\t") for line in lines if not line.startswith("#"))]


def copies(provisions: int) -> Iterator[str]:
    """Yield what sets the names of copied frameworks apart, as letters, until there are enough provisions."""
    letters = ("q" + "".join(pair) for pair in itertools.product(string.ascii_lowercase, repeat=2))
    return itertools.islice(letters, PROVISIONS // provisions)


def ours_at_size(known: Json) -> tuple[Json, list[tuple[str, list[str]]]]:
    """Return our catalogue with copied frameworks, and a query for 60 of their provisions."""
    large = copy.deepcopy(known)
    frameworks = known["frameworks"]
    queries = []
    for mark in copies(
        sum(len(edition["provisions"]) for framework in frameworks for edition in framework["editions"])
    ):
        for framework in copy.deepcopy(frameworks):
            old, framework["id"], framework["short"] = (
                framework["id"],
                framework["id"] + mark,
                framework["short"] + mark,
            )
            framework["names"] = [framework["id"], f"{framework['publisher']} {mark}"]
            framework["spoken"] = []
            for edition in framework["editions"]:
                for provision in edition["provisions"]:
                    provision["address"] = provision["address"].replace(f"/{old}/", f"/{old}{mark}/")
                    year = "" if edition["id"] == framework["current"] else f" {edition['id']}"
                    queries.append((f"{framework['short']}{year} {provision['number']}", [provision["address"]]))
            large["frameworks"].append(framework)
    return large, random.Random(1).sample(queries, 60)  # noqa: S311  the same sample every time


def theirs_at_size(index: Json, known: Json) -> Json:
    """Return Material's index with the pages of the provisions copied in the same way."""
    large = copy.deepcopy(index)
    frameworks = known["frameworks"]
    for mark in copies(
        sum(len(edition["provisions"]) for framework in frameworks for edition in framework["editions"])
    ):
        for framework in frameworks:
            start, name = f"standards/{framework['id']}/", f"{framework['short']} "
            for doc in index["docs"]:
                if doc["location"].startswith(start) and doc["location"] != start:
                    moved = doc["location"].replace(start, f"standards/{framework['id']}{mark}/", 1)
                    title = doc["title"].replace(name, f"{framework['short']}{mark} ")
                    large["docs"].append(doc | {"location": moved, "title": title})
    return large


def shown(name: str, result: Json, tables: dict[str, list[tuple[str, list[str]]]], size: int) -> str:
    """Return one line of the table."""
    cells = []
    place = 0
    for rights in tables.values():
        part = list(zip(rights, result["pages"][place : place + len(rights)], strict=True))
        first = sum(pages[:1] != [] and pages[0] in right for (_, right), pages in part)
        three = sum(bool(set(pages) & set(right)) for (_, right), pages in part)
        times = sorted(result["times"][place : place + len(rights)])
        cells.append(
            f"{first:>4} first, {three:>3} in three of {len(part):<3} p95 {times[int(len(times) * 0.95)]:>5.1f} ms"
        )
        place += len(rights)
    freeze = f", {result['freeze']:.0f} ms without an answer" if "freeze" in result else ""
    ready, words = result["ready"] / 1000, (result["ready"] + result["words"]) / 1000
    waits = f"{ready:.2f} s to numbers, {words:.2f} s to words{freeze}"
    return f"{name:<10}{size / 1000:>6.0f} KB  {waits}  {'  '.join(cells)}"


def packed(*files: Path) -> int:
    """Return the bytes of files as a server sends them."""
    return sum(len(gzip.compress(file.read_bytes(), mtime=0)) for file in files)


def measure(
    page: Page, script: str, files: list[str], tables: dict[str, list[tuple[str, list[str]]]], runs: int
) -> Json:
    """Return the best of some runs, each on a page that holds nothing."""
    queries = [query for table in tables.values() for query, _ in table]
    results: list[Json] = []
    for run in range(runs):
        page.goto("/blank.html")
        fresh = [f"{file}?{run}" for file in files]  # nothing comes from the browser's cache
        results.append(page.evaluate(script, [fresh, queries]))
    best = min(results, key=lambda result: sum(result["times"]))
    return best | {name: min(result[name] for result in results) for name in ("ready", "words")}


def main() -> None:
    """Build the pages twice, once with our search and once with Material's, and ask both the same."""
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(temporary)
        pages_as_markdown(ROOT, folder)
        for config, name in ((plain_project(ROOT, folder), "theirs"), (ROOT / "mkdocs.yml", "ours")):
            measured("-m", "mkdocs", "build", "--quiet", "--config-file", config, "--site-dir", folder / name)
        (folder / "blank.html").write_text("<!doctype html><title>blank</title>", encoding="utf-8")
        known = catalogue(load(ROOT).index)
        theirs = json.loads((folder / "theirs/search/search_index.json").read_text(encoding="utf-8"))
        large, sample = ours_at_size(known)
        compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
        (folder / "ours/search/large.js").write_text(f"var StandardsCatalogue = {compact(large)};", encoding="utf-8")
        (folder / "theirs/search/large.json").write_text(compact(theirs_at_size(theirs, known)), encoding="utf-8")
        ours = [f"ours/{name}" for name in of_search((folder / "ours/index.html").read_text(encoding="utf-8"))]
        worker = next((folder / "theirs/assets/javascripts/workers").glob("search.*.js")).relative_to(folder).as_posix()
        numbers, phrases = (
            rows(ROOT / "tools" / "numbers.benchmark.tsv"),
            rows(ROOT / "tests" / "search" / "phrases.tsv"),
        )
        with served(folder) as address:
            page = chromium.launch(playwright).new_page(base_url=address)
            page.set_default_timeout(0)
            for title, (scripts, their_index), tables in (
                ("today", (ours, "search_index.json"), {"numbers": numbers, "phrases": phrases}),
                (
                    "large",
                    ([name.replace("search/numbers.js", "search/large.js") for name in ours], "large.json"),
                    {"numbers": sample, "phrases": phrases},
                ),
            ):
                counts = f"{len(tables['numbers'])} numbers, then {len(tables['phrases'])} phrases"
                print(
                    f"{title} (large: {PROVISIONS} provisions): bytes of scripts and data, compressed; {counts}",
                    flush=True,
                )
                loaded = {
                    "ours": (OURS, scripts),
                    "Material": (THEIRS, [worker, f"theirs/search/{their_index}"]),
                }
                sizes = {name: packed(*(folder / file for file in chosen)) for name, (_, chosen) in loaded.items()}
                for name, (script, chosen) in loaded.items():
                    result = measure(page, script, [f"/{file}" for file in chosen], tables, RUNS[title])
                    print(shown(name, result, tables, sizes[name]), flush=True)
                print(f"bytes: ratio {sizes['ours'] / sizes['Material']:.2f} (at most 0.7)")


if __name__ == "__main__":
    main()
