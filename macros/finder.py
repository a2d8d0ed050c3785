"""Make what people search: the catalogue of numbers for the resolver, and the slim index of pages."""

from __future__ import annotations

import json
from typing import Any

from macros import urls
from macros.index import Index
from macros.model import Framework, Reference

Json = dict[str, Any]


def catalogue(index: Index) -> Json:
    """Return every provision as the number resolver wants it; the head of `numbers.js` says how."""
    return {"frameworks": [_framework(index, framework) for framework in index.frameworks.values()]}


def catalogue_script(index: Index) -> str:
    """Return the catalogue as a script, which also loads from a folder on disk."""
    return f"var StandardsCatalogue = {_compact(catalogue(index))};\n"


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
        "editions": [
            {
                "id": edition.id,
                "label": edition.label,
                "provisions": [_provision(index, reference) for reference in index.in_edition(framework.id, edition.id)],
            }
            for edition in editions
        ],
    }


def _provision(index: Index, reference: Reference) -> Json:
    provision = index.provisions[reference]
    said = {
        "number": provision.number,
        "title": provision.title or "",
        "status": provision.status,
        "address": urls.of_provision(reference),
        "words": provision.in_our_words or "",
        "changed": bool(index.changed_meaning(reference)),
    }
    return {name: value for name, value in said.items() if value or name == "title"}


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
