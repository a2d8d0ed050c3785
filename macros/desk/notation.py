"""How the numbers of a framework are printed, and what a text that was split by them is made of."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from macros.desk.lines import BULLETS
from macros.model.index import Index, numeric_parts
from macros.model.records import Edition, Framework

_ALIKE = {"Pd": "-", "Pi": "'", "Pf": "'"}  # by Unicode's category: dashes; quotes that open and close


@dataclass(frozen=True, slots=True)
class Notation:
    """How an edition of a framework numbers its provisions, and which numbers the map has of it."""

    separator: str  # the sign between the parts of a number
    levels: tuple[int, ...] = (2,)  # how many parts its numbers have
    known: tuple[str, ...] = ()  # the numbers that the map has, in order
    series: tuple[str, ...] = ()  # the parts of the text that each count from 1; empty where there is one
    name: str = ""  # what it is called in a sentence
    headings: tuple[tuple[str, str], ...] = ()  # number and heading of the groups that the map has
    others: tuple[Notation, ...] = ()  # the other editions and frameworks: to know a wrong text by
    owner: str = ""  # who publishes it, as the text should say
    framework: str = ""  # the id of its framework: editions of one are told from other frameworks


@dataclass(frozen=True, slots=True)
class Piece:
    """One provision of an official text."""

    number: str  # with the framework's own sign between its parts, composed from heading and item where need be
    words: str  # its official words, in one line
    heading: str = ""  # the heading it stands under
    lead_in: str = ""  # the line that frames it, as "As a miller, I will not:"
    series: str = ""  # which part of the text, where numbers count twice
    page: int = 0


@dataclass(frozen=True, slots=True)
class Split:
    """The provisions of a text, and what is doubtful about them, in sentences."""

    pieces: tuple[Piece, ...]
    doubts: tuple[str, ...] = ()


def normalised(words: str) -> str:
    """Return words without what layout may change: a fingerprint is taken of them.

    Case, spaces, bullets, the kinds of quotes and dashes, hyphens within words and signs at the end make no difference.
    """
    plain = unicodedata.normalize("NFKC", words).replace("\u00ad", "").replace('"', "'").lower()
    plain = "".join(_ALIKE.get(unicodedata.category(sign), sign) for sign in plain)
    plain = re.sub(rf"[{BULLETS}]", " ", plain)
    plain = re.sub(r"(?<=\w)-\s*(?=[^\W\d_])", "", plain)
    return " ".join(plain.split()).rstrip(" .;:,-")


def notation_of(framework: Framework, edition: Edition, index: Index) -> Notation:
    """Return how an edition numbers its provisions, with the other editions and frameworks to tell it from."""
    editions = [(framework, other) for other in framework.editions if other.id != edition.id]
    for other in index.frameworks.values():
        editions += [(other, each) for each in other.editions if other.id != framework.id]
    others = tuple(_notation(other, each, index) for other, each in editions)
    return replace(_notation(framework, edition, index), others=others)


def _notation(framework: Framework, edition: Edition, index: Index) -> Notation:
    known = tuple(reference.number for reference in index.in_edition(framework.id, edition.id))
    levels = sorted({len(numeric_parts(number)) for number in known}) or [2]
    return Notation(
        separator=str(framework.separator),
        levels=tuple(levels),
        known=known,
        name=f"{framework.short}, {edition.label}",
        headings=tuple((str(group.number), str(group.heading)) for group in edition.groups or ()),
        owner=str(framework.publisher),
        framework=framework.id,
    )
