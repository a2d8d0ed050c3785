"""Write entries as YAML in the style of the data files, and find the lines that an entry takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from macros.model.fields import Field, fields_of
from macros.model.typed import quoted
from macros.reading.yaml.events import kind_of
from macros.reading.yaml.manuscript import margin_of
from macros.reading.yaml.nodes import Block, Node, Series


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of an entry with the comments above it: from `first` up to, but not with, `after`, counted from 0."""

    first: int
    after: int

    def of(self, lines: list[str]) -> list[str]:
        """Return the text of these lines."""
        return lines[self.first : self.after]


def write(record: Any, values: Mapping[str, Any]) -> list[str]:
    """Return the lines of one record without indentation.

    `values` are named as in YAML; what is empty, or says what leaving it out means, is left out.
    """
    lines: list[str] = []
    for key, field in fields_of(record).items():
        value = values.get(key)
        if value is None or value == "" or (field.default and value == field.default):
            continue
        if isinstance(value, str):
            lines.append(f"{key}: {_scalar(value, field)}")
        elif isinstance(value, Mapping):
            lines += [f"{key}:", *indented(write(field.kind, value), 2)]
        elif not value:
            lines.append(f"{key}: []")
        else:
            listed = ([quoted(entry)] if isinstance(entry, str) else write(field.kind, entry) for entry in value)
            lines += [f"{key}:", *(line for entry in listed for line in indented(dashed(entry), 2))]
    return lines


def patched(record: Any, block: Block, values: Mapping[str, Any], lines: list[str], after: int) -> list[str]:
    """Return the lines of a record with other values; what did not change keeps its lines, comments and all.

    `after` is the line that follows the record.
    """
    start, indent = block.place.line - 1, block.place.column - 1
    end = after - len(_blank_lines(lines, after))
    present = {str(key): (key.place.line - 1, value) for key, value in block.values.items()}
    parts = dict(zip(present, entry_lines(block.values, lines, end), strict=True))
    fields = fields_of(record)
    order = list(present)
    for earlier, key in zip(("", *fields), fields, strict=False):
        if key not in order:  # a new key stands where the model has it, the others where the file has them
            order.insert(order.index(earlier) + 1 if earlier else 0, key)
    in_one_line = lines[start][indent] == "{"
    dash, lines = lines[start][:indent], [*lines[:start], " " * indent + lines[start][indent:], *lines[start + 1 :]]
    body: list[str] = []
    for key in order:
        line, old = present.get(key, (start, None))
        new = values.get(key)
        written = indented(write(record, {key: new}), indent)
        if old is None or in_one_line:
            body += written
        elif values_of(old) == new:
            body += parts[key].of(lines)
        elif isinstance(old, Block) and isinstance(new, Mapping) and old.place.line - 1 > line:
            body += [
                *lines[parts[key].first : old.place.line - 1],
                *patched(fields[key].kind, old, new, lines, parts[key].after),
            ]
        elif written:
            body += [*lines[parts[key].first : line], *written, *_blank_lines(lines, parts[key].after)]
    return [dash + body[0][indent:], *body[1:], *lines[end:after]]


def dashed(lines: list[str]) -> list[str]:
    """Return the lines of an entry of a list."""
    return [f"{'  ' if number else '- '}{line}" for number, line in enumerate(lines)]


def indented(lines: Iterable[str], spaces: int) -> list[str]:
    """Return lines moved to the right."""
    return [f"{' ' * spaces}{line}" for line in lines]


def is_plain(text: str) -> bool:
    """Say whether YAML reads a bare word as that word."""
    return bool(re.fullmatch(r"[a-z][a-z0-9-]*", text)) and kind_of(text) == "str"


def values_of(node: Node) -> Any:
    """Return what was read as plain text, lists and dictionaries, to compare or to write again."""
    if isinstance(node, Block):
        return {str(key): values_of(value) for key, value in node.values.items()}
    if isinstance(node, Series):
        return [values_of(value) for value in node.values]
    return str(node)


def entry_lines(nodes: Iterable[Node], lines: list[str], after: int) -> list[Lines]:
    """Return the lines of neighbouring entries, given by their keys or values; `after` is the line below the last.

    A comment that stands right above an entry goes with it, but for the first, where it may speak of the whole list.
    """
    starts = [node.place.line - 1 for node in nodes]
    firsts = [start if number == 0 else _with_comments(lines, start) for number, start in enumerate(starts)]
    return [Lines(first, end) for first, end in zip(firsts, [*firsts[1:], after], strict=True)]


def end_of(lines: list[str], first: int) -> int:
    """Return the line after the entry that starts on line `first`.

    Comments and empty lines above the next entry do not belong to it.
    """
    level = margin_of(lines[first])
    dash = lines[first].lstrip().startswith("- ")
    after = len(lines)
    for number in range(first + 1, len(lines)):
        line = lines[number]
        is_content = bool(line.strip()) and not line.lstrip().startswith("#")
        if is_content and (
            margin_of(line) < level or (margin_of(line) == level and (dash or not line.lstrip().startswith("- ")))
        ):
            after = _with_comments(lines, number)
            break
    return after - len(_blank_lines(lines, after))


def _blank_lines(lines: list[str], after: int) -> list[str]:
    """Return the empty lines right above a line."""
    first = after
    while not lines[first - 1].strip():
        first -= 1
    return lines[first:after]


def _with_comments(lines: list[str], start: int) -> int:
    level = margin_of(lines[start])
    while (
        start and lines[start - 1].lstrip().startswith("#") and margin_of(lines[start - 1]) <= level
    ):  # deeper, it is folded text
        start -= 1
    return start


def _scalar(value: str, field: Field) -> str:
    is_word = bool(field.words) or field.form == "id"
    return value if is_word and is_plain(value) else quoted(value)
