"""What is doubtful about a text that was split: one sentence a doubt."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterator
from itertools import groupby, pairwise

from macros.desk.lines import Line
from macros.desk.notation import Notation, Piece, normalised
from macros.desk.starts import ENDED, LIKELY, Chain, Number, Start, written

_MOST = 9  # numbers that a sentence names
_FEW = 5  # numbers in the map; with fewer nothing can be compared
_LONG = 120  # words
_A_LIST = 3  # numbers of a group that all go on without a full stop: a list, and no sentence


def doubts_of(pieces: tuple[Piece, ...], chain: Chain, lines: tuple[Line, ...], notation: Notation) -> Iterator[str]:
    """Yield a sentence for every doubt; nothing where each number follows on the one before and fits the map."""
    if not pieces:
        yield f"No numbers as {notation.name or 'this framework'} prints them were found. Is this the right text?"
    else:
        yield from _of_the_count(chain, lines, notation)
        yield from _of_the_words(pieces, chain, lines, notation)
        yield from _of_the_map(pieces, chain, notation)
    yield from _of_the_owner(lines, notation)


def _of_the_count(chain: Chain, lines: tuple[Line, ...], notation: Notation) -> Iterator[str]:
    sign = notation.separator
    if chain.separator != sign:
        yield f"The text prints {chain.separator!r} in its numbers, where the map has {sign!r}. Is this the right text?"
    for run, starts in groupby(chain.starts, key=lambda start: start.run):
        numbers = [start.number for start in starts]
        known = [written(number, sign) for number in numbers[:1]] == list(notation.known[:1])
        if set(numbers[0][1:]) - {1} or (numbers[0][0] != 1 and not known and run == 0):
            yield f"The first number is {written(numbers[0], sign)}: what comes before it was not found."
        for before, after in pairwise(numbers):
            if gap := _gap(before, after):
                skipped = written(before, sign), written(after, sign)
                yield f"After {skipped[0]} comes {skipped[1]}: {gap}."
    if chain.starts and chain.starts[-1].run and not notation.series:
        yield (
            "The numbers begin anew within the text: it has parts that each count from 1, or prints its numbers twice."
            " Look which part the map means."
        )
    yield from _of_what_was_passed(chain, lines, sign)


def _gap(before: Number, after: Number) -> str:
    """Return what is missing between two numbers, or nothing."""
    if before[:-1] == after[:-1]:
        missing = after[-1] - before[-1] - 1
        return f"{'one number is' if missing == 1 else f'{missing} numbers are'} missing" if missing else ""
    if after[-1] != 1:
        return "the beginning of the group is missing"
    shared = min(len(before), len(after)) - 1
    place = next((each for each in range(shared) if before[each] != after[each]), shared)
    above = before[place] if place < len(before) - 1 else 0
    return "a whole group is missing" if after[place] - above > 1 else ""


def _of_what_was_passed(chain: Chain, lines: tuple[Line, ...], sign: str) -> Iterator[str]:
    """Numbers at the beginning of a line that repeat one, or do not count on."""
    taken = {start.number for start in chain.starts}
    strong = [start for start in chain.passed if start.weight >= LIKELY and start.words]
    again = [start for start in strong if start.number in taken]
    others = [start for start in strong if start.number not in taken]
    if again:
        yield f"Stands more than once, and was taken where it counts on: {_places(again, lines, sign)}."
    if others:
        yield f"Begins a line and was not taken, since it does not count on: {_places(others, lines, sign)}."


def _places(starts: list[Start], lines: tuple[Line, ...], sign: str) -> str:
    named = [f"{written(start.number, sign)} on page {lines[start.line].page}" for start in starts[:_MOST]]
    more = len(starts) - len(named)
    return ", ".join(named) + (f" and {more} more" if more else "")


def _of_the_words(
    pieces: tuple[Piece, ...], chain: Chain, lines: tuple[Line, ...], notation: Notation
) -> Iterator[str]:
    weak = [
        start for start in chain.starts if start.weight < LIKELY and _goes_on(lines[start.line - 1], lines[start.line])
    ]
    of_group = Counter(start.group for start in weak)
    weak = [start for start in weak if of_group[start.group] < _A_LIST]
    if weak:
        yield f"May stand within a sentence, and be no number of the text: {_places(weak, lines, notation.separator)}."
    endings = Counter(" ".join(normalised(piece.words).split()[-3:]) for piece in pieces)
    ending, times = endings.most_common(1)[0]
    if times > max(_FEW, len(pieces) * 0.2) and len(ending.split()) == 3:  # noqa: PLR2004  words
        yield f"{times} provisions end with the same three words, which may belong to a column or a running head."
    empty = [piece.number for piece in pieces if not re.search(r"\w", piece.words)]
    if empty:
        yield f"Has no words: {', '.join(empty[:_MOST])}."
    usual = statistics.median(len(piece.words.split()) for piece in pieces)
    long = [piece.number for piece in pieces if len(piece.words.split()) > max(_LONG, 4 * usual)]
    if long:
        numbers = ", ".join(long[:_MOST])
        yield f"Much longer than the others, so words that follow it may have been taken along: {numbers}."


def _goes_on(before: Line, line: Line) -> bool:
    """Tell whether a sentence may go on from one line to the next; over a page's end it says so by its last word."""
    return before.page == line.page and not ENDED.search(before.words)


def _of_the_map(pieces: tuple[Piece, ...], chain: Chain, notation: Notation) -> Iterator[str]:
    numbers = {written(start.number, notation.separator) for start in chain.starts if start.run == 0}
    own = _likeness(numbers, notation)
    found = numbers & set(notation.known)
    if len(notation.known) >= _FEW and len(found) * 2 < len(notation.known):
        yield f"Only {len(found)} of the {len(notation.known)} numbers in the map were found. Is this the right text?"
    headings = [normalised(piece.heading) for piece in pieces]
    agree = _agreeing(headings, notation)
    if len(notation.headings) > 1 and len(set(headings)) > 1 and not agree:
        number = len(notation.headings)
        yield f"None of the {number} headings in the map stands over a number here. Is this the right edition?"
    for other in notation.others:
        by_headings = _agreeing(headings, other) > max(agree, 1)
        same = other.framework == notation.framework
        by_numbers = (
            same
            and len(other.known) >= _FEW
            and other.separator == chain.separator
            and _likeness(numbers, other) > own + 0.1
            and not agree
        )
        if by_headings or by_numbers:
            yield f"The {'headings' if by_headings else 'numbers'} fit {other.name} better than {notation.name}."


def _likeness(numbers: set[str], notation: Notation) -> float:
    known = set(notation.known)
    return len(numbers & known) / max(len(numbers | known), 1)


def _agreeing(headings: list[str], notation: Notation) -> int:
    return sum(normalised(heading) in headings for _, heading in notation.headings)


def _of_the_owner(lines: tuple[Line, ...], notation: Notation) -> Iterator[str]:
    words = normalised(" ".join(line.words for line in lines))
    named = {other.owner for other in notation.others if other.owner and normalised(other.owner) in words}
    if named and notation.owner and normalised(notation.owner) not in words:
        yield f"The text names {' and '.join(sorted(named))}, and never {notation.owner}."
