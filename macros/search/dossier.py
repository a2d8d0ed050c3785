"""Print all that the map knows of one provision or one page, both ways, as plain text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from macros.model.index import Index
from macros.model.places import Place, nearest, visible
from macros.model.records import Answer, Item, Mapping, Reference
from macros.model.words import BASES, CHANGES, KINDS, RELATIONS, STATUSES

WIDTH = 100


def of_provision(index: Index, reference: Reference) -> str:
    """Return everything about one provision: what it says, which pages touch it and why, other editions and frameworks, and where it all stands."""
    provision = index.provisions[reference]
    framework, edition = index.frameworks[reference.framework], index.edition_of(reference)
    facts = {
        "Framework": f"{framework.publisher}, {framework.title}, {edition.label}{'' if reference.current else ' (not the current one)'}",
        "Status": f"{provision.status}: {STATUSES[provision.status].says}",
        "In our words": provision.in_our_words,
        "Online": provision.online,
        "Note": provision.note,
        "Checked": provision.checked and f"{provision.checked.on}, against: {provision.checked.against}",
        "Official text": provision.official_url or edition.official_url,
        "Stands in": _line(provision.number.place),
    }
    links = index.mappings_to(reference)
    parts = [
        [f"{reference}  {provision.title or 'not yet read'}"],
        [line for name, text in facts.items() if text for line in _folded(f"{name}: {text}")],
        _part(
            f"Pages that touch it: {len(links)}",
            (line for item, mapping in links for line in _linked(f"{item.id} ({KINDS[item.kind].label}): {item.title}", mapping)),
        ),
        _part("The same subject in other frameworks", (f"{_titled(index, other)}, through {len(items)} shared" for other, items in index.alike(reference))),
        _part("What it became", _became(index, reference)),
        _part("What it was", (_titled(index, older) for older in index.was(reference))),
        _part("The same number elsewhere", (_titled(index, other) for other in _same_number(index, reference))),
    ]
    return _text(parts)


def of_item(index: Index, item: Item) -> str:
    """Return everything about one page: its rule, what it is mapped to and why, what the sources say."""
    facts = {"Kind": KINDS[item.kind].label, "Summary": item.summary, "Read next": ", ".join(item.related), "Stands in": _line(item.place)}
    statements = (line for source, said in index.statements_of(item.id) for line in _folded(f"{source.short}, {said.where}: {said.says}"))
    parts = [
        [f"{item.id}  {item.title}"],
        [line for name, text in facts.items() if text for line in _folded(f"{name}: {text}")],
        *(_part(framework.publisher, _mapped(index, answer)) for framework, answer in index.answers_of(item.id) if answer.state != "missing"),
        _part("What the sources say", statements),
    ]
    return _text(parts)


def find(index: Index, name: str) -> Reference | Item | None:
    """Return what is called `swe:5.6`, `hcpc@2016:2.7` or `dual-relationships`, or None."""
    if name in index.items:
        return index.items[name]
    framework, _, number = name.partition(":")
    framework, _, edition = framework.partition("@")
    reference = index.reference(framework, number, edition or None)
    return reference if reference in index.provisions else None


def suggest(index: Index, name: str) -> str:
    """Return what somebody may have meant by a name that is not there."""
    return nearest(name, [*map(str, index.provisions), *map(str, index.items)])


def _mapped(index: Index, answer: Answer) -> Iterator[str]:
    for mapping in answer.mappings:
        target = index.target(answer.framework, mapping)
        yield from _linked(_titled(index, target) if target else f"{answer.framework}:{mapping.number}", mapping)
    if answer.gap:
        gap = answer.gap
        yield from _folded(f"none found ({gap.on}): {gap.why}" if gap.on else f"not yet looked: {gap.why}")


def _linked(name: str, mapping: Mapping) -> Iterator[str]:
    source = f", {mapping.source}{f' ({mapping.where})' if mapping.where else ''}" if mapping.source else ""
    yield name
    yield from _folded(f"  {RELATIONS[mapping.relation].label}; {BASES[mapping.basis].label.lower()}{source}; {_line(mapping.number.place)}")
    yield from _folded(f"  {mapping.why}")


def _became(index: Index, reference: Reference) -> Iterator[str]:
    change = index.provisions[reference].became
    if change:
        yield from _folded(f"{CHANGES[change.change].label}: {change.evidence}")
        yield from (_titled(index, later) for later in index.became(reference))


def _same_number(index: Index, reference: Reference) -> Iterator[Reference]:
    return (other for references in index.numbers.values() if reference in references for other in references if other != reference)


def _titled(index: Index, reference: Reference) -> str:
    return f"{reference}  {index.provisions[reference].title or 'not yet read'}"


def _line(place: Place) -> str:
    return f"{place.file}:{place.line}"


def _part(heading: str, lines: Iterator[str]) -> list[str]:
    found = [f"  {line}" for line in lines]
    return [heading, *found] if found else []


def _folded(text: str) -> Iterator[str]:
    margin = " " * (len(text) - len(text.lstrip()))
    yield from textwrap.wrap(text.strip(), WIDTH, initial_indent=margin, subsequent_indent=f"{margin}  ", break_on_hyphens=False, break_long_words=False)


def _text(parts: list[list[str]]) -> str:
    """Join the parts with an empty line between them; what a terminal would act on is spelled out."""
    return "\n\n".join("\n".join(map(visible, part)) for part in parts if part)
