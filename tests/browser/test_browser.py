"""What a reader meets in a real browser, most of it on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.both_builders

PAGES = [
    "",
    "standards/swe/5-6/",
    "standards/hcpc/2016/2-7/",
    "standards/swe/",
    "concepts/dual-relationships/",
    "concepts/identity-prism/",
    "principles/",
    "n/",
    "n/3-10/",
    "go/?q=3.10",
    "about/how-we-map/",
]


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    """Return a page of a browser as narrow as a phone."""
    with browser.new_context(viewport={"width": 360, "height": 740}, base_url=address) as context:
        yield context.new_page()


def test_from_a_number_to_a_concept_and_back_by_links_on_a_phone(phone: Page) -> None:
    phone.goto("/standards/swe/5-6/")
    phone.get_by_role("link", name="Dual relationships").first.click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Dual relationships")
    phone.locator(".sm-frameworks").get_by_role("link", name="SWE 5.6").click()

    expect(phone.get_by_role("heading", level=1)).to_contain_text("SWE 5.6")


def test_the_main_provisions_stand_on_the_first_screen_of_a_phone(phone: Page) -> None:
    phone.goto("/concepts/dual-relationships/")

    for name in ("SWE 2.3", "NISCC 5:9", "HCPC 1.9", "BASW 2.3.3"):
        box = phone.locator(".sm-mains .sm-badge", has_text=name).bounding_box()

        assert box is not None
        assert box["y"] + box["height"] <= 740, name


def test_a_bare_number_that_is_unique_leads_to_its_provision(phone: Page) -> None:
    phone.goto("/n/5-9/")

    expect(phone).to_have_url("/standards/niscc/5-9/")


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_sticks_out_sideways(browser: Browser, address: str, width: int, scheme: str) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, base_url=address) as context:  # type: ignore[arg-type]
        page = context.new_page()
        for where in PAGES:
            page.goto(f"/{where}")
            extra = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")

            assert extra <= 0, where


def test_tables_become_cards_on_a_narrow_screen(browser: Browser, address: str) -> None:
    with browser.new_context(viewport={"width": 320, "height": 800}, base_url=address) as context:
        page = context.new_page()
        page.goto("/standards/swe/5-6/")
        row = page.locator(".sm-table tbody tr:not(.sm-rowgroup)").first
        first, last = row.locator("td").first.bounding_box(), row.locator("td").last.bounding_box()

        assert first is not None
        assert last is not None
        assert last["y"] > first["y"]
        assert row.locator("[data-label]").first.evaluate("cell => getComputedStyle(cell, '::before').content") == '"Why: "'


def test_no_request_leaves_the_site_and_nothing_is_logged_or_stored(browser: Browser, address: str) -> None:
    with browser.new_context(base_url=address) as context:
        page = context.new_page()
        asked: list[str] = []
        said: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        for where in PAGES:
            page.goto(f"/{where}", wait_until="networkidle")

        assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
        assert said == []
        assert context.cookies() == []


def test_every_page_is_complete_without_javascript(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740}, base_url=address) as context:
        page = context.new_page()
        page.goto("/standards/swe/5-6/")

        expect(page.get_by_role("heading", name="Principles and concepts")).to_be_visible()
        expect(page.get_by_role("link", name="Dual relationships").first).to_be_visible()
        page.goto("/n/")
        expect(page.get_by_role("link", name="NISCC 5:9")).to_be_visible()
