"""What must hold of whom the frameworks bind."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from macros.model.index import Index
from macros.model.places import Problem, brief
from macros.model.records import Binding
from macros.rules.absent import no_framework
from macros.rules.ways import bare_name_of, letters_of, words_of

FIRST_DAY, LAST_DAY = "0000", "9999"  # before and after every day, where a binding has no edge


def bindings_fit_their_framework(index: Index) -> Iterator[Problem]:
    """Every binding names a framework that exists, or none, and begins before it ends."""
    for binding in index.data.bindings:
        if binding.framework and binding.framework not in index.frameworks:
            yield no_framework(index, binding.framework)
        if binding.since and binding.until and binding.until < binding.since:
            yield Problem(
                binding.until.place, f"{binding.until} is before {binding.since}", "compare both dates with a source"
            )


def bindings_of_one_role_do_not_overlap(index: Index) -> Iterator[Problem]:
    """Bindings of one role in one nation stand together, and no day lies in two of them."""
    together: dict[tuple[frozenset[str], str], list[Binding]] = {}
    for role, listed in itertools.groupby(index.data.bindings, key=_role):
        bindings = list(listed)
        if role in together:
            fact = f"{bindings[0].id} stands apart from {together[role][0].id}, which is of the same role and nation"
            yield Problem(bindings[0].id.place, fact, "move it to the others, the newest first")
        together.setdefault(role, []).extend(bindings)
    for of_role in together.values():
        for before, after in itertools.combinations(sorted(of_role, key=_since), 2):
            if (before.until or LAST_DAY) >= _since(after):
                fact = f"{after.id} and {before.id} bind one role in one nation on the same days"
                remedy = "give the older one an until, the day before the newer one's since; or keep one of them"
                yield Problem((after.since or after.id).place, fact, remedy)


def bindings_say_a_thing_once(index: Index) -> Iterator[Problem]:
    """No binding says what another one says of the same people, nor for one nation what another says for all."""
    bound = [binding for binding in index.data.bindings if binding.framework]
    for binding, other in itertools.combinations(bound, 2):
        if binding.framework != other.framework or _role(binding) == _role(other) or not _share_a_day(binding, other):
            continue
        if binding.people and letters_of(binding.people) == letters_of(other.people or ""):
            fact = f"{other.id} binds the same people as {binding.id} on the same days: {brief(other.people or '')}"
            yield Problem(other.id.place, fact, "keep one of them; or say in people whom each of them means")
        elif _repeats(binding, other) or _repeats(other, binding):
            narrow, wide = (binding, other) if binding.where else (other, binding)
            fact = f"{narrow.id} binds in {narrow.where} whom {wide.id} binds in every nation, to the same framework"
            yield Problem(narrow.id.place, fact, f"remove it; or give {wide.id} the nation in which it holds")
    first: dict[str, Binding] = {}
    for binding in index.data.bindings:
        before = first.setdefault(letters_of(binding.says), binding)
        if before is not binding and binding.says.strip():
            fact = f"{before.id} says the same, at {before.says.place}"
            yield Problem(binding.says.place, fact, "say what is particular to this one, or keep one of them")


def roles_and_nations_are_written_in_one_way(index: Index) -> Iterator[Problem]:
    """A role and a nation are written in one way, letter for letter, so that readers choose each of them once."""
    nations = [binding.where for binding in index.data.bindings if binding.where]
    nations += [framework.nation for framework in index.data.frameworks]
    for names in ([binding.who for binding in index.data.bindings], nations):
        for name, other in itertools.combinations(dict.fromkeys(names), 2):
            if _is_slip(name.lower(), other.lower()):
                rarer = min((other, name), key=names.count)
                usual = name if rarer is other else other
                fact = f"“{rarer}” stands here, and “{usual}” at {usual.place}"
                yield Problem(rarer.place, fact, "write both in the same way")


_ALIKE, _LETTERS = 0.93, 2
_BETWEEN_DIGITS = re.compile(r"\D+")


def _is_slip(name: str, other: str) -> bool:
    """Tell whether two names are one but for a letter or two; what is numbered is meant."""
    if (
        name[:1] != other[:1]
        or abs(len(name) - len(other)) > _LETTERS
        or _BETWEEN_DIGITS.split(name) != _BETWEEN_DIGITS.split(other)
    ):
        return False
    import difflib

    return difflib.SequenceMatcher(None, name, other).ratio() > _ALIKE


def _role(binding: Binding) -> tuple[frozenset[str], str]:
    return words_of(binding.who), bare_name_of(binding.where or "")


def _share_a_day(binding: Binding, other: Binding) -> bool:
    return _since(binding) <= (other.until or LAST_DAY) and _since(other) <= (binding.until or LAST_DAY)


def _repeats(narrow: Binding, wide: Binding) -> bool:
    """Tell whether a binding of one nation lies within one of the same role that holds in all."""
    is_within = _since(wide) <= _since(narrow) and (narrow.until or LAST_DAY) <= (wide.until or LAST_DAY)
    of_one_role = _role(narrow)[0] == _role(wide)[0] and bool(narrow.where) and not wide.where
    return of_one_role and is_within and narrow.doubt == wide.doubt


def _since(binding: Binding) -> str:
    return str(binding.since or FIRST_DAY)
