"""Read YAML strictly: every scalar is text with its place, and nothing changes or vanishes on the way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from macros.model.places import Place, Problem, Text, brief

LARGEST_FILE = 32_000_000  # bytes; ten thousand provisions with fifty thousand mappings stay below
LONGEST_TEXT = 4_000  # characters in one value
DEEPEST = 12  # lists and blocks inside each other

if not yaml.__with_libyaml__:
    command = "pip install --force-reinstall --only-binary=:all: pyyaml"
    raise SystemExit(f"PyYAML stands here without libyaml, which reads the data. Install its wheel: {command}")


@dataclass(frozen=True, slots=True)
class Block:
    """Keys with their values, in the order of the file."""

    place: Place
    values: dict[Text, Node]


@dataclass(frozen=True, slots=True)
class Series:
    """A list of values."""

    place: Place
    values: tuple[Node, ...]


Node = Block | Series | Text


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one file: the tree (None where the file could not be read to its end) and its problems."""

    node: Node | None
    problems: tuple[Problem, ...]


def read_yaml(content: bytes, file: str, first_line: int = 1) -> Reading:
    """Read one YAML text; `first_line` is the line of `file` on which it starts (for front matter)."""
    problems: list[Problem] = []
    text = decode(content, file, problems)
    if text is None:
        return Reading(None, tuple(problems))
    lines = text.split("\n")
    problems += hidden(lines, file, first_line)
    if any(problem.fact.startswith("a merge conflict") for problem in problems):
        return Reading(None, tuple(problems))
    reader = _Reader(file, first_line, lines, problems)
    try:
        node = reader.tree(events(text))
    except yaml.MarkedYAMLError as error:
        told_late = any(
            part in f"{error.context} {error.problem}" for part in ("flow", "end of stream", "expected ':'")
        )
        place = reader.place(error.context_mark if told_late and error.context_mark else error.problem_mark)
        if not any(problem.place.line == place.line for problem in problems):
            problems.append(_syntax(error, place, lines[place.line - first_line : place.line - first_line + 1]))
        return Reading(None, tuple(problems))
    except yaml.YAMLError:  # a control character, or too deep: both have been noted
        return Reading(None, tuple(problems))
    return Reading(node, (*problems, *reader.loose))


def events(text: str) -> Iterator[yaml.Event]:
    """Yield what libyaml finds in a text, up to twice the depth that we read: its time grows by the square of that."""
    depth = 0
    for event in yaml.parse(text.translate(_ODD_BREAKS), Loader=yaml.CLoader):
        yield event
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > 2 * DEEPEST:
            raise yaml.YAMLError("nested too deep")


_ODD_BREAKS = dict.fromkeys(map(ord, "\r\x85\u2028\u2029"), " ")  # YAML sees a new line there, nobody else does


def decode(content: bytes, file: str, problems: list[Problem]) -> str | None:
    """Return the text of a file with plain line ends, or None after adding the problem that keeps it unread."""
    if len(content) > LARGEST_FILE:
        problems.append(
            Problem(
                Place(file), f"the file is too large: {len(content):,} bytes", f"keep it under {LARGEST_FILE:,} bytes"
            )
        )
        return None
    try:
        return content.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        problems.append(
            Problem(
                Place(file, line, column),
                f"byte 0x{content[error.start]:02X} is not UTF-8",
                "save the file with the encoding UTF-8",
            )
        )
        return None


def unsafe(text: Text) -> Iterator[Problem]:
    """Yield what could be executed or become live HTML: template code, snippets, tags, script addresses."""
    for pattern, fact, remedy in _UNSAFE:
        if match := pattern.search(text):
            yield Problem(text.place, f"{fact}: {match[0]}", remedy)


_UNSAFE = [
    (re.compile(r"\{[{%#]|[%}#]\}"), "template code in text", "leave it out, or say it in words"),
    (re.compile(r"-{0,9}8<-{0,9}"), "a snippet marker in text", "leave it out, or say it in words"),
    (re.compile(r"<[A-Za-z/!?][^\s>]*"), "HTML in text", "write plain text without angle brackets"),
    (re.compile(r"&#?\w+;"), "an HTML entity in text", "write the character itself"),
    (
        re.compile(r"(?i)\b(?:javascript|vbscript|data)\s*:(?=\S)"),
        "a script address in text",
        "link to an https:// address, or leave it out",
    ),
]


@dataclass
class _Open:
    """A list or a block that has not ended; what stands in it begins behind the column `margin`, counted from 0."""

    place: Place
    values: list[Node] | dict[Text, Node]
    margin: int
    in_brackets: bool
    key: Text | None = None


@dataclass
class _Reader:
    """Turns YAML events into a tree without recursion, noting every problem on the way."""

    file: str
    first_line: int
    lines: list[str]
    problems: list[Problem]
    loose: list[Problem] = field(
        default_factory=list
    )  # told where the text is YAML to its end; else they follow from what is not
    stack: list[_Open] = field(default_factory=list)
    skipped: int = 0
    root: Node | None = None

    def place(self, mark: Any) -> Place:
        return Place(self.file, mark.line + self.first_line, mark.column + 1)

    def tree(self, events: Iterator[yaml.Event]) -> Node | None:
        """Build the tree; what lies deeper than `DEEPEST` is skipped after it has been noted."""
        documents = 0
        before: Any = None  # where the event before ended
        for event in events:
            start: Any = event.start_mark
            place = self.place(start)
            if before is not None:
                self.refuse_comment_without_space(before, start)
            before = event.end_mark
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.note(place, "a second document starts here", "keep one document a file: remove the line ---")
                    return None
                if event.version or event.tags:
                    self.note(place, "a YAML directive", "remove the line that starts with %")
            elif isinstance(event, yaml.CollectionStartEvent):
                self.open(event, place)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.close(event, place)
            elif isinstance(event, yaml.AliasEvent):
                self.note(place, f"an alias: *{event.anchor}", "write the value out; each entry stands by itself")
                self.add(Text("", place))
            elif isinstance(event, yaml.ScalarEvent):
                self.add(self.scalar(event, place))
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
        if self.skipped or len(self.stack) >= DEEPEST:
            self.skipped += 1
            return
        begins_here = not (event.flow_style or event.anchor or event.tag)
        margin = event.start_mark.column if begins_here else self.margin
        self.stack.append(_Open(place, {} if is_block else [], margin, event.flow_style))

    def close(self, event: yaml.Event, place: Place) -> None:
        self.refuse_what_stands_too_far_left(event)
        if self.skipped:
            self.skipped -= 1
            self.add(Text("", place))
            return
        ended = self.stack.pop()
        self.add(
            Block(ended.place, ended.values)
            if isinstance(ended.values, dict)
            else Series(ended.place, tuple(ended.values))
        )

    @property
    def margin(self) -> int:
        """The column, counted from 0, that the next value must stand right of."""
        return self.stack[-1].margin if self.stack else -1

    @property
    def awaits_key(self) -> bool:
        """Whether the next value is a key."""
        return bool(self.stack) and isinstance(self.stack[-1].values, dict) and self.stack[-1].key is None

    def scalar(self, event: Any, place: Place) -> Text:
        self.refuse_anchor_and_tag(event, place)
        text = Text(event.value.strip("\n"), place)
        if len(text) > LONGEST_TEXT:
            self.note(
                place, f"a value of {len(text):,} characters", f"keep each value under {LONGEST_TEXT:,} characters"
            )
            text = Text(text[:LONGEST_TEXT], place)  # whatever looks at it next need not be quick
        self.refuse_what_stands_too_far_left(event)
        self.refuse_question_mark(event, place)
        if event.style in ("|", ">"):
            self.refuse_comment_behind_the_sign(event)
        elif not event.style and event.tag is None:
            self.refuse_what_yaml_would_change(text, is_key=self.awaits_key)
            self.refuse_lost_comment(event, text)
            self.refuse_dash(event)
        written = "".join(self.lines[event.start_mark.line : event.end_mark.line + 1])
        if (
            event.style == '"'
            and "\\" in written
            and any(_is_hidden(character) and character not in written for character in text if character != "\n")
        ):
            self.note(place, "a hidden character, written as an escape", "leave it out, or type the character itself")
        self.problems += unsafe(text)
        return text

    def add(self, node: Node) -> None:
        if self.skipped:
            return
        if not self.stack:
            self.root = node
            return
        around = self.stack[-1]
        if isinstance(around.values, list):
            around.values.append(node)
        elif around.key is None:
            around.key = self.key(node, around.values)
        else:
            around.values.setdefault(around.key, node)
            around.key = None

    def key(self, node: Node, values: dict[Text, Node]) -> Text:
        if not isinstance(node, Text):
            self.note(node.place, "a key that is itself a list or a block", "write a plain word before the colon")
            return Text("", node.place)
        if node in values:
            first = next(earlier for earlier in values if earlier == node)
            self.note(
                node.place,
                f"the key {node} stands here for the second time; the first is on line {first.place.line}",
                "keep one of them, or rename this one",
            )
        return node

    def refuse_anchor_and_tag(self, event: Any, place: Place) -> None:
        if event.anchor:
            self.note(
                place,
                f"an anchor: &{event.anchor}",
                "write the value out where it is needed; each entry stands by itself",
            )
        if event.tag is not None:
            self.note(place, f"a tag: {event.tag}", "remove it; every value here is text")

    def refuse_what_yaml_would_change(self, text: Text, *, is_key: bool) -> None:
        if text == "":
            return  # an empty value: the model says which field is empty
        tag = _RESOLVER.resolve(yaml.ScalarNode, str(text), (True, False))
        kind = tag.rpartition(":")[2]
        if is_key and kind == "bool":
            return  # `on:` is a word of ours, and keys are read as text
        if kind == "merge":
            self.note(text.place, "a merge key: <<", "write the values out; each entry stands by itself")
        elif kind != "str" or _NUMBER_LIKE.fullmatch(text):
            fact = f"{brief(text)} has no quotes: {_what_yaml_makes(kind, str(text))}"
            self.note(text.place, fact, f'write "{brief(text)}" in double quotes')

    def refuse_lost_comment(self, event: Any, text: Text) -> None:
        if event.value == "":
            return
        line = self.lines[event.end_mark.line] if event.end_mark.line < len(self.lines) else ""
        rest = line[event.end_mark.column :]
        if re.match(r"\s+#", rest):
            lost = rest.strip()
            self.note(
                text.place,
                f"the words after # would be lost: {lost[:60]}",
                "put the value in double quotes, or the comment on a line of its own",
            )

    def refuse_comment_without_space(self, start: Any, end: Any) -> None:
        """Note each # between two values that libyaml takes for a comment though no space stands before it."""
        for number in range(start.line, end.line):
            line = self.lines[number]
            at = line.find("#", start.column if number == start.line else 0)
            if at > 0 and not line[at - 1].isspace() and not _is_hidden(line[at - 1]):
                self.note_comment_without_space(number, at)

    def refuse_comment_behind_the_sign(self, event: Any) -> None:
        line, column = event.start_mark.line, event.start_mark.column
        if sign := re.match(r"[|>][-+\d]*#", self.lines[line][column:]):
            self.note_comment_without_space(line, column + sign.end() - 1)

    def note_comment_without_space(self, line: int, column: int) -> None:
        lost = self.lines[line][column:].strip()
        place = Place(self.file, line + self.first_line, column + 1)
        self.note(
            place,
            f"the words after # would be lost: {lost[:60]}",
            "put the words inside the quotes, or the comment on a line of its own",
        )

    def refuse_dash(self, event: Any) -> None:
        """Note a line of bare text that was meant as the next entry of a list."""
        for number in range(event.start_mark.line + 1, event.end_mark.line + 1):
            if dash := re.match(r" *(?=- )", self.lines[number]):
                place = Place(self.file, number + self.first_line, dash.end() + 1)
                fact = "a dash that starts no entry: YAML adds this line to the text above"
                self.note(place, fact, "put it below the dash above, or the whole text in double quotes")

    def refuse_question_mark(self, event: Any, place: Place) -> None:
        if not self.awaits_key or self.stack[-1].in_brackets:
            return
        around = self.stack[-1]
        if event.style in ("|", ">") or around.margin == around.place.column - 1 < event.start_mark.column:
            self.note(place, "a key behind a question mark", "write a plain word before the colon")

    def refuse_what_stands_too_far_left(self, event: Any) -> None:
        """Note a value, or a line of one, that stands no further right than its block: libyaml does not mind."""
        start, end = event.start_mark, event.end_mark
        if (
            start.column <= self.margin
            and start.index < end.index
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

    def note(self, place: Place, fact: str, remedy: str) -> None:
        self.problems.append(Problem(place, fact, remedy))


_RESOLVER: Any = yaml.SafeLoader("")
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


def _is_hidden(character: str) -> bool:
    category = unicodedata.category(character)
    return category in {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"} or (category == "Zs" and character != " ")


def hidden(lines: list[str], file: str, first_line: int) -> Iterator[Problem]:
    """Yield tabs, characters that cannot be seen, and marks that a merge left behind."""
    for number, line in enumerate(lines, first_line):
        if re.match(r"(<{7}|={7}|>{7})( |$)", line):
            yield Problem(
                Place(file, number),
                f"a merge conflict was left here: {line[:40]}",
                "choose one side and remove the three marker lines",
            )
        if line.isascii() and line.isprintable():
            continue
        for column, character in enumerate(line, 1):
            if character == "\t":
                yield Problem(Place(file, number, column), "a tab", "use spaces: two for each level")
                break
            if _is_hidden(character):
                name = unicodedata.name(
                    character,
                    "control character" if unicodedata.category(character) == "Cc" else "character without a name",
                )
                yield Problem(
                    Place(file, number, column),
                    f"a hidden character: U+{ord(character):04X} {name.lower()}",
                    "delete it, or type a plain space",
                )
                break


def _syntax(error: yaml.MarkedYAMLError, place: Place, line: list[str]) -> Problem:
    """Say in plain words what the YAML parser stumbled over."""
    complaint = f"{error.context or ''} {error.problem or ''}"
    before = line[0][: place.column - 1] if line else ""
    if "block mapping" in complaint and '"' in before:
        complaint = "quoted scalar"  # the text behind a quote that was closed too early
    elif "block mapping" in complaint and re.search(r"[\]}]", before):
        complaint = "flow"
    for part, fact, remedy in _SYNTAX:
        if part in complaint:
            return Problem(place, fact, remedy)
    shown = line[0].strip()[:60] if line else ""
    return Problem(
        place,
        f"YAML cannot be read here ({error.problem}): {shown}",
        "compare this line with the entry above: indentation, quotes, colons",
    )


_SYNTAX = [
    ("mapping values are not allowed", "a colon inside unquoted text", "put the whole value in double quotes"),
    ("escape", "a backslash that YAML cannot read", "write \\\\ for a backslash, or use single quotes"),
    (
        "quoted scalar",
        "a quote that is opened and not closed, or closed too early",
        'put " at both ends, and use \u2019 or \\" inside',
    ),
    ("found unexpected ':'", "a colon inside unquoted text", "put the whole value in double quotes"),
    (
        "mapping keys are not allowed",
        "a question mark that YAML reads as the start of a key",
        "put the whole value in double quotes",
    ),
    (
        "sequence entries are not allowed",
        "a dash that YAML reads as the start of a list",
        "put the whole value in double quotes, or the list on the next line",
    ),
    ("cannot start any token", "text that starts with a special character", "put the whole value in double quotes"),
    (
        "could not find expected ':'",
        "a line without a colon",
        "write `key: value`, or indent it to belong to the line above",
    ),
    (
        "did not find expected ',' or",
        "an opening bracket that is not closed",
        "write lists one entry a line, each after a dash",
    ),
    ("expected ',' or", "an opening bracket that is not closed", "write lists one entry a line, each after a dash"),
    ("block node", "text that starts with a special character", "put the whole value in double quotes"),
    ("flow", "a bracket or brace that YAML reads as a list", "put the whole value in double quotes"),
    ("block mapping", "the indentation of this line fits nothing above it", "give it as many spaces as its neighbours"),
    (
        "block collection",
        "the indentation of this line fits nothing above it",
        "give it as many spaces as its neighbours",
    ),
    (
        "block sequence",
        "the indentation of this line fits nothing above it",
        "give it as many spaces as its neighbours",
    ),
    ("alias", "an alias", "write the value out; if it is text, put it in double quotes"),
    ("anchor", "an anchor", "write the value out; if it is text, put it in double quotes"),
    ("tag", "a tag", "remove it; if it is text, put it in double quotes"),
    ("block scalar", "a sign after > or | that YAML cannot read", "write >- and start the text on the next line"),
    ("incompatible", "a YAML directive", "remove the line that starts with %"),
    ("directive", "a YAML directive", "remove the line that starts with %"),
    ("document start", "text that does not belong to the structure above it", "indent it, or give it a key"),
]
