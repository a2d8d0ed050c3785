"""What a room talks about: dilemmas, the sets of them that one can choose, and the numbers behind each."""

from __future__ import annotations

from typing import NamedTuple

from macros.model.body import Heading
from macros.model.index import Index
from macros.model.records import Dilemma, Framework, Gap, Item, Mapping, Reference
from macros.model.words import THEMES
from macros.views.steps import PART


class Choice(NamedTuple):
    """A set of dilemmas by its name: those of a session, or those whose pages belong to a theme."""

    id: str
    label: str
    dilemmas: tuple[Dilemma, ...]

    @property
    def minutes(self) -> str:
        """How long a room talks about all of them."""
        return f"{sum(float(dilemma.minutes) for dilemma in self.dilemmas):g}"


class Reason(NamedTuple):
    """The provision that comes first for a dilemma in a framework, and the page that says why."""

    reference: Reference
    item: Item
    mapping: Mapping


class Behind(NamedTuple):
    """What a framework has to a dilemma: one reason and further main provisions, or why there is none."""

    framework: Framework
    reason: Reason | None
    further: tuple[Reference, ...] = ()
    gap: Gap | None = None


def sessions(index: Index) -> list[Choice]:
    """Return the dilemmas of each session that one of them names, in the order of the dilemmas."""
    named = dict.fromkeys(session for dilemma in index.data.dilemmas for session in dilemma.sessions)
    return [Choice(name, index.items[name].title, of_session(index, index.items[name])) for name in named]


def themes(index: Index) -> list[Choice]:
    """Return the dilemmas of each theme that one of their pages has."""
    of_themes = [
        Choice(name, theme.label, tuple(each for each in index.data.dilemmas if name in _themes_of(index, each)))
        for name, theme in THEMES.items()
    ]
    return [choice for choice in of_themes if choice.dilemmas]


def of_session(index: Index, session: Item) -> tuple[Dilemma, ...]:
    """Return the dilemmas of a session's slides: those that name it, else all where its page prints their ladder."""
    named = tuple(dilemma for dilemma in index.data.dilemmas if session.id in dilemma.sessions)
    return named or (index.data.dilemmas if _ladders(session) else ())


def step_with_ladder(session: Item) -> str:
    """Return the id of the heading under which a page prints the ladder of dilemmas; empty where it prints none."""
    above = [heading.id for line in _ladders(session) for heading in _parts_above(session, line)]
    return above[-1] if above else ""


def behind(index: Index, dilemma: Dilemma) -> list[Behind]:
    """Return what each framework has to a dilemma; the reason is that of the first page that has any."""
    found = (_in_framework(index, framework, dilemma) for framework in index.frameworks.values())
    return [each for each in found if each.reason or each.gap]


def _ladders(session: Item) -> list[int]:
    """Return the lines on which a page prints the ladder of dilemmas."""
    return [line.number for name, line in session.body.calls if name == "dilemma_ladder"]


def _parts_above(session: Item, line: int) -> list[Heading]:
    return [heading for heading in session.body.headings if heading.level == PART and heading.place.line < line]


def _in_framework(index: Index, framework: Framework, dilemma: Dilemma) -> Behind:
    answers = [index.answer(item, framework) for item in dilemma.items]
    targets = [(answer.item, *index.targets(answer)[0]) for answer in answers if index.targets(answer)]
    if not targets:
        return Behind(framework, None, gap=next((answer.gap for answer in answers if answer.gap), None))
    item, first, mapping = targets[0]
    others = dict.fromkeys(reference for _, reference, _ in targets if reference != first)
    return Behind(framework, Reason(first, index.items[item], mapping), tuple(others))


def _themes_of(index: Index, dilemma: Dilemma) -> set[str | None]:
    return {index.items[name].theme for name in dilemma.items}
