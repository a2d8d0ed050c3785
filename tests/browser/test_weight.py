"""A first visit makes few requests and is light; `make benchmark` prints the figures, and times it on a slow phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.support.scripts import of_search
from tests.support.served import served
from tests.support.site import Site
from tools import phone

pytestmark = pytest.mark.both_builders
MOST_REQUESTS = 9
MOST_BYTES = 66_000
MOST_REQUESTS_OF_THE_NEXT_PAGE = 3
MOST_BYTES_OF_THE_NEXT_PAGE = 20_000


@pytest.mark.parametrize("where", ["standards/swe/5-6/", "concepts/dual-relationships/"])
def test_a_first_visit_makes_few_requests_and_is_light(browser: Browser, site: Site, where: str) -> None:
    with served(site.root, phone.Compressing) as address:
        loaded = phone.first_visit(browser, address, where)
    paths = [path for path, _ in loaded]

    assert len(loaded) <= MOST_REQUESTS, paths
    assert sum(size for _, size in loaded) <= MOST_BYTES, loaded
    assert {path.rpartition(".")[2] for path in paths} >= {f"/{where}", "css", "js", "woff2", "svg"}


def test_a_page_that_nobody_touches_asks_for_nothing_of_the_search_and_the_next_for_little(
    browser: Browser, site: Site
) -> None:
    for_search = {f"/{name}" for name in of_search((site.root / "index.html").read_text(encoding="utf-8"))}
    with served(site.root, phone.Compressing) as address:
        home, provision = (phone.first_visit(browser, address, where) for where in ("", "standards/swe/5-6/"))
    loaded = {path for path, _ in home + provision}
    new = {path: size for path, size in provision if path not in dict(home)}

    assert len(for_search) >= 2
    assert loaded.isdisjoint(for_search)
    assert len(new) <= MOST_REQUESTS_OF_THE_NEXT_PAGE, new
    assert sum(new.values()) <= MOST_BYTES_OF_THE_NEXT_PAGE, new
