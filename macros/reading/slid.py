"""Keys that slid to the left or the right of the record they belong to, put back where they were meant to stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from macros.model.fields import fields_of
from macros.model.places import Problem, Text, nearly
from macros.reading.yaml.nodes import Block, Node, Series


def frameworks_put_back(node: Block, problems: list[Problem]) -> Block:
    """Return what is mapped, with each framework that slid to the left put back below the item above it."""
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


def below_its_key(cls: Any, node: Block, key: str, problems: list[Problem]) -> Node | None:
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
    entries = put_back(cls, Block(top.place, all_of_it), [*strays, *others], problems, keyed=True)
    for other in others:
        if other in entries.values and _is_record(cls, node.values[other]):
            problems.append(Problem(other.place, *_too_far_left(other)))
        elif entries.values.pop(other, None) is not None:
            problems.append(_unknown_key(other, key))
    return entries


def put_back(cls: Any, node: Block, strays: Sequence[Text], problems: list[Problem], *, keyed: bool) -> Block:
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
    if keyed:
        inner = _with(cls, child, key, value)
    else:
        field = fields_of(cls).get(last)
        inner = _with(field.kind, child, key, value, keyed=field.keyed) if field and not field.is_text else None
    if inner:
        return Block(node.place, {**node.values, last: inner})
    if not keyed and key in fields_of(cls) and key not in node.values:
        return Block(node.place, {**node.values, key: value})
    return None


def _is_record(cls: Any, node: Node) -> bool:
    return isinstance(node, Block) and not fields_of(cls).keys().isdisjoint(node.values)


def _unknown_key(other: Text, key: str) -> Problem:
    return Problem(other.place, f"unknown key {other}", f"this file holds one key: {key}")


def _too_far_left(key: Text) -> tuple[str, str]:
    return f"{key} stands too far left: it belongs to what stands above it", "give it as many spaces as its neighbours"
