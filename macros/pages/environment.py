"""Where templates become the text of pages: what each may name, how values are escaped, and the page being rendered."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from macros.model import evidence, urls
from macros.model.dates import day, when
from macros.model.force import forced, seen_force
from macros.model.index import Index, numeric_parts
from macros.model.names import name_of, title_of
from macros.model.site import Site
from macros.model.words import (
    BASES,
    CHANGES,
    COMPARED_WITH,
    COPIES,
    EXTENTS,
    FIRST_SCREEN,
    GAPS,
    KINDS,
    LEADERS,
    LEVELS,
    MARKS,
    NUMBERINGS,
    ORIGINS,
    PEOPLE,
    PRINT,
    RELATIONS,
    SHEETS,
    SOURCE_STATUSES,
    STATUSES,
    THEMES,
    TO_CPD,
)
from macros.views import bindings, cite, editions, grid, learn
from macros.views.anchors import id_of_reason

Macro = Callable[..., str]  # takes the index, the page, and what a page hands over as text

TEMPLATES = Path(__file__).with_name("templates")
_SIGN = re.compile(r"[^\w ,.'\u2019\u2018\u201c\u201d\u2026\u2013/-]")


@dataclass(frozen=True, slots=True)
class Here:
    """The page being rendered: its address (`concepts/x/`), its file (`docs/concepts/x.md`) and its site.

    `links_from` is for a builder that moves the links of a page: the address from which it will move them.
    """

    address: str
    file: str
    site: Site = field(default_factory=Site)
    links_from: str | None = None


def render(template: str, here: Here, index: Index, **values: Any) -> str:
    """Render one template; lines lose their indentation, which Markdown would read as code."""
    links_from = here.address if here.links_from is None else here.links_from

    def link(there: str) -> str:
        return urls.relative(links_from, there)

    def file(there: str) -> str:
        return urls.to_file(links_from, there)

    # For what no builder moves: attributes other than href and src, and what stands in noscript.
    def way(there: str) -> str:
        return urls.relative(here.address, there)

    named = {
        "name": functools.partial(name_of, index),
        "title": functools.partial(title_of, index),
        "force": functools.partial(forced, index),
        "seen_force": functools.partial(seen_force, index),
        "reach": functools.partial(bindings.reach, index),
        "whom": functools.partial(bindings.whom, index),
    }
    parsed = _environment().get_template(f"{template}.md.j2")
    text = parsed.render(here=here, index=index, link=link, file=file, way=way, **named, **values)
    lines = "\n".join(map(str.strip, text.split("\n")))
    return re.sub(r"\n{3,}", "\n\n", lines).strip() + "\n"


def template_alone(template: str, says: str) -> Macro:
    """Return the macro of a template that needs nothing but the index; it is called as the template is."""

    def macro(index: Index, here: Here) -> str:
        return render(template, here, index)

    macro.__name__ = template.rpartition("/")[2]
    macro.__doc__ = says
    return macro


def escape(text: object) -> Markup:
    """Return text that neither Markdown nor HTML nor Jinja acts on: all but plain characters become entities."""
    return text if isinstance(text, Markup) else _escaped(str(text))


@functools.lru_cache(maxsize=20_000)  # the same names, titles and reasons stand on many pages
def _escaped(text: str) -> Markup:
    return Markup(_SIGN.sub(lambda sign: f"&#{ord(sign[0])};", text))  # noqa: S704  this is the escaping


def verbatim(text: str) -> Markup:
    """Return text that keeps its indentation and line ends, which templates and Markdown would take away."""
    return Markup("&#10;").join(_indented(line) for line in text.split("\n"))


def _indented(line: str) -> Markup:
    words = line.lstrip()
    return Markup("&#32;") * (len(line) - len(words)) + escape(words)


class _Context(jinja2.runtime.Context):
    """Calls what a template names; Jinja would look each time whether that asks for the context, which none needs."""

    def call(
        self, called: Callable[..., Any], /, *values: Any, _loop_vars: Any = None, _block_vars: Any = None, **named: Any
    ) -> Any:
        """Leave out what Jinja passes besides, for what asks for the context."""
        return called(*values, **named)


@functools.cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=escape,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.context_class = _Context
    environment.filters["day"] = day
    environment.filters["when"] = when
    environment.filters["status"] = evidence.status_in_words
    environment.filters["rests_on"] = evidence.rests_on
    environment.filters["years"] = editions.years
    environment.filters["level"] = evidence.level_of
    environment.filters["known"] = evidence.is_known
    environment.filters["told"] = evidence.is_told
    environment.filters["of_today"] = evidence.of_today
    environment.filters["plainly_whole"] = evidence.is_plainly_whole
    environment.filters["kilobytes"] = lambda size: max(1, round(size / 1000))
    environment.globals |= {
        "BASES": BASES,
        "CHANGES": CHANGES,
        "COPIES": COPIES,
        "EXTENTS": EXTENTS,
        "FIRST_SCREEN": FIRST_SCREEN,
        "GAPS": GAPS,
        "LEVELS": LEVELS,
        "MARKS": MARKS,
        "NUMBERINGS": NUMBERINGS,
        "KINDS": KINDS,
        "LEADERS": LEADERS,
        "ORIGINS": ORIGINS,
        "PEOPLE": PEOPLE,
        "PRINT": PRINT,
        "COMPARED_WITH": COMPARED_WITH,
        "RELATIONS": RELATIONS,
        "SHEETS": SHEETS,
        "SOURCE_STATUSES": SOURCE_STATUSES,
        "STATUSES": STATUSES,
        "THEMES": THEMES,
        "TO_CPD": TO_CPD,
        "bibtex": lambda cited: verbatim(cite.bibtex(cited).rstrip()),
        "grid": grid,
        "harvard": cite.harvard,
        "id_of_reason": id_of_reason,
        "learn": learn,
        "numeric_parts": numeric_parts,
        "oscola": cite.oscola,
        "urls": urls,
    }
    return environment
