"""The project's own folder, copies of it to change, and its commands."""

from __future__ import annotations

import contextlib
import dataclasses
import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.reading.settings import site_of

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("macros", "data", "docs", "theme", "mkdocs.yml")  # to build the site
STEADY = {
    "NO_MKDOCS_2_WARNING": "1",
    "SOURCE_DATE_EPOCH": "1700000000",
}  # the time that a build writes, so that two are alike

SETTINGS = "mkdocs.yml"
PLACEHOLDERS = {
    "site_name": "Standards Map",
    "site_url": "https://standards-map.example/",
    "  repository": "https://github.com/example/standards-map",
    "  contact": "",
}  # what the first lines of the settings say before a fork changes them

# What the pages of a copy say; of a fork, only repository and contact are its own.
PUBLISHED_AS = dataclasses.replace(site_of(ROOT), name=PLACEHOLDERS["site_name"], address=PLACEHOLDERS["site_url"])

WEAVERS = """\
  weavers:
    title: "Rules of the loom"
    short: "Loom"
    publisher: "Company of Weavers"
    nation: "Meadowland"
    binds: "Everyone who weaves for others."
    numbering: "A chapter and a rule, with a colon between them, as in 9:1."
    separator: ":"
    spoken_as:
      - "loom"
    current_edition: "2026"
    editions:
      "2026":
        label: "2026 edition"
"""  # how one more framework begins; its provisions follow


def copied(folder: Path, *parts: str) -> Path:
    """Copy parts of the project into a folder, all that a build needs if none is named, and return the folder.

    What was made is left out.
    """

    def made(within: str, names: list[str]) -> set[str]:
        handouts = {"handouts"} if Path(within) == ROOT / "docs" else set()
        return {"__pycache__", *handouts} & set(names)

    for part in parts or NEEDED:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, folder / part, ignore=made, dirs_exist_ok=True)
        else:
            (folder / part).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / part, folder / part)
    if (folder / SETTINGS).is_file():
        (folder / SETTINGS).write_text(with_placeholders((folder / SETTINGS).read_text("utf-8")), encoding="utf-8")
    return folder


def with_placeholders(settings: str) -> str:
    """Return settings with the names and addresses that the tests know: a fork changes them, and its tests hold too."""
    for key, value in PLACEHOLDERS.items():
        line = f"{key}: {value}\n" if value else ""
        settings = re.sub(rf"^{key}:.*\n", line, settings, count=1, flags=re.MULTILINE)
    return settings


def run(
    *arguments: str | Path, cwd: Path = ROOT, answers: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run one of our commands in a project, with answers to what it asks, and return what it printed."""
    command = [sys.executable, "-m", "macros", *arguments]
    return subprocess.run(
        command,
        cwd=cwd,
        input=answers,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=os.environ | STEADY | environment,
    )


def called(*words: str | Path, root: Path = ROOT, answers: str = "") -> subprocess.CompletedProcess[str]:
    """Run one of our commands on a map in this process, a second quicker than `run`, and return the same."""
    said = io.StringIO(), io.StringIO()
    command = [str(word) for word in words]
    where = [str(root)] if command == ["check"] else [] if "--root" in command else ["--root", str(root)]
    with (
        contextlib.redirect_stdout(said[0]),
        contextlib.redirect_stderr(said[1]),
        pytest.MonkeyPatch.context() as patched,
    ):
        patched.setattr("sys.stdin", io.StringIO(answers))
        code = main([*command, *where])
    return subprocess.CompletedProcess(command, code, said[0].getvalue(), said[1].getvalue())


def edit(file: Path, old: str, new: str, *, after: str = "") -> None:
    """Put something in the place of what stands in a file, at its first place behind `after`."""
    head, mark, tail = (
        file.read_text(encoding="utf-8").partition(after) if after else ("", "", file.read_text(encoding="utf-8"))
    )
    assert old in tail, old
    file.write_text(head + mark + tail.replace(old, new, 1), encoding="utf-8")


def state() -> dict[str, tuple[int, int]]:
    """Return size and time of every file that the site is made of, and of what commands write beside them."""
    found = [
        ROOT / "CITATION.cff",
        *(file for folder in ("data", "docs", "theme") for file in (ROOT / folder).rglob("*") if file.is_file()),
    ]
    told = {file.relative_to(ROOT).as_posix(): file.stat() for file in found}
    return {name: (known.st_size, known.st_mtime_ns) for name, known in told.items()}


def small_project(folder: Path) -> Path:
    """Copy the small made-up map of `tests/sound` into a folder, with all that builds it, and return the folder."""
    copied(folder, "macros", "theme", "docs/assets", "docs/changes", "mkdocs.yml")
    shutil.copytree(ROOT / "tests" / "sound", folder, dirs_exist_ok=True)
    settings, nav, _ = (folder / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:\n")
    assert nav
    (folder / "mkdocs.yml").write_text(settings + "\n", encoding="utf-8")
    return folder
