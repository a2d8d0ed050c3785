"""A dated version of the map, with the sentences that say what moved."""

from __future__ import annotations

import itertools
import string
from collections.abc import Iterable, Sequence

from macros.editing.entries import indented, write
from macros.history.changes import Change
from macros.model.fields import is_date
from macros.model.index import Index
from macros.model.records import Version
from macros.model.typed import quoted

VERSIONS = "data/versions.yml"
CITATION = "CITATION.cff"
NONE = b"versions:\n"  # what stands there before the first


def recorded(index: Index, text: str, day: str, summary: str, moved: Sequence[Change]) -> tuple[str, str]:
    """Return the name of a version of this day, and the text of `VERSIONS` with it on top.

    Raises:
        ValueError: The day is none or is before that of the newest version, or the summary is missing.
    """
    if not is_date(day) or not summary:
        raise ValueError("write the day as 2026-11-20, and say with --summary what is new")
    versions = index.data.versions
    newest = max((version.on for version in versions), default="")
    if day < newest:
        raise ValueError(f"{day} is before the newest version, of {newest}: write that day or a later one")
    before, key, older = text.partition(NONE.decode())
    name = _free(day, {str(version.id) for version in versions})
    return name, before + key + _entry(name, day, summary, moved) + older


def _free(day: str, taken: set[str]) -> str:
    """Return the day, or the day and a letter where it is the name of a version already."""
    names = itertools.chain([day], (f"{day}-{letter}" for letter in string.ascii_lowercase[1:]))
    return next(name for name in names if name not in taken)


def _entry(name: str, day: str, summary: str, moved: Iterable[Change]) -> str:
    sentences = [_sentence(change) for change in moved]
    lines = write(Version, {"on": day, "summary": summary, "moved": sentences or None})
    return "\n".join([*indented([f"{quoted(name)}:", *indented(lines, 2)], 2), ""])


def _sentence(change: Change) -> dict[str, object]:
    where = {"address": change.address, "other_end": change.other_end}
    return {"says": change.says, "frameworks": list(change.frameworks) or None, **where}
