"""The pages on a number: what is counted, what is folded, what a reader chooses, and the line that is copied."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from macros.model import urls
from macros.model.evidence import is_known
from macros.model.index import Index
from macros.model.names import name_of
from macros.model.words import BASES, CASES, KINDS
from macros.views import touching
from macros.views.touching import MOST_ALIKE, MOST_OPEN, Kinds, Row
from tests.support.data import squeeze, well_known
from tests.support.site import Site

OURS = list(BASES)[-1]
TALLEST, MIDDLE = 7_000, 4_000  # on a phone, folds closed: the number with most pages, and half of all numbers


def rows_of(kinds: Kinds) -> list[Row]:
    return [row for _, rows in kinds for row in rows]


def test_every_page_on_a_number_stands_there_once_and_under_its_kind(index: Index) -> None:
    for reference in index.provisions:
        pages = touching.of_provision(index, reference)
        listed = [*rows_of(pages.cases.every), *rows_of(pages.ideas.every)]

        assert sorted(row.id for row in listed) == sorted(
            f"why-{item.id}" for item, _ in index.mappings_to(reference)
        ), reference
        assert {row.item.kind for row in rows_of(pages.cases.every)} <= set(CASES)
        for part in (pages.cases, pages.ideas):
            apart = [*rows_of(part.shown), *rows_of(part.folded)]
            assert len(apart) == len(rows_of(part.every)) == part.number
            assert all(row.item.kind == kind for kind, rows in part.every for row in rows)


def test_few_pages_of_our_reading_stand_open_and_all_that_a_source_says(index: Index) -> None:
    for reference in index.provisions:
        pages = touching.of_provision(index, reference)
        shown = [*rows_of(pages.cases.shown), *rows_of(pages.ideas.shown)]
        folded = [*rows_of(pages.cases.folded), *rows_of(pages.ideas.folded)]
        sourced = sum(row.mapping.basis != OURS for row in pages.rows)

        assert {row.mapping.basis for row in folded} <= {OURS}
        assert len(shown) <= max(MOST_OPEN, MOST_OPEN // 2 + sourced)
        assert not folded or len(shown) >= MOST_OPEN // 2
        assert not folded or pages.is_long


def test_the_counts_of_a_number_are_those_of_its_pages(index: Index) -> None:
    for reference in index.provisions:
        pages = touching.of_provision(index, reference)

        assert sum(count for _, count in pages.bases) == sum(count for _, count in pages.kinds) == len(pages.rows)
        assert all(pages.first_by(basis).mapping.basis == basis for basis, _ in pages.bases)


def test_what_shares_pages_is_as_sure_as_the_weaker_link_of_its_surest_page(index: Index) -> None:
    order = list(BASES)
    for reference in index.provisions:
        ours = {item.id: mapping for item, mapping in index.mappings_to(reference)}
        for _, shown, folded in touching.twins(index, reference):
            assert len(shown) <= MOST_ALIKE
            for twin in (*shown, *folded):
                theirs = {item.id: mapping for item, mapping in index.mappings_to(twin.reference)}
                both = ours.keys() & theirs.keys()
                bases = [max(order.index(ours[item].basis), order.index(theirs[item].basis)) for item in both]

                assert (twin.pages, twin.basis) == (len(both), order[min(bases)])


@pytest.mark.both_builders
def test_every_reason_has_an_address_and_the_head_counts(site: Site, index: Index) -> None:
    for reference in index.provisions:
        pages, article = touching.of_provision(index, reference), site.article(urls.of_provision(reference))
        ways = [way["href"] for way in article.select(".sm-pages li .sm-hash")]
        counted = {way["data-basis"]: way.get_text(strip=True) for way in article.select(".sm-counts [data-basis]")}

        if not is_known(index.provisions[reference]):  # drafts, of which no reason holds yet
            assert (ways, counted) == ([], {}), reference
            continue
        assert sorted(ways) == sorted(f"#{row.id}" for row in pages.rows), reference
        assert counted == {basis: f"{count} {BASES[basis].label.lower()}" for basis, count in pages.bases}, reference


@pytest.mark.both_builders
def test_a_reader_chooses_among_the_pages_and_copies_one_reason(phone: Page, index: Index) -> None:
    known = well_known(index)
    pages = touching.of_provision(index, known)
    (basis, count), *_ = pages.bases
    kind = next(kind for kind, _ in pages.kinds if any(row.mapping.basis == basis for row in of_kind(pages, kind)))
    without = [kind for kind, _ in pages.kinds if all(row.mapping.basis != basis for row in of_kind(pages, kind))]
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone.goto(f"/{urls.of_provision(known)}")
    status = phone.locator(".sm-filter [role=status]")
    expect(status).to_have_text(f"{len(pages.rows)} of {len(pages.rows)} shown.")
    phone.locator(f".sm-counts [data-basis={basis}]").click()

    expect(status).to_have_text(f"{count} of {len(pages.rows)} shown.")
    expect(phone.get_by_label("Who says so")).to_be_focused()
    assert shown(phone) == {row.id for row in pages.rows if row.mapping.basis == basis}
    phone.get_by_label("Kind of page").select_option(kind)
    assert phone.url.endswith(f"/#kind={kind}&basis={basis}")
    both = {row.id for row in of_kind(pages, kind) if row.mapping.basis == basis}
    assert shown(phone) == both
    phone.reload()
    assert shown(phone) == both
    for lacking in without[:1]:
        phone.get_by_label("Kind of page").select_option(lacking)
        expect(status).to_contain_text("No page is all of this.")
        phone.go_back()
    expect(phone.get_by_label("Kind of page")).to_have_value(kind)
    assert shown(phone) == both
    phone.emulate_media(media="print")
    assert all(row.is_visible() for row in phone.locator(".sm-pages section").all())
    phone.emulate_media(media="screen")
    phone.get_by_role("button", name="Show all").click()
    expect(status).to_have_text(f"{len(pages.rows)} of {len(pages.rows)} shown.")
    assert phone.locator(".sm-pages details[open]").count() == 0

    folded = rows_of(pages.ideas.folded)[-1]
    phone.goto(f"/{urls.of_provision(known)}#{folded.id}")
    expect(phone.locator(f"#{folded.id}")).to_be_in_viewport()
    phone.get_by_role("button", name=f"Copy this reason: {folded.item.title}", exact=True).click()
    expect(phone.locator(f"#{folded.id} [role=status]")).to_have_text("Copied.")
    line = phone.evaluate("navigator.clipboard.readText()")
    start = f"{name_of(index, known)} → {folded.item.title}: {squeeze(folded.mapping.why)} (our reading; map of "
    assert line.startswith(start)
    assert re.fullmatch(rf"\S+\) https://\S+/{urls.of_provision(known)}#{folded.id}", line.removeprefix(start))


def of_kind(pages: touching.Touching, kind: str) -> list[Row]:
    assert kind in KINDS
    return [row for row in pages.rows if row.item.kind == kind]


def shown(page: Page) -> set[str | None]:
    return {row.get_attribute("id") for row in page.locator(".sm-pages li").all() if row.is_visible()}


@pytest.mark.weekly
@pytest.mark.both_builders
def test_half_of_all_numbers_are_short_on_a_phone_and_none_is_endless(phone: Page, index: Index) -> None:
    heights = []
    for reference in index.provisions:
        phone.goto(f"/{urls.of_provision(reference)}")
        heights.append(phone.evaluate("document.documentElement.scrollHeight"))

    assert sorted(heights)[len(heights) // 2] <= MIDDLE
    assert max(heights) <= TALLEST
