"""The pages to learn with: the dilemma ladder, the policy check, the CPD sheet, and exercises for groups."""

from __future__ import annotations

from macros.model.dates import dated, dates_of
from macros.model.index import Index
from macros.model.records import Reference
from macros.pages.environment import Here, Macro, render, template_alone
from macros.views import cite, learn, room
from macros.views.coverage import sureness

dilemma_ladder = template_alone(
    "learning/dilemma_ladder",
    "Print the rungs of the dilemma ladder, each with four boxes to choose from and no answer.",
)
rungs = template_alone(
    "learning/rungs",
    "Print the four boxes of the dilemma ladder, each with what it means.",
)
paper_sheet = template_alone(
    "learning/paper_sheet",
    "Print the boxes of the CPD sheet with room to write by hand.",
)
lines_to_write_on = template_alone(
    "learning/lines_to_write_on",
    "Print empty lines to write on by hand.",
)
policy_questions = template_alone(
    "learning/policy_questions",
    "Print the questions of the policy check as a plain list.",
)


def points_to_weigh(index: Index, here: Here) -> str:
    """Print what to weigh on each rung of the dilemma ladder, with pages and provisions."""
    rows = []
    for dilemma in index.data.dilemmas:
        items = [index.items[name] for name in dilemma.items]
        rows.append((dilemma, items, learn.main_provisions(index, dilemma.items)))
    return render("learning/points_to_weigh", here, index, rows=rows)


def room_screen(index: Index, here: Here) -> str:
    """Print each dilemma on a screen of its own for a room: corners, timer, then numbers with their reasons."""
    sessions, themes = room.sessions(index), room.themes(index)
    screens = [
        (dilemma, room.behind(index, dilemma), [each.id for each in (*sessions, *themes) if dilemma in each.dilemmas])
        for dilemma in index.data.dilemmas
    ]
    return render(
        "learning/room_screen",
        here,
        index,
        screens=screens,
        whole=room.Choice("", "All", index.data.dilemmas),
        sessions=sessions,
        themes=themes,
        sureness=sureness(index),
    )


def policy_check(index: Index, here: Here) -> str:
    """Print the questions of the policy check, to be answered, every provision that they touch, and the gap sheet."""
    rows = []
    for question in index.data.questions:
        items = [index.items[name] for name in question.items]
        mains = learn.main_provisions(index, question.items)
        rows.append((question, items, mains, learn.provisions_of(index, question)))
    asked = learn.asked_by(index)
    return render(
        "learning/policy_check",
        here,
        index,
        rows=rows,
        asked=asked,
        editions=dated(dates_of(index, (reference for reference, _ in asked))),
        version=cite.version(index),
    )


def cpd_sheet(index: Index, here: Here) -> str:
    """Print the CPD sheet, with the provisions to tick that stand in one group with a main provision of the page."""
    mains = learn.main_provisions(index, [index.item_of(here.file).id])
    ticks = [(index.frameworks[main.framework], _in_the_group_of(index, main)) for main in mains]
    return render("learning/cpd_sheet", here, index, ticks=ticks)


def numbers_to_find(index: Index, here: Here) -> str:
    """Print numbers that several frameworks share, for a group to look up."""
    numbers = [(parts, index.numbers[parts][0].number) for parts in learn.numbers_to_find(index)]
    return render("learning/numbers_to_find", here, index, numbers=numbers)


def cases_in_short(index: Index, here: Here) -> str:
    """Print the case patterns among the related pages in short, each with its main provisions."""
    related = [index.items[name] for name in index.item_of(here.file).related]
    cases = [(item, learn.main_provisions(index, [item.id])) for item in related if item.kind == "pattern"]
    return render("learning/cases_in_short", here, index, cases=cases)


MACROS: tuple[Macro, ...] = (
    dilemma_ladder,
    rungs,
    points_to_weigh,
    room_screen,
    policy_check,
    policy_questions,
    cpd_sheet,
    paper_sheet,
    lines_to_write_on,
    numbers_to_find,
    cases_in_short,
)


def _in_the_group_of(index: Index, reference: Reference) -> list[Reference]:
    """Return the provisions of its edition that stand in one group with a provision, itself among them."""
    group = index.group_of(reference)
    if group is None:
        return [reference]
    references = index.in_edition(reference.framework, reference.edition)
    return [other for other in references if index.group_of(other) is group]
