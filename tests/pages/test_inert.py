"""Text from contributors is shown, never run: not as Jinja, not as HTML, not as a link."""

from __future__ import annotations

import dataclasses
import re

import jinja2
import markdown
import pytest
import yaml
from bs4 import BeautifulSoup

from macros.model import urls
from macros.model.evidence import is_known
from macros.model.index import Index
from macros.model.places import Place, Text
from macros.model.records import Data, Provision
from macros.pages.comparisons import same_subject
from macros.pages.environment import Here, escape
from macros.pages.items import item_head, related_pages, what_the_sources_say, what_the_standards_say
from macros.pages.made import made_pages
from macros.pages.standards import provision_page
from tests.support import today
from tests.support.data import well_known
from tests.support.hostile import HOSTILE
from tests.support.project import ROOT

PLACE = Place("data/standards.yml", 1, 1)


TEXT = Text(HOSTILE, PLACE)


@pytest.fixture(scope="module")
def poisoned(index: Index) -> Index:
    """The real data with hostile text in every field that contributors write in words."""

    def provision(known: Provision) -> Provision:
        seen = tuple(dataclasses.replace(copy, copy=TEXT, dated=TEXT) for copy in known.seen)
        known = dataclasses.replace(known, note=TEXT, seen=seen)
        if not is_known(known):
            return known
        return dataclasses.replace(known, title=TEXT, in_our_words=TEXT, online=TEXT, force=TEXT)

    frameworks = tuple(
        dataclasses.replace(framework, publisher=TEXT, provisions=tuple(map(provision, framework.provisions)))
        for framework in index.data.frameworks
    )
    answers = tuple(
        dataclasses.replace(
            answer, mappings=tuple(dataclasses.replace(mapping, why=TEXT, where=TEXT) for mapping in answer.mappings)
        )
        for answer in index.data.answers
    )
    sources = tuple(
        dataclasses.replace(
            source,
            short=TEXT,
            statements=tuple(dataclasses.replace(s, says=TEXT, where=TEXT) for s in source.statements),
        )
        for source in index.data.sources
    )
    reports = tuple(
        dataclasses.replace(report, title=TEXT, publisher=TEXT, date=TEXT, says=TEXT) for report in index.data.reports
    )
    items = tuple(
        dataclasses.replace(item, title=TEXT, summary=TEXT, cautions=(TEXT,), reports=(reports[0].id,))
        for item in index.data.items
    )
    comparisons = tuple(
        dataclasses.replace(
            comparison,
            title=TEXT,
            says=TEXT,
            aspects=tuple(
                dataclasses.replace(
                    aspect, name=TEXT, marks=tuple(dataclasses.replace(mark, why=TEXT) for mark in aspect.marks)
                )
                for aspect in comparison.aspects
            ),
        )
        for comparison in index.data.comparisons
    )
    bindings = tuple(dataclasses.replace(binding, who=TEXT, people=TEXT) for binding in index.data.bindings)
    return Index.of(
        Data(
            frameworks=frameworks,
            answers=answers,
            sources=sources,
            items=items,
            reports=reports,
            bindings=bindings,
            comparisons=comparisons,
        )
    )


def as_page(text: str) -> BeautifulSoup:
    """Turn what a macro returned into HTML with the extensions of the real site."""
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    names = [name if isinstance(name, str) else next(iter(name)) for name in config["markdown_extensions"]]
    return BeautifulSoup(markdown.markdown(text, extensions=names), "lxml")


def assert_inert(page: BeautifulSoup) -> None:
    assert not page.select(
        "script:not([src$='/assets/javascripts/provision-filter.js']), img, iframe, style, [onerror], [onclick]"
    )
    assert not [
        link for link in page.select("a[href]") if re.match(r"(?i)javascript:|https://x\.example", str(link["href"]))
    ]
    assert HOSTILE in " ".join(page.get_text().split())


def test_hostile_text_comes_out_as_plain_text_on_provision_pages(poisoned: Index) -> None:
    known = well_known(poisoned)

    assert_inert(
        as_page(
            provision_page(poisoned, Here(urls.of_provision(known), ""), known.framework, known.edition, known.number)
        )
    )


@pytest.mark.parametrize("macro", [what_the_standards_say, what_the_sources_say, item_head, related_pages])
def test_hostile_text_comes_out_as_plain_text_on_item_pages(poisoned: Index, macro: object) -> None:
    concept = today.richest(poisoned, "concept")
    here = Here(urls.of_item(concept), concept.file)

    assert_inert(as_page(macro(poisoned, here)))  # type: ignore[operator]


def test_hostile_text_comes_out_as_plain_text_where_numbers_are_compared(poisoned: Index) -> None:
    assert_inert(as_page(same_subject(poisoned, Here(urls.SAME_SUBJECT, ""))))


def test_text_from_the_data_never_stands_where_jinja_reads(poisoned: Index) -> None:
    environment = jinja2.Environment(autoescape=False)  # noqa: S701  as mkdocs-macros has it
    for page in made_pages(poisoned):
        body = page.markdown.split("---\n", 2)[2]
        calls = [node.name for node in environment.parse(body).find_all(jinja2.nodes.Name)]

        assert calls == [page.macro]


def test_titles_and_descriptions_of_made_pages_hold_no_live_html(poisoned: Index) -> None:
    for page in made_pages(poisoned):
        meta = yaml.safe_load(page.markdown.split("---\n", 2)[1])

        assert not re.search(r'[<>"]', meta["title"] + meta.get("description", ""))


@pytest.mark.parametrize("text", ["5.6", "3.10", "5:9", "It's \u2018plain\u2019, 50% \u2013 caf\u00e9 & co."])
def test_plain_text_is_shown_as_it_was_written(text: str) -> None:
    assert as_page(f"<p>{escape(text)}</p>").get_text() == text
    assert as_page(f"x {escape(text)}").get_text() == f"x {text}"
