"""Pages that tell the same readers of the same thing: they may say it in their own way, and not the reverse."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from macros.model.body import Block
from macros.model.index import Index
from macros.model.names import name_of
from macros.model.places import Place, Problem, Text
from macros.model.records import Answer, Item
from macros.rules.ways import letters_of

CASE, RULE = "situation", "principle"  # kinds of which a case and the rule behind it can be twins
TERMS_OF_TWINS = 6  # search terms that both have: then the same words lead a reader to either
FEWEST_WORDS = 4  # in a shorter line a word or two are too much of it to speak of a likeness
MOST_CHANGED = 1  # words by which a like line differs
ADVISED = frozenset(("do", "what-to-do", "first-steps", "already-done"))  # headings of what to do, by their ids
BETTER_OR_WORSE = "better-or-worse"  # and of a table with what to do in its first column, and what not in its second


def twins_lead_with_the_same_number(index: Index) -> Iterator[Problem]:
    """A situation and a principle that share six search terms or more have the same main number in each framework."""
    rules = [(item, _terms(item)) for item in index.data.items if item.kind == RULE]
    for case in index.data.items if rules else ():
        terms = _terms(case) if case.kind == CASE else frozenset()
        for rule, others in rules:
            if len(terms & others) >= TERMS_OF_TWINS:
                yield from _led_apart(index, case, rule)


def pages_do_not_advise_the_reverse(index: Index) -> Iterator[Problem]:
    """What one page advises, no other page advises against in the same words, but for one."""
    lines = list(_lines(index))
    against = [(line, words) for line in lines if not line.is_for and len(words := line.words) >= FEWEST_WORDS]
    common = Counter(itertools.chain.from_iterable(words for _, words in against))
    holding: dict[str, list[tuple[_Line, frozenset[str]]]] = {}
    for line, words in against:
        # Of two words, at least one stands in every line that lacks one at most: the two rarest find it.
        for word in sorted(words, key=common.__getitem__)[: MOST_CHANGED + 1]:
            holding.setdefault(word, []).append((line, words))
    for line in lines:
        if line.is_for and (reverse := _reverse(line, holding)):
            fact = f"what is advised here is advised against at {reverse.place}: {reverse.says.strip()[:60]}"
            yield Problem(line.place, fact, "settle which of the two holds, and change the other")


class _Line(NamedTuple):
    """A line of advice, and whether it is for what it says or against it."""

    stands: Block | Text
    says: str
    is_for: bool

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.stands.place() if isinstance(self.stands, Block) else self.stands.place

    @property
    def words(self) -> frozenset[str]:
        """Its words without small ones and nots."""
        return frozenset(self.says.lower().replace(",", "").strip(" .").split()) - _SMALL_WORDS


def _lines(index: Index) -> Iterator[_Line]:
    for item in index.data.items:
        yield from (_line(says, says, is_good=True) for says in item.now)
        yield from (_line(says, says, is_good=False) for says in item.do_not)
        section = ""
        for block in item.body.blocks:
            if block.form == "heading":
                section = heading[1] if (heading := _ID.search(block.words)) else ""
            elif block.form == "entry" and section in ADVISED:
                yield _line(block, block.words.partition(" ")[2], is_good=True)
            elif block.form == "row" and section == BETTER_OR_WORSE:
                for cell, is_good in zip(block.words.strip("|").split("|"), (True, False), strict=False):
                    yield _line(block, cell, is_good=is_good)


def _line(stands: Block | Text, says: str, *, is_good: bool) -> _Line:
    return _Line(stands, says, is_good is (_NOT_AT_FIRST.match(says) is None))


def _reverse(line: _Line, holding: Mapping[str, list[tuple[_Line, frozenset[str]]]]) -> _Line | None:
    """Return the first line of another page that has the same words, but for one."""
    words = line.words
    for word in sorted(words & holding.keys()):
        for other, others in holding[word]:
            shared = len(words & others)
            is_like = len(words) - shared <= MOST_CHANGED and len(others) - shared <= MOST_CHANGED
            if is_like and other.place.file != line.place.file:
                return other
    return None


def _led_apart(index: Index, case: Item, rule: Item) -> Iterator[Problem]:
    for (_, answer), (_, other) in zip(index.answers_of(case.id), index.answers_of(rule.id), strict=True):
        first, second = _main(index, answer), _main(index, other)
        if first and second and first != second:
            fact = f"{case.id} leads with {first}, and its twin {rule.id} with {second}"
            yield Problem(answer.place, fact, "let both lead with the same number, or give them other search terms")


def _main(index: Index, answer: Answer) -> str:
    return next((name_of(index, reference) for reference, _ in index.targets(answer)), "")


def _terms(item: Item) -> frozenset[str]:
    return frozenset(term.lower() for term in item.search_terms)


_ID = re.compile(r"\{ #([a-z0-9-]+) \}")
_NOT_AT_FIRST = re.compile(r"\W*(?:\w+ ){0,2}(?:not|never|no|nobody|nothing|without)\b", re.IGNORECASE)
_SMALL_WORDS = frozenset(
    letters_of(
        "a about an and any are as at be before by can do does for from has have how if in is it its of on one or so "
        "that the their them then they this to up was what when where which who why will with you your "
        "no not never nobody nothing without"
    ).split()
)
