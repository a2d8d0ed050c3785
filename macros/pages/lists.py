"""The pages that lead to others: the home page, lists by subject, kind and source, and the handouts."""

from __future__ import annotations

from collections.abc import Iterable

from macros.model.index import Index, numeric
from macros.model.names import name_of
from macros.model.order import position_in_list
from macros.model.records import Item, Printed, Statement
from macros.model.words import KINDS, PEOPLE, THEMES, Meaning
from macros.pages.environment import Here, Macro, render, template_alone
from macros.reading.files.printed import ZIPS
from macros.views import bindings
from macros.views.coverage import as_of, sureness

SHORT = 20  # signs of an example, so that all stand on one line of a phone

sources_list = template_alone(
    "lists/sources_list",
    "Print the source documents: what they are, whether they are in force, what was lost in our copies.",
)


def search_field(index: Index, here: Here) -> str:
    """Print the field of the home page for numbers and words, with examples of what to type."""
    samples = index.samples()
    numbers = [*(sample.number for sample in samples[:1]), *(name_of(index, sample) for sample in samples[1:2])]
    words = [term for item in _situations(index) for term in item.search_terms[:1] if len(term) <= SHORT]
    return render("lists/search_field", here, index, examples=[*numbers, *words[:1]])


def doors(index: Index, here: Here) -> str:
    """Print what the home page leads to: situations, frameworks, for whom this is and how sure."""
    situations = _situations(index)
    others = situations[1:]
    return render(
        "lists/doors",
        here,
        index,
        first=situations[0] if situations else None,
        cases=sorted(_by_theme(others), key=lambda group: position_in_list(group[2][0])),
        rest=[item for item in others if not item.theme],
        audiences=[item for item in _in_order(index) if item.kind == "audience"],
        bound=bindings.bound_now(index),
        not_covered=bindings.not_covered(index),
        sureness=sureness(index),
    )


def how_sure(index: Index, here: Here) -> str:
    """Print in sentences what the links rest on, and how much of the numbers was seen."""
    return render("lists/how_sure", here, index, sureness=sureness(index))


def reach_us(index: Index, here: Here) -> str:
    """Print how to reach a person: by mail where an address is set, and on the project page."""
    return render("lists/reach_us", here, index)


def subjects(index: Index, here: Here) -> str:
    """Print the themes, and the kinds of page."""
    kinds_of_items = [item.kind for item in index.items.values()]
    kinds = [(name, kind, kinds_of_items.count(name)) for name, kind in KINDS.items() if name in kinds_of_items]
    return render("lists/subjects", here, index, themes=_by_theme(_in_order(index)), kinds=kinds)


def items_of_theme(index: Index, here: Here, theme: str) -> str:
    """Print all items of one theme, kind by kind."""
    items = [item for item in _in_order(index) if item.theme == theme]
    return render("lists/items_of_theme", here, index, theme=THEMES[theme], groups=by_kind(items))


def items_of_kind(index: Index, here: Here, kind: str) -> str:
    """Print all items of one kind, theme by theme."""
    items = [item for item in _in_order(index) if item.kind == kind]
    rest = [item for item in items if not item.theme]
    return render("lists/items_of_kind", here, index, kind=KINDS[kind], themes=_by_theme(items), rest=rest)


def what_teaches(index: Index, here: Here) -> str:
    """Print every page that teaches, with its minutes and who leads: first what groups do, as trainers look for."""
    teaches = {people: [item for item in _in_order(index) if item.people == people] for people in reversed(PEOPLE)}
    groups = [(people, items) for people, items in teaches.items() if items]
    return render("lists/what_teaches", here, index, groups=groups)


def source_page(index: Index, here: Here, source: str) -> str:
    """Print what one source says, in its own order, each statement leading to its page."""
    statements = index.sources[source].statements
    return render("lists/source_page", here, index, source=index.sources[source], parts_of_source=_by_part(statements))


def handouts_list(index: Index, here: Here) -> str:
    """Print every handout and pack that has been made, kind by kind, and the frame in which a reader ticks them."""
    by_number = sorted(index.handouts.values(), key=lambda printed: numeric(printed.id.partition(":")[2]))
    groups: dict[str, list[Printed]] = {printed.kind: [] for printed in index.handouts.values()}
    for printed in by_number:
        groups[printed.kind].append(printed)
    return render(
        "lists/handouts_list",
        here,
        index,
        groups=[(kind, rows, _first_and_last(rows)) for kind, rows in groups.items()],
        packs=_by_kind_of_pack(index),
        themes=[name for name, _, _ in _by_theme(list(index.items.values()))],
        several=[printed for printed in index.handouts.values() if printed.others],
        zips=[(name, len(by_number), _megabytes(by_number, position)) for position, name in enumerate(ZIPS)],
        as_of=as_of(index),
    )


def choose_your_own(index: Index, here: Here) -> str:
    """Print the frame that `mine.js` fills with the pack of a reader's own."""
    return render("lists/choose_your_own", here, index, as_of=as_of(index))


MACROS: tuple[Macro, ...] = (
    search_field,
    doors,
    how_sure,
    reach_us,
    subjects,
    items_of_theme,
    items_of_kind,
    what_teaches,
    sources_list,
    source_page,
    handouts_list,
    choose_your_own,
)


def by_kind(items: list[Item]) -> list[tuple[str, list[Item]]]:
    """Return items under the name of their kind, in the plural where there are several."""
    groups = []
    for name, kind in KINDS.items():
        of_kind = [item for item in items if item.kind == name]
        if of_kind:
            groups.append((kind.label if len(of_kind) == 1 else kind.plural, of_kind))
    return groups


def _by_kind_of_pack(index: Index) -> list[tuple[str, list[Printed]]]:
    kinds = dict.fromkeys(printed.kind for printed in index.packs.values())
    return [(kind, [printed for printed in index.packs.values() if printed.kind == kind]) for kind in kinds]


def _situations(index: Index) -> list[Item]:
    return [item for item in _in_order(index) if item.kind == "situation"]


def _in_order(index: Index) -> list[Item]:
    return sorted(index.items.values(), key=position_in_list)


def _by_theme(items: list[Item]) -> list[tuple[str, Meaning, list[Item]]]:
    groups = []
    for name, theme in THEMES.items():
        of_theme = [item for item in items if item.theme == name]
        if of_theme:
            groups.append((name, theme, of_theme))
    return groups


def _by_part(statements: Iterable[Statement]) -> list[tuple[str, list[Statement]]]:
    """Return statements under the part of their source in which they stand: what comes before the first comma."""
    parts: list[tuple[str, list[Statement]]] = []
    for statement in statements:
        part = statement.where.partition(",")[0]
        if not parts or parts[-1][0] != part:
            parts.append((part, []))
        parts[-1][1].append(statement)
    return parts


def _first_and_last(handouts: list[Printed]) -> list[str]:
    """Return the first and the last day on which copies for some handouts were looked at: one where they are alike."""
    days = sorted({printed.looked_at for printed in handouts if printed.looked_at})
    return [days[0], days[-1]] if len(days) > 1 else days


def _megabytes(handouts: list[Printed], position: int) -> int:
    """Return the size of all sheets that have one position among those of their handout, and 1 where it is less."""
    return round(sum(printed.sheets[position].bytes for printed in handouts) / 1_000_000) or 1
