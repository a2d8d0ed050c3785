"""The scripts and styles of the site are written in one way, and keep what readers chose."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.model import urls
from macros.model.index import Index
from macros.model.names import name_of, title_of
from tests.support.data import well_known
from tests.support.project import ROOT
from tests.support.scripts import SCRIPTS
from tests.support.site import Site

OURS = sorted(SCRIPTS.glob("*.js"))
STYLES = sorted((ROOT / "docs" / "assets" / "stylesheets").rglob("*.css"))
WRAPPER = re.compile(
    r"/\*.*?\*/\n"
    r"(const Standards\w+ = \(|StandardsPage\.whenRead\(|\()(?:async )?\(\) => \{\n"
    r'  "use strict";\n'
    r"\n.*\n\}\)(\(\))?;\n",
    re.DOTALL,
)


@pytest.mark.parametrize("script", OURS, ids=lambda file: file.name)
def test_a_script_says_what_it_is_for_and_wraps_itself_in_one_way(script: Path) -> None:
    assert WRAPPER.fullmatch(script.read_text(encoding="utf-8"))


@pytest.mark.parametrize("script", OURS, ids=lambda file: file.name)
def test_what_all_scripts_need_is_written_once(script: Path) -> None:
    text = script.read_text(encoding="utf-8")
    shared = r"\blocalStorage\b|\bsessionStorage\b" if script.name != "kept.js" else r"(?!)"
    shared += r"|createElement|clipboard|createObjectURL" if script.name != "page.js" else ""

    assert re.findall(rf"{shared}|\bvar\b|\.forEach\(|innerHTML", text) == []


@pytest.mark.parametrize("file", [*OURS, *STYLES], ids=lambda file: file.name)
def test_a_line_fits_120_columns(file: Path) -> None:
    assert [line for line in file.read_text(encoding="utf-8").splitlines() if len(line) > 120] == []


def test_a_class_of_ours_is_known_to_a_style_a_script_a_test_or_the_handouts(site: Site) -> None:
    pages = "".join(file.read_text(encoding="utf-8") for file in site.root.rglob("*.html"))
    ours = {name for name in " ".join(re.findall(r'class="([^"]*)"', pages)).split() if name.startswith("sm-")}
    tests, handouts = (ROOT / "tests").rglob("test_*.py"), (ROOT / "macros" / "handouts").glob("*.py")
    known = "".join(file.read_text(encoding="utf-8") for file in [*OURS, *STYLES, *tests, *handouts])

    assert len(ours) > 20
    assert ours <= set(re.findall(r"sm-[\w-]+", known))


@pytest.mark.both_builders
def test_a_handout_that_was_kept_under_an_older_name_is_not_lost(phone: Page, index: Index) -> None:
    reference = index.samples()[0]
    phone.goto("/")
    phone.evaluate(
        "([name, value]) => localStorage.setItem(name, value)", ["standards-map.handout", f'["{reference}"]']
    )
    phone.goto("/handouts/mine/")

    expect(phone.locator(".sm-chosen h2")).to_have_text([title_of(index, reference)])
    assert phone.evaluate("Object.keys(localStorage)") == ["standards-map:handout"]


@pytest.mark.both_builders
def test_a_handout_of_your_own_works_from_a_folder_on_disk(browser: Browser, site: Site, index: Index) -> None:
    known = well_known(index)
    with browser.new_context(offline=True) as context:
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.goto(f"{(site.root / 'handouts/mine/index.html').as_uri()}#p={known}")
        expect(page.locator(".sm-chosen h3").first).to_have_text("Whom it binds")  # of the sheet itself
        page.locator(".sm-pack-list a").click()

        expect(page.get_by_role("heading", level=1)).to_contain_text(name_of(index, known))
        assert said == []


@pytest.mark.both_builders
def test_the_search_is_loaded_when_it_is_first_touched(phone: Page, index: Index) -> None:
    phone.goto(f"/{urls.of_provision(well_known(index))}", wait_until="networkidle")
    with phone.expect_request("**/search/pages.js"):
        phone.get_by_role("button", name="Search numbers and words").focus()
