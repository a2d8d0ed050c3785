"""What stands once more inside a value: its own key, a key of another value, or quotes within the quotes."""

from __future__ import annotations

import functools
import re
from dataclasses import is_dataclass

from macros.model import records
from macros.model.fields import fields_of
from macros.model.places import Text, brief
from macros.reading.yaml.manuscript import Manuscript
from macros.reading.yaml.nest import Nest

# What stands behind a key: a colon, or what shows that one got lost. A sentence goes on with a small letter.
_BEHIND_KEY = re.compile(r"\s*(?P<colon>[:=\uff1a])\s*|\s+[-\u2013\u2014]\s+|\s*(?=[\"\u201c])|\s+(?=(?!I\b)[A-Z])")


def once(manuscript: Manuscript, nest: Nest, text: Text) -> Text:
    """Note what stands once more where a text begins, and return the text without it."""
    key = nest.key_around or ""
    begins = text[: len(key)]
    behind = _BEHIND_KEY.match(text, len(key))
    word, colon, _ = text.partition(": ")
    # Some write a label before each line of a list: "Ask: …".
    is_label = nest[-1].is_block and behind and behind["colon"] and begins.lower().replace(" ", "_") == key.lower()
    if text[0] in "\"'" and text[0] == text[-1] and text[0] not in text[1:-1]:
        fact, rest = f"quotes within the quotes: {brief(text)}", text[1:-1]
        remedy = "write one pair of double quotes round the text; "
        remedy += "for the words of somebody else, write “ and ” inside"
    elif key and behind and (begins == key or is_label):
        fact, rest = f"the key {key} stands once more in its own text: {brief(text)}", text[behind.end() :]
        remedy = f"write {key}: once, and behind it the text alone, in double quotes"
    elif colon and word in _keys():
        fact, rest = f"the key {word} stands inside the text of {key}: {brief(text)}", text[len(word) + 1 :]
        remedy = f"write {word}: on a line of its own, outside the quotes, or take it out"
    else:
        return text
    manuscript.note(text.place, fact, remedy, spoils=text.place)
    return Text(rest.strip(" \"'\u201c\u201d") or str(text), text.place)


@functools.cache
def _keys() -> frozenset[str]:
    """Return every key that a record of the map can have."""
    kinds = [kind for kind in vars(records).values() if isinstance(kind, type) and is_dataclass(kind)]
    return frozenset(key for kind in kinds for key in fields_of(kind))
