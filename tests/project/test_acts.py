"""Whoever adds to the data by the documented commands keeps the tests green.

Each act is done in a copy, and the tests that read the data run there.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from macros.model.evidence import is_told
from macros.model.words import MOST_LINKS, THEMES
from macros.reading.project import load
from tests.support.project import STEADY, WEAVERS, copied, run

WHOLE = (
    "macros",
    "data",
    "docs",
    "theme",
    "tests",
    "tools",
    "mkdocs.yml",
    "pyproject.toml",
    ".github",
    ".vscode",
    "CITATION.cff",
    "CONTRIBUTING.md",
    "FIELDS.md",
    "HACKING.md",
    "README.md",
    "SECURITY.md",
)
REASON = "Somebody made this up to see whether one more entry turns anything red."
FRAMEWORK = f"""\
{WEAVERS}    provisions:
      - number: "9:1"
        edition: "2026"
        seen: []
"""


def new(project: Path, *answers: str) -> None:
    """Answer the questions of `python -m macros new`, and let it write."""
    done = run("new", answers[0], cwd=project, answers="".join(f"{answer}\n" for answer in (*answers[1:], "y")))
    assert done.returncode == 0, done.stdout + done.stderr


def statement(project: Path) -> None:
    index = load(project).index
    new(
        project,
        "statement",
        next(iter(index.sources)),
        "made-up-statement",
        "Page 1",
        "advice",
        str(next(iter(index.sources.values())).statements[0].item),
        REASON,
    )


def mapping(project: Path) -> None:
    index = load(project).index
    target = next(
        reference for reference, provision in index.provisions.items() if is_told(provision) and reference.current
    )
    taken = {item.id for item, _ in index.mappings_to(target)}
    item = next(
        item
        for (item, name), answer in index.answers.items()
        if name == target.framework and item not in taken and 0 < len(answer.mappings) < MOST_LINKS
    )
    new(project, "mapping", item, target.framework, "mapping", target.number, "", "supports", "inferred", REASON)


def provision(project: Path) -> None:
    framework = next(iter(load(project).index.frameworks.values()))
    new(
        project,
        "provision",
        framework.id,
        f"1{framework.separator}99",
        "",
        *("press", "whole", "yes", "yes", "", REASON, ""),
        "A made-up title",
        "Do what nobody has ever asked of you.",
        "",
        "",
    )


def example(project: Path) -> None:
    new(
        project,
        "item",
        "example",
        "made-up-shop",
        "The only hats in town",
        "Somebody meets somebody in a shop.",
        next(iter(THEMES)),
        "teaching",
    )
    page = project / "docs" / "examples" / "made-up-shop.md"
    filled = page.read_text(encoding="utf-8").replace(
        "Write here, one sentence a line.", "She sells hats, and asks who you are."
    )
    page.write_text(re.sub(r"Write a (\w+) question here\?", r"What do you do \1?", filled), encoding="utf-8")
    for framework in load(project).index.frameworks:
        new(
            project,
            "mapping",
            "made-up-shop",
            framework,
            "not-yet",
            f"Nobody has compared the made-up shop with {framework} so far.",
        )


def edition(project: Path) -> None:
    framework = next(iter(load(project).index.frameworks))
    done = run("new-edition", framework, "2099", "--in-force", "2099-01-01", cwd=project)
    assert done.returncode == 0, done.stdout + done.stderr
    standards = project / "data" / "standards.yml"
    text = (
        standards.read_text(encoding="utf-8")
        .replace('change: ""', 'change: "unknown"')
        .replace('evidence: ""', 'evidence: "Nobody has looked."')
    )
    standards.write_text(text, encoding="utf-8")


def framework(project: Path) -> None:
    standards, mappings = project / "data" / "standards.yml", project / "data" / "mappings.yml"
    standards.write_text(standards.read_text(encoding="utf-8") + FRAMEWORK, encoding="utf-8")
    head, *items = re.split(r"(?m)^(?=[a-z0-9-]+:$)", mappings.read_text(encoding="utf-8"))
    gaps = (
        f'{item}  weavers:\n    - not-yet: "Nobody has compared {item.partition(":")[0]} with the rules of the loom."\n'
        for item in items
    )
    mappings.write_text("".join([head, *gaps]), encoding="utf-8")


@pytest.mark.weekly
@pytest.mark.parametrize(
    "chosen",
    [
        pytest.param("data and not site and not weekly", id="the data"),
        pytest.param("data and site and not weekly", id="the site"),
    ],
)
def test_the_tests_stay_green_after_every_act(tmp_path: Path, chosen: str) -> None:
    project = copied(tmp_path / "copy", *WHOLE)
    for act in (statement, mapping, provision, example, edition, framework):
        act(project)
    fixed = run("fix", cwd=project)  # the titles beside new numbers, as the guide says
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "--tb=short",
        "-p",
        "no:cacheprovider",
        "--numprocesses=0",
        "-m",
        chosen,
    ]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False, env=os.environ | STEADY)

    assert fixed.returncode == 0, fixed.stdout
    assert load(project).problems == ()
    assert done.returncode == 0, done.stdout[-8000:]
