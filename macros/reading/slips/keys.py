"""Keys and their colons: another sign, none, no space, two keys, or a value above a block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from macros.model.places import brief, named
from macros.reading.slips.looks import KEY, QUOTES, START, STEP, Look, keys_of, margin_beside
from macros.reading.yaml.manuscript import margin_of

_NO_COLON = "[\uff1a\ufe55\u2236\ua789\u02d0\u0589;\uff1b\uff1d]|=>|:=|->|::|=|\u2192|(?<= )[-\u2013\u2014](?= )"
_SPACE = "write {}: and a space; make fix does it"


def odd_colon(lines: Sequence[str], number: int) -> Iterator[Look]:
    """Look for another sign in the place of a colon, and for a colon without its space."""
    line = lines[number]
    match = re.match(rf"{START}(?P<key>{KEY}) *(?P<sign>{_NO_COLON})\s*(?P<value>.*)", line)
    if match and _is_key(match["key"], match["value"], lines):
        sign, key = match["sign"], match["key"]
        shown = f"the sign {sign}" if sign.isascii() else named(sign)
        trial = f"{match['start']}{key}: {match['value']}".rstrip()
        fact = f"{shown}, where a colon belongs behind {key}"
        yield Look(match.start("sign"), fact, _SPACE.format(key), trial, sure=True)
    match = re.match(rf"{START}(?P<key>{KEY}):(?P<value>[^\s:/].*)", line)
    if match and (_is_key(match["key"], match["value"], lines) or _stands_above_a_key(lines, number)):
        key = match["key"]
        trial = f"{match['start']}{key}: {match['value']}"
        fact = f"a space is missing behind the colon of {key}"
        is_remark = match["value"].startswith("#")  # then what stands behind it would be lost
        remedy = f"write {key}: and a space, and take # away" if is_remark else _SPACE.format(key)
        yield Look(match.end("key"), fact, remedy, trial, sure=not is_remark)


def lacking_colon(lines: Sequence[str], number: int) -> Iterator[Look]:
    """Look for a key behind which nothing, or a full stop or a comma, stands in the place of the colon."""
    match = re.match(rf"{START}(?P<key>{KEY})(?P<sign> :| ?[.,]? *)(?P<value>([\"']).*\5\s*(?:#.*)?)$", lines[number])
    below = next((line for line in lines[number + 1 :] if line.strip()), "")
    if match and (match["key"] in keys_of(lines) or re.match(rf" *{KEY}:(\s|$)", below)):
        key, sign = match["key"], match["sign"].strip()
        fact = f"{sign} where : belongs behind {key}" if sign in {".", ","} else f"a colon is missing behind {key}"
        fact = fact if sign != ":" else f"a space is missing behind the colon of {key}"
        trial = f"{match['start']}{key}: {match['value']}"
        yield Look(match.end("key"), fact, _SPACE.format(key), trial, sure=True)


def doubled(lines: Sequence[str], number: int) -> Iterator[Look]:
    """Look for a key that stands twice before its value, and for another key between them."""
    name = rf"(?:- +)?(?P<quote>[\"']?)(?P<second>{KEY})(?P=quote)"
    match = re.match(rf"{START}(?P<key>{KEY}):\s*(?P<again>{name}\s*:(?!\S)\s*)+(?P<value>\S.*)?", lines[number])
    if not match:
        return
    key, second, value = match["key"], match["second"], match["value"] or ""
    line = f"{match['start']}{key}: {value}".rstrip()
    if key.lower() == second.lower():
        yield Look(match.start("second"), f"{key}: stands twice", f"write {key}: once", line)
    elif second in keys_of(lines):
        fact = f"two keys before one value: {key}: and {second}:"
        yield Look(match.start("second"), fact, "write the one that is meant", line)
    elif value[:1] in {'"', "'"}:
        fact = f"a word with a colon between {key}: and its text: {second}:"
        yield Look(match.start("second"), fact, "take it out, or put it inside the quotes", line)


def two_on_a_line(lines: Sequence[str], number: int) -> Iterator[Look]:
    """Look for a second key on a line."""
    line = lines[number]
    pattern = rf"{START}(?P<key>{KEY}): +(?P<value>[^\"'].*?)(?P<gap>[,;]? +)(?P<second>[a-z][\w-]*): "
    match = re.match(pattern, line)
    if match and match["second"] in keys_of(lines):
        margin = match["start"].replace("-", " ")
        fact = f"two keys on one line: {match['key']} and {match['second']}"
        trial = f"{line[: match.start('gap')]}\n{margin}{line[match.start('second') :]}"
        yield Look(match.start("second"), fact, f"start a new line before {match['second']}:", trial)


def opened(lines: Sequence[str], number: int) -> Iterator[Look]:
    """Look for a word whose colon got lost, and below which something stands."""
    line = lines[number]
    margin = len(line) - len(line.lstrip())
    below = next((further for further in lines[number + 1 :] if further.strip()), "")
    is_deeper = len(below) - len(below.lstrip()) > margin and re.match(rf"\s*{KEY}:(\s|$)", below)
    if re.fullmatch(r"\s*[a-z0-9][\w-]*\s*", line) and (is_deeper or below.lstrip().startswith("- ")):
        word = line.strip()
        yield Look(margin, f"a colon is missing behind {word}", f"write {word}:", f"{line.rstrip()}:", sure=True)


def lone(lines: Sequence[str], number: int) -> Iterator[Look]:
    """Look for a key whose colon got lost, and for words that belong to nothing."""
    line = lines[number]
    margin = len(line) - len(line.lstrip())
    body = line.strip()
    yield from opened(lines, number)
    if body == "...":
        yield Look(margin, "three dots, by which YAML ends a file", "take the line out", f"{line[:margin]}# {body}")
    if re.fullmatch(r"[a-z0-9][\w-]*", body):
        remedy = "write `key: value`, or # and a space before a remark"
        yield Look(margin, f"a line without a colon: {body}", remedy, f"{line.rstrip()}:")
    elif match := re.match(rf"{START}(?P<key>[a-z][\w-]*) +(?P<value>\S.*)", line):
        key = match["key"]
        is_key = key in keys_of(lines) or re.fullmatch(r"([\"']).*\1\s*(#.*)?", match["value"])
        if is_key and not re.match(r"[:=;]", match["value"]):
            trial = f"{match['start']}{key}: {match['value']}"
            yield Look(match.end("key"), f"a colon is missing behind {key}", f"write {key}: and a space", trial)
    if body and ": " not in body and not body.endswith(":") and not body.startswith(("#", "- ", "%", "---")):
        fact = f"a line without a colon: {body[:40]}"
        above = next((line for line in reversed(lines[:number]) if line.strip(" #") and line.lstrip()[0] != "#"), None)
        is_below_remark = number > 0 and lines[number - 1].lstrip().startswith("#")
        if is_below_remark and above is not None and margin_of(above) < margin:
            fact = f"text that the remark above it cuts off: {body[:40]}"
            remedy = "put the remark above the key, and the whole text in double quotes"
            yield Look(margin, fact, remedy, f"{line[:margin]}# {body}")
        remedy = "write `key: value`, indent it to belong to the text above, or put # and a space before a remark"
        yield Look(margin, fact, remedy, f"{line[:margin]}# {body}")


def filled(lines: Sequence[str], number: int) -> Look | None:
    """Return what is wrong with a value behind a key below which a block or a list stands."""
    match = re.match(rf"{START}(?P<key>{KEY}): +(?P<value>\S.*)", lines[number])
    below = [line for line in lines[number + 1 : number + 3] if line.strip()]
    margins = [margin_of(line) for line in below]
    if not match or not below or margins[0] <= len(match["start"]) or re.match(r"[\"'].* ", match["value"]):
        return None  # behind a sentence, it is the line below that slid
    if margins == [len(match["start"]) + 1] * STEP:  # a step is two spaces: it is this line that slid
        margin = margin_of(lines[number])
        remedy = f"give it {margin + 1} spaces before its first sign, as its neighbours have"
        return Look(margin, "this line stands 1 space too far left", remedy, f" {lines[number]}")
    if match["value"][0] in "\"'" and margin_beside(lines, number, -1) == margins[0]:
        return None  # between two lines that stand further right, it is this one that slid
    is_block = margins[-1] >= margins[0] and len(below) > 1
    if not (is_block or below[0].lstrip().startswith("- ") or match["value"] == "[]"):
        return None
    fact = f"{brief(match['value'])} stands behind {match['key']}, and more below it"
    remedy = f"write {match['key']}: alone, or take out what is below it"
    return Look(match.start("value"), fact, remedy, f"{match['start']}{match['key']}:")


def _stands_above_a_key(lines: Sequence[str], number: int) -> bool:
    """Tell whether the next line is a key that stands as far to the right as this one."""
    below = next((line for line in lines[number + 1 :] if line.strip()), "")
    return margin_of(below) == margin_of(lines[number]) and bool(re.match(rf"\s*{KEY}:(\s|$)", below))


def _is_key(word: str, value: str, lines: Sequence[str]) -> bool:
    """Tell whether a word is meant as a key: a text in quotes follows, nothing does, or other lines have that key."""
    return value == "" or value[0] in f"\"'{QUOTES}" or word in keys_of(lines)
