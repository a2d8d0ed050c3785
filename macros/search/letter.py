"""Make what the page of a letter says of numbers, beside what the catalogue knows: whom they bind, what they share."""

from __future__ import annotations

import json
from typing import Any

from macros.model import urls
from macros.model.evidence import is_plainly_whole, status_in_words
from macros.model.index import Index
from macros.model.order import main_first
from macros.model.records import Reference
from macros.model.words import KINDS
from macros.views import comparisons
from macros.views.bindings import whom

Json = dict[str, Any]

HELPS_FIRST = "situation"  # the kind of page that says what to do
PAGES = 3  # that help with one number: as many as anybody opens


def letter(index: Index) -> Json:
    """Return what a letter may need: `numbers`, `whom` their editions bind, and what was `compared`.

    A number has its official_url, the status of a whole text, and pages as [title, address, kind], the best first.
    """
    return {
        "numbers": {str(reference): _of_provision(index, reference) for reference in index.provisions},
        "whom": {f"{framework}@{edition}": whom(index, framework, edition) for framework, edition in index.editions},
        "compared": [_compared(table) for table in comparisons.tables(index)],
    }


def letter_script(index: Index) -> str:
    """Return it as a script, which also loads from a folder on disk."""
    return f"var StandardsLetter = {json.dumps(letter(index), ensure_ascii=False, separators=(',', ':'))};\n"


def _of_provision(index: Index, reference: Reference) -> Json:
    touching = [pair for _, pairs in main_first(index, reference, index.mappings_to(reference)) for pair in pairs]
    helpful = sorted((item for item, _ in touching), key=lambda item: item.kind != HELPS_FIRST)[:PAGES]
    pages = [[item.title, urls.of_item(item), KINDS[item.kind].label] for item in helpful]
    official = index.provisions[reference].official_url or index.edition_of(reference).official_url
    provision = index.provisions[reference]
    whole = status_in_words(provision).label.lower() if is_plainly_whole(provision) else ""
    return {name: value for name, value in {"official_url": official, "whole": whole, "pages": pages}.items() if value}


def _compared(table: comparisons.Table) -> Json:
    """Return a comparison as its numbers, and its aspects as [name, a mark for each number]."""
    aspects = [[row.aspect.name, [cell.mark.mark for cell in row.cells]] for row in table.rows]
    return {
        "title": table.comparison.title,
        "address": f"{urls.SAME_SUBJECT}#{table.comparison.id}",
        "numbers": [str(reference) for reference in table.references],
        "aspects": aspects,
    }
