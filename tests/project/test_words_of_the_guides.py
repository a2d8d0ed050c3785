"""What the guides say of the code is what the code says of itself."""

from __future__ import annotations

import re
import subprocess

import pytest

from macros.model.words import BASES, RELATIONS, STATUSES
from macros.pages.macros import MACROS
from macros.rules.check import CHECKS
from tests.support.project import ROOT

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
HACKING = (ROOT / "HACKING.md").read_text(encoding="utf-8")


def test_the_guide_prints_every_rule_and_no_other() -> None:
    printed = re.findall(r"^- (.+)$", GUIDE.partition("<!-- rules:")[2].partition("\n## ")[0], re.MULTILINE)

    assert printed == [rule.__doc__ for rule in CHECKS]


@pytest.mark.parametrize("words", [RELATIONS, BASES, STATUSES], ids=["relations", "bases", "statuses"])
def test_the_guide_explains_every_word_as_the_pages_do(words: dict[str, tuple[str, str]]) -> None:
    for word, meaning in words.items():
        assert f"| `{word}` | {meaning[1]} |" in GUIDE


def test_every_macro_says_what_it_prints() -> None:
    assert all((macro.__doc__ or "").startswith("Print ") for macro in MACROS.values())


def test_every_make_command_of_the_guides_exists() -> None:
    named = {
        name
        for guide in ("README.md", "CONTRIBUTING.md", "HACKING.md")
        for name in re.findall(r"make ([a-z]+)\b(?=`|\n| PORT)", (ROOT / guide).read_text(encoding="utf-8"))
    }
    listed = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert named
    assert named <= set(re.findall(r"^make (\w+)", listed, re.MULTILINE))


def test_links_between_the_guides_resolve() -> None:
    for guide in ROOT.glob("*.md"):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", guide.read_text(encoding="utf-8")):
            assert (ROOT / target).exists(), (guide.name, target)
