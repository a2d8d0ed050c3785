"""The slides of a session: a cover, then its steps and its dilemmas with their numbers, and how sure all of it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from macros.handouts import prose
from macros.handouts.pieces import has_room_to_write, named_apart, with_doubts
from macros.model import urls
from macros.model.index import Index
from macros.model.names import title_of
from macros.model.records import Dilemma, Item
from macros.model.site import Site
from macros.model.words import BASES, GAPS
from macros.views import learn, room
from macros.views.coverage import sureness
from macros.views.steps import Step, steps

_LISTS = ("points", "steps")
_RUNGS = prose.Section(
    id="rungs",
    title="",
    blocks=(prose.Block(form="points", lines=tuple(f"{rung}: {means}." for rung, means in learn.RUNGS.items())),),
)

Slide = dict[str, Any]


def slides(index: Index, site: Site, item: Item, sections: Mapping[str, prose.Section]) -> dict[str, Any]:
    """Return what the slides of a session or of a ladder of dilemmas say; nothing for a page that has neither.

    The dilemmas follow the step that prints their ladder, else the last.
    """
    dilemmas = [made for dilemma in room.of_session(index, item) for made in _of_dilemma(index, site, dilemma)]
    in_order = list(steps(item))
    if not dilemmas and not in_order:
        return {}
    printing = room.step_with_ladder(item)
    shown: list[Slide] = []
    for step in in_order:
        is_ladder = step.id == printing
        shown += _of_step(step, _RUNGS if is_ladder else sections.get(step.id))
        shown += dilemmas if is_ladder else []
    if printing not in [step.id for step in in_order]:
        shown += dilemmas
    of_session = named_apart(item, "slides") | {
        "cover": item.title,
        "summary": item.summary,
        "care": [str(caution) for caution in item.cautions[:1]],
        "corners": [{"name": rung, "means": means} for rung, means in learn.RUNGS.items()],
        "slides": shown,
        "sure": sureness(index),
        "most": 2 + len(shown),
    }
    return {"slides": of_session}


def _of_step(step: Step, section: prose.Section | None) -> Iterator[Slide]:
    """Yield the slides of a step: what a group looks at of its section, one for what stands under each heading."""
    minutes = str(step.minutes or "")
    parts: list[tuple[str, list[dict[str, Any]]]] = [("", [])]
    for block in section.blocks if section and not has_room_to_write(section.blocks) else ():
        if block.form == "heading":
            parts.append((block.lines[0], []))
        elif block.form in _LISTS or (block.form == "text" and block.handed_out):
            parts[-1][1].append({"form": block.form, "lines": block.lines})
    for place, (heading, blocks) in enumerate(parts):
        if place == 0 or blocks:
            minutes_above = minutes if place == 0 else ""
            yield {"form": "step", "says": step.says, "minutes": minutes_above, "part": heading, "blocks": blocks}


def _of_dilemma(index: Index, site: Site, dilemma: Dilemma) -> Iterator[Slide]:
    yield {"form": "dilemma", "says": dilemma.says, "weigh": dilemma.weigh, "minutes": dilemma.minutes}
    numbers = [_number(index, site, behind) for behind in room.behind(index, dilemma)]
    yield {"form": "numbers", "says": dilemma.says, "numbers": numbers}


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
