"""What a browser is told so that it can offer a search of this site: the file `opensearch.xml`."""

from __future__ import annotations

from html import escape

from macros.model import urls
from macros.model.site import Site

FILE = "opensearch.xml"


def description(site: Site) -> str:
    """Return the description (OpenSearch 1.1) of the search for a number or a word."""
    lines = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
        f"  <ShortName>{escape(site.name)}</ShortName>",
        "  <Description>A number of a standard, or a word</Description>",
        "  <InputEncoding>UTF-8</InputEncoding>",
        f'  <Url type="text/html" method="get" template="{escape(site.at(urls.GO))}#q={{searchTerms}}"/>',
        "</OpenSearchDescription>",
    )
    return "\n".join(lines) + "\n"
