"""Measure our search against Material's own and Pagefind on the same pages: part of `make benchmark`.

Bytes are those before the first answer; seconds end when numbers and words are found; an answer has its median and 95
in 100; of each list of questions stand how many have a right page first, and within the first three.
"""

from __future__ import annotations

import gzip
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.support import chromium
from tests.support.scripts import of_search
from tests.support.served import served
from tools.measured import ROOT, Row

Json = dict[str, Any]
RUNS = 3
PAGEFIND = ROOT / "build" / "pagefind" / "bin" / "python"
QUESTIONS = {
    "numbers": ROOT / "tools" / "numbers.benchmark.tsv",
    "dates": ROOT / "tools" / "dates.benchmark.tsv",
    "several": ROOT / "tools" / "several.benchmark.tsv",
    "words": ROOT / "tests" / "search" / "phrases.tsv",
    "readers": ROOT / "tests" / "search" / "readers.tsv",
}
Questions = list[tuple[str, list[str]]]  # each with the addresses that answer it; + joins those needed together

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
    pages.push(best.map(({ url }) => new URL(url, location.href).pathname.replace(/^.*?plain\\//, "").slice(1)));
    const loaded = performance.getEntriesByType("resource").filter(({ name }) => name.includes("pagefind"));
    bytes ||= loaded.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
  }
  return {ready, words: 0, times, pages, bytes};
}"""


def rows(folder: Path) -> Iterator[Row]:
    """Yield how the three answer; `folder` holds the same pages built by us, as `ours`, and by Material, as `plain`."""
    (folder / "blank.html").write_text("<!doctype html><title>blank</title>", encoding="utf-8")
    options = ("--site", folder / "plain", "--output-path", folder / "pagefind", "--root-selector", "article")
    subprocess.run([PAGEFIND, "-m", "pagefind", *options], check=True, stdout=subprocess.DEVNULL)
    ours = [f"ours/{name}" for name in of_search((folder / "ours/index.html").read_text(encoding="utf-8"))]
    worker = next((folder / "plain/assets/javascripts/workers").glob("search.*.js")).relative_to(folder).as_posix()
    tables = {name: questions(file) for name, file in QUESTIONS.items()}
    with served(folder) as address, sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        page = browser.new_page(base_url=address)
        page.set_default_timeout(0)
        results: list[Json] = [
            {"bytes": packed(*(folder / file for file in files))} | measure(page, script, files, tables)
            for script, files in (
                (OURS, ours),
                (THEIRS, [worker, "plain/search/search_index.json"]),
                (PAGEFINDS, ["pagefind/pagefind.js"]),
            )
        ]
        browser.close()
    for what, told in (
        ("weight", weight),
        ("ready, and for words", ready),
        ("an answer, median and 95 in 100", answer),
    ):
        yield _row(what, [told(result) for result in results])
    place = 0
    for name, table in tables.items():
        end = place + len(table)
        right = [counted(table, result["pages"][place:end]) for result in results]
        yield _row(f"{len(table)} {name}: right first, in three", right)
        place = end


def _row(what: str, told: list[str]) -> Row:
    ours, material, pagefind = told
    return Row(f"search, {what}", ours, f"Material {material}, Pagefind {pagefind}")


def questions(file: Path) -> Questions:
    """Return the questions of a list with the pages that answer them."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [(query, right.split()) for query, right in (line.split("\t") for line in lines if not line.startswith("#"))]


def measure(page: Page, script: str, files: list[str], tables: dict[str, Questions]) -> Json:
    """Return the medians of some runs, each on a page that holds nothing."""
    queries = [query for table in tables.values() for query, _ in table]
    results: list[Json] = []
    for run in range(RUNS):
        page.goto("/blank.html")
        fresh = [f"/{file}?{run}" for file in files]  # nothing comes from the browser's cache
        results.append(page.evaluate(script, [fresh, queries]))
    middle = sorted(results, key=lambda result: sum(result["times"]))[RUNS // 2]
    return middle | {name: statistics.median(result[name] for result in results) for name in ("ready", "words")}


def packed(*files: Path) -> int:
    """Return the bytes of files as a server sends them."""
    return sum(len(gzip.compress(file.read_bytes(), mtime=0)) for file in files)


def weight(result: Json) -> str:
    """Return the weight of a search."""
    return f"{result['bytes'] / 1000:.0f} KB"


def ready(result: Json) -> str:
    """Return when numbers are found, and when words are."""
    return f"{result['ready'] / 1000:.2f}, {(result['ready'] + result['words']) / 1000:.2f} s"


def answer(result: Json) -> str:
    """Return how long answers take."""
    times = sorted(result["times"])
    return f"{times[len(times) // 2]:.0f}, {times[int(len(times) * 0.95)]:.0f} ms"


def counted(table: Questions, pages: list[list[str]]) -> str:
    """Return how many answers have a right page first, and how many within three, all that are needed together."""
    pairs = [(right, found) for (_, right), found in zip(table, pages, strict=True)]
    first = sum(any(set(found[:1]) & set(needed.split("+")) for needed in right) for right, found in pairs)
    three = sum(any(set(needed.split("+")) <= set(found) for needed in right) for right, found in pairs)
    return f"{first}, {three}"
