"""Numbers that running text names: a reader looks them up, and so they must be there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.model.index import Index
from macros.model.places import Problem, nearest
from macros.rules.ways import all_words, at_a_glance

_SIGNS = bytes.maketrans(b"123456789:", b"000000000.")  # so that 0.0 stands wherever a number of two parts does
_PLAIN = str.maketrans("\n\u00a0\u2019", "  '")
# Behind these it is a share, a time of day, a measure or a date.
_COUNTS = (
    r"per ?cent|million|billion|seconds?|minutes?|hours?|days|weeks|months|years|times|miles|pages|[ap]\.?m"
    r"|in (?:the (?:morning|afternoon|evening)|ten|\d+)|out of"
)
_NUMBER = rf"(?!\d+\.\d+\.(?:19|20)\d\d\b)\d+[.:]\d+(?:[.:]\d+)*(?![\w%]|[.:]\d| (?:{_COUNTS})\b)"
_LISTED = re.compile(rf"(?<![\w.:/-]){_NUMBER}(?:(?: \(\d{{4}}\))?(?:,? (?:and|or|to) |[,;] ){_NUMBER})*")
_EACH = re.compile(r"\d+([.:])[\d.:]*\d")
_OF = re.compile(r" of (?:the )?([A-Z][\w' ]*)")
# What may stand before a spoken name, such as `standard`, and behind its number: beside any other word it may be that
# of a stranger, or no number of a text at all, as in the standard 16:9 format.
_BESIDE = (
    "the|this|that|of|in|to|and|or|but|with|by|from|for|on|as|at|against|about|is|reads?|calls?|names?|says?|asks?|"
    "meets?|than|not|only|also|which|what|when|where|while|if|so|because"
)
_OPENS = re.compile(
    rf"(?:^|[^\w' ] *|\b(?:{_BESIDE}|your|their|its|under|like|unlike|see|quotes?|cites?|breaks?|between|beside|both)"
    r" )$",
    re.IGNORECASE,
)
# What a number does, or several do.
_DOES = (
    "add|adds|appl(?:y|ies)|begins?|binds?|bears?|comes?|concerns?|covers?|deals?|demands?|describes?|ends?|expects?|"
    "explains?|follows?|forbids?|gives?|goes|guides?|helps?|holds?|keeps?|lays?|leads?|leaves?|lets?|links?|lists?|"
    "looks?|makes?|means?|mentions?|needs?|points?|protects?|puts?|refers?|relates?|reminds?|repeats?|requires?|seems?|"
    "sets?|shows?|speaks?|stands?|starts?|states?|stresses|supports?|talks?|tells?|touches|underlines?|urges?|"
    "uses?|wants?|warns?|works?"
)
_CLOSES = re.compile(
    rf"$|[^ ]| [^\w ]| (?:{_BESIDE}|{_DOES}|an?|are|was|were|has|had|do|does|did|can|could|may|might|must|will|would|"
    "should|you|we|it|they|here|there|too|then|now|never|always|often|still|again|itself|alone|"
    r"(?!daily|weekly|monthly|yearly|hourly|early|family|supply|reply)[a-z]{2,}ly)\b"
)


def numbers_that_texts_name_are_there(index: Index) -> Iterator[Problem]:
    """A number behind the name of its framework, in a text or on a page, is one of that framework."""
    texts = at_a_glance(index).holding(b"0.0", table=_SIGNS)
    if not texts:
        return
    names = _Names(index)
    for place_at, text in all_words(index, texts):
        words = text.translate(_PLAIN)
        for listed in _LISTED.finditer(words):
            owner = names.owner(words[: listed.start()], words[listed.end() :])
            numbers = [*_EACH.finditer(listed[0])] if owner is not None else []
            for number in numbers:
                there = names.numbers[owner or ""]
                if number[1] == numbers[0][1] and number[0] not in there:
                    who = f"{owner} has no number" if owner else "no framework of this map has a number"
                    fact = f"{who} {number[0]}, {'in none of its editions' if owner else 'in any edition'}"
                    yield Problem(place_at(listed.start() + number.start()), fact, nearest(number[0], there))


class _Names:
    """What stands before a number in running text, and whose number that makes it."""

    def __init__(self, index: Index) -> None:
        """Collect the names and the numbers of all frameworks."""
        self.numbers: dict[str, set[str]] = {"": set()}
        self._own: dict[str, str] = {}  # name, with its capitals → short name
        nouns = {"number"}
        for framework in index.data.frameworks:
            numbers = self.numbers.setdefault(framework.short, set())
            numbers.update(str(provision.number) for provision in framework.provisions)
            self.numbers[""] |= numbers
            self._own |= dict.fromkeys(filter(None, (framework.short, framework.publisher)), str(framework.short))
            nouns.update(name.lower() for name in framework.spoken_as)
        self._nouns = sorted({*nouns, *(f"{noun}s" for noun in nouns)}, key=len, reverse=True)

    def owner(self, before: str, behind: str) -> str | None:
        """Return the short name of the framework; empty where it is one of the map, None where nobody can tell."""
        before = before.rstrip(" (").removesuffix("'s")
        if own := self._at_the_end(before):
            return own
        small = before.lower()
        noun = next((noun for noun in self._nouns if small.endswith(noun) and _is_apart(before, noun)), "")
        if not noun:
            return None
        before = before[: -len(noun)]
        if own := self._at_the_end(before.rstrip().removesuffix("'s")):
            return own
        if stranger := _OF.match(behind):
            return next((own for name, own in self._own.items() if stranger[1].startswith(name)), None)
        is_ours = not noun.startswith("number") and _OPENS.search(before) and _CLOSES.match(behind)
        return "" if is_ours else None

    def _at_the_end(self, words: str) -> str:
        ends = (own for name, own in self._own.items() if words.endswith(name) and _is_apart(words, name))
        return next(ends, "")


def _is_apart(words: str, name: str) -> bool:
    """Tell whether a name at the end of some words is a word of its own."""
    return not words[: -len(name)][-1:].isalnum()
