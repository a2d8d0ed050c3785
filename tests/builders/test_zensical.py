"""The site is the same when Zensical builds it: pages, headings, links, numbers and what the map says of them."""

from __future__ import annotations

import os
import posixpath
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from macros.builders import zensical
from macros.model.index import Index
from macros.reading.project import load
from macros.reading.settings import site_of
from tests.support.data import squeeze
from tests.support.plants import ADMITTED, LEFT_OUT, PIPE, RAN, REFUSED, plant, plant_links, unsaid
from tests.support.project import ROOT, STEADY, small_project
from tests.support.site import Site, build


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
        one, other = (site.tree(address).find(".//article") for site in (mkdocs_site, zensical_site))
        differ += [(address, what) for what, of in SAME.items() if of(one, address) != of(other, address)]

    assert differ == []


def test_the_frame_of_every_page_is_the_same_for_readers_and_search_engines(
    mkdocs_site: Site, zensical_site: Site
) -> None:
    def frame(site: Site, address: str) -> Any:
        page = site.tree(address)
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
    # What each builder brings itself: its theme, which `_headers` names, its search, and pages whose frame differs.
    def files(site: Site) -> dict[str, bytes]:
        found = (
            file
            for file in site.root.rglob("*")
            if file.is_file() and file.suffix not in {".html", ".gz", ".zip", ".xml"}
        )
        names = {file.relative_to(site.root).as_posix(): file for file in found}
        own = re.compile(
            r"assets/(stylesheets/(classic|modern|main\.|palette\.|joined\.)"
            r"|javascripts/(bundle\.|workers/|lunr/|LICENSE)|images/)|search\.json|_headers"
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


# --- Files that nobody has checked ------------------------------------------------------------------------------------


def small(project: Path, built: Path) -> str:
    """Build the small map by the second builder, and return what is said."""
    return zensical.build(project, load(project).index, site_of(project), built, ROOT / zensical.BUILDER)


@pytest.mark.usefixtures("zensical_site")  # a test of the second builder
def test_what_is_admitted_is_published_as_the_first_builder_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", STEADY["SOURCE_DATE_EPOCH"])
    project = small_project(tmp_path / "map")
    plant(project, ADMITTED | LEFT_OUT)
    first = build(project, tmp_path / "first")
    said = small(project, tmp_path / "second")
    theme = re.compile(
        r"assets/(?:images|javascripts|stylesheets)/|sitemap\.xml|search\.json|standards-map\.zip|404|_headers"
    )

    def files(site: Path) -> dict[str, bytes]:
        found = {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}
        named = {name: content for name, content in found.items() if not theme.match(name)}
        return {name: b"" if name.endswith("index.html") else content for name, content in named.items()}

    ours, others = files(first.root), files(tmp_path / "second")

    assert said.startswith("left out, neither read nor published: data/.DS_Store")
    assert set(ours) == set(others)
    assert [name for name, content in ours.items() if others[name] != content] == []


@pytest.mark.usefixtures("zensical_site")
def test_no_planted_file_gets_through_the_second_builder(tmp_path: Path) -> None:
    project = small_project(tmp_path / "map")
    plant(project, REFUSED | LEFT_OUT)
    plant_links(project)
    with pytest.raises(zensical.NotBuiltError) as stopped:
        small(project, tmp_path / "site")
    (project / PIPE).unlink()
    left = small_project(tmp_path / "left")
    plant(left, LEFT_OUT)
    for directory in (project, left):
        (directory / "docs/concepts/~$fair-weight.md").unlink()  # it reads no page that is not UTF-8
    asked_directly = [directly(project), directly(left)]

    assert unsaid(str(stopped.value)) == []
    assert not (tmp_path / "site").exists()
    assert [done.returncode for done in asked_directly] == [1, 1]
    assert "is no page of the map: nobody has checked it" in asked_directly[1].stdout + asked_directly[1].stderr
    assert list(tmp_path.rglob(RAN)) == []


def directly(project: Path) -> subprocess.CompletedProcess[str]:
    """Call the builder as somebody would who knows nothing of our command."""
    return subprocess.run(
        [ROOT / zensical.BUILDER, "build"],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
