"""Make what people search: the catalogue of numbers for the resolver, and the pages that are found by words."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from macros.model import urls
from macros.model.evidence import is_known, is_plainly_whole, status_in_words
from macros.model.force import forced
from macros.model.index import Index
from macros.model.records import Edition, Elsewhere, Framework, Reference
from macros.model.words import KINDS
from macros.pages.made import made_pages
from macros.search.text import BuiltPage, words_of
from macros.views.compare import pairs
from macros.views.editions import years

Json = dict[str, Any]

CATALOGUE = "search/numbers.js"
PAGES = "search/pages.js"

WEIGHTS = {
    "situation": 1.7,
    "principle": 1.2,
    "concept": 1.2,
    "tool": 0.9,
    "definition": 0.8,
    "regulation": 0.9,
    "about": 0.5,
}  # others count 1
PLAIN_WEIGHT = 0.7  # lists, the glossary, the pages about the site
COMMON_HEADING = 4  # a heading on more pages than this tells none of them apart
SENTENCES = 110_000  # signs that go whole into the data, from the weightiest pages; of others the words are enough


def catalogue(index: Index) -> Json:
    """Return every provision as the number resolver wants it; the head of `numbers.js` says how."""
    frameworks = [_framework(index, framework) for framework in index.frameworks.values()]
    return {"elsewhere": [_not_covered(body) for body in index.data.elsewhere], "frameworks": frameworks}


def catalogue_script(index: Index) -> str:
    """Return the catalogue as a script, which also loads from a folder on disk."""
    return f"var StandardsCatalogue = {_compact(catalogue(index))};\n"


def pages_script(index: Index, read: Callable[[str], BuiltPage]) -> str:
    """Return the pages that are found by words, as a script; `read` gives what stands on one, by its address.

    The pages are a text inside it, so that they are read only when somebody searches for words.
    """
    rows = sorted(_pages(index), key=lambda row: -float(row[6]))  # by weight
    bare = _add_text(rows, {row[0]: read(row[0]) for row in rows}, _told_by_heads(rows, index))
    words = "\n".join(_lines([*bare, *_words_of_provisions(index)]))
    places = {"numbers": urls.ALL_NUMBERS, "situations": urls.of_kind("situation")}
    kinds = {kind.label: kind.plural for kind in KINDS.values()}
    data = {"pages": _compact(rows), "words": words, "places": places, "kinds": kinds}
    return f"var StandardsPages = {_compact(data)};\n"


def _pages(index: Index) -> Iterator[list[Any]]:
    """Yield each page but provisions and numbers, as the head of `search.js` says, without its text."""

    def row(
        address: str,
        title: str,
        line: str | None,
        synonyms: Sequence[str],
        nearest_for: Sequence[str] = (),
        *,
        kind: str = "",
        weight: float = PLAIN_WEIGHT,
    ) -> list[Any]:
        return [address, title, line or "", list(synonyms), list(nearest_for), kind, weight]

    for item in index.items.values():
        yield row(
            urls.of_item(item),
            item.title,
            item.summary,
            item.search_terms,
            item.nearest_for,
            kind=KINDS[item.kind].label,
            weight=WEIGHTS.get(item.kind, 1),
        )
    written = {urls.of_file(page.file): page for page in index.data.pages}
    for address, page in written.items():
        yield row(address, page.title, page.summary, page.search_terms, page.nearest_for)
    spoken: dict[str, Sequence[str]] = {urls.HEAT: ("heat map", "overview", "whole map")}
    spoken |= {urls.of_framework(framework): framework.spoken_as for framework in index.frameworks.values()}
    spoken |= {urls.of_pair(left, right): (*left.spoken_as, *right.spoken_as) for left, right in pairs(index)}
    told_elsewhere = {*written, *map(urls.of_provision, index.provisions), *map(urls.of_number, index.numbers)}
    for made in made_pages(index):
        address = urls.of_file(made.source)
        if address not in told_elsewhere:
            yield row(
                address,
                made.title,
                made.description,
                spoken.get(address, ()),
                weight=1 if address in spoken else PLAIN_WEIGHT,
            )


def _add_text(rows: Iterable[list[Any]], pages: Mapping[str, BuiltPage], told: frozenset[str]) -> list[frozenset[str]]:
    """Add to each row its sections, in sentences as long as there is room, and return the words of the others.

    What lists and cards alone hold is such a section; it keeps the words that nothing else tells, so that nobody hears
    that no page speaks of them.
    """
    count = Counter(section.heading for page in pages.values() for section in page.sections)
    texts = (section.text for page in pages.values() for section in page.sections)
    told_by_now = {*told, *(word for text in texts for word in words_of(text))}
    bare = []
    room = SENTENCES
    for row in rows:
        page = pages[row[0]]
        room -= sum(len(section.text) for section in page.sections)
        sections = []
        for section in page.sections:
            if section.text or count[section.heading] <= COMMON_HEADING:
                sections.append([section.id, section.heading, section.text if room > 0 else ""])
                bare += [] if section.text and room > 0 else [words_of(section.text)]
        row.append([*sections, ["", "", ""]])
        bare.append(page.made - told_by_now)
        told_by_now |= page.made
    return bare


def _words_of_provisions(index: Index) -> Iterator[frozenset[str]]:
    """Yield what each provision that the catalogue knows means online, in the catalogue's order, beyond its words."""
    for framework in index.frameworks.values():
        for edition in _editions(framework):
            for reference in index.in_edition(framework.id, edition.id):
                provision = index.provisions[reference]
                if is_known(provision):
                    yield words_of(provision.online or "") - words_of(f"{provision.title} {provision.in_our_words}")


def _lines(sections: Iterable[frozenset[str]]) -> Iterator[str]:
    """Yield a line for each word: from section to section, how many sections further it stands."""
    places: dict[str, list[int]] = {}
    for place, words in enumerate(sections):
        for word in words:
            places.setdefault(word, []).append(place)
    for word, found in sorted(places.items()):
        steps = (str(place - before) for before, place in pairwise([0, *found]))
        yield " ".join([word, *steps])


def _told_by_heads(rows: Iterable[list[Any]], index: Index) -> frozenset[str]:
    """Return the words of titles, lines and synonyms, and of provisions."""
    provisions = (
        f"{provision.title} {provision.in_our_words} {provision.online}" for provision in index.provisions.values()
    )
    heads = (" ".join([title, line, *synonyms]) for _, title, line, synonyms, *_ in rows)
    return frozenset(word for text in (*provisions, *heads) for word in words_of(text))


def _not_covered(body: Elsewhere) -> Json:
    return {
        "id": body.id,
        "name": body.name,
        "spoken": list(body.spoken_as),
        "says": body.says,
        "address": f"{urls.WHICH_APPLIES}#elsewhere-{body.id}",
        "official_url": body.official_url or "",
    }


def _framework(index: Index, framework: Framework) -> Json:
    return {
        "id": framework.id,
        "short": framework.short,
        "publisher": framework.publisher,
        "nation": framework.nation,
        "separator": framework.separator,
        "names": [framework.id, framework.short, framework.publisher, framework.title],
        "spoken": list(framework.spoken_as),
        "sample": sample.number if (sample := index.most_linked(framework.id)) else "",
        "current": framework.current_edition,
        "editions": [_edition(index, framework, edition) for edition in _editions(framework)],
    }


def _editions(framework: Framework) -> list[Edition]:
    """Return the editions, the current one first and then the newest."""
    editions = sorted(framework.editions, key=lambda edition: edition.id, reverse=True)
    return sorted(editions, key=lambda edition: edition.id != framework.current_edition)


def _edition(index: Index, framework: Framework, edition: Edition) -> Json:
    references = index.in_edition(framework.id, edition.id)
    return {
        "id": edition.id,
        "label": edition.label,
        "official_url": edition.official_url or "",
        "years": "" if edition.id == framework.current_edition else years(edition),
        "provisions": [_provision(index, reference) for reference in references],
    }


def _provision(index: Index, reference: Reference) -> Json:
    provision = index.provisions[reference]
    values = {
        "number": provision.number,
        "title": provision.title or "",
        "status": "" if is_plainly_whole(provision) else status_in_words(provision).label.lower(),
        "unseen": not is_known(provision),
        "force": forced(index, reference),
        "address": urls.of_provision(reference),
        "words": provision.in_our_words or "",
        "changed": bool(index.changed_meaning(reference)),
        "synonyms": list(provision.search_terms),
    }
    return {name: value for name, value in values.items() if value or name == "title"}


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
