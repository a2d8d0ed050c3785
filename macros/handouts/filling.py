"""How full the last page of a sheet is, and how else to set the same text where it is nearly empty."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf

LEAST = 0.3  # of the height of the paper; less than that on a last page looks like a slip
_LESS_AIR_SAVES = 0.07  # of the height of a page in large print, at most; where that is too little, it is not tried
_NOTES = "Notes"  # the heading of the lines that fill a page


def last_page(pdf: bytes) -> tuple[int, float]:
    """Return how many pages a PDF has, and the share of its last one that stands above the notes and the foot."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        page = document.pages[-1]
        height = float(page.mediabox[3])
        ends = [float(note.Rect[3]) for note in page.get("/Annots", [])][-1:]  # the address at the foot
        last_heading = document.Root.Outlines.Last
        while "/Last" in last_heading:
            last_heading = last_heading.Last
        if str(last_heading.Title) == _NOTES and last_heading.Dest[0].objgen == page.objgen:
            ends.append(float(last_heading.Dest[3]))
        return len(document.pages), 1 - max(ends, default=0.0) / height


def other_settings(content: dict[str, Any], pages: int, share: float) -> Iterator[dict[str, Any]]:
    """Yield what else to set: less air, on fewer pages where text can give way, then more air."""
    if not content["large"] or share <= _LESS_AIR_SAVES * (pages - 1):
        yield {"air": 0.6}
    if content["ranks"] and not content["large"]:
        yield {"most": pages - 1}
    yield {"air": 1.5}
    yield {"air": 2}
