"""Write the model down: JSON Schemas that complete and check the data files, snippets, and a guide to all fields."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from typing import Any

from macros.editing import field_guide
from macros.model.fields import FORMS, Field, fields_of
from macros.model.records import (
    Item,
    Mapping,
    NothingFound,
    NotYetLooked,
    Provision,
    Statement,
)
from macros.model.words import KINDS, MOST_LINKS
from macros.reading.build import TOPS
from macros.reading.sealed import SCHEMAS, UNSEALED, WRITTEN_BY_HAND, sealed

Json = dict[str, Any]

MADE = "Made from macros/model/records.py by `.venv/bin/python -m macros schema`; a test compares."


PAGE_BODY = (  # of a new page of guidance; the prose goes where $0 stands
    "",
    "{{ item_head() }}",
    "",
    "## Why it matters { #why }",
    "",
    "$0",
    "",
    "{{ what_the_standards_say() }}",
    "",
    "{{ what_the_sources_say() }}",
    "",
    "{{ related_pages() }}",
)


def editor_files() -> dict[str, str]:
    """Return every file that editors and people read, by its path from the project's root."""
    schemas = {name: _top(*TOPS[name]) for name in WRITTEN_BY_HAND} | {"mappings": _mappings()}
    files: Json = {SCHEMAS[f"data/{name}.yml"]: schema for name, schema in schemas.items()}
    files[".vscode/standards-map.code-snippets"] = snippets()
    written = {
        name: sealed(json.dumps(content, indent=2, ensure_ascii=False) + "\n") for name, content in files.items()
    }
    return written | {field_guide.FILE: field_guide.field_guide()}


def snippets() -> Json:
    """Return the snippets of VS Code: its word, where it works, and the lines that it writes."""
    return {
        "A mapping": _snippet("mapping", "yaml", _lines(Mapping, first="- ")),
        "A mapping that was looked for and not found": _snippet("none", "yaml", _lines(NothingFound, first="- ")),
        "A mapping that nobody has looked for": _snippet("not-yet", "yaml", _lines(NotYetLooked, first="- ")),
        "A provision that somebody has seen": _snippet(
            "provision", "yaml", _lines(Provision, "title", "in_our_words", "online", "seen", first="- ")
        ),
        "A statement of a source": _snippet("statement", "yaml", _lines(Statement, first="- ")),
        "A page of guidance": _snippet("item", "markdown", ["---", *_lines(Item, "theme"), "---", *PAGE_BODY]),
    }


# --- Schemas ----------------------------------------------------------------------------------------------------------


def _top(key: str, cls: type) -> Json:
    return _document(
        {
            "type": "object",
            "required": [key],
            "additionalProperties": False,
            "properties": {key: _keyed(_record(cls), f"Each under its id. {_says(cls)}")},
        }
    )


def _mappings() -> Json:
    entry = {
        "if": {"type": "object", "required": ["none"]},
        "then": _record(NothingFound),
        "else": {
            "if": {"type": "object", "required": ["not-yet"]},
            "then": _record(NotYetLooked),
            "else": _record(Mapping),
        },
    }
    entries = {
        "type": "array",
        "minItems": 1,
        "maxItems": MOST_LINKS,
        "items": entry,
        "description": "Mappings, the main one first; or one line with none or not-yet.",
    }
    kinds = ", ".join(kind.folder for kind in KINDS.values() if kind.mapped)
    return _document(_keyed(_keyed(entries, "A framework's id."), f"The name of a page in {kinds}."))


def _document(schema: Json) -> Json:
    return {"$schema": "http://json-schema.org/draft-07/schema#", "$comment": f"{MADE} {UNSEALED}", **schema}


def _keyed(entry: Json, says: str) -> Json:
    return {"type": "object", "description": says, "propertyNames": _form("id"), "additionalProperties": entry}


def _record(record: Any) -> Json:
    fields = fields_of(record)
    return {
        "type": "object",
        "description": _says(record),
        "required": [key for key, field in fields.items() if not field.optional],
        "additionalProperties": False,
        "properties": {key: _value(field) | {"description": field.help} for key, field in fields.items()},
    }


def _value(field: Field) -> Json:
    value = _text(field) if field.is_text else _record(field.kind)
    if field.keyed:
        return _keyed(value, field.help)
    least = {"minItems": 1} if field.filled else {}
    return {"type": "array", "items": value, **least} if field.many else value


def _text(field: Field) -> Json:
    if field.words:
        meanings = [meaning.says for meaning in field.words.values() if meaning]
        explained = {"enumDescriptions": meanings} if meanings else {}
        return {"type": "string", "enum": list(field.words), **explained}
    if field.form:
        return {"type": "string", **_form(field.form)}
    if field.most:
        pattern = rf"^\s*\S+(\s+\S+){{0,{field.most - 1}}}\s*$"
        return {"type": "string", "pattern": pattern, "patternErrorMessage": f"Keep it to {field.most} words."}
    longest = {"maxLength": field.longest} if field.longest else {}
    return {"type": "string", "minLength": 1, **longest}


def _form(name: str) -> Json:
    pattern, remedy = FORMS[name]
    return {"pattern": f"^({pattern.pattern})$", "patternErrorMessage": f"{remedy[0].upper()}{remedy[1:]}."}


def _says(cls: Any) -> str:
    return (cls.__doc__ or "").strip()


# --- Snippets ---------------------------------------------------------------------------------------------------------


def _snippet(prefix: str, scope: str, body: list[str]) -> Json:
    return {"prefix": prefix, "scope": scope, "body": body, "description": MADE}


def _lines(cls: Any, *wanted: str, first: str = "", stops: Iterator[int] | None = None) -> list[str]:
    """Return the lines of an entry with its required and its wanted fields, each a numbered place to fill in."""
    stops = stops or itertools.count(1)
    lines: list[str] = []
    for key, field in fields_of(cls).items():
        if field.optional and key not in wanted:
            continue
        if not field.is_text:
            dash = "- " if field.many else ""
            lines += [f"{key}:", *(f"  {line}" for line in _lines(field.kind, first=dash, stops=stops))]
        elif field.words:
            lines.append(f"{key}: ${{{next(stops)}|{','.join(field.words)}|}}")
        else:
            lines.append(f'{key}: "${{{next(stops)}:{field.help}}}"')
    return [f"{' ' * len(first) if number else first}{line}" for number, line in enumerate(lines)]
