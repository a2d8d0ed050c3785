"""Turn what the index knows into the Markdown of pages: one function a macro, one template a function."""

from __future__ import annotations

import datetime
import functools
import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from macros import urls
from macros.coverage import STATES, coverage
from macros.index import Index, numeric, numeric_parts
from macros.model import (
    BASES,
    CASES,
    CHANGES,
    KINDS,
    ORIGINS,
    RELATIONS,
    SOURCE_STATUSES,
    STATUSES,
    THEMES,
    Edition,
    Framework,
    Group,
    Item,
    Link,
    Mapping,
    Meaning,
    Reference,
)

TEMPLATES = Path(__file__).with_name("templates")


@dataclass(frozen=True, slots=True)
class Here:
    """The page that is being rendered: its address (`concepts/dual-relationships/`) and its file (`docs/concepts/dual-relationships.md`)."""

    address: str
    file: str


# --- Macros of item pages ---------------------------------------------------------------------------------------------


def item_head(index: Index, here: Here) -> str:
    """Print what a reader must see first: kind, warnings, the rule in one sentence, and the main provisions."""
    item = _item(index, here)
    return _render("item_head", here, index, item=item, kind=KINDS[item.kind], mains=_mains(index, item))


def what_the_standards_say(index: Index, here: Here) -> str:
    """Print everything that the page is mapped to, framework by framework, with reason and basis."""
    item = _item(index, here)
    mapped = [(framework, mapping, _targets(index, mapping)) for framework, mapping in index.links_from(item.id) if mapping]
    reviews = [review for _, mapping, _ in mapped for link in mapping.links for review in link.reviews]
    return _render("standards", here, index, item=item, mapped=mapped, reviews=reviews)


def what_the_sources_say(index: Index, here: Here) -> str:
    """Print what the source documents say on the page's subject, with the place of each statement."""
    statements = index.statements_of(_item(index, here).id)
    by_source = [(index.sources[name], [s for _, s in group]) for name, group in itertools.groupby(statements, key=lambda pair: pair[0].id)]
    return _render("sources", here, index, by_source=by_source)


def related_pages(index: Index, here: Here) -> str:
    """Print links to the pages to read next."""
    item = _item(index, here)
    return _render("related", here, index, groups=_by_kind(index.related_to(item)))


# --- Macros of made pages ---------------------------------------------------------------------------------------------


def provision_page(index: Index, here: Here, framework: str, edition: str, number: str) -> str:
    """Print all that is known about one provision, in both directions."""
    reference = _reference(index, framework, edition, number)
    links = index.links_to(reference)
    before, after = index.neighbours(reference)
    return _render(
        "provision",
        here,
        index,
        reference=reference,
        provision=index.provisions[reference],
        framework=index.frameworks[framework],
        edition=index.edition_of(reference),
        group=index.group_of(reference),
        ideas=_main_first(index, reference, [(item, link) for item, link in links if item.kind not in CASES]),
        cases=_main_first(index, reference, [(item, link) for item, link in links if item.kind in CASES]),
        alike=_by_framework(index, index.alike(reference)),
        same_number=[other for other in index.numbers[numeric_parts(number)] if other != reference],
        changed=_changed_meaning(index, reference),
        was=index.was(reference),
        became=index.became(reference),
        before=before,
        after=after,
    )


def framework_page(index: Index, here: Here, framework: str, edition: str) -> str:
    """Print whom a framework binds, how it numbers, and the full list of one edition."""
    known = index.frameworks[framework]
    shown = index.editions[framework, edition]
    return _render(
        "framework",
        here,
        index,
        framework=known,
        edition=shown,
        others=[other for other in known.editions if other.id != edition],
        current=edition == known.current_edition,
        groups=_grouped(index, framework, shown),
        count=len(index.in_edition(framework, edition)),
        counts=_counts(index, framework, edition),
    )


def number_page(index: Index, here: Here, number: str) -> str:
    """Print what a bare number can mean: every framework and edition that has it."""
    references = index.numbers[tuple(number.split("-"))]
    return _render("number", here, index, number=references[0].number, references=_current_first(references))


def all_numbers(index: Index, here: Here) -> str:
    """Print every number there is, with the provisions that carry it."""
    rows = sorted(index.numbers.items(), key=lambda row: numeric(".".join(row[0])))
    return _render("numbers", here, index, rows=[(parts, _current_first(references)) for parts, references in rows])


def frameworks_list(index: Index, here: Here) -> str:
    """Print the frameworks side by side: whom they bind, their editions, how much of them we have read."""
    rows = [(framework, _counts(index, framework.id, framework.current_edition)) for framework in index.frameworks.values()]
    return _render("frameworks", here, index, rows=rows)


def items_of_kind(index: Index, here: Here, kind: str) -> str:
    """Print all items of one kind, theme by theme."""
    items = sorted((item for item in index.items.values() if item.kind == kind), key=_place_in_list)
    themes = [(THEMES[theme], [item for item in items if item.theme == theme]) for theme in THEMES]
    rest = [item for item in items if not item.theme]
    return _render("kind", here, index, kind=KINDS[kind], themes=[(theme, found) for theme, found in themes if found], rest=rest)


def subjects(index: Index, here: Here) -> str:
    """Print the themes, and the kinds of page."""
    counted = [(name, kind, sum(item.kind == name for item in index.items.values())) for name, kind in KINDS.items()]
    return _render("subjects", here, index, themes=_themes(index), kinds=[row for row in counted if row[2]])


def items_of_theme(index: Index, here: Here, theme: str) -> str:
    """Print all items of one theme, kind by kind."""
    items = next(items for name, _, items in _themes(index) if name == theme)
    return _render("theme", here, index, theme=THEMES[theme], groups=_by_kind(items))


def doors(index: Index, here: Here) -> str:
    """Print the three questions that the home page answers."""
    cases = [item for item in index.items.values() if item.kind == "situation"]
    samples = [max(index.in_edition(name, known.current_edition), key=lambda one: len(index.links_to(one))) for name, known in index.frameworks.items()]
    return _render("home", here, index, cases=sorted(cases, key=_place_in_list), samples=samples, themes=_themes(index))


def coverage_tables(index: Index, here: Here) -> str:
    """Print what the map holds and what it lacks, in numbers."""
    return _render("coverage", here, index, counted=coverage(index), STATES=STATES)


def sources_list(index: Index, here: Here) -> str:
    """Print the source documents: what they are, whether they are in force, what was lost in our copies."""
    return _render("source_list", here, index, sources=list(index.sources.values()))


def source_page(index: Index, here: Here, source: str) -> str:
    """Print what one source says, in its own order, each statement leading to its page."""
    known = index.sources[source]
    places = [(place, list(statements)) for place, statements in itertools.groupby(known.statements, key=lambda statement: statement.where.partition(",")[0])]
    return _render("source", here, index, source=known, places=places)


def words_we_use(index: Index, here: Here) -> str:
    """Print what status, basis and relation mean, from the one list that the data is checked against."""
    return _render("words", here, index)


def offline_copy(index: Index, here: Here) -> str:
    """Print the link to the archive that opens without a network."""
    return _render("offline", here, index)


def _named(*macros: Callable[..., str]) -> dict[str, Callable[..., str]]:
    return {macro.__name__: macro for macro in macros}


ITEM_MACROS = _named(item_head, what_the_standards_say, what_the_sources_say, related_pages)  # on the page of an item
PAGE_MACROS = _named(frameworks_list, all_numbers, subjects, doors, coverage_tables, sources_list, words_we_use, offline_copy)  # on any page
MADE_MACROS = _named(provision_page, framework_page, number_page, items_of_kind, items_of_theme, source_page)  # on made pages alone
MACROS = ITEM_MACROS | PAGE_MACROS | MADE_MACROS


# --- Names of things --------------------------------------------------------------------------------------------------


def name_of(index: Index, reference: Reference) -> str:
    """Return how a provision is called: `SWE 5.6`, or `HCPC 2.7 (2016)` for an older edition."""
    short = f"{index.frameworks[reference.framework].short} {reference.number}"
    return short if reference.current else f"{short} ({reference.edition})"


def title_of(index: Index, reference: Reference) -> str:
    """Return the name of a provision with its short title."""
    provision = index.provisions[reference]
    return f"{name_of(index, reference)}: {provision.title or 'not yet read'}"


def escape(text: object) -> Markup:
    """Return text that neither Markdown nor HTML nor Jinja acts on: all but plain characters become entities."""
    if isinstance(text, Markup):
        return text
    return Markup(re.sub(r"[^\w ,.'\u2019\u2018\u201c\u201d\u2026\u2013/-]", lambda found: f"&#{ord(found[0])};", str(text)))  # noqa: S704  this is the escaping


# --- What the macros share --------------------------------------------------------------------------------------------


@functools.cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, finalize=escape, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["day"] = _day
    environment.globals |= {
        "BASES": BASES,
        "CHANGES": CHANGES,
        "ORIGINS": ORIGINS,
        "RELATIONS": RELATIONS,
        "SOURCE_STATUSES": SOURCE_STATUSES,
        "STATUSES": STATUSES,
        "THEMES": THEMES,
        "KINDS": KINDS,
        "numeric_parts": numeric_parts,
        "urls": urls,
    }
    return environment


def _render(template: str, here: Here, index: Index, **values: Any) -> str:
    """Render one template; lines lose their indentation, which Markdown would read as code."""

    def link(there: str) -> str:
        return urls.relative(here.address, there)

    text = (
        _environment()
        .get_template(f"{template}.md.j2")
        .render(here=here, index=index, link=link, name=functools.partial(name_of, index), title=functools.partial(title_of, index), **values)
    )
    lines = "\n".join(line.strip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip() + "\n"


def _day(date: str) -> str:
    """Return a date as people write it: `20 November 2026`."""
    day = datetime.date.fromisoformat(date)
    return f"{day.day} {day:%B %Y}"


def _item(index: Index, here: Here) -> Item:
    return index.item_of(here.file)


def _reference(index: Index, framework: str, edition: str, number: str) -> Reference:
    reference = index.reference(framework, number, edition)
    if reference not in index.provisions or reference is None:
        raise LookupError(f"no provision {framework}@{edition}:{number}")
    return reference


def _targets(index: Index, mapping: Mapping) -> list[tuple[Reference, Link]]:
    found = ((index.target(mapping.framework, link), link) for link in mapping.links)
    return [(target, link) for target, link in found if target is not None]


def _mains(index: Index, item: Item) -> list[tuple[Framework, Reference | None, list[Reference], Mapping]]:
    """Return, for each framework, the main provision of an item and the related ones, or None with the mapping that says why there is none."""
    rows = []
    for framework, mapping in index.links_from(item.id):
        if mapping:
            targets = [target for target, _ in _targets(index, mapping)]
            rows.append((framework, targets[0] if targets else None, targets[1:], mapping))
    return rows


def _place_in_list(item: Item) -> tuple[int, str]:
    return (int(item.order) if item.order else 1_000, item.title.lower())


def _themes(index: Index) -> list[tuple[str, Meaning, list[Item]]]:
    by_title = sorted(index.items.values(), key=_place_in_list)
    themes = ((name, theme, [item for item in by_title if item.theme == name]) for name, theme in THEMES.items())
    return [(name, theme, items) for name, theme, items in themes if items]


def _main_first(index: Index, reference: Reference, links: list[tuple[Item, Link]]) -> list[tuple[str, list[tuple[Item, Link]]]]:
    """Return links in two groups: pages for which this is the main number, then the others; what a source says comes before our reading."""
    order = list(BASES)
    links = sorted(links, key=lambda pair: (order.index(pair[1].basis), pair[0].title.lower()))
    main = [(item, link) for item, link in links if index.mappings[item.id, reference.framework].links[0] is link]
    also = [pair for pair in links if pair not in main]
    return [(words, rows) for words, rows in (("The main number for", main), ("Also touched by", also)) if rows]


def _by_kind(items: list[Item]) -> list[tuple[str, list[Item]]]:
    grouped = [(kind, [item for item in items if item.kind == name]) for name, kind in KINDS.items()]
    return [(kind.label if len(found) == 1 else kind.plural, found) for kind, found in grouped if found]


def _by_framework(index: Index, alike: list[tuple[Reference, list[Item]]]) -> list[tuple[Framework, list[tuple[Reference, list[Item]]]]]:
    grouped: dict[str, list[tuple[Reference, list[Item]]]] = {}
    for pair in alike:
        grouped.setdefault(pair[0].framework, []).append(pair)
    return [(framework, grouped[name]) for name, framework in index.frameworks.items() if name in grouped]


def _grouped(index: Index, framework: str, edition: Edition) -> list[tuple[str, Group | None, list[Reference]]]:
    """Return the provisions of an edition under the headings of their publisher, or under the first part of their number."""
    rows = [(reference, index.group_of(reference)) for reference in index.in_edition(framework, edition.id)]
    named = [(group.number if group else numeric_parts(reference.number)[0], group, reference) for reference, group in rows]
    found = []
    for number, part in itertools.groupby(named, key=lambda row: row[0]):
        members = list(part)
        found.append((str(number), members[0][1], [reference for _, _, reference in members]))
    return found


def _counts(index: Index, framework: str, edition: str) -> dict[str, int]:
    references = index.in_edition(framework, edition)
    return {status: sum(index.provisions[reference].status == status for reference in references) for status in STATUSES}


def _current_first(references: list[Reference]) -> list[Reference]:
    return sorted(references, key=lambda reference: not reference.current)


def _changed_meaning(index: Index, reference: Reference) -> list[Reference]:
    """Return provisions of other editions that carry the same number with another meaning."""
    same = [other for other in index.numbers[numeric_parts(reference.number)] if other.framework == reference.framework and other != reference]
    either = (index.provisions[reference].became, *(index.provisions[other].became for other in same))
    return same if any(change and change.warning for change in either) else []
