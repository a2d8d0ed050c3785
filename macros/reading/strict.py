"""Read YAML strictly: every scalar is text with its place, and nothing changes or vanishes on the way."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from macros.model.places import Place, Problem, Text
from macros.reading import encoding, signs, typeface
from macros.reading.events import DEEPEST, ODD_SIGNS, events, kind_of, stumbled
from macros.reading.manuscript import Manuscript
from macros.reading.nest import Nest, Open
from macros.reading.nodes import Block, Node, Reading, Series
from macros.reading.remarks import Remarks
from macros.reading.unsafe import MAY_BE_UNSAFE, unsafe
from macros.reading.unwanted import QUESTION_MARK, refuse_alias, refuse_anchor_and_tag, refuse_question_mark

LONGEST_TEXT = 4_000  # characters in one value


def read_yaml(content: bytes, file: str, first_line: int = 1, *, as_meant: bool = False) -> Reading:
    """Read one YAML text; `first_line` is the line of `file` on which it starts (for front matter).

    `as_meant` leaves out of the tree the signs of which a problem tells, so that nothing else is told of them.
    """
    problems: list[Problem] = []
    text = encoding.text_of(content, file, problems)
    if text is None:
        return Reading(None, tuple(problems))
    if merged := tuple(signs.conflicts(text, file, first_line)):
        return Reading(None, (*problems, *merged))
    problems += signs.problems(text, file, first_line)
    text = text.removeprefix("\ufeff")  # told, and no sign for YAML either
    manuscript = Manuscript(file, first_line, text, text.split("\n"), problems, [])
    reader = _Reader(manuscript, as_meant=as_meant)
    try:
        node = reader.tree(events(text))
    except yaml.MarkedYAMLError as error:
        return Reading(None, tuple(_up_to(error, manuscript, reader.last)))
    except yaml.YAMLError:  # a sign that YAML does not know, or too deep: both have been noted
        return Reading(None, tuple(problems))
    if any(problem.fact == QUESTION_MARK[0] for problem in problems):
        node = None  # what stands below the key stands beside it for YAML
    return Reading(node, (*problems, *manuscript.loose))


def _up_to(error: yaml.MarkedYAMLError, manuscript: Manuscript, last: Any) -> list[Problem]:
    """Return what is told up to an error, with the slip behind it; `last` is the value that was read before it."""
    slip = stumbled(error, manuscript.lines, last)
    place = manuscript.at(slip.line, slip.column)
    problems = manuscript.problems
    if last and last.start_mark.line <= slip.line <= last.end_mark.line:
        begins = manuscript.place(last.start_mark)
        problems = [told for told in problems if told.spoils != begins or told.place.line == place.line]
    problems = [told for told in problems if not told.yields or told.place.line != place.line]
    if not any(place.line - 1 <= problem.place.line <= place.line for problem in problems):
        problems.append(Problem(place, slip.fact, slip.remedy))
    return problems


@dataclass(slots=True)
class _Reader:
    """Turns YAML events into a tree without recursion, noting every problem on the way."""

    manuscript: Manuscript
    as_meant: bool
    nest: Nest = field(default_factory=Nest)
    skipped: int = 0
    skipped_at: Place | None = None
    root: Node | None = None
    last: Any = None  # the value that was read last
    remarks: Remarks = field(init=False)
    told: dict[int, list[Problem]] = field(init=False)  # line, counted from 0 → what is told of its signs
    odd_lines: set[int] = field(init=False)  # counted from 0: with a sign that some text may not hold
    is_printable: bool = field(init=False)  # whether the sheets can show every sign

    def __post_init__(self) -> None:
        """Ask of the whole text what would take long to ask of each value."""
        self.remarks = Remarks(self.manuscript, self.nest)
        self.told = {}
        for problem in self.manuscript.problems:
            self.told.setdefault(problem.place.line - self.manuscript.first_line, []).append(problem)
        text, lines = self.manuscript.text, self.manuscript.lines
        self.is_printable = signs.are_printable(text)
        odd = [sign for sign in "{}<&\\" if sign in text]
        self.odd_lines = {number for sign in odd for number, line in enumerate(lines) if sign in line}

    def tree(self, events: Iterator[yaml.Event]) -> Node | None:
        """Build the tree; what lies deeper than `DEEPEST` is skipped after it has been noted."""
        file, first_line, text = self.manuscript.file, self.manuscript.first_line, self.manuscript.text
        new = tuple.__new__
        documents = 0
        before: Any = None
        remark = text.find("#")  # where the next one may stand
        for event in events:
            start: Any = event.start_mark
            line, column = start.line, start.column
            place = new(Place, (file, line + first_line, column + 1))  # a call of `Place` takes twice as long
            if -1 < remark < start.index:
                self.remarks.refuse_lost(before, event)
                remark = text.find("#", start.index)
            before = event
            if type(event) is yaml.ScalarEvent:
                is_sound = self.is_sound(event, line, column)
                self.add(self.sound(event, place) if is_sound else self.scalar(event, place))
                self.last = event
            elif isinstance(event, yaml.CollectionStartEvent):
                self.open(event, place)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.close(event, place)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    remedy = "keep one document a file: remove the line ---"
                    self.manuscript.note(place, "a second document starts here", remedy)
                    return None
                if event.version or event.tags:
                    self.manuscript.note(place, "a YAML directive", "remove the line that starts with %")
            elif isinstance(event, yaml.AliasEvent):
                refuse_alias(self.manuscript, event, place)
                self.add(Text(str(event.anchor), place))
        return self.root

    def open(self, event: Any, place: Place) -> None:
        refuse_anchor_and_tag(self.manuscript, self.nest, event, place)
        is_block = isinstance(event, yaml.MappingStartEvent)
        if is_block or event.flow_style:  # the dashes of a list may stand below the first letter of their key
            self.refuse_what_stands_too_far_left(event)
        if self.skipped == 0 and len(self.nest) >= DEEPEST:
            fact = f"nested too deep: more than {DEEPEST} levels"
            self.manuscript.note(place, fact, "write it flatter, as in the other entries")
        at, text = event.start_mark.index, self.manuscript.text
        is_template = event.flow_style and text[at : at + 2] == "{{" != text[at + 1 : at + 3]
        if is_template and not self.skipped:
            self.manuscript.note(place, "template code in text: {{", "leave it out, or say it in words", spoils=place)
        if self.skipped or is_template or len(self.nest) >= DEEPEST:
            self.skipped_at = self.skipped_at if self.skipped else place
            self.skipped += 1
            return
        begins_here = not (event.flow_style or event.anchor or event.tag)
        margin = event.start_mark.column if begins_here else self.nest.margin
        self.nest.append(Open(place, is_block, margin, event.flow_style))

    def close(self, event: yaml.Event, place: Place) -> None:
        self.refuse_what_stands_too_far_left(event)
        if self.skipped:
            self.skipped -= 1
            self.add(Text("", self.skipped_at or place))
            return
        ended = self.nest.pop()
        if not ended.is_block:
            self.add(Series(ended.place, tuple(ended.entries)))
            return
        block = Block(ended.place, ended.values)
        self.add(Series(ended.place, (block,)) if ended.is_entry else block)

    def is_sound(self, event: Any, line: int, column: int) -> bool:
        """Tell at a glance that nothing can be wrong with a value; of most that is so, the rest need a closer look."""
        if event.anchor is not None or event.tag is not None or not self.nest:
            return False
        around, value = self.nest[-1], event.value
        is_key = around.is_block and around.key is None
        stands_right = column > around.margin
        if not event.style:
            if is_key:
                return not stands_right and not around.in_brackets and _is_plain_key(value)
            stands_alone = self.stands_in_a_list if around.in_brackets else self.stands_behind_its_key
            return _is_plain_word(value) and stands_alone(event, line)
        return (
            stands_right != (is_key and not around.in_brackets)
            and line == event.end_mark.line
            and line not in self.odd_lines
            and 0 < len(value) <= LONGEST_TEXT
            and ":" not in value
            and (not self.told or line not in self.told)
            and (value.isascii() or self.is_printable)
        )

    def sound(self, event: Any, place: Place) -> Text:
        text = str.__new__(Text, event.value)  # a call of `Text` takes twice as long
        text.place = place
        return text

    def stands_behind_its_key(self, event: Any, line: int) -> bool:
        """Tell whether a value and its key make up a whole line: else a word may be what is left of a slip."""
        key, lines = self.nest[-1].key, self.manuscript.lines
        number = line + self.manuscript.first_line
        is_behind = key is not None and key.place.line == number and event.end_mark.line == line
        return is_behind and "#" not in lines[line]

    def stands_in_a_list(self, event: Any, line: int) -> bool:
        """Tell whether a word stands between brackets, behind another sign of its line."""
        column, text = event.start_mark.column, self.manuscript.lines[line]
        is_within = column > self.nest[-1].margin and event.end_mark.line == line and not self.nest[-1].is_block
        return is_within and "#" not in text and bool(text[:column].strip("- "))

    def scalar(self, event: Any, place: Place) -> Node:
        refuse_anchor_and_tag(self.manuscript, self.nest, event, place)
        self.refuse_what_stands_too_far_left(event)
        refuse_question_mark(self.manuscript, self.nest, event, place)
        key = self.nest.key_now
        if event.value == "" and not event.style and key is not None and not self.nest.awaits_key:
            place = key.place  # nothing has no place of its own
        text = Text(event.value.strip("\n"), place)
        if len(text) > LONGEST_TEXT:
            fact = f"a value of {len(text):,} characters"
            self.manuscript.note(place, fact, f"keep each value under {LONGEST_TEXT:,} characters")
            text = Text(text[:LONGEST_TEXT], place)  # whatever looks at it next need not be quick
        if event.style in ("|", ">"):
            self.remarks.refuse_behind_the_sign(event)
            self.remarks.refuse_inside(event, text)
        elif not event.style and event.tag is None:
            meant = self.bare(event, text)
            if not isinstance(meant, Text):
                return meant
            text = meant
        if event.style == '"' or not text.isascii():
            text = self.told_of_signs(event, text)
        for number in range(event.start_mark.line, event.end_mark.line + 1) if self.told else ():
            self.spoil(event, text.place, self.told.get(number, ()))
        if MAY_BE_UNSAFE.search(text):
            self.manuscript.problems.extend(replace(problem, spoils=text.place) for problem in unsafe(text))
        return text

    def bare(self, event: Any, text: Text) -> Node:
        """Note what is wrong with text without quotes, and return what was meant."""
        if text == "" and not self.nest.in_brackets:
            return text  # its field says what is missing
        from macros.reading.bare import Bare

        return Bare(self.manuscript, self.nest, self.remarks, self.read_again).meant(event, text)

    def read_again(self, text: str, line: int) -> Node | None:
        """Read lines that are mended, the first of which is a line of this text, counted from 0."""
        first_line = line + self.manuscript.first_line
        return read_yaml(text.encode(), self.manuscript.file, first_line, as_meant=self.as_meant).node

    def told_of_signs(self, event: Any, text: Text) -> Text:
        """Note signs written as escapes and those that no sheet can show; return the text as it was meant."""
        first, last = event.start_mark, event.end_mark
        file, lines = self.manuscript.file, self.manuscript.lines
        written = "\n".join(lines[first.line : last.line + 1])
        unwritten = (sign for sign in text if sign != "\n" and signs.is_hidden(sign) and sign not in written)
        if event.style == '"' and "\\" in written and any(unwritten):
            fact = "a hidden character, written as an escape"
            self.manuscript.note(text.place, fact, "leave it out, or type the character itself")
        if text.isascii():
            return text
        printed = typeface.is_printed(file) and not self.nest.is_below(typeface.UNPRINTED_KEYS)
        if printed:
            value = written[first.column : len(written) - len(lines[last.line]) + last.column]
            seen = value if any(sign in value for sign in text if not sign.isascii()) else text
            known = set(self.manuscript.problems)
            told = signs.unprintable(seen, file, first.line + self.manuscript.first_line, first.column + 1)
            self.manuscript.problems.extend(problem for problem in told if problem not in known)
        meant = signs.as_meant(text, printed=printed) if self.as_meant else ""
        if re.fullmatch(r"\d+([.:]\d+)*", number := re.sub(r"\s", "", meant)):
            meant = number  # the sign between its digits is told
        return Text(meant, text.place) if meant.strip() else text

    def spoil(self, event: Any, place: Place, told: Sequence[Problem]) -> None:
        """Let what is told of signs inside a value spoil it, where nobody can tell what was meant."""
        written = self.manuscript.text[event.start_mark.index : event.end_mark.index]
        is_odd = any(ord(sign) in ODD_SIGNS for sign in written)
        last, problems = self.manuscript.place(event.end_mark), self.manuscript.problems
        for problem in told:
            if place <= problem.place <= last and (is_odd or "make fix" not in problem.remedy):
                problems[problems.index(problem)] = replace(problem, spoils=place)

    def add(self, node: Node) -> None:
        if self.skipped:
            return
        if not self.nest:
            self.root = node
            return
        around = self.nest[-1]
        if not around.is_block:
            around.entries.append(node)
        elif around.key is None:
            around.key = self.key(node, around.values)
        else:
            around.values.setdefault(around.key, node)
            around.key = None

    def key(self, node: Node, values: dict[Text, Node]) -> Text:
        if not isinstance(node, Text):
            before = self.before(node.place)
            if isinstance(node, Block) and before.rstrip().endswith("?"):
                place = node.place._replace(column=before.rindex("?") + 1)
                self.manuscript.note(place, *QUESTION_MARK)
            else:
                fact = "a key that is itself a list or a block"
                self.manuscript.note(node.place, fact, "write a plain word before the colon")
            return Text("", node.place)
        if node in values and not self.nest[-1].is_doubled:  # else all of them follow from a dash that is not there
            first = next(earlier.place for earlier in values if earlier == node)
            begins = self.nest[-1].is_doubled = self.before(first).rstrip().endswith("-")
            fact = f"the key {node} stands here for the second time; the first is on line {first.line}"
            remedy = "keep one of them, or rename this one"
            if begins:
                remedy = f"write - before {node} if another entry begins here, or keep one of them"
            self.manuscript.note(node.place, fact, remedy)
        return node

    def before(self, place: Place) -> str:
        """Return what stands on the line of a place before it."""
        return self.manuscript.lines[place.line - self.manuscript.first_line][: place.column - 1]

    def refuse_what_stands_too_far_left(self, event: Any) -> None:
        """Note a value, or a line of one, that stands no further right than its block: libyaml does not mind."""
        start, end, margin = event.start_mark, event.end_mark, self.nest.margin
        is_no_key = self.nest.in_brackets or not self.nest.awaits_key
        if start.index < end.index and start.column <= margin and is_no_key:
            fact = "this stands no further right than the key it belongs to"
            self.manuscript.loose.append(Problem(self.manuscript.place(start), fact, "indent it by two spaces"))
        if not isinstance(event, yaml.ScalarEvent) or event.style in ("|", ">"):
            return
        for number, line in enumerate(self.manuscript.lines[start.line + 1 : end.line + 1], start.line + 1):
            if line[: margin + 1].strip():
                place = self.manuscript.at(number, len(line) - len(line.lstrip()))
                first = start.line + self.manuscript.first_line
                fact = f"the text that starts on line {first} goes on here, no further right than its key"
                remedy = "end the text with a quote before this line, or indent the line"
                self.manuscript.loose.append(Problem(place, fact, remedy))
                return


@functools.lru_cache(maxsize=10_000)
def _is_plain_word(value: str) -> bool:
    """Tell whether text without quotes is what YAML reads, and starts and ends as a word does."""
    return bool(_PLAIN_WORD.fullmatch(value)) and kind_of(value) == "str"


def _is_plain_key(value: str) -> bool:
    return value == "on" or _is_plain_word(value)  # the only one of our keys that YAML takes for a truth value


_PLAIN_WORD = re.compile(r"[A-Za-z](?:[\w .,()-]*\w)?", re.ASCII)
