"""The worksheet in a real browser and as YAML: filled, saved, read back, taken up again, and kept out of the tree."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Request

from macros.__main__ import main
from macros.desk import forms, watch
from macros.desk.strays import MARK, strays
from macros.desk.worksheet import FILLED, Row, Worksheet
from macros.reading.project import load
from tests.support.project import ROOT, small_project
from tests.support.site import started

TEXT = """\
1.2 You must tell the owner of the grain, before the work starts, what share of the flour you keep.
1.3 You must take all reasonable steps so that mice stay away from the grain of other people.
2.3 Sacks must be marked with the name of whoever brought them to the mill.
3.11 lend the key of the mill to anybody who does not belong to the guild.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the small map, with a worksheet of a text of the mill."""
    project = Path(shutil.copytree(ROOT / "tests" / "sound", tmp_path / "map"))
    made(project)
    return project


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        yield context


def made(project: Path, *options: str | Path) -> Path:
    """Let the desk make the worksheet, and return its page."""
    text = project.parent / "text.txt"
    text.write_text(TEXT, encoding="utf-8")
    assert main(["desk", "mill", str(text), "--root", str(project), *map(str, options)]) == 0
    return project / "build" / "desk" / "mill-2024.html"


def opened(context: BrowserContext, file: Path) -> Page:
    """Open a page from its folder, and fail on all that a browser complains of."""
    page = context.new_page()
    page.on("console", lambda message: pytest.fail(message.text))
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.on("request", ask_nobody)
    page.goto(file.as_uri())
    return page


def ask_nobody(request: Request) -> None:
    assert request.url.startswith(("file:", "blob:")), request.url


def field(page: Page, number: str, name: str) -> str:
    return page.locator(f'[id="{number}-{name}"]').input_value()


def faults(page: Page, number: str) -> list[str]:
    return page.locator(f'[id="{number}-faults"] p').all_inner_texts()


def saved(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.keyboard.press("Control+s")
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


# --- In a browser -----------------------------------------------------------------------------------------------------


def test_a_page_is_filled_with_two_keys_a_number_saved_and_taken(
    project: Path, context: BrowserContext, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = opened(context, project / "build" / "desk" / "mill-2024.html")
    page.get_by_role("button", name="Next that is not done").press("Enter")
    for words in (
        "Mice",
        "Do what you reasonably can to keep mice off grain that is not yours.",
        "Names on sacks",
        "Write on each sack who brought it.",
        "The \u201ckey\u201d",
        "Do not hand the key to outsiders.",
    ):
        page.keyboard.insert_text(words)
        page.keyboard.press("Enter")
    progress, focus = page.locator("#progress").inner_text(), page.evaluate("document.activeElement.id")
    file = saved(page, tmp_path)
    told = page.locator("#saved").inner_text()

    assert (progress, focus) == ("3 of 3 done", "save")
    assert re.fullmatch(r"Saved at \d\d:\d\d as mill-2024\.html, among your downloads\.", told)
    assert main(["desk", "--take", str(file), "--root", str(project)]) == 0
    assert "3 taken, 0 left" in capsys.readouterr().out
    mill = load(project).index.frameworks["mill"].provisions
    assert {str(each.number): each.title for each in mill if each.number in {"1.3", "2.3", "3.11"}} == {
        "1.3": "Mice",
        "2.3": "Names on sacks",
        "3.11": "The \u201ckey\u201d",
    }


def test_a_saved_page_is_taken_up_again_in_the_browser_and_by_the_desk(
    project: Path, context: BrowserContext, tmp_path: Path
) -> None:
    page = opened(context, project / "build" / "desk" / "mill-2024.html")
    page.locator('[id="1.3-title"]').fill("Mice </script> & \u201cquotes\u201d")
    page.get_by_text("The copy that you read").click()
    page.get_by_label("Its own date").fill("May 2026")
    page.locator('[id="3.11-skip"]').check()
    once = saved(page, tmp_path)
    page = opened(context, once)
    title = field(page, "1.3", "title")
    page.locator('[id="1.3-in_our_words"]').fill("Keep mice off, as far as you reasonably can.")
    twice = saved(page, tmp_path)
    anew, _ = forms.read(made(project, "--with", twice).read_bytes(), "page")
    rows = {row.number: row for row in anew.rows}

    assert title == "Mice </script> & \u201cquotes\u201d"
    assert (rows["1.3"].title, rows["1.3"].in_our_words) == (title, "Keep mice off, as far as you reasonably can.")
    assert (rows["3.11"].skip, anew.dated) == ("yes", "May 2026")
    assert twice.read_text(encoding="utf-8").count(MARK) == 1


def test_what_was_not_saved_is_offered_again(project: Path, context: BrowserContext) -> None:
    file = project / "build" / "desk" / "mill-2024.html"
    page = opened(context, file)
    page.locator('[id="1.3-title"]').fill("Mice")
    page.reload()  # another page may be too quick to see what this one kept: a browser writes that down a little later
    before = field(page, "1.3", "title")
    page.get_by_role("button", name="Take it up").click()
    after = field(page, "1.3", "title")
    page.reload()
    page.get_by_role("button", name="Throw it away").click()
    page.reload()

    assert (before, after) == ("", "Mice")
    assert page.locator("#unsaved").is_hidden()


def test_the_page_says_what_is_wrong_while_somebody_types(project: Path, context: BrowserContext) -> None:
    page = opened(context, project / "build" / "desk" / "mill-2024.html")
    words = page.locator('[id="1.3-in_our_words"]')
    words.fill("You must take all reasonable steps so that mice go.")
    copied = faults(page, "1.3")
    words.fill("Keep mice off the grain.")
    light = faults(page, "1.3")
    words.fill(f"{'word ' * 45}reasonably.")
    long = faults(page, "1.3")
    invalid = words.get_attribute("aria-invalid")
    words.fill("Keep mice off, as far as you reasonably can.")
    good = faults(page, "1.3")
    page.locator('[id="3.11-in_our_words"]').fill("Keep the key.")
    page.locator('[id="2.3-force"]').fill("you may")
    page.locator('[id="2.3-in_our_words"]').fill("Put names on sacks.")

    assert [each.partition(":")[0] for each in copied] == ["9 words in a row stand in the official text of 1.3"]
    assert len(light) == 1
    assert "all reasonable steps" in light[0]
    assert "46 words: keep it to 45" in long
    assert (invalid, good) == ("true", [])
    assert [each.partition(",")[0] for each in faults(page, "3.11")] == ["the official text says not"]
    assert [each.partition(" must")[0] for each in faults(page, "2.3")] == ["the official text says"]


def test_the_address_of_a_fault_leads_to_its_field(
    project: Path, context: BrowserContext, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = opened(context, project / "build" / "desk" / "mill-2024.html")
    page.locator('[id="3.11-title"]').fill("Key")
    page.locator('[id="3.11-in_our_words"]').fill("Keep the key.")
    file = saved(page, tmp_path)
    assert main(["desk", "--take", str(file), "--root", str(project)]) == 1
    where = re.search(r"(?m)^(\S+html)(#\S+): 3\.11, In our words: ", capsys.readouterr().out)
    assert where
    page = context.new_page()
    page.goto(file.as_uri() + where[2])

    assert Path(where[1]).name == file.name
    assert page.evaluate("document.activeElement.id") == "3.11-in_our_words"


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (360, 740), (320, 600)])
def test_the_page_is_accessible_at_every_width(project: Path, browser: Browser, width: int, height: int) -> None:
    with browser.new_context(viewport={"width": width, "height": height}) as context:
        page = opened(context, project / "build" / "desk" / "mill-2024.html")
        page.locator('[id="3.11-in_our_words"]').fill("Keep the key.")
        page.get_by_text("The copy that you read").click()
        rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        found = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
        labels = page.locator("main :is(input, textarea)").evaluate_all(
            "all => all.map((field) => field.labels.length)"
        )

        assert [rule["id"] for rule in found.response["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert set(labels) == {1}


def test_the_keyboard_reaches_every_field_and_none_hides_below_the_bar(project: Path, browser: Browser) -> None:
    with browser.new_context(viewport={"width": 320, "height": 600}) as context:
        page = opened(context, project / "build" / "desk" / "mill-2024.html")
        reached, hidden = [], []
        for _ in range(60):
            page.keyboard.press("Tab")
            name, top, bar = page.evaluate(
                "[document.activeElement.id, document.activeElement.getBoundingClientRect().top,"
                " document.querySelector('.bar').getBoundingClientRect().bottom]"
            )
            reached.append(name)
            if name[:1].isdigit() and top < bar:
                hidden.append(name)

    wanted = {
        f"{number}-{name}" for number in ("1.3", "2.3", "3.11") for name in ("title", "in_our_words", "force", "skip")
    }
    assert wanted | {"next", "save"} <= set(reached)
    assert hidden == []


def test_the_page_runs_its_own_scripts_alone_and_asks_nobody(project: Path) -> None:
    page = (project / "build" / "desk" / "mill-2024.html").read_text(encoding="utf-8")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)

    assert policy
    assert policy[1].startswith("default-src &#39;none&#39;; script-src &#39;sha256-")
    assert "unsafe" not in policy[1]
    assert not re.search(r'(?:src|href)="(?!#)', page)


# --- Both forms -------------------------------------------------------------------------------------------------------

HOSTILE = 'He said "# <b>x</b> </script> {{ 1 }} &amp; \u2019 \\n: - *a |' + " word" * 60
SHEET = Worksheet(
    framework="mill",
    edition="2024",
    rows=(
        Row(number="1.3", official=HOSTILE, heading="A heading: of #1", lead_in="You will:", page="3", standing="new"),
        Row(
            number="2.1", official="Short.", title='A "title"', in_our_words="Words # of \u2018ours\u2019.", skip="yes"
        ),
    ),
    address="https://mill.example.org/rules/",
    copy="A copy",
)


@pytest.mark.parametrize("form", [forms.as_page, forms.as_yaml], ids=["page", "yaml"])
def test_both_forms_give_back_what_went_in(form: object) -> None:
    text = form(SHEET, "Mill: worksheet")  # type: ignore[operator]
    back, told = forms.read(text.encode(), "")

    assert told == ()
    assert back == SHEET


def test_the_yaml_form_is_plain_yaml_and_says_what_to_do(project: Path) -> None:
    text = (project / "build" / "desk" / "mill-2024.yml").read_text(encoding="utf-8")
    plain = yaml.safe_load(text)

    assert "python -m macros desk --take" in text
    assert [row["number"] for row in plain["provisions"]] == ["1.2", "1.3", "2.3", "3.11"]
    assert set(FILLED) <= set(plain["provisions"][1])


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(('"provisions": [', '"provisions": {'), id="no JSON"),
        pytest.param(('id="worksheet"', 'id="other"'), id="no data"),
        pytest.param(('"provisions":', '"provision":'), id="no provisions"),
        pytest.param(('"number": "1.3"', '"number": 1.3'), id="a number that is none"),
    ],
)
def test_a_broken_page_is_told_in_a_sentence(project: Path, change: tuple[str, str]) -> None:
    page = (project / "build" / "desk" / "mill-2024.html").read_text(encoding="utf-8")
    assert change[0] in page

    with pytest.raises(forms.NoWorksheet, match="save it again from the browser"):
        forms.read(page.replace(*change).encode(), "page.html")


# --- At the command line ----------------------------------------------------------------------------------------------


def test_half_done_work_goes_on_where_it_stands(project: Path) -> None:
    sheet = project / "build" / "desk" / "mill-2024.yml"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace('title: ""', 'title: "Begun"', 1), encoding="utf-8")
    begun, _ = forms.read(made(project).read_bytes(), "page")

    assert [row.title for row in begun.rows] == ["Say what you keep", "Begun", "", ""]


def test_official_words_that_changed_since_are_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = project / "build" / "desk" / "mill-2024.yml"
    text = sheet.read_text(encoding="utf-8").replace("Sacks must be marked", "Sacks shall be marked")
    sheet.write_text(re.sub(r'(shall be marked(?s:.)*?title: )""', r'\1"Begun"', text), encoding="utf-8")
    made(project)

    assert "2.3 reads otherwise than on" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["mil", "text.txt"], "no framework mil: did you mean mill?"),
        (["mill"], "give the text"),
        (["mill", "none.txt"], "none.txt: No such file"),
        (["mill", "text.txt", "--edition", "2030"], ".venv/bin/python -m macros new-edition --root "),
        (["mill", "text.txt", "--series", "practice"], "no numbers of Mill were found"),
        (["mill", "text.txt", "--out", "map/docs"], "a worksheet holds official wording: write it below"),
        (["mill", "text.txt", "--with", "text.txt"], "text.txt is no worksheet"),
        (["bell", "--fetch"], "the map knows no official address of bell"),
        ([], "no framework is named"),
    ],
)
def test_what_does_not_fit_is_told_in_a_sentence(
    project: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    told: str,
) -> None:
    monkeypatch.chdir(project.parent)

    assert main(["desk", *arguments, "--root", "map"]) == 1
    assert told in capsys.readouterr().out


def test_the_official_address_is_read_where_there_is_a_network(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = {"https://mill.example.org/rules/": TEXT.encode()}
    monkeypatch.setattr(watch, "fetch", pages.__getitem__)

    assert main(["desk", "mill", "--fetch", "--root", str(project)]) == 0
    monkeypatch.setattr(watch, "fetch", lambda _: b"PK\x03\x04")
    assert main(["desk", "mill", "--fetch", "--root", str(project)]) == 1
    assert "https://mill.example.org/rules/: This is a Word file" in capsys.readouterr().out


# --- Never in the tree ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", ["docs/mill.html", "data/x.yml", "notes/deep/build/a.txt", "worksheet"])
def test_a_worksheet_in_the_tree_is_refused_by_the_check(
    project: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    assert main(["check", str(project)]) == 0
    (project / place).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(project / "build" / "desk" / "mill-2024.yml", project / place)
    capsys.readouterr()

    assert main(["check", str(project)]) == 1
    assert f"{place}:1:1: a worksheet of the desk" in capsys.readouterr().out


def test_a_build_stops_at_a_worksheet(tmp_path: Path) -> None:
    project = small_project(tmp_path / "map")
    shutil.copy(made(project), project / "docs" / "mill.html")
    done = started(project, tmp_path / "site")

    assert done.returncode != 0
    assert "docs/mill.html:1:1: a worksheet of the desk" in done.stdout + done.stderr


def test_the_rule_before_a_commit_refuses_both_forms_and_nothing_of_ours(project: Path) -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]
    hook = next(hook for hook in hooks if hook["id"] == "worksheet")
    ours = [file for file in ROOT.glob("*") if file.is_file()] + [
        *ROOT.glob("macros/desk/*"),
        *ROOT.glob("tests/desk/*"),
    ]
    ours = [file for file in ours if file.is_file() and not re.search(hook["exclude"], file.name)]

    assert hook["language"] == "pygrep"
    for file in (project / "build" / "desk").iterdir():
        assert re.search(hook["entry"], file.read_text(encoding="utf-8")), file
    assert [file for file in ours if re.search(hook["entry"], file.read_text(encoding="utf-8", errors="replace"))] == []
    assert list(strays(ROOT)) == []
    assert "build/" in (ROOT / ".gitignore").read_text(encoding="utf-8").split()
