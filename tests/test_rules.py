"""Each rule says what it asks in one sentence, and finds nothing in sound data; what it finds in a slip stands in the table of broken inputs."""

from __future__ import annotations

import inspect

import pytest
from broken import SOUND

from macros.model.index import Index
from macros.reading.project import load
from macros.rules import check

every_rule = pytest.mark.parametrize("rule", check.CHECKS, ids=lambda rule: rule.__name__)


@pytest.fixture(scope="module")
def sound() -> Index:
    """Return the index of the sound project."""
    return load(SOUND).index


@every_rule
def test_a_rule_is_explained_in_one_sentence(rule: check.Rule) -> None:
    sentence = inspect.getdoc(rule) or ""

    assert sentence.endswith(".")
    assert sentence[0].isupper()
    assert "\n" not in sentence
    assert ". " not in sentence


@every_rule
def test_sound_data_keeps_the_rule(rule: check.Rule, sound: Index) -> None:
    assert list(rule(sound)) == []


def test_every_rule_that_is_written_is_run() -> None:
    written = [function for name, function in vars(check).items() if inspect.isgeneratorfunction(function) and not name.startswith("_")]

    assert written == list(check.CHECKS)


def test_every_rule_finds_something_to_look_at(sound: Index) -> None:
    """The sound project is small, but a rule that looks at nothing there would keep silent for the wrong reason."""
    links = [link for mapping in sound.data.mappings for link in mapping.links]

    assert {link.basis for link in links} == {"cited", "stated", "inferred"}
    assert {mapping.gap is None for mapping in sound.data.mappings} == {True, False}
    assert {provision.status for provision in sound.provisions.values()} == {"read", "reported", "listed"}
    assert {framework.separator for framework in sound.frameworks.values()} == {".", ":"}
    assert any(link.edition for link in links)
    assert any(group.turns for edition in sound.editions.values() for group in edition.groups)
    assert any(provision.became and provision.became.numbers for provision in sound.provisions.values())
    assert any(item.related for item in sound.items.values())
    assert any(item.origin for item in sound.items.values())
    assert any(source.statements for source in sound.sources.values())
