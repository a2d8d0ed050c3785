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

SCRIPTS = Path(__file__).resolve().parent.parent.parent / "docs" / "assets" / "javascripts"
PARTS = ("numbers-text", "numbers-days", "numbers-calendar", "numbers-reading", "numbers")  # in this order


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
    """`numbers.js` and its parts in an engine of their own, with one catalogue and what it knows of days."""

    def __init__(self, known: Json, days: Json | None = None) -> None:
        self._context = quickjs.Context()
        for part in PARTS:
            self._context.eval((SCRIPTS / f"{part}.js").read_text(encoding="utf-8"))
        self._context.eval(f"const finder = StandardsNumbers.make({json.dumps(known)}, {json.dumps(days)})")
        self._context.eval("const ask = (query, how) => JSON.stringify(finder.resolve(query, JSON.parse(how)))")
        self._ask = self._context.eval("ask")

    def resolve(self, query: str, first: Sequence[str] = (), reader: Json | None = None) -> Json:
        """Return what the script returns; `first` names the frameworks of the reader's nation."""
        how = {"first": list(first), "reader": reader or {}}
        answer: Json = json.loads(self._ask(query.replace("\0", " "), json.dumps(how)))
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
