"""What became of a number, which edition applied when, and how the next edition is prepared."""

from __future__ import annotations

import itertools
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from macros.model.index import Index
from macros.reading.project import load
from macros.views import editions
from tests.support.data import Raw, provisions, squeeze
from tests.support.project import ROOT
from tests.support.site import Site, build

pytestmark = pytest.mark.both_builders


def test_the_tables_say_what_became_of_every_older_number(site: Site, raw: Raw) -> None:
    seen = 0
    for name, _, provision, _ in provisions(raw):
        became = provision.get("became")
        if became:
            seen += 1
            anchor = provision["number"].replace(".", "-")
            row = site.article(f"editions/{name}-{provision['edition']}/").select_one(f'tr[id="{anchor}"]')
            links = [link["href"].removesuffix("/").rpartition("/")[2] for link in row.select('td[data-label="It became"] a')]

            assert links == [number.replace(".", "-") for number in became["numbers"]], provision["number"]
            assert squeeze(became["evidence"]) in squeeze(row.get_text())
            assert (squeeze(became.get("warning", "Take care:"))) in squeeze(row.get_text()) or "warning" not in became
            assert bool(row.select(".sm-caution")) == ("warning" in became)
    assert seen > 50


def test_a_number_that_changed_its_meaning_warns_on_both_pages(site: Site, raw: Raw) -> None:
    addresses = {(name, p["edition"], p["number"]): address for name, _, p, address in provisions(raw)}
    warned = [(name, body["current_edition"], p) for name, body, p, _ in provisions(raw) if p.get("became", {}).get("warning")]

    assert len(warned) >= 10
    for name, current, provision in warned:
        both = [addresses[name, provision["edition"], provision["number"]], addresses.get((name, current, provision["number"]))]
        for address in filter(None, both if both[1] else []):
            banners = " ".join(tag.get_text() for tag in site.article(address).select(".sm-banner"))

            assert "changed its meaning" in banners, address


def test_pages_of_older_editions_say_so_and_lead_on(site: Site, raw: Raw) -> None:
    for name, body in raw["standards"]["frameworks"].items():
        for edition in set(body["editions"]) - {body["current_edition"]}:
            article = site.article(f"standards/{name}/{edition}/")

            assert "Older edition." in article.select_one(".sm-banner").get_text()
    for _, body, provision, address in provisions(raw):
        if provision["edition"] != body["current_edition"]:
            assert "Older edition." in site.article(address).select_one(".sm-banner").get_text(), address


@pytest.mark.parametrize(
    ("day", "framework", "expected", "certain"),
    [
        ("2026-01-01", "hcpc", ["2024"], True),
        ("2024-09-01", "hcpc", ["2024"], True),
        ("2024-08-31", "hcpc", ["2016"], True),
        ("2016-01-26", "hcpc", ["2016"], True),
        ("2016-01-25", "hcpc", ["2012"], False),
        ("2019-12-02", "swe", ["2019"], True),
        ("2019-12-01", "swe", [], False),
        ("2024-01-01", "basw", ["2021", "2012"], False),
    ],
)
def test_the_edition_of_a_day(index: Index, day: str, framework: str, expected: list[str], certain: bool) -> None:  # noqa: FBT001  a column of the table
    period = next(one for one in editions.periods(index) if (one.first or "") <= day <= (one.last or "9999"))
    applied = next(one for one in period.applied if one.framework.id == framework)

    assert ([str(edition.id) for edition in applied.editions], applied.certain) == (expected, certain)


def test_the_periods_follow_each_other_without_a_gap(index: Index, site: Site) -> None:
    found = editions.periods(index)[::-1]

    assert found[0].first is None
    assert found[-1].last is None
    for before, after in itertools.pairwise(found):
        assert before.last is not None
        assert after.first is not None
        assert before.last < after.first
    rows = site.article("editions/").select_one("table").select("tbody tr")
    assert [squeeze(row.select_one("th").get_text()) for row in rows] == [
        "Since 1 September 2024",
        "2 December 2019 to 31 August 2024",
        "26 January 2016 to 1 December 2019",
        "Up to 25 January 2016",
    ]


# --- The next edition ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project in which the next edition of a framework was prepared."""
    folder = tmp_path_factory.mktemp("next")
    for name in ("data", "docs", "theme", "macros"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    command = [sys.executable, "-m", "macros", "new-edition", "swe", "2030", "--in-force", "2030-01-01", "--root", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_a_prepared_edition_asks_what_became_of_each_number_and_of_nothing_else(project: Path, index: Index) -> None:
    numbers = index.in_edition("swe", "2019")
    asked = [problem for problem in load(project).problems if "became" in problem.fact]

    assert len(asked) == len(load(project).problems) == 2 * len(numbers)
    assert {problem.fact for problem in asked} == {"change of the became is empty", "evidence of the became is empty"}


def test_a_prepared_edition_changes_no_line_that_was_there_but_the_current_edition(project: Path) -> None:
    for name in ("standards", "mappings"):
        before, after = ((folder / "data" / f"{name}.yml").read_text(encoding="utf-8") for folder in (ROOT, project))
        rest = iter(after.splitlines())

        assert [line for line in before.replace('current_edition: "2019"', 'current_edition: "2030"', 1).splitlines() if line not in rest] == []


def test_readings_go_over_as_drafts_and_what_a_source_says_stays_with_its_edition(project: Path, raw: Raw) -> None:
    after = yaml.safe_load((project / "data" / "mappings.yml").read_text(encoding="utf-8"))
    for item, by_framework in raw["mappings"].items():
        for framework, entries in by_framework.items():
            for old, new in zip(entries, after[item][framework], strict=True):
                added = {key: new[key] for key in new if key not in old}
                expected = {"draft": "2019"} if old.get("basis") == "inferred" else {"edition": "2019"}

                assert added == (expected if framework == "swe" and "number" in old else {}), (item, framework)


def test_drafts_are_shown_as_drafts_wherever_they_stand(project: Path, tmp_path: Path) -> None:
    standards = project / "data" / "standards.yml"
    answered = standards.read_text(encoding="utf-8").replace('change: ""', 'change: "unknown"').replace('evidence: ""', 'evidence: "Nobody has looked."')
    standards.write_text(answered, encoding="utf-8")
    site = build(project, tmp_path / "site")
    card = next(card for card in site.article("concepts/dual-relationships/").select(".sm-card") if "SWE 2.3" in card.get_text())
    row = next(row for row in site.article("compare/").select("tr[data-kind]") if "Dual relationships" in row.get_text())

    assert "Draft carried over from the 2019 edition" in squeeze(card.get_text())
    assert "Nobody here has read this one yet." in card.get_text()
    assert "draft" in row.select_one("td").get_text()
    assert "Dual relationships" in site.article("standards/swe/2-3/").select_one(".sm-caution").get_text()
    assert "until 31 December 2029" in squeeze(site.article("standards/swe/2019/2-3/").get_text())
    assert "editions/swe-2019/" in site.addresses


@pytest.mark.parametrize(
    ("arguments", "said"), [(["nope", "2030"], "no framework nope"), (["swe", "2019"], "swe has an edition 2019 already")], ids=["framework", "edition"]
)
def test_an_edition_that_cannot_be_prepared_is_refused_in_words(arguments: list[str], said: str) -> None:
    before = [(ROOT / "data" / f"{name}.yml").read_bytes() for name in ("standards", "mappings")]
    done = subprocess.run([sys.executable, "-m", "macros", "new-edition", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert said in done.stdout
    assert before == [(ROOT / "data" / f"{name}.yml").read_bytes() for name in ("standards", "mappings")]
