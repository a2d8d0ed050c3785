"""Find the slips behind what is told, by undoing each that may be one: what is no longer told followed from it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from macros.model.index import Index
from macros.model.places import Problem, brief
from macros.rules.behind.exchanged import exchanged
from macros.rules.behind.groups import groups
from macros.rules.behind.misplaced import misplaced
from macros.rules.behind.numbers import numbers
from macros.rules.behind.pages import pages
from macros.rules.behind.renamed import renamed
from macros.rules.behind.suspect import Suspect
from macros.rules.behind.titles import titles

Rules = Sequence[Callable[[Index], Iterator[Problem]]]
MOST_SLIPS = 5  # that are looked for in one map
MOST_TRIALS = 300  # of what may have slipped, for each


def traced(index: Index, told: Sequence[Problem], rules: Rules) -> tuple[Index, list[Problem]]:
    """Return the map as it was meant, and what is told of it: each slip that can be made out, and what is left."""
    slips: list[Problem] = []
    left = list(told)
    while left and len(slips) < MOST_SLIPS and (found := _slip_behind(index, left, rules)):
        slip, index, left = found
        slips.append(slip)
    return index, [*slips, *left]


def _slip_behind(index: Index, told: list[Problem], rules: Rules) -> tuple[Problem, Index, list[Problem]] | None:
    before = {rule: frozenset(rule(index)) for rule in rules}
    known = frozenset(itertools.chain.from_iterable(before.values()))
    broken = [rule for rule, problems in before.items() if problems]
    likely: list[tuple[int, Suspect, Index]] = []
    suspects = (suspect for suspect in _suspects(index, told) if suspect.fewest <= len(told))
    for suspect in itertools.islice(suspects, MOST_TRIALS):
        meant = Index.of(suspect.meant)
        after = _asked(broken, meant)
        explained = sum(problem not in after for problem in told)
        if explained >= suspect.fewest and after <= known:
            likely.append((explained, suspect, meant))
            if explained == len(told) and (after := _asked(rules, meant)) <= known:
                break
    for _, suspect, meant in sorted(likely, key=lambda each: -each[0]):
        after = _asked(rules, meant)
        if after <= known:
            return _with_its_signs(suspect.problem, told, after), meant, [each for each in told if each in after]
    return None


def _suspects(index: Index, told: list[Problem]) -> Iterator[Suspect]:
    """Yield what may have slipped, the likeliest first: of two that explain as much, the first counts."""
    yield from pages(index)
    yield from renamed(index)
    yield from titles(index)
    yield from numbers(index)
    yield from groups(index, told)
    yield from misplaced(index, told)
    yield from exchanged(index, told)


def _asked(rules: Rules, index: Index) -> frozenset[Problem]:
    return frozenset(problem for rule in rules for problem in rule(index))


def _with_its_signs(slip: Problem, told: list[Problem], after: frozenset[Problem]) -> Problem:
    """Return a slip with what shows it: the first thing that would be told else, and how many there are."""
    signs = sorted(problem for problem in told if problem not in after)
    if slip in signs or not signs:
        return slip
    more = f", and {len(signs) - 1} more" if len(signs) > 1 else ""
    return replace(slip, remedy=f"{slip.remedy}\n    what shows it: {signs[0].place}: {brief(signs[0].fact)}{more}")
