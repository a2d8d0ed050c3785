"""Truths about addresses."""

from __future__ import annotations

import pytest

from macros.model import urls


@pytest.mark.parametrize(
    ("file", "address"),
    [
        ("docs/index.md", ""),
        ("docs/concepts/index.md", "concepts/"),
        ("docs/concepts/x.md", "concepts/x/"),
        ("docs/concepts/card-index.md", "concepts/card-index/"),
        ("docs/reindex.md", "reindex/"),
        ("n/index.md", "n/"),
    ],
)
def test_a_page_has_the_address_of_its_file_or_of_its_folder(file: str, address: str) -> None:
    assert urls.of_file(file) == address
