"""Every page as Markdown with its macros already called, without a builder: for benchmarks and tests."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path

import jinja2

from macros.model import urls
from macros.model.index import Index
from macros.model.site import Site
from macros.pages.environment import Here
from macros.pages.macros import MACROS
from macros.pages.made import made_pages


def rendered_pages(index: Index, site: Site, root: Path) -> Iterator[tuple[str, str]]:
    """Yield file (as `concepts/x.md`) and Markdown of every page, made or written."""
    for page in made_pages(index):
        yield page.source, _rendered(index, site, page.source, page.markdown)
    for file in sorted([*(item.file for item in index.data.items), *(page.file for page in index.data.pages)]):
        source = file.removeprefix("docs/")
        yield source, _rendered(index, site, source, (root / file).read_text(encoding="utf-8"))


def _rendered(index: Index, site: Site, source: str, markdown: str) -> str:
    """Return a page with its macro calls replaced by what they print; `check` has refused all other template code."""
    here = Here(urls.of_file(source), f"docs/{source}", site)
    bound = {name: functools.partial(macro, index, here) for name, macro in MACROS.items()}
    return _template(markdown).render(bound)


def _template(markdown: str) -> jinja2.Template:
    return _environment().from_string(markdown)


@functools.cache
def _environment() -> jinja2.Environment:
    # What macros print is escaped already.
    return jinja2.Environment(undefined=jinja2.StrictUndefined, keep_trailing_newline=True)  # noqa: S701
