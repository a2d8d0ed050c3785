"""What is found by a look at many texts in one go is what a look at each of them finds."""

from __future__ import annotations

import random

import pytest

from macros.model.places import Place, Text
from macros.rules.glance import IN_ANY_LETTERS, Glance
from macros.rules.ways import MOST_CHANGED, bare_name_of, letters_of, nearly_alike, words_of

WORDS = (
    "bell",
    "bran",
    "corn",
    "flour",
    "grain",
    "hat",
    "husk",
    "mill",
    "oat",
    "rye",
    "sack",
    "scale",
    "sieve",
    "wheel",
)


def nearly_alike_one_by_one(texts: list[Text]) -> list[tuple[Text, Text]]:
    """Compare each text with each one before it."""
    pairs = []
    for number, text in enumerate(texts):
        words = words_of(text)
        for before in texts[:number]:
            others = words_of(before)
            is_near = len(words - others) <= MOST_CHANGED and len(others - words) <= MOST_CHANGED
            if is_near and letters_of(text) != letters_of(before):
                pairs.append((text, before))
                break
    return pairs


@pytest.mark.parametrize("seed", range(3))
def test_near_copies_are_found_as_by_a_look_at_all_pairs(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  no secret
    texts: list[Text] = []
    for number in range(80):
        words = chance.sample(WORDS, chance.randint(6, 12))
        if texts and number % 2:  # one before it, with some words changed
            words = chance.choice(texts).split()
            for _ in range(chance.randint(0, 3)):
                words[chance.randrange(len(words))] = chance.choice(WORDS)
        texts.append(Text(" ".join(words), Place("x.yml", number + 1)))
    texts = [text for text in texts if len(words_of(text)) > MOST_CHANGED]

    pairs = nearly_alike_one_by_one(texts)

    assert list(nearly_alike(texts, 1)) == pairs
    assert pairs


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("the Orders", "order", True),
        ("the ringers\u2019 bodies", "Ringer body", True),
        ("Mr James\u2019s orders", "the Mr James order", True),
        ("GAS", "GA", False),
        ("Bus", "bu", False),
    ],
)
def test_names_taken_for_one_are_the_same_bare_name(name: str, other: str, same: bool) -> None:  # noqa: FBT001
    assert (bare_name_of(name) == bare_name_of(other)) is same


def test_a_glance_knows_the_texts_in_which_a_sign_stands() -> None:
    glance = Glance(["one @ two", "Caf\u00e9 \u2026", "", "TWO", "two two"])

    assert glance.holding(b"@") == {0}
    assert glance.holding(b"two") == {0, 4}
    assert glance.holding(b"two", table=IN_ANY_LETTERS) == {0, 3, 4}
    assert glance.holding(b"\ntwo", "\u2026\n".encode()) == {1, 4}
    assert glance.holding(b"three") == set()
    assert Glance([]).holding(b"one") == set()
