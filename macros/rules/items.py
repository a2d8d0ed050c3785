"""What pages, sources and exercises must keep."""

from __future__ import annotations

from collections.abc import Iterator

from macros.model import urls
from macros.model.index import Index
from macros.model.places import Cause, Place, Problem, nearest
from macros.model.records import Dilemma, Item, Page, PolicyQuestion
from macros.model.words import FIRST_SCREEN, KINDS, LEADERS, LONGEST_TITLE_ABOVE, MOST_LINES, ORIGINS, PEOPLE, TEACHES
from macros.rules.absent import no_page
from macros.rules.ways import first_screen, once
from macros.views import made
from macros.views.steps import minutes_in


def ids_are_unique(index: Index) -> Iterator[Problem]:
    """No two pages share an id, nor do two statements."""
    yield from once(((item.id, item.place) for item in index.data.items), "page")
    statements = (statement for source in index.data.sources for statement in source.statements)
    yield from once(((statement.id, statement.id.place) for statement in statements), "statement")


def statements_belong_to_a_page(index: Index) -> Iterator[Problem]:
    """The item of every statement has a page."""
    for source in index.data.sources:
        for statement in source.statements:
            if statement.item and statement.item not in index.items:
                yield no_page(index, statement.item)


def related_pages_exist(index: Index) -> Iterator[Problem]:
    """Every related page exists, stands once and is another page."""
    for item in index.data.items:
        for other in item.related:
            if other not in index.items:
                yield no_page(index, other)
            elif other == item.id:
                yield Problem(other.place, f"{item.id} is related to itself", "name another page, or remove the line")
        yield from once(((other, other.place) for other in item.related), "related page")


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
                which = f"the further source {name}" if index.reports else "what data/reports.yml held"
                remedy, cause = nearest(name, index.reports), Cause(which)
                yield Problem(name.place, f"no report {name}", remedy, cause=cause)


def pages_that_teach_say_for_whom(index: Index) -> Iterator[Problem]:
    """A page that teaches says for how many and who leads; minutes in its headings add up to those in its head."""
    for item in index.data.items:
        for key, words, says in (("people", PEOPLE, "for how many it is"), ("led_by", LEADERS, "who leads")):
            if item.kind == TEACHES and not getattr(item, key):
                fact = f"{item.id} does not say {says}"
                yield Problem(item.place, fact, f"add {key}: with one of {', '.join(words)}")
        planned = sum(minutes_in(each.words) for each in item.body.headings)
        if planned and str(item.minutes) != str(planned):
            place = item.minutes.place if item.minutes else item.place
            fact = f"the headings of {item.id} add up to {planned} minutes, and its head says {item.minutes or 'none'}"
            yield Problem(place, fact, f'write minutes: "{planned}", or change the headings')


def mapped_pages_have_a_theme(index: Index) -> Iterator[Problem]:
    """Every page that is mapped belongs to a theme."""
    for item in index.data.items:
        if KINDS[item.kind].mapped and not item.theme:
            yield Problem(item.place, f"{item.id} has no theme", "add theme: with one of the six themes")


def first_screens_are_whole(index: Index) -> Iterator[Problem]:
    """A situation says now, do_not, ask and write_down, in at most 12 lines, below a title of at most 48 characters."""
    for item in index.data.items:
        lines = first_screen(item)
        missing = [key for key in FIRST_SCREEN if not getattr(item, key)]
        if not lines and not KINDS[item.kind].answers_first:
            continue
        if missing:
            fact = f"the first screen of {item.id} lacks {', '.join(missing)}"
            remedy = f"add {missing[0]}: with a line each after a dash, as a reader on a phone would need them"
            yield Problem(lines[0].place if lines else item.place, fact, remedy)
        if len(lines) > MOST_LINES:
            fact = f"the first screen of {item.id} has {len(lines)} lines"
            remedy = f"keep it to {MOST_LINES}: what a phone shows at once"
            yield Problem(lines[MOST_LINES].place, fact, remedy)
        if len(item.title) > LONGEST_TITLE_ABOVE:
            fact = f"the title above a first screen has {len(item.title)} characters"
            yield Problem(item.title.place, fact, f"keep it to {LONGEST_TITLE_ABOVE}: two lines on a phone")


def exercises_lead_to_numbers(index: Index) -> Iterator[Problem]:
    """Every dilemma and every question leads to at least one page that is mapped, so that a number can be shown."""
    exercises: list[Dilemma | PolicyQuestion] = [*index.data.dilemmas, *index.data.questions]
    for exercise in exercises:
        is_answered = all(item in index.items and _is_answered(index, item) for item in exercise.items)
        states = {answer.state for item in exercise.items for _, answer in index.answers_of(item)}
        if index.frameworks and exercise.items and is_answered and "mapped" not in states:
            fact = f"{exercise.id} leads to no page that has a number"
            yield Problem(exercise.id.place, fact, "name under items at least one page with a mapping")


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


def exercises_lead_to_pages(index: Index) -> Iterator[Problem]:
    """Every dilemma and every question of the policy check leads to pages that exist."""
    for named in (
        *((*dilemma.items, *dilemma.sessions) for dilemma in index.data.dilemmas),
        *(question.items for question in index.data.questions),
    ):
        for item in named:
            if item not in index.items:
                yield no_page(index, item)


def _is_answered(index: Index, item: str) -> bool:
    """Tell whether a page has all answers that it must have; what is missing is told elsewhere."""
    is_mapped = KINDS[index.items[item].kind].mapped
    return not is_mapped or all(answer.state != "missing" for _, answer in index.answers_of(item))
