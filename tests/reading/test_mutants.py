"""Whatever slips from a hand: no traceback, no hang, no word that vanishes, and mending ends and loses nothing."""

from __future__ import annotations

import random
import time

import pytest

from tests.support import mutants
from tests.support.broken import MAPPINGS, SOUND, TODAY, sound_files


def test_a_few_slips_that_are_the_same_every_time() -> None:
    found = mutants.of_the_small_map(12, random.Random(17))  # noqa: S311  slips, no secrets

    assert found.finds == []
    assert found.outcomes.keys() >= {"refused", "accepted"}


@pytest.mark.weekly
@pytest.mark.parametrize(("run", "count"), [(mutants.of_the_small_map, 4_000), (mutants.of_today, 200)])
def test_whatever_slips_is_told_or_kept(run: mutants.Run, count: int) -> None:
    seed = int(time.time())
    found = run(count, random.Random(seed))  # noqa: S311

    assert found.finds == [], f"seed {seed}: add each as a case to tests/support/broken.py"
    assert found.outcomes["accepted"] > count // 50


@pytest.mark.parametrize(
    ("written", "read", "lost"),
    [
        pytest.param("one two three", "one two three", "", id="nothing"),
        pytest.param("one two three", "one three", "two", id="a-word"),
        pytest.param("one two three", "one three two", "three", id="another-order"),
        pytest.param("one\u200btwo", "onetwo", "", id="a-hidden-sign"),
    ],
)
def test_a_word_that_vanishes_is_found(written: str, read: str, lost: str) -> None:
    assert mutants.lost_between(written, read) == lost


def test_what_falls_over_is_a_find(monkeypatch: pytest.MonkeyPatch) -> None:
    def falls(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(mutants, "checked", falls)
    found = mutants.Found(SOUND)
    found.add(sound_files(), {MAPPINGS: "a: b\n"}, today=TODAY)

    assert found.finds == [("RecursionError: too deep", MAPPINGS, "a: b\n")]
