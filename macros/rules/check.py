"""The rules that the map must keep: one generator of problems a rule, all of them run every time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from macros.model.index import Index, numeric_parts
from macros.model.places import Place, Problem, Text, nearest
from macros.model.records import Answer, Framework, Mapping, Provision, Reference
from macros.model.words import KINDS, MOST_LINKS, ORIGINS, STATUSES

Rule = Callable[[Index], Iterator[Problem]]

SHORTEST_REASON = 40  # characters; below that a reason says little more than "relevant"


def problems(index: Index) -> list[Problem]:
    """Return what breaks a rule, in the order of the files."""
    return sorted({problem for rule in CHECKS for problem in rule(index)})


# --- Frameworks and provisions ----------------------------------------------------------------------------------------


def editions_are_known(index: Index) -> Iterator[Problem]:
    """Every provision stands in an edition that its framework lists, and so does the current edition."""
    for framework in index.data.frameworks:
        known = [edition.id for edition in framework.editions]
        for named in [framework.current_edition, *(provision.edition for provision in framework.provisions)]:
            if named and named not in known:
                yield Problem(named.place, f"{framework.id} has no edition {named}", nearest(named, known))


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
        if known := index.frameworks.get(answer.framework):
            yield from _in_notation(mapping.number, known)


def provisions_stand_once(index: Index) -> Iterator[Problem]:
    """No number stands twice in one edition."""
    for framework in index.data.frameworks:
        named = (
            (f"{framework.id}@{provision.edition}:{provision.number}", provision.number.place)
            for provision in framework.provisions
        )
        yield from _once(named, "provision")


def listed_provisions_carry_no_words(index: Index) -> Iterator[Problem]:
    """A listed provision has a number and nothing that only a reader of its text could know."""
    for provision in _provisions(index):
        if provision.status == "listed":
            for key in ("title", "in_our_words", "online", "checked"):
                if value := getattr(provision, key):
                    place = value.place
                    yield Problem(
                        place,
                        f"{provision.number} is listed, yet it has {key}",
                        f"remove {key}, or read the official text and set status to read",
                    )


def read_provisions_say_what_and_whence(index: Index) -> Iterator[Problem]:
    """A read or reported provision has a title, our words, and the day and text it was checked against."""
    for provision in _provisions(index):
        if provision.status in STATUSES and provision.status != "listed":
            for key in ("title", "in_our_words", "checked"):
                if not getattr(provision, key):
                    yield Problem(
                        provision.place,
                        f"{provision.number} is {provision.status}, but has no {key}",
                        f"add {key}, or set status to listed",
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
    """Each number that a provision became exists in a later edition, one that was removed became none, and following them never leads in a circle."""
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


def mapped_pages_have_a_theme(index: Index) -> Iterator[Problem]:
    """Every page that is mapped belongs to a theme."""
    for item in index.data.items:
        if KINDS[item.kind].mapped and not item.theme:
            yield Problem(item.place, f"{item.id} has no theme", "add theme: with one of the six themes")


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
                nearest(edition, [known.id for known in framework.editions]),
            )
            continue
        shown = index.reference(framework.id, mapping.number, mapping.edition)
        yield Problem(
            mapping.number.place, f"no provision {shown}", _instead(index, framework.id, edition, mapping.number)
        )


def targets_have_been_read(index: Index) -> Iterator[Problem]:
    """No mapping points to a provision that nobody here has read, but for drafts carried over from an older edition."""
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
        elif target and not mapping.draft and index.provisions[target].status == "listed":
            remedy = "map to a number that has been read, or write not-yet and say what would have to be read"
            yield Problem(mapping.number.place, f"{target} is listed: nobody here has read it", remedy)


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
                yield Problem(
                    place,
                    fact,
                    f"add {framework.id}: with mappings, or - none: with what was read, or - not-yet: with what was not",
                )


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
    listed_provisions_carry_no_words,
    read_provisions_say_what_and_whence,
    words_keep_the_not_of_their_group,
    older_provisions_say_what_became_of_them,
    what_became_of_a_number_can_be_followed,
    ids_are_unique,
    statements_belong_to_a_page,
    related_pages_exist,
    examples_say_where_they_come_from,
    mapped_pages_have_a_theme,
    mappings_name_known_items_and_frameworks,
    targets_exist,
    targets_have_been_read,
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
