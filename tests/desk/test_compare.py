"""A text that was split stands beside the map, number by number."""

from __future__ import annotations

from macros.desk.compare import compared, table
from macros.desk.notation import Piece, Split, notation_of
from macros.model.evidence import level_of
from macros.model.index import Index


def _numbers(index: Index, framework: str) -> list[str]:
    edition = index.frameworks[framework].current_edition
    return [reference.number for reference in index.in_edition(framework, edition)]


def _most(index: Index) -> str:
    return max(index.frameworks, key=lambda framework: len(_numbers(index, framework)))


def test_every_number_of_the_text_and_of_the_map_has_one_state(index: Index) -> None:
    framework = _most(index)
    edition = str(index.frameworks[framework].current_edition)
    *numbers, last = _numbers(index, framework)
    pieces = [Piece(number, "Ring the bell.", "Of bells", "A ringer will:", page=2) for number in (*numbers, "98.1")]

    rows = compared(index, framework, edition, Split(tuple(pieces))).rows

    states = {row.number: row.state for row in rows}
    levels = {ref.number: level_of(index.provisions[ref]) for ref in index.in_edition(framework, edition)}
    assert states.pop("98.1") == "new"
    assert states.pop(last) == "missing"
    assert states == {number: "read" if levels[number] == "whole" else "unread" for number in numbers}


def test_a_second_part_of_the_text_is_no_part_of_the_map(index: Index) -> None:
    framework = _most(index)
    number = _numbers(index, framework)[0]
    pieces = (Piece(number, "Ring.", series="conduct"), Piece(number, "Know.", series="practice"))

    edition = str(index.frameworks[framework].current_edition)
    rows = compared(index, framework, edition, Split(pieces)).rows

    assert [row.state for row in rows[:2]] != ["other part", "other part"]
    assert rows[1].state == "other part"


def test_the_table_shows_headings_lead_ins_and_how_sure_it_is(index: Index) -> None:
    framework = _most(index)
    edition = str(index.frameworks[framework].current_edition)
    words = "Ring at dusk, and again at dawn, and at each hour in fog until the ferry is in."
    pieces = (Piece("98.1", words, "Of bells", "A ringer will:", page=2), Piece("98.2", "Rest.", "Of rest", page=3))

    sure = table(compared(index, framework, edition, Split(pieces)))
    unsure = table(compared(index, framework, edition, Split(pieces, ("After 1.1 comes 1.3: one number is missing.",))))

    assert sure.startswith(
        "Of bells\n"
        "  A ringer will:\n"
        "  new         98.1     page 2    Ring at dusk, and again at dawn, and at each hour in fog \u2026\n"
        "\n"
        "Of rest\n"
        "  new         98.2     page 3    Rest.\n"
        "\n"
        "In the map, and not in this text:\n"
    )
    assert "2 numbers in the text: 2 new, 0 unread, 0 read, " in sure
    assert sure.endswith("Sure: every number follows on the one before, and nothing speaks against this text.\n")
    assert unsure.endswith("Not sure, for one reason:\n- After 1.1 comes 1.3: one number is missing.\n")


def test_a_notation_follows_from_the_map(index: Index) -> None:
    for framework in index.frameworks.values():
        for edition in framework.editions:
            notation = notation_of(framework, edition, index)

            assert notation.separator == framework.separator
            assert set(notation.levels) >= {number.count(notation.separator) + 1 for number in notation.known}
            assert len(notation.others) == len(index.editions) - 1
