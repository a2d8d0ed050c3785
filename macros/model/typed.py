"""What people type: our commands as they run from the project's folder, and values with and without their quotes."""

from __future__ import annotations

import re

COMMAND = ".venv/bin/python -m macros"


def typed(sentence: str) -> str:
    """Return a sentence about a value for whoever types it at a prompt or into a cell, without quotes."""
    plain = sentence.replace("fill it in, or remove the key.", "fill it in.")
    return re.sub(r'\b(as|write) "([^"\s]+)"', r"\1 \2", re.sub(r",? in quotes\b", "", plain))


def tidy(text: str) -> str:
    """Return a typed text on one line, without space at its ends, no-break spaces and hidden signs."""
    if text.isascii() and text.isprintable():
        return text.strip()
    lines = (" ".join(re.split(_SPACE, re.sub(_HIDDEN, "", line))).strip() for line in re.split(BREAK, text))
    return " ".join(filter(None, lines))


def quoted(text: str) -> str:
    """Return text in double quotes, on one line, as files hold it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def without_quotes(answer: str) -> str:
    """Return an answer without the quotes that stand round the whole of it, straight or curly."""
    for pair in _QUOTES:
        inside = answer[1:-1].strip()
        if len(answer) > 1 and answer[0] in pair and answer[-1] in pair and not set(inside) & set(pair):
            return inside
    return answer


# Patterns as text: nothing but prompts and sheets asks for them.
BREAK = "\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]"
_SPACE = "[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_HIDDEN = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
_QUOTES = ('"', "'", "`", "\u201c\u201d\u201e\u201f", "\u2018\u2019\u201a\u201b", "\u00ab\u00bb", "\u2033\u2036")
