"""Say in plain text for a terminal what a number means, or all that the map knows of a page."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator

from macros.model import urls
from macros.model.evidence import status_in_words
from macros.model.force import forced
from macros.model.index import Index, numeric_parts
from macros.model.names import title_of
from macros.model.places import Place, visible
from macros.model.records import Answer, Item, Mapping, Reference, Source, Statement
from macros.model.words import BASES, CHANGES, EXTENTS, FIRST_SCREEN, GAPS, KINDS, RELATIONS
from macros.rules.absent import page_meant
from macros.search.resolver import Asked, Resolution, resolved
from macros.views.bindings import reach

WIDTH = 100
UNKNOWN_BODY = ""  # the id that the grammar gives to one that the data do not name
MOST_IN_FULL = 5  # of more provisions than this, as of a whole standard, only the names


def show(index: Index, query: str) -> tuple[str, bool]:
    """Return what is known of a page, given by its id, or of the numbers in a query, and whether that is anything."""
    if query in index.items:
        return of_item(index, index.items[query]), True
    if unknown := _unknown_edition(index, query):
        return unknown, False
    resolution = resolved(index, query)
    return "\n\n".join(_told(index, query, resolution)), bool(resolution.matches or resolution.uncovered)


def _unknown_edition(index: Index, query: str) -> str:
    """Say that a number was asked for in an edition that its framework does not have, as in mill@2030:5.6."""
    asked = re.fullmatch(r"\s*([a-z0-9-]+)@([^:\s]+):\S+\s*", query)
    framework = index.frameworks.get(asked[1]) if asked else None
    if asked is None or framework is None or asked[2] in (editions := [edition.id for edition in framework.editions]):
        return ""
    return f"No edition {asked[2]} of {framework.short}: write one of {', '.join(editions)}."


def of_provision(index: Index, reference: Reference) -> str:
    """Return everything about one provision: what it says, which pages touch it and why, and where else to look."""
    provision = index.provisions[reference]
    framework, edition = index.frameworks[reference.framework], index.edition_of(reference)
    status = status_in_words(provision)
    age = "" if reference.current else " (not the current one)"
    facts: dict[str, str | None] = {
        "Framework": f"{framework.publisher}, {framework.title}, {edition.label}{age}",
        "Rests on": f"{status.label}. {status.says}",
        "Force": forced(index, reference),
        "Whom it binds": " ".join(reach(index, reference.framework, reference.edition)),
        "In our words": provision.in_our_words,
        "Online": provision.online,
        "Note": provision.note,
        "Copies": "; ".join(
            f"{copy.copy} ({EXTENTS[copy.extent].label}, looked at {copy.on})" for copy in provision.seen
        ),
        "Official text": provision.official_url or edition.official_url,
        "Page": urls.of_provision(reference),
        "Stands in": _line(provision.number.place),
    }
    mappings = index.mappings_to(reference)
    touching = ((f"{item.id} ({KINDS[item.kind].label}): {item.title}", mapping) for item, mapping in mappings)
    alike = (f"{title_of(index, other)}, through {len(items)} shared" for other, items in index.alike(reference))
    parts = [
        _facts(title_of(index, reference), facts),
        _part(f"Pages that touch it: {len(mappings)}", _mapped(touching)),
        _part("The same subject in other frameworks", alike),
        _part("What it became", _became(index, reference)),
        _part("What it was", _titles(index, index.was(reference))),
        _part("The same number elsewhere", _titles(index, _same_number(index, reference))),
    ]
    return _text(parts)


def of_item(index: Index, item: Item) -> str:
    """Return everything about one page: its rule, what it is mapped to and why, what the sources say."""
    facts: dict[str, str | None] = {
        "Kind": KINDS[item.kind].label,
        "Summary": item.summary,
        "Read next": ", ".join(item.related),
        "Page": urls.of_item(item),
        "Stands in": _line(item.place),
    }
    screen = [(heading, getattr(item, field)) for field, heading in FIRST_SCREEN.items()]
    answers = [(framework, answer) for framework, answer in index.answers_of(item.id) if answer.state != "missing"]
    parts = [
        _facts(f"{item.id}  {item.title}", facts),
        *(_part(heading, lines) for heading, lines in screen),
        *(_part(framework.publisher, _answered(index, answer)) for framework, answer in answers),
        _part("What the sources say", _said(index.statements_of(item.id))),
    ]
    return _text(parts)


def _told(index: Index, query: str, found: Resolution) -> Iterator[str]:
    """Yield what answers a query, part by part; what a terminal would act on is spelled out."""
    if found.kind == "text":
        meant = page_meant(index, query)
        offer = f" If you look for a page: {meant}" if meant.startswith("did you mean") else ""
        yield visible(f'No number in "{query}", and no page has that name.{offer}')
    if found.notes:
        yield _text([list(found.notes)])
    for sentence in _sentences(index, found):
        yield "\n".join(map(visible, _folded(sentence)))
    if len(found.matches) <= MOST_IN_FULL:
        yield from (of_provision(index, reference) for reference in found.matches)
    else:
        yield _text([list(_titles(index, found.matches))])
    for heading, references in (("Near it", found.near), ("Elsewhere", found.elsewhere)):
        if references:
            yield visible(f"{heading}: {', '.join(_titles(index, references))}")


def _sentences(index: Index, found: Resolution) -> Iterator[str]:
    """Yield what is to be known before the provisions: bodies not covered, numbers not there, why a place is first."""
    for body in index.data.elsewhere:
        if body.id in found.uncovered:
            yield f"{body.name}, not in this map: {body.says} {body.official_url or ''}"
    if UNKNOWN_BODY in found.uncovered:
        yield "A body that is not in this map: no number here stands for one of its own."
    for asked in found.asked:
        if asked.state == "missing":
            why = "" if asked.body else asked.says
            yield f"No provision {'.'.join(numeric_parts(asked.number))}. {why}".strip()
        elif asked.says and asked.state != "uncovered":
            yield _reason(index, asked)


def _reason(index: Index, asked: Asked) -> str:
    """Return why the first place of a number is first, or what is to choose."""
    name = title_of(index, asked.places[0]) if asked.state == "found" else asked.number
    return f"{name}: {asked.says}"


def _answered(index: Index, answer: Answer) -> Iterator[str]:
    """Yield what an item has for a framework: its mappings, or why there is none."""
    yield from _mapped((title_of(index, target), mapping) for target, mapping in index.targets(answer))
    if answer.gap:
        day = f" ({answer.gap.on})" if answer.gap.on else ""
        yield from _folded(f"{GAPS[answer.gap.kind].label}{day}: {answer.gap.why}")


def _mapped(named: Iterable[tuple[str, Mapping]]) -> Iterator[str]:
    """Yield what is at the other end of each mapping, how it is joined and by whom, and why."""
    for name, mapping in named:
        source = "".join(f", {name} ({place})" if place else f", {name}" for name, place in mapping.passages)
        how = f"{RELATIONS[mapping.relation].label}; {BASES[mapping.basis].label.lower()}{source}"
        yield name
        yield from _folded(f"  {how}; {_line(mapping.number.place)}")
        yield from _folded(f"  {mapping.why}")


def _said(statements: Iterable[tuple[Source, Statement]]) -> Iterator[str]:
    for source, statement in statements:
        yield from _folded(f"{source.short}, {statement.where}: {statement.says}")


def _became(index: Index, reference: Reference) -> Iterator[str]:
    change = index.provisions[reference].became
    if change:
        yield from _folded(f"{CHANGES[change.change].label}: {change.evidence}")
        yield from _titles(index, index.became(reference))


def _same_number(index: Index, reference: Reference) -> Iterator[Reference]:
    alike = index.numbers[numeric_parts(reference.number)]
    return (other for other in alike if other != reference)


def _titles(index: Index, references: Iterable[Reference]) -> Iterator[str]:
    return (title_of(index, reference) for reference in references)


def _line(place: Place) -> str:
    return f"{place.file}:{place.line}"


def _facts(heading: str, facts: dict[str, str | None]) -> list[str]:
    lines = (f"{name}: {text}" for name, text in facts.items() if text)
    return [heading, *(line for text in lines for line in _folded(text))]


def _part(heading: str, lines: Iterable[str]) -> list[str]:
    indented = [f"  {line}" for line in lines]
    return [heading, *indented] if indented else []


def _folded(text: str) -> Iterator[str]:
    margin = " " * (len(text) - len(text.lstrip()))
    yield from textwrap.wrap(
        text.strip(),
        WIDTH,
        initial_indent=margin,
        subsequent_indent=f"{margin}  ",
        break_on_hyphens=False,
        break_long_words=False,
    )


def _text(parts: Iterable[list[str]]) -> str:
    """Join the parts with an empty line between them; what a terminal would act on is spelled out."""
    return "\n\n".join("\n".join(map(visible, part)) for part in parts if part)
