"""What the guides say of the code is what the code says of itself."""

from __future__ import annotations

import functools
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from macros.editing.entries import values_of
from macros.editing.schema import editor_files
from macros.model.fields import FORMS, fields_of
from macros.model.records import Retired
from macros.model.words import BASES, COPIES, EXTENTS, MARKS, NUMBERINGS, RELATIONS, STATUSES, Meaning
from macros.pages.macros import MACROS
from macros.reading.yaml.strict import read_yaml
from macros.rules.check import CHECKS
from tests.support.project import ROOT

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
HACKING = (ROOT / "HACKING.md").read_text(encoding="utf-8")


def test_the_guide_prints_every_rule_and_no_other() -> None:
    printed = re.findall(r"^- (.+)$", GUIDE.partition("<!-- rules:")[2].partition("\n## ")[0], re.MULTILINE)

    assert printed == [rule.__doc__ for rule in CHECKS]


@pytest.mark.parametrize(
    "words",
    [RELATIONS, BASES, COPIES, EXTENTS, NUMBERINGS, MARKS],
    ids=["relations", "bases", "copies", "extents", "numberings", "marks"],
)
def test_the_guide_explains_every_word_as_the_pages_do(words: dict[str, Meaning]) -> None:
    for word, meaning in words.items():
        assert f"| `{word}` | {meaning.says} |" in GUIDE


def test_the_guide_explains_every_status_that_is_worked_out() -> None:
    for meaning in STATUSES.values():
        assert f"| {meaning.label} | {meaning.says} |" in GUIDE


def test_the_samples_of_the_guide_fit_the_schemas_of_the_data() -> None:
    """Each stands in a data file, in its place."""
    names = ("mappings", "standards", "comparisons", "reports", "retired")
    files = [f"data/{name}.yml" for name in names]
    samples = [read_yaml(block.encode(), file) for block, file in zip(_blocks("yaml"), files, strict=True)]
    problems = [problem for sample in samples for problem in sample.problems]
    mappings, provisions, comparisons, reports, retired = (values_of(sample.node) for sample in samples if sample.node)
    schemas = {name: json.loads(text) for name, text in editor_files().items() if name.endswith(".json")}
    keys = schemas["data/schema/standards.json"]["properties"]["frameworks"]["additionalProperties"]["properties"]

    assert problems == []
    jsonschema.validate(mappings, schemas["data/schema/mappings.json"])
    jsonschema.validate({"comparisons": comparisons}, schemas["data/schema/comparisons.json"])
    jsonschema.validate(provisions, keys["provisions"])
    jsonschema.validate({"reports": reports}, schemas["data/schema/reports.json"])
    assert all(FORMS["published"][0].fullmatch(name) for name in retired)
    assert {key for entry in retired.values() for key in entry} == set(fields_of(Retired))


@pytest.mark.data
def test_the_samples_of_the_guide_stand_in_the_data() -> None:
    """Whoever changes one of these entries, or what it says of a copy, copies it into the guide, too."""
    samples = [yaml.load(block, yaml.BaseLoader) for block in _blocks("yaml")]  # noqa: S506
    mappings, provisions, comparisons, reports, _ = samples
    told = {item: _data("mappings")[item] for item in mappings}
    listed = [entry for framework in _data("standards")["frameworks"].values() for entry in framework["provisions"]]

    named = re.findall(r"(?m)^# the page: (.*)$", GUIDE)
    assert [page for page in named if not (ROOT / page).is_file() or Path(page).stem not in mappings] == []
    for item, by_framework in mappings.items():
        for framework, entries in by_framework.items():
            assert [entry for entry in entries if entry not in told[item][framework]] == [], (item, framework)
    assert [said for said in provisions if not any({**entry, **said} == entry for entry in listed)] == []
    for name, sample in comparisons.items():
        entry = _data("comparisons")["comparisons"][name]
        assert [aspect for aspect in sample["aspects"] if aspect not in entry["aspects"]] == []
        assert {**sample, "aspects": entry["aspects"]} == entry
    assert reports == {name: _data("reports")["reports"][name] for name in reports}


@functools.cache
def _data(name: str) -> Any:
    """Return a file of data with every scalar as text."""
    return yaml.load((ROOT / "data" / f"{name}.yml").read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506


def _blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)


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
