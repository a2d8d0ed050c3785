"""What people type: our commands as they run from the project's folder, and values without the quotes of a file."""

from __future__ import annotations

import re

COMMAND = ".venv/bin/python -m macros"


def typed(sentence: str) -> str:
    """Return a sentence about a value for whoever types it at a prompt or into a cell, without quotes."""
    return re.sub(r'(?<= as )"([^"\s]+)"', r"\1", re.sub(r",? in quotes\b", "", sentence))
