"""The menu follows the data, wherever the list of all frameworks stands in it."""

from __future__ import annotations

from pathlib import Path

import yaml

from macros.builders.menu import with_frameworks
from macros.builders.zensical import settings
from macros.model.site import Site
from macros.reading.project import load
from tests.support.broken import SOUND

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


def test_the_second_builder_gets_the_same_menu() -> None:
    ours = "plugins: []\ntheme: {}\nextra: {}\nnav:\n  - A:\n      - standards/index.md\n"

    assert yaml.safe_load(settings(ours, {}, Site(), Path("/map"), INDEX))["nav"] == [
        {"A": ["standards/index.md", MILL, BELL]}
    ]
