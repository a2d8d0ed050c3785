"""Write every file of open data below one folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.exports import catalogue, feed, guide, skos, sssom, tables, whole
from macros.model.index import Index
from macros.model.names import title_of
from macros.model.site import Site
from macros.views import cite as citations


def write(index: Index, site: Site, folder: Path) -> int:
    """Write all files and return how many they are; the same data always gives the same bytes."""
    count = 0
    for path, text in files(index, site):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
        count += 1
    return count


def files(index: Index, site: Site) -> Iterator[tuple[str, str]]:
    """Yield path and text of every file."""
    cited = _citations(index, site)
    concepts = skos.json_ld(index, site)
    yield catalogue.WHOLE, whole.as_text(whole.whole(index, site))
    yield catalogue.SCHEMA, whole.as_text(whole.schema(index, site))
    yield from tables.tables(index, site)
    yield catalogue.SSSOM, sssom.sssom(index, site)
    yield catalogue.JSON_LD, whole.as_text(concepts)
    yield catalogue.TURTLE, skos.turtle(concepts)
    yield catalogue.CSL, whole.as_text([citations.csl(citation) for citation in cited])
    yield catalogue.BIBTEX, "\n".join(citations.bibtex(citation) for citation in cited)
    yield catalogue.CFF, citations.cff(index, site)
    yield catalogue.LLMS, guide.llms(index, site)
    yield catalogue.FEED, feed.feed(index, site)
    for framework in index.frameworks.values():
        yield catalogue.feed_file(framework.id), feed.feed(index, site, framework)
    for address, content in whole.beside_pages(index, site):
        yield f"{address}index.json", whole.as_text(content)


def _citations(index: Index, site: Site) -> list[citations.Citation]:
    provisions = [
        citations.of_provision(index, site, reference, title_of(index, reference)) for reference in index.provisions
    ]
    return [
        citations.of_whole(index, site),
        *provisions,
        *(citations.of_item(index, site, item) for item in index.items.values()),
    ]
