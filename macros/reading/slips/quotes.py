"""Quotes round a value: of a word processor, too early, too late, none where YAML needs them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from macros.model.places import named
from macros.model.typed import quoted
from macros.reading.slips.looks import KEY, QUOTES, START, Look

CURLY = re.compile(
    rf"(?P<open>[{QUOTES}\"]|``|'')(?P<text>[^\"{QUOTES}]+(?:\u2019[^\"{QUOTES}]+)*)(?P<close>[{QUOTES}\"]|''|``)"
)


def of_curly(sign: str) -> tuple[str, str]:
    """Return fact and remedy for a quote that is no straight one."""
    shown = named(sign) if len(sign) == 1 else f"two signs {sign[0]}"
    return f"{shown}, where a straight quote should stand", 'write " at both ends; make fix does it'


def curly(line: str) -> Iterator[Look]:
    """Look for quotes of a word processor around a value."""
    match = re.match(rf"{START}(?:{KEY}:\s+)?(?={CURLY.pattern}(?P<end>\s*(?:\s#.*)?)$)", line)
    if match and (curly := CURLY.match(line, match.end())) and (curly["open"], curly["close"]) != ('"', '"'):
        odd = curly["open"] if curly["open"] != '"' else curly["close"]
        at = curly.start("open") if curly["open"] != '"' else curly.start("close")
        trial = f"{line[: curly.start()]}{quoted(curly['text'])}{line[curly.end() :]}"
        yield Look(at, *of_curly(odd), trial, sure=True)


def unclosed(lines: Sequence[str], number: int, last: Any) -> Iterator[Look]:
    """Look for a quote that closes too early, too late, or not at all."""
    line = lines[number]
    match = re.match(rf"{START}(?:{KEY}:\s+)?(?=[\"'])", line)
    if not match:
        return
    opens = match.end()
    sign, rest = line[opens], line[opens + 1 :]
    before = line[:opens]
    if sign == "'" and (value := re.match(r"(?P<text>.*\w'\w.*)'(?P<end>\s*(?:\s#.*)?)$", rest)):
        text = value["text"].replace("''", "'")
        at = opens + 2 + len(re.split(r"(?<=\w)'(?=\w)", rest)[0]) - 1
        fact = "an apostrophe ends the text that a single quote opened"
        trial = f"{before}{quoted(text)}{value['end']}"
        yield Look(at, fact, 'write " at both ends, or \u2019 for the apostrophe; make fix does it', trial, sure=True)
    if sign == '"' and rest.rstrip().endswith('\\"'):
        at = opens + 1 + rest.rindex('\\"')
        trial = before + quoted(rest[: rest.rindex('\\"')] + "\\")
        yield Look(
            at,
            "a backslash takes away the meaning of the quote behind it",
            "write \\\\ for a backslash, or leave it out",
            trial,
        )
    closes = _end_of(rest, sign)
    if closes is None:
        if last is not None and last.start_mark.line == number and last.end_mark.line == number:
            return
        others = QUOTES + "\"'".replace(sign, "")
        odd = next((at for at in range(len(rest) - 1, -1, -1) if rest[at] in others), None)
        ends = re.search(r"\s+#[^\"]*$", rest)
        text = rest[: ends.start()] if ends else rest
        trial = before + quoted(text.rstrip()) + (ends[0] if ends else "")
        if odd is not None and not rest[odd + 1 : ends.start() if ends else None].strip():
            trial = before + quoted(rest[:odd]) + (ends[0] if ends else "")
            yield Look(opens + 1 + odd, *of_curly(rest[odd]), trial, sure=True)
        yield Look(
            opens,
            f"a quote {sign} that is opened here and not closed on this line",
            f"write {sign} at the end of the text too",
            trial,
        )
        return
    behind = rest[closes + 1 :]
    if not behind.strip():
        return
    at = opens + 1 + closes + 1 + len(behind) - len(behind.lstrip())
    yield from _behind(before + line[opens : opens + closes + 2], behind.strip(), at, sign)


def brackets(line: str) -> Iterator[Look]:
    """Look for a bracket that is not closed, and for text that starts with a bracket or a brace."""
    if match := re.match(rf"{START}{KEY}: +(?P<open>[\[{{])[^\]}}#]*$", line):
        trial = f"{line}{']' if match['open'] == '[' else '}'}"
        remedy = "write lists one entry a line, each after a dash"
        yield Look(match.start("open"), "an opening bracket that is not closed", remedy, trial)
    match = re.match(rf"(?P<key>\s*(?:- )*{KEY}: +)(?P<value>[\[{{].*?[\]}}].*\S)", line)
    if match and match["value"][-1] not in "]}":
        fact = f"text that starts with {match['value'][0]}, by which YAML opens a list"
        yield Look(
            match.start("value"), fact, "put the whole value in double quotes", match["key"] + quoted(match["value"])
        )


def bare(line: str) -> Iterator[Look]:
    """Look for text that needs quotes: a colon inside, or a sign at its start that means something in YAML."""
    match = re.match(rf"(?P<key>\s*(?:- )*(?:{KEY}: +)?)(?P<value>[^\s\"'>|\[{{#&*!-].*?)(?P<end>\s*)$", line)
    if not match or not match["key"].strip():
        return
    value = match["value"]
    curly = CURLY.fullmatch(value)
    trial = match["key"] + quoted(curly["text"] if curly else value) + match["end"]
    sure = " #" not in value  # the words behind # may be a remark
    if value[0] in "@`%":
        fact = f"text that starts with {value[0]}, which means something else in YAML"
        yield Look(match.start("value"), fact, "put the whole value in double quotes", trial, sure=sure)
    elif colon := re.search(r":(\s|$)", value):
        at = match.start("value") + colon.start()
        yield Look(at, "a colon inside unquoted text", "put the whole value in double quotes", trial, sure=sure)


def _end_of(rest: str, sign: str) -> int | None:
    """Return where a text in quotes ends, or None."""
    pattern = r"(?:[^\"\\]|\\.)*(?=\")" if sign == '"' else r"(?:[^']|'')*(?=')"
    match = re.match(pattern, rest)
    return match.end() if match else None


def _behind(kept: str, behind: str, at: int, sign: str) -> Iterator[Look]:
    """Look at what stands behind a text in quotes."""
    if match := re.match(rf"[,;]?\s*({KEY}):\s", behind):
        fact = f"two keys on one line: {match[1]} stands behind another value"
        yield Look(at, fact, f"start a new line before {match[1]}:", kept)
        return
    if re.match(r"(//|<!--|/\*|--|\()", behind):
        fact = f"words behind the closing quote: {behind[:40]}"
        yield Look(at, fact, "put a remark on a line of its own, with # and a space before it", kept)
        return
    if match := re.match(r"(?:[-,;]|and|or)?\s*[\"']", behind):
        fact = f"two texts on one line: {behind[:40]}"
        yield Look(
            at, fact, 'write each on a line of its own, behind a dash: - "a"; a quote inside a text is \\"', kept
        )
        return
    if re.fullmatch(r"[^\w\s\"']+", behind):
        yield Look(at, f"{behind[:10]} behind the closing quote", "take it out, or put it inside the quotes", kept)
        return
    inside = 'write \u2019 or \\" inside the text' if sign == '"' else "write '' or \u2019 inside the text"
    fact = f"a quote {sign} that closes too early: {behind[:40]} stands behind it"
    yield Look(at, fact, f"{inside}, and {sign} at its end", kept)
