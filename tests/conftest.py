"""The real data, the real site built once by each builder, and a real browser."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from filelock import FileLock
from playwright.sync_api import Browser, sync_playwright

from macros.builders import zensical
from macros.model.index import Index
from macros.model.site import site_of
from macros.reading.project import load
from tests.support import chromium
from tests.support.project import ROOT
from tests.support.served import served
from tests.support.site import STEADY, Site, build, once


@pytest.fixture(scope="session")
def index() -> Index:
    """Return the index of the real data."""
    return load().index


@pytest.fixture(scope="session")
def raw() -> dict[str, Any]:
    """Return the real data as plain PyYAML reads it: a second way to the truth, apart from our reader."""
    return {name: yaml.safe_load((ROOT / "data" / f"{name}.yml").read_text(encoding="utf-8")) for name in ("standards", "sources", "mappings")}


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
