"""Where a picture or a typeface ends by its own account: it may be cut off, or something may stand behind it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from types import MappingProxyType

from macros.model.places import Place, Problem

_PADDING = b"\0\r\n"  # with which some programs fill up a file


def problems(path: str, content: bytes) -> Iterator[Problem]:
    """Yield that a file is cut off, or holds more than what its kind shows; its beginning has been looked at."""
    ending = path.rpartition(".")[2]
    if not (end_of := _ENDS.get(ending)):  # a text ends where it ends
        return
    end = end_of(content)
    if end is None or end > len(content):
        remedy = "save it anew from the program that made it, or fetch it again, whole"
        yield Problem(Place(path), f"cut off or damaged: it does not end as a file that ends in .{ending}", remedy)
    elif more := len(content[end:].rstrip(_PADDING)):
        fact = f"it ends with byte {end:,}, and {more:,} more stand behind that, which nobody sees"
        yield Problem(Place(path), fact, "save it anew from the program that made it, which leaves them out")


def _of_png(content: bytes) -> int | None:
    """Return where the chunk of the end ends; every chunk says how long it is, and what its bytes add up to."""
    at, has_points = len(b"\x89PNG\r\n\x1a\n"), False
    while len(head := content[at : at + 8]) == 8:  # noqa: PLR2004  four for the length, four for the kind
        behind = at + 8 + int.from_bytes(head[:4])
        if zlib.crc32(content[at + 4 : behind]) != int.from_bytes(content[behind : behind + 4]):
            return None
        at, kind = behind + 4, head[4:]
        has_points |= kind == b"IDAT"
        if kind == b"IEND":
            return at if has_points else None
    return None


def _of_jpeg(content: bytes) -> int | None:
    """Return where the mark of the end ends; what stands before the points says how long it is, they do not."""
    at, is_among_points, has_points = 2, False, False
    while mark := (_MARK.search if is_among_points else _MARK.match)(content, at):
        at = mark.end()
        if mark[1] == b"\xd9":
            return at if has_points else None
        at += int.from_bytes(content[at : at + 2])
        is_among_points = mark[1] == b"\xda"
        has_points |= is_among_points
    return None


_MARK = re.compile(rb"\xff+([\x02-\xcf\xd8-\xfe])")  # between points, 00 and D0 to D7 behind FF are no mark


def _of_webp(content: bytes) -> int | None:
    return 8 + int.from_bytes(content[4:8], "little")


def _of_ico(content: bytes) -> int | None:
    """Return where the last of its pictures ends, by the list at its beginning."""
    rows = [content[at : at + 16] for at in range(6, 6 + 16 * int.from_bytes(content[4:6], "little"), 16)]
    return max((sum(int.from_bytes(row[at : at + 4], "little") for at in (8, 12)) for row in rows), default=None)


def _of_woff2(content: bytes) -> int | None:
    return int.from_bytes(content[8:12])


_ENDS: MappingProxyType[str, Callable[[bytes], int | None]] = MappingProxyType(
    {"png": _of_png, "jpg": _of_jpeg, "jpeg": _of_jpeg, "webp": _of_webp, "ico": _of_ico, "woff2": _of_woff2}
)
