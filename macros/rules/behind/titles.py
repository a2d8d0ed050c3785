"""Numbers and titles of provisions that have each other's words, as the titles beside them in all mappings show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from macros.model.index import Index, numeric
from macros.model.places import Problem
from macros.model.records import Reference
from macros.rules.behind.suspect import Suspect, changed, put
from macros.rules.ways import letters_of

MOST_PLACES = 12  # lines that a message names


def titles(index: Index) -> Iterator[Suspect]:
    """Yield the provisions of an edition whose numbers have the titles of each other beside them in all mappings."""
    lines: dict[Reference, list[int]] = defaultdict(list)
    beside: dict[Reference, set[str]] = defaultdict(set)
    for answer in index.data.answers:
        for target, mapping in index.targets(answer):
            line = mapping.number.place.line
            if not mapping.draft and (title := index.data.beside.get(line)):
                lines[target].append(line)
                beside[target].add(title)
    titled = {
        (reference.framework, reference.edition, letters_of(provision.title)): reference
        for reference, provision in index.provisions.items()
        if provision.title
    }
    meant = {
        target: other
        for target, titles in beside.items()
        if len(titles) == 1
        and (other := titled.get((target.framework, target.edition, letters_of(next(iter(titles))))))
        and other != target
    }
    for group in _joined({one: other for one, other in meant.items() if other in meant or other not in beside}):
        named = sorted(line for reference in group for line in lines.get(reference, ()))
        if len(named) > 1:  # in a single line the slip is as likely the number there
            yield from _words_exchanged(index, group, {one: meant[one] for one in group if one in meant}, named)


def _words_exchanged(
    index: Index, group: list[Reference], meant: dict[Reference, Reference], named: list[int]
) -> Iterator[Suspect]:
    left = [reference for reference in group if reference not in meant]
    bare = [reference for reference in group if reference not in meant.values()]
    due = {other: one for one, other in meant.items()} | dict(zip(bare, left, strict=True))
    provisions = {reference: index.provisions[reference] for reference in group}
    new = {provisions[at].number: put(provisions[at].number, number.number) for at, number in due.items()}
    first, *others = (provisions[reference].number for reference in group)
    listed = " and ".join(f"{number} (line {number.place.line})" for number in others)
    sign = f"in {len(named)} lines of data/mappings.yml the title of one stands beside the number of another"
    lines = [*map(str, named[:MOST_PLACES]), *(["…"] if len(named) > MOST_PLACES else [])]
    remedy = "put each number above its own words; if they are right here, mend the titles in these lines: "
    fact = f"{first} and {listed} seem to have each other's words: {sign}"
    shown = ", ".join(lines)
    told = Problem(first.place, fact, f"{remedy}{shown}")
    yield Suspect(told, changed(index.data, "frameworks", new), fewest=1)
    titles = {at: title for at in group if (title := index.provisions[at].title)}
    if len(titles) == len(group):
        fact = f"the titles of {first} and {listed} stand in each other's place: {sign}"
        told = Problem(titles[group[0]].place, fact, "put each below its number, or mend them in these lines: " + shown)
        new = {titles[number]: put(titles[number], titles[at]) for at, number in due.items()}
        yield Suspect(told, changed(index.data, "frameworks", new), fewest=1)


def _joined(meant: dict[Reference, Reference]) -> Iterator[list[Reference]]:
    """Yield what hangs together, each in the order of its numbers."""
    groups: dict[Reference, list[Reference]] = {}
    for pair in meant.items():
        group = list(dict.fromkeys(reference for each in pair for reference in groups.get(each, [each])))
        groups |= dict.fromkeys(group, group)
    for group in {id(group): group for group in groups.values()}.values():
        yield sorted(group, key=lambda reference: numeric(reference.number))
