"""Frameworks side by side, editions one after the other, how much of them the map covers, and what is unread."""

from __future__ import annotations

import functools
from typing import Any

from macros.model.dates import dated, dates_of
from macros.model.index import Index
from macros.model.words import Meaning
from macros.pages.environment import Here, Macro, render
from macros.views import checking, cite, compare, editions, joined, unread
from macros.views.coverage import STATES, coverage
from macros.views.joined import Sides
from macros.views.river import river


def compare_all(index: Index, here: Here) -> str:
    """Print every page against every framework, in one table."""
    frameworks = tuple(index.frameworks.values())
    groups, pairs = compare.matrix(index), compare.pairs(index)
    touched = [target for group in groups for row in group.rows for cell in row.cells for target, _ in cell.targets]
    return render(
        "compare/compare_all",
        here,
        index,
        groups=groups,
        frameworks=frameworks,
        pairs=pairs,
        kinds=compare.kinds_in(groups),
        bases=compare.bases_in(groups),
        editions=dated(dates_of(index, touched)),
        version=cite.version(index),
    )


def compare_numbers(index: Index, here: Here, framework: str) -> str:
    """Print the provisions of one framework beside those of all others on the same pages."""
    lead = index.frameworks[framework]
    return _sides("compare/compare_numbers", index, here, joined.led_by(index, lead), lead=lead)


def compare_pair(index: Index, here: Here, left: str, right: str) -> str:
    """Print the provisions of two frameworks side by side, and which pages deal with both, with one, with neither."""
    first, second = index.frameworks[left], index.frameworks[right]
    by_state = compare.side_by_side(index, first, second)
    sections = []
    for state, meaning in compare.PAIR_STATES.items():
        groups = by_state[state]
        if groups:
            says = Meaning(*(words.format(left=first.short, right=second.short) for words in meaning))
            sections.append((state, says, groups, sum(len(group.rows) for group in groups)))
    sides = joined.of_pair(index, first, second)
    return _sides("compare/compare_pair", index, here, sides, left=first, right=second, sections=sections)


def editions_by_day(index: Index, here: Here) -> str:
    """Print which edition applied on which days, and where to see what became of each number."""
    periods, successions = editions.periods(index), editions.successions(index)
    return render("compare/editions_by_day", here, index, periods=periods, successions=successions)


def edition_became(index: Index, here: Here, framework: str, edition: str) -> str:
    """Print what became of each number of an older edition, with a warning where a number changed its meaning."""
    successions = {(str(each.framework.id), str(each.older.id)): each for each in editions.successions(index)}
    succession = successions[framework, edition]
    fates = editions.fates(index, succession)
    return render(
        "compare/edition_became",
        here,
        index,
        succession=succession,
        fates=fates,
        warned=sum(bool(fate.became.warning) for fate in fates),
        newcomers=editions.newcomers(index, succession),
        river=river(index, succession),
    )


def coverage_tables(index: Index, here: Here) -> str:
    """Print what the map holds and what it lacks, in numbers."""
    tallies = compare.tallies(index)
    most = max(tally.pages for _, _, counts in tallies for tally in counts)
    radius = functools.partial(_radius, most=most)
    counted = coverage(index)
    return render(
        "compare/coverage_tables", here, index, counted=counted, STATES=STATES, tallies=tallies, radius=radius
    )


def help_us_read(index: Index, here: Here) -> str:
    """Print what is unread, text by text and number by number, and how somebody can send us a reading."""
    return render(
        "compare/help_us_read",
        here,
        index,
        frameworks=unread.unread(index),
        first=unread.MOST_FIRST,
        minutes=unread.MINUTES,
        form=functools.partial(unread.form, here.site),
        letter=functools.partial(unread.letter, here.site),
    )


def second_readers(index: Index, here: Here) -> str:
    """Print what second readers have said, what to check first, and a sheet to fill in by hand."""
    return render(
        "compare/second_readers",
        here,
        index,
        said=checking.said(index),
        first=checking.first_to_check(index)[: checking.MOST_FIRST],
        form=functools.partial(checking.form, here.site),
        letter=functools.partial(checking.letter, here.site),
    )


MACROS: tuple[Macro, ...] = (
    compare_all,
    compare_numbers,
    compare_pair,
    editions_by_day,
    edition_became,
    coverage_tables,
    help_us_read,
    second_readers,
)


def _sides(template: str, index: Index, here: Here, sides: Sides, **values: Any) -> str:
    editions = dated(dates_of(index, sides.references))
    return render(template, here, index, sides=sides, editions=editions, version=cite.version(index), **values)


def _radius(pages: int, most: int) -> str:
    """Return the radius of the circle whose area stands for a number of pages, where the largest has 30."""
    return f"{30 * (pages / most) ** 0.5:.1f}"
