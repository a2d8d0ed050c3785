"""Read what stands in a comment beside a number, which YAML throws away: the title of its provision."""

from __future__ import annotations

import re

from macros.reading import encoding


def titles_beside(content: bytes | None) -> dict[int, str]:
    """Return line → title for every number of `data/mappings.yml` that has one beside it."""
    text = encoding.text_of(content or b"", "", []) or ""  # with the lines that the reader counts
    found = ((number, _BESIDE.match(line)) for number, line in enumerate(text.split("\n"), 1) if " #" in line)
    return {number: match["title"] for number, match in found if match}


_BESIDE = re.compile(r"""\s*(?:- )?number:\s*(["'])[0-9.:]+\1\s+#\s*(?P<title>.*?)\s*$""")
