"""Words behind a #, which YAML drops: each that may have been meant as text is told."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

from macros.model.places import Place, Text, brief, nearly
from macros.reading import signs
from macros.reading.yaml.manuscript import Manuscript
from macros.reading.yaml.nest import Nest

TITLED = "mappings.yml"  # the file in which `fix` writes titles beside numbers


class Remarks(NamedTuple):
    """Looks at the remarks of a text while it is read."""

    manuscript: Manuscript
    nest: Nest

    def refuse_lost(self, before: Any, after: Any) -> None:
        """Note each remark between two values that may hold words of the value above it."""
        above, start, lines = before.end_mark, after.start_mark, self.manuscript.lines
        for number in range(above.line, min(start.line + 1, len(lines))):
            line = lines[number]
            at = line.find("#", above.column if number == above.line else 0)
            if at < 0 or (number == start.line and at >= start.column):
                continue
            if line[:at].strip():
                self._refuse_behind(before, after, number, at)
            elif number == above.line + (above.column > 0) and self._may_be_text(before, number, at):
                fact = f"the words after # would be lost, right below text: {line[at : at + 60]}"
                remedy = "put the whole text in double quotes, or the remark above its key"
                spoils = self.manuscript.place(before.start_mark)
                self.manuscript.note(self.manuscript.at(number, at), fact, remedy, spoils=spoils)

    def refuse_behind_the_sign(self, event: Any) -> None:
        """Note a remark behind the sign that opens a text over several lines."""
        line, column = event.start_mark.line, event.start_mark.column
        if sign := re.match(r"[|>][-+\d]*\s*#", self.manuscript.lines[line][column:]):
            self._note(line, column + sign.end() - 1)

    def refuse_inside(self, event: Any, text: Text) -> None:
        """Note a line of a text over several lines that looks like a remark, and would be printed."""
        lines = self.manuscript.lines
        for number in range(event.start_mark.line + 1, min(event.end_mark.line + 1, len(lines))):
            line = lines[number].strip()
            if line.startswith("# ") and line in text:
                place = self.manuscript.at(number, lines[number].index("#"))
                fact = f"a remark inside a text, where it would be printed: {brief(line)}"
                remedy = "put it above the key of the text; or, if it belongs to the text, begin the line with a word"
                self.manuscript.note(place, fact, remedy, spoils=text.place)

    def with_lost(self, event: Any, text: Text) -> Text:
        """Note the words behind a # that follow text without quotes, and return the text with them."""
        lines = self.manuscript.lines
        line = lines[event.end_mark.line] if event.end_mark.line < len(lines) else ""
        if "#" not in line:
            return text
        lost = re.match(r"\s+#.*", line[event.end_mark.column :])
        if not lost or self._is_titled or self._lacks_a_colon(event, text) or _GLUED.match(text):
            return text
        fact = f"the words after # would be lost: {lost[0].strip()[:60]}"
        self.manuscript.note(text.place, fact, _KEEP_IN_QUOTES, spoils=text.place)
        return Text(f"{text}{lost[0].rstrip()}" if " " in text else str(text), text.place)  # a word needs no remark

    @property
    def _is_titled(self) -> bool:
        """Whether the value read now is a number beside which a title may stand, or may be one of a second entry."""
        is_number = nearly((self.nest.key_now or "").lower(), ["number"]) != "" or (
            bool(self.nest) and self.nest[-1].is_doubled
        )
        return self.manuscript.file.endswith(TITLED) and is_number

    def _lacks_a_colon(self, event: Any, text: Text) -> bool:
        """Tell whether a key without its colon stands here, with the next key below it: then the parser stumbles."""
        below = "".join(self.manuscript.lines[event.end_mark.line + 1 : event.end_mark.line + 2])
        is_key_below = re.match(rf" {{{event.start_mark.column}}}[a-z][\w-]*:(\s|$)", below)
        return bool(re.match(r"[a-z][\w-]* +\"", text) and is_key_below)

    def _may_be_text(self, before: Any, number: int, column: int) -> bool:
        """Tell whether a remark that begins in this column may be a line of the text above, which nothing ends."""
        is_text = isinstance(before, yaml.ScalarEvent) and before.style not in ('"', "'") and bool(before.value)
        if not is_text or self.nest.awaits_value:
            return False
        if column > self.nest.margin:
            return True
        is_key = _KEY_PUT_ASIDE.match(self.manuscript.lines[number], column)
        return " " in before.value and not is_key and column > self._begins_below(number)

    def _begins_below(self, number: int) -> int:
        """Return the column in which the next line begins that is no remark: what speaks of it stands above it."""
        below = (line for line in self.manuscript.lines[number + 1 :] if line.strip() and line.lstrip()[0] != "#")
        line = next(below, "")
        return len(line) - len(line.lstrip())

    def _refuse_behind(self, before: Any, after: Any, number: int, at: int) -> None:
        """Note a remark on the line of a value, but for the title beside a number."""
        line = self.manuscript.lines[number]
        is_text = isinstance(before, yaml.ScalarEvent)
        ends_here = number == before.end_mark.line
        has_space = line[at - 1].isspace() or signs.is_hidden(line[at - 1])
        if has_space and is_text and ends_here and not line[before.end_mark.column : at].strip():
            if not before.style and before.value:
                return  # told with the text
            if self._is_titled:
                return
        empty = next((event for event in (before, after) if _is_empty(event)), None)
        opens = line[:at].rstrip().endswith((":", "-")) and not line[before.end_mark.column : at].strip(":- ")
        if has_space and (isinstance(before, yaml.DocumentStartEvent) or (opens and not empty)):
            return  # behind a key or a dash below which its value stands
        key = self.nest.key_now
        spoils = self.manuscript.place(before.start_mark) if is_text and ends_here else None  # it may lack these words
        if empty:
            spoils = key.place if key else self.manuscript.place(empty.start_mark)
        self._note(number, at, spoils=spoils)

    def _note(self, line: int, column: int, spoils: Place | None = None) -> None:
        lost = self.manuscript.lines[line][column:].strip()
        fact = f"the words after # would be lost: {lost[:60]}"
        self.manuscript.note(self.manuscript.at(line, column), fact, _KEEP_IN_QUOTES, spoils=spoils)


_KEY_PUT_ASIDE = re.compile(r"#+ *(- )?[a-z_-]+:( |$)")
_GLUED = re.compile(r"[a-z][\w-]*:[\"']")  # a key without the space behind its colon, which is told
_KEEP_IN_QUOTES = "put them inside double quotes with the value, or on a line of their own above it"


def _is_empty(event: Any) -> bool:
    return isinstance(event, yaml.ScalarEvent) and not event.value and not event.style
