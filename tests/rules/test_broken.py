"""Every broken input gets a place, a fact and a remedy; all of them in one run, and never a traceback."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from macros.__main__ import main
from macros.model.places import Place
from macros.reading.project import load, report
from macros.reading.strict import Block, Node, Series, read_yaml
from macros.rules import check
from tests.support.broken import CASES, SOUND, Broken, content, found, reported, slip

PROJECT = SOUND.parent.parent

# Where the C loader and the Python loader do not say the same, and why that is left so.
LOADERS_DIFFER = {
    "bad-escape": "Python points at the letter, C at the backslash before it",
    "character-that-does-not-exist": "Python lets a plain ValueError of chr() out, which has no place",
    "tab-behind-a-value": "Python does not read on behind the tab; both refuse it at the same place",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the sound project."""
    return shutil.copytree(SOUND, tmp_path / "map")


def every(cases: list[Broken]) -> list[object]:
    """Return one parameter a case, named by its id."""
    return [pytest.param(case, id=case.id) for case in cases]


def named(name: str) -> Broken:
    """Return one case of the table."""
    return next(case for case in CASES if case.id == name)


# --- The table --------------------------------------------------------------------------------------------------------


def test_the_table_is_large_and_each_case_has_a_name_of_its_own() -> None:
    assert len({case.id for case in CASES}) == len(CASES) > 110


def test_every_rule_has_a_counter_example() -> None:
    broken = {case.rule for case in CASES if case.rule}

    assert [rule.__name__ for rule in check.CHECKS if rule not in broken] == []
    assert broken <= set(check.CHECKS)


def test_the_exceptions_name_cases_of_the_table() -> None:
    assert set(LOADERS_DIFFER) <= {case.id for case in CASES}


# --- The command line -------------------------------------------------------------------------------------------------


def test_the_sound_project_has_no_problems(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["check", str(SOUND)])

    assert capsys.readouterr() == ("0 problems\n", "")
    assert status == 0


@pytest.mark.parametrize("case", every(list(CASES)))
def test_a_slip_gets_its_place_a_fact_and_a_remedy(case: Broken) -> None:
    problems = found(case).problems
    expected = [problem for problem in problems if str(problem.place) == case.place and case.fact in problem.fact and case.remedy in problem.remedy]

    assert len(expected) == 1, report(problems)
    assert len(problems) == 1 + case.also, report(problems)


@pytest.mark.parametrize("case", every([*CASES[::20], named("missing-file")]))
def test_the_command_prints_of_a_folder_what_is_found_without_one(case: Broken, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    slip(case, root)

    status = main(["check", str(root)])

    assert capsys.readouterr() == (reported(case) + "\n", "")
    assert status == 1


@pytest.mark.parametrize("name", ["number-as-time", "hundred-thousand-brackets", "escape-code", "not-utf-8", "missing-file"])
def test_a_real_command_prints_problems_and_no_traceback(name: str, root: Path) -> None:
    case = named(name)
    slip(case, root)

    done = subprocess.run([sys.executable, "-m", "macros", "check", str(root)], cwd=PROJECT, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (1, "")
    assert f"{case.place}: " in done.stdout
    assert done.stdout.endswith(f"{1 + case.also} problem{'s' if case.also else ''}\n")
    assert "\x1b" not in done.stdout


def test_a_terminal_that_knows_no_unicode_is_no_reason_for_a_traceback(root: Path) -> None:
    slip(named("empty-framework-of-an-item"), root)

    command = [sys.executable, "-m", "macros", "check", str(root)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False, env=os.environ | {"PYTHONIOENCODING": "ascii"})

    assert (done.returncode, done.stderr) == (1, "")


def test_a_folder_without_a_map_is_said_to_be_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["check", str(tmp_path)])

    printed = capsys.readouterr()
    assert [line for line in printed.out.splitlines() if not line.startswith(" ")] == [
        "data/mappings.yml:1:1: the file is missing",
        "data/sources.yml:1:1: the file is missing",
        "data/standards.yml:1:1: the file is missing",
        "3 problems",
    ]
    assert (status, printed.err) == (1, "")


def test_slips_in_several_files_are_reported_in_one_run(root: Path) -> None:
    cases = [named(name) for name in ("number-as-time", "unknown-source-status", "unknown-relation", "unknown-theme", "http-link", "unknown-part-to-hide")]
    for case in cases:
        slip(case, root)

    problems = load(root).problems

    assert [str(problem.place) for problem in problems] == sorted(case.place for case in cases)


def test_a_file_that_cannot_be_read_does_not_hide_slips_in_the_others(root: Path) -> None:
    cases = [named(name) for name in ("colon-inside-text", "unknown-source-status", "unclosed-quote-at-the-end", "unknown-theme")]
    for case in cases:
        slip(case, root)

    problems = load(root).problems

    assert {str(problem.place) for problem in problems} == {case.place for case in cases}


def test_several_slips_in_one_file_are_reported_in_one_run(root: Path) -> None:
    file = root / "data" / "mappings.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"3.10"', "3.10").replace("basis: stated", "basis: state").replace('place: "Second', 'plaice: "Second'), encoding="utf-8")

    facts = [problem.fact for problem in load(root).problems]

    assert facts == [
        "a mapping that is cited has no place",
        "unknown key plaice in a mapping",
        "basis of a mapping is state",
        "3.10 has no quotes: YAML reads it as the number 3.1",
    ]


# --- The two loaders --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in CASES if case.file.endswith(".yml") and case.new is not None])
def test_both_loaders_read_the_same_and_find_the_same(case: Broken) -> None:
    data = content(case)
    assert data is not None
    c, python = (read_yaml(data, case.file, parser=parser) for parser in (yaml.CLoader, yaml.Loader))

    if case.id in LOADERS_DIFFER:
        assert (outline(c.node), c.problems) != (outline(python.node), python.problems), "this exception is no longer needed"
        assert python.problems, "both must refuse it"
    else:
        assert (outline(c.node), c.problems) == (outline(python.node), python.problems)


@pytest.mark.parametrize("name", ["standards", "sources", "mappings"])
def test_both_loaders_read_the_sound_data_alike(name: str) -> None:
    data = (SOUND / "data" / f"{name}.yml").read_bytes()
    c, python = (read_yaml(data, name, parser=parser) for parser in (yaml.CLoader, yaml.Loader))

    assert outline(c.node) == outline(python.node)
    assert c.problems == python.problems == ()


def outline(node: Node | None) -> list[tuple[Place, str]]:
    """Return every value of a tree with its place, in the order of the file; equal texts at other places are not the same."""
    found: list[tuple[Place, str]] = []
    todo = [node] if node is not None else []
    while todo:
        node = todo.pop()
        found.append((node.place, node if isinstance(node, str) else type(node).__name__))
        if isinstance(node, Block):
            todo += [part for key, value in node.values.items() for part in (key, value)]
        elif isinstance(node, Series):
            todo += node.values
    return found
