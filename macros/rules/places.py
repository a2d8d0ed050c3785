"""A rule for the places in sources that mappings and statements name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.model.index import Index
from macros.model.places import Problem
from macros.rules.ways import mappings_of


def numbered_places_are_known(index: Index) -> Iterator[Problem]:
    """A numbered place, such as Principle 4, is no higher than those that the statements of its source name."""
    highest: dict[tuple[str, str], int] = {}
    for source in index.data.sources:
        for statement in source.statements:
            for word, number in _NUMBERED.findall(statement.where):
                known = highest.get((source.id, word), 0)
                highest[source.id, word] = max(known, int(number))
    for _, mapping in mappings_of(index):
        named = [(mapping.source, mapping.where), *((passage.source, passage.where) for passage in mapping.also_in)]
        for name, place in named:
            for word, number in _NUMBERED.findall(place or ""):
                known = highest.get((name or "", word), 0)
                if place and 0 < known < int(number):
                    fact = f"{word} {number} of {name}, whose statements go no further than {word} {known}"
                    yield Problem(place.place, fact, "compare it with the source; add a statement if it is there")


_NUMBERED = re.compile(r"\b([A-Z][a-z]+) (\d{1,3})\b(?![:.]\d)")
