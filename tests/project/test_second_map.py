"""The same commands build the map of another profession from data alone, and nothing of the first map stands in it."""

from __future__ import annotations

import functools
import json
import posixpath
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import pypdfium2
import pytest
import zxingcpp
from lxml import etree, html
from playwright.sync_api import Browser, Page, expect

from macros.__main__ import main
from macros.model.index import Index
from macros.reading.project import load
from macros.reading.settings import read, site_of
from macros.search.resolver import resolved
from tests.support.paper import words_of
from tests.support.project import PUBLISHED_AS, ROOT, edit
from tests.support.served import Quiet, served
from tests.support.site import Site, assert_built_again_alike, build, once
from tests.support.visits import open_search

SECOND = ROOT / "tests" / "second_map"
PROFESSION = ("social work", "social worker", "social workers", "UK", "British", "Britain")
TEXTS = {
    ".html",
    ".xml",
    ".json",
    ".jsonld",
    ".csv",
    ".tsv",
    ".ttl",
    ".txt",
    ".js",
    ".css",
    ".py",
    ".bib",
    ".cff",
    ".svg",
}
ENGINE = ("macros", "theme", "docs/assets/javascripts", "docs/assets/stylesheets")
ADDRESS = site_of(SECOND).address
FOLDER = urlsplit(ADDRESS).path
CONTACT = "keeper@crossing-book.example"
SHEETS = ("standards/span.pdf", "standards/lamp/2-1.pdf", "concepts/who-is-on-the-water.pdf", "learn/two-banks.pdf")


@functools.cache
def of_the_first_map() -> re.Pattern[str]:
    """Return what finds the names of the first map: its frameworks, their publishers, nations, and its profession."""
    index = load().index
    names = set(PROFESSION)
    for framework in index.frameworks.values():
        names |= {framework.id, framework.short, framework.publisher, framework.title, framework.nation}
    names |= {str(binding.where) for binding in index.data.bindings if binding.where}
    names |= {name for body in index.data.elsewhere for name in body.spoken_as if " " not in name}
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<![a-z])(?:{'|'.join(map(re.escape, longest_first))})(?![a-z])", re.IGNORECASE)


@pytest.fixture(scope="module")
def project(shared: Path) -> Path:
    """Return a copy of the second map, outside the work tree, with its handouts, made once for the whole run."""

    def make(project: Path) -> str:
        shutil.copytree(SECOND, project, ignore=shutil.ignore_patterns("handouts"))
        settings = project / "mkdocs.yml"
        edit(settings, "extra:\n", f"extra:\n  contact: {CONTACT}\n")
        settings.write_text(settings.read_text(encoding="utf-8").replace("../..", ROOT.as_posix()), encoding="utf-8")
        assert main(["handouts", "--root", str(project)]) == 0
        return ""

    return once(shared, "second-map", make).root


@pytest.fixture(scope="module")
def second(project: Path, shared: Path) -> Site:
    """Return the built site of the second map, below the folder in which its address says that it stands."""
    www = once(shared, "second-www", lambda folder: build(project, folder / FOLDER.strip("/")).log)
    return Site(www.root / FOLDER.strip("/"), www.log)


@pytest.fixture(scope="module")
def second_index(project: Path) -> Index:
    return load(project).index


@pytest.fixture(scope="module")
def texts(second: Site) -> dict[str, str]:
    """Return name → text for the files of the built site, and for one sheet a kind what a reader can read.

    Scripts are searched where they stand.
    """
    files = [
        file for file in sorted(second.root.rglob("*")) if file.suffix in TEXTS and "javascripts" not in file.parts
    ]
    texts = {file.relative_to(second.root).as_posix(): file.read_text(encoding="utf-8") for file in files}
    for name in SHEETS:
        texts[name] = words_of(second.root / "handouts" / name)
    return texts


def test_the_check_finds_no_problem(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(SECOND)]) == 0
    assert capsys.readouterr().out == "0 problems\n"


def test_no_word_of_the_first_map_stands_in_the_second(texts: dict[str, str]) -> None:
    named = of_the_first_map()
    found = {name: sorted({match[0] for match in named.finditer(text)}) for name, text in texts.items()}

    assert {name: words for name, words in found.items() if words} == {}


def test_the_words_of_the_first_map_are_found_where_they_stand() -> None:
    named = of_the_first_map()
    framework = next(iter(load().index.frameworks.values()))

    for text in (
        f"{framework.short} 5.6",
        f"x-{framework.id}/",
        f"in {framework.nation}.",
        "a social worker",
        framework.publisher.upper(),
    ):
        assert named.search(text), text
    assert not named.search("ukulele answers")


def test_its_own_words_stand_everywhere(second: Site, texts: dict[str, str]) -> None:
    own = re.compile("Wardens of the Span|Look before you lift")
    kinds = {Path(name).suffix for name, text in texts.items() if own.search(text)}

    assert {".html", ".json", ".csv", ".js", ".txt", ".pdf", ".ttl", ".tsv", ".bib"} <= kinds
    assert {name for name in SHEETS if "The Crossing Book" not in texts[name]} == set()
    assert second.page("").title.text == "Find what your articles say - The Crossing Book"
    assert "The rules for keepers of moving bridges" in (second.root / "llms.txt").read_text(encoding="utf-8")
    assert "Frameworks of The Tarn are not covered yet." in second.article("standards/").text
    assert [
        label.text.strip() for label in second.article("").select("[data-show-first] label")
    ] == []  # one nation alone has a framework of its own
    assert (
        second.article("about/does-this-apply-to-me/")
        .select_one('section[data-where=""] h3')
        .text.startswith("Member of the League, anywhere")
    )
    assert {feed.name for feed in (second.root / "changes").glob("feed*.xml")} == {
        "feed.xml",
        "feed-span.xml",
        "feed-lamp.xml",
    }


def test_it_has_its_own_colours_above_those_of_the_project(second: Site) -> None:
    ours, own = read(ROOT).listed, read(SECOND).listed
    joined = next(second.root.glob("assets/stylesheets/joined.*.css")).read_text(encoding="utf-8")
    colours = re.findall(r"--sm-accent:\s*(#[0-9a-f]{6})", joined)

    assert ours
    assert own == ours | {"assets/stylesheets/own-colours.css"}
    assert colours.index("#0b5563") < colours.index("#5b2a86")


def test_whoever_has_no_account_can_write_a_mail_where_an_address_is_set(second: Site, site: Site) -> None:
    with_mail, first = second.page("standards/lamp/2-1/"), site.page("n/")
    (mail,) = [urlsplit(link["href"]) for link in with_mail.select('.sm-tell a[href^="mailto:"]')]
    foot, of_the_first = (
        [link["href"] for link in page.select("footer a") if link.text == "Contact"] for page in (with_mail, first)
    )
    own = PUBLISHED_AS.contact  # a fork may have one

    assert (mail.path, parse_qs(mail.query)["body"]) == (CONTACT, [f"{ADDRESS}standards/lamp/2-1/"])
    assert foot == [f"mailto:{CONTACT}"]
    assert of_the_first == [f"mailto:{own}" if own else f"{PUBLISHED_AS.repository}/issues"]
    assert bool(first.select(".sm-tell a[href^='mailto:']")) is bool(own)


def test_every_link_leads_to_a_file_and_to_a_place_in_it(second: Site) -> None:
    pages = {address: html.parse(second.root / address / "index.html") for address in second.addresses}
    places = {address: set(page.xpath("//@id")) for address, page in pages.items()}
    broken = []
    for address, page in pages.items():
        for link in map(urlsplit, page.xpath("//@href | //@src")):
            if link.scheme or link.netloc:
                continue
            there = posixpath.normpath(posixpath.join("/", address, link.path))[1:]
            known = places.get(f"{there}/".lstrip("/"))
            typed = "=" in link.fragment  # what a page hands over to the sheet
            if not (second.root / there).exists() or (
                link.fragment and not typed and link.fragment not in (known or ())
            ):
                broken.append(f"{address}: {link.geturl()}")

    assert broken == []


def test_two_builds_of_it_are_byte_identical(second: Site, project: Path, tmp_path: Path) -> None:
    assert_built_again_alike(second, project, tmp_path)


# --- Below a folder ---------------------------------------------------------------------------------------------------


def leads_to_a_file(second: Site, address: str) -> bool:
    """Tell whether an address of the site is one of its pages or files."""
    there = second.root / urlsplit(address).path.removeprefix(FOLDER)
    return address.startswith(ADDRESS) and (there / "index.html" if address.endswith("/") else there).is_file()


def test_what_names_the_whole_address_names_the_folder_too(second: Site) -> None:
    pages = {address: html.parse(second.root / address / "index.html") for address in second.addresses}
    canonical = {address: page.xpath("string(//link[@rel='canonical']/@href)") for address, page in pages.items()}
    leading_on = {address for address, page in pages.items() if page.xpath("//meta[@http-equiv='refresh']")}
    whole = {*canonical.values()}
    for file in (*second.root.glob("changes/feed*.xml"), second.root / "sitemap.xml"):
        named = etree.parse(file).xpath("//*[local-name()='loc']/text() | //*[local-name()='link']/@href")
        whole |= {str(address).partition("#")[0] for address in named}
    search = etree.parse(second.root / "opensearch.xml").xpath("string(//@template)")
    contact = (second.root / ".well-known/security.txt").read_text(encoding="utf-8")

    assert FOLDER.count("/") > 1
    assert leading_on
    assert {address for address in whole if not leads_to_a_file(second, address)} == set()
    assert {page for page, counts in canonical.items() if page not in leading_on and counts != ADDRESS + page} == set()
    assert search == f"{ADDRESS}go/#q={{searchTerms}}"
    assert f"Canonical: {ADDRESS}.well-known/security.txt\n" in contact


def test_the_page_for_wrong_addresses_finds_its_files_from_any_depth(second: Site) -> None:
    lost = html.parse(second.root / "404.html")
    links = [link for link in lost.xpath("//@href | //@src") if not urlsplit(link).scheme and not link.startswith("#")]

    assert lost.xpath("string(//title)") == "There is no page at this address - The Crossing Book"
    assert [link for link in links if not link.startswith(FOLDER)] == []
    assert [link for link in links if not leads_to_a_file(second, urljoin(ADDRESS, link).partition("#")[0])] == []


def test_the_code_on_a_sheet_reads_as_the_address_of_its_page(second: Site) -> None:
    sheet = pypdfium2.PdfDocument(second.root / "handouts/standards/lamp/2-1.pdf")[0].render(scale=2, grayscale=True)

    assert [code.text for code in zxingcpp.read_barcodes(sheet.to_pil())] == [f"{ADDRESS}standards/lamp/2-1/"]


def test_the_open_data_and_the_offline_copy_name_it_too(second: Site) -> None:
    book = json.loads((second.root / "data/map.json").read_text(encoding="utf-8"))
    told = {ADDRESS + entry["address"] for entry in (*book["provisions"], *book["items"])}

    assert {address for address in told if not leads_to_a_file(second, address)} == set()
    for name in ("data/map.jsonld", "data/map.ttl", "llms.txt"):
        assert ADDRESS in (second.root / name).read_text(encoding="utf-8"), name


class _WithItsLostPage(Quiet):
    """Serves the page for wrong addresses as a host does, and keeps what was asked for."""

    def do_GET(self) -> None:  # noqa: N802  the name that the library calls
        ASKED.append(self.path)
        if Path(self.translate_path(self.path)).exists():
            super().do_GET()
            return
        page = Path(self.directory, FOLDER.strip("/"), "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(page)


ASKED: list[str] = []


@pytest.mark.weekly
def test_a_browser_finds_its_way_below_a_folder(second: Site, browser: Browser) -> None:
    www = second.root.parents[FOLDER.count("/") - 2]
    with served(www, _WithItsLostPage) as host, browser.new_context() as context:
        page, home = context.new_page(), f"{host}{FOLDER}"
        walk(page, home)

    assert [path for path in ASKED if not path.startswith(FOLDER)] == []


def walk(page: Page, home: str) -> None:
    """Search, follow a number, ask about a letter, and come back from a wrong address."""
    page.goto(home)
    open_search(page, "who is on the water")
    page.locator(".sm-results a", has_text="Who is on the water").first.click()
    expect(page).to_have_url(re.compile(f"^{home}concepts/who-is-on-the-water/"))
    page.goto(f"{home}go/#q=Lamp+2.10")
    expect(page).to_have_url(f"{home}standards/lamp/2-10/")
    page.goto(f"{home}letter/#q=1.10")
    expect(page.locator("article")).to_contain_text("The log")
    page.goto(f"{home}examples/fog-mornings/somewhere/")
    expect(page.locator("article")).to_contain_text("There is no page at this address")
    page.locator("article a", has_text="home page").click()
    expect(page).to_have_url(home)


# --- What it answers --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("1.10", {"span:1.10"}),
        ("span 1:2", {"span:1.2"}),
        ("Lamp rule 2.10", {"lamp:2:10"}),
        ("span 2015 2.2", {"span@2015:2.2"}),
        ("2.1", {"span:2.1", "lamp:2:1"}),
    ],
)
def test_the_number_box_answers_its_numbers(second_index: Index, query: str, names: set[str]) -> None:
    assert {str(reference) for reference in resolved(second_index, query).matches} == names


def test_commands_speak_of_the_map_that_they_are_given(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = ["--root", str(project)]

    assert main(["show", "article 1.10", *root]) == 0
    assert "The log" in capsys.readouterr().out
    assert main(["coverage", *root]) == 0
    assert "span@2022" in capsys.readouterr().out
    assert main(["changes", str(SECOND), *root]) == 0
    assert capsys.readouterr().out == f"Nothing in the data moved since {SECOND}.\n"
    assert main(["fix", "--dry-run", *root]) == 0
    assert capsys.readouterr().out == "nothing to mend\n"
    assert main(["export", "--out", str(tmp_path), *root]) == 0
    assert list(json.loads((tmp_path / "data" / "map.json").read_text(encoding="utf-8"))["frameworks"][0])[:1] == [
        "address"
    ]
    copy = shutil.copytree(project, tmp_path / "copy")
    assert main(["schema", "--root", str(copy)]) == 0
    assert (copy / "data" / "schema" / "standards.json").is_file()


def test_the_example_script_asks_the_second_map(second: Site) -> None:
    command = [
        sys.executable,
        "-I",
        str(second.root / "assets/examples/ask.py"),
        str(second.root / "data/map.json"),
        "span@2015:1.1",
        "2020-01-01",
    ]
    said = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout

    assert said.splitlines()[0] == "Which pages link to Span 1.1 (2015), and why?"
    assert said.splitlines()[-1] == "- 2015 edition, in our words: Look along the deck, and call out, before you lift."


def test_the_code_names_no_framework_nation_or_profession() -> None:
    named = of_the_first_map()
    files = (file for folder in ENGINE for file in sorted((ROOT / folder).rglob("*")))
    kinds = {".py", ".j2", ".js", ".css", ".html", ".xml", ".typ"}
    sources = [file for file in files if file.suffix in kinds and "vendor" not in file.parts]
    within = re.compile(rf"\w*(?:{'|'.join(load().index.frameworks)})\w*", re.IGNORECASE)
    words = {word.lower() for file in sources for word in within.findall(file.read_text(encoding="utf-8"))}
    lines = [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()}"
        for file in sources
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if named.search(line)
    ]

    assert len(sources) > 100
    assert not lines, "\n".join(lines)
    assert {word for word in words if "answer" not in word} == {"isweaklevel"}  # their letters, in other words
