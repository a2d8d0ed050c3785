"""The list of all rules that the map must keep: one generator of problems a rule, all of them run every time."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from macros.model.index import Index
from macros.model.places import Problem
from macros.rules import became, bindings, items, mappings, provisions, reasons

Rule = Callable[[Index], Iterator[Problem]]


def problems(index: Index) -> list[Problem]:
    """Return what breaks a rule, in the order of the files."""
    return sorted({problem for rule in CHECKS for problem in rule(index)})


CHECKS: tuple[Rule, ...] = (
    provisions.editions_are_known,
    provisions.editions_end_after_they_begin,
    provisions.numbers_use_the_notation_of_their_framework,
    provisions.provisions_stand_once,
    provisions.words_rest_on_a_copy,
    provisions.known_provisions_say_what_they_ask,
    provisions.copies_claim_no_more_than_they_show,
    provisions.provisions_show_their_force,
    provisions.words_keep_the_not_of_their_group,
    became.older_provisions_say_what_became_of_them,
    became.what_became_of_a_number_can_be_followed,
    items.ids_are_unique,
    items.statements_belong_to_a_page,
    items.related_pages_exist,
    items.examples_say_where_they_come_from,
    items.patterns_name_their_report,
    items.reports_exist,
    items.mapped_pages_have_a_theme,
    mappings.mappings_name_known_items_and_frameworks,
    mappings.targets_exist,
    mappings.targets_are_known,
    mappings.main_provisions_are_told,
    mappings.cited_and_stated_name_a_source_and_a_place,
    mappings.cites_means_cited,
    reasons.reasons_say_something,
    mappings.pairs_stand_once,
    mappings.links_are_few,
    mappings.every_item_reaches_every_framework,
    items.exercises_lead_to_pages,
    bindings.bindings_fit_their_framework,
)
