"""What a reason must say, and what it may not be made of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.model.index import Index
from macros.model.places import Place, Problem, Text, brief
from macros.model.records import Item, Provision
from macros.rules.ways import letters_of, mappings_of, nearly_alike, words_of

SHORTEST_REASON = 40  # characters; below that a reason says little more than "relevant"
FEWEST_OF_ITS_OWN = 3  # words that are not said of every page and every provision
LONGEST_EMPTY = 80  # characters: in a longer reason there are always some
FEWEST_WORDS = 6  # in a shorter reason two words are too much of it to speak of a copy
PARTICULAR = "say what is particular to this item and this provision"


def reasons_say_something(index: Index) -> Iterator[Problem]:
    """Every mapping has a reason of at least 40 characters, and no two reasons are alike."""
    seen: dict[str, Place] = {}
    for reason, says in _reasons(index):
        if 0 < len(reason) < SHORTEST_REASON:
            fact = f"the reason has {len(reason)} characters: {reason}"
            yield Problem(reason.place, fact, f"say in {SHORTEST_REASON} or more {says}")
        elif reason and not _tells(reason):
            fact = f"the reason says nothing of this page and this provision: {brief(reason)}"
            yield Problem(reason.place, fact, PARTICULAR)
        plain = letters_of(reason)
        if plain and plain in seen:
            yield Problem(reason.place, f"the same reason stands on {seen[plain]}", PARTICULAR)
        seen.setdefault(plain, reason.place)


def reasons_are_not_copied(index: Index) -> Iterator[Problem]:
    """No reason is that of another mapping but for one or two words."""
    for reason, before in nearly_alike((mapping.why for _, mapping in mappings_of(index)), FEWEST_WORDS):
        fact = f"but for a word or two, this reason stands on {before.place}"
        yield Problem(reason.place, fact, PARTICULAR)


def reasons_are_more_than_titles(index: Index) -> Iterator[Problem]:
    """A reason is made of more than the titles of its page and its provision, or than our words for one of them."""
    for answer in index.data.answers:
        if item := index.items.get(answer.item):
            for target, mapping in index.targets(answer):
                if len(mapping.why) < SHORTEST_REASON:
                    continue  # that is told already
                for says in _said_already(item, index.provisions[target], words_of(mapping.why) - _SMALL_WORDS):
                    yield Problem(mapping.why.place, f"the reason says only {says}", PARTICULAR)


def _said_already(item: Item, provision: Provision, words: frozenset[str]) -> Iterator[str]:
    """Yield each text that holds all words of a reason."""
    of_page, of_provision = words_of(item.title), words_of(provision.title or "")
    if len(words) <= len(of_page) + len(of_provision) and words <= of_page | of_provision:
        yield "the two titles"
    elif words <= words_of(provision.in_our_words or ""):
        yield f"our words for {provision.number}"
    elif words <= words_of(item.summary):
        yield "the summary of the page"


# Words that say nothing of a page or a provision by themselves.
_SMALL_WORDS = frozenset(
    letters_of(
        "a about an and are as at be both by can for from has have in is it its may must of on one or that the their "
        "this to under what when which who with you your number page provision relate relates relevant see touches"
    ).split()
)


def _tells(reason: Text) -> bool:
    """Tell whether a reason holds words of its own, and leads to nothing that does not stand beside it."""
    if _ELSEWHERE.match(reason):
        return False
    return len(reason) > LONGEST_EMPTY or len(words_of(reason) - _EMPTY_WORDS) >= FEWEST_OF_ITS_OWN


_ELSEWHERE = re.compile(
    r"(?:See|As|(?:The s|S)ame as) (?:above|below|before)(?:[^\w ]| for\b|$)|(?:The s|S)ame as (?:for|[A-Z\d])"
    r"|(?:Reason|Text) (?:to follow|follows)(?:[^\w ]| (?:later|once|soon|when)\b|$)"
)
_EMPTY_WORDS = _SMALL_WORDS | frozenset(
    letters_of(
        "above agreed also another apply applies applicable appropriate because below but concept confirmed "
        "connect connected connection connects clear clearly directly discussed entry explanatory here "
        "important issue item just link linked links map mapped mapping matter matters more most n needed "
        "nothing number numbers other placeholder point possibly principle probably provision reason reasons related "
        "relation relevance right seem seems self situation so some standard standards subject such than there "
        "therefore these they thing things think topic very was we well will yet"
    ).split()
)


def _reasons(index: Index) -> Iterator[tuple[Text, str]]:
    """Yield every reason, with what it has to say."""
    for answer in index.data.answers:
        yield from ((mapping.why, "what this item has to do with this provision") for mapping in answer.mappings)
        if answer.gap:
            yield answer.gap.why, "what was read, and what was not"
