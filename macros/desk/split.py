"""A text becomes provisions, by the notation of its framework, with a sentence for every doubt."""

from __future__ import annotations

import re
import statistics
from dataclasses import dataclass, field, replace

from macros.desk.doubts import doubts_of
from macros.desk.lines import BULLETS, Document, Line
from macros.desk.notation import Notation, Piece, Split, normalised, notation_of
from macros.desk.starts import ENDED, Chain, Start, chain_of, heading_number, written

__all__ = ["READER", "Notation", "Piece", "Split", "normalised", "notation_of", "split"]

READER = "1"  # version of all that reads and splits a text: rises when the same text would be split otherwise

_LEADERS = re.compile(r"(?:[.\u2026_]\s?){4,}\s*\d*$")  # dots that lead to a page: a line of a list of contents
_TABLE_HEAD = re.compile(r"(no|nr|number|ref|#)\.?(\s+\w+){0,6}", re.IGNORECASE)
_LEAD_IN = re.compile(r"(:|\u2026|\.\.\.|[-\u2013\u2014]|\w+ \w+ \w+,?)$")
_LONGEST_LEAD_IN, _LONGEST_HEADING = 40, 12  # words
_HEADING_ALONE, _HEADING_AND_LEAD_IN = 2, 6  # lines above a number
_FEW_WORDS = 12  # of a line of contents


def split(document: Document, notation: Notation) -> Split:
    """Return the provisions of a text, each with its heading and lead-in, and the doubts."""
    lines = tuple(
        line
        for line in document.lines
        if not _LEADERS.search(line.words) and not _TABLE_HEAD.fullmatch(line.words.removeprefix("\u2022 "))
    )
    chain = chain_of(lines, notation)
    vocabulary = frozenset(word for line in lines for word in re.findall(r"[\w-]+", line.words.lower()))
    taken = _without_contents(_Reader(lines, chain, vocabulary).read())
    taken = _in_series(taken, notation)
    pieces = tuple(
        Piece(
            written(one.start.number, notation.separator),
            _joined([line for paragraph in one.paragraphs for line in paragraph], vocabulary),
            (one.headings or [""])[-1],
            one.lead_in,
            one.series,
            lines[one.start.line].page,
        )
        for one in taken
    )
    starts = tuple(one.start for one in taken)
    return Split(pieces, (*doubts_of(pieces, replace(chain, starts=starts), lines, notation), *document.notes))


@dataclass(slots=True)
class _Taken:
    """A provision that is being read."""

    start: Start
    depth: int
    headings: list[str]
    lead_in: str
    paragraphs: list[list[str]] = field(default_factory=list)
    series: str = ""


class _Reader:
    """Goes through the lines once and gives each to a provision, a heading or a lead-in."""

    def __init__(self, lines: tuple[Line, ...], chain: Chain, vocabulary: frozenset[str]) -> None:
        self.lines = lines
        self.vocabulary = vocabulary
        self.starts = {start.line: start for start in chain.starts}
        self.coming = list(chain.starts)
        self.marked = any(line.heading for line in lines)
        self.headings: list[str] = []  # since the last provision; those before it stay until the next heading
        self.lead_in = ""
        self.between: list[list[str]] = []  # paragraphs since the last heading that belong to no provision
        self.taken: list[_Taken] = []
        self.open: _Taken | None = None
        self.place_of_heading = -2

    def read(self) -> list[_Taken]:
        """Return the provisions in the order of the text."""
        for place, line in enumerate(self.lines):
            if place in self.starts:
                self._begin(self.starts[place], line)
            elif self._is_heading(place, line):
                self._head(place, line)
            else:
                self._add(line)
        if self.open:
            _end_at_last_paragraph(self.open)
        return self.taken

    def _begin(self, start: Start, line: Line) -> None:
        self.coming.pop(0)
        before = self.open.paragraphs if self.open else []
        if lead_in := _lead_in([_joined(paragraph, self.vocabulary) for paragraph in self.between[-3:]]):
            self.lead_in = lead_in
        elif len(before) > 1 and before[-1][-1].endswith(":") and ENDED.search(before[-2][-1]):
            self.lead_in = _joined(before.pop(), self.vocabulary)  # it frames what follows, and is no part of the last
        elif self.taken and self.taken[-1].start.group != start.group:
            self.lead_in = ""  # a lead-in frames its own group: "I will not" must not reach the next
        self.between = []
        self.open = _Taken(start, line.depth, list(self.headings), self.lead_in, [[start.words]] if start.words else [])
        self.headings = self.headings[-1:]
        self.taken.append(self.open)

    def _head(self, place: int, line: Line) -> None:
        words = heading_number(line.words)
        title = words[1] if words else line.words
        goes_on = place == self.place_of_heading + 1 and not line.opens and self.lines[place - 1].page == line.page
        if goes_on and self.headings:
            self.headings[-1] = _joined([self.headings[-1], title], self.vocabulary)
        else:
            if self.open:
                self.headings = []
            self.headings.append(_joined([title], self.vocabulary))
        self.place_of_heading = place
        self.open, self.lead_in, self.between = None, "", []

    def _add(self, line: Line) -> None:
        if self.open and line.depth < self.open.depth:
            self.open = None
        paragraphs = self.open.paragraphs if self.open else self.between
        if line.opens or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(line.words)

    def _is_heading(self, place: int, line: Line) -> bool:
        if line.heading:
            return True
        if not line.opens or not self.coming or re.match(rf"[{BULLETS}]", line.words):
            return False
        following = self.coming[0]
        anew = following.number[-1] == 1 or self.open is None or self.open.start.group != following.group
        near = anew and following.line - place <= _HEADING_AND_LEAD_IN
        found = heading_number(line.words)
        if near and found and found[0] == following.group:
            return True
        titled = (
            line.words[0].isupper() and line.words[-1] not in ".?!:;," and len(line.words.split()) <= _LONGEST_HEADING
        )
        return not self.marked and titled and (self.open is None or following.line - place <= _HEADING_ALONE)


def _lead_in(paragraphs: list[str]) -> str:
    """Return the last paragraph above a number if it leads on to it; the head of a table may stand between them."""
    fitting = [words for words in paragraphs if len(words.split()) <= _LONGEST_LEAD_IN]
    with_a_colon = [words for words in fitting if words.endswith(":")]
    return (with_a_colon or [words for words in fitting if words == paragraphs[-1] and _LEAD_IN.search(words)] or [""])[
        -1
    ]


def _end_at_last_paragraph(last: _Taken) -> None:
    """Take what follows the last number of all away from it, unless its sentence goes on."""
    for place, paragraph in enumerate(last.paragraphs[1:], 1):
        goes_on = paragraph[0][0] in BULLETS or paragraph[0][0].islower()
        if not goes_on:
            del last.paragraphs[place:]
            return


def _without_contents(taken: list[_Taken]) -> list[_Taken]:
    """Leave out a list of contents or an index: each number with a few of the words that it has elsewhere."""
    runs: dict[int, dict[tuple[int, ...], str]] = {}
    for one in taken:
        words = normalised(" ".join(word for paragraph in one.paragraphs for word in paragraph))
        runs.setdefault(one.start.run, {})[one.start.number] = re.sub(r"\s+\d+$", "", words)
    lists = {
        run
        for run, words in runs.items()
        if any(_is_list_of(words, others) for other, others in runs.items() if other != run)
    }
    kept = [one for one in taken if one.start.run not in lists]
    order = {run: place for place, run in enumerate(dict.fromkeys(one.start.run for one in kept))}
    for one in kept:
        one.start = replace(one.start, run=order[one.start.run])
    return kept


def _is_list_of(words: dict[tuple[int, ...], str], whole: dict[tuple[int, ...], str]) -> bool:
    shared = [number for number in words if number in whole]
    if len(shared) * 10 < len(words) * 6:
        return False
    begins = [
        whole[number].startswith(words[number][:20]) and len(words[number]) < len(whole[number]) for number in shared
    ]
    shorter = [len(words[number]) * 2 < len(whole[number]) for number in shared]
    return sum(begins) * 2 > len(shared) or (
        sum(shorter) * 10 > len(shared) * 7
        and statistics.median(len(words[number].split()) for number in shared) <= _FEW_WORDS
    )


def _in_series(taken: list[_Taken], notation: Notation) -> list[_Taken]:
    """Name the part of the text that each provision stands in, where numbers begin anew."""
    runs = dict.fromkeys(one.start.run for one in taken)
    if len(runs) < 2 and not notation.series:  # noqa: PLR2004  one count, one part
        return taken
    for run in runs:
        of_run = [one for one in taken if one.start.run == run]
        above = of_run[0].headings
        named = [name for name in notation.series if any(normalised(name) in normalised(heading) for heading in above)]
        by_order = notation.series[run : run + 1] or above[-2:-1] or above[-1:] or (f"part {run + 1}",)
        for one in of_run:
            one.series = (named or list(by_order))[0]
    return taken


def _joined(lines: list[str], vocabulary: frozenset[str]) -> str:
    """Join lines, and words that a line's end divided; ligatures are opened."""
    parts: list[str] = []
    for line in (re.sub("[\ufb00-\ufb06]", lambda found: _opened(found[0]), each) for each in lines):
        divided = re.search(r"(\w+)[-\u2010\u00ad]$", parts[-1]) if parts else None
        rest = re.match(r"\w+", line)
        if divided and rest and rest[0][0].islower():
            if not _keeps_its_hyphen(divided[1].lower(), rest[0].lower(), vocabulary):
                parts[-1] = parts[-1][:-1]
            parts[-1] += line
        else:
            parts.append(line)
    return " ".join(" ".join(parts).replace("\u00ad", "").split())


def _keeps_its_hyphen(first: str, second: str, vocabulary: frozenset[str]) -> bool:
    """Tell whether a hyphen at a line's end belongs to the word: the text has it so, or both halves as words."""
    if f"{first}-{second}" in vocabulary:
        return True
    return f"{first}{second}" not in vocabulary and {first, second} <= vocabulary


def _opened(ligature: str) -> str:
    return {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}.get(ligature, "st")
