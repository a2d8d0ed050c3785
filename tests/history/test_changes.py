"""What moved between two versions is said in sentences, and nothing that was published vanishes unseen."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from macros.history.changes import changes
from macros.model.index import Index
from macros.model.site import site_of
from macros.reading.project import load
from macros.rules import addresses
from macros.views.cite import cff
from tests.support.project import ROOT
from tests.support.site import Site


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the data and the pages, to be changed."""
    for name in ("data", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def edit(project: Path, file: str, old: str, new: str) -> None:
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def within(project: Path, file: str, head: str, old: str, new: str) -> None:
    """Edit the first place after a line that holds `head`."""
    path = project / file
    before, mark, after = path.read_text(encoding="utf-8").partition(head)
    assert old in after, old
    path.write_text(before + mark + after.replace(old, new, 1), encoding="utf-8")


MAPPINGS, STANDARDS = "data/mappings.yml", "data/standards.yml"
SHOP, DUAL = "\nvillage-shop:\n", "\ndual-relationships:\n"
GAIN = (
    '    - number: "5.6"\n      relation: engages\n      basis: inferred\n      why: "A made-up reason that is long enough to pass the rules of the check."\n'
)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda p: within(p, MAPPINGS, SHOP, "  swe:\n", f"  swe:\n{GAIN}"),
            "SWE 5.6 gains a mapping: “The only shop in the village” engages it, because: A made-up reason that is long enough",
        ),
        (
            lambda p: within(p, MAPPINGS, SHOP, '- number: "2.3"', '- number: "5.6"'),
            "SWE 2.3 loses a mapping: “The only shop in the village” no",
        ),
        (
            lambda p: within(p, MAPPINGS, SHOP, "why: ", "why: |-\n        A reason in other words, which nobody wrote before.\n      wh0: "),
            "the reason for “",
        ),
        (
            lambda p: within(p, MAPPINGS, DUAL, "relation: engages", "relation: explains"),
            "SWE 2.3: “Dual relationships” now explains it; before, it engages",
        ),
        (
            lambda p: within(p, STANDARDS, 'number: "5.6"', "in_our_words: >-\n", "in_our_words: >-\n          Whatever you do,\n"),
            "SWE 5.6: our words have changed.",
        ),
        (lambda p: within(p, STANDARDS, 'number: "5.6"', "status: read", "status: reported"), "SWE 5.6: its status is now “reported”; it was “read”."),
        (lambda p: within(p, STANDARDS, 'number: "5.6"', 'on: "2026-11-20"', 'on: "2027-01-02"'), "SWE 5.6 was checked again on 2027-01-02"),
        (lambda p: edit(p, "docs/examples/village-shop.md", "title: ", 'title: "A shop"\n#'), "“The only shop in the village” is now called “A shop”."),
        (lambda p: (p / "docs/examples/village-shop.md").unlink(), "The example “The only shop in the village” leaves the map."),
        (lambda p: edit(p, STANDARDS, 'until: "2024-08-31"', 'until: "2024-08-30"'), "HCPC, 2016 edition: the last day in force is now: 2024-08-30."),
        (
            lambda p: within(p, STANDARDS, 'number: "5.6"', 'against: "', 'against: "Another copy: '),
            "SWE 5.6 was checked again on 2026-11-20, against: Another copy",
        ),
        (lambda p: edit(p, MAPPINGS, '- none: "', '- none: "In other words, '), "none found, because: In other words, "),
        (
            lambda p: edit(p, "docs/examples/village-shop.md", "search_terms:\n", 'search_terms:\n  - "a made-up term"\n'),
            "“The only shop in the village” changes in: search terms.",
        ),
        (lambda p: within(p, STANDARDS, "  hcpc:\n", 'binds: "', 'binds: "Since then, '), "HCPC changes in: binds."),
        (lambda p: edit(p, "data/sources.yml", 'place: "', 'place: "Somewhere else, '), " changes in: place."),
    ],
    ids=[
        "gain",
        "loss",
        "reason",
        "relation",
        "words",
        "status",
        "checked",
        "title",
        "item gone",
        "edition",
        "checked against",
        "none for another reason",
        "search terms",
        "framework",
        "place of a statement",
    ],
)
def test_each_kind_of_change_has_its_sentence(project: Path, index: Index, change: Callable[[Path], object], said: str) -> None:
    change(project)
    found = [one.says for one in changes(index, load(project).index)]

    assert [sentence for sentence in found if said in sentence], found


def test_nothing_is_said_where_nothing_moved(project: Path, index: Index) -> None:
    assert changes(index, load(project).index) == []


def test_a_change_knows_its_framework_and_its_page(project: Path, index: Index) -> None:
    within(project, MAPPINGS, DUAL, "relation: engages", "relation: explains")
    (change,) = changes(index, load(project).index)

    assert (change.frameworks, change.address) == (("swe",), "concepts/dual-relationships/")


def test_what_moved_backwards_says_the_opposite(project: Path, index: Index) -> None:
    within(project, MAPPINGS, SHOP, "  swe:\n", f"  swe:\n{GAIN}")
    after = load(project).index

    assert any("gains a mapping" in one.says for one in changes(index, after))
    assert any("loses a mapping" in one.says for one in changes(after, index))


def run(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "macros", *arguments], cwd=cwd, capture_output=True, text=True, check=False)


def test_the_command_compares_two_folders(project: Path) -> None:
    within(project, MAPPINGS, SHOP, "  swe:\n", f"  swe:\n{GAIN}")
    said = run("changes", str(ROOT), str(project))

    assert said.returncode == 0, said.stderr
    assert "- SWE 5.6 gains a mapping: “The only shop in the village” engages it, because: A made-up reason" in said.stdout
    assert run("changes", "no-such-version").returncode == 1


def test_a_recorded_version_is_read_back_and_shown(project: Path, index: Index) -> None:
    for name in ("macros", "theme"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", project)
    within(project, MAPPINGS, SHOP, "  swe:\n", f"  swe:\n{GAIN}")
    done = run("changes", str(ROOT), "--record", "2027-01-02", "--summary", 'A test: "quoted".', cwd=project)
    after = load(project)
    version = after.index.data.versions[0]

    assert done.returncode == 0, done.stdout + done.stderr
    assert after.problems == ()
    assert (version.id, version.on, version.summary) == ("2027-01-02", "2027-01-02", 'A test: "quoted".')
    assert [(moved.says, moved.frameworks, moved.address) for moved in version.moved] == [
        (one.says, one.frameworks, one.address) for one in changes(index, after.index)
    ]
    assert yaml.safe_load((project / "CITATION.cff").read_text(encoding="utf-8"))["version"] == "2027-01-02"
    assert "2027-01-02" in cff(after.index, site_of(project))
    assert run("changes", str(ROOT), "--record", "2027-13-02", "--summary", "x", cwd=project).returncode == 1


# --- Addresses ----------------------------------------------------------------------------------------------------------


def test_everything_that_was_published_still_stands(site: Site, index: Index) -> None:
    listed = addresses.published(ROOT)

    assert addresses.problems(ROOT, index, site.root) == []
    assert len(listed) > 900
    assert len(set(listed)) == len(listed)
    assert {"standards/swe/5-6/", "provision:swe@2019:5.6", "item:dual-relationships", "compare/"} <= set(listed)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a project with two published names, and its built site in `site/`."""
    for folder in ("data", "docs/concepts", "site/concepts/kept"):
        (tmp_path / folder).mkdir(parents=True)
    for name in ("standards", "sources"):
        key = {"standards": "frameworks", "sources": "sources"}[name]
        (tmp_path / "data" / f"{name}.yml").write_text(f"{key}: {{}}\n", encoding="utf-8")
    (tmp_path / "data" / "mappings.yml").write_text("# none\n", encoding="utf-8")
    (tmp_path / "docs/concepts/kept.md").write_text('---\ntitle: "Kept"\nsummary: "Kept."\ntheme: "tools"\n---\n', encoding="utf-8")
    (tmp_path / "site/concepts/kept/index.html").write_text("<p>kept</p>", encoding="utf-8")
    (tmp_path / "data" / "published.txt").write_text("concepts/kept/\nitem:kept\n", encoding="utf-8")
    return tmp_path


def retire(project: Path, name: str, to: str = "") -> None:
    leads = f'    to: "{to}"\n' if to else ""
    (project / "data" / "retired.yml").write_text(f'retired:\n  "{name}":\n    on: "2027-01-15"\n    why: "It has a better name."\n{leads}', encoding="utf-8")


def lost(project: Path) -> list[str]:
    return addresses.problems(project, load(project).index, project / "site")


def test_a_page_that_vanished_stops_the_build(small: Path) -> None:
    assert lost(small) == []
    (small / "site/concepts/kept/index.html").unlink()

    assert [problem.partition("\n")[0] for problem in lost(small)] == ["the address concepts/kept/ was published, and is gone"]


def test_an_id_that_vanished_stops_the_build_until_it_is_retired(small: Path) -> None:
    (small / "docs/concepts/kept.md").rename(small / "docs/concepts/other.md")
    assert [problem.partition("\n")[0] for problem in lost(small)] == ["the id item:kept was published, and is gone"]
    retire(small, "item:kept")

    assert lost(small) == []


def test_a_retired_name_is_never_used_again(small: Path) -> None:
    retire(small, "item:kept")
    assert [re.sub(r"^\S+: ", "", problem.partition("\n")[0]) for problem in lost(small)] == ["item:kept is retired, and is in use again"]
    retire(small, "concepts/kept/")

    assert [re.sub(r"^\S+: ", "", problem.partition("\n")[0]) for problem in lost(small)] == ["concepts/kept/ is retired, and is in use again"]


def test_a_redirect_to_nowhere_stops_the_build(small: Path) -> None:
    retire(small, "concepts/old/", to="concepts/nowhere/")

    assert [re.sub(r"^\S+: ", "", problem.partition("\n")[0]) for problem in lost(small)] == ["concepts/old/ leads to concepts/nowhere/, which has no page"]


def test_recording_adds_and_never_takes_away(small: Path) -> None:
    (small / "site/concepts/kept/index.html").unlink()
    (small / "site/concepts/new").mkdir()
    (small / "site/concepts/new/index.html").write_text("", encoding="utf-8")

    assert addresses.record(small, load(small).index, small / "site") == ["concepts/new/"]
    assert addresses.published(small) == ["concepts/kept/", "concepts/new/", "item:kept"]


def test_a_number_that_leads_on_names_the_page_that_counts(site: Site) -> None:
    assert site.page("n/5-9/").select_one("link[rel=canonical]")["href"].endswith("/standards/niscc/5-9/")
