"""Read YAML strictly: every scalar is text with its place, and nothing changes or vanishes on the way."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import yaml

from macros.model.places import Place, Problem, Text
from macros.reading import encoding, signs
from macros.reading.conflicts import conflicts
from macros.reading.slips.above import words_above
from macros.reading.unsafe import MAY_BE_UNSAFE, unsafe
from macros.reading.yaml.events import DEEPEST, TOO_DEEP, kind_of, of_any_depth, stumbled
from macros.reading.yaml.inside import spoil, without_odd_signs
from macros.reading.yaml.manuscript import Manuscript
from macros.reading.yaml.nest import Nest, Open
from macros.reading.yaml.nodes import Block, Node, Reading, Series
from macros.reading.yaml.remarks import Remarks
from macros.reading.yaml.unwanted import QUESTION_MARK, refuse_alias, refuse_anchor_and_tag, refuse_question_mark

LONGEST_TEXT = 4_000  # characters in one value
_LONGEST_KEY = 30
_QUOTES = "\"'"


def read_yaml(content: bytes, file: str, first_line: int = 1, *, as_meant: bool = False) -> Reading:
    """Read one YAML text; `first_line` is the line of `file` on which it starts (for front matter).

    `as_meant` leaves out of the tree the signs of which a problem tells, so that nothing else is told of them.
    """
    problems: list[Problem] = []
    text = encoding.text_of(content, file, problems)
    if text is None:
        return Reading(None, tuple(problems))
    if merged := tuple(conflicts(text, file, first_line)):
        return Reading(None, (*problems, *merged))
    problems += signs.problems(text, file, first_line)
    text = text.removeprefix("\ufeff")  # told, and no sign for YAML either
    manuscript = Manuscript(file, first_line, text, text.split("\n"), problems, [])
    if file.endswith(".yml") and (slip := words_above(manuscript.lines)):
        manuscript.note(manuscript.at(slip.line, slip.column), slip.fact, slip.remedy)
        return Reading(None, tuple(problems))
    reader = _Reader(manuscript, as_meant=as_meant)
    try:
        node = reader.tree(of_any_depth(text))
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


class _Reader:
    """Turns YAML events into a tree without recursion, noting every problem on the way."""

    def __init__(self, manuscript: Manuscript, *, as_meant: bool) -> None:
        """Ask of the whole text what would take long to ask of each value."""
        text, lines = manuscript.text, manuscript.lines
        self.manuscript = manuscript
        self.as_meant = as_meant
        self.nest = Nest()
        self.remarks = Remarks(manuscript, self.nest)
        self.skipped = 0  # lists and blocks that lie too deep, and have not ended
        self.skipped_at: Place | None = None
        self.root: Node | None = None
        self.last: Any = None  # the value that was read last
        self.told: dict[int, list[Problem]] = {}  # line, counted from 0 → what is told of its signs
        for problem in manuscript.problems:
            self.told.setdefault(problem.place.line - manuscript.first_line, []).append(problem)
        self.is_printable = signs.are_printable(text)  # whether the sheets can show every sign
        odd = [sign for sign in "{}<&\\" if sign in text]  # signs that some text may not hold
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
                self.add_scalar(event, place, line, column)
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
        if event.anchor is not None or event.tag is not None:
            refuse_anchor_and_tag(self.manuscript, self.nest, event, place)
        is_block = isinstance(event, yaml.MappingStartEvent)
        # the dashes of a list may stand below the first letter of their key
        if event.flow_style or (is_block and _is_written(event)):
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
            if self.skipped + len(self.nest) > TOO_DEEP:
                raise yaml.YAMLError("nested too deep")
            return
        begins_here = not (event.flow_style or event.anchor or event.tag)
        margin = event.start_mark.column if begins_here else self.nest.margin
        self.nest.append(Open(place, is_block, margin, event.flow_style))

    def close(self, event: yaml.Event, place: Place) -> None:
        if _is_written(event):
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
        is_key = around.key is None and around.is_block
        stands_right = column > around.margin
        if not event.style:
            if is_key:
                return not stands_right and not around.in_brackets and _is_plain_word(value)
            if not _is_plain_word(value):
                return False
            return self.stands_in_a_list(event, line) if around.in_brackets else self.stands_behind_its_key(event, line)
        return (
            stands_right != (is_key and not around.in_brackets)
            and line == event.end_mark.line
            and line not in self.odd_lines
            and 0 < len(value) <= LONGEST_TEXT
            and (":" not in value or not (MAY_BE_UNSAFE.search(value) or self.may_repeat(value)))
            and value[0] not in _QUOTES
            and not (around.key and value.startswith(around.key))
            and (not self.told or line not in self.told)
            and (value.isascii() or self.is_printable)
        )

    def stands_behind_its_key(self, event: Any, line: int) -> bool:
        """Tell whether a value and its key make up a whole line: else a word may be what is left of a slip."""
        key, lines = self.nest[-1].key, self.manuscript.lines
        number = line + self.manuscript.first_line
        is_behind = key is not None and key.place.line == number and event.end_mark.line == line
        return is_behind and "#" not in lines[line] and not event.value.startswith(key)

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
        if text and self.nest and not self.nest.awaits_key and self.may_repeat(text):
            text = self.once(text)
        if event.style in ("|", ">"):
            self.remarks.refuse_behind_the_sign(event)
            self.remarks.refuse_inside(event, text)
        elif not event.style and event.tag is None:
            meant = self.bare(event, text)
            if not isinstance(meant, Text):
                return meant
            text = meant
        if event.style == '"' or not text.isascii():
            text = without_odd_signs(self.manuscript, self.nest, event, text, as_meant=self.as_meant)
        for number in range(event.start_mark.line, event.end_mark.line + 1) if self.told else ():
            spoil(self.manuscript, event, text.place, self.told.get(number, ()))
        if MAY_BE_UNSAFE.search(text):
            self.manuscript.problems.extend(replace(problem, spoils=text.place) for problem in unsafe(text))
        return text

    def may_repeat(self, text: str) -> bool:
        """Tell whether a text may begin with a key, or stand in quotes within its quotes."""
        key = self.nest.key_around or ""
        if key and text[: len(key)].lower().replace(" ", "_") == key.lower():
            after = text[len(key) : len(key) + 2].strip()
            return not (after.isalpha() and after.islower())  # else it goes on as a sentence does
        word, colon, _ = text[:_LONGEST_KEY].partition(": ")
        is_key = colon != "" and word.islower() and word.replace("_", "").replace("-", "").isalpha()
        return is_key or (text[0] in _QUOTES and text[0] == text[-1])

    def once(self, text: Text) -> Text:
        """Note what stands once more where a text begins, and return the text without it."""
        from macros.reading.yaml.repeated import once

        return once(self.manuscript, self.nest, text)

    def bare(self, event: Any, text: Text) -> Node:
        """Note what is wrong with text without quotes, and return what was meant."""
        if text == "" and not self.nest.in_brackets:
            return text  # its field says what is missing
        from macros.reading.yaml.bare import Bare

        return Bare(self.manuscript, self.nest, self.remarks, self.read_again).meant(event, text)

    def read_again(self, text: str, line: int) -> Node | None:
        """Read lines that are mended, the first of which is a line of this text, counted from 0."""
        first_line = line + self.manuscript.first_line
        return read_yaml(text.encode(), self.manuscript.file, first_line, as_meant=self.as_meant).node

    def add_scalar(self, event: Any, place: Place, line: int, column: int) -> None:
        """Add a value; of one that is sound and no key for the second time, as most are, with half the calls."""
        if not self.is_sound(event, line, column):
            self.add(self.scalar(event, place))
            return
        text = str.__new__(Text, event.value)  # a call of `Text` takes twice as long
        text.place = place
        around = self.nest[-1]
        key = around.key
        if self.skipped or (key is None and around.is_block and text in around.values):
            self.add(text)
        elif key is not None:
            around.values.setdefault(key, text)
            around.key = None
        elif around.is_block:
            around.key = text
        else:
            around.entries.append(text)

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
            if around.values.setdefault(around.key, node) == "":  # of a key that stands twice, what is filled in counts
                around.values[around.key] = node
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
            begins = self.before(first).rstrip().endswith("-")
            self.nest[-1].is_doubled = True
            fact = f"the key {node} stands here for the second time; the first is on line {first.line}"
            remedy = (
                "keep one of them, or rename this one; where another entry begins, write its first line with - again"
            )
            if begins:
                remedy = f"write - before {node} if another entry begins here, or keep one of them"
            self.manuscript.note(node.place, fact, remedy)
        return node

    def before(self, place: Place) -> str:
        """Return what stands on the line of a place before it."""
        return self.manuscript.lines[place.line - self.manuscript.first_line][: place.column - 1]

    def refuse_what_stands_too_far_left(self, event: Any) -> None:
        """Note a value, or a line of one, that stands no further right than its block: libyaml does not mind."""
        start, end, nest = event.start_mark, event.end_mark, self.nest
        if start.index < end.index and start.column <= nest.margin and (nest.in_brackets or not nest.awaits_key):
            fact = "this stands no further right than the key it belongs to"
            self.manuscript.loose.append(Problem(self.manuscript.place(start), fact, "indent it by two spaces"))
        if not isinstance(event, yaml.ScalarEvent) or event.style in ("|", ">"):
            return
        for number, line in enumerate(self.manuscript.lines[start.line + 1 : end.line + 1], start.line + 1):
            if line[: nest.margin + 1].strip():
                place = self.manuscript.at(number, len(line) - len(line.lstrip()))
                first = start.line + self.manuscript.first_line
                fact = f"the text that starts on line {first} goes on here, no further right than its key"
                remedy = "end the text with a quote before this line, or indent the line"
                self.manuscript.loose.append(Problem(place, fact, remedy))
                return


def _is_written(event: yaml.Event) -> bool:
    """Tell whether a list or a block begins or ends with a sign of its own, as brackets are."""
    start: Any = event.start_mark
    end: Any = event.end_mark
    return bool(start.index < end.index)


@functools.lru_cache(maxsize=10_000)
def _is_plain_word(value: str) -> bool:
    """Tell whether text without quotes is what YAML reads, and starts and ends as a word does."""
    return bool(_PLAIN_WORD.fullmatch(value)) and kind_of(value) == "str"


_PLAIN_WORD = re.compile(r"[A-Za-z](?:[\w .,()-]*\w)?", re.ASCII)
