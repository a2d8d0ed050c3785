"""Put plain drawings into the pages that show them, so that they take on the page's type and colours."""

from __future__ import annotations

import html
import re
from pathlib import Path

from macros.reading.files.drawings import for_page, is_plain

_PICTURE = re.compile(r'<img\b[^>]*\bsrc="(?P<way>[^"]+\.svg)"[^>]*>')
_SAID = re.compile(r'\b(alt|width)="([^"]*)"')


def draw(built: Path) -> None:
    """Put each plain drawing of a built site in the place of the picture that shows it."""
    for page in built.rglob("*.html"):
        text = page.read_bytes().decode()
        if (changed := drawn(page, text)) != text:
            page.write_bytes(changed.encode())


def drawn(page: Path, text: str) -> str:
    """Return the text of one page of a built site with its plain drawings in it."""

    def drawing(picture: re.Match[str]) -> str:
        content = _plain((page.parent / picture["way"]).resolve())
        said = {name: html.unescape(value) for name, value in _SAID.findall(picture[0])}
        return for_page(content, said.get("alt", ""), said.get("width", "")) if content else picture[0]

    return _PICTURE.sub(drawing, text)


def _plain(file: Path) -> bytes | None:
    content = file.read_bytes() if file.is_file() else b""
    return content if is_plain(content) else None
