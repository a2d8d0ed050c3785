"""Two builds of one commit are the same, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.project import small_project
from tests.support.site import Site, build


def test_two_builds_of_the_small_map_are_byte_identical(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = small_project(tmp_path / "project")

    same_again(build(project, tmp_path / "site"), project, tmp_path, monkeypatch)


@pytest.mark.weekly
def test_two_builds_of_one_commit_are_byte_identical(
    site: Site, whole_project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    same_again(site, whole_project, tmp_path, monkeypatch)


def same_again(site: Site, project: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(
        "PYTHONHASHSEED", "1"
    )  # sets and dictionaries fall into another order, the time of day is another
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
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
