"""A script loses comments, indents and empty lines, and nothing that runs or shows."""

from __future__ import annotations

import pytest

from macros.builders.lean_script import lean_script

SCRIPTS = {
    "comment at the end": ("go(); // why\nstop();", "go();\nstop();\n"),
    "comment of lines": ("/** what\n * it is */\ngo();", "go();\n"),
    "comment that ends a line": ("return /* a\n b */ x", "return\nx\n"),
    "comment between words": ("return/* why */x", "return x\n"),
    "licence": ("/*! MIT */\ngo();", "/*! MIT */\ngo();\n"),
    "indents and empty lines": ("if (a) {\n\n    go();\n  }\n", "if (a) {\ngo();\n}\n"),
    "two signs of a comment in a text": ('go("a // b /* c */");', 'go("a // b /* c */");\n'),
    "pattern": ("x = /[/]*'/ /* why */;", "x = /[/]*'/  ;\n"),
    "lines between backticks": ("x = `a\n   b // c\n`;", "x = `a\n   b // c\n`;\n"),
    "backticks between backticks": ("x = `a ${b ? ` (${c}) ` : ''}  d`; // e", "x = `a ${b ? ` (${c}) ` : ''}  d`;\n"),
    "what nobody can read": ("go(; // why\n  x", "go(; // why\n  x"),
}


@pytest.mark.parametrize(("script", "lean"), SCRIPTS.values(), ids=SCRIPTS)
def test_what_runs_stays(script: str, lean: str) -> None:
    assert lean_script(script.encode()).decode() == lean
