"""A page that was published stays, leads on, or says that it is gone, and feeds lead to pages.

The real builder shows it on a small made-up map, whose pages move.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import feedparser
import pytest
from bs4 import BeautifulSoup

from macros.model import dates, urls
from macros.model.index import Index
from macros.model.places import Problem
from macros.pages.made import made_pages
from macros.reading.project import checked, load
from macros.rules import addresses
from tests.support.broken import SOUND, sound_files
from tests.support.data import squeeze
from tests.support.project import PUBLISHED_AS, ROOT, called, edit, small_project
from tests.support.site import Site, build, started

HOME = PUBLISHED_AS.address
OLD, NEW = "concepts/two-hats/", "concepts/both-hats/"
MOVED = f'  "{OLD}":\n    on: "2026-01-15"\n    why: "The page has a better name."\n    to: "{NEW}"\n'
RENAMED = '  "item:two-hats":\n    on: "2026-01-15"\n    why: "The page has a better name."\n'
GONE = '  "examples/fair-day/":\n    on: "2026-01-16"\n    why: "Nobody asked for it."\n'


@pytest.fixture
def mill(tmp_path: Path) -> Path:
    """Return the project of the made-up millers with all that it holds published, and one page that went long ago."""
    small_project(tmp_path)
    published = [
        *addresses.ids(load(tmp_path).index),
        OLD,
        "concepts/fair-weight/",
        "standards/mill/1-1/",
        "standards/mill/2016/1-1/",
        "examples/fair-day/",
    ]
    (tmp_path / addresses.PUBLISHED).write_text("".join(f"{name}\n" for name in sorted(published)), encoding="utf-8")
    retire(tmp_path, GONE)
    return tmp_path


def retire(project: Path, *entries: str) -> None:
    (project / addresses.RETIRED).write_text("retired:\n" + "".join(entries), encoding="utf-8")


def rename(project: Path) -> None:
    """Give a page another name, as a person would: its file, and its name wherever it stands."""
    (project / "docs" / f"{OLD.rstrip('/')}.md").rename(project / "docs" / f"{NEW.rstrip('/')}.md")
    for file in [*(project / "data").glob("*.yml"), *(project / "docs").rglob("*.md")]:
        file.write_text(file.read_text(encoding="utf-8").replace("two-hats", "both-hats"), encoding="utf-8")
    (project / addresses.RETIRED).write_text(f"retired:\n{GONE}", encoding="utf-8")


def refusal(project: Path) -> str:
    """Build a project that must not be built, and return what the builder says."""
    done = started(project, project / "site")
    assert done.returncode != 0
    return done.stdout + done.stderr


def head(site: Site, address: str) -> tuple[str, str | None, list[str]]:
    """Return what a browser and a search engine read first.

    That is the canonical address, where the page leads on to, and what robots are told.
    """
    page = site.page(address)
    leads = [
        urljoin(HOME + address, tag["content"].partition("url=")[2]) for tag in page.select("meta[http-equiv=refresh]")
    ]
    return (
        page.select_one("link[rel=canonical]")["href"],
        leads[0] if leads else None,
        [tag["content"] for tag in page.select("meta[name=robots]")],
    )


def test_a_page_that_moved_leads_on_and_one_that_went_says_so(mill: Path) -> None:
    rename(mill)
    retire(mill, MOVED, RENAMED, GONE)
    site = build(mill, mill / "site")
    listed = (site.root / "sitemap.xml").read_text(encoding="utf-8")

    assert head(site, OLD) == (HOME + NEW, HOME + NEW, ["noindex"])
    assert site.article(OLD).select_one(".sm-banner a")["href"] == "../both-hats/"
    assert "This page has moved. The page has a better name." in squeeze(site.article(OLD).get_text())
    assert head(site, "examples/fair-day/") == (HOME + "examples/fair-day/", None, [])
    assert "This page is gone. It was taken out on 16 January 2026. Nobody asked for it." in squeeze(
        site.article("examples/fair-day/").get_text()
    )
    assert (f"{HOME}{NEW}<" in listed, f"{HOME}{OLD}<" in listed) == (True, False)


def test_the_build_stops_where_a_page_and_its_id_vanished(mill: Path) -> None:
    rename(mill)
    said = refusal(mill)

    assert "the id item:two-hats was published, and is gone" in said
    assert "put it back, or write below retired: in data/retired.yml" in said
    assert all(f'      "{name}":\n        on: "' in said for name in ("item:two-hats", OLD))


# --- The rule by itself -----------------------------------------------------------------------------------------------


def test_everything_that_was_published_still_stands(site: Site, index: Index) -> None:
    listed = addresses.published(ROOT)

    assert addresses.problems(ROOT, index, site.root) == []
    assert listed
    assert len(set(listed)) == len(listed)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a project with two published names, and its built site in `site/`."""
    for folder in ("data", "docs/concepts", "site/concepts/kept"):
        (tmp_path / folder).mkdir(parents=True)
    for name in ("standards", "sources"):
        key = {"standards": "frameworks", "sources": "sources"}[name]
        (tmp_path / "data" / f"{name}.yml").write_text(f"{key}: {{}}\n", encoding="utf-8")
    (tmp_path / "data" / "mappings.yml").write_text("# none\n", encoding="utf-8")
    (tmp_path / "docs/concepts/kept.md").write_text(
        '---\ntitle: "Kept"\nsummary: "Kept."\ntheme: "tools"\n---\n', encoding="utf-8"
    )
    (tmp_path / "site/concepts/kept/index.html").write_text("<p>kept</p>", encoding="utf-8")
    (tmp_path / "data" / "published.txt").write_text("concepts/kept/\nitem:kept\n", encoding="utf-8")
    return tmp_path


def retire_one(project: Path, name: str, to: str = "") -> None:
    leads = f'    to: "{to}"\n' if to else ""
    retire(project, f'  "{name}":\n    on: "2026-01-15"\n    why: "It has a better name."\n{leads}')


def lost(project: Path) -> list[Problem]:
    return addresses.problems(project, load(project).index, project / "site")


def test_a_page_that_vanished_stops_the_build(small: Path) -> None:
    assert lost(small) == []
    (small / "site/concepts/kept/index.html").unlink()

    assert [problem.fact for problem in lost(small)] == ["the address concepts/kept/ was published, and is gone"]


def test_an_id_that_vanished_stops_the_build_until_it_is_retired(small: Path) -> None:
    (small / "docs/concepts/kept.md").rename(small / "docs/concepts/other.md")
    assert [problem.fact for problem in lost(small)] == ["the id item:kept was published, and is gone"]
    retire_one(small, "item:kept")

    assert lost(small) == []


@pytest.mark.parametrize(
    ("name", "to", "leads"), [("mill/", "bell/", True), ("mill/", "", False), ("provision:mill:1.1", "bell/", False)]
)
def test_an_address_leads_on_and_an_id_does_not(name: str, to: str, leads: bool) -> None:  # noqa: FBT001
    assert (f'    to: "{to}"' in addresses.entry(name, "2026-12-01", "It went.", to)) == leads


def test_a_retired_name_is_never_used_again(small: Path) -> None:
    retire_one(small, "item:kept")
    assert [problem.fact for problem in lost(small)] == ["item:kept is retired, and is in use again"]
    retire_one(small, "concepts/kept/")

    assert [problem.fact for problem in lost(small)] == ["concepts/kept/ is retired, and is in use again"]


def test_a_redirect_to_nowhere_stops_the_build(small: Path) -> None:
    retire_one(small, "concepts/old/", to="concepts/nowhere/")

    assert [problem.fact for problem in lost(small)] == ["concepts/old/ leads to concepts/nowhere/, which has no page"]


def test_retired_addresses_that_lead_to_each_other_are_told_before_a_build(mill: Path) -> None:
    ways = {"concepts/a/": "concepts/b/", "concepts/b/": "concepts/a/", "concepts/c/": NEW}
    entries = (f'  "{old}":\n    on: "2026-01-15"\n    why: "It went."\n    to: "{new}"\n' for old, new in ways.items())
    rename(mill)
    retire(mill, GONE, MOVED, RENAMED, *entries)

    facts = [problem.fact for problem in addresses.problems_before_a_build(mill, load(mill).index)]

    assert facts == [f"{old} leads to {ways[old]}, and from there back to where it began" for old in list(ways)[:2]]


def test_before_a_build_the_same_addresses_are_known() -> None:
    index = load(SOUND).index
    made = {urls.of_file(f"docs/{page.source}") for page in made_pages(index)}
    written = {
        urls.of_file(file)
        for file in [*(item.file for item in index.data.items), *(page.file for page in index.data.pages)]
    }

    assert set(addresses.to_be_built(index)) == made | written


def test_the_check_tells_what_is_gone_before_a_build_and_every_line_to_write(mill: Path) -> None:
    edit(mill / "data" / "standards.yml", 'number: "5:10"', 'number: "5:11"')
    (mill / addresses.PUBLISHED).write_text("provision:bell@2020:5:10\nprovision:bell@2020:5:9\nstandards/bell/5-10/\n")
    first = dates.today()
    said = called("check", root=mill).stdout
    days = {first, dates.today()}  # the second where midnight has passed between

    assert set(re.findall(r'on: "(.+)"', said)) <= days
    assert said.startswith(
        "data/published.txt:1:1: the id provision:bell@2020:5:10 was published, and is gone\n"
        f"    put it back, and let .venv/bin/python -m macros renumber --root {mill} bell@2020:5:10 5:11 move it; "
        "or write below retired: in "
    )
    assert '      "standards/bell/5-10/":\n        on: "' in said
    assert '        to: "standards/bell/5-11/"\n1 problem\n' in said


def test_what_went_together_is_told_once_under_the_name_of_the_most(tmp_path: Path) -> None:
    gone = (
        *("compare/mill-tower/", "concepts/gone/", "edition:mill@1999", "edition:tower@2020", "framework:tower"),
        *("item:gone", "provision:mill@1999:1.1", "provision:tower@2020:1.1", "standards/tower/"),
    )
    (tmp_path / "data").mkdir()
    (tmp_path / addresses.PUBLISHED).write_text("".join(f"{name}\n" for name in gone), encoding="utf-8")
    told = addresses.problems_before_a_build(tmp_path, load(SOUND).index)

    assert {problem.fact: problem.cause and problem.cause.name for problem in told} == {
        "the id framework:tower was published, and is gone": "the framework tower",
        "the id edition:mill@1999 was published, and is gone": "the edition 1999 of mill",
        "the id item:gone was published, and is gone": "the page gone",
    }


@pytest.mark.parametrize("new", ["principles/two-hats", "concepts/both-hats"])
def test_a_page_that_moved_or_has_another_name_leads_on_in_the_lines_to_write(tmp_path: Path, new: str) -> None:
    files = dict(sound_files())
    files[f"docs/{new}.md"] = files.pop("docs/concepts/two-hats.md")
    (tmp_path / "data").mkdir()
    (tmp_path / addresses.PUBLISHED).write_text(OLD, encoding="utf-8")
    told = list(addresses.problems_before_a_build(tmp_path, checked(files).index))

    assert [problem.remedy.rpartition("\n")[2] for problem in told] == [f'        to: "{new}/"']


def test_recording_adds_and_never_takes_away(small: Path) -> None:
    (small / "site/concepts/kept/index.html").unlink()
    (small / "site/concepts/new").mkdir()
    (small / "site/concepts/new/index.html").write_text("", encoding="utf-8")

    assert addresses.record(small, load(small).index, small / "site") == ["concepts/new/"]
    assert addresses.published(small) == ["concepts/kept/", "concepts/new/", "item:kept"]


# --- Feeds ------------------------------------------------------------------------------------------------------------


def links_of_feeds(site: Site) -> list[tuple[str, str]]:
    """Return feed and link for every link of every feed: of the feed itself, of its entries, and in their text."""
    tags = [
        (file.name, tag)
        for file in sorted(site.root.rglob("feed*.xml"))
        for tag in BeautifulSoup(file.read_bytes(), "xml").select("[href]")
    ]
    return [(name, str(tag["href"])) for name, tag in tags]


def leads_somewhere(site: Site, link: str) -> bool:
    path, _, anchor = link.removeprefix(HOME).partition("#")
    if not link.startswith(HOME) or (path not in site.addresses and not (site.root / path).is_file()):
        return False
    return not anchor or site.page(path).find(id=anchor) is not None


def test_every_link_of_every_feed_leads_to_a_page(site: Site, raw: Any) -> None:
    found = links_of_feeds(site)

    assert {feed for feed, _ in found} == {"feed.xml", *(f"feed-{name}.xml" for name in raw["standards"]["frameworks"])}
    assert [(feed, link) for feed, link in found if not leads_somewhere(site, link)] == []
    assert not leads_somewhere(site, f"{HOME}changes/#version-none")


def test_what_moved_stands_in_the_feeds_and_each_sentence_leads_to_its_page(mill: Path) -> None:
    mappings = mill / "data" / "mappings.yml"
    mappings.write_text(
        mappings.read_text(encoding="utf-8").replace("relation: engages", "relation: explains", 1), encoding="utf-8"
    )
    (mill / "CITATION.cff").write_text("", encoding="utf-8")
    (mill / "data" / "versions.yml").write_text("versions:\n", encoding="utf-8")
    assert (
        called(
            "changes", ROOT / "tests" / "sound", "--record", "2027-01-02", "--summary", "A millstone moved.", root=mill
        ).returncode
        == 0
    )
    site = build(mill, mill / "site")
    (entry,) = feedparser.parse((site.root / "changes" / "feed-mill.xml").read_bytes()).entries
    (link,) = BeautifulSoup(entry.content[0].value, "lxml").select("li a")

    assert entry.title == "Version 2027-01-02: A millstone moved."
    assert link.get_text() == "Mill 2.10: “Two hats” now explains it; before, it engages it."
    assert link["href"] == HOME + OLD
    assert feedparser.parse((site.root / "changes" / "feed-bell.xml").read_bytes()).entries == []
    assert [(feed, link) for feed, link in links_of_feeds(site) if not leads_somewhere(site, link)] == []
