"""Build the model's records from YAML, noting every field that does not fit."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import Any, TypeVar, cast

from macros.model import records as model
from macros.model.body import Body
from macros.model.fields import Field, fields_of
from macros.model.places import Place, Problem, Text, brief, nearest, nearly
from macros.reading.fitting import as_list, fitting, meant_by, text_of
from macros.reading.yaml.nodes import Block, Node, Series, called

R = TypeVar("R")


# File of `data/` → its one key, which is also the field of `Data` that holds its records, and the record.
TOPS: dict[str, tuple[str, Any]] = {
    "standards": ("frameworks", model.Framework),
    "sources": ("sources", model.Source),
    "bindings": ("bindings", model.Binding),
    "elsewhere": ("elsewhere", model.Elsewhere),
    "reports": ("reports", model.Report),
    "dilemmas": ("dilemmas", model.Dilemma),
    "questions": ("questions", model.PolicyQuestion),
    "comparisons": ("comparisons", model.Comparison),
    "versions": ("versions", model.Version),
    "retired": ("retired", model.Retired),
}


def records(name: str, node: Node | None, file: str, problems: list[Problem]) -> tuple[Any, ...]:
    """Read the records of one file of `data/` that holds a key with entries below it."""
    key, record = TOPS[name]
    if record is model.Retired and isinstance(node, Block) and node.values == {key: ""}:
        return ()  # the list waits for its first entry
    form = "published" if record is model.Retired else "id"
    return _top(record, node, file, key, problems, form=form)


def item(node: Node, file: str, kind: str, body: Body, problems: list[Problem]) -> model.Item:
    """Read an item from the front matter of its page; the file's name is its id."""
    identifier = Text(file.rpartition("/")[2].removesuffix(".md"), Place(file))
    fitting(identifier, "id", "the name of the file", problems)
    return _build(model.Item, node, problems, id=identifier, kind=kind, file=file, body=body)


def page(node: Node, file: str, body: Body, problems: list[Problem]) -> model.Page:
    """Read the front matter of a page that is no item."""
    return _build(model.Page, node, problems, file=file, body=body)


def answers(node: Node | None, file: str, problems: list[Problem]) -> tuple[model.Answer, ...]:
    """Read `data/mappings.yml`: item → framework → entries, the main one first."""
    read: list[model.Answer] = []
    if isinstance(node, Block) and any(isinstance(value, Series) for value in node.values.values()):
        from macros.reading.slid import frameworks_put_back

        node = frameworks_put_back(node, problems)
    for item_id, by_framework in _entries(node, file, "an item", problems):
        if " " in item_id and by_framework == "":
            fact = f"a line of words among the entries: {brief(item_id)}"
            problems.append(Problem(item_id.place, fact, "take it out, or put # and a space before it"))
            continue
        if not isinstance(by_framework, Block):
            fact = f"{item_id} holds {called(by_framework)} where its frameworks should stand"
            problems.append(
                Problem(
                    by_framework.place,
                    fact,
                    "write the frameworks below the item, and the numbers below each framework",
                )
            )
            continue
        for framework, listed in by_framework.values.items():
            is_list = isinstance(listed, Series) and listed.values
            if not is_list:
                fact = f"{item_id} → {framework} holds {called(listed)} where a list of mappings should stand"
                problems.append(Problem(listed.place, fact, 'start each mapping with a dash, as - number: "5.6"'))
            if is_list or isinstance(listed, Block):
                entries = listed if isinstance(listed, Series) else Series(listed.place, (listed,))
                read.append(_answer(item_id, framework, entries, problems))
    return tuple(read)


def _answer(item_id: Text, framework: Text, entries: Series, problems: list[Problem]) -> model.Answer:
    mappings: list[model.Mapping] = []
    gaps: list[model.Gap] = []
    for entry in entries.values:
        if not isinstance(entry, Block):
            problems.append(
                Problem(
                    entry.place,
                    f"{called(entry)} where a mapping should stand",
                    'write - number: "5.6", relation, basis and why',
                )
            )
        elif gap := _GAPS.get(_gap_meant(entry)):
            gaps.append(_build(gap, entry, problems))
        else:
            mappings.append(_build(model.Mapping, entry, problems))
    if len(gaps) > 1 or (gaps and mappings):
        fact = f"{item_id} → {framework} says that there is nothing, and something as well"
        problems.append(Problem(gaps[-1].place, fact, "keep either the mappings or one line with none or not-yet"))
    return model.Answer(
        place=framework.place,
        item=item_id,
        framework=framework,
        mappings=tuple(mappings),
        gap=gaps[0] if gaps else None,
    )


_GAPS: dict[str, Any] = {"none": model.NothingFound, "not-yet": model.NotYetLooked}


def _gap_meant(entry: Block) -> str:
    """Return which key makes a gap of an entry: the one that stands there, or the one that another nearly is."""
    keys = [gap for gap in _GAPS if gap in entry.values]
    if not keys and "number" not in entry.values:
        keys = [near for key in entry.values if (near := nearly(key.lower(), _GAPS))]
    return keys[0] if keys else ""


def _top(
    cls: Callable[..., R], node: Node | None, file: str, key: str, problems: list[Problem], *, form: str = "id"
) -> tuple[R, ...]:
    if isinstance(node, Block):
        top = node.get(key)
        if len(node.values) == 1 and isinstance(top, Block) and fields_of(cls).keys().isdisjoint(top.values):
            node = top
        else:
            from macros.reading.slid import below_its_key

            told = len(problems)
            node = below_its_key(cls, node, key, problems)
            if node is None and told < len(problems):
                return ()  # an unknown key says it
    return tuple(
        _build_keyed(cls, entry_id, entry, problems, form)
        for entry_id, entry in _entries(node, file, f"{key}:", problems)
    )


def _entries(node: Node | None, file: str, what: str, problems: list[Problem]) -> list[tuple[Text, Node]]:
    if node is None or not isinstance(node, Block):
        fact = "the file is empty" if node is None or node == "" else f"the file holds {called(node)}"
        problems.append(
            Problem(node.place if node is not None else Place(file), fact, f"write {what} with its entries below it")
        )
        return []
    return list(node.values.items())


def _build_keyed(cls: Callable[..., R], entry_id: Text, node: Node, problems: list[Problem], form: str = "id") -> R:
    return _build(cls, node, problems, id=fitting(entry_id, form, "the id", problems))


def _build(cls: Callable[..., R], node: Node, problems: list[Problem], **given: Any) -> R:
    """Build one record; a field that is missing or misshapen is noted and left empty, so that reading goes on."""
    name = _readable(cls)
    if not isinstance(node, Block):
        problems.append(
            Problem(
                node.place,
                f"{called(node)} where {name} should stand",
                f"write its keys below: {', '.join(list(fields_of(cls))[:4])} …",
                spoils=node.place,
            )
        )
        node = Block(node.place, {})
    fields = fields_of(cls)
    others = [key for key in node.values if key not in fields]
    if others and (strays := [key for key in others if not nearly(key.lower(), fields)]):
        from macros.reading.slid import put_back

        node = put_back(cls, node, strays, problems, keyed=False)
        others = [key for key in node.values if key not in fields]
    unknown = {key: _WENT.get((name, str(key))) or nearest(key, fields) for key in others}
    for unfit, remedy in unknown.items():
        problems.append(Problem(unfit.place, f"unknown key {unfit or '(empty)'} in {name}", remedy))
    values: dict[str, Any] = dict(given)
    meant = {meant_by(remedy): key for key, remedy in unknown.items()}
    there = cast("dict[str, Node]", node.values)
    lacking: list[Field] = []
    for key, field in fields.items():
        value = there.get(key)
        if value is None and key in meant:
            value = node.get(meant[key])
        if value is not None:
            values[field.name] = _value(value, f"{key} of {name}", field, problems)
            continue
        if not field.optional and node.values:
            lacking.append(field)
        values[field.name] = _left_out(field, node)
    if lacking:  # told as one: a line that is gone may have taken its neighbours along
        fact = f"{name} lacks {' and '.join(field.key for field in lacking)}"
        remedy = f"add {' And '.join(f'{field.key}: {field.help}' for field in lacking)}"
        problems.append(Problem(node.place, fact, remedy, about=node.place))
    return cls(place=node.place, **values)


def _left_out(field: Field, node: Node) -> Any:
    if field.many:
        return ()
    return None if field.optional and not field.default else Text(field.default, node.place)


def _value(node: Node, what: str, field: Field, problems: list[Problem]) -> Any:
    if not field.many:
        return text_of(node, what, field, problems) if field.is_text else _build(field.kind, node, problems)
    if isinstance(node, Block) and field.keyed:
        return tuple(_build_keyed(field.kind, key, value, problems) for key, value in node.values.items())
    if not field.keyed and isinstance(node, Series):
        if field.filled and not node.values:
            problems.append(Problem(node.place, f"{what} is empty", f"name at least one. {field.help}"))
        if field.is_text:
            return tuple(text_of(entry, f"an entry in {what}", field, problems) for entry in node.values)
        return tuple(_build(field.kind, entry, problems) for entry in node.values)
    expected = "keys with values" if field.keyed else "a list, each entry after a dash,"
    remedy = f"{what}: {field.help}{'' if field.keyed or not field.is_text else as_list(node, field)}"
    problems.append(Problem(node.place, f"{called(node)} where {expected} should stand", remedy, spoils=node.place))
    if isinstance(node, Block) and not (field.keyed or field.is_text):
        return (_build(field.kind, node, problems),)
    words = re.split(r"\s*[,;]\s*", node.strip()) if isinstance(node, Text) and field.is_text else ()
    return tuple(Text(word, node.place) for word in words if word)


@functools.cache
def _readable(cls: Any) -> str:
    return _NAMES.get(cls) or f"the {cls.__name__.lower()}"


_NAMES: dict[object, str] = {
    model.Mapping: "a mapping",
    model.Copy: "an entry of seen",
    model.Mark: "a mark",
    model.Aspect: "an aspect",
    model.Passage: "an entry of also_in",
    model.Elsewhere: "the body elsewhere",
    model.NothingFound: "a line with none",
    model.NotYetLooked: "a line with not-yet",
    model.Untouched: "an entry of not_yet",
    model.PolicyQuestion: "the question",
    model.Retired: "a retired name",
}


# Keys that people know from before, each with what to write instead.
_WENT = {
    ("the provision", "status"): "remove it: how well a provision is known is worked out from the copies under seen",
    ("a mapping", "reason"): "write why:",
    ("a mapping", "because"): "write why:",
    ("a mapping", "rationale"): "write why:",
    ("a mapping", "explanation"): "write why:",
    ("a mapping", "provision"): "write number:",
    ("the item", "description"): "write summary:",
    ("the item", "tags"): "take it out; words that people type stand under search_terms",
    ("the provision", "checked"): "write an entry of seen: kind, extent, copy (what it was checked against) and on",
}
