"""Provisions and pages as SKOS concepts, described once as JSON-LD, which Turtle says again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from macros.exports.sssom import relation_iri
from macros.model import urls
from macros.model.index import Index
from macros.model.names import title_of
from macros.model.records import Reference
from macros.model.site import Site
from macros.model.words import RELATIONS
from macros.views.cite import LICENCE_ADDRESS, version

ITEMS = "items"  # the scheme of all pages of guidance; it has no page of its own


def json_ld(index: Index, site: Site) -> dict[str, Any]:
    """Return editions as concept schemes, provisions and pages as concepts, links as relations below relatedMatch."""
    graph = [*_schemes(index, site), *_relations(site), *_provisions(index), *_items(index)]
    return {"@context": _context(site), "@graph": graph}


def turtle(content: dict[str, Any]) -> str:
    """Return the same statements as Turtle, in the same order; its names are those of the context."""
    context = content["@context"]
    prefixes = {name: meaning for name, meaning in context.items() if isinstance(meaning, str) and name != "@base"}
    prefixes["relation"] = context["relation"]["@id"]
    head = [f"@base <{context['@base']}> .", *(f"@prefix {name}: <{address}> ." for name, address in prefixes.items())]
    return "\n".join([*head, *(_in_turtle(node, context) for node in content["@graph"]), ""])


def _in_turtle(node: dict[str, Any], context: dict[str, Any]) -> str:
    """Return what is said of one node, a line for each key."""
    type_ = node["@type"]
    said = [f"\n<{node['@id']}> a {f'<{type_}>' if '://' in type_ else type_}"]
    for key, values in node.items():
        if not key.startswith("@"):
            term = context[key]
            several = [values] if isinstance(values, str) else values
            said.append(f"{term['@id']} {', '.join(_value(value, term) for value in several)}")
    return " ;\n    ".join(said) + " ."


def _value(value: str, term: dict[str, str]) -> str:
    if term.get("@type") == "@id":
        return f"<{value}>"
    text = json.dumps(value, ensure_ascii=False)  # the signs that JSON escapes are those of Turtle
    if "@language" in term:
        return f"{text}@{term['@language']}"
    return f"{text}^^{term['@type']}" if "@type" in term else text


def _context(site: Site) -> dict[str, Any]:
    node = {"@type": "@id"}
    english = {"@language": "en-GB"}
    return {
        "@base": site.address,
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "dct": "http://purl.org/dc/terms/",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "relation": {"@id": relation_iri(site, ""), "@prefix": True},
        "title": {"@id": "dct:title"} | english,
        "label": {"@id": "skos:prefLabel"} | english,
        "words": {"@id": "skos:definition"} | english,
        "note": {"@id": "skos:scopeNote"} | english,
        "history": {"@id": "skos:historyNote"} | english,
        "number": {"@id": "skos:notation"},
        "inScheme": {"@id": "skos:inScheme"} | node,
        "replacedBy": {"@id": "dct:isReplacedBy"} | node,
        "replaces": {"@id": "dct:replaces"} | node,
        "publisher": {"@id": "dct:publisher"},
        "licence": {"@id": "dct:license"} | node,
        "version": {"@id": "dct:hasVersion"},
        "from": {"@id": "dct:available", "@type": "xsd:date"},
        "seeAlso": {"@id": "rdfs:seeAlso"} | node,
        "subPropertyOf": {"@id": "rdfs:subPropertyOf"} | node,
        "related": {"@id": "skos:relatedMatch"} | node,
    } | {name: {"@id": f"relation:{name}"} | node for name in RELATIONS}


def _schemes(index: Index, site: Site) -> Iterator[dict[str, Any]]:
    title = f"{site.name}: pages of guidance"
    yield {
        "@id": ITEMS,
        "@type": "skos:ConceptScheme",
        "title": title,
        "licence": LICENCE_ADDRESS,
        "version": version(index),
    }
    for (name, id_), edition in index.editions.items():
        framework = index.frameworks[name]
        scheme = {
            "@id": urls.of_framework(framework, id_),
            "@type": "skos:ConceptScheme",
            "title": f"{framework.title}, {edition.label}",
            "publisher": str(framework.publisher),
            "seeAlso": edition.official_url,
            "from": edition.in_force,
        }
        yield _known(scheme)


def _relations(site: Site) -> Iterator[dict[str, Any]]:
    for name, meaning in RELATIONS.items():
        yield {
            "@id": relation_iri(site, name),
            "@type": "http://www.w3.org/1999/02/22-rdf-syntax-ns#Property",
            "label": meaning.label,
            "subPropertyOf": _RELATED,
        }


_RELATED = "http://www.w3.org/2004/02/skos/core#relatedMatch"


def _provisions(index: Index) -> Iterator[dict[str, Any]]:
    for reference, provision in index.provisions.items():
        framework = index.frameworks[reference.framework]
        became = provision.became
        concept = {
            "@id": urls.of_provision(reference),
            "@type": "skos:Concept",
            "label": title_of(index, reference),
            "number": str(provision.number),
            "words": provision.in_our_words,
            "note": provision.online,
            "history": became and f"{became.change}: {became.evidence}{f' {became.warning}' if became.warning else ''}",
            "inScheme": urls.of_framework(framework, reference.edition),
            "replacedBy": _pages(index.became(reference)),
            "replaces": _pages(index.was(reference)),
        }
        yield _known(concept)


def _items(index: Index) -> Iterator[dict[str, Any]]:
    for item in index.items.values():
        concept: dict[str, Any] = {
            "@id": urls.of_item(item),
            "@type": "skos:Concept",
            "label": str(item.title),
            "words": str(item.summary),
            "inScheme": ITEMS,
        }
        by_relation: dict[str, list[str]] = {}
        for _, answer in index.answers_of(item.id):
            for target, mapping in index.targets(answer):
                by_relation.setdefault(str(mapping.relation), []).append(urls.of_provision(target))
        related = sorted({page for pages in by_relation.values() for page in pages})
        yield _known(concept | by_relation | {"related": related})


def _pages(references: list[Reference]) -> list[str]:
    return [urls.of_provision(reference) for reference in references]


def _known(values: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not known."""
    return {key: str(value) if isinstance(value, str) else value for key, value in values.items() if value}
