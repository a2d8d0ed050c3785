"""What stands on the page of an item: its head, what the standards and the sources say, and what to read next."""

from __future__ import annotations

import collections

from macros.model.dates import dates_of
from macros.model.evidence import of_today
from macros.model.index import Index
from macros.model.records import Answer, Framework, Item, Reference, Source, Statement
from macros.model.words import BASES, KINDS
from macros.pages.environment import Here, Macro, render
from macros.pages.lists import by_kind
from macros.views import cite


def item_head(index: Index, here: Here) -> str:
    """Print what a reader must see first: a first screen or the rule in one sentence, main provisions and warnings."""
    item = index.item_of(here.file)
    printed = index.handouts.get(here.address)
    return render(
        "items/item_head",
        here,
        index,
        item=item,
        kind=KINDS[item.kind],
        mains=_mains(index, item),
        headings={heading.id: heading.words for heading in item.body.headings},
        card=printed.others.get("card") if printed else None,
    )


def what_the_standards_say(index: Index, here: Here) -> str:
    """Print everything that the page is mapped to, framework by framework, with reason and basis."""
    item = index.item_of(here.file)
    answers = _answers(index, item)
    mappings = [mapping for _, answer in answers for mapping in answer.mappings]
    return render(
        "items/what_the_standards_say",
        here,
        index,
        item=item,
        answers=[(framework, answer, index.targets(answer), _bases(answer)) for framework, answer in answers],
        links=len(mappings),
        checked=sum(bool(of_today(mapping)) for mapping in mappings),
    )


def what_the_sources_say(index: Index, here: Here) -> str:
    """Print what the source documents say on the page's subject, with the place of each statement."""
    by_source: dict[str, tuple[Source, list[Statement]]] = {}
    for source, statement in index.statements_of(index.item_of(here.file).id):
        by_source.setdefault(source.id, (source, []))[1].append(statement)
    return render("items/what_the_sources_say", here, index, by_source=list(by_source.values()))


def related_pages(index: Index, here: Here) -> str:
    """Print links to the pages to read next."""
    item = index.item_of(here.file)
    return render(
        "items/related_pages",
        here,
        index,
        item=item,
        groups=by_kind(index.related_to(item)),
        pick=item.id,
        dates=dates_of(index, index.touched_by(item.id)),
        cited=cite.of_item(index, here.site, item),
    )


MACROS: tuple[Macro, ...] = (item_head, what_the_standards_say, what_the_sources_say, related_pages)


def _answers(index: Index, item: Item) -> list[tuple[Framework, Answer]]:
    return [(framework, answer) for framework, answer in index.answers_of(item.id) if answer.state != "missing"]


def _bases(answer: Answer) -> list[tuple[str, int]]:
    """Return on what the links of an answer rest, the surest first, and how many on each."""
    counts = collections.Counter(str(mapping.basis) for mapping in answer.mappings)
    return [(basis, counts[basis]) for basis in BASES if counts[basis]]


def _mains(index: Index, item: Item) -> list[tuple[Framework, Reference | None, Answer]]:
    """Return the main provision of an item in each framework; where there is none, the answer says why."""
    rows = []
    for framework, answer in _answers(index, item):
        targets = index.targets(answer)
        rows.append((framework, targets[0][0] if targets else None, answer))
    return rows
