"""Learning pages say what the data says, and are complete on paper and without JavaScript."""

from __future__ import annotations

import dataclasses
from collections import deque
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from playwright.sync_api import Page, expect

from macros.model import urls
from macros.model.index import Index
from macros.model.places import Place, Text
from macros.reading.project import load
from macros.views import learn
from macros.views.bindings import spans
from tests.support import today
from tests.support.data import Raw, inside, items, label, links_of, mapped, provisions, squeeze
from tests.support.project import PUBLISHED_AS, ROOT
from tests.support.site import Site
from tests.support.tabs import PHONE, Tabs
from tests.support.visits import KINDS_OF_PAGE

pytestmark = pytest.mark.both_builders

SHEET = "learn/cpd-sheet/"
SMALL = load(ROOT / "tests" / "sound").index


def taught(name: str) -> Raw:
    """Return one of the files of learning as plain PyYAML reads it."""
    return dict(yaml.safe_load((ROOT / "data" / f"{name}.yml").read_text(encoding="utf-8"))[name])


def steps_from_home(site: Site) -> dict[str, int]:
    """Return how many links away each page is, counting only links in the text of pages."""
    steps, ahead = {"": 0}, deque([""])
    while ahead:
        here = ahead.popleft()
        for there in inside(site.tree(here).xpath("//article//a/@href"), here):
            known = "" if there in {"./", "/"} else there
            if known not in steps and known in site.addresses:
                steps[known] = steps[here] + 1
                ahead.append(known)
    return steps


def test_every_situation_is_two_clicks_from_home_and_every_provision_three(site: Site, raw: Raw) -> None:
    steps = steps_from_home(site)

    assert [
        address for name, address in items().items() if address.startswith("situations/") and steps.get(address, 99) > 2
    ] == []
    assert [address for _, _, _, address in provisions(raw) if steps.get(address, 99) > 3] == []


def test_every_page_can_be_reached_from_home_by_links_in_the_text(site: Site, index: Index) -> None:
    retired = {str(retirement.id) for retirement in index.data.retired}

    assert set(site.addresses) - set(steps_from_home(site)) - retired == set()


def test_every_mapped_page_but_the_sheet_offers_to_reflect_on_it(site: Site, raw: Raw) -> None:
    for item in raw["mappings"]:
        address = items()[item]
        links = site.tree(address).xpath("//*[contains(@class, 'sm-reflect')]//a/@href")
        if address == SHEET:
            assert links == []
            continue
        filled = parse_qs(urlsplit(links[0]).fragment)
        numbers = {target for name, target, _ in mapped(raw) if name == item}

        assert inside(links, address) == [SHEET]
        assert filled["from"] == [address]
        assert filled["title"] == [site.tree(address).findtext("head/title").removesuffix(f" - {PUBLISHED_AS.name}")]
        assert filled.get("numbers", [""])[0].count(",") + filled.get("numbers", [""])[0].count(";") + 1 == max(
            len(numbers), 1
        ), address


def test_a_page_of_a_provision_fills_in_its_own_number(site: Site, index: Index) -> None:
    older = today.older(index)
    link = site.article(urls.of_provision(older)).select_one(".sm-reflect a")

    assert parse_qs(urlsplit(link["href"]).fragment)["numbers"] == [label(index, older)]


def test_the_ladder_has_a_rung_for_each_dilemma_with_four_boxes_and_no_answer(site: Site, index: Index) -> None:
    article, dilemmas = site.article(today.address_calling(index, "points_to_weigh")), taught("dilemmas")
    rungs = article.select(".sm-rungs > li")

    assert [squeeze(rung.select_one("[id]").get_text()) for rung in rungs] == [
        dilemma["says"] for dilemma in dilemmas.values()
    ]
    assert {tuple(box["value"] for box in rung.select("input[type=radio]")) for rung in rungs} == {tuple(learn.RUNGS)}
    assert not article.select("input[checked]:not([name=show-first])")


def test_each_rung_has_its_points_pages_and_main_numbers(site: Site, index: Index, raw: Raw) -> None:
    ladder = today.address_calling(index, "points_to_weigh")
    where, mains = items(), {}
    for item, by_framework in raw["mappings"].items():
        targets = [(entry, target) for name, target, entry in mapped(raw) if name == item]
        firsts = [entries[0] for entries in by_framework.values()]
        mains[item] = {target for entry, target in targets if any(entry is first for first in firsts)}
    for shown, dilemma in zip(site.article(ladder).select(".sm-points > li"), taught("dilemmas").values(), strict=True):
        points, (pages, numbers) = shown.select("ul li"), shown.select(".sm-meta")

        assert [squeeze(point.get_text()) for point in points] == dilemma["weigh"]
        assert links_of(pages, ladder) == [where[item] for item in dilemma["items"]]
        assert set(links_of(numbers, ladder)) == set.union(*(mains[item] for item in dilemma["items"]))


def test_the_policy_check_lists_every_number_of_its_pages_with_the_questions_that_touch_it(
    site: Site, index: Index, raw: Raw
) -> None:
    check = today.address_calling(index, "policy_check")
    expected: dict[str, list[int]] = {}
    for number, question in enumerate(taught("questions").values(), 1):
        current = {
            target for item, target, entry in mapped(raw) if item in question["items"] and "edition" not in entry
        }
        for target in current:
            expected.setdefault(target, []).append(number)
    shown = {
        links_of(row, check)[0]: [
            int(part) for part in row.select_one(".sm-from").get_text().replace("question", "").strip(" s").split(", ")
        ]
        for row in site.article(check).select("[data-provision]")
    }

    assert shown == expected


def test_the_page_for_employers_asks_the_same_questions(site: Site, index: Index) -> None:
    lists = site.article(today.address_calling(index, "policy_questions")).select("ol")

    assert [question["asks"] for question in taught("questions").values()] in [
        [squeeze(entry.get_text()) for entry in asked.select("li")] for asked in lists
    ]


def test_the_boxes_of_the_sheet_stand_in_the_order_of_the_form(site: Site) -> None:
    sheet = site.article(SHEET).select_one("[data-cpd-sheet]")
    asked = [box["data-box"] for box in sheet.select("[data-box]:not([type=checkbox])")]

    assert asked == ["page", "activity", "what", "date", "hours", "learnt", "effect", "peer", "numbers"]
    assert not sheet.select("form")  # nothing that Enter could send


def test_the_sheet_offers_to_tick_the_groups_of_its_main_provisions(site: Site, raw: Raw) -> None:
    expected = []
    for name, (main, *_) in raw["mappings"]["cpd-sheet"].items():
        body = raw["standards"]["frameworks"][name]
        edition = main.get("edition", body["current_edition"])
        group = main.get("number", "").partition(body["separator"])[0]
        if any(known["number"] == group for known in body["editions"][edition].get("groups", [])):
            numbers = [provision["number"] for provision in body["provisions"] if provision["edition"] == edition]
            older = "" if edition == body["current_edition"] else f"@{edition}"
            expected += [
                f"{name}{older}:{number}" for number in numbers if number.startswith(f"{group}{body['separator']}")
            ]
    ticks = [tick["data-box"] for tick in site.article(SHEET).select("[data-cpd-sheet] [type=checkbox]")]

    assert [tick for tick in expected if tick not in ticks] == []


def test_which_edition_bound_whom_is_worked_out_from_both_dates() -> None:
    ((binding, stretch),) = spans(SMALL)

    assert (binding.since, binding.until) == ("2016-01-01", "2026-01-01")
    assert [(str(span.edition.id), span.since, span.until) for span in stretch if span.edition] == [
        ("2024", "2024-04-01", "2026-01-01"),
        ("2016", "2016-01-01", "2024-03-31"),
    ]


def test_a_time_before_the_oldest_edition_of_the_map_is_named_as_missing() -> None:
    binding = dataclasses.replace(SMALL.data.bindings[0], since=Text("2014-01-01", Place("data/bindings.yml")))
    ((_, stretch),) = spans(Index.of(dataclasses.replace(SMALL.data, bindings=(binding,))))

    assert [(span.edition and span.edition.id, span.since, span.until) for span in stretch][1:] == [
        ("2016", "2016-01-01", "2024-03-31"),
        (None, "2014-01-01", "2015-12-31"),
    ]


def test_every_edition_of_a_framework_that_binds_somebody_stands_in_the_table(site: Site, raw: Raw) -> None:
    linked = set(
        links_of(site.article("about/does-this-apply-to-me/").select_one(".sm-bound"), "about/does-this-apply-to-me/")
    )
    binding = {entry.get("framework") for entry in taught("bindings").values()}
    expected = {
        f"standards/{name}/" if edition == body["current_edition"] else f"standards/{name}/{edition}/"
        for name, body in raw["standards"]["frameworks"].items()
        for edition in body["editions"]
        if name in binding
    }

    assert linked == expected


@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        ("CPD sheet", ("[data-box], [data-without-script]", "[data-tools], [data-show-first]")),
        ("dilemma ladder", (".sm-rungs input, .sm-points > li", "[data-show-first]")),
        ("policy check", (".sm-questions input, [data-policy-gaps] summary", "[data-tools], [data-show-first]")),
        (
            "dilemmas for a room",
            (".sm-screen h2, .sm-corners > li, .sm-weigh, .sm-screen summary", ".sm-room-choice, .sm-room-bar"),
        ),
        ("session pack", (".sm-rungs input, .sm-case, .sm-paper > div", "[data-show-first]")),
        ("page to write on", (".sm-writing", "[data-show-first]")),
        ("does this apply", (".sm-bound tbody tr", "[data-find]")),
        ("situation with a table", (".sm-mains > div, .sm-framework, .sm-reflect a", "[data-show-first]")),
        ("home", (".sm-tiles li, .sm-field p a", "[data-show-first], .sm-ask")),
    ],
)
def test_without_javascript_everything_is_there_and_nothing_that_would_not_work(
    tabs: Tabs, index: Index, kind: str, parts: tuple[str, str]
) -> None:
    seen, unseen = parts
    where = KINDS_OF_PAGE[kind](index) if kind in KINDS_OF_PAGE else urls.of_item(today.to_write_on(index))
    with tabs.one(PHONE, scripts=False) as page:
        page.goto(f"/{where}")

        assert page.locator(seen).count() > 1
        for part in page.locator(seen).all():
            expect(part).to_be_visible()
        for part in page.locator(unseen).all():
            expect(part).to_be_hidden()


def test_learning_stores_nothing_by_itself_and_logs_nothing(phone: Page) -> None:
    said: list[str] = []
    phone.on("console", lambda message: said.append(message.text))
    phone.on("pageerror", lambda error: said.append(str(error)))
    for where in [
        *(known for known in items().values() if known.startswith("learn/")),
        "about/does-this-apply-to-me/",
    ]:
        phone.goto(f"/{where}")
    assert phone.evaluate("Object.keys(localStorage).filter(name => name.startsWith('standards-map:'))") == []
    assert said == []
