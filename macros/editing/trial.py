"""Whether one answer keeps the rules that hold of a text by itself, before the entry around it is whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from macros.model.index import Index
from macros.model.places import Problem
from macros.model.records import (
    Copy,
    Data,
    Edition,
    Framework,
    Item,
    Mapping,
    NothingFound,
    NotYetLooked,
    Provision,
    Statement,
)
from macros.model.words import KINDS
from macros.reading import build
from macros.reading.body import body_of
from macros.reading.yaml.nodes import Node
from macros.reading.yaml.strict import read_yaml
from macros.rules import pages, texts, words

# Record → the file that holds it, and what stands there around one field of it.
_AROUND: dict[Any, tuple[str, str]] = {
    Framework: ("standards", "frameworks:\n  trial:\n    {}\n"),
    Edition: ("standards", 'frameworks:\n  trial:\n    editions:\n      "1":\n        {}\n'),
    Provision: ("standards", 'frameworks:\n  trial:\n    provisions:\n      - number: "1.1"\n        {}\n'),
    Copy: ("standards", "frameworks:\n  trial:\n    provisions:\n      - seen:\n          - {}\n"),
    Statement: ("sources", "sources:\n  trial:\n    statements:\n      - {}\n"),
    Mapping: ("mappings", 'trial:\n  trial:\n    - number: "1.1"\n      {}\n'),
    NothingFound: ("mappings", "trial:\n  trial:\n    - {}\n"),
    NotYetLooked: ("mappings", "trial:\n  trial:\n    - {}\n"),
    Item: ("items", "{}\n"),
}
_OF_ONE_TEXT: tuple[Callable[[Index], Iterator[Problem]], ...] = (
    texts.sentences_are_whole,
    texts.titles_are_short,
    texts.texts_are_plain_words,
    texts.our_words_name_no_address,
    texts.addresses_carry_no_tracker,
    texts.addresses_lead_to_a_text,
    words.sentences_are_short,
    words.words_give_no_verdict,
    pages.nothing_is_left_to_fill_in,
)


def doubts(record: Any, key: str, written: str) -> list[Problem]:
    """Return what breaks a rule in a field of a record, which is written as in a file."""
    if record not in _AROUND:
        return []
    name, around = _AROUND[record]
    text = around.format(f"{key}: {written}")
    line = text.partition(f"{key}: {written}")[0].count("\n") + 1
    node = read_yaml(text.encode(), name).node
    index = Index.of(Data(**_records(name, node)))
    return [problem for rule in _OF_ONE_TEXT for problem in rule(index) if problem.place.line == line]


def _records(name: str, node: Node | None) -> dict[str, Any]:
    if name == "items":
        body = body_of("", _PAGE, 1)
        return {"items": (build.item(node, _PAGE, next(iter(KINDS)), body, []),) if node else ()}
    if name == "mappings":
        return {"answers": build.answers(node, name, [])}
    return {build.TOPS[name][0]: build.records(name, node, name, [])}


_PAGE = "docs/trial.md"
