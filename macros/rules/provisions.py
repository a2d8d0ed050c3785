"""What frameworks, their editions and their provisions must keep."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.model.evidence import is_known
from macros.model.force import force_of
from macros.model.index import Index, numeric_parts
from macros.model.places import Problem, Text
from macros.model.records import Copy, Framework
from macros.model.words import COPIES
from macros.rules.absent import no_edition, no_source
from macros.rules.ways import mappings_of, once, printed_sign, provisions_of

ONLINE = {"official-page", "snippet"}  # copies with an address; of the others `copy` says where they stand


def the_map_has_a_number(index: Index) -> Iterator[Problem]:
    """At least one framework has a provision in its current edition; a framework without any may wait to be read."""
    if index.frameworks and not index.samples():
        framework = index.data.frameworks[0]
        fact = f"no framework has a number in its current edition, and {framework.id} is the first without"
        yield Problem(framework.id.place, fact, 'add under provisions a first entry, as - number: "5.6"')


def editions_are_known(index: Index) -> Iterator[Problem]:
    """Every provision stands in an edition that its framework lists, and so does the current edition."""
    for framework in index.data.frameworks:
        editions = [edition.id for edition in framework.editions]
        for named in [framework.current_edition, *(provision.edition for provision in framework.provisions)]:
            if named and named not in editions:
                yield no_edition(framework.id, named, editions)


def current_editions_have_no_end(index: Index) -> Iterator[Problem]:
    """Only an edition that is no longer the current one has an end."""
    for framework in index.data.frameworks:
        edition = index.editions.get((framework.id, framework.current_edition))
        if edition and edition.until:
            fact = f"the current edition {edition.id} has an end"
            yield Problem(edition.until.place, fact, "remove until, or name another current_edition")


def editions_end_after_they_begin(index: Index) -> Iterator[Problem]:
    """An edition is in force before it ends."""
    for framework in index.data.frameworks:
        for edition in framework.editions:
            if edition.until and edition.in_force and edition.until < edition.in_force:
                yield Problem(
                    edition.until.place,
                    f"{edition.until} is before {edition.in_force}",
                    "compare both dates with the official page",
                )


def numbers_use_the_notation_of_their_framework(index: Index) -> Iterator[Problem]:
    """A number is written with the sign that its publisher prints between its parts."""
    settled = set()  # the frameworks whose own provisions leave no doubt that the separator is the slip
    for framework in index.data.frameworks:
        if (sign := printed_sign(index, framework)) != framework.separator and framework.separator:
            fact = f"the separator of {framework.id} is {framework.separator}, but all its numbers have {sign}"
            yield Problem(framework.separator.place, fact, f'write separator: "{sign}"')
            continue
        settled.add(framework.id)
        for provision in framework.provisions:
            yield from _in_notation(provision.number, framework)
    for answer, mapping in mappings_of(index):
        named = index.frameworks.get(answer.framework)
        if named and named.id in settled:
            yield from _in_notation(mapping.number, named)


def numbers_have_no_leading_zero(index: Index) -> Iterator[Problem]:
    """No part of a number begins with a zero that is not its only digit."""
    for framework in index.data.frameworks:
        groups = (group.number for edition in framework.editions for group in edition.groups)
        for number in (*(provision.number for provision in framework.provisions), *groups):
            if "0" in number and re.search(_LEADING_ZERO, number):
                plain = re.sub(_LEADING_ZERO, "", number)
                yield Problem(number.place, f"{number} begins a part with a zero", f'write "{plain}"')


_LEADING_ZERO = r"(?<!\d)0+(?=\d)"


def groups_have_provisions(index: Index) -> Iterator[Problem]:
    """A group has provisions in its edition, or in another one as long as those of its own are not known."""
    for framework in index.data.frameworks:
        numbers = [(provision.edition, numeric_parts(provision.number)) for provision in framework.provisions]
        begun = {edition for edition, _ in numbers}
        headed = {parts[:length] for _, parts in numbers for length in range(1, len(parts) + 1)}
        for edition in framework.editions:
            for group in edition.groups if edition.id in begun else ():
                if group.number and numeric_parts(group.number) not in headed:
                    fact = f"no number of {framework.id} begins with {group.number}, so nobody sees this heading"
                    remedy = "write the number of the group as its provisions begin with it, or remove the group"
                    yield Problem(group.number.place, fact, remedy, yields=True)


def words_rest_on_a_copy(index: Index) -> Iterator[Problem]:
    """A provision of which no copy shows more than the number carries no title and no words of ours."""
    for provision in provisions_of(index):
        if is_known(provision):
            continue
        for key in ("title", "in_our_words", "online", "force"):
            if value := getattr(provision, key):
                fact = f"no copy of {provision.number} shows more than its number, yet it has {key}"
                remedy = f"add the copy to seen, with its extent, or remove {key}"
                yield Problem(value.place, fact, remedy, about=provision.place)


def known_provisions_say_what_they_ask(index: Index) -> Iterator[Problem]:
    """A provision whose subject somebody has seen has a title and our words."""
    for provision in provisions_of(index):
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
                yield no_source(index, copy.source)
            if copy.kind == "source" and not copy.source:
                yield Problem(
                    copy.kind.place, "a source document of this map, but not which", "add source, with its name"
                )
            if edition and copy.kind in ONLINE and not (copy.address or edition.official_url):
                fact = f"{COPIES[copy.kind].label}, but not where it stands"
                yield Problem(copy.kind.place, fact, "add address, here, or official_url to the edition")


def copies_stand_once(index: Index) -> Iterator[Problem]:
    """No copy stands twice under a number, and no address is a copy of one kind here and of another there."""
    kinds: dict[tuple[str, str], Text] = {}
    for framework in index.data.frameworks:
        for provision in framework.provisions:
            yield from once(((_name_of(copy), copy.place) for copy in provision.seen), "copy")
            for copy in provision.seen:
                kind = kinds.setdefault((framework.id, copy.address or ""), copy.kind)
                if copy.address and kind != copy.kind:
                    fact = f"the address is {copy.kind} here, and {kind} at {kind.place}"
                    yield Problem(copy.kind.place, fact, "write the same kind for both")


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


def groups_turn_as_they_bind(index: Index) -> Iterator[Problem]:
    """A group that binds with a not lists what is not to be done, and says so under turns."""
    for framework in index.data.frameworks:
        for edition in framework.editions:
            for group in edition.groups:
                if group.force and re.search(r"(?i)\bnot$", group.force.strip()) and not group.turns:
                    fact = f"the group {group.number} binds with “{group.force}”, and does not say that it turns"
                    remedy = 'add turns: "not"; or write a force without the not'
                    yield Problem(group.force.place, fact, remedy, about=group.place)


def words_keep_the_not_of_their_group(index: Index) -> Iterator[Problem]:
    """Where a group lists what is not to be done, our words for each of its numbers say so by themselves."""
    for framework in index.data.frameworks:
        negative = {
            (edition.id, group.number) for edition in framework.editions for group in edition.groups if group.turns
        }
        for provision in framework.provisions:
            group = provision.number.rpartition(framework.separator or ".")[0]
            words = provision.in_our_words
            is_negative = (provision.edition, group) in negative
            if words and is_negative and not re.search(r"\b([Nn]ot|[Nn]ever|[Nn]or|[Nn]o)\b", words):
                fact = f"{provision.number} stands in a group of things not to do, but our words do not say not"
                yield Problem(words.place, fact, "begin with Do not")


def _name_of(copy: Copy) -> str:
    return " ".join(filter(None, (copy.copy, copy.address, copy.source, copy.dated)))


def _in_notation(number: Text, framework: Framework) -> Iterator[Problem]:
    other = {".": ":", ":": "."}.get(framework.separator)
    if other and other in number:
        written = number.replace(other, framework.separator)
        yield Problem(
            number.place,
            f"{number} is not how {framework.short} prints a number",
            f'write "{written}", or put it under the framework it belongs to',
        )
