"""The shape of `map.json`: which lists it holds and what each key means, taken from the model's own records."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from macros.model import records as model
from macros.model import words
from macros.model.fields import FORMS, Field, fields_of, is_named_by_its_key

FORMAT = "2.5.0"  # rises in the middle where keys are added, in front where one is renamed or removed

TEXT = {"type": "string"}
YES_OR_NO = {"type": "boolean"}
TEXTS = {"type": "array", "items": TEXT}
VOCABULARIES = {
    "statuses": words.STATUSES,
    "copies": words.COPIES,
    "extents": words.EXTENTS,
    "bases": words.BASES,
    "relations": words.RELATIONS,
    "marks": words.MARKS,
    "changes": words.CHANGES,
    "source_statuses": words.SOURCE_STATUSES,
    "statement_kinds": words.STATEMENT_KINDS,
    "themes": words.THEMES,
    "origins": words.ORIGINS,
    "people": words.PEOPLE,
    "leaders": words.LEADERS,
}


@dataclass(frozen=True, slots=True)
class Key:
    """One key of an entry: what it means, whether it may be absent, and its JSON Schema."""

    name: str
    says: str
    schema: dict[str, Any]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """One list of `map.json`: its name, what an entry is, and the record that an entry is made from."""

    name: str
    says: str
    record: Any
    leaves: tuple[str, ...] = ()
    adds: tuple[Key, ...] = ()
    keys: tuple[Key, ...] = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        """Join the keys that are added to those of the record."""
        own = tuple(key for key in keys_of(self.record) if key.name not in self.leaves) if self.record else ()
        object.__setattr__(self, "keys", (*self.adds, *own))


def keys_of(record: Any) -> tuple[Key, ...]:
    """Return the keys of a record as its fields describe them; an id that stands as a key in YAML comes first."""
    name = Key("id", "Its name in the data, never used for anything else.", TEXT)
    fields = fields_of(record).values()
    # Lists are always there, if empty, and so is what has a default; other values are left out where nobody knows them.
    keys = [
        Key(field.key, field.help, _schema(field), optional=field.optional and not field.many and not field.default)
        for field in fields
    ]
    return (name, *keys) if is_named_by_its_key(record) else tuple(keys)


def plain(record: Any, leaves: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return a record as dictionaries, lists and text; what is not known is left out."""
    values: dict[str, Any] = {"id": str(record.id)} if is_named_by_its_key(type(record)) else {}
    for key, field in fields_of(record.__class__).items():
        value = getattr(record, field.name)
        if key not in leaves and value is not None:
            values[key] = _plain(value)
    return values


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(entry) for entry in value]
    return plain(value) if dataclasses.is_dataclass(value) else str(value)


def _schema(field: Field) -> dict[str, Any]:
    value = _text(field) if field.is_text else schema_of(keys_of(field.kind))
    return {"type": "array", "items": value} if field.many else value


def _text(field: Field) -> dict[str, Any]:
    if field.words:
        return {"enum": list(field.words)}
    return TEXT | {"pattern": f"^(?:{FORMS[field.form][0].pattern})$"} if field.form in FORMS else TEXT


def schema_of(keys: tuple[Key, ...]) -> dict[str, Any]:
    """Return the JSON Schema of an object with these keys and no others."""
    return {
        "type": "object",
        "properties": {key.name: key.schema | {"description": key.says} for key in keys},
        "required": [key.name for key in keys if not key.optional],
        "additionalProperties": False,
    }


_ADDRESS = Key("address", "Its page, without the address of the site.", TEXT)
_NAME = Key(
    "name",
    "How people call it: the short name of its framework, its number, and in brackets an edition that is older.",
    TEXT,
)
_PROVISION = Key("provision", "The id of the provision.", TEXT)
_ITEM = Key("item", "The id of the page of guidance.", TEXT)
_FRAMEWORK = Key("framework", "The id of the framework.", TEXT)
_MARK = (_PROVISION, *(key for key in keys_of(model.Mark) if key.name != "provision"))
_SHOWN = Key("shown", "The mark in words: by which words it binds, or that it does not ask this.", TEXT)
_ASPECT = (
    *(key for key in keys_of(model.Aspect) if key.name != "marks"),
    Key("marks", "What each provision says of it.", {"type": "array", "items": schema_of((*_MARK, _SHOWN))}),
)
_ASPECTS = {"type": "array", "items": schema_of(_ASPECT)}

SHAPES = (
    Shape(
        "frameworks",
        "A body of numbered provisions with one owner.",
        model.Framework,
        leaves=("provisions",),
        adds=(_ADDRESS,),
    ),
    Shape(
        "provisions",
        "A numbered item of one edition of a framework.",
        model.Provision,
        adds=(
            Key(
                "id",
                "Its full name: its framework, behind @ an edition that is older, and behind a colon its number.",
                TEXT,
            ),
            _NAME,
            _FRAMEWORK,
            Key("current", "Whether it stands in the edition that applies today.", YES_OR_NO),
            _ADDRESS,
            Key(
                "status",
                "How well we know it: worked out from the copies that were seen.",
                {"enum": list(words.STATUSES)},
            ),
            Key("binds", "Whom its edition binds, or bound and when: a sentence for each group of people.", TEXTS),
            Key(
                "force_shown",
                "With what words it binds, its own, its group's or its edition's; empty where not known.",
                TEXT,
            ),
            Key("later", "The ids of the provisions that it became in a later edition.", TEXTS),
            Key("earlier", "The ids of the provisions of older editions that it took over from.", TEXTS),
        ),
    ),
    Shape(
        "items",
        "A page of guidance, such as a principle, a concept or an example.",
        model.Item,
        adds=(Key("kind", "What sort of page it is.", {"enum": list(words.KINDS)}), _ADDRESS),
    ),
    Shape(
        "mappings",
        "A link: an item touches a provision, with the reason.",
        model.Mapping,
        leaves=("number", "edition"),
        adds=(
            _ITEM,
            _PROVISION,
            _FRAMEWORK,
            Key("main", "Whether it is the nearest one in this framework.", YES_OR_NO),
        ),
    ),
    Shape(
        "gaps",
        "Where an item has no link to a framework, and why.",
        None,
        adds=(
            _ITEM,
            _FRAMEWORK,
            Key(
                "kind",
                "none: we looked and found nothing. not-yet: what might fit has not been read.",
                {"enum": list(words.GAPS)},
            ),
            Key("why", "What was read, or what was not.", TEXT),
            Key("on", "The day on which we looked.", TEXT, optional=True),
        ),
    ),
    Shape(
        "comparisons",
        "Provisions of several frameworks on the same subject, compared aspect by aspect.",
        model.Comparison,
        leaves=("provisions", "aspects"),
        adds=(
            Key("provisions", "The ids of the provisions.", TEXTS),
            Key("aspects", "What they may ask, each with a mark for each provision.", _ASPECTS),
        ),
    ),
    Shape("sources", "A document that the guidance rests on.", model.Source, leaves=("statements",)),
    Shape(
        "statements",
        "One thing that a source says, in our words.",
        model.Statement,
        adds=(Key("source", "The id of the source.", TEXT),),
    ),
    Shape(
        "versions", "A dated state of the map, with what moved since the one before; the newest first.", model.Version
    ),
)
