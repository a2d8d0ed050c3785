"""What the fields of a record are: read once, for messages, for editors and for open data."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import inspect
import re
import types
import typing
from dataclasses import dataclass
from typing import Any

FORMS = {
    "number": (
        re.compile(r"[0-9]{1,3}([.:][0-9]{1,3}){1,4}"),
        'write it as the publisher prints it, in quotes, as "5.6"',
    ),
    "provision": (
        re.compile(r"[a-z0-9]+(-[a-z0-9]+)*@[a-z0-9]+(-[a-z0-9]+)*:[0-9]{1,3}([.:][0-9]{1,3}){1,4}"),
        'write framework, edition and number, as "mill@2024:5.6"',
    ),
    "digits": (re.compile(r"[0-9]{1,3}(\.[0-9]{1,3})*"), 'write digits alone, in quotes, as "5"'),
    "id": (re.compile(r"[a-z0-9]+(-[a-z0-9]+)*"), "use lower-case letters, digits and single hyphens"),
    "path": (
        re.compile(r"([a-z0-9]+(-[a-z0-9]+)*/)+"),
        "write the address without the site, as concepts/dual-relationships/",
    ),
    "published": (
        re.compile(r"([a-z0-9]+(-[a-z0-9]+)*/)+|[a-z]+:[a-z0-9@:.-]+"),
        "write an address, as concepts/dual-relationships/, or an id, as item:dual-relationships",
    ),
    "date": (
        re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
        'write year, month and day, in quotes, as "2026-11-20"',
    ),
    "fingerprint": (re.compile(r"[0-9a-f]{8}"), "leave the line out, and make fix writes it"),
    "address": (
        re.compile(r"https://[A-Za-z0-9.-]+\.[A-Za-z]{2,}(:\d+)?(/[A-Za-z0-9_./~%?=&#,+:;()!*@-]*)?"),
        "write a whole address that starts with https://",
    ),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record as it stands in YAML.

    `kind` is the type of one value, `Text` or a record, as `is_text` tells; `many` says whether it is a list of them,
    which may be absent and is then empty, `filled` whether one that is there names something, and `keyed` whether its
    records stand under their ids; `default` is what a field that is left out means.
    """

    key: str
    name: str
    kind: Any
    is_text: bool
    many: bool
    keyed: bool
    optional: bool
    default: str
    help: str
    form: str
    words: dict[str, Any] | None
    most: int
    longest: int
    filled: bool


@functools.cache
def fields_of(record: Any) -> dict[str, Field]:
    """Return the fields of a record that stand in YAML, each under its key."""
    hints = inspect.get_annotations(record, eval_str=True)
    described = [field for field in dataclasses.fields(record) if "help" in field.metadata]
    fields = [_field(field, hints[field.name]) for field in described]
    return {field.key: field for field in fields}


def is_named_by_its_key(record: Any) -> bool:
    """Tell whether a record's id is the key under which it stands, and no field of its own."""
    return any(field.name == "id" and "help" not in field.metadata for field in dataclasses.fields(record))


def is_date(text: str) -> bool:
    """Tell whether a text is a day of the calendar."""
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _field(field: dataclasses.Field[Any], hint: Any) -> Field:
    if isinstance(hint, types.UnionType):
        hint = next(part for part in typing.get_args(hint) if part is not types.NoneType)
    many = typing.get_origin(hint) is tuple
    metadata = dict(field.metadata)
    kind = typing.get_args(hint)[0] if many else hint
    return Field(
        key=metadata.pop("key") or field.name,
        name=field.name,
        kind=kind,
        is_text=issubclass(kind, str),
        many=many,
        keyed=metadata["form"] == "keyed",
        optional=field.default is None or bool(metadata["default"]),
        **metadata,
    )
