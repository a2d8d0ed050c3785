"""Ways through the data that several rules take."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator

from macros.model.body import Body
from macros.model.index import Index
from macros.model.places import Place, Problem, Text
from macros.model.records import Answer, Framework, Item, Mapping, Page, Provision, Review
from macros.rules.glance import Glance

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


def all_words(index: Index, numbers: Iterable[int] | None = None) -> Iterator[tuple[Callable[[int], Place], str]]:
    """Yield every text that readers see, with what gives the place of one of its signs.

    With numbers, only those yield that bear one of them `at_a_glance`.
    """
    bodies, texts, _ = _seen(index)
    if numbers is not None:
        first = len(bodies)
        numbers = sorted(numbers)
        texts = [texts[number - first] for number in numbers if number >= first]
        bodies = [bodies[number] for number in numbers if number < first]
    for body in bodies:
        yield from ((block.place, block.words) for block in body.blocks if block.form != "call")
    yield from ((functools.partial(_place_of, text), text) for text in texts)


def short_words(index: Index, longest: int) -> Iterator[tuple[Callable[[int], Place], str]]:
    """Yield the same of texts that have at most so many characters."""
    bodies, texts, _ = _seen(index)
    yield from ((block.place, block.words) for body in bodies for block in body.blocks if len(block.words) <= longest)
    yield from ((functools.partial(_place_of, text), text) for text in texts if len(text) <= longest)


def at_a_glance(index: Index) -> Glance:
    """Return what is asked of all that readers see in one go: the bodies of the pages first, then the texts."""
    return _seen(index)[2]


@functools.lru_cache(maxsize=1)
def _seen(index: Index) -> tuple[list[Body], list[Text], Glance]:
    bodies, texts = [*bodies_of(index)], [*heads_of(index), *texts_of(index)]
    return bodies, texts, Glance((*(body.text for body in bodies), *texts))


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
    holding: tuple[dict[tuple[int, int], list[int]], ...] = ({}, {}, {}, {}, {}, {}, {})  # pair of parts → numbers
    for number, (text, words) in enumerate(held):
        parts = [0] * 8
        for word in words:
            code = hash(word)
            parts[code % 8] ^= code
        one, two, three, four, five, six, seven, eight = parts
        # Two words lost and two won change four parts; of the four that stay, two stand in one of the groups one to
        # three, four to six, seven and eight. So a text shares a pair with each that is like it, and with few others.
        pairs = (one, two), (one, three), (two, three), (four, five), (four, six), (five, six), (seven, eight)
        like: list[int] = []
        for pair, of_pair in zip(pairs, holding, strict=True):
            if numbers := of_pair.get(pair):
                like += numbers
                numbers.append(number)
            else:
                of_pair[pair] = [number]
        for earlier in sorted({*like}) if like else ():
            before, others = held[earlier]
            if _differ_little(words, others) and letters_of(text) != letters_of(before):
                yield text, before
                break


def _differ_little(words: frozenset[str], others: frozenset[str]) -> bool:
    fewest = max(len(words), len(others)) - MOST_CHANGED
    return min(len(words), len(others)) >= fewest > 0 and len(words & others) >= fewest


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
