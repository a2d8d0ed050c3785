"""What mappings must keep."""

from __future__ import annotations

from collections.abc import Iterator

from macros.model.evidence import is_known, is_told
from macros.model.index import Index, numeric_parts
from macros.model.places import Cause, Problem, nearest
from macros.model.records import Answer, Mapping, Reference
from macros.model.words import KINDS, MOST_LINKS, THEMES
from macros.rules.absent import no_edition, no_framework, no_page, no_source, renamed_frameworks, renamed_pages
from macros.rules.titles import titles_known
from macros.rules.ways import letters_of, mappings_of, numbers_of, once


def mappings_name_known_items_and_frameworks(index: Index) -> Iterator[Problem]:
    """Every mapping belongs to a page and to a framework that exist."""
    renamed = renamed_pages(index)
    for answer in index.data.answers:
        if answer.item not in index.items:
            yield no_page(index, answer.item, renamed.get(answer.item, ""))
        if answer.framework not in index.frameworks:
            yield no_framework(index, answer.framework)


def targets_exist(index: Index) -> Iterator[Problem]:
    """Every mapping points to a provision that exists in that edition."""
    for answer, mapping in mappings_of(index):
        framework = index.frameworks.get(answer.framework)
        if framework is None or not mapping.number or index.target(answer.framework, mapping):
            continue
        edition = mapping.edition or framework.current_edition
        if (framework.id, edition) not in index.editions:
            titled = [each.edition for each in _titled(index, framework.id, mapping) if each.number == mapping.number]
            yield no_edition(framework.id, edition, titled or [listed.id for listed in framework.editions])
            continue
        shown = index.reference(framework.id, mapping.number, mapping.edition)
        if mapping.draft and index.reference(framework.id, mapping.number, mapping.draft) in index.provisions:
            remedy = f"the draft is from {mapping.draft}: write the number that it became, or take the mapping out"
        else:
            remedy = _instead(index, framework.id, edition, mapping)
        cause = Cause(f"the provision {framework.id}@{edition}:{mapping.number}")
        yield Problem(mapping.number.place, f"no provision {shown}", remedy, cause=cause)


def targets_are_known(index: Index) -> Iterator[Problem]:
    """A mapping points to a provision whose subject somebody has seen, but for drafts from an older edition."""
    unseen = {reference for reference, provision in index.provisions.items() if not is_known(provision)}
    for answer, mapping in mappings_of(index):
        framework = index.frameworks.get(answer.framework)
        if framework is None:
            continue
        target = index.target(framework.id, mapping)
        own = mapping.edition or framework.current_edition
        older = [str(edition.id) for edition in framework.editions if edition.id != own]
        if mapping.draft and mapping.draft not in older:
            yield Problem(
                mapping.draft.place,
                f"a draft from {mapping.draft}, which is no older edition",
                nearest(mapping.draft, older),
            )
        elif target in unseen and not mapping.draft:
            remedy = "map to a number that has been seen, or write not-yet and say what would have to be read"
            fact, of_number = f"nobody here has seen what {target} is about", index.provisions[target].place
            yield Problem(mapping.number.place, fact, remedy, about=of_number)


def main_provisions_are_told(index: Index) -> Iterator[Problem]:
    """A provision of which only the subject is known does not stand before one of which more is known, drafts apart."""
    untold = {reference for reference, provision in index.provisions.items() if not is_told(provision)}
    for answer in index.data.answers:
        targets = [target for target, _ in index.targets(answer)]
        if targets and targets[0] in untold and not untold.issuperset(targets):
            main = index.targets(answer)[0][1]
            if main.draft:
                continue
            fact = f"of {main.number} only the subject is known, yet it stands first"
            remedy, of_number = "put a provision first of which more has been seen", index.provisions[targets[0]].place
            yield Problem(main.number.place, fact, remedy, about=of_number)


def cited_and_stated_name_a_source_and_a_place(index: Index) -> Iterator[Problem]:
    """A mapping that is cited or stated names a known source and the place in it."""
    for _, mapping in mappings_of(index):
        if mapping.source and mapping.source not in index.sources:
            yield no_source(index, mapping.source)
        if mapping.basis in {"cited", "stated"}:
            for key, value in (("source", mapping.source), ("place", mapping.where)):
                if not value:
                    yield Problem(
                        mapping.basis.place,
                        f"a mapping that is {mapping.basis} has no {key}",
                        f"add {key}, or set basis to inferred",
                    )
        for passage in mapping.also_in:
            if passage.source not in index.sources:
                yield no_source(index, passage.source)


def stated_means_by_the_owner(index: Index) -> Iterator[Problem]:
    """A mapping that is stated rests on a source that the framework's owner published."""
    for answer, mapping in mappings_of(index):
        framework = index.frameworks.get(answer.framework)
        if mapping.basis != "stated" or framework is None or not framework.publisher:
            continue
        named = [index.sources[source] for source, _ in mapping.passages if source in index.sources]
        owner = letters_of(framework.publisher)
        if (
            all(source.publisher for source in named)
            and named
            and not any(owner in letters_of(source.publisher) for source in named)
        ):
            fact = f"stated, yet {named[0].publisher} published {named[0].id}, and not {framework.publisher}"
            remedy = "set basis to cited where the number is printed there, else to inferred"
            yield Problem(mapping.basis.place, fact, remedy)


def inferred_needs_no_source(index: Index) -> Iterator[Problem]:
    """A mapping that is our own reading names no source, no place and no further passages."""
    for _, mapping in mappings_of(index):
        if mapping.basis != "inferred" or mapping.relation == "cites":
            continue
        also_in = mapping.also_in[0].source if mapping.also_in else None
        for key, value in (("source", mapping.source), ("place", mapping.where), ("also_in", also_in)):
            if value:
                fact = f"our own reading, yet it names {key}"
                yield Problem(value.place, fact, f"remove {key}, or set basis to cited or stated")
                break


def passages_stand_once(index: Index) -> Iterator[Problem]:
    """No mapping names the same place of the same source twice."""
    for _, mapping in mappings_of(index):
        places = [passage.source.place for passage in mapping.also_in]
        own = [mapping.source.place] if mapping.source else []
        named = (f"{source}, {where}" for source, where in mapping.passages)
        yield from once(zip(named, [*own, *places], strict=True), "passage")


def cites_means_cited(index: Index) -> Iterator[Problem]:
    """The relation cites is used where the basis is cited."""
    for _, mapping in mappings_of(index):
        if mapping.relation == "cites" and mapping.basis != "cited":
            yield Problem(
                mapping.relation.place,
                f"cites, yet the basis is {mapping.basis}",
                "set basis to cited with source and place, or choose another relation",
            )


def pairs_stand_once(index: Index) -> Iterator[Problem]:
    """No item is mapped twice to one provision, and no framework stands twice under one item."""
    for answer in index.data.answers:
        named = ((_target_name(index, answer, mapping), mapping.number.place) for mapping in answer.mappings)
        yield from once(named, "mapping")


def links_are_few(index: Index) -> Iterator[Problem]:
    """An item has one main provision and at most four related ones in each framework."""
    for answer in index.data.answers:
        if len(answer.mappings) > MOST_LINKS:
            extra = answer.mappings[MOST_LINKS]
            fact = f"{answer.item} has {len(answer.mappings)} mappings to {answer.framework}"
            yield Problem(extra.place, fact, f"keep the {MOST_LINKS} that help a reader most, the main one first")


def untouched_frameworks_are_untouched(index: Index) -> Iterator[Problem]:
    """A framework or theme that nobody has looked at stands once, and no page says that somebody looked."""
    for framework in index.data.frameworks:
        named = ((untouched.theme or f"whole of {framework.id}", untouched.place) for untouched in framework.not_yet)
        yield from once(named, "not_yet of the")
        for untouched in framework.not_yet:
            looked = [answer for answer in _looked_at(index, framework.id) if _is_of(index, answer, untouched.theme)]
            if looked:
                what = untouched.theme or framework.id
                fact = f"nobody has looked at {what} yet, it says, but {looked[0].item} did: {_found(looked[0])}"
                rest = sorted(set(THEMES) - {str(index.items[answer.item].theme) for answer in looked})
                remedy = f"say it of the themes that are left ({', '.join(rest)}), and answer each page of the others"
                yield Problem(untouched.place, fact, "remove it, and answer each page" if untouched.theme else remedy)


def every_item_reaches_every_framework(index: Index) -> Iterator[Problem]:
    """Every item has, for every framework, a mapping, a reasoned none, or a not-yet that says what was not read."""
    places = {answer.item: answer.item.place for answer in reversed(index.data.answers)}  # where an item first stands
    mapped = [item for item in index.data.items if KINDS[item.kind].mapped]
    if not index.data.answers:
        return  # that nothing could be read is told
    misnamed = {answer.item for answer in index.data.answers if answer.framework not in index.frameworks}
    renamed = {*renamed_pages(index).values(), *misnamed}  # what they lack stands under another name
    silent: dict[str, list[str]] = {item.id: [] for item in mapped if item.id not in renamed}
    for framework in index.frameworks.values():
        if framework.id in renamed_frameworks(index).values():
            continue
        missing = [item for item in mapped if index.answer(item.id, framework).state == "missing"]
        if len(missing) > 1 and len(missing) == len(mapped):
            fact = f"no page says anything on {framework.id}"
            remedy = "add to it not_yet: and below it - says: with what nobody has looked at; or answer page by page"
            yield Problem(framework.id.place, fact, remedy)
            continue
        for item in missing:
            if item.id in silent:
                silent[item.id].append(framework.id)
    without = [item.id for item in mapped if silent.get(item.id) and item.id not in places]
    if len(without) > _FLOOD:
        fact = f"{len(without)} pages have no entry in this file: {', '.join(without[:3])} and so on"
        remedy = (
            "was its end cut off, below this entry? Put it back; else write for each what was read, and what was not"
        )
        yield Problem(index.data.answers[-1].item.place, fact, remedy)
        mapped = [item for item in mapped if item.id not in without]
    for item in mapped:
        if names := silent.get(item.id):
            *most, last = names
            listed = f"{', '.join(most)} and {last}" if most else last
            remedy = "with mappings, or - none: with what was read, or - not-yet: with what was not"
            remedy = f"add {f'{last}:' if not most else 'each'} {remedy}"
            yield Problem(places.get(item.id, item.place), f"{item.id} says nothing on {listed}", remedy)


_FLOOD = 10  # pages without an entry that are no longer told one by one: the end of the file may be lost


def _target_name(index: Index, answer: Answer, mapping: Mapping) -> str:
    """Return one name for one provision, whether or not the current edition is spelled out."""
    return str(
        index.reference(answer.framework, mapping.number, mapping.edition)
        or f"{answer.framework}@{mapping.edition}:{mapping.number}"
    )


def _instead(index: Index, framework: str, edition: str, mapping: Mapping) -> str:
    """Say which number has the title beside it, where the number does stand, or which one is near."""
    if titled := [each for each in _titled(index, framework, mapping) if each.edition == edition]:
        return f'write number: "{titled[0].number}", whose title stands beside it'
    number = mapping.number
    elsewhere = [
        str(reference) for reference in index.numbers.get(numeric_parts(number), []) if reference.number == number
    ]
    if elsewhere:
        return f"the number stands in {', '.join(elsewhere)}"
    return nearest(number, numbers_of(index, framework, edition))


def _titled(index: Index, framework: str, mapping: Mapping) -> list[Reference]:
    """Return the provisions of a framework whose title stands beside the number of a mapping."""
    beside = letters_of(index.data.beside.get(mapping.number.place.line, ""))
    return [reference for reference in titles_known(index).get(beside, ()) if reference.framework == framework]


def _looked_at(index: Index, framework: str) -> list[Answer]:
    """Return the answers of pages for which somebody looked at a framework."""
    of_framework = [answer for answer in index.data.answers if answer.framework == framework]
    return [answer for answer in of_framework if answer.item in index.items and answer.state in {"mapped", "none"}]


def _is_of(index: Index, answer: Answer, theme: str | None) -> bool:
    return theme is None or index.items[answer.item].theme == theme


def _found(answer: Answer) -> str:
    return f"{answer.framework}:{answer.mappings[0].number}" if answer.mappings else "it found none"
