"""What a machine mends, and that it touches nothing else."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.editing.entries import values_of
from macros.editing.fix import MAPPINGS, STANDARDS, difference, mended
from macros.model.index import Index
from macros.model.places import Problem
from macros.reading.written import read_page
from macros.reading.yaml.strict import read_yaml
from macros.rules.ways import letters_of
from tests.support.broken import CASES, SOUND_EDITS, content, golden, sound_files
from tests.support.project import ROOT

LINE = "# yaml-language-server: $schema=schema/mappings.json\n"
SOUND_STANDARDS = """\
# yaml-language-server: $schema=schema/standards.json
frameworks:
  mill:
    title: "Rules of the mill"
    short: "Mill"
    publisher: "Guild of Millers"
    nation: "Meadowland"
    binds: "Millers."
    numbering: "With dots."
    separator: "."
    spoken_as:
      - "mill"
    current_edition: "2024"
    editions:
      "2024":
        label: "2024 edition"
      "2016":
        label: "2016 edition"
    provisions:
      # The first of all.
      - number: "3.1"
        edition: "2024"
        title: "Own grain"
        seen: []
      - number: "3.10"
        edition: "2024"
        seen: []

      - number: "3.1"
        edition: "2016"
        title: "Old grain: what is left"
        seen: []
  bell:
    title: "Orders of the tower"
    short: "Bell"
    publisher: "Ringers"
    nation: "Meadowland"
    binds: "Ringers."
    numbering: "With colons."
    separator: ":"
    spoken_as:
      - "bell"
    current_edition: "2020"
    editions:
      "2020":
        label: "2020 edition"
    provisions:
      - number: "5:9"
        edition: "2020"
        title: "Two ropes"
        seen: []
"""
SOUND = (
    LINE
    + """\
# What each page has to do with the frameworks.
fair-weight:
  mill:
    # A remark of somebody.
    - number: "3.1"  # Own grain
      relation: supports
      why: "Weighing: first of all, with care # and more."
    - number: "3.1"  # Old grain: what is left
      edition: "2016"
      relation: supports
      why: "Text that was folded, with a line # that only looks like a comment: it is none"
    - number: "3.10"  # not yet read
      relation: supports
      why: 'Single quotes stay.'
  bell:
    - number: "5:9"  # Two ropes
      relation: supports
      why: "One."
# Stands above the second page.
two-hats:
  mill:
    - not-yet: "Nobody has read it."
"""
)

QUOTED = 'why: "Text that was folded, with a line # that only looks like a comment: it is none"'
FOLDED = """why: >-
        Text that was folded, with a line #
        that only looks like a comment: it is none"""


def fixed(mappings: str | bytes, standards: str = SOUND_STANDARDS) -> str:
    """Return the mappings after mending."""
    content = mappings.encode() if isinstance(mappings, str) else mappings
    return (
        mended({STANDARDS: standards.encode(), MAPPINGS: content})
        .get(MAPPINGS, content)
        .decode("utf-8", "surrogateescape")
    )


def test_what_a_message_promises_is_mended_once_and_no_word_is_lost() -> None:
    for case in CASES + SOUND_EDITS:
        told = golden().get(case.id, "")
        if case in CASES and "make fix" not in told:
            continue
        old = content(case) or b""
        new = mended({case.file: old}).get(case.file, old)
        promised = [str(problem) for problem in problems_of(case.file, new) if "make fix" in problem.remedy]

        assert promised == [], case.id
        assert mended({case.file: new}) == {}, case.id
        assert letters(old) - letters(new) == Counter(), case.id


def problems_of(file: str, content: bytes) -> list[Problem]:
    """Return what the reader says of a file."""
    problems: list[Problem] = []
    if file.endswith(".md"):
        read_page(content, file, problems)
        return problems
    return list(read_yaml(content, file).problems)


def letters(content: bytes) -> Counter[str]:
    """Return the plain letters of a file, but for those of a basis that goes without saying."""
    text = re.sub(r"\n *basis: inferred(?=\r|\n)", "", content.decode("utf-8", "replace"))
    return Counter(re.findall(r"[a-z]", text))


def test_what_is_sound_stays_byte_for_byte() -> None:
    assert mended({STANDARDS: SOUND_STANDARDS.encode(), MAPPINGS: SOUND.encode()}) == {}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param('"3.10"  # not', "3.10  # not", id="number without quotes"),
        pytest.param('"5:9"', "5:9", id="number that YAML takes for a time"),
        pytest.param('"3.10"', "\u201c3.10\u201d", id="curly quotes"),
        pytest.param('edition: "2016"', "edition: 2016", id="edition without quotes"),
        pytest.param(LINE, "\ufeff" + LINE, id="byte order mark"),
        pytest.param(LINE, "", id="no schema named"),
        pytest.param("relation: supports\n", "relation: supports   \n", id="space at the end of a line"),
        pytest.param("relation: supports", "relation:\u00a0supports", id="no-break space behind a colon"),
        pytest.param("folded, with", "folded,\u00a0with", id="no-break space in text"),
        pytest.param("Weighing", "Weig\u00adhing", id="soft hyphen"),
        pytest.param("Weighing", "\u200bWeighing", id="zero-width space"),
        pytest.param('      edition: "2016"', '\t\t\tedition: "2016"', id="tabs before a key"),
        pytest.param('      edition: "2016"', '\t  edition: "2016"', id="a tab of four and two spaces"),
        pytest.param(QUOTED, FOLDED.replace("        Text", "\tText"), id="a tab of eight before folded text"),
        pytest.param(QUOTED, FOLDED, id="folded text"),
        pytest.param(
            "relation: supports\n",
            "relation: supports\n      basis: inferred\n",
            id="the basis that goes without saying",
        ),
        pytest.param('    - number: "3.1"  # Old', '\t- number: "3.1"  # Old', id="a tab of four before a dash"),
        pytest.param("relation: supports", "relation:\tsupports", id="tab behind a colon"),
        pytest.param('"3.1"  # Own', '"3.\u00a01"  # Own', id="a gap in a number"),
        pytest.param('"3.1"  # Own', '"3.1\u202f"  # Own', id="a gap behind a number"),
        pytest.param("  # Own grain", "", id="no title"),
        pytest.param("  # Own grain", "  # Own gain", id="wrong title"),
        pytest.param("  # Own grain", " #", id="empty title"),
        pytest.param('"Nobody has read it."\n', '"Nobody has read it."', id="no line end at the end"),
    ],
)
def test_a_mechanical_slip_is_mended_and_nothing_else_is_touched(old: str, new: str) -> None:
    slip = SOUND.replace(old, new)

    assert slip != SOUND
    assert fixed(slip) == SOUND


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Weigh: with care", '"Weigh: with care"'),
        ("\u201cWeigh: with care\u201d", '"Weigh: with care"'),
        ("@first of all", '"@first of all"'),
        ('"Weigh\u201d  # first', '"Weigh"  # first'),
        ("\"Weigh'  # first", '"Weigh"  # first'),
        ('`Weigh` the "grain"', '"`Weigh` the \\"grain\\""'),
        ("2026-11-20", '"2026-11-20"'),
        ("yes", '"yes"'),
        ("~", '"~"'),
    ],
)
def test_text_that_yaml_cannot_take_bare_gets_quotes(value: str, written: str) -> None:
    assert fixed(SOUND.replace("'Single quotes stay.'", value)) == SOUND.replace("'Single quotes stay.'", written)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("Weigh first # or not", id="words after a hash may be a comment"),
        pytest.param("Weigh: first # or not", id="the same with a colon"),
        pytest.param('"Weigh "first" of all"', id="quotes within quotes"),
        pytest.param("*weigh", id="an alias"),
        pytest.param("[weigh", id="an open bracket"),
        pytest.param('"Weigh\u201d.', id="a sign behind a quote that closes nothing"),
        pytest.param('"Weigh  # first', id="an open quote before what may be a remark"),
        pytest.param("Weigh\x07", id="a control character"),
        pytest.param(">-\n        Weigh first.\n        # ask Ann", id="a remark inside folded text"),
    ],
)
def test_what_needs_a_person_is_left_for_the_reader_to_tell(value: str) -> None:
    slip = SOUND.replace("'Single quotes stay.'", value)

    assert fixed(slip) == slip
    assert read_yaml(slip.encode(), MAPPINGS).problems


def test_a_tab_that_could_mean_anything_stays_and_moves_nothing() -> None:
    """It once became two spaces, which made the line a framework of the page, and order took it away from its entry."""
    folded = SOUND.replace(QUOTED, FOLDED)
    for sound, tab in [
        ("      why: 'Single", "\twhy: 'Single"),
        ('    - number: "3.10"', '\t- number: "3.10"'),
        ("        Text", "\t\t\tText"),
    ]:
        slip = folded.replace(sound, tab)

        assert slip != folded
        assert fixed(slip) == slip


def test_order_is_left_alone_where_the_structure_is_not_sound() -> None:
    slip = SOUND.replace("two-hats:", "about-hats:").replace("    - not-yet:", "    why:")

    assert fixed(slip) == slip


def test_a_file_that_is_not_utf8_or_breaks_lines_in_odd_places_is_left_alone() -> None:
    for slip in (SOUND.encode().replace(b"Weighing", b"Weigh\xe9"), SOUND.replace("Weighing", "Weigh\ring  ").encode()):
        assert mended({STANDARDS: SOUND_STANDARDS.encode(), MAPPINGS: slip}) == {}


@pytest.mark.parametrize("end", ["\r\n", "\r", "\r\r\n"], ids=["Windows", "an old Mac", "doubled"])
def test_every_line_ends_with_a_line_feed(end: str) -> None:
    slip = SOUND.replace('"3.10"  # not yet read', "3.10").replace("\n", end)

    assert fixed(slip) == SOUND
    assert fixed(SOUND.replace("\n", end, 5)) == SOUND


def test_entries_come_into_order_with_the_comments_above_them() -> None:
    head, first, second = re.split(r"(?m)^(?=fair-weight|# Stands above)", SOUND)
    mill, bell = re.split(r"(?m)^(?=  bell:)", first)
    name, mill = mill.split("\n", 1)

    assert fixed(
        head + second.removeprefix("# Stands above the second page.\n") + "# Above the first.\n" + first
    ) == head + "# Above the first.\n" + first + second.removeprefix("# Stands above the second page.\n")
    assert fixed(f"{head}{name}\n{bell}{mill}{second}") == SOUND


def test_provisions_come_into_the_order_of_editions_and_numbers() -> None:
    moved = SOUND_STANDARDS.replace('"3.10"', '"X"').replace(
        '      - number: "3.1"\n        edition: "2024"', '      - number: "3.10"\n        edition: "2024"', 1
    )
    moved = moved.replace('"X"', '"3.1"')
    new = mended({STANDARDS: moved.encode()})[STANDARDS].decode()

    assert sorted(new.split("\n")) == sorted(moved.split("\n"))
    assert re.findall(r'number: "(.*)"\n *edition: "(.*)"', new)[:3] == [
        ("3.1", "2024"),
        ("3.10", "2024"),
        ("3.1", "2016"),
    ]


@pytest.mark.parametrize("file", [STANDARDS, MAPPINGS])
def test_a_review_says_which_words_it_is_about(file: str) -> None:
    sound = sound_files()
    (line,) = re.findall(r"\n +fingerprint: .*", sound[file].decode())
    without = sound[file].decode().replace(line, "")
    changed = without.replace("finding: agrees", 'finding: agrees\n          changed: "2026-11-21"')

    assert line in mended(sound | {file: without.encode()})[file].decode()
    assert "fingerprint" not in mended(sound | {file: changed.encode()})[file].decode()


def test_a_page_keeps_its_line_breaks_of_two_spaces() -> None:
    page = '---\ntitle: "A"\nsummary: It is: so  \n---\n\nA line  \nnext\u00a0line\n\n-\titem\n'

    assert mended({"docs/a.md": page.encode()}) == {
        "docs/a.md": b'---\ntitle: "A"\nsummary: "It is: so"\n---\n\nA line  \nnext line\n\n- item\n'
    }


def test_rows_of_a_sheet_keep_the_tabs_between_their_cells() -> None:
    page = '---\ntitle: "A"\n---\n\nHat\tUse\nwhite\tgrinding\n\nA\ttab.\n'

    assert mended({"docs/a.md": page.encode()}) == {"docs/a.md": page.replace("A\t", "A ").encode()}


def test_a_title_cannot_break_out_of_its_comment() -> None:
    standards = SOUND_STANDARDS.replace('"Own grain"', '"Own\\n  evil: yes"')

    after, before = (read_yaml(text.encode(), "").node for text in (fixed(SOUND, standards), SOUND))

    assert "# Own evil: yes\n" in fixed(SOUND, standards)
    assert after
    assert before
    assert values_of(after) == values_of(before)


def test_the_difference_shows_hidden_characters_and_no_escape_code() -> None:
    files = {MAPPINGS: SOUND.replace("Weighing", "Weigh\u200b\x1b[31ming").encode()}
    shown = difference(files, mended(files))

    assert "Weigh" + "U+200B" + "U+001B" in shown
    assert "\x1b" not in shown


# --- Whatever somebody types ------------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        '"',
        "'",
        ":",
        ": ",
        " #",
        "#",
        "- ",
        "\t",
        "\n",
        "\r\n",
        "\u00a0",
        "\u200b",
        "\ufeff",
        "5.6",
        "5:9",
        "\u201c",
        "\u201d",
        "[",
        "{",
        "|",
        ">-",
        "&a",
        "*a",
        "<<",
        "yes",
        "  ",
    ]
)


@given(st.lists(st.tuples(st.integers(0, len(SOUND)), PIECES), max_size=4))
def test_mending_never_fails_never_goes_on_for_ever_and_loses_no_word(slips: list[tuple[int, str]]) -> None:
    text = SOUND
    for at, piece in sorted(slips, reverse=True):
        text = text[:at] + piece + text[at:]
    once = fixed(text)
    before, after = read_yaml(text.encode(), MAPPINGS), read_yaml(once.encode(), MAPPINGS)

    assert fixed(once) == once
    assert words(once) == words(text)
    if before.node is not None and not before.problems:
        assert after.problems == ()
        assert flat(values_of(after.node)) == flat(values_of(before.node))  # type: ignore[arg-type]


@given(st.lists(st.tuples(st.integers(0, SOUND.count("\n")), st.sampled_from([2, 4, 8])), min_size=1, max_size=4))
@example([(5, 2), (6, 2)])
def test_a_tab_is_mended_to_what_was_meant_or_still_refused(slips: list[tuple[int, int]]) -> None:
    lines = SOUND.split("\n")
    for number, width in slips:
        body = lines[number].lstrip(" ")
        lines[number] = (
            "\t" * ((len(lines[number]) - len(body)) // width) + " " * ((len(lines[number]) - len(body)) % width) + body
        )
    once = fixed("\n".join(lines))

    assert once == SOUND or any(
        problem.fact.startswith("a tab") for problem in read_yaml(once.encode(), MAPPINGS).problems
    )


def words(text: str) -> list[str]:
    """Return the words outside of comments, in any order."""
    seen = re.sub(r"[\u200b\ufeff]", "", text)
    return sorted(re.findall(r"\w+", re.sub(r"(?m)(^|\s)#.*", "", seen)))


def flat(values: object) -> list[str]:
    """Return every key and text, in any order, with single spaces."""
    if isinstance(values, dict):
        return sorted([*values, *(text for value in values.values() for text in flat(value))])
    if isinstance(values, list):
        return sorted(text for value in values for text in flat(value))
    return [" ".join(str(values).split())]


# --- A number and the title beside it ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("beside", "written"),
    [("", "Open hours"), ("  # Closed hours", "Open hours"), ("  # Clean stones", "Clean stones")],
    ids=["none", "one-that-nobody-has", "that-of-another"],
)
def test_a_title_of_another_provision_stays_for_somebody_to_choose(beside: str, written: str) -> None:
    text = sound_files()[MAPPINGS].replace(b'number: "2.10"', f'number: "2.10"{beside}'.encode())
    files = sound_files() | {MAPPINGS: text}

    assert f'number: "2.10"  # {written}\n'.encode() in mended(files)[MAPPINGS]


@pytest.mark.parametrize(
    ("beside", "above"),
    [
        ("Open hours (ask the miller!)", "(ask the miller!)"),
        ("ask the miller!", "ask the miller!"),
        ("Open hours and who keeps them", "Open hours and who keeps them"),
        ("Closed hours", "Closed hours"),
        ("## ask: the miller", "ask: the miller"),
    ],
    ids=["behind", "alone", "that-begins-like-the-title", "that-could-be-a-title", "with-signs"],
)
def test_a_remark_beside_a_number_gets_a_line_of_its_own(beside: str, above: str) -> None:
    text = sound_files()[MAPPINGS].replace(b'number: "2.10"', f'number: "2.10"  # {beside}'.encode())
    new = mended(sound_files() | {MAPPINGS: text})[MAPPINGS]

    assert f'    # {above}\n    - number: "2.10"  # Open hours\n'.encode() in new


def test_a_sign_of_a_remark_without_words_gets_no_line() -> None:
    text = sound_files()[MAPPINGS].replace(b'number: "2.10"', b'number: "2.10"  # Open hours #')
    new = mended(sound_files() | {MAPPINGS: text})[MAPPINGS]

    assert b'number: "2.10"  # Open hours\n' in new
    assert [line for line in new.splitlines() if line.strip() == b"#"] == []


# --- The real data ----------------------------------------------------------------------------------------------------


def test_every_title_beside_a_number_of_the_real_data_is_true(index: Index) -> None:
    lines = (ROOT / MAPPINGS).read_text(encoding="utf-8").split("\n")
    for answer in index.data.answers:
        for mapping in answer.mappings:
            target = index.target(answer.framework, mapping)
            comment = letters_of(lines[mapping.number.place.line - 1].partition("  # ")[2])

            assert target
            assert comment in {"", letters_of(index.provisions[target].title or "not yet read")}, (
                f"{mapping.number.place}: run: .venv/bin/python -m macros fix"
            )


@pytest.mark.data
def test_the_real_data_have_nothing_to_mend_but_order_and_titles() -> None:
    """Who edits in a browser cannot run the command, so what the check accepts is no reason to refuse a change."""
    files = {
        path.relative_to(ROOT).as_posix(): path.read_bytes().replace(b"\r\n", b"\n")  # as git keeps them
        for path in [*ROOT.glob("data/*.yml"), *ROOT.glob("docs/**/*.md")]
    }
    new = mended(files)

    assert [file for file in new if _lines(new[file]) != _lines(files[file])] == [], (
        "run: .venv/bin/python -m macros fix"
    )


def _lines(content: bytes) -> list[str]:
    """Return the lines of a file without the titles beside its numbers and what nobody sees, in any order."""
    lines = (re.sub(r'(number: "[0-9.:]+") +#.*', r"\1", line) for line in content.decode().split("\n"))
    return sorted(filter(None, map(str.rstrip, lines)))
