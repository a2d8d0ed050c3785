"""Write the model down for people: every field of every file, in tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.model.fields import Field, fields_of
from macros.model.records import Item, Mapping, NothingFound, NotYetLooked, Page
from macros.reading.build import TOPS

FILE = "FIELDS.md"
HEAD = """\
# Every field

<!-- Made from macros/model/records.py by `.venv/bin/python -m macros schema`; a test compares. -->

What each line of a file is for. [CONTRIBUTING.md](CONTRIBUTING.md) shows how to change one.
"Needed" means that the check refuses an entry without it. A field that nobody needs is left out, and never left empty.
"""
PAGES: tuple[tuple[str, Any], ...] = (
    ("of guidance, such as a concept or an example", Item),
    ("of another kind, such as the home page", Page),
)
ENTRIES: tuple[tuple[str, Any], ...] = (
    ("a provision is touched", Mapping),
    ("somebody looked, and found none", NothingFound),
    ("nobody has looked", NotYetLooked),
)


def field_guide() -> str:
    """Return the guide to all fields, as Markdown."""
    return "\n".join([HEAD.rstrip("\n"), *_sections()]) + "\n"


def _sections() -> Iterator[str]:
    yield "\n## The head of a page in `docs/`"
    for what, record in PAGES:
        yield f"\n### A page {what}"
        yield from _tables("", record)
    yield "\n## `data/mappings.yml`\n"
    yield "Page by page and framework by framework. An entry begins with a dash."
    for what, record in ENTRIES:
        yield f"\n### Where {what}"
        yield from _tables("", record)
    for name, (key, record) in TOPS.items():
        yield f"\n## `data/{name}.yml`"
        yield f"\n### An entry of `{key}`"
        yield from _tables("", record)


def _tables(path: str, record: Any) -> Iterator[str]:
    """Yield the table of a record, and then that of each record within it, under the keys that lead there."""
    yield f"\n{(record.__doc__ or '').strip()}\n"
    yield "| field | | what it says |"
    yield "| --- | --- | --- |"
    fields = fields_of(record)
    yield from (_row(key, field) for key, field in fields.items())
    for key, field in fields.items():
        if not field.is_text:
            below = f"{path}{key}: "
            yield f"\n#### `{below.strip()}`"
            yield from _tables(below, field.kind)


def _row(key: str, field: Field) -> str:
    needed = f"`{field.default}` if left out" if field.default else "" if field.optional else "needed"
    return f"| `{key}` | {needed} | {' '.join(_says(field))} |"


def _says(field: Field) -> Iterator[str]:
    yield field.help
    if field.words:
        named = [f"`{word}` ({meaning.says})" if meaning else f"`{word}`" for word, meaning in field.words.items()]
        yield f"One of: {', '.join(named)}." if len(named) > 1 else f"Only {named[0]}."
    if field.most and str(field.most) not in field.help:
        yield f"At most {field.most} words."
    if field.longest:
        yield f"At most {field.longest} characters."
    if field.many and field.is_text:
        yield "A list, each entry behind a dash."
