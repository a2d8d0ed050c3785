"""The pieces of a handout: parts, cards, tables and rows, each text with the rank by which it finds room on paper."""

from __future__ import annotations

import dataclasses
from typing import Any

from macros.handouts import prose
from macros.model import urls
from macros.model.dates import day, when
from macros.model.evidence import is_plainly_whole, of_today, status_in_words
from macros.model.force import forced
from macros.model.index import Index, numeric_parts
from macros.model.names import name_of, title_of
from macros.model.order import COMES_FIRST, Touching, main_first
from macros.model.records import Answer, Framework, Item, Mapping, Provision, Reference
from macros.model.site import Site
from macros.model.words import (
    BASES,
    CASES,
    CHANGES,
    FIRST_SCREEN,
    GAPS,
    KINDS,
    ON_EVERY_SHEET,
    PAGES_TO_WORK_ON,
    SHEETS,
    SOURCE_STATUSES,
)

# The lower its rank, the sooner a text finds room; rank 0 always stands.
WORDS, WHY, NEAREST, ALSO, ALSO_WHY = 1000, 2000, 3000, 4000, 7000
_CASES, _IDEAS = 0, 1  # of two groups of reasons, those for cases find room first
# Sections of a page by the id of their heading; those of one rank find room in the order of the page.
_SECTIONS = {
    **dict.fromkeys(ON_EVERY_SHEET, 0),
    "drawing": 400,
    "check": 500,
    "record": 2200,
    "already-done": 2300,
    "stop-and-ask": 2100,
    **dict.fromkeys(("take-care", "stop-and-think-answer", "meaning", "when"), 2500),
    **dict.fromkeys(("changes", "online", "limits", "why"), 3500),
}
_OTHER_SECTIONS = 5000
_REPORTS = 6900
_QUESTIONS_SHOWN = 3
_ALIKE_TITLED = 5
# Of the pages in one group under a number, a sheet shows all where they are few, else those with the surest reasons.
_ROWS_IN_ALL, _ROWS_SHOWN = 14, 10
# What holds for most entries of a list is said once, above it.
_USUAL_BASIS = "inferred"


def part_of_page(section: prose.Section, item: Item, position: int) -> dict[str, Any]:
    """Return a section of an item's page; those of one rank find room in their order on it."""
    rank = 0 if item.kind in PAGES_TO_WORK_ON else _SECTIONS.get(section.id, _OTHER_SECTIONS)
    return {
        "rank": rank + position if rank else 0,
        "title": section.title,
        "blocks": [dataclasses.asdict(block) for block in section.blocks],
    }


def of_session(item: Item, sections: list[prose.Section]) -> dict[str, dict[str, Any]]:
    """Return a session in two: what the person who leads needs, and what those who take part get in their hands."""
    for_leader, for_participants = [], []
    for section in sections:
        handed_out = tuple(block for block in section.blocks if block.handed_out)
        told = tuple(block for block in section.blocks if not block.handed_out)
        kept = told if has_room_to_write(handed_out) else section.blocks
        for_leader.append(part_of_page(dataclasses.replace(section, blocks=kept), item, 0))
        if handed_out:
            for_participants.append(part_of_page(dataclasses.replace(section, blocks=handed_out), item, 0))
    leader = named_apart(item, "leader") | {"parts": for_leader}
    participants = named_apart(item, "participants") | {"parts": for_participants, "lead": "", "cards": []}
    return {
        "leader": leader,
        "leader-large-print": leader | {"large": True},
        "participants": participants,
        "participants-large-print": participants | {"large": True},
    }


def reports_part(index: Index, item: Item) -> dict[str, Any]:
    """Return the further sources that an item rests on; they give way before anything that its own page says."""
    reports = [index.reports[name] for name in item.reports]
    lines = [", ".join(filter(None, (report.title, report.publisher, when(report.date or "")))) for report in reports]
    return {"rank": _REPORTS, "title": "Further sources", "blocks": [{"form": "points", "lines": lines}]}


def plain_part(title: str, paragraphs: list[str]) -> dict[str, Any]:
    """Return a part of plain paragraphs that always stands."""
    blocks = [{"form": "text", "lines": [text]} for text in paragraphs]
    return {"rank": 0, "title": title, "blocks": blocks}


def first_screen(item: Item) -> dict[str, Any]:
    """Return the first screen of an item: its four parts, and what to take care of, or less where room is short."""
    parts = [
        {"field": field, "heading": heading, "lines": getattr(item, field)} for field, heading in FIRST_SCREEN.items()
    ]
    instead = "The page says when to stop and ask."
    return {"parts": parts, "care": next(iter(item.cautions), instead), "care_instead": instead}


def numbers_behind(index: Index, item: Item) -> dict[str, Any]:
    """Return an item's row of the map at a glance, framework by framework: its main number, then others of today.

    Where a framework has none, the row says why.
    """
    lines: list[dict[str, Any]] = []
    for framework, answer in index.answers_of(item.id):
        targets = [reference for reference, _ in index.targets(answer)]
        if targets:
            says = index.provisions[targets[0]].title or ""
            also = [reference.number for reference in targets[1:] if reference.current]
            lines.append({"framework": framework.short, "main": _number(targets[0]), "says": says, "also": also})
        elif answer.state != "missing":
            lines.append({"framework": framework.short, "main": None, "says": GAPS[answer.state].label, "also": []})
    return {"numbers_heading": "The numbers behind it", "numbers": lines}


def card(index: Index, site: Site, framework: Framework, answer: Answer) -> dict[str, Any]:
    """Return what an item has in a framework: its main provision and further ones, or why there is none."""
    targets = index.targets(answer)
    if not targets:
        return {"publisher": framework.publisher, "gap": _gap(answer), "main": None, "also": []}
    main = _mapping(index, site, *targets[0], words_rank=WORDS, why_rank=WHY)
    also = [
        _mapping(index, site, reference, mapping, words_rank=ALSO, why_rank=ALSO_WHY)
        for reference, mapping in targets[1:]
    ]
    return {"publisher": framework.publisher, "gap": None, "main": main, "also": also}


def pages_under(index: Index, reference: Reference) -> dict[str, Any]:
    """Return the table of all pages under a number: ideas, then cases, in each the pages nearest to it first."""
    touching = index.mappings_to(reference)
    ideas = [(item, mapping) for item, mapping in touching if item.kind not in CASES]
    cases = [(item, mapping) for item, mapping in touching if item.kind in CASES]
    usual = f"{BASES[_USUAL_BASIS].label}, where nothing else is said: we think that this number applies."
    groups = [
        *_groups(index, "Principles and concepts", main_first(index, reference, ideas), _IDEAS),
        *_groups(index, "Situations and examples", main_first(index, reference, cases), _CASES),
    ]
    shown = sum(len(group["rows"]) for group in groups)
    title = f"All {shown} pages under this number" if shown > 1 else "The page under this number"
    if shown < len(touching):
        title = f"{shown} of {len(touching)} pages under this number: the rest stand online"
    bases = [mapping.basis for _, mapping in touching]
    return {
        "title": title,
        "lines": [usual] if _USUAL_BASIS in bases else [],
        "groups": groups,
        "left_out": len(touching) - shown,
    }


def provision_row(index: Index, reference: Reference) -> dict[str, Any]:
    """Return the row of a number in the table of its framework: how many pages touch it, and what it asks."""
    provision = index.provisions[reference]
    pages = len(index.mappings_to(reference))
    return {
        "name": _titled(index, reference),
        "note": f"{pages}\u00a0page{'' if pages == 1 else 's'}",
        "basis": "" if is_plainly_whole(provision) else status_in_words(provision).label,
        "text": _piece(WORDS, words_of(index, reference)),
    }


def warnings_of_item(item: Item) -> list[str]:
    """Return what a reader must know first: whether a source is in force, and what to take care of."""
    cautions = [str(caution) for caution in item.cautions]
    if not item.status or item.status == "final":
        return cautions
    status = SOURCE_STATUSES[item.status]
    return [f"{status.label}. {status.says}", *cautions]


def warnings_of_provision(index: Index, reference: Reference) -> list[str]:
    """Return what a reader must know first: an older edition, a number that changed its meaning."""
    warnings = []
    if not reference.current:
        edition = index.edition_of(reference)
        until = f"; it applied until {day(edition.until)}" if edition.until else ""
        warnings.append(f"This is the {edition.label}, not the current one{until}.")
    for other in index.changed_meaning(reference):
        label = index.edition_of(other).label
        warnings.append(f"This number changed its meaning: in the {label} it is {_titled(index, other)}.")
    return warnings


def editions(index: Index, reference: Reference) -> list[str]:
    """Return what became of a number, what it was, and where else the same number stands."""
    sentences = []
    if became := index.provisions[reference].became:
        later = _titles(index, index.became(reference))
        what = f"{CHANGES[became.change].label}, {later}" if later else CHANGES[became.change].label
        sentences.append(f"What became of it: {what}. {became.warning or ''}".strip())
    if was := _titles(index, index.was(reference)):
        sentences.append(f"What it was: {was}.")
    others = [other for other in index.numbers[numeric_parts(reference.number)] if other != reference]
    if others:
        sentences.append(f"The same number elsewhere: {_titles(index, others)}.")
    return sentences


def alike(index: Index, reference: Reference) -> list[dict[str, Any]]:
    """Return for each other framework its nearest numbers, most shared first, and a line with the others by number."""
    lists = []
    for name, framework in index.frameworks.items():
        others = [(other, len(items)) for other, items in index.alike(reference) if other.framework == name]
        nearest, further = others[:_ALIKE_TITLED], [_named(index, other) for other, _ in others[_ALIKE_TITLED:]]
        if nearest:
            near = [
                f"{_titled(index, other)} ({pages}\u00a0page{'' if pages == 1 else 's'})" for other, pages in nearest
            ]
            more = f"Also on these pages: {', '.join(further)}." if further else ""
            lists.append({"heading": framework.publisher, "near": near, "more": more})
    return lists


def questions(section: prose.Section | None) -> list[str]:
    """Return the first questions that a section asks."""
    if section is None:
        return []
    lines = [line for block in section.blocks if block.form == "steps" for line in block.lines]
    return lines[:_QUESTIONS_SHOWN]


def words_of(index: Index, reference: Reference) -> str:
    """Return what a provision asks in our words, behind the words by which it binds, or why we have none."""
    provision = index.provisions[reference]
    if not provision.in_our_words:
        return status_in_words(provision).says
    force = forced(index, reference)
    says = f"{force}. {provision.in_our_words}" if force else str(provision.in_our_words)
    return with_doubts(says, provision)


def with_doubts(says: str, checked: Provision | Mapping) -> str:
    """Return a text of ours, and behind it what second readers hold against it, in their words."""
    doubts = (review for review in of_today(checked) if review.finding == "disagrees")
    return " ".join((says, *(f"{review.by} disagreed, because: {review.because}" for review in doubts)))


def has_room_to_write(blocks: tuple[prose.Block, ...]) -> bool:
    """Tell whether blocks are a form, with lines to write on."""
    return any(block.form == "space" for block in blocks)


def named_apart(item: Item, form: str) -> dict[str, Any]:
    """Return the title of one of several sheets of a page, which says what it is."""
    label = SHEETS[form].label
    return {"title": f"{item.title} ({label[0].lower()}{label[1:]})"}


def _piece(rank: int, text: str) -> dict[str, Any]:
    """Return a text that finds room by its rank."""
    return {"rank": rank, "text": text}


def _gap(answer: Answer) -> dict[str, str]:
    gap = answer.gap
    if gap is None:
        return {"label": GAPS["not-yet"].label, "says": ""}
    return {"label": GAPS[gap.kind].label, "says": f"{gap.why} ({day(gap.on)})" if gap.on else str(gap.why)}


def _mapping(
    index: Index, site: Site, reference: Reference, mapping: Mapping, *, words_rank: int, why_rank: int
) -> dict[str, Any]:
    provision = index.provisions[reference]
    return {
        "name": _titled(index, reference),
        "short": _named(index, reference),
        "url": site.at(urls.of_provision(reference)),
        "edition": index.edition_of(reference).label,
        "status": status_in_words(provision).label,
        "basis": _basis(index, mapping),
        "words": _piece(words_rank, words_of(index, reference)),
        "why": _piece(why_rank, with_doubts(mapping.why, mapping)),
    }


def _basis(index: Index, mapping: Mapping) -> str:
    label = BASES[mapping.basis].label
    places = "; ".join(f"{index.sources[source].short}, {place}" for source, place in mapping.passages)
    return f"{label}: {places}" if places else label


def _groups(index: Index, heading: str, groups: list[tuple[str, list[Touching]]], later: int) -> list[dict[str, Any]]:
    """Return groups of pages with their headings; `later` is how much later than others they find room."""
    tables = []
    for words, touching in groups:
        rank = (NEAREST if words == COMES_FIRST else ALSO_WHY) + later
        most = len(touching) if len(touching) <= _ROWS_IN_ALL else _ROWS_SHOWN
        rows = [_item_row(index, item, mapping, rank) for item, mapping in touching[:most]]
        count = f" ({len(rows)} of {len(touching)})" if len(rows) < len(touching) else ""
        tables.append({"heading": f"{heading}: {words[0].lower()}{words[1:]}{count}", "rows": rows})
    return tables


def _item_row(index: Index, item: Item, mapping: Mapping, rank: int) -> dict[str, Any]:
    return {
        "name": item.title,
        "note": KINDS[item.kind].label.replace(" ", "\u00a0"),
        "basis": "" if mapping.basis == _USUAL_BASIS else _basis(index, mapping),
        "text": _piece(rank, with_doubts(mapping.why, mapping)),
    }


def _titles(index: Index, references: list[Reference]) -> str:
    return ", ".join(_titled(index, reference) for reference in references)


def _titled(index: Index, reference: Reference) -> str:
    return title_of(index, reference).replace(name_of(index, reference), _named(index, reference), 1)


def _number(reference: Reference) -> str:
    """Return a number that stands behind the name of its framework: `5.6`, or `2:7 (2016)` of an older edition."""
    return reference.number if reference.current else f"{reference.number}\u00a0({reference.edition})"


def _named(index: Index, reference: Reference) -> str:
    """Return the name of a provision in one piece, so that no line ends between `Mill` and `5.6`."""
    return name_of(index, reference).replace(" ", "\u00a0")
