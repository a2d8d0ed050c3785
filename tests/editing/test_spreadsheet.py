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

from macros.commands.sound import numbers_of
from macros.editing.entries import dashed, indented, values_of, write
from macros.editing.fix import MAPPINGS, STANDARDS, mended
from macros.editing.placed import SOURCES
from macros.editing.spreadsheet.altered import made_of, told_once
from macros.editing.spreadsheet.cells import on_rows
from macros.editing.spreadsheet.returned import Returned, import_csv
from macros.editing.spreadsheet.sheet import SHEETS, export_csv, tidy
from macros.model.index import Index
from macros.model.places import Place, Problem
from macros.model.records import Data, Mapping, NothingFound, Provision, Statement
from macros.model.typed import quoted
from macros.reading.build import answers
from macros.reading.project import checked, load
from macros.reading.yaml.nodes import Series, children
from macros.reading.yaml.strict import read_yaml
from tests.support.project import ROOT

SMALL = ROOT / "tests" / "sound"
WRITTEN = {sheet.file: (SMALL / sheet.file).read_bytes() for sheet in SHEETS.values()}
TEXTS_OF_FILES = {file: content.decode() for file, content in (WRITTEN | mended(WRITTEN)).items()}
TEXT = TEXTS_OF_FILES[MAPPINGS]
INDEX = load(SMALL).index
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
    return export_csv(SHEETS[name], TEXTS_OF_FILES[SHEETS[name].file], INDEX)


def back(sheet: str | bytes, texts: dict[str, str] = TEXTS_OF_FILES) -> Returned:
    """Bring a sheet of the small map back."""
    content = sheet if isinstance(sheet, bytes) else sheet.encode()
    return import_csv(content, "sheet.csv", texts, INDEX, numbers_of(INDEX))


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

    assert back(out(name)) == Returned(file, TEXTS_OF_FILES[file])


@pytest.mark.data
@each
def test_a_sheet_of_the_real_data_comes_back_the_same_sorted_or_not(name: str) -> None:
    texts = {sheet.file: (ROOT / sheet.file).read_text(encoding="utf-8") for sheet in SHEETS.values()}
    index = load().index
    sheet = export_csv(SHEETS[name], texts[SHEETS[name].file], index)
    data = index.data
    entries = {
        "mappings": sum(len(answer.mappings) or 1 for answer in data.answers),
        "provisions": sum(len(framework.provisions) for framework in data.frameworks),
        "statements": sum(len(source.statements) for source in data.sources),
    }

    assert len(list(csv.DictReader(io.StringIO(sheet)))) == entries[name]
    for returned in (sheet.encode(), saved(sheet, separator=";", sort=3, mark=b"\xef\xbb\xbf")):
        assert import_csv(returned, "sheet.csv", texts, index, lambda _: ()) == Returned(
            SHEETS[name].file, texts[SHEETS[name].file]
        )


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

    assert back(saved(out(name), **choices)) == Returned(file, TEXTS_OF_FILES[file])


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
        pytest.param(
            "statements",
            "id",
            "weigh-before-asking",
            "says",
            "'Weigh' comes before 'ask'.",
            1,
            ["        says: \"'Weigh' comes before 'ask'.\""],
            id="a-quote-at-its-start",
        ),
    ],
)
def test_one_changed_cell_changes_one_value_and_no_other_line(  # noqa: PLR0917  a column of the table each
    name: str, column: str, starts: str, field: str, new: str, went: int, came: list[str]
) -> None:
    returned = back(edited(out(name), lambda row: row.update({field: new}), column, starts))
    gone, there = moved(name, returned)

    assert (there, len(gone), len(returned.changed), returned.problems) == (came, went, 1, ())


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
                "        kind: concept",
                "        item: fair-weight",
                '        says: "-1"',
            ],
            id="statement",
        ),
    ],
)
def test_a_new_row_is_a_new_entry(name: str, row: dict[str, str], came: list[str]) -> None:
    text = io.StringIO()
    csv.DictWriter(text, SHEETS[name].columns).writerow(row)
    returned = back(out(name) + text.getvalue())

    assert moved(name, returned) == ([], came)
    assert read_yaml(returned.text.encode(), "x").problems == ()


def test_a_new_row_and_a_row_less_are_an_entry_more_and_one_less() -> None:
    rows = out("mappings").split("\r\n")
    first = next(number for number, row in enumerate(rows) if row.startswith("fair-weight,mill:"))
    more = 'fair-weight,mill:3.10,,supports,inferred,"A reason that somebody typed into the sheet, by hand",,,,,,,,,,,'
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
    returned = back(sheet, {**TEXTS_OF_FILES, STANDARDS: COMMENTED})

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
        ("provisions", "provision,order,", "provision,ordre,", "the column order is called ordre here"),
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
    for encoding in ("cp1252", "utf-16-le"):
        returned = back(
            out("mappings").replace("miller", "m\u00fcller").replace("\u2192", "").encode(encoding, "replace")
        )

        assert ["UTF-8" in problem.fact for problem in returned.problems] == [True]
        assert returned.text == ""


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
    """Send one written entry through a sheet into a list that holds another, and return what is read from there."""
    sheet = SHEETS[name]
    text = "\n".join([*head, *written, ""])
    made = export_csv(sheet, text, Index.of(Data()))
    cells = [cell for row in csv.reader(io.StringIO(made)) for cell in row]
    assert not [cell for cell in cells if re.match(r"[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]", cell)]
    typed = edited(made, lambda row: row.update({"mark": ""}), sheet.named[0], "")  # as if it were new
    node = read_yaml(
        back(typed.encode("utf-8-sig"), {**TEXTS_OF_FILES, sheet.file: "\n".join([*head, blank, ""])}).text.encode(),
        "x",
    ).node
    for _ in sheet.way:
        node = next(iter(children(node).values()))
    assert isinstance(node, Series)
    return values_of(node.values[0])


def shown(text: str) -> str:
    """Return a text as a cell holds it: on one line, and without space at its ends."""
    return tidy(text, "why")


def fits(text: str) -> bool:
    """Tell whether reader and sheet take a text: not where it is empty, code, a tag or what a program made."""
    is_read = not read_yaml(f"a: {quoted(text)}".encode(), "x").problems
    return is_read and bool(shown(text)) and not made_of(shown(text), is_name=False)


@given(why=TEXTS, where=TEXTS, none=TEXTS)
def test_any_text_of_a_mapping_goes_out_and_comes_back_the_same(why: str, where: str, none: str) -> None:
    link: dict[str, Any] = {"number": "5.6", "relation": "cites", "basis": "cited", "why": why, "source": "a-b"}
    link |= {"place": where, "also_in": [{"source": "c-d", "place": none}, {"source": "e-f", "place": why}]}
    gap = {"none": none, "on": "2026-11-20"}
    if not all(map(fits, [why, where, none])):
        return
    blank = '    - number: "1"'
    back_again = link | {"why": shown(why), "place": shown(where)}

    assert there_and_back("mappings", ["a:", "  swe:"], indented(dashed(write(Mapping, link)), 4), blank) == back_again
    assert there_and_back("mappings", ["a:", "  swe:"], indented(dashed(write(NothingFound, gap)), 4), blank) == {
        "none": shown(none),
        "on": "2026-11-20",
    }


@given(texts=st.lists(TEXTS, min_size=5, max_size=5), numbers=st.lists(st.sampled_from(["1.1", "5:9", "3.10"])))
def test_any_text_of_a_provision_and_a_statement_goes_out_and_comes_back_the_same(
    texts: list[str], numbers: list[str]
) -> None:
    if not all(map(fits, texts)):
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
    became = provision["became"] | {"evidence": shown(evidence)}

    assert there_and_back("provisions", ["frameworks:", " m:", "  provisions:"], written, '    - number: "1"') == (
        provision | {"title": shown(title), "in_our_words": shown(words), "became": became}
    )
    written = indented(dashed(write(Statement, statement)), 4)
    assert there_and_back("statements", ["sources:", " m:", "  statements:"], written, "    - id: x") == (
        statement | {"place": shown(title), "kind": shown(words), "says": shown(says)}
    )


# --- Whatever program saved it, and whoever changed it ----------------------------------------------------------------

Rows = list[list[str]]


def rows_of(name: str) -> Rows:
    return list(csv.reader(io.StringIO(out(name))))


def written(rows: Rows, separator: str = ",") -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue()


def cells(column: str, change: Callable[[str], str], name: str = "mappings") -> str:
    """Return a sheet in which every cell of a column was changed."""
    head, *rows = rows_of(name)
    at = head.index(column)
    return written([head, *([*row[:at], change(row[at]), *row[at + 1 :]] for row in rows)])


def heads(change: Callable[[str], str]) -> str:
    head, *rows = rows_of("mappings")
    return written([list(map(change, head)), *rows])


def turned(rows: Rows) -> Rows:
    """Return rows with their columns in another order."""
    return [[*row[7:], *row[:7]] for row in rows]


TITLES = {"level-scales": "Keep the scales level", "pan-hangs-low": "One pan hangs low"}
SAME: dict[str, str | bytes] = {
    "sep= in front, as one program writes and wants it": "sep=;\r\n" + written(rows_of("mappings"), ";"),
    "sep= with a comma": "sep=,\n" + out("mappings"),
    "sep= behind a mark": b"\xef\xbb\xbfsep=;\r\n" + written(rows_of("mappings"), ";").encode(),
    "heads in capitals": heads(str.upper),
    "heads with a capital and a space at each end": heads(lambda head: f" {head.capitalize()} "),
    "heads with no-break spaces": heads(lambda head: head.replace(" ", "\u00a0") + "\u00a0"),
    "heads with another sign between words": heads(lambda head: head.replace("_", " ").replace("-", " ")),
    "a title row above": "Mappings of the mill\r\n" + out("mappings"),
    "a title row and an empty one above": written([["Mappings", "2026"], [], *rows_of("mappings")]),
    "columns in another order": written(turned(rows_of("mappings"))),
    "a column more, without a head": written([[*row, ""] for row in rows_of("mappings")]),
    "empty rows in between": out("mappings").replace("\r\n", "\r\n,,,,\r\n\r\n"),
    "carriage returns alone": out("mappings").replace("\r\n", "\r"),
    "orders as 1.0": cells("order", lambda cell: f"{cell}.0"),
    "orders as 1,0 of other lands": written(
        [[c if n != 2 or not c.isdecimal() else f"{c},0" for n, c in enumerate(row)] for row in rows_of("mappings")],
        ";",
    ),
    "orders as text": cells("order", lambda cell: f"'{cell}"),
    "spaces at both ends of every cell": written([[f"  {cell}\u00a0" for cell in row] for row in rows_of("mappings")]),
    "no-break spaces in every cell": written([[c.replace(" ", "\u00a0") for c in row] for row in rows_of("mappings")]),
    "line breaks in the reasons": cells("why", lambda cell: cell.replace(" ", "\n", 2)),
    "a space of no width in every cell": written(
        [[f"\u200b{cell}\ufeff" for cell in row] for row in rows_of("mappings")]
    ),
    "midnight behind each day": cells("on", lambda cell: f"{cell} 00:00:00" if cell else ""),
    "provisions by their short names": cells("provision", lambda cell: re.sub("^mill:", "Mill ", cell)),
    "provisions in capitals": cells("provision", lambda cell: cell.upper()),
    "an edition in brackets": cells("provision", lambda cell: cell.replace("mill@2016:1.1", "Mill 1.1 (2016)")),
    "an edition between": cells("provision", lambda cell: cell.replace("mill@2016:1.1", "Mill 2016 1.1")),
    "a number that only one framework has": cells("provision", lambda cell: cell.removeprefix("mill:")),
    "frameworks by their names": cells("provision", lambda cell: "Company of Ringers" if cell == "bell" else cell),
    "pages by their titles": cells("item", lambda cell: TITLES.get(cell) or cell.replace("-", " ").capitalize()),
    "the current edition spelled out": cells("provision", lambda cell: cell.replace("mill:", "mill@2024:")),
    "marks in capitals": cells("mark", str.upper),
    "marks lost": cells("mark", lambda _: ""),
    "orders lost": cells("order", lambda _: ""),
    "apostrophes lost": written([[cell.removeprefix("'") for cell in row] for row in rows_of("mappings")]),
}


@pytest.mark.parametrize("sheet", SAME.values(), ids=SAME)
def test_what_programs_and_people_do_to_a_sheet_changes_nothing_in_the_map(sheet: str | bytes) -> None:
    returned = back(sheet)

    assert (returned.text, returned.problems, returned.changed, returned.clashes) == (TEXT, (), (), ())
    assert returned.kept == ()


FIRST, SECOND = "fair-weight,mill:1.1,1,", "fair-weight,mill:1.2,2,"
WORKBOOK = b"PK\x03\x04\x14\x00\x06\x00\x08" + b"\x00" * 21 + b"[Content_Types].xml"
REFUSED: dict[str, tuple[str | bytes, str]] = {
    "a workbook": (
        WORKBOOK,
        r"sheet.csv:1:1: the file is a workbook \(.xlsx\), and no CSV\n    open it in the program",
    ),
    "a workbook of another program": (
        b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
        r"a workbook of LibreOffice \(.ods\)",
    ),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1", r"an old workbook \(.xls\)"),
    "a PDF": (b"%PDF-1.7", "a PDF"),
    "a web page": (b"<!DOCTYPE html><table></table>", "a web page, and no CSV"),
    "XML": (b'<?xml version="1.0"?>', "an XML file"),
    "JSON": (b'[{"item": "x"}]', "a JSON file"),
    "a packed file": (b"\x1f\x8b\x08", "a packed file"),
    "a picture": (b"\x89PNG\r\n", "a picture"),
    "a table of Calc": (b'TABLE\r\n0,1\r\n"EXCEL"\r\n', r"a table for other programs \(.dif\)"),
    "a table of Multiplan": (b"ID;PSCALC3\n", r"a table for other programs \(.slk\)"),
    "another sheet of the workbook": ("hello\n", "a CSV holds one sheet"),
    "spaces between the cells": (out("mappings").replace(",", " "), "a comma between the cells, and not spaces"),
    "columns of one width": (
        written([["  ".join(f"{cell:30}" for cell in row)] for row in rows_of("mappings")]),
        "a comma between the cells, and not spaces",
    ),
    **{
        f"opened as {encoding}": (
            out("mappings").encode("utf-8-sig").decode(encoding),
            "opened in an encoding other than UTF-8.*\n    save it once more",
        )
        for encoding in ("cp1252", "mac_roman", "cp850", "cp437")
    },
    "rich text": (b"{\\rtf1", "a text of a word processor"),
    "a page of ours": (b"---\ntitle: x\n---\n", "a data file or a page of the map"),
    "nothing": (b"", "the sheet is empty"),
    "a mark and nothing": (b"\xef\xbb\xbf\r\n", "the sheet is empty"),
    "heads alone": (out("mappings").partition("\r\n")[0], "the sheet has heads, and no row below them"),
    "prose": ("Dear all,\nhere it comes.\n", "no row of heads: Dear all"),
    "another table": ("name,age\nA,1\n", "no row of heads: name, age"),
    "published mappings": (
        "\ufeffitem,title,provision,name,main,relation,basis,why,source,place,draft,reviews\r\nx\r\n",
        "published table, such as data/mappings.csv, .*\n    .*: .venv/bin/python -m macros export-csv mappings",
    ),
    "published statements": (
        "id,source,place,kind,item,says\r\nx\r\n",
        "a published table, such as data/statements.csv",
    ),
    "a column less": (
        written([row[1:] for row in rows_of("mappings")]),
        "no column item, which a sheet of mappings has",
    ),
    "a head renamed": (heads(lambda head: "reason" if head == "why" else head), "the column why is called reason"),
    "a head with a slip": (
        heads(lambda head: "relaton" if head == "relation" else head),
        "the column relation is called relaton here",
    ),
    "a head twice": (
        heads(lambda head: "why" if head == "draft" else head),
        "no column draft, which a sheet of mappings has, and why twice",
    ),
    "the heads twice": (
        out("mappings").partition("\r\n")[0] + "\r\n" + out("mappings"),
        ":2:1: the heads of row 1 stand",
    ),
    "the heads again, in capitals and in another order, below a title": (
        "Our mappings\r\n" + out("mappings") + "PROVISION,Item,order\r\n" + out("mappings").partition("\r\n")[2],
        ":20:1: the heads of row 2 stand here again\n    take that row out",
    ),
    "the heads of provisions twice": (
        out("provisions").partition("\r\n")[0] + "\r\n" + out("provisions"),
        ":2:1: the heads of row 1 stand here again",
    ),
    "a column three times": (
        written([[*row, row[5], row[5].upper()] for row in rows_of("mappings")]),
        ":1:6: 3 columns are called why",
    ),
    "every row twice": (
        out("mappings") + out("mappings").partition("\r\n")[2],
        ":19:1: 12 rows stand there for the second time: 19, 20, .* and 34\n",
    ),
    "a sheet without marks": (written([row[:-1] for row in rows_of("mappings")]), "no column mark, which tells"),
    "an order in words": (
        out("mappings").replace(FIRST, "fair-weight,mill:1.1,first,"),
        r"sheet.csv:2:3: the order is first",
    ),
    "an order that is a day": (
        out("mappings").replace(FIRST, "fair-weight,mill:1.1,01-May,"),
        ":2:3: the order is 01-May",
    ),
    "an order below none": (out("mappings").replace(FIRST, "fair-weight,mill:1.1,-1,"), ":2:3: the order is -1"),
    "an order as a power": (out("mappings").replace(FIRST, "fair-weight,mill:1.1,1E+05,"), ":2:3: the order is "),
    "a number that became a day": (
        out("mappings").replace(FIRST, "fair-weight,01-Jan,1,"),
        ":2:2: the provision is 01-Jan: a",
    ),
    "a month in front": (
        out("mappings").replace(FIRST, "fair-weight,Jan 01,1,"),
        "a spreadsheet made a day of it\n    give the column the format Text, and write what stood there, as mill:1.1 ",
    ),
    "a number of nobody": (
        out("mappings").replace(FIRST, "fair-weight,Mull 1.1,1,"),
        ":2:2: no provision is called Mull 1.1",
    ),
    "an edition that was lost": (
        out("mappings").replace("mill@2016:1.1", "mill:1.1"),
        ":6:2: the edition 2016 is gone from mill@2016:1.1\n    put it back, or write mill@2024:1.1",
    ),
    "an edition that was lost, in other words": (
        out("mappings").replace("mill@2016:1.1", "Mill 1.1"),
        ":6:2: the edition 2016",
    ),
    "a row twice": (
        out("mappings") + out("mappings").split("\r\n")[3] + "\r\n",
        ":19:1: fair-weight → mill:1.10 stands in row 4",
    ),
    "a provision twice, in other words": (
        out("mappings") + "fair-weight,Mill 1.2,,supports,,Another reason of somebody,,,,,,,,,,,\r\n",
        ":19:1: fair-weight → mill:1.2 stands in row 3 already",
    ),
    "more cells than heads": (
        out("mappings").replace("takes time, which", 'takes time", which'),
        "sheet.csv:5:.*more cells|do not close",
    ),
    "a stray cell at the side": (
        re.sub(r"(-wkvfwd)(?=\r\n)", r"\1,,look!", out("mappings")),
        ":3:18: more cells than .*: look",
    ),
    "a quote that never ends": (
        out("mappings").replace(SECOND, f'"{SECOND}'),
        ":3:1: from this row on, the quotes do not close",
    ),
    "a page of nobody": (out("mappings").replace(FIRST, "fair-wait,mill:1.1,1,"), f"{MAPPINGS} has no fair-wait:"),
    "a copy without keys": (
        edited(out("provisions"), lambda row: row.update({"seen": "I saw it"}), "provision", "mill@2024:1.1"),
        "sheet.csv:2:6: a line that cannot be read: I saw it",
    ),
    "a copy in curly quotes": (
        edited(
            out("provisions"),
            lambda row: row.update({"seen": "kind: press, extent: whole, copy: \u201cA page, of paper\u201d"}),
            "provision",
            "mill@2024:1.1",
        ),
        "sheet.csv:2:6: a line that cannot be read: kind: press",
    ),
    "a line of sums below": (
        out("mappings") + ",,13,,,,,,,,,,,,,,\r\n",
        ":19:3: the row is no entry: it says no more than 13",
    ),
    "a row without a page": (out("mappings").replace(FIRST, ",mill:1.1,1,"), ":2:1: the row names no item"),
    "a row without a provision": (
        out("mappings").replace(FIRST, "fair-weight,,1,"),
        ":2:2: no provision is called nothing",
    ),
}


@pytest.mark.parametrize(("sheet", "told"), REFUSED.values(), ids=REFUSED)
def test_a_sheet_that_cannot_be_read_is_named_for_what_it_is(sheet: str | bytes, told: str) -> None:
    returned = back(sheet)

    assert len(returned.problems) == 1  # one slip, one message
    assert re.search(told, str(returned.problems[0])), returned.problems
    assert returned.text in {"", *TEXTS_OF_FILES.values()}
    assert (returned.changed, returned.rows) == ((), None)


# --- Beside what others changed in the meantime -----------------------------------------------------------------------

MORE = """\
    - number: "2.9"
      relation: supports
      why: "Somebody added this mapping while the sheet was out of the house."
"""
AT_FAIR_WEIGHT = '    - number: "1.2"  # Say what you keep\n'
OTHER_WORDS = "A fair weight, in other words that somebody else wrote in the meantime."
MINE = "These are words of mine, typed into the sheet while it was out."


def with_more(text: str) -> str:
    return text.replace(AT_FAIR_WEIGHT, MORE + AT_FAIR_WEIGHT, 1)


def with_less(text: str) -> str:
    head, _, tail = text.partition(AT_FAIR_WEIGHT)
    return head + "    - " + tail.partition("    - ")[2]


def with_other_words(text: str) -> str:
    return text.replace("A fair weight is the first thing that an honest share is counted from.", OTHER_WORDS)


def in_another_order(text: str) -> str:
    return with_less(text).replace(
        "  mill:\n",
        f"  mill:\n{AT_FAIR_WEIGHT}      relation: supports\n"
        '      why: "A fair weight is the first thing that an honest share is counted from."\n',
        1,
    )


def typed(number: str, column: str = "why", words: str = MINE) -> Callable[[str], str]:
    return lambda sheet: edited(sheet, lambda row: row.update({column: words}), "provision", f"mill:{number}")


def taken_out(number: str) -> Callable[[str], str]:
    return lambda sheet: re.sub(rf"fair-weight,mill:{re.escape(number)},.*\r\n", "", sheet)


def added(sheet: str) -> str:
    head, *rows = csv.reader(io.StringIO(sheet))
    new = {"item": "fair-weight", "provision": "Mill 2.10", "order": "1.5", "relation": "supports", "why": MINE}
    return written([head, *rows, [new.get(column, "") for column in head]])


BOTH: dict[str, tuple[Callable[[str], str], Callable[[str], str], list[str], str, str]] = {
    # what they did, what I did, the numbers from then on, words that must be there, what is told
    "theirs is new, mine is other words": (
        with_more,
        typed("1.10"),
        ["1.1", "2.9", "1.2", "1.10", "3.1", "1.1"],
        MINE,
        "has it: fair-weight → mill:2.9",
    ),
    "theirs is new, mine is none": (
        with_more,
        str,
        ["1.1", "2.9", "1.2", "1.10", "3.1", "1.1"],
        "Somebody added",
        "mill:2.9",
    ),
    "theirs is new, mine is gone": (
        with_more,
        taken_out("3.1"),
        ["1.1", "2.9", "1.2", "1.10", "3.1", "1.1"],
        "Somebody added",
        "has it: .*mill:3.1",
    ),
    "theirs is new, mine is new": (
        with_more,
        added,
        ["1.1", "2.10", "2.9", "1.2", "1.10", "3.1", "1.1"],
        MINE,
        "mill:2.9",
    ),
    "theirs is gone, mine is none": (with_less, str, ["1.1", "1.10", "3.1", "1.1"], "", "mill:1.2 has left the map"),
    "theirs is gone, mine is elsewhere": (
        with_less,
        typed("3.1"),
        ["1.1", "1.10", "3.1", "1.1"],
        MINE,
        "mill:1.2 has left the map",
    ),
    "theirs is gone, mine is other words": (
        with_less,
        typed("1.2"),
        ["1.1", "1.10", "3.1", "1.1"],
        "",
        ":3:1: fair-weight → mill:1.2 was changed here, and has left",
    ),
    "theirs is other words, mine is none": (
        with_other_words,
        str,
        ["1.1", "1.2", "1.10", "3.1", "1.1"],
        OTHER_WORDS,
        "has it: fair-weight → mill:1.2",
    ),
    "theirs and mine are other words": (
        with_other_words,
        typed("1.2"),
        ["1.1", "1.2", "1.10", "3.1", "1.1"],
        OTHER_WORDS,
        ":3:1: fair-weight → mill:1.2 was changed on both sides; the map has why: A fair weight, in other",
    ),
    "theirs and mine are the same words": (
        with_other_words,
        typed("1.2", words=OTHER_WORDS),
        ["1.1", "1.2", "1.10", "3.1", "1.1"],
        OTHER_WORDS,
        "",
    ),
    "theirs is other words, mine is a relation elsewhere": (
        with_other_words,
        typed("3.1", "relation", "engages"),
        ["1.1", "1.2", "1.10", "3.1", "1.1"],
        OTHER_WORDS,
        "mill:1.2",
    ),
    "theirs is the order, mine is other words": (
        in_another_order,
        typed("3.1"),
        ["1.2", "1.1", "1.10", "3.1", "1.1"],
        MINE,
        "the order of fair-weight → mill stays",
    ),
    "theirs is none, mine is new and between": (str, added, ["1.1", "2.10", "1.2", "1.10", "3.1", "1.1"], MINE, ""),
    "theirs is none, mine is first": (
        str,
        typed("3.1", "order", "0.5"),
        ["3.1", "1.1", "1.2", "1.10", "1.1"],
        "",
        "",
    ),
    "theirs is none, mine is another number": (
        str,
        typed("3.1", "provision", "mill 2,10"),
        ["1.1", "1.2", "1.10", "2.10", "1.1"],
        "takes time",
        "",
    ),
}


@pytest.mark.parametrize(("theirs", "mine", "numbers", "words", "told"), BOTH.values(), ids=BOTH)
def test_nothing_that_somebody_wrote_in_the_meantime_is_lost(
    theirs: Callable[[str], str], mine: Callable[[str], str], numbers: list[str], words: str, told: str
) -> None:
    now = theirs(TEXT)
    returned = back(mine(out("mappings")), {**TEXTS_OF_FILES, MAPPINGS: now})
    (answer,) = [
        answer
        for answer in answers(read_yaml(returned.text.encode(), MAPPINGS).node, MAPPINGS, [])
        if (answer.item, answer.framework) == ("fair-weight", "mill")
    ]
    said = "\n".join(map(str, [*returned.kept, *returned.clashes]))

    assert (now == TEXT) is (theirs is str)
    assert [str(mapping.number) for mapping in answer.mappings] == numbers
    assert words in returned.text
    assert bool(told) is bool(said)
    assert re.search(told, said), said
    assert bool(returned.changed) is (returned.text != now)


def test_a_row_that_was_copied_to_make_another_leaves_the_first_alone() -> None:
    head, *rows = csv.reader(io.StringIO(out("mappings")))
    copy = [*rows[0]]
    copy[1], copy[2], copy[5] = "mill:2.10", "", MINE
    returned = back(written([head, copy, *rows]))

    assert returned.changed == ("row 2: fair-weight → mill:2.10 is new",)
    assert returned.text.count("Postscript") == TEXT.count("Postscript") + 1


def test_a_row_that_was_moved_to_another_list_is_there_and_no_longer_here() -> None:
    returned = back(out("mappings").replace("fair-weight,mill:3.1,4,", "two-hats,mill:3.1,4,"))

    assert returned.changed == (
        "fair-weight → mill:3.1 has no row any more, and goes",
        "row 5: two-hats → mill:3.1 is new",
    )
    assert returned.text.count("takes time") == 1


def test_it_says_which_lists_have_no_row_and_which_words_are_not_read() -> None:
    sheet = re.sub("two-hats,bell.*\r\n", "", out("mappings")).replace("Fair weight,Weigh", "Fair weights,Weigh")
    sheet = sheet.replace("title,mark", "title,mark,remark")

    assert back(sheet).kept == (
        "one list has no row and stays as it is: two-hats → bell",
        "the column remark is none of this sheet's, and is not read",
        "row 2: the page title is for the eye only; “Fair weights” is not read",
    )


def test_words_below_no_head_are_said_to_be_not_read() -> None:
    sheet = written([[*row[:3], "" if row[0] == "item" else "ask Ann", *row[3:]] for row in rows_of("mappings")])

    assert back(sheet).kept == ("the column 4, which has no head, is none of this sheet's, and is not read",)


def every(name: str, column: str, change: Callable[[str], str]) -> str:
    """Return a sheet in which a program changed a column in every row."""
    return cells(column, lambda cell: change(cell) if cell else "", name)


def bare(change: Callable[[str, str], str]) -> Callable[[str], str]:
    """Return what changes a provision, given the two parts of its number."""
    return lambda cell: change(*re.split("[.:]", cell.partition(":")[2])) if ":" in cell else cell


def sorted_alone(name: str, column: str) -> str:
    """Return a sheet of which one column was sorted, where it holds anything, and no other."""
    inner = iter(sorted(row[column] for row in csv.DictReader(io.StringIO(out(name))) if row[column]))
    return every(name, column, lambda _: next(inner))


IN_EVERY_ROW = {
    "a time of day": (
        every("mappings", "provision", bare(lambda first, second: f"{first:>02}:{second:>02}:00")),
        "sheet.csv:2:2: the provision is 01:01:00: a spreadsheet made a time of day of it; the same in rows 3, 4, ",
    ),
    "a day": (
        every("mappings", "provision", bare(lambda *parts: f"{parts[-1]}-Oct")),
        "sheet.csv:2:2: the provision is 1-Oct: a spreadsheet made a day of it; the same in rows 3, 4, 5, 6, 8, ",
    ),
    "a day in figures": (
        every("mappings", "provision", bare(lambda first, second: f"{first}/{second}/2024")),
        "sheet.csv:2:2: the provision is 1/1/2024: a spreadsheet made a day of it; the same in rows 3, 4, 5, 6, 8, ",
    ),
    "a count of days": (
        every("mappings", "provision", lambda _: "44927"),
        "sheet.csv:2:2: the provision is 44927: a spreadsheet made the count of days that stands for a day of it; ",
    ),
    "a power of ten": (every("statements", "id", lambda _: "1.23E+15"), "sheet.csv:2:3: the id is 1.23E+15: a spread"),
    "a share": (
        every("mappings", "order", lambda cell: f"{cell}00%"),
        "sheet.csv:2:3: the order is 100%: a spreadsheet made a share of a hundred of it; the same in rows 3, 4, ",
    ),
    "a formula": (
        every("mappings", "why", lambda _: "#NAME?"),
        "sheet.csv:2:6: the why is #NAME?: a spreadsheet made a formula that came to nothing of it; the same in rows ",
    ),
    "a narrow column": (every("provisions", "title", lambda _: "#####"), "sheet.csv:2:3: the title is #####: a spread"),
    "a page of another name": (
        every("mappings", "item", lambda cell: f"{cell}-now"),
        "sheet.csv:2:1: data/mappings.yml has no fair-weight-now:; the same in rows 7, 8, 9, ",
    ),
    "reasons sorted by themselves": (
        sorted_alone("mappings", "why"),
        "sheet.csv:2:6: the column why was sorted or moved by itself: rows 2, 3, 4, ",
    ),
    "no quotes round texts": (
        "\r\n".join(",".join(row) for row in rows_of("mappings")),
        "sheet.csv:2:18: more cells than there are heads: ",
    ),
    **{
        f"{name} for every comma": (
            out("provisions").replace(",", sign),
            f"sheet.csv:1:1: every comma of this sheet has become {name}, those inside the texts too",
        )
        for sign, name in {"\t": "a tab", ";": "a semicolon", "|": "an upright line"}.items()
    },
}


def in_each_others_row(name: str, column: str, *lines: int) -> str:
    """Return a sheet in which some rows have the cell of the next of them in one column."""
    rows = rows_of(name)
    at = rows[0].index(column)
    cells = [rows[line - 1][at] for line in lines]
    for line, cell in zip(lines, [*cells[1:], cells[0]], strict=True):
        rows[line - 1][at] = cell
    return written(rows)


@pytest.mark.parametrize(
    ("sheet", "told"),
    [
        pytest.param(in_each_others_row("mappings", "provision", 3, 4), "provision .*: rows 3, 4 have", id="two"),
        pytest.param(in_each_others_row("mappings", "provision", 3, 5, 4), "provision .*: rows 3, 4, 5", id="three"),
        pytest.param(in_each_others_row("provisions", "provision", 3, 4), "provision .*: rows 3, 4", id="provisions"),
        pytest.param(in_each_others_row("statements", "id", 2, 3), "id .*: rows 2, 3", id="statements"),
    ],
)
def test_names_that_changed_places_within_a_list_are_refused(sheet: str, told: str) -> None:
    (problem,) = back(sheet).problems

    assert re.search(f"the column {told}", str(problem)), problem


def test_rows_that_changed_places_whole_are_read() -> None:
    head, first, second, *rest = rows_of("mappings")

    assert back(written([head, second, first, *rest])).changed == ()


@pytest.mark.parametrize("name", list(SHEETS))
def test_a_sheet_without_any_mark_says_what_the_map_says(name: str) -> None:
    returned = back(every(name, "mark", lambda _: ""))

    assert (returned.problems, returned.changed, returned.kept, returned.clashes) == ((), (), (), ())


def test_rows_without_a_mark_that_say_something_else_are_told_once() -> None:
    sheet = every("mappings", "mark", lambda _: "")
    for number in ("1.1", "1.2", "1.10", "3.1"):
        sheet = typed(number, words=f"{MINE} It is about {number}.")(sheet)
    (clash,) = back(sheet).clashes

    assert re.match(r"sheet.csv:2:1: .* without a mark; .*; the same in rows 3, 4, 5\n    was its mark", str(clash)), (
        clash
    )


@pytest.mark.parametrize(("sheet", "told"), IN_EVERY_ROW.values(), ids=IN_EVERY_ROW)
def test_what_a_program_did_to_many_rows_is_told_once(sheet: str, told: str) -> None:
    (problem,) = back(sheet).problems

    assert str(problem).startswith(told), problem


def put_in(row: list[str], at: int) -> list[str]:
    return [*row[:at], "", *row[at:]]


def taken(row: list[str], at: int) -> list[str]:
    return [*row[:at], *row[at + 1 :], ""]


def shifted(name: str, change: Callable[[list[str], int], list[str]], column: str, rows: slice) -> str:
    """Return a sheet of which some rows, the heads being row 0, have a cell more or less from a column on."""
    head, *below = rows_of(name)
    grid = [head, *below]
    grid[rows] = [change(row, head.index(column)) for row in grid[rows]]
    return written(grid)


NEW = ["fair-weight", "mill:2.10", "", "supports", "inferred", MINE, *[""] * 11]
ALL, ONE = slice(1, None), slice(5, 6)
SHIFTED = {
    "a cell more in each row": (
        shifted("mappings", put_in, "relation", ALL),
        ":2:4: from the column relation on, the cells stand one place too far to the right; the same in rows 3, ",
    ),
    "a cell less in each row": (
        shifted("provisions", taken, "title", ALL),
        ":2:3: from the column title on, the cells stand one place too far to the left; the same in rows 3, ",
    ),
    "a cell more in one row": (shifted("mappings", put_in, "item", ONE), ":6:1: from the column item on, the cells "),
    "a cell less in one row": (shifted("mappings", taken, "why", ONE), ":6:6: from the column why on, the cells "),
    "an empty cell less": (shifted("statements", taken, "page title", ALL), ":2:8: from the column page title on, "),
    "a head more": (
        shifted("mappings", put_in, "draft", slice(0, 1)),
        r":2:12: from the column draft on, .* left; the same in rows 3, [^\n]*\n.*; or move the heads, where",
    ),
    "the first cell at the end": (
        written([rows_of("mappings")[0], *([*row[1:], row[0]] for row in rows_of("mappings")[1:])]),
        ":2:1: from the column item on, the cells stand one place too far to the left; the same in rows 3, 4, ",
    ),
    "some cells beside their columns": (
        shifted("mappings", lambda row, at: [*row[:at], "", *row[at : at + 4], *row[at + 5 :]], "provision", ONE),
        r":6:2: from provision to basis, the cells stand one place too far to the right\n    move them back",
    ),
    "a new row": (out("mappings") + written([put_in(NEW, 0)]), ":19:1: from the column item on, the cells stand one "),
    "a new row without its page": (out("mappings") + written([NEW[1:]]), ":19:1: from the column item on, .* left"),
}


@pytest.mark.parametrize(("sheet", "told"), SHIFTED.values(), ids=SHIFTED)
def test_cells_beside_their_columns_are_told_once_with_what_to_do(sheet: str, told: str) -> None:
    (problem,) = back(sheet).problems

    assert re.match(f"sheet.csv{told}", str(problem)), problem


def number_alone(cell: str) -> str:
    """Return what a program makes of a provision of which somebody left the number alone."""
    number = cell.rpartition(":")[2] if cell.count(":") == 1 else cell
    return number.rstrip("0") if "." in number else number


def with_row(number: str) -> str:
    return out("mappings") + written([[NEW[0], number, *NEW[2:]]])


ROUNDED = {
    "without its zeros": (
        every("mappings", "provision", number_alone),
        r":4:2: the provision is 1.1: a spreadsheet made a number of it; the same in rows 6, 10, 14, 16\n.*mill:1.10 ",
    ),
    "with its framework, all the same": (
        every("mappings", "provision", lambda cell: cell.removesuffix("0")),
        r":4:2: the provision is mill:1.1: .* rows 10, 14, 16\n.* is meant, empty the cell in the column mark",
    ),
    "with more zeros": (every("provisions", "provision", lambda cell: f"{cell}0"), ":2:1: .*; the same in rows 3, 4, "),
    "in a new row": (with_row("3.1"), r":19:2: 3.1 can mean mill:3.1, mill:3.10\n    write the one that is meant"),
    "of nobody, in a new row": (
        with_row("2.90"),
        r":19:2: no provision is called 2.90\n    write framework and number, as mill:2.9",
    ),
}


@pytest.mark.parametrize(("sheet", "told"), ROUNDED.values(), ids=ROUNDED)
def test_a_number_that_a_program_rounded_is_never_taken_for_another(sheet: str, told: str) -> None:
    (problem,) = back(sheet).problems

    assert re.match(f"sheet.csv{told}", str(problem)), problem


def test_a_number_that_became_a_share_of_a_day_is_told_as_a_time() -> None:
    (problem,) = back(out("mappings").replace(",bell:5:9,", ",0.2146,", 1)).problems

    assert "a spreadsheet made the share of a day that stands for a time of it" in problem.fact


def test_what_the_check_finds_in_many_rows_is_told_once() -> None:
    returned = back(every("mappings", "relation", lambda _: "touches"))
    problems = answers_of_check(WRITTEN | {MAPPINGS: returned.text.encode()})

    assert returned.rows
    told = on_rows(returned.rows, returned.text, problems)
    assert [str(problem).partition("\n")[0] for problem in told if "relation" in problem.fact] == [
        "sheet.csv:2:4: relation of a mapping is touches; the same in rows 3, 4, 5, 6, 8, 10, 12, 14 and 3 more"
    ]


def test_in_a_data_file_the_same_is_told_of_lines() -> None:
    problems = [Problem(Place(MAPPINGS, line, 12), f"relation of a mapping is x{line}", "") for line in range(1, 6)]

    assert [problem.fact for problem in told_once(problems)] == [
        "relation of a mapping is x1; the same in lines 2, 3, 4, 5"
    ]


@pytest.mark.parametrize(
    "sheet",
    [
        pytest.param(
            "\r\n".join(written([[line]]).strip() for line in out("mappings").splitlines()), id="row-in-a-cell"
        ),
        pytest.param(out("mappings").encode("utf-16"), id="unicode-text"),
        pytest.param(every("mappings", "provision", lambda cell: cell.replace(".", ",")), id="decimal-commas"),
        pytest.param(every("mappings", "relation", str.title), id="words-with-capitals"),
        pytest.param(every("mappings", "on", lambda _: "20/11/2026"), id="days-of-another-form"),
        pytest.param("My mappings,,\r\n,,\r\n" + out("mappings"), id="a-title-above"),
    ],
)
def test_what_is_plain_is_read_as_it_was_meant(sheet: str | bytes) -> None:
    returned = back(sheet)

    assert (returned.problems, returned.changed) == ((), ())


@pytest.mark.parametrize(
    ("column", "cell", "told"),
    [
        (
            "on",
            "01/11/2026",
            r"sheet.csv:7:13: on of a line with none is 01/11/2026\n    write year, month and day, as 2026-",
        ),
        ("on", "2027-02-31", r"sheet.csv:7:13: on of a line with none is 2027-02-31"),
        ("none", "relevant", r"sheet.csv:7:12: the reason has 8 characters: relevant"),
    ],
)
def test_what_the_check_finds_is_told_at_its_cell(column: str, cell: str, told: str) -> None:
    returned = back(edited(out("mappings"), lambda row: row.update({column: cell}), "provision", "bell"))
    files = WRITTEN | {returned.file: returned.text.encode()}
    problems = answers_of_check(files)

    assert returned.rows
    assert re.match(told, "\n".join(map(str, on_rows(returned.rows, returned.text, problems))))


def answers_of_check(files: dict[str, bytes]) -> tuple[Any, ...]:
    return checked(
        files | {p.relative_to(SMALL).as_posix(): p.read_bytes() for p in SMALL.glob("docs/**/*.md")}
    ).problems
