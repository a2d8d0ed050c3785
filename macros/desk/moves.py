"""What happened to the numbers of a text since they were last looked at, in sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from macros.desk.kept import Fingerprint


@dataclass(frozen=True, slots=True)
class Moves:
    """The numbers of a text that are not what they were."""

    otherwise: tuple[str, ...] = ()  # other words under the same number
    renumbered: tuple[tuple[str, str], ...] = ()  # the same words, under another number
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def moves(present: Mapping[str, Fingerprint], kept: Mapping[str, Fingerprint]) -> Moves:
    """Compare the numbers of a text, in its order, with those that were kept of it."""
    stay = {number for number in present if present[number] == kept.get(number)}
    came, went = _by_words(present, stay), _by_words(kept, stay)
    renumbered = tuple(pair for words in went for pair in zip(went[words], came.get(words, ()), strict=False))
    left, taken = {old for old, _ in renumbered}, {new for _, new in renumbered}
    changed = [number for number in present if number not in stay | taken]
    return Moves(
        otherwise=tuple(number for number in changed if number in kept and number not in left),
        renumbered=renumbered,
        new=tuple(number for number in changed if number not in kept or number in left),
        gone=tuple(
            number for number in kept if number not in stay | left and (number not in present or number in taken)
        ),
    )


def sentences(moved: Moves, name: str) -> Iterator[str]:
    """Yield what moved, one sentence for each way; `name` is what stands before a number, as `Bell`."""
    if len(moved.otherwise) == 1:
        yield f"{name} {moved.otherwise[0]} reads otherwise than when it was last looked at"
    elif moved.otherwise:
        yield f"{name} {listed(moved.otherwise)} read otherwise than when they were last looked at"
    if len(moved.renumbered) == 1:
        yield f"{name} {moved.renumbered[0][0]} is now {moved.renumbered[0][1]}, in the same words"
    elif moved.renumbered:
        pairs = listed(f"{old} is now {new}" for old, new in moved.renumbered)
        yield f"{name} has the same words under other numbers: {pairs}"
    if moved.new:
        yield f"{name} {listed(moved.new)} {'is' if len(moved.new) == 1 else 'are'} new"
    if moved.gone:
        yield f"{name} {listed(moved.gone)} {'is' if len(moved.gone) == 1 else 'are'} no longer there"


def listed(names: Iterable[str]) -> str:
    """Return names as a sentence lists them: `5.1, 5.2 and 5.6`."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def _by_words(numbers: Mapping[str, Fingerprint], stay: set[str]) -> dict[Fingerprint, list[str]]:
    """Return fingerprint → numbers that have it, of those that do not stand where they stood."""
    by_words: dict[Fingerprint, list[str]] = defaultdict(list)
    for number, fingerprint in numbers.items():
        if number not in stay:
            by_words[fingerprint].append(number)
    return by_words
