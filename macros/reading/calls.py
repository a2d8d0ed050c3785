"""The macros that pages may call, by name: what each prints stands in `pages`."""

from __future__ import annotations

# On the page of an item.
ITEM = (
    "item_head",
    "what_the_standards_say",
    "what_the_sources_say",
    "related_pages",
    "cases_in_short",
    "cpd_sheet",
)
# On any page that people write.
PAGE = (
    "frameworks_list",
    "all_numbers",
    "go_to_number",
    "your_letter",
    "subjects",
    "search_field",
    "doors",
    "how_sure",
    "reach_us",
    "coverage_tables",
    "help_us_read",
    "second_readers",
    "sources_list",
    "words_we_use",
    "dilemma_ladder",
    "rungs",
    "points_to_weigh",
    "room_screen",
    "what_teaches",
    "policy_check",
    "policy_questions",
    "paper_sheet",
    "lines_to_write_on",
    "numbers_to_find",
    "which_applies",
    "compare_all",
    "heat_maps",
    "small_map",
    "editions_by_day",
    "what_changed",
    "data_files",
    "data_dictionary",
    "data_example",
    "cite_map",
    "relations_list",
    "handouts_list",
    "choose_your_own",
    "offline_copy",
)
# On made pages alone.
MADE = (
    "provision_page",
    "framework_page",
    "number_page",
    "items_of_kind",
    "items_of_theme",
    "source_page",
    "compare_numbers",
    "compare_pair",
    "same_subject",
    "heat_map",
    "edition_became",
    "retired_page",
)
