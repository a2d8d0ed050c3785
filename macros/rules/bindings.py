"""What must hold of whom the frameworks bind."""

from __future__ import annotations

from collections.abc import Iterator

from macros.model.index import Index
from macros.model.places import Problem, nearest


def bindings_fit_their_framework(index: Index) -> Iterator[Problem]:
    """Every binding names a framework that exists, or none, and begins before it ends."""
    for binding in index.data.bindings:
        if binding.framework and binding.framework not in index.frameworks:
            yield Problem(
                binding.framework.place,
                f"unknown framework {binding.framework}",
                nearest(binding.framework, index.frameworks),
            )
        if binding.since and binding.until and binding.until < binding.since:
            yield Problem(
                binding.until.place, f"{binding.until} is before {binding.since}", "compare both dates with a source"
            )
