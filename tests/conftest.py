"""The real data, the real site built once by each builder, and a real browser."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import chromium
import pytest
import yaml
from bs4 import BeautifulSoup
from filelock import FileLock
from playwright.sync_api import Browser, sync_playwright
from served import served

from macros.builders import zensical
from macros.model.index import Index
from macros.model.site import site_of
from macros.reading.project import load

ROOT = Path(__file__).resolve().parent.parent
STEADY = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1700000000"}  # the time that a build writes, so that two are alike


@dataclass
class Site:
    """A built site; `log` is what the builder printed."""

    root: Path
    log: str
    _soups: dict[str, BeautifulSoup] = field(default_factory=dict, repr=False)

    @functools.cached_property
    def addresses(self) -> list[str]:
        """The address of every page, as `standards/swe/5-6/`; the home page is empty."""
        found = (file.parent.relative_to(self.root).as_posix() for file in self.root.rglob("index.html"))
        return sorted("" if folder == "." else f"{folder}/" for folder in found)

    def page(self, address: str) -> Any:
        """Return one page, parsed."""
        if address not in self._soups:
            self._soups[address] = BeautifulSoup((self.root / address / "index.html").read_bytes(), "lxml")
        return self._soups[address]

    def article(self, address: str) -> Any:
        """Return what is particular to a page, without the frame around it."""
        return self.page(address).select_one("article")


@pytest.fixture(scope="session")
def index() -> Index:
    """Return the index of the real data."""
    return load().index


@pytest.fixture(scope="session")
def raw() -> dict[str, Any]:
    """Return the real data as plain PyYAML reads it: a second way to the truth, apart from our reader."""
    return {name: yaml.safe_load((ROOT / "data" / f"{name}.yml").read_text(encoding="utf-8")) for name in ("standards", "sources", "mappings")}


def build(project: Path, destination: Path) -> Site:
    """Build the site of a project folder with the real builder, strictly."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(destination)]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False, env=os.environ | STEADY)
    assert done.returncode == 0, done.stdout + done.stderr
    return Site(destination, done.stdout + done.stderr)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Return a folder of this run that all workers of pytest-xdist share."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def handouts(shared: Path) -> Path:
    """Return the folder of all handouts, made once for the whole run, as `make site` makes them before the site."""
    with FileLock(shared / "handouts.lock"):
        if not (shared / "handouts.made").exists():
            done = subprocess.run([sys.executable, "-m", "macros", "handouts"], cwd=ROOT, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stdout + done.stderr
            (shared / "handouts.made").touch()
    return ROOT / "docs" / "handouts"


def once(shared: Path, name: str, make: Callable[[Path], str]) -> Site:
    """Return a site that one worker of this run makes, while the others wait; `make` builds into a folder and returns what the builder printed."""
    built, log = shared / name, shared / f"{name}.log"
    with FileLock(shared / f"{name}.lock"):
        if not log.exists():
            log.write_text(make(built), encoding="utf-8")
    return Site(built, log.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def mkdocs_site(shared: Path, handouts: Path) -> Site:  # noqa: ARG001  the pages link them
    """Return the real site, built by MkDocs once for the whole run."""
    return once(shared, "mkdocs", lambda built: build(ROOT, built).log)


@pytest.fixture(scope="session")
def zensical_site(shared: Path, handouts: Path) -> Site:  # noqa: ARG001  the pages link them
    """Return the real site, built by Zensical once for the whole run; without it the test fails and says `make zensical`."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setitem(os.environ, "SOURCE_DATE_EPOCH", STEADY["SOURCE_DATE_EPOCH"])
        return once(shared, "zensical", lambda built: zensical.build(ROOT, load().index, site_of(ROOT), built, ROOT / zensical.BUILDER))


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest) -> Site:
    """Return the real site as MkDocs builds it; to the tests of a file with the mark `both_builders` also as Zensical does."""
    built: Site = request.getfixturevalue(getattr(request, "param", "mkdocs_site"))
    return built


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Let tests with the mark `both_builders` read the site of each, but for those that say why one is enough."""
    test = metafunc.definition
    if "site" in metafunc.fixturenames and test.get_closest_marker("both_builders") and not test.get_closest_marker("one_builder"):
        metafunc.parametrize("site", ["mkdocs_site", "zensical_site"], ids=["mkdocs", "zensical"], indirect=True, scope="session")


@pytest.fixture(scope="session")
def address(site: Site) -> Iterator[str]:
    """Serve the real site on this machine and return its address, without a slash at the end."""
    with served(site.root) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a real Chromium."""
    with sync_playwright() as playwright:
        running = chromium.launch(playwright)
        yield running
        running.close()
