"""Time our build against plain Material on the same rendered Markdown, in one run: `make benchmark`.

Prints seconds, peak memory and the ratio. Both builds use the same theme, extensions and search; the second has no data, no macros and no hooks.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parent.parent
RUNS = 3


class Capture(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Writes every page as Markdown after the macros have run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        file = self.folder / page.file.src_uri
        file.parent.mkdir(parents=True, exist_ok=True)
        meta = "\n".join(f"{key}: {json.dumps(value)}" for key, value in page.meta.items())
        file.write_text(f"---\n{meta}\n---\n{markdown}", encoding="utf-8")
        return markdown


def plain_project(folder: Path) -> Path:
    """Write a project for plain Material that holds our pages as they are after the macros; return its configuration."""
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder / "unused"))
    config.plugins["capture"] = Capture(folder / "docs")
    build(config)
    shutil.copytree(ROOT / "docs" / "assets", folder / "docs" / "assets", dirs_exist_ok=True)
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    del settings["hooks"], settings["watch"], settings["extra_templates"]
    settings |= {"plugins": ["search"], "docs_dir": str(folder / "docs")}
    settings["theme"]["custom_dir"] = str(ROOT / "theme")
    path = folder / "mkdocs.yml"
    path.write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
    return path


def seconds(config: Path, destination: Path) -> float:
    """Return the wall time of one build by the command line."""
    begin = time.perf_counter()
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(config), "--site-dir", str(destination)]
    subprocess.run(command, check=True, cwd=ROOT, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})
    return time.perf_counter() - begin


def main() -> None:
    """Build both sites in turn and print one table."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        plain = plain_project(folder)
        timed: dict[str, list[float]] = {"ours": [], "plain Material": []}
        for _ in range(RUNS):  # in turn, so that a busy machine slows both
            timed["ours"].append(seconds(ROOT / "mkdocs.yml", folder / "ours"))
            timed["plain Material"].append(seconds(plain, folder / "plain"))
        pages = {name: sum(1 for _ in (folder / place).rglob("index.html")) for name, place in (("ours", "ours"), ("plain Material", "plain"))}
    best = {name: min(values) for name, values in timed.items()}
    print(f"{'build':<16}{'pages':>7}{'seconds (best of ' + str(RUNS) + ')':>24}")
    for name, value in best.items():
        print(f"{name:<16}{pages[name]:>7}{value:>24.2f}")
    megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"ratio {best['ours'] / best['plain Material']:.2f} (at most 1.5); peak memory of a build {megabytes:.0f} MB")


if __name__ == "__main__":
    main()
