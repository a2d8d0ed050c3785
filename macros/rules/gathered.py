"""Tell once what many problems follow from: a page, a source, a framework that is named and is not there."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable

from macros.model.places import Place, Problem
from macros.rules.addresses import PUBLISHED, RETIRED

FEW = 3  # problems of one cause that are still told one by one
MOST_LINES = 12  # of entries for `data/retired.yml` that are shown where something else may be the cause
MOST_PLACES = 24


def gathered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems in their order; those of one cause become one, which counts them and says where they stand."""
    of_cause: dict[str, list[Problem]] = defaultdict(list)
    told: list[Problem] = []
    for problem in problems:
        (of_cause[problem.cause.name] if problem.cause else told).append(problem)
    for cause, members in of_cause.items():
        naming = [member for member in members if member.place.file != PUBLISHED]
        is_flood = len(naming) > FEW or (naming and len(naming) < len(members))
        told += [_led(cause, sorted(naming), members)] if is_flood else members
    return tuple(sorted(_without_those_that_may_follow(told)))


def _led(cause: str, naming: list[Problem], members: list[Problem]) -> Problem:
    hint = next((member.cause.hint for member in members if member.cause and member.cause.hint), "")
    count = "1 place names" if len(naming) == 1 else f"{len(naming)} places name"
    remedy = f"{hint or 'did its name change? Write the new one in all of them'}; or put it back; or, if it is gone"
    remedy += f" for good, take out what names it: {_where([problem.place for problem in naming])}"
    for member in members:
        if member.place.file == PUBLISHED:
            entries = member.remedy.split("\n")[1:]
            told = "\n".join(["", *entries]) if len(entries) <= MOST_LINES else " what the check then prints"
            remedy += f"\n    and, since it was published, write below retired: in {RETIRED}{told}"
    return Problem(naming[0].place, f"{count} {cause}, which is not there", remedy)


def _where(places: list[Place]) -> str:
    """Return places by their files, with lines where they are not too many."""
    parts = []
    for file, in_file in itertools.groupby(sorted(set(places)), key=lambda place: place.file):
        lines = list(dict.fromkeys(str(place.line) for place in in_file))
        parts.append(f"{file}:{', '.join(lines)}" if len(places) <= MOST_PLACES else f"{len(lines)} in {file}")
    return "; ".join(parts)


def _without_those_that_may_follow(problems: list[Problem]) -> list[Problem]:
    """Count what was published and is gone, where it is much and something else is wrong: it may follow from that."""
    gone = sorted(problem for problem in problems if problem.place.file == PUBLISHED)
    rest = [problem for problem in problems if problem.place.file != PUBLISHED]
    if not rest or len(gone) <= FEW:
        return problems
    fact = f"{gone[0].fact}, and {len(gone) - 1} more besides"
    return [*rest, Problem(gone[0].place, fact, "mend the rest first: what is gone then still is told with all lines")]
