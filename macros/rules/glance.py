"""Many texts looked at in one go: a few of them hold what a rule looks for, and the rest need no look of their own."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterable

IN_ANY_LETTERS = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"abcdefghijklmnopqrstuvwxyz")
NO_LINK = b"]x"  # where every sign behind a bracket is an x, but for the one that begins where a link leads
WITH_LETTERS_AS_X = bytes(ord("x") if sign.isascii() and sign.isalpha() else ord(sign) for sign in map(chr, range(256)))
BEHIND_BRACKETS = bytes(sign if sign in b"](" else ord("x") for sign in range(256))


class Glance:
    """Texts joined to one, in which a sign is found much quicker than in each of them."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Join texts, each between two line ends."""
        pieces = [f"\n{text}\n".encode() for text in texts]
        self._ends = [*itertools.accumulate(map(len, pieces))]
        self._joined = b"".join(pieces)

    def holding(self, *traces: bytes, table: bytes | None = None) -> set[int]:
        """Return the numbers of the texts in which one of these traces stands; line ends stand for those of a text.

        With a table, each byte counts as what that makes of it.
        """
        joined = self._joined.translate(table) if table else self._joined
        found: set[int] = set()
        for trace in traces:
            at = joined.find(trace)
            while at >= 0:
                number = bisect.bisect(self._ends, at)
                found.add(number)
                at = joined.find(trace, self._ends[number])
        return found
