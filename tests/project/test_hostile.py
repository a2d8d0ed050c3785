"""Text from contributors runs nowhere.

A whole project with hostile text in its data and prose becomes pages, PDFs, open data and terminal output.
What the check refuses never gets so far; here stands what it lets through, because it is text that somebody could mean.
"""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pikepdf
import pytest

from macros.reading.project import load
from tests.support.paper import words_of
from tests.support.project import ROOT, edit, run, small_project
from tests.support.site import Site, build, once

SMALL = ROOT / "tests" / "sound"
PAGE = "docs/concepts/fair-weight.md"
TITLE = '#read("/etc/passwd")$x $ @a'
REASON = (
    '=HYPERLINK("//evil.example") #read("/etc/passwd") #image("/etc/hostname") #include "x.typ" $x_1 $ @a '
    "*b* _i_ // c [a] (file:///etc/passwd) ![b] (/etc/hostname) :::: ||| and //evil.example."
)
PROSE = (
    'Somebody writes #read("/etc/passwd"), #import "x.typ", @a, `#image("/etc/hostname") $x_1$ '
    "\\alert`, and // this in a post."
)
READS = (Path("/etc/passwd").read_text(encoding="utf-8").split("\n")[0], "root:")
ALIVE = {
    "/JS",
    "/JavaScript",
    "/OpenAction",
    "/AA",
    "/EmbeddedFiles",
    "/EmbeddedFile",
    "/Launch",
    "/SubmitForm",
    "/ImportData",
    "/RichMedia",
    "/GoToR",
}


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


@pytest.fixture(scope="module")
def project(shared: Path) -> Path:
    """Return the small map with hostile text in a provision's title, a reason, a statement, a page's head and prose.

    It is made once for the whole run, with two handouts.
    """
    return once(shared, "hostile", poisoned).root


def poisoned(folder: Path) -> str:
    root = small_project(folder)
    edit(
        root / "data/mappings.yml",
        '"The letter gives this number where it asks for scales in plain sight."',
        quoted(REASON),
    )
    edit(root / "data/sources.yml", '"Weigh first, and ask for your share after that."', quoted(REASON))
    edit(root / "data/standards.yml", '"Weigh in the open"', quoted(TITLE))
    edit(root / "data/mappings.yml", "fingerprint:", 'changed: "2026-11-21"\n          fingerprint:')
    edit(root / "data/standards.yml", "fingerprint:", 'changed: "2026-11-21"\n            fingerprint:')
    edit(root / PAGE, 'summary: "', f'summary: "{TITLE.replace(chr(34), "")} and ')
    edit(root / PAGE, "The same scales count for both sides,", PROSE)
    assert load(root).problems == ()
    done = run("handouts", "fair-weight", "mill:1.1", "--out", root / "out", cwd=root)
    assert done.stdout.startswith("2 handouts"), done.stdout
    return done.stdout


# --- PDF --------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sheets(project: Path) -> list[Path]:
    return sorted((project / "out").rglob("*.pdf"))


def test_a_handout_shows_hostile_text_as_it_stands_and_reads_no_file(sheets: list[Path]) -> None:
    texts = {file.name: words_of(file).replace(" ", "") for file in sheets}

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
            actions = {
                str(thing.get("/S"))
                for thing in [*found, *inner]
                if "/URI" in thing or str(thing.get("/Type")) == "/Action"
            }
            addresses = {str(thing.URI) for thing in [*found, *inner] if isinstance(thing.get("/URI"), pikepdf.String)}

            assert not keys & ALIVE, file
            assert actions <= {"/URI"}, file
            assert addresses, file
            assert all(re.match(r"https://|mailto:", address) for address in addresses), file
            assert not [address for address in addresses if "evil" in address], file


# --- Pages and open data ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def hostile_site(project: Path, shared: Path) -> Site:
    return once(shared, "hostile-site", lambda folder: build(project, folder).log)


@pytest.mark.parametrize("address", ["concepts/fair-weight/", "standards/mill/1-1/"])
def test_a_page_shows_hostile_text_as_it_stands(hostile_site: Site, address: str) -> None:
    article = hostile_site.article(address)
    text = " ".join(article.text.split())

    assert REASON in text
    assert TITLE in text
    assert not [word for word in READS if word in text]
    assert not [
        one
        for one in article.select("[href], [src]")
        if re.match(r"(?i)javascript|file|data|vbscript|/etc", one.get("href") or one.get("src"))
    ]
    foreign = "script:not([src*='/assets/javascripts/']), iframe, object, embed, [src*=evil]"
    assert not article.select(f"{foreign}, [href*=evil]:not([href*=issues])")


def test_no_page_of_the_site_links_to_what_hostile_text_names(hostile_site: Site) -> None:
    for address in hostile_site.addresses:
        html = (hostile_site.root / address / "index.html").read_text(encoding="utf-8")

        assert not re.search(r"""(?:href|src)=["']?(?:(?:https:)?//evil|file:|javascript:|/etc/)""", html), address
        assert READS[0] not in html, address


def test_open_data_hold_hostile_text_as_text(hostile_site: Site) -> None:
    tables = list((hostile_site.root / "data").rglob("*.csv"))
    cells = {
        cell
        for table in tables
        for row in csv.reader(table.read_text(encoding="utf-8-sig").splitlines())
        for cell in row
    }

    assert tables
    assert f"'{REASON}" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]
    assert any(
        REASON
        in json.dumps(json.loads(file.read_text(encoding="utf-8")), ensure_ascii=False)
        .replace('\\"', '"')
        .replace("\\\\", "\\")
        for file in hostile_site.root.glob("data/*.json")
    )


# --- A terminal -------------------------------------------------------------------------------------------------------

LINK = "\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\"
CLEAR = "\x1b[2J\u202e"


COMMANDS = {
    "check": ["check", "check --format github", "check --format json"],
    "show": ["show mill:1.1", "show 1.1", "show fair-weight", f"show no{CLEAR}such"],
    "fix": ["fix --dry-run"],
    "coverage": ["coverage"],
    "changes": [f"changes {SMALL}", f"changes --json {SMALL}"],
    "review": [f"review {SMALL}"],
}
IN_EVERY_RUN = {
    ("check", "as-it-is"),
    ("show", "as-an-escape"),
}  # YAML turns an escape into the code itself; the reader stops at the code as it is
CASES = [
    pytest.param(
        COMMANDS[name],
        written,
        id=f"{name}-{written}",
        marks=[] if (name, written) in IN_EVERY_RUN else pytest.mark.weekly,
    )
    for name in COMMANDS
    for written in ("as-an-escape", "as-it-is")
]


@pytest.mark.parametrize(("commands", "written"), CASES)
def test_no_command_prints_what_a_terminal_would_act_on(tmp_path: Path, commands: list[str], written: str) -> None:
    project = small_project(tmp_path)

    def codes(text: str) -> str:
        return (
            text
            if written == "as-it-is"
            else text.replace("\\", "\\\\").replace("\x1b", "\\e").replace("\u202e", "\\u202e")
        )

    mappings, standards = project / "data/mappings.yml", project / "data/standards.yml"
    edit(mappings, 'why: "', f'why: "{codes(LINK + CLEAR)} ')
    edit(mappings, "fair-weight:\n", f'"{codes("fair-weight" + CLEAR)}":\n  mill:\n    - not-yet: "x"\nfair-weight:\n')
    edit(standards, 'title: "Weigh in the open"', f'title: "{codes(LINK + CLEAR)}"')
    edit(standards, "\n  mill:\n", f'\n  "{codes("mill" + CLEAR)}":\n    title: "x"\n  mill:\n')
    edit(project / "data/sources.yml", 'says: "', f'says: "{codes(LINK + CLEAR)} ')
    edit(project / PAGE, 'title: "', f'title: "{codes(LINK + CLEAR)} ')

    for command in commands:
        done = run(*command.split(" "), cwd=project, PYTHONIOENCODING="utf-8")

        assert done.stdout, command
        assert done.stderr == "", command
        assert [character for character in done.stdout if not character.isprintable() and character != "\n"] == [], (
            command
        )
