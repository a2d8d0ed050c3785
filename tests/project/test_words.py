"""Our prose is plain: what the rules ask of pages and data, held against a library, and what built pages show."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterable

import pytest
import textstat

from macros.model import urls
from macros.model.index import Index
from macros.model.words import KINDS
from macros.rules.pages import MANY_TIMES, OF_EVERY_ITEM
from macros.rules.ways import bodies_of, pages_of
from macros.rules.words import FEWEST_WORDS, HARDEST, grade_of, prose_of
from tests.support import today
from tests.support.project import ROOT
from tests.support.site import Site

HEAVIEST = 150_000  # bytes
OF_ITS_OWN = OF_EVERY_ITEM | MANY_TIMES  # macros that list nothing of the whole map


@pytest.fixture(scope="module")
def prose(index: Index) -> dict[str, str]:
    """File → words, for every page that people write and that is long enough to be graded."""
    texts = {body.file: prose_of(body) for body in bodies_of(index)}
    return {file: text for file, text in texts.items() if len(text.split()) >= FEWEST_WORDS}


def test_a_page_near_the_limit_is_looked_at_closely(prose: dict[str, str]) -> None:
    assert prose
    assert {file for file, text in prose.items() if grade_of(text) > HARDEST} == set()


def test_grades_are_near_those_of_a_library(prose: dict[str, str]) -> None:
    """In the middle of all pages, so that no odd words of a single one turn this red."""
    apart = [grade_of(text) - textstat.flesch_kincaid_grade(text) for text in prose.values()]

    assert abs(statistics.median(apart)) < 1


@pytest.mark.weekly
def test_the_grade_of_every_page_is_near_that_of_a_library(prose: dict[str, str]) -> None:
    apart = {file: grade_of(text) - textstat.flesch_kincaid_grade(text) for file, text in prose.items()}

    assert {file: grade for file, grade in apart.items() if abs(grade) > 3} == {}


@pytest.mark.weekly
def test_pages_read_at_grade_8_in_the_middle(prose: dict[str, str]) -> None:
    """No rule asks for it, so that nobody's page turns a test red: every page by itself may have its grade."""
    grades = [textstat.flesch_kincaid_grade(text) for text in prose.values()]

    assert statistics.median(grades) <= 8 < HARDEST


def test_what_is_counted_once_is_not_named_as_many(site: Site) -> None:
    many = r"(?<![\d.,:/\u2013-])\b1 (?:numbers|pages|mappings|provisions|statements|copies|situations|editions)\b"
    files = [*ROOT.glob("data/*.yml"), *ROOT.glob("docs/**/*.md")]
    by_people = set(re.findall(many, " ".join(file.read_text(encoding="utf-8") for file in files)))  # no count of ours
    said = {address: " ".join(site.tree(address).find(".//article").itertext("*")) for address in site.addresses}
    wrong = {address: {*re.findall(many, text)} - by_people for address, text in said.items()}

    assert {address: found for address, found in wrong.items() if found} == {}


def test_no_page_that_the_check_weighs_is_heavy(site: Site, index: Index) -> None:
    """`rules/sizes.py` refuses first what would be: no text and no mapping turns this red."""
    own = [page for page in pages_of(index) if {name for name, _ in page.body.calls} <= OF_ITS_OWN]
    weighed = [*(urls.of_file(page.file) for page in own), *map(urls.of_provision, index.provisions)]

    assert own
    assert heavy(site, weighed) == {}


@pytest.mark.weekly
def test_no_page_weighs_more_than_150_kilobytes(site: Site) -> None:
    """Pages that list the whole map grow with everybody's work: whoever keeps the code parts one in time."""
    assert heavy(site, site.addresses) == {}


@pytest.mark.weekly
def test_drawings_are_light(site: Site) -> None:
    drawings = {".sm-emblem": 6_000, ".sm-river": 40_000}
    light = {
        (address, name): len(str(figure).encode()) <= most
        for name, most in drawings.items()
        for address in site.addresses
        if name.removeprefix(".") in (site.root / address / "index.html").read_text(encoding="utf-8")
        for figure in site.article(address).select(name)
    }

    assert {name for _, name in light} == set(drawings)
    assert all(light.values()), light


def heavy(site: Site, addresses: Iterable[str]) -> dict[str, int]:
    sizes = {address: (site.root / address / "index.html").stat().st_size for address in addresses}
    return {address: size for address, size in sizes.items() if size > HEAVIEST}


def test_proposed_sources_are_bannered(site: Site, index: Index) -> None:
    for item in index.items.values():
        if today.is_proposed(index, item):
            banner = site.article(f"{KINDS[item.kind].folder}/{item.id}/").select_one(".sm-banner")

            assert banner is not None, item.id
            assert banner["data-status"] == "proposed", item.id
