"""Text from contributors runs nowhere: a whole project with hostile text in its data and prose becomes pages, PDFs, open data and terminal output.

What the check refuses never gets so far; here stands what it lets through, because it is text that somebody could mean.
"""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdf
import pytest

from macros.reading.project import load
from tests.support.project import ROOT
from tests.support.site import Site, build

TITLE = '#read("/etc/passwd")$x$@ref`r`'
REASON = (
    '=HYPERLINK("https://evil.example") #read("/etc/passwd") #image("/etc/hostname") #include "x.typ" $x_1$ @ref \\ `raw` *b* _i_ // c '
    "[a](file:///etc/passwd) ![b](/etc/hostname) ||| :::: https://evil.example"
)
PROSE = 'Somebody writes #read("/etc/passwd"), #import "x.typ", $x_1$, @ref, `#image("/etc/hostname")`, \\alert and // this in a post.'
READS = (Path("/etc/passwd").read_text(encoding="utf-8").split("\n")[0], "root:")
ALIVE = {"/JS", "/JavaScript", "/OpenAction", "/AA", "/EmbeddedFiles", "/EmbeddedFile", "/Launch", "/SubmitForm", "/ImportData", "/RichMedia", "/GoToR"}


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def planted(file: Path, old: str, new: str) -> None:
    """Put something in the place of what stands once or more in a file, at its first place."""
    text = file.read_text(encoding="utf-8")
    assert old in text, old
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project with hostile text in the title of a provision, a reason, a statement, the head of a page and its prose."""
    root = tmp_path_factory.mktemp("hostile") / "project"
    for name in ("macros", "data", "docs", "theme"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__", "handouts"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    mappings, sources, page = root / "data/mappings.yml", root / "data/sources.yml", root / "docs/examples/village-shop.md"
    why = re.search(r'^village-shop:\n(?:.*\n)*?      why: (".*")\n', mappings.read_text(encoding="utf-8"), re.MULTILINE)
    says = re.search(r'says: (".*")\n', sources.read_text(encoding="utf-8"))
    assert why
    assert says
    planted(mappings, why[1], quoted(REASON))
    planted(sources, says[1], quoted(REASON))
    planted(root / "data/standards.yml", '"Professional relationships and your role"', quoted(TITLE))
    planted(page, "A social worker supports the family of the local", f"{TITLE.replace(chr(34), '')} and the local")
    planted(page, "A social worker lives and works in a small, remote village.", PROSE)
    assert load(root).problems == ()
    return root


def run(project: Path, *arguments: str) -> str:
    done = subprocess.run([sys.executable, "-m", "macros", *arguments], cwd=project, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.stdout


# --- PDF --------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sheets(project: Path) -> list[Path]:
    said = run(project, "handouts", "village-shop", "swe:2.3", "--out", str(project / "out"))
    assert said.startswith("2 handouts"), said
    return sorted((project / "out").rglob("*.pdf"))


def test_a_handout_shows_hostile_text_as_it_stands_and_reads_no_file(sheets: list[Path]) -> None:
    texts = {file.name: "".join("".join(sheet.extract_text() for sheet in pypdf.PdfReader(file).pages).split()) for file in sheets}

    assert len(sheets) == 4
    for name, text in texts.items():
        assert "".join(TITLE.split()) in text, name
        assert not [word for word in READS if word in text], name
    for planted_text in (REASON, PROSE.replace("`", "")):
        assert any("".join(planted_text.split()) in text for text in texts.values()), planted_text


def test_a_handout_holds_nothing_that_acts_and_no_link_but_to_web_and_mail(sheets: list[Path]) -> None:
    for file in sheets:
        with pikepdf.open(file) as document:
            found = [thing for thing in document.objects if isinstance(thing, pikepdf.Dictionary)]
            inner = [value for thing in found for value in thing.values() if isinstance(value, pikepdf.Dictionary)]
            keys = {str(key) for thing in [*found, *inner] for key in thing.keys()}  # noqa: SIM118  pikepdf's own keys
            actions = {str(thing.get("/S")) for thing in [*found, *inner] if "/URI" in thing or str(thing.get("/Type")) == "/Action"}
            addresses = {str(thing.URI) for thing in [*found, *inner] if isinstance(thing.get("/URI"), pikepdf.String)}

            assert not keys & ALIVE, file
            assert actions <= {"/URI"}, file
            assert addresses, file
            assert all(re.match(r"https://|mailto:", address) for address in addresses), file
            assert not [address for address in addresses if "evil" in address], file


# --- Pages and open data ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def hostile_site(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build(project, tmp_path_factory.mktemp("hostile-site"))


@pytest.mark.parametrize("address", ["examples/village-shop/", "standards/swe/2-3/"])
def test_a_page_shows_hostile_text_as_it_stands(hostile_site: Site, address: str) -> None:
    article = hostile_site.article(address)
    text = " ".join(article.text.split())

    assert REASON in text
    assert TITLE in text
    assert not [word for word in READS if word in text]
    assert not [one for one in article.select("[href], [src]") if re.match(r"(?i)javascript|file|data|vbscript|/etc", one.get("href") or one.get("src"))]
    assert not article.select("script, iframe, object, embed, [src*=evil], [href*=evil]:not([href*=issues])")


def test_no_page_of_the_site_links_to_what_hostile_text_names(hostile_site: Site) -> None:
    for address in hostile_site.addresses:
        html = (hostile_site.root / address / "index.html").read_text(encoding="utf-8")

        assert not re.search(r"""(?:href|src)=["']?(?:https://evil|file:|javascript:|/etc/)""", html), address
        assert READS[0] not in html, address


def test_open_data_hold_hostile_text_as_text(hostile_site: Site) -> None:
    tables = list((hostile_site.root / "data").rglob("*.csv"))
    cells = {cell for table in tables for row in csv.reader(table.read_text(encoding="utf-8-sig").splitlines()) for cell in row}

    assert tables
    assert f"'{REASON}" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]
    assert any(
        REASON in json.dumps(json.loads(file.read_text(encoding="utf-8")), ensure_ascii=False).replace('\\"', '"').replace("\\\\", "\\")
        for file in hostile_site.root.glob("data/*.json")
    )


# --- A terminal -------------------------------------------------------------------------------------------------------

LINK = "\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\"
CLEAR = "\x1b[2J\u202e"


@pytest.fixture(scope="module")
def commanding(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of what the commands need."""
    root = tmp_path_factory.mktemp("commanding") / "project"
    for name in ("macros", "data", "docs"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__", "handouts"))
    return root


@pytest.mark.parametrize("written", ["as-an-escape", "as-it-is"])  # YAML turns the first into the code itself; the reader stops at the second
@pytest.mark.parametrize(
    "commands",
    [
        pytest.param(["check", "check --format github", "check --format json"], id="check"),
        pytest.param(["show swe:5.6", "show 5.6", "show village-shop", f"show no{CLEAR}such"], id="show"),
        pytest.param(["fix --dry-run"], id="fix"),
        pytest.param(["coverage"], id="coverage"),
        pytest.param([f"changes {ROOT}", f"changes --json {ROOT}"], id="changes"),
        pytest.param([f"review {ROOT}"], id="review"),
    ],
)
def test_no_command_prints_what_a_terminal_would_act_on(commanding: Path, written: str, commands: list[str]) -> None:
    for name in ("mappings.yml", "standards.yml", "sources.yml"):
        shutil.copy(ROOT / "data" / name, commanding / "data")
    shutil.copy(ROOT / "docs/examples/village-shop.md", commanding / "docs/examples")

    def codes(text: str) -> str:
        return text if written == "as-it-is" else text.replace("\\", "\\\\").replace("\x1b", "\\e").replace("\u202e", "\\u202e")

    mappings, standards = commanding / "data/mappings.yml", commanding / "data/standards.yml"
    planted(mappings, 'why: "', f'why: "{codes(LINK + CLEAR)} ')
    planted(mappings, "village-shop:\n", f'"{codes("village-shop" + CLEAR)}":\n  swe:\n    - not-yet: "x"\nvillage-shop:\n')
    planted(standards, 'title: "Technology and social media"', f'title: "{codes(LINK + CLEAR)}"')
    planted(standards, "\n  swe:\n", f'\n  "{codes("swe" + CLEAR)}":\n    title: "x"\n  swe:\n')
    planted(commanding / "data/sources.yml", 'says: "', f'says: "{codes(LINK + CLEAR)} ')
    planted(commanding / "docs/examples/village-shop.md", 'title: "', f'title: "{codes(LINK + CLEAR)} ')

    for command in commands:
        started = [sys.executable, "-m", "macros", *command.split(" ")]
        done = subprocess.run(started, cwd=commanding, capture_output=True, text=True, check=False, env=os.environ | {"PYTHONIOENCODING": "utf-8"})

        assert done.stdout, command
        assert done.stderr == "", command
        assert [character for character in done.stdout if not character.isprintable() and character != "\n"] == [], command
