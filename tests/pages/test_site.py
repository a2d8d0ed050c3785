"""Truths about the built site, checked against the data as plain YAML reads it."""

from __future__ import annotations

import itertools
import posixpath
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from bs4 import Tag

from macros.model import urls
from macros.model.index import Index
from macros.model.words import THEMES
from tests.support import today
from tests.support.data import Raw, dashed, is_known, items, links_of, mapped, provisions, squeeze, well_known
from tests.support.project import PUBLISHED_AS, ROOT
from tests.support.site import Site
from tests.support.visits import KINDS_OF_PAGE

pytestmark = pytest.mark.both_builders


def test_the_strict_build_has_no_warnings(site: Site) -> None:
    assert not re.findall(r"^(WARNING|ERROR).*", site.log, re.MULTILINE)


def test_every_provision_item_framework_edition_and_number_has_its_page(site: Site, raw: Raw) -> None:
    expected = {address for _, _, _, address in provisions(raw)} | set(items().values())
    for name, body in raw["standards"]["frameworks"].items():
        expected |= {f"standards/{name}/"} | {
            f"standards/{name}/{edition}/" for edition in body["editions"] if edition != body["current_edition"]
        }
    expected |= {f"n/{dashed(provision['number'])}/" for _, _, provision, _ in provisions(raw)}
    expected |= {f"{address.split('/')[0]}/" for address in items().values()}
    expected |= {f"sources/{source}/" for source in raw["sources"]["sources"]}
    expected |= {address_of(file) for file in (ROOT / "docs").rglob("*.md")}
    expected |= {name for name in retired() if name.endswith("/")}
    expected |= {"n/", "standards/", "themes/", *(f"themes/{theme}/" for theme in THEMES)}
    pairs = itertools.combinations(raw["standards"]["frameworks"], 2)
    expected |= {f"compare/{left}-{right}/" for left, right in pairs}
    expected |= {f"compare/numbers/{framework}/" for framework in raw["standards"]["frameworks"]}
    expected |= {"compare/same-subject/"} if raw["comparisons"]["comparisons"] else set()
    older = {
        f"{name}-{provision['edition']}"
        for name, body, provision, _ in provisions(raw)
        if provision["edition"] != body["current_edition"]
    }
    expected |= {"handouts/mine/", *(f"editions/{edition}/" for edition in older)}
    expected |= {"map/", *(f"map/{framework}/" for framework in raw["standards"]["frameworks"])}

    assert set(site.addresses) == expected


def retired() -> Raw:
    """Return what is no longer in use, as plain PyYAML reads it: name → entry."""
    return yaml.safe_load((ROOT / "data" / "retired.yml").read_text(encoding="utf-8"))["retired"] or {}


def address_of(file: Path) -> str:
    """Return where a page that somebody wrote stands."""
    address = file.relative_to(ROOT / "docs").with_suffix("").as_posix()
    return f"{address}/".removesuffix("index/")


def test_every_internal_link_and_anchor_resolves(site: Site) -> None:
    ids = {address: set(site.tree(address).xpath("//@id")) for address in site.addresses}
    broken = []
    for here in site.addresses:
        for written in site.tree(here).xpath("//a/@href | //link/@href | //script/@src | //img/@src"):
            link = urlsplit(written)
            if link.scheme or link.netloc:
                continue
            path = unquote(posixpath.normpath(posixpath.join(f"/{here}", link.path)))[1:]
            there = here if not link.path else f"{path}/".removeprefix("./").removeprefix("/")
            if there in ids:
                if (
                    link.fragment
                    and "=" not in link.fragment
                    and link.fragment not in ids[there]
                    and link.fragment != "__skip"
                ):
                    broken.append(f"{here} -> {there}#{link.fragment}")
            elif not (site.root / path).is_file():
                broken.append(f"{here} -> {link.path}")

    assert broken == []


def test_each_provision_page_lists_exactly_the_items_mapped_to_it(site: Site, raw: Raw) -> None:
    where = items()
    for _, _, _, address in provisions(raw):
        rows = site.article(address).select(".sm-pages li")
        shown = sorted((links_of(row, address)[0], squeeze(row.select_one(".sm-why").contents[0])) for row in rows)
        expected = sorted(
            (where[item], squeeze(entry["why"]))
            for item, target, entry in mapped(raw)
            if target == address and "draft" not in entry
        )

        assert shown == expected, address


def test_each_item_page_lists_exactly_the_provisions_it_is_mapped_to(site: Site, raw: Raw) -> None:
    for item, by_framework in raw["mappings"].items():
        address = items()[item]
        shown = [links_of(card, address)[0] for card in site.article(address).select(".sm-frameworks .sm-card")]
        gaps = [gap["data-gap"] for gap in site.article(address).select(".sm-frameworks .sm-gap")]
        rows = site.article(address).select(".sm-frameworks details.sm-framework:not([open])")
        entries = [entry for entries in by_framework.values() for entry in entries]

        assert shown == [target for name, target, _ in mapped(raw) if name == item], address
        assert gaps == ["none" if "none" in entry else "not-yet" for entry in entries if "number" not in entry], address
        assert {row["data-framework"]: numbers_of(row) for row in rows} == {
            name: [entry["number"] for entry in entries if "number" in entry] for name, entries in by_framework.items()
        }, address


def numbers_of(row: Tag) -> list[str]:
    """Return the numbers that a closed row shows, the main one first."""
    shown = " ".join(part.get_text() for part in row.select("summary .sm-badge, summary .sm-also"))
    return re.findall(r"\d+(?:[.:]\d+)*", re.sub(r"\(\d+\)", "", shown))


def test_each_item_page_holds_exactly_its_statements(site: Site, raw: Raw) -> None:
    expected: dict[str, list[str]] = {}
    for source in raw["sources"]["sources"].values():
        for statement in source.get("statements", []):
            expected.setdefault(statement["item"], []).append(statement["id"])
    for item, address in items().items():
        shown = [entry["id"] for entry in site.article(address).select(".sm-source li")]

        assert sorted(shown) == sorted(expected.get(item, [])), address


def test_each_source_can_be_read_in_its_own_order(site: Site, raw: Raw) -> None:
    where = items()
    for name, source in raw["sources"]["sources"].items():
        article = site.article(f"sources/{name}/")
        shown = [(entry["id"], links_of(entry, f"sources/{name}/")) for entry in article.select(".sm-source li")]

        assert shown == [(statement["id"], [where[statement["item"]]]) for statement in source.get("statements", [])]


def test_basis_source_and_place_stand_beside_each_cited_or_stated_link(site: Site, raw: Raw) -> None:
    sources = raw["sources"]["sources"]
    said_of = {
        (item, links_of(card, address)[0]): squeeze(card.select_one(".sm-meta").get_text())
        for item, address in items().items()
        for card in site.article(address).select(".sm-frameworks .sm-card")
    }
    for item, target, entry in mapped(raw):
        said = said_of[item, target]
        basis = entry.get("basis", "inferred")

        assert said.startswith({"cited": "Cited", "stated": "Stated", "inferred": "Our reading"}[basis])
        if basis != "inferred":
            assert f"{sources[entry['source']]['short']}, {entry['place']}" in said
        for passage in entry.get("also_in", []):
            assert f"{sources[passage['source']]['short']}, {passage['place']}" in said


def test_a_provision_that_nobody_has_seen_says_so_and_nothing_else(site: Site, raw: Raw) -> None:
    for _, _, provision, address in provisions(raw):
        if not is_known(provision):
            article = site.article(address)

            assert "We do not say what it means" in squeeze(article.get_text())
            assert not article.select("blockquote, h2, .sm-pages, .sm-alike, #online, #on-paper, [data-pick]")


def test_a_provision_that_was_seen_shows_our_words_the_official_address_and_the_copies(site: Site, raw: Raw) -> None:
    for _, body, provision, address in provisions(raw):
        if is_known(provision):
            article = site.article(address)
            official = body["editions"][provision["edition"]].get("official_url")

            assert squeeze(article.select_one("blockquote").get_text()).endswith(squeeze(provision["in_our_words"]))
            assert official is None or article.select(f'a[href="{official}"]')
            assert all(squeeze(copy["copy"]) in squeeze(article.get_text()) for copy in provision["seen"])


def test_a_group_that_turns_the_meaning_is_told_on_each_of_its_provisions(site: Site, raw: Raw) -> None:
    for _, body, provision, address in provisions(raw):
        for group in body["editions"][provision["edition"]].get("groups", []):
            if group.get("turns") and provision["number"].startswith(f"{group['number']}{body['separator']}"):
                assert squeeze(group["lead_in"]) in squeeze(site.article(address).get_text())
                assert not is_known(provision) or provision["in_our_words"].startswith("Do not")


def test_a_shared_number_offers_every_framework_and_a_unique_one_leads_on(site: Site, raw: Raw) -> None:
    bearers: dict[str, set[str]] = {}
    for _, _, provision, address in provisions(raw):
        bearers.setdefault(f"n/{dashed(provision['number'])}/", set()).add(address)
    for number, addresses in bearers.items():
        leads = site.tree(number).xpath("//meta[@http-equiv='refresh']/@content")

        assert addresses <= set(links_of(site.article(number), number)), number
        assert leads == [f"0; url=../../{address}" for address in addresses if len(addresses) == 1], number
        if leads:
            (canonical,) = site.tree(number).xpath("//link[@rel='canonical']/@href")

            assert canonical.endswith(f"/{min(addresses)}"), number


def test_the_page_of_a_framework_says_whom_it_binds(site: Site, raw: Raw) -> None:
    for name, body in raw["standards"]["frameworks"].items():
        for words in (body["binds"], body.get("opening", "")):
            assert squeeze(words) in squeeze(site.article(f"standards/{name}/").get_text()), name


def test_pages_have_one_h1_and_titles_of_their_own(site: Site) -> None:
    titles = Counter(site.tree(address).findtext("head/title") for address in site.addresses)
    headings = {address: len(site.tree(address).findall(".//h1")) for address in site.addresses}

    assert [title for title, count in titles.items() if count > 1] == []
    assert set(headings.values()) == {1}


def test_headings_never_skip_a_level(site: Site) -> None:
    for address in site.addresses:
        levels = [
            int(tag.tag[1]) for tag in site.tree(address).find(".//article").iter("h1", "h2", "h3", "h4", "h5", "h6")
        ]

        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), (address, levels)


def test_no_template_code_is_left_on_any_page(site: Site) -> None:
    for address in site.addresses:
        text = site.tree(address).text_content()

        assert not re.search(r"\{\{|\{%|\{#|Macro Rendering Error", text), address


def test_no_page_asks_anything_of_another_host(site: Site) -> None:
    for address in site.addresses:
        for target in site.tree(address).xpath("//@src | //link[not(@rel='canonical')]/@href"):
            assert "://" not in target, (address, target)


def test_edit_links_lead_to_the_line_that_holds_the_words(site: Site, index: Index, raw: Raw) -> None:
    lines = (ROOT / "data" / "standards.yml").read_text(encoding="utf-8").splitlines()
    for _, _, provision, address in provisions(raw):
        (edit,) = site.tree(address).xpath("//a[@rel='edit']/@href")
        line = int(re.search(r"/edit/main/data/standards\.yml#L(\d+)$", edit)[1])  # type: ignore[index]

        assert lines[line - 1].strip().removeprefix("- ") == f'number: "{provision["number"]}"'
    concept = today.richest(index, "concept")
    assert site.page(urls.of_item(concept)).select_one("a[rel=edit]")["href"].endswith(f"/edit/main/{concept.file}")


def test_a_page_leads_to_its_words_and_to_its_numbers_and_reasons(site: Site, raw: Raw) -> None:
    lines = (ROOT / "data" / "mappings.yml").read_text(encoding="utf-8").splitlines()
    for item in raw["mappings"]:
        (edit,) = site.tree(items()[item]).find_class("sm-edit")
        ways = {link.text_content(): link.get("href") for link in edit.iter("a")}
        line = re.search(r"/edit/main/data/mappings\.yml#L(\d+)$", ways["the numbers and reasons"])

        assert "/edit/main/docs/" in ways["the words of this page"]
        assert line
        assert lines[int(line[1]) - 1].startswith(f"{item}:")


def test_one_place_sets_name_address_and_repository(site: Site, index: Index) -> None:
    address = urls.of_provision(well_known(index))
    page = site.page(address)

    assert page.title.get_text().endswith(f" - {PUBLISHED_AS.name}")
    assert page.select_one("link[rel=canonical]")["href"] == PUBLISHED_AS.at(address)
    for file in [
        *ROOT.glob("macros/**/*.py"),
        *ROOT.glob("macros/**/*.j2"),
        *ROOT.glob("docs/**/*.md"),
        *ROOT.glob("theme/**/*.html"),
    ]:
        assert PUBLISHED_AS.address not in file.read_text(encoding="utf-8"), file


@pytest.mark.parametrize("kind", ["home", "provision that was seen", "concept", "framework", "numbers"])
def test_every_page_says_that_it_is_a_study_aid(site: Site, index: Index, kind: str) -> None:
    assert "study aid, not legal advice" in site.page(KINDS_OF_PAGE[kind](index)).select_one("footer").get_text()
