"""A page is light enough for a slow line; `make weight` prints the figures, and times the page on a slow phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.support.served import served
from tests.support.site import Site
from tools import weight

pytestmark = pytest.mark.both_builders


@pytest.mark.parametrize("where", ["standards/swe/5-6/", "concepts/dual-relationships/"])
def test_a_page_weighs_at_most_150_kb_with_fonts_and_styles(browser: Browser, site: Site, where: str) -> None:
    with served(site.root, weight.Compressing) as address:
        loaded = weight.weights(browser, address, where)

    assert sum(loaded.values()) <= 150_000, loaded
    assert any(path.endswith(".woff2") for path in loaded)
    assert any(path.endswith(".css") for path in loaded)
