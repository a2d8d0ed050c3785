"""Turn what the index knows into the Markdown of pages: one function a macro, one template a function."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from macros.exports.catalogue import OFFERS
from macros.exports.shapes import FORMAT, SHAPES
from macros.model import urls
from macros.model.dates import dates_of, day
from macros.model.index import Index, numeric, numeric_parts
from macros.model.names import name_of, title_of
from macros.model.order import main_first, position_in_list
from macros.model.records import Answer, Edition, Framework, Group, Item, Reference
from macros.model.site import Site
from macros.model.words import BASES, CASES, CHANGES, GAPS, KINDS, ORIGINS, RELATIONS, SOURCE_STATUSES, STATUSES, THEMES, Meaning
from macros.reading.printed import ZIPS
from macros.views import bindings as applies
from macros.views import cite as citations
from macros.views import compare, editions, learn
from macros.views.coverage import STATES, coverage

TEMPLATES = Path(__file__).with_name("templates")


EXAMPLE = "assets/examples/ask.py"
MOST_MOVED = 100  # sentences shown for one version; a page stays light


@dataclass(frozen=True, slots=True)
class Here:
    """The page that is being rendered: its address (`concepts/dual-relationships/`), its file (`docs/concepts/dual-relationships.md`) and its site."""

    address: str
    file: str
    site: Site = field(default_factory=Site)
    links_from: str | None = None  # for a builder that moves the links of a page: the address from which it will move them


# --- Macros of item pages ---------------------------------------------------------------------------------------------


def item_head(index: Index, here: Here) -> str:
    """Print what a reader must see first: kind, warnings, the rule in one sentence, and the main provisions."""
    item = _item(index, here)
    return _render("item_head", here, index, item=item, kind=KINDS[item.kind], mains=_mains(index, item))


def what_the_standards_say(index: Index, here: Here) -> str:
    """Print everything that the page is mapped to, framework by framework, with reason and basis."""
    item = _item(index, here)
    answers = [(framework, answer, index.targets(answer)) for framework, answer in index.answers_of(item.id) if answer.state != "missing"]
    reviews = [review for _, answer, _ in answers for mapping in answer.mappings for review in mapping.reviews]
    return _render("standards", here, index, item=item, answers=answers, reviews=reviews)


def what_the_sources_say(index: Index, here: Here) -> str:
    """Print what the source documents say on the page's subject, with the place of each statement."""
    statements = index.statements_of(_item(index, here).id)
    by_source = [(index.sources[name], [s for _, s in group]) for name, group in itertools.groupby(statements, key=lambda pair: pair[0].id)]
    return _render("sources", here, index, by_source=by_source)


def related_pages(index: Index, here: Here) -> str:
    """Print links to the pages to read next."""
    item = _item(index, here)
    dates = dates_of(index, index.touched_by(item.id))
    return _render("related", here, index, groups=_by_kind(index.related_to(item)), pick=item.id, dates=dates, cited=citations.of_item(index, here.site, item))


# --- Macros of made pages ---------------------------------------------------------------------------------------------


def provision_page(index: Index, here: Here, framework: str, edition: str, number: str) -> str:
    """Print all that is known about one provision, in both directions."""
    reference = _reference(index, framework, edition, number)
    touching = index.mappings_to(reference)
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
        ideas=main_first(index, reference, [(item, mapping) for item, mapping in touching if item.kind not in CASES]),
        cases=main_first(index, reference, [(item, mapping) for item, mapping in touching if item.kind in CASES]),
        alike=_by_framework(index, index.alike(reference)),
        same_number=[other for other in index.numbers[numeric_parts(number)] if other != reference],
        changed=index.changed_meaning(reference),
        was=index.was(reference),
        became=index.became(reference),
        before=before,
        after=after,
        pick=str(reference),
        dates=dates_of(index, [reference]),
        cited=citations.of_provision(index, here.site, reference, title_of(index, reference)),
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
        pick="",
        dates=dates_of(index, index.in_edition(framework, edition)),
    )


def number_page(index: Index, here: Here, number: str) -> str:
    """Print what a bare number can mean: every framework and edition that has it."""
    references = index.numbers[tuple(number.split("-"))]
    return _render("number", here, index, number=references[0].number, references=_current_first(references))


def all_numbers(index: Index, here: Here) -> str:
    """Print every number there is, with the provisions that carry it."""
    rows = sorted(index.numbers.items(), key=lambda row: numeric(".".join(row[0])))
    return _render("numbers", here, index, rows=[(parts, _current_first(references)) for parts, references in rows])


def go_to_number(index: Index, here: Here) -> str:
    """Print the page that other sites link to: the number box, and a place for what `?q=` means."""
    return _render("go", here, index)


def frameworks_list(index: Index, here: Here) -> str:
    """Print the frameworks side by side: whom they bind, their editions, how much of them we have read."""
    rows = [(framework, _counts(index, framework.id, framework.current_edition)) for framework in index.frameworks.values()]
    return _render("frameworks", here, index, rows=rows)


def items_of_kind(index: Index, here: Here, kind: str) -> str:
    """Print all items of one kind, theme by theme."""
    items = sorted((item for item in index.items.values() if item.kind == kind), key=position_in_list)
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
    samples = [index.most_linked(framework) for framework in index.frameworks]
    return _render("home", here, index, cases=sorted(cases, key=position_in_list), samples=samples, themes=_themes(index))


def coverage_tables(index: Index, here: Here) -> str:
    """Print what the map holds and what it lacks, in numbers."""
    tallies = compare.tallies(index)
    most = max(tally.pages for _, _, counts in tallies for tally in counts)
    return _render("coverage", here, index, counted=coverage(index), STATES=STATES, tallies=tallies, radius=functools.partial(_radius, most=most))


def sources_list(index: Index, here: Here) -> str:
    """Print the source documents: what they are, whether they are in force, what was lost in our copies."""
    return _render("source_list", here, index, sources=list(index.sources.values()))


def source_page(index: Index, here: Here, source: str) -> str:
    """Print what one source says, in its own order, each statement leading to its page."""
    known = index.sources[source]
    places = [(place, list(statements)) for place, statements in itertools.groupby(known.statements, key=lambda statement: statement.where.partition(",")[0])]
    return _render("source", here, index, source=known, places=places)


def handouts_list(index: Index, here: Here) -> str:
    """Print every handout that has been made, kind by kind, with its pages and size."""
    printed = sorted(index.handouts.values(), key=lambda one: numeric(one.id.rpartition("@")[2].partition(":")[2]))
    groups = [(kind, [one for one in printed if one.kind == kind]) for kind in dict.fromkeys(one.kind for one in index.handouts.values())]
    zips = [(name, len(printed), round(sum(one.sheets[place].bytes for one in printed) / 1_000_000) or 1) for place, name in enumerate(ZIPS)]
    return _render("handouts", here, index, groups=groups, zips=zips, as_of=coverage(index).as_of)


def choose_your_own(index: Index, here: Here) -> str:
    """Print the frame that `mine.js` fills with what a reader has ticked."""
    return _render("mine", here, index, as_of=coverage(index).as_of)


def words_we_use(index: Index, here: Here) -> str:
    """Print what status, basis and relation mean, from the one list that the data is checked against."""
    return _render("words", here, index)


# --- Macros of learning pages -----------------------------------------------------------------------------------------


def dilemma_ladder(index: Index, here: Here) -> str:
    """Print the rungs of the dilemma ladder, each with four boxes to choose from and no answer."""
    return _render("dilemma_ladder", here, index, dilemmas=index.data.dilemmas)


def points_to_weigh(index: Index, here: Here) -> str:
    """Print what to weigh on each rung of the dilemma ladder, with pages and provisions."""
    rows = [(known, [index.items[name] for name in known.items], learn.main_provisions(index, known.items)) for known in index.data.dilemmas]
    return _render("points_to_weigh", here, index, rows=rows)


def policy_check(index: Index, here: Here) -> str:
    """Print the questions of the policy check, to be ticked, and every provision that they touch."""
    rows = [(known, [index.items[name] for name in known.items], learn.provisions_of(index, known)) for known in index.data.questions]
    return _render("policy_check", here, index, rows=rows, asked=learn.asked_by(index))


def cpd_sheet(index: Index, here: Here) -> str:
    """Print the CPD sheet, with the provisions to tick that stand in one group with a main provision of the page."""
    mains = learn.main_provisions(index, [_item(index, here).id])
    return _render("cpd_sheet", here, index, ticks=[(index.frameworks[main.framework], _members(index, main)) for main in mains])


def paper_sheet(index: Index, here: Here) -> str:
    """Print the boxes of the CPD sheet with room to write by hand."""
    return _render("paper_sheet", here, index)


def lines_to_write_on(index: Index, here: Here) -> str:
    """Print empty lines to write on by hand."""
    return _render("lines", here, index)


def numbers_to_find(index: Index, here: Here) -> str:
    """Print numbers that several frameworks share, for a group to look up."""
    return _render("numbers_to_find", here, index, numbers=[(parts, index.numbers[parts][0].number) for parts in learn.numbers_to_find(index)])


def cases_in_short(index: Index, here: Here) -> str:
    """Print the case patterns among the related pages in short, each with its main provisions."""
    cases = [index.items[name] for name in _item(index, here).related if index.items[name].kind == "pattern"]
    return _render("cases_in_short", here, index, cases=[(case, learn.main_provisions(index, [case.id])) for case in cases])


def which_applies(index: Index, here: Here) -> str:
    """Print which framework and edition bound whom, where and when."""
    people = applies.by_person(index)
    return _render("which_applies", here, index, people=people, roles=_distinct(who for who, _, _ in people), places=_distinct(where for _, where, _ in people))


# --- Macros of compare, editions and open data ------------------------------------------------------------------------


def compare_all(index: Index, here: Here) -> str:
    """Print every page against every framework, in one table."""
    frameworks = tuple(index.frameworks.values())
    return _render("compare", here, index, groups=compare.matrix(index), frameworks=frameworks, pairs=compare.pairs(index))


def compare_pair(index: Index, here: Here, left: str, right: str) -> str:
    """Print two frameworks side by side: what both deal with, what only one does, what nobody has looked at."""
    one, other = index.frameworks[left], index.frameworks[right]
    names = {"left": one.short, "right": other.short}
    found = compare.side_by_side(index, one, other)
    parts = [
        (state, Meaning(*(words.format(**names) for words in says)), found[state], sum(len(group.rows) for group in found[state]))
        for state, says in compare.PAIR_STATES.items()
        if found[state]
    ]
    return _render("pair", here, index, left=one, right=other, parts_of_pair=parts, themes=compare.matrix(index, (one, other)))


def editions_by_day(index: Index, here: Here) -> str:
    """Print which edition applied on which days, and where to see what became of each number."""
    return _render("editions", here, index, periods=editions.periods(index), successions=editions.successions(index))


def edition_became(index: Index, here: Here, framework: str, edition: str) -> str:
    """Print what became of each number of an older edition, with a warning where a number changed its meaning."""
    succession = next(one for one in editions.successions(index) if (one.framework.id, one.older.id) == (framework, edition))
    fates = editions.fates(index, succession)
    warned = sum(bool(fate.became.warning) for fate in fates)
    return _render("became", here, index, succession=succession, fates=fates, warned=warned, newcomers=editions.newcomers(index, succession))


def what_changed(index: Index, here: Here) -> str:
    """Print the versions of the map, and what moved in each of them."""
    return _render("changed", here, index, most=MOST_MOVED)


def data_files(index: Index, here: Here) -> str:
    """Print the files of open data: what each holds and what reads it."""
    return _render("offers", here, index, offers=OFFERS, pairs=compare.pairs(index), version=citations.version(index), licence=citations.LICENCE)


def data_dictionary(index: Index, here: Here) -> str:
    """Print what each key of `map.json` means, from the descriptions in the model."""
    return _render("dictionary", here, index, shapes=SHAPES, format=FORMAT)


def data_example(index: Index, here: Here) -> str:
    """Print the script that shows how to ask the data, as it stands in the file that readers download."""
    text = (TEMPLATES.parent.parent.parent / "docs" / EXAMPLE).read_text(encoding="utf-8")
    return _render("example", here, index, lines=_verbatim(text), path=EXAMPLE)


def cite_map(index: Index, here: Here) -> str:
    """Print how to cite the map as a whole."""
    return _render("cite", here, index, cited=citations.of_whole(index, here.site))


def relations_list(index: Index, here: Here) -> str:
    """Print the relations, each with an address of its own that other data can name."""
    return _render("relations", here, index)


def retired_page(index: Index, here: Here, name: str) -> str:
    """Print why an address is no longer in use, and where to go."""
    return _render("retired", here, index, retired=next(one for one in index.data.retired if one.id == name))


def offline_copy(index: Index, here: Here) -> str:
    """Print the link to the archive that opens without a network."""
    return _render("offline", here, index)


# What a page may call stands in `reading.calls`, where pages are read.
MACROS: dict[str, Callable[..., str]] = {
    macro.__name__: macro
    for macro in (
        item_head,
        what_the_standards_say,
        what_the_sources_say,
        related_pages,
        cases_in_short,
        cpd_sheet,
        frameworks_list,
        all_numbers,
        go_to_number,
        subjects,
        doors,
        coverage_tables,
        sources_list,
        words_we_use,
        dilemma_ladder,
        points_to_weigh,
        policy_check,
        paper_sheet,
        lines_to_write_on,
        numbers_to_find,
        which_applies,
        compare_all,
        editions_by_day,
        what_changed,
        data_files,
        data_dictionary,
        data_example,
        cite_map,
        relations_list,
        handouts_list,
        choose_your_own,
        offline_copy,
        provision_page,
        framework_page,
        number_page,
        items_of_kind,
        items_of_theme,
        source_page,
        compare_pair,
        edition_became,
        retired_page,
    )
}


# --- Names of things --------------------------------------------------------------------------------------------------


def escape(text: object) -> Markup:
    """Return text that neither Markdown nor HTML nor Jinja acts on: all but plain characters become entities."""
    if isinstance(text, Markup):
        return text
    return Markup(_SIGN.sub(lambda found: f"&#{ord(found[0])};", str(text)))  # noqa: S704  this is the escaping


_SIGN = re.compile(r"[^\w ,.'\u2019\u2018\u201c\u201d\u2026\u2013/-]")


# --- What the macros share --------------------------------------------------------------------------------------------


@functools.cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, finalize=escape, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["day"] = day
    environment.filters["kilobytes"] = lambda size: max(1, round(size / 1000))
    environment.globals |= {
        "BASES": BASES,
        "GAPS": GAPS,
        "CHANGES": CHANGES,
        "ORIGINS": ORIGINS,
        "RELATIONS": RELATIONS,
        "SOURCE_STATUSES": SOURCE_STATUSES,
        "STATUSES": STATUSES,
        "THEMES": THEMES,
        "KINDS": KINDS,
        "learn": learn,
        "harvard": citations.harvard,
        "bibtex": lambda cited: _verbatim(citations.bibtex(cited).rstrip()),
        "numeric_parts": numeric_parts,
        "urls": urls,
    }
    return environment


def _render(template: str, here: Here, index: Index, **values: Any) -> str:
    """Render one template; lines lose their indentation, which Markdown would read as code."""
    links_from = here.address if here.links_from is None else here.links_from

    def link(there: str) -> str:
        return urls.relative(links_from, there)

    def file(there: str) -> str:
        return urls.to_file(links_from, there)

    def way(there: str) -> str:  # for what no builder moves: attributes other than href and src, and what stands in noscript
        return urls.relative(here.address, there)

    text = (
        _environment()
        .get_template(f"{template}.md.j2")
        .render(
            here=here, index=index, link=link, file=file, way=way, name=functools.partial(name_of, index), title=functools.partial(title_of, index), **values
        )
    )
    lines = "\n".join(line.strip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip() + "\n"


def _verbatim(text: str) -> Markup:
    """Return text that keeps its indentation and line ends, which templates and Markdown would take away."""
    return Markup("&#10;").join(Markup("&#32;") * (len(line) - len(line.lstrip())) + escape(line.lstrip()) for line in text.split("\n"))


def _radius(pages: int, most: int) -> str:
    """Return the radius of the circle whose area stands for a number of pages, where the largest has 30."""
    return f"{30 * (pages / most) ** 0.5:.1f}"


def _item(index: Index, here: Here) -> Item:
    return index.item_of(here.file)


def _reference(index: Index, framework: str, edition: str, number: str) -> Reference:
    reference = index.reference(framework, number, edition)
    if reference not in index.provisions or reference is None:
        raise LookupError(f"no provision {framework}@{edition}:{number}")
    return reference


def _mains(index: Index, item: Item) -> list[tuple[Framework, Reference | None, list[Reference], Answer]]:
    """Return, for each framework, the main provision of an item and the related ones, or None with the answer that says why there is none."""
    rows = []
    for framework, answer in index.answers_of(item.id):
        if answer.state != "missing":
            targets = [target for target, _ in index.targets(answer)]
            rows.append((framework, targets[0] if targets else None, targets[1:], answer))
    return rows


def _themes(index: Index) -> list[tuple[str, Meaning, list[Item]]]:
    by_title = sorted(index.items.values(), key=position_in_list)
    themes = ((name, theme, [item for item in by_title if item.theme == name]) for name, theme in THEMES.items())
    return [(name, theme, items) for name, theme, items in themes if items]


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


def _members(index: Index, reference: Reference) -> list[Reference]:
    """Return the provisions of its edition that stand in one group with a provision, itself among them."""
    group = index.group_of(reference)
    return [known for known in index.in_edition(reference.framework, reference.edition) if group and index.group_of(known) is group] or [reference]


def _distinct(words: Iterable[str]) -> list[str]:
    return [word for word in dict.fromkeys(words) if word]


def _counts(index: Index, framework: str, edition: str) -> dict[str, int]:
    references = index.in_edition(framework, edition)
    return {status: sum(index.provisions[reference].status == status for reference in references) for status in STATUSES}


def _current_first(references: list[Reference]) -> list[Reference]:
    return sorted(references, key=lambda reference: not reference.current)
