"""What must hold of provisions that are compared aspect by aspect."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from macros.model.evidence import is_known, level_of, rests_on, status_of
from macros.model.fields import FORMS
from macros.model.index import Index
from macros.model.places import Cause, Place, Problem, Text, nearest
from macros.model.records import Comparison, Mark, Provision
from macros.model.references import parts_of
from macros.model.words import STATUSES
from macros.rules.absent import no_edition, no_framework
from macros.rules.ways import letters_of, may_hold, numbers_of, once

ASKS, NOT_SAID, NOT_READ = "asks", "not-said", "not-read"
FEWEST_FRAMEWORKS = 2
SHORTEST_REASON = 40  # characters, as of a mapping
LONGEST_QUOTE = 4  # words in quotes; more is the wording of somebody else
_IS_WHOLE = FORMS["provision"][0].fullmatch
_OPENS = '\u201c\u2018"'
_QUOTE = rf"[{_OPENS}]([^\u201d\u2019\"]+)[\u201d\u2019\"]"  # as text: it is seldom needed


def comparisons_name_provisions(index: Index) -> Iterator[Problem]:
    """A comparison names provisions that exist, each once, of two frameworks at least."""
    for comparison in index.data.comparisons:
        yield from once(((str(name), name.place) for name in comparison.provisions), "provision")
        absent = [name for name in comparison.provisions if not index.named(name)]
        yield from (_no_provision(index, name) for name in absent if name)
        frameworks = {parts_of(name)[0] for name in comparison.provisions}
        if len(frameworks) < FEWEST_FRAMEWORKS and not absent:
            fact = f"{comparison.id} names provisions of {'one framework alone' if frameworks else 'no framework'}"
            yield Problem(comparison.place, fact, "name those of two frameworks or more to compare", yields=True)


def aspects_are_marked_for_each_provision(index: Index) -> Iterator[Problem]:
    """Each aspect has one mark for each provision of its comparison, and none for another."""
    for comparison in _sound_comparisons(index):
        for aspect in comparison.aspects:
            foreign = [mark.provision for mark in aspect.marks if mark.provision not in comparison.provisions]
            for name in filter(_IS_WHOLE, foreign):
                fact = f"{name} is none of the provisions of {comparison.id}"
                yield Problem(name.place, fact, nearest(name, comparison.provisions), about=comparison.place)
            names = [str(mark.provision) for mark in aspect.marks]
            missing = [str(name) for name in comparison.provisions if name not in names]
            if len(set(names)) < len(names):
                yield from once(((str(mark.provision), mark.provision.place) for mark in aspect.marks), "mark for")
            elif missing and not foreign:
                fact = f"the aspect “{aspect.name}” has no mark for {', '.join(missing)}"
                remedy = f"add a mark: {ASKS}, {NOT_SAID}, or {NOT_READ} where the whole text was not read; and why"
                yield Problem(aspect.place, fact, remedy)


def marks_claim_no_more_than_was_read(index: Index) -> Iterator[Problem]:
    """A mark says not-said where the whole text was read, not-read where it was not, and asks where we know what of."""
    for provision, mark in _marks(index):
        if mark.mark == NOT_SAID and level_of(provision) != "whole":
            fact = f"{mark.provision} was not read whole, so nobody knows what it does not say. {rests_on(provision)}"
            remedy = f"write {NOT_READ}, or add to its seen the copy that shows the rest"
            yield Problem(mark.mark.place, fact, remedy, about=provision.place)
        elif mark.mark == NOT_READ and level_of(provision) == "whole":
            fact = f"{mark.provision} has been read whole. {rests_on(provision)}"
            yield Problem(mark.mark.place, fact, f"read it again, and write {ASKS} or {NOT_SAID}")
        elif mark.mark == ASKS and not is_known(provision):
            fact = f"nobody here has seen what {mark.provision} is about"
            remedy = f"write {NOT_READ}, or add to its seen the copy that shows it"
            yield Problem(mark.mark.place, fact, remedy, about=provision.place)
        if mark.force and mark.mark != ASKS:
            fact = f"{mark.provision} has a force here, though it is not said to ask this"
            yield Problem(mark.force.place, fact, f"remove force, or write {ASKS}")


def aspects_are_asked(index: Index) -> Iterator[Problem]:
    """Each aspect is asked by a provision, each provision asks an aspect, and some aspect is asked by two of them."""
    for comparison in _whole_comparisons(index):
        asked: Counter[str] = Counter()
        most = 0
        if not comparison.aspects:
            fact = f"{comparison.id} has no aspect"
            yield Problem(comparison.place, fact, "add what one of its provisions asks, and mark each", yields=True)
        for aspect in comparison.aspects:
            asking = {str(mark.provision) for mark in aspect.marks if mark.mark == ASKS}
            asked.update(asking)
            most = max(most, len(asking))
            if not asking:
                fact = f"no provision asks for “{aspect.name}”"
                remedy = f"mark one with {ASKS}, or remove the aspect"
                yield Problem(aspect.name.place, fact, remedy, about=aspect.place)
        for name in comparison.provisions if most > 1 else ():
            if name not in asked:
                fact = f"{name} asks nothing of what {comparison.id} compares"
                yield Problem(name.place, fact, "add an aspect that it asks for, or take it out")
        if most == 1:
            fact = f"nothing in {comparison.id} is asked by two provisions, so they have no subject together"
            yield Problem(comparison.id.place, fact, "add an aspect that two of them ask for")


def comparisons_differ(index: Index) -> Iterator[Problem]:
    """No two comparisons have the same title or provisions, and no two aspects of one have the same name."""
    comparisons = index.data.comparisons
    yield from once(((letters_of(each.title), each.title.place) for each in comparisons), "title of a comparison")
    sets = ((", ".join(sorted(each.provisions)), each.provisions[0].place) for each in comparisons if each.provisions)
    yield from once(sets, "set of provisions")
    for comparison in comparisons:
        yield from once(((letters_of(aspect.name), aspect.name.place) for aspect in comparison.aspects), "aspect")


def marks_have_reasons_of_their_own(index: Index) -> Iterator[Problem]:
    """The reason of a mark has at least 40 characters, stands once, and quotes no more than four words in a row."""
    first: dict[str, Place] = {}
    for comparison in index.data.comparisons:
        for text in (comparison.says, *(mark.why for aspect in comparison.aspects for mark in aspect.marks)):
            yield from _quoted(text)
        for mark in (mark for aspect in comparison.aspects for mark in aspect.marks if mark.why):
            if len(mark.why) < SHORTEST_REASON:
                fact = f"the reason has {len(mark.why)} characters: {mark.why}"
                yield Problem(mark.why.place, fact, f"say in {SHORTEST_REASON} or more what in the provision shows it")
            elif letters_of(mark.why) in first:
                fact = f"the same reason stands on {first[letters_of(mark.why)]}"
                yield Problem(mark.why.place, fact, "say what is particular to this provision and this aspect")
            first.setdefault(letters_of(mark.why), mark.why.place)


# --- What the rules share ---------------------------------------------------------------------------------------------


def _sound_comparisons(index: Index) -> Iterator[Comparison]:
    """Yield the comparisons whose provisions are all there, under their full names; what is not is told already."""
    for comparison in index.data.comparisons:
        names = comparison.provisions
        if names and all(map(_IS_WHOLE, names)) and all(map(index.named, names)):
            yield comparison


def _marks(index: Index) -> Iterator[tuple[Provision, Mark]]:
    """Yield each mark with its provision, where the words for its copies are known ones."""
    for comparison in _sound_comparisons(index):
        named = {str(name): reference for name in comparison.provisions if (reference := index.named(name))}
        known = {name: index.provisions[reference] for name, reference in named.items()}
        known = {name: provision for name, provision in known.items() if status_of(provision) in STATUSES}
        for mark in (mark for aspect in comparison.aspects for mark in aspect.marks):
            if provision := known.get(mark.provision):
                yield provision, mark


def _whole_comparisons(index: Index) -> Iterator[Comparison]:
    """Yield the comparisons of which each aspect has its marks."""
    for comparison in index.data.comparisons:
        names = sorted(map(str, comparison.provisions))
        marked = [sorted(str(mark.provision) for mark in aspect.marks) for aspect in comparison.aspects]
        if all(each == names for each in marked):
            yield comparison


def _no_provision(index: Index, name: Text) -> Problem:
    framework, edition, _ = (Text(part, name.place) for part in parts_of(name))
    if framework not in index.frameworks:
        return no_framework(index, framework)
    editions = [str(listed.id) for listed in index.frameworks[framework].editions]
    if edition not in editions:
        return no_edition(framework, edition, editions)
    known = [f"{framework}@{edition}:{other}" for other in numbers_of(index, framework, edition)]
    return Problem(name.place, f"no provision {name}", nearest(name, known), cause=Cause(f"the provision {name}"))


def _quoted(text: Text) -> Iterator[Problem]:
    for quote in re.finditer(_QUOTE, text) if may_hold(text, _OPENS) else ():
        if len(quote[1].split()) > LONGEST_QUOTE:
            fact = f"{len(quote[1].split())} words in quotes: {quote[1]}"
            yield Problem(text.place, fact, "say it in our own words: official wording is not copied")
