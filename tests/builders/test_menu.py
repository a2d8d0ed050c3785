"""The menu follows the data, wherever the list of all frameworks stands in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from macros.builders.menu import ways, with_frameworks
from macros.builders.zensical import settings
from macros.model import urls
from macros.model.index import Index
from macros.model.site import Site
from macros.reading.project import load
from tests.support.broken import SOUND
from tests.support.project import ROOT

INDEX = load(SOUND).index
MILL, BELL = {"Guild of Millers": "standards/mill/index.md"}, {"Company of Ringers": "standards/bell/index.md"}


def test_the_frameworks_of_the_data_stand_below_the_list_of_all() -> None:
    nav = ["index.md", {"Frameworks": ["standards/index.md", {"All numbers": "n/index.md"}]}]

    assert with_frameworks(nav, INDEX) == [
        "index.md",
        {"Frameworks": ["standards/index.md", MILL, BELL, {"All numbers": "n/index.md"}]},
    ]


def test_a_framework_that_the_menu_names_itself_stays_as_it_is() -> None:
    named = {"The Rules": "standards/mill/index.md"}

    assert with_frameworks([{"All": "standards/index.md"}, named], INDEX) == [
        {"All": "standards/index.md"},
        BELL,
        named,
    ]
    assert with_frameworks(["index.md"], INDEX) == ["index.md"]


def test_the_second_builder_gets_the_same_menu_and_the_same_ways() -> None:
    ours = "plugins: []\ntheme: {}\nextra: {}\nnav:\n  - A:\n      - standards/index.md\n"
    told = yaml.safe_load(settings(ours, Site(), Path("/map"), INDEX))

    assert told["nav"] == [{"A": ["standards/index.md", MILL, BELL]}]
    assert told["extra"]["ways"] == ways(told["nav"], INDEX)


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
    nav = with_frameworks(yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"], index)
    named = {entry[0] for part in ways(nav, index)["menu"] for entry in part["pages"]}
    for address in [*map(urls.of_item, index.items.values()), *map(urls.of_provision, index.provisions)]:
        shelf = shelf_of(address, nav, index)

        below = address in named or shelf["under"] in named  # else its shelf stands at the end of the menu
        assert (shelf["part"] >= 0) == below, address
        assert [address in page for page in shelf["pages"]].count(True) == 1, address
    assert shelf_of(urls.of_kind("situation"), nav, index)["part"] >= 0


def test_a_map_without_a_menu_has_its_ways() -> None:
    told = ways([], INDEX)

    assert told["menu"] == []
    assert shelf_of("concepts/two-hats/", [])["part"] == -1
