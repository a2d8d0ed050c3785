"""Read YAML strictly: every scalar is text with its place, and nothing changes or vanishes on the way."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import yaml

from macros.model.places import Place, Problem, Text, brief
from macros.reading import encoding, signs, typeface
from macros.reading.events import DEEPEST, ODD_SIGNS, events, stumbled
from macros.reading.nodes import Block, Node, Reading, Series
from macros.reading.unsafe import MAY_BE_UNSAFE, unsafe

if TYPE_CHECKING:
    from macros.reading.slips import Slip

LONGEST_TEXT = 4_000  # characters in one value
TITLED = "mappings.yml"  # the file in which `fix` writes titles beside numbers


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
    lines = text.split("\n")
    reader = _Reader(file, first_line, text, lines, problems, as_meant=as_meant)
    try:
        node = reader.tree(events(text))
    except yaml.MarkedYAMLError as error:
        slip = stumbled(error, lines, reader.last)
        place = Place(file, slip.line + first_line, slip.column + 1)
        if reader.last and reader.last.start_mark.line <= slip.line <= reader.last.end_mark.line:
            begins = reader.place(reader.last.start_mark)
            problems = [told for told in problems if told.spoils != begins or told.place.line == place.line]
        problems = [told for told in problems if not told.yields or told.place.line != place.line]
        if not any(place.line - 1 <= problem.place.line <= place.line for problem in problems):
            problems.append(Problem(place, slip.fact, slip.remedy))
        return Reading(None, tuple(problems))
    except yaml.YAMLError:  # a sign that YAML does not know, or too deep: both have been noted
        return Reading(None, tuple(problems))
    if any(problem.fact == _QUESTION_MARK[0] for problem in problems):
        node = None  # what stands below the key stands beside it for YAML
    return Reading(node, (*problems, *reader.loose))


@dataclass(slots=True)
class _Open:
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


@dataclass(slots=True)
class _Reader:
    """Turns YAML events into a tree without recursion, noting every problem on the way."""

    file: str
    first_line: int
    text: str
    lines: list[str]
    problems: list[Problem]
    loose: list[Problem] = field(
        default_factory=list
    )  # told where the text is YAML to its end; else they follow from what is not
    as_meant: bool = False
    stack: list[_Open] = field(default_factory=list)
    skipped: int = 0
    skipped_at: Place | None = None
    root: Node | None = None
    last: Any = None  # the value that was read last
    told: dict[int, list[Problem]] = field(init=False)  # line, counted from 0 → what is told of its signs
    odd_lines: set[int] = field(init=False)  # counted from 0: with a sign that some text may not hold
    is_printable: bool = field(init=False)  # whether the sheets can show every sign

    def __post_init__(self) -> None:
        """Ask of the whole text what would take long to ask of each value."""
        self.told = {}
        for problem in self.problems:
            self.told.setdefault(problem.place.line - self.first_line, []).append(problem)
        self.is_printable = signs.are_printable(self.text)
        odd = [sign for sign in "{}<&\\" if sign in self.text]
        self.odd_lines = {number for sign in odd for number, line in enumerate(self.lines) if sign in line}

    def place(self, mark: Any) -> Place:
        return Place(self.file, mark.line + self.first_line, mark.column + 1)

    def tree(self, events: Iterator[yaml.Event]) -> Node | None:
        """Build the tree; what lies deeper than `DEEPEST` is skipped after it has been noted."""
        file, first_line, new = self.file, self.first_line, tuple.__new__
        documents = 0
        before: Any = None
        remark = self.text.find("#")  # where the next one may stand
        for event in events:
            start: Any = event.start_mark
            line, column = start.line, start.column
            place = new(Place, (file, line + first_line, column + 1))  # a call of `Place` takes twice as long
            if -1 < remark < start.index:
                self.refuse_lost_remarks(before, event)
                remark = self.text.find("#", start.index)
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
                    self.note(place, "a second document starts here", "keep one document a file: remove the line ---")
                    return None
                if event.version or event.tags:
                    self.note(place, "a YAML directive", "remove the line that starts with %")
            elif isinstance(event, yaml.AliasEvent):
                self.refuse_alias(event, place)
                self.add(Text(str(event.anchor), place))
        return self.root

    def open(self, event: Any, place: Place) -> None:
        self.refuse_anchor_and_tag(event, place)
        is_block = isinstance(event, yaml.MappingStartEvent)
        if is_block or event.flow_style:  # the dashes of a list may stand below the first letter of their key
            self.refuse_what_stands_too_far_left(event)
        if self.skipped == 0 and len(self.stack) >= DEEPEST:
            self.note(
                place, f"nested too deep: more than {DEEPEST} levels", "write it flatter, as in the other entries"
            )
        at = event.start_mark.index
        is_template = event.flow_style and self.text[at : at + 2] == "{{" != self.text[at + 1 : at + 3]
        if is_template and not self.skipped:
            self.note(place, "template code in text: {{", "leave it out, or say it in words", spoils=place)
        if self.skipped or is_template or len(self.stack) >= DEEPEST:
            self.skipped_at = self.skipped_at if self.skipped else place
            self.skipped += 1
            return
        begins_here = not (event.flow_style or event.anchor or event.tag)
        margin = event.start_mark.column if begins_here else self.margin
        self.stack.append(_Open(place, is_block, margin, event.flow_style))

    def close(self, event: yaml.Event, place: Place) -> None:
        self.refuse_what_stands_too_far_left(event)
        if self.skipped:
            self.skipped -= 1
            self.add(Text("", self.skipped_at or place))
            return
        ended = self.stack.pop()
        if not ended.is_block:
            self.add(Series(ended.place, tuple(ended.entries)))
            return
        block = Block(ended.place, ended.values)
        self.add(Series(ended.place, (block,)) if ended.is_entry else block)

    @property
    def margin(self) -> int:
        """The column, counted from 0, that the next value must stand right of."""
        return self.stack[-1].margin if self.stack else -1

    @property
    def awaits_value(self) -> bool:
        """Whether a key has been read, and its value not."""
        return bool(self.stack) and self.stack[-1].key is not None

    @property
    def awaits_key(self) -> bool:
        """Whether the next value is a key."""
        return bool(self.stack) and self.stack[-1].is_block and self.stack[-1].key is None

    @property
    def key_now(self) -> Text | None:
        """The key whose value comes next, or has just been read."""
        around = self.stack[-1] if self.stack else None
        if around is None or not around.is_block:
            return None
        return around.key if around.key is not None else next(reversed(around.values), None)

    @property
    def is_titled(self) -> bool:
        """Whether the value read now is a number beside which a title may stand."""
        return self.file.endswith(TITLED) and self.key_now == "number"

    def is_sound(self, event: Any, line: int, column: int) -> bool:
        """Tell at a glance that nothing can be wrong with a value; of most that is so, the rest need a closer look."""
        if event.anchor is not None or event.tag is not None or not self.stack:
            return False
        around, value = self.stack[-1], event.value
        is_key = around.is_block and around.key is None
        stands_right = column > around.margin
        if not event.style:
            if around.in_brackets or not _is_plain_word(value):
                return False
            return not stands_right if is_key else self.stands_behind_its_key(event, line)
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
        key = self.stack[-1].key
        is_behind = key is not None and key.place.line == line + self.first_line and event.end_mark.line == line
        return is_behind and "#" not in self.lines[line]

    def spoil(self, event: Any, place: Place, told: Sequence[Problem]) -> None:
        """Let what is told of signs inside a value spoil it, where nobody can tell what was meant."""
        is_odd = any(ord(sign) in ODD_SIGNS for sign in self.text[event.start_mark.index : event.end_mark.index])
        last = self.place(event.end_mark)
        for problem in told:
            if place <= problem.place <= last and (is_odd or "make fix" not in problem.remedy):
                self.problems[self.problems.index(problem)] = replace(problem, spoils=place)

    def scalar(self, event: Any, place: Place) -> Node:
        self.refuse_anchor_and_tag(event, place)
        self.refuse_what_stands_too_far_left(event)
        self.refuse_question_mark(event, place)
        if event.value == "" and not event.style and (key := self.key_now) is not None and not self.awaits_key:
            place = key.place  # nothing has no place of its own
        text = Text(event.value.strip("\n"), place)
        if len(text) > LONGEST_TEXT:
            self.note(
                place, f"a value of {len(text):,} characters", f"keep each value under {LONGEST_TEXT:,} characters"
            )
            text = Text(text[:LONGEST_TEXT], place)  # whatever looks at it next need not be quick
        if event.style in ("|", ">"):
            self.refuse_remark_behind_the_sign(event)
            self.refuse_remark_inside(event, text)
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
            self.problems += (replace(problem, spoils=text.place) for problem in unsafe(text))
        return text

    def bare(self, event: Any, text: Text) -> Node:
        """Note what is wrong with text without quotes, and return what was meant."""
        if self.stack and self.stack[-1].in_brackets:
            self.refuse_what_loaders_read_differently(event, text)
        if text == "":
            return text
        whole = self.with_lost_remark(event, text)
        if whole is not text:
            return whole
        is_long = event.start_mark.line < event.end_mark.line
        before = self.lines[event.start_mark.line][: event.start_mark.column]
        is_key = self.awaits_key
        may_be_slip = _is_odd_key(text) if is_key else is_long or not before.strip("- ")
        if may_be_slip and (slip := self.slip_in(event)):
            place = Place(self.file, slip.line + self.first_line, slip.column + 1)
            self.note(place, slip.fact, slip.remedy, spoils=text.place)
            return self.key_meant(text, slip) if is_key else self.mended(event) or text
        if is_long:
            self.refuse_going_on(event, text)
        elif not text.isascii() and (curly := self.in_curly_quotes(text)) is not None:
            return curly
        elif text.count('"') % 2:
            fact = f"a quote that closes what no quote has opened: {brief(text)}"
            self.note(text.place, fact, 'put " at both ends; inside the text, write \u2019 or \\"', spoils=text.place)
        else:
            self.refuse_what_yaml_would_change(text, is_key=self.awaits_key)
        return text

    def key_meant(self, text: Text, slip: Slip) -> Text:
        """Return a key without the signs around it; where one stood for a dash, an entry of a list begins with it."""
        from macros.reading import slips

        self.stack[-1].is_entry = (slip.mended or "").lstrip().startswith("- ") and text[0] != "+"
        return Text(text.strip(f"{slips.DASHES}-+: "), text.place)

    def mended(self, event: Any) -> Node | None:
        """Return what a piece of text was meant as, where its lines leave no doubt."""
        from macros.reading import slips

        numbers = range(event.start_mark.line, event.end_mark.line + 1)
        lines = [(slips.in_text(self.lines, number), self.lines[number]) for number in numbers]
        new = [slip.mended if slip and slip.mended is not None else line for slip, line in lines]
        if new == [line for _, line in lines]:
            return None
        text = "\n".join(new)
        node = read_yaml(text.encode(), self.file, numbers[0] + self.first_line, as_meant=self.as_meant).node
        is_entry = self.lines[numbers[0]][: event.start_mark.column].lstrip().startswith("-")
        return node.values[0] if is_entry and isinstance(node, Series) and node.values else node

    def slip_in(self, event: Any) -> Slip | None:
        """Return the slip that made a piece of text of what was meant as something else."""
        from macros.reading import slips

        first, after = event.start_mark.line, event.end_mark.line
        starts_line = not self.lines[first][: event.start_mark.column].strip("- ")
        found = (slips.in_text(self.lines, line) for line in range(first if starts_line else first + 1, after + 1))
        return next(filter(None, found), None)

    def in_curly_quotes(self, text: Text) -> Text | None:
        """Note quotes of a word processor around a text, and return what stands between them."""
        from macros.reading import slips

        curly = slips.CURLY.fullmatch(text)
        if not curly:
            return None
        self.note(text.place, *slips.of_curly(curly["open"]), spoils=text.place)
        return Text(curly["text"], text.place)

    def refuse_going_on(self, event: Any, text: Text) -> None:
        """Note text without quotes that goes on on the next line, where a remark or a key would vanish in it."""
        begins = event.start_mark.line + self.first_line
        if any(problem.place.line == begins and "hidden character" in problem.fact for problem in self.problems):
            return  # which is told, and of which this may follow
        lines = range(event.start_mark.line + 1, event.end_mark.line + 1)
        number = next(further for further in lines if self.lines[further].strip())
        line = self.lines[number]
        place = Place(self.file, number + self.first_line, len(line) - len(line.lstrip()) + 1)
        fact = f"text without quotes goes on on this line: {brief(line.strip())}"
        remedy = "put the whole text in double quotes, on one line"
        from macros.reading import slips

        if filled := slips.filled(self.lines, event.start_mark.line):
            place, fact, remedy = text.place, filled.fact, filled.remedy
        elif sign := re.match(r"\s*(- |[a-z][\w-]*:\s)", line):
            what = "dash" if sign[1] == "- " else "key"
            remedy = f"put this {what} right below the {what} above, or the whole text in double quotes, on one line"
        if self.stack and self.stack[-1].in_brackets:  # which may not be closed
            self.loose.append(Problem(place, fact, remedy, spoils=text.place))
            return
        self.note(place, fact, remedy, spoils=text.place)

    def refuse_what_loaders_read_differently(self, event: Any, text: Text) -> None:
        if text == "" and (self.awaits_key or self.key_now):
            if self.text[: event.start_mark.index].rstrip().endswith(":"):  # else it is a word in braces, which is told
                self.note(text.place, _NOTHING, 'write "", or the value', spoils=text.place)
        elif "?" in text:
            fact = f"a question mark in {brief(text)}, inside brackets"
            self.note(text.place, fact, "put the text in double quotes", spoils=text.place)

    def told_of_signs(self, event: Any, text: Text) -> Text:
        """Note signs written as escapes and those that no sheet can show; return the text as it was meant."""
        first, last = event.start_mark, event.end_mark
        written = "\n".join(self.lines[first.line : last.line + 1])
        if (
            event.style == '"'
            and "\\" in written
            and any(signs.is_hidden(sign) and sign not in written for sign in text if sign != "\n")
        ):
            self.note(
                text.place, "a hidden character, written as an escape", "leave it out, or type the character itself"
            )
        if text.isascii():
            return text
        printed = typeface.is_printed(self.file) and not self.is_below(typeface.UNPRINTED_KEYS)
        if printed:
            value = written[first.column : len(written) - len(self.lines[last.line]) + last.column]
            seen = value if any(sign in value for sign in text if not sign.isascii()) else text
            known = set(self.problems)
            told = signs.unprintable(seen, self.file, first.line + self.first_line, first.column + 1)
            self.problems += (problem for problem in told if problem not in known)
        meant = signs.as_meant(text, printed=printed) if self.as_meant else ""
        if re.fullmatch(r"\d+([.:]\d+)*", number := re.sub(r"\s", "", meant)):
            meant = number  # the sign between its digits is told
        return Text(meant, text.place) if meant.strip() else text

    def is_below(self, keys: set[str]) -> bool:
        """Tell whether one of these keys stands above what is read now."""
        return any(around.key in keys for around in self.stack)

    def add(self, node: Node) -> None:
        if self.skipped:
            return
        if not self.stack:
            self.root = node
            return
        around = self.stack[-1]
        if not around.is_block:
            around.entries.append(node)
        elif around.key is None:
            around.key = self.key(node, around.values)
        else:
            around.values.setdefault(around.key, node)
            around.key = None

    def key(self, node: Node, values: dict[Text, Node]) -> Text:
        if not isinstance(node, Text):
            line, column = node.place.line - self.first_line, node.place.column - 1
            if isinstance(node, Block) and self.lines[line][:column].rstrip().endswith("?"):
                self.note(Place(self.file, node.place.line, self.lines[line][:column].rindex("?") + 1), *_QUESTION_MARK)
            else:
                self.note(node.place, "a key that is itself a list or a block", "write a plain word before the colon")
            return Text("", node.place)
        if node in values:
            first = next(earlier for earlier in values if earlier == node)
            line, column = first.place.line - self.first_line, first.place.column - 1
            begins = self.lines[line][:column].rstrip().endswith("-")
            if self.stack[-1].is_doubled:
                return node  # all of them follow from a dash that is not there
            self.stack[-1].is_doubled = begins
            self.note(
                node.place,
                f"the key {node} stands here for the second time; the first is on line {first.place.line}",
                f"write - before {node} if another entry begins here, or keep one of them"
                if begins
                else "keep one of them, or rename this one",
            )
        return node

    def refuse_anchor_and_tag(self, event: Any, place: Place) -> None:
        is_empty = isinstance(event, yaml.ScalarEvent) and not event.value
        empty = self.key_now.place if is_empty and self.key_now else None  # where nothing stands
        if event.anchor:
            self.note(
                place,
                f"an anchor: &{event.anchor}",
                "write the value out where it is needed; if it is text that starts with &, put it in double quotes",
                spoils=empty,
            )
        if event.tag is not None:
            remedy = "remove it; every value here is text"
            if empty:
                remedy = f"write the value without {event.tag[:1]}; if the text starts with it, put it in double quotes"
            self.note(place, f"a tag: {event.tag}", remedy, spoils=empty or place)

    def refuse_alias(self, event: Any, place: Place) -> None:
        if self.problems and self.problems[-1].fact == _MERGE_KEY:
            return  # which is told with what stands behind it
        remedy = "write the value out; if it is text that starts with *, put it in double quotes"
        fact = f"an asterisk, by which YAML refers to another value: *{event.anchor}"
        self.note(place, fact, remedy, spoils=place)

    def refuse_what_yaml_would_change(self, text: Text, *, is_key: bool) -> None:
        if text == "":
            return  # an empty value: the model says which field is empty
        kind = _kind_of(str(text))
        if is_key and kind == "bool":
            return  # `on:` is a word of ours, and keys are read as text
        if kind == "merge":
            remedy = "write the values out; each entry stands by itself"
            self.note(text.place, _MERGE_KEY, remedy, spoils=text.place)
        elif kind != "str" or _NUMBER_LIKE.fullmatch(text):
            fact = f"{brief(text)} has no quotes: {_what_yaml_makes(kind, str(text))}"
            is_word = kind in {"bool", "null"}  # where it fits nowhere, quotes are no help
            remedy = f'write "{brief(text)}" in double quotes'
            self.note(text.place, fact, remedy, spoils=None if is_word else text.place, yields=is_word)

    def with_lost_remark(self, event: Any, text: Text) -> Text:
        """Note the words behind a # that follow text without quotes, and return the text with them."""
        line = self.lines[event.end_mark.line] if event.end_mark.line < len(self.lines) else ""
        if "#" not in line:
            return text
        lost = re.match(r"\s+#.*", line[event.end_mark.column :])
        if not lost or self.is_titled or self.lacks_a_colon(event, text):
            return text
        fact = f"the words after # would be lost: {lost[0].strip()[:60]}"
        self.note(text.place, fact, _KEEP_IN_QUOTES, spoils=text.place)
        return Text(f"{text}{lost[0].rstrip()}" if " " in text else str(text), text.place)  # a word needs no remark

    def lacks_a_colon(self, event: Any, text: Text) -> bool:
        """Tell whether a key without its colon stands here, with the next key below it: then the parser stumbles."""
        below = "".join(self.lines[event.end_mark.line + 1 : event.end_mark.line + 2])
        return bool(
            _LACKS_A_COLON.match(text) and re.match(rf" {{{event.start_mark.column}}}[a-z][\w-]*:(\s|$)", below)
        )

    def refuse_lost_remarks(self, before: Any, after: Any) -> None:
        """Note each remark between two values that may hold words of the value above it."""
        above, start = before.end_mark, after.start_mark
        for number in range(above.line, min(start.line + 1, len(self.lines))):
            line = self.lines[number]
            at = line.find("#", above.column if number == above.line else 0)
            if at < 0 or (number == start.line and at >= start.column):
                continue
            if line[:at].strip():
                self.refuse_remark_behind(before, after, number, at)
            elif number == above.line + (above.column > 0) and self.may_be_text(before, at):
                place = Place(self.file, number + self.first_line, at + 1)
                fact = f"the words after # would be lost, right below text: {line[at : at + 60]}"
                remedy = "put the whole text in double quotes, or the remark above its key"
                self.note(place, fact, remedy, spoils=self.place(before.start_mark))

    def may_be_text(self, before: Any, column: int) -> bool:
        """Tell whether a remark that begins in this column may be a line of the text above."""
        is_text = isinstance(before, yaml.ScalarEvent) and before.style not in ('"', "'") and bool(before.value)
        return is_text and not self.awaits_value and column > self.margin

    def refuse_remark_behind(self, before: Any, after: Any, number: int, at: int) -> None:
        """Note a remark on the line of a value, but for the title beside a number."""
        line = self.lines[number]
        is_text = isinstance(before, yaml.ScalarEvent)
        ends_here = number == before.end_mark.line
        has_space = line[at - 1].isspace() or signs.is_hidden(line[at - 1])
        if has_space and is_text and ends_here and not line[before.end_mark.column : at].strip():
            if not before.style and before.value:
                return  # told with the text
            if self.is_titled:
                return
        empty = next((event for event in (before, after) if _is_empty(event)), None)
        opens = line[:at].rstrip().endswith((":", "-")) and not line[before.end_mark.column : at].strip(":- ")
        if has_space and (isinstance(before, yaml.DocumentStartEvent) or (opens and not empty)):
            return  # behind a key or a dash below which its value stands
        key = self.key_now
        nothing = key.place if key else self.place(empty.start_mark) if empty else None
        self.note_remark(number, at, spoils=nothing if empty else None)

    def refuse_remark_behind_the_sign(self, event: Any) -> None:
        line, column = event.start_mark.line, event.start_mark.column
        if sign := re.match(r"[|>][-+\d]*\s*#", self.lines[line][column:]):
            self.note_remark(line, column + sign.end() - 1)

    def refuse_remark_inside(self, event: Any, text: Text) -> None:
        """Note a line of a text over several lines that looks like a remark, and would be printed."""
        for number in range(event.start_mark.line + 1, min(event.end_mark.line + 1, len(self.lines))):
            line = self.lines[number].strip()
            if line.startswith("# ") and line in text:
                place = Place(self.file, number + self.first_line, self.lines[number].index("#") + 1)
                fact = f"a remark inside a text, where it would be printed: {brief(line)}"
                remedy = "put it above the key of the text; or, if it belongs to the text, begin the line with a word"
                self.note(place, fact, remedy, spoils=text.place)

    def note_remark(self, line: int, column: int, spoils: Place | None = None) -> None:
        lost = self.lines[line][column:].strip()
        place = Place(self.file, line + self.first_line, column + 1)
        self.note(place, f"the words after # would be lost: {lost[:60]}", _KEEP_IN_QUOTES, spoils=spoils)

    def refuse_question_mark(self, event: Any, place: Place) -> None:
        if not self.awaits_key or self.stack[-1].in_brackets:
            return
        around = self.stack[-1]
        if event.style in ("|", ">") or around.margin == around.place.column - 1 < event.start_mark.column:
            self.note(place, *_QUESTION_MARK)

    def refuse_what_stands_too_far_left(self, event: Any) -> None:
        """Note a value, or a line of one, that stands no further right than its block: libyaml does not mind."""
        start, end = event.start_mark, event.end_mark
        if (
            start.index < end.index
            and start.column <= self.margin
            and (self.stack[-1].in_brackets or not self.awaits_key)
        ):
            fact = "this stands no further right than the key it belongs to"
            self.loose.append(Problem(self.place(start), fact, "indent it by two spaces"))
        if not isinstance(event, yaml.ScalarEvent) or event.style in ("|", ">"):
            return
        for number, line in enumerate(self.lines[start.line + 1 : end.line + 1], start.line + 1):
            if line[: self.margin + 1].strip():
                place = Place(self.file, number + self.first_line, len(line) - len(line.lstrip()) + 1)
                first = start.line + self.first_line
                fact = f"the text that starts on line {first} goes on here, no further right than its key"
                self.loose.append(
                    Problem(place, fact, "end the text with a quote before this line, or indent the line")
                )
                return

    def note(self, place: Place, fact: str, remedy: str, *, spoils: Place | None = None, yields: bool = False) -> None:
        self.problems.append(Problem(place, fact, remedy, spoils=spoils, yields=yields))


_KEEP_IN_QUOTES = "put them inside double quotes with the value, or on a line of their own above it"
_MERGE_KEY = "a merge key: <<"
_LACKS_A_COLON = re.compile(r"[a-z][\w-]* +\"")
_NOTHING = "nothing stands where a value belongs inside the brackets"
_QUESTION_MARK = ("a key behind a question mark", "take the question mark out; a key is a plain word before a colon")


@functools.lru_cache(maxsize=10_000)
def _is_plain_word(value: str) -> bool:
    """Tell whether text without quotes is what YAML reads, and starts and ends as a word does."""
    return bool(_PLAIN_WORD.fullmatch(value)) and _kind_of(value) == "str"


def _is_odd_key(text: str) -> bool:
    """Tell whether a key begins or ends with a sign that a slip may have put there."""
    return text[0] in "/<;+*~-" or text[-1] == ":" or not (text[0].isalnum() or text[0].isascii())


def _is_empty(event: Any) -> bool:
    return isinstance(event, yaml.ScalarEvent) and not event.value and not event.style


_PLAIN_WORD = re.compile(r"[A-Za-z](?:[\w .,()-]*\w)?", re.ASCII)
_RESOLVER: Any = yaml.SafeLoader("")


def _kind_of(text: str) -> str:
    """Return the kind of value that YAML makes of text without quotes."""
    return str(_RESOLVER.resolve(yaml.ScalarNode, text, (True, False))).rpartition(":")[2]


_NUMBER_LIKE = re.compile(r"\d+([.:]\d+)+")
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


def _what_yaml_makes(kind: str, text: str) -> str:
    try:
        return _CHANGES.get(kind, _CHANGES["str"])(text)
    except (ValueError, OverflowError):  # 0x_, or more digits than Python converts
        return "YAML reads it as a number"
