"""The site is the same when Zensical builds it: pages, headings, links, numbers and what the map says of them."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, STEADY, Site
from filelock import FileLock
from playwright.sync_api import Browser, Page, expect
from served import served
from test_site import squeeze

from macros import zensical
from macros.index import Index
from macros.project import load
from macros.site import site_of


@pytest.fixture(scope="session")
def second(shared: Path, handouts: Path) -> Site:  # noqa: ARG001  the pages link them
    """Return the real site, built once by the other builder; without it the test fails and says `make zensical`."""
    built, log = shared / "second", shared / "second.log"
    with FileLock(shared / "second.lock"):
        if not log.exists():
            with pytest.MonkeyPatch.context() as patched:
                patched.setitem(os.environ, "SOURCE_DATE_EPOCH", STEADY["SOURCE_DATE_EPOCH"])
                log.write_text(zensical.build(ROOT, load().index, site_of(ROOT), built, ROOT / zensical.BUILDER), encoding="utf-8")
    return Site(built, log.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def base(second: Site) -> Iterator[str]:
    """Serve what the second builder made and return its address, without a slash at the end."""
    with served(second.root) as address:
        yield address


@pytest.fixture
def page(browser: Browser, base: str) -> Iterator[Page]:
    with browser.new_context(base_url=base) as context:
        yield context.new_page()


def texts(article: Any, selector: str) -> list[str]:
    return [squeeze(tag.get_text()) for tag in article.select(selector)]


def leads_to(address: str, link: str) -> str:
    """Return a link from a page as one address, however it is written."""
    return link if "://" in link else posixpath.normpath(posixpath.join("/", address, link)).removesuffix("index.html")


SAME: dict[str, Callable[[Any, str], Any]] = {
    "headings and their ids": lambda article, _: [(tag.name, tag.get("id"), squeeze(tag.get_text())) for tag in article.select("h1, h2, h3, h4")],
    "every other id": lambda article, _: sorted(tag["id"] for tag in article.select("[id]") if tag["id"] != "__skip"),
    "links, to provisions and all else": lambda article, address: [leads_to(address, tag["href"]) for tag in article.select("a[href]")],
    "provision numbers": lambda article, _: texts(article, ".sm-number, .sm-card-title, [data-pick-name]"),
    "picks, statuses, bases and gaps": lambda article, _: [
        (name, tag[name]) for name in ("data-pick", "data-status", "data-basis", "data-gap") for tag in article.select(f"[{name}]")
    ],
    "reasons": lambda article, _: texts(article, "[data-label=Why], .sm-card p, .sm-gap"),
    "addresses that scripts read, and scripts": lambda article, address: [
        (name, leads_to(address, tag[name]))
        for name in ("data-sm-root", "data-mine", "data-source", "data-root", "action", "src")
        for tag in article.select(f"[{name}]")
    ],
    "every word": lambda article, _: squeeze(article.get_text(" ")),
}


def test_the_second_builder_makes_the_same_pages_and_finds_no_fault(site: Site, second: Site) -> None:
    assert second.addresses == site.addresses
    assert "No issues found" in second.log


def test_every_page_says_the_same(site: Site, second: Site) -> None:
    both = ((address, site.article(address), second.article(address)) for address in site.addresses)
    differ = [(address, what) for address, one, other in both for what, of in SAME.items() if of(one, address) != of(other, address)]

    assert differ == []


def test_the_frame_of_every_page_is_the_same_for_readers_and_search_engines(site: Site, second: Site) -> None:
    def frame(built: Site, address: str) -> Any:
        page = built.page(address)
        links = {
            name: [(leads_to(address, tag["href"]), tag.get("aria-current")) for tag in part.find_all("a", href=True)]
            for name, part in {
                "menu": page.find(id="sm-menu"),
                "tabs": page.find("nav", class_="md-tabs"),
                "contents": page.find("nav", class_="md-nav--secondary"),
                "tell": page.find("aside", class_="sm-tell"),
            }.items()
            if part
        }
        named = [(tag.get("name") or tag.get("http-equiv"), tag.get("content")) for tag in page.head.find_all("meta")]
        told = [meta for meta in named if meta[0] != "Content-Security-Policy"]  # it names scripts of the theme
        canonical = [tag["href"] for tag in page.head.find_all("link", rel="canonical")]
        return page.title.get_text(), told, canonical, links, squeeze(page.find("footer").get_text())

    differ = [address for address in site.addresses if frame(second, address) != frame(site, address)]

    assert differ == []


def test_every_link_and_anchor_of_the_second_site_resolves(second: Site) -> None:
    ids = {f"/{address}".rstrip("/"): {tag["id"] for tag in second.page(address).select("[id]")} for address in second.addresses}
    broken = []
    for here in second.addresses:
        for tag in second.page(here).select("a[href], link[href], script[src], img[src]"):
            link = tag.get("href", tag.get("src"))
            path, _, anchor = re.sub(r"\?[^#]*", "", link).partition("#")
            there = leads_to(here, path or ".").rstrip("/")
            if "://" not in link and there not in ids and not (second.root / there.lstrip("/")).is_file():
                broken.append((here, link))
            if there in ids and anchor and "=" not in anchor and anchor not in ids[there]:
                broken.append((here, link))

    assert broken == []


def test_the_open_data_and_other_files_are_the_same_byte_for_byte(site: Site, second: Site) -> None:
    # What each builder brings itself: its theme, its search, and pages whose frame differs.
    def files(built: Site) -> dict[str, bytes]:
        found = (file for file in built.root.rglob("*") if file.is_file() and file.suffix not in {".html", ".gz", ".zip", ".xml"})
        names = {file.relative_to(built.root).as_posix(): file for file in found}
        own = re.compile(
            r"assets/(stylesheets/(classic|modern|main\.|palette\.)|javascripts/(bundle\.|workers/|lunr/|search\.\w{8}\.js|LICENSE)|images/)|search(/search_index)?\.js"
        )
        return {name: file.read_bytes() for name, file in names.items() if not own.match(name)}

    ours, others = files(site), files(second)

    assert set(others) == set(ours)
    assert [name for name, content in ours.items() if others[name] != content] == []


def test_the_sitemap_names_the_same_addresses(site: Site, second: Site) -> None:
    def named(built: Site) -> list[str]:
        text = (built.root / "sitemap.xml").read_text(encoding="utf-8").replace("&#x2f;", "/")
        return sorted(re.findall(r"<loc>(.*?)</loc>", text))

    assert named(second) == named(site)


TYPED = {"5.6": "SWE 5.6", "NISCC 5:9": "NISCC 5:9", "hcpc 2016 2.7": "HCPC 2.7", "standard 3.10": "3.10", "99.9": ""}


def test_numbers_are_answered_alike(browser: Browser, address: str, base: str) -> None:
    def answers(where: str) -> dict[str, list[str]]:
        said = {}
        with browser.new_context(base_url=where) as context:
            page = context.new_page()
            for typed in TYPED:
                page.goto("/n/")
                page.get_by_role("combobox").fill(typed)
                expect(page.locator(".sm-box-said")).not_to_be_empty()
                said[typed] = [*page.get_by_role("option").all_inner_texts(), page.locator(".sm-box-said").inner_text()]
        return said

    said = answers(base)

    assert {typed: first in said[typed][0] for typed, first in TYPED.items()} == dict.fromkeys(TYPED, True)
    assert said == answers(address)


def test_an_address_with_a_number_leads_to_it(page: Page, base: str) -> None:
    page.goto("/go/?q=swe+5.6")

    expect(page).to_have_url(f"{base}/standards/swe/5-6/")


@pytest.mark.parametrize("width", [320, 1280])
def test_its_own_search_finds_words_and_its_policy_stops_nothing(page: Page, width: int) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/standards/swe/5-6/")
    page.get_by_role("button", name="Search").click()
    page.wait_for_timeout(500)  # its dialog opens, and takes the keys
    page.keyboard.type("friend request")

    expect(page.get_by_text("Do not become online friends").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert said == []


def test_without_zensical_the_build_says_how_to_get_it(index: Index, tmp_path: Path) -> None:
    with pytest.raises(zensical.NotBuiltError, match="make zensical"):
        zensical.build(ROOT, index, site_of(ROOT), tmp_path / "site", tmp_path / "none")
