"""Decide what stands on each handout, and in which order it gives way when the paper is full."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Iterator
from typing import Any

from macros.handouts import prose
from macros.model import urls
from macros.model.dates import dated, dates_of, day
from macros.model.index import Index, numeric_parts
from macros.model.names import name_of, title_of
from macros.model.order import main_first
from macros.model.records import Answer, Framework, Item, Mapping, Provision, Reference, record
from macros.model.site import Site
from macros.model.words import BASES, CASES, CHANGES, GAPS, KINDS, ORIGINS, SOURCE_STATUSES, STATUSES, THEMES
from macros.pages.macros import MACROS, Here
from macros.views.coverage import coverage

AID = "Study aid, not legal advice. The official wording prevails."
LICENCE = "Our words: CC BY 4.0."

# Rank → what it is called where it is left out. The lower the rank, the sooner it finds room; rank 0 always stands.
WORDS, WHY, NEAREST, ALSO, ALSO_WHY = 1000, 2000, 3000, 4000, 7000
_CASES, _IDEAS = 0, 1  # of two groups of reasons, those for cases find room first
_CALLED = {
    WORDS: "our words for the numbers",
    WHY: "why the numbers are here",
    NEAREST + _CASES: "reasons for the pages nearest to this number",
    ALSO: "titles of further numbers",
    NEAREST + _IDEAS: "reasons for the pages nearest to this number",
    ALSO_WHY + _CASES: "reasons for further links",
    ALSO_WHY + _IDEAS: "reasons for further links",
}
# Sections of a page by the id of their heading; those of one rank find room in the order of the page.
_SECTIONS = {
    **dict.fromkeys(("first-steps", "scene", "stop-and-think", "do", "what-to-do", "what"), 0),
    "check": 500,
    "record": 2200,
    "stop-and-ask": 2100,
    **dict.fromkeys(("take-care", "stop-and-think-answer", "meaning", "when"), 2500),
    **dict.fromkeys(("changes", "online", "limits", "why"), 3500),
    "not-covered": 6500,
}
_OTHER_SECTIONS = 5000
_ELSEWHERE = ("item_head", "what_the_standards_say", "what_the_sources_say", "related_pages")  # macros whose facts a sheet lays out by itself
_QUESTIONS_SHOWN = 3
_ALIKE_TOLD = 5
_READ = "read"  # the status of most numbers of a framework: likewise
_OURS = "inferred"  # the basis of most links: on a sheet of many it is said once
_PAGES = {"capability": 4, "learn": 4}  # a sheet to work on may run on; any other item keeps to one page
_PAGES_OF_A_STANDARD = 4


@record
class Imprint:
    """What every sheet says of the whole: its site, the last day of its data, and a short name for this state of the data."""

    site: Site
    as_of: str
    version: str


@record
class Handout:
    """One sheet: its short name (`market-day`, `mill:5.6`, `mill`), the address of its page, and the record that is laid out."""

    id: str
    kind: str
    address: str
    title: str
    checked: str
    content: dict[str, Any]


def handouts(index: Index, imprint: Imprint, text_of: Callable[[Item], str]) -> Iterator[Handout]:
    """Yield a handout for each mapped item, each mapped provision and each framework; `text_of` gives the text of an item's page."""
    written: dict[str, tuple[prose.Section, ...]] = {}

    def sections(item: Item) -> tuple[prose.Section, ...]:
        if item.id not in written:
            here = Here(urls.of_item(item), item.file)
            macros = {name: functools.partial(macro, index, here) for name, macro in MACROS.items()}
            written[item.id] = prose.sections(text_of(item), macros | dict.fromkeys(_ELSEWHERE, lambda: ""))
        return written[item.id]

    for name, kind in KINDS.items():
        for item in (known for known in index.items.values() if known.kind == name and kind.mapped):
            yield _of_item(index, imprint, item, sections)
    for reference in index.provisions:
        if index.mappings_to(reference):
            yield _of_provision(index, imprint, reference)
    for framework in index.frameworks.values():
        yield _of_framework(index, imprint, framework)


# --- One function a kind of sheet ---------------------------------------------------------------------------------------


def _of_item(index: Index, imprint: Imprint, item: Item, sections: Callable[[Item], tuple[prose.Section, ...]]) -> Handout:
    own = {section.id: section for section in sections(item)}
    apart = () if item.kind in _PAGES else ("questions", "in-short")
    short = own["in-short"].blocks[0].lines[0] if "in-short" in own else item.summary
    parts = [_part(section, item, place) for place, section in enumerate(own.values()) if section.id not in apart]
    asked = own.get("questions")
    if not asked and "stop-and-think" not in own:
        asked = _borrowed(index, item, sections)
    answers = ((framework, answer) for framework, answer in index.answers_of(item.id) if answer.state != "missing")
    cards = [_card(index, imprint, framework, answer) for framework, answer in answers]
    warnings = [str(caution) for caution in item.cautions]
    if item.status and item.status != "final":
        warnings.insert(0, f"{SOURCE_STATUSES[item.status].label}. {SOURCE_STATUSES[item.status].says}")
    labels = [KINDS[item.kind].label, *([THEMES[item.theme].label] if item.theme else []), *([ORIGINS[item.origin].label] if item.origin else [])]
    return _sheet(
        index,
        imprint,
        name=item.id,
        kind=KINDS[item.kind].plural,
        address=urls.of_item(item),
        title=item.title,
        label=" · ".join(labels),
        lead_label="In short",
        lead=short,
        touched=index.touched_by(item.id),
        most=_PAGES.get(item.kind, 1),
        warnings=warnings,
        parts=parts,
        cards=cards,
        questions=_questions(asked) if apart else [],
    )


def _of_provision(index: Index, imprint: Imprint, reference: Reference) -> Handout:
    provision, framework, edition = index.provisions[reference], index.frameworks[reference.framework], index.edition_of(reference)
    touching = index.mappings_to(reference)
    groups = []
    for heading, kinds, place in (("Principles and concepts", set(KINDS) - set(CASES), _IDEAS), ("Situations and examples", set(CASES), _CASES)):
        for words, rows in main_first(index, reference, [(item, mapping) for item, mapping in touching if item.kind in kinds]):
            rank = (NEAREST if words.startswith("The main") else ALSO_WHY) + place
            groups.append({"heading": f"{heading}: {words[0].lower()}{words[1:]}", "rows": [_item_row(index, item, mapping, rank) for item, mapping in rows]})
    warnings = []
    if not reference.current:
        warnings.append(f"This is the {edition.label}, not the current one{f'; it applied until {day(edition.until)}' if edition.until else ''}.")
    changed = index.changed_meaning(reference)
    warnings += [f"This number changed its meaning: in the {index.edition_of(other).label} it is {_titled(index, other)}." for other in changed]
    official = provision.official_url or edition.official_url
    parts = [
        _plain("What it means online", [provision.online] if provision.online else []),
        _plain("Editions and the official text", [*_editions(index, reference), *([f"The exact wording: {official}"] if official else [])]),
    ]
    title = f"All {len(touching)} pages under this number" if len(touching) > 1 else "The page under this number"
    ours = f"{BASES[_OURS].label}, where nothing else is said: we think that this number applies."
    tables = [{"title": title, "lines": [ours] if any(mapping.basis == _OURS for _, mapping in touching) else [], "groups": groups}]
    if alike := _alike(index, reference):
        tables.append({"title": "In the other frameworks", "lines": ["Not equivalent: these numbers share pages with this one.", *alike], "groups": []})
    return _sheet(
        index,
        imprint,
        name=str(reference),
        kind=framework.publisher if reference.current else f"{framework.publisher}, {edition.label}",
        address=urls.of_provision(reference),
        title=title_of(index, reference),
        label=f"{framework.publisher} · {edition.label} · {STATUSES[provision.status].label}",
        lead_label="In our words",
        lead=_words(provision),
        touched=[reference],
        most=_PAGES_OF_A_STANDARD,
        warnings=warnings,
        parts=[part for part in parts if part["blocks"]],
        tables=tables,
    )


def _of_framework(index: Index, imprint: Imprint, framework: Framework) -> Handout:
    mapped = [reference for reference in index.in_edition(framework.id, framework.current_edition) if index.mappings_to(reference)]
    edition = index.editions[framework.id, framework.current_edition]
    rows = []
    for reference in mapped:
        provision, pages = index.provisions[reference], len(index.mappings_to(reference))
        note = f"{pages}\u00a0page{'' if pages == 1 else 's'}"
        status = "" if provision.status == _READ else STATUSES[provision.status].label
        rows.append({"name": _titled(index, reference), "note": note, "basis": status, "text": _piece(WORDS, _words(provision))})
    lines = [f"Where nothing else is said: {STATUSES[_READ].says}"] if any(index.provisions[reference].status == _READ for reference in mapped) else []
    return _sheet(
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
        most=_PAGES_OF_A_STANDARD,
        parts=[_plain("How it numbers", [framework.numbering])],
        tables=[{"title": "Its numbers that pages here touch", "lines": lines, "groups": [{"heading": "Number, and what it asks in our words", "rows": rows}]}],
    )


# --- What a sheet is made of --------------------------------------------------------------------------------------------


def _sheet(
    index: Index, imprint: Imprint, *, name: str, kind: str, address: str, title: str, label: str, touched: list[Reference], most: int, **content: Any
) -> Handout:
    """Return a handout with what every sheet says: where its page is, editions, dates, version and licence."""
    defaults: dict[str, Any] = {"warnings": [], "parts": [], "cards": [], "tables": [], "questions": []}
    dates = dates_of(index, touched)
    ranks = sorted({piece["rank"]: piece["label"] for piece in _ranked([content, defaults])}.items())
    sheet = {
        "site": imprint.site.name,
        "title": title,
        "kind": label,
        "url": imprint.site.at(address),
        "printed": imprint.site.at(address).partition("://")[2],
        "day": dict(zip(("year", "month", "day"), map(int, imprint.as_of.split("-")), strict=True)),
        "aid": AID,
        "facts": [*dated(dates), f"{imprint.site.name}, data of {day(imprint.as_of)}, version {imprint.version}. {LICENCE}"],
        "most": most,
        "columns": 1 if content.get("cards") and most > 1 else 2,  # what runs over several pages is read from top to bottom
        "ranks": [{"rank": rank, "label": called} for rank, called in ranks if rank],
    }
    return Handout(id=str(name), kind=str(kind), address=address, title=str(title), checked=dates.last, content=sheet | defaults | content)


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


def _part(section: prose.Section, item: Item, place: int) -> dict[str, Any]:
    rank = 0 if item.kind in _PAGES else _SECTIONS.get(section.id, _OTHER_SECTIONS)
    blocks = [dataclasses.asdict(block) for block in section.blocks]
    return {"rank": rank and rank + place, "label": section.title, "title": section.title, "blocks": blocks}


def _plain(title: str, paragraphs: list[str]) -> dict[str, Any]:
    return {"rank": 0, "label": title, "title": title, "blocks": [{"form": "text", "lines": [text]} for text in paragraphs]}


def _card(index: Index, imprint: Imprint, framework: Framework, answer: Answer) -> dict[str, Any]:
    found = index.targets(answer)
    if not found:
        return {"publisher": framework.publisher, "gap": _gap(answer), "main": None, "also": []}
    main, *also = [
        _mapping(index, imprint, target, mapping, words=ALSO if number else WORDS, why=ALSO_WHY if number else WHY)
        for number, (target, mapping) in enumerate(found)
    ]
    return {"publisher": framework.publisher, "gap": None, "main": main, "also": also}


def _gap(answer: Answer) -> dict[str, str]:
    gap = answer.gap
    if gap is None:
        return {"label": GAPS["not-yet"].label, "says": ""}
    return {"label": GAPS[gap.kind].label, "says": f"{gap.why} ({day(gap.on)})" if gap.on else str(gap.why)}


def _mapping(index: Index, imprint: Imprint, target: Reference, mapping: Mapping, *, words: int, why: int) -> dict[str, Any]:
    provision = index.provisions[target]
    return {
        "name": _titled(index, target),
        "short": _named(index, target),
        "url": imprint.site.at(urls.of_provision(target)),
        "edition": index.edition_of(target).label,
        "status": STATUSES[provision.status].label,
        "basis": _basis(index, mapping),
        "words": _piece(words, _words(provision)),
        "why": _piece(why, mapping.why),
    }


def _named(index: Index, reference: Reference) -> str:
    """Return the name of a provision in one piece, so that no line ends between `Mill` and `5.6`."""
    return name_of(index, reference).replace(" ", "\u00a0")


def _titled(index: Index, reference: Reference) -> str:
    return title_of(index, reference).replace(name_of(index, reference), _named(index, reference), 1)


def _words(provision: Provision) -> str:
    return provision.in_our_words or STATUSES[provision.status].says


def _item_row(index: Index, item: Item, mapping: Mapping, rank: int) -> dict[str, Any]:
    return {
        "name": item.title,
        "note": KINDS[item.kind].label.replace(" ", "\u00a0"),
        "basis": "" if mapping.basis == _OURS else _basis(index, mapping),
        "text": _piece(rank, mapping.why),
    }


def _basis(index: Index, mapping: Mapping) -> str:
    label = BASES[mapping.basis].label
    source = index.sources.get(mapping.source) if mapping.source else None
    return f"{label}: {source.short}, {mapping.where}" if source else label


def _borrowed(index: Index, item: Item, sections: Callable[[Item], tuple[prose.Section, ...]]) -> prose.Section | None:
    """Return the questions of the first related page that asks some, for a page that has none of its own."""
    for other in item.related:
        for section in sections(index.items[other]):
            if section.id == "questions":
                return section
    return None


def _editions(index: Index, reference: Reference) -> list[str]:
    """Return what became of a number, what it was, and where else the same number stands."""
    found = []
    if change := index.provisions[reference].became:
        later = ", ".join(_titled(index, other) for other in index.became(reference))
        found.append(f"What became of it: {CHANGES[change.change].label}{f', {later}' if later else ''}. {change.warning or ''}".strip())
    if was := ", ".join(_titled(index, other) for other in index.was(reference)):
        found.append(f"What it was: {was}.")
    if same := ", ".join(_titled(index, other) for other in index.numbers[numeric_parts(reference.number)] if other != reference):
        found.append(f"The same number elsewhere: {same}.")
    return found


def _alike(index: Index, reference: Reference) -> list[str]:
    """Return a line for each other framework: its nearest numbers with their titles, the others by number."""
    alike = index.alike(reference)
    lines = []
    for framework in index.frameworks.values():
        others = [other for other, _ in alike if other.framework == framework.id]
        names = [_titled(index, other) for other in others[:_ALIKE_TOLD]] + [_named(index, other) for other in others[_ALIKE_TOLD:]]
        lines += [f"{framework.publisher}: {'; '.join(names)}."] if names else []
    return lines


def _questions(section: prose.Section | None) -> list[str]:
    return [line for block in section.blocks if block.form == "steps" for line in block.lines][:_QUESTIONS_SHOWN] if section else []


def as_of(index: Index) -> str:
    """Return the last day on which the data was checked, as 2026-11-20; the epoch where nothing was."""
    return coverage(index).as_of or "1970-01-01"
