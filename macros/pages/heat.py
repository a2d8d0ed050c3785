"""The heat maps: situations and other pages by the provisions of one framework, and the small one of the home page."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from macros.model.dates import dates_of
from macros.model.index import Index
from macros.pages.environment import Here, Macro, render
from macros.views.heat import Heading, Heat, Mark, Table, first_of, heat

STEP = 12  # from one mark of the small map to the next, in units of the drawing
SQUARE = 8
LINES = 5  # of a heading above its columns


def heat_maps(index: Index, here: Here) -> str:
    """Print the map of the first framework with what readers ask for most, and lead to those of all."""
    first = next(iter(index.frameworks.values()), None)
    heats = [heat(index, first)] if first else []
    return render("heat/heat_maps", here, index, heats=heats, **_shared(heats))


def heat_map(index: Index, here: Here, framework: str) -> str:
    """Print every page against the provisions of one framework, kind by kind."""
    found = heat(index, index.frameworks[framework])
    dates = dates_of(index, [reference for table in found.tables for reference in table.columns])
    return render("heat/heat_map", here, index, heat=found, pick="", dates=dates, **_shared([found]))


def small_map(index: Index, here: Here) -> str:
    """Print the first table of the first framework as a picture that leads to all maps."""
    first = next(iter(index.frameworks.values()), None)
    found = heat(index, first) if first else None
    table = first_of(found) if found else None
    drawing = _drawn(table) if table and table.columns else None
    return render("heat/small_map", here, index, heat=found, table=table, drawing=drawing)


def has_room(table: Table, heading: Heading) -> bool:
    """Tell whether a heading fits above its columns as a whole, no word of it cut."""
    signs = (5 if table.has_long_numbers else 4) * len(heading.columns) - 1  # in one line
    lines = textwrap.wrap(heading.title, signs, break_long_words=False)
    return len(lines) <= LINES and max(map(len, lines)) <= signs


MACROS: tuple[Macro, ...] = (heat_maps, heat_map, small_map)


def _shared(heats: Iterable[Heat]) -> dict[str, object]:
    """Return what the template of a table asks for."""
    return {"forms": _forms(heats), "has_room": has_room}


def _forms(heats: Iterable[Heat]) -> dict[str, str]:
    """Return an id for each of the words that marks say by their form: hundreds of marks share a few of them."""
    rows = [row for found in heats for table in found.tables for row in table.rows]
    words = dict.fromkeys(mark.says for row in rows for mark in (*row.marks, *row.older))
    return {says: f"w{number}" for number, says in enumerate(words, 1)}


def _drawn(table: Table) -> dict[str, object]:
    """Return the paths of a drawing: squares for main numbers, dots for the others, lines for what nobody looked at."""
    column = {reference: number for number, reference in enumerate(table.columns)}
    marks = [(mark, column[mark.reference], line) for line, row in enumerate(table.rows) for mark in row.marks]
    unread = [line for line, row in enumerate(table.rows) if row.gap == "not-yet"]
    width = STEP * len(column)
    return {
        "width": width,
        "height": STEP * len(table.rows),
        "main": _path(marks, f"h{SQUARE}v{SQUARE}h-{SQUARE}z", (STEP - SQUARE) // 2, is_main=True),
        "also": _path(marks, "h0", STEP // 2, is_main=False),
        "unread": "".join(f"M0 {STEP * line + STEP // 2}h{width}" for line in unread),
    }


def _path(marks: Iterable[tuple[Mark, int, int]], stroke: str, offset: int, *, is_main: bool) -> str:
    return "".join(
        f"M{STEP * column + offset} {STEP * line + offset}{stroke}"
        for mark, column, line in marks
        if mark.is_main == is_main
    )
