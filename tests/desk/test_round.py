"""A booklet of sixty provisions becomes a framework: from its PDF to pages, search, handouts and open data."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from macros.model.evidence import status_of
from macros.reading.project import load
from macros.search.show import show
from tests.support import lamps
from tests.support.desk_round import whole_round
from tests.support.paper import words_of
from tests.support.site import Site, once

OFFICIAL = " ".join(lamps.official().values())


@pytest.fixture(scope="module")
def whole(shared: Path, request: pytest.FixtureRequest) -> Site:
    """Return the folder of a round, and how many keys it took: made once for the whole run."""

    def make(folder: Path) -> str:
        folder.mkdir()
        return json.dumps(whole_round(folder, request.getfixturevalue("browser")).other)

    return once(shared, "round", make)


@pytest.fixture(scope="module")
def folder(whole: Site) -> Path:
    return whole.root


@pytest.fixture(scope="module")
def keys(whole: Site) -> dict[str, int]:
    """Return how many keys each step took beside facts and own words."""
    return dict(json.loads(whole.log))


@pytest.fixture(scope="module")
def built(folder: Path) -> Site:
    return Site(folder / "site", "")


def test_every_number_is_in_the_map_with_our_words_and_known_whole(folder: Path) -> None:
    project = load(folder / "map")
    provisions = project.index.frameworks["lamp"].provisions

    assert project.problems == ()
    assert {str(each.number): (each.title, each.in_our_words) for each in provisions} == lamps.ours()
    assert [str(each.number) for each in provisions] == list(lamps.ours())
    assert {status_of(each) for each in provisions} == {"whole-official"}
    assert {str(each.force) for each in provisions} == {"None", "you must not", "you should", "you may"}


def test_two_keys_a_provision_are_pressed_in_the_worksheet(keys: dict[str, int]) -> None:
    assert keys["in the worksheet"] <= 2 * len(lamps.ours()) + 3
    assert sum(keys.values()) < 7 * len(lamps.ours())


def test_every_number_has_its_page_and_is_found(built: Site, folder: Path) -> None:
    index = load(folder / "map").index
    pages = {f"standards/lamp/{number.replace('.', '-')}/" for number in lamps.ours()}
    searched = (built.root / "search" / "numbers.js").read_text(encoding="utf-8")

    assert pages <= set(built.addresses)
    assert lamps.ours()["3.10"][1] in built.article("standards/lamp/3-10/").text
    assert show(index, "lamp 3.10")[0].startswith("Lamp 3.10: Guests at the oil")
    assert searched.count("Guests at the") == len(lamps.THINGS)


def test_open_data_and_handouts_hold_it(built: Site) -> None:
    provisions = json.loads((built.root / "data" / "map.json").read_text(encoding="utf-8"))["provisions"]
    sheet = words_of(built.root / "handouts" / "standards" / "lamp.pdf")

    assert len([each for each in provisions if each["framework"] == "lamp"]) == len(lamps.ours())
    assert "Lamp 3.10: Guests at the oil (1 page) Lamp: you may. Guests may see the oil" in sheet
    assert "Guests at the oil" in built.article("examples/market-day/").text


def test_no_run_of_eight_official_words_is_in_the_map_or_in_the_site(built: Site, folder: Path) -> None:
    words = re.findall(r"\w+", OFFICIAL.lower())
    runs = {" ".join(words[at : at + 8]) for at in range(len(words) - 7)}
    files = [file for file in (*built.root.rglob("*"), *(folder / "map").rglob("*")) if file.is_file()]
    copied = []
    for file in files:
        if "build" not in file.relative_to(folder).parts and file.suffix in {
            ".html",
            ".json",
            ".js",
            ".yml",
            ".md",
            ".csv",
        }:
            text = re.findall(r"\w+", file.read_text(encoding="utf-8", errors="replace").lower())
            copied += [file.name for at in range(len(text) - 7) if " ".join(text[at : at + 8]) in runs]

    assert len(files) > len(lamps.ours())
    assert copied == []
