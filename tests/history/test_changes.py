"""What moved between two versions is said in sentences."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from macros.__main__ import main
from macros.history.changes import changes
from macros.reading.project import load
from macros.reading.settings import site_of
from macros.views.cite import cff, of_item, of_provision
from tests.support.project import ROOT, called, edit, small_project

SMALL = ROOT / "tests" / "sound"
BEFORE = load(SMALL).index
MAPPINGS, STANDARDS, DAY = "data/mappings.yml", "data/standards.yml", "docs/examples/market-day.md"
COMPARISONS = "data/comparisons.yml"
HATS, FIRST, CHECKED = "\ntwo-hats:\n", 'number: "1.1"', "finding: agrees"
GAIN = (
    '    - number: "1.2"\n      relation: engages\n      basis: inferred\n'
    '      why: "A made-up reason of more than forty characters."\n'
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the small map, to be changed."""
    return shutil.copytree(SMALL, tmp_path / "map")


def gain(project: Path) -> None:
    edit(project / MAPPINGS, "  mill:\n", f"  mill:\n{GAIN}", after=HATS)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(
            gain, "Mill 1.2 gains a mapping: “Two hats” engages it, because: A made-up reason of more", id="gain"
        ),
        pytest.param(
            lambda p: edit(p / MAPPINGS, '"2.10"', '"3.10"', after=HATS),
            "Mill 2.10 loses a mapping: “Two hats” no",
            id="loss",
        ),
        pytest.param(
            lambda p: edit(p / MAPPINGS, 'why: "', 'why: "In other words: ', after=HATS),
            "the reason for “",
            id="reason",
        ),
        pytest.param(
            lambda p: edit(p / MAPPINGS, "engages", "explains", after=HATS),
            "Mill 2.10: “Two hats” now explains it; before, it engages",
            id="relation",
        ),
        pytest.param(
            lambda p: edit(p / MAPPINGS, "engages", "in-tension-with", after=HATS),
            "Mill 2.10: “Two hats” now is in tension with it; before, it engages it.",
            id="tension",
        ),
        pytest.param(
            lambda p: (p / "docs/concepts/brand-new.md").write_text(
                (p / DAY).read_text(encoding="utf-8").replace("Market day", "Fair day"), encoding="utf-8"
            ),
            "A new page under Concepts: “Fair day”.",
            id="new page",
        ),
        pytest.param(
            lambda p: edit(p / STANDARDS, "Weigh the grain", "Weigh all grain", after=FIRST),
            "our words are now: Weigh all grain where its owner can see the scales. They were: Weigh the grain where",
            id="words",
        ),
        pytest.param(
            lambda p: edit(p / STANDARDS, "extent: whole", "extent: most", after=FIRST),
            "Mill 1.1: what our words rest on is now “most of the text”; it was “whole text, official page”.",
            id="status",
        ),
        pytest.param(
            lambda p: edit(p / STANDARDS, 'on: "2026-11-20"', 'on: "2027-01-02"', after=FIRST),
            "Mill 1.1: another copy was looked at on 2027-01-02: A stored copy of the guild's page",
            id="copy looked at again",
        ),
        pytest.param(
            lambda p: edit(p / STANDARDS, 'copy: "', 'copy: "Another: ', after=FIRST),
            "Mill 1.1: another copy was looked at on 2026-11-20: Another: A stored copy of the guild's page",
            id="another copy",
        ),
        pytest.param(
            lambda p: edit(p / DAY, "title: ", 'title: "Fair day"\n#'),
            "“Market day” is now called “Fair day”.",
            id="title",
        ),
        pytest.param(
            lambda p: (p / DAY).unlink(), "The page “Market day” under Examples leaves the map.", id="item gone"
        ),
        pytest.param(
            lambda p: edit(p / STANDARDS, 'until: "2024-03-31"', 'until: "2024-03-30"'),
            "Mill, 2016 edition: the last day in force is now: 2024-03-30.",
            id="edition",
        ),
        pytest.param(
            lambda p: edit(p / MAPPINGS, '- none: "', '- none: "In other words, '),
            "none found, because: In other words, ",
            id="none for another reason",
        ),
        pytest.param(
            lambda p: edit(p / DAY, "---\n", '---\nsearch_terms:\n  - "a made-up term"\n'),
            "“Market day” changes in: search terms.",
            id="search terms",
        ),
        pytest.param(
            lambda p: edit(p / STANDARDS, 'binds: "', 'binds: "Since then, '), "Mill changes in: binds.", id="framework"
        ),
        pytest.param(
            lambda p: edit(p / COMPARISONS, "  one-at-a-time:", "  one-by-one:"),
            "Numbers on the same subject: “One thing at a time” are compared, aspect by aspect.",
            id="comparison",
        ),
        pytest.param(
            lambda p: edit(p / COMPARISONS, "  one-at-a-time:", "  one-by-one:"),
            "Numbers on the same subject: “One thing at a time” are no longer compared.",
            id="comparison gone",
        ),
        pytest.param(
            lambda p: edit(p / COMPARISONS, "mark: not-said", "mark: asks"),
            "Numbers on the same subject: “One thing at a time”: what each asks is put in other words.",
            id="mark of a comparison",
        ),
        pytest.param(
            lambda p: edit(p / STANDARDS, 'by: "A miller"', 'by: "A weigher"'),
            "Mill 1.1: A weigher checked it (2026-11-20).",
            id="another second reader",
        ),
        pytest.param(
            lambda p: edit(p / STANDARDS, 'by: "A miller"', 'by: "A weigher"'),
            "Mill 1.1: the word of A miller, who checked it (2026-11-20), is taken from it.",
            id="second reader gone",
        ),
        pytest.param(
            lambda p: edit(p / STANDARDS, CHECKED, f'{CHECKED}\n            changed: "2026-11-21"'),
            "Mill 1.1: our words changed on 2026-11-21, after A miller checked it (2026-11-20).",
            id="words changed since",
        ),
        pytest.param(
            lambda p: edit(p / MAPPINGS, CHECKED, f'{CHECKED}\n          changed: "2026-11-21"'),
            "changed on 2026-11-21, after A second reader checked it (2026-11-20).",
            id="reason changed since",
        ),
        pytest.param(
            lambda p: edit(p / "data/sources.yml", 'place: "', 'place: "Somewhere else, '),
            " changes in: place.",
            id="place of a statement",
        ),
    ],
)
def test_each_kind_of_change_has_its_sentence(project: Path, change: Callable[[Path], object], said: str) -> None:
    change(project)
    found = [one.says for one in changes(BEFORE, load(project).index)]

    assert [sentence for sentence in found if said in sentence], found


def test_nothing_is_said_where_nothing_moved(project: Path) -> None:
    assert changes(BEFORE, load(project).index) == []


def test_a_change_knows_its_framework_and_its_page(project: Path) -> None:
    edit(project / MAPPINGS, "engages", "explains", after=HATS)
    (change,) = changes(BEFORE, load(project).index)

    assert (change.frameworks, change.address) == (("mill",), "concepts/two-hats/")


def test_what_moved_backwards_says_the_opposite(project: Path) -> None:
    gain(project)
    after = load(project).index

    assert any("gains a mapping" in one.says for one in changes(BEFORE, after))
    assert any("loses a mapping" in one.says for one in changes(after, BEFORE))


def test_the_command_compares_two_folders(project: Path) -> None:
    gain(project)
    said = called("changes", SMALL, project)

    assert said.returncode == 0, said.stderr
    assert "- Mill 1.2 gains a mapping: “Two hats” engages it, because: A made-up reason" in said.stdout
    assert called("changes", "no-such-version").returncode == 1


def test_a_recorded_version_is_read_back_and_shown(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    (project / "data" / "versions.yml").write_text("versions:\n", encoding="utf-8")
    gain(project)
    done = called("changes", SMALL, "--record", "2027-01-02", "--summary", 'A test: "quoted".', root=project)
    after = load(project)
    version = after.index.data.versions[0]

    assert done.returncode == 0, done.stdout + done.stderr
    assert after.problems == ()
    assert (version.id, version.on, version.summary) == ("2027-01-02", "2027-01-02", 'A test: "quoted".')
    assert [(moved.says, moved.frameworks, moved.address) for moved in version.moved] == [
        (one.says, one.frameworks, one.address) for one in changes(BEFORE, after.index)
    ]
    gained = after.index.reference("mill", "1.2")
    assert gained
    site = site_of(project)
    for cited in (
        of_provision(after.index, site, gained, ""),
        of_item(after.index, site, after.index.items["two-hats"]),
    ):
        assert [each.says for _, each in cited.moved] == [moved.says for moved in version.moved]
    assert yaml.safe_load((project / "CITATION.cff").read_text(encoding="utf-8"))["version"] == "2027-01-02"
    assert "2027-01-02" in cff(after.index, site_of(project))
    assert called("changes", SMALL, "--record", "2027-13-02", "--summary", "x", root=project).returncode == 1
    early = called("changes", SMALL, "--record", "2027-01-01", "--summary", "x", root=project)
    assert (early.returncode, "is before the newest version" in early.stdout) == (1, True)
    stood = (project / "data" / "versions.yml").read_bytes()
    unsound = called("changes", SMALL, "--record", "2027-01-02", "--summary", "No end", root=project)
    assert (unsound.returncode, "a sentence without its end: No end" in unsound.stdout) == (1, True)
    assert (project / "data" / "versions.yml").read_bytes() == stood


def test_without_an_older_version_the_last_commit_is_compared(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def git(*words: str) -> None:
        who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *who, *words], cwd=project, check=True, capture_output=True)

    (project / "data" / "versions.yml").write_text("versions:\n", encoding="utf-8")
    git("init", "-q", "-b", "main")
    git("add", "data", "docs")
    git("commit", "-qm", "a version")
    gain(project)
    git("commit", "-qam", "more")

    assert main(["changes", "--root", str(project)]) == 0
    assert capsys.readouterr().out == "Nothing in the data moved since HEAD.\n"
    assert main(["changes", "--released", "--root", str(project)]) == 0
    assert capsys.readouterr().out.startswith("- Mill 1.2 gains a mapping")


def test_a_terminal_shows_signs_and_github_what_is_inert(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gain(project)
    words = ["review", str(SMALL), "--root", str(project)]

    assert main(words) == 0
    assert "- Mill 1.2 gains a mapping: “Two hats” engages it" in capsys.readouterr().out
    assert main([*words, "--format", "github"]) == 0
    assert "- Mill 1&#46;2 gains a mapping&#58;" in capsys.readouterr().out
