"""Make what people search: the catalogue of numbers for the resolver, and the pages that are found by words."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import Any

from macros.model import urls
from macros.model.evidence import is_known, is_plainly_whole, status_in_words
from macros.model.force import forced
from macros.model.index import Index
from macros.model.records import Edition, Elsewhere, Framework, Reference
from macros.model.words import KINDS
from macros.pages.made import made_pages
from macros.views.editions import years

Json = dict[str, Any]
Heading = tuple[str, str]  # its id and its words

CATALOGUE = "search/numbers.js"
PAGES = "search/pages.js"

WEIGHTS = {
    "situation": 1.7,
    "principle": 1.2,
    "concept": 1.2,
    "tool": 0.9,
    "definition": 0.8,
    "regulation": 0.7,
    "about": 0.5,
}  # others count 1
PLAIN_WEIGHT = 0.7  # lists, the glossary, the pages about the site
COMMON_HEADING = 4  # a heading on more pages than this tells none of them apart


def catalogue(index: Index) -> Json:
    """Return every provision as the number resolver wants it; the head of `numbers.js` says how."""
    frameworks = [_framework(index, framework) for framework in index.frameworks.values()]
    return {"elsewhere": [_not_covered(body) for body in index.data.elsewhere], "frameworks": frameworks}


def catalogue_script(index: Index) -> str:
    """Return the catalogue as a script, which also loads from a folder on disk."""
    return f"var StandardsCatalogue = {_compact(catalogue(index))};\n"


def pages_script(index: Index, headings: Mapping[str, Sequence[Heading]]) -> str:
    """Return the pages that are found by words, as a script; `headings` holds those of every page that is built.

    The pages are a text inside it, so that they are read only when somebody searches for words.
    """
    pages = _compact(list(_pages(index, headings)))
    places = {"numbers": urls.ALL_NUMBERS, "situations": urls.of_kind("situation")}
    return f"var StandardsPages = {_compact({'pages': pages, 'places': places})};\n"


def headings(html: str) -> list[Heading]:
    """Return the headings of a built page, below its title, that offer a link; both builders write them alike."""
    return [(id_, unescape(_TAG.sub("", words))) for id_, words in _HEADING.findall(html)]


_HEADING = re.compile(r'<h[23] id="([^"]+)">((?:(?!</h[23]>).)*)<a class="headerlink"', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def _pages(index: Index, headings: Mapping[str, Sequence[Heading]]) -> Iterator[list[Any]]:
    """Yield each page but provisions and numbers, as `row` writes it, with the headings that are its own."""
    count = Counter(words for of_page in headings.values() for _, words in of_page)

    def row(
        address: str,
        title: str,
        line: str | None,
        synonyms: Sequence[str],
        *,
        kind: str = "",
        weight: float = PLAIN_WEIGHT,
    ) -> list[Any]:
        own = [[id_, words] for id_, words in headings.get(address, ()) if count[words] <= COMMON_HEADING]
        return [address, title, line or "", list(synonyms), kind, weight, own]

    for item in index.items.values():
        yield row(
            urls.of_item(item),
            item.title,
            item.summary,
            item.search_terms,
            kind=KINDS[item.kind].label,
            weight=WEIGHTS.get(item.kind, 1),
        )
    written = {urls.of_file(page.file): page for page in index.data.pages}
    for address, page in written.items():
        yield row(address, page.title, page.summary, page.search_terms)
    spoken = {urls.of_framework(framework): framework.spoken_as for framework in index.frameworks.values()}
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
    editions = sorted(framework.editions, key=lambda edition: edition.id, reverse=True)
    editions.sort(key=lambda edition: edition.id != framework.current_edition)
    return {
        "id": framework.id,
        "short": framework.short,
        "publisher": framework.publisher,
        "nation": framework.nation,
        "separator": framework.separator,
        "names": [framework.id, framework.short, framework.publisher, framework.title],
        "spoken": list(framework.spoken_as),
        "sample": index.most_linked(framework.id).number,
        "current": framework.current_edition,
        "editions": [_edition(index, framework, edition) for edition in editions],
    }


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
    }
    return {name: value for name, value in values.items() if value or name == "title"}


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
