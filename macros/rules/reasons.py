"""What a reason must say, and what it may not be made of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.model.index import Index
from macros.model.places import Place, Problem, Text

SHORTEST_REASON = 40  # characters; below that a reason says little more than "relevant"


def reasons_say_something(index: Index) -> Iterator[Problem]:
    """Every mapping has a reason of at least 40 characters, and no two reasons are alike."""
    seen: dict[str, Place] = {}
    for reason in _reasons(index):
        if 0 < len(reason) < SHORTEST_REASON:
            fact = f"the reason has {len(reason)} characters: {reason}"
            yield Problem(
                reason.place, fact, f"say in {SHORTEST_REASON} or more what this item has to do with this provision"
            )
        plain = " ".join(re.findall(r"\w+", reason.lower()))
        if plain and plain in seen:
            yield Problem(
                reason.place,
                f"the same reason stands on {seen[plain]}",
                "say what is particular to this item and this provision",
            )
        seen.setdefault(plain, reason.place)


def _reasons(index: Index) -> Iterator[Text]:
    for answer in index.data.answers:
        yield from (mapping.why for mapping in answer.mappings)
        if answer.gap:
            yield answer.gap.why
