"""What is unread is listed once, by how many pages need it, and people can tell us with an account or without."""

from __future__ import annotations

import dataclasses
import itertools
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from bs4 import BeautifulSoup

from macros.model.evidence import level_of
from macros.model.index import Index
from macros.model.names import name_of
from macros.model.site import Site as Told
from macros.model.urls import HELP_US_READ, of_framework, of_item, of_provision
from macros.pages.compare import help_us_read
from macros.pages.environment import Here
from macros.reading.project import load
from macros.reading.settings import site_of
from macros.views.unread import FORM, MINUTES, MOST_FIRST, Unread, form, letter, unread
from tests.support.data import links_of
from tests.support.project import ROOT, edit, with_placeholders
from tests.support.site import Site

SMALL = load(ROOT / "tests" / "sound").index
HERE = Here(HELP_US_READ, "docs/about/help-us-read.md", Told(repository="https://github.com/example/map"))
WITH_CONTACT = dataclasses.replace(HERE, site=dataclasses.replace(HERE.site, contact="reader@map.example"))


def texts(index: Index) -> list[Unread]:
    return [text for _, editions in unread(index) for text in editions]


# --- What is listed ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("which", ["small", "of today"])
def test_every_number_that_was_not_seen_whole_is_listed_once(which: str, index: Index) -> None:
    known = SMALL if which == "small" else index
    listed = [wanted.reference for text in texts(known) for wanted in text.numbers]
    expected = [reference for reference, provision in known.provisions.items() if level_of(provision) != "whole"]

    assert expected
    assert sorted(map(str, listed)) == sorted(map(str, expected))


def test_what_most_pages_need_stands_first(index: Index) -> None:
    for text in texts(index):
        counts = [len(wanted.pages) for wanted in text.numbers]

        assert counts == sorted(counts, reverse=True)
    best = [max(text.waiting for text in editions) for _, editions in unread(index)]
    assert best == sorted(best, reverse=True)


def test_pages_that_have_not_looked_at_a_text_wait_for_its_current_edition(index: Index) -> None:
    for text in texts(index):
        current = text.edition.id == text.framework.current_edition
        waiting = [item for item in index.items if index.answer(item, text.framework).state == "not-yet"]

        assert [item.id for item in text.unanswered] == (waiting if current else [])
        assert text.waiting >= len(text.unanswered)


@pytest.mark.parametrize(
    ("numbers", "time"),
    [(0, ""), (1, "5 minutes"), (12, "1 hour"), (13, "1 hour and 5 minutes"), (30, "2 hours and 30 minutes")],
)
def test_the_time_is_told_as_people_say_it(numbers: int, time: str) -> None:
    text = dataclasses.replace(texts(SMALL)[0], numbers=tuple(itertools.repeat(texts(SMALL)[0].numbers[0], numbers)))

    assert MINUTES == 5
    assert text.time == time


# --- How to tell us ---------------------------------------------------------------------------------------------------


def test_the_form_is_filled_in_with_the_number() -> None:
    asked = urlsplit(form(HERE.site, "Mill 2.1 & 5:9"))
    fields = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / FORM).read_text(encoding="utf-8"))["body"]
    values = parse_qs(asked.query)

    assert asked.path == "/example/map/issues/new"
    assert values == {"template": [FORM], "title": ["Read: Mill 2.1 & 5:9"], "number": ["Mill 2.1 & 5:9"]}
    assert [field["id"] for field in fields if "id" in field] == ["number", "words", "copy", "day", "more"]


def test_a_mail_asks_what_the_form_asks() -> None:
    asked = urlsplit(letter(WITH_CONTACT.site, "Mill 2.1"))
    values = parse_qs(asked.query)

    assert (asked.scheme, asked.path) == ("mailto", "reader@map.example")
    assert values["subject"] == ["Read: Mill 2.1"]
    assert values["body"][0].splitlines()[0] == "Number: Mill 2.1"
    assert values["body"][0].splitlines()[-1] == "Day:"


@pytest.mark.parametrize("here", [HERE, WITH_CONTACT], ids=["without a mail address", "with a mail address"])
def test_the_page_is_whole_with_and_without_a_mail_address(here: Here) -> None:
    page = BeautifulSoup(help_us_read(SMALL, here), "lxml")
    mails = [link["href"] for link in page.select('a[href^="mailto:"]')]
    forms = page.select(f'a[href*="{FORM}"]')

    assert forms
    assert bool(mails) is bool(page.select(".sm-paper .sm-lines")) is bool(here.site.contact)
    assert ("#paper" in str(page)) is bool(here.site.contact)
    assert "None" not in page.text


def test_a_mail_address_cannot_become_live_html() -> None:
    hostile = dataclasses.replace(HERE, site=Told(contact='a@b.example"><script>x</script>{{ x }}'))
    text = help_us_read(SMALL, hostile)

    assert "<script" not in text
    assert "{{" not in text


def test_a_map_of_which_all_is_read_says_so() -> None:
    whole = {reference for reference, provision in SMALL.provisions.items() if level_of(provision) == "whole"}
    frameworks = tuple(
        dataclasses.replace(
            framework,
            provisions=tuple(
                each
                for each in framework.provisions
                if SMALL.reference(framework.id, each.number, each.edition) in whole
            ),
        )
        for framework in SMALL.data.frameworks
    )
    read = Index.of(dataclasses.replace(SMALL.data, frameworks=frameworks, answers=()))

    assert "Nothing is unread" in help_us_read(read, WITH_CONTACT)


def test_the_settings_may_name_a_mail_address(tmp_path: Path) -> None:
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(with_placeholders((ROOT / "mkdocs.yml").read_text(encoding="utf-8")), encoding="utf-8")
    before = site_of(tmp_path)
    edit(settings, "extra:\n", "extra:\n  contact: somebody@example.org\n")

    assert before.contact == ""
    assert site_of(tmp_path) == dataclasses.replace(before, contact="somebody@example.org")


# --- The page ---------------------------------------------------------------------------------------------------------


@pytest.mark.both_builders
def test_the_page_shows_every_unread_number_with_its_form_and_its_official_text(site: Site, index: Index) -> None:
    article = site.article(HELP_US_READ)
    rows = {row.select_one("td a")["href"]: row for row in article.select(".sm-table tbody tr")}

    assert len(rows) == sum(len(text.numbers) for text in texts(index))
    for text in texts(index):
        heading = article.select_one(f"#unread-{text.framework.id}-{text.edition.id}")
        shown = heading.find_next("table").select("tbody tr") if text.numbers else []

        assert [links_of(row, HELP_US_READ)[0] for row in shown] == [
            of_provision(each.reference) for each in text.numbers
        ]
        for row, wanted in zip(shown, text.numbers, strict=True):
            filled = parse_qs(urlsplit(row.select_one(f'a[href*="{FORM}"]')["href"]).query)

            assert filled["number"] == [name_of(index, wanted.reference)]
            assert row.select_one('[data-label="Pages that need it"]').text == str(len(wanted.pages))
        if text.edition.official_url:
            assert text.edition.official_url in [link["href"] for link in heading.find_next("p").select("a")]


@pytest.mark.both_builders
def test_the_texts_to_open_first_stand_first_with_what_is_doubtful_of_them(site: Site, index: Index) -> None:
    cards = site.article(HELP_US_READ).select("#first ~ .sm-cards .sm-card")
    first = unread(index)[:MOST_FIRST]

    assert [card["data-framework"] for card in cards[: len(first)]] == [framework.id for framework, _ in first]
    for card, (_, editions) in zip(cards, first, strict=False):
        for text in editions:
            links = {link["href"] for link in card.select("a")}
            assert {text.edition.official_url} - {None} <= links
            assert (text.edition.note or "") in card.text


@pytest.mark.both_builders
def test_what_is_unread_leads_to_the_page(site: Site, index: Index) -> None:
    unseen = [of_provision(each) for each, provision in index.provisions.items() if level_of(provision) == "unseen"]
    lacking = [of_framework(text.framework, text.edition.id) for text in texts(index)]

    assert unseen
    for here in (*unseen, *lacking, "about/coverage/", "about/"):
        assert HELP_US_READ in links_of(site.article(here), here), here
    assert HELP_US_READ in links_of(site.page("about/").select_one(".sm-menu"), "about/")


def test_the_page_works_without_a_script_of_its_own(site: Site, index: Index) -> None:
    article = site.article(HELP_US_READ)
    waiting = {of_item(item) for text in texts(index) for item in text.unanswered}

    assert not article.select("script")
    assert waiting <= set(links_of(article, HELP_US_READ))
