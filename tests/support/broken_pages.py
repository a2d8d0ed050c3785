"""Broken pages: one slip each in the text of a page of `tests/sound`, with the rule that it breaks.

Each is an id, the file, what stands there once, what stands there instead, and the rule; `tests/support/broken.py` adds
them to its table. Sound edits stand below: the check says nothing of any of them.
"""

from __future__ import annotations

from macros.rules import check, forms, links, pages, paper, places, sizes, texts, twins, words

CONCEPT = "docs/concepts/fair-weight.md"
OTHER_CONCEPT = "docs/concepts/two-hats.md"
PRINCIPLE = "docs/principles/level-scales.md"
EXAMPLE = "docs/examples/market-day.md"
PATTERN = "docs/patterns/wet-flour.md"
HOME = "docs/index.md"
SITUATION = "docs/situations/pan-hangs-low.md"
SOURCES = "data/sources.yml"

Slip = tuple[str, str, str, str, check.Rule | None]

_STANDARDS = "{{ what_the_standards_say() }}"
SENTENCE = "She asks, and everyone listens.\n"
_LINK = "(concepts/fair-weight.md)"
_FOLD = '??? note "When you have thought it over"\n\n    We made this up, so nobody knows how it ended.\n'
_SCALES = "![A pair of scales, level](../assets/scales.svg)"


_ASKING = "## Stop and think { #stop-and-think }\n"
_MORE = "She asks him again, and he says that he knows nothing of the sack.\n"
_DO = "## Do { #do }"
_RECORD = "## What to record { #record }\n\n- When it hung low, and by how much.\n\n"
_IN_ORDER = f"## When to stop and ask {{ #stop-and-ask }}\n\n- Nobody knows who weighed with it last.\n\n{_RECORD}"


def _added(name: str, text: str, rule: check.Rule | None) -> Slip:
    """Return a slip that is one more paragraph in the example, above the sentence that everyone knows."""
    return (name, EXAMPLE, SENTENCE, f"{text}\n\n{SENTENCE}", rule)


def _linked(name: str, target: str, rule: check.Rule | None) -> Slip:
    """Return a slip in where the link of the home page leads."""
    return (name, HOME, _LINK, f"({target})", rule)


_PAGES, _HEADINGS = links.links_lead_to_pages, links.links_lead_to_headings
_WHOLE, _LISTS = links.links_are_whole, forms.lists_are_read_as_lists
_HASHES, _LADDER = forms.headings_are_written_with_hashes, forms.headings_form_a_ladder
_FOLDS, _TABLES, _CODE = forms.folds_hold_their_text, forms.tables_are_even, forms.code_is_closed
_FIRST = pages.answers_come_before_what_explains_them
_ALONE, _SHOWN = pages.macros_stand_alone, pages.pages_of_guidance_show_what_belongs_to_them
_MARKS = forms.marks_in_braces_follow_what_they_mark
_ASKS, _FILLED, _PAIRS = pages.scenes_ask_before_they_tell, pages.nothing_is_left_to_fill_in, forms.signs_stand_in_pairs
_PICTURES, _INDENTED = links.pictures_are_there_and_say_what_they_show, forms.text_stands_at_the_start_of_its_line

PAGE_SLIPS: tuple[Slip, ...] = (
    # --- What other programs and sites write --------------------------------------------------------------------------
    _added("list-of-headings", "[TOC]", _WHOLE),
    _added("formula", "She pays $x + y$ for $5 of it.", _PAIRS),
    _added("formula-on-its-own", "$$\nx = y\n$$ She asks.", _PAIRS),
    _added("lowered-sign", "She drinks H~2~O all day.", _PAIRS),
    _added("raised-sign", "She has two m^2^ of it.", _PAIRS),
    _added("keys-to-press", "She presses ++ctrl+c++ once.", _PAIRS),
    _added("underlined", "She ^^asks^^ once.", _PAIRS),
    _added("ticked-list", "- [ ] Ask him.\n- [x] Write it down.\n- [ ] Tell her.", _PAIRS),
    _added("footnote-with-its-text", "She asks[^1] once.\n\n[^1]: Nobody knows why.", _WHOLE),
    _added("link-with-its-end-below", "She asks [him][1] once.\n\n[1]: https://mill.example.org/", _WHOLE),
    _added("list-of-a-word-processor", "\u2022 Ask him.\n\u2022 Tell her.\n\u2022 Write it down.", _LISTS),
    _added("address-as-words", "She asks at https://mill.example.org/ask once.", links.addresses_can_be_pressed),
    _added("address-as-words-without-https", "www.mill.example.org has it.", links.addresses_can_be_pressed),
    _added("way-to-a-page-as-words", "She reads ../concepts/fair-weight.md once.", links.addresses_can_be_pressed),
    _added("source-of-a-chatbot", "She asks once \u30104\u2020source\u3011.", _FILLED),
    _added("error-of-a-word-processor", "She asks, see Error! Reference source not found.", _FILLED),
    _added("paragraph-pasted-twice", f"{_MORE}\n{_MORE}".strip(), texts.texts_are_pasted_once),
    _added("words-to-come", "To be written.", _FILLED),
    _added("break-of-a-web-page", "She asks,<br>and everyone listens well.", None),
    _added("address-in-angle-brackets", "She asks at <https://mill.example.org/>.", None),
    _added("note-of-another-site", "> [!NOTE]\n> Everyone listens well.", forms.folds_hold_their_text),
    _added(
        "link-that-follows-readers",
        "She asks [the mill](https://mill.example.org/?utm_source=mail).",
        texts.addresses_carry_no_tracker,
    ),
    ("macro-that-is-nearly-named", EXAMPLE, _STANDARDS, "{{ what_the_standard_says() }}", None),
    # --- What a sheet cannot hold -------------------------------------------------------------------------------------
    (
        "scene-that-no-sheet-can-hold",
        EXAMPLE,
        _ASKING,
        f"{_ASKING}\n{70 * _MORE}",
        paper.what_a_sheet_always_prints_fits,
    ),
    (
        "scene-with-steps-that-no-sheet-can-hold",
        EXAMPLE,
        _ASKING,
        f"## First steps {{ #first-steps }}\n\n{70 * _MORE}\n{_ASKING}",
        paper.what_a_sheet_always_prints_fits,
    ),
    # --- What is too much for a phone ---------------------------------------------------------------------------------
    ("page-of-eight-screens", PRINCIPLE, _DO, f"## What it is\n\n{70 * _MORE}\n{_DO}", sizes.pages_open_short),
    (
        "home-with-its-field-far-down",
        HOME,
        "{{ search_field() }}",
        f"{20 * _MORE}\n{{{{ search_field() }}}}",
        sizes.home_opens_on_its_field,
    ),
    (
        "page-of-too-many-cells",
        HOME,
        "Start with",
        "| a | b |\n| --- | --- |\n" + 2_400 * "| a | b |\n" + "\nStart with",
        sizes.pages_are_light,
    ),
    ("page-of-too-many-kilobytes", HOME, "Start with", f"{1_500 * _MORE}\nStart with", sizes.pages_are_light),
    # --- What to do, before what explains it --------------------------------------------------------------------------
    ("part-of-what-to-do-missing", SITUATION, _RECORD, "", _FIRST),
    ("part-of-what-to-do-stuck-to-its-sign", SITUATION, "## In short", "##In short", _HASHES),
    ("part-of-what-to-do-underlined", SITUATION, "## In short { #in-short }", "In short\n--------", _HASHES),
    ("part-of-what-to-do-under-another-id", SITUATION, "{ #record }", "{ #what-to-record }", _FIRST),
    ("part-of-what-to-do-after-the-numbers", SITUATION, f"{_RECORD}{_STANDARDS}", f"{_STANDARDS}\n\n{_RECORD}", _FIRST),
    ("parts-of-what-to-do-in-another-order", SITUATION, _IN_ORDER, _RECORD + _IN_ORDER.removesuffix(_RECORD), _FIRST),
    ("heading-among-what-to-do", SITUATION, _RECORD, f"{_RECORD}## Why it hangs\n\nIt is bent.\n\n", _FIRST),
    # --- What looks like a heading or a list --------------------------------------------------------------------------
    _added("heading-of-seven-hashes", "####### Who hears it\n\nAll who stand there.", _LADDER),
    _added("list-by-letters-and-stops", "a. The sack is hers.", _LISTS),
    _added("list-that-leaves-a-number-out", "1. Ask her.\n3. Ask him.", _LISTS),
    _added("list-by-minus-signs", "\u2212 The sack is hers.", _LISTS),
    # --- Where links lead ---------------------------------------------------------------------------------------------
    _added("address-with-one-bracket", "Ask [the guild](https://[mill.example.org/).", _WHOLE),
    _added("address-of-mail-that-is-none", "Write to [the guild](mailto://[mill.example.org).", _WHOLE),
    _linked("link-to-no-page", "concepts/fair-wait.md", _PAGES),
    _linked("link-to-no-heading", "concepts/fair-weight.md#meanings", _HEADINGS),
    _linked("link-to-an-address", "concepts/fair-weight/", _PAGES),
    _linked("link-to-an-address-without-its-slash", "concepts/fair-weight", _PAGES),
    _linked("link-to-html", "concepts/fair-weight.html", _PAGES),
    _linked("link-to-an-index-in-a-folder", "concepts/fair-weight/index.html", _PAGES),
    _linked("link-from-the-root", "/concepts/fair-weight.md", _PAGES),
    _linked("link-without-a-scheme", "//mill.example.org/letter/", _PAGES),
    _linked("link-to-www", "www.mill.example.org", _PAGES),
    _linked("link-to-a-host", "mill.example.org/letter", _PAGES),
    _linked("link-with-backslashes", r"concepts\fair-weight.md", _PAGES),
    _linked("link-in-other-letters", "Concepts/Fair-Weight.md", _PAGES),
    _linked("link-with-a-space", "concepts/fair weight.md", _PAGES),
    _linked("link-with-a-coded-space", "concepts/fair%20weight.md", _PAGES),
    _linked("link-to-another-program", "ms-word:letter", None),
    _linked("link-to-data", "../data/mappings.yml", _PAGES),
    _linked("link-to-a-guide", "../CONTRIBUTING.md", _PAGES),
    _linked("link-to-another-folder", "examples/fair-weight.md", _PAGES),
    _linked("link-to-a-made-address", "standards/mill/1-1/", _PAGES),
    _linked("link-to-a-number-that-is-none", "standards/mill/9-9.md", _PAGES),
    _linked("link-to-a-heading-of-a-made-page", "standards/mill/1-1.md#meaning", _HEADINGS),
    _linked("link-to-a-heading-in-capitals", "concepts/fair-weight.md#Meaning", _HEADINGS),
    _linked("link-to-nothing-behind-the-hash", "concepts/fair-weight.md#", _HEADINGS),
    _linked("link-to-a-heading-of-this-page", "#meaning", _HEADINGS),
    _linked("link-to-nowhere", "", _PAGES),
    _linked("link-with-a-question", "concepts/fair-weight.md?print", _PAGES),
    _linked("link-to-a-sheet", "handouts/concepts/fair-weight.pdf", _PAGES),
    _linked("link-to-a-picture-that-is-not-there", "assets/scale.svg", _PAGES),
    # --- The brackets of links ----------------------------------------------------------------------------------------
    _added("link-never-closed", "See [fair weight](../concepts/fair-weight.md.", _WHOLE),
    _added("link-never-opened", "See fair weight](../concepts/fair-weight.md).", _WHOLE),
    _added("link-without-its-middle", "See [fair weight(../concepts/fair-weight.md).", _WHOLE),
    _added("link-with-a-space-in-the-middle", "See [fair weight] (../concepts/fair-weight.md).", _WHOLE),
    _added("link-the-other-way-round", "See (fair weight)[../concepts/fair-weight.md].", _WHOLE),
    _added("link-without-words", "See (../concepts/fair-weight.md).", _WHOLE),
    _added("link-by-reference", "See [fair weight][weight].", _WHOLE),
    _added("reference-of-a-link", "See [fair weight].\n\n[fair weight]: ../concepts/fair-weight.md", _WHOLE),
    _added("link-of-a-wiki", "See [[fair-weight]].", _WHOLE),
    _added("link-with-empty-brackets", "See [](../concepts/fair-weight.md).", _WHOLE),
    _added("footnote", "See the letter.[^1]", _WHOLE),
    _added("bracket-alone", "She said [and nobody heard it.", _WHOLE),
    # --- Pictures -----------------------------------------------------------------------------------------------------
    ("picture-without-words", CONCEPT, _SCALES, "![](../assets/scales.svg)", _PICTURES),
    ("picture-that-is-not-there", CONCEPT, _SCALES, "![A pair of scales](../assets/scale.svg)", _PICTURES),
    ("picture-beside-the-page", CONCEPT, _SCALES, "![A pair of scales](scales.svg)", _PICTURES),
    ("picture-in-other-letters", CONCEPT, _SCALES, "![A pair of scales](../assets/Scales.SVG)", _PICTURES),
    # --- Twins --------------------------------------------------------------------------------------------------------
    (
        "advice-that-another-page-warns-of",
        PRINCIPLE,
        "- Show the empty pan to whoever brings grain.",
        "- Weigh behind a closed door at your mill.",
        twins.pages_do_not_advise_the_reverse,
    ),
    (
        "twin-that-leads-with-another-number",
        "data/mappings.yml",
        'level-scales:\n  mill:\n    - number: "3.1"',
        'level-scales:\n  mill:\n    - number: "1.1"',
        twins.twins_lead_with_the_same_number,
    ),
    (
        "warning-of-what-a-table-calls-better",
        PRINCIPLE,
        "- Show the empty pan to whoever brings grain.",
        "- Do not show both pans to farmers.",
        twins.pages_do_not_advise_the_reverse,
    ),
    # --- Macros -------------------------------------------------------------------------------------------------------
    ("macro-missing", CONCEPT, f"{_STANDARDS}\n", "", _SHOWN),
    ("macro-of-the-sources-missing", CONCEPT, "{{ what_the_sources_say() }}\n", "", _SHOWN),
    ("macro-of-related-pages-missing", CONCEPT, "{{ related_pages() }}\n", "", _SHOWN),
    ("words-above-the-head", EXAMPLE, "{{ item_head() }}", "A market.\n\n{{ item_head() }}", _SHOWN),
    ("macro-twice", CONCEPT, _STANDARDS, f"{_STANDARDS}\n\n{_STANDARDS}", pages.macros_are_called_once),
    ("macro-indented", CONCEPT, _STANDARDS, f"    {_STANDARDS}", _ALONE),
    ("macro-with-a-space-before-it", CONCEPT, _STANDARDS, f" {_STANDARDS}", _ALONE),
    ("macro-in-a-list", CONCEPT, _STANDARDS, f"- {_STANDARDS}", _ALONE),
    ("macro-in-code", CONCEPT, _STANDARDS, f"```\n{_STANDARDS}\n```", _ALONE),
    ("macro-in-a-sentence", CONCEPT, _STANDARDS, f"The numbers: {_STANDARDS}", _ALONE),
    ("macro-in-a-heading", CONCEPT, _STANDARDS, f"## {_STANDARDS}\n\nNumbers.", _ALONE),
    ("macro-in-a-fold", EXAMPLE, f"\n{_STANDARDS}", f"    {_STANDARDS}", _ALONE),
    ("macro-in-a-quote", CONCEPT, _STANDARDS, f"> {_STANDARDS}", _ALONE),
    ("macro-right-below-words", CONCEPT, f"\n{_STANDARDS}", f"The numbers.\n{_STANDARDS}", _ALONE),
    ("macro-right-above-words", CONCEPT, f"{_STANDARDS}\n", f"{_STANDARDS}\nThe numbers.\n", _ALONE),
    ("macro-of-a-made-page", CONCEPT, _STANDARDS, f"{_STANDARDS}\n\n{{{{ provision_page() }}}}", None),
    # --- Headings -----------------------------------------------------------------------------------------------------
    _added("second-title", "# The market", _LADDER),
    _added("second-title-of-the-home-page", "#### The market", _LADDER),
    ("title-below-words", HOME, "\n# The mill", "\nHello.\n\n## Hello\n\nHello.\n\n# The mill", _LADDER),
    _added("indented-heading-below-a-heading", "## The market { #market }\n\n    ## Who came", _INDENTED),
    _added("heading-without-a-space", "##The market that nobody wanted to be the first to leave", _HASHES),
    _added("hash-before-a-word", "#marketday was on that day.", _HASHES),
    _added("heading-that-is-indented", " ## The market\n\nIt was full.", _HASHES),
    _added("heading-of-an-underline", "The market\n==========\n\nIt was full.", _HASHES),
    _added("heading-of-dashes", "The market\n----------\n\nIt was full.", _HASHES),
    _added("heading-without-words", "## { #market }\n\nIt was full.", _HASHES),
    ("heading-in-a-fold", EXAMPLE, "    We made", "    ### Who made it\n\n    We made", _HASHES),
    _added(
        "heading-over-nothing",
        "## The market { #market }\n\n## The day\n\nIt was full.",
        forms.headings_have_something_below_them,
    ),
    (
        "heading-over-the-numbers",
        CONCEPT,
        _STANDARDS,
        f"## Numbers\n\n{_STANDARDS}",
        forms.headings_have_something_below_them,
    ),
    _added(
        "id-twice",
        "## The market { #market }\n\nIt was full.\n\n## The day { #market }\n\nIt rained.",
        links.headings_have_ids_of_their_own,
    ),
    _added(
        "id-that-a-macro-prints", "## The market { #standards }\n\nIt was full.", links.headings_have_ids_of_their_own
    ),
    # --- Lists --------------------------------------------------------------------------------------------------------
    _added("list-of-bullets", "\u2022 a sack of flour", _LISTS),
    _added("list-of-middle-dots", "\u00b7 a sack of flour", _LISTS),
    _added("list-of-en-dashes", "\u2013 a sack of flour", _LISTS),
    _added("list-of-closed-brackets", "1) a sack of flour", _LISTS),
    _added("list-of-letters", "a) a sack of flour", _LISTS),
    _added("list-of-brackets", "(1) a sack of flour", _LISTS),
    _added("list-glued-to-its-dash", "-a sack of flour", _LISTS),
    _added("list-glued-to-its-number", "1.a sack of flour", _LISTS),
    _added("list-below-words", "She carries:\n- a sack of flour", _LISTS),
    _added("words-below-a-list", "- a sack of flour\n- a sack of grain\nBoth are full.", _LISTS),
    _added("list-indented-by-two", "- a sack of flour\n  - a small one", _LISTS),
    _added("list-entry-without-words", "- a sack of flour\n\n-", _LISTS),
    # --- Folds, code, tables ------------------------------------------------------------------------------------------
    ("fold-without-its-indent", EXAMPLE, _FOLD, _FOLD.replace("    We", "We"), _FOLDS),
    ("fold-indented-by-two", EXAMPLE, _FOLD, _FOLD.replace("    We", "  We"), _INDENTED),
    (
        "fold-in-curly-quotes",
        EXAMPLE,
        _FOLD,
        _FOLD.replace('"When', "\u201cWhen").replace('over"', "over\u201d"),
        _FOLDS,
    ),
    ("fold-without-quotes", EXAMPLE, _FOLD, _FOLD.replace('"', ""), _FOLDS),
    ("fold-without-a-kind", EXAMPLE, _FOLD, _FOLD.replace("note ", ""), _FOLDS),
    ("fold-without-text", EXAMPLE, _FOLD, _FOLD.partition("\n")[0] + "\n", _FOLDS),
    _added("words-indented-by-four", "    The market was full of people who had come a long way.", _INDENTED),
    _added("words-indented-by-one", " The market was full.", _INDENTED),
    _added("code-never-closed", "```\nweigh(sack)", _CODE),
    _added("code-closed-otherwise", "```\nweigh(sack)\n~~~", _CODE),
    _added("code-that-is-indented", "- weigh it:\n\n    ```\n    weigh(sack)\n    ```", None),
    ("table-with-a-cell-too-many", OTHER_CONCEPT, "| white | grinding |", "| white | grinding | all day |", _TABLES),
    ("table-with-code-too-many", OTHER_CONCEPT, "| white | grinding |", "| white | grinding | `all day`", _TABLES),
    ("table-with-a-cell-too-few", OTHER_CONCEPT, "| white | grinding |", "| white |", _TABLES),
    ("table-without-dashes", OTHER_CONCEPT, "|-----|----------------|\n", "", _TABLES),
    ("table-below-words", OTHER_CONCEPT, "\n| Hat |", "\nTwo hats.\n| Hat |", _TABLES),
    ("table-above-words", OTHER_CONCEPT, "| brown | buying |\n", "| brown | buying |\nNo third.\n", _TABLES),
    ("table-without-rows", OTHER_CONCEPT, "| white | grinding |\n| brown | buying |\n", "", _TABLES),
    _added("table-without-outer-lines", "Hat | Use\n--- | ---\nwhite | grinding", _TABLES),
    # --- Traces of people ---------------------------------------------------------------------------------------------
    _added("mail-of-a-person", "Ask anna@example.org.", texts.pages_name_no_person),
    _added("mail-of-a-person-in-a-link", "Ask [Anna](mailto:anna@mill.example.org).", texts.pages_name_no_person),
    _added("mail-that-programs-shall-not-find", "Ask anna(at)example.org.", texts.pages_name_no_person),
    _added("mail-in-words", "Ask anna [at] example dot org.", texts.pages_name_no_person),
    _added("mail-in-words-alone", "Ask anna at example dot org.", texts.pages_name_no_person),
    _added("mail-of-an-office-of-nobody", "Ask info@pond.example.", texts.pages_name_no_person),
    _added("telephone-on-a-page", "Ring 07700 900123 first.", texts.pages_name_no_person),
    _added("telephone-from-abroad", "Ring +44 7700 900123 first.", texts.pages_name_no_person),
    # --- Signs --------------------------------------------------------------------------------------------------------
    _added("bold-never-closed", "A **full sack.", _PAIRS),
    _added("bold-apart-from-its-words", "A ** full ** sack.", None),
    _added("italics-never-closed", "A *full sack.", _PAIRS),
    _added("backtick-never-closed", "A `full sack.", _PAIRS),
    _added("line-of-stars", "***", _PAIRS),
    _added("struck-out", "A ~~full~~ sack.", _PAIRS),
    _added("marked-through", "A ==full== sack.", _PAIRS),
    _added("smile-by-its-name", "A full sack :smile:", _PAIRS),
    _added("boxes-to-tick-in-numbers", "1. [ ] a full sack", _PAIRS),
    _added("boxes-to-tick", "- [ ] a full sack", _PAIRS),
    _added("short-form-spelt-out", "*[MG]: Millers' Guild", _PAIRS),
    _added("word-and-its-meaning", "Sack\n:   What flour stands in.", _PAIRS),
    _added("backslash-at-the-end", "A full sack.\\\nAnd an empty one.", _PAIRS),
    # --- What a page says ---------------------------------------------------------------------------------------------
    (
        "page-of-the-head-only",
        OTHER_CONCEPT,
        "| Hat | What it is for |\n|-----|----------------|\n| white | grinding |\n| brown | buying |\n",
        "",
        pages.pages_say_something,
    ),
    ("placeholder-of-the-command", EXAMPLE, SENTENCE, "Write here, one sentence a line.\n", _FILLED),
    _added("to-do", "TODO: ask her.", _FILLED),
    _added("three-dots-in-a-paragraph", "\u2026", _FILLED),
    _added("lorem-ipsum", "Lorem ipsum dolor sit amet.", _FILLED),
    _added("to-be-inserted", "Ask [insert name] first.", _FILLED),
    (
        "placeholder-in-a-reason",
        "data/mappings.yml",
        "A fair weight is the first thing",
        "TODO: a fair weight is the first thing",
        _FILLED,
    ),
    ("placeholder-in-a-summary", EXAMPLE, "A neighbour asks what is", "TBC. A neighbour asks what is", _FILLED),
    _added("words-in-capitals", "NEVER TELL ANYBODY OF A SACK.", words.lines_do_not_shout),
    _added("sentence-too-long", f"She {'asks and ' * 17}listens.", words.sentences_are_short),
    _added(
        "sentence-too-long-over-two-lines",
        f"She {'asks and ' * 10}\nthen {'asks and ' * 10}listens.",
        words.sentences_are_short,
    ),
    _added("sentence-too-long-after-another", f"She asks. She {'asks and ' * 17}listens.", words.sentences_are_short),
    (
        "sentence-too-long-in-a-statement",
        "data/sources.yml",
        "Weigh first, and ask",
        f"Weigh first,{' and weigh' * 18} and ask",
        words.sentences_are_short,
    ),
    _added("verdict", "To weigh a sack twice is not permitted.", words.words_give_no_verdict),
    (
        "verdict-in-a-reason",
        "data/mappings.yml",
        "A fair weight is the first thing",
        "Short weight is forbidden, and a fair weight is the first thing",
        words.words_give_no_verdict,
    ),
    _added(
        "page-that-is-hard-to-read",
        " ".join(["Organisational accountability necessitates comprehensive documentation."] * 9),
        words.pages_read_easily,
    ),
    (
        "in-short-that-begins-with-a-table",
        OTHER_CONCEPT,
        "| Hat |",
        "## In short { #in-short }\n\n| Hat |",
        pages.short_answers_begin_with_words,
    ),
    # --- Scenes -------------------------------------------------------------------------------------------------------
    ("scene-without-questions", EXAMPLE, " { #stop-and-think }", "", _ASKS),
    ("scene-with-one-question", EXAMPLE, "2. Who else hears the answer?\n", "", _ASKS),
    (
        "scene-with-four-questions",
        EXAMPLE,
        "2. Who else hears the answer?\n",
        "2. Who hears?\n3. Who asks?\n4. Who goes?\n",
        _ASKS,
    ),
    (
        "scene-with-questions-in-points",
        EXAMPLE,
        "1. What may you say of another person's sack?\n2. Who",
        "- What may you say?\n- Who",
        _ASKS,
    ),
    ("scene-without-a-fold", PATTERN, '??? note "What was reported"\n\n    The gazette', "The gazette", _ASKS),
    # --- Places in sources --------------------------------------------------------------------------------------------
    (
        "place-beyond-the-last",
        "data/sources.yml",
        '"Third paragraph"',
        '"Paragraph 2"',
        places.numbered_places_are_known,
    ),
    # --- Further ones, in no list of anybody --------------------------------------------------------------------------
    _added("id-glued-to-its-heading", "## The market{ #market }\n\nIt was full.", _MARKS),
    _added("id-before-its-heading", "## { #market } The market\n\nIt was full.", _MARKS),
    _added("id-in-a-sentence", "It was full. { #market }", _MARKS),
    _added("width-apart-from-its-picture", '![Scales](../assets/scales.svg) { width="320" }', _MARKS),
    _added("hashes-twice", "## ## The market\n\nIt was full.", _HASHES),
    _added("heading-that-is-a-list", "## - The market\n\nIt was full.", _HASHES),
    _added("heading-too-deep", "## The market\n\nIt was full.\n\n#### The stall\n\nIt was small.", _LADDER),
    ("list-of-sources-under-no-heading", HOME, "Start with", "{{ sources_list() }}\n\nStart with", _LADDER),
    _added("two-kinds-of-list-in-one", "- a sack\n1. a cart", _LISTS),
    _added("two-kinds-of-list-with-a-line-between", "1. a sack\n2. a cart\n\n- a barrel", _LISTS),
    _added("list-that-goes-on-counting", "3. a sack\n4. a cart", _LISTS),
    _added("year-that-begins-a-line", "2019. The year of the wet flour.", _LISTS),
    _added("entry-too-far-in", "- a sack\n        - a seam", _LISTS),
    _added("text-of-an-entry-after-a-gap", "- a sack\n\n  of flour", _INDENTED),
    _added("list-of-squares", "\u25aa a sack", _LISTS),
    _added("list-right-below-a-quote", "> She asked.\n- a sack", _LISTS),
    _added("fold-in-a-list", '- ??? note "More"\n\n    Of it.', _FOLDS),
    _added("note-in-a-list", '- !!! note "More"\n\n    Of it.', _FOLDS),
    _added("fold-of-two-signs", '?? note "More"\n\nOf it.', _FOLDS),
    _added("note-of-four-signs", '!!!! note "More"\n\nOf it.', _FOLDS),
    _added("fold-of-four-signs", '???? note "More"\n\nOf it.', _FOLDS),
    _added("fold-that-is-indented", ' ??? note "More"\n\n    Of it.', _INDENTED),
    _added("code-that-says-too-much", "```weigh(sack)\n```", _CODE),
    _added("code-in-a-list-of-folds", "```python this\nweigh(sack)\n```", _CODE),
    _added("table-with-two-heads", "| Hat |\n| Use |\n| --- |\n| white |", _TABLES),
    _added("table-with-a-bar-in-a-cell", "| Hat | Use |\n| --- | --- |\n| white | a | b |", _TABLES),
    _added("link-without-its-round-bracket", "See [fair weight]../concepts/fair-weight.md).", _WHOLE),
    _added("link-to-here-without-its-words", "See (#stop-and-think).", _WHOLE),
    _linked("link-to-a-made-list-in-other-letters", "N/index.md", _PAGES),
    _added("link-as-a-browser-shows-it", "See [it](../../concepts/fair-weight/).", _PAGES),
    _added("link-as-an-address-shows-it", "See [it](/concepts/fair-weight/).", _PAGES),
    _linked("link-to-a-folder-above", "..", _PAGES),
    _linked("link-to-this-folder", ".", _PAGES),
    _linked("link-to-the-menu", "../mkdocs.yml", _PAGES),
    _linked("link-to-a-page-as-text", "concepts/fair-weight.md.txt", _PAGES),
    _linked("link-to-an-old-edition-that-is-none", "standards/mill/2010/1-1.md", _PAGES),
    _linked("link-to-two-hashes", "concepts/fair-weight.md##meaning", _HEADINGS),
    _linked("link-to-a-heading-without-a-hash", "concepts/fair-weight.md/meaning", _PAGES),
    _linked("link-in-quotes", '"concepts/fair-weight.md"', _PAGES),
    _added("bold-that-opens-twice", "A **full **sack.", _PAIRS),
    _added("dots-in-a-list", "- \u2026", _FILLED),
    _added("a-line-to-fill-in", 60 * "_", _FILLED),
    _added("verdict-illegal", "Weighing twice is illegal.", words.words_give_no_verdict),
    _added("verdict-over-two-lines", "To weigh a sack twice was\nprohibited.", words.words_give_no_verdict),
    (
        "macro-of-the-head-twice",
        CONCEPT,
        "{{ item_head() }}",
        "{{ item_head() }}\n\n{{ item_head() }}",
        pages.macros_are_called_once,
    ),
    ("situation-without-its-numbers", SITUATION, f"{_STANDARDS}\n", "", _SHOWN),
    ("macro-of-the-head-misspelt", CONCEPT, "{{ item_head() }}", "{{ item_heads() }}", None),
    ("macro-in-a-table", OTHER_CONCEPT, "| white | grinding |", "| white | {{ cite_map() }} |", _ALONE),
    ("spaces-in-the-first-line", HOME, "---\n\n# The mill", "---\n    \n# The mill", _INDENTED),
)

# --- Sound edits ------------------------------------------------------------------------------------------------------

_OFFICES = (  # whose mail may stand on a page
    "admin complaints concerns contact enquiries enquiry feedback hello help helpdesk",
    "info information mail media office policy post press reception registration standards support training",
    "guild millers company ringers",
)

# What people may well write: one more paragraph, or list, or table, in the example.
SOUND_WORDS: tuple[str, ...] = (
    "Ask [the guild](mailto:enquiries@mill.example.org), or ring 0800 1234567.",
    " ".join(f"Ring {line} 1234567." for line in ("0808", "0300", "0303", "0330", "0333", "0345", "0844", "0845")),
    *(" ".join(f"Write to {office}@mill.example.org." for office in offices.split()) for offices in _OFFICES),
    "In 2024 she sold 07 sacks at the mill, 5.6 and 1.10 of them full.",
    "She is at the mill (at noon), and the dot on the sack is red.",
    "She said: \u201cnot today\u201d, and left.",
    "Sack 1.2 is full \u2013 so is sack 1.3.",
    "- a sack of flour\n- a sack of grain",
    "* a sack of flour\n* a sack of grain",
    "1. weigh\n2. ask\n3. pay",
    "- a sack\n  of flour\n- a cart",
    "- a sack:\n    - of flour\n    - of grain\n- a cart",
    "- a sack\n\n    It is full.\n\n- a cart",
    "1. weigh\n\n    - first the sack\n    - then the cart\n\n2. pay",
    "Read [fair weight](../concepts/fair-weight.md) first.",
    "Read [what it means](../concepts/fair-weight.md#meaning) first.",
    "Read [the numbers](../concepts/fair-weight.md#standards) first.",
    "Read [what the letter says](../concepts/fair-weight.md#weigh-before-asking) first.",
    "Read [all numbers](../n/index.md) and [all pages of this kind](index.md).",
    "Read [number 1.1](../standards/mill/1-1.md) and [its editions](../standards/mill/1-1.md#editions).",
    "Read [the questions](#stop-and-think) and [the sheet](#on-paper) below.",
    "Read [fair\nweight](../concepts/fair-weight.md) first.",
    'Read [fair weight](../concepts/fair-weight.md "What it means") first.',
    "Read [fair weight](../concepts/fair-weight.md){ .md-button .md-button--primary } first.",
    "Read [the letter (2024)](https://mill.example.org/letter/) and [a page (part)](https://mill.example.org/a_(b)).",
    "Write to [the guild](mailto:guild@mill.example.org).",
    "It [she said so herself] was full.",
    "**Full** and *heavy*, and ***both***.",
    "A sack of 2 * 3 pounds, and 5 - 3 more.",
    "Type `weigh(sack)` or `` a ` b ``.",
    "Type `{` at the door.".replace("`{`", "`[`"),
    "```\nweigh(sack)\n    twice\n- no list\n```",
    "```python\nprint(1)\n```",
    "| Hat | Use |\n| :-- | --: |\n| white | a `|` b |\n| brown | c \\| d |",
    "| Hat\n| ---\n| white",
    "(s)he asks, and everyone hears it.",
    "> She asked.\n> He did not answer.",
    '!!! note "Take care"\n\n    It may rain.',
    '???+ note "More"\n\n    Of it.\n\n    - a sack\n    - a cart',
    "![Scales](../assets/scales.svg)",
    '![Scales](../assets/scales.svg){ width="320" }',
    "## The day { #the-day }\n\nIt rained.\n\n### The night\n\nIt did not.",
    "## The day\n\nIt rained.\n\n## The day after\n\nIt did not.",
    "NISCC and HCPC print numbers.",
    "She may not allow it.",
    "It cost \u00a35 (or \u20ac6) in May; #1 of the list, at 10:30.",
    "It was\u2026 heavy.",
    "It costs $5, US$6 or $7.50, and she writes it in C++.",
    "It takes ~5 minutes, or 3^2 of them, at mill.example.org.",
    "To be written about is no harm, as discussed at the mill.",
    "See above the door: it says n/a.",
    "What you write here stays on your telephone.",
    "As an AI model may get names wrong, she reads each line.",
    "She puts it on her TODO list.",
    "---",
)
