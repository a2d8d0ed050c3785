"""Frameworks whose id became none where they stand: of a new name, what it asks for is told place by place."""

from __future__ import annotations

from collections.abc import Iterator

from macros.model.fields import FORMS
from macros.model.index import Index
from macros.model.places import Problem
from macros.rules.behind.suspect import Suspect, changed, put


def renamed(index: Index) -> Iterator[Suspect]:
    """Yield the framework whose id is none, under the name that mappings have and no framework bears."""
    answered = {str(answer.framework) for answer in index.data.answers}
    lost = answered.difference(index.frameworks)
    bare = [framework for framework in index.data.frameworks if framework.id not in answered]
    if len(lost) == len(bare) == 1 and not FORMS["id"][0].fullmatch(bare[0].id):
        (name,), (framework,) = lost, bare
        places = sum(answer.framework == name for answer in index.data.answers)
        fact = f"the framework is called {framework.id} here, and {name} where mappings name it, {places} times"
        remedy = f"write {name}:"
        meant = changed(index.data, "frameworks", {framework.id: put(framework.id, name)})
        yield Suspect(Problem(framework.id.place, fact, remedy), meant)
