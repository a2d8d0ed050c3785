"""A first visit makes few requests and is light; `make benchmark` prints the figures, and times it on a slow phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from macros.model import urls
from macros.model.index import Index
from tests.support.data import well_known
from tests.support.scripts import of_search
from tests.support.served import served
from tests.support.site import Site
from tests.support.visits import KINDS_OF_PAGE
from tools import phone

pytestmark = pytest.mark.both_builders
MOST_REQUESTS = 9
MOST_BYTES = 75_000  # with the page itself, which grows with all that leads to it: looked at each week
MOST_BYTES_AROUND_A_PAGE = 50_000
MOST_REQUESTS_OF_THE_NEXT_PAGE = 3
MOST_BYTES_AROUND_THE_NEXT_PAGE = 3_000


@pytest.mark.parametrize("kind", ["provision that was seen", "concept"])
def test_a_first_visit_makes_few_requests_and_is_light(browser: Browser, site: Site, index: Index, kind: str) -> None:
    where = KINDS_OF_PAGE[kind](index)
    with served(site.root, phone.Compressing) as address:
        loaded = phone.first_visit(browser, address, where)
    paths = [path for path, _ in loaded]
    around = [size for path, size in loaded if path != f"/{where}"]

    assert len(loaded) <= MOST_REQUESTS, paths
    assert sum(around) <= MOST_BYTES_AROUND_A_PAGE, loaded
    assert {path.rpartition(".")[2] for path in paths} >= {f"/{where}", "css", "js", "woff2"}


def test_a_page_that_nobody_touches_asks_for_nothing_of_the_search_and_the_next_for_little(
    browser: Browser, site: Site, index: Index
) -> None:
    for_search = {f"/{name}" for name in of_search((site.root / "index.html").read_text(encoding="utf-8"))}
    known = urls.of_provision(well_known(index))
    with served(site.root, phone.Compressing) as address:
        home, provision = (phone.first_visit(browser, address, where) for where in ("", known))
    loaded = {path for path, _ in home + provision}
    new = {path: size for path, size in provision if path not in dict(home)}
    around = [size for path, size in new.items() if not path.endswith("/")]

    assert len(for_search) >= 2
    assert loaded.isdisjoint(for_search)
    assert len(new) <= MOST_REQUESTS_OF_THE_NEXT_PAGE, new
    assert sum(around) <= MOST_BYTES_AROUND_THE_NEXT_PAGE, new


@pytest.mark.weekly
def test_a_first_visit_to_the_number_with_most_pages_is_light(browser: Browser, site: Site, index: Index) -> None:
    with served(site.root, phone.Compressing) as address:
        loaded = phone.first_visit(browser, address, urls.of_provision(well_known(index)))

    assert sum(size for _, size in loaded) <= MOST_BYTES, loaded
