"""The house is as HACKING draws it: which packages there are, and which way their arrows run."""

from __future__ import annotations

import ast
import graphlib
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.project import ROOT

WIDEST = 120
PICTURE = (ROOT / "HACKING.md").read_text(encoding="utf-8").partition("\n## Things")[0]
PACKAGES = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", PICTURE, re.MULTILINE))
ORDER = list(PACKAGES)  # from the ground up


FILES = {".".join(file.relative_to(ROOT).with_suffix("").parts): file for file in (ROOT / "macros").rglob("*.py")}


def imported(file: Path) -> Iterator[str]:
    """Yield the modules and packages of ours that a module imports, at its top or where it needs them."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "macros":
            names = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name if name in FILES else str(node.module) for name in names)


@pytest.fixture(scope="module")
def arrows() -> dict[str, set[str]]:
    return {module: set(imported(file)) for module, file in FILES.items()}


def test_every_package_stands_in_the_picture_with_its_own_sentence() -> None:
    packages = {file.parent.name for file in (ROOT / "macros").glob("*/__init__.py")}

    assert {name: importlib.import_module(f"macros.{name}").__doc__ for name in packages} == PACKAGES


def test_a_package_imports_only_what_stands_below_it(arrows: dict[str, set[str]]) -> None:
    pairs = {(module, other) for module, others in arrows.items() for other in others}
    rooms = {(module.split(".")[1], other.split(".")[1]) for module, other in pairs if module != "macros.__main__"}

    assert len(rooms) > len(ORDER)
    assert [(room, other) for room, other in rooms if ORDER.index(other) > ORDER.index(room)] == []


def test_no_way_of_imports_leads_back_to_where_it_began(arrows: dict[str, set[str]]) -> None:
    order = list(graphlib.TopologicalSorter(arrows).static_order())  # it raises `CycleError`, which names the way

    assert {*FILES} <= {*order}


def test_no_line_is_wider_than_a_screen() -> None:
    kinds = ("macros/**/*.py", "macros/**/*.j2", "macros/**/*.typ", "tests/**/*.py", "tools/**/*.py", "theme/**/*.html")
    ours = [file for kind in kinds for file in ROOT.glob(kind)]
    ours += [file for file in (ROOT / "docs/assets").rglob("*") if file.suffix in {".js", ".css"}]
    ours = [file for file in ours if "vendor" not in file.parts]
    wide = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in ours
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1)
        if len(line) > WIDEST
    ]

    assert ours
    assert wide == []
