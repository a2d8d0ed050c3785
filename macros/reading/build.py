"""Build the model's records from YAML, noting every field that does not fit."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import Any, TypeVar, cast

from macros.model import records as model
from macros.model.body import Body
from macros.model.fields import FORMS, Field, fields_of, is_date
from macros.model.places import LONGEST_SHOWN, MOST_SHOWN, Place, Problem, Text, brief, named, nearest
from macros.reading.strict import Block, Node, Series

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
    if record is model.Retired and isinstance(node, Block) and node.get(key) == "":
        return ()  # the list waits for its first entry
    form = "published" if record is model.Retired else "id"
    return _top(record, node, file, key, problems, form=form)


def item(node: Node, file: str, kind: str, body: Body, problems: list[Problem]) -> model.Item:
    """Read an item from the front matter of its page; the file's name is its id."""
    identifier = Text(file.rpartition("/")[2].removesuffix(".md"), Place(file))
    _fits(identifier, "id", "the name of the file", problems)
    return _build(model.Item, node, problems, id=identifier, kind=kind, file=file, body=body)


def page(node: Node, file: str, body: Body, problems: list[Problem]) -> model.Page:
    """Read the front matter of a page that is no item."""
    return _build(model.Page, node, problems, file=file, body=body)


def answers(node: Node | None, file: str, problems: list[Problem]) -> tuple[model.Answer, ...]:
    """Read `data/mappings.yml`: item → framework → entries, the main one first."""
    read: list[model.Answer] = []
    for item_id, by_framework in _entries(node, file, "an item", problems):
        if not isinstance(by_framework, Block):
            fact = f"{item_id} holds {_name(by_framework)} where its frameworks should stand"
            problems.append(
                Problem(
                    by_framework.place,
                    fact,
                    "write the frameworks below the item, and the numbers below each framework",
                )
            )
            continue
        for framework, entries in by_framework.values.items():
            if not isinstance(entries, Series) or not entries.values:
                fact = f"{item_id} → {framework} holds {_name(entries)} where a list of mappings should stand"
                problems.append(Problem(entries.place, fact, 'start each mapping with a dash, as - number: "5.6"'))
                continue
            read.append(_answer(item_id, framework, entries, problems))
    return tuple(read)


def misfits(text: Text, key: str, field: Field) -> list[Problem]:
    """Return what is wrong with a text as the value of a field, as reading a file would."""
    problems: list[Problem] = []
    _text(text, key, field, problems)
    return problems


def _answer(item_id: Text, framework: Text, entries: Series, problems: list[Problem]) -> model.Answer:
    mappings: list[model.Mapping] = []
    gaps: list[model.Gap] = []
    for entry in entries.values:
        if not isinstance(entry, Block):
            problems.append(
                Problem(
                    entry.place,
                    f"{_name(entry)} where a mapping should stand",
                    'write - number: "5.6", relation, basis and why',
                )
            )
        elif "none" in entry.values:
            gaps.append(_build(model.NothingFound, entry, problems))
        elif "not-yet" in entry.values:
            gaps.append(_build(model.NotYetLooked, entry, problems))
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


def _top(
    cls: Callable[..., R], node: Node | None, file: str, key: str, problems: list[Problem], *, form: str = "id"
) -> tuple[R, ...]:
    if isinstance(node, Block):
        problems.extend(
            Problem(other.place, f"unknown key {other}", f"this file holds one key: {key}")
            for other in node.values
            if other != key
        )
        if node.values and key not in node.values:
            return ()  # the unknown key says it
        node = node.get(key)
    return tuple(
        _build_keyed(cls, entry_id, entry, problems, form)
        for entry_id, entry in _entries(node, file, f"{key}:", problems)
    )


def _entries(node: Node | None, file: str, what: str, problems: list[Problem]) -> list[tuple[Text, Node]]:
    if node is None or not isinstance(node, Block):
        fact = "the file is empty" if node is None or node == "" else f"the file holds {_name(node)}"
        problems.append(
            Problem(node.place if node is not None else Place(file), fact, f"write {what} with its entries below it")
        )
        return []
    return list(node.values.items())


def _build_keyed(cls: Callable[..., R], entry_id: Text, node: Node, problems: list[Problem], form: str = "id") -> R:
    _fits(entry_id, form, "the id", problems)
    return _build(cls, node, problems, id=entry_id)


def _build(cls: Callable[..., R], node: Node, problems: list[Problem], **given: Any) -> R:
    """Build one record; a field that is missing or misshapen is noted and left empty, so that reading goes on."""
    name = _readable(cls)
    if not isinstance(node, Block):
        problems.append(
            Problem(
                node.place,
                f"{_name(node)} where {name} should stand",
                f"write its keys below: {', '.join(list(fields_of(cls))[:4])} …",
            )
        )
        node = Block(node.place, {})
    fields = fields_of(cls)
    unknown = {key: _WENT.get((name, str(key))) or nearest(key, fields) for key in node.values if key not in fields}
    for unfit, remedy in unknown.items():
        problems.append(Problem(unfit.place, f"unknown key {unfit or '(empty)'} in {name}", remedy))
    values: dict[str, Any] = dict(given)
    there = cast("dict[str, Node]", node.values)
    for key, field in fields.items():
        value = there.get(key)
        if value is not None:
            values[field.name] = _value(value, f"{key} of {name}", field, problems)
            continue
        is_misnamed = unknown and not {f"did you mean {key}?", f"write {key}:"}.isdisjoint(unknown.values())
        if not field.optional and node.values and not is_misnamed:
            problems.append(Problem(node.place, f"{name} lacks {key}", f"add {key}: {field.help}"))
        values[field.name] = _left_out(field, node)
    return cls(place=node.place, **values)


def _left_out(field: Field, node: Node) -> Any:
    if field.many:
        return ()
    return None if field.optional and not field.default else Text(field.default, node.place)


def _value(node: Node, what: str, field: Field, problems: list[Problem]) -> Any:
    if not field.many:
        return _text(node, what, field, problems) if field.is_text else _build(field.kind, node, problems)
    if field.keyed and isinstance(node, Block):
        return tuple(_build_keyed(field.kind, key, value, problems) for key, value in node.values.items())
    if not field.keyed and isinstance(node, Series):
        if field.filled and not node.values:
            problems.append(Problem(node.place, f"{what} is empty", f"name at least one. {field.help}"))
        if field.is_text:
            return tuple(_text(entry, f"an entry in {what}", field, problems) for entry in node.values)
        return tuple(_build(field.kind, entry, problems) for entry in node.values)
    expected = "keys with values" if field.keyed else "a list, each entry after a dash,"
    remedy = f"{what}: {field.help}{'' if field.keyed or not field.is_text else _as_list(node, field)}"
    problems.append(Problem(node.place, f"{_name(node)} where {expected} should stand", remedy))
    return ()


def _as_list(node: Node, field: Field) -> str:
    """Show how a list is written: with the words that stand in its place, or with none."""
    words = re.split(r"\s*[,;]\s*", node.strip()) if isinstance(node, Text) else []
    if not any(words):
        return f" Write {field.key}: [] where there are none"
    entries = ", ".join(f'"{word}"' for word in words[:MOST_SHOWN] if word)
    either = f"{field.key}: [{entries}], or " if len(entries) <= LONGEST_SHOWN else ""
    return f" Write {either}each on a line of its own after a dash"


def _as_text(node: Node) -> str:
    """Show how a text is written that became a key and its value by a colon inside; empty for anything else."""
    if isinstance(node, Block) and len(node.values) == 1:
        ((key, value),) = node.values.items()
        if isinstance(value, Text) and (key or value):
            return f'put the whole text in double quotes: "{brief(f"{key}: {value}".strip())}"'
    return ""


def _text(node: Node, what: str, field: Field, problems: list[Problem]) -> Text:
    if not isinstance(node, Text):
        fact = f"{_name(node)} where {what} should be text"
        problems.append(Problem(node.place, fact, _as_text(node) or field.help, spoils=node.place))
        return Text("", node.place)
    if not node.strip():
        remedy = f"fill it in, or remove the key. {field.help}"
        problems.append(Problem(node.place, f"{what} is empty", remedy, spoils=node.place))
        return node
    if field.words is not None and node not in field.words:
        problems.append(Problem(node.place, f"{what} is {brief(node)}", nearest(node, field.words)))
    if field.form in FORMS:
        _fits(node, field.form, what, problems)
    if field.most and len(node.split()) > field.most:
        problems.append(Problem(node.place, f"{what} has {len(node.split())} words", f"keep it to {field.most}"))
    if field.longest and len(node) > field.longest:
        fact = f"{what} has {len(node)} characters: {brief(node)}"
        problems.append(Problem(node.place, fact, f"keep it to {field.longest}: one line on a phone"))
    return node


def _fits(text: Text, form: str, what: str, problems: list[Problem]) -> None:
    pattern, remedy = FORMS[form]
    if not pattern.fullmatch(text):
        fact = f"a bad link: {brief(text)}" if form == "address" else f"{what} is {brief(text)}"
        better = _BETTER[form](text) if form in _BETTER else ""
        # Where a rule knows every id that would do, it says more.
        is_told = form == "id" and not better and what != "the id"
        problems.append(
            Problem(text.place, fact, better or remedy, spoils=text.place if better else None, yields=is_told)
        )
    elif form == "date" and not is_date(text):
        problems.append(Problem(text.place, f"{what} is {text}, and there is no such day", "look it up in a calendar"))


def _number_meant(text: str) -> str:
    """Return a remedy for a number that holds a letter, a comma or a word besides; nothing where it is not plain."""
    plain = re.sub(r"[A-Za-z]{2,}", "", text).translate(str.maketrans("OoIl|,;", "00111.:")).replace(" ", "")
    number = re.search(r"[0-9]{1,3}([.:][0-9]{1,3})+", plain)
    if number is None or sum(map(str.isdigit, plain)) != sum(map(str.isdigit, number[0])):
        return ""
    return f'write "{number[0]}"'


def _address_meant(text: str) -> str:
    """Return what keeps a text from being an address, where that can be named."""
    sign = next((sign for sign in text.strip() if not sign.isascii()), "")
    if text.count("https://") > 1:
        return "write one address here"
    if sign:
        return f"write an address without {sign} ({named(sign)}); copy it from the line of the browser"
    if " " in text:
        return f"write it without the space {'at its end' if ' ' not in text.rstrip() else 'inside'}"
    if text.startswith("https://"):
        return "write a name with a dot behind https://, and nothing before it; copy it from the line of the browser"
    return ""


_BETTER: dict[str, Callable[[str], str]] = {"number": _number_meant, "address": _address_meant}


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
    ("the provision", "checked"): "write an entry of seen: kind, extent, copy (what it was checked against) and on",
}


def _name(node: Node) -> str:
    if isinstance(node, Block):
        return "a block of keys"
    if isinstance(node, Series):
        return "a list"
    return f"the text {str(node)[:40]!r}" if node.strip() else "nothing"
