"""What became of a number, which edition applied when, and how the next edition is prepared."""

from __future__ import annotations

import datetime
import itertools
import re
import shutil
from pathlib import Path

import pytest
import yaml

from macros.__main__ import main
from macros.editing.next_edition import NOBODY, OURS, unanswered
from macros.model.index import Index
from macros.model.records import Reference
from macros.pages.environment import Here
from macros.pages.standards import framework_page
from macros.reading.project import load
from macros.views import editions
from tests.support.data import Raw, dashed, provisions, squeeze
from tests.support.project import ROOT, called, small_project
from tests.support.site import Site, build

pytestmark = pytest.mark.both_builders
SOUND = ROOT / "tests" / "sound"
SMALL = load(SOUND).index


def test_the_tables_say_what_became_of_every_older_number(site: Site, raw: Raw) -> None:
    for name, _, provision, _ in provisions(raw):
        became = provision.get("became")
        if became:
            anchor = dashed(provision["number"])
            row = site.article(f"editions/{name}-{provision['edition']}/").select_one(f'tr[id="{anchor}"]')
            links = [
                link["href"].removesuffix("/").rpartition("/")[2] for link in row.select('td[data-label="It became"] a')
            ]

            assert links == [dashed(number) for number in became["numbers"]], provision["number"]
            assert squeeze(became["evidence"]) in squeeze(row.get_text())
            assert (squeeze(became.get("warning", "Take care:"))) in squeeze(row.get_text()) or "warning" not in became
            assert bool(row.select(".sm-caution")) == ("warning" in became)


def test_a_number_that_changed_its_meaning_warns_on_both_pages(site: Site, raw: Raw) -> None:
    addresses = {(name, p["edition"], p["number"]): address for name, _, p, address in provisions(raw)}
    for name, body, provision, older in provisions(raw):
        if provision.get("became", {}).get("warning"):
            later = addresses.get(
                (name, provision["became"].get("edition", body["current_edition"]), provision["number"])
            )
            for address in filter(None, (older, later)):
                banners = " ".join(tag.get_text() for tag in site.article(address).select(".sm-banner"))

                assert "changed its meaning" in banners or later is None, address


def test_pages_of_older_editions_say_so_and_lead_on(site: Site, raw: Raw) -> None:
    for name, body in raw["standards"]["frameworks"].items():
        for edition in set(body["editions"]) - {body["current_edition"]}:
            article = site.article(f"standards/{name}/{edition}/")
            begins = body["editions"][edition].get("in_force", "")
            is_to_come = begins > body["editions"][body["current_edition"]].get("in_force", begins)

            assert ("Still to come." if is_to_come else "Older edition.") in article.select_one(".sm-banner").get_text()
    for _, body, provision, address in provisions(raw):
        if provision["edition"] != body["current_edition"]:
            assert "Older edition." in site.article(address).select_one(".sm-banner").get_text(), address


@pytest.mark.parametrize(
    ("day", "framework", "expected", "certain"),
    [
        ("2026-01-01", "mill", ["2024"], True),
        ("2024-04-01", "mill", ["2024"], True),
        ("2024-03-31", "mill", ["2016"], True),
        ("2016-01-01", "mill", ["2016"], True),
        ("2015-12-31", "mill", [], False),
        ("2026-01-01", "bell", ["2020"], False),
        ("2015-12-31", "bell", ["2020"], False),
    ],
)
def test_the_edition_of_a_day(
    day: str,
    framework: str,
    expected: list[str],
    certain: bool,  # noqa: FBT001  a column of the table
) -> None:
    period = next(one for one in editions.periods(SMALL) if (one.first or "") <= day <= (one.last or "9999"))
    applied = next(one for one in period.applied if one.framework.id == framework)

    assert ([str(edition.id) for edition in applied.editions], applied.certain) == (expected, certain)


def test_the_periods_follow_each_other_without_a_gap_and_stand_on_the_page(index: Index, site: Site) -> None:
    found = editions.periods(index)[::-1]
    rows = site.article("editions/").select_one("table").select("tbody tr")
    days = [[day for day in (one.first, one.last) if day] for one in found[::-1]]

    assert found[0].first is None
    assert found[-1].last is None
    for before, after in itertools.pairwise(found):
        assert before.last is not None
        assert after.first is not None
        assert before.last < after.first
    assert [[iso(day) for day in re.findall(r"\d+ \w+ \d{4}", row.select_one("th").get_text())] for row in rows] == days


def iso(day: str) -> str:
    """Return a day as data write it, from the way in which pages do."""
    return datetime.datetime.strptime(day, "%d %B %Y").date().isoformat()  # noqa: DTZ007  a day has no time zone


# --- The next edition -------------------------------------------------------------------------------------------------


DAY = "2025-06-01"  # the first day of the edition that is made, which is past


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the project of the small map in which the next edition of a framework was prepared."""
    folder = small_project(tmp_path / "next")
    done = called("new-edition", "mill", "2030", "--in-force", DAY, root=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def reference_of(index: Index, number: str, edition: str) -> Reference:
    reference = index.reference("mill", number, edition)
    assert reference
    return reference


def answer(folder: Path, monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    """Go on with the questions of a prepared edition, and break off after some answers."""
    left = iter(answers)

    def typed(_: str) -> str:
        try:
            return next(left)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("builtins.input", typed)
    assert main(["new-edition", "mill", "2030", "--root", str(folder)]) == 0
    assert list(left) == []


def test_a_prepared_edition_keeps_every_rule_and_leaves_each_older_number_to_be_answered(project: Path) -> None:
    project_now = load(project)

    assert project_now.problems == ()
    assert unanswered(project_now.index, "mill") == [
        reference_of(project_now.index, old.number, "2024") for old in SMALL.in_edition("mill", "2024")
    ]


def test_an_edition_that_is_still_to_come_is_announced_and_not_current(tmp_path: Path) -> None:
    folder = shutil.copytree(ROOT / "tests" / "sound", tmp_path / "map")
    done = called("new-edition", "mill", "next", "--in-force", "2099-01-01", root=folder)
    again = called("new-edition", "mill", "next", root=folder)
    after = load(folder)

    assert (done.returncode, again.returncode, after.problems) == (0, 0, ())
    assert "until 2099-01-01 the current edition stays current" in done.stdout
    assert after.index.frameworks["mill"].current_edition == "2024"
    assert str(after.index.editions["mill", "next"].in_force) == "2099-01-01"
    assert (folder / "data" / "mappings.yml").read_bytes() == (SOUND / "data" / "mappings.yml").read_bytes()

    page = squeeze(
        framework_page(after.index, Here("standards/mill/next/", "docs/standards/mill/next/index.md"), "mill", "next")
    )
    latest, before = (
        [str(one.id) for one in period.applied[0].editions] for period in editions.periods(after.index)[:2]
    )

    assert "Still to come.</strong> It is announced for 1 January 2099." in page
    assert "Older edition" not in page
    assert (latest, before) == (["next"], ["2024"])

    done = called("new-edition", "mill", "next", "--in-force", DAY, root=folder)  # its day came sooner

    assert done.returncode == 0, done.stdout
    assert load(folder).index.frameworks["mill"].current_edition == "next"
    assert str(load(folder).index.editions["mill", "next"].in_force) == DAY


def test_the_answers_go_on_where_they_were_broken_off_and_propose_what_can_be_told(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    standards = project / "data" / "standards.yml"
    seen = '        title: "{}"\n        in_our_words: "{}"\n        force: "you must"\n        seen:\n{}'
    copy = '          - {kind: press, extent: whole, copy: "A report", on: "2025-07-01"}\n'
    text = standards.read_text(encoding="utf-8")
    for number, title, words in (
        ("1.1", "Weigh in the open", "Weigh where all can watch."),
        ("2.1", "Say what you keep", "Tell each customer what you hold back."),
    ):
        head = f'      - number: "{number}"\n        edition: "2030"\n'
        text = text.replace(f"{head}        seen: []\n", head + seen.format(title, words, copy))
    standards.write_text(text, encoding="utf-8")
    answer(project, monkeypatch, "", "", "", "", "split", "1.1", "1.1, 9.9", "1.1, 2.2")
    first = capsys.readouterr().out
    answer(project, monkeypatch, "A list of changes", "removed", "merged", "2.2", "reworded")
    now = load(project)
    became = {
        old.number: (str(change.change), [str(number) for number in change.numbers], str(change.evidence))
        for old in now.index.in_edition("mill", "2024")
        if (change := now.index.provisions[old].became)
    }

    assert now.problems == ()
    assert "  now 1.1: Weigh in the open\n" in first
    assert "3 numbers answered, 6 left" in first
    assert list(became.items())[:7] == [
        ("1.1", ("unchanged", ["1.1"], OURS)),
        ("1.2", ("renumbered", ["2.1"], OURS)),
        ("1.10", ("split", ["1.1", "2.2"], OURS)),
        ("2.1", ("removed", [], "A list of changes")),
        ("2.2", ("merged", ["2.2"], "A list of changes")),
        ("2.9", ("reworded", ["2.9"], "A list of changes")),
        ("2.10", ("unknown", ["2.10"], NOBODY)),
    ]
    older = now.index.provisions[reference_of(now.index, "1.1", "2016")].became
    assert older
    assert older.edition == "2024"  # what became of the oldest is still said of the edition between


def test_a_prepared_edition_changes_no_line_that_was_there_but_the_current_edition(project: Path) -> None:
    for name in ("standards", "mappings"):
        before, after = (
            (folder / "data" / f"{name}.yml").read_text(encoding="utf-8")
            for folder in (ROOT / "tests" / "sound", project)
        )
        rest = iter(after.splitlines())

        assert [
            line
            for line in before.replace('current_edition: "2024"', 'current_edition: "2030"', 1).splitlines()
            if line not in rest
        ] == []


def test_readings_go_over_as_drafts_and_what_a_source_says_stays_with_its_edition(project: Path) -> None:
    before, after = (
        yaml.safe_load((folder / "data" / "mappings.yml").read_text(encoding="utf-8"))
        for folder in (ROOT / "tests" / "sound", project)
    )
    for item, by_framework in before.items():
        for framework, entries in by_framework.items():
            for old, new in zip(entries, after[item][framework], strict=True):
                added = {key: new[key] for key in new if key not in old}
                current = framework == "mill" and "number" in old and "edition" not in old
                expected = {"draft": "2024"} if old.get("basis", "inferred") == "inferred" else {"edition": "2024"}

                assert added == (expected if current else {}), (item, framework)


def test_drafts_are_shown_as_drafts_wherever_they_stand(project: Path, tmp_path: Path) -> None:
    site = build(project, tmp_path / "site")
    card = next(
        card for card in site.article("concepts/fair-weight/").select(".sm-card") if "Mill 1.2" in card.get_text()
    )

    assert "Draft carried over from the 2024 edition" in squeeze(card.get_text())
    assert "No copy that we saw shows this number." in card.get_text()
    assert "Fair weight" in site.article("standards/mill/1-2/").select_one(".sm-caution").get_text()
    assert "until 31 May 2025" in squeeze(site.article("standards/mill/2024/1-2/").get_text())
    assert "editions/mill-2024/" in site.addresses


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nope", "2030"], "no framework nope"),
        (["mill", "2024"], "mill has an edition 2024 already"),
        (["mill", "2016"], "mill has an edition 2016 already"),
        (["mill", "20/30"], "the edition is 20/30: use lower-case letters"),
        (["mill", "2030"], "its first day is not known: write it as --in-force"),
        (["mill", "2030", "--in-force", "1.9.2030"], "the first day is 1.9.2030: write it as --in-force"),
        (["mill", "2030", "--in-force", "2019-01-01"], "2019-01-01 is before the current edition 2024"),
    ],
    ids=["framework", "edition", "older", "name", "no day", "day", "early day"],
)
def test_an_edition_that_cannot_be_prepared_is_refused_in_words(
    tmp_path: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shutil.copytree(ROOT / "tests" / "sound", tmp_path / "map")
    before = [(folder / "data" / f"{name}.yml").read_bytes() for name in ("standards", "mappings")]

    assert main(["new-edition", *arguments, "--root", str(folder)]) == 1
    assert said in capsys.readouterr().out
    assert before == [(folder / "data" / f"{name}.yml").read_bytes() for name in ("standards", "mappings")]
