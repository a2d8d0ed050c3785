"""What a line could have been meant as, one kind of slip at a time."""

from __future__ import annotations

import pytest

from macros.reading.slips import keys, quotes


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


def test_a_key_stands_at_the_start_of_its_line() -> None:
    assert [look.trial for look in keys.odd_colon(['title = "Two hats"'], 0)] == ['title: "Two hats"']
    assert list(keys.odd_colon(['"Two" title = "Two hats"'], 0)) == []
