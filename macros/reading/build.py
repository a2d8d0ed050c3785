"""Build the model's records from YAML, noting every field that does not fit."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar, cast

from macros.model import records as model
from macros.model.body import Body
from macros.model.fields import FORMS, Field, fields_of, is_date
from macros.model.places import LONGEST_SHOWN, MOST_SHOWN, Place, Problem, Text, brief, named, nearest, nearly
from macros.reading.nodes import Block, Node, Series

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
    for item_id, by_framework in _entries(_frameworks_put_back(node, problems), file, "an item", problems):
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
        for framework, listed in by_framework.values.items():
            is_list = isinstance(listed, Series) and listed.values
            if not is_list:
                fact = f"{item_id} → {framework} holds {_name(listed)} where a list of mappings should stand"
                problems.append(Problem(listed.place, fact, 'start each mapping with a dash, as - number: "5.6"'))
            if is_list or isinstance(listed, Block):
                entries = listed if isinstance(listed, Series) else Series(listed.place, (listed,))
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


def _frameworks_put_back(node: Node | None, problems: list[Problem]) -> Node | None:
    """Return what is mapped, with each framework that slid to the left put back below the item above it."""
    if not isinstance(node, Block):
        return node
    items: dict[Text, Node] = {}
    frameworks = {name for value in node.values.values() if isinstance(value, Block) for name in value.values}
    for key, value in node.values.items():
        above = next(reversed(items.values()), None)
        if key in frameworks and isinstance(value, Series) and isinstance(above, Block) and key not in above.values:
            problems.append(Problem(key.place, *_too_far_left(key), spoils=key.place))
            items[next(reversed(items))] = Block(above.place, {**above.values, key: value})
        else:
            items[key] = value
    return Block(node.place, items)


def _top(
    cls: Callable[..., R], node: Node | None, file: str, key: str, problems: list[Problem], *, form: str = "id"
) -> tuple[R, ...]:
    if isinstance(node, Block):
        told = len(problems)
        node = _below_its_key(cls, node, key, problems)
        if node is None and told < len(problems):
            return ()  # an unknown key says it
    return tuple(
        _build_keyed(cls, entry_id, entry, problems, form)
        for entry_id, entry in _entries(node, file, f"{key}:", problems)
    )


def _below_its_key(cls: Any, node: Block, key: str, problems: list[Problem]) -> Node | None:
    """Return what stands below the one key of a file, with what slid out of it."""
    others = [other for other in node.values if other != key]
    name = next((other for other in node.values if other == key), None)
    if name is None and (near := [other for other in others if nearly(other.lower(), [key])]):
        name = near[0]
        others.remove(name)
        problems.append(Problem(name.place, f"unknown key {name}", f"did you mean {key}?"))
        if not isinstance(node.values[name], Block):
            return None
    top = node.values[name] if name is not None else None
    if name is not None and top == "" and others:
        fact, remedy = f"{others[0]} stands as far left as {key}", "indent it and all that is below it by two spaces"
        place = others[0].place
        if name.place.column > 1:
            fact, remedy = f"{key} stands as far right as what belongs below it", "take the spaces before it away"
            place = name.place
        problems.append(Problem(place, fact, remedy))
        return Block(node.place, {other: node.values[other] for other in others})
    if not isinstance(top, Block):
        problems.extend(_unknown_key(other, key) for other in others)
        return top
    strays = [other for other, value in top.values.items() if other in fields_of(cls) and not _is_record(cls, value)]
    all_of_it = {**top.values, **{other: node.values[other] for other in others}}
    entries = _put_back(cls, Block(top.place, all_of_it), [*strays, *others], problems, keyed=True)
    for other in others:
        if other in entries.values and _is_record(cls, node.values[other]):
            problems.append(Problem(other.place, *_too_far_left(other)))
        elif entries.values.pop(other, None) is not None:
            problems.append(_unknown_key(other, key))
    return entries


def _unknown_key(other: Text, key: str) -> Problem:
    return Problem(other.place, f"unknown key {other}", f"this file holds one key: {key}")


def _too_far_left(key: Text) -> tuple[str, str]:
    return f"{key} stands too far left: it belongs to what stands above it", "give it as many spaces as its neighbours"


def _is_record(cls: Any, node: Node) -> bool:
    return isinstance(node, Block) and not fields_of(cls).keys().isdisjoint(node.values)


def _put_back(cls: Any, node: Block, strays: Sequence[Text], problems: list[Problem], *, keyed: bool) -> Block:
    """Return a block in which keys that slid to the left stand in the record above them; others stay."""
    kept: dict[Text, Node] = {}
    for key, value in node.values.items():
        back = _with(cls, Block(node.place, kept), key, value, keyed=keyed) if key in strays else None
        if isinstance(back, Block):
            problems.append(Problem(key.place, *_too_far_left(key)))
            kept = back.values
        else:
            kept[key] = value
    return Block(node.place, kept)


def _with(cls: Any, node: Node, key: Text, value: Node, *, keyed: bool = False) -> Node | None:
    """Return a node with a key in its last and deepest record that may have it and lacks it; None without any."""
    if isinstance(node, Series) and node.values:
        inner = _with(cls, node.values[-1], key, value)
        return inner and Series(node.place, (*node.values[:-1], inner))
    if not isinstance(node, Block) or not node.values:
        return None
    last, child = next(reversed(node.values.items()))
    field = fields_of(cls).get(last)
    if keyed or (field and not field.is_text):
        inner = (
            _with(cls, child, key, value)
            if keyed or not field
            else _with(field.kind, child, key, value, keyed=field.keyed)
        )
        if inner:
            return Block(node.place, {**node.values, last: inner})
    if not keyed and key in fields_of(cls) and key not in node.values:
        return Block(node.place, {**node.values, key: value})
    return None


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
                spoils=node.place,
            )
        )
        node = Block(node.place, {})
    fields = fields_of(cls)
    others = [key for key in node.values if key not in fields]
    if others and (strays := [key for key in others if not nearly(key.lower(), fields)]):
        node = _put_back(cls, node, strays, problems, keyed=False)
        others = [key for key in node.values if key not in fields]
    unknown = {key: _WENT.get((name, str(key))) or nearest(key, fields) for key in others}
    for unfit, remedy in unknown.items():
        problems.append(Problem(unfit.place, f"unknown key {unfit or '(empty)'} in {name}", remedy))
    values: dict[str, Any] = dict(given)
    meant = {_meant_by(remedy): key for key, remedy in unknown.items()}
    there = cast("dict[str, Node]", node.values)
    for key, field in fields.items():
        value = there.get(key)
        if value is None and key in meant:
            value = node.get(meant[key])
        if value is not None:
            values[field.name] = _value(value, f"{key} of {name}", field, problems)
            continue
        if not field.optional and node.values:
            fact, remedy = f"{name} lacks {key}", f"add {key}: {field.help}"
            problems.append(Problem(node.place, fact, remedy, about=node.place))
        values[field.name] = _left_out(field, node)
    return cls(place=node.place, **values)


def _meant_by(remedy: str) -> str:
    """Return the word that a remedy proposes; empty where it lists several or says something else."""
    word = re.match(r"(?:did you mean|write) ([\w-]+)(?:\?|:$|, without)", remedy)
    return word[1] if word else ""


def _left_out(field: Field, node: Node) -> Any:
    if field.many:
        return ()
    return None if field.optional and not field.default else Text(field.default, node.place)


def _value(node: Node, what: str, field: Field, problems: list[Problem]) -> Any:
    if not field.many:
        return _text(node, what, field, problems) if field.is_text else _build(field.kind, node, problems)
    if isinstance(node, Block) and field.keyed:
        return tuple(_build_keyed(field.kind, key, value, problems) for key, value in node.values.items())
    if not field.keyed and isinstance(node, Series):
        if field.filled and not node.values:
            problems.append(Problem(node.place, f"{what} is empty", f"name at least one. {field.help}"))
        if field.is_text:
            return tuple(_text(entry, f"an entry in {what}", field, problems) for entry in node.values)
        return tuple(_build(field.kind, entry, problems) for entry in node.values)
    expected = "keys with values" if field.keyed else "a list, each entry after a dash,"
    remedy = f"{what}: {field.help}{'' if field.keyed or not field.is_text else _as_list(node, field)}"
    problems.append(Problem(node.place, f"{_name(node)} where {expected} should stand", remedy, spoils=node.place))
    if isinstance(node, Block) and not (field.keyed or field.is_text):
        return (_build(field.kind, node, problems),)
    words = re.split(r"\s*[,;]\s*", node.strip()) if isinstance(node, Text) and field.is_text else ()
    return tuple(Text(word, node.place) for word in words if word)


def _as_list(node: Node, field: Field) -> str:
    """Show how a list is written: with the words that stand in its place, or with none."""
    words = re.split(r"\s*[,;]\s*", node.strip()) if isinstance(node, Text) else []
    if not any(words):
        return f" Write {field.key}: [] where there are none"
    entries = ", ".join(f'"{word}"' for word in words[:MOST_SHOWN] if word)
    either = f"{field.key}: [{entries}], or " if len(entries) <= LONGEST_SHOWN else ""
    return f" Write {either}each on a line of its own after a dash"


def _as_text(node: Node) -> Text:
    """Return the text that a list of one, or a key and its value, was meant as; empty for anything else."""
    if isinstance(node, Series) and len(node.values) == 1 and isinstance(node.values[0], Text):
        return node.values[0]
    if isinstance(node, Block) and len(node.values) == 1:
        ((key, value),) = node.values.items()
        if isinstance(value, Text) and (key or value):
            return Text(f"{key}: {value}" if value else key, node.place)
    return Text("", node.place)


def _text(node: Node, what: str, field: Field, problems: list[Problem]) -> Text:
    if not isinstance(node, Text):
        fact = f"{_name(node)} where {what} should be text"
        meant = _as_text(node)
        if meant:  # this says it as well
            problems[:] = [told for told in problems if told.place != meant.place]
        remedy = f'write it as one text in double quotes: "{brief(meant)}"' if meant else field.help
        problems.append(Problem(node.place, fact, remedy, spoils=node.place))
        return _fits(meant, field.form, what, []) if field.form in FORMS else meant
    if not node.strip():
        remedy = f"fill it in, or remove the key. {field.help}"
        problems.append(Problem(node.place, f"{what} is empty", remedy, spoils=node.place))
        return node
    if field.words is not None and node not in field.words:
        remedy = nearest(node, field.words)
        problems.append(Problem(node.place, f"{what} is {brief(node)}", remedy))
        node = Text(_meant_by(remedy) or node, node.place)
    if field.form in FORMS:
        node = _fits(node, field.form, what, problems)
    if field.most and len(node.split()) > field.most:
        problems.append(Problem(node.place, f"{what} has {len(node.split())} words", f"keep it to {field.most}"))
    if field.longest and len(node) > field.longest:
        fact = f"{what} has {len(node)} characters: {brief(node)}"
        problems.append(Problem(node.place, fact, f"keep it to {field.longest}: one line on a phone"))
    return node


def _fits(text: Text, form: str, what: str, problems: list[Problem]) -> Text:
    """Note a text that has not its form, and return what was meant: a date that nobody can tell is none."""
    pattern, remedy = FORMS[form]
    if not pattern.fullmatch(text):
        fact = f"a bad link: {brief(text)}" if form == "address" else f"{what} is {brief(text)}"
        better = _BETTER[form](text) if form in _BETTER else ""
        is_plain = form in {"number", "date"}
        # Where a rule knows every id that would do, it says more.
        is_told = form == "id" and not better and what != "the id"
        problems.append(
            Problem(
                text.place,
                fact,
                better or remedy,
                spoils=text.place if better or is_plain else None,
                yields=is_told,
            )
        )
        if is_plain:
            plain = re.fullmatch('write "(.*)"', better)
            return Text(plain[1], text.place) if plain else Text(text if form == "number" else "", text.place)
    elif form == "date" and not is_date(text):
        fact = f"{what} is {text}, and there is no such day"
        problems.append(Problem(text.place, fact, "look it up in a calendar", spoils=text.place))
        return Text("", text.place)
    return text


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


def _date_meant(text: str) -> str:
    day = day_meant(text)
    return f'write "{day}"' if day != text else ""


def day_meant(text: str) -> str:
    """Return a day that is written in another order or with other signs as 2026-11-20; as it is where none is sure."""
    words = re.findall(r"[0-9]+|[A-Za-z]{3,}", text)
    months = [number for number, name in enumerate(_MONTHS, 1) if any(word.lower().startswith(name) for word in words)]
    numbers = [int(word) for word in words if word.isdigit()]
    years = [number for number in numbers if number > _LAST_DAY]
    if len(years) != 1 or len(numbers) + len(months) != len(("year", "month", "day")):
        return text
    numbers.remove(years[0])
    is_year_first = text.strip().startswith(str(years[0]))
    days = [number for number in numbers if number > len(_MONTHS)]
    if not months and not is_year_first and len(days) != 1:
        return text  # some write the day first, others the month
    month = months[0] if months else numbers[0] if is_year_first else next(n for n in numbers if n not in days)
    day = numbers[0] if months else numbers[1] if is_year_first else days[0]
    date = f"{years[0]:04}-{month:02}-{day:02}"
    return date if is_date(date) else text


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LAST_DAY = 31
_BETTER: dict[str, Callable[[str], str]] = {
    "number": _number_meant,
    "address": _address_meant,
    "date": _date_meant,
}


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
