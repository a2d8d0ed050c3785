"""Provisions of several frameworks on the same subject, side by side, aspect by aspect."""

from __future__ import annotations

from macros.model.index import Index
from macros.pages.environment import Here, Macro, render
from macros.views import comparisons


def same_subject(index: Index, here: Here) -> str:
    """Print each comparison as a table: what all of its provisions ask, what some do, and what only one does."""
    return render("comparisons/same_subject", here, index, tables=comparisons.tables(index))


MACROS: tuple[Macro, ...] = (same_subject,)
