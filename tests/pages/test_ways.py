"""On every page the reader sees in which part of the site it stands, and what lies above, beside, before and after."""

from __future__ import annotations

import posixpath
import re

import pytest

from macros.model import urls
from macros.model.index import Index
from macros.views.siblings import shelves
from tests.support import today
from tests.support.site import Site
from tests.support.visits import KINDS_OF_PAGE

pytestmark = pytest.mark.both_builders


def frame(site: Site, address: str) -> str:
    return (site.root / address / "index.html").read_text(encoding="utf-8")


def test_every_page_of_the_map_marks_its_part_and_itself_and_shows_the_way_above_its_title(
    site: Site, index: Index
) -> None:
    for shelf in shelves(index):
        for address, _ in shelf.pages:
            page = frame(site, address)

            assert page.count("md-tabs__item--active") <= 1, address  # none where the menu names no list of theirs
            assert len(re.findall(r'<a [^>]*aria-current="page"', page)) == 1, address
            assert page.index('class="sm-trail"') < page.index("<h1"), address


def test_the_foot_of_a_page_leads_to_the_one_before_and_the_one_after(site: Site, index: Index) -> None:
    framework = today.framework(index)
    references = index.in_edition(framework.id, str(framework.current_edition))
    for before, here, after in zip(references, references[1:], references[2:], strict=False):
        turn = {
            link["rel"][0]: posixpath.normpath(posixpath.join(urls.of_provision(here), link["href"])) + "/"
            for link in site.article(urls.of_provision(here)).select(".sm-turn a")
        }

        assert turn == {"prev": urls.of_provision(before), "next": urls.of_provision(after)}


def test_the_menu_of_a_page_shows_its_kind_or_group_and_not_the_whole_map(site: Site, index: Index) -> None:
    for kind in ("provision that was seen", "principle", "situation with a table"):
        address = KINDS_OF_PAGE[kind](index)
        links = site.page(address).select(".sm-menu a")
        shown = {posixpath.normpath(posixpath.join(address, link["href"])) + "/" for link in links}
        siblings = next(shelf for shelf in shelves(index) if address in dict(shelf.pages))

        assert shown >= {link.address for link in siblings.pages}, address
        assert len(links) < len(index.items), address


def test_the_foot_of_the_site_says_what_it_is_and_how_old(site: Site, index: Index) -> None:
    foot = site.page("").select_one(".md-footer")
    links = [link.get_text() for link in foot.select(".sm-foot a")]

    assert links == ["About", "Limits", "Privacy", "Accessibility", "Contact"]
    assert index.data.versions[0].on[:4] in foot.select_one(".sm-state").get_text()


def test_the_list_of_what_teaches_names_every_page_that_does(site: Site, index: Index) -> None:
    listed = {link.get_text() for link in site.article("learn/").select("table td:first-child a")}

    assert listed == {item.title for item in index.items.values() if item.people}
