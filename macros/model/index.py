"""Look things up in the map, in both directions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from macros.model.places import Text
from macros.model.records import (
    Answer,
    Comparison,
    Data,
    Edition,
    Framework,
    Group,
    Item,
    Mapping,
    NotYetLooked,
    Printed,
    Provision,
    Reference,
    Report,
    Source,
    Statement,
)
from macros.model.references import parts_of
from macros.model.words import KINDS


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """Every look-up that pages, handouts and exports need; where an id stands twice, the first entry counts."""

    data: Data
    frameworks: dict[str, Framework] = field(default_factory=dict)
    editions: dict[tuple[str, str], Edition] = field(default_factory=dict)
    provisions: dict[Reference, Provision] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    answers: dict[tuple[str, str], Answer] = field(default_factory=dict)
    numbers: dict[tuple[str, ...], list[Reference]] = field(default_factory=dict)
    handouts: dict[str, Printed] = field(default_factory=dict)
    packs: dict[str, Printed] = field(default_factory=dict)
    reports: dict[str, Report] = field(default_factory=dict)
    _statements: dict[str, list[tuple[Source, Statement]]] = field(default_factory=lambda: defaultdict(list))
    _targets: dict[tuple[str, str], list[tuple[Reference, Mapping]]] = field(default_factory=dict)
    _mappings_to: dict[Reference, list[tuple[Item, Mapping]]] = field(default_factory=lambda: defaultdict(list))
    _in_edition: dict[tuple[str, str], list[Reference]] = field(default_factory=lambda: defaultdict(list))
    _was: dict[Reference, list[Reference]] = field(default_factory=lambda: defaultdict(list))
    _groups: dict[tuple[str, str, tuple[str, ...]], Group] = field(default_factory=dict)
    _comparisons: dict[Reference, list[Comparison]] = field(default_factory=lambda: defaultdict(list))
    _items_by_file: dict[str, Item] = field(default_factory=dict)
    _named_by: dict[str, list[Item]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, data: Data) -> Index:
        """Index the data; broken references are left out, so that an index can be built before the checks."""
        index = cls(data)
        for framework in data.frameworks:
            index._add_framework(framework)
        for item in data.items:
            index._add_item(item)
        for source in data.sources:
            index.sources.setdefault(source.id, source)
            for statement in source.statements:
                index._statements[statement.item].append((source, statement))
        for answer in data.answers:
            index._add_answer(answer)
        for framework in index.frameworks.values():
            index._add_untouched(framework)
        for comparison in data.comparisons:
            index._add_comparison(comparison)
        index.reports.update((report.id, report) for report in data.reports)
        for printed in data.handouts:
            (index.packs if printed.holds else index.handouts)[printed.address] = printed
        return index

    def reference(self, framework: str, number: str, edition: str | None = None) -> Reference | None:
        """Return the full name of a provision, which need not exist, or None where there is no such framework."""
        listed = self.frameworks.get(framework)
        if listed is None:
            return None
        edition = str(edition or listed.current_edition)
        return Reference(
            framework=framework, edition=edition, number=str(number), current=edition == listed.current_edition
        )

    def named(self, name: str) -> Reference | None:
        """Return the provision of a full name such as `bell@2016:2:7`, or None where there is none."""
        framework, edition, number = parts_of(name)
        reference = self.reference(framework, number, edition)
        return reference if reference in self.provisions else None

    def comparisons_of(self, reference: Reference) -> list[Comparison]:
        """Return the comparisons in which a provision stands."""
        return self._comparisons.get(reference, [])

    def target(self, framework: str, mapping: Mapping) -> Reference | None:
        """Return the provision that a mapping points to, or None where there is none."""
        reference = self.reference(framework, mapping.number, mapping.edition)
        return reference if reference in self.provisions else None

    def targets(self, answer: Answer) -> list[tuple[Reference, Mapping]]:
        """Return the provisions that an answer leads to, each with its mapping, the main one first."""
        return self._targets.get((answer.item, answer.framework), [])

    def edition_of(self, reference: Reference) -> Edition:
        """Return the edition that a provision stands in."""
        return self.editions[reference.framework, reference.edition]

    def in_edition(self, framework: str, edition: str) -> list[Reference]:
        """Return the provisions of an edition in the order of their numbers (3.9 before 3.10)."""
        return self._in_edition.get((framework, edition), [])

    def group_of(self, reference: Reference) -> Group | None:
        """Return the publisher's narrowest heading above a provision."""
        parts = numeric_parts(reference.number)
        above = (
            self._groups.get((reference.framework, reference.edition, parts[:length]))
            for length in range(len(parts), 0, -1)
        )
        return next((group for group in above if group), None)

    def item_of(self, file: str) -> Item:
        """Return the item whose page stands in a file."""
        return self._items_by_file[file]

    def related_to(self, item: Item) -> list[Item]:
        """Return the items that an item names as related, then those that name it."""
        named = (self.items[other] for other in item.related if other in self.items)
        return list({other.id: other for other in (*named, *self._named_by.get(item.id, []))}.values())

    def answer(self, item: str, framework: Framework) -> Answer:
        """Return what an item has for a framework; an empty answer where the data says nothing."""
        if (item, framework.id) in self.answers:
            return self.answers[item, framework.id]
        return Answer(place=framework.place, item=Text(item, framework.place), framework=framework.id)

    def mappings_to(self, reference: Reference) -> list[tuple[Item, Mapping]]:
        """Return the items that touch a provision, with the mapping that says how."""
        return self._mappings_to.get(reference, [])

    def answers_of(self, item: str) -> Iterator[tuple[Framework, Answer]]:
        """Yield each framework with what an item has for it."""
        for framework in self.frameworks.values():
            yield framework, self.answer(item, framework)

    def touched_by(self, item: str) -> list[Reference]:
        """Return every provision that an item touches, framework by framework, the main one of each first."""
        return [target for _, answer in self.answers_of(item) for target, _ in self.targets(answer)]

    def statements_of(self, item: str) -> list[tuple[Source, Statement]]:
        """Return what the sources say on an item."""
        return self._statements.get(item, [])

    def became(self, reference: Reference) -> list[Reference]:
        """Return the numbers of a later edition that took over from a provision."""
        change = self.provisions[reference].became
        if change is None:
            return []
        later = (self.reference(reference.framework, number, change.edition) for number in change.numbers)
        return [target for target in later if target in self.provisions and target is not None]

    def was(self, reference: Reference) -> list[Reference]:
        """Return the numbers of older editions that a provision took over from."""
        return self._was.get(reference, [])

    def changed_meaning(self, reference: Reference) -> list[Reference]:
        """Return provisions of other editions that carry the same number with another meaning."""
        same = [
            other
            for other in self.numbers[numeric_parts(reference.number)]
            if other.framework == reference.framework and other != reference
        ]
        either = (self.provisions[reference].became, *(self.provisions[other].became for other in same))
        return same if any(change and change.warning for change in either) else []

    def most_linked(self, framework: str) -> Reference | None:
        """Return the provision of a framework's current edition that most items touch: a good sample of its numbers.

        A framework of which no number is listed yet has none.
        """
        return max(
            self.in_edition(framework, self.frameworks[framework].current_edition),
            key=lambda reference: len(self.mappings_to(reference)),
            default=None,
        )

    def samples(self) -> list[Reference]:
        """Return one number of each framework that has any."""
        return [sample for framework in self.frameworks if (sample := self.most_linked(framework))]

    def alike(self, reference: Reference) -> list[tuple[Reference, list[Item]]]:
        """Return provisions of other frameworks on the same subject, with the items that say so, most shared first.

        Computed from shared items, never stored: it does not mean that two provisions are equivalent.
        """
        shared: dict[Reference, list[Item]] = defaultdict(list)
        for item, _ in self.mappings_to(reference):
            for framework, answer in self.answers_of(item.id):
                if framework.id == reference.framework:
                    continue
                for target, _ in self.targets(answer):
                    shared[target].append(item)
        return sorted(shared.items(), key=lambda pair: -len(pair[1]))

    def _add_framework(self, framework: Framework) -> None:
        self.frameworks.setdefault(framework.id, framework)
        for edition in framework.editions:
            self.editions.setdefault((framework.id, edition.id), edition)
            for group in edition.groups:
                self._groups.setdefault((framework.id, edition.id, numeric_parts(group.number)), group)
        added = []
        for provision in framework.provisions:
            reference = self.reference(framework.id, provision.number, provision.edition)
            if reference is None or reference in self.provisions:
                continue
            self.provisions[reference] = provision
            added.append(reference)
            self._in_edition[framework.id, reference.edition].append(reference)
            self.numbers.setdefault(numeric_parts(provision.number), []).append(reference)
        for reference in added:
            for later in self.became(reference):
                self._was[later].append(reference)
        for edition in framework.editions:
            self._in_edition[framework.id, edition.id].sort(key=lambda reference: numeric(reference.number))

    def _add_item(self, item: Item) -> None:
        self.items.setdefault(item.id, item)
        self._items_by_file[item.file] = item
        for other in item.related:
            self._named_by[other].append(item)

    def _add_untouched(self, framework: Framework) -> None:
        """Give the pages of a framework or theme that nobody has looked at yet their answer, where they have none."""
        sentences = {untouched.theme: untouched for untouched in reversed(framework.not_yet)}
        for item in self.items.values() if sentences else ():
            untouched = sentences.get(item.theme) or sentences.get(None)
            if untouched and KINDS[item.kind].mapped:
                gap = NotYetLooked(place=untouched.place, why=untouched.why, of_all=True)
                answer = Answer(place=untouched.place, item=item.id, framework=framework.id, gap=gap)
                self.answers.setdefault((item.id, framework.id), answer)

    def _add_comparison(self, comparison: Comparison) -> None:
        for reference in dict.fromkeys(map(self.named, comparison.provisions)):
            if reference:
                self._comparisons[reference].append(comparison)

    def _add_answer(self, answer: Answer) -> None:
        self.answers.setdefault((answer.item, answer.framework), answer)
        targets = [
            (target, mapping) for mapping in answer.mappings if (target := self.target(answer.framework, mapping))
        ]
        self._targets.setdefault((answer.item, answer.framework), targets)
        if item := self.items.get(answer.item):
            for target, mapping in targets:
                self._mappings_to[target].append((item, mapping))


def numeric_parts(number: str) -> tuple[str, ...]:
    """Return the parts of a number as printed, whatever sign stands between them: `("3", "10")`."""
    return tuple(number.replace(":", ".").split("."))


def numeric(number: str) -> tuple[int, ...]:
    """Return the key that sorts numbers as people count: 3.9 before 3.10."""
    return tuple(int(part) if part.isdecimal() else 0 for part in numeric_parts(number))
