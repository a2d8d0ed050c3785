"""The words of a page, as its grade is worked out from them."""

from __future__ import annotations

import pytest

from macros.reading.body import body_of
from macros.reading.project import checked
from macros.rules.ways import all_words, at_a_glance
from macros.rules.words import FEWEST_WORDS, HARDEST, grade_of, prose_of, quick_grade
from tests.support.broken import TODAY, sound_files

PAGE = """\
## What it means { #meaning }

Weigh **both** sacks,
and read [fair weight](../a.md#b) { #c }: 5 - 3 is 2.

- one `sack`
- two sacks
    - inner
    - innermost
1. three sacks

> She asked.

??? note "When"

    Inside.

| Hat | Use |
| --- | --- |
| white | grinding |

{{ related_pages() }}
"""


def test_prose_is_what_people_read() -> None:
    assert prose_of(body_of(PAGE, "x.md", 1)).split("\n") == [
        "Weigh both sacks, and read fair weight : 5 - 3 is 2.",
        "one sack",
        "two sacks - inner - innermost",
        "three sacks",
        "She asked.",
        '"When"',
        "Inside.",
        "Hat. Use",
        "white. grinding",
    ]


def test_what_is_chosen_by_number_is_the_same_as_all_where_all_are_chosen() -> None:
    index = checked(sound_files(), TODAY).index
    every_number = at_a_glance(index).holding(b"\n")

    assert [words for _, words in all_words(index, every_number)] == [words for _, words in all_words(index)]


def test_a_page_of_words_with_more_syllables_than_groups_of_vowels_is_graded_too() -> None:
    words = 4 * (
        "An employer may be replying to the bullying in a serious situation, and whoever keeps on doing it is being "
        "seen by other people there. "
    )
    page = f'---\ntitle: "Hard"\nsummary: "Hard to read."\n---\n\n{words}\n'
    facts = [problem.fact for problem in checked(sound_files() | {"docs/hard.md": page.encode()}, TODAY).problems]

    assert quick_grade(words) < HARDEST < grade_of(words)
    assert any(f"; {HARDEST} is the most" in fact for fact in facts)


@pytest.mark.parametrize(("count", "graded"), [(FEWEST_WORDS, True), (FEWEST_WORDS - 1, False)])
def test_a_page_of_forty_words_is_graded(count: int, graded: bool) -> None:  # noqa: FBT001
    words = " ".join(["Organisational accountability necessitates documentation."] * FEWEST_WORDS).split()[:count]
    page = f'---\ntitle: "Hard"\nsummary: "Hard to read."\n---\n\n{" ".join(words)}\n'
    facts = [problem.fact for problem in checked(sound_files() | {"docs/hard.md": page.encode()}, TODAY).problems]

    assert any(f"; {HARDEST} is the most" in fact for fact in facts) is graded
