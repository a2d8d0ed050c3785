"""Every broken input gets a place, a fact and a remedy, all of them in one run, and never a traceback."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.model.fields import fields_of
from macros.reading import project
from macros.rules import check
from tests.support.broken import (
    CASES,
    CONCEPT,
    MAPPINGS,
    SOUND,
    SOUND_EDITS,
    SOURCES,
    STANDARDS,
    Broken,
    golden,
    named,
    project_with,
    slip,
    sound_files,
)

PROJECT = SOUND.parent.parent


@pytest.fixture(scope="module", autouse=True)
def nothing_is_remembered() -> None:
    """What is read here was not read before, so that mutation testing sees each mutant."""
    project._load.cache_clear()  # noqa: SLF001
    project._reading.cache_clear()  # noqa: SLF001
    fields_of.cache_clear()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the sound project."""
    return shutil.copytree(SOUND, tmp_path / "map")


# --- The table --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in CASES])
def test_a_slip_is_told_word_for_word(case: Broken) -> None:
    found = project_with(case)
    broken = list(case.rule(found.index)) if case.rule else []

    assert project.report(found.problems) == golden()[case.id]
    assert len(broken) == bool(case.rule)
    assert set(broken) <= set(found.problems)


def test_sound_edits_raise_no_alarm() -> None:
    alarms = {case.id: project_with(case).problems for case in SOUND_EDITS}

    assert {name: project.report(problems) for name, problems in alarms.items() if problems} == {}


def test_the_golden_tells_of_each_case_once_in_the_order_of_the_table() -> None:
    assert list(golden()) == [case.id for case in CASES]


def test_every_rule_has_a_counter_example() -> None:
    broken = {case.rule for case in CASES if case.rule}

    assert [rule.__name__ for rule in check.CHECKS if rule not in broken] == []
    assert broken <= set(check.CHECKS)


# --- The command line -------------------------------------------------------------------------------------------------


def test_the_sound_project_has_no_problems(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["check", str(SOUND)])

    assert capsys.readouterr() == ("0 problems\n", "")
    assert status == 0


@pytest.mark.parametrize(
    "name", ["number-as-time", "hundred-thousand-brackets", "escape-code", "not-utf-8", "missing-file"]
)
def test_a_real_command_prints_problems_and_no_traceback(name: str, root: Path) -> None:
    slip(named(name), root)

    done = subprocess.run(
        [sys.executable, "-m", "macros", "check", str(root)], cwd=PROJECT, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout, done.stderr) == (1, golden()[name] + "\n", "")
    assert "\x1b" not in done.stdout


def test_a_terminal_that_knows_no_unicode_is_no_reason_for_a_traceback(root: Path) -> None:
    slip(named("empty-framework-of-an-item"), root)

    command = [sys.executable, "-m", "macros", "check", str(root)]
    done = subprocess.run(
        command,
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
    )

    assert (done.returncode, done.stderr) == (1, "")


def test_without_libyaml_a_sentence_says_what_to_install() -> None:
    command = [
        sys.executable,
        "-c",
        "import yaml; yaml.__with_libyaml__ = False; from macros.__main__ import main; main(['check'])",
    ]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(
        "PyYAML stands here without libyaml, which reads the data. Install its wheel: pip install "
    )
    assert done.stderr.count("\n") == 1


def test_files_that_a_map_needs_are_missed_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("data", "docs"):
        (tmp_path / folder).mkdir()
    status = main(["check", str(tmp_path)])

    printed = capsys.readouterr()
    assert [line for line in printed.out.splitlines() if not line.startswith(" ")] == [
        "data/mappings.yml:1:1: the file is missing",
        "data/sources.yml:1:1: the file is missing",
        "data/standards.yml:1:1: the file is missing",
        "3 problems",
    ]
    assert (status, printed.err) == (1, "")


# --- Several slips ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(
            [
                "number-as-time",
                "unknown-source-status",
                "unknown-relation",
                "unknown-theme",
                "http-link",
                "unknown-part-to-hide",
            ],
            id="in-several-files",
        ),
        pytest.param(
            ["colon-inside-text", "unknown-source-status", "unclosed-quote-at-the-end", "unknown-theme"],
            id="beside-files-that-cannot-be-read",
        ),
    ],
)
def test_slips_in_several_files_are_reported_in_one_run(names: list[str], root: Path) -> None:
    for name in names:
        slip(named(name), root)

    problems = project.load(root).problems

    assert sorted(map(str, problems)) == sorted(golden()[name].removesuffix("\n1 problem") for name in names)


COMPARED_TWICE = ["no provision bell@2020:5:9"] * 2  # by each of the two comparisons
FORTY = "Forty signs are enough, if they tell it."
PATTERN = "docs/patterns/short-weight.md"
_ORDERS_OF_2010 = '      "2010":\n        label: "Old orders"\n        force: "not seen"\n      "2020":\n'
_ORDER_OF_2010 = (
    '      - number: "5:7"\n        edition: "2010"\n        seen: []\n'
    '      - number: "5:8"\n        edition: "2010"\n        seen: []\n'
    '        became:\n          change: renumbered\n          numbers: ["5:7"]\n          evidence: "A guess."\n'
)


@pytest.mark.parametrize(
    ("slips", "facts"),
    [
        pytest.param(
            [
                (MAPPINGS, 'number: "3.10"', "number: 3.10"),
                (MAPPINGS, "basis: stated", "basis: state"),
                (MAPPINGS, 'place: "Second', 'plaice: "Second'),
            ],
            [
                "unknown key plaice in a mapping",
                "3.10 has no quotes: YAML reads it as the number 3.1",
                "basis of a mapping is state",
            ],
            id="three-in-one-file",
        ),
        pytest.param([(STANDARDS, 'until: "2024-03-31"', 'until: "2016-01-01"')], [], id="an-edition-of-one-day"),
        pytest.param(
            [(MAPPINGS, "A fair weight is the first thing that an honest share is counted from.", FORTY)],
            [],
            id="a-reason-of-forty-signs",
        ),
        pytest.param(
            [
                (STANDARDS, '- number: "3"\n', '- number: "3.1"\n'),
                (STANDARDS, '- number: "3.10"', '- number: "3.1.1"'),
                (STANDARDS, "Never tell one", "Tell one"),
                (MAPPINGS, '"3.10"', '"3.1.1"'),
            ],
            ["3.1.1 stands in a group of things not to do, but our words do not say not"],
            id="a-group-within-a-group",
        ),
        pytest.param(
            [(STANDARDS, "change: split\n", 'change: split\n          edition: "2016"\n')],
            [
                "what became of mill@2016:1.1 leads back to mill@2016:1.1",
                "mill@2016:1.1 became 1.2, which edition 2016 does not have",
            ],
            id="an-edition-that-became-is-where-its-numbers-are-looked-for",
        ),
        pytest.param(
            [
                (STANDARDS, "change: split\n", 'change: split\n          edition: "2015"\n'),
                (STANDARDS, "change: unknown\n", 'change: unknown\n          edition: "2014"\n'),
            ],
            ["mill has no edition 2015", "mill has no edition 2014"],
            id="two-editions-that-are-not-there",
        ),
        pytest.param(
            [
                (MAPPINGS, 'edition: "2016"', 'edition: "2015"'),
                (MAPPINGS, '- number: "2.10"\n', '- number: "2.10"\n      edition: "2014"\n'),
            ],
            ["mill has no edition 2015", "mill has no edition 2014"],
            id="two-mappings-to-editions-that-are-not-there",
        ),
        pytest.param(
            [
                (
                    PATTERN,
                    "",
                    '---\ntitle: "Short weight"\nsummary: "Less than was paid for."\ntheme: "boundaries"\n---\n',
                )
            ],
            [
                "short-weight does not say where it comes from",
                "short-weight says nothing on mill and bell",
                "the page holds no words below its head",
            ],
            id="a-pattern-from-nowhere",
        ),
        pytest.param(
            [
                (STANDARDS, 'published: "March 2024"', 'published: "May 2024"'),
                (STANDARDS, 'dated: "2025"', 'dated: "2023"'),
            ],
            ["published May 2024, after it came into force on 2024-04-01"],
            id="a-copy-of-an-edition-whose-days-contradict-each-other",
        ),
        pytest.param(
            [(STANDARDS, '            - "1.1"\n            - "1.2"\n', '            - "9.9"\n')],
            ["mill@2016:1.1 became 9.9, which edition 2024 does not have"],
            id="a-change-to-a-number-that-is-not-there",
        ),
        pytest.param(
            [
                (STANDARDS, 'current_edition: "2024"', 'current_edition: "2042"'),
                (STANDARDS, '      "2020":\n', _ORDERS_OF_2010),
                (STANDARDS, '      - number: "5:10"\n', f'{_ORDER_OF_2010}      - number: "5:10"\n'),
            ],
            [
                "mill has no edition 2042",
                "5:7 of 2010 does not say what became of it",
                "bell@2010:5:8 became 5:7, which edition 2020 does not have",
            ],
            id="an-older-edition-beside-a-framework-whose-current-one-is-unknown",
        ),
        pytest.param(
            [
                (
                    MAPPINGS,
                    'number: "1.10"\n      relation: supports\n',
                    'number: "1.10"  # Bare stones\n      relation: supports\n',
                ),
                (
                    MAPPINGS,
                    'number: "1.10"\n      relation: explains\n      basis: inferred\n',
                    'number: "1.10"  # Bare stones\n      relation: explains\n      draft: "2016"\n',
                ),
            ],
            ["the title beside 1.10 is not its own: Bare stones"],
            id="a-draft-with-the-title-of-an-older-edition-makes-that-no-former-title",
        ),
        pytest.param(
            [
                (CONCEPT, 'title: "Fair weight"', "title: 'Fair weight"),
                ("docs/index.md", "(concepts/fair-weight.md)", "(concepts/fair-weight.md#meaning)"),
            ],
            ["a quote that is opened and not closed"],
            id="a-link-to-a-page-that-cannot-be-read",
        ),
        pytest.param(
            [
                ("data/elsewhere.yml", "https://bakers.example.org/", "https://www.bakers.example.org:8443/"),
                ("docs/index.md", "Start with", "Ask info@bakers.example.org. Start with"),
            ],
            [],
            id="mail-of-an-office-whose-host-has-a-port",
        ),
        pytest.param(
            [(STANDARDS, 'number: "5:9"', 'number: "5.9"'), (STANDARDS, 'number: "5:10"', 'number: "5:1"')],
            [*COMPARED_TWICE, "no provision bell:5:9", "5.9 is not how Bell prints a number"],
            id="one-number-of-two-with-another-sign",
        ),
        pytest.param(
            [(STANDARDS, 'number: "5:9"', 'number: "5.9"'), (MAPPINGS, 'number: "5:9"', 'number: "5.9"')],
            [*COMPARED_TWICE, *["5.9 is not how Bell prints a number"] * 2],
            id="a-number-and-its-mapping-with-another-sign",
        ),
        pytest.param(
            [
                (STANDARDS, '\n      - number: "5:10"', '\n      - number: "510"'),
                (STANDARDS, 'number: "5:9"', 'number: "5.9"'),
            ],
            [
                *COMPARED_TWICE,
                "no provision bell:5:9",
                "5.9 is not how Bell prints a number",
                "number of the provision is 510",
            ],
            id="one-number-with-another-sign-and-one-with-none",
        ),
        pytest.param(
            [
                (SOURCES, '    short: "The letter"\n', ""),
                (SOURCES, 'wears two hats."\n', 'wears two hats."\n    colour: "grey"\n  short: "The letter"\n'),
            ],
            ["unknown key colour in the source", "short stands too far left: it belongs to what stands above it"],
            id="a-key-that-slid-below-one-that-nobody-knows",
        ),
        pytest.param(
            [(CONCEPT, "Fair weight", "Fair  weight")], ["a space too many in a text: 'Fair  weight'"], id="two-spaces"
        ),
        pytest.param(
            [(CONCEPT, "Fair weight", "Fair\u0378 weight")],
            ["a hidden character: U+0378 character without a name"],
            id="a-character-that-stands-for-nothing",
        ),
    ],
)
def test_what_several_changes_bring_together(slips: list[tuple[str, str, str]], facts: list[str]) -> None:
    files = {name: content.decode() for name, content in sound_files().items()}
    for name, old, new in slips:
        assert not old or files[name].count(old) == 1, (name, old)
        files[name] = files[name].replace(old, new) if old else new

    problems = project.checked({name: text.encode() for name, text in files.items()}).problems

    assert [problem.fact for problem in problems] == facts
