"""Make what the scripts know of days: when each edition applied, and whom it bound from when to when."""

from __future__ import annotations

import json
from typing import Any

from macros.model.index import Index
from macros.views.bindings import Span, reach, spans
from macros.views.coverage import as_of
from macros.views.editions import is_to_come, last_day, years

Json = dict[str, Any]

BINDINGS = "search/bindings.js"


def bindings(index: Index) -> Json:
    """Return editions and bindings as `as-at.js` wants them; its head says how."""
    return {
        "day": as_of(index),
        "editions": [
            {
                "framework": framework.id,
                "edition": edition.id,
                "name": f"{framework.short}, {edition.label}",
                "current": edition.id == framework.current_edition or is_to_come(index, framework, edition),
                "since": edition.in_force or "",
                "until": last_day(index, framework, edition),
                "years": "" if edition.id == framework.current_edition else years(edition),
                "reach": reach(index, framework.id, edition.id),
            }
            for framework in index.frameworks.values()
            for edition in framework.editions
        ],
        "bindings": [
            {
                "who": binding.who,
                "where": binding.where or "",
                "framework": binding.framework or "",
                "people": binding.people or "",
                "doubt": binding.doubt or "",
                "says": binding.says,
                "spans": [_span(index, span) for span in of_binding],
            }
            for binding, of_binding in spans(index)
        ],
    }


def bindings_script(index: Index) -> str:
    """Return them as a script, which also loads from a folder on disk."""
    return f"var StandardsBindings = {json.dumps(bindings(index), ensure_ascii=False, separators=(',', ':'))};\n"


def _span(index: Index, span: Span) -> Json:
    until = span.until
    if span.edition and span.framework and not until:
        until = last_day(index, span.framework, span.edition)
    return {"edition": span.edition.id if span.edition else "", "since": span.since, "until": until}
