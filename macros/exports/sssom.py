"""The links as a mapping set in SSSOM, the exchange format for mappings between vocabularies."""

from __future__ import annotations

import json
from collections.abc import Iterator

from macros.model import urls
from macros.model.evidence import of_today
from macros.model.index import Index
from macros.model.names import title_of
from macros.model.records import Answer, Mapping
from macros.model.site import Site
from macros.model.words import KINDS
from macros.views.cite import LICENCE_ADDRESS, version

COLUMNS = (
    "subject_id",
    "subject_label",
    "subject_category",
    "predicate_id",
    "predicate_label",
    "object_id",
    "object_label",
    "object_source",
    "mapping_justification",
    "reviewer_label",
    "comment",
    "other",
)
JUSTIFICATION = "semapv:ManualMappingCuration"  # a person made each link; `other` says on whose word
NOTHING = "sssom:NoTermFound"


def sssom(index: Index, site: Site) -> str:
    """Return the mapping set as TSV with its metadata in front."""
    rows = [_row(values) for values in _values(index)]
    return "\n".join([*_metadata(index, site), "\t".join(COLUMNS), *sorted(rows)]) + "\n"


def relation_iri(site: Site, relation: str) -> str:
    """Return the name of one of our relations as a predicate."""
    return site.at(f"{urls.DATA}#relation-{relation}")


def _metadata(index: Index, site: Site) -> Iterator[str]:
    fields: dict[str, object] = {
        "mapping_set_id": site.at("data/map.sssom.tsv"),
        "mapping_set_title": f"{site.name}: pages of guidance and the provisions they touch",
        "mapping_set_description": (
            "Each link says that a page touches a provision, and why. It does not say that two things are the same."
        ),
        "mapping_set_version": version(index),
        "license": LICENCE_ADDRESS,
        "subject_source": "map:items",
    }
    for key, value in fields.items():
        yield f"#{key}: {json.dumps(value)}"
    yield "#curie_map:"
    for prefix, iri in {"map": site.address, "relation": relation_iri(site, "")}.items():
        yield f"#  {prefix}: {json.dumps(iri)}"


def _values(index: Index) -> Iterator[dict[str, str]]:
    for answer in index.answers.values():
        item = index.items[answer.item]
        subject = {
            "subject_id": f"map:{urls.of_item(item)}",
            "subject_label": item.title,
            "subject_category": KINDS[item.kind].label,
            "mapping_justification": JUSTIFICATION,
        }
        for target, mapping in index.targets(answer):
            yield subject | {
                "predicate_id": f"relation:{mapping.relation}",
                "predicate_label": mapping.relation.replace("-", " "),
                "object_id": f"map:{urls.of_provision(target)}",
                "object_label": title_of(index, target),
                "object_source": f"map:{urls.of_framework(index.frameworks[target.framework], target.edition)}",
                "reviewer_label": "|".join(review.by for review in of_today(mapping)),
                "comment": mapping.why,
                "other": "; ".join(f"{key}={value}" for key, value in _other(mapping)),
            }
        yield from _nothing(index, answer, subject)


def _nothing(index: Index, answer: Answer, subject: dict[str, str]) -> Iterator[dict[str, str]]:
    """Yield the row by which SSSOM says that somebody looked and found nothing."""
    if answer.gap and answer.gap.kind == "none":
        source = f"map:{urls.of_framework(index.frameworks[answer.framework])}"
        yield subject | {
            "predicate_id": "skos:relatedMatch",
            "object_id": NOTHING,
            "object_source": source,
            "comment": answer.gap.why,
        }


def _other(mapping: Mapping) -> Iterator[tuple[str, str]]:
    """Yield what SSSOM has no column for."""
    yield "basis", mapping.basis
    for source, place in mapping.passages:
        yield "source", source
        if place:
            yield "place", place
    if mapping.draft:
        yield "draft", mapping.draft
    for review in mapping.reviews:
        yield review.finding, f"{review.by}, {review.because}" if review.because else review.by


def _row(values: dict[str, str]) -> str:
    return "\t".join(" ".join(str(values.get(column, "")).split()).replace('"', "'") for column in COLUMNS)
