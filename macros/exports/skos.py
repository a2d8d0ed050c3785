"""Provisions and pages as SKOS concepts, described once as JSON-LD; rdflib writes the Turtle from it."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from typing import Any

import rdflib

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


def turtle(content: dict[str, Any], site: Site) -> str:
    """Return the same statements as Turtle."""
    graph = rdflib.Graph(bind_namespaces="none")
    graph.bind("relation", relation_iri(site, ""))
    with warnings.catch_warnings():
        # rdflib's own reader of JSON-LD uses a class that rdflib has deprecated.
        warnings.simplefilter("ignore", DeprecationWarning)
        graph.parse(data=json.dumps(content), format="json-ld")
    return str(graph.serialize(format="turtle"))


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
