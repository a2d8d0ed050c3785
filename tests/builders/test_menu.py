"""The menu follows the data, wherever the list of all frameworks stands in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.builders.menu import ways, with_the_data
from macros.builders.zensical import settings
from macros.model import urls
from macros.model.index import Index
from macros.model.places import Place, Text
from macros.model.site import Site
from macros.model.words import KINDS
from macros.reading.project import load
from tests.support.broken import SOUND
from tests.support.project import ROOT

INDEX = load(SOUND).index
MILL, BELL = {"Guild of Millers": "standards/mill/index.md"}, {"Company of Ringers": "standards/bell/index.md"}


def test_the_frameworks_of_the_data_stand_below_the_list_of_all() -> None:
    nav = ["index.md", {"Frameworks": ["standards/index.md", {"All numbers": "n/index.md"}]}]

    assert with_the_data(nav, INDEX) == [
        "index.md",
        {"Frameworks": ["standards/index.md", MILL, BELL, {"All numbers": "n/index.md"}]},
    ]


def test_a_framework_that_the_menu_names_itself_stays_as_it_is() -> None:
    named = {"The Rules": "standards/mill/index.md"}

    assert with_the_data([{"All": "standards/index.md"}, named], INDEX) == [
        {"All": "standards/index.md"},
        BELL,
        named,
    ]
    assert with_the_data(["index.md"], INDEX) == ["index.md"]


def test_the_second_builder_gets_the_same_menu_and_the_same_ways() -> None:
    ours = "plugins: []\ntheme: {}\nextra: {}\nnav:\n  - A:\n      - standards/index.md\n"
    told = yaml.safe_load(settings(ours, Site(), Path("/map"), INDEX))

    assert told["nav"] == [{"A": ["standards/index.md", MILL, BELL]}]
    assert told["extra"]["ways"] == ways(told["nav"], INDEX)


def test_the_second_builder_is_not_told_of_a_list_without_an_entry() -> None:
    told = yaml.safe_load(
        settings("plugins: []\ntheme: {}\nextra: {}\nnav:\nextra_css:\n", Site(), Path("/map"), INDEX)
    )

    assert told.keys() == {"plugins", "theme", "extra", "docs_dir", "site_dir", "site_url"}


def _text(value: str) -> Text:
    return Text(value, Place("docs/made-up.md"))


NAV = [
    {"Home": "index.md"},
    {"Happened": [{"Examples": "examples/index.md"}, "patterns/index.md"]},
    {"Numbers": [{"All numbers": "n/index.md"}, {"Frameworks": ["standards/index.md", MILL, BELL]}]},
    {"Elsewhere": "https://example.org/"},
]


def shelf_of(address: str, nav: list[Any] = NAV, index: Index = INDEX) -> dict[str, Any]:
    told = ways(nav, index)
    return dict(told["shelves"][told["shelf_of"][address]])


def test_the_parts_of_the_menu_hold_their_pages_and_the_home_page_is_none() -> None:
    assert ways(NAV, INDEX)["menu"] == [
        {"title": "Happened", "pages": [["examples/", "Examples", 0], ["patterns/", "Happened", 0]]},
        {
            "title": "Numbers",
            "pages": [
                ["n/", "All numbers", 0],
                ["standards/", "Frameworks", 0],
                ["standards/mill/", "Guild of Millers", 1],
                ["standards/bell/", "Company of Ringers", 1],
            ],
        },
        {"title": "Elsewhere", "pages": [["https://example.org/", "Elsewhere", 0]]},
    ]


def test_a_page_of_the_menu_stands_beside_those_of_its_part_and_one_below_a_list_beside_those_below_it() -> None:
    assert shelf_of("n/")["pages"] == [["n/", "All numbers"], ["standards/", "Frameworks"]]
    assert shelf_of("standards/bell/")["above"] == [["standards/", "Frameworks"]]
    assert shelf_of("standards/bell/")["part"] == 1


def test_every_page_that_the_menu_does_not_name_stands_below_the_nearest_list_that_it_names() -> None:
    index = load(ROOT).index
    nav = with_the_data(yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"], index)
    named = {entry[0] for part in ways(nav, index)["menu"] for entry in part["pages"]}
    for address in [*map(urls.of_item, index.items.values()), *map(urls.of_provision, index.provisions)]:
        shelf = shelf_of(address, nav, index)

        below = address in named or shelf["under"] in named  # else its shelf stands at the end of the menu
        assert (shelf["part"] >= 0) == below, address
        assert [address in page for page in shelf["pages"]].count(True) == 1, address
    assert shelf_of(urls.of_kind("situation"), nav, index)["part"] >= 0


def test_a_page_more_of_any_kind_lights_a_tab_of_the_map_of_today_and_stands_in_its_menu_once() -> None:
    index = load(ROOT).index
    first = {item.kind: item for item in reversed(index.data.items)}
    more = [
        replace(item, id=_text(f"made-up-{kind}"), file=f"docs/{KINDS[kind].folder}/made-up-{kind}.md", order=None)
        for kind, item in first.items()
    ]
    index = Index.of(replace(index.data, items=(*index.data.items, *more)))
    told = ways(with_the_data(yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"], index), index)
    for address in map(urls.of_item, more):
        shelf = told["shelves"][told["shelf_of"][address]]
        beside = {page for page, _ in shelf["pages"]} if shelf["above"] and shelf["under"] else set()
        shown = [entry[0] for part in told["menu"] for entry in part["pages"]]

        assert shelf["part"] >= 0, address
        assert address in beside | set(shown), address
        assert not beside & set(shown), address


def test_a_map_without_a_menu_has_its_ways() -> None:
    told = ways([], INDEX)

    assert told["menu"] == []
    assert shelf_of("concepts/two-hats/", [])["part"] == -1


CONCEPTS, WEIGHT, TWO_HATS = "concepts/index.md", "concepts/fair-weight.md", "concepts/two-hats.md"


@pytest.mark.parametrize(
    ("nav", "menu"),
    [
        pytest.param([{"Ideas": [CONCEPTS]}], [{"Ideas": [CONCEPTS]}], id="below their list"),
        pytest.param(
            [{"Ideas": [CONCEPTS, WEIGHT, "n/index.md"]}],
            [{"Ideas": [CONCEPTS, WEIGHT, TWO_HATS, "n/index.md"]}],
            id="beside those that the menu names",
        ),
        pytest.param([{"Hats": TWO_HATS}], [{"Hats": TWO_HATS}, WEIGHT], id="without any part"),
        pytest.param(["index.md"], ["index.md"], id="nowhere"),
    ],
)
def test_a_new_page_of_a_kind_stands_where_the_menu_has_its_kind(nav: list[Any], menu: list[Any]) -> None:
    assert with_the_data(nav, INDEX) == menu


def test_of_a_kind_of_which_the_menu_would_leave_out_most_it_has_the_list_of_all() -> None:
    third = replace(INDEX.items["two-hats"], id=_text("three-hats"), file="docs/concepts/three-hats.md")
    index = Index.of(replace(INDEX.data, items=(*INDEX.data.items, third)))

    assert with_the_data([{"Ideas": [WEIGHT]}], index) == [{"Ideas": [WEIGHT, {"Concepts": CONCEPTS}]}]
    assert with_the_data([{"Ideas": [CONCEPTS, WEIGHT]}], index) == [{"Ideas": [CONCEPTS, WEIGHT]}]


def test_a_page_of_a_kind_that_the_menu_leaves_out_belongs_to_the_part_of_all_subjects() -> None:
    shelf = shelf_of("concepts/two-hats/", [{"Ways": ["n/index.md", {"By subject": "themes/index.md"}]}])

    assert (shelf["part"], shelf["under"]) == (0, "themes/")
    assert shelf["above"] == [["concepts/", "Concepts"]]


def test_a_page_of_no_kind_belongs_to_the_list_in_whose_folder_it_stands() -> None:
    page = replace(INDEX.data.pages[0], file="docs/n/by-hand.md", title=_text("By hand"))
    shelf = shelf_of("n/by-hand/", index=Index.of(replace(INDEX.data, pages=(*INDEX.data.pages, page))))

    assert shelf == {**shelf, "part": 1, "under": "n/", "pages": [["n/by-hand/", "By hand"]]}


def test_a_part_without_a_title_goes_by_that_of_its_page() -> None:
    assert ways([TWO_HATS], INDEX)["menu"][0]["title"] == INDEX.items["two-hats"].title
