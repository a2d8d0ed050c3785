"""What a mapping may point to: the numbers of a framework as people write them, in the editions in which they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from macros.model.evidence import is_known
from macros.model.index import Index
from macros.model.places import nearest
from macros.model.records import Reference

Read = Callable[[str], Iterable[Reference]]  # what a number means, however it is written
WORDS = re.compile("[a-z]{3}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Targets:
    """The numbers of a framework to which an item may be mapped."""

    index: Index
    item: str
    framework: str
    read: Read

    @property
    def current(self) -> str:
        """The edition of today."""
        return str(self.index.frameworks[self.framework].current_edition)

    @property
    def editions(self) -> list[str]:
        """Every edition."""
        return [str(edition.id) for edition in self.index.frameworks[self.framework].editions]

    @property
    def mapped(self) -> list[Reference]:
        """What the item is mapped to already, the main one first."""
        answer = self.index.answers.get((self.item, self.framework))
        return [target for target, _ in self.index.targets(answer)] if answer else []

    def choices(self, words: str = "") -> list[tuple[str, str]]:
        """Return the numbers of today that somebody has seen, with their titles: all, or those that hold some words."""
        wanted = words.lower().split()
        current = ((own, self.index.provisions[own]) for own in self.index.in_edition(self.framework, self.current))
        return [
            (str(own.number), str(provision.title))
            for own, provision in current
            if is_known(provision)
            and all(word in f"{provision.title} {provision.in_our_words}".lower() for word in wanted)
        ]

    def understood(self, written: str) -> tuple[str, str]:
        """Return number and edition of what somebody wrote; the edition is empty where it is not named."""
        if self.standing(written):
            return written, ""
        short = self.index.frameworks[self.framework].short
        own = [meant for query in (written, f"{short} {written}") for meant in self.read(query)]
        own = [reference for reference in own if reference.framework == self.framework]
        if len({reference.number for reference in own}) != 1:
            return written, ""
        reference = max(own, key=lambda reference: reference.current)
        return str(reference.number), "" if reference.current else str(reference.edition)

    def standing(self, number: str) -> list[str]:
        """Return the editions in which a number stands, the current one first."""
        editions = sorted(self.editions, key=lambda edition: edition != self.current)
        return [edition for edition in editions if self._reference(number, edition) in self.index.provisions]

    def doubt_number(self, written: str) -> str:
        """Say why a number cannot be mapped to, and which are like it."""
        if not written:
            return "write one of the numbers above, or words of its title"
        number, edition = self.understood(written)
        editions = [edition] if edition else self.standing(number)
        if editions:
            return self._unfit(number, editions[0]) if len(editions) == 1 else ""
        fitting = self.choices(written) if WORDS.search(written) else []
        if fitting:
            return "\n  ".join(["one of these?", *(f"{number:<16} {title}" for number, title in fitting)])
        return f"no number {written}: {nearest(written, [number for number, _ in self.choices()])}"

    def doubt_edition(self, number: str, edition: str) -> str:
        """Say why an edition cannot be mapped to; an empty one is the current."""
        edition = edition or self.current
        if edition not in self.editions:
            return f"no edition {edition}: {nearest(edition, self.editions)}"
        if edition not in self.standing(number):
            return f"{number} stands in {', '.join(self.standing(number))}, and not in {edition}"
        return self._unfit(number, edition)

    def _unfit(self, number: str, edition: str) -> str:
        reference = self._reference(number, edition)
        if reference in self.mapped:
            return f"{self.item} is mapped to {reference} already: choose another"
        provision = self.index.provisions.get(reference) if reference else None
        known = provision and is_known(provision)
        return "" if known else f"nobody here has seen what {reference} is about: choose another, or answer not-yet"

    def _reference(self, number: str, edition: str) -> Reference | None:
        return self.index.reference(self.framework, number, edition)
