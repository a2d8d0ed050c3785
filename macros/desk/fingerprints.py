"""Take the fingerprints of official words, which stay outside the repository, and keep them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from macros.desk import kept
from macros.desk.kept import Fingerprint
from macros.desk.split import READER, normalised
from macros.model.places import Problem
from macros.reading.project import load


def of_words(words: str) -> Fingerprint:
    """Return the fingerprint of a provision's official words; a new layout is no change."""
    return Fingerprint(hashlib.sha256(normalised(words).encode()).hexdigest(), READER)


def record(texts: Mapping[str, str], root: Path) -> tuple[Problem, ...]:
    """Keep the fingerprints of provisions: full name, as `bell@2016:2:7` → official words.

    Where the file is broken, nothing is written, and its problems are returned.
    """
    before, problems = kept.read(root, load(root).index)
    if not problems:
        taken = {name: of_words(words) for name, words in texts.items()}
        kept.write(replace(before, provisions={**before.provisions, **taken}), root)
    return problems
