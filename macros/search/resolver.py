"""Ask the number resolver, the one grammar of numbers, from Python."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import quickjs

from macros.model.index import Index
from macros.model.records import Reference
from macros.search.as_at import bindings
from macros.search.catalogue import Json, catalogue

SCRIPTS = Path(__file__).resolve().parent.parent.parent / "docs" / "assets" / "javascripts"
STEPS = ["text", "days", "calendar", "words", "phrases", "joining", "meant", "owners", "times", "reading", "known"]
PARTS = (*(f"numbers-{step}" for step in STEPS), "numbers")  # in this order


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that a text asks for: its places, best first, and in a sentence what is to be known of that."""

    number: str
    state: str
    says: str
    places: tuple[Reference, ...]
    body: str | None


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a query means; `words` are left for the text search.

    `near` and `elsewhere` are offered where a number does not exist; `notes` are sentences on the whole.
    """

    kind: str
    asked: tuple[Asked, ...]
    matches: tuple[Reference, ...]
    missing: tuple[str, ...]
    near: tuple[Reference, ...]
    elsewhere: tuple[Reference, ...]
    words: tuple[str, ...]
    uncovered: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


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
    answer = Resolver(catalogue(index), bindings(index)).resolve(query)

    def references(options: list[Json]) -> tuple[Reference, ...]:
        named = (index.reference(option["framework"], option["number"], option["edition"]) for option in options)
        return tuple(reference for reference in named if reference is not None)

    return Resolution(
        answer["kind"],
        tuple(
            Asked(
                asked["number"],
                asked["state"],
                asked["says"],
                references(asked["options"]),
                asked["body"]["id"] if asked["body"] else None,
            )
            for asked in answer["asked"]
        ),
        references(answer["matches"]),
        tuple(answer["missing"]),
        references(answer["near"]),
        references(answer["elsewhere"]),
        tuple(answer["words"]),
        tuple(body["id"] for body in answer["uncovered"]),
        _notes(answer),
    )


def _notes(answer: Json) -> tuple[str, ...]:
    """Return the sentences on the whole: the day, the framework that has all numbers, questions, limits."""
    day = f"Read as of {answer['day']['spoken']}." if answer["day"] else ""
    together = answer["together"]["says"] if answer["together"] else ""
    questions = (question["says"] for question in answer["questions"])
    return tuple(note for note in (day, together, *questions, *answer["notices"]) if note)
