"""The pages of frameworks, editions, provisions and bare numbers, and the question whom they bind."""

from __future__ import annotations

from collections import Counter

from macros.model.dates import dates_of
from macros.model.evidence import best_copy, level_of
from macros.model.index import Index, numeric, numeric_parts
from macros.model.names import title_of
from macros.model.records import Reference
from macros.model.words import LEVELS
from macros.pages.environment import Here, Macro, render, template_alone
from macros.views import bindings, cite, comparisons, touching, unread
from macros.views.editions import is_to_come
from macros.views.headings import under_headings

go_to_number = template_alone(
    "standards/go_to_number",
    "Print the page that other sites link to: the number box, and a place for what `?q=` means.",
)

your_letter = template_alone(
    "standards/your_letter",
    "Print the page that reads a letter: a field to paste it into, and a place for what its numbers mean.",
)


def provision_page(index: Index, here: Here, framework: str, edition: str, number: str) -> str:
    """Print all that is known about one provision, in both directions."""
    reference = _reference(index, framework, edition, number)
    return render(
        "standards/provision_page",
        here,
        index,
        reference=reference,
        provision=index.provisions[reference],
        best=best_copy(index.provisions[reference]),
        framework=index.frameworks[framework],
        edition=index.edition_of(reference),
        group=index.group_of(reference),
        touching=touching.of_provision(index, reference),
        twins=touching.twins(index, reference),
        compared=comparisons.of_provision(index, reference),
        version=cite.version(index),
        same_number=[other for other in index.numbers[numeric_parts(number)] if other != reference],
        changed=index.changed_meaning(reference),
        was=index.was(reference),
        became=index.became(reference),
        pick=str(reference),
        dates=dates_of(index, [reference]),
        cited=cite.of_provision(index, here.site, reference, title_of(index, reference)),
    )


def framework_page(index: Index, here: Here, framework: str, edition: str) -> str:
    """Print whom a framework binds, how it numbers, and the full list of one edition."""
    of_framework = index.frameworks[framework]
    references = index.in_edition(framework, edition)
    return render(
        "standards/framework_page",
        here,
        index,
        framework=of_framework,
        edition=index.editions[framework, edition],
        others=[other for other in of_framework.editions if other.id != edition],
        current=edition == of_framework.current_edition,
        to_come=is_to_come(index, of_framework, index.editions[framework, edition]),
        sections=under_headings(index, references),
        count=len(references),
        counts=_by_level(index, references),
        lacks=unread.of_edition(index, framework, edition).lacks,
        pick="",
        dates=dates_of(index, references),
    )


def frameworks_list(index: Index, here: Here) -> str:
    """Print the frameworks side by side: whom they bind, their editions, how much of them we have read."""
    rows = []
    for framework in index.frameworks.values():
        references = index.in_edition(framework.id, framework.current_edition)
        rows.append((framework, _by_level(index, references)))
    return render("standards/frameworks_list", here, index, rows=rows)


def number_page(index: Index, here: Here, number: str) -> str:
    """Print what a bare number can mean: every framework and edition that has it."""
    references = _current_first(index.numbers[tuple(number.split("-"))])
    return render("standards/number_page", here, index, number=references[0].number, references=references)


def all_numbers(index: Index, here: Here) -> str:
    """Print every number there is, with the provisions that carry it."""
    in_order = sorted(index.numbers.items(), key=lambda row: numeric(".".join(row[0])))
    rows = [(parts, _current_first(references)) for parts, references in in_order]
    return render("standards/all_numbers", here, index, rows=rows)


def which_applies(index: Index, here: Here) -> str:
    """Print which framework and edition bound whom, where and when."""
    return render("standards/which_applies", here, index, people=bindings.by_person(index))


MACROS: tuple[Macro, ...] = (
    provision_page,
    framework_page,
    frameworks_list,
    number_page,
    all_numbers,
    go_to_number,
    your_letter,
    which_applies,
)


def _reference(index: Index, framework: str, edition: str, number: str) -> Reference:
    reference = index.reference(framework, number, edition)
    if reference not in index.provisions or reference is None:
        raise LookupError(f"no provision {framework}@{edition}:{number}")
    return reference


def _by_level(index: Index, references: list[Reference]) -> dict[str, int]:
    counts = Counter(level_of(index.provisions[reference]) for reference in references)
    return {level: counts[level] for level in LEVELS}


def _current_first(references: list[Reference]) -> list[Reference]:
    return sorted(references, key=lambda reference: not reference.current)
