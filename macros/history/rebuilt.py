"""Say which pages of a built site read otherwise than in another build, whatever it was that changed them."""

from __future__ import annotations

import re
from pathlib import Path

MOST = 100  # pages that are named; a summary on GitHub has an end
_ARTICLE = re.compile(rb"<article.*</article>", re.DOTALL)  # what is particular to a page, without the frame around it
# A hash in the name of a file says nothing to a reader.
_NAMED = re.compile(rb"(\.)[0-9a-f]{8,}(\.min)?(?=\.(?:js|css))")


def rebuilt(before: Path, after: Path) -> str:
    """Return Markdown: the pages that are new, read otherwise or are gone between two folders with a built site."""
    old, new = _pages(before), _pages(after)
    pages = {
        "New": sorted(new.keys() - old.keys()),
        "Changed": sorted(name for name in new.keys() & old.keys() if new[name] != old[name]),
        "Gone": sorted(old.keys() - new.keys()),
    }
    parts = ["## Pages of the built site that change", ""]
    for label, names in pages.items():
        parts += [f"- {label}: `/{name}`" for name in names[:MOST]]
        parts += [f"- {label}: {len(names) - MOST} more pages"] if len(names) > MOST else []
    return "\n".join([*parts, *([] if any(pages.values()) else ["No page reads otherwise."]), ""])


def _pages(site: Path) -> dict[str, bytes]:
    return {_address(file.relative_to(site)): _words(file.read_bytes()) for file in site.rglob("*.html")}


def _address(file: Path) -> str:
    """Return an address as readers see it; what could end the code that it stands in becomes a sign that is plain."""
    return re.sub(r"[^\w./-]", "?", file.as_posix().removesuffix("index.html"))


def _words(html: bytes) -> bytes:
    article = _ARTICLE.search(html)
    return _NAMED.sub(rb"\1", article[0] if article else html)
