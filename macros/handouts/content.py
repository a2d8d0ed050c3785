"""Decide what stands on each handout, and in which order it gives way when the paper is full."""

from __future__ import annotations

import functools
import posixpath
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from macros.handouts import pieces, prose
from macros.handouts.slides import slides
from macros.handouts.wall import pages_of, wall
from macros.model import urls
from macros.model.dates import dated, dates_of, day
from macros.model.evidence import is_known, level_of, status_in_words
from macros.model.index import Index
from macros.model.names import title_of
from macros.model.records import Framework, Item, Reference, record
from macros.model.site import Site
from macros.model.words import KINDS, LEVELS, ORIGINS, PAGES_TO_WORK_ON, SET_APART, THEMES
from macros.pages.environment import Here
from macros.pages.macros import MACROS
from macros.views.bindings import reach
from macros.views.heat import Heat, Table, first_of, heat

AID = "Study aid, not legal advice. The official wording prevails."
LICENCE = "Our words: CC BY 4.0."

# Macros that print what each person of a group gets.
_HANDED_OUT = ("dilemma_ladder", "cases_in_short", "numbers_to_find", "paper_sheet")
_PAGES_OF_A_STANDARD, _PAGES_OF_A_FRAMEWORK = 2, 4
_LEAST_BOUND, _LARGE_PRINT_TAKES = 8, 3  # pages, and times the paper of A4: nothing gives way in large print

Sections = Callable[[Item], tuple[prose.Section, ...]]


@record
class Imprint:
    """What every handout says of the whole: its site, the last day of its data, a short name for this state of it."""

    site: Site
    as_of: str
    version: str


@record
class Handout:
    """One handout: its short name (`mill:5.6`), the address of its page, and the record that is laid out.

    `others` holds the records of further sheets by their form, a word of `SHEETS`.
    """

    id: str
    kind: str
    address: str
    title: str
    looked_at: str
    content: dict[str, Any]
    others: dict[str, dict[str, Any]]
    for_packs: bool = False
    for_walls: bool = False


def handouts(
    index: Index, imprint: Imprint, text_of: Callable[[Item], str], drawing_of: Callable[[str], str]
) -> Iterator[Handout]:
    """Yield a handout for each mapped item, each mapped provision and each framework, and of each a map for the wall.

    `text_of` gives the text of an item's page, `drawing_of` a drawing by its path, or nothing where no sheet can show
    it.
    """
    read: dict[str, tuple[prose.Section, ...]] = {}

    def sections(item: Item) -> tuple[prose.Section, ...]:
        if item.id not in read:
            here = Here(urls.of_item(item), item.file)
            macros: dict[str, Callable[..., str]] = {
                name: functools.partial(macro, index, here) for name, macro in MACROS.items()
            }
            macros |= {name: prose.handed_out(macros[name]) for name in _HANDED_OUT}
            macros |= dict.fromkeys(SET_APART, lambda: "")
            folder = posixpath.dirname(item.file)
            read[item.id] = prose.sections(
                text_of(item), macros, lambda way: drawing_of(posixpath.normpath(posixpath.join(folder, way)))
            )
        return read[item.id]

    for name, kind in KINDS.items():
        items = [item for item in index.items.values() if item.kind == name and kind.mapped]
        for item in items:
            yield replace(_of_item(index, imprint, item, sections), for_packs=True)
    for reference in index.provisions:
        if index.mappings_to(reference) and is_known(index.provisions[reference]):  # else all of them are drafts
            yield _of_provision(index, imprint, reference)
    for framework in index.frameworks.values():
        yield _of_framework(index, imprint, framework)
        found = heat(index, framework)
        table = first_of(found)
        if table and table.has_marks:
            yield _of_map(index, imprint, found, table)


# --- One function a kind of handout -----------------------------------------------------------------------------------


def _of_item(index: Index, imprint: Imprint, item: Item, sections: Sections) -> Handout:
    by_id = {section.id: section for section in sections(item)}
    to_work_on = item.kind in PAGES_TO_WORK_ON
    further = [pieces.reports_part(index, item)] if item.reports else []
    placed_apart = () if to_work_on else ("questions", "in-short")
    most = PAGES_TO_WORK_ON.get(item.kind, 1)
    asked = by_id.get("questions")
    if not asked and "stop-and-think" not in by_id:
        asked = _borrowed_questions(index, item, sections)
    labels = [KINDS[item.kind].label]
    if item.theme:
        labels.append(THEMES[item.theme].label)
    if item.origin:
        labels.append(ORIGINS[item.origin].label)
    return _handout(
        index,
        imprint,
        name=item.id,
        kind=KINDS[item.kind].plural,
        address=urls.of_item(item),
        title=item.title,
        label=" · ".join(labels),
        lead_label="In short",
        lead=by_id["in-short"].blocks[0].lines[0] if "in-short" in by_id else item.summary,
        touched=index.touched_by(item.id),
        others=_others(index, imprint.site, item, by_id),
        most=most,
        most_large=max(_LEAST_BOUND, _LARGE_PRINT_TAKES * most),
        warnings=pieces.warnings_of_item(item),
        parts=[
            pieces.part_of_page(section, item, position)
            for position, section in enumerate(sections(item))
            if section.id not in placed_apart
        ]
        + further,
        cards=[
            pieces.card(index, imprint.site, framework, answer)
            for framework, answer in index.answers_of(item.id)
            if answer.state != "missing"
        ],
        questions=[] if to_work_on else pieces.questions(asked),
    )


def _of_provision(index: Index, imprint: Imprint, reference: Reference) -> Handout:
    provision, framework = index.provisions[reference], index.frameworks[reference.framework]
    edition = index.edition_of(reference)
    official = provision.official_url or edition.official_url
    online = [str(provision.online)] if provision.online else []
    editions = pieces.editions(index, reference)
    if official:
        editions.append(f"The exact wording: {official}")
    parts = [
        pieces.plain_part("Whom it binds", reach(index, reference.framework, reference.edition)),
        pieces.plain_part("What it means online", online),
        pieces.plain_part("Editions and the official text", editions),
    ]
    pages = pieces.pages_under(index, reference)
    tables = [pages]
    if alike := pieces.alike(index, reference):
        note = "Not equivalent: these numbers share pages with this one."
        tables.append({"title": "In the other frameworks", "lines": [note], "groups": [], "alike": alike})
    return _handout(
        index,
        imprint,
        name=str(reference),
        kind=framework.publisher if reference.current else f"{framework.publisher}, {edition.label}",
        address=urls.of_provision(reference),
        title=title_of(index, reference),
        label=f"{framework.publisher} · {edition.label} · {status_in_words(provision).label}",
        lead_label="In our words",
        lead=pieces.words_of(index, reference),
        touched=[reference],
        most=_PAGES_OF_A_STANDARD,
        warnings=pieces.warnings_of_provision(index, reference),
        parts=[part for part in parts if part["blocks"]],
        tables=tables,
        more=pages["left_out"] > 0,
    )


def _of_framework(index: Index, imprint: Imprint, framework: Framework) -> Handout:
    edition = index.editions[framework.id, framework.current_edition]
    references = index.in_edition(framework.id, framework.current_edition)
    mapped = [reference for reference in references if index.mappings_to(reference)]
    levels = [level_of(index.provisions[reference]) for reference in mapped]
    usual = f"Where nothing else is said: {LEVELS['whole'].says}"
    rows = [pieces.provision_row(index, reference) for reference in mapped]
    table = {
        "title": "Its numbers that pages here link to",
        "lines": [usual] if "whole" in levels else [],
        "groups": [{"heading": "Number, and what it asks in our words", "rows": rows}],
    }
    return _handout(
        index,
        imprint,
        name=framework.id,
        kind="Frameworks",
        address=urls.of_framework(framework),
        title=f"{framework.publisher}: {framework.title}",
        label=f"{framework.short} · {framework.nation} · {edition.label}",
        lead_label="Whom it binds",
        lead=framework.opening or framework.binds,
        touched=mapped,
        most=_PAGES_OF_A_FRAMEWORK,
        parts=[pieces.plain_part("How it numbers", [framework.numbering])],
        tables=[table],
    )


def _of_map(index: Index, imprint: Imprint, found: Heat, table: Table) -> Handout:
    framework = found.framework
    rows_of = KINDS[table.kind].plural
    sheet = _handout(
        index,
        imprint,
        name=f"map:{framework.id}",
        kind="Maps for the wall (A3)",
        address=urls.of_heat(framework),
        title=f"{rows_of} by the numbers of {framework.publisher}",
        label=f"{framework.short} · {index.editions[framework.id, framework.current_edition].label}",
        touched=table.columns,
        most=pages_of(table),
        **wall(index, found, table),
    )
    return replace(sheet, for_walls=True)


def _handout(
    index: Index,
    imprint: Imprint,
    *,
    name: str,
    kind: str,
    address: str,
    title: str,
    label: str,
    touched: list[Reference],
    most: int,
    others: dict[str, dict[str, Any]] | None = None,
    **content: Any,
) -> Handout:
    """Return a handout with what every one says: where its page is, editions, dates, version and licence."""
    defaults: dict[str, Any] = {"warnings": [], "parts": [], "cards": [], "tables": [], "questions": [], "more": False}
    dates = dates_of(index, touched)
    year, month, day_of_month = map(int, imprint.as_of.split("-"))
    imprint_line = f"{imprint.site.name}, data of {day(imprint.as_of)}, version {imprint.version}. {LICENCE}"
    common = {
        "site": imprint.site.name,
        "title": title,
        "url": imprint.site.at(address),
        "printed": imprint.site.at(address).partition("://")[2],
        "day": {"year": year, "month": month, "day": day_of_month},
        "aid": AID,
        "imprint": imprint_line,
        "kind": label,
        "facts": [*dated(dates), imprint_line],
        "licence": "CC BY 4.0.",
        "stamp": f"version {imprint.version} of {day(imprint.as_of)}",  # short, so that most addresses leave it room
        "most": most,
        "columns": 1 if content.get("cards") and most > 1 else 2,  # several pages are read from top to bottom
        "ranks": sorted({piece["rank"] for piece in _ranked(content)} - {0}),
    }
    whole = common | defaults | content
    return Handout(
        id=str(name),
        kind=str(kind),
        address=address,
        title=str(title),
        looked_at=dates.last,
        content=whole,
        others={form: whole | {"large": False} | of_one for form, of_one in (others or {}).items()},
    )


def _others(index: Index, site: Site, item: Item, by_id: dict[str, prose.Section]) -> dict[str, dict[str, Any]]:
    """Return what further sheets say otherwise than the handout: of a first screen, and of a session that one leads."""
    if item.now:
        screen = pieces.first_screen(item)
        return {"card": screen, "poster": screen | pieces.numbers_behind(index, item)}
    in_parts = pieces.of_session(item, list(by_id.values())) if "leading" in by_id else {}
    return in_parts | slides(index, site, item, by_id)


def _borrowed_questions(index: Index, item: Item, sections: Sections) -> prose.Section | None:
    """Return the questions of the first related page that asks some, for a page that has none of its own."""
    for other in item.related:
        for section in sections(index.items[other]):
            if section.id == "questions":
                return section
    return None


def _ranked(value: Any) -> Iterator[dict[str, Any]]:
    """Yield everything in a handout that has a rank, however deep it stands."""
    if isinstance(value, dict):
        if "rank" in value:
            yield value
        for inner in value.values():
            yield from _ranked(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _ranked(inner)
