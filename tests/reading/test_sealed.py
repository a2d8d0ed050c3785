"""The schemas that editors read are as they were made, or the check says which is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.reading.sealed import SCHEMAS, problems
from tests.support.project import copied

FILE, SCHEMA = "data/questions.yml", "data/schema/questions.json"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder with one file of the data and its schema."""
    return copied(tmp_path, FILE, SCHEMA)


@pytest.mark.parametrize(
    ("content", "fact"),
    [
        (None, "the schema that editors of data/questions.yml read is missing"),
        (b"", "the schema that editors of data/questions.yml read is not as it was made"),
        (b"{}\n", "the schema that editors of data/questions.yml read is not as it was made"),
        (b"{", "the schema that editors of data/questions.yml read is not as it was made"),
        (b"\xff", "the schema that editors of data/questions.yml read is not as it was made"),
    ],
    ids=["gone", "empty", "another", "broken", "not-utf-8"],
)
def test_a_schema_that_is_not_as_it_was_made_is_told(root: Path, content: bytes | None, fact: str) -> None:
    if content is None:
        (root / SCHEMA).unlink()
    else:
        (root / SCHEMA).write_bytes(content)
    (problem,) = problems(root, (FILE,))

    assert (problem.place.file, problem.fact) == (SCHEMA, fact)


def test_one_word_is_enough(root: Path) -> None:
    text = (root / SCHEMA).read_text(encoding="utf-8")
    (root / SCHEMA).write_text(text.replace("object", "string", 1), encoding="utf-8")

    assert len(list(problems(root, (FILE,)))) == 1


def test_sound_schemas_and_maps_without_any_raise_no_alarm(root: Path) -> None:
    windows = (root / SCHEMA).read_text(encoding="utf-8").encode().replace(b"\n", b"\r\n")
    (root / SCHEMA).write_bytes(windows)

    assert list(problems(root, (FILE, "data/retired.yml"))) == []
    (root / SCHEMA).unlink()
    (root / SCHEMA).parent.rmdir()
    assert list(problems(root, (FILE,))) == []
    assert set(SCHEMAS.values()) >= {SCHEMA}
