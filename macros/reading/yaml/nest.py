"""What a value stands in: the lists and blocks around it that have not ended."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from macros.model.places import Place, Text
from macros.reading.yaml.nodes import Node


@dataclass(slots=True)
class Open:
    """A list or a block that has not ended; what stands in it begins behind the column `margin`, counted from 0."""

    place: Place
    is_block: bool
    margin: int
    in_brackets: bool
    key: Text | None = None
    values: dict[Text, Node] = field(default_factory=dict)  # of a block
    entries: list[Node] = field(default_factory=list)  # of a list
    is_doubled: bool = False  # a second entry seems to begin in it
    is_entry: bool = False  # a block that was meant as an entry of a list


class Nest(list[Open]):
    """The lists and blocks that have not ended, the innermost last."""

    __slots__ = ()

    @property
    def margin(self) -> int:
        """The column, counted from 0, that the next value must stand right of."""
        return self[-1].margin if self else -1

    @property
    def in_brackets(self) -> bool:
        """Whether the next value stands directly between brackets or braces."""
        return bool(self) and self[-1].in_brackets

    @property
    def awaits_value(self) -> bool:
        """Whether a key has been read, and its value not."""
        return bool(self) and self[-1].key is not None

    @property
    def awaits_key(self) -> bool:
        """Whether the next value is a key."""
        return bool(self) and self[-1].is_block and self[-1].key is None

    @property
    def key_now(self) -> Text | None:
        """The key whose value comes next, or has just been read."""
        around = self[-1] if self else None
        if around is None or not around.is_block:
            return None
        return around.key if around.key is not None else next(reversed(around.values), None)

    @property
    def key_around(self) -> Text | None:
        """The key whose value is read, or that of the list in which it stands."""
        around = next((around for around in reversed(self) if around.is_block), None)
        return around.key if around else None

    def is_below(self, keys: Collection[str]) -> bool:
        """Tell whether one of these keys stands above what is read now."""
        return any(around.key in keys for around in self)
