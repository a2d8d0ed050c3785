"""The rules that the map must keep: one generator of problems a rule, all of them run every time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from macros.model import urls
from macros.model.evidence import is_known, is_told
from macros.model.force import force_of
from macros.model.index import Index, numeric_parts
from macros.model.places import Place, Problem, Text, nearest
from macros.model.records import Answer, Framework, Item, Mapping, Page, Provision, Reference
from macros.model.words import COPIES, KINDS, MOST_LINKS, ORIGINS
from macros.views import made

Rule = Callable[[Index], Iterator[Problem]]

SHORTEST_REASON = 40  # characters; below that a reason says little more than "relevant"
ONLINE = {"official-page", "snippet"}  # copies with an address; of the others `copy` says where they stand


def problems(index: Index) -> list[Problem]:
    """Return what breaks a rule, in the order of the files."""
    return sorted({problem for rule in CHECKS for problem in rule(index)})


# --- Frameworks and provisions ----------------------------------------------------------------------------------------


def editions_are_known(index: Index) -> Iterator[Problem]:
    """Every provision stands in an edition that its framework lists, and so does the current edition."""
    for framework in index.data.frameworks:
        editions = [edition.id for edition in framework.editions]
        for named in [framework.current_edition, *(provision.edition for provision in framework.provisions)]:
            if named and named not in editions:
                yield Problem(named.place, f"{framework.id} has no edition {named}", nearest(named, editions))


def editions_end_after_they_begin(index: Index) -> Iterator[Problem]:
    """An edition is in force before it ends, and only an older one has an end."""
    for framework in index.data.frameworks:
        for edition in framework.editions:
            if edition.until and edition.id == framework.current_edition:
                yield Problem(
                    edition.until.place,
                    f"the current edition {edition.id} has an end",
                    "remove until, or name another current_edition",
                )
            if edition.until and edition.in_force and edition.until < edition.in_force:
                yield Problem(
                    edition.until.place,
                    f"{edition.until} is before {edition.in_force}",
                    "compare both dates with the official page",
                )


def numbers_use_the_notation_of_their_framework(index: Index) -> Iterator[Problem]:
    """A number is written with the sign that its publisher prints between its parts."""
    for framework in index.data.frameworks:
        for provision in framework.provisions:
            yield from _in_notation(provision.number, framework)
    for answer, mapping in _mappings(index):
        named = index.frameworks.get(answer.framework)
        if named:
            yield from _in_notation(mapping.number, named)


def provisions_stand_once(index: Index) -> Iterator[Problem]:
    """No number stands twice in one edition."""
    for framework in index.data.frameworks:
        named = (
            (f"{framework.id}@{provision.edition}:{provision.number}", provision.number.place)
            for provision in framework.provisions
        )
        yield from _once(named, "provision")


def words_rest_on_a_copy(index: Index) -> Iterator[Problem]:
    """A provision of which no copy shows more than the number carries no title and no words of ours."""
    for provision in _provisions(index):
        if is_known(provision):
            continue
        for key in ("title", "in_our_words", "online", "force"):
            if value := getattr(provision, key):
                fact = f"no copy of {provision.number} shows more than its number, yet it has {key}"
                yield Problem(value.place, fact, f"add the copy to seen, with its extent, or remove {key}")


def known_provisions_say_what_they_ask(index: Index) -> Iterator[Problem]:
    """A provision whose subject somebody has seen has a title and our words."""
    for provision in _provisions(index):
        if not is_known(provision):
            continue
        for key in ("title", "in_our_words"):
            if not getattr(provision, key):
                fact = f"a copy shows what {provision.number} is about, but it has no {key}"
                yield Problem(provision.place, fact, f"add {key}, in our own words")


def copies_claim_no_more_than_they_show(index: Index) -> Iterator[Problem]:
    """A search excerpt is never the whole text, a source document is named, and a page of the web has an address."""
    for reference, provision in index.provisions.items():
        edition = index.edition_of(reference) if (reference.framework, reference.edition) in index.editions else None
        for copy in provision.seen:
            if copy.kind == "snippet" and copy.extent == "whole":
                fact = "the whole text, from a search engine's excerpt"
                yield Problem(copy.extent.place, fact, "set extent to most: nobody can tell what an excerpt leaves out")
            if copy.source and copy.source not in index.sources:
                yield Problem(copy.source.place, f"no source {copy.source}", nearest(copy.source, index.sources))
            if copy.kind == "source" and not copy.source:
                yield Problem(
                    copy.kind.place, "a source document of this map, but not which", "add source, with its name"
                )
            if copy.kind in ONLINE and not (copy.address or (edition and edition.official_url)):
                fact = f"{COPIES[copy.kind].label}, but not where it stands"
                yield Problem(copy.kind.place, fact, "add address, here, or official_url to the edition")


def provisions_show_their_force(index: Index) -> Iterator[Problem]:
    """Every provision that has words of ours shows with what words it binds: its own, its group's or its edition's."""
    for reference, provision in index.provisions.items():
        has_edition = (reference.framework, reference.edition) in index.editions
        if has_edition and provision.in_our_words and not force_of(index, reference):
            fact = f"nothing says with what force {provision.number} binds"
            yield Problem(
                provision.place,
                fact,
                'add force: as "you must", here, to its group or to its edition; "not seen" where nobody has seen it',
            )


def words_keep_the_not_of_their_group(index: Index) -> Iterator[Problem]:
    """Where a group lists what is not to be done, our words for each of its numbers say so by themselves."""
    for framework in index.data.frameworks:
        negative = {
            (edition.id, group.number) for edition in framework.editions for group in edition.groups if group.turns
        }
        for provision in framework.provisions:
            group = provision.number.rpartition(framework.separator or ".")[0]
            words = provision.in_our_words
            if (
                words
                and (provision.edition, group) in negative
                and not re.search(r"\b([Nn]ot|[Nn]ever|[Nn]or|[Nn]o)\b", words)
            ):
                fact = f"{provision.number} stands in a group of things not to do, but our words do not say not"
                yield Problem(words.place, fact, "begin with Do not")


def older_provisions_say_what_became_of_them(index: Index) -> Iterator[Problem]:
    """Every provision of an older edition says what became of it; one of the current edition does not."""
    for framework in index.data.frameworks:
        for provision in framework.provisions:
            older = provision.edition != framework.current_edition
            if older and provision.edition and provision.became is None:
                yield Problem(
                    provision.place,
                    f"{provision.number} of {provision.edition} does not say what became of it",
                    "add became: with change, numbers and evidence",
                )
            if not older and provision.became is not None:
                yield Problem(
                    provision.became.place,
                    f"{provision.number} is current, so nothing has become of it yet",
                    "remove became",
                )


def what_became_of_a_number_can_be_followed(index: Index) -> Iterator[Problem]:
    """What a provision became exists in a later edition, a removed one became none, and no trail leads in a circle."""
    for reference, provision in index.provisions.items():
        if provision.became is None:
            continue
        change = provision.became
        if change.edition and (reference.framework, change.edition) not in index.editions:
            editions = [edition.id for edition in index.frameworks[reference.framework].editions]
            yield Problem(
                change.edition.place,
                f"{reference.framework} has no edition {change.edition}",
                nearest(change.edition, editions),
            )
            continue
        if change.change == "removed" and change.numbers:
            yield Problem(
                change.numbers[0].place,
                f"{reference} was removed, yet it became {change.numbers[0]}",
                "write numbers: [], or another change",
            )
        for number in change.numbers:
            target = index.reference(reference.framework, number, change.edition)
            if target not in index.provisions:
                edition = change.edition or index.frameworks[reference.framework].current_edition
                fact = f"{reference} became {number}, which edition {edition} does not have"
                yield Problem(number.place, fact, nearest(number, _numbers(index, reference.framework, edition)))
        if _leads_back(index, reference):
            yield Problem(
                change.place,
                f"what became of {reference} leads back to {reference}",
                "name a later edition under became",
            )


# --- Items, sources, statements ---------------------------------------------------------------------------------------


def ids_are_unique(index: Index) -> Iterator[Problem]:
    """No two pages share an id, nor do two statements."""
    yield from _once(((item.id, item.place) for item in index.data.items), "page")
    statements = (statement for source in index.data.sources for statement in source.statements)
    yield from _once(((statement.id, statement.id.place) for statement in statements), "statement")


def statements_belong_to_a_page(index: Index) -> Iterator[Problem]:
    """The item of every statement has a page."""
    for source in index.data.sources:
        for statement in source.statements:
            if statement.item and statement.item not in index.items:
                yield Problem(statement.item.place, f"no page {statement.item}", nearest(statement.item, index.items))


def related_pages_exist(index: Index) -> Iterator[Problem]:
    """Every related page exists, stands once and is another page."""
    for item in index.data.items:
        for other in item.related:
            if other not in index.items:
                yield Problem(other.place, f"no page {other}", nearest(other, index.items))
            elif other == item.id:
                yield Problem(other.place, f"{item.id} is related to itself", "name another page, or remove the line")
        yield from _once(((other, other.place) for other in item.related), "related page")


def examples_say_where_they_come_from(index: Index) -> Iterator[Problem]:
    """Every example and case pattern says where its scene comes from."""
    for item in index.data.items:
        if item.kind in {"example", "pattern"} and not item.origin:
            yield Problem(
                item.place,
                f"{item.id} does not say where it comes from",
                f"add origin: with one of {', '.join(ORIGINS)}",
            )


def patterns_name_their_report(index: Index) -> Iterator[Problem]:
    """A case pattern that rests on published reports names them."""
    for item in index.data.items:
        if item.kind == "pattern" and item.origin == "published-pattern" and not item.reports:
            yield Problem(
                item.place,
                f"{item.id} does not say which report it rests on",
                "add reports: with a name from data/reports.yml",
            )


def reports_exist(index: Index) -> Iterator[Problem]:
    """Every further source that a page names stands in the list of reports."""
    pages: list[Item | Page] = [*index.data.items, *index.data.pages]
    for page in pages:
        for name in page.reports:
            if name not in index.reports:
                yield Problem(name.place, f"no report {name}", nearest(name, index.reports))


def mapped_pages_have_a_theme(index: Index) -> Iterator[Problem]:
    """Every page that is mapped belongs to a theme."""
    for item in index.data.items:
        if KINDS[item.kind].mapped and not item.theme:
            yield Problem(item.place, f"{item.id} has no theme", "add theme: with one of the six themes")


def pages_have_an_address_of_their_own(index: Index) -> Iterator[Problem]:
    """No page stands where another stands, or where one is made from the data."""
    made_from = {urls.of_file(page.source): page.words for page in made.made(index)}
    first: dict[str, str] = {}
    items, pages = index.data.items, index.data.pages
    for file in sorted([*(item.file for item in items), *(page.file for page in pages)]):
        address = urls.of_file(file)
        if words := made_from.get(address):
            where = words if words.line > 1 else words.file
            remedy = "choose another name, or write there what you have to say"
            yield Problem(Place(file), f"its address {address} is that of the page made from {where}", remedy)
        other = first.setdefault(address, file)
        if other != file:
            yield Problem(Place(file), f"its address {address} is that of {other} too", "rename one of them")


# --- Mappings ---------------------------------------------------------------------------------------------------------


def mappings_name_known_items_and_frameworks(index: Index) -> Iterator[Problem]:
    """Every mapping belongs to a page and to a framework that exist."""
    for answer in index.data.answers:
        if answer.item not in index.items:
            yield Problem(answer.item.place, f"no page {answer.item}", nearest(answer.item, index.items))
        if answer.framework not in index.frameworks:
            yield Problem(
                answer.framework.place,
                f"unknown framework {answer.framework}",
                nearest(answer.framework, index.frameworks),
            )


def targets_exist(index: Index) -> Iterator[Problem]:
    """Every mapping points to a provision that exists in that edition."""
    for answer, mapping in _mappings(index):
        framework = index.frameworks.get(answer.framework)
        if framework is None or not mapping.number or index.target(answer.framework, mapping):
            continue
        edition = mapping.edition or framework.current_edition
        if (framework.id, edition) not in index.editions:
            yield Problem(
                edition.place,
                f"{framework.id} has no edition {edition}",
                nearest(edition, [listed.id for listed in framework.editions]),
            )
            continue
        shown = index.reference(framework.id, mapping.number, mapping.edition)
        yield Problem(
            mapping.number.place, f"no provision {shown}", _instead(index, framework.id, edition, mapping.number)
        )


def targets_are_known(index: Index) -> Iterator[Problem]:
    """A mapping points to a provision whose subject somebody has seen, but for drafts from an older edition."""
    for answer, mapping in _mappings(index):
        target = index.target(answer.framework, mapping)
        if mapping.draft and (
            target is None or mapping.draft == target.edition or (answer.framework, mapping.draft) not in index.editions
        ):
            older = [edition for framework, edition in index.editions if framework == answer.framework]
            yield Problem(
                mapping.draft.place,
                f"a draft from {mapping.draft}, which is no older edition",
                nearest(mapping.draft, older),
            )
        elif target and not mapping.draft and not is_known(index.provisions[target]):
            remedy = "map to a number that has been seen, or write not-yet and say what would have to be read"
            yield Problem(mapping.number.place, f"nobody here has seen what {target} is about", remedy)


def main_provisions_are_told(index: Index) -> Iterator[Problem]:
    """A provision of which only the subject is known does not stand before one of which more is known, drafts apart."""
    for answer in index.data.answers:
        targets = ((index.target(answer.framework, mapping), mapping) for mapping in answer.mappings)
        told = [mapping.draft or (target and is_told(index.provisions[target])) for target, mapping in targets]
        if told and not told[0] and any(told):
            main = answer.mappings[0]
            fact = f"of {main.number} only the subject is known, yet it stands first"
            yield Problem(main.number.place, fact, "put a provision first of which more has been seen")


def cited_and_stated_name_a_source_and_a_place(index: Index) -> Iterator[Problem]:
    """A mapping that is cited or stated names a known source and the place in it."""
    for _, mapping in _mappings(index):
        if mapping.source and mapping.source not in index.sources:
            yield Problem(mapping.source.place, f"no source {mapping.source}", nearest(mapping.source, index.sources))
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
                yield Problem(
                    passage.source.place, f"no source {passage.source}", nearest(passage.source, index.sources)
                )


def cites_means_cited(index: Index) -> Iterator[Problem]:
    """The relation cites is used where the basis is cited."""
    for _, mapping in _mappings(index):
        if mapping.relation == "cites" and mapping.basis != "cited":
            yield Problem(
                mapping.relation.place,
                f"cites, yet the basis is {mapping.basis}",
                "set basis to cited with source and place, or choose another relation",
            )


def reasons_say_something(index: Index) -> Iterator[Problem]:
    """Every mapping has a reason of at least 40 characters, and no two reasons are alike."""
    seen: dict[str, Place] = {}
    for reason in _reasons(index):
        if 0 < len(reason) < SHORTEST_REASON:
            fact = f"the reason has {len(reason)} characters: {reason}"
            yield Problem(
                reason.place, fact, f"say in {SHORTEST_REASON} or more what this item has to do with this provision"
            )
        plain = " ".join(re.findall(r"\w+", reason.lower()))
        if plain and plain in seen:
            yield Problem(
                reason.place,
                f"the same reason stands on {seen[plain]}",
                "say what is particular to this item and this provision",
            )
        seen.setdefault(plain, reason.place)


def pairs_stand_once(index: Index) -> Iterator[Problem]:
    """No item is mapped twice to one provision, and no framework stands twice under one item."""
    for answer in index.data.answers:
        named = ((_target_name(index, answer, mapping), mapping.number.place) for mapping in answer.mappings)
        yield from _once(named, "mapping")


def links_are_few(index: Index) -> Iterator[Problem]:
    """An item has one main provision and at most four related ones in each framework."""
    for answer in index.data.answers:
        if len(answer.mappings) > MOST_LINKS:
            extra = answer.mappings[MOST_LINKS]
            fact = f"{answer.item} has {len(answer.mappings)} mappings to {answer.framework}"
            yield Problem(extra.place, fact, f"keep the {MOST_LINKS} that help a reader most, the main one first")


def every_item_reaches_every_framework(index: Index) -> Iterator[Problem]:
    """Every item has, for every framework, a mapping, a reasoned none, or a not-yet that says what was not read."""
    places = {answer.item: answer.item.place for answer in reversed(index.data.answers)}  # where an item first stands
    for item in index.data.items:
        if not KINDS[item.kind].mapped:
            continue
        for framework, answer in index.answers_of(item.id):
            if answer.state == "missing":
                place = places.get(item.id, item.place)
                fact = f"{item.id} says nothing on {framework.id}"
                remedy = "with mappings, or - none: with what was read, or - not-yet: with what was not"
                yield Problem(place, fact, f"add {framework.id}: {remedy}")


# --- Learning ---------------------------------------------------------------------------------------------------------


def exercises_lead_to_pages(index: Index) -> Iterator[Problem]:
    """Every dilemma and every question of the policy check leads to pages that exist."""
    for named in (
        *(dilemma.items for dilemma in index.data.dilemmas),
        *(question.items for question in index.data.questions),
    ):
        for item in named:
            if item not in index.items:
                yield Problem(item.place, f"no page {item}", nearest(item, index.items))


def bindings_fit_their_framework(index: Index) -> Iterator[Problem]:
    """Every binding names a framework that exists, or none, and begins before it ends."""
    for binding in index.data.bindings:
        if binding.framework and binding.framework not in index.frameworks:
            yield Problem(
                binding.framework.place,
                f"unknown framework {binding.framework}",
                nearest(binding.framework, index.frameworks),
            )
        if binding.since and binding.until and binding.until < binding.since:
            yield Problem(
                binding.until.place, f"{binding.until} is before {binding.since}", "compare both dates with a source"
            )


CHECKS: tuple[Rule, ...] = (
    editions_are_known,
    editions_end_after_they_begin,
    numbers_use_the_notation_of_their_framework,
    provisions_stand_once,
    words_rest_on_a_copy,
    known_provisions_say_what_they_ask,
    copies_claim_no_more_than_they_show,
    provisions_show_their_force,
    words_keep_the_not_of_their_group,
    older_provisions_say_what_became_of_them,
    what_became_of_a_number_can_be_followed,
    ids_are_unique,
    statements_belong_to_a_page,
    related_pages_exist,
    examples_say_where_they_come_from,
    patterns_name_their_report,
    reports_exist,
    mapped_pages_have_a_theme,
    pages_have_an_address_of_their_own,
    mappings_name_known_items_and_frameworks,
    targets_exist,
    targets_are_known,
    main_provisions_are_told,
    cited_and_stated_name_a_source_and_a_place,
    cites_means_cited,
    reasons_say_something,
    pairs_stand_once,
    links_are_few,
    every_item_reaches_every_framework,
    exercises_lead_to_pages,
    bindings_fit_their_framework,
)


# --- What the rules share ---------------------------------------------------------------------------------------------


def _provisions(index: Index) -> Iterator[Provision]:
    for framework in index.data.frameworks:
        yield from framework.provisions


def _mappings(index: Index) -> Iterator[tuple[Answer, Mapping]]:
    for answer in index.data.answers:
        for mapping in answer.mappings:
            yield answer, mapping


def _reasons(index: Index) -> Iterator[Text]:
    for answer in index.data.answers:
        yield from (mapping.why for mapping in answer.mappings)
        if answer.gap:
            yield answer.gap.why


def _target_name(index: Index, answer: Answer, mapping: Mapping) -> str:
    """Return one name for one provision, whether or not the current edition is spelled out."""
    return str(
        index.reference(answer.framework, mapping.number, mapping.edition)
        or f"{answer.framework}@{mapping.edition}:{mapping.number}"
    )


def _once(named: Iterable[tuple[str, Place]], what: str) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for name, place in named:
        if name in first:
            yield Problem(
                place,
                f"the {what} {name} stands here for the second time; the first is at {first[name]}",
                "keep one of them",
            )
        first.setdefault(name, place)


def _in_notation(number: Text, framework: Framework) -> Iterator[Problem]:
    other = {".": ":", ":": "."}.get(framework.separator)
    if other and other in number:
        written = number.replace(other, framework.separator)
        yield Problem(
            number.place,
            f"{number} is not how {framework.short} prints a number",
            f'write "{written}", or put it under the framework it belongs to',
        )


def _numbers(index: Index, framework: str, edition: str) -> list[str]:
    return [reference.number for reference in index.in_edition(framework, edition)]


def _instead(index: Index, framework: str, edition: str, number: str) -> str:
    """Say where the number does stand, or which number is near."""
    elsewhere = [
        str(reference) for reference in index.numbers.get(numeric_parts(number), []) if reference.number == number
    ]
    if elsewhere:
        return f"the number stands in {', '.join(elsewhere)}"
    return nearest(number, _numbers(index, framework, edition))


def _leads_back(index: Index, start: Reference) -> bool:
    seen: set[Reference] = set()
    ahead = index.became(start)
    while ahead:
        reference = ahead.pop()
        if reference == start:
            return True
        if reference not in seen:
            seen.add(reference)
            ahead += index.became(reference)
    return False
