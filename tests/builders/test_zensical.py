"""The site is the same when Zensical builds it: pages, headings, links, numbers and what the map says of them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from macros.builders import zensical
from macros.model.index import Index
from macros.reading.settings import site_of
from tests.support.data import squeeze
from tests.support.project import ROOT
from tests.support.site import Site


def page_of(site: Site, address: str) -> Any:
    """Return a page as lxml alone reads it, ten times as fast as the soup of `Site.page`."""
    return html.document_fromstring((site.root / address / "index.html").read_bytes())


def words(tag: Any) -> str:
    return squeeze(tag.text_content())


def marked(tag: Any, *classes: str) -> list[Any]:
    """Return what stands inside a tag with one of some classes."""
    return [inner for inner in tag.iter("*") if not set(classes).isdisjoint(inner.get("class", "").split())]


def leads_to(address: str, link: str) -> str:
    """Return a link from a page as one address, however it is written."""
    return link if "://" in link else posixpath.normpath(posixpath.join("/", address, link)).removesuffix("index.html")


SAME: dict[str, Callable[[Any, str], Any]] = {
    "headings and their ids": lambda article, _: [
        (tag.tag, tag.get("id"), words(tag)) for tag in article.iter("h1", "h2", "h3", "h4")
    ],
    "every other id": lambda article, _: sorted(name for name in article.xpath(".//@id") if name != "__skip"),
    "links, to provisions and all else": lambda article, address: [
        leads_to(address, link) for link in article.xpath(".//a/@href")
    ],
    "provision numbers": lambda article, _: [
        *map(words, marked(article, "sm-badge", "sm-card-title")),
        *article.xpath(".//@data-pick-name"),
    ],
    "picks, statuses, bases and gaps": lambda article, _: [
        article.xpath(f".//@{name}") for name in ("data-pick", "data-status", "data-basis", "data-gap")
    ],
    "reasons": lambda article, _: [
        *map(words, article.iterfind(".//*[@data-label='Why']")),
        *(words(line) for card in marked(article, "sm-card") for line in card.iter("p")),
        *map(words, marked(article, "sm-gap")),
    ],
    "addresses that scripts read, and scripts": lambda article, address: [
        (name, leads_to(address, link))
        for name in ("data-sm-root", "data-mine", "data-source", "data-root", "action", "src")
        for link in article.xpath(f".//@{name}")
    ],
    "every word": lambda article, _: squeeze(" ".join(article.itertext("*"))),
}


def test_the_second_builder_makes_the_same_pages_and_finds_no_fault(mkdocs_site: Site, zensical_site: Site) -> None:
    assert zensical_site.addresses == mkdocs_site.addresses
    assert "No issues found" in zensical_site.log


def test_every_page_says_the_same(mkdocs_site: Site, zensical_site: Site) -> None:
    differ = []
    for address in mkdocs_site.addresses:
        one, other = (page_of(site, address).find(".//article") for site in (mkdocs_site, zensical_site))
        differ += [(address, what) for what, of in SAME.items() if of(one, address) != of(other, address)]

    assert differ == []


def test_the_frame_of_every_page_is_the_same_for_readers_and_search_engines(
    mkdocs_site: Site, zensical_site: Site
) -> None:
    def frame(site: Site, address: str) -> Any:
        page = page_of(site, address)
        parts = [marked(page, name) for name in ("sm-menu", "md-tabs", "md-nav--secondary", "sm-tell")]
        links = [
            [
                (leads_to(address, link.get("href")), link.get("aria-current"))
                for part in found
                for link in part.iterfind(".//a[@href]")
            ]
            for found in parts
        ]
        named = [(tag.get("name") or tag.get("http-equiv"), tag.get("content")) for tag in page.iterfind("head/meta")]
        told = [meta for meta in named if meta[0] != "Content-Security-Policy"]  # it names scripts of the theme
        return (
            page.findtext("head/title"),
            told,
            page.xpath("head/link[@rel='canonical']/@href"),
            links,
            words(page.find(".//footer")),
        )

    differ = [
        address for address in mkdocs_site.addresses if frame(zensical_site, address) != frame(mkdocs_site, address)
    ]

    assert differ == []


def test_the_open_data_and_other_files_are_the_same_byte_for_byte(mkdocs_site: Site, zensical_site: Site) -> None:
    # What each builder brings itself: its theme, its search, and pages whose frame differs.
    def files(site: Site) -> dict[str, bytes]:
        found = (
            file
            for file in site.root.rglob("*")
            if file.is_file() and file.suffix not in {".html", ".gz", ".zip", ".xml"}
        )
        names = {file.relative_to(site.root).as_posix(): file for file in found}
        own = re.compile(
            r"assets/(stylesheets/(classic|modern|main\.|palette\.|joined\.)"
            r"|javascripts/(bundle\.|workers/|lunr/|LICENSE)|images/)|search\.json"
        )
        return {name: file.read_bytes() for name, file in names.items() if not own.match(name)}

    ours, others = files(mkdocs_site), files(zensical_site)

    assert set(others) == set(ours)
    assert [name for name, content in ours.items() if others[name] != content] == []


def test_the_sitemap_names_the_same_addresses(mkdocs_site: Site, zensical_site: Site) -> None:
    def named(site: Site) -> list[str]:
        text = (site.root / "sitemap.xml").read_text(encoding="utf-8").replace("&#x2f;", "/")
        return sorted(re.findall(r"<loc>(.*?)</loc>", text))

    assert named(zensical_site) == named(mkdocs_site)


def test_without_zensical_the_build_says_how_to_get_it(index: Index, tmp_path: Path) -> None:
    with pytest.raises(zensical.NotBuiltError, match="make zensical"):
        zensical.build(ROOT, index, site_of(ROOT), tmp_path / "site", tmp_path / "none")
