"""Each rule says what it asks in one sentence, and finds nothing in sound data; slips stand in the table."""

from __future__ import annotations

import importlib
import inspect
import os
import pkgutil
import sys
import threading
from dataclasses import replace

import pytest

from macros import rules
from macros.model.evidence import status_of
from macros.model.force import force_of
from macros.model.index import Index
from macros.model.words import COPIES, STATUSES
from macros.reading.project import load
from macros.rules import check, mappings
from tests.support.broken import SOUND

WITHOUT_RULES = {"addresses", "reports", "ways"}  # they compare, tell and walk

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


def test_every_rule_that_is_written_is_run_once() -> None:
    names = (module.name for module in pkgutil.iter_modules(rules.__path__) if module.name not in WITHOUT_RULES)
    modules = [importlib.import_module(f"macros.rules.{name}") for name in names]
    written = {
        function
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isgeneratorfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    }

    assert written == set(check.CHECKS)
    assert len(set(check.CHECKS)) == len(check.CHECKS)


def test_every_rule_finds_something_to_look_at(sound: Index) -> None:
    """The sound project is small, but a rule that looks at nothing there would keep silent for the wrong reason."""
    mappings = [mapping for answer in sound.data.answers for mapping in answer.mappings]
    provisions = list(sound.provisions.values())

    assert {mapping.basis for mapping in mappings} == {"cited", "stated", "inferred"}
    assert {answer.gap is None for answer in sound.data.answers} == {True, False}
    assert {status_of(provision) for provision in provisions} == set(STATUSES)
    assert {copy.kind for provision in provisions for copy in provision.seen} == set(COPIES)
    assert {bool(provision.force) for provision in provisions} == {True, False}
    assert {force_of(sound, reference) for reference in sound.provisions} > {"not seen"}
    assert {framework.separator for framework in sound.frameworks.values()} == {".", ":"}
    assert any(mapping.edition for mapping in mappings)
    assert any(mapping.also_in for mapping in mappings)
    assert any(group.turns for edition in sound.editions.values() for group in edition.groups)
    assert any(provision.became and provision.became.numbers for provision in sound.provisions.values())
    assert any(item.related for item in sound.items.values())
    assert any(item.origin for item in sound.items.values())
    assert any(item.reports for item in sound.items.values())
    assert sound.reports
    assert sound.data.elsewhere
    assert any(source.statements for source in sound.sources.values())


def test_a_map_of_one_page_is_told_which_page_is_silent_on_a_framework(sound: Index) -> None:
    first, *_ = sound.data.answers
    page, data = sound.items[first.item], replace(sound.data, answers=(first,))
    told = list(mappings.every_item_reaches_every_framework(Index.of(replace(data, items=(page,)))))

    assert [problem.fact for problem in told] == ["fair-weight says nothing on bell"]


@pytest.mark.parametrize(("threads", "twins"), [(1, 1), (2, 0)])
def test_a_second_process_is_made_where_no_second_thread_runs(
    threads: int, twins: int, sound: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead = iter(range(1, 9))
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(threading, "active_count", lambda: threads)
    monkeypatch.setattr(os, "fork", lambda: next(ahead))
    monkeypatch.setattr(os, "waitpid", lambda twin, _: (twin, 0))

    assert check.problems_by_two(sound) == []
    assert next(ahead) == 1 + twins


def test_two_processes_find_what_one_finds(sound: Index) -> None:
    first, *others = sound.data.items
    broken = Index.of(replace(sound.data, items=(replace(first, search_terms=(first.title,)), *others)))

    assert check.problems_by_two(sound) == []
    assert check.problems_by_two(broken) == check.problems(broken) != []
