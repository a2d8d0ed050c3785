"""The reader changes nothing, loses nothing, knows where everything stands, and never falls over."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.editing.entries import values_of
from macros.model.places import Place, Problem, Text
from macros.model.records import Item, Reference
from macros.reading.project import load, report
from macros.reading.strict import Block, Node, Series, read_yaml
from macros.reading.written import read_page
from tests.support.broken import SOUND

both_loaders = pytest.mark.parametrize("parser", [yaml.CLoader, yaml.Loader], ids=["C", "Python"])


def read(text: str, parser: type = yaml.CLoader) -> Block:
    """Read a text in which nothing is wrong."""
    reading = read_yaml(text.encode(), "x.yml", parser=parser)
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


@both_loaders
@pytest.mark.parametrize("number", ["3.10", "3.1", "5:9", "5:10", "2.10", "1.10", "4.01", "1.0", "12.30.0"])
@pytest.mark.parametrize("quote", ['"', "'"], ids=["double", "single"])
def test_numbers_stay_as_published(number: str, quote: str, parser: type) -> None:
    assert read(f"number: {quote}{number}{quote}\n", parser).values == {"number": number}


@pytest.mark.parametrize("word", ["no", "yes", "on", "off", "null", "~", "1e3", "0x1F", "1_000", "2026-11-20", "1:30:00", "=", "<<", ".inf"])
def test_a_quoted_word_is_text_whatever_it_looks_like(word: str) -> None:
    assert read(f'word: "{word}"\n').values == {"word": word}


def test_numbers_reach_the_index_as_published() -> None:
    provisions = load(SOUND).index.provisions

    assert [str(reference) for reference in provisions] == [
        "mill:1.1", "mill:1.2", "mill:1.10", "mill:2.1", "mill:2.10", "mill:3.1", "mill:3.10", "mill@2016:1.1", "mill@2016:2.1", "bell:5:9", "bell:5:10",
    ]  # fmt: skip


def test_ten_comes_after_nine_and_not_after_one() -> None:
    index = load(SOUND).index

    assert [reference.number for reference in index.in_edition("mill", "2024")] == ["1.1", "1.2", "1.10", "2.1", "2.10", "3.1", "3.10"]
    assert [reference.number for reference in index.in_edition("bell", "2020")] == ["5:9", "5:10"]


def test_a_number_in_other_digits_is_no_number(tmp_path: Path) -> None:
    root = shutil.copytree(SOUND, tmp_path / "map")
    file = root / "data" / "standards.yml"
    file.write_text(file.read_text(encoding="utf-8").replace('"5:10"', '"\uff15:\uff11\uff10"'), encoding="utf-8")

    assert [str(problem.place) for problem in load(root).problems] == ["data/standards.yml:132:17"]


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
wrapped: starts here
  and ends here
accents: {é: "ü", after: x}
nothing:
"""


@both_loaders
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
        pytest.param(("nothing",), "", 21, 9, id="nothing"),
    ],
)
def test_every_value_knows_its_line_and_column(way: tuple[str | int, ...], text: str, line: int, column: int, parser: type) -> None:
    value = at(read(PLACES, parser), *way)

    assert isinstance(value, Text)
    assert (value, value.place) == (text, Place("x.yml", line, column))


@both_loaders
def test_keys_lists_and_blocks_know_their_place(parser: type) -> None:
    tree = read(PLACES, parser)

    assert [(key, key.place.line, key.place.column) for key in tree.values][:4] == [("plain", 2, 1), ("quoted", 3, 1), ("key", 4, 1), ("folded", 5, 1)]
    assert at(tree, "list").place == Place("x.yml", 13, 3)
    assert at(tree, "list", 2).place == Place("x.yml", 15, 5)
    assert at(tree, "flow").place == Place("x.yml", 17, 7)


def test_places_in_front_matter_count_from_the_top_of_the_page() -> None:
    problems: list[Problem] = []
    page = b'---\ntitle: "Two hats"\nsummary: >-\n  One person,\n  two hats.\nrelated:\n  - "fair-weight"\n---\n\nText.\n'

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
    file.write_text(file.read_text(encoding="utf-8").replace("relation: engages", "relation: eng\x1b[2Jages"), encoding="utf-8")

    printed = report(load(root).problems)

    assert "U+001B" in printed
    assert "\x1b" not in printed


# --- What must not bring it down --------------------------------------------------------------------------------------


@both_loaders
@pytest.mark.parametrize(
    "text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "[\n" * 100_000, "? " * 100_000], ids=["brackets", "braces", "dashes", "lines", "keys"]
)
def test_a_hundred_thousand_levels_are_refused_at_once(text: str, parser: type) -> None:
    started = time.perf_counter()

    reading = read_yaml(text.encode(), "x.yml", parser=parser)

    assert reading.node is None
    assert reading.problems[0].fact == "nested too deep: more than 12 levels"
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


@both_loaders
@pytest.mark.parametrize("tail", ["", " ", "\n", "\n\n", "# nothing", "---", "--- # nothing"])
def test_nothing_at_all_is_read_as_nothing(tail: str, parser: type) -> None:
    reading = read_yaml(tail.encode(), "x.yml", parser=parser)

    assert reading.problems == ()
    assert reading.node in (None, "")


def test_no_mutation_of_a_sound_file_ever_raises(tmp_path: Path) -> None:
    """Make five changes in two files, four hundred times: whatever is in them, loading ends with a report that can be printed."""
    root = shutil.copytree(SOUND, tmp_path / "map")
    files = [*sorted((root / "data").glob("*.yml")), *sorted((root / "docs").rglob("*.md"))]
    sound = {file: file.read_bytes() for file in files}
    chance = random.Random(59)  # noqa: S311  a seed that makes every run the same is the point
    problems = 0

    for _ in range(400):
        changed: dict[Path, bytes] = {}
        for file in chance.choices(chance.sample(files, 2), k=5):
            changed[file] = mutate(changed.get(file, sound[file]), chance)
        for file, data in changed.items():
            file.write_bytes(data)
        try:
            found = load(root).problems
            report(found).encode()
        except Exception as error:
            error.add_note(f"with {changed}")
            raise
        problems += bool(found)
        for file in changed:
            file.write_bytes(sound[file])

    assert problems > 380  # the others changed a comment, or a word for a word
    assert load(root).problems == ()


def mutate(data: bytes, chance: random.Random) -> bytes:
    """Change a file at one place, in one of many ways."""
    return chance.choice(MUTATIONS)(data, chance) if data else data


NASTY = [
    b"\t", b"\r", b"\x00", b"\x1b", b"\x85", b"\xff", "\ufeff".encode(), "\u2028".encode(), "\u200b".encode(), "\U0001f514".encode(), "\u0665".encode(),
    b"&a ", b"*a ", b"!x ", b"!!python/name:os ", b"<<: x\n", b"? ", b"- ", b": ", b"#", b" #", b"'", b'"', b"\\", b"|", b">", b"%", b"@", b"`", b"~",
    b"[", b"]", b"{", b"}", b",", b"---\n", b"...\n", b"%YAML 1.1\n", b"null", b"no", b"5.10", b"5:9", b"2026-11-20", b"0x_", b"1_", b".nan",
    b"=", b'""', b"[]", b"{}", b"{{ x }}", b"{% x %}", b"<script>", b"&lt;", b"--8<--", b"javascript:x", b"](http://x)", b"![x](//y)", b"<<<<<<< HEAD\n",
    b"=======\n", b"9" * 5_000, b"[" * 50, "\u2192".encode(),
]  # fmt: skip


def insert(data: bytes, chance: random.Random) -> bytes:
    """Put something nasty anywhere."""
    where = chance.randrange(len(data))
    return data[:where] + chance.choice(NASTY) + data[where:]


def delete(data: bytes, chance: random.Random) -> bytes:
    """Leave out a few characters."""
    where = chance.randrange(len(data))
    return data[:where] + data[where + chance.randint(1, 12) :]


def overwrite(data: bytes, chance: random.Random) -> bytes:
    """Put any byte in the place of another."""
    where = chance.randrange(len(data))
    return data[:where] + bytes([chance.randrange(256)]) + data[where + 1 :]


def cut(data: bytes, chance: random.Random) -> bytes:
    """End the file early."""
    return data[: chance.randrange(len(data))]


def on_lines(change: Callable[[list[bytes], int, random.Random], None]) -> Callable[[bytes, random.Random], bytes]:
    """Return a mutation that changes a list of lines at one line."""

    def changed(data: bytes, chance: random.Random) -> bytes:
        lines = data.splitlines(keepends=True)
        change(lines, chance.randrange(len(lines)), chance)
        return b"".join(lines)

    return changed


def leave_out(lines: list[bytes], where: int, _: random.Random) -> None:
    """Leave out a line."""
    del lines[where]


def repeat(lines: list[bytes], where: int, chance: random.Random) -> None:
    """Repeat a line somewhere."""
    lines.insert(chance.randrange(len(lines)), lines[where])


def indent(lines: list[bytes], where: int, chance: random.Random) -> None:
    """Move a line to the right or to the left."""
    line = lines[where]
    lines[where] = b" " * chance.randint(1, 4) + line if chance.random() < 0.5 else line.removeprefix(b"  ")


def swap_values(lines: list[bytes], where: int, chance: random.Random) -> None:
    """Give a key the value of another."""
    key, colon, value = lines[where].partition(b": ")
    other = chance.choice([line.partition(b": ")[2] or b'""\n' for line in lines])
    lines[where] = key + colon + other if colon else value


def replace_value(lines: list[bytes], where: int, chance: random.Random) -> None:
    """Give a key something nasty as its value, in quotes or not."""
    key, colon, _ = lines[where].partition(b": ")
    quote = chance.choice([b'"', b"'", b""])
    lines[where] = key + (colon or b": ") + quote + chance.choice(NASTY).strip(b"\n") + quote + b"\n"


MUTATIONS = [insert, delete, overwrite, cut, *map(on_lines, (leave_out, repeat, indent, swap_values, replace_value))]


# --- Names ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        pytest.param(Reference(framework="mill", edition="2024", number="3.10"), "mill:3.10", id="current"),
        pytest.param(Reference(framework="bell", edition="2020", number="5:9"), "bell:5:9", id="colon"),
        pytest.param(Reference(framework="mill", edition="2016", number="2.1", current=False), "mill@2016:2.1", id="older"),
    ],
)
def test_a_reference_is_written_with_its_number_as_published(reference: Reference, name: str) -> None:
    assert str(reference) == name


# --- Any input --------------------------------------------------------------------------------------------------------

LINES = [
    'a: "x"',
    "b: plain words",
    "c:",
    "  d: 'y'",
    "  e:",
    "    - one",
    '    - "two"',
    "f: >-",
    "  folded",
    "  text",
    "g: {h: i, j: [k]}",
    "l: |",
    "  kept",
    'm: "5:9"',
]
PIECES = st.sampled_from([*(piece.decode("utf-8", "replace") for piece in NASTY if len(piece) < 100), *LINES]) | st.text(max_size=8)


@settings(deadline=None, max_examples=300)
@given(st.lists(st.tuples(st.integers(0, sum(map(len, LINES))), PIECES), max_size=5))
def test_any_input_is_read_alike_by_both_parsers_and_as_it_stands_or_with_a_problem(inserted: list[tuple[int, str]]) -> None:
    text = "\n".join([*LINES, ""])
    for where, piece in inserted:
        text = text[:where] + piece + text[where:]
    data = text.encode("utf-8", "replace")
    c, python = (read_yaml(data, "x.yml", parser=parser) for parser in (yaml.CLoader, yaml.Loader))

    report((*c.problems, *python.problems)).encode()
    assert bool(c.problems) == bool(python.problems), (c.problems, python.problems)
    if not c.problems:
        assert c.node is not None
        assert values_of(c.node) == values_of(python.node or Text("", Place("x.yml")))
        assert values_of(c.node) == stripped(yaml.load(data, Loader=yaml.BaseLoader) or "")  # noqa: S506  text and nothing else


def stripped(node: Any) -> Any:
    """Return what PyYAML read by another way, without the line ends at the ends of texts, as our reader leaves them out."""
    if isinstance(node, dict):
        return {stripped(key): stripped(value) for key, value in node.items()}
    return [stripped(entry) for entry in node] if isinstance(node, list) else node.strip("\n")
