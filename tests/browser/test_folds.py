"""Pages are short as they open; what is folded away opens by its address, marks what binds, and is whole on paper."""

from __future__ import annotations

import re
import statistics

import pytest
from playwright.sync_api import Page, expect

from macros.model import urls
from macros.model.index import Index
from macros.model.names import name_of
from macros.views.learn import nations
from tests.support import firefox, folds, today
from tests.support.data import items, well_known
from tests.support.paper import words_of
from tests.support.project import ROOT
from tests.support.site import Site
from tests.support.tabs import Tabs
from tools.matrix import firefox_window


def test_an_address_opens_its_fold_without_a_script(tabs: Tabs, index: Index) -> None:
    concept = today.richest(index, "concept")
    target = index.touched_by(concept.id)[0]
    with tabs.one(scripts=False) as page:
        page.goto(f"/{urls.of_item(concept)}#standards-{target.framework}")
        row = page.locator(f".sm-framework[data-framework='{target.framework}']")

        expect(row.locator(".sm-card").first).to_be_visible()
        expect(row.locator("summary")).to_contain_text(name_of(index, target))
        expect(row.locator("summary .sm-basis").first).to_be_visible()
        expect(page.locator(".sm-framework:not([open])")).to_have_count(len(index.frameworks) - 1)


def test_a_closed_row_shows_what_the_edition_is_to_the_reader(phone: Page, index: Index) -> None:
    phone.goto("/")
    phone.get_by_label(nations(index)[0], exact=True).check()
    expect(phone.locator(".sm-reader")).to_be_visible()
    phone.goto(f"/{urls.of_item(today.richest(index, 'concept'))}")
    expect(phone.locator(".sm-reader")).to_be_visible()
    phone.evaluate("StandardsReader.change({ who: StandardsAsAt.make(StandardsBindings).roles.slice(0, 1) })")

    expect(phone.locator(".sm-framework:not([open]) summary .sm-mark").first).to_have_text("binds you")
    assert phone.locator(".sm-framework[open]").count() == 0


# --- How tall they are ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kind", [pytest.param(kind, marks=[pytest.mark.weekly] * (kind == "situations")) for kind in folds.HEIGHTS]
)
def test_the_longest_pages_of_a_kind_are_as_short_as_the_check_says(phone: Page, kind: str) -> None:
    """`rules/sizes.py` refuses first what would be longer."""
    longest = sorted(of_kind(kind), key=lambda address: (ROOT / f"docs/{address[:-1]}.md").stat().st_size)[-2:]

    heights = {address: folds.height(phone, f"/{address}") for address in longest}

    assert {address: tall for address, tall in heights.items() if tall > folds.TALLEST} == {}


@pytest.mark.weekly
@pytest.mark.parametrize("kind", folds.HEIGHTS)
def test_half_and_nine_tenths_of_a_kind_are_no_taller_than_they_may_be(phone: Page, kind: str) -> None:
    heights = [folds.height(phone, f"/{address}") for address in of_kind(kind)]
    middle, most = folds.HEIGHTS[kind]

    assert statistics.median(heights) <= middle
    assert statistics.quantiles(heights, n=10, method="inclusive")[-1] <= most


def of_kind(kind: str) -> list[str]:
    return [address for address in items().values() if address.startswith(f"{kind}/")]


# --- On paper ---------------------------------------------------------------------------------------------------------


@pytest.mark.weekly
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "without scripts"])
def test_firefox_prints_what_is_folded_away(site: Site, index: Index, address: str, *, scripts: bool) -> None:
    program = firefox.find()
    assert program, "no Firefox here: .venv/bin/python -m tests.support.firefox"
    tried = [today.richest(index, "concept"), today.situation(index), today.richest(index, "pattern")]
    with firefox_window(program, scripts=scripts) as window:
        for where in (*map(urls.of_item, tried), urls.of_provision(well_known(index))):
            window.open(f"{address}/{where}")
            folded = folds.on_paper((site.root / where / "index.html").read_text(encoding="utf-8"))
            printed = words_of(window.paper())
            paper = folds.letters(re.sub(r"\(https://[^)]*\)", "", printed))  # paper names where a link leads

            assert folded
            assert [words for words in folded if words not in paper] == [], where
