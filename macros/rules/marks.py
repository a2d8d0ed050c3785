"""Marks of other programs: what they strike out, tick, number or hide, and what this site shows as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.model.body import without_code, without_targets
from macros.model.index import Index
from macros.model.places import Problem
from macros.rules.glance import BEHIND_BRACKETS, NO_LINK, Glance
from macros.rules.ways import at_a_glance, bodies_of


def pages_hold_no_marks_of_other_programs(index: Index) -> Iterator[Problem]:
    """What other programs mark, tick, number or hide has no place on a page, which would show it as it was typed."""
    bodies = list(bodies_of(index))
    for body in (bodies[number] for number in sorted(that_may_hold_one(at_a_glance(index))) if number < len(bodies)):
        is_ticked = False
        for block in body.blocks:
            is_code = block.words.startswith("```")  # which is told as such
            mark = None if is_code else mark_in(without_targets(without_code(block.words)))
            was_ticked, is_ticked = is_ticked, bool(mark and mark[0].endswith("]"))
            if mark and not (was_ticked and is_ticked):  # a list that somebody ticked is told once
                yield Problem(block.place(mark.start()), *shown_as_typed(mark[0]))


def that_may_hold_one(glance: Glance) -> set[int]:
    """Return the numbers of the texts that may hold a mark."""
    return glance.holding(*_TRACES, table=_CLASSES) | glance.holding(NO_LINK, table=BEHIND_BRACKETS)


def mark_in(words: str) -> re.Match[str] | None:
    """Return the first mark in words without code."""
    return re.search(_MARK, words)


def shown_as_typed(mark: str) -> tuple[str, str]:
    """Return what is wrong with a mark, and what to write instead."""
    first, *_ = mark.strip().split("\n")
    is_formula = first.startswith((r"\[", r"\("))
    remedy = (
        "take the backslash out, or say it in words" if first.startswith("\\") and not is_formula else "say it in words"
    )
    return f"a sign that is shown as it is: {first}", remedy


# What is asked at a glance: one of these stands in every mark without square brackets, where a letter is an x, and a
# sign that is rare in plain words is a ~.
_TRACES = (b"~", b":x", b":::", b"==", b"++", b"%%", b"''", b"\n: ", b"\n= ", b"// ", b"( )")
_CLASSES = bytes(
    ord("~" if sign in "~^$\\" else "x" if sign.isascii() and sign.isalpha() else sign) for sign in map(chr, range(256))
)
_NAMED = ":[a-z+-][a-z0-9_+-]*[a-z0-9]:"
_START = r"(?:(?:^|(?<=\n)|(?<=\| ))(?:(?:[-*+>]|\d+\.) +)*)"  # of a line, of a cell, of an entry or a quote
_MARK = "|".join(  # compiled where a hint is found
    (
        r"~~|==(?=[^\s=][^=\n]*==)|\^\^(?=\S)|(?<!\{)\+\+[\w+-]+\+\+",  # struck out, marked, underlined, keys
        r"(?<=\w)(?P<raised>[~^])\w{1,9}(?P=raised)|(?<![\w~])~(?=[^\W\d])[^~\n]*(?<=\w)~(?![\w~])",
        rf"{_START}(?:\[[ xX]?\]|\( \))(?= )",  # boxes to tick
        rf"(?<![\w:]){_NAMED}(?![\w:])",  # pictures by their names
        r"\$(?=[^\s\d$])[^$\n]*[^\s$]\$(?!\d)|\$\$[^$]+\$\$|\\[\[(](?=[^\n]{0,60}[\\^_=])[^\n]{0,60}?\\[\])]",  # sums
        r"\\(?![\\`*_{}\[\]()>#+\-.!|\s]|$)\w*",  # a backslash that keeps no sign from being Markdown
        rf"{_START}\*\[[^\]\n]*\]:|(?:^|(?<=\n)): {{1,3}}(?=\S)",  # what is spelt out or defined
        rf"{_START}(?:=+ (?=\S)|:::+|// |%%)[^\n]{{0,20}}|%%[^%\n]+%%",  # headings, boxes and remarks
        r"'{2,3}(?=\w)|\[/[A-Za-z]+\]|\^\[",  # words in bold, marks in pairs, notes
        r"(?<=[\w.,;:!?\u201d\u2019])\[(?:\d{1,3}|[A-Z]{2,3}\d{1,2})\](?!\()",  # the number of a note
    )
)
