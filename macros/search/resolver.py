"""Ask the number resolver, the one grammar of numbers, from Python."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import quickjs

from macros.model.index import Index
from macros.model.records import Reference
from macros.search.catalogue import Json, catalogue

SCRIPT = Path(__file__).resolve().parent.parent.parent / "docs" / "assets" / "javascripts" / "numbers.js"


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a query means; `words` are left for the text search.

    `near` and `elsewhere` are offered where a number does not exist.
    """

    kind: str
    matches: tuple[Reference, ...]
    missing: tuple[str, ...]
    near: tuple[Reference, ...]
    elsewhere: tuple[Reference, ...]
    words: tuple[str, ...]
    uncovered: tuple[str, ...] = ()


class Resolver:
    """`numbers.js` in an engine of its own, with one catalogue."""

    def __init__(self, known: Json) -> None:
        self._context = quickjs.Context()
        self._context.eval(SCRIPT.read_text(encoding="utf-8"))
        self._context.eval(f"const finder = StandardsNumbers.make({json.dumps(known)})")
        self._context.eval(
            "const ask = (query, first) => JSON.stringify(finder.resolve(query, {first: JSON.parse(first)}))"
        )
        self._ask = self._context.eval("ask")

    def resolve(self, query: str, first: Sequence[str] = ()) -> Json:
        """Return what the script returns; `first` names the frameworks of the reader's nation."""
        answer: Json = json.loads(self._ask(query.replace("\0", " "), json.dumps(list(first))))
        return answer


def resolved(index: Index, query: str) -> Resolution:
    """Return what a query means in the map."""
    answer = Resolver(catalogue(index)).resolve(query)

    def references(field: str) -> tuple[Reference, ...]:
        named = (index.reference(entry["framework"], entry["number"], entry["edition"]) for entry in answer[field])
        return tuple(reference for reference in named if reference is not None)

    return Resolution(
        answer["kind"],
        references("matches"),
        tuple(answer["missing"]),
        references("near"),
        references("elsewhere"),
        tuple(answer["words"]),
        tuple(body["id"] for body in answer["uncovered"]),
    )
