"""What a reader meets in a real browser, most of it on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from macros.model import urls
from macros.model.index import Index, numeric_parts
from macros.views.editions import fates, successions
from tests.support.data import label, titled, well_known
from tests.support.tabs import PHONE, Tabs
from tests.support.visits import NARROW

pytestmark = pytest.mark.both_builders


def test_from_a_number_to_a_page_and_back_by_links_on_a_phone(phone: Page, index: Index) -> None:
    known = well_known(index)
    item, _ = index.mappings_to(known)[0]
    phone.goto(f"/{urls.of_provision(known)}#why-{item.id}")
    phone.locator(f"#why-{item.id}").get_by_role("link", name=item.title, exact=True).click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text(item.title)
    row = phone.locator(".sm-framework").filter(has=phone.locator(f"[data-pick='{known}']"))
    row.locator("summary").click()
    row.get_by_role("link", name=label(index, known)).click()

    expect(phone.get_by_role("heading", level=1)).to_contain_text(label(index, known))


def test_a_bare_number_that_is_unique_leads_to_its_provision(phone: Page, index: Index) -> None:
    known = well_known(index)
    phone.goto(f"/{urls.of_number(numeric_parts(known.number))}")

    expect(phone).to_have_url(f"/{urls.of_provision(known)}")


def test_tables_become_cards_on_a_narrow_screen(tabs: Tabs, index: Index) -> None:
    with tabs.one(NARROW) as page:
        older = next(reference for reference in index.provisions if not reference.current)
        page.goto(f"/{urls.of_became(older.framework, older.edition)}")
        row = page.locator(".sm-table tbody tr:not(.sm-rowgroup)").first
        first, last = row.locator("td").first.bounding_box(), row.locator("td").last.bounding_box()

        assert first is not None
        assert last is not None
        assert last["y"] > first["y"]
        assert (
            row.locator("[data-label]").first.evaluate("cell => getComputedStyle(cell, '::before').content")
            == '"It was: "'
        )


def test_what_became_of_an_edition_is_filtered_by_its_address_and_whole_on_paper(phone: Page, index: Index) -> None:
    succession = next(each for each in successions(index) if any(fate.became.warning for fate in fates(index, each)))
    told = fates(index, succession)
    warned = [fate for fate in told if fate.became.warning]
    rows, bands = phone.locator(".sm-became tbody tr:visible"), phone.locator("figure.sm-river a[data-change]:visible")
    phone.goto(f"/{urls.of_became(succession.framework.id, succession.older.id)}#only=meaning")
    box = phone.get_by_label("Only what changed its meaning")

    expect(rows).to_have_count(len(warned))
    expect(bands).to_have_count(sum(len(fate.later) or 1 for fate in warned))
    phone.emulate_media(media="print")
    expect(rows).to_have_count(len(told))
    phone.emulate_media(media="screen")
    box.uncheck()
    expect(rows).to_have_count(len(told))
    assert "#" not in phone.url
    phone.go_back()
    expect(box).to_be_checked()
    bands.first.click()
    expect(phone.locator("tr:target")).to_be_in_viewport()
    expect(box).to_be_checked()


def test_every_page_is_complete_without_javascript(tabs: Tabs, index: Index) -> None:
    with tabs.one(PHONE, scripts=False) as page:
        known = well_known(index)
        page.goto(f"/{urls.of_provision(known)}")

        expect(page.get_by_role("heading", name="Principles and concepts")).to_be_visible()
        expect(page.locator(".sm-filter")).to_be_hidden()
        assert page.locator(".sm-pages li").count() == len(index.mappings_to(known))
        assert page.locator(".sm-pages button").count() == 0
        page.goto("/n/")
        expect(page.get_by_role("link", name=titled(index, known))).to_be_visible()
