"""Our prose is plain: measured on the built pages, names of frameworks and laws left out."""

from __future__ import annotations

import re
import statistics

import pytest
import textstat

from macros.model.index import Index
from macros.model.words import KINDS
from tests.support.site import Site

NAMES = re.compile(
    r"Social Work England|Northern Ireland Social Care Council|Health and Care Professions Council|"
    r"British Association of Social Workers|Community Care|"
    r"(?:Professional )?[Ss]tandards? of [Cc]onduct"
    r"(?:, [Pp]erformance and [Ee]thics| and [Pp]ractice(?: for [Ss]ocial [Ww]orkers)?)?|Code of Ethics|"
    r"European Convention on Human Rights|Principal Children and Families Social Worker network|"
    r"BASW Social Media Policy|Articles? \d+(?:, \d+)*(?: and \d+)?"
)
NOT_PROSE = (
    ".sm-trail, .sm-kind, .sm-meta, .sm-mains, .sm-from, .sm-badge, .sm-facts, .sm-turn, .headerlink, .sm-basis, "
    "thead, .sm-rowgroup, h1, h2, h3, svg, .sm-related, .sm-cite > p:not(.sm-note)"
)
MOST_WORDS = 35  # in one sentence


def prose(site: Site, address: str) -> list[str]:
    """Return the sentences of a page, each ending with a stop."""
    article = site.article(address).__copy__()
    for frame in article.select(NOT_PROSE):
        frame.decompose()
    blocks = [block for block in article.select("p, li, td, summary") if not block.select("p, li, td")]
    texts = (NAMES.sub("the rules", " ".join(block.get_text(" ").split())) for block in blocks)
    stopped = (text if text[-1] in ".?!:" else f"{text}." for text in texts if text)
    return [sentence for text in stopped for sentence in re.split(r"(?<=[.?!:])\s+", text)]


@pytest.fixture(scope="module")
def written(site: Site, index: Index) -> dict[str, list[str]]:
    """Address → sentences, for every page that people write."""
    own = [f"{KINDS[item.kind].folder}/{item.id}/" for item in index.items.values() if item.id != "coverage"]
    return {address: prose(site, address) for address in [*own, "", "glossary/"]}


def test_pages_read_at_grade_8_in_the_middle_and_at_10_at_most(written: dict[str, list[str]]) -> None:
    grades = {address: textstat.flesch_kincaid_grade(" ".join(sentences)) for address, sentences in written.items()}

    assert statistics.median(grades.values()) <= 8
    assert {address: grade for address, grade in grades.items() if grade > 10} == {}


def test_no_sentence_is_longer_than_35_words(written: dict[str, list[str]]) -> None:
    long = {sentence for sentences in written.values() for sentence in sentences if len(sentence.split()) > MOST_WORDS}

    assert long == set()


def test_words_for_people_are_those_of_the_style(written: dict[str, list[str]]) -> None:
    text = " ".join(sentence for sentences in written.values() for sentence in sentences)

    assert not re.findall(r"\b(?:is|are|was) (?:allowed|forbidden|permitted|prohibited)\b", text)


def test_what_is_counted_once_is_not_named_as_many(site: Site) -> None:
    many = r"(?<![\d.,:/\u2013-])\b1 (?:numbers|pages|mappings|provisions|statements|copies|situations|editions)\b"
    wrong = {address: re.findall(many, site.article(address).get_text(" ")) for address in site.addresses}

    assert {address: found for address, found in wrong.items() if found} == {}


def test_no_page_weighs_more_than_150_kilobytes(site: Site) -> None:
    heavy = {address: (site.root / address / "index.html").stat().st_size for address in site.addresses}

    assert {address: size for address, size in heavy.items() if size > 150_000} == {}


def test_examples_and_patterns_ask_before_they_tell(site: Site, index: Index) -> None:
    for item in index.items.values():
        if item.kind in {"example", "pattern"}:
            article = site.article(f"{KINDS[item.kind].folder}/{item.id}/")
            questions = article.select_one("#stop-and-think").find_next("ol")

            assert 2 <= len(questions.select("li")) <= 3, item.id
            assert questions.find_next("details") is not None, item.id
            assert item.origin, item.id


def test_proposed_sources_are_bannered(site: Site, index: Index) -> None:
    for item in index.items.values():
        sources = {source.status for source, _ in index.statements_of(item.id)}
        if item.status == "proposed" or sources == {"proposed"}:
            banner = site.article(f"{KINDS[item.kind].folder}/{item.id}/").select_one(".sm-banner")

            assert banner is not None, item.id
            assert banner["data-status"] == "proposed", item.id
