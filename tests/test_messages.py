"""What the check says of every broken input, word for word: place, fact, remedy, and how many problems there are.

`tests/broken.py` is the table of inputs; `tests/broken.golden.txt` holds what people read of each.
The whole table takes a second, so this is also what looks for changes that no test notices (HACKING, "Do the tests notice?").
"""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
from broken import CASES, reported

from macros import docs, project, read, records

GOLDEN = Path(__file__).resolve().parent / "broken.golden.txt"


def golden() -> dict[str, str]:
    """Return id → report."""
    parts = GOLDEN.read_text(encoding="utf-8").removeprefix("# ").split("\n\n# ")
    return {name: said.rstrip("\n") for name, _, said in (part.partition("\n") for part in parts)}


def test_every_slip_is_told_word_for_word(monkeypatch: pytest.MonkeyPatch) -> None:
    for remembered in (project._load, records.fields_of):  # noqa: SLF001  what is read here was not read before
        remembered.cache_clear()
    once = functools.cache(read.read_yaml)  # the files without the slip are the same in every case
    for reader in (project, docs):
        monkeypatch.setattr(reader, "read_yaml", once)
    said = golden()

    assert list(said) == [case.id for case in CASES]
    for case in CASES:  # one test for the whole table, which starts hundreds of times when mutants are tried
        assert reported(case) == said[case.id], case.id
