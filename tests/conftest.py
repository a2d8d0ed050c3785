"""The real data, the real site built once for a run, a real browser, and which tests a run is made of."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Page, sync_playwright

from macros.builders import zensical
from macros.model.index import Index
from macros.reading.project import load
from macros.reading.settings import site_of
from tests.support import chromium
from tests.support.project import ROOT, STEADY, copied, run, state
from tests.support.served import served
from tests.support.site import Site, build, once
from tests.support.tabs import PHONE, Tabs

# `make test` tries the same inputs every time, so that it is red only for a reason; `make fuzz` looks for new ones.
settings.register_profile("gate", deadline=None, derandomize=True, max_examples=50)
settings.register_profile(
    "fuzz", deadline=None, max_examples=2_000, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("gate")

# Hundreds of parsed pages stay in memory: to look through them all for rubbish so often took half the time of a parse.
gc.set_threshold(100_000, 20, 100)

OF_THE_DATA = {"index", "raw", "whole_project"}  # who asks for one of these reads the real data
OF_THE_SITE = {"mkdocs_site", "zensical_site", "site", "address", "whole_project"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a run choose what builds the site."""
    parser.addoption(
        "--builder",
        choices=["mkdocs", "zensical"],
        default="mkdocs",
        help="what builds the site that the tests look at",
    )


@pytest.hookimpl(tryfirst=True)  # before -m chooses by the marks
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what reads the data and the site, and keep what looks at the site of the builder that was asked for.

    What needs the site comes first: while one worker builds it, the next has the rest to do and need not wait.
    """
    kept: list[pytest.Item] = []
    left: list[pytest.Item] = []
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        if asked & (OF_THE_DATA | OF_THE_SITE):
            item.add_marker("data")
        if asked & OF_THE_SITE:
            item.add_marker("site")
        both = (
            item.get_closest_marker("both_builders") and "site" in asked and not item.get_closest_marker("one_builder")
        )
        second = config.getoption("builder") == "zensical"
        (kept if (second and both) or ("zensical_site" in asked) is second else left).append(item)
    config.hook.pytest_deselected(items=left)
    items[:] = sorted(kept, key=lambda item: item.get_closest_marker("site") is None)


@pytest.fixture(scope="session", autouse=True)
def work_tree() -> Iterator[None]:
    """See that no test writes into the project that it tests."""
    before = state()
    yield
    changed = {name for name, _ in before.items() ^ state().items()}
    assert not changed, (
        f"a test wrote into the work tree, or somebody changed files while the tests ran: {sorted(changed)[:9]}"
    )


@pytest.fixture(scope="session")
def index() -> Index:
    """Return the index of the real data."""
    return load().index


@pytest.fixture(scope="session")
def raw() -> dict[str, Any]:
    """Return the real data as plain PyYAML reads it: a second way to the truth, apart from our reader.

    A basis that is not said is ours, and a framework of which nobody has looked at a page says so of that page.
    """
    read = {
        name: yaml.safe_load((ROOT / "data" / f"{name}.yml").read_text(encoding="utf-8"))
        for name in ("standards", "sources", "mappings", "comparisons")
    }
    for entry in (
        entry
        for answers in read["mappings"].values()
        for entries in answers.values()
        for entry in entries
        if "number" in entry
    ):
        entry.setdefault("basis", "inferred")
    for answers in read["mappings"].values():
        for framework in read["standards"]["frameworks"]:
            answers.setdefault(framework, [{"not-yet": ""}])
    return read


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Return a folder of this run that all workers of pytest-xdist share."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def whole_project(shared: Path) -> Path:
    """Return a copy of the whole project, made once for the whole run, with all handouts printed.

    So does `make site` before it builds the site.
    """

    def make(folder: Path) -> str:
        copied(folder)
        done = run("handouts", cwd=folder)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return once(shared, "project", make).root


@pytest.fixture(scope="session")
def handouts(whole_project: Path) -> Path:
    """Return the folder of all handouts."""
    return whole_project / "docs" / "handouts"


@pytest.fixture(scope="session")
def mkdocs_site(shared: Path, whole_project: Path) -> Site:
    """Return the real site, built by MkDocs once for the whole run."""
    return once(shared, "mkdocs", lambda built: build(whole_project, built).log)


@pytest.fixture(scope="session")
def zensical_site(shared: Path, whole_project: Path) -> Site:
    """Return the real site, built by Zensical once for the whole run; without it the test says `make zensical`."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setitem(os.environ, "SOURCE_DATE_EPOCH", STEADY["SOURCE_DATE_EPOCH"])
        known, told = load(whole_project).index, site_of(whole_project)
        return once(
            shared, "zensical", lambda built: zensical.build(whole_project, known, told, built, ROOT / zensical.BUILDER)
        )


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest) -> Site:
    """Return the real site, by the builder that was asked for."""
    built: Site = request.getfixturevalue(f"{request.config.getoption('builder')}_site")
    return built


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


@pytest.fixture(scope="session")
def tabs(browser: Browser, address: str) -> Tabs:
    """Return what lends tabs of the browser on the real site."""
    return Tabs(browser, address)


@pytest.fixture
def phone(tabs: Tabs) -> Iterator[Page]:
    """Return a tab as narrow as a phone, with nothing kept from before."""
    with tabs.one(PHONE) as page:
        yield page
