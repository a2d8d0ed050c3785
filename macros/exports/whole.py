"""The map as JSON: all of it in one file with its schema, and a small file beside each page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Table
from typing import Any

from macros.exports.shapes import FORMAT, SHAPES, TEXT, VOCABULARIES, plain, schema_of
from macros.model import urls
from macros.model.evidence import status_of
from macros.model.force import force_of
from macros.model.index import Index
from macros.model.names import name_of
from macros.model.records import Answer, Item, Mapping, Reference
from macros.model.site import Site
from macros.model.words import KINDS, Meaning
from macros.views import comparisons
from macros.views.bindings import reach
from macros.views.cite import LICENCE, version

NOTE = (
    "A study aid, not legal advice and not from any regulator. "
    "Provisions are in our words; the official wording always prevails."
)


def whole(index: Index, site: Site) -> dict[str, Any]:
    """Return everything that the map knows, as `map.json` holds it."""
    return {
        "$schema": "map.schema.json",
        **_head(index, site),
        "fingerprint": index.data.fingerprint(),
        "vocabularies": {name: _meanings(words) for name, words in VOCABULARIES.items()}
        | {"kinds": {name: {"label": kind.label, "says": kind.plural} for name, kind in KINDS.items()}},
        "frameworks": [
            {"address": urls.of_framework(framework), **plain(framework, ("provisions",))}
            for framework in index.frameworks.values()
        ],
        "provisions": [_provision(index, reference) for reference in index.provisions],
        "items": [_item(item) for item in index.items.values()],
        "mappings": [
            _mapping(index, answer, mapping) for answer in index.answers.values() for mapping in answer.mappings
        ],
        "gaps": [gap for answer in index.answers.values() for gap in _gaps(answer)],
        "comparisons": [_comparison(table) for table in comparisons.tables(index)],
        "sources": [plain(source, ("statements",)) for source in index.sources.values()],
        "statements": [
            {"source": str(source.id), **plain(statement)}
            for source in index.sources.values()
            for statement in source.statements
        ],
        "versions": [plain(release) for release in index.data.versions],
    }


def schema(index: Index, site: Site) -> dict[str, Any]:
    """Return the JSON Schema of `map.json`; the frameworks are data, so it names none."""
    words = {
        "type": "object",
        "additionalProperties": {
            "type": "object",
            "properties": {"label": TEXT, "says": TEXT},
            "required": ["label", "says"],
        },
    }
    heads = dict.fromkeys((*_head(index, site), "$schema", "fingerprint"), TEXT) | {"format": {"const": FORMAT}}
    lists = {
        shape.name: {"type": "array", "description": shape.says, "items": schema_of(shape.keys)} for shape in SHAPES
    }
    names = [*VOCABULARIES, "kinds"]
    vocabularies = {
        "type": "object",
        "properties": dict.fromkeys(names, words),
        "required": names,
        "additionalProperties": False,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": site.at("data/map.schema.json"),
        "title": f"{site.name}: map.json",
        "type": "object",
        "properties": heads | {"vocabularies": vocabularies} | lists,
        "required": [*heads, "vocabularies", *lists],
        "additionalProperties": False,
    }


def beside_pages(index: Index, site: Site) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield address and content for every provision and item: the entries of `map.json` that the page rests on."""
    head = _head(index, site)
    for reference in index.provisions:
        touching = index.mappings_to(reference)
        yield (
            urls.of_provision(reference),
            head
            | {
                "provision": _provision(index, reference),
                "edition": plain(index.edition_of(reference), ("groups",)),
                "mappings": [
                    _mapping(index, index.answers[item.id, reference.framework], mapping) | {"title": str(item.title)}
                    for item, mapping in touching
                ],
                "same_subject": [_alike(index, other, items) for other, items in index.alike(reference)],
                "comparisons": [_comparison(table) for table in comparisons.of_provision(index, reference)],
            },
        )
    for item in index.items.values():
        answers = [answer for _, answer in index.answers_of(item.id)]
        yield (
            urls.of_item(item),
            head
            | {
                "item": _item(item),
                "mappings": [
                    _mapping(index, answer, mapping) | {"name": _name(index, answer, mapping)}
                    for answer in answers
                    for mapping in answer.mappings
                ],
                "gaps": [gap for answer in answers for gap in _gaps(answer)],
                "statements": [
                    {"source": str(source.id), **plain(statement)} for source, statement in index.statements_of(item.id)
                ],
            },
        )


def as_text(content: dict[str, Any] | list[Any]) -> str:
    """Return JSON as text, readable and always the same."""
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _head(index: Index, site: Site) -> dict[str, str]:
    return {
        "format": FORMAT,
        "title": site.name,
        "site": site.address,
        "licence": LICENCE,
        "version": version(index),
        "note": NOTE,
    }


def _meanings(words: Table[str, Meaning]) -> dict[str, dict[str, Any]]:
    return {word: meaning._asdict() for word, meaning in words.items()}


def _provision(index: Index, reference: Reference) -> dict[str, Any]:
    provision = index.provisions[reference]
    return {
        "id": str(reference),
        "name": name_of(index, reference),
        "framework": reference.framework,
        "current": reference.current,
        "address": urls.of_provision(reference),
        "status": status_of(provision),
        "binds": reach(index, reference.framework, reference.edition),
        "force_shown": force_of(index, reference),
        "later": [str(other) for other in index.became(reference)],
        "earlier": [str(other) for other in index.was(reference)],
        **plain(provision),
    }


def _alike(index: Index, other: Reference, items: Iterable[Item]) -> dict[str, Any]:
    return {"provision": str(other), "name": name_of(index, other), "through": [str(item.id) for item in items]}


def _item(item: Item) -> dict[str, Any]:
    return {"id": str(item.id), "kind": item.kind, "address": urls.of_item(item), **plain(item)}


def _mapping(index: Index, answer: Answer, mapping: Mapping) -> dict[str, Any]:
    target = index.reference(answer.framework, mapping.number, mapping.edition)
    names = {"item": str(answer.item), "provision": str(target), "framework": str(answer.framework)}
    return names | {"main": answer.mappings[0] is mapping} | plain(mapping, ("number", "edition"))


def _comparison(table: comparisons.Table) -> dict[str, Any]:
    aspects = [{"name": str(row.aspect.name), "marks": [_mark(cell) for cell in row.cells]} for row in table.rows]
    provisions = [str(reference) for reference in table.references]
    return plain(table.comparison, ("provisions", "aspects")) | {"provisions": provisions, "aspects": aspects}


def _mark(cell: comparisons.Cell) -> dict[str, str]:
    return {"provision": str(cell.reference), **plain(cell.mark, ("provision",)), "shown": cell.label}


def _gaps(answer: Answer) -> Iterator[dict[str, str]]:
    if gap := answer.gap:
        names = {"item": str(answer.item), "framework": str(answer.framework), "kind": gap.kind, "why": str(gap.why)}
        yield names | ({"on": str(gap.on)} if gap.on else {})


def _name(index: Index, answer: Answer, mapping: Mapping) -> str:
    target = index.target(answer.framework, mapping)
    return name_of(index, target) if target else ""
