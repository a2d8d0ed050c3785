"""How full the last page of a sheet is, and how else to set the same text where it is nearly empty."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

LEAST = 0.3  # of the height of the paper; less than that on a last page looks like a slip
_LESS_AIR_SAVES = 0.07  # of the height of a page in large print, at most; where that is too little, it is not tried


def other_settings(content: dict[str, Any], pages: int, share: float) -> Iterator[dict[str, Any]]:
    """Yield what else to set: less air, on fewer pages where text can give way, then more air."""
    if not content["large"] or share <= _LESS_AIR_SAVES * (pages - 1):
        yield {"air": 0.6}
    if content["ranks"] and not content["large"]:
        yield {"most": pages - 1}
    yield {"air": 1.5}
    yield {"air": 2}
