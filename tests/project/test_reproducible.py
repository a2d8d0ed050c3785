"""Two builds of one commit are the same, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.project import ROOT
from tests.support.site import Site, build


def test_two_builds_of_one_commit_are_byte_identical(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONHASHSEED", "1")  # sets and dictionaries fall into another order, the time of day is another
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    again = build(ROOT, tmp_path / "again")

    first, second = (sorted(file.relative_to(built.root) for file in built.root.rglob("*") if file.is_file()) for built in (site, again))

    assert first == second
    assert Path("standards-map.zip") in first
    assert [file.as_posix() for file in first if (site.root / file).read_bytes() != (again.root / file).read_bytes()] == []
