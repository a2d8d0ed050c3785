"""Text without quotes: what YAML makes of it, and what its writer meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from macros.model.places import Problem, Text, brief
from macros.reading.yaml.events import kind_of
from macros.reading.yaml.manuscript import Manuscript
from macros.reading.yaml.nest import Nest
from macros.reading.yaml.nodes import Node, Series
from macros.reading.yaml.remarks import Remarks
from macros.reading.yaml.unwanted import MERGE_KEY

if TYPE_CHECKING:
    from macros.reading.slips.looks import Slip


class Bare(NamedTuple):
    """Looks at each text without quotes; `read_again` reads lines that are mended, from a line counted from 0."""

    manuscript: Manuscript
    nest: Nest
    remarks: Remarks
    read_again: Callable[[str, int], Node | None]

    def meant(self, event: Any, text: Text) -> Node:
        """Note what is wrong with a text, and return what was meant."""
        if self.nest.in_brackets:
            self._refuse_what_loaders_read_differently(event, text)
        if text == "":
            return text
        whole = self.remarks.with_lost(event, text)
        if whole is not text:
            return whole
        is_long = event.start_mark.line < event.end_mark.line
        before = self.manuscript.lines[event.start_mark.line][: event.start_mark.column]
        is_key = self.nest.awaits_key
        may_be_slip = _is_odd_key(text) if is_key else is_long or not before.strip("- ")
        if may_be_slip and (slip := self._slip_in(event)):
            place = self.manuscript.at(slip.line, slip.column)
            self.manuscript.note(place, slip.fact, slip.remedy, spoils=text.place)
            return self._key_meant(text, slip) if is_key else self._mended(event) or text
        if is_long:
            self._refuse_going_on(event, text)
        elif not text.isascii() and (curly := self._in_curly_quotes(text)) is not None:
            return curly
        elif text.count('"') % 2:
            fact = f"a quote that closes what no quote has opened: {brief(text)}"
            remedy = 'put " at both ends; inside the text, write \u2019 or \\"'
            self.manuscript.note(text.place, fact, remedy, spoils=text.place)
            return Text(text.strip('"'), text.place)
        else:
            self._refuse_what_yaml_would_change(text, is_key=is_key)
        return text

    def _key_meant(self, text: Text, slip: Slip) -> Text:
        """Return a key without the signs around it; where one stood for a dash, an entry of a list begins with it."""
        from macros.reading.slips import dashes

        self.nest[-1].is_entry = (slip.mended or "").lstrip().startswith("- ") and text[0] != "+"
        return Text(text.strip(f"{dashes.DASHES}-+: "), text.place)

    def _mended(self, event: Any) -> Node | None:
        """Return what a piece of text was meant as, where its lines leave no doubt."""
        from macros.reading.slips import search

        first, lines = event.start_mark.line, self.manuscript.lines
        old = lines[first : event.end_mark.line + 1]
        told = [search.in_text(lines, number) for number in range(first, first + len(old))]
        new = [slip.mended if slip and slip.mended is not None else line for slip, line in zip(told, old, strict=True)]
        if new == old:
            return None
        node = self.read_again("\n".join(new), first)
        is_entry = old[0][: event.start_mark.column].lstrip().startswith("-")
        return node.values[0] if is_entry and isinstance(node, Series) and node.values else node

    def _slip_in(self, event: Any) -> Slip | None:
        """Return the slip that made a piece of text of what was meant as something else."""
        from macros.reading.slips import search

        first, after, lines = event.start_mark.line, event.end_mark.line, self.manuscript.lines
        starts_line = not lines[first][: event.start_mark.column].strip("- ")
        told = (search.in_text(lines, line) for line in range(first if starts_line else first + 1, after + 1))
        return next(filter(None, told), None)

    def _in_curly_quotes(self, text: Text) -> Text | None:
        """Note quotes of a word processor around a text, and return what stands between them."""
        from macros.reading.slips import quotes

        curly = quotes.CURLY.fullmatch(text)
        if not curly:
            return None
        self.manuscript.note(text.place, *quotes.of_curly(curly["open"]), spoils=text.place)
        return Text(curly["text"], text.place)

    def _refuse_going_on(self, event: Any, text: Text) -> None:
        """Note text without quotes that goes on on the next line, where a remark or a key would vanish in it."""
        from macros.reading.slips import keys

        first, lines = event.start_mark.line, self.manuscript.lines
        begins = first + self.manuscript.first_line
        if any(told.place.line == begins and "hidden character" in told.fact for told in self.manuscript.problems):
            return  # which is told, and of which this may follow
        number = next(further for further in range(first + 1, event.end_mark.line + 1) if lines[further].strip())
        line = lines[number]
        place = self.manuscript.at(number, len(line) - len(line.lstrip()))
        fact = f"text without quotes goes on on this line: {brief(line.strip())}"
        remedy = "put the whole text in double quotes, on one line"
        if filled := keys.filled(lines, first):
            place, fact, remedy = self.manuscript.at(first, filled.column), filled.fact, filled.remedy
        elif sign := re.match(r"\s*(- |[a-z][\w-]*:\s)", line):
            what = "dash" if sign[1] == "- " else "key"
            remedy = f"put this {what} right below the {what} above, or the whole text in double quotes, on one line"
        if self.nest.in_brackets:  # which may not be closed
            self.manuscript.loose.append(Problem(place, fact, remedy, spoils=text.place))
            return
        self.manuscript.note(place, fact, remedy, spoils=text.place)

    def _refuse_what_loaders_read_differently(self, event: Any, text: Text) -> None:
        if text == "" and (self.nest.awaits_key or self.nest.key_now):
            before = self.manuscript.text[: event.start_mark.index].rstrip()
            if before.endswith(":"):  # else it is a word in braces, which is told
                fact = "nothing stands where a value belongs inside the brackets"
                self.manuscript.note(text.place, fact, 'write "", or the value', spoils=text.place)
        elif "?" in text:
            fact = f"a question mark in {brief(text)}, inside brackets"
            self.manuscript.note(text.place, fact, "put the text in double quotes", spoils=text.place)

    def _refuse_what_yaml_would_change(self, text: Text, *, is_key: bool) -> None:
        kind = kind_of(str(text))
        if is_key and kind == "bool":
            return  # `on:` is a word of ours, and keys are read as text
        if kind == "merge":
            remedy = "write the values out; each entry stands by itself"
            self.manuscript.note(text.place, MERGE_KEY, remedy, spoils=text.place)
        elif kind != "str" or re.fullmatch(r"\d+([.:]\d+)+", text):
            fact = f"{brief(text)} has no quotes: {_what_yaml_makes(kind, str(text))}"
            is_word = kind in {"bool", "null"}  # where it fits nowhere, quotes are no help
            remedy = f'write "{brief(text)}" in double quotes'
            self.manuscript.note(text.place, fact, remedy, spoils=None if is_word else text.place, yields=is_word)


def _is_odd_key(text: str) -> bool:
    """Tell whether a key begins or ends with a sign that a slip may have put there."""
    return text[0] in "/<;+*~-" or text[-1] == ":" or not (text[0].isalnum() or text[0].isascii())


def _what_yaml_makes(kind: str, text: str) -> str:
    try:
        return _CHANGES.get(kind, _CHANGES["str"])(text)
    except (ValueError, OverflowError):  # 0x_, or more digits than Python converts
        return "YAML reads it as a number"


_CHANGES: dict[str, Callable[[str], str]] = {
    "float": lambda text: f"YAML reads it as the number {brief(str(yaml.safe_load(text)))}",
    "int": lambda text: (
        f"YAML reads it as {'a time of day, ' if ':' in text else 'the number '}{brief(str(yaml.safe_load(text)))}"
    ),
    "bool": lambda text: f"YAML reads it as the truth value {brief(str(yaml.safe_load(text)))}",
    "timestamp": lambda _: "YAML reads it as a date",
    "null": lambda _: "YAML reads it as nothing",
    "value": lambda _: "YAML gives it a meaning of its own",
    "str": lambda _: "numbers here are text, and some of them change without quotes",
}
