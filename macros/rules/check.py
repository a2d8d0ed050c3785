"""The list of all rules that the map must keep: one generator of problems a rule, all of them run every time."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator

from macros.model.index import Index
from macros.model.places import Problem
from macros.rules import (
    became,
    bindings,
    comparisons,
    dates,
    forms,
    items,
    links,
    mappings,
    marks,
    mentions,
    mistaken,
    names,
    pages,
    paper,
    places,
    provisions,
    reasons,
    reviews,
    sizes,
    texts,
    titles,
    twins,
    words,
)

Rule = Callable[[Index], Iterator[Problem]]


def problems(index: Index) -> list[Problem]:
    """Return what breaks a rule, in the order of the files."""
    return sorted({problem for rule in _rules(index) for problem in rule(index)})


def problems_by_two(index: Index) -> list[Problem]:
    """Return the same sooner, on a sound map: a twin of this process looks whether every second rule is kept.

    Where it is not, or the twin fails, this process asks those rules itself.
    """
    threading = sys.modules.get("threading")  # loaded where there are threads, of which a twin has but one
    if sys.platform == "win32" or (threading and threading.active_count() > 1):  # Windows makes no twins
        return problems(index)
    own, others = _rules(index)[::2], _rules(index)[1::2]
    twin = os.fork()
    if twin == 0:
        is_broken = True
        try:
            is_broken = any(True for rule in others for _ in rule(index))
        finally:
            os._exit(is_broken)  # nothing of what this process opened or began is the twin's to end
    found = {problem for rule in own for problem in rule(index)}
    if os.waitpid(twin, 0)[1]:
        found |= {problem for rule in others for problem in rule(index)}
    return sorted(found)


def _rules(index: Index) -> tuple[Rule, ...]:
    # With a file unread, or numbers looked up in an edition that has ended, what looks at the whole would repeat that.
    if index.data.unread:
        return OF_ONE_PAGE
    has_ended = any(provisions.current_editions_have_no_end(index))
    return (provisions.current_editions_have_no_end, *OF_ONE_PAGE) if has_ended else CHECKS


# What each page, and each text, must keep by itself.
OF_ONE_PAGE: tuple[Rule, ...] = (
    pages.macros_stand_alone,
    pages.macros_are_called_once,
    pages.pages_say_something,
    pages.scenes_ask_before_they_tell,
    pages.short_answers_begin_with_words,
    pages.answers_come_before_what_explains_them,
    pages.pages_show_what_they_are_for,
    pages.nothing_is_left_to_fill_in,
    forms.headings_are_written_with_hashes,
    forms.headings_are_no_bold_lines,
    forms.headings_form_a_ladder,
    forms.headings_have_something_below_them,
    forms.lists_are_read_as_lists,
    forms.text_stands_at_the_start_of_its_line,
    forms.quotes_hold_their_text,
    forms.folds_hold_their_text,
    forms.marks_in_braces_follow_what_they_mark,
    forms.code_is_closed,
    forms.tables_are_even,
    forms.signs_stand_in_pairs,
    forms.lines_end_with_a_word,
    marks.pages_hold_no_marks_of_other_programs,
    links.links_are_whole,
    links.addresses_can_be_pressed,
    links.pictures_are_there_and_say_what_they_show,
    words.sentences_are_short,
    words.words_give_no_verdict,
    words.lines_do_not_shout,
    words.pages_read_easily,
)
CHECKS: tuple[Rule, ...] = (
    provisions.the_map_has_a_number,
    provisions.editions_are_known,
    provisions.current_editions_have_no_end,
    provisions.editions_end_after_they_begin,
    provisions.numbers_use_the_notation_of_their_framework,
    provisions.numbers_have_no_leading_zero,
    mistaken.provisions_stand_once,
    mistaken.numbers_are_not_swapped,
    provisions.groups_have_provisions,
    provisions.words_rest_on_a_copy,
    provisions.known_provisions_say_what_they_ask,
    provisions.copies_claim_no_more_than_they_show,
    provisions.copies_stand_once,
    provisions.provisions_show_their_force,
    provisions.groups_turn_as_they_bind,
    provisions.words_keep_the_not_of_their_group,
    became.older_provisions_say_what_became_of_them,
    became.what_became_of_a_number_can_be_followed,
    became.changes_fit_their_numbers,
    became.what_was_removed_is_not_unread,
    became.numbers_that_become_one_are_merged,
    items.ids_are_unique,
    items.statements_belong_to_a_page,
    items.related_pages_exist,
    items.examples_say_where_they_come_from,
    items.patterns_name_their_report,
    items.reports_exist,
    items.pages_that_teach_say_for_whom,
    items.mapped_pages_have_a_theme,
    items.first_screens_are_whole,
    items.pages_have_an_address_of_their_own,
    mappings.mappings_name_known_items_and_frameworks,
    mappings.targets_exist,
    mappings.targets_are_known,
    mappings.main_provisions_are_told,
    mappings.cited_and_stated_name_a_source_and_a_place,
    mappings.cites_means_cited,
    mappings.stated_means_by_the_owner,
    mappings.inferred_needs_no_source,
    mappings.passages_stand_once,
    reasons.reasons_say_something,
    reasons.reasons_are_not_copied,
    reasons.reasons_are_more_than_titles,
    reviews.second_readers_say_why_they_disagree,
    reviews.second_readers_stand_once,
    reviews.texts_change_after_their_review,
    reviews.provisions_are_compared_with_their_text,
    reviews.reviews_speak_of_the_words_that_stand_here,
    mappings.pairs_stand_once,
    mappings.links_are_few,
    mappings.every_item_reaches_every_framework,
    mappings.untouched_frameworks_are_untouched,
    twins.twins_lead_with_the_same_number,
    twins.pages_do_not_advise_the_reverse,
    comparisons.comparisons_name_provisions,
    comparisons.aspects_are_marked_for_each_provision,
    comparisons.marks_claim_no_more_than_was_read,
    comparisons.aspects_are_asked,
    comparisons.comparisons_differ,
    comparisons.marks_have_reasons_of_their_own,
    items.exercises_lead_to_pages,
    items.exercises_lead_to_numbers,
    bindings.bindings_fit_their_framework,
    bindings.bindings_of_one_role_do_not_overlap,
    bindings.bindings_say_a_thing_once,
    bindings.roles_and_nations_are_written_in_one_way,
    dates.days_are_not_to_come,
    dates.days_ahead_are_near,
    dates.dates_are_not_to_come,
    dates.dates_can_be_read,
    dates.copies_come_after_their_edition,
    dates.copies_are_older_than_the_look,
    dates.sources_come_after_what_they_cite,
    dates.checks_come_after_their_edition,
    dates.reports_are_looked_at_in_time,
    dates.editions_follow_one_another,
    dates.versions_stand_newest_first,
    names.pages_differ,
    names.provisions_differ,
    names.frameworks_differ,
    names.editions_bear_one_year,
    names.publishers_are_written_in_one_way,
    names.sources_differ,
    names.heads_say_a_thing_once,
    names.exercises_differ,
    names.search_terms_add_something,
    names.what_no_page_speaks_of_is_no_search_term,
    names.spoken_names_lead_to_one_framework,
    names.names_are_free,
    texts.texts_stand_on_one_line,
    texts.sentences_are_whole,
    texts.texts_are_pasted_once,
    texts.titles_are_short,
    texts.provisions_leave_their_number_out,
    texts.texts_are_plain_words,
    texts.pages_name_no_person,
    texts.our_words_name_no_address,
    texts.addresses_carry_no_tracker,
    texts.addresses_lead_straight,
    texts.addresses_lead_to_a_text,
    titles.titles_fit_their_numbers,
    mentions.numbers_that_texts_name_are_there,
    places.numbered_places_are_known,
    *OF_ONE_PAGE,
    paper.what_a_sheet_always_prints_fits,
    sizes.pages_open_short,
    sizes.home_opens_on_its_field,
    sizes.pages_are_light,
    pages.macros_have_something_to_show,
    pages.pages_of_guidance_show_what_belongs_to_them,
    links.links_lead_to_pages,
    links.what_moved_leads_to_pages,
    links.links_lead_to_headings,
    links.pages_are_linked_to,
    links.headings_have_ids_of_their_own,
)
