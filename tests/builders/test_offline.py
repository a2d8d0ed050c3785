"""The archive opens from a folder: no server, no network, and every link leads to a file."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser

from macros.builders.offline import archive, for_a_folder
from macros.model import urls
from macros.model.index import Index, numeric_parts
from macros.model.names import name_of
from tests.support import today
from tests.support.data import well_known
from tests.support.site import Site

pytestmark = pytest.mark.both_builders


@pytest.fixture(scope="module")
def folder(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that a reader unpacks."""
    unpacked = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(site.root / "standards-map.zip") as packed:
        packed.extractall(unpacked)
    return unpacked / "standards-map"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param('<a href="../x/">', '<a href="../x/index.html">', id="folder"),
        pytest.param(
            '<a class=y href="../x/?a=1&amp;b=2#why">',
            '<a class=y href="../x/index.html?a=1&amp;b=2#why">',
            id="query-and-anchor",
        ),
        pytest.param("<a href=.. title=Home>", '<a href="../index.html" title=Home>', id="up-without-quotes"),
        pytest.param('<a href=".">', '<a href="./index.html">', id="here"),
        pytest.param(
            '<a href="../.."></a><a href="#top"></a>',
            '<a href="../../index.html"></a><a href="#top"></a>',
            id="up-and-anchor",
        ),
        pytest.param('<link href="../a.css">', '<link href="../a.css">', id="file"),
        pytest.param('<form action="../go/">', '<form action="../go/index.html">', id="form"),
        pytest.param('<a title="1 > 0" href="x/">', '<a title="1 > 0" href="x/index.html">', id="sign-in-an-attribute"),
        pytest.param('<a href="https://example.org/">', '<a href="https://example.org/">', id="elsewhere"),
        pytest.param('<a href="mailto:a@example.org">', '<a href="mailto:a@example.org">', id="mail"),
        pytest.param("<p>href=../x/</p>", "<p>href=../x/</p>", id="words"),
        pytest.param(
            '<meta http-equiv="refresh" content="0; url=../../x/">',
            '<meta http-equiv="refresh" content="0; url=../../x/index.html">',
            id="leads-on",
        ),
    ],
)
def test_a_link_to_a_folder_names_the_file_in_it(written: str, expected: str) -> None:
    assert for_a_folder(written) == expected


def test_a_link_to_what_is_left_out_leads_to_the_site_on_the_web() -> None:
    page = '<link rel="canonical" href="https://example.org/map/about/"><a href="../map.zip">'

    assert for_a_folder(page, {"map.zip"}).endswith('<a href="https://example.org/map/map.zip">')


def test_what_is_left_out_of_one_archive_may_stand_in_another() -> None:
    page = '<link rel="canonical" href="https://example.org/map/about/"><a href="../map.zip">'

    assert for_a_folder(page) == page
    assert for_a_folder(page, {"map.zip"}) != page
    assert for_a_folder(page) == page


def test_the_same_site_gives_the_same_bytes_whatever_the_time_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "index.html").write_text('<a href="x/">x</a>')
    (tmp_path / "x" / "index.html").write_text('<a href="..">up</a>')
    (tmp_path / "404.html").write_text("gone")
    before = archive(tmp_path, "map", 1_700_000_000)
    (tmp_path / "map.zip").write_bytes(before)
    (tmp_path / "index.html").touch()

    assert archive(tmp_path, "map", 1_700_000_000) == before
    assert zipfile.ZipFile(io.BytesIO(before)).namelist() == ["map/index.html", "map/x/index.html"]


def test_every_link_leads_to_a_file_in_the_folder(folder: Path, site: Site) -> None:
    pages = sorted(folder.rglob("*.html"))
    broken = []
    for page in pages:
        for _, _, written, _ in html.document_fromstring(page.read_bytes()).iterlinks():
            link = urlsplit(written)
            if not link.scheme and not link.netloc and link.path and not (page.parent / unquote(link.path)).is_file():
                broken.append(f"{page.relative_to(folder)} -> {link.path}")

    assert len(pages) == len(site.addresses)
    assert broken == []


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_a_reader_walks_from_the_home_page_to_a_provision_and_asks_no_network(
    folder: Path, browser: Browser, index: Index, *, javascript: bool
) -> None:
    framework, alone = today.framework(index), well_known(index)
    parts, situation = numeric_parts(alone.number), today.situation(index)
    context = browser.new_context(offline=True, java_script_enabled=javascript)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((folder / "index.html").as_uri())
    page.locator(f"article a[href*='{urls.of_framework(framework)}']").first.click()
    page.wait_for_url(f"**/{urls.of_framework(framework)}index.html")
    page.locator("article a.sm-provision").first.click()
    page.wait_for_url(f"**/{urls.of_framework(framework)}*/index.html")
    number = page.locator("h1").inner_text()
    page.goto((folder / urls.of_number(parts) / "index.html").as_uri())
    page.wait_for_url(f"**/{urls.of_provision(alone)}index.html")
    provision = page.locator("h1").inner_text()
    page.goto(f"{(folder / urls.of_item(situation) / 'index.html').as_uri()}#now")

    assert page.locator(".sm-now li").first.is_visible()
    assert page.locator(".sm-acts button").count() == javascript
    assert number.startswith(f"{framework.short} ")
    assert provision.startswith(name_of(index, alone))
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    context.close()
