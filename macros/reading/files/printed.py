"""The list of handouts that have been made: how it is written, and how it is read again."""

from __future__ import annotations

import dataclasses
import functools
import json
from collections.abc import Iterable, Iterator
from typing import Any

from macros.model.records import Printed, Sheet

FOLDER = "docs/handouts"  # MkDocs copies it as it is; git does not keep it
LIST = "handouts.json"
ZIPS = ("handouts.zip", "handouts-large-print.zip")  # as the sheets of a handout: A4, then large print


def as_json(made: Iterable[Printed]) -> str:
    """Return the list as it is written beside the sheets."""
    return json.dumps([dataclasses.asdict(printed) for printed in made], indent=1, ensure_ascii=False) + "\n"


@functools.lru_cache(maxsize=2)  # the list of files asks for it, and so does the reader
def read_list(content: bytes | None) -> tuple[Printed, ...]:
    """Read the list; nothing where no handouts have been made."""
    try:
        return tuple(map(_printed, json.loads(content))) if content else ()
    except (AttributeError, KeyError, TypeError, ValueError):
        return ()  # a list of an older form, or none: the handouts have to be made anew


def _printed(row: dict[str, Any]) -> Printed:
    sheets = tuple(Sheet(**sheet) for sheet in row["sheets"])
    others = {form: Sheet(**sheet) for form, sheet in row["others"].items()}
    return Printed(**row | {"sheets": sheets, "others": others, "holds": tuple(row["holds"])})


def files_of(printed: Printed) -> Iterator[str]:
    """Yield the file of every sheet of a handout, and of what a browser lays out."""
    yield from (sheet.file for sheet in printed.sheets)
    yield from (sheet.file for sheet in printed.others.values())
    if printed.script:
        yield printed.script
