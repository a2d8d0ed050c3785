"""A built site, and how it is built: once for a whole run."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from filelock import FileLock
from lxml import html

from tests.support.project import STEADY


@dataclass
class Site:
    """A built site; `log` is what the builder printed."""

    root: Path
    log: str
    _soups: dict[str, BeautifulSoup] = field(default_factory=dict, repr=False)
    _articles: dict[str, Any] = field(default_factory=dict, repr=False)
    _trees: dict[str, Any] = field(default_factory=dict, repr=False)

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

    def tree(self, address: str) -> Any:
        """Return one page as lxml alone reads it, twenty times as fast: for what is asked of every page."""
        if address not in self._trees:
            self._trees[address] = html.document_fromstring((self.root / address / "index.html").read_bytes())
        return self._trees[address]

    def article(self, address: str) -> Any:
        """Return what is particular to a page, without the frame around it; to parse that alone takes half as long."""
        if address in self._soups:
            return self._soups[address].select_one("article")
        if address not in self._articles:
            _, start, within = (self.root / address / "index.html").read_bytes().partition(b"<article")
            self._articles[address] = BeautifulSoup(start + within, "lxml").select_one("article")
        return self._articles[address]


def started(project: Path, destination: Path) -> subprocess.CompletedProcess[str]:
    """Let the real builder build the site of a project folder, strictly, and return how that ended."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(destination)]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False, env=os.environ | STEADY)


def build(project: Path, destination: Path) -> Site:
    """Build the site of a project folder, which must be sound."""
    done = started(project, destination)
    assert done.returncode == 0, done.stdout + done.stderr
    return Site(destination, done.stdout + done.stderr)


def assert_built_again_alike(site: Site, project: Path, folder: Path) -> None:
    """See that another build of a project is the same byte for byte.

    Sets and dictionaries fall into another order there, and the time of day is another.
    """
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("PYTHONHASHSEED", "1")
        patched.setenv("TZ", "Asia/Kathmandu")
        again = build(project, folder / "again")
    first, second = (
        sorted(file.relative_to(built.root) for file in built.root.rglob("*") if file.is_file())
        for built in (site, again)
    )

    assert first == second
    assert Path("standards-map.zip") in first
    assert [
        file.as_posix() for file in first if (site.root / file).read_bytes() != (again.root / file).read_bytes()
    ] == []


def once(shared: Path, name: str, make: Callable[[Path], str]) -> Site:
    """Return a site that one worker of this run makes, while the others wait.

    `make` builds into a folder and returns what the builder printed.
    """
    built, log = shared / name, shared / f"{name}.log"
    with FileLock(shared / f"{name}.lock"):
        if not log.exists():
            log.write_text(make(built), encoding="utf-8")
    return Site(built, log.read_text(encoding="utf-8"))
