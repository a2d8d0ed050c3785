"""Join the search worker from its parts, named after what it holds, so that no browser keeps an old one."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "assets" / "javascripts"
WORKER = ("vendor/minisearch-7.2.0.min.js", "vendor/stemmer-2.0.1.min.js", "numbers.js", "answers.js", "search.js", "search-worker.js")


def search_worker() -> tuple[str, str]:
    """Return the worker's address and its text: one file, because a worker's own imports are slow and fail from a folder on disk."""
    return _joined(tuple((FOLDER / name).read_text(encoding="utf-8") for name in WORKER))


@functools.lru_cache(maxsize=1)
def _joined(parts: tuple[str, ...]) -> tuple[str, str]:
    text = "\n;\n".join(parts)
    return f"assets/javascripts/search.{hashlib.sha256(text.encode()).hexdigest()[:8]}.js", text
