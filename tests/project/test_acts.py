"""Whoever adds to the data by the documented commands keeps the tests green.

Each act is done in a copy, and the tests that read the data run there.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from macros.model.evidence import is_told
from macros.model.words import KINDS, MOST_LINKS, THEMES
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


def situation(project: Path) -> None:
    new(
        project,
        *("item", "situation", "made-up-hat", "Somebody takes your hat", "Somebody wears your hat in the street."),
        next(iter(THEMES)),
        *("Look twice. / Walk on.", "Run.", "Whoever sold it.", "When it was."),
    )
    page = project / "docs" / "situations" / "made-up-hat.md"
    steps = iter(range(9))
    filled = re.sub(
        "Write here.*", lambda _: f"Look at hat {next(steps)} before you say a word.", page.read_text(encoding="utf-8")
    )
    page.write_text(filled, encoding="utf-8")


def only_of_its_kind(project: Path) -> None:
    """Add a page to each kind that has one page or two, and no list in the menu."""
    by_kind = Counter(item.kind for item in load(project).index.data.items if KINDS[item.kind].mapped)
    for kind in [kind for kind, pages in by_kind.items() if pages < 3 and kind != "learn"]:
        summary = f"Says of a {kind} what nobody has said so far."
        new(project, "item", kind, f"made-up-{kind}", f"Of hats, a {kind}", summary, next(iter(THEMES)))
        page = project / "docs" / KINDS[kind].folder / f"made-up-{kind}.md"
        filled = re.sub(
            "Write here.*", f"Somebody made this {kind} up, and wears a hat.", page.read_text(encoding="utf-8")
        )
        page.write_text(filled, encoding="utf-8")


def renamed(project: Path) -> None:
    """Move a page to another kind under another name, with all that leads to it, and retire its old one."""
    guide = (project / "CONTRIBUTING.md").read_text(encoding="utf-8")
    item = next(item for item in load(project).index.data.items if item.kind == "concept" and item.id not in guide)
    old, new_name = project / item.file, project / "docs" / "principles" / f"{item.id}-anew.md"
    new_name.write_text(old.read_text(encoding="utf-8"), encoding="utf-8")
    old.unlink()
    whole = re.compile(rf"(?<![\w-]){item.id}(?![\w-])(?!/)")
    link = re.compile(rf"\]\((?:\.\./concepts/)?{item.id}-anew\.md")
    for file in [*(project / "docs").rglob("*.md"), *(project / "data").glob("*.yml")]:
        text = whole.sub(f"{item.id}-anew", file.read_text(encoding="utf-8"))
        home = "" if file.is_relative_to(project / "data") else os.path.relpath(project / "docs", file.parent)
        file.write_text(link.sub(f"]({home}/principles/{item.id}-anew.md", text), encoding="utf-8")
    moved = re.compile(r"\]\((?=[a-z0-9-]+\.md)")
    new_name.write_text(moved.sub("](../concepts/", new_name.read_text(encoding="utf-8")), encoding="utf-8")
    retire(project, f"item:{item.id}", f"concepts/{item.id}/", to=f"principles/{item.id}-anew/")


def retire(project: Path, name: str, address: str, to: str) -> None:
    why = f'    on: "2026-11-30"\n    why: "{REASON}"\n'
    with (project / "data" / "retired.yml").open("a", encoding="utf-8") as list_of_them:
        list_of_them.write(f'  "{name}":\n{why}  "{address}":\n{why}    to: "{to}"\n')


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
    for act in (statement, mapping, provision, example, situation, only_of_its_kind, renamed, edition, framework):
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
