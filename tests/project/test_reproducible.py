"""Two builds of one commit are the same, byte for byte: of this map each week, of the second one in its own tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.site import Site, assert_built_again_alike


@pytest.mark.weekly
def test_two_builds_of_one_commit_are_byte_identical(site: Site, whole_project: Path, tmp_path: Path) -> None:
    assert_built_again_alike(site, whole_project, tmp_path)
