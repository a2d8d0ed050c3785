"""What YAML can and this map does without: anchors and asterisks, tags, merge keys, question marks before keys."""

from __future__ import annotations

from typing import Any

import yaml

from macros.model.places import Place
from macros.reading.yaml.manuscript import Manuscript
from macros.reading.yaml.nest import Nest

MERGE_KEY = "a merge key: <<"
QUESTION_MARK = ("a key behind a question mark", "take the question mark out; a key is a plain word before a colon")


def refuse_anchor_and_tag(manuscript: Manuscript, nest: Nest, event: Any, place: Place) -> None:
    """Note what stands before a value to name it, or to say of what kind it is."""
    is_empty = isinstance(event, yaml.ScalarEvent) and not event.value
    empty = nest.key_now.place if is_empty and nest.key_now else None  # where nothing stands
    if event.anchor:
        remedy = "write the value out where it is needed; if it is text that starts with &, put it in double quotes"
        manuscript.note(place, f"an anchor: &{event.anchor}", remedy, spoils=empty)
    if event.tag is not None:
        remedy = "remove it; every value here is text"
        if empty:
            remedy = f"write the value without {event.tag[:1]}; if the text starts with it, put it in double quotes"
        manuscript.note(place, f"a tag: {event.tag}", remedy, spoils=empty or place)


def refuse_alias(manuscript: Manuscript, event: Any, place: Place) -> None:
    """Note a value that is taken from another place."""
    if manuscript.problems and manuscript.problems[-1].fact == MERGE_KEY:
        return  # which is told with what stands behind it
    remedy = "write the value out; if it is text that starts with *, put it in double quotes"
    fact = f"an asterisk, by which YAML refers to another value: *{event.anchor}"
    manuscript.note(place, fact, remedy, spoils=place)


def refuse_question_mark(manuscript: Manuscript, nest: Nest, event: Any, place: Place) -> None:
    """Note a key that YAML takes for one because of the question mark before it."""
    if not nest.awaits_key or nest.in_brackets:
        return
    around = nest[-1]
    if event.style in ("|", ">") or around.margin == around.place.column - 1 < event.start_mark.column:
        manuscript.note(place, *QUESTION_MARK)
