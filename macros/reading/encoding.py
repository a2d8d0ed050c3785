"""Bytes become text with plain line ends; what keeps a file from being read is one problem, not one a line."""

from __future__ import annotations

import re
import unicodedata

from macros.model.places import Place, Problem
from macros.reading.codepages import PAGES, likeliest
from macros.reading.formats import format_of

LARGEST_FILE = 32_000_000  # bytes; ten thousand provisions with fifty thousand mappings stay below
_MOST_STRAYS = 2  # carriage returns that stand in a file by chance; where there are more, they end lines
_END = re.compile(r"\r\r\n|\r\n|\r|\n")
_ENDS = {"\r": "CR", "\r\r\n": "CR CR LF", "\r\n": "CR LF", "\n": "LF"}
_MARKS = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
_AS_PLAIN = "copy its words into a plain text file, as a text editor such as Notepad saves one, with this name"
_AS_UTF_8 = "save it as UTF-8; in many editors that is a choice below Save as"


def text_of(content: bytes, file: str, problems: list[Problem]) -> str | None:
    """Return what a file says, with a line feed at the end of each line, or None where it cannot be read."""
    if what := format_of(content):
        problems.append(Problem(Place(file), f"the file is {what}, and no plain text", _AS_PLAIN))
        return None
    text = decode(content, file, problems)
    if text is None or "\r" not in text:
        if text is not None and content.count(b"\r\n") not in (0, text.count("\n")):
            problems.append(_mixed(content.decode(), {"\r\n", "\n"}, file))
        return text
    written = content.decode()
    ends = _END.findall(written)
    found = set(ends) - ({"\r"} if ends.count("\r") <= _MOST_STRAYS and set(ends) != {"\r"} else set())
    if found - {"\r\n"} and found != {"\n"}:
        problems.append(_mixed(written, found, file))
    return re.sub(r"\r\r?\n|\r" if "\r" in found else r"\r\r?\n", "\n", written)


def decode(content: bytes, file: str, problems: list[Problem]) -> str | None:
    """Return the text of a file, its lines as on Windows made plain, or None after adding what keeps it unread."""
    if len(content) > LARGEST_FILE:
        remedy = f"keep it under {LARGEST_FILE:,} bytes"
        problems.append(Problem(Place(file), f"the file is too large: {len(content):,} bytes", remedy))
        return None
    if encoding := _wide(content):
        problems.append(Problem(Place(file), f"the file is saved as {encoding}, and not as UTF-8", _AS_UTF_8))
        return None
    try:
        return content.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = _END.split(content[: error.start].decode("utf-8"))
        place = Place(file, len(before), len(before[-1]) + 1)
        problems.append(Problem(place, *_of_byte(content, error.start)))
        return None


def _of_byte(content: bytes, at: int) -> tuple[str, str]:
    """Return fact and remedy for a byte that is no UTF-8, by the encoding that the file seems to have."""
    byte = content[at : at + 1]
    shown = f"byte 0x{byte.hex().upper()}"
    signs = {page: sign for page in PAGES if _is_seen(sign := byte.decode(page, "replace"))}
    if pages := [page for page in likeliest(content) if page in signs]:
        names, sign = " or ".join(PAGES[page] for page in pages), signs[pages[0]]
        fact = f"{shown} (in {names} the sign {sign}) is not UTF-8"
        return fact, f"open the file as {names}, so that {sign} stands here, and {_AS_UTF_8}"
    if not signs:
        return f"{shown} is not UTF-8", _AS_UTF_8
    meant = ", ".join(f"{sign} as {PAGES[page]}" for page, sign in signs.items())
    remedy = f"open the file so that the right sign stands here ({meant}), and {_AS_UTF_8}"
    return f"{shown} is not UTF-8", remedy


def _is_seen(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LPSN" and sign != "\ufffd"


def _mixed(text: str, found: set[str], file: str) -> Problem:
    """Say once how the lines end, at the first that ends otherwise than the one above it."""
    ends = [end for end in _END.findall(text) if end in found]
    odd = next((number for number, end in enumerate(ends, 1) if end != ends[0]), 1)
    names = " and ".join(name for end, name in _ENDS.items() if end in found)
    fact = f"the lines end in different ways: {names}" if len(found) > 1 else f"the lines end with {names}, not with LF"
    return Problem(Place(file, odd), fact, "make fix ends each with LF; or save the file with the line ends LF")


def _wide(content: bytes) -> str | None:
    """Return the name of an encoding that takes two or four bytes for a letter, by its mark or by its empty bytes."""
    if name := next((name for mark, name in _MARKS.items() if content.startswith(mark)), None):
        return name
    start = content[:4096]
    empty = start.count(0)
    if not empty or empty * 3 < len(start):
        return None
    return "UTF-32" if empty * 2 > len(start) * 1.2 else "UTF-16"
