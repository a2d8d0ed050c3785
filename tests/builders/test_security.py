"""Pages run and load nothing that they did not come with, and nobody is told who reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect

from macros.builders.before_and_after import add_contact, seal
from macros.builders.security import SECURITY_TXT, NotSealedError, security_txt, with_policy
from macros.model import urls
from macros.model.index import Index
from macros.model.site import Site as Told
from macros.reading.files.tree import Tree
from tests.support.data import well_known
from tests.support.site import Site
from tests.support.tabs import Tabs
from tests.support.visits import open_search

pytestmark = pytest.mark.both_builders

PAGE = '<meta charset="utf-8"><script src="a.js"></script><p>text</p>'


@pytest.fixture
def page(tabs: Tabs) -> Iterator[Page]:
    with tabs.one() as page:
        yield page


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("<script>one()</script>", id="plain"),
        pytest.param("<SCRIPT\ntype='module'>one()</SCRIPT>", id="of-another-form"),
        pytest.param("<script data-src='a.js'>one()</script>", id="with-an-attribute-that-looks-alike"),
        pytest.param("<script/x>one()</script>", id="with-a-slash"),
        pytest.param('<script type="application/ld+json">{}</script>', id="data-that-is-not-ours"),
    ],
)
def test_a_script_that_stands_in_a_page_stops_the_build_and_is_named(script: str) -> None:
    with pytest.raises(NotSealedError) as stopped:
        with_policy(PAGE + script)

    assert f"a script stands in the page, where none may run: {' '.join(script.split())}" in str(stopped.value)


def test_a_built_page_that_runs_something_is_named_with_what_it_would_run(tmp_path: Path) -> None:
    page = '<meta charset="utf-8"><p>text</p>{}'
    for name, script in {"index.html": "", "x/index.html": "<script>one()</script>"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(page.format(script))

    with pytest.raises(NotSealedError, match=r"^x/index\.html: a script stands in the page.*<script>one\(\)</script>"):
        seal(Tree(), tmp_path, 0)


def test_a_policy_stands_before_what_it_speaks_of_and_changes_nothing_else() -> None:
    page = with_policy(PAGE)

    assert page.index("Content-Security-Policy") < page.index("<script")
    assert re.sub(r"\n *<meta http-equiv[^>]*>", "", page) == PAGE


@pytest.mark.parametrize("html", ["<p>no encoding</p>", with_policy(PAGE)], ids=["no place for it", "two of them"])
def test_a_page_that_cannot_take_a_policy_stops_the_build(html: str) -> None:
    with pytest.raises(NotSealedError, match="a page needs"):
        with_policy(html)


def test_every_page_has_a_strict_policy(site: Site) -> None:
    for file in site.root.rglob("*.html"):
        found = re.findall(
            r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', file.read_text(encoding="utf-8")
        )

        assert len(found) == 1, file
        assert "default-src 'none'" in found[0], file
        assert not re.search(r"unsafe|\*|https?:", found[0]), file


def test_no_page_holds_a_handler_a_style_or_a_link_that_is_a_script(site: Site) -> None:
    handler = r"<[a-z][^>]*\s(?:on[a-z]+|style)\s*="
    script = r"""(?:href|src|action)\s*=\s*["']?\s*(?:javascript|vbscript|data):"""
    bad = re.compile(f"{handler}|{script}|<style|<iframe|<object|<embed", re.IGNORECASE)

    assert [file for file in site.root.rglob("*.html") if bad.search(file.read_text(encoding="utf-8"))] == []


def test_no_script_stands_in_a_page(site: Site) -> None:
    inline = re.compile(r"<script(?![^>]*\ssrc=)")

    assert [file for file in site.root.rglob("*.html") if inline.search(file.read_text(encoding="utf-8"))] == []


@pytest.fixture
def said(page: Page) -> list[str]:
    """Return what the console says of pages from now on, of which a policy may be the cause."""
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url} {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url} {error}"))
    return said


def test_search_colours_and_a_page_that_leads_on_work_under_their_policy(page: Page, said: list[str]) -> None:
    page.goto("/go/?q=3.10", wait_until="networkidle")
    page.goto("/about/limits/")
    page.get_by_role("button", name="Colours: as the device").click()
    open_search(page)

    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert said == []


def test_a_script_that_was_slipped_in_does_not_run(page: Page, index: Index) -> None:
    page.goto(f"/{urls.of_provision(well_known(index))}")
    stopped = page.evaluate("""() => new Promise(resolve => {
        document.addEventListener("securitypolicyviolation", event => resolve(event.effectiveDirective));
        const script = document.createElement("script");
        script.textContent = "window.ran = true";
        document.body.append(script);
        setTimeout(() => resolve("nothing was stopped"), 5000);
    })""")

    assert stopped == "script-src-elem"
    assert page.evaluate("window.ran") is None


def test_a_picture_from_elsewhere_is_not_asked_for(page: Page, index: Index) -> None:
    page.goto(f"/{urls.of_provision(well_known(index))}")
    asked: list[str] = []
    page.on("requestfinished", lambda request: asked.append(request.url))
    stopped = page.evaluate("""() => new Promise(resolve => {
        document.addEventListener("securitypolicyviolation", event => resolve(event.effectiveDirective));
        document.body.append(Object.assign(new Image(), {src: "https://elsewhere.example/p.png"}));
        setTimeout(() => resolve("nothing was stopped"), 5000);
    })""")

    assert stopped == "img-src"
    assert [url for url in asked if "elsewhere" in url] == []


def test_outside_links_do_not_tell_which_page_was_read(site: Site) -> None:
    for file in site.root.rglob("*.html"):
        assert '<meta name="referrer" content="no-referrer">' in file.read_text(encoding="utf-8"), file


def test_the_site_says_whom_to_tell_of_a_hole(site: Site, whole_project: Path) -> None:
    config = yaml.safe_load((whole_project / "mkdocs.yml").read_text(encoding="utf-8"))
    lines = dict(
        line.split(": ", 1)
        for line in (site.root / ".well-known/security.txt").read_text(encoding="utf-8").splitlines()
    )

    assert lines["Contact"] == config["extra"]["repository"]
    assert lines["Canonical"] == f"{config['site_url']}.well-known/security.txt"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", lines["Expires"])


def test_without_the_time_of_a_commit_the_contact_is_good_for_a_year_from_the_newest_version(
    index: Index, tmp_path: Path
) -> None:
    add_contact(index, Told(repository="https://example.org/map"), tmp_path, 0)
    newest = datetime.fromisoformat(max(version.on for version in index.data.versions))
    expires = (newest + timedelta(days=365)).date().isoformat()

    assert f"\nExpires: {expires}T00:00:00Z\n" in (tmp_path / SECURITY_TXT).read_text(encoding="utf-8")


def test_the_contact_is_good_for_a_year() -> None:
    text = security_txt("https://example.org/map", "https://map.example/", datetime(2026, 11, 20, tzinfo=UTC))

    assert text == (
        "Contact: https://example.org/map\n"
        "Expires: 2027-11-20T00:00:00Z\n"
        "Preferred-Languages: en\n"
        "Canonical: https://map.example/.well-known/security.txt\n"
    )
