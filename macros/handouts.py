"""Decide what stands on each handout, and in which order it gives way when the paper is full."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Iterator
from typing import Any

from macros import prose, urls
from macros.coverage import coverage
from macros.index import Index
from macros.model import BASES, CASES, KINDS, ORIGINS, SOURCE_STATUSES, STATUSES, THEMES, Framework, Item, Link, Mapping, NothingFound, Reference, record
from macros.render import day, main_first, name_of, title_of

AID = "Study aid, not legal advice. The official wording prevails."
LICENCE = "Our words: CC BY 4.0."

# Rank → what it is called where it is left out. The lower the rank, the sooner it finds room; rank 0 always stands.
WORDS, WHY, NEAREST, ALSO, ALIKE, ALSO_WHY = 10, 20, 30, 40, 60, 70
_CASES, _IDEAS = 0, 1  # of two groups of reasons, those for cases find room first
_CALLED = {
    WORDS: "our words for the numbers",
    WHY: "why the numbers are here",
    NEAREST + _CASES: "reasons for the pages nearest to this number",
    ALSO: "titles of further numbers",
    NEAREST + _IDEAS: "reasons for the pages nearest to this number",
    ALIKE: "numbers of other frameworks on the same subject",
    ALSO_WHY + _CASES: "reasons for further links",
    ALSO_WHY + _IDEAS: "reasons for further links",
}
# Sections of a page by the id of their heading; the others come by 50, in the order of the page.
_SECTIONS = {
    **dict.fromkeys(("first-steps", "scene", "stop-and-think", "do", "what-to-do", "what"), 0),
    **dict.fromkeys(("stop-and-ask", "take-care", "stop-and-think-answer", "meaning", "when"), 25),
    "record": 22,
    **dict.fromkeys(("changes", "online", "limits", "why"), 35),
    "not-covered": 65,
}
_QUESTIONS = ("questions", "stop-and-think")
_QUESTIONS_SHOWN = 3
_PAGES = {"learn": 4}  # a sheet to work on may run on; any other item keeps to one page
_PAGES_OF_A_STANDARD = 4


@record
class Site:
    """What the whole site says of itself: name, address, the last day of its data, and a short name for this state of the data."""

    name: str
    url: str
    as_of: str
    version: str


@record
class Handout:
    """One sheet: its short name (`friend-request`, `swe:5.6`, `swe`), the address of its page, and the record that is laid out."""

    id: str
    kind: str
    address: str
    title: str
    content: dict[str, Any]


def handouts(index: Index, site: Site, text_of: Callable[[Item], str]) -> Iterator[Handout]:
    """Yield a handout for each mapped item, each mapped provision and each framework; `text_of` gives the page of an item as written."""
    written: dict[str, tuple[prose.Section, ...]] = {}

    def sections(item: Item) -> tuple[prose.Section, ...]:
        if item.id not in written:
            written[item.id] = prose.sections(text_of(item))
        return written[item.id]

    for item in index.items.values():
        if KINDS[item.kind].mapped:
            yield _of_item(index, site, item, sections)
    for reference in index.provisions:
        if index.links_to(reference):
            yield _of_provision(index, site, reference)
    for framework in index.frameworks.values():
        yield _of_framework(index, site, framework)


# --- One function a kind of sheet ---------------------------------------------------------------------------------------


def _of_item(index: Index, site: Site, item: Item, sections: Callable[[Item], tuple[prose.Section, ...]]) -> Handout:
    own = sections(item)
    asked = next((section for section in own if section.id == "questions"), None)
    short = next((section.blocks[0].lines[0] for section in own if section.id == "in-short"), item.summary)
    parts = [_part(section, item) for section in own if section.id not in {"questions", "in-short"}]
    if not any(section.id in _QUESTIONS for section in own):
        asked = _borrowed(index, item, sections)
    mappings = [(framework, mapping) for framework, mapping in index.links_from(item.id) if mapping]
    cards = [_card(index, site, framework, mapping) for framework, mapping in mappings]
    warnings = [str(caution) for caution in item.cautions]
    if item.status and item.status != "final":
        warnings.insert(0, f"{SOURCE_STATUSES[item.status].label}. {SOURCE_STATUSES[item.status].says}")
    touched = [target for framework, mapping in mappings for link in mapping.links if (target := index.target(framework.id, link))]
    labels = [KINDS[item.kind].label, *([THEMES[item.theme].label] if item.theme else []), *([ORIGINS[item.origin].label] if item.origin else [])]
    return _sheet(
        index,
        site,
        id=item.id,
        kind=KINDS[item.kind].plural,
        address=urls.of_item(item),
        title=item.title,
        label=" · ".join(labels),
        lead=short,
        touched=touched,
        most=_PAGES.get(item.kind, 1),
        warnings=warnings,
        parts=parts,
        cards=cards,
        questions=_questions(asked),
    )


def _of_provision(index: Index, site: Site, reference: Reference) -> Handout:
    provision, framework, edition = index.provisions[reference], index.frameworks[reference.framework], index.edition_of(reference)
    links = index.links_to(reference)
    groups = []
    for heading, kinds, place in (("Principles and concepts", set(KINDS) - set(CASES), _IDEAS), ("Situations and examples", set(CASES), _CASES)):
        for words, rows in main_first(index, reference, [(item, link) for item, link in links if item.kind in kinds]):
            rank = (NEAREST if words.startswith("The main") else ALSO_WHY) + place
            groups.append({"heading": f"{heading}: {words[0].lower()}{words[1:]}", "rows": [_item_row(index, item, link, rank) for item, link in rows]})
    alike = [f"{title_of(index, other)}: through {len(items)} shared page{'' if len(items) == 1 else 's'}" for other, items in index.alike(reference)]
    warnings = []
    if not reference.current:
        warnings.append(f"This is the {edition.label}, not the current one{f'; it applied until {day(edition.until)}' if edition.until else ''}.")
    parts = [_plain("In our words", [provision.in_our_words or ""])]
    if provision.online:
        parts.append(_plain("What it means online", [provision.online]))
    if alike:
        parts.append(_plain("In the other frameworks", ["Not equivalent: they share pages with this number.", alike], rank=ALIKE))
    return _sheet(
        index,
        site,
        id=str(reference),
        kind=framework.publisher if reference.current else f"{framework.publisher}, {edition.label}",
        address=urls.of_provision(reference),
        title=title_of(index, reference),
        label=f"{framework.publisher} · {edition.label} · {STATUSES[provision.status].label}",
        lead="",
        touched=[reference],
        most=_PAGES_OF_A_STANDARD,
        warnings=warnings,
        parts=parts,
        tables=[{"title": f"All {len(links)} pages under this number" if len(links) > 1 else "The page under this number", "lines": [], "groups": groups}],
    )


def _of_framework(index: Index, site: Site, framework: Framework) -> Handout:
    mapped = [reference for reference in index.in_edition(framework.id, framework.current_edition) if index.links_to(reference)]
    edition = index.editions[framework.id, framework.current_edition]
    rows = [
        {
            "name": title_of(index, reference),
            "note": f"{len(index.links_to(reference))} page{'' if len(index.links_to(reference)) == 1 else 's'} here · {STATUSES[index.provisions[reference].status].label}",
            "text": _piece(WORDS, index.provisions[reference].in_our_words or ""),
        }
        for reference in mapped
    ]
    facts = [str(framework.opening or framework.binds), str(framework.numbering)]
    return _sheet(
        index,
        site,
        id=framework.id,
        kind="Frameworks",
        address=urls.of_framework(framework),
        title=f"{framework.publisher}: {framework.title}",
        label=f"{framework.short} · {framework.nation} · {edition.label}",
        lead="",
        touched=mapped,
        most=_PAGES_OF_A_STANDARD,
        parts=[_plain("Whom it binds, and how it numbers", facts)],
        tables=[{"title": "Its numbers that pages here touch", "lines": [], "groups": [{"heading": "Number, and what it asks in our words", "rows": rows}]}],
    )


# --- What a sheet is made of --------------------------------------------------------------------------------------------


def _sheet(
    index: Index, site: Site, *, id: str, kind: str, address: str, title: str, label: str, touched: list[Reference], most: int, **content: Any
) -> Handout:
    """Return a handout with what every sheet says: where its page is, editions, dates, version and licence."""
    defaults: dict[str, Any] = {"warnings": [], "parts": [], "cards": [], "tables": [], "questions": []}
    ranks = sorted({piece["rank"]: piece["label"] for piece in _ranked([content, defaults])}.items())
    sheet = {
        "site": site.name,
        "title": title,
        "kind": label,
        "url": site.url + address,
        "printed": (site.url + address).partition("://")[2],
        "day": dict(zip(("year", "month", "day"), map(int, site.as_of.split("-")), strict=True)),
        "aid": AID,
        "facts": [*_dates(index, touched), f"{site.name}, data of {day(site.as_of)}, version {site.version}. {LICENCE}"],
        "most": most,
        "notes": most == 1 or bool(content.get("cards")),
        "ranks": [{"rank": rank, "label": called} for rank, called in ranks if rank],
    }
    return Handout(id=id, kind=kind, address=address, title=title, content=sheet | defaults | content)


def _ranked(value: Any) -> Iterator[dict[str, Any]]:
    """Yield everything in a sheet that has a rank, however deep it stands."""
    if isinstance(value, dict):
        if "rank" in value:
            yield value
        for inner in value.values():
            yield from _ranked(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _ranked(inner)


def _piece(rank: int, text: str, label: str = "") -> dict[str, Any]:
    return {"rank": rank, "label": label or _CALLED.get(rank, ""), "text": text}


def _part(section: prose.Section, item: Item) -> dict[str, Any]:
    rank = 0 if item.kind in _PAGES else _SECTIONS.get(section.id, 50)
    return {"rank": rank, "label": section.title, "title": section.title, "blocks": [dataclasses.asdict(block) for block in section.blocks]}


def _plain(title: str, paragraphs: list[str | list[str]], rank: int = 0) -> dict[str, Any]:
    blocks = [{"form": "points", "lines": text, "rows": []} if isinstance(text, list) else {"form": "text", "lines": [text], "rows": []} for text in paragraphs]
    return {"rank": rank, "label": _CALLED.get(rank, title), "title": title, "blocks": blocks}


def _card(index: Index, site: Site, framework: Framework, mapping: Mapping) -> dict[str, Any]:
    found = [(target, link) for link in mapping.links if (target := index.target(framework.id, link))]
    if not found:
        return {"publisher": framework.publisher, "gap": _gap(mapping), "main": None, "also": []}
    main, *also = [
        _link(index, site, target, link, words=ALSO if number else WORDS, why=ALSO_WHY if number else WHY) for number, (target, link) in enumerate(found)
    ]
    return {"publisher": framework.publisher, "gap": None, "main": main, "also": also}


def _gap(mapping: Mapping) -> dict[str, str]:
    if isinstance(mapping.gap, NothingFound):
        return {"label": "None found", "says": f"{mapping.gap.none} ({day(mapping.gap.on)})"}
    return {"label": "Not yet looked at", "says": str(mapping.gap.not_yet) if mapping.gap else ""}


def _link(index: Index, site: Site, target: Reference, link: Link, *, words: int, why: int) -> dict[str, Any]:
    provision = index.provisions[target]
    return {
        "name": title_of(index, target),
        "short": name_of(index, target),
        "url": site.url + urls.of_provision(target),
        "edition": index.edition_of(target).label,
        "status": STATUSES[provision.status].label,
        "basis": _basis(index, link),
        "words": _piece(words, provision.in_our_words or ""),
        "why": _piece(why, link.why),
    }


def _item_row(index: Index, item: Item, link: Link, rank: int) -> dict[str, Any]:
    return {"name": item.title, "note": f"{KINDS[item.kind].label} · {_basis(index, link)}", "text": _piece(rank, link.why)}


def _basis(index: Index, link: Link) -> str:
    label = BASES[link.basis].label
    source = index.sources.get(link.source) if link.source else None
    return f"{label}: {source.short}, {link.where}" if source else label


def _borrowed(index: Index, item: Item, sections: Callable[[Item], tuple[prose.Section, ...]]) -> prose.Section | None:
    """Return the questions of the first related page that asks some, for a page that has none of its own."""
    for other in item.related:
        for section in sections(index.items[other]):
            if section.id == "questions":
                return section
    return None


def _questions(section: prose.Section | None) -> list[str]:
    return [line for block in section.blocks if block.form == "steps" for line in block.lines][:_QUESTIONS_SHOWN] if section else []


def _dates(index: Index, touched: list[Reference]) -> list[str]:
    """Return the editions that a sheet speaks of, and the days on which its numbers were checked."""
    editions = dict.fromkeys(f"{index.frameworks[one.framework].short} {index.edition_of(one).label}" for one in touched)
    days = sorted({str(known.on) for one in touched if (known := index.provisions[one].checked)})
    checked = [f"Checked {day(days[0])}{f' to {day(days[-1])}' if len(days) > 1 else ''}"] if days else []
    return [". ".join([", ".join(editions), *checked]) + "."] if editions else []


def as_of(index: Index) -> str:
    """Return the last day on which the data was checked, as 2026-11-20; the epoch where nothing was."""
    return coverage(index).as_of or datetime.date.fromtimestamp(0).isoformat()
