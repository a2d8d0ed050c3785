"""A spreadsheet takes nothing away, adds nothing, and runs nothing."""

from __future__ import annotations

import csv
import dataclasses
import io
import re

import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.entries import dashed, indented, values_of, write
from macros.fix import MAPPINGS
from macros.index import Index
from macros.model import Data, Link, NothingFound
from macros.places import Place, Text
from macros.read import read_yaml
from macros.records import mappings
from macros.sheet import export_csv, import_csv

TEXT = (ROOT / MAPPINGS).read_text(encoding="utf-8")
PLACE = Place(MAPPINGS)


@pytest.fixture(scope="module")
def sheet(index: Index) -> str:
    return export_csv(index)


def test_a_sheet_that_comes_back_as_it_went_changes_no_byte(sheet: str) -> None:
    returned = import_csv(sheet.encode("utf-8-sig"), "sheet.csv", TEXT)

    assert (returned.text, returned.problems, returned.changed) == (TEXT, (), 0)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_it_may_be_sorted_and_saved_by_any_spreadsheet(sheet: str, separator: str) -> None:
    head, *rows = list(csv.reader(io.StringIO(sheet)))
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows([head, *sorted(rows, key=lambda row: row[5])])

    assert import_csv(out.getvalue().encode(), "sheet.csv", TEXT).text == TEXT


def bare(text: str) -> str:
    """Return the data without the titles beside numbers, which `fix` writes again after an import."""
    return re.sub(r'(number: "[^"]+")  # .*', r"\1", text)


def test_one_changed_cell_changes_one_entry_and_leaves_all_other_lines(sheet: str) -> None:
    why = next(mapping for mapping in mappings(read_yaml(TEXT.encode(), MAPPINGS).node, MAPPINGS, []) if mapping.item == "village-shop").links[0].why
    returned = import_csv(sheet.replace(why, 'A new ""reason"": =1+1 # that the spreadsheet holds, in words').encode(), "sheet.csv", TEXT)

    assert returned.changed == 1
    assert bare(returned.text) == bare(TEXT.replace(why, 'A new \\"reason\\": =1+1 # that the spreadsheet holds, in words'))


def test_a_new_row_and_a_row_less_are_an_entry_more_and_one_less(sheet: str) -> None:
    rows = sheet.split("\r\n")
    first = next(number for number, row in enumerate(rows) if row.startswith("village-shop,swe:"))
    more = 'village-shop,swe:5.6,,supports,inferred,"A reason that somebody typed into the sheet, by hand",,,,,,,,'
    returned = import_csv("\r\n".join([*rows[:first], *rows[first + 1 :], more, ""]).encode(), "sheet.csv", TEXT)
    before, after = (mappings(read_yaml(text.encode(), MAPPINGS).node, MAPPINGS, []) for text in (TEXT, returned.text))
    old, new = (next(mapping for mapping in found if (mapping.item, mapping.framework) == ("village-shop", "swe")) for found in (before, after))

    assert [link.number for link in new.links] == [*(link.number for link in old.links[1:]), "5.6"]
    assert len(after) == len(before)
    assert returned.problems == ()


@pytest.mark.parametrize(
    ("old", "new", "fact"),
    [
        ("item,provision,", "item,", "no column provision"),
        ("village-shop,swe:", "vilage-shop,swe:", "has no swe: below vilage-shop:"),
        ("village-shop,niscc,1,", "village-shop,niscc,1,supports", "relation has no place in such a row"),
    ],
)
def test_what_cannot_be_read_back_is_told_with_its_row(sheet: str, old: str, new: str, fact: str) -> None:
    returned = import_csv(sheet.replace(old, new, 1).encode(), "sheet.csv", TEXT)

    assert any(fact in problem.fact and problem.place.file == "sheet.csv" for problem in returned.problems)


def test_another_encoding_is_refused_rather_than_guessed(sheet: str) -> None:
    returned = import_csv(sheet.replace("village", "vill\u00e4ge").encode("cp1252"), "sheet.csv", TEXT)

    assert [problem.remedy for problem in returned.problems] == ["save the file with the encoding UTF-8"]
    assert returned.text == TEXT


SPREADSHEET = re.compile(r"""[=+\-@\t\r"'0-9.,(%$\s]|(?i:true|false)$""")


def test_no_cell_is_a_formula_or_becomes_a_number_or_a_date(sheet: str) -> None:
    for row in csv.reader(io.StringIO(sheet)):
        for cell in row:
            assert not cell or cell.startswith("'") or re.fullmatch(r"\d{1,3}", cell) or not SPREADSHEET.match(cell), cell


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")) | st.sampled_from("=+-@'\"\\:#\n,;|"), min_size=1, max_size=60)


@settings(deadline=None, max_examples=100)
@given(why=TEXTS, where=TEXTS, none=TEXTS)
def test_any_text_goes_out_and_comes_back_the_same(why: str, where: str, none: str) -> None:
    link = {"number": "5.6", "relation": "cites", "basis": "cited", "why": why.strip("\n"), "source": "a-b", "place": where.strip("\n")}
    gap = {"none": none.strip("\n"), "on": "2026-11-20"}
    lines = ["a:", "  swe:", *indented(dashed(write(Link, link)), 4), "  hcpc:", *indented(dashed(write(NothingFound, gap)), 4), ""]
    node = read_yaml("\n".join(lines).encode(), MAPPINGS).node
    read = mappings(node, MAPPINGS, [])
    assert node is not None
    expected = {"a": {"swe": [{key: value for key, value in link.items() if value}], "hcpc": [gap]}}
    if not all([link["why"], link["place"], gap["none"]]):
        return  # the reader refuses empty text
    index = Index.of(Data(mappings=tuple(dataclasses.replace(mapping, item=Text("a", PLACE)) for mapping in read)))
    sheet = export_csv(index)
    blank = "a:\n  swe:\n    - not-yet: x\n  hcpc:\n    - not-yet: x\n"

    assert values_of(node) == expected
    assert values_of(read_yaml(import_csv(sheet.encode("utf-8-sig"), "sheet.csv", blank).text.encode(), MAPPINGS).node or Text("", PLACE)) == expected
