"""What a slip looks like on the line where YAML stumbles: the signs that editors and fingers make come first."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from macros.model.places import brief, named

_KEY = r"[A-Za-z][\w-]*"
_START = r"(?P<start>\s*(?:- +)*)"  # of a line: its margin, and the dash of its entry
_QUOTES = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b\u00ab\u00bb\u2039\u203a\uff02\uff07\u2032\u2033\u00b4`"
CURLY = re.compile(
    rf"(?P<open>[{_QUOTES}\"]|``|'')(?P<text>[^\"{_QUOTES}]+(?:\u2019[^\"{_QUOTES}]+)*)(?P<close>[{_QUOTES}\"]|''|``)"
)


_FURTHER = 40  # lines below the place of a slip, to see whether YAML gets further without it
_LONGEST_LINE = 10_000
_MOST_LINES = 200_000


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip on a line (counted from 0): where, what, what to write, and the line as it should be, if that is sure."""

    line: int
    column: int
    fact: str
    remedy: str
    mended: str | None = None


@dataclass(frozen=True, slots=True)
class _Look:
    """What a line could have been meant as: the slip is real where YAML gets further with `trial` in its place."""

    column: int
    fact: str
    remedy: str
    trial: str
    sure: bool = False


def quoted(text: str) -> str:
    """Return text in double quotes, on one line."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def found(error: Any, lines: Sequence[str], last: Any, reach: Callable[[str], int]) -> Slip | None:
    """Return the slip that a parser stumbled over, or None where no sign tells of one.

    `last` is the value read before; `reach` tells how many lines of a text can be read.
    """
    stumbled = error.problem_mark.line
    lines = lines[: stumbled + _FURTHER]
    if any(len(line) > _LONGEST_LINE for line in lines[max(stumbled - 1, 0) : stumbled + 1]) or stumbled > _MOST_LINES:
        return None
    for number in _near(error, lines, last):
        for look in _looks(lines, number, last):
            trial = "\n".join([*lines[:number], look.trial, *lines[number + 1 :]])
            if reach(trial) > stumbled + look.trial.count("\n"):
                return Slip(number, look.column, look.fact, look.remedy, look.trial if look.sure else None)
    is_uneven = "block" in f"{error.context} {error.problem}" or "document start" in error.problem
    return _slid(lines, stumbled, reach) if is_uneven else None


def _slid(lines: Sequence[str], stumbled: int, reach: Callable[[str], int]) -> Slip | None:
    """Return the line that slid to the left or the right, or lost its dash: YAML gets furthest where it is put back."""
    filled = [number for number in range(min(stumbled, len(lines))) if lines[number].strip()]
    here = _margin(lines, stumbled - 1, 1)
    deeper = list(itertools.takewhile(lambda number: _margin_of(lines[number]) > here, reversed(filled)))
    before = filled[-len(deeper) - 1 : -len(deeper) or None]
    best, slip = (stumbled + 1, False), None
    for number in dict.fromkeys([*filled[-1:], *before, *deeper[-1:], stumbled]):
        line = lines[number] if number < len(lines) else ""
        body = line.lstrip(" ")
        margin = len(line) - len(body)
        if not body or body[0] in "#]}" or not re.match(rf"(- )*({_KEY}:|[\"'])", body):
            continue
        trials: list[tuple[Slip, str]] = []
        for other in sorted({_margin(lines, number, -1), _margin(lines, number, 1), here} - {margin}):
            way = "right" if margin > other else "left"
            count = abs(margin - other)
            fact = f"this line stands {count} space{'' if count == 1 else 's'} too far {way}"
            remedy = f"give it {other} space{'' if other == 1 else 's'} before its first sign, as its neighbours have"
            trials.append((Slip(number, margin, fact, remedy), " " * other + body))
        is_first = number in deeper[-1:] and margin == here + _STEP and not body.startswith("- ")
        if is_first and lines[stumbled].lstrip(" ").startswith("- "):
            mended = f"{' ' * (margin - _STEP)}- {body}"
            fact = f"an entry of a list without its dash: {body[:40]}"
            trials.append((Slip(number, margin, fact, "write - and a space before it"), mended))
        for told, mended in trials:
            reached = reach("\n".join([*lines[:number], mended, *lines[number + 1 :]]))
            rank = (reached, _margin_of(mended) % _STEP == 0)
            if rank > best:
                best, slip = rank, told
    return slip


_STEP = 2


def _margin_of(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _margin(lines: Sequence[str], number: int, way: int) -> int:
    """Return the margin of the next line with words, above or below a line."""
    further = range(number + way, len(lines) if way > 0 else -1, way)
    return next((_margin_of(lines[other]) for other in further if lines[other].strip()), 0)


def in_text(lines: Sequence[str], line: int) -> Slip | None:
    """Return the slip on a line that YAML takes for a piece of text."""
    looks = (_pasted(lines[line]), _dashes(lines[line]), _colons(lines, line), _comments(lines, line))
    for look in itertools.chain(*looks, _lacking(lines, line), _opened(lines, line)):
        return Slip(line, look.column, look.fact, look.remedy, look.trial if look.sure else None)
    return None


def _near(error: Any, lines: Sequence[str], last: Any) -> list[int]:
    """Return the lines that may hold the cause, the likeliest first."""
    stumbled = min(error.problem_mark.line, len(lines) - 1)
    near = [stumbled]
    if error.context_mark and ("simple key" in error.context or "quoted" in error.context):
        near.insert(0, error.context_mark.line)
    if last is not None and last.end_mark.line >= stumbled - 1:
        near.insert(0 if last.style in ("'", '"') else len(near), last.start_mark.line)
    above = next((number for number in range(stumbled - 1, -1, -1) if lines[number].strip()), stumbled)
    return [number for number in dict.fromkeys([*near, above]) if number < len(lines)]  # an end may lie below the last


def _looks(lines: Sequence[str], number: int, last: Any) -> Iterator[_Look]:
    line = lines[number]
    yield from _pasted(line)
    yield from _dashes(line)
    yield from _undashed(lines, number)
    yield from _colons(lines, number)
    yield from _lacking(lines, number)
    yield from _doubled(lines, number)
    if look := filled(lines, number):
        yield look
    yield from _curly(line)
    yield from _quotes(lines, number, last)
    yield from _comments(lines, number)
    yield from _two_keys(lines, number)
    yield from _lone(lines, number)
    yield from _brackets(line)
    yield from _bare(line)


DASHES = (
    "\u00ad\u00b7\u2010-\u2015\u2022\u2023\u2043\u2192\u2212\u2219\u25a0\u25aa\u25ab\u25cf\u25cb\u25e6\u2713\u2714"
    "\u2794\u27a2\uf0b7*+~\ufe63\uff0d"
)
_AS_DASH = "write - and a space; make fix does it"
_AN_ENTRY = rf"(?={_KEY}\s*:|[\"'{_QUOTES}]|[a-z0-9][\w-]*\s*$)"


def _dashes(line: str) -> Iterator[_Look]:
    """Look for another sign in the place of a hyphen, and for a hyphen without its space."""
    margin = len(line) - len(line.lstrip())
    body = line[margin:]
    if match := re.match(rf"-(?: {{2,}}| +- +)(?={_KEY}:)", body):
        fact = "two dashes" if match[0].count("-") > 1 else f"{len(match[0]) - 1} spaces behind the dash"
        yield _Look(
            margin,
            f"{fact}, where one begins an entry",
            "write - and a space",
            f"{line[:margin]}- {body[match.end() :]}",
        )
    if match := re.match(rf"(?P<sign>[{DASHES}]|--+)\s*{_AN_ENTRY}", body):
        sign = match["sign"]
        fact = (
            f"{named(sign)}, where a hyphen starts an entry"
            if len(sign) == 1
            else f"{sign} where one - starts an entry"
        )
        yield _Look(margin, fact, _AS_DASH, f"{line[:margin]}- {body[match.end() :]}", sure=True)
    elif re.match(rf"-(?={_KEY}:(?:\s|[\"'{_QUOTES}])|[\"'{_QUOTES}])", body):
        rest = re.sub(rf"^({_KEY}):(?=[\"'{_QUOTES}])", r"\1: ", body[1:])
        fact = "a space is missing behind the dash"
        yield _Look(margin, fact, _AS_DASH, f"{line[:margin]}- {rest}", sure=True)


def _pasted(line: str) -> Iterator[_Look]:
    """Look for the sign by which a list of changes marks a line."""
    if re.match(rf"\+(?: {{2,}}\S|#|{_KEY}:(?:\s|$))", line):
        fact = "a + before the line, as lists of changes have it"
        gap = " " * (_margin_of(line[1:]) % _STEP)
        remedy = "write a space in its place; make fix does it" if gap else "take it away; make fix does it"
        yield _Look(0, fact, remedy, f"{gap}{line[1:]}", sure=True)


def _undashed(lines: Sequence[str], number: int) -> Iterator[_Look]:
    """Look for an entry of a list that lacks its dash."""
    above = re.match(r"(\s*)- [\"']", lines[number - 1]) if number else None
    if above and re.fullmatch(r"\s*([\"']).*\1\s*", lines[number]):
        margin = len(lines[number]) - len(lines[number].lstrip())
        fact = f"an entry of a list without its dash: {lines[number].strip()[:40]}"
        yield _Look(margin, fact, _AS_DASH, f"{above[1]}- {lines[number].strip()}", sure=True)


_NO_COLON = "[\uff1a\ufe55\u2236\ua789\u02d0\u0589;\uff1b\uff1d]|=>|:=|->|::|=|\u2192|(?<= )[-\u2013\u2014](?= )"


_SPACE = "write {}: and a space; make fix does it"


def _colons(lines: Sequence[str], number: int) -> Iterator[_Look]:
    """Look for another sign in the place of a colon, and for a colon without its space."""
    line = lines[number]
    match = re.match(rf"{_START}(?P<key>{_KEY}) *(?P<sign>{_NO_COLON})\s*(?P<value>.*)", line)
    if match and _is_key(match["key"], match["value"], lines):
        sign, key = match["sign"], match["key"]
        shown = named(sign) if len(sign) == 1 and not sign.isascii() else f"the sign {sign}"
        trial = f"{match['start']}{key}: {match['value']}".rstrip()
        fact = f"{shown}, where a colon belongs behind {key}"
        yield _Look(match.start("sign"), fact, _SPACE.format(key), trial, sure=True)
    match = re.match(rf"{_START}(?P<key>{_KEY}):(?P<value>[^\s:/].*)", line)
    if match and _is_key(match["key"], match["value"], lines):
        key = match["key"]
        trial = f"{match['start']}{key}: {match['value']}"
        fact = f"a space is missing behind the colon of {key}"
        is_remark = match["value"].startswith("#")  # then what stands behind it would be lost
        remedy = f"write {key}: and a space, and take # away" if is_remark else _SPACE.format(key)
        yield _Look(match.end("key"), fact, remedy, trial, sure=not is_remark)


def _lacking(lines: Sequence[str], number: int) -> Iterator[_Look]:
    """Look for a key behind which nothing, or a full stop or a comma, stands in the place of the colon."""
    match = re.match(rf"{_START}(?P<key>{_KEY})(?P<sign> :| ?[.,]? *)(?P<value>([\"']).*\5\s*(?:#.*)?)$", lines[number])
    below = next((line for line in lines[number + 1 :] if line.strip()), "")
    if match and (match["key"] in _keys_of(lines) or re.match(rf" *{_KEY}:(\s|$)", below)):
        key, sign = match["key"], match["sign"].strip()
        fact = f"{sign} where : belongs behind {key}" if sign in {".", ","} else f"a colon is missing behind {key}"
        fact = fact if sign != ":" else f"a space is missing behind the colon of {key}"
        trial = f"{match['start']}{key}: {match['value']}"
        yield _Look(match.end("key"), fact, _SPACE.format(key), trial, sure=True)


def _doubled(lines: Sequence[str], number: int) -> Iterator[_Look]:
    """Look for a key that stands twice before its value, and for another key between them."""
    name = rf"(?:- +)?(?P<quote>[\"']?)(?P<second>{_KEY})(?P=quote)"
    match = re.match(rf"{_START}(?P<key>{_KEY}):\s*(?P<again>{name}\s*:(?!\S)\s*)+(?P<value>\S.*)?", lines[number])
    if not match:
        return
    key, second, value = match["key"], match["second"], match["value"] or ""
    line = f"{match['start']}{key}: {value}".rstrip()
    if key.lower() == second.lower():
        yield _Look(match.start("second"), f"{key}: stands twice", f"write {key}: once", line)
    elif second in _keys_of(lines):
        fact = f"two keys before one value: {key}: and {second}:"
        yield _Look(match.start("second"), fact, "write the one that is meant", line)
    elif value[:1] in {'"', "'"}:
        fact = f"a word with a colon between {key}: and its text: {second}:"
        yield _Look(match.start("second"), fact, "take it out, or put it inside the quotes", line)


def _is_key(word: str, value: str, lines: Sequence[str]) -> bool:
    """Tell whether a word is meant as a key: a text in quotes follows, nothing does, or other lines have that key."""
    return value == "" or value[0] in f"\"'{_QUOTES}" or word in _keys_of(lines)


def filled(lines: Sequence[str], number: int) -> _Look | None:
    """Return what is wrong with a value behind a key below which a block or a list stands."""
    match = re.match(rf"{_START}(?P<key>{_KEY}): +(?P<value>\S.*)", lines[number])
    below = [line for line in lines[number + 1 : number + 3] if line.strip()]
    margins = [_margin_of(line) for line in below]
    if not match or not below or margins[0] <= len(match["start"]) or re.match(r"[\"'].* ", match["value"]):
        return None  # behind a sentence, it is the line below that slid
    if match["value"][0] in "\"'" and _margin(lines, number, -1) == margins[0]:
        return None  # between two lines that stand further right, it is this one that slid
    is_block = margins[-1] >= margins[0] and len(below) > 1
    if not (is_block or below[0].lstrip().startswith("- ") or match["value"] == "[]"):
        return None
    fact = f"{brief(match['value'])} stands behind {match['key']}, and more below it"
    remedy = f"write {match['key']}: alone, or take out what is below it"
    return _Look(match.start("value"), fact, remedy, f"{match['start']}{match['key']}:")


def _curly(line: str) -> Iterator[_Look]:
    """Look for quotes of a word processor around a value."""
    match = re.match(rf"{_START}(?:{_KEY}:\s+)?(?={CURLY.pattern}(?P<end>\s*(?:\s#.*)?)$)", line)
    if match and (curly := CURLY.match(line, match.end())) and (curly["open"], curly["close"]) != ('"', '"'):
        odd = curly["open"] if curly["open"] != '"' else curly["close"]
        at = curly.start("open") if curly["open"] != '"' else curly.start("close")
        trial = f"{line[: curly.start()]}{quoted(curly['text'])}{line[curly.end() :]}"
        yield _Look(at, *of_curly(odd), trial, sure=True)


def of_curly(sign: str) -> tuple[str, str]:
    """Return fact and remedy for a quote that is no straight one."""
    shown = named(sign) if len(sign) == 1 else f"two signs {sign[0]}"
    return f"{shown}, where a straight quote should stand", 'write " at both ends; make fix does it'


def _quotes(lines: Sequence[str], number: int, last: Any) -> Iterator[_Look]:
    """Look for a quote that closes too early, too late, or not at all."""
    line = lines[number]
    match = re.match(rf"{_START}(?:{_KEY}:\s+)?(?=[\"'])", line)
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
        yield _Look(at, fact, 'write " at both ends, or \u2019 for the apostrophe; make fix does it', trial, sure=True)
    if sign == '"' and rest.rstrip().endswith('\\"'):
        at = opens + 1 + rest.rindex('\\"')
        trial = before + quoted(rest[: rest.rindex('\\"')] + "\\")
        yield _Look(
            at,
            "a backslash takes away the meaning of the quote behind it",
            "write \\\\ for a backslash, or leave it out",
            trial,
        )
    closes = _end_of(rest, sign)
    if closes is None:
        if last is not None and last.start_mark.line == number and last.end_mark.line == number:
            return
        others = _QUOTES + "\"'".replace(sign, "")
        odd = next((at for at in range(len(rest) - 1, -1, -1) if rest[at] in others), None)
        ends = re.search(r"\s+#[^\"]*$", rest)
        text = rest[: ends.start()] if ends else rest
        trial = before + quoted(text.rstrip()) + (ends[0] if ends else "")
        if odd is not None and not rest[odd + 1 : ends.start() if ends else None].strip():
            trial = before + quoted(rest[:odd]) + (ends[0] if ends else "")
            yield _Look(opens + 1 + odd, *of_curly(rest[odd]), trial, sure=True)
        yield _Look(
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


def _end_of(rest: str, sign: str) -> int | None:
    """Return where a text in quotes ends, or None."""
    pattern = r"(?:[^\"\\]|\\.)*(?=\")" if sign == '"' else r"(?:[^']|'')*(?=')"
    match = re.match(pattern, rest)
    return match.end() if match else None


def _behind(kept: str, behind: str, at: int, sign: str) -> Iterator[_Look]:
    """Look at what stands behind a text in quotes."""
    if match := re.match(rf"[,;]?\s*({_KEY}):\s", behind):
        fact = f"two keys on one line: {match[1]} stands behind another value"
        yield _Look(at, fact, f"start a new line before {match[1]}:", kept)
        return
    if re.match(r"(//|<!--|/\*|--|\()", behind):
        fact = f"words behind the closing quote: {behind[:40]}"
        yield _Look(at, fact, "put a remark on a line of its own, with # and a space before it", kept)
        return
    if match := re.match(r"(?:[-,;]\s*|and\s+|or\s+)?[\"']", behind):
        fact = f"two texts on one line: {behind[:40]}"
        yield _Look(
            at, fact, 'write each on a line of its own, behind a dash: - "a"; a quote inside a text is \\"', kept
        )
        return
    if re.fullmatch(r"[^\w\s\"']+", behind):
        yield _Look(at, f"{behind[:10]} behind the closing quote", "take it out, or put it inside the quotes", kept)
        return
    inside = 'write \u2019 or \\" inside the text' if sign == '"' else "write '' or \u2019 inside the text"
    fact = f"a quote {sign} that closes too early: {behind[:40]} stands behind it"
    yield _Look(at, fact, f"{inside}, and {sign} at its end", kept)


def _comments(lines: Sequence[str], number: int) -> Iterator[_Look]:
    """Look for remarks as other languages write them."""
    line = lines[number]
    if match := re.match(r"(\s*)(//|/\*|<!--|--(?= )|;|REM\b|\*/|-->)\s*(.*)", line):
        fact = f"{match[2]} starts no remark in this file"
        yield _Look(
            len(match[1]), fact, "write # and a space before a remark, on each of its lines", f"{match[1]}# {match[3]}"
        )


def _keys_of(lines: Sequence[str]) -> set[str]:
    return {match[1] for line in lines if (match := re.match(r"\s*(?:- )*([a-z][\w-]*):(?:\s|$)", line))}


def _two_keys(lines: Sequence[str], number: int) -> Iterator[_Look]:
    """Look for a second key on a line."""
    line = lines[number]
    pattern = rf"{_START}(?P<key>{_KEY}): +(?P<value>[^\"'].*?)(?P<gap>[,;]? +)(?P<second>[a-z][\w-]*): "
    match = re.match(pattern, line)
    if match and match["second"] in _keys_of(lines):
        margin = match["start"].replace("-", " ")
        fact = f"two keys on one line: {match['key']} and {match['second']}"
        trial = f"{line[: match.start('gap')]}\n{margin}{line[match.start('second') :]}"
        yield _Look(match.start("second"), fact, f"start a new line before {match['second']}:", trial)


def _lone(lines: Sequence[str], number: int) -> Iterator[_Look]:
    """Look for a key whose colon got lost, and for words that belong to nothing."""
    line = lines[number]
    margin = len(line) - len(line.lstrip())
    body = line.strip()
    yield from _opened(lines, number)
    if body == "...":
        yield _Look(margin, "three dots, by which YAML ends a file", "take the line out", f"{line[:margin]}# {body}")
    if re.fullmatch(r"[a-z0-9][\w-]*", body):
        remedy = "write `key: value`, or # and a space before a remark"
        yield _Look(margin, f"a line without a colon: {body}", remedy, f"{line.rstrip()}:")
    elif match := re.match(rf"{_START}(?P<key>[a-z][\w-]*) +(?P<value>\S.*)", line):
        key = match["key"]
        is_key = key in _keys_of(lines) or re.fullmatch(r"([\"']).*\1\s*(#.*)?", match["value"])
        if is_key and not re.match(r"[:=;]", match["value"]):
            trial = f"{match['start']}{key}: {match['value']}"
            yield _Look(match.end("key"), f"a colon is missing behind {key}", f"write {key}: and a space", trial)
    if body and ": " not in body and not body.endswith(":") and not body.startswith(("#", "- ", "%", "---")):
        fact = f"a line without a colon: {body[:40]}"
        if number and lines[number - 1].lstrip().startswith("#"):
            fact = f"text that the remark above it cuts off: {body[:40]}"
            remedy = "put the remark above the key, and the whole text in double quotes"
            yield _Look(margin, fact, remedy, f"{line[:margin]}# {body}")
        remedy = "write `key: value`, indent it to belong to the text above, or put # and a space before a remark"
        yield _Look(margin, fact, remedy, f"{line[:margin]}# {body}")


def _opened(lines: Sequence[str], number: int) -> Iterator[_Look]:
    """Look for a word whose colon got lost, and below which something stands."""
    line = lines[number]
    margin = len(line) - len(line.lstrip())
    below = next((further for further in lines[number + 1 :] if further.strip()), "")
    is_deeper = len(below) - len(below.lstrip()) > margin and re.match(rf"\s*{_KEY}:(\s|$)", below)
    if re.fullmatch(r"\s*[a-z0-9][\w-]*\s*", line) and (is_deeper or below.lstrip().startswith("- ")):
        word = line.strip()
        yield _Look(margin, f"a colon is missing behind {word}", f"write {word}:", f"{line.rstrip()}:", sure=True)


def _brackets(line: str) -> Iterator[_Look]:
    """Look for a bracket that is not closed, and for text that starts with a bracket or a brace."""
    if match := re.match(rf"{_START}{_KEY}: +(?P<open>[\[{{])[^\]}}#]*$", line):
        trial = f"{line}{']' if match['open'] == '[' else '}'}"
        remedy = "write lists one entry a line, each after a dash"
        yield _Look(match.start("open"), "an opening bracket that is not closed", remedy, trial)
    match = re.match(rf"(?P<key>\s*(?:- )*{_KEY}: +)(?P<value>[\[{{].*?[\]}}].*\S)", line)
    if match and match["value"][-1] not in "]}":
        fact = f"text that starts with {match['value'][0]}, by which YAML opens a list"
        yield _Look(
            match.start("value"), fact, "put the whole value in double quotes", match["key"] + quoted(match["value"])
        )


def _bare(line: str) -> Iterator[_Look]:
    """Look for text that needs quotes: a colon inside, or a sign at its start that means something in YAML."""
    match = re.match(rf"(?P<key>\s*(?:- )*(?:{_KEY}: +)?)(?P<value>[^\s\"'>|\[{{#&*!-].*?)(?P<end>\s*)$", line)
    if not match or not match["key"].strip():
        return
    value = match["value"]
    curly = CURLY.fullmatch(value)
    trial = match["key"] + quoted(curly["text"] if curly else value) + match["end"]
    sure = " #" not in value  # the words behind # may be a remark
    if value[0] in "@`%":
        fact = f"text that starts with {value[0]}, which means something else in YAML"
        yield _Look(match.start("value"), fact, "put the whole value in double quotes", trial, sure=sure)
    elif colon := re.search(r":(\s|$)", value):
        at = match.start("value") + colon.start()
        yield _Look(at, "a colon inside unquoted text", "put the whole value in double quotes", trial, sure=sure)
