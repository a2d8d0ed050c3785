"""The tests keep to their own rules."""

from __future__ import annotations

import ast

from tests.support.project import ROOT


def test_no_test_imports_from_another() -> None:
    """What several tests need stands in `tests/support`."""
    wrong = []
    for file in (ROOT / "tests").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            named = (
                [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else [name.name for name in node.names]
                if isinstance(node, ast.Import)
                else []
            )
            wrong += [(file.name, name) for name in named if name.rpartition(".")[2].startswith(("test_", "conftest"))]

    assert wrong == []


def test_the_folders_of_the_tests_bear_the_names_of_the_packages() -> None:
    folders = {file.parent.name for file in (ROOT / "tests").glob("*/test_*.py")}
    packages = {file.parent.name for file in (ROOT / "macros").glob("*/__init__.py")}

    assert folders - packages == {"browser", "project"}
