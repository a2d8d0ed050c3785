"""Every macro, by name: a module beside this one holds those of an area, and `templates/` has a folder for each."""

from __future__ import annotations

from macros.pages import compare, comparisons, data, heat, items, learning, lists, standards
from macros.pages.environment import Macro

AREAS = (items, standards, lists, learning, compare, comparisons, heat, data)
# What a page may call stands in `reading.calls`, where pages are read; a test holds both equal.
MACROS: dict[str, Macro] = {macro.__name__: macro for area in AREAS for macro in area.MACROS}
