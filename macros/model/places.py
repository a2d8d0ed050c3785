"""Where a value stands, and what is wrong with it."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple, Self

MOST_SHOWN = 12  # known words listed where none is near
LONGEST_SHOWN = 60  # characters of a value that are shown in a message


class Place(NamedTuple):
    """A file (path from the project's root, with `/`), a line and a column, both counted from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """Return `file:line:column`, which editors and GitHub turn into a link."""
        return f"{self.file}:{self.line}:{self.column}"


class Text(str):
    """A piece of text that knows where it was read."""

    __slots__ = ("place",)
    place: Place

    def __new__(cls, value: str, place: Place) -> Self:
        """Join `value` to the place it was read at."""
        text = str.__new__(cls, value)
        text.place = place
        return text

    def __getnewargs__(self) -> tuple[str, Place]:  # type: ignore[override]
        """Let copies keep their place."""
        return (str(self), self.place)


class Cause(NamedTuple):
    """What is named and is not there, such as `the page two-hats`, and what to write where that is known."""

    name: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where, what, and what to write instead.

    `spoils` is the value that was not read as it was meant: what is said of it later follows from this.
    `about` is the record that is judged as a whole: where a slip in it was told, this may follow from that.
    `yields` tells that this is worth saying only where nothing else is said of its place.
    `cause` is what many problems may follow from, which are then told as one.
    """

    place: Place
    fact: str
    remedy: str
    spoils: Place | None = field(default=None, compare=False)
    about: Place | None = field(default=None, compare=False)
    yields: bool = field(default=False, compare=False)
    cause: Cause | None = field(default=None, compare=False)

    def __lt__(self, other: Problem) -> bool:
        """Sort problems by their places."""
        return (self.place, self.fact, self.remedy) < (other.place, other.fact, other.remedy)

    def __str__(self) -> str:
        """Return two lines: place and fact, then the remedy."""
        return visible(f"{self.place}: {self.fact}\n    {self.remedy}")


def one_a_slip(
    read: Iterable[Problem], judged: Iterable[Problem] = (), unfit: Collection[Place] = frozenset()
) -> list[Problem]:
    """Return problems in the order of their places, without those that follow from one that was told before them.

    `read` is what reading finds, and `judged` what breaks a rule; `unfit` are the records in which a slip was read.
    """
    spoilt: set[Place] = set()
    left: list[Problem] = []
    read = list(read)
    beside = {place for problem in read for place in _beside(problem.place)}
    follows = (
        problem
        for problem in judged
        if problem.place not in unfit and problem.about not in unfit and problem.place not in beside
    )
    for problem in (*read, *follows):
        if problem.place not in spoilt:
            left.append(problem)
        if problem.spoils:
            spoilt.add(problem.spoils)
    places: set[Place] = set()
    facts: set[tuple[str, int, str]] = set()  # each is told once a line
    lines = {problem.place[:2] for problem in left if problem.fact.startswith("unknown key")}
    told: list[Problem] = []
    for problem in sorted(set(left), key=lambda problem: (problem.yields, problem)):
        fact = (problem.place.file, problem.place.line, problem.fact)
        yields = problem.yields and (problem.place in places or problem.place[:2] in lines)
        if not yields and fact not in facts:
            told.append(problem)
            places.add(problem.place)
            facts.add(fact)
    return sorted(told)


def _beside(place: Place) -> list[Place]:
    """Return the places of a page on which a rule would say once more, of the same words, that they are not right."""
    if not place.file.endswith(".md") or place.column == 1:
        return []
    return [place._replace(column=column) for column in range(place.column - 1, place.column + 2)]


def nearly(word: str, known: Iterable[str]) -> str:
    """Return the known word that differs from `word` by a letter or two; empty where there is none."""
    import difflib

    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=_NEARLY)), "")


_NEARLY = 0.85  # so that `editions` is not taken for `definitions`


def nearest(word: str, known: Iterable[str]) -> str:
    """Return `did you mean x?` for the known word nearest to `word`, or the whole list where none is near."""
    import difflib

    words = sorted(known)
    close = [known for known in words if known.lower() == word.lower()][:1]
    close = close or difflib.get_close_matches(word, words, n=1, cutoff=0.6)
    if close and word.strip() == close[0]:
        return f"write {close[0]}, without the space beside it"
    if close:
        odd = next((sign for sign in word if not sign.isascii() and sign not in close[0]), None)
        return f"did you mean {close[0]}?{f' Here stands {named(odd)}' if odd else ''}"
    if len(words) > MOST_SHOWN:
        words = [*words[:MOST_SHOWN], "…"]
    return f"write one of: {', '.join(words)}" if words else "none is known yet"


def brief(text: str) -> str:
    """Return the beginning of a text that is too long for a message."""
    text = text.replace("\n", "U+000A")
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"


def named(sign: str) -> str:
    """Return the code and the name of a sign, as `U+2011 non-breaking hyphen`."""
    name = _CONTROLS.get(sign) or unicodedata.name(sign, "").lower()
    if not name:
        name = "control character" if unicodedata.category(sign) == "Cc" else "character without a name"
    return f"U+{ord(sign):04X} {name}"


_CONTROLS = {
    "\x00": "null",
    "\x08": "backspace",
    "\x0b": "line break of a word processor",
    "\x0c": "form feed",
    "\r": "carriage return",
    "\x1b": "escape",
    "\x85": "next line",
}


def visible(message: str) -> str:
    """Spell out what a terminal would act on or hide, such as escape codes."""
    return "".join(c if c.isprintable() or c == "\n" else f"U+{ord(c):04X}" for c in message)
