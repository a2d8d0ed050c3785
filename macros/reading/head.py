"""The head of a page, between two lines of three hyphens: where it ends, and what keeps it from being found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.model.fields import fields_of
from macros.model.places import Place, Problem, named
from macros.model.records import Item, Page
from macros.reading import signs

_ASK = 'start it with ---, title: "…", ---'
_LIKE_A_KEY = re.compile(r"(?P<key>[a-z_]+):(?:\s|$)")
_LIKE_A_HEAD = re.compile(r"[a-z_]+:(\s|$)|\s*- |\s+\S|\s*#|\s*$")
_RULE = re.compile(r"---\s*")


def split(text: str) -> tuple[str, str, int]:
    """Return front matter, body, and the line on which the body starts."""
    match = re.match(r"---\n(.*?\n)---\n", text, re.DOTALL)
    if not match:
        return "", text, 1
    return match[1], text[match.end() :], text.count("\n", 0, match.end()) + 1


def why_none(text: str, file: str) -> Problem:
    """Say why a page has no head: what its first lines look like."""
    lines = text.removeprefix("\ufeff").split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    opening = lines[first]
    keys = _keys()
    if opening.strip() == "---":
        if first or opening != "---":
            what = "an empty line stands above" if first else "a space stands beside"
            place = Place(file) if first or opening[0].isspace() else Place(file, 1, len("---") + 1)
            return Problem(place, f"{what} the --- that opens the head", "take it out; make fix does it")
        return _unclosed(lines, file, keys)
    if line := _almost(opening):
        return Problem(Place(file, first + 1), f"{line} where --- opens the head", "write ---; make fix does it")
    if (match := _LIKE_A_KEY.match(opening)) and match["key"] in keys:
        return Problem(Place(file, first + 1), "the line --- is missing above the head", "write --- on a line above")
    return Problem(Place(file), "the page has no front matter", _ASK)


def _unclosed(lines: list[str], file: str, keys: set[str]) -> Problem:
    for number, line in enumerate(lines[1:], 2):
        if line.strip() == "---":
            if number == len(lines) and line == "---":
                return Problem(
                    Place(file, number, 4), "the page ends behind its head", "end the line, and write the page below"
                )
            if line == "---":
                return Problem(Place(file), "the front matter is empty", 'write title: "…" between the two lines ---')
            remedy = "take it out; make fix does it"
            return Problem(Place(file, number, 4), "a space stands beside the --- that closes the head", remedy)
        if odd := _almost(line):
            return Problem(Place(file, number), f"{odd} where --- closes the head", "write ---; make fix does it")
        if match := re.match(r"---+\s+(?=\S)", line):
            fact = f"words behind the --- that closes the head: {line[match.end() :][:40]}"
            return Problem(Place(file, number, match.end() + 1), fact, "put them on a line of their own below it")
        if not _LIKE_A_HEAD.match(line):
            break
    last = next(
        (
            number
            for number in range(len(lines), 1, -1)
            if (match := _LIKE_A_KEY.match(lines[number - 1])) and match["key"] in keys
        ),
        1,
    )
    return Problem(Place(file, last), "the head is not closed", "write --- on a line of its own below its last key")


def _almost(line: str) -> str:
    """Return how a line is named that was meant as ---, or nothing."""
    body = line.strip()
    if re.fullmatch(r"[\u2010-\u2015\u2212\u2500]+-*|-+[\u2010-\u2015\u2212]+", body):
        return named(next(sign for sign in body if not sign.isascii()))
    return body if re.fullmatch(r"--|-{4,}|\.\.\.|\+\+\+|===+|___+|\*\*\*+|- - -|\\?-\\?-\\?-|;;;", body) else ""


def _is_meant(line: str) -> bool:
    """Tell whether a line was meant as ---."""
    body = signs.mended(line, printed=False).strip()
    return body == "---" or bool(_almost(body))


def opened(text: str) -> str:
    """Return a page whose head can be found, where the signs around it leave no doubt; else the page as it is."""
    text = text.removeprefix("\ufeff")
    if re.match(r"---\n.*?\n---\n", text, re.DOTALL):
        return text
    lines = text.lstrip("\n").split("\n")
    if not _is_meant(lines[0]):
        return text
    for number, line in enumerate(lines[1:], 1):
        if _is_meant(line):
            below = lines[number + 1 :] or [""]
            return "\n".join(["---", *lines[1:number], "---", *below])
        if not _LIKE_A_HEAD.match(signs.mended(line, printed=False)):
            break
    return text


def goes_on(body: str, file: str, first_line: int) -> Iterator[Problem]:
    """Yield the --- that cut a head in two, and the second head that was pasted below the first."""
    if "---" not in body and not _LIKE_A_KEY.match(body.lstrip("\n")):
        return
    lines = body.split("\n")
    keys = _keys()
    start = next(number for number, line in enumerate(lines) if line.strip())
    if (match := _LIKE_A_KEY.match(lines[start])) and match["key"] in keys:
        fact = f"the head ends here, and goes on below: {lines[start][:40]}"
        yield Problem(
            Place(file, first_line - 1), fact, "take this line --- out; one closes the head, below its last key"
        )
        return
    for number, line in enumerate(lines):
        if _RULE.fullmatch(line) and _is_head(lines[number + 1 :], keys):
            yield Problem(Place(file, number + first_line), "a second head starts here", "keep one head, at the top")
            return


def _is_head(lines: list[str], keys: set[str]) -> bool:
    """Tell whether lines are those of a head, up to the --- that closes it."""
    closes = next((number for number, line in enumerate(lines) if _RULE.fullmatch(line)), None)
    if closes is None or not all(_LIKE_A_HEAD.match(line) for line in lines[:closes]):
        return False
    return any((match := _LIKE_A_KEY.match(line)) and match["key"] in keys for line in lines[:closes])


def _keys() -> set[str]:
    return {*fields_of(Item), *fields_of(Page)}
