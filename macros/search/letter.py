"""Make what the page of a letter says of a number, beside what the catalogue knows: official text, pages that help."""

from __future__ import annotations

import json
from typing import Any

from macros.model import urls
from macros.model.index import Index
from macros.model.order import main_first
from macros.model.records import Reference
from macros.model.words import KINDS

Json = dict[str, Any]

HELPS_FIRST = "situation"  # the kind of page that says what to do
PAGES = 3  # that help with one number: as many as anybody opens


def letter(index: Index) -> Json:
    """Return reference → official_url, and pages as [title, address, kind], the most to the point first."""
    return {str(reference): _of_provision(index, reference) for reference in index.provisions}


def letter_script(index: Index) -> str:
    """Return it as a script, which also loads from a folder on disk."""
    return f"var StandardsLetter = {json.dumps(letter(index), ensure_ascii=False, separators=(',', ':'))};\n"


def _of_provision(index: Index, reference: Reference) -> Json:
    touching = [pair for _, pairs in main_first(index, reference, index.mappings_to(reference)) for pair in pairs]
    helpful = sorted((item for item, _ in touching), key=lambda item: item.kind != HELPS_FIRST)[:PAGES]
    pages = [[item.title, urls.of_item(item), KINDS[item.kind].label] for item in helpful]
    official = index.provisions[reference].official_url or index.edition_of(reference).official_url
    return {name: value for name, value in {"official_url": official, "pages": pages}.items() if value}
