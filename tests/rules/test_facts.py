"""What the data themselves refute is found, and what is only unusual is not: the two tables of `facts.yml`."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from macros.reading.project import checked
from macros.reading.yaml.strict import read_yaml
from tests.support.broken import TODAY, sound_files

FACTS = Path(__file__).with_name("facts.yml")
TABLES = yaml.safe_load(FACTS.read_text(encoding="utf-8"))

Edit = dict[str, str]


def facts_after(edit: Edit) -> list[str]:
    """Return what the check says of the sound project after an edit, with places and remedies."""
    files, old, new = sound_files(), edit.get("old", "").encode(), edit["new"].encode()
    content = files.get(edit["file"], b"")
    assert content.count(old) == 1 or not old
    problems = checked({**files, edit["file"]: content.replace(old, new) if old else new}, TODAY).problems
    return [f"{problem}\n" for problem in problems]


@pytest.mark.parametrize("edit", TABLES["slips"].values(), ids=TABLES["slips"])
def test_what_the_data_refute_is_found(edit: Edit) -> None:
    facts = facts_after(edit)

    assert [fact for fact in facts if edit["says"] in fact], facts


@pytest.mark.parametrize("edit", TABLES["sound"].values(), ids=TABLES["sound"])
def test_what_is_only_unusual_is_no_problem(edit: Edit) -> None:
    assert facts_after(edit) == []


def test_no_row_of_the_tables_hides_another_of_its_name() -> None:
    problems = read_yaml(FACTS.read_bytes(), FACTS.name).problems

    assert [problem.fact for problem in problems if "for the second time" in problem.fact] == []
