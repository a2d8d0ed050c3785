"""What the check says of every broken input, word for word: place, fact, remedy, and how many problems there are.

`tests/support/broken.py` is the table of inputs; `tests/rules/broken.golden.txt` holds what people read of each.
The whole table takes a second, so this is also what looks for changes that no test notices (HACKING, "Do the tests notice?").
"""

from __future__ import annotations

import dataclasses
import functools
import typing
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from macros.model import records as model
from macros.model.fields import fields_of
from macros.model.places import Place, Problem, Text
from macros.reading import build as records
from macros.reading import project
from macros.reading import strict as read
from macros.reading import written as docs
from tests.support.broken import CASES, CONCEPT, MAPPINGS, SOUND, STANDARDS, reported, sound_files

GOLDEN = Path(__file__).resolve().parent / "broken.golden.txt"


def golden() -> dict[str, str]:
    """Return id → report."""
    parts = GOLDEN.read_text(encoding="utf-8").removeprefix("# ").split("\n\n# ")
    return {name: said.rstrip("\n") for name, _, said in (part.partition("\n") for part in parts)}


def test_every_slip_is_told_word_for_word(monkeypatch: pytest.MonkeyPatch) -> None:
    for remembered in (project._load, fields_of):  # noqa: SLF001  what is read here was not read before
        remembered.cache_clear()
    once = functools.cache(read.read_yaml)  # the files without the slip are the same in every case
    for reader in (project, docs):
        monkeypatch.setattr(reader, "read_yaml", once)
    said = golden()

    assert list(said) == [case.id for case in CASES]
    for case in CASES:  # one test for the whole table, which starts hundreds of times when mutants are tried
        assert reported(case) == said[case.id], case.id


# --- What no slip of the table shows ----------------------------------------------------------------------------------


def records_in(value: object) -> Iterator[typing.Any]:
    """Yield every record of the model that stands in another, at any depth."""
    for inner in value if isinstance(value, tuple) else (value,):
        if dataclasses.is_dataclass(inner) and not isinstance(inner, Place):
            yield inner
            yield from (found for field in dataclasses.fields(inner) for found in records_in(getattr(inner, field.name)))


def test_every_record_of_the_sound_project_knows_where_it_stands() -> None:
    project._load.cache_clear()  # noqa: SLF001  what is read here was not read before
    found = [record for record in records_in(project.load(SOUND).index.data) if hasattr(record, "place")]

    assert {type(record).__name__ for record in found} >= {
        "Framework",
        "Edition",
        "Group",
        "Provision",
        "Source",
        "Statement",
        "Mapping",
        "Answer",
        "Item",
        "Page",
    }
    for record in found:
        written = (SOUND / record.place.file).read_text(encoding="utf-8").split("\n")[record.place.line - 1]

        assert written[record.place.column - 1 :].strip(), record
        assert getattr(record, "file", record.place.file) == record.place.file
    answer = next(record for record in found if isinstance(record, model.Answer))
    assert (answer.place, answer.framework.place) == (answer.framework.place, answer.place)


@pytest.mark.parametrize("words", [29, 30, 31])
def test_a_text_may_have_as_many_words_as_its_field_says_and_no_more(words: int) -> None:
    field = fields_of(model.Mapping)["why"]
    place = Place("x.yml", 3, 4)
    found = [] if words <= 30 else [Problem(place, "why has 31 words", "keep it to 30")]

    assert records.misfits(Text(" ".join(["word"] * words), place), "why", field) == found


def test_no_record_needs_another_so_that_what_is_missing_can_be_left_empty() -> None:
    needed = [
        (cls, key)
        for cls in vars(model).values()
        if isinstance(cls, type) and dataclasses.is_dataclass(cls)
        for key, field in fields_of(cls).items()
        if not (field.is_text or field.many or field.optional)
    ]

    assert needed == []


def test_a_sign_that_only_the_python_parser_lets_through_is_told_too() -> None:
    reading = read.read_yaml(b'x: "\\UFFFFFFFF"\n', "x.yml", first_line=4, parser=yaml.Loader)

    assert reading.node is None
    assert [(problem.place, problem.remedy) for problem in reading.problems] == [(Place("x.yml", 4), "compare it with the other entries of the file")]
    assert reading.problems[0].fact.startswith("this is not YAML: ")


class Later(yaml.Loader):
    """A parser of the future, which says what is wrong in words that we do not know."""

    def check_event(self, *_: object) -> bool:
        raise yaml.MarkedYAMLError(problem="something new", problem_mark=yaml.Mark("x", 0, 1, 2, "", 0))


def test_what_a_later_parser_words_otherwise_is_passed_on() -> None:
    reading = read.read_yaml(f"a: b\n  {'c' * 80}\n".encode(), "x.yml", parser=Later)

    assert reading.problems == (
        Problem(
            Place("x.yml", 2, 3),
            f"YAML cannot be read here (something new): {'c' * 60}",
            "compare this line with the entry above: indentation, quotes, colons",
        ),
    )


@pytest.mark.parametrize("parser", [yaml.CLoader, yaml.Loader], ids=["C", "Python"])
def test_texts_at_the_bounds_are_read(parser: type) -> None:
    longest, deepest = "x" * read.LONGEST_TEXT, "[" * (read.DEEPEST - 1) + "]" * (read.DEEPEST - 1)
    reading = read.read_yaml(f'a: "{longest}"\nb: {deepest}\n'.encode(), "x.yml", parser=parser)

    assert reading.problems == ()
    assert isinstance(reading.node, read.Block)
    assert list(reading.node.values.values())[0] == longest  # noqa: RUF015


PATTERN = "docs/patterns/short-weight.md"
FORTY = "Forty signs are enough, if they tell it."


@pytest.mark.parametrize(
    ("slips", "facts"),
    [
        pytest.param([(STANDARDS, 'until: "2024-03-31"', 'until: "2016-01-01"')], [], id="an-edition-of-one-day"),
        pytest.param([(MAPPINGS, "A fair weight is the first thing that an honest share is counted from.", FORTY)], [], id="a-reason-of-forty-signs"),
        pytest.param(
            [
                (STANDARDS, '- number: "3"\n', '- number: "3.1"\n'),
                (STANDARDS, '- number: "3.10"', '- number: "3.1.1"'),
                (STANDARDS, "Never tell one", "Tell one"),
                (MAPPINGS, '"3.10"', '"3.1.1"'),
            ],
            ["3.1.1 stands in a group of things not to do, but our words do not say not"],
            id="a-group-within-a-group",
        ),
        pytest.param(
            [(STANDARDS, "change: split\n", 'change: split\n          edition: "2016"\n')],
            ["what became of mill@2016:1.1 leads back to mill@2016:1.1", "mill@2016:1.1 became 1.2, which edition 2016 does not have"],
            id="an-edition-that-became-is-where-its-numbers-are-looked-for",
        ),
        pytest.param(
            [
                (STANDARDS, "change: split\n", 'change: split\n          edition: "2015"\n'),
                (STANDARDS, "change: unknown\n", 'change: unknown\n          edition: "2014"\n'),
            ],
            ["mill has no edition 2015", "mill has no edition 2014"],
            id="two-editions-that-are-not-there",
        ),
        pytest.param(
            [
                (MAPPINGS, 'edition: "2016"', 'edition: "2015"'),
                (MAPPINGS, '- number: "2.10"\n', '- number: "2.10"\n      edition: "2014"\n'),
            ],
            ["mill has no edition 2015", "mill has no edition 2014"],
            id="two-mappings-to-editions-that-are-not-there",
        ),
        pytest.param(
            [(PATTERN, "", '---\ntitle: "Short weight"\nsummary: "It weighs less than was paid for."\ntheme: "boundaries"\n---\n')],
            ["short-weight does not say where it comes from", "short-weight says nothing on bell", "short-weight says nothing on mill"],
            id="a-pattern-from-nowhere",
        ),
        pytest.param([(CONCEPT, "Fair weight", "Fair  weight")], [], id="two-spaces"),
        pytest.param(
            [(CONCEPT, "Fair weight", "Fair\u0378 weight")], ["a hidden character: U+0378 character without a name"], id="a-character-that-stands-for-nothing"
        ),
    ],
)
def test_what_several_changes_bring_together(slips: list[tuple[str, str, str]], facts: list[str]) -> None:
    project._load.cache_clear()  # noqa: SLF001  what is read here was not read before
    files = {name: content.decode() for name, content in sound_files().items()}
    for name, old, new in slips:
        assert not old or files[name].count(old) == 1, (name, old)
        files[name] = files[name].replace(old, new) if old else new

    assert [problem.fact for problem in project.checked({name: text.encode() for name, text in files.items()}).problems] == facts


def test_a_file_of_the_largest_size_is_read() -> None:
    problems: list[Problem] = []

    assert read.decode(b"x" * read.LARGEST_FILE, "x.yml", problems) is not None
    assert problems == []
    assert len(FORTY) == 40
