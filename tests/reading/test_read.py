"""The reader changes nothing, loses nothing, knows where everything stands, and never falls over."""

from __future__ import annotations

import dataclasses
import re
import shutil
import time
import typing
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, note
from hypothesis import strategies as st

from macros.editing.entries import values_of
from macros.editing.fix import mended
from macros.model import records as model
from macros.model.fields import fields_of
from macros.model.places import Place, Problem, Text, nearly
from macros.model.records import Item, Reference
from macros.reading import encoding, fitting
from macros.reading.project import checked, load, report
from macros.reading.written import read_page
from macros.reading.yaml import events, remarks, strict
from macros.reading.yaml.nodes import Block, Node, Series
from macros.reading.yaml.strict import read_yaml
from tests.support.broken import OTHER_CONCEPT, SOUND, TODAY, sound_files


def read(text: str) -> Block:
    """Read a text in which nothing is wrong."""
    reading = read_yaml(text.encode(), "x.yml")
    assert reading.problems == ()
    assert isinstance(reading.node, Block)
    return reading.node


def at(node: Node, *way: str | int) -> Node:
    """Follow keys and positions into a tree."""
    for step in way:
        if isinstance(node, Block):
            node = node.values[Text(str(step), node.place)]
        else:
            assert isinstance(node, Series)
            node = node.values[int(step)]
    return node


# --- Numbers ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", ["3.10", "3.1", "5:9", "5:10", "2.10", "1.10", "4.01", "1.0", "12.30.0"])
@pytest.mark.parametrize("quote", ['"', "'"], ids=["double", "single"])
def test_numbers_stay_as_published(number: str, quote: str) -> None:
    assert read(f"number: {quote}{number}{quote}\n").values == {"number": number}


@pytest.mark.parametrize(
    "word", ["no", "yes", "on", "off", "null", "~", "1e3", "0x1F", "1_000", "2026-11-20", "1:30:00", "=", "<<", ".inf"]
)
def test_a_quoted_word_is_text_whatever_it_looks_like(word: str) -> None:
    assert read(f'word: "{word}"\n').values == {"word": word}


def test_numbers_reach_the_index_as_published() -> None:
    provisions = load(SOUND).index.provisions

    assert [str(reference) for reference in provisions] == [
        "mill:1.1", "mill:1.2", "mill:1.10", "mill:2.1", "mill:2.2", "mill:2.9", "mill:2.10", "mill:3.1", "mill:3.10",
        "mill@2016:1.1", "mill@2016:2.1", "bell:5:9", "bell:5:10",
    ]  # fmt: skip


def test_ten_comes_after_nine_and_not_after_one() -> None:
    index = load(SOUND).index

    assert [reference.number for reference in index.in_edition("mill", "2024")] == [
        "1.1",
        "1.2",
        "1.10",
        "2.1",
        "2.2",
        "2.9",
        "2.10",
        "3.1",
        "3.10",
    ]
    assert [reference.number for reference in index.in_edition("bell", "2020")] == ["5:9", "5:10"]


def test_a_number_in_other_digits_is_no_number(tmp_path: Path) -> None:
    root = shutil.copytree(SOUND, tmp_path / "map")
    file = root / "data" / "standards.yml"
    file.write_text(file.read_text(encoding="utf-8").replace('"5:10"', '"\uff15:\uff11\uff10"'), encoding="utf-8")

    assert [str(problem.place) for problem in load(root).problems] == ["data/standards.yml:184:18"]


# --- Places -----------------------------------------------------------------------------------------------------------

PLACES = """\
# a comment
plain: two words
quoted: "with a \\" inside"
"key": 'single'
folded: >-
  first line
  second line
bar: |
  first line
  second line

list:
  - one
  -   two
  - inner:
      - three
flow: {a: b, c: [d, "e"]}
wrapped: "starts here
  and ends here"
accents: {é: "ü", after: x}
nothing:
"""


@pytest.mark.parametrize(
    ("way", "text", "line", "column"),
    [
        pytest.param(("plain",), "two words", 2, 8, id="plain"),
        pytest.param(("quoted",), 'with a " inside', 3, 9, id="double-quoted"),
        pytest.param(("key",), "single", 4, 8, id="single-quoted"),
        pytest.param(("folded",), "first line second line", 5, 9, id="folded"),
        pytest.param(("bar",), "first line\nsecond line", 8, 6, id="kept-lines"),
        pytest.param(("list", 0), "one", 13, 5, id="list-entry"),
        pytest.param(("list", 1), "two", 14, 7, id="list-entry-after-spaces"),
        pytest.param(("list", 2, "inner", 0), "three", 16, 9, id="nested"),
        pytest.param(("flow", "a"), "b", 17, 11, id="in-braces"),
        pytest.param(("flow", "c", 1), "e", 17, 21, id="in-brackets"),
        pytest.param(("wrapped",), "starts here and ends here", 18, 10, id="wrapped"),
        pytest.param(("accents", "é"), "ü", 20, 14, id="accent"),
        pytest.param(("accents", "after"), "x", 20, 26, id="behind-an-accent"),
        pytest.param(("nothing",), "", 21, 1, id="nothing"),
    ],
)
def test_every_value_knows_its_line_and_column(way: tuple[str | int, ...], text: str, line: int, column: int) -> None:
    value = at(read(PLACES), *way)

    assert isinstance(value, Text)
    assert (value, value.place) == (text, Place("x.yml", line, column))


def test_keys_lists_and_blocks_know_their_place() -> None:
    tree = read(PLACES)

    assert [(key, key.place.line, key.place.column) for key in tree.values][:4] == [
        ("plain", 2, 1),
        ("quoted", 3, 1),
        ("key", 4, 1),
        ("folded", 5, 1),
    ]
    assert at(tree, "list").place == Place("x.yml", 13, 3)
    assert at(tree, "list", 2).place == Place("x.yml", 15, 5)
    assert at(tree, "flow").place == Place("x.yml", 17, 7)


def test_places_in_front_matter_count_from_the_top_of_the_page() -> None:
    problems: list[Problem] = []
    page = (
        b'---\ntitle: "Two hats"\nsummary: >-\n  One person,\n  two hats.\nrelated:\n  - "fair-weight"\n---\n\nText.\n'
    )

    item = read_page(page, "docs/concepts/two-hats.md", problems)

    assert problems == []
    assert isinstance(item, Item)
    assert (item.title.place, item.summary.place, item.related[0].place) == tuple(
        Place("docs/concepts/two-hats.md", line, column) for line, column in ((2, 8), (3, 10), (7, 5))
    )
    assert (item.id, item.kind, item.summary) == ("two-hats", "concept", "One person, two hats.")


def test_windows_line_ends_change_neither_texts_nor_places() -> None:
    reading = read_yaml(PLACES.replace("\n", "\r\n").encode(), "x.yml")

    assert reading == read_yaml(PLACES.encode(), "x.yml")
    assert reading.problems == ()


# --- Messages ---------------------------------------------------------------------------------------------------------


def test_a_message_is_place_fact_and_remedy() -> None:
    problem = Problem(Place("data/mappings.yml", 14, 9), "no provision swe:5.7", "did you mean swe:5.6?")

    assert str(problem) == "data/mappings.yml:14:9: no provision swe:5.7\n    did you mean swe:5.6?"


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        pytest.param("\x1b[31mred", "U+001B[31mred", id="escape-code"),
        pytest.param("a\rb", "aU+000Db", id="carriage-return"),
        pytest.param("a\u202eb", "aU+202Eb", id="text-direction"),
        pytest.param("a\u200bb", "aU+200Bb", id="zero-width"),
        pytest.param("a\ud800b", "aU+D800b", id="half-a-character"),
        pytest.param("5 → 6 é", "5 → 6 é", id="plain"),
    ],
)
def test_a_message_spells_out_what_a_terminal_would_act_on(hidden: str, shown: str) -> None:
    problem = Problem(Place("x.yml"), hidden, hidden)

    assert str(problem) == f"x.yml:1:1: {shown}\n    {shown}"


def test_a_message_spells_out_the_name_of_the_file_too() -> None:
    assert str(Problem(Place("docs/\x1b[2Jx.md"), "fact", "remedy")) == "docs/U+001B[2Jx.md:1:1: fact\n    remedy"


def test_an_escape_code_in_the_data_reaches_no_terminal(tmp_path: Path) -> None:
    root = shutil.copytree(SOUND, tmp_path / "map")
    file = root / "data" / "mappings.yml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("relation: engages", "relation: eng\x1b[2Jages"), encoding="utf-8"
    )

    printed = report(load(root).problems)

    assert "U+001B" in printed
    assert "\x1b" not in printed


# --- What must not bring it down --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 100_000, id="brackets"),
        pytest.param("{" * 100_000, id="braces"),
        pytest.param("{a: " * 100_000, id="keys-in-braces"),
        pytest.param("k: " + "[{a: " * 100_000, id="both"),
        pytest.param("[" * 100_000 + "]" * 100_000 + ": x", id="brackets-as-a-key"),
        pytest.param("&a [" * 100_000, id="anchors"),
        pytest.param("!a [" * 100_000, id="tags"),
        pytest.param("[\n" * 100_000, id="lines"),
        pytest.param("[#\n" * 100_000, id="comments"),
        pytest.param("- " * 100_000, id="dashes"),
        pytest.param("? " * 100_000, id="question-marks"),
        pytest.param("? - " * 100_000, id="question-marks-and-dashes"),
        pytest.param("".join(f"{' ' * level}a:\n" for level in range(3_000)), id="stairs"),
        pytest.param("".join(f"{' ' * level}-\n" for level in range(3_000)), id="stairs-of-dashes"),
    ],
)
def test_a_hundred_thousand_levels_are_refused_at_once(text: str) -> None:
    started = time.perf_counter()

    reading = read_yaml(text.encode(), "data/mappings.yml")
    mended({"data/mappings.yml": text.encode()})

    assert reading.node is None
    assert "nested too deep: more than 12 levels" in [problem.fact for problem in reading.problems]
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(
    "value",
    [
        pytest.param('"' + "-" * 1_000_000 + '"', id="dashes"),
        pytest.param('"' + "&a" * 500_000 + '"', id="ampersands"),
        pytest.param('"' + "data " * 200_000 + '"', id="schemes"),
        pytest.param('"https://' + "a." * 500_000 + '"', id="dots"),
        pytest.param("9" * 1_000_000, id="digits"),
        pytest.param("1" + ":1" * 500_000, id="sixties"),
    ],
)
def test_a_very_long_value_is_refused_at_once(value: str) -> None:
    started = time.perf_counter()

    reading = read_yaml(f"key: {value}\n".encode(), "x.yml")

    assert [problem.fact for problem in reading.problems if problem.fact.startswith("a value of")]
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize("tail", ["", " ", "\n", "\n\n", "# nothing", "---", "--- # nothing"])
def test_nothing_at_all_is_read_as_nothing(tail: str) -> None:
    reading = read_yaml(tail.encode(), "x.yml")

    assert reading.problems == ()
    assert reading.node in (None, "")


def test_texts_at_the_bounds_are_read() -> None:
    longest, deepest = "x" * strict.LONGEST_TEXT, "[" * (events.DEEPEST - 1) + "]" * (events.DEEPEST - 1)

    assert at(read(f'a: "{longest}"\nb: {deepest}\n'), "a") == longest


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xff\xfea\0", "1:1 the file is saved as UTF-16, and not as UTF-8"),
        (b"\xfe\xff\0a", "1:1 the file is saved as UTF-16, and not as UTF-8"),
        (b"\xff\xfe\0\0a\0\0\0", "1:1 the file is saved as UTF-32, and not as UTF-8"),
        (b"\0\0\xfe\xff\0\0\0a", "1:1 the file is saved as UTF-32, and not as UTF-8"),
        ("a: b".encode("utf-16-le"), "1:1 the file is saved as UTF-16, and not as UTF-8"),
        ("a: b".encode("utf-32-be"), "1:1 the file is saved as UTF-32, and not as UTF-8"),
        (b"a: b\nc: caf\xe9", "2:7 byte 0xE9 (in Windows-1252 the sign \u00e9) is not UTF-8"),
        (b"a: b\nc: caf\x8e", "2:7 byte 0x8E (in Mac Roman (Macintosh) the sign \u00e9) is not UTF-8"),
        (
            b"a: \xd2no\xd3, he said, it\xd5s \xa35",
            "1:4 byte 0xD2 (in Mac Roman (Macintosh) the sign \u201c) is not UTF-8",
        ),
        (b"a: \x93no\x94, he said, it\x92s \xa35", "1:4 byte 0x93 (in Windows-1252 the sign \u201c) is not UTF-8"),
        (b"a: \x9c5 for a caf\x82", "1:4 byte 0x9C (in DOS (code page 850) the sign \u00a3) is not UTF-8"),
        (
            b"a: \xa35",
            "1:4 byte 0xA3 (in Windows-1252 or Mac Roman (Macintosh) the sign \u00a3) is not UTF-8",
        ),
        (b"a: \xa7 5", "1:4 byte 0xA7 (in Windows-1252 the sign \u00a7) is not UTF-8"),
        (b"a: \x81", "1:4 byte 0x81 is not UTF-8"),
        (b"a: \xa0", "1:4 byte 0xA0 is not UTF-8"),
        (b"a\r\nb\nc\n", "2:1 the lines end in different ways: CR LF and LF"),
        (b"a\rb\rc\rd\n", "4:1 the lines end in different ways: CR and LF"),
        (b"a\rb\r", "1:1 the lines end with CR, not with LF"),
        (b"a\r\r\nb\r\r\n", "1:1 the lines end with CR CR LF, not with LF"),
    ],
)
def test_what_an_editor_saved_otherwise_is_told_once(content: bytes, told: str) -> None:
    problems: list[Problem] = []
    encoding.text_of(content, "x.yml", problems)

    assert [f"{problem.place.line}:{problem.place.column} {problem.fact}" for problem in problems] == [told]


def test_a_file_of_the_largest_size_is_read() -> None:
    problems: list[Problem] = []

    assert encoding.decode(b"x" * encoding.LARGEST_FILE, "x.yml", problems) is not None
    assert problems == []


_LONG = f"# {'x' * 10_000}"  # no slip is looked for beside so long a line: libyaml alone speaks
_IN_QUOTES = "put the whole value in double quotes"
_UNEVEN = "the indentation of this line fits nothing above it: give it as many spaces as its neighbours"
_NO_COLON = "a line without a colon: write `key: value`, or # and a space before a remark"
_BACKSLASH = "a backslash that YAML cannot read: write \\\\ for a backslash, or use single quotes"
_DIRECTIVE = "a YAML directive: remove the line that starts with %"


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        ("{long}\na: b: c", "2:5", f"a colon inside unquoted text: {_IN_QUOTES}"),
        ("{long}\na: [b:, c]", "2:5", f"a colon inside unquoted text: {_IN_QUOTES}"),
        ('{long}\na: "\\q"', "2:5", _BACKSLASH),
        ('{long}\na: "\\xZZ"', "2:7", _BACKSLASH),
        (
            '{long}\na: "b',
            "2:4",
            'a quote that is opened and not closed: put the same quote at its end, and write \u2019 or \\" inside',
        ),
        ("{long}\na: ? b", "2:4", f"a question mark that YAML reads as the start of a key: {_IN_QUOTES}"),
        (
            "{long}\na: - b",
            "2:4",
            f"a dash that YAML reads as the start of a list: {_IN_QUOTES}, or the list on the next line",
        ),
        ("{long}\na: @b", "2:4", f"text that starts with a special character: {_IN_QUOTES}"),
        (f"a: @{'x' * 10_000}", "1:4", f"text that starts with a special character: {_IN_QUOTES}"),
        ("{long}\na: ]", "2:4", f"text that starts with a special character: {_IN_QUOTES}"),
        ('a: b\n"c"\n{long}\nd: e', "2:1", _NO_COLON),
        (
            "{long}\na: [b, c",
            "2:4",
            "an opening bracket that is not closed: write lists one entry a line, each after a dash",
        ),
        ("{long}\na: [}", "2:5", f"a bracket or brace that YAML reads as a list: {_IN_QUOTES}"),
        ("- a: d\n{long}\nb: c", "3:1", _UNEVEN),
        ("a:\n  b: c\n{long}\n d: e", "4:2", _UNEVEN),
        ("{long}\na: *", "2:5", f"text that starts with *, by which YAML refers to another value: {_IN_QUOTES}"),
        ("{long}\na: &", "2:5", f"text that starts with &, by which YAML names a value: {_IN_QUOTES}"),
        ("{long}\na: !<x", "2:7", "a tag: remove it; if it is text, put it in double quotes"),
        ("{long}\na: !%zz b", "2:5", "a tag: remove it; if it is text, put it in double quotes"),
        (
            "{long}\na: |x",
            "2:5",
            "a sign after > or | that YAML cannot read: write >- and start the text on the next line",
        ),
        ("{long}\n%YAML 3.0\n---\na: b", "2:1", _DIRECTIVE),
        ("{long}\n%YAML x\n---", "2:7", _DIRECTIVE),
        (
            "{long}\n{a: b} c",
            "2:8",
            "text that does not belong to the structure above it: indent it, or give it a key",
        ),
    ],
)
def test_what_libyaml_stumbles_over_is_said_in_plain_words(text: str, place: str, told: str) -> None:
    (problem,) = read_yaml(f"{text.replace('{long}', _LONG)}\n".encode(), "x.yml").problems

    assert (str(problem.place), f"{problem.fact}: {problem.remedy}") == (f"x.yml:{place}", told)


def test_a_problem_further_up_hides_no_other() -> None:
    problems = read_yaml(b'a: 3.10\nb: "x"\nc: "y" z\nd: "e"\n', "x.yml").problems

    assert [problem.place.line for problem in problems] == [1, 3]


def test_slips_are_looked_for_beside_lines_of_ten_thousand_signs() -> None:
    (problem,) = read_yaml(f"# {'x' * 9_998}\na: \u201cb: c\u201d\n".encode(), "x.yml").problems

    assert problem.fact.startswith("U+201C")


def test_what_a_later_libyaml_words_otherwise_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def later(_: str) -> Iterator[yaml.Event]:
        raise yaml.MarkedYAMLError(problem="something new", problem_mark=yaml.Mark("x", 0, 1, 2, "", 0))

    monkeypatch.setattr(strict, "of_any_depth", later)
    monkeypatch.setattr(events, "events", later)
    reading = read_yaml(f"a: b\n  {'c' * 80}\n".encode(), "x.yml")

    fact = f"YAML cannot be read here (something new): {'c' * 60}"
    assert reading.problems == (
        Problem(Place("x.yml", 2, 3), fact, "compare this line with the entry above: indentation, quotes, colons"),
    )


# --- Records ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        pytest.param(Reference(framework="mill", edition="2024", number="3.10"), "mill:3.10", id="current"),
        pytest.param(Reference(framework="bell", edition="2020", number="5:9"), "bell:5:9", id="colon"),
        pytest.param(
            Reference(framework="mill", edition="2016", number="2.1", current=False), "mill@2016:2.1", id="older"
        ),
    ],
)
def test_a_reference_is_written_with_its_number_as_published(reference: Reference, name: str) -> None:
    assert str(reference) == name


def records_in(value: object) -> Iterator[typing.Any]:
    """Yield every record of the model that stands in another, at any depth."""
    for inner in value if isinstance(value, tuple) else (value,):
        if dataclasses.is_dataclass(inner) and not isinstance(inner, Place):
            yield inner
            yield from (
                found for field in dataclasses.fields(inner) for found in records_in(getattr(inner, field.name))
            )


def test_every_record_of_the_sound_project_knows_where_it_stands() -> None:
    found = [record for record in records_in(load(SOUND).index.data) if hasattr(record, "place")]

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

    assert fitting.misfits(Text(" ".join(["word"] * words), place), "why", field) == found


def test_no_record_needs_another_so_that_what_is_missing_can_be_left_empty() -> None:
    needed = [
        (cls, key)
        for cls in vars(model).values()
        if isinstance(cls, type) and dataclasses.is_dataclass(cls)
        for key, field in fields_of(cls).items()
        if not (field.is_text or field.many or field.optional)
    ]

    assert needed == []


# --- Any input --------------------------------------------------------------------------------------------------------

LINES = [
    'a: "x"', "b: plain words", "c:", "  d: 'y'", "  e:", "    - one", '    - "two"', "f: >-", "  folded", "  text",
    "g: {h: i, j: [k]}", "l: |", "  kept", 'number: "5:9"  # title', "# a remark", "  # another",
]  # fmt: skip
SIGNS = [
    "a", "b: ", "- ", "? ", ": ", ":", "#", "#b", " # c", "'", '"', '"x"', "\\n", "\\\n", "|", ">", "|-", ">2", "[",
    "]", "{", "}", ",", ", ", "---\n", "...\n", "=", "~", "@", "%", "\u2192", "\U0001f514",
]  # fmt: skip
NASTY = [
    "\t", "\r", "\x00", "\x1b", "\x85", "\ufeff", "\u2028", "\u200b", "\u0665", "&a ", "*a ", "!x ",
    "!!python/name:os ", "<<: x\n", "`", "--- ", "%YAML 1.1\n", "null", "no", "5.10", "5:9", "2026-11-20", "0x_", "1_",
    ".nan", "{{ x }}", "{% x %}", "<script>", "&lt;", "--8<--", "javascript:x", "](http://x)", "![x](//y)",
    "<<<<<<< HEAD\n", "=======\n", "[" * 50,
]  # fmt: skip
BETWEEN = ["", "", " ", "\n", "\n  ", "\n    "]
TEXTS = st.lists(st.tuples(st.sampled_from(BETWEEN), st.sampled_from(LINES + SIGNS)), max_size=6).map(
    lambda parts: "".join(between + piece for between, piece in parts)
)


@st.composite
def changed(draw: st.DrawFn, text: str) -> str:
    """Make a few changes in a text: words and signs of YAML come, go, or take the place of others."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.just(start) | st.integers(start, min(start + 12, len(text))) | st.integers(start, len(text)))
        text = text[:start] + draw(st.sampled_from(LINES + BETWEEN + SIGNS + NASTY) | st.text(max_size=8)) + text[end:]
    return text


@given(changed("\n".join([*LINES, ""])) | TEXTS)
@example("\n".join([*LINES, ""]).replace("number:", "n0umber:"))
def test_any_text_is_read_as_it_stands_or_with_a_problem(text: str) -> None:
    data = text.encode("utf-8", "replace")
    note(f'Broken("a-name-for-it", SOURCES, new={data!r}),')  # a find, as a case for the table of broken inputs
    reading = read_yaml(data, remarks.TITLED)

    assert report(reading.problems).encode()
    assert [problem for problem in reading.problems if "YAML cannot be read here" in problem.fact] == []
    if not reading.problems:
        value = reading.node if reading.node is not None else Text("", Place("x.yml"))
        for loader in (yaml.CBaseLoader, yaml.BaseLoader):  # libyaml, and PyYAML's own reader, differ in places
            assert values_of(value) == stripped(yaml.load(data, Loader=loader))  # noqa: S506  text and nothing else
        assert_no_letter_is_lost(data.decode(), value)
        assert_places_are_right(data.decode(), value)


@given(
    st.sampled_from(sorted(sound_files())).flatmap(
        lambda file: st.tuples(st.just(file), changed(sound_files()[file].decode()))
    )
)
def test_any_change_of_the_sound_project_ends_in_a_report(change: tuple[str, str]) -> None:
    file, text = change
    data = text.encode("utf-8", "replace")
    note(f'Broken("a-name-for-it", {file!r}, new={data!r}),')  # a find, as a case for the table of broken inputs

    assert report(checked(sound_files() | {file: data}).problems).encode()


@pytest.mark.parametrize(
    "text",
    [
        ">#",
        "a: |#b\n",
        "a: >-#b\n",
        "[a?]",
        "{a: b?}",
        "[a:]",
        "{a:}",
        "g: {h: i, j: [kc:]}",
        "[?]",
        "{a: }",
        "[? ]",
        "%a\n---\n",
    ],
)
def test_what_two_readers_of_yaml_read_in_two_ways_is_refused(text: str) -> None:
    assert read_yaml(text.encode(), "x.yml").problems != ()


def test_what_a_merge_left_is_told_in_files_that_hold_no_records_too(tmp_path: Path) -> None:
    root = shutil.copytree(SOUND, tmp_path / "map")
    (root / "mkdocs.yml").write_bytes(b"site_name: x\r\n<<<<<<< HEAD\r\na: b\r\n||||||| 1\r\n=======\r\n>>>>>>> b\r\n")

    assert [str(problem.place) for problem in load(root).problems] == ["mkdocs.yml:2:1"]


def stripped(node: Any) -> Any:
    """Return what PyYAML made of the same events, without the line ends at the ends of texts, as our reader does."""
    if isinstance(node, dict):
        return {stripped(key): stripped(value) for key, value in node.items()}
    return [stripped(entry) for entry in node] if isinstance(node, list) else (node or "").strip("\n")


def texts_in(node: Node) -> Iterator[Text]:
    """Yield the keys and values of a tree."""
    if isinstance(node, Text):
        yield node
    elif isinstance(node, Series):
        for value in node.values:
            yield from texts_in(value)
    else:
        for key, value in node.values.items():
            yield key
            yield from texts_in(value)


def assert_no_letter_is_lost(written: str, read: Node) -> None:
    """Every letter and digit stands in the tree, in an escape, in the sign that opens a long text, or in a remark.

    A remark has a line of its own, or stands behind a key or beside a number, whose key may lack a letter.
    """
    bare = re.sub(r"\\(x..|u.{4}|U.{8}|.)", "", re.sub(r"[|>][-+]?\d[-+]?", "", written))
    comments = Counter("".join(re.findall(r"(?m)(?:^\s*|[:-]\s+)#.*", bare)))
    for line, key in re.findall(r"""(?m)(([\w-]+)["']?\s*: .*\s#.*)""", bare):
        comments += Counter(line if nearly(key.lower(), ["number"]) else "")
    missing = Counter(bare) - Counter("".join(texts_in(read)))

    assert {letter: count for letter, count in missing.items() if letter.isalnum() and count > comments[letter]} == {}


def assert_places_are_right(written: str, read: Node) -> None:
    """At the place of each text stands a quote, a sign that opens a text over several lines, or its own first word."""
    lines = written.replace("\r\n", "\n").split("\n")
    for text in filter(None, texts_in(read)):
        there = lines[text.place.line - 1][text.place.column - 1 :]

        assert there.startswith(("'", '"', "|", ">", *text.split()[:1])), (text, text.place)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param("tools # two", "tools", id="a-remark-behind-a-word"),
        pytest.param("two hats # or one", "two hats # or one", id="what-may-be-the-end-of-a-text"),
    ],
)
def test_words_that_would_be_lost_are_read_with_the_text_that_they_may_belong_to(written: str, meant: str) -> None:
    reading = read_yaml(f"title: {written}\n".encode(), "x.yml")

    assert reading.node is not None
    assert at(reading.node, "title") == meant
    assert len(reading.problems) == 1


@pytest.mark.parametrize("value", ["a text without quotes", ">-\n      a folded text"])
@pytest.mark.parametrize(
    ("below", "count"),
    [
        ("    # of this entry\n  - a: b\n", 1),
        ("    # of this entry\n", 1),
        ("    # of the next key\n    c: d\n", 0),
        ("  # of the next entry\n  - a: b\n", 0),
        ("    # c: d\n  - a: b\n", 0),  # a key that somebody put aside
    ],
)
def test_a_remark_below_a_text_that_nothing_ends_stands_above_what_it_speaks_of(
    value: str, below: str, count: int
) -> None:
    told = read_yaml(f"list:\n  - a: {value}\n{below}".encode(), "x.yml").problems

    assert [problem.fact.partition(",")[0] for problem in told] == ["the words after # would be lost"] * count


def test_a_word_below_its_key_may_be_a_key_whose_colon_is_another_sign() -> None:
    (problem,) = read_yaml(b'mill:\n  short - Bell\nbell:\n  short: "Bell"\n', "x.yml").problems

    assert (problem.place.line, problem.fact) == (2, "the sign -, where a colon belongs behind short")


def test_quotes_within_quotes_are_no_part_of_what_is_read() -> None:
    files = sound_files()
    quoted = files[OTHER_CONCEPT].replace(b'title: "Two hats"', b"""title: "'Two hats'\"""")

    assert checked(files | {OTHER_CONCEPT: quoted}, TODAY).index.items["two-hats"].title == "Two hats"
