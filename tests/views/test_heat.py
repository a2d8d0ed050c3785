"""The map at a glance: every link of the data is one mark, and each mark leads to its reason."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from macros.model import urls
from macros.model.index import Index
from macros.model.records import Framework
from macros.model.words import BASES, GAPS, KINDS
from macros.pages.heat import has_room
from macros.views.heat import FIRST, first_of, heat
from tests.support.data import Raw, items, mapped, squeeze
from tests.support.site import Site

pytestmark = pytest.mark.both_builders


RUN_INTO_THE_NEXT = """() => [...document.querySelectorAll(".sm-marks thead b")]
    .filter(number => number.getBoundingClientRect().width > number.closest("th").getBoundingClientRect().width)
    .map(number => number.textContent)"""


def longest_number(index: Index, framework: Framework) -> int:
    """Return how many signs the longest number of its current edition has."""
    listed = index.in_edition(framework.id, framework.current_edition)
    return max((len(reference.number) for reference in listed), default=0)


def there(here: str, link: Any) -> str:
    """Return where a link leads, with what it says of the place on that page."""
    path, hash_sign, place = str(link["href"]).partition("#")
    return posixpath.normpath(posixpath.join("/", here, path))[1:] + "/" + hash_sign + place


def marks_of(site: Site, framework: str) -> list[tuple[str, str, str]]:
    """Return the page of each mark's row, where the mark leads, and its name, put together as a browser does."""
    here = f"map/{framework}/"
    words = {named["id"]: squeeze(named.get_text()) for named in site.article(here).select("[id]")}

    def name_of(mark: Any) -> str:
        ids = str(mark.get("aria-labelledby", "")).split()
        return " ".join(words[named] for named in ids) or str(mark["aria-label"])

    rows = site.article(here).select(".sm-marks tbody tr")
    return [
        (there(here, row.select_one("th a")), there(here, mark), name_of(mark))
        for row in rows
        for mark in row.select("td:not([data-gap]) > a")
    ]


def test_every_link_of_the_data_is_one_mark_which_says_how_and_leads_to_its_reason(site: Site, raw: Raw) -> None:
    expected: Counter[tuple[str, str, str]] = Counter()
    for item, target, entry in mapped(raw):
        is_main = any(entries[0] is entry for entries in raw["mappings"][item].values())
        says = f"{'main' if is_main else 'also'}, {BASES[entry['basis']].label.lower()}"
        expected[items()[item], f"{target}#why-{item}", says] += 1
    shown = Counter(
        (row, leads_to, re.sub(r".*(?=(?:main|also), )|(?:, draft)?\)$", "", name))
        for framework in raw["standards"]["frameworks"]
        for row, leads_to, name in marks_of(site, framework)
    )

    assert shown == expected


def test_the_name_of_a_mark_says_page_framework_and_number(site: Site, index: Index) -> None:
    titles = {urls.of_item(item): squeeze(item.title) for item in index.items.values()}
    numbers = {urls.of_provision(reference): reference.number for reference in index.provisions}
    for framework in index.frameworks.values():
        for row, leads_to, name in marks_of(site, framework.id):
            page, in_words = name[: len(titles[row])], name[len(titles[row]) :].split()

            assert page == titles[row], name
            assert {numbers[leads_to.partition("#")[0]], framework.short} <= {word.strip("(:,") for word in in_words}, (
                name
            )


def test_every_link_of_a_map_leads_to_a_place_that_is_there(site: Site, index: Index) -> None:
    places: dict[str, set[str]] = {}
    for here in (urls.HEAT, *map(urls.of_heat, index.frameworks.values())):
        for link in site.article(here).select(".sm-marks a"):
            page, _, place = there(here, link).partition("#")
            if page not in places:
                text = (site.root / page / "index.html").read_text(encoding="utf-8")
                places[page] = {"", *re.findall(r'id="([^"]+)"', text)}

            assert place in places[page], (here, page, place)


def test_a_page_that_touches_nothing_says_why(site: Site, index: Index) -> None:
    for framework in index.frameworks.values():
        here = urls.of_heat(framework)
        shown = {
            (there(here, gap["parent"]), gap["kind"], gap["words"])
            for cell in site.article(here).select(".sm-marks td[data-gap]")
            for gap in [{"parent": cell.parent.select_one("th a"), "kind": cell["data-gap"], "words": cell.get_text()}]
        }
        rows = [row for table in heat(index, framework).tables for row in table.rows if table.has_marks]
        gaps = {(urls.of_item(row.item), row.gap, GAPS[row.gap].label) for row in rows if row.gap}

        assert shown == gaps
        assert all(index.answer(row.item.id, framework).state in {row.gap, "missing"} for row in rows if row.gap)


def test_each_row_is_as_wide_as_its_head(site: Site, index: Index) -> None:
    for framework in index.frameworks.values():
        for table in site.article(urls.of_heat(framework)).select(".sm-marks"):
            width = sum(int(group.get("span", 1)) for group in table.select("colgroup"))
            rows = [*table.select("tbody tr"), table.select_one("thead tr")]

            for row in rows:
                assert sum(int(cell.get("colspan", 1)) for cell in row.select("th, td")) == width, squeeze(row.text)


def test_every_kind_of_page_has_its_table_and_situations_come_first(index: Index) -> None:
    for framework in index.frameworks.values():
        tables = heat(index, framework).tables
        listed = [row.item.id for table in tables for row in table.rows]

        assert tables[0].kind == FIRST
        assert sorted(listed) == sorted(item.id for item in index.items.values() if KINDS[item.kind].mapped)


def test_the_small_map_of_the_home_page_is_true(site: Site, index: Index) -> None:
    table = first_of(heat(index, next(iter(index.frameworks.values()))))
    assert table is not None
    figure = site.article("").select_one(".sm-emblem")
    marks = [mark for row in table.rows for mark in row.marks]
    drawn = {path.get("class", ["main"])[0]: path["d"].count("M") for path in figure.select("path")}

    assert drawn["main"] == sum(mark.is_main for mark in marks)
    assert drawn["sm-dots"] == sum(not mark.is_main for mark in marks)
    assert drawn.get("sm-unlooked", 0) == sum(row.gap == "not-yet" for row in table.rows)
    assert there("", figure.select_one("a")) == urls.HEAT
    assert f"{len(table.rows)} {KINDS[table.kind].plural.lower()} as rows" in squeeze(figure.select_one("title").text)


def test_a_heading_above_few_columns_shows_its_number_and_no_cut_word(index: Index) -> None:
    tables = [table for framework in index.frameworks.values() for table in heat(index, framework).tables]
    headings = [(table, heading) for table in tables for heading in table.headings]

    for table, heading in headings:
        longest = max(map(len, heading.title.split()))
        assert not has_room(table, heading) or longest < 5 * len(heading.columns), heading.title
        assert f"{heading.number}{heading.words}" == heading.title
    assert {has_room(table, heading) for table, heading in headings} == {True, False}


@pytest.mark.one_builder("the pages of both are compared word by word")
def test_on_a_phone_the_map_scrolls_by_itself_and_is_one_stop_where_arrow_keys_lead_on_and_say_where(
    phone: Page, index: Index
) -> None:
    framework = max(index.frameworks.values(), key=lambda each: longest_number(index, each))
    phone.set_viewport_size({"width": 320, "height": 800})
    phone.context.new_cdp_session(phone).send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    phone.goto(f"/{urls.of_heat(framework)}")
    expect(phone.locator(".sm-heat-says").first).to_have_text(re.compile("^Tap "))
    phone.get_by_role("link", name="Skip to the marks").press("Enter")
    phone.keyboard.press("Tab")
    first = phone.locator(".sm-marks td > a").first
    says = phone.locator(".sm-heat-says").first
    expect(first).to_be_focused()
    expect(says).to_have_text(
        re.compile(f"^{re.escape(str(phone.locator('.sm-marks tbody th').first.text_content()))}: ")
    )
    phone.keyboard.press("ArrowDown")
    expect(phone.locator(".sm-marks tbody tr:first-child :focus")).to_have_count(0)
    phone.keyboard.press("Home")
    expect(phone.locator(".sm-marks tbody th > :focus")).to_have_count(1)
    phone.keyboard.press("Tab")
    expect(phone.locator(".sm-marks :focus")).to_have_count(0)

    mark = phone.locator(".sm-marks td > a:visible").last
    theme = str(phone.locator(".sm-heat-filter option").last.get_attribute("value"))
    rows = phone.locator(".sm-marks tbody tr")
    phone.locator(".sm-heat-filter select").select_option(theme)
    expect(phone.locator(".sm-marks tr:not([hidden]) > td > [tabindex='0']").first).to_be_visible()
    mark.focus()

    expect(mark).to_be_in_viewport()
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert phone.evaluate(RUN_INTO_THE_NEXT) == []
    assert phone.url.endswith(f"#show={theme}")
    shown = rows.filter(visible=True).evaluate_all("rows => rows.map(row => row.dataset.theme)")
    assert set(shown) == {theme}
    phone.goto(f"/{urls.of_heat(framework)}#show=all")
    assert rows.filter(visible=True).count() == rows.count()


@pytest.mark.one_builder("the style is the same")
def test_the_words_of_a_gap_stand_on_one_line_however_few_columns_there_are(phone: Page, index: Index) -> None:
    tables = [(framework, table) for framework in index.frameworks.values() for table in heat(index, framework).tables]
    narrowest, _ = min((pair for pair in tables if pair[1].has_marks), key=lambda pair: len(pair[1].columns))
    phone.set_viewport_size({"width": 800, "height": 800})
    phone.goto(f"/{urls.of_heat(narrowest)}")
    words = phone.locator(".sm-marks [data-gap] a").evaluate_all("gaps => gaps.map(gap => gap.offsetHeight)")

    assert max(words, default=0) <= 40, words
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.one_builder("the style is the same")
@pytest.mark.parametrize("width", [320, 360])
def test_a_map_of_one_column_leaves_no_empty_field_beside_it_on_a_phone(phone: Page, index: Index, width: int) -> None:
    narrow = (each for each in index.frameworks.values() if len(heat(index, each).tables[0].columns) == 1)
    of_one = next(narrow, None)
    if of_one is None:
        pytest.skip("every framework has two columns or more today")
    phone.set_viewport_size({"width": width, "height": 740})
    phone.goto(f"/{urls.of_heat(of_one)}")
    beside = "region => region.clientWidth - region.querySelector('table').offsetWidth"

    assert 0 <= phone.locator(".sm-heat").first.evaluate(beside) < 10
    assert phone.locator(".sm-marks [data-gap] a").first.evaluate("gap => gap.offsetWidth >= 24")
