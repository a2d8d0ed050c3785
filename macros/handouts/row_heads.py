"""Row heads in the tags of a table: Typst tags heads of columns, and hides from Python what it has for rows."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf


def tag_row_heads(document: pikepdf.Pdf) -> None:
    """Make the first cell of each row below the head of a table the head of that row, which its other cells name."""
    root = document.Root.StructTreeRoot
    names = pikepdf.NameTree(root.IDTree)
    rows = [row for body in _bodies(document) for row in _below(body)]
    for number, row in enumerate(rows):
        first, *others = _below(row)
        name = pikepdf.String(f"row{number}")
        first.S, first.ID = pikepdf.Name.TH, name
        _of_table(first).Scope = pikepdf.Name.Row
        names[str(name)] = first
        for cell in others:
            _of_table(cell).Headers.append(name)


def _bodies(document: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for thing in document.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/TBody":
            yield thing


def _below(thing: pikepdf.Object) -> list[pikepdf.Object]:
    return list(thing.K.as_list())


def _of_table(cell: pikepdf.Object) -> pikepdf.Object:
    """Return what a cell says of its place in the table."""
    return next(each for each in cell.A.as_list() if each.O == "/Table")
