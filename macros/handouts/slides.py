"""The slides of a session: a cover, then each of its dilemmas with its numbers, and how sure all of it is."""

from __future__ import annotations

from typing import Any

from macros.handouts.pieces import named_apart, with_doubts
from macros.model import urls
from macros.model.index import Index
from macros.model.names import title_of
from macros.model.records import Dilemma, Item
from macros.model.site import Site
from macros.model.words import BASES, GAPS
from macros.views import learn, room
from macros.views.coverage import sureness


def slides(index: Index, site: Site, item: Item) -> dict[str, Any]:
    """Return what the slides of a session say, one for each dilemma and one for its numbers; nothing without any."""
    dilemmas = room.of_session(index, item)
    if not dilemmas:
        return {}
    pairs = [_pair(index, site, dilemma) for dilemma in dilemmas]
    of_session = named_apart(item, "slides") | {
        "cover": item.title,
        "summary": item.summary,
        "care": [str(caution) for caution in item.cautions[:1]],
        "corners": [{"name": rung, "means": means} for rung, means in learn.RUNGS.items()],
        "dilemmas": pairs,
        "sure": sureness(index),
        "most": 2 + 2 * len(pairs),
    }
    return {"slides": of_session}


def _pair(index: Index, site: Site, dilemma: Dilemma) -> dict[str, Any]:
    return {
        "says": dilemma.says,
        "weigh": dilemma.weigh,
        "minutes": dilemma.minutes,
        "numbers": [_number(index, site, behind) for behind in room.behind(index, dilemma)],
    }


def _number(index: Index, site: Site, behind: room.Behind) -> dict[str, Any]:
    if behind.reason is None:
        gap = behind.gap
        says = f"{GAPS[gap.kind].label}. {gap.why}" if gap else ""
        return {"name": behind.framework.short, "url": "", "why": says, "basis": ""}
    reference, _, mapping = behind.reason
    return {
        "name": title_of(index, reference),
        "url": site.at(urls.of_provision(reference)),
        "why": with_doubts(mapping.why, mapping),
        "basis": BASES[mapping.basis].label,
    }
