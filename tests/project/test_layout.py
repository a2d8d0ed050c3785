"""The house is as HACKING draws it: which packages there are, and which way their arrows run."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

from tests.support.project import ROOT

WIDEST = 120
PICTURE = (ROOT / "HACKING.md").read_text(encoding="utf-8").partition("\n## Things")[0]
PACKAGES = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", PICTURE, re.MULTILINE))
ORDER = list(PACKAGES)  # from the ground up


def imported(file: Path) -> Iterator[str]:
    """Yield the packages of ours that a module imports."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("macros."):
            yield str(node.module).split(".")[1]
        elif isinstance(node, ast.ImportFrom) and node.module == "macros":
            yield from (alias.name for alias in node.names)


def test_every_package_stands_in_the_picture_with_its_own_sentence() -> None:
    packages = {file.parent.name for file in (ROOT / "macros").glob("*/__init__.py")}

    assert {name: importlib.import_module(f"macros.{name}").__doc__ for name in packages} == PACKAGES


def test_a_package_imports_only_what_stands_below_it() -> None:
    files = list((ROOT / "macros").glob("*/**/*.py"))
    arrows = {(file.relative_to(ROOT / "macros").parts[0], package) for file in files for package in imported(file)}

    assert len(arrows) > len(ORDER)
    assert [(room, package) for room, package in arrows if ORDER.index(package) > ORDER.index(room)] == []


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
