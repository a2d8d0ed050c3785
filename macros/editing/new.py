"""Ask for what a new entry needs, one field at a time, and put the entry where it belongs."""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Callable, Iterable
from typing import Any

from macros.editing import entries
from macros.editing.bodies import body_of
from macros.editing.fix import MAPPINGS, STANDARDS, mended
from macros.editing.interview import Interview, misread, none, unruly
from macros.editing.named import framework_called, page_called, pages_like, source_called
from macros.editing.placed import (
    ELSEWHERE,
    SOURCES,
    Files,
    appended,
    in_order,
    looked_at_last,
    with_framework,
    with_gaps_of,
    with_mapping,
    without_body,
)
from macros.editing.targets import Targets
from macros.model import urls
from macros.model.evidence import is_known
from macros.model.fields import FORMS, fields_of
from macros.model.index import Index
from macros.model.names import title_of
from macros.model.places import Problem, nearest
from macros.model.records import (
    Became,
    Copy,
    Edition,
    Framework,
    Item,
    Mapping,
    NothingFound,
    NotYetLooked,
    Provision,
    Statement,
)
from macros.model.typed import COMMAND, quoted
from macros.model.words import (
    CHANGES,
    FIRST_SCREEN,
    KINDS,
    MOST_LINKS,
    NUMBERINGS,
    SCENES,
    TEACHES,
)
from macros.reading.yaml.nodes import below
from macros.reading.yaml.strict import read_yaml
from macros.rules.became import unfit as unfit_numbers
from macros.rules.reasons import SHORTEST_REASON


def new_mapping(index: Index, files: Files, interview: Interview) -> dict[str, bytes]:
    """Ask for a mapping; return the files that change."""
    item = _page(index, interview, "item (a page: its title, or the last part of its address)")
    framework = _framework(index, interview)
    question = "mapping, none (looked, nothing found) or not-yet (nobody has read it)"
    mapped = index.answers.get((item, framework))

    def clashes(what: str) -> str:
        is_gap = what in {"none", "not-yet"} and mapped and mapped.mappings
        return f"{item} is mapped to {framework} already, so that something was found: write mapping" if is_gap else ""

    ways = ("mapping", "none", "not-yet")
    what = "mapping" if "number" in interview.given else interview.known(question, ways, doubt=clashes)
    if what == "mapping":
        number, edition = _number(index, interview, item, framework)
        values = {"number": number, "edition": edition}
        values |= {key: interview.field(Mapping, key) for key in ("relation", "basis")}
        if values["basis"] in {"cited", "stated"}:
            values["source"] = _source(index, interview)
            values["place"] = interview.field(Mapping, "place")
        values["why"] = interview.field(Mapping, "why", doubt=functools.partial(_short, index))
        entry = entries.write(Mapping, values)
    elif what == "none":
        why = interview.field(NothingFound, "none", doubt=functools.partial(_short, index))
        entry = entries.write(NothingFound, {"none": why, "on": interview.field(NothingFound, "on", interview.today)})
    else:
        why = interview.field(NotYetLooked, "not-yet", doubt=functools.partial(_short, index))
        entry = entries.write(NotYetLooked, {"not-yet": why})
    looked = what != "not-yet" and looked_at_last(index, files, item, framework)
    if not looked:
        return in_order(files, MAPPINGS, with_mapping(files[MAPPINGS].decode(), item, framework, entry))
    interview.tell(f"  nobody had looked at {framework}, it said in {STANDARDS}; now it says so of what is left")
    looked[MAPPINGS] = with_mapping(looked[MAPPINGS].decode(), item, framework, entry).encode()
    return {file: mended(looked).get(file, looked[file]) for file in (STANDARDS, MAPPINGS)}


def new_provision(index: Index, files: Files, interview: Interview) -> dict[str, bytes]:
    """Ask for a provision; return the files that change."""
    framework = index.frameworks[_framework(index, interview)]

    def there(edition: str, number: str) -> str:
        reference = index.reference(framework.id, number, edition)
        return f"{reference} is in the map already: choose another number" if reference in index.provisions else ""

    def no_edition(edition: str, number: str) -> str:
        ids = [str(listed.id) for listed in framework.editions]
        return there(edition, number) if edition in ids else f"no edition {edition}: {nearest(edition, ids)}"

    def wrong(number: str) -> str:
        older = [str(edition.id) for edition in framework.editions if not there(str(edition.id), number)]
        return _in_notation(framework, number) or ("" if older else there(framework.current_edition, number))

    values: dict[str, Any] = {"number": interview.field(Provision, "number", doubt=wrong)}
    values["edition"] = interview.field(
        Provision, "edition", framework.current_edition, doubt=lambda edition: no_edition(edition, values["number"])
    )
    values["seen"] = [copy := _copy(index, interview)]
    if copy["extent"] != "number":
        values |= {key: interview.field(Provision, key, needed=True) for key in ("title", "in_our_words")}
        values |= {key: interview.field(Provision, key) for key in ("online", "force")}
    if values["edition"] != framework.current_edition:
        change = interview.word("change (what the current edition did to this number)", CHANGES)
        numbers = interview.text(
            "numbers (in the current edition, with spaces between them) [none]",
            lambda answer: (
                _unknown(index, framework, change, answer.replace(",", " ").split())
                or unfit_numbers(change, values["number"], answer.replace(",", " ").split())
            ),
        )
        became = {"change": change, "numbers": numbers.replace(",", " ").split()}
        values["became"] = became | {"evidence": interview.field(Became, "evidence")}
    lines = files[STANDARDS].decode().split("\n")
    series = below(read_yaml(files[STANDARDS], STANDARDS).node, "frameworks", framework.id, "provisions")
    return in_order(files, STANDARDS, appended(lines, series, entries.write(Provision, values)))


def new_framework(index: Index, files: Files, interview: Interview) -> dict[str, bytes]:
    """Ask for a framework without provisions, which says that nobody has looked at it; return the files that change."""
    name = interview.field(
        Statement,  # the same form: letters, digits, hyphens
        "id",
        doubt=lambda name: f"there is a framework {name} already: choose another name" * (name in index.frameworks),
    )
    keys = ("title", "short", "publisher", "nation", "binds", "numbering")
    values: dict[str, Any] = {key: interview.field(Framework, key) for key in keys}
    values["separator"] = interview.known("separator (the sign between the parts of a number)", (".", ":"))

    def spoken(answer: str) -> list[str]:
        return [name for part in answer.lower().split(",") if (name := part.strip())]

    question = "spoken_as (names that people type before a number, with commas between them)"
    values["spoken_as"] = spoken(
        interview.text(question, lambda answer: _of_any(Framework, "spoken_as", spoken(answer)))
    )
    values["current_edition"] = interview.field(Framework, "current_edition", doubt=_as_id)
    values["not_yet"] = [{"says": f"Nobody here has compared {values['title']} with these pages yet."}]
    edition = {"label": interview.field(Edition, "label", f"{values['current_edition']} edition")}
    edition |= {key: interview.field(Edition, key) for key in ("in_force", "official_url", "force")}
    entry = [
        *entries.write(Framework, values),
        "editions:",
        f"  {quoted(values['current_edition'])}:",
        *entries.indented(entries.write(Edition, edition), 4),
        "provisions: []",
    ]
    interview.tell(f"  now its numbers: {COMMAND} desk {name}, and its text as a file")
    changed = in_order(files, STANDARDS, with_framework(files[STANDARDS], name, entry))
    for body in (body for body in index.data.elsewhere if {name, *values["spoken_as"]} & {body.id, *body.spoken_as}):
        interview.tell(f"  {ELSEWHERE} no longer says of it that it is not covered: {body.name}")
        changed[ELSEWHERE] = without_body(changed.get(ELSEWHERE, files[ELSEWHERE]), str(body.id))
    return changed


def new_statement(index: Index, files: Files, interview: Interview) -> dict[str, bytes]:
    """Ask for a statement of a source; return the files that change."""
    source = _source(index, interview)
    taken = {statement.id for of_source in index.sources.values() for statement in of_source.statements}
    identifier = interview.field(
        Statement,
        "id",
        doubt=lambda name: f"there is a statement {name} already: choose another name" * (name in taken),
    )
    values = {"id": identifier} | {key: interview.field(Statement, key) for key in ("place", "kind")}
    values["item"] = _page(index, interview, "item (the page that it belongs to)")
    values["says"] = interview.field(Statement, "says")
    series = below(read_yaml(files[SOURCES], SOURCES).node, "sources", source, "statements")
    return in_order(
        files, SOURCES, appended(files[SOURCES].decode().split("\n"), series, entries.write(Statement, values))
    )


def new_item(index: Index, files: Files, interview: Interview) -> dict[str, bytes]:
    """Ask for a page of guidance; return the new page, which its writer goes on with, and what it does not know yet."""
    interview.offer("kind", ((name, kind.plural) for name, kind in KINDS.items()))
    kind = interview.known("kind", KINDS, called=lambda name: _kind_called(name) or name)

    def taken(name: str) -> str:
        known = name in index.items or f"docs/{urls.of_kind(kind)}{name}.md" in files
        return f"there is a page {name} already: choose another name" if known else ""

    identifier = interview.field(Statement, "id", doubt=taken)  # the same form: letters, digits, hyphens
    file = f"docs/{urls.of_kind(kind)}{identifier}.md"
    keys = ["title", "summary", *(["theme"] if KINDS[kind].mapped else []), *(["origin"] if kind in SCENES else [])]
    keys += ["people", "led_by"] if kind == TEACHES else []
    values: dict[str, Any] = {
        key: interview.field(Item, key, doubt=_address if key == "title" else none) for key in keys
    }
    if KINDS[kind].answers_first:
        values |= {key: _lines(interview, key) for key in FIRST_SCREEN}
    new = {file: "\n".join(["---", *entries.write(Item, values), "---", *body_of(kind), ""]).encode()}
    if KINDS[kind].mapped:
        interview.tell(f"  now map it: {COMMAND} new mapping --item {identifier}, once for each framework")
        new |= in_order(files, MAPPINGS, with_gaps_of(files[MAPPINGS].decode(), index, identifier, values))
    return new


KINDS_OF_ENTRY: dict[str, Callable[[Index, Files, Interview], dict[str, bytes]]] = {
    "mapping": new_mapping,
    "framework": new_framework,
    "provision": new_provision,
    "item": new_item,
    "statement": new_statement,
}


def question_of(problem: Problem, files: Files, new: Files, asked: Iterable[str]) -> str:
    """Return which question gave what a problem is about: the key that is to be added, or that of its line.

    Nothing where that line is not new.
    """
    if lacking := next((name for name in asked if re.match(rf"add {re.escape(name)}\b", problem.remedy)), ""):
        return lacking
    old, lines = (at.get(problem.place.file, b"").decode().split("\n") for at in (files, new))
    steps = difflib.SequenceMatcher(None, old, lines, autojunk=False).get_opcodes()
    fresh = {line for step, _, _, first, after in steps if step != "equal" for line in range(first, after)}
    key = re.match(r" *(?:- )?([a-z_-]+):", lines[min(problem.place.line, len(lines)) - 1])
    return key[1] if key and problem.place.line - 1 in fresh else ""


def is_left_to_write(problem: Problem, files: Files, new: Files) -> bool:
    """Tell whether a problem is about a page that begins: its body, or that no other page leads to it yet."""
    text = new.get(problem.place.file, b"").decode()
    head = text.partition("\n---\n")[0].count("\n") + 2
    begins = problem.place.file.endswith(".md") and problem.place.file not in files
    return begins and (problem.place.line > head or problem.yields)


# --- Questions that several entries ask -------------------------------------------------------------------------------


def _page(index: Index, interview: Interview, question: str) -> str:
    return interview.known(
        question,
        index.items,
        called=functools.partial(page_called, index),
        like=functools.partial(pages_like, index),
    )


def _framework(index: Index, interview: Interview) -> str:
    interview.offer("framework", ((name, framework.title) for name, framework in index.frameworks.items()))
    return interview.known("framework", index.frameworks, called=functools.partial(framework_called, index))


def _source(index: Index, interview: Interview) -> str:
    interview.offer("source", ((name, source.title) for name, source in index.sources.items()))
    return interview.known("source", index.sources, called=functools.partial(source_called, index))


def _number(index: Index, interview: Interview, item: str, framework: str) -> tuple[str, str]:
    """Ask for the number that an item is mapped to, and its edition, which is empty where it is the current one."""
    targets = Targets(index, item, framework, interview.means)
    for target in targets.mapped:
        interview.tell(f"  is there: {title_of(index, target)}")
    if len(targets.mapped) >= MOST_LINKS:
        raise LookupError(f"{item} has {MOST_LINKS} mappings to {framework}, and no more help a reader")
    if not any(is_known(own) for reference, own in index.provisions.items() if reference.framework == framework):
        raise LookupError(f"nobody has read a number of {framework} yet: {COMMAND} desk {framework}, and its text")
    interview.tell(f"  {item} → {framework}: the first mapping is the main one; this one is added last")
    interview.offer("number", targets.choices())
    question = "number (as the publisher prints it, or words of its title)"
    number, edition = targets.understood(interview.text(question, targets.doubt_number))
    default = edition or targets.standing(number)[0]
    edition = interview.field(
        Mapping,
        "edition",
        default if default != targets.current else "",
        doubt=functools.partial(targets.doubt_edition, number),
    )
    return number, "" if edition == targets.current else edition


def _short(index: Index, reason: str) -> str:
    """Say what is wrong with a reason that nobody could check."""
    if len(reason) < SHORTEST_REASON:
        return f"that has {len(reason)} characters: say in {SHORTEST_REASON} or more why"
    known = {mapping.why for answer in index.data.answers for mapping in answer.mappings}
    return "the same reason stands in the map already: say what is particular here" if reason in known else ""


def _in_notation(framework: Framework, number: str) -> str:
    other = {".": ":", ":": "."}[framework.separator]
    written = number.replace(other, framework.separator)
    return f"{framework.short} prints its numbers as {written}" if other in number else ""


def _unknown(index: Index, framework: Framework, change: str, numbers: Iterable[str]) -> str:
    """Say which of the numbers that an older one became are not there."""
    current = [str(reference.number) for reference in index.in_edition(framework.id, framework.current_edition)]
    strays = [number for number in numbers if number not in current]
    if strays:
        return f"no number {strays[0]} in the current edition: {nearest(strays[0], current)}"
    return "what was removed became no number: leave it empty" if change == "removed" and list(numbers) else ""


def _of_any(cls: Any, key: str, entries_of_it: Iterable[str]) -> str:
    """Say what is wrong with the first entry of a list that does not fit."""
    return next(filter(None, (misread(cls, key, one) or unruly(cls, key, one) for one in entries_of_it)), "")


def _as_id(name: str) -> str:
    form, remedy = FORMS["id"]
    return "" if not name or form.fullmatch(name) else remedy


def _address(title: str) -> str:
    return "a title names no address of the web: say what the page is about" * ("://" in title)


def _lines(interview: Interview, key: str) -> list[str]:
    """Ask for the lines of one part of a first screen."""
    field = fields_of(Item)[key]

    def parts(answer: str) -> list[str]:
        return [line.strip() for line in answer.split("/") if line.strip()]

    def doubt(answer: str) -> str:
        return _of_any(Item, key, parts(answer) or [""])

    return parts(interview.text(f"{key} ({field.help.rstrip('.')}, with / between two lines)", doubt))


def _kind_called(name: str) -> str:
    return next((key for key, kind in KINDS.items() if name.lower() in {kind.label.lower(), kind.plural.lower()}), "")


def _copy(index: Index, interview: Interview) -> dict[str, str]:
    """Ask for the copy that somebody has before them."""
    copy = {key: interview.field(Copy, key) for key in ("kind", "extent")}
    for key, question, words in (
        ("numbered", "(does it print the number? yes, no, or by-order where its place in a list gives it)", NUMBERINGS),
        ("names_edition", "(does it say which edition it is? yes or no)", ("no",)),
    ):
        if (answer := interview.known(f"{key} {question}", ("yes", *words))) != "yes":
            copy[key] = answer
    if copy["kind"] == "source":
        copy["source"] = _source(index, interview)
    else:
        copy["address"] = interview.field(Copy, "address")
    return copy | {"copy": interview.field(Copy, "copy"), "on": interview.field(Copy, "on", interview.today)}
