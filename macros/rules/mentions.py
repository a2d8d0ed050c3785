"""Numbers that running text names: a reader looks them up, and so they must be there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.model.index import Index
from macros.model.places import Problem, nearest
from macros.rules.ways import all_words, at_a_glance

_GAPS = " \u00a0"  # between a framework and its number


def numbers_that_texts_name_are_there(index: Index) -> Iterator[Problem]:
    """A number behind the short name of its framework, in a text or on a page, is one of that framework."""
    glance = at_a_glance(index)
    for framework in index.data.frameworks:
        short = framework.short
        there = {str(provision.number) for provision in framework.provisions}
        named = re.compile(rf"\b{re.escape(short)}[{_GAPS}](\d+(?:[.:]\d+)+)")
        texts = glance.holding(*(f"{short}{gap}".encode() for gap in _GAPS))
        for place_at, words in all_words(index, texts) if texts else ():
            for match in named.finditer(words):
                if match[1] not in there:
                    fact = f"{short} has no number {match[1]}, in none of its editions"
                    yield Problem(place_at(match.start()), fact, nearest(match[1], there))
