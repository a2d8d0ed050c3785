"""Add a dated version of the map, with the sentences that say what moved."""

from __future__ import annotations

import itertools
import string
from collections.abc import Iterable, Sequence
from pathlib import Path

from macros.editing.entries import indented, quoted, write
from macros.history.changes import Change
from macros.model.fields import is_date
from macros.model.records import Version
from macros.reading.project import load
from macros.reading.settings import site_of
from macros.views import cite

VERSIONS = "data/versions.yml"
CITATION = "CITATION.cff"
_KEY = "versions:\n"


def record(root: Path, day: str, summary: str, moved: Sequence[Change]) -> str:
    """Write a version of this day into the project in `root`, name it in its citation, and return its name.

    Raises:
        ValueError: The day is none or is before that of the newest version, or the summary is missing.
    """
    if not is_date(day) or not summary:
        raise ValueError("write the day as 2026-11-20, and say with --summary what is new")
    versions = load(root).index.data.versions
    newest = max((version.on for version in versions), default="")
    if day < newest:
        raise ValueError(f"{day} is before the newest version, of {newest}: write that day or a later one")
    file = root / VERSIONS
    before, key, older = file.read_text(encoding="utf-8").partition(_KEY)
    name = _free(day, {str(version.id) for version in versions})
    file.write_text(before + key + _entry(name, day, summary, moved) + older, encoding="utf-8", newline="\n")
    (root / CITATION).write_text(cite.cff(load(root).index, site_of(root)), encoding="utf-8", newline="\n")
    return name


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
