"""A spreadsheet takes nothing away, adds nothing, and runs nothing."""

from __future__ import annotations

import csv
import difflib
import functools
import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.editing.entries import dashed, indented, values_of, write
from macros.editing.fix import MAPPINGS, STANDARDS, mended
from macros.editing.new import SOURCES
from macros.editing.spreadsheet import SHEETS, Returned, export_csv, import_csv
from macros.model.index import Index
from macros.model.records import Data, Mapping, NothingFound, Provision, Statement
from macros.reading.build import answers
from macros.reading.project import load
from macros.reading.strict import read_yaml
from tests.support.project import ROOT

SMALL = ROOT / "tests" / "sound"
WRITTEN = {sheet.file: (SMALL / sheet.file).read_bytes() for sheet in SHEETS.values()}
TEXTS_OF_FILES = {file: content.decode() for file, content in (WRITTEN | mended(WRITTEN)).items()}
TEXT = TEXTS_OF_FILES[MAPPINGS]
SEEN = [
    "kind: source",
    "extent: whole",
    "source: millers-letter",
    'copy: "The letter, second paragraph"',
    'on: "2026-11-20"',
    'dated: "2025"',
]
COPY = ", ".join(SEEN)  # as it stands in a cell
each = pytest.mark.parametrize("name", list(SHEETS))


@functools.cache
def out(name: str) -> str:
    """Return a sheet of the small map."""
    return export_csv(SHEETS[name], TEXTS_OF_FILES[SHEETS[name].file], load(SMALL).index)


def back(sheet: str | bytes) -> Returned:
    return import_csv(sheet if isinstance(sheet, bytes) else sheet.encode(), "sheet.csv", TEXTS_OF_FILES)


def saved(
    sheet: str,
    *,
    separator: str = ",",
    quoting: int = csv.QUOTE_MINIMAL,
    ends: str = "\r\n",
    sort: int | None = None,
    mark: bytes = b"",
) -> bytes:
    """Return a sheet as some program saves it."""
    head, *rows = list(csv.reader(io.StringIO(sheet)))
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, quoting=quoting, lineterminator=ends)  # type: ignore[arg-type]
    writer.writerows([head, *(rows if sort is None else sorted(rows, key=lambda row: row[sort % len(row)]))])
    return mark + text.getvalue().encode()


def edited(sheet: str, change: Callable[[dict[str, str]], None], column: str, starts: str) -> str:
    """Return a sheet in which the first row whose `column` starts so was changed by hand."""
    rows = list(csv.DictReader(io.StringIO(sheet)))
    change(next(row for row in rows if row[column].removeprefix("'").startswith(starts)))
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def moved(name: str, returned: Returned) -> tuple[list[str], list[str]]:
    """Return the lines that went and those that came."""
    lines = list(difflib.ndiff(TEXTS_OF_FILES[SHEETS[name].file].split("\n"), returned.text.split("\n")))
    return [line[2:] for line in lines if line.startswith("- ")], [line[2:] for line in lines if line.startswith("+ ")]


# --- There and back ---------------------------------------------------------------------------------------------------


@each
def test_a_sheet_that_comes_back_as_it_went_changes_no_byte(name: str) -> None:
    file = SHEETS[name].file

    assert back(out(name)) == Returned(file, TEXTS_OF_FILES[file], (), 0)


@pytest.mark.data
@each
def test_a_sheet_of_the_real_data_comes_back_the_same_sorted_or_not(name: str) -> None:
    texts = {sheet.file: (ROOT / sheet.file).read_text(encoding="utf-8") for sheet in SHEETS.values()}
    sheet = export_csv(SHEETS[name], texts[SHEETS[name].file], load().index)
    entries = re.findall(r"^ +- (number|none|not-yet|id): ", texts[SHEETS[name].file], re.MULTILINE)
    entries = (
        entries
        if name == "mappings"
        else [entry for entry in entries if entry == ("number" if name == "provisions" else "id")]
    )
    groups = texts[STANDARDS].count("heading: ") if name == "provisions" else 0

    assert len(list(csv.DictReader(io.StringIO(sheet)))) == len(entries) - groups
    for returned in (sheet.encode(), saved(sheet, separator=";", sort=3, mark=b"\xef\xbb\xbf")):
        assert import_csv(returned, "sheet.csv", texts) == Returned(SHEETS[name].file, texts[SHEETS[name].file], (), 0)


@each
@given(
    separator=st.sampled_from(",;\t"),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    ends=st.sampled_from(["\r\n", "\n"]),
    sort=st.none() | st.integers(0, 20),
    mark=st.sampled_from([b"", b"\xef\xbb\xbf"]),
)
def test_it_may_be_sorted_by_any_column_and_saved_by_any_program(name: str, **choices: Any) -> None:
    file = SHEETS[name].file

    assert back(saved(out(name), **choices)) == Returned(file, TEXTS_OF_FILES[file], (), 0)


# --- What somebody changes --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "column", "starts", "field", "new", "went", "came"),
    [
        pytest.param(
            "mappings",
            "item",
            "fair-weight",
            "why",
            'A new "reason": =1+1 # that the spreadsheet holds, in words',
            1,
            ['      why: "A new \\"reason\\": =1+1 # that the spreadsheet holds, in words"'],
            id="a-reason",
        ),
        pytest.param(
            "mappings", "item", "fair-weight", "relation", "supports", 1, ["      relation: supports"], id="a-relation"
        ),
        pytest.param(
            "provisions", "provision", "mill@2024:1.2", "title", "Rights", 1, ['        title: "Rights"'], id="a-title"
        ),
        pytest.param(
            "provisions", "provision", "mill@2024:1.10", "seen", COPY, 0, ['            dated: "2025"'], id="a-copy"
        ),
        pytest.param(
            "provisions",
            "provision",
            "mill@2024:3.10",
            "in_our_words",
            "Here, all other lines stay where they were before.",
            1,
            ['        in_our_words: "Here, all other lines stay where they were before."'],
            id="words",
        ),
        pytest.param(
            "provisions",
            "provision",
            "mill@2016:1.1",
            "became numbers",
            "'1.1, 1.2, 1.10",
            0,
            ['            - "1.10"'],
            id="a-number-more",
        ),
        pytest.param(
            "provisions", "provision", "mill@2024:1.2", "note", "'=2+5", 0, ['        note: "=2+5"'], id="a-field-more"
        ),
        pytest.param(
            "statements",
            "id",
            "weigh-before-asking",
            "says",
            "Another sentence.",
            1,
            ['        says: "Another sentence."'],
            id="a-statement",
        ),
        pytest.param(
            "statements", "id", "weigh-before-asking", "item", "two-hats", 1, ["        item: two-hats"], id="its-page"
        ),
    ],
)
def test_one_changed_cell_changes_one_value_and_no_other_line(  # noqa: PLR0917  a column of the table each
    name: str, column: str, starts: str, field: str, new: str, went: int, came: list[str]
) -> None:
    returned = back(edited(out(name), lambda row: row.update({field: new}), column, starts))
    gone, there = moved(name, returned)

    assert (there, len(gone), returned.changed, returned.problems) == (came, went, 1, ())


def test_an_emptied_cell_takes_its_value_out() -> None:
    returned = back(edited(out("provisions"), lambda row: row.update({"online": ""}), "provision", "mill@2024:1.1"))
    gone, there = moved("provisions", returned)

    assert there == []
    assert gone == ['        online: "A photo of the scales does not replace a look at them."']


@pytest.mark.parametrize(
    ("name", "row", "came"),
    [
        pytest.param(
            "provisions",
            {"provision": "mill@2024:1.8", "seen": COPY},
            ['      - number: "1.8"', '        edition: "2024"', "        seen:", *indented(dashed(SEEN), 10)],
            id="provision",
        ),
        pytest.param(
            "provisions",
            {"provision": "mill@2024:1.8"},
            ['      - number: "1.8"', '        edition: "2024"', "        seen: []"],
            id="unconfirmed",
        ),
        pytest.param(
            "statements",
            {
                "source": "millers-letter",
                "id": "a-b",
                "place": "Page 1",
                "kind": "concept",
                "item": "fair-weight",
                "says": "-1",
            },
            [
                "      - id: a-b",
                '        place: "Page 1"',
                '        kind: "concept"',
                "        item: fair-weight",
                '        says: "-1"',
            ],
            id="statement",
        ),
    ],
)
def test_a_new_row_is_a_new_entry(name: str, row: dict[str, str], came: list[str]) -> None:
    text = io.StringIO()
    csv.DictWriter(text, [*SHEETS[name].columns, *SHEETS[name].for_reading]).writerow(row)
    returned = back(out(name) + text.getvalue())

    assert moved(name, returned) == ([], came)
    assert read_yaml(returned.text.encode(), "x").problems == ()


def test_a_new_row_and_a_row_less_are_an_entry_more_and_one_less() -> None:
    rows = out("mappings").split("\r\n")
    first = next(number for number, row in enumerate(rows) if row.startswith("fair-weight,mill:"))
    more = 'fair-weight,mill:3.10,,supports,inferred,"A reason that somebody typed into the sheet, by hand",,,,,,,,'
    returned = back("\r\n".join([*rows[:first], *rows[first + 1 :], more, ""]))
    before, after = (answers(read_yaml(text.encode(), MAPPINGS).node, MAPPINGS, []) for text in (TEXT, returned.text))
    old, new = (
        next(answer for answer in found if (answer.item, answer.framework) == ("fair-weight", "mill"))
        for found in (before, after)
    )

    assert [mapping.number for mapping in new.mappings] == [*(mapping.number for mapping in old.mappings[1:]), "3.10"]
    assert len(after) == len(before)
    assert returned.problems == ()


COMMENTED = """\
frameworks:
  mill:
    provisions:
      # about the first
      - number: "1.1"  # beside
        # above the title
        title: "One"

        seen: []  # and here
        became: {change: split, numbers: [], evidence: "x"}

      # about the second
      - {number: "1.2", edition: "1", seen: []}
      -   number: "1.3"
          edition: "1"
          became:
            # who knows
            change: split
            numbers: []
            evidence: "x"
          seen: []
# the end
"""


@pytest.mark.parametrize(
    ("named", "field", "told", "old", "new"),
    [
        pytest.param("mill:1.1", "title", "Two", '"One"', '"Two"', id="comments-stay"),
        pytest.param(
            "mill:1.1",
            "seen",
            COPY,
            "seen: []  # and here",
            "seen:\n" + "\n".join(indented(dashed(SEEN), 10)),
            id="a-blank-line-stays",
        ),
        pytest.param(
            "mill@1:1.3",
            "became evidence",
            "y",
            'evidence: "x"\n          s',
            'evidence: "y"\n          s',
            id="inside-a-block",
        ),
        pytest.param(
            "mill:1.1",
            "became evidence",
            "y",
            ' {change: split, numbers: [], evidence: "x"}',
            '\n          change: split\n          numbers: []\n          evidence: "y"',
            id="inside-braces",
        ),
        pytest.param(
            "mill@1:1.2",
            "note",
            "n",
            '{number: "1.2", edition: "1", seen: []}',
            'number: "1.2"\n        edition: "1"\n        seen: []\n        note: "n"',
            id="an-entry-in-braces",
        ),
    ],
)
def test_comments_and_style_of_all_other_values_stay(named: str, field: str, told: str, old: str, new: str) -> None:
    sheet = edited(
        export_csv(SHEETS["provisions"], COMMENTED, Index.of(Data())),
        lambda row: row.update({field: told}),
        "provision",
        named,
    )
    returned = import_csv(sheet.encode(), "sheet.csv", {**TEXTS_OF_FILES, STANDARDS: COMMENTED})

    assert returned.text == COMMENTED.replace(old, new)
    assert returned.problems == ()


# --- What does not fit ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "old", "new", "fact"),
    [
        ("mappings", "item,provision,", "item,", "no column provision"),
        ("mappings", "fair-weight,mill:", "fair-wait,mill:", f"{MAPPINGS} has no fair-wait:"),
        ("mappings", "fair-weight,mill:", "fair-weight,mull:", f"{MAPPINGS} has no mull: below fair-weight:"),
        ("mappings", "fair-weight,bell,1,", "fair-weight,bell,1,supports", "relation has no place in such a row"),
        ("provisions", "mill@2024:1.1,", "mull@2024:1.1,", f"{STANDARDS} has no mull: below frameworks:"),
        ("provisions", "provision,order,", "provision,ordre,", "no column order"),
        ("provisions", 'excerpt"", ', "excerpt, ", "a line that cannot be read: kind: snippet"),
        ("statements", "\r\nmillers-", "\r\nmullers-", f"{SOURCES} has no mullers-"),
    ],
)
def test_what_cannot_be_read_back_is_told_with_its_row(name: str, old: str, new: str, fact: str) -> None:
    returned = back(out(name).replace(old, new, 1))

    assert any(problem.fact.startswith(fact) and problem.place.file == "sheet.csv" for problem in returned.problems), (
        returned.problems
    )


def test_another_encoding_is_refused_rather_than_guessed() -> None:
    for encoding in ("cp1252", "utf-16"):
        returned = back(
            out("mappings").replace("miller", "m\u00fcller").replace("\u2192", "").encode(encoding, "replace")
        )

        assert ["UTF-8" in problem.fact for problem in returned.problems] == [True]
        assert returned.text == TEXTS_OF_FILES[returned.file]


# --- Formulas ---------------------------------------------------------------------------------------------------------

SPREADSHEET = re.compile(r"""[=+\-@\t\r"'0-9.,(%$\s]|(?i:true|false)$""")


@each
def test_no_cell_is_a_formula_or_becomes_a_number_or_a_date(name: str) -> None:
    for row in csv.reader(io.StringIO(out(name))):
        for cell in row:
            assert (
                not cell or cell.startswith("'") or re.fullmatch(r"0|[1-9]\d{0,2}", cell) or not SPREADSHEET.match(cell)
            ), cell


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")) | st.sampled_from("=+-@'\"\\:#\n,;|"),
    min_size=1,
    max_size=200,
).map(lambda text: text.strip("\n"))


def there_and_back(name: str, head: list[str], written: list[str], blank: str) -> Any:
    """Send one written entry through a sheet into a file that lacks it, and return what is read from there."""
    sheet = SHEETS[name]
    text = "\n".join([*head, *written, ""])
    made = export_csv(sheet, text, Index.of(Data()))
    cells = [cell for row in csv.reader(io.StringIO(made)) for cell in row]
    assert not [cell for cell in cells if re.match(r"[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]", cell)]
    node = read_yaml(
        import_csv(
            made.encode("utf-8-sig"), "sheet.csv", {**TEXTS_OF_FILES, sheet.file: "\n".join([*head, blank, ""])}
        ).text.encode(),
        "x",
    ).node
    assert node is not None
    return values_of(node)


@given(why=TEXTS, where=TEXTS, none=TEXTS)
def test_any_text_of_a_mapping_goes_out_and_comes_back_the_same(why: str, where: str, none: str) -> None:
    link: dict[str, Any] = {"number": "5.6", "relation": "cites", "basis": "cited", "why": why, "source": "a-b"}
    link |= {"place": where, "also_in": [{"source": "c-d", "place": none}, {"source": "e-f", "place": why}]}
    gap = {"none": none, "on": "2026-11-20"}
    if not all([why, where, none]):
        return  # the reader refuses empty text
    blank = "    - not-yet: x"

    assert there_and_back("mappings", ["a:", "  swe:"], indented(dashed(write(Mapping, link)), 4), blank) == {
        "a": {"swe": [link]}
    }
    assert there_and_back("mappings", ["a:", "  swe:"], indented(dashed(write(NothingFound, gap)), 4), blank) == {
        "a": {"swe": [gap]}
    }


@given(texts=st.lists(TEXTS, min_size=5, max_size=5), numbers=st.lists(st.sampled_from(["1.1", "5:9", "3.10"])))
def test_any_text_of_a_provision_and_a_statement_goes_out_and_comes_back_the_same(
    texts: list[str], numbers: list[str]
) -> None:
    if not all(texts):
        return
    title, words, copy, evidence, says = texts
    provision: dict[str, Any] = {
        "number": "5.6",
        "edition": "2019",
        "title": title,
        "in_our_words": words,
    }
    provision |= {
        "seen": [
            {"kind": "press", "extent": "most", "copy": copy, "on": "2026-11-20"},
            {"kind": "source", "extent": "number", "numbered": "no", "source": "a-b", "copy": says, "on": "2026-11-20"},
        ],
        "became": {"change": "split", "numbers": numbers, "evidence": evidence},
    }
    statement = {"id": "a-b", "place": title, "kind": words, "item": "c-d", "says": says}
    written = indented(dashed(write(Provision, provision)), 4)

    assert there_and_back("provisions", ["frameworks:", " m:", "  provisions:"], written, '    - number: "1"') == {
        "frameworks": {"m": {"provisions": [provision]}}
    }
    written = indented(dashed(write(Statement, statement)), 4)
    assert there_and_back("statements", ["sources:", " m:", "  statements:"], written, "    - id: x") == {
        "sources": {"m": {"statements": [statement]}}
    }
