"""Problems of a name that leads to nothing: told one by one, or once where many places bear the same."""

from __future__ import annotations

from collections.abc import Iterable

from macros.model.fields import FORMS
from macros.model.index import Index
from macros.model.places import Cause, Problem, Text, nearest
from macros.model.words import KINDS
from macros.rules.ways import letters_of


def no_page(index: Index, name: Text, new: str = "") -> Problem:
    """Return that there is no page of a name; `new` is what it may be called now."""
    hint = f"is it {new} now? Write that in all of them" if new else ""
    near = _retired(index, name) or page_meant(index, name)
    remedy = f"did you rename it {new}? Write that here" if new and new not in near else near
    return Problem(name.place, f"no page {name}", remedy, cause=Cause(f"the page {name}", hint))


def page_meant(index: Index, name: str) -> str:
    """Return `did you mean x?` for the page that has nearly this id, or this title or nearly so; else some ids."""
    import difflib

    near = nearest(name, index.items)
    titles = {letters_of(item.title): item.id for item in index.data.items}
    titled = difflib.get_close_matches(letters_of(name), titles, n=1, cutoff=0.8)
    if not titled or near.endswith("?"):
        return near
    return f"did you mean {titles[titled[0]]}? Pages are named by their file, not by their title"


def _retired(index: Index, name: str) -> str:
    """Say what to do with the name of a page that is retired; nothing of any other."""
    ways = [each.to for each in index.data.retired if str(each.id).endswith((f"item:{name}", f"/{name}/"))]
    new = next((way.rstrip("/").rpartition("/")[2] for way in ways if way), "")
    return f"that page is retired: {f'write {new}' if new in index.items else 'take its name out'}" if ways else ""


def no_source(index: Index, name: Text) -> Problem:
    """Return that there is no source of a name."""
    remedy = nearest(name, index.sources)
    cause = Cause(f"the source {name}" if index.sources else "what data/sources.yml held")
    return Problem(name.place, f"no source {name}", remedy, cause=cause)


def no_framework(index: Index, name: Text) -> Problem:
    """Return that there is no framework of a name."""
    new = renamed_frameworks(index).get(name, "")
    which = f"the framework {name}" if index.frameworks else "what data/standards.yml held"
    cause = Cause(which, f"is it {new} now? Write that in all of them" if new else "")
    return Problem(name.place, f"unknown framework {name}", nearest(name, index.frameworks), cause=cause)


def no_edition(framework: str, name: Text, editions: Iterable[str]) -> Problem:
    """Return that a framework has no edition of a name."""
    cause = Cause(f"the edition {name} of {framework}")
    return Problem(name.place, f"{framework} has no edition {name}", nearest(name, editions), cause=cause)


def renamed_pages(index: Index) -> dict[str, str]:
    """Return the old name of a page → its new one, where mappings of one page are left over and one page has none."""
    answered = {str(answer.item) for answer in index.data.answers}
    pages = [item.id for item in index.data.items if KINDS[item.kind].mapped]
    return _pair(answered.difference(index.items), [page for page in pages if page not in answered])


def renamed_frameworks(index: Index) -> dict[str, str]:
    """Return the old name of a framework → its new one, where mappings are left over and one framework has none."""
    answered = {str(answer.framework) for answer in index.data.answers}
    return _pair(answered.difference(index.frameworks), [name for name in index.frameworks if name not in answered])


def _pair(away: set[str], bare: list[str]) -> dict[str, str]:
    is_pair = len(away) == len(bare) == 1 and FORMS["id"][0].fullmatch(bare[0])  # else the new name is told itself
    return {away.pop(): bare[0]} if is_pair else {}
