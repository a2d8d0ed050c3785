"""A new page of any kind says where words belong, and keeps every rule once they stand there."""

from __future__ import annotations

import re

import pytest

from macros.editing.bodies import body_of
from macros.model.words import KINDS, SCENES, TEACHES
from macros.reading.project import checked
from tests.support.broken import FIRST_SCREEN, TODAY, sound_files

HEAD = 'title: "A sack in the rain"\nsummary: "Who pays for grain that got wet on the way."\ntheme: "safety"\n'
PLACEHOLDER = re.compile(r"Write here, one sentence a line\.|Write a \w+ question here\?")


def told(kind: str, body: str) -> list[str]:
    """Return what the check says of a new page of a kind, but that nobody has mapped it yet."""
    origin = 'origin: "teaching"\n' if kind in SCENES else ""
    head = HEAD if KINDS[kind].mapped else HEAD.replace('theme: "safety"\n', "")
    teaches = 'people: "group"\nled_by: "one"\n' if kind == TEACHES else ""
    screen = FIRST_SCREEN if KINDS[kind].answers_first else ""
    page = f"---\n{head}{origin}{teaches}{screen}---\n{body}\n"
    file = f"docs/{KINDS[kind].folder}/wet-sack.md"
    problems = checked({**sound_files(), file: page.encode()}, TODAY).problems
    to_do = ("says nothing on", "no page leads to")  # what its writer does elsewhere
    return [problem.fact for problem in problems if not any(words in problem.fact for words in to_do)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_page_has_placeholders_and_no_other_problem(kind: str) -> None:
    body = "\n".join(body_of(kind))
    placeholders = PLACEHOLDER.findall(body)

    assert told(kind, body) == ["a placeholder was left: " + found.split(",")[0].rstrip("?") for found in placeholders]
    assert told(kind, PLACEHOLDER.sub("Who carries the sack?", body)) == []
