"""The schemas that editors read: made by a command, and sealed, so that a change by hand or by chance is seen."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from macros.model.places import Place, Problem
from macros.model.typed import COMMAND
from macros.reading.build import TOPS

FOLDER = "data/schema"
WRITTEN_BY_HAND = [name for name in TOPS if name not in {"versions", "retired"}]
SCHEMAS = {f"data/{name}.yml": f"{FOLDER}/{name}.json" for name in (*WRITTEN_BY_HAND, "mappings")}
UNSEALED = "Seal: none."  # stands in a text until it is sealed
_SEAL = re.compile(r"Seal: (?:none|[0-9a-f]{16})\.")


def sealed(text: str) -> str:
    """Return a text with the seal of all that it says beside it."""
    return _SEAL.sub(f"Seal: {_digest(text)}.", text, count=1)


def problems(root: Path, data: tuple[str, ...]) -> Iterator[Problem]:
    """Yield the schemas that a file of `data/` names and that are gone, or not as they were made.

    A map without any schema does without them.
    """
    for file in data if (root / FOLDER).is_dir() else ():
        if file not in SCHEMAS:
            continue
        schema = SCHEMAS[file]
        with (root / file).open("rb") as opened:
            first = opened.readline(200)
        if f"$schema={schema.removeprefix('data/')}".encode() not in first:
            continue
        remedy = f"{COMMAND} schema writes it anew; or take it back as it was"
        try:
            text = (root / schema).read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
        except OSError:
            yield Problem(Place(schema), f"the schema that editors of {file} read is missing", remedy)
            continue
        seal = _SEAL.search(text)
        if seal is None or seal[0] != f"Seal: {_digest(text)}.":
            yield Problem(Place(schema), f"the schema that editors of {file} read is not as it was made", remedy)


def _digest(text: str) -> str:
    return hashlib.sha256(_SEAL.sub(UNSEALED, text, count=1).encode()).hexdigest()[:16]
