"""What the real site says of its evidence: how well each number is known, with what force it binds, and whom."""

from __future__ import annotations

import re
from html import unescape

import pytest

from macros.model import urls
from macros.model.dates import day
from macros.model.evidence import is_known, rests_on, status_in_words
from macros.model.force import forced
from macros.model.index import Index
from macros.model.records import Item, Page, Report
from macros.views.bindings import reach
from tests.support.data import squeeze
from tests.support.site import Site

pytestmark = pytest.mark.both_builders

# Labels that promised more than anybody had seen.
OLD_WORDS = re.compile(r"Checked (never|\d)|(?i:nobody here has read|from memory|our notes)")
TEXTS = {".html", ".json", ".jsonld", ".csv", ".tsv", ".txt", ".js", ".xml", ".bib"}


def told(article: object, selector: str) -> list[str]:
    """Return the words of each part of an article."""
    return [squeeze(part.get_text()) for part in article.select(selector)]  # type: ignore[attr-defined]


def with_reports(index: Index) -> list[tuple[str, list[Report]]]:
    """Return address and reports of each page that rests on further sources."""
    pages: list[Item | Page] = [*index.data.items, *index.data.pages]
    return [
        (
            urls.of_item(page) if isinstance(page, Item) else urls.of_file(page.file),
            [index.reports[name] for name in page.reports],
        )
        for page in pages
        if page.reports
    ]


def test_every_provision_says_how_well_it_is_known(site: Site, index: Index) -> None:
    for reference, provision in index.provisions.items():
        article, status = site.article(urls.of_provision(reference)), status_in_words(provision)
        shown = told(article, ".sm-rests" if is_known(provision) else ".sm-listed")

        assert len(shown) == 1, reference
        assert shown[0].startswith(rests_on(provision) if is_known(provision) else f"{status.label}. {status.says}")
        assert f"{status.label}. {status.says}" in squeeze(article.get_text()), reference


def test_every_copy_that_was_seen_is_told_with_its_day(site: Site, index: Index) -> None:
    for reference, provision in index.provisions.items():
        lines = told(site.article(urls.of_provision(reference)), ".sm-facts dd li")

        assert len(lines) == len(provision.seen), reference
        for line, copy in zip(lines, provision.seen, strict=True):
            assert squeeze(copy.copy) in line
            assert f"Looked at on {day(copy.on)}." in line


def test_every_provision_says_whom_it_binds_and_bound(site: Site, index: Index) -> None:
    for reference in index.provisions:
        shown = told(site.article(urls.of_provision(reference)), ".sm-reach")

        assert shown == list(map(squeeze, reach(index, reference.framework, reference.edition))), reference


def test_every_block_of_a_framework_says_whom_it_binds(site: Site, index: Index) -> None:
    for item in {answer.item for answer in index.data.answers}:
        article = site.article(urls.of_item(index.items[item]))
        for framework in index.frameworks.values():
            block = f'.sm-framework[data-framework="{framework.id}"] > .sm-folded > .sm-reach'

            assert told(article, block) == list(map(squeeze, reach(index, framework.id, framework.current_edition)))


def test_our_words_never_stand_without_the_words_by_which_they_bind(site: Site, index: Index) -> None:
    for reference, provision in index.provisions.items():
        if not is_known(provision):
            continue
        article, force = site.article(urls.of_provision(reference)), forced(index, reference)

        assert told(article, "blockquote .sm-force") == [force] * bool(force), reference
        assert ("With what words it binds, as must or should, was not seen." in told(article, ".sm-rests")[0]) == (
            not force
        ), reference


def test_words_of_ours_stand_behind_the_same_force_wherever_they_stand(site: Site, index: Index) -> None:
    for answer in index.data.answers:
        cards = site.article(urls.of_item(index.items[answer.item])).select(
            f'[data-framework="{answer.framework}"] .sm-card'
        )
        targets = [index.target(answer.framework, mapping) for mapping in answer.mappings]
        for card, target in zip(cards, targets, strict=True):
            assert target
            if index.provisions[target].in_our_words:
                force = forced(index, target)
                assert told(card, ".sm-words .sm-force") == [force] * bool(force), (answer.item, str(target))


def test_no_file_of_the_site_promises_more_than_was_seen(site: Site) -> None:
    files = [file for file in sorted(site.root.rglob("*")) if file.suffix in TEXTS and "vendor" not in file.parts]
    wrong = [
        f"{file.relative_to(site.root)}: {found[0]}"
        for file in files
        for found in OLD_WORDS.finditer(squeeze(unescape(file.read_text(encoding="utf-8"))))
    ]

    assert files
    assert wrong == []


def test_a_page_that_rests_on_further_sources_lists_each_with_its_publisher_and_its_day(
    site: Site, index: Index
) -> None:
    for address, reports in with_reports(index):
        lines = site.article(address).select(".sm-reports > li")

        assert len(lines) == len(reports), address
        for line, report in zip(lines, reports, strict=True):
            words = squeeze(line.get_text())
            assert squeeze(f"{report.title}, {report.publisher}") in words, address
            assert f"Looked at on {day(report.looked_at)}." in words, address
            assert [link["href"] for link in line.select("a")] == [url for url in (report.official_url,) if url]


def test_every_pattern_from_published_cases_names_its_report(site: Site, index: Index) -> None:
    patterns = [item for item in index.data.items if item.origin == "published-pattern"]

    assert patterns
    for item in patterns:
        listed = " ".join(told(site.article(urls.of_item(item)), ".sm-reports > li"))
        publishers = {squeeze(index.reports[name].publisher) for name in item.reports}

        assert publishers, item.id
        assert all(publisher in listed for publisher in publishers), item.id
