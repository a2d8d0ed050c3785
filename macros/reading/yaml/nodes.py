"""What a file of YAML holds once it is read: blocks, lists and texts, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, cast

from macros.model.places import Place, Problem, Text


class Block(NamedTuple):
    """Keys with their values, in the order of the file."""

    place: Place
    values: dict[Text, Node]

    def get(self, key: str) -> Node | None:
        """Return what stands under a key, or None."""
        return self.values.get(cast("Text", key))  # a text and its place are as equal as the text alone


class Series(NamedTuple):
    """A list of values."""

    place: Place
    values: tuple[Node, ...]


Node = Block | Series | Text


def children(node: Node | None) -> dict[Text, Node]:
    """Return what stands below a node by its keys; nothing where it has none."""
    return node.values if isinstance(node, Block) else {}


def below(node: Node | None, *keys: str) -> Node | None:
    """Return what stands at the end of a way of keys, or None where the way breaks off."""
    for key in keys:
        node = next((child for name, child in children(node).items() if name == key), None)
    return node


def way_to(node: Node | None, line: int) -> Iterator[Place]:
    """Yield the places of all that a line stands in: the blocks, lists and keys from the top of a file down to it."""
    while isinstance(node, Block | Series):
        yield node.place
        if isinstance(node, Block):
            above = [(key, child) for key, child in node.values.items() if key.place.line <= line]
            key, node = above[-1] if above else (None, None)
            if key is not None:
                yield key.place
        else:
            node = next((child for child in reversed(node.values) if child.place.line <= line), None)


def called(node: Node) -> str:
    """Return how a node is called in a message."""
    if isinstance(node, Block):
        return "a block of keys"
    if isinstance(node, Series):
        return "a list" if node.values else "an empty list"
    return f"the text {str(node)[:40]!r}" if node.strip() else "nothing"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one file: the tree (None where the file could not be read to its end) and its problems."""

    node: Node | None
    problems: tuple[Problem, ...]
