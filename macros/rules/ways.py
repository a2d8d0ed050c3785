"""Ways through the data that several rules take."""

from __future__ import annotations

import functools
import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator

from macros.model.body import Body
from macros.model.index import Index
from macros.model.places import Place, Problem, Text
from macros.model.records import Answer, Framework, Item, Mapping, Page, Provision, Review

MOST_CHANGED = 2  # words by which a copied text differs


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


def checked_of(index: Index) -> Iterator[Provision | Mapping]:
    """Yield whatever a second reader may check: every provision and every mapping."""
    yield from provisions_of(index)
    yield from (mapping for _, mapping in mappings_of(index))


def reviews_of(index: Index) -> Iterator[Review]:
    """Yield the word of every second reader, on provisions and on mappings."""
    for checked in checked_of(index):
        yield from checked.reviews


def bodies_of(index: Index) -> Iterator[Body]:
    """Yield what stands below the head of every page that people write."""
    for page in pages_of(index):
        yield page.body


def heads_of(index: Index) -> Iterator[Text]:
    """Yield what people write in the heads of pages for readers: title, summary, first screen and cautions."""
    for item in index.data.items:
        yield from (item.title, item.summary, *first_screen(item), *item.cautions)
    for page in index.data.pages:
        yield from (page.title, *([page.summary] if page.summary else []))


def first_screen(item: Item) -> tuple[Text, ...]:
    """Return the lines of the first screen of a page, of all four parts; none where it has no such screen."""
    return (*item.now, *item.do_not, *item.ask, *item.write_down)


def texts_of(index: Index) -> Iterator[Text]:
    """Yield the sentences of the data that pages show: our words, reasons, statements, exercises and what is gone."""
    for provision in provisions_of(index):
        yield from filter(None, (provision.title, provision.in_our_words, provision.online))
    for answer in index.data.answers:
        yield from (mapping.why for mapping in answer.mappings)
        if answer.gap:
            yield answer.gap.why
    for source in index.data.sources:
        yield from (statement.says for statement in source.statements)
    for dilemma in index.data.dilemmas:
        yield from (dilemma.says, *dilemma.weigh)
    yield from (question.asks for question in index.data.questions)
    for comparison in index.data.comparisons:
        yield from (comparison.title, comparison.says)
        for aspect in comparison.aspects:
            yield from (aspect.name, *(mark.why for mark in aspect.marks))
    for said in (index.data.reports, index.data.bindings, index.data.elsewhere):
        yield from (each.says for each in said)
    yield from (entry.why for entry in index.data.retired)


def printed_sign(index: Index, framework: Framework) -> str:
    """Return what stands between the parts of a framework's numbers, in its provisions and in the mappings to them.

    That is its separator, unless no number has it, and several have the other sign.
    """
    other = {".": ":", ":": "."}.get(framework.separator, "")
    own = [str(provision.number) for provision in framework.provisions]
    if not other or not own or other not in own[0] or any(framework.separator in number for number in own):
        return str(framework.separator)
    mapped = (mapping.number for answer, mapping in mappings_of(index) if answer.framework == framework.id)
    return other if sum(other in number for number in (*own, *mapped)) > 1 else str(framework.separator)


def numbers_of(index: Index, framework: str, edition: str) -> list[str]:
    """Return the numbers of an edition."""
    return [reference.number for reference in index.in_edition(framework, edition)]


def all_words(index: Index, hints: Iterable[str] = ()) -> Iterator[tuple[Callable[[int], Place], str]]:
    """Yield every text that readers see, with what gives the place of one of its signs.

    With hints, pages and texts of the data are left out in which none of them stands, whether in capitals or not.
    """
    bodies = [*bodies_of(index)]
    texts = [*heads_of(index), *texts_of(index)]
    if hints:
        # Each is made small by itself, for that is quick in plain ASCII, and one typeset quote would slow down all.
        small = [f"\n{words.lower()}\n" for words in (*(body.text for body in bodies), *texts)]
        joined = "".join(small)  # all is asked at once for each hint, for most stand nowhere
        there = [hint for hint in hints if hint in joined]
        is_held = [may_hold(words, there) for words in small] if there else []
        texts = [*itertools.compress(texts, is_held[len(bodies) :])]
        bodies = [*itertools.compress(bodies, is_held)]
    for body in bodies:
        yield from ((block.place, block.words) for block in body.blocks if block.form != "call")
    yield from ((functools.partial(_place_of, text), text) for text in texts)


def _place_of(text: Text, _offset: int) -> Place:
    return text.place


def addresses_of(index: Index) -> Iterator[Text]:
    """Yield every address of the web that the data hold, and those to which links of pages lead."""
    for provision in provisions_of(index):
        yield from _written(provision.official_url, *(copy.address for copy in provision.seen))
    for edition in index.editions.values():
        yield from _written(edition.official_url)
    yield from _written(*(source.official_url for source in index.data.sources))
    yield from _written(*(report.official_url for report in index.data.reports))
    yield from _written(*(body.official_url for body in index.data.elsewhere))
    for page in pages_of(index):
        yield from (link.target for link in page.body.links if link.target.startswith("https://"))


def _written(*texts: Text | None) -> Iterator[Text]:
    return (text for text in texts if text)


def may_hold(text: str, hints: Iterable[str]) -> bool:
    """Tell whether one of the hints stands in a text: much quicker than to search it for a pattern."""
    for hint in hints:  # noqa: SIM110  `any` takes half as long again
        if hint in text:
            return True
    return False


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


def nearly_alike(texts: Iterable[Text], fewest: int) -> Iterator[tuple[Text, Text]]:
    """Yield each text of so many words or more that is one before it but for a word or two, with that one.

    Those that say the same word for word are left out.
    """
    held = [(text, words_of(text)) for text in texts if text.count(" ") >= fewest - 1]
    common = Counter(itertools.chain.from_iterable(words for _, words in held))
    rank = {word: place for place, (word, _) in enumerate(reversed(common.most_common()))}
    holding: dict[str, list[int]] = defaultdict(list)
    for number, (text, words) in enumerate(held):
        # Where two texts lack two words of each other at most, they share one of the three that are rarest in each.
        rarest = sorted(words, key=rank.__getitem__)[: MOST_CHANGED + 1]
        for other in sorted({other for word in rarest for other in holding[word]}):
            before, others = held[other]
            if _differ_little(words, others) and letters_of(text) != letters_of(before):
                yield text, before
                break
        for word in rarest:
            holding[word].append(number)


def _differ_little(words: frozenset[str], others: frozenset[str]) -> bool:
    if abs(len(words) - len(others)) > MOST_CHANGED:
        return False
    return len(words & others) >= max(len(words), len(others)) - MOST_CHANGED


@functools.lru_cache(maxsize=20_000)
def letters_of(text: str) -> str:
    """Return the letters and digits of a text in small ones, to compare what two texts say."""
    return " ".join(text.lower().translate(_LETTERS).split())


@functools.lru_cache(maxsize=20_000)
def words_of(text: str) -> frozenset[str]:
    """Return the different words of a text, in small letters."""
    return frozenset(letters_of(text).split())


def bare_name_of(name: str) -> str:
    """Return a name without articles, plurals and spaces, to compare with others: the Orders is order."""
    words = letters_of(name).replace(" s ", " ").removesuffix(" s").split()
    return "".join(_singular(word) for word in words if word not in _ARTICLES)


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    is_plural = len(word) > _SHORTEST_PLURAL and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if is_plural else word


_ARTICLES = frozenset(("the", "a", "an"))
_SHORTEST_PLURAL = 3  # letters: shorter words in s are seldom one


class _Letters(dict[int, str]):
    """What stands for each sign where words alone count: a letter, a digit or an underscore for itself, else a space.

    It takes half the time of a pattern.
    """

    def __missing__(self, code: int) -> str:
        """Look at each sign once."""
        sign = chr(code)
        self[code] = sign if sign.isalnum() or sign == "_" else " "
        return self[code]


_LETTERS = _Letters()
