"""Every page as plain Markdown with its macros called: for a builder that runs none of our code, and to see changes."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from pathlib import Path

import jinja2

from macros.model import urls
from macros.model.index import Index
from macros.model.site import Site
from macros.pages.environment import Here
from macros.pages.macros import MACROS
from macros.pages.made import made_pages


def plain_pages(
    index: Index, site: Site, docs: Path, links_from: Callable[[str], str] = urls.of_file
) -> Iterator[tuple[str, str]]:
    """Yield the file (as `concepts/x.md`) and the Markdown of every page; one in `docs` replaces a made one.

    `links_from` says of a file from which address its links lead: the page's own, but for a builder that moves them.
    """
    written = {file.relative_to(docs).as_posix(): file for file in sorted(docs.rglob("*.md"))}
    for page in made_pages(index):
        if page.source not in written:
            yield page.source, called(index, site, page.source, page.markdown, links_from(page.source))
    for source, file in written.items():
        yield source, called(index, site, source, file.read_text(encoding="utf-8"), links_from(source))


def called(index: Index, site: Site, source: str, markdown: str, links_from: str) -> str:
    """Return a page with its macro calls replaced by what they print; `check` has refused all other template code."""
    here = Here(urls.of_file(source), f"docs/{source}", site, links_from)
    bound = {name: functools.partial(macro, index, here) for name, macro in MACROS.items()}
    return _template(markdown).render(bound)


@functools.lru_cache(maxsize=4096)  # while serving, the same pages come again and again
def _template(markdown: str) -> jinja2.Template:
    return _environment().from_string(markdown)


@functools.cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(undefined=jinja2.StrictUndefined, keep_trailing_newline=True)  # noqa: S701  what macros print is escaped already
