"""Which files of open data there are, and what each is for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Offer:
    """A file that people can download: where it stands, what it holds, and what reads it."""

    path: str
    holds: str
    read_with: str


WHOLE = "data/map.json"
SCHEMA = "data/map.schema.json"
PROVISIONS = "data/provisions.csv"
ITEMS = "data/items.csv"
MAPPINGS = "data/mappings.csv"
GAPS = "data/gaps.csv"
STATEMENTS = "data/statements.csv"
MATRIX = "data/matrix.csv"
COMPARISONS = "data/comparisons.csv"
SSSOM = "data/map.sssom.tsv"
TURTLE = "data/map.ttl"
JSON_LD = "data/map.jsonld"
CSL = "data/citations.json"
BIBTEX = "data/citations.bib"
CFF = "CITATION.cff"
LLMS = "llms.txt"
FEED = "changes/feed.xml"

OFFERS = (
    Offer(WHOLE, "Everything in one file", "any programming language; see the example below"),
    Offer(SCHEMA, "What each key of map.json means, as JSON Schema", "schema validators and editors"),
    Offer(MATRIX, "Every page against every framework, one row a page", "spreadsheets"),
    Offer(MAPPINGS, "Every link from a page to a provision, with reason and basis", "spreadsheets"),
    Offer(GAPS, "Where a page has no link to a framework, and why", "spreadsheets"),
    Offer(PROVISIONS, "Every provision of every edition, in our words, with what became of it", "spreadsheets"),
    Offer(COMPARISONS, "Numbers on the same subject: what each asks, aspect by aspect", "spreadsheets"),
    Offer(ITEMS, "Every page of guidance", "spreadsheets"),
    Offer(STATEMENTS, "What the source documents say, in our words", "spreadsheets"),
    Offer(SSSOM, "The links as a mapping set in SSSOM", "sssom-py and other mapping tools"),
    Offer(TURTLE, "Provisions and pages as SKOS concepts, in Turtle", "triple stores and vocabulary tools"),
    Offer(JSON_LD, "The same concepts in JSON-LD", "triple stores and vocabulary tools"),
    Offer(CSL, "How to cite each page, as CSL-JSON", "Zotero and other reference managers"),
    Offer(BIBTEX, "How to cite each page, as BibTeX", "LaTeX and reference managers"),
    Offer(CFF, "How to cite the map as a whole", "GitHub, Zenodo"),
    Offer(FEED, "What moved, as an Atom feed", "feed readers"),
    Offer(LLMS, "Where things are, for language models", "language models"),
)


def pair_file(left: str, right: str) -> str:
    """Return the file of two frameworks side by side: `data/compare/mill-bell.csv`."""
    return f"data/compare/{left}-{right}.csv"


def feed_file(framework: str) -> str:
    """Return the feed of one framework: `changes/feed-mill.xml`."""
    return f"changes/feed-{framework}.xml"
