"""Second readers: what to check first, what they said, and how somebody outside can tell us."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import yaml
from bs4 import BeautifulSoup

from macros.model.index import Index
from macros.model.places import Place, Text
from macros.model.records import Review
from macros.model.site import Site as Told
from macros.model.urls import SECOND_READERS
from macros.pages.compare import second_readers
from macros.pages.environment import Here
from macros.pages.items import what_the_standards_say
from macros.pages.standards import provision_page
from macros.reading.project import load
from macros.views.checking import FORM, first_to_check, form, said
from macros.views.coverage import sureness
from tests.support.project import ROOT

SMALL = load(ROOT / "tests" / "sound").index
HERE = Here(SECOND_READERS, "docs/about/second-readers.md", Told(repository="https://github.com/example/map"))
WITH_CONTACT = replace(HERE, site=Told(contact="reader@map.example"))
WEIGH = next(each for each in SMALL.provisions if str(each) == "mill:1.1")


def text(words: str) -> Text:
    return Text(words, Place("data/mappings.yml", 1, 1))


def doubted(changed: Text | None = None) -> Index:
    """Return the small map, whose second reader of every mapping now disagrees, or did before that changed."""
    doubt = Review(
        place=Place("data/mappings.yml", 1, 1),
        by=text("A second reader"),
        on=text("2026-11-21"),
        compared_with=text("our-words"),
        finding=text("disagrees"),
        because=text("The letter speaks of *weights*, not of scales."),
        changed=changed,
    )
    answers = tuple(
        replace(answer, mappings=tuple(replace(each, reviews=(*each.reviews, doubt)) for each in answer.mappings))
        for answer in SMALL.data.answers
    )
    return Index.of(replace(SMALL.data, answers=answers))


def test_what_nobody_compared_comes_first_and_in_the_order_in_which_readers_meet_it() -> None:
    waiting = first_to_check(SMALL)

    assert WEIGH not in [each.reference for each in waiting]
    assert all(not SMALL.provisions[each.reference].reviews for each in waiting)
    assert [(len(each.screens), each.pages) for each in waiting] == sorted(
        ((len(each.screens), each.pages) for each in waiting), reverse=True
    )


def test_who_disagrees_stands_first_and_is_never_left_out() -> None:
    words = said(doubted())

    assert [each.review.finding for each in words] == sorted((each.review.finding for each in words), reverse=True)
    assert {str(each.review.by) for each in words} == {"A second reader", "A miller"}
    assert [each.place for each in words if each.item is None] == ["editions"]


def test_a_second_reader_stands_beside_what_they_checked() -> None:
    provision = BeautifulSoup(provision_page(doubted(), HERE, WEIGH.framework, WEIGH.edition, WEIGH.number), "lxml")
    item = BeautifulSoup(what_the_standards_say(doubted(), replace(HERE, file="docs/concepts/fair-weight.md")), "lxml")

    assert "Checked by A miller 20 November 2026, with the official text" in " ".join(provision.text.split())
    for page in (provision, item):
        beside = page.select(":is(.sm-card, li[id]) .sm-review[data-finding=disagrees]")[0]
        assert [strong.text for strong in beside.select("strong")] == ["A second reader disagrees"]
        assert "because: The letter speaks of *weights*, not of scales." in " ".join(beside.text.split())


def test_who_disagreed_can_still_be_read_when_the_text_has_changed_and_counts_as_a_check_no_more() -> None:
    changed = doubted(text("2026-12-02"))
    page = what_the_standards_say(changed, replace(HERE, file="docs/concepts/fair-weight.md"))
    beside = BeautifulSoup(page, "lxml").select(".sm-review[data-finding=disagrees]")[0]

    assert [strong.text for strong in beside.select("strong")] == ["A second reader disagreed"]
    assert "Our text changed on 2 December 2026. This speaks of the older one." in " ".join(beside.text.split())
    assert [each.unchecked for each in first_to_check(changed)] == [each.unchecked for each in first_to_check(SMALL)]
    assert sureness(changed) == sureness(SMALL)
    assert sureness(changed) != sureness(doubted())


def test_the_page_says_that_nobody_has_checked_anything() -> None:
    unread = Index.of(
        replace(
            SMALL.data,
            frameworks=tuple(
                replace(each, provisions=tuple(replace(provision, reviews=()) for provision in each.provisions))
                for each in SMALL.data.frameworks
            ),
            answers=tuple(
                replace(answer, mappings=tuple(replace(mapping, reviews=()) for mapping in answer.mappings))
                for answer in SMALL.data.answers
            ),
        )
    )

    assert "Nobody has checked anything yet" in second_readers(unread, HERE)
    assert "Nobody has checked anything yet" not in second_readers(SMALL, HERE)


def test_the_form_asks_what_the_sheet_asks_and_is_filled_in() -> None:
    asked = parse_qs(urlsplit(form(HERE.site, "Mill 2.1 & 5:9")).query)
    fields = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / FORM).read_text(encoding="utf-8"))["body"]
    sheet = BeautifulSoup(second_readers(SMALL, HERE), "lxml").select(".sm-paper .sm-label")

    assert asked == {"template": [FORM], "title": ["Second reader: Mill 2.1 & 5:9"], "page": ["Mill 2.1 & 5:9"]}
    assert [field["id"] for field in fields if "id" in field][:1] == ["page"]
    assert {"number", "words", "reason", "because", "name", "day"} <= {field.get("id") for field in fields}
    assert len(sheet) == 7


def test_without_an_account_a_mail_or_the_sheet_will_do() -> None:
    page = BeautifulSoup(second_readers(SMALL, WITH_CONTACT), "lxml")
    mails = [link["href"] for link in page.select('a[href^="mailto:"]')]

    assert len(mails) > 1
    assert not BeautifulSoup(second_readers(SMALL, HERE), "lxml").select('a[href^="mailto:"]')
    assert "I disagree because:" in parse_qs(urlsplit(str(mails[0])).query)["body"][0]
