"""Measure our search against Material's own and Pagefind on the same pages, in one run: `make benchmark`.

Prints one table at today's size: bytes, seconds, and for each list of questions how many have a right page first and
within the first three. A second one, without Pagefind, has 10,000 provisions (today's, copied under other framework
names) and a sample of their numbers. `python -m tools.benchmark_search today` prints the first alone.
"""

from __future__ import annotations

import copy
import gzip
import itertools
import json
import random
import string
import subprocess
import sys
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
from tools.benchmark import pages_as_markdown, plain_project
from tools.measured import ROOT, measured

Json = dict[str, Any]
PROVISIONS = 10_000
RUNS = {"today": 3, "large": 1}  # the best counts
PAGEFIND = ROOT / "build" / "pagefind" / "bin" / "python"
QUESTIONS = {
    "numbers": ROOT / "tools" / "numbers.benchmark.tsv",
    "dates": ROOT / "tools" / "dates.benchmark.tsv",
    "several": ROOT / "tools" / "several.benchmark.tsv",
    "words": ROOT / "tests" / "search" / "phrases.tsv",
    "readers": ROOT / "tests" / "search" / "readers.tsv",
}
Rows = list[tuple[str, list[str]]]  # questions, each with the addresses that answer it; + joins those needed together

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
  const search = StandardsSearch.make({catalogue: StandardsCatalogue, bindings: StandardsBindings, ...StandardsPages});
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
    const { hits } = search.find(query);
    times.push(performance.now() - asked);
    pages.push(hits.slice(0, 3).map((hit) => hit.address));
  }
  return {ready, words, freeze, times, pages};
}"""


# Pagefind fetches what it needs question by question; `bytes` is what the first answer took, files as they lie there.
PAGEFINDS = """async ([[script], queries]) => {
  const began = performance.now();
  const pagefind = await import(script);
  await pagefind.init();
  const ready = performance.now() - began;
  const times = [], pages = [];
  let bytes = 0;
  for (const query of queries) {
    const asked = performance.now();
    const { results } = await pagefind.search(query);
    const best = await Promise.all(results.slice(0, 3).map((result) => result.data()));
    times.push(performance.now() - asked);
    pages.push(best.map(({ url }) => new URL(url, location.href).pathname.replace(/^.*?theirs\\//, "").slice(1)));
    const loaded = performance.getEntriesByType("resource").filter(({ name }) => name.includes("pagefind"));
    bytes ||= loaded.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
  }
  return {ready, words: 0, times, pages, bytes};
}"""


def rows(file: Path) -> Rows:
    """Return the queries of a table with the pages that answer them."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [(query, right.split()) for query, right in (line.split("\t") for line in lines if not line.startswith("#"))]


def copies(provisions: int) -> Iterator[str]:
    """Yield what sets the names of copied frameworks apart, as letters, until there are enough provisions."""
    letters = ("q" + "".join(pair) for pair in itertools.product(string.ascii_lowercase, repeat=2))
    return itertools.islice(letters, PROVISIONS // provisions)


def ours_at_size(known: Json) -> tuple[Json, Rows]:
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


def is_right(right: list[str], pages: list[str]) -> bool:
    """Return whether some pages hold one of the right ones, or all of those that are needed together."""
    return any(set(needed.split("+")) <= set(pages) for needed in right)


def shown(name: str, result: Json, tables: dict[str, Rows]) -> str:
    """Return one line of the table."""
    cells = []
    place = 0
    for rights in tables.values():
        part = list(zip(rights, result["pages"][place : place + len(rights)], strict=True))
        first = sum(
            bool(pages) and any(pages[0] in needed.split("+") for needed in right) for (_, right), pages in part
        )
        three = sum(is_right(right, pages) for (_, right), pages in part)
        cells.append(f"{first:>4}{three:>4} of {len(part):<4}")
        place += len(rights)
    times = sorted(result["times"])
    seconds = f"{result['ready'] / 1000:>6.2f}{(result['ready'] + result['words']) / 1000:>6.2f}"
    waits = f"{times[len(times) // 2]:>6.0f}{times[int(len(times) * 0.95)]:>6.0f}{result.get('freeze', 0):>6.0f}"
    return f"{name:<9}{result['bytes'] / 1000:>6.0f}{seconds}{waits}  {''.join(cells)}"


def head(title: str, tables: dict[str, Rows]) -> str:
    """Return the first lines of the table."""
    return (
        f"{title}: kilobytes before the first answer; seconds until numbers and words are found; milliseconds for an "
        "answer, half and 95 in 100 of them, and the longest pause; then of each list those with a right page first, "
        f"and within three\n{'':<9}{'KB':>6}{'s':>6}{'s':>6}{'ms':>6}{'ms':>6}{'ms':>6}  "
        + "".join(f"{name:<15}" for name in tables)
    )


def packed(*files: Path) -> int:
    """Return the bytes of files as a server sends them."""
    return sum(len(gzip.compress(file.read_bytes(), mtime=0)) for file in files)


def measure(page: Page, script: str, files: list[str], tables: dict[str, Rows], runs: int) -> Json:
    """Return the best of some runs, each on a page that holds nothing."""
    queries = [query for table in tables.values() for query, _ in table]
    results: list[Json] = []
    for run in range(runs):
        page.goto("/blank.html")
        fresh = [f"{file}?{run}" for file in files]  # nothing comes from the browser's cache
        results.append(page.evaluate(script, [fresh, queries]))
    best = min(results, key=lambda result: sum(result["times"]))
    return best | {name: min(result[name] for result in results) for name in ("ready", "words")}


def build(folder: Path) -> None:
    """Build the pages twice, once with our search and once with Material's, and let Pagefind read the second."""
    pages_as_markdown(ROOT, folder)
    for config, name in ((plain_project(ROOT, folder), "theirs"), (ROOT / "mkdocs.yml", "ours")):
        measured("-m", "mkdocs", "build", "--quiet", "--config-file", config, "--site-dir", folder / name)
    (folder / "blank.html").write_text("<!doctype html><title>blank</title>", encoding="utf-8")
    options = ("--site", folder / "theirs", "--output-path", folder / "pagefind", "--root-selector", "article")
    subprocess.run([PAGEFIND, "-m", "pagefind", *options], check=True, stdout=subprocess.DEVNULL)


def main() -> None:
    """Build the pages for all three, and ask them the same."""
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(temporary)
        build(folder)
        ours = [f"ours/{name}" for name in of_search((folder / "ours/index.html").read_text(encoding="utf-8"))]
        worker = next((folder / "theirs/assets/javascripts/workers").glob("search.*.js")).relative_to(folder).as_posix()
        index = "theirs/search/search_index.json"
        today = {name: rows(file) for name, file in QUESTIONS.items()}
        with served(folder) as address:
            page = chromium.launch(playwright).new_page(base_url=address)
            page.set_default_timeout(0)
            print(head("Today", today))
            for name, script, files in (
                ("ours", OURS, ours),
                ("Material", THEIRS, [worker, index]),
                ("Pagefind", PAGEFINDS, ["pagefind/pagefind.js"]),
            ):
                result = measure(page, script, [f"/{file}" for file in files], today, RUNS["today"])
                weight = {"bytes": packed(*(folder / file for file in files))}
                print(shown(name, weight | result, today), flush=True)
            if "today" in sys.argv:
                return
            known = catalogue(load(ROOT).index)
            large, sample = ours_at_size(known)
            their_index = json.loads((folder / index).read_text(encoding="utf-8"))
            compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
            numbers = folder / "ours/search/large.js"
            numbers.write_text(f"var StandardsCatalogue = {compact(large)};", encoding="utf-8")
            their_numbers = folder / "theirs/search/large.json"
            their_numbers.write_text(compact(theirs_at_size(their_index, known)), encoding="utf-8")
            tables = {"numbers": sample, "words": today["words"]}
            print(head(f"{PROVISIONS} provisions", tables))
            for name, script, files in (
                ("ours", OURS, [file.replace("search/numbers.js", "search/large.js") for file in ours]),
                ("Material", THEIRS, [worker, index.replace("search_index", "large")]),
            ):
                result = measure(page, script, [f"/{file}" for file in files], tables, RUNS["large"])
                weight = {"bytes": packed(*(folder / file for file in files))}
                print(shown(name, weight | result, tables), flush=True)


if __name__ == "__main__":
    main()
