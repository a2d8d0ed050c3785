"""Leave out of a page what no browser shows: the indents and empty lines that templates leave."""

from __future__ import annotations

import re


def lean_page(page: str) -> str:
    """Return a page without them; where lines are shown as they are written, they stay."""
    return "".join(
        part if part.startswith(_AS_WRITTEN) else _LINES.sub("\n", part) for part in _SHOWN_AS_WRITTEN.split(page)
    )


_AS_WRITTEN = ("<pre", "<textarea")
_SHOWN_AS_WRITTEN = re.compile(r"(<pre\b.*?</pre>|<textarea\b.*?</textarea>)", re.DOTALL)
_LINES = re.compile(r"\n\s+", re.ASCII)  # a space that keeps words together is none of these
