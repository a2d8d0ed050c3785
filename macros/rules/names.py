"""What must not stand twice, and which names are taken."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator

from macros.model import urls
from macros.model.index import Index
from macros.model.places import Place, Problem, Text, brief
from macros.model.records import Elsewhere, Framework
from macros.model.words import KINDS
from macros.rules.addresses import made_of_names
from macros.rules.ways import bare_name_of, first_screen, letters_of, nearly_alike, pages_of, printed_sign, words_of

_FEW_WORDS = 6  # in a shorter text one word is too much of it
_FEWEST_WORDS = 10  # of our words that are copied: numbers may ask nearly the same in fewer
_YEAR = r"(?:19|20|21)\d\d"
_EDITION_OF = rf"{_YEAR} (?:edition|version)\b|\b(?:[Ee]dition|[Vv]ersion) (?:of )?{_YEAR}"
_MOST_YEARS = 5  # between the name of an edition and the day it came out
# Folders of the site that are made, beside those of the kinds of pages.
FOLDERS = frozenset(
    address.strip("/").split("/", maxsplit=1)[0]
    for address in (
        urls.ALL_NUMBERS, urls.GO, urls.SCRIPTS, urls.STANDARDS, urls.SOURCES, urls.SUBJECTS, urls.COMPARE,
        urls.EDITIONS, urls.DATA, urls.CHANGED, urls.HANDOUTS, "sources/",
    )
) | {kind.folder for kind in KINDS.values()}  # fmt: skip


def pages_differ(index: Index) -> Iterator[Problem]:
    """No two pages share a title, no two of one kind their order, and summaries differ in more than two words."""
    pages = pages_of(index)
    yield from _alike((page.title for page in pages), "title of a page")
    yield from _nearly_alike(((page.summary, page.title) for page in pages), "summary")
    for kind in KINDS:
        of_kind = (item.order for item in index.data.items if item.kind == kind and item.order)
        yield from _alike(of_kind, f"order of a page in {KINDS[kind].folder}")


def provisions_differ(index: Index) -> Iterator[Problem]:
    """No two provisions of one edition have the same title, or the same words of ours but for one or two."""
    for framework in index.data.frameworks:
        for edition in framework.editions:
            numbered = {each.number: each for each in reversed(framework.provisions) if each.edition == edition.id}
            of_edition = list(reversed(numbered.values()))  # a number that stands twice is told as such
            titles = (provision.title for provision in of_edition if provision.title)
            yield from _alike(titles, "title of a provision")
            for key in ("in_our_words", "online"):
                texts = ((getattr(provision, key), provision.title) for provision in of_edition)
                yield from _nearly_alike(texts, f"{key} of a provision")


def frameworks_differ(index: Index) -> Iterator[Problem]:
    """No two frameworks share a name, no two editions a label, no two groups of an edition a number or a heading."""
    frameworks = index.data.frameworks
    yield from _alike((framework.short for framework in frameworks), "short name")
    both = (
        Text(f"{framework.publisher}: {framework.title}", framework.title.place)
        for framework in frameworks
        if framework.publisher and framework.title
    )
    yield from _alike(both, "name of a framework")
    for framework in frameworks:
        yield from _alike((edition.label for edition in framework.editions), "label of an edition")
        for edition in framework.editions:
            yield from _alike((group.number for group in edition.groups), "group")
            yield from _alike((group.heading for group in edition.groups), "heading of a group")


def publishers_are_written_in_one_way(index: Index) -> Iterator[Problem]:
    """A publisher is written in one way, letter for letter."""
    data = index.data
    first: dict[str, Text] = {}
    for publisher in (each.publisher for of_kind in (data.frameworks, data.sources, data.reports) for each in of_kind):
        before = first.setdefault(bare_name_of(publisher), publisher)
        if before != publisher and publisher.strip():
            fact = f"“{brief(publisher)}” stands here, and “{brief(before)}” at {before.place}"
            yield Problem(publisher.place, fact, "write both in the same way")


def sources_differ(index: Index) -> Iterator[Problem]:
    """No two sources share a name, no two bodies what they say, and statements differ in more than two words."""
    sources, reports = index.data.sources, index.data.reports
    yield from _alike((source.title for source in sources), "title of a source")
    yield from _alike((source.short for source in sources), "short name of a source")
    statements = (statement for source in sources for statement in source.statements)
    yield from _nearly_alike(((statement.says, None) for statement in statements), "statement")
    yield from _alike((report.title for report in reports), "title of a further source")
    yield from _nearly_alike(((report.says, None) for report in reports), "what a further source says")
    yield from _alike((body.name for body in index.data.elsewhere), "name of a body elsewhere")
    yield from _alike((body.says for body in index.data.elsewhere), "what a body elsewhere says")


def heads_say_a_thing_once(index: Index) -> Iterator[Problem]:
    """No line stands twice on the first screen of a page, and no caution twice above it."""
    for item in index.data.items:
        yield from _alike(first_screen(item), "line")
        yield from _alike(item.cautions, "caution")
    for source in index.data.sources:
        yield from _alike(source.cautions, "caution")


def editions_bear_one_year(index: Index) -> Iterator[Problem]:
    """An edition that is named after a year is of no other by its label, and came out within five years of it."""
    for framework in index.data.frameworks:
        for edition in framework.editions:
            if not re.fullmatch(_YEAR, edition.id):
                continue
            year = re.match(_YEAR, edition.label) or re.search(_EDITION_OF, edition.label)
            if year and edition.id not in year[0]:
                fact = f"the edition {edition.id} is called “{edition.label}”"
                yield Problem(edition.label.place, fact, f"write {edition.id} into its label, or give it another id")
            years = re.findall(_YEAR, f"{edition.published or ''} {edition.in_force or ''}")
            years = [year for year in years if year <= index.data.today]  # a day to come is told
            if years and all(abs(int(year) - int(edition.id)) > _MOST_YEARS for year in years):
                fact = f"the edition {edition.id} came out in {years[0]}, more than {_MOST_YEARS} years from its name"
                place = (edition.published or edition.in_force or edition.label).place
                yield Problem(place, fact, "compare the date with the official page, or give it another id")


def exercises_differ(index: Index) -> Iterator[Problem]:
    """No two rungs and no two questions say the same but for a word, and none names a page twice."""
    dilemmas, questions = index.data.dilemmas, index.data.questions
    yield from _alike((dilemma.says for dilemma in dilemmas), "rung")
    yield from _alike((question.asks for question in questions), "question")
    for texts in ([dilemma.says for dilemma in dilemmas], [question.asks for question in questions]):
        for text, other in itertools.combinations(texts, 2):
            words, others = words_of(text), words_of(other)
            if len(words) > _FEW_WORDS and len(words ^ others) in range(1, 3):
                fact = f"but for a word, this stands at {text.place}"
                yield Problem(other.place, fact, "say what is particular to this one, or remove one of them")
    for items in (*(dilemma.items for dilemma in dilemmas), *(question.items for question in questions)):
        yield from _alike(items, "page")
    for dilemma in dilemmas:
        yield from _alike(dilemma.weigh, "point to weigh")
        yield from _alike(dilemma.sessions, "session")


def search_terms_add_something(index: Index) -> Iterator[Problem]:
    """A search term stands once on its page, and is not the title."""
    for page in pages_of(index):
        yield from _alike(page.search_terms, "search term")
        for term in page.search_terms:
            if letters_of(term) == letters_of(page.title):
                yield Problem(term.place, f"the search term {term} is the title", "remove it: titles are searched")


def what_no_page_speaks_of_is_no_search_term(index: Index) -> Iterator[Problem]:
    """A word for what no page speaks of stands once on its page, and is no search term and no title of any."""
    pages = [page for page in pages_of(index) if page.nearest_for]
    spoken = {letters_of(text): text for page in pages_of(index) if pages for text in (page.title, *page.search_terms)}
    for page in pages:
        yield from _alike(page.nearest_for, "word for what no page speaks of")
        for word in page.nearest_for:
            if there := spoken.get(letters_of(word)):
                fact = f"no page speaks of {word}, it says here, yet one does, at {there.place}"
                yield Problem(word.place, fact, "remove it here; or there, if that page does not speak of it")


def spoken_names_lead_to_one_framework(index: Index) -> Iterator[Problem]:
    """A spoken name leads to one framework or body; two frameworks may share one where their numbers look different."""
    owned: dict[str, Framework | Elsewhere] = {}
    bodies: list[Framework | Elsewhere] = [*index.data.frameworks, *index.data.elsewhere]
    for body in bodies:
        for name in _own_names(body):
            owned.setdefault(bare_name_of(name), body)
    first: dict[str, tuple[Framework | Elsewhere, Text]] = {}
    for body in bodies:
        own: dict[str, Text] = {}  # under which a name may stand in the plural too
        for spoken in body.spoken_as:
            name = bare_name_of(spoken)
            owner = owned.get(name, body)
            before, there = first.setdefault(name, (body, spoken))
            if before is body:
                there = own.setdefault(letters_of(spoken), spoken)
            if owner is not body:
                fact = f"“{spoken}” is a name of {owner.id}, yet it stands under {body.id}"
                remedy = f"remove it from {body.id}, or name it differently"
                if owner.id == body.id:
                    not_covered = f"{body.id} stands here as not covered"
                    fact = f"“{spoken}” is a name of the framework {owner.id}, and {not_covered}"
                    remedy = f"remove {body.id} from this file"
                yield Problem(spoken.place, fact, remedy)
            elif there is not spoken and (before is body or not _tell_apart(index, before, body)):
                fact = f"“{spoken}” is a spoken name of {before.id} already, at {there.place}"
                yield Problem(spoken.place, fact, "keep it where most people mean it")


def names_are_free(index: Index) -> Iterator[Problem]:
    """No id takes the name of a folder of the site, or the address of another page."""
    for framework in index.data.frameworks:
        if framework.id in FOLDERS:
            fact = f"{framework.id} is the name of a folder of the site"
            yield Problem(framework.id.place, fact, "name the framework after its publisher")
        for edition in framework.editions:
            if re.fullmatch(r"\d{1,3}(-\d{1,3})+", edition.id):
                fact = f"the edition {edition.id} is named as the page of a number is"
                yield Problem(edition.id.place, fact, "name it after its year")
    taken: dict[str, Place] = {}
    for address, place in made_of_names(index):
        if address in taken:
            fact = f"its page would stand at {address}, as that of {taken[address]}"
            yield Problem(place, fact, "give one of them another id")
        taken.setdefault(address, place)


def _alike(texts: Iterable[Text], what: str) -> Iterator[Problem]:
    """Yield a problem for each text that says the same as one before, whatever its capitals and signs."""
    first: dict[str, Text] = {}
    for text in texts:
        letters = letters_of(text)
        before = first.setdefault(letters, text)
        if before is not text and letters:
            fact = f"the {what} “{brief(text)}” stands here for the second time; the first is at {before.place}"
            yield Problem(text.place, fact, "say what is particular to this one, or remove one of them")


def _nearly_alike(titled: Iterable[tuple[Text | None, Text | None]], what: str) -> Iterator[Problem]:
    """Yield the same, and a problem for each longer text that differs from one before in a word or two.

    Two that differ as their titles do, such as what is asked of a lamp and what of its wick, may say the same.
    """
    pairs = [(text, title or "") for text, title in titled if text]
    titles = {text.place: title for text, title in pairs}
    texts = [text for text, _ in pairs]
    yield from _alike(texts, what)
    for text, before in nearly_alike(texts, _FEWEST_WORDS):
        differing = words_of(text) ^ words_of(before)
        if not differing <= words_of(titles[text.place]) | words_of(titles[before.place]):
            fact = f"but for a word or two, the {what} “{brief(text)}” stands at {before.place}"
            yield Problem(text.place, fact, "say what is particular to this one, or remove one of them")


def _own_names(body: Framework | Elsewhere) -> Iterator[str]:
    yield body.id.replace("-", " ")
    yield from (body.short, body.publisher, f"{body.publisher} {body.title}") if isinstance(body, Framework) else ()
    yield from (body.name,) if isinstance(body, Elsewhere) else ()


def _tell_apart(index: Index, one: Framework | Elsewhere, other: Framework | Elsewhere) -> bool:
    """Tell whether a number tells two frameworks apart that share a spoken name, as 5.6 and 5:6 do."""
    if not isinstance(one, Framework) or not isinstance(other, Framework):
        return False
    return printed_sign(index, one) != printed_sign(index, other)
