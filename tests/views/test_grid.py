"""All numbers of an edition as cells: the form says how a number was read, the figure how many pages link to it."""

from __future__ import annotations

import posixpath

from macros.model import urls
from macros.model.evidence import is_plainly_whole, status_of
from macros.model.index import Index
from macros.model.names import name_of
from macros.model.records import Provision
from macros.model.words import STATUSES
from macros.views.grid import FORMS, WHOLE
from macros.views.unread import unread
from tests.support.project import ROOT
from tests.support.site import Site

STYLES = (ROOT / "docs" / "assets" / "stylesheets" / "kinds" / "glance.css").read_text(encoding="utf-8")


def form_of(provision: Provision) -> str:
    return WHOLE if is_plainly_whole(provision) else status_of(provision)


def test_every_number_is_a_cell_that_says_how_it_was_read_and_leads_to_its_page(site: Site, index: Index) -> None:
    for name, edition in index.editions:
        here = urls.of_framework(index.frameworks[name], edition)
        article, references = site.article(here), index.in_edition(name, edition)
        cells = article.select(".sm-grid a")
        shown = [(posixpath.normpath(here + cell["href"]) + "/", int(cell["data-pages"])) for cell in cells]
        forms = [cell["data-read"] for cell in cells]
        key = [sign["data-read"] for sign in article.select(".sm-key [data-read]")]

        assert shown == [(urls.of_provision(each), len(index.mappings_to(each))) for each in references]
        assert forms == [form_of(index.provisions[each]) for each in references]
        assert key == [form for form in FORMS if form in forms]
        for cell, reference in zip(cells, references, strict=True):
            assert cell["aria-label"].startswith(name_of(index, reference))
            assert f"({FORMS[cell['data-read']][1].lower()}, {cell['data-pages']} page" in cell["aria-label"]


def test_whoever_helps_to_read_sees_all_numbers_of_each_text_that_lacks_something(site: Site, index: Index) -> None:
    cells = site.article(urls.HELP_US_READ).select(".sm-grid a")
    texts = [(framework.id, text.edition.id) for framework, editions in unread(index) for text in editions]
    expected = [urls.of_provision(each) for key in texts for each in index.in_edition(*key)]

    assert [posixpath.normpath(urls.HELP_US_READ + cell["href"]) + "/" for cell in cells] == expected


def test_every_status_has_a_form_and_every_form_a_border_of_its_own() -> None:
    plain = {"number"}  # a thin frame, which all the others differ from

    assert {status if not status.startswith(WHOLE) else WHOLE for status in STATUSES} == set(FORMS)
    assert {form for form in FORMS if f'[data-read="{form}"]' in STYLES} == set(FORMS) - plain
