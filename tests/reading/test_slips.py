"""What a line could have been meant as, one kind of slip at a time."""

from __future__ import annotations

import pytest

from macros.reading.slips import keys, quotes
from macros.reading.slips.slid import slid


@pytest.mark.parametrize(
    ("line", "trial"),
    [
        pytest.param('title: "Two hats', 'title: "Two hats"', id="words"),
        pytest.param('title: "Two hats  # or one', 'title: "Two hats"  # or one', id="a-remark-behind"),
    ],
)
def test_a_quote_that_is_not_closed_is_closed_behind_its_words(line: str, trial: str) -> None:
    assert [(look.column, look.trial) for look in quotes.unclosed([line], 0, None)] == [(7, trial)]


def test_a_quote_that_is_closed_is_none_of_their_business() -> None:
    assert list(quotes.unclosed(['title: "Two hats"'], 0, None)) == []


@pytest.mark.parametrize(
    ("line", "trial"),
    [
        pytest.param("title: 'I'm two hats'", 'title: "I\'m two hats"', id="behind-the-first-letter"),
        pytest.param("title: 'Two I'm'", 'title: "Two I\'m"', id="before-the-last-letter"),
    ],
)
def test_an_apostrophe_may_end_a_text_in_single_quotes_anywhere(line: str, trial: str) -> None:
    assert [look.trial for look in quotes.unclosed([line], 0, None) if look.sure] == [trial]


def test_a_word_before_a_text_is_a_key_where_a_key_stands_below_it() -> None:
    lines = ['theme: "tools"', 'title "Two hats"']

    assert [look.trial for look in keys.lacking_colon([*lines, "related:"], 1)] == ['title: "Two hats"']
    assert list(keys.lacking_colon([*lines, "and so on"], 1)) == []


def test_a_line_that_slid_is_looked_for_near_the_place_alone() -> None:
    lines = [*(f'  key-{number}: "x"' for number in range(1_000)), ' slid: "x"', '  last: "x"']
    tried: list[str] = []

    def reach(text: str) -> int:
        tried.append(text)
        return len(lines) if all(line.startswith("  ") for line in text.split("\n")) else 1_000

    slip = slid(lines, 1_000, reach)

    assert slip is not None
    assert (slip.line, slip.column) == (1_000, 1)
    assert len(tried) < len(lines) / 10


def test_a_key_stands_at_the_start_of_its_line() -> None:
    assert [look.trial for look in keys.odd_colon(['title = "Two hats"'], 0)] == ['title: "Two hats"']
    assert list(keys.odd_colon(['"Two" title = "Two hats"'], 0)) == []
    assert [look.trial for look in quotes.brackets("title: [hats")] == ["title: [hats]"]
    assert list(quotes.brackets('"Two" title: [hats')) == []
