"""Provisions of several frameworks in one row: what joins them, how sure it is, and what a gap says."""

from __future__ import annotations

import pytest

from macros.reading.project import ROOT, load
from macros.views import joined
from macros.views.joined import Cell, Sides

INDEX = load(ROOT / "tests" / "sound").index
MILL, BELL = INDEX.frameworks["mill"], INDEX.frameworks["bell"]


def cells(sides: Sides, lead: str) -> dict[str, Cell]:
    """Return the cells of the row that a provision leads, by framework."""
    rows = [row for part in sides.parts for row in part.rows if str(row.lead) == lead]
    return {str(cell.framework.id): cell for row in rows for cell in row.cells}


def test_a_join_is_as_sure_as_the_less_sure_of_its_two_links() -> None:
    (partner,) = cells(joined.of_pair(INDEX, MILL, BELL), "mill:2.10")["bell"].partners

    assert (str(partner.reference), partner.bases, partner.pages) == ("bell:5:9", (("inferred", 1),), 1)


@pytest.mark.parametrize(
    ("lead", "none", "not_yet"), [("mill:1.1", 1, 0), ("mill:3.10", 0, 1), ("mill:3.1", 1, 2), ("bell:5:10", 0, 0)]
)
def test_a_gap_counts_the_pages_that_looked_and_those_that_did_not(lead: str, none: int, not_yet: int) -> None:
    by_framework = cells(joined.of_pair(INDEX, MILL, BELL), lead)
    gap = by_framework["mill" if lead.startswith("bell") else "bell"]

    assert (gap.shown, gap.none, gap.not_yet) == (None, none, not_yet)


def test_the_second_framework_tells_only_what_the_rows_of_the_first_left_out() -> None:
    sides = joined.of_pair(INDEX, MILL, BELL)
    of_second = [str(row.lead) for part in sides.parts if part.framework is BELL for row in part.rows]

    assert of_second == ["bell:5:10"]
    assert all(part.framework is MILL for part in joined.led_by(INDEX, MILL).parts)


def test_what_nobody_has_seen_is_left_out_and_named() -> None:
    sides = joined.of_pair(INDEX, MILL, BELL)

    assert [(framework, [*map(str, unseen)]) for framework, unseen in sides.unseen] == [
        (MILL, ["mill:2.1", "mill:2.2"])
    ]
    assert not {"mill:2.1", "mill:2.2"} & {str(reference) for reference in sides.references}


def test_a_framework_with_one_number_in_the_table_is_told_of_since_that_one_comes_again_and_again() -> None:
    mill, other = joined.of_pair(INDEX, MILL, BELL).references[:2]
    row = joined.Row(mill, (Cell(MILL, lead=mill), Cell(BELL)))
    sides = Sides((MILL, BELL), (joined.Part(MILL, "mill-1", "1", (row,)),), ())

    assert sides.single == [(MILL, mill)]
    both = joined.Part(MILL, "mill-2", "2", (joined.Row(other, (Cell(MILL, lead=other),)),))
    assert Sides((MILL, BELL), (*sides.parts, both), ()).single == []


def test_a_part_without_a_heading_says_so_behind_its_number() -> None:
    titles = [part.title for part in joined.led_by(INDEX, MILL).parts]

    assert titles == ["1, heading not known", "2, heading not known", "3 What a miller leaves undone"]
