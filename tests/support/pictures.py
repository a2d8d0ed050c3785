"""Whole pictures of one point, as programs write them."""

from __future__ import annotations

import base64
import zlib


def _chunk(kind: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4) + kind + content + zlib.crc32(kind + content).to_bytes(4)


def png(*more: bytes) -> bytes:
    """Return a picture, with texts in it that are not shown."""
    head = _chunk(b"IHDR", b"\0\0\0\1\0\0\0\1\x08\0\0\0\0")
    texts = b"".join(_chunk(b"tEXt", b"Comment\0" + text) for text in more)
    return b"\x89PNG\r\n\x1a\n" + head + texts + _chunk(b"IDAT", zlib.compress(b"\0\0")) + _chunk(b"IEND", b"")


PNG = png()
JPG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAP//////////////////////////////////////////////////////////////////////////"
    "////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q=="
)
WEBP = base64.b64decode("UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAwA0JaQAA3AA/vuUAAA=")
ICO = b"\0\0\1\0\1\0" + b"\1\1\0\0\1\0\x20\0" + len(PNG).to_bytes(4, "little") + b"\x16\0\0\0" + PNG
