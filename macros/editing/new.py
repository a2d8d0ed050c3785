"""Ask for what a new entry needs, one field at a time, and put the entry where it belongs."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from collections.abc import Mapping as Table
from dataclasses import dataclass
from typing import Any

from macros.editing import entries
from macros.editing.bodies import body_of
from macros.editing.fix import MAPPINGS, STANDARDS, mended
from macros.model import urls
from macros.model.fields import fields_of
from macros.model.index import Index
from macros.model.places import Place, Text, nearest
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
from macros.model.words import CHANGES, KINDS, NUMBERINGS, SCENES, Meaning
from macros.reading.build import misfits
from macros.reading.strict import Block, Node, Series, below, read_yaml

SOURCES = "data/sources.yml"
ANSWER = Place("your answer")

Files = Table[str, bytes]


@dataclass(frozen=True, slots=True)
class Interview:
    """Somebody who answers: `ask` shows a question and returns what was typed, `tell` shows a line.

    `today` is the day as 2026-11-20; `given` holds answers to questions that are not asked, by their first words.
    """

    ask: Callable[[str], str]
    tell: Callable[[str], None]
    today: str
    given: Table[str, str] = dataclasses.field(default_factory=dict)

    def known(self, what: str, words: Iterable[str]) -> str:
        """Ask until one of the known words is given."""
        known = list(words)
        answer = self.given.get(what.split(maxsplit=1)[0]) or self.ask(f"{what}: ").strip()
        while answer not in known:
            self.tell(f"  {nearest(answer, known)}")
            answer = self.ask(f"{what}: ").strip()
        return answer

    def word(self, what: str, words: Table[str, Meaning]) -> str:
        """Ask for a word of a vocabulary after showing what each means."""
        for word, meaning in words.items():
            self.tell(f"  {word:<16} {meaning.says}")
        return self.known(what, words)

    def field(self, cls: Any, key: str, default: str = "") -> str:
        """Ask for one field until the answer fits; an empty one takes the default, or leaves an optional field out."""
        field = fields_of(cls)[key]
        without_answer = default or ("leave out" if field.optional else "")
        offered = f" [{without_answer}]" if without_answer else ""
        if field.words:
            return self.word(key, field.words)
        given = self.given.get(key)
        while True:
            answer = (self.ask(f"{key} ({field.help}){offered}: ").strip() if given is None else given) or default
            given = None
            if not answer and field.optional:
                return ""
            written = read_yaml(f"{key}: {entries.quoted(answer)}".encode(), ANSWER.file)
            problems = [*written.problems, *misfits(Text(answer, ANSWER), key, field)]
            if not problems:
                return answer
            for problem in problems:
                self.tell(f"  {problem.fact}: {problem.remedy}")


def new_mapping(index: Index, files: Files, interview: Interview) -> dict[str, bytes]:
    """Ask for a mapping; return the files that change."""
    item = interview.known("item (the page's name, the last part of its address)", index.items)
    framework = interview.known("framework", index.frameworks)
    question = "mapping, none (looked, nothing found) or not-yet (nobody has read it)"
    what = "mapping" if "number" in interview.given else interview.known(question, ("mapping", "none", "not-yet"))
    if what == "mapping":
        reference = f"{item} → {framework}"
        interview.tell(f"  {reference}: the first mapping of a framework is the main one; this one is added last")
        values = {key: interview.field(Mapping, key) for key in ("number", "edition", "relation", "basis")}
        if values["basis"] in {"cited", "stated"}:
            values["source"] = interview.known("source", index.sources)
            values["place"] = interview.field(Mapping, "place")
        values["why"] = interview.field(Mapping, "why")
        entry = entries.write(Mapping, values)
    elif what == "none":
        entry = entries.write(
            NothingFound,
            {"none": interview.field(NothingFound, "none"), "on": interview.field(NothingFound, "on", interview.today)},
        )
    else:
        entry = entries.write(NotYetLooked, {"not-yet": interview.field(NotYetLooked, "not-yet")})
    return _with(
        files, MAPPINGS, _mapped(files[MAPPINGS].decode(), item, framework, entry, replaces_gap=what == "mapping")
    )


def new_provision(index: Index, files: Files, interview: Interview) -> dict[str, bytes]:
    """Ask for a provision; return the files that change."""
    framework = index.frameworks[interview.known("framework", index.frameworks)]
    values: dict[str, Any] = {"number": interview.field(Provision, "number")}
    values["edition"] = interview.field(Provision, "edition", framework.current_edition)
    values["seen"] = [copy := _copy(index, interview)]
    if copy["extent"] != "number":
        values |= {key: interview.field(Provision, key) for key in ("title", "in_our_words", "online", "force")}
    if values["edition"] != framework.current_edition:
        change = interview.word("change (what the current edition did to this number)", CHANGES)
        numbers = interview.ask("numbers (in the current edition, with spaces between them) [none]: ").split()
        values["became"] = {"change": change, "numbers": numbers, "evidence": interview.field(Became, "evidence")}
    lines = files[STANDARDS].decode().split("\n")
    series = below(read_yaml(files[STANDARDS], STANDARDS).node, "frameworks", framework.id, "provisions")
    return _with(files, STANDARDS, _appended(lines, series, entries.write(Provision, values)))


def _copy(index: Index, interview: Interview) -> dict[str, str]:
    """Ask for the copy that somebody has before them."""
    copy = {key: interview.field(Copy, key) for key in ("kind", "extent")}
    for key, question, words in (
        ("numbered", "does it print the number? yes, no, or by-order where its place in a list gives it", NUMBERINGS),
        ("names_edition", "does it say which edition it is? yes or no", ("no",)),
    ):
        if (answer := interview.known(question, ("yes", *words))) != "yes":
            copy[key] = answer
    if copy["kind"] == "source":
        copy["source"] = interview.known("source", index.sources)
    else:
        copy["address"] = interview.field(Copy, "address")
    return copy | {"copy": interview.field(Copy, "copy"), "on": interview.field(Copy, "on", interview.today)}


def new_framework(index: Index, files: Files, interview: Interview) -> dict[str, bytes]:
    """Ask for a framework without provisions; return the files that change: each page says that it was not read."""
    while (name := interview.field(Statement, "id")) in index.frameworks:  # the same form: letters, digits, hyphens
        interview.tell(f"  there is a framework {name} already: choose another name")
    keys = ("title", "short", "publisher", "nation", "binds", "numbering")
    values: dict[str, Any] = {key: interview.field(Framework, key) for key in keys}
    values["separator"] = interview.known("separator (the sign between the parts of a number)", (".", ":"))
    named = interview.ask("spoken_as (names that people type before a number, with commas between them): ")
    values["spoken_as"] = [spoken for part in named.lower().split(",") if (spoken := part.strip())]
    values["current_edition"] = interview.field(Framework, "current_edition", interview.today[:4])
    edition = {"label": interview.field(Edition, "label", f"{values['current_edition']} edition")}
    edition |= {key: interview.field(Edition, key) for key in ("in_force", "official_url", "force")}
    entry = [
        *entries.write(Framework, values),
        "editions:",
        f"  {entries.quoted(values['current_edition'])}:",
        *entries.indented(entries.write(Edition, edition), 4),
        "provisions: []",
    ]
    interview.tell(f"  now its numbers: python -m macros desk {name}, and its text as a file")
    changed = {
        **files,
        STANDARDS: _with_framework(files[STANDARDS], name, entry),
        MAPPINGS: _with_gaps(files[MAPPINGS].decode(), index, name, values["title"]),
    }
    return {file: mended(changed).get(file, changed[file]) for file in (STANDARDS, MAPPINGS)}


def new_statement(index: Index, files: Files, interview: Interview) -> dict[str, bytes]:
    """Ask for a statement of a source; return the files that change."""
    source = interview.known("source", index.sources)
    values = {key: interview.field(Statement, key) for key in ("id", "place", "kind")}
    values["item"] = interview.known("item (the page that it belongs to)", index.items)
    values["says"] = interview.field(Statement, "says")
    series = below(read_yaml(files[SOURCES], SOURCES).node, "sources", source, "statements")
    return _with(
        files, SOURCES, _appended(files[SOURCES].decode().split("\n"), series, entries.write(Statement, values))
    )


def new_item(index: Index, files: Files, interview: Interview) -> dict[str, bytes]:
    """Ask for a page of guidance; return the new page, which its writer goes on with."""
    kind = interview.known("kind", KINDS)
    while True:
        identifier = interview.field(Statement, "id")  # the same form: letters, digits, hyphens
        file = f"docs/{urls.of_kind(kind)}{identifier}.md"
        if identifier not in index.items and file not in files:
            break
        interview.tell(f"  there is a page {identifier} already: choose another name")
    keys = ["title", "summary", *(["theme"] if KINDS[kind].mapped else []), *(["origin"] if kind in SCENES else [])]
    head = entries.write(Item, {key: interview.field(Item, key) for key in keys})
    interview.tell(f"  now map it: python -m macros new mapping, once for each of {', '.join(index.frameworks)}")
    return {file: "\n".join(["---", *head, "---", *body_of(kind), ""]).encode()}


KINDS_OF_ENTRY: dict[str, Callable[[Index, Files, Interview], dict[str, bytes]]] = {
    "mapping": new_mapping,
    "framework": new_framework,
    "provision": new_provision,
    "item": new_item,
    "statement": new_statement,
}


# --- Where an entry goes ----------------------------------------------------------------------------------------------


def _with(files: Files, file: str, text: str) -> dict[str, bytes]:
    """Return the changed file with its entries in order and the titles beside its numbers."""
    changed = {STANDARDS: files[STANDARDS], file: text.encode()}
    return {file: mended(changed).get(file, changed[file])}


def _mapped(text: str, item: str, framework: str, entry: list[str], *, replaces_gap: bool) -> str:
    """Return the mappings with one entry more: in the list of its framework, else in a new list, else under a new item.

    `mended` sorts them.
    """
    root = read_yaml(text.encode(), MAPPINGS).node
    by_framework = below(root, item)
    series = below(by_framework, framework)
    lines = text.rstrip("\n").split("\n")
    if isinstance(series, Series):
        first = series.values[0]
        is_gap = isinstance(first, Block) and ({"none", "not-yet"} & set(map(str, first.values)))
        if is_gap and replaces_gap:
            at = first.place.line - 1
            lines[at : entries.end_of(lines, at)] = _entry(entry, first)
            return "\n".join([*lines, ""])
        return _appended([*lines, ""], series, entry)
    if isinstance(by_framework, Block):
        at = by_framework.place.line - 1
        lines[at:at] = [f"  {framework}:", *entries.indented(entries.dashed(entry), 4)]
        return "\n".join([*lines, ""])
    return "\n".join([*lines, f"{item}:", f"  {framework}:", *entries.indented(entries.dashed(entry), 4), ""])


def _with_framework(standards: bytes, name: str, entry: list[str]) -> bytes:
    known = below(read_yaml(standards, "").node, "frameworks")
    if not isinstance(known, Block) or not known.values:
        raise LookupError("there is no framework to stand beside: write the first one by hand")
    lines = standards.decode().split("\n")
    last = list(known.values)[-1].place
    margin, after = last.column - 1, entries.end_of(lines, last.line - 1)
    lines[after:after] = entries.indented([f"{name}:", *entries.indented(entry, 2)], margin)
    return "\n".join(lines).encode()


def _with_gaps(text: str, index: Index, framework: str, title: str) -> bytes:
    """Return the mappings with an honest gap for one framework under each page that is mapped."""
    root = read_yaml(text.encode(), MAPPINGS).node
    lines = text.rstrip("\n").split("\n")
    gaps: list[tuple[int, list[str]]] = []
    for item in index.items.values():
        if KINDS[item.kind].mapped:
            why = {"not-yet": f"Nobody here has compared the page \u201c{item.title}\u201d with {title} yet."}
            gap = [f"  {framework}:", *entries.indented(entries.dashed(entries.write(NotYetLooked, why)), 4)]
            known = below(root, item.id)
            at = known.place.line - 1 if isinstance(known, Block) else len(lines)
            gaps.append((at, gap if known else [f"{item.id}:", *gap]))
    for at, gap in sorted(gaps, key=lambda place: -place[0]):
        lines[at:at] = gap
    return "\n".join([*lines, ""]).encode()


def _appended(lines: list[str], series: Node | None, entry: list[str]) -> str:
    if not isinstance(series, Series) or not series.values:
        raise LookupError("there is no list to add to: write the first entry by hand")
    last = series.values[-1]
    after = entries.end_of(lines, last.place.line - 1)
    return "\n".join([*lines[:after], *_entry(entry, last), *lines[after:]])


def _entry(entry: list[str], neighbour: Node) -> list[str]:
    return entries.indented(entries.dashed(entry), neighbour.place.column - len("- ") - 1)
