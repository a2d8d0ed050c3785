"""Measure our commands on maps of growing size, against plain Material on the same Markdown: `make benchmark`.

Prints one table: seconds on the clock, seconds of processor time (which a busy machine slows less), peak memory, and
how the cost of one entry grows. Plain Material gets the same pages with the macros already called: same theme,
extensions and search, but no data, no macros and no hooks.
`python -m tools.benchmark 1000 10000` names the sizes, in provisions; the largest needs about half an hour and 4 GB.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import yaml

from macros.exports.write import write
from macros.handouts.press import handouts_of
from macros.pages.rendered import rendered_pages
from macros.reading.project import load
from macros.reading.settings import site_of
from macros.search.catalogue import catalogue
from macros.search.resolver import Resolver
from tools.generate import generate
from tools.measured import ROOT, Cost, measured

RATIO = 1.5  # how much more one entry, or our build beside a plain one, may cost


def plain_project(project: Path, folder: Path) -> Path:
    """Write a project for plain Material around pages that stand in `folder/docs`; return its configuration."""
    shutil.copytree(project / "docs" / "assets", folder / "docs" / "assets")
    settings = yaml.safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))
    settings = {key: value for key, value in settings.items() if key not in {"hooks", "watch", "extra_templates"}}
    settings |= {"plugins": ["search"], "docs_dir": str(folder / "docs")}
    settings["theme"]["custom_dir"] = str(ROOT / "theme")
    path = folder / "mkdocs.yml"
    path.write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
    return path


def exports(project: Path, folder: Path) -> None:
    """Write every file of open data."""
    write(load(project).index, site_of(project), folder / "exports")


def handouts_index(project: Path, _: Path) -> None:
    """Decide what stands on every handout."""
    assert handouts_of(project, load(project).index)


def pages_as_markdown(project: Path, folder: Path) -> None:
    """Write every page with its macros already called, for plain Material."""
    for source, markdown in rendered_pages(load(project).index, site_of(project), project):
        file = folder / "docs" / source
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(markdown, encoding="utf-8")


def number_search(project: Path, _: Path) -> None:
    """Ask for the number of every provision, as the search and the number box do."""
    index = load(project).index
    resolver = Resolver(catalogue(index))
    for reference in index.provisions:
        assert resolver.resolve(f"{reference.framework} {reference.number}")["matches"]


STEPS = {
    "exports": exports,
    "handouts index": handouts_index,
    "every number asked": number_search,
    "all pages as Markdown": pages_as_markdown,
}


def costs(project: Path, folder: Path) -> Iterator[tuple[str, Cost]]:
    """Yield what each step needs for one map."""
    yield "check", measured("-m", "macros", "check", project)
    for step in STEPS:
        yield step, measured("-m", "tools.benchmark", step, project, folder)
    yield (
        "build",
        measured(
            "-m", "mkdocs", "build", "--quiet", "--config-file", project / "mkdocs.yml", "--site-dir", folder / "ours"
        ),
    )
    yield (
        "plain Material",
        measured(
            "-m",
            "mkdocs",
            "build",
            "--quiet",
            "--config-file",
            plain_project(project, folder),
            "--site-dir",
            folder / "plain",
        ),
    )


def main(sizes: list[int]) -> None:
    """Measure the map of today and maps of the sizes asked for, and print one table."""
    print(
        f"{'map':<12}{'entries':>9}  {'step':<24}{'seconds':>9}{'processor':>11}"
        f"{'MB':>7}{'ms an entry':>13}{'grown':>8}"
    )
    smaller: dict[str, float] = {}
    for size in [0, *sizes]:
        with tempfile.TemporaryDirectory() as temporary:
            folder, project = Path(temporary), Path(temporary) / "map"
            if size:
                generate(project, size)
            else:
                project = ROOT
            data = load(project).index
            entries = len(data.provisions) + len(data.items) + sum(len(answer.mappings) for answer in data.data.answers)
            found = {}
            for step, cost in costs(project, folder):
                found[step] = cost
                each = cost.processor / entries * 1000
                grown = f"{each / smaller[step]:.2f}" if step in smaller else ""
                name = f"{size:,}" if size else "today"
                print(
                    f"{name:<12}{entries:>9,}  {step:<24}{cost.clock:>9.1f}{cost.processor:>11.1f}"
                    f"{cost.megabytes:>7.0f}{each:>13.2f}{grown:>8}",
                    flush=True,
                )
                if size:  # the map of today is of another density
                    smaller[step] = each
            pages = sum(1 for _ in (folder / "ours").rglob("index.html"))
            ratio = found["build"].processor / found["plain Material"].processor
            print(f"{'':<21}  {pages:,} pages; build / plain Material: {ratio:.2f} (at most {RATIO})", flush=True)
    print(f"grown: the cost of an entry beside the next smaller map (at most {RATIO})")


if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in STEPS:
        STEPS[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        main([int(size) for size in sys.argv[1:]] or [1_000, 10_000])
