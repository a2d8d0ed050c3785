"""Ways through the data that several rules take."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

from macros.model.index import Index
from macros.model.places import Place, Problem
from macros.model.records import Answer, Item, Mapping, Page, Provision

_WORDS = re.compile(r"\w+")


def provisions_of(index: Index) -> Iterator[Provision]:
    """Yield every provision of the file, also one that stands there twice."""
    for framework in index.data.frameworks:
        yield from framework.provisions


def pages_of(index: Index) -> list[Item | Page]:
    """Return every page that somebody wrote."""
    return [*index.data.items, *index.data.pages]


def mappings_of(index: Index) -> Iterator[tuple[Answer, Mapping]]:
    """Yield every mapping with the answer that it belongs to."""
    for answer in index.data.answers:
        for mapping in answer.mappings:
            yield answer, mapping


def numbers_of(index: Index, framework: str, edition: str) -> list[str]:
    """Return the numbers of an edition."""
    return [reference.number for reference in index.in_edition(framework, edition)]


def once(named: Iterable[tuple[str, Place]], what: str) -> Iterator[Problem]:
    """Yield a problem for each name that stood before."""
    first: dict[str, Place] = {}
    for name, place in named:
        if name in first:
            yield Problem(
                place,
                f"the {what} {name} stands here for the second time; the first is at {first[name]}",
                "keep one of them",
            )
        first.setdefault(name, place)


@functools.lru_cache(maxsize=20_000)
def letters_of(text: str) -> str:
    """Return the letters and digits of a text in small ones, to compare what two texts say."""
    return " ".join(_WORDS.findall(text.lower()))


@functools.lru_cache(maxsize=20_000)
def words_of(text: str) -> frozenset[str]:
    """Return the different words of a text, in small letters."""
    return frozenset(letters_of(text).split())
