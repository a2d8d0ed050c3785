"""Broken inputs: one visible slip each in the sound project of `tests/sound`.

What people read of each stands in `tests/rules/broken.golden.txt`.
`python -m tests.support.broken` writes it anew; read the difference before you keep it.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from macros.reading.encoding import LARGEST_FILE
from macros.reading.project import Project, checked, report
from macros.rules import (
    became,
    bindings,
    check,
    comparisons,
    dates,
    items,
    links,
    mappings,
    mentions,
    mistaken,
    names,
    pages,
    provisions,
    reasons,
    reviews,
    texts,
    titles,
)
from tests.support.broken_pages import PAGE_SLIPS

TESTS = Path(__file__).resolve().parent.parent
SOUND = TESTS / "sound"
GOLDEN = TESTS / "rules" / "broken.golden.txt"

TODAY = "2026-12-01"  # in every test of the table

STANDARDS = "data/standards.yml"
SOURCES = "data/sources.yml"
MAPPINGS = "data/mappings.yml"
BINDINGS = "data/bindings.yml"
REPORTS = "data/reports.yml"
ELSEWHERE = "data/elsewhere.yml"
DILEMMAS = "data/dilemmas.yml"
QUESTIONS = "data/questions.yml"
COMPARISONS = "data/comparisons.yml"
VERSIONS = "data/versions.yml"
RETIRED = "data/retired.yml"
PICTURES = frozenset({"assets/scales.svg"})
CONCEPT = "docs/concepts/fair-weight.md"
OTHER_CONCEPT = "docs/concepts/two-hats.md"
EXAMPLE = "docs/examples/market-day.md"
SITUATION = "docs/situations/pan-hangs-low.md"
REPORTED = "docs/patterns/wet-flour.md"
HOME = "docs/index.md"
FIRST_SCREEN = (
    'now:\n  - "Take one hat off."\ndo_not:\n  - "Weigh in both."\n'
    'ask:\n  - "Whose grain is it?"\nwrite_down:\n  - "Who held the scales."\n'
)


_COMPARED = (SOUND / COMPARISONS).read_text(encoding="utf-8")
_LATER_COMPARISON = _COMPARED[_COMPARED.index("  for-those-who-wait:") :]
_HABIT, _HANDS = _LATER_COMPARISON.split("      - name: ")[1:]
_OF_NOTHING_SEEN = _LATER_COMPARISON.replace("mill@2024:2.10", "mill@2024:2.1")

_STANDARDS = (SOUND / STANDARDS).read_text(encoding="utf-8")
_BECAME = _STANDARDS[_STANDARDS.index("          change: split") : _STANDARDS.index('          evidence: "Nobody here')]

_SACK_RACE = """---
title: "Sack race"
summary: "Carry a sack round the mill."
theme: "learning"
{head}
---

{{{{ item_head() }}}}

## Run: 20 minutes {{ #run }}

Carry it round the mill.

## Rest: 5 minutes {{ #rest }}

Put it down.

{{{{ what_the_standards_say() }}}}

{{{{ related_pages() }}}}
"""


_MOVED = (
    'versions:\n  "2026-11-20":\n    on: "2026-11-20"\n    summary: "First version."\n'
    '    moved:\n      - says: "It moved."\n'
)


@dataclass(frozen=True, slots=True)
class Broken:
    """One slip: `old`, which stands once in the file, becomes `new`; without `old` the whole file (None: it goes)."""

    id: str
    file: str
    old: str = ""
    new: str | bytes | None = None
    rule: check.Rule | None = None  # the rule that it breaks; without one, the reader or the model refuses it
    without: str = ""  # another file that is not there


def content(case: Broken) -> bytes | None:
    """Return what the file says after the slip, or None where it is gone."""
    new = case.new.encode() if isinstance(case.new, str) else case.new
    if not case.old or new is None:
        return new
    sound, old = (SOUND / case.file).read_bytes(), case.old.encode()
    assert sound.count(old) == 1, f"{case.id}: {case.old!r} stands {sound.count(old)} times in {case.file}"
    return sound.replace(old, new)


def slip(case: Broken, root: Path) -> None:
    """Make the slip in a copy of the sound project."""
    file, changed = root / case.file, content(case)
    if changed is None:
        file.unlink()
    else:
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(changed)


@functools.cache
def sound_files() -> MappingProxyType[str, bytes]:
    """Return what the sound project says; all tests share it, so that none may change it."""
    return MappingProxyType(
        {
            file.relative_to(SOUND).as_posix(): file.read_bytes()
            for file in SOUND.rglob("*")
            if file.suffix in {".yml", ".md"}
        }
    )


def project_with(case: Broken) -> Project:
    """Read and check the sound project after the slip, without writing it to a disk."""
    files = sound_files() | {case.file: content(case)}
    there = {file: text for file, text in files.items() if text is not None and file != case.without}
    return checked(there, TODAY, PICTURES)


def named(name: str) -> Broken:
    """Return one case of the table."""
    return next(case for case in CASES if case.id == name)


@functools.cache
def golden() -> dict[str, str]:
    """Return id → all that the check says of the sound project after that slip."""
    parts = GOLDEN.read_text(encoding="utf-8").removeprefix("# ").split("\n\n# ")
    return {name: told.rstrip("\n") for name, _, told in (part.partition("\n") for part in parts)}


def sound(file: str) -> bytes:
    """Return what a file of the sound project says."""
    return sound_files()[file]


CASES = (
    # --- Numbers and words that YAML would change ---------------------------------------------------------------------
    Broken("number-as-float", STANDARDS, 'number: "1.10"', "number: 1.10"),
    Broken("number-as-time", STANDARDS, 'number: "5:9"', "number: 5:9"),
    Broken("number-as-float-in-a-mapping", MAPPINGS, 'number: "3.10"', "number: 3.10"),
    Broken("number-of-three-parts", MAPPINGS, 'number: "2.10"', "number: 2.1.10"),
    Broken("number-as-integer", STANDARDS, '- number: "3"', "- number: 3"),
    Broken("year-as-integer-key", STANDARDS, '      "2016":\n', "      2016:\n"),
    Broken("hexadecimal", STANDARDS, 'short: "Mill"', "short: 0x1F"),
    Broken("hexadecimal-without-digits", STANDARDS, 'short: "Mill"', "short: 0x_"),
    Broken("infinity", STANDARDS, 'short: "Mill"', "short: .inf"),
    Broken("time-too-long-for-a-number", STANDARDS, 'short: "Mill"', "short: " + "1:" * 400 + "1.5"),
    Broken(
        "country-as-truth-value",
        STANDARDS,
        'nation: "Meadowland"\n    binds: "Everyone who grinds',
        'nation: NO\n    binds: "Everyone who grinds',
    ),
    Broken("list-entry-as-truth-value", STANDARDS, '- "order"', "- off"),
    Broken("date-without-quotes", STANDARDS, 'in_force: "2024-04-01"', "in_force: 2024-04-01"),
    Broken("null", STANDARDS, 'short: "Bell"', "short: null"),
    Broken("tilde", STANDARDS, 'short: "Bell"', "short: ~"),
    Broken("equals-sign", STANDARDS, 'short: "Bell"', "short: ="),
    Broken("number-in-front-matter", OTHER_CONCEPT, 'title: "Two hats"', "title: 3.10"),
    # --- Things that stand twice --------------------------------------------------------------------------------------
    Broken("duplicate-key", STANDARDS, 'title: "Two ropes"', 'title: "Two ropes"\n        title: "Two hands"'),
    Broken("duplicate-key-in-front-matter", OTHER_CONCEPT, 'theme: "tools"', 'theme: "tools"\ntheme: "privacy"'),
    Broken("duplicate-framework", STANDARDS, "  bell:\n", "  mill: {}\n  bell:\n"),
    Broken("duplicate-edition", STANDARDS, '      "2016":\n', '      "2024": {}\n      "2016":\n'),
    Broken("duplicate-source", SOURCES, "sources:\n", "sources:\n  millers-letter: {}\n"),
    Broken("duplicate-item", MAPPINGS, "market-day:\n", "fair-weight: {}\nmarket-day:\n"),
    Broken("duplicate-framework-of-an-item", MAPPINGS, "  bell:\n    - number", "  mill: []\n  bell:\n    - number"),
    Broken("duplicate-provision", STANDARDS, 'number: "5:10"', 'number: "5:9"', rule=mistaken.provisions_stand_once),
    Broken(
        "number-of-another-provision",
        STANDARDS,
        '- number: "1.2"\n        edition: "2024"',
        '- number: "1.10"\n        edition: "2024"',
    ),
    Broken(
        "number-that-nothing-names-where-another-is-due",
        STANDARDS,
        '- number: "1.2"\n        edition: "2024"',
        '- number: "1.22"\n        edition: "2024"',
    ),
    Broken(
        "numbers-of-two-provisions-swapped",
        STANDARDS,
        new=_STANDARDS.replace('"3.10"', '"3.?"').replace('number: "1.2"', 'number: "3.10"').replace("3.?", "1.2"),
        rule=mistaken.numbers_are_not_swapped,
    ),
    Broken(
        "duplicate-pair",
        MAPPINGS,
        "market-day:\n  mill:\n",
        "market-day:\n"
        "  mill:\n"
        '    - number: "3.10"\n'
        "      relation: engages\n"
        "      basis: inferred\n"
        '      why: "A crowd at the mill makes every word about a sack a public one."\n',
        rule=mappings.pairs_stand_once,
    ),
    Broken(
        "duplicate-pair-with-edition",
        MAPPINGS,
        "market-day:\n  mill:\n",
        "market-day:\n"
        "  mill:\n"
        '    - number: "3.10"\n'
        '      edition: "2024"\n'
        "      relation: engages\n"
        "      basis: inferred\n"
        '      why: "A crowd at the mill makes every word about a sack a public one."\n',
        rule=mappings.pairs_stand_once,
    ),
    Broken(
        "duplicate-statement", SOURCES, "id: one-hat-at-a-time", "id: weigh-before-asking", rule=items.ids_are_unique
    ),
    Broken(
        "duplicate-page",
        "docs/examples/two-hats.md",
        new='---\ntitle: "Two hats again"\nsummary: "In another folder."\ntheme: "tools"\norigin: "teaching"\n---\n',
        rule=items.ids_are_unique,
    ),
    Broken("duplicate-related-page", CONCEPT, '- "market-day"', '- "two-hats"', rule=items.related_pages_exist),
    # --- Keys that nobody knows ---------------------------------------------------------------------------------------
    Broken("unknown-key", STANDARDS, '        online: "A photo', '        onlin: "A photo'),
    Broken("unknown-key-with-none-near", STANDARDS, '        online: "A photo', '        zzz: "A photo'),
    Broken("unknown-key-in-framework", STANDARDS, "opening:", "openning:"),
    Broken("unknown-key-in-edition", STANDARDS, "published:", "publishd:"),
    Broken("unknown-key-in-group", STANDARDS, "turns:", "turn:"),
    Broken("unknown-key-in-source", SOURCES, "cautions:", "caution:"),
    Broken("unknown-key-in-mapping", MAPPINGS, "reviews:", "review:"),
    Broken(
        "unknown-key-in-none",
        MAPPINGS,
        '      on: "2026-11-20"\nmarket-day',
        '      on: "2026-11-20"\n      by: "me"\nmarket-day',
    ),
    Broken("unknown-key-in-front-matter", OTHER_CONCEPT, 'status: "superseded"', 'statsu: "superseded"'),
    Broken("unknown-key-on-a-plain-page", HOME, "hide:", "hidden:"),
    Broken("unknown-key-of-a-file", STANDARDS, "frameworks:\n", 'version: "1"\nframeworks:\n'),
    Broken("misspelt-key-of-a-file", SOURCES, "sources:\n", "source:\n"),
    Broken("file-of-nothing-but-braces", SOURCES, new="{}\n"),
    Broken("empty-key", STANDARDS, "opening:", '"":'),
    Broken("gap-beside-a-number", MAPPINGS, "relation: engages", 'relation: engages\n      Not-yet: "Half read."'),
    # --- Words that stand for nothing here ----------------------------------------------------------------------------
    Broken(
        "unknown-framework",
        MAPPINGS,
        "market-day:\n",
        'market-day:\n  bel:\n    - not-yet: "No chapter of the second tower has been read by anyone here."\n',
        rule=mappings.mappings_name_known_items_and_frameworks,
    ),
    Broken(
        "unknown-item",
        MAPPINGS,
        "market-day:\n",
        'two-hat:\n  bell:\n    - not-yet: "No chapter of the second tower has been read by us."\nmarket-day:\n',
        rule=mappings.mappings_name_known_items_and_frameworks,
    ),
    Broken("unknown-kind-of-copy", STANDARDS, "kind: snippet", "kind: snipet"),
    Broken("unknown-extent", STANDARDS, "extent: most", "extent: mostly"),
    Broken("unknown-numbering", STANDARDS, "numbered: by-order", "numbered: by-place"),
    Broken("unknown-relation", MAPPINGS, "relation: engages", "relation: engage"),
    Broken("unknown-basis", MAPPINGS, "basis: stated", "basis: state"),
    Broken("unknown-change", STANDARDS, "change: split", "change: splitted"),
    Broken("unknown-theme", OTHER_CONCEPT, 'theme: "tools"', 'theme: "tool"'),
    Broken("unknown-origin", EXAMPLE, 'origin: "teaching"', 'origin: "teacher"'),
    Broken("unknown-page-status", OTHER_CONCEPT, 'status: "superseded"', 'status: "supersede"'),
    Broken("unknown-source-status", SOURCES, "status: final", "status: finale"),
    Broken("unknown-separator", STANDARDS, 'separator: ":"', 'separator: "-"'),
    Broken("separator-of-another-framework", STANDARDS, 'separator: ":"', 'separator: "."'),
    Broken("unknown-turn", STANDARDS, 'turns: "not"', 'turns: "never"'),
    Broken("unknown-part-to-hide", HOME, '- "toc"', '- "tocs"'),
    Broken("unknown-kind", "docs/concept/three-hats.md", new='---\ntitle: "Three hats"\ntheme: "tools"\n---\n'),
    Broken(
        "unknown-edition-of-a-provision",
        STANDARDS,
        '- number: "2.1"\n        edition: "2016"',
        '- number: "2.1"\n        edition: "2006"',
        rule=provisions.editions_are_known,
    ),
    Broken(
        "unknown-current-edition",
        STANDARDS,
        'current_edition: "2020"',
        'current_edition: "2002"',
        rule=provisions.editions_are_known,
    ),
    Broken("unknown-edition-of-a-mapping", MAPPINGS, 'edition: "2016"', 'edition: "2006"', rule=mappings.targets_exist),
    Broken(
        "unknown-source",
        MAPPINGS,
        'source: millers-letter\n      place: "Paragraph',
        'source: millers-leter\n      place: "Third',
        rule=mappings.cited_and_stated_name_a_source_and_a_place,
    ),
    Broken(
        "unknown-page-of-a-statement",
        SOURCES,
        "item: two-hats",
        "item: two-hat",
        rule=items.statements_belong_to_a_page,
    ),
    Broken("unknown-related-page", CONCEPT, '- "market-day"', '- "market-days"', rule=items.related_pages_exist),
    Broken("unknown-macro", OTHER_CONCEPT, "{{ item_head() }}", "{{ item_heads() }}"),
    # --- Numbers of provisions ----------------------------------------------------------------------------------------
    Broken(
        "notation-of-another-framework",
        STANDARDS,
        'number: "5:10"',
        'number: "5.10"',
        rule=provisions.numbers_use_the_notation_of_their_framework,
    ),
    Broken(
        "colon-in-a-number-with-dots",
        STANDARDS,
        'number: "1.10"',
        'number: "1:10"',
        rule=provisions.numbers_use_the_notation_of_their_framework,
    ),
    Broken(
        "notation-of-another-framework-in-a-mapping",
        MAPPINGS,
        'number: "5:9"',
        'number: "5.9"',
        rule=provisions.numbers_use_the_notation_of_their_framework,
    ),
    Broken(
        "number-without-framework",
        MAPPINGS,
        '  bell:\n    - not-yet: "The orders for market days stand in a chapter that nobody here has read."\n',
        '  number: "3.10"\n'
        '  bell:\n    - not-yet: "The orders for market days stand in a chapter that nobody here has read."\n',
    ),
    Broken(
        "numbers-below-an-item",
        MAPPINGS,
        "market-day:\n"
        "  mill:\n"
        '    - number: "3.10"\n'
        "      relation: illustrates\n"
        "      basis: inferred\n"
        '      why: "On market day the miller is asked, in front of all, what a neighbour brought."\n'
        "  bell:\n"
        '    - not-yet: "The orders for market days stand in a chapter that nobody here has read."\n',
        'market-day:\n  - number: "3.10"\n    relation: illustrates\n',
    ),
    Broken("number-with-a-gap", MAPPINGS, 'number: "2.10"', 'number: "2.\u00a010"'),
    Broken("number-with-a-gap-at-its-end", STANDARDS, 'number: "5:10"', 'number: "5:10\u202f"'),
    Broken("number-with-a-hyphen", STANDARDS, 'number: "5:10"', 'number: "5-10"'),
    Broken("number-with-a-word", STANDARDS, 'number: "5:10"', 'number: "Order 5:10"'),
    Broken("number-of-one-part", STANDARDS, 'number: "5:10"', 'number: "5"'),
    Broken("number-in-other-digits", STANDARDS, 'number: "5:10"', 'number: "\u0665:\u0661\u0660"'),
    Broken("number-with-a-raised-digit", STANDARDS, 'number: "5:9"', 'number: "5:²"'),
    Broken("number-of-a-group", STANDARDS, '- number: "3"', '- number: "3a"'),
    Broken(
        "group-without-provisions",
        STANDARDS,
        '- number: "3"\n',
        '- number: "33"\n            heading: "What nobody numbers"\n          - number: "3"\n',
        rule=provisions.groups_have_provisions,
    ),
    Broken("no-such-provision", MAPPINGS, 'number: "3.10"', 'number: "3.12"', rule=mappings.targets_exist),
    Broken(
        "no-such-provision-in-that-edition",
        MAPPINGS,
        'number: "1.1"\n      edition: "2016"',
        'number: "1.2"\n      edition: "2016"',
        rule=mappings.targets_exist,
    ),
    Broken(
        "provision-that-nobody-has-seen", MAPPINGS, 'number: "2.10"', 'number: "2.1"', rule=mappings.targets_are_known
    ),
    # --- What is missing or empty -------------------------------------------------------------------------------------
    Broken("missing-field-of-a-framework", STANDARDS, '    publisher: "Guild of Millers"\n', ""),
    Broken("missing-separator", STANDARDS, '    separator: ":"\n', ""),
    Broken("missing-field-of-an-edition", STANDARDS, '        label: "2016 edition"\n', ""),
    Broken("missing-field-of-a-group", STANDARDS, '            heading: "What a miller leaves undone"\n', ""),
    Broken("missing-number", STANDARDS, '- number: "5:10"\n        edition', "- edition"),
    Broken("missing-edition", STANDARDS, '- number: "5:10"\n        edition: "2020"\n', '- number: "5:10"\n'),
    Broken("missing-copies", STANDARDS, '        edition: "2024"\n        seen: []\n', '        edition: "2024"\n'),
    Broken("missing-kind-of-a-copy", STANDARDS, "          - kind: snippet\n            extent", "          - extent"),
    Broken("missing-copy-of-a-copy", STANDARDS, '            copy: "A search engine\'s excerpt"\n', ""),
    Broken("missing-day-of-a-copy", STANDARDS, 'on: "2026-11-20", copy', "copy"),
    Broken("missing-evidence", STANDARDS, '          evidence: "Our own reading of both editions."\n', ""),
    Broken("missing-title-of-a-source", SOURCES, '    title: "A letter to all millers"\n', ""),
    Broken("missing-place-of-a-statement", SOURCES, '        place: "Third paragraph"\n', ""),
    Broken("missing-item-of-a-statement", SOURCES, "        item: two-hats\n", ""),
    Broken(
        "missing-reason",
        MAPPINGS,
        '      why: "A miller who trades as well may open the door to some customers only."\n',
        "",
    ),
    Broken("missing-relation", MAPPINGS, "      relation: illustrates\n", ""),
    Broken("missing-reader-of-a-review", MAPPINGS, '        - by: "A second reader"\n          on', "        - on"),
    Broken("missing-day-of-none", MAPPINGS, 'scales."\n      on: "2026-11-20"\n', 'scales."\n'),
    Broken("missing-title-of-a-page", OTHER_CONCEPT, 'title: "Two hats"\n', ""),
    Broken("missing-summary-of-an-item", EXAMPLE, 'summary: "A neighbour asks what is in the other sack."\n', ""),
    Broken("missing-title-of-a-plain-page", HOME, 'title: "The mill and the tower"\n', ""),
    Broken("empty-field", STANDARDS, 'copy: "A list in an old Gazette"', 'copy: ""'),
    Broken("empty-field-without-quotes", STANDARDS, 'publisher: "Guild of Millers"', "publisher:"),
    Broken("blank-field", STANDARDS, 'publisher: "Guild of Millers"', 'publisher: "  "'),
    Broken("empty-entry-of-a-list", STANDARDS, '- "order"', "-"),
    Broken("empty-list", CONCEPT, 'search_terms:\n  - "short weight"\n  - "thumb on the scales"\n', "search_terms:\n"),
    Broken(
        "empty-framework-of-an-item",
        MAPPINGS,
        '  bell:\n    - not-yet: "The orders for market days stand in a chapter that nobody here has read."\n',
        "  bell:\n",
    ),
    Broken("empty-file", STANDARDS, new=b""),
    Broken("empty-mappings", MAPPINGS, new=b""),
    Broken("only-a-comment", MAPPINGS, new="# Nothing is mapped yet.\n"),
    Broken("key-of-a-file-with-nothing-below", SOURCES, new="sources:\n"),
    Broken("missing-page", CONCEPT),
    Broken(
        "page-that-nothing-leads-to",
        "docs/faq.md",
        new='---\ntitle: "What people ask"\nsummary: "Short answers."\n---\n\nAsk, and we answer.\n',
        rule=links.pages_are_linked_to,
    ),
    Broken(
        "page-of-a-folder-that-nothing-leads-to",
        "docs/about/thanks.md",
        new='---\ntitle: "Thanks"\nsummary: "Who helped."\n---\n\nMany helped. See [thanks](thanks.md).\n',
        rule=links.pages_are_linked_to,
    ),
    Broken(
        "page-without-what-it-is-there-for",
        "docs/letter.md",
        new='---\ntitle: "Your letter"\nsummary: "What its numbers mean."\n---\n\nPaste it here.\n',
        rule=pages.pages_show_what_they_are_for,
    ),
    Broken(
        "page-with-a-gap-for-what-it-is-there-for",
        "docs/letter.md",
        new='---\ntitle: "Your letter"\nsummary: "What its numbers mean."\n---\n\n'
        "Paste it here.\n\n## Paste it\n\n## What we keep\n\nNothing.\n",
        rule=pages.pages_show_what_they_are_for,
    ),
    Broken(
        "page-without-a-title-and-what-it-is-there-for",
        "docs/letter.md",
        new='---\nsummary: "What its numbers mean."\n---\n\nPaste it here.\n',
        rule=pages.pages_show_what_they_are_for,
    ),
    Broken(
        "questions-that-a-page-shows-and-nobody-wrote",
        "docs/index.md",
        "Start with [fair",
        "{{ policy_check() }}\n\nStart with [fair",
        rule=pages.macros_have_something_to_show,
        without=QUESTIONS,
    ),
    Broken("missing-file", STANDARDS),
    Broken("missing-sources", SOURCES),
    Broken("missing-mappings", MAPPINGS),
    # --- Signs that YAML trips over -----------------------------------------------------------------------------------
    Broken("colon-inside-text", STANDARDS, 'title: "Weigh in the open"', "title: Weigh: in the open"),
    Broken("hash-inside-text", STANDARDS, 'title: "Weigh in the open"', "title: Weigh #1 in the open"),
    Broken(
        "hash-inside-folded-text", STANDARDS, 'title: "Weigh in the open"', "title: Weigh\n          in #2 the open"
    ),
    Broken(
        "remark-inside-folded-text",
        STANDARDS,
        "          what another has brought.\n",
        "          what another has brought.\n          # Seen on paper.\n",
    ),
    Broken(
        "remark-first-in-text-of-several-lines",
        MAPPINGS,
        'why: "A miller who trades as well may',
        "why: |\n        # ask the miller\n        A miller who trades as well may",
    ),
    Broken("comment-behind-a-value", STANDARDS, "kind: snippet", "kind: snippet # seen twice"),
    Broken("unclosed-quote", STANDARDS, 'short: "Bell"', 'short: "Bell'),
    Broken("quote-closed-too-early", STANDARDS, 'title: "Quiet nights"', 'title: "Quiet" nights'),
    Broken("unclosed-quote-at-the-end", MAPPINGS, 'nobody here has read."', "nobody here has read."),
    Broken("bad-escape", STANDARDS, 'title: "Quiet nights"', 'title: "Quiet \\nights \\daily"'),
    Broken("character-that-does-not-exist", STANDARDS, 'title: "Quiet nights"', 'title: "Quiet \\U00110000 nights"'),
    Broken("unclosed-bracket", STANDARDS, "numbers: []", "numbers: ["),
    Broken("unclosed-brace", STANDARDS, 'copy: "A copy on paper"}', 'copy: "A copy on paper"'),
    Broken("text-that-starts-with-an-at-sign", STANDARDS, 'title: "Quiet nights"', "title: @night"),
    Broken("text-that-starts-with-a-backtick", STANDARDS, 'title: "Quiet nights"', "title: `night`"),
    Broken("text-that-starts-with-a-percent-sign", STANDARDS, 'title: "Quiet nights"', "title: %night"),
    Broken("text-that-starts-with-an-asterisk", STANDARDS, 'title: "Quiet nights"', "title: **quiet** nights"),
    Broken("text-that-starts-with-an-ampersand", STANDARDS, 'title: "Quiet nights"', "title: & quiet nights"),
    Broken("text-that-starts-with-a-bracket", STANDARDS, 'title: "Quiet nights"', "title: [quiet] nights"),
    Broken("text-that-starts-with-a-bar", STANDARDS, 'title: "Quiet nights"', "title: |quiet| nights"),
    Broken("text-that-starts-with-a-comma", STANDARDS, 'title: "Quiet nights"', "title: , quiet nights"),
    Broken("text-that-starts-with-a-question-mark", STANDARDS, 'title: "Quiet nights"', "title: ? quiet nights"),
    Broken("text-that-starts-with-a-dash", STANDARDS, 'title: "Quiet nights"', "title: - quiet nights"),
    Broken("colon-inside-brackets", DILEMMAS, "[market-day]", "[market-day:]"),
    Broken("line-without-a-colon", STANDARDS, 'short: "Bell"\n', 'short: "Bell"\n    publisher\n'),
    Broken("too-little-indentation", STANDARDS, '        title: "Quiet nights"', '       title: "Quiet nights"'),
    Broken("too-much-indentation", STANDARDS, '        title: "Quiet nights"', '          title: "Quiet nights"'),
    Broken("dash-out-of-line", MAPPINGS, '    - number: "1.2"', '   - number: "1.2"'),
    Broken(
        "key-beside-a-list",
        SOURCES,
        '      - "The last page is missing."\n',
        '      - "The last page is missing."\n      note: "x"\n',
    ),
    Broken("second-document", MAPPINGS, "two-hats:\n", "---\ntwo-hats:\n"),
    Broken("directive", MAPPINGS, "# What each page has to do with the frameworks.\n", "%YAML 1.1\n---\n"),
    Broken("wrong-directive", MAPPINGS, "# What each page has to do with the frameworks.\n", "%YAML 9.9\n---\n"),
    Broken("list-as-key", STANDARDS, '    short: "Bell"\n', '    ? ["short", "name"]\n    : "Bell"\n'),
    Broken("block-as-key", STANDARDS, 'title: "Quiet nights"', 'title: {{quiet: "yes"}: "nights"}'),
    Broken("anchor", STANDARDS, 'title: "Quiet nights"', 'title: &title "Quiet nights"'),
    Broken("anchor-of-a-list", SOURCES, "    cautions:\n", "    cautions: &all\n"),
    Broken(
        "alias",
        STANDARDS,
        'nation: "Meadowland"\n    binds: "Everyone who rings',
        'nation: *nation\n    binds: "Everyone who rings',
    ),
    Broken("tag", STANDARDS, 'title: "Quiet nights"', 'title: !!str "Quiet nights"'),
    Broken("tag-that-runs-code", STANDARDS, 'title: "Quiet nights"', 'title: !!python/object/apply:os.system ["true"]'),
    Broken("tag-of-our-own", MAPPINGS, "basis: stated", "basis: !stated stated"),
    Broken("tag-that-nobody-declared", MAPPINGS, "basis: stated", "basis: !e!stated stated"),
    Broken("merge-key", STANDARDS, '    short: "Bell"\n', '    short: "Bell"\n    <<: "mill"\n'),
    Broken("merge-key-with-an-alias", STANDARDS, '    short: "Bell"\n', '    short: "Bell"\n    <<: *mill\n'),
    Broken("alias-for-a-word", MAPPINGS, "basis: stated", "basis: *stated"),
    Broken("include", MAPPINGS, "basis: stated", "basis: !include basis.yml"),
    Broken("three-dots-inside", MAPPINGS, "two-hats:\n", "...\ntwo-hats:\n"),
    Broken("remark-behind-text-that-ends-in-quotes", MAPPINGS, "relation: engages", 'relation: p "5:9"  # title'),
    Broken("colon-lost-before-a-remark", MAPPINGS, '- number: "5:9"\n', '- number "5:9"  # A rope for each\n'),
    Broken("gap-that-does-not-break-behind-a-colon", CONCEPT, "title: ", "title:\u00a0"),
    Broken("too-deep", STANDARDS, 'title: "Quiet nights"', "title: [[[[[[[[]]]]]]]]"),
    Broken("hundred-thousand-brackets", STANDARDS, new="[" * 100_000),
    Broken(
        "too-long-a-value",
        STANDARDS,
        'binds: "Everyone who rings',
        'binds: "' + "Ring the bell. " * 300 + "Everyone who rings",
    ),
    Broken("too-long-a-number", STANDARDS, 'short: "Bell"', "short: " + "9" * 5000),
    Broken("too-large-a-file", SOURCES, new=b"#" * (LARGEST_FILE + 1)),
    Broken("merge-conflict", MAPPINGS, "two-hats:\n", "<<<<<<< HEAD\ntwo-hats:\n"),
    Broken(
        "merge-conflict-in-front-matter",
        OTHER_CONCEPT,
        'theme: "tools"\n',
        'theme: "tools"\n=======\ntheme: "privacy"\n',
    ),
    Broken("merge-conflict-on-a-page", EXAMPLE, "She asks", ">>>>>>> theirs\nShe asks"),
    # --- What libyaml lets pass, and YAML or common sense does not ----------------------------------------------------
    Broken(
        "hash-right-behind-a-folding-sign",
        STANDARDS,
        "numbering: >-\n",
        "numbering: >-#paper that hangs beside the scales since the guild wrote to every mill\n",
    ),
    Broken("hash-right-behind-a-quote", STANDARDS, 'short: "Bell"', 'short: "Bell"#5'),
    Broken("hash-right-behind-a-bracket", DILEMMAS, "[market-day]", "[market-day]#2"),
    Broken("hash-right-behind-a-comma", DILEMMAS, "[market-day]", "[market-day,#fair-weight,\n      two-hats]"),
    Broken(
        "hash-right-behind-a-colon", STANDARDS, '"A copy on paper"}', '"A copy on paper", "by":#post\n            "me"}'
    ),
    Broken("quoted-text-over-the-next-line", STANDARDS, 'title: "Two ropes"\n', 'title: "Two\n        ropes"  \n'),
    Broken("folding-sign-below-its-key", STANDARDS, "numbering: >-\n", "numbering:\n    >-\n"),
    Broken("list-in-brackets-left-of-its-key", DILEMMAS, "[market-day]", "[market-day,\n  fair-weight]"),
    Broken("closing-bracket-left-of-its-key", DILEMMAS, "[market-day]", "[\n      market-day\n  ]"),
    Broken("braces-left-of-their-key", STANDARDS, 'copy: "A copy on paper"}', '\n  copy: "A copy on paper"}'),
    Broken(
        "dash-that-lengthens-the-entry-above", OTHER_CONCEPT, '  - "fair-weight"', "  - fair-weight\n   - market-day"
    ),
    Broken("question-mark-before-a-key", STANDARDS, '    short: "Bell"\n', '    ? short\n    : "Bell"\n'),
    Broken("folded-text-as-a-key", STANDARDS, '    short: "Bell"\n', '    ? >-\n      short\n    : "Bell"\n'),
    Broken("entry-left-of-its-key-behind-a-comma", DILEMMAS, "[market-day]", "[market-day\n  ,fair-weight]"),
    # --- What cannot be seen ------------------------------------------------------------------------------------------
    Broken("tab-as-indentation", STANDARDS, '        title: "Quiet nights"', '\t\ttitle: "Quiet nights"'),
    Broken("tab-inside-text", STANDARDS, 'title: "Quiet nights"', 'title: "Quiet\tnights"'),
    Broken("tab-behind-a-value", MAPPINGS, "basis: stated", "basis: stated\t"),
    Broken("tab-on-a-page", EXAMPLE, "She asks", "She\tasks"),
    Broken("no-break-space", STANDARDS, 'title: "Quiet nights"', 'title: "Quiet\xa0nights"'),
    Broken(
        "no-break-space-as-indentation", STANDARDS, '        title: "Quiet nights"', '\xa0       title: "Quiet nights"'
    ),
    Broken("zero-width-space", MAPPINGS, 'number: "3.10"', 'number: "3.\u200b10"'),
    Broken("soft-hyphen", STANDARDS, 'title: "Quiet nights"', 'title: "Quiet nigh\xadts"'),
    Broken("text-direction", STANDARDS, 'title: "Quiet nights"', 'title: "Quiet \u202enights"'),
    Broken("text-direction-in-a-comment", MAPPINGS, "# What each page", "# What \u2067each page"),
    Broken("byte-order-mark", STANDARDS, "# Two made-up", "\ufeff# Two made-up"),
    Broken("byte-order-mark-inside", STANDARDS, 'title: "Quiet nights"', 'title: "Quiet\ufeff nights"'),
    Broken("byte-order-mark-of-a-page", OTHER_CONCEPT, "---\ntitle", "\ufeff---\ntitle"),
    Broken("line-separator", STANDARDS, 'title: "Quiet nights"', 'title: "Quiet\u2028nights"'),
    Broken("next-line", STANDARDS, 'title: "Quiet nights"', 'title: "Quiet\x85nights"'),
    Broken("carriage-return-alone", STANDARDS, 'title: "Quiet nights"', 'title: "Quiet\x0dnights"'),
    Broken("private-use-character", STANDARDS, 'title: "Quiet nights"', 'title: "Quiet\ue000nights"'),
    Broken("escape-code", STANDARDS, 'title: "Quiet nights"', 'title: "Quiet\x1b[2Jnights"'),
    Broken("null-byte", STANDARDS, 'title: "Quiet nights"', 'title: "Quiet\x00nights"'),
    Broken("hidden-character-in-front-matter", OTHER_CONCEPT, 'title: "Two hats"', 'title: "Two\u200b hats"'),
    Broken("hidden-character-on-a-page", EXAMPLE, "She asks", "She\u202e asks"),
    Broken("hidden-character-as-escape", STANDARDS, 'title: "Quiet nights"', 'title: "Quiet\\u200b nights"'),
    Broken("not-utf-8", STANDARDS, 'title: "Quiet nights"', b'title: "Qui\xe8t nights"'),
    Broken("not-utf-8-behind-other-letters", STANDARDS, 'title: "Quiet nights"', b'title: "Q\xc3\xbciet n\xeeghts"'),
    Broken("utf-16", SOURCES, new=b"\xff\xfes\x00o\x00u\x00r\x00c\x00e\x00s\x00:\x00 \x00{\x00}\x00\n\x00"),
    Broken("page-not-utf-8", EXAMPLE, "She asks", b"She \xe0sks"),
    Broken("two-marks-piled-up", STANDARDS, 'title: "Quiet nights"', 'title: "Que\u0301\u0300\u0301t nights"'),
    # --- Wrong shapes -------------------------------------------------------------------------------------------------
    Broken("file-is-a-list", STANDARDS, new='- "mill"\n'),
    Broken("file-is-a-text", SOURCES, new="millers-letter\n"),
    Broken("mappings-are-a-list", MAPPINGS, new='- "fair-weight"\n'),
    Broken("frameworks-are-a-list", STANDARDS, new='frameworks:\n  - "mill"\n'),
    Broken("framework-is-a-text", STANDARDS, "  bell:\n", '  tower: "the bell tower"\n  bell:\n'),
    Broken("framework-is-a-list", STANDARDS, "  bell:\n", '  tower:\n    - "bell"\n  bell:\n'),
    Broken(
        "editions-are-a-list",
        STANDARDS,
        '      "2020":\n        label: "2020 edition"\n        force: "not seen"\n',
        '      - "2020"\n',
    ),
    Broken(
        "edition-is-a-text",
        STANDARDS,
        '      "2020":\n        label: "2020 edition"\n        force: "not seen"\n',
        '      "2020": "2020 edition"\n',
    ),
    Broken(
        "titles-are-a-block",
        STANDARDS,
        '    spoken_as:\n      - "bell"\n      - "order"\n',
        '    spoken_as: {bell: "order"}\n',
    ),
    Broken("provision-is-a-text", STANDARDS, '      - number: "5:9"\n', '      - "5:8"\n      - number: "5:9"\n'),
    Broken("list-where-text-should-stand", STANDARDS, 'title: "Quiet nights"', 'title: ["Quiet", "nights"]'),
    Broken("block-where-text-should-stand", STANDARDS, 'title: "Quiet nights"', 'title: {quiet: "nights"}'),
    Broken(
        "text-where-a-list-should-stand",
        CONCEPT,
        'search_terms:\n  - "short weight"\n  - "thumb on the scales"\n',
        'search_terms: "short weight"\n',
    ),
    Broken(
        "seen-is-a-text",
        STANDARDS,
        '        seen:\n          - {kind: third-party, extent: whole, on: "2026-11-20", copy: "A copy on paper"}\n',
        '        seen: "A copy on paper"\n',
    ),
    Broken(
        "copy-is-a-text",
        STANDARDS,
        '- {kind: third-party, extent: whole, on: "2026-11-20", copy: "A copy on paper"}',
        '- "A copy on paper"',
    ),
    Broken(
        "became-is-a-list",
        STANDARDS,
        '          change: unknown\n          numbers: []\n          evidence: "Nobody here has seen this number."\n',
        '          - "1.1"\n',
    ),
    Broken("numbers-are-a-text", STANDARDS, "numbers: []", 'numbers: "1.1"'),
    Broken(
        "groups-are-a-block",
        STANDARDS,
        '          - number: "3"\n            heading',
        '            number: "3"\n            heading',
    ),
    Broken("statements-are-a-text", SOURCES, "    statements:\n", '    our_copy:\n      - "a"\n    statements:\n'),
    Broken("statement-is-a-text", SOURCES, "    statements:\n", '    statements:\n      - "Weigh first."\n'),
    Broken("item-is-a-text", MAPPINGS, "market-day:\n", 'village-fair: "5:9"\nmarket-day:\n'),
    Broken("framework-of-an-item-is-a-text", MAPPINGS, "market-day:\n", 'market-day:\n  tower: "5:9"\n'),
    Broken("mapping-is-a-text", MAPPINGS, "market-day:\n  mill:\n", 'market-day:\n  mill:\n    - "3.10"\n'),
    Broken(
        "reason-is-a-list",
        MAPPINGS,
        'why: "A miller who trades as well may open the door to some customers only."',
        'why: ["A miller who trades as well"]',
    ),
    Broken(
        "reviews-are-a-text",
        MAPPINGS,
        '      reviews:\n        - by: "A second reader"\n          on: "2026-11-20"\n'
        '          fingerprint: "b5abcc65"\n'
        "          compared_with: official-text\n          finding: agrees\n",
        '      reviews: "2026-11-20"\n',
    ),
    Broken(
        "text-with-commas-where-a-list-should-stand",
        CONCEPT,
        'search_terms:\n  - "short weight"\n  - "thumb on the scales"\n',
        'search_terms: "short weight,thumb on the scales"\n',
    ),
    Broken(
        "list-of-one-below-an-unknown-key",
        STANDARDS,
        'title: "Quiet nights"',
        'zzz: "nights"\n        title: ["Quiet nights"]',
    ),
    Broken("front-matter-is-a-list", EXAMPLE, new='---\n- "Market day"\n---\n'),
    Broken("front-matter-is-a-text", HOME, new="---\nMarket day\n---\n"),
    Broken(
        "something-and-nothing",
        MAPPINGS,
        '      why: "On market day the miller is asked, in front of all, what a neighbour brought."\n',
        '      why: "On market day the miller is asked, in front of all, what a neighbour brought."\n'
        '    - none: "We read every rule of the mill twice, and nothing there fits."\n'
        '      on: "2026-11-20"\n',
    ),
    Broken(
        "nothing-twice",
        MAPPINGS,
        '  bell:\n    - not-yet: "The orders',
        '  bell:\n    - not-yet: "The second volume of the orders has not been found."\n    - not-yet: "The orders',
    ),
    # --- One slip, one message ----------------------------------------------------------------------------------------
    Broken(
        "en-dash-before-the-only-entry",
        MAPPINGS,
        '    - not-yet: "The orders for market days',
        '    \u2013 not-yet: "The orders for market days',
    ),
    Broken("en-dash-before-the-first-of-a-list", REPORTED, '  - "gazette-2025-flour"', '  \u2013 "gazette-2025-flour"'),
    Broken("bracket-open-before-a-word", BINDINGS, "framework: mill", "framework: [mill"),
    Broken("brace-open-before-a-word", BINDINGS, "framework: mill", "framework: {mill"),
    Broken("braces-round-a-word", BINDINGS, "framework: mill", "framework: {mill}"),
    Broken("bang-before-a-word", BINDINGS, "framework: mill", "framework: !mill"),
    Broken("colon-tight-and-lost", BINDINGS, 'who: "Miller"', 'who"Miller"'),
    Broken("stop-for-a-colon", BINDINGS, 'who: "Miller"', 'who. "Miller"'),
    Broken("colon-behind-a-space", BINDINGS, 'who: "Miller"', 'who :"Miller"'),
    Broken("wide-colon-behind-a-key", BINDINGS, 'who: "Miller"', 'who\uff1a"Miller"'),
    Broken("value-above-a-block", BINDINGS, "  miller:\n", "  miller: none\n"),
    Broken("brackets-above-a-block", BINDINGS, "  miller:\n", "  miller: []\n"),
    Broken("last-key-too-far-left", BINDINGS, "    says:", "  says:"),
    Broken("last-key-at-the-margin", BINDINGS, "    says:", "says:"),
    Broken("key-too-far-left-in-the-middle", BINDINGS, "    since:", "  since:"),
    Broken("first-entry-too-far-left", BINDINGS, "  miller:\n", "miller:\n"),
    Broken("key-of-a-file-too-far-right", BINDINGS, "bindings:\n", "  bindings:\n"),
    Broken(
        "framework-too-far-left", MAPPINGS, '  bell:\n    - not-yet: "How ringers', 'bell:\n    - not-yet: "How ringers'
    ),
    Broken(
        "dash-lost-before-a-first-mark",
        COMPARISONS,
        '      - name: "One after the other"',
        '        name: "One after the other"',
    ),
    Broken("two-dashes", COMPARISONS, '      - name: "One after the other"', '      - - name: "One after the other"'),
    Broken("gap-misspelt", MAPPINGS, '- not-yet: "How ringers', '- Not-yet: "How ringers'),
    Broken("key-with-a-hyphen", STANDARDS, 'current_edition: "2024"', 'current-edition: "2024"'),
    Broken("theme-in-capitals", CONCEPT, "theme: ", "THEME: "),
    Broken("theme-in-brackets", CONCEPT, 'theme: "boundaries"', 'theme: ["boundaries"]'),
    Broken("theme-left-empty", CONCEPT, 'theme: "boundaries"', "theme:"),
    Broken("spaces-nobody-sees-in-a-margin", BINDINGS, "    says:", "\u00a0\u00a0\u00a0\u00a0says:"),
    Broken("space-nobody-sees-behind-a-dash", REPORTED, '  - "gazette', '  -\u00a0"gazette'),
    Broken("space-nobody-sees-behind-a-word", BINDINGS, "framework: mill", "framework: mill\u00a0"),
    Broken("break-within-a-day", BINDINGS, 'until: "2026-01-01"', 'until: "202\u20286-01-01"'),
    Broken("two-letters-that-look-alike", SOURCES, "item: fair-weight", "item: f\u0430ir-w\u0435ight"),
    Broken("comma-in-a-number", STANDARDS, '- number: "2.10"', '- number: "2,10"'),
    Broken("day-in-words", STANDARDS, 'until: "2024-03-31"', 'until: "31 March 2024"'),
    Broken("nothing-by-null", BINDINGS, 'since: "2016-01-01"', "since: null"),
    # --- Dates, names, addresses and lengths --------------------------------------------------------------------------
    Broken("date-in-words", STANDARDS, 'in_force: "2024-04-01"', 'in_force: "spring 2024"'),
    Broken("date-in-another-order", STANDARDS, 'until: "2024-03-31"', 'until: "31-03-2024"'),
    Broken("day-that-does-not-exist", MAPPINGS, '          on: "2026-11-20"', '          on: "2026-02-30"'),
    Broken("date-in-other-digits", STANDARDS, 'in_force: "2024-04-01"', 'in_force: "\uff12\uff10\uff12\uff14-04-01"'),
    Broken("bad-id-of-a-framework", STANDARDS, "  bell:\n", "  Bell_Tower:\n"),
    Broken("bad-id-of-an-edition", STANDARDS, '      "2016":\n', '      "2016/17": {label: "x"}\n      "2016":\n'),
    Broken("bad-id-of-a-source", SOURCES, "sources:\n", "sources:\n  the letter: {}\n"),
    Broken("bad-id-of-a-statement", SOURCES, "id: one-hat-at-a-time", "id: One-hat"),
    Broken(
        "bad-file-name",
        "docs/concepts/Three_Hats.md",
        new='---\ntitle: "Three hats"\nsummary: "One hat more."\ntheme: "tools"\n---\n',
    ),
    Broken("http-address", SOURCES, '"https://mill.example.org/letter/"', '"http://mill.example.org/letter/"'),
    Broken("address-without-scheme", SOURCES, '"https://mill.example.org/letter/"', '"mill.example.org/letter/"'),
    Broken(
        "address-with-a-space", SOURCES, '"https://mill.example.org/letter/"', '"https://mill.example.org/the letter/"'
    ),
    Broken(
        "address-with-a-name-and-password",
        SOURCES,
        '"https://mill.example.org/letter/"',
        '"https://mill.example.org@evil.example/"',
    ),
    Broken("address-that-runs-a-script", SOURCES, '"https://mill.example.org/letter/"', '"javascript:alert(1)"'),
    Broken("title-too-long", STANDARDS, 'title: "Quiet nights"', 'title: "' + "night " * 10 + 'night"'),
    Broken(
        "our-words-too-long",
        STANDARDS,
        'in_our_words: "Let the bells',
        'in_our_words: "' + "and " * 37 + "let the bells",
    ),
    Broken("online-too-long", STANDARDS, 'online: "A photo', 'online: "' + "and " * 109 + "a photo"),
    Broken("reason-too-long", MAPPINGS, 'why: "A miller', 'why: "' + "and " * 17 + "a miller"),
    Broken("statement-too-long", SOURCES, 'says: "Weigh', 'says: "' + "and " * 52 + "weigh"),
    Broken("summary-too-long", EXAMPLE, 'summary: "A neighbour', 'summary: "' + "and " * 23 + "a neighbour"),
    Broken("none-too-long", MAPPINGS, 'none: "We read', 'none: "' + "and " * 33 + "we read"),
    Broken("not-yet-too-long", MAPPINGS, 'not-yet: "The', 'not-yet: "' + "and " * 33 + "the"),
    # --- What could run or become live on a page ----------------------------------------------------------------------
    Broken("template-expression-in-data", STANDARDS, 'title: "Quiet nights"', 'title: "Quiet {{ 7 * 7 }}"'),
    Broken("template-expression-in-front-matter", OTHER_CONCEPT, 'title: "Two hats"', 'title: "Two {{ 7 * 7 }}"'),
    Broken("template-expression-on-a-page", EXAMPLE, "She asks", "She {{ 7 * 7 }}"),
    Broken("template-statement-in-data", STANDARDS, 'title: "Quiet nights"', "title: \"Quiet {% include 'x' %}\""),
    Broken(
        "template-statement-in-front-matter", OTHER_CONCEPT, 'title: "Two hats"', "title: \"Two {% include 'x' %}\""
    ),
    Broken("template-statement-on-a-page", EXAMPLE, "She asks", "She {% include 'x' %}"),
    Broken("template-comment-in-data", STANDARDS, 'title: "Quiet nights"', 'title: "Quiet {# x #}"'),
    Broken("template-comment-in-front-matter", OTHER_CONCEPT, 'title: "Two hats"', 'title: "Two {# x #}"'),
    Broken("template-comment-on-a-page", EXAMPLE, "She asks", "She {# x #}"),
    Broken(
        "template-in-a-key",
        MAPPINGS,
        "market-day:\n",
        'market-day:\n  "{{ x }}":\n    - not-yet: "No chapter of the second tower has been read by anyone here."\n',
    ),
    Broken("template-without-quotes", STANDARDS, 'title: "Quiet nights"', "title: {{ nights }}"),
    Broken("macro-with-a-name-inside", OTHER_CONCEPT, "{{ item_head() }}", "{{ items_of_kind(config) }}"),
    Broken("macro-with-a-filter", OTHER_CONCEPT, "{{ item_head() }}", "{{ item_head() | safe }}"),
    Broken("macro-without-spaces", OTHER_CONCEPT, "{{ item_head() }}", "{{item_head()}}"),
    Broken("template-sign-that-closes-in-data", STANDARDS, 'title: "Quiet nights"', 'title: "Quiet #} nights"'),
    Broken("html-in-data", STANDARDS, 'title: "Quiet nights"', 'title: "Quiet <script>alert(1)</script>"'),
    Broken("entity-in-data", STANDARDS, 'title: "Quiet nights"', 'title: "Quiet &lt;script&gt;"'),
    Broken("snippet-in-data", STANDARDS, 'title: "Quiet nights"', 'title: "Quiet --8<-- secret.txt"'),
    Broken("script-address-in-data", STANDARDS, 'title: "Quiet nights"', 'title: "Quiet [x](javascript:alert)"'),
    Broken("html-in-front-matter", OTHER_CONCEPT, 'title: "Two hats"', 'title: "Two <script>alert(1)</script>"'),
    Broken("entity-in-front-matter", OTHER_CONCEPT, 'title: "Two hats"', 'title: "Two &lt;script&gt;"'),
    Broken("snippet-in-front-matter", OTHER_CONCEPT, 'title: "Two hats"', 'title: "Two --8<-- secret.txt"'),
    Broken("script-address-in-front-matter", OTHER_CONCEPT, 'title: "Two hats"', 'title: "Two [x](javascript:alert)"'),
    Broken("html-on-a-page", EXAMPLE, "She asks, and everyone listens.", "She <script>alert(1)</script>"),
    Broken("entity-on-a-page", EXAMPLE, "She asks, and everyone listens.", "She &lt;script&gt;"),
    Broken("snippet-on-a-page", EXAMPLE, "She asks, and everyone listens.", "She --8<-- secret.txt"),
    Broken("script-address-on-a-page", EXAMPLE, "She asks, and everyone listens.", "She [x](javascript:alert)"),
    Broken("html-comment", EXAMPLE, "She asks", "<!-- hidden --> She asks"),
    Broken("html-written-as-escape", STANDARDS, 'title: "Quiet nights"', 'title: "Quiet \\x3cimg src=x>"'),
    Broken(
        "html-in-folded-text",
        STANDARDS,
        "        in_our_words: >-\n          Never tell one customer\n          what",
        "        in_our_words: >-\n          Never tell one customer\n          <b>what",
    ),
    Broken("html-as-a-number", MAPPINGS, 'number: "3.10"', 'number: "<b>3.10</b>"'),
    Broken("number-as-entity", EXAMPLE, "She asks, and everyone listens.", "She &#115;asks"),
    Broken("data-address", EXAMPLE, "She asks, and everyone listens.", "She [asks](data:text/html,x)"),
    Broken("script-address-in-capitals", STANDARDS, 'title: "Quiet nights"', 'title: "JaVaScRiPt :alert"'),
    Broken("attributes-with-a-script", CONCEPT, '{ width="320" }', '{ onclick="alert(1)" }'),
    Broken("attributes-behind-a-class", CONCEPT, '{ width="320" }', '{ .wide onclick="alert(1)" }'),
    Broken("attributes-with-a-colon", CONCEPT, "{ #meaning }", '{: #meaning style="color:red" }'),
    Broken("closing-brace", EXAMPLE, "She asks", "She} asks"),
    Broken(
        "image-from-another-site",
        CONCEPT,
        "![A pair of scales, level](../assets/scales.svg)",
        "![A pair of scales, level](https://elsewhere.example/scales.svg)",
    ),
    Broken(
        "image-from-another-site-without-scheme",
        CONCEPT,
        "![A pair of scales, level](../assets/scales.svg)",
        "![A pair of scales, level](//elsewhere.example/scales.svg)",
    ),
    Broken("http-link", EXAMPLE, "[the guild](mailto:guild@mill.example.org)", "[the guild](http://mill.example.org)"),
    Broken("file-link", EXAMPLE, "[the guild](mailto:guild@mill.example.org)", "[the guild](file:///etc/passwd)"),
    Broken("http-link-by-reference", EXAMPLE, "She asks", "[guild]: http://mill.example.org\n\nShe asks"),
    Broken("image-from-another-site-within-a-line", EXAMPLE, "She asks", "She ![asks](https://mill.example/a.png)"),
    Broken(
        "image-from-another-site-behind-one-of-ours",
        EXAMPLE,
        "She asks",
        "![Scales](../assets/scales.svg) ![asks](https://mill.example/a.png)",
    ),
    # --- Front matter -------------------------------------------------------------------------------------------------
    Broken("page-without-front-matter", EXAMPLE, new="# Market day\n"),
    Broken("front-matter-not-closed", EXAMPLE, '"teaching"\n---\n', '"teaching"\n'),
    Broken("front-matter-not-at-the-start", EXAMPLE, "---\ntitle", "\n---\ntitle"),
    Broken("empty-front-matter", EXAMPLE, new="---\n\n---\n\nShe asks.\n"),
    Broken("only-a-comment-in-front-matter", EXAMPLE, new="---\n# later\n---\n\nShe asks.\n"),
    Broken("empty-page", EXAMPLE, new=b""),
    Broken("syntax-in-front-matter", EXAMPLE, 'title: "Market day"', "title: Market: day"),
    Broken(
        "front-matter-in-windows-lines",
        EXAMPLE,
        new='---\x0d\ntitle: "Market day"\x0d\nsummary: "A neighbour asks."\x0d\ntheme: "private"\x0d\n'
        'origin: "teaching"\x0d\n---\x0d\n\x0d\nShe asks.\x0d\n',
    ),
    # --- Slips of editors and fingers: what stands where another sign was meant ---------------------------------------
    Broken("no-space-behind-a-colon", MAPPINGS, 'number: "3.10"', 'number:"3.10"'),
    Broken("no-space-behind-a-colon-further-down", MAPPINGS, 'place: "Paragraph 3"', 'place:"Paragraph 3"'),
    Broken("no-space-behind-a-colon-nor-quotes", MAPPINGS, "relation: engages", "relation:engages"),
    Broken("no-space-behind-a-dash", MAPPINGS, '- number: "3.10"', '-number: "3.10"'),
    Broken("no-space-behind-a-dash-in-a-head", OTHER_CONCEPT, '- "fair-weight"', '-"fair-weight"'),
    Broken("no-space-behind-the-second-dash", CONCEPT, '- "thumb on the scales"', '-"thumb on the scales"'),
    Broken("hash-for-the-space-behind-a-colon", MAPPINGS, "relation: engages", "relation:# engages"),
    Broken(
        "brackets-open-to-the-end",
        SOURCES,
        new=b'a: "x"\nf: >-\n  folded\n  text\ng: {# a remarknumber: "5:9"  # title\n# a remark\n  # another\n"x"',
    ),
    Broken("no-space-behind-dash-and-colon", MAPPINGS, '- number: "1.2"', '-number:"1.2"'),
    Broken("en-dash-for-a-dash", MAPPINGS, '- number: "1.2"', '\u2013 number: "1.2"'),
    Broken("em-dash-for-a-dash", MAPPINGS, '- number: "3.10"', '\u2014number: "3.10"'),
    Broken("minus-for-a-dash", MAPPINGS, '- number: "1.2"', '\u2212 number: "1.2"'),
    Broken("bullet-for-a-dash", MAPPINGS, '- number: "1.2"', '\u2022 number: "1.2"'),
    Broken("bullet-for-a-dash-in-a-head", OTHER_CONCEPT, '- "fair-weight"', '\u2022 "fair-weight"'),
    Broken("middle-dot-for-the-second-dash", CONCEPT, '- "thumb on the scales"', '\u00b7 "thumb on the scales"'),
    Broken("asterisk-for-a-dash", MAPPINGS, '- number: "1.2"', '* number: "1.2"'),
    Broken("remark-behind-its-own-title", MAPPINGS, 'number: "2.10"', 'number: "2.10"  # Open hours (ask the miller!)'),
    Broken("dash-of-an-entry-lost", CONCEPT, '- "thumb on', '"thumb on'),
    Broken("plus-of-a-list-of-changes", MAPPINGS, '    - number: "2.10"', '+   - number: "2.10"'),
    Broken("colon-in-a-search-term", CONCEPT, '"short weight"', "short weight: a thumb"),
    Broken("dash-of-a-mapping-lost", MAPPINGS, '    - number: "3.10"', '    - number: "1.1"\n      number: "3.10"'),
    Broken("asterisk-for-a-dash-in-a-head", OTHER_CONCEPT, '- "fair-weight"', '* "fair-weight"'),
    Broken("plus-for-a-dash", MAPPINGS, '- number: "1.2"', '+ number: "1.2"'),
    Broken("two-hyphens-for-a-dash", MAPPINGS, '- number: "1.2"', '-- number: "1.2"'),
    Broken("wide-colon", MAPPINGS, 'why: "A miller', 'why\uff1a "A miller'),
    Broken("ratio-for-a-colon", MAPPINGS, "relation: engages", "relation\u2236 engages"),
    Broken("semicolon-for-a-colon", MAPPINGS, 'why: "A miller', 'why; "A miller'),
    Broken("equals-sign-for-a-colon", MAPPINGS, 'why: "A miller', 'why = "A miller'),
    Broken("arrow-for-a-colon", STANDARDS, 'title: "Quiet nights"', 'title => "Quiet nights"'),
    Broken("dash-for-a-colon", STANDARDS, 'title: "Quiet nights"', 'title - "Quiet nights"'),
    Broken("two-colons", STANDARDS, 'title: "Quiet nights"', 'title:: "Quiet nights"'),
    Broken("colon-lost", STANDARDS, 'title: "Quiet nights"', 'title "Quiet nights"'),
    Broken("colon-lost-before-a-word", MAPPINGS, "relation: engages", "relation engages"),
    Broken("colon-of-an-item-lost", MAPPINGS, "market-day:\n", "market-day\n"),
    Broken("colon-of-a-framework-lost", MAPPINGS, "  bell:\n    - none", "  bell\n    - none"),
    Broken("semicolon-behind-an-item", MAPPINGS, "market-day:\n", "market-day;\n"),
    Broken("colon-lost-in-a-head", EXAMPLE, 'theme: "privacy"', 'theme "privacy"'),
    Broken("stray-word", MAPPINGS, "two-hats:\n", "todo\ntwo-hats:\n"),
    Broken("stray-sentence", MAPPINGS, "two-hats:\n", "Ask Ann about the hats\ntwo-hats:\n"),
    Broken("remark-with-slashes", MAPPINGS, "two-hats:\n", "// ask about the hats\ntwo-hats:\n"),
    Broken(
        "remark-with-slashes-and-a-colon",
        MAPPINGS,
        "      relation: engages\n",
        "      // to do: ask\n      relation: engages\n",
    ),
    Broken("remark-of-html", MAPPINGS, "two-hats:\n", "<!-- the hats -->\ntwo-hats:\n"),
    Broken("remark-of-html-in-a-head", EXAMPLE, 'theme: "privacy"\n', '<!-- which? -->\ntheme: "privacy"\n'),
    Broken("remark-of-a-style-sheet", MAPPINGS, "two-hats:\n", "/* the hats */\ntwo-hats:\n"),
    Broken("remark-behind-a-value", MAPPINGS, 'place: "Paragraph 3"', 'place: "Paragraph 3" // or fourth'),
    Broken(
        "remark-in-brackets-behind-a-value",
        MAPPINGS,
        'place: "Paragraph 3"',
        'place: "Paragraph 3" (or fourth)',
    ),
    Broken("key-twice-before-its-value", MAPPINGS, 'why: "A fair', 'why: why: "A fair'),
    Broken("key-twice-that-yaml-reads-otherwise", MAPPINGS, 'on: "2026-11-20"\nmarket', 'on: on: "2026-11-20"\nmarket'),
    Broken("key-twice-in-a-head", EXAMPLE, 'title: "Market day"', "title: Title: Market day"),
    Broken("key-twice-before-an-entry", MAPPINGS, '- number: "2.10"', '- number: - number: "2.10"'),
    Broken("key-twice-above-a-list", MAPPINGS, "also_in:\n", "also_in: also_in:\n"),
    Broken("key-again-inside-the-quotes", MAPPINGS, 'why: "A fair', 'why: "why: A fair'),
    Broken("key-again-as-a-label", STANDARDS, 'words: "Brush the', 'words: "In our words: Brush the'),
    Broken("key-again-before-a-quote-that-opens", MAPPINGS, 'why: "A fair', 'why: why "A fair'),
    Broken("key-again-and-no-quote", SOURCES, 'says: "Weigh first, and ask', "says: says Weigh first, and ask"),
    Broken("key-again-in-a-head", EXAMPLE, 'title: "Market day"', 'title: title "Market day"'),
    Broken("key-again-in-a-list", SITUATION, '  - "level scales"', '  - "search_terms: level scales"'),
    Broken("key-again-before-a-number", STANDARDS, 'number: "2.10"', 'number: number "2.10"'),
    Broken("another-key-inside-the-quotes", MAPPINGS, 'why: "A fair', 'why: "place: A fair'),
    Broken("key-of-two-words-inside-the-quotes", MAPPINGS, 'why: "A fair', 'why: "write_down: A fair'),
    Broken("quotes-within-the-quotes", EXAMPLE, 'title: "Market day"', "title: '\"Market day\"'"),
    Broken("two-keys-before-one-value", MAPPINGS, 'why: "A fair', 'why: place: "A fair'),
    Broken("a-word-with-a-colon-before-a-text", MAPPINGS, 'why: "A fair', 'why: reason: "A fair'),
    Broken(
        "two-keys-on-one-line",
        MAPPINGS,
        'relation: engages\n      basis: inferred\n      why: "A miller',
        'relation: engages basis: inferred\n      why: "A miller',
    ),
    Broken(
        "two-keys-on-one-line-with-a-comma",
        MAPPINGS,
        'relation: engages\n      basis: inferred\n      why: "A miller',
        'relation: engages, basis: inferred\n      why: "A miller',
    ),
    Broken("two-keys-behind-quotes", MAPPINGS, '- number: "2.10"\n      relation', '- number: "2.10" relation'),
    Broken(
        "two-keys-behind-quotes-and-a-comma", MAPPINGS, '- number: "2.10"\n      relation', '- number: "2.10", relation'
    ),
    Broken("question-mark-before-a-key-on-its-line", MAPPINGS, '      why: "A miller', '      ? why: "A miller'),
    Broken(
        "apostrophe-in-single-quotes",
        MAPPINGS,
        '"A miller who trades as well may open the door to some customers only."',
        "'A miller's trade may open the door to some customers, and not to others.'",
    ),
    Broken("apostrophe-in-single-quotes-in-a-list", CONCEPT, '- "thumb on the scales"', "- 'the miller's thumb'"),
    Broken("curly-quotes", MAPPINGS, 'number: "3.10"', "number: \u201c3.10\u201d"),
    Broken("curly-single-quotes", MAPPINGS, 'number: "3.10"', "number: \u20183.10\u2019"),
    Broken("german-quotes", MAPPINGS, 'number: "3.10"', "number: \u201e3.10\u201c  # Gossip"),
    Broken("angle-quotes", OTHER_CONCEPT, 'title: "Two hats"', "title: \u00abTwo hats\u00bb"),
    Broken(
        "curly-quotes-round-text",
        MAPPINGS,
        '"A miller who trades as well may open the door to some customers only."',
        "\u201cA miller who trades as well: the door may be open to some customers only.\u201d",
    ),
    Broken("curly-quotes-in-a-list", OTHER_CONCEPT, '- "fair-weight"', "- \u201cfair-weight\u201d"),
    Broken("curly-quote-that-closes", MAPPINGS, 'number: "3.10"', 'number: "3.10\u201d'),
    Broken("curly-quote-that-opens", MAPPINGS, 'number: "3.10"', 'number: \u201c3.10"'),
    Broken("primes-for-quotes", OTHER_CONCEPT, 'title: "Two hats"', "title: \u2033Two hats\u2033"),
    Broken("backslash-before-the-closing-quote", OTHER_CONCEPT, 'title: "Two hats"', 'title: "Two hats\\"'),
    Broken("path-with-backslashes", OTHER_CONCEPT, 'title: "Two hats"', 'title: "C:\\Users\\hats"'),
    Broken("comma-behind-quotes", MAPPINGS, 'place: "Paragraph 3"', 'place: "Paragraph 3",'),
    Broken("brace-behind-quotes", MAPPINGS, 'number: "3.10"', 'number: "3.10"}'),
    Broken("full-stop-behind-quotes", MAPPINGS, 'some customers only."', 'some customers only".'),
    Broken(
        "number-that-is-not-there-in-a-reason",
        MAPPINGS,
        "Flour left on the stones makes",
        "As Mill 1.99 and Mill 1:2 have it, flour left on the stones makes",
    ),
    Broken(
        "number-that-is-not-there-on-a-page",
        EXAMPLE,
        "She asks, and everyone listens.",
        "She asks, and everyone listens, as Mill 1.10 and Mill 2.10.1 want it.",
        mentions.numbers_that_texts_name_are_there,
    ),
    Broken("a-file-that-is-one-folded-text", SOURCES, new=b'|\n  a: "x"'),
    Broken("a-file-in-quotes", SOURCES, new=b'"title: A file of words"\n'),
    Broken("quotes-within-quotes", MAPPINGS, "A miller who trades as well", 'A "miller" who trades as well'),
    Broken("word-of-a-text-behind-quotes", OTHER_CONCEPT, 'title: "Two hats"', 'title: "Two" hats'),
    Broken("two-texts-on-one-line", OTHER_CONCEPT, '- "fair-weight"', '- "fair-weight" "market-day"'),
    Broken("two-entries-on-one-line", OTHER_CONCEPT, '- "fair-weight"', '- "fair-weight" - "market-day"'),
    Broken("two-texts-with-and", OTHER_CONCEPT, '- "fair-weight"', '- "fair-weight" and "market-day"'),
    Broken("list-as-two-texts", OTHER_CONCEPT, 'related:\n  - "fair-weight"', 'related: "fair-weight" "market-day"'),
    Broken(
        "list-as-two-texts-with-a-comma",
        OTHER_CONCEPT,
        'related:\n  - "fair-weight"',
        'related: "fair-weight", "market-day"',
    ),
    Broken(
        "list-as-words-with-commas", OTHER_CONCEPT, 'related:\n  - "fair-weight"', "related: fair-weight, market-day"
    ),
    Broken("list-in-a-list", OTHER_CONCEPT, '- "fair-weight"', '- - "fair-weight"'),
    Broken("closing-quote-lost", MAPPINGS, 'an honest share is counted from."', "an honest share is counted from."),
    Broken("closing-quote-of-a-number-lost", MAPPINGS, 'number: "2.10"', 'number: "2.10'),
    Broken("opening-quote-lost", MAPPINGS, 'place: "Paragraph 3"', 'place: Paragraph 3"'),
    Broken("single-quote-that-a-double-closes", OTHER_CONCEPT, 'title: "Two hats"', "title: 'Two hats\""),
    Broken(
        "folded-text-out-of-line",
        STANDARDS,
        "          Never tell one customer\n          what another",
        "          Never tell one customer\n        what another",
    ),
    Broken(
        "text-below-its-key",
        STANDARDS,
        'in_our_words: "Let the bells rest from ten in the evening."',
        "in_our_words: >-\n        Let the bells rest from ten in the evening.",
    ),
    Broken("word-as-no", MAPPINGS, "relation: engages", "relation: no"),
    Broken("status-as-yes", OTHER_CONCEPT, 'status: "superseded"', "status: yes"),
    Broken(
        "tilde-for-a-reason",
        MAPPINGS,
        'why: "A miller who trades as well may open the door to some customers only."',
        "why: ~",
    ),
    Broken("key-of-another-tool", OTHER_CONCEPT, 'status: "superseded"', "draft: true"),
    Broken("misnamed-key", MAPPINGS, 'why: "A miller who', 'reason: "A miller who'),
    # --- Words that would be lost -------------------------------------------------------------------------------------
    Broken(
        "words-behind-a-closing-quote",
        MAPPINGS,
        'some customers only."',
        'some customers only." #hats and other matters',
    ),
    Broken(
        "long-words-behind-two-strokes",
        STANDARDS,
        'title: "Quiet nights"',
        'title: "Quiet nights" // as they were when the second tower stood',
    ),
    Broken("words-behind-a-number", STANDARDS, 'number: "3.10"', 'number: "3.10"  # Gossip'),
    Broken("words-behind-a-key", OTHER_CONCEPT, 'title: "Two hats"', "title: # Two hats"),
    Broken("words-behind-brackets", DILEMMAS, "[market-day]", "[market-day] # and another"),
    Broken("words-behind-a-folding-sign", STANDARDS, "numbering: >-\n", "numbering: >- # Six rules\n"),
    Broken("words-right-behind-a-bar", STANDARDS, "numbering: >-\n", "numbering: |#Six rules\n"),
    Broken(
        "remark-below-unquoted-text", STANDARDS, 'title: "Two ropes"\n', "title: Two ropes\n          # and a third\n"
    ),
    Broken(
        "two-remarks-below-unquoted-text",
        STANDARDS,
        'title: "Two ropes"\n',
        "title: Two ropes\n          # and a third\n          # or a fourth\n",
    ),
    Broken(
        "remark-within-unquoted-text",
        STANDARDS,
        'title: "Two ropes"\n',
        "title: Two ropes\n          # and a third\n          in two hands\n",
    ),
    Broken(
        "remark-within-folded-text",
        STANDARDS,
        "          what another has brought.\n",
        "         # what another has brought.\n",
    ),
    Broken("unquoted-text-over-two-lines", STANDARDS, 'title: "Two ropes"\n', "title: Two\n          ropes\n"),
    Broken("unquoted-text-with-an-empty-line", STANDARDS, 'title: "Two ropes"\n', "title: Two\n\n          ropes\n"),
    Broken("head-cut-in-two", OTHER_CONCEPT, 'theme: "tools"\nrelated', 'theme: "tools"\n---\nrelated'),
    Broken(
        "second-head",
        OTHER_CONCEPT,
        "---\n\n{{ item_head() }}",
        '---\n---\ntitle: "Two hats"\n---\n\n{{ item_head() }}',
    ),
    Broken(
        "second-head-further-down",
        OTHER_CONCEPT,
        "{{ item_head() }}\n",
        '{{ item_head() }}\n\n---\ntitle: "Two hats"\nsummary: "One."\n---\n',
    ),
    # --- Heads that cannot be found -----------------------------------------------------------------------------------
    Broken("space-behind-the-first-rule", EXAMPLE, "---\ntitle", "--- \ntitle"),
    Broken("space-before-the-first-rule", EXAMPLE, "---\ntitle", " ---\ntitle"),
    Broken("space-behind-the-second-rule", EXAMPLE, '"teaching"\n---\n', '"teaching"\n--- \n'),
    Broken("dash-that-a-word-processor-made", EXAMPLE, '"teaching"\n---\n', '"teaching"\n\u2014\n'),
    Broken("dash-above-the-head", EXAMPLE, "---\ntitle", "\u2014\ntitle"),
    Broken("four-hyphens", EXAMPLE, '"teaching"\n---\n', '"teaching"\n----\n'),
    Broken("three-dots", EXAMPLE, '"teaching"\n---\n', '"teaching"\n...\n'),
    Broken("semicolons-above-the-head", EXAMPLE, "---\ntitle", ";;;\ntitle"),
    Broken("plus-signs-around-the-head", EXAMPLE, "---\ntitle", "+++\ntitle"),
    Broken("rule-lost-above-the-head", EXAMPLE, "---\ntitle", "title"),
    Broken("page-that-ends-with-its-head", EXAMPLE, new='---\ntitle: "Market day"\n---'),
    Broken("byte-order-mark-and-empty-line", EXAMPLE, "---\ntitle", "\ufeff\n---\ntitle"),
    # --- Files as a whole ---------------------------------------------------------------------------------------------
    Broken("lines-of-an-old-mac", STANDARDS, new=sound("data/standards.yml").replace(b"\n", b"\r")),
    Broken("lines-ended-twice", STANDARDS, new=sound("data/standards.yml").replace(b"\n", b"\r\r\n")),
    Broken("lines-of-windows", STANDARDS, new=sound("data/standards.yml").replace(b"\n", b"\r\n")),
    Broken("lines-ended-in-two-ways", STANDARDS, new=sound("data/standards.yml").replace(b"\n", b"\r\n", 9)),
    Broken("page-of-an-old-mac", EXAMPLE, new=sound(EXAMPLE).replace(b"\n", b"\r")),
    Broken("utf-16-without-a-mark", STANDARDS, new=sound("data/standards.yml").decode().encode("utf-16-le")),
    Broken("utf-16-of-a-page", EXAMPLE, new=sound(EXAMPLE).decode().encode("utf-16")),
    Broken("utf-32", EXAMPLE, new=sound(EXAMPLE).decode().encode("utf-32")),
    Broken("apostrophe-of-windows", EXAMPLE, "She asks", b"She\x92s asked"),
    Broken("sign-on-every-line", EXAMPLE, new=sound(EXAMPLE) + 40 * "A\u00a0line.\n".encode()),
    Broken("form-feed", EXAMPLE, "She asks", "She\x0casks"),
    Broken("line-break-of-a-word-processor", STANDARDS, 'title: "Quiet nights"', 'title: "Quiet\x0bnights"'),
    Broken("line-separator-on-a-page", EXAMPLE, "She asks", "She\u2028asks"),
    Broken("apostrophe-read-as-three-signs", EXAMPLE, "She asks", "She\u00e2\u20ac\u2122s asked"),
    Broken("accent-read-as-two-signs", MAPPINGS, "A miller who", "A caf\u00c3\u00a9 who"),
    Broken("space-read-as-two-signs", EXAMPLE, "She asks", "She\u00c2\u00a0asks"),
    Broken("apostrophe-of-an-old-mac", EXAMPLE, "She asks", "She\u201a\u00c4\u00f4s asked"),
    Broken("lost-sign", STANDARDS, 'title: "Quiet nights"', 'title: "Qui\ufffdt nights"'),
    Broken("lost-picture", EXAMPLE, "She asks", "\ufffcShe asks"),
    Broken("control-character-of-windows", EXAMPLE, "She asks", "She\x92s asked"),
    Broken("invisible-letter-as-a-title", OTHER_CONCEPT, 'title: "Two hats"', 'title: "\u3164"'),
    Broken("invisible-letter", MAPPINGS, "A miller who", "A mil\u034fler who"),
    Broken("variation-selector", EXAMPLE, "She asks", "She\ufe0f asks"),
    Broken("blank-of-braille", EXAMPLE, "She asks", "She\u2800asks"),
    Broken("piled-up-marks", EXAMPLE, "She asks", "Sh" + "e" + 5 * "\u0301" + " asks"),
    Broken(
        "all-four-marks-of-a-merge",
        MAPPINGS,
        "      relation: engages\n",
        "<<<<<<< HEAD\n      relation: engages\n||||||| 1a2b3c4\n      relation: cites\n=======\n"
        "      relation: supports\n>>>>>>> theirs\n",
    ),
    Broken(
        "all-four-marks-on-a-page",
        EXAMPLE,
        "She asks",
        "<<<<<<< HEAD\nShe asks\n||||||| 1a2b3c4\nHe asks\n=======\nThey ask\n>>>>>>> theirs\nWe ask",
    ),
    Broken("third-mark-of-a-merge", MAPPINGS, "two-hats:\n", "||||||| 1a2b3c4\ntwo-hats:\n"),
    Broken("third-mark-on-a-page", EXAMPLE, "She asks", "||||||| 1a2b3c4\nShe asks"),
    Broken(
        "mark-of-a-merge-within-folded-text",
        STANDARDS,
        "          what another has brought.\n",
        "=======\n          what another has brought.\n",
    ),
    # --- Signs that no sheet can show, and letters that look like ours ------------------------------------------------
    Broken("arrow", MAPPINGS, "A miller who trades", "A miller \u2192 who trades"),
    Broken("hyphen-that-does-not-break", MAPPINGS, "A miller who trades", "A co\u2011miller who trades"),
    Broken("letters-joined", STANDARDS, "Never tell one customer", "Never \ufb01nd one customer"),
    Broken("prime", MAPPINGS, "A miller who trades", "A miller\u2032s trade that goes"),
    Broken("emoji", STANDARDS, 'title: "Quiet nights"', 'title: "Quiet \U0001f514 nights"'),
    Broken(
        "word-of-another-script",
        MAPPINGS,
        "A miller who trades",
        "A \u043c\u0435\u043b\u044c\u043d\u0438\u043a who trades",
    ),
    Broken(
        "sign-on-a-page-that-is-printed", EXAMPLE, "She asks, and everyone listens.", "## Asked\n\nShe \u2713 asks."
    ),
    Broken(
        "letter-that-looks-like-ours", MAPPINGS, '  bell:\n    - not-yet: "The', '  b\u0435ll:\n    - not-yet: "The'
    ),
    Broken("letter-that-looks-like-ours-in-a-word", EXAMPLE, 'theme: "privacy"', 'theme: "priv\u0430cy"'),
    Broken("letter-that-looks-like-ours-on-a-page", EXAMPLE, "She asks", "Sh\u0435 asks"),
    Broken("letter-for-a-digit", MAPPINGS, 'number: "3.10"', 'number: "3.1O"'),
    Broken("wide-full-stop", MAPPINGS, 'number: "3.10"', 'number: "3\uff0e10"'),
    Broken("ratio-in-a-number", MAPPINGS, 'number: "5:9"', 'number: "5\u22369"'),
    Broken(
        "sign-behind-a-picture-over-two-lines",
        EXAMPLE,
        "1. What may",
        "![Scales,\nlevel \u2713](../assets/scales.svg) \u2713\n\n1. What may",
    ),
    # --- Brackets that two readers of YAML read in two ways -----------------------------------------------------------
    Broken("question-mark-inside-brackets", DILEMMAS, "[market-day]", "[market-day?]"),
    Broken("nothing-inside-braces", STANDARDS, 'copy: "A copy on paper"}', "copy: }"),
    Broken("directive-that-nobody-knows", MAPPINGS, "# What each page has to do with the frameworks.\n", "%a\n---\n"),
    # --- Addresses and days -------------------------------------------------------------------------------------------
    Broken(
        "two-addresses",
        SOURCES,
        '"https://mill.example.org/letter/"',
        '"https://mill.example.org/ and https://mill.example.org/letter/"',
    ),
    Broken(
        "dash-in-an-address",
        SOURCES,
        '"https://mill.example.org/letter/"',
        '"https://mill.example.org/the\u2013letter/"',
    ),
    Broken(
        "letter-in-an-address-that-looks-like-ours",
        SOURCES,
        '"https://mill.example.org/letter/"',
        '"https://mill.ex\u0430mple.org/letter/"',
    ),
    Broken(
        "address-with-a-space-at-its-end",
        SOURCES,
        '"https://mill.example.org/letter/"',
        '"https://mill.example.org/letter/ "',
    ),
    Broken("day-that-may-be-another", STANDARDS, 'until: "2024-03-31"', 'until: "03/04/2024"'),
    # --- Further slips of these kinds, written when the messages stood ----------------------------------------------
    Broken("triangle-for-a-dash", MAPPINGS, '- number: "1.2"', '\u2023 number: "1.2"'),
    Broken("en-dash-for-a-dash-in-a-head", OTHER_CONCEPT, '- "fair-weight"', '\u2013 "fair-weight"'),
    Broken("arrow-for-a-dash", MAPPINGS, '- number: "2.9"', '\u2192 number: "2.9"'),
    Broken("non-breaking-hyphen-for-a-dash", MAPPINGS, '- number: "2.9"', '\u2011 number: "2.9"'),
    Broken("private-bullet-for-a-dash", MAPPINGS, '- number: "2.9"', '\uf0b7 number: "2.9"'),
    Broken("dash-glued-to-a-curly-quote", CONCEPT, '- "thumb on the scales"', "-\u201cthumb on the scales\u201d"),
    Broken("wide-colon-without-quotes", MAPPINGS, "basis: stated", "basis\uff1astated"),
    Broken("equals-sign-without-spaces", MAPPINGS, 'place: "Paragraph 3"', 'place="Paragraph 3"'),
    Broken("semicolon-in-an-edition", MAPPINGS, 'edition: "2016"', 'edition; "2016"'),
    Broken("thin-arrow-for-a-colon", MAPPINGS, "relation: engages", "relation -> engages"),
    Broken("colon-glued-to-a-word", MAPPINGS, "basis: stated", "basis:stated"),
    Broken("colon-glued-to-a-curly-quote", EXAMPLE, 'theme: "privacy"', "theme:\u201cprivacy\u201d"),
    Broken("colon-of-a-source-lost", SOURCES, "  millers-letter:\n", "  millers-letter\n"),
    Broken("low-single-quotes", STANDARDS, 'title: "Quiet nights"', "title: \u201aQuiet nights\u2018"),
    Broken("accents-for-quotes", STANDARDS, 'title: "Quiet nights"', "title: \u00b4Quiet nights\u00b4"),
    Broken("graves-and-primes-for-quotes", STANDARDS, 'title: "Quiet nights"', "title: ``Quiet nights''"),
    Broken("single-quote-that-a-curly-closes", STANDARDS, 'title: "Quiet nights"', "title: 'Quiet nights\u2019"),
    Broken("apostrophe-at-the-start", OTHER_CONCEPT, 'title: "Two hats"', "title: 'It's two hats'"),
    Broken("words-behind-quotes", MAPPINGS, 'place: "Paragraph 3"', 'place: "Paragraph 3" and fourth'),
    Broken("semicolon-behind-quotes", MAPPINGS, 'place: "Paragraph 3"', 'place: "Paragraph 3";'),
    Broken("bracket-behind-quotes", MAPPINGS, 'place: "Postscript"', 'place: "Postscript")'),
    Broken("closing-quote-of-a-summary-lost", EXAMPLE, 'in the other sack."', "in the other sack."),
    Broken("remark-behind-a-semicolon", MAPPINGS, "two-hats:\n", "; the hats\ntwo-hats:\n"),
    Broken("remark-of-a-database", MAPPINGS, "two-hats:\n", "-- the hats\ntwo-hats:\n"),
    Broken("remark-behind-a-title", OTHER_CONCEPT, 'title: "Two hats"', 'title: "Two hats"  # or three'),
    Broken("remark-behind-an-entry", OTHER_CONCEPT, '- "fair-weight"', '- "fair-weight" # and more'),
    Broken("remark-behind-a-dash", OTHER_CONCEPT, '- "fair-weight"', '- # "fair-weight"\n  - "fair-weight"'),
    Broken("remark-below-bare-words-in-a-head", EXAMPLE, 'title: "Market day"\n', "title: Market\n  # day\n"),
    Broken("bare-words-over-two-lines-in-a-head", EXAMPLE, 'title: "Market day"\n', "title: Market\n  day\n"),
    Broken("key-within-bare-words", MAPPINGS, "relation: engages\n      basis", "relation: engages\n        basis"),
    Broken("en-dash-within-bare-words", OTHER_CONCEPT, '  - "fair-weight"', "  - fair-weight\n    \u2013 market-day"),
    Broken("second-head-with-a-remark", EXAMPLE, "She asks", '---\n# copied\ntitle: "Market day"\n---\n\nShe asks'),
    Broken("rule-with-an-en-dash", EXAMPLE, '"teaching"\n---\n', '"teaching"\n\u2013--\n'),
    Broken("rule-with-spaces", EXAMPLE, '"teaching"\n---\n', '"teaching"\n- - -\n'),
    Broken("two-empty-lines-above-the-head", EXAMPLE, "---\ntitle", "\n\n---\ntitle"),
    Broken("narrow-space-in-a-key", MAPPINGS, "market-day:\n", "market\u202fday:\n"),
    Broken("separator-nobody-sees", EXAMPLE, "She asks", "She\u2063 asks"),
    Broken("wide-space", MAPPINGS, "A miller who", "A\u3000miller who"),
    Broken("accent-of-a-german-word", EXAMPLE, "She asks", "Frau M\u00c3\u00bcller asks"),
    Broken("quotes-read-as-three-signs", EXAMPLE, "She asks", "\u00e2\u20ac\u0153She\u00e2\u20ac\u009d asks"),
    Broken("pound-read-as-two-signs", MAPPINGS, "A miller who", "A \u00c2\u00a35 miller who"),
    Broken("number-sign-in-one", STANDARDS, 'title: "Quiet nights"', 'title: "\u2116 of nights"'),
    Broken("roman-number-in-one", MAPPINGS, "A miller who", "Part \u2163 asks who"),
    Broken("sign-of-logic", MAPPINGS, "A miller who", "A miller \u2234 who"),
    Broken("greek-letter-that-looks-like-ours", MAPPINGS, "market-day:\n", "market-d\u03b1y:\n"),
    Broken("capital-that-looks-like-ours", EXAMPLE, "She asks", "\u0422he miller asks"),
    Broken("number-with-a-comma", MAPPINGS, 'number: "3.10"', 'number: "3,10"'),
    Broken("number-with-a-space", MAPPINGS, 'number: "3.10"', 'number: "3. 10"'),
    Broken("number-with-its-rule", MAPPINGS, 'number: "3.10"', 'number: "Rule 3.10"'),
    Broken("pound-of-windows", MAPPINGS, "A miller who", b"A \xa35 miller who"),
    Broken("utf-16-the-other-way-round", MAPPINGS, new=sound(MAPPINGS).decode().encode("utf-16-be")),
    Broken("some-lines-of-an-old-mac", EXAMPLE, new=sound(EXAMPLE).replace(b"\n", b"\r", 5)),
    Broken(
        "marks-of-a-merge-in-windows-lines",
        MAPPINGS,
        new=sound(MAPPINGS)
        .replace(b"two-hats:\n", b"<<<<<<< HEAD\ntwo-hats:\n=======\nhats:\n>>>>>>> b\n")
        .replace(b"\n", b"\r\n"),
    ),
    Broken(
        "indented-mark-of-a-merge",
        STANDARDS,
        "          what another has brought.\n",
        "          >>>>>>> theirs\n          what another has brought.\n",
    ),
    Broken(
        "list-as-names-with-commas",
        STANDARDS,
        'spoken_as:\n      - "bell"\n      - "order"\n',
        "spoken_as: bell, order\n",
    ),
    Broken("basis-as-yes", MAPPINGS, "basis: stated", "basis: Yes"),
    Broken("tab-for-the-space-behind-a-colon", MAPPINGS, "basis: stated", "basis:\tstated"),
    Broken("question-mark-before-an-item", MAPPINGS, "market-day:\n", "? market-day:\n"),
    # --- Rules of the map ---------------------------------------------------------------------------------------------
    Broken(
        "edition-ends-before-it-begins",
        STANDARDS,
        'until: "2024-03-31"',
        'until: "2014-03-31"',
        rule=provisions.editions_end_after_they_begin,
    ),
    Broken(
        "current-edition-with-an-end",
        STANDARDS,
        '        label: "2020 edition"\n',
        '        label: "2020 edition"\n        until: "2026-01-01"\n',
        rule=provisions.current_editions_have_no_end,
    ),
    Broken(
        "current-edition-put-back",
        STANDARDS,
        'current_edition: "2024"',
        'current_edition: "2016"',
        rule=provisions.current_editions_have_no_end,
    ),
    Broken(
        "group-that-no-longer-turns",
        STANDARDS,
        '            turns: "not"\n',
        "",
        rule=provisions.groups_turn_as_they_bind,
    ),
    Broken("id-of-a-framework-with-a-dot", STANDARDS, "\n  bell:\n", "\n  be.ll:\n"),
    Broken("id-of-a-framework-in-capitals", STANDARDS, "\n  bell:\n", "\n  Bell:\n"),
    Broken(
        "space-missing-behind-a-colon-before-a-title",
        MAPPINGS,
        '    - number: "2.10"\n',
        '    - number:"2.10"  # Open hours\n',
    ),
    Broken(
        "no-mapping-in-a-list",
        MAPPINGS,
        '- none: "We read both orders of the tower; neither speaks of weights or scales."\n      on: "2026-11-20"\n',
        "[]\n",
    ),
    Broken("middle-dot-in-a-number", MAPPINGS, 'number: "2.10"', 'number: "2\u00b710"'),
    Broken("circumflex-where-a-gap-was", EXAMPLE, "She asks", "She \u00c2 asks"),
    Broken(
        "framework-that-is-covered-now",
        ELSEWHERE,
        'bakers:\n    name: "Oaths of the bakers"\n    spoken_as:\n      - "bakers"\n',
        'mill:\n    name: "Oaths of the bakers"\n    spoken_as:\n      - "mill"\n',
    ),
    Broken("directive-without-an-end", MAPPINGS, "market-day:\n", "%TAG\nmarket-day:\n"),
    Broken(
        "remark-that-ends-a-folded-text",
        MAPPINGS,
        '"A miller who trades as well may open the door to some customers only."',
        ">-\n        A miller who trades as well may open a door to some.\n      # customers alone, and not to others",
    ),
    Broken(
        "remark-that-ends-a-text-without-quotes",
        MAPPINGS,
        '"A miller who trades as well may open the door to some customers only."',
        "A miller who trades as well may open a door to some.\n      # customers alone, and not to others",
    ),
    Broken(
        "hash-behind-a-text-without-an-end",
        MAPPINGS,
        '"A miller who trades as well may open the door to some customers only."',
        '"A miller who trades as well may open the door" # to some customers only.',
    ),
    Broken(
        "dash-lost-before-a-number-with-its-title",
        MAPPINGS,
        '    - number: "1.2"\n',
        '      number: "1.2"  # Say what you keep\n',
    ),
    Broken(
        "seen-as-a-day",
        STANDARDS,
        """        seen:
          - kind: official-page
            extent: whole
            copy: "A stored copy of the guild's page"
            on: "2026-11-20"
""",
        '        seen: "2026-11-20"\n',
    ),
    Broken(
        "second-head-of-a-whole-page",
        OTHER_CONCEPT,
        "---\n\n{{ item_head() }}",
        '---\n---\ntitle: "Two hats"\nrelated:\n  - "fair-weight"\n---\n\n{{ item_head() }}',
    ),
    Broken(
        "status-that-somebody-wrote",
        STANDARDS,
        '        edition: "2024"\n        seen: []\n',
        '        edition: "2024"\n        status: read\n        seen: []\n',
    ),
    Broken(
        "checked-as-it-was-written-once",
        STANDARDS,
        '        title: "Quiet nights"\n',
        '        title: "Quiet nights"\n        checked: {on: "2026-11-20", against: "A copy"}\n',
    ),
    Broken(
        "title-without-a-copy",
        STANDARDS,
        '        edition: "2024"\n        seen: []\n',
        '        edition: "2024"\n        title: "Guessed"\n        seen: []\n',
        rule=provisions.words_rest_on_a_copy,
    ),
    Broken(
        "words-where-a-copy-shows-the-number-alone",
        STANDARDS,
        '- number: "2.2"\n        edition: "2024"\n',
        '- number: "2.2"\n        edition: "2024"\n        in_our_words: "Sweep the yard, we think."\n',
        rule=provisions.words_rest_on_a_copy,
    ),
    Broken(
        "words-from-a-copy-without-a-number",
        STANDARDS,
        "          - kind: third-party\n"
        "            extent: opening\n"
        '            copy: "A page of the farmers\' union"\n'
        '            on: "2026-11-20"\n'
        '        official_url: "https://mill.example.org/rules/3/#part-1"\n',
        '        official_url: "https://mill.example.org/rules/3/#part-1"\n',
    ),
    Broken(
        "seen-without-a-title",
        STANDARDS,
        '        title: "Quiet nights"\n',
        "",
        rule=provisions.known_provisions_say_what_they_ask,
    ),
    Broken(
        "seen-without-words",
        STANDARDS,
        '        in_our_words: "Keep the hours that stand on the door."\n',
        "",
        rule=provisions.known_provisions_say_what_they_ask,
    ),
    Broken(
        "whole-from-a-snippet",
        STANDARDS,
        "extent: most",
        "extent: whole",
        rule=provisions.copies_claim_no_more_than_they_show,
    ),
    Broken(
        "snippet-without-a-place",
        STANDARDS,
        '- kind: press\n            extent: opening\n            copy: "The Ringers',
        '- kind: snippet\n            extent: opening\n            copy: "The Ringers',
        rule=provisions.copies_claim_no_more_than_they_show,
    ),
    Broken(
        "official-page-without-a-place",
        STANDARDS,
        '        official_url: "https://mill.example.org/rules/"\n',
        "",
        rule=provisions.copies_claim_no_more_than_they_show,
    ),
    Broken(
        "source-document-that-is-not-named",
        STANDARDS,
        "            source: millers-letter\n",
        "",
        rule=provisions.copies_claim_no_more_than_they_show,
    ),
    Broken(
        "unknown-source-of-a-copy",
        STANDARDS,
        "source: millers-letter",
        "source: millers-leter",
        rule=provisions.copies_claim_no_more_than_they_show,
    ),
    Broken(
        "edition-without-force",
        STANDARDS,
        '        force: "not seen"\n    provisions:\n      - number: "5:9"\n'
        '        edition: "2020"\n        title: "Two ropes"\n',
        '    provisions:\n      - number: "5:9"\n'
        '        edition: "2020"\n        title: "Two ropes"\n        force: "you must"\n',
        rule=provisions.provisions_show_their_force,
    ),
    Broken(
        "not-is-lost",
        STANDARDS,
        'in_our_words: "Do not grind your own grain before that of others."',
        'in_our_words: "Grind your own grain before that of others."',
        rule=provisions.words_keep_the_not_of_their_group,
    ),
    Broken(
        "older-without-became",
        STANDARDS,
        "        became:\n          change: unknown\n          numbers: []\n"
        '          evidence: "Nobody here has seen this number."\n',
        "",
        rule=became.older_provisions_say_what_became_of_them,
    ),
    Broken(
        "current-with-became",
        STANDARDS,
        '- number: "2.1"\n        edition: "2024"\n        seen: []\n',
        '- number: "2.1"\n'
        '        edition: "2024"\n'
        "        seen: []\n"
        "        became:\n"
        "          change: unknown\n"
        "          numbers: []\n"
        '          evidence: "A rumour."\n',
        rule=became.older_provisions_say_what_became_of_them,
    ),
    Broken(
        "became-a-number-that-does-not-exist",
        STANDARDS,
        '            - "1.2"\n',
        '            - "1.20"\n',
        rule=became.what_became_of_a_number_can_be_followed,
    ),
    Broken(
        "became-of-an-edition-that-does-not-exist",
        STANDARDS,
        "          numbers: []\n",
        '          edition: "2042"\n          numbers:\n            - "2.1"\n',
        rule=became.what_became_of_a_number_can_be_followed,
    ),
    Broken(
        "removed-though-nobody-has-read-what-is-there",
        STANDARDS,
        "          change: unknown\n",
        "          change: removed\n",
        became.what_was_removed_is_not_unread,
    ),
    Broken(
        "removed-yet-it-became-something",
        STANDARDS,
        "          change: split\n",
        "          change: removed\n",
        rule=became.what_became_of_a_number_can_be_followed,
    ),
    Broken(
        "image-with-brackets-in-its-text",
        CONCEPT,
        "![A pair of scales, level](../assets/scales.svg)",
        "![a [b] c](https://elsewhere.example/scales.svg)",
    ),
    Broken("image-by-reference", CONCEPT, "![A pair of scales, level](../assets/scales.svg)", "![scales][s]"),
    Broken("item-macro-on-a-page-that-is-no-item", HOME, "Start with", "{{ related_pages() }}\n\nStart with"),
    Broken("macro-of-made-pages", HOME, "Start with", '{{ items_of_kind("mill") }}\n\nStart with'),
    Broken(
        "became-itself",
        STANDARDS,
        '          change: split\n          numbers:\n            - "1.1"\n            - "1.2"\n',
        '          change: split\n          edition: "2016"\n          numbers:\n            - "1.1"\n',
        rule=became.what_became_of_a_number_can_be_followed,
    ),
    Broken("related-to-itself", OTHER_CONCEPT, '- "fair-weight"', '- "two-hats"', rule=items.related_pages_exist),
    Broken("example-without-origin", EXAMPLE, 'origin: "teaching"\n', "", rule=items.examples_say_where_they_come_from),
    Broken(
        "pattern-without-its-report",
        REPORTED,
        'reports:\n  - "gazette-2025-flour"\n',
        "",
        rule=items.patterns_name_their_report,
    ),
    Broken(
        "page-that-teaches-without-leader",
        "docs/learn/sack-race.md",
        new=_SACK_RACE.format(head='minutes: "25"\npeople: "group"'),
        rule=items.pages_that_teach_say_for_whom,
    ),
    Broken(
        "minutes-that-headings-do-not-add-up-to",
        "docs/learn/sack-race.md",
        new=_SACK_RACE.format(head='minutes: "20"\npeople: "group"\nled_by: "one"'),
        rule=items.pages_that_teach_say_for_whom,
    ),
    Broken("unknown-report", REPORTED, '- "gazette-2025-flour"', '- "gazette-2025-flower"', rule=items.reports_exist),
    Broken(
        "unknown-report-on-a-plain-page",
        HOME,
        "hide:",
        'reports:\n  - "gazette-2025"\nhide:',
        rule=items.reports_exist,
    ),
    Broken("report-without-a-day", REPORTS, '    looked_at: "2026-11-20"\n', ""),
    Broken("report-without-a-day-to-look-again", REPORTS, '    review_by: "2027-11-20"\n', ""),
    Broken("unknown-key-in-a-report", REPORTS, "looked_at:", "looked:"),
    Broken("report-that-says-too-much", REPORTS, 'says: "Water', 'says: "' + "and " * 55 + "water"),
    Broken("nothing-below-reports", REPORTS, new="reports:\n"),
    Broken("bodies-elsewhere-without-a-name", ELSEWHERE, '    name: "Oaths of the bakers"\n', ""),
    Broken("bodies-elsewhere-are-a-list", ELSEWHERE, new='elsewhere:\n  - "bakers"\n'),
    Broken("page-without-theme", OTHER_CONCEPT, 'theme: "tools"\n', "", rule=items.mapped_pages_have_a_theme),
    Broken(
        "situation-without-a-first-screen",
        "docs/situations/wet-boots.md",
        new='---\ntitle: "Wet boots"\nsummary: "Boots that drip on the scales."\ntheme: "tools"\n---\n\nThey drip.\n',
        rule=items.first_screens_are_whole,
    ),
    Broken(
        "first-screen-of-one-part",
        OTHER_CONCEPT,
        'theme: "tools"\n',
        'theme: "tools"\nnow:\n  - "Take one hat off."\n',
        rule=items.first_screens_are_whole,
    ),
    Broken(
        "first-screen-of-too-many-lines",
        OTHER_CONCEPT,
        'theme: "tools"\n',
        f'theme: "tools"\n{FIRST_SCREEN}' + "".join(f'  - "Weight of the sack {sack}."\n' for sack in range(10)),
        rule=items.first_screens_are_whole,
    ),
    Broken(
        "line-of-a-first-screen-too-long",
        OTHER_CONCEPT,
        'theme: "tools"\n',
        f'theme: "tools"\n{FIRST_SCREEN}  - "Who stood beside the scales all through that day."\n',
    ),
    Broken(
        "line-of-a-first-screen-without-its-end",
        OTHER_CONCEPT,
        'theme: "tools"\n',
        f'theme: "tools"\n{FIRST_SCREEN}  - "Who stood by"\n',
        rule=texts.sentences_are_whole,
    ),
    Broken(
        "title-too-long-above-a-first-screen",
        OTHER_CONCEPT,
        'title: "Two hats"\n',
        f'title: "Two hats that one person wears in the mill by day"\n{FIRST_SCREEN}',
        rule=items.first_screens_are_whole,
    ),
    Broken(
        "page-in-the-place-of-a-number",
        "docs/standards/mill/3-10.md",
        new='---\ntitle: "Mill 3.10"\n---\n\n# Mill 3.10\n',
        rule=items.pages_have_an_address_of_their_own,
    ),
    Broken(
        "page-in-the-place-of-a-list",
        "docs/concepts/index.md",
        new='---\ntitle: "Concepts"\n---\n\n# Concepts\n',
        rule=items.pages_have_an_address_of_their_own,
    ),
    Broken(
        "page-in-the-place-of-another",
        "docs/concepts/two-hats/index.md",
        new='---\ntitle: "Two hats"\n---\n\n# Two hats\n',
        rule=items.pages_have_an_address_of_their_own,
    ),
    Broken(
        "subject-only-stands-first",
        MAPPINGS,
        '    - number: "2.10"',
        '    - number: "2.9"\n'
        "      relation: explains\n"
        "      basis: inferred\n"
        '      why: "Whoever buys grain as well needs sacks, of which this part speaks."\n'
        '    - number: "2.10"',
        rule=mappings.main_provisions_are_told,
    ),
    Broken(
        "unknown-source-of-another-passage",
        MAPPINGS,
        '        - source: millers-letter\n          place: "Postscript"\n',
        '        - source: millers-leter\n          place: "Postscript"\n',
        rule=mappings.cited_and_stated_name_a_source_and_a_place,
    ),
    Broken("another-passage-without-a-place", MAPPINGS, '          place: "Postscript"\n', ""),
    Broken(
        "cited-without-a-place",
        MAPPINGS,
        '      place: "Second paragraph"\n',
        "",
        rule=mappings.cited_and_stated_name_a_source_and_a_place,
    ),
    Broken(
        "stated-without-a-source",
        MAPPINGS,
        "      basis: stated\n      source: millers-letter\n",
        "      basis: stated\n",
        rule=mappings.cited_and_stated_name_a_source_and_a_place,
    ),
    Broken(
        "cites-without-cited",
        MAPPINGS,
        "      relation: cites\n      basis: cited\n",
        "      relation: cites\n      basis: inferred\n",
        rule=mappings.cites_means_cited,
    ),
    Broken(
        "reason-too-short",
        MAPPINGS,
        'why: "A miller who trades as well may open the door to some customers only."',
        'why: "It is relevant."',
        rule=reasons.reasons_say_something,
    ),
    Broken(
        "not-yet-too-short",
        MAPPINGS,
        'not-yet: "The orders for market days stand in a chapter that nobody here has read."',
        'not-yet: "To do."',
        rule=reasons.reasons_say_something,
    ),
    Broken(
        "reason-given-twice",
        MAPPINGS,
        'why: "A miller who trades as well may open the door to some customers only."',
        'why: "A fair weight is the first thing, that an honest share is counted from!"',
        rule=reasons.reasons_say_something,
    ),
    Broken(
        "sixth-provision",
        MAPPINGS,
        "  bell:\n    - none",
        '    - number: "3.10"\n'
        "      relation: engages\n"
        "      basis: inferred\n"
        '      why: "Whoever shouts out a weight tells all the others what was brought."\n'
        "  bell:\n"
        "    - none",
        rule=mappings.links_are_few,
    ),
    Broken(
        "framework-left-out",
        MAPPINGS,
        '  bell:\n    - not-yet: "The orders for market days stand in a chapter that nobody here has read."\n',
        "",
        rule=mappings.every_item_reaches_every_framework,
    ),
    Broken(
        "page-left-out",
        "docs/concepts/three-hats.md",
        new='---\ntitle: "Three hats"\nsummary: "One hat more."\ntheme: "tools"\n---\n',
    ),
    Broken("page-misspelt-above-its-mappings", MAPPINGS, "two-hats:\n", "two-hat:\n"),
    # --- Provisions compared
    Broken(
        "comparison-of-no-provision",
        COMPARISONS,
        '["mill@2024:2.10"',
        '["mill@2024:2.11"',
        rule=comparisons.comparisons_name_provisions,
    ),
    Broken("comparison-of-no-edition", COMPARISONS, '["mill@2024:2.10"', '["mill@2023:2.10"'),
    Broken("comparison-of-no-framework", COMPARISONS, '["mill@2024:2.10"', '["mil@2024:2.10"'),
    Broken("comparison-without-edition", COMPARISONS, '["mill@2024:2.10"', '["mill:2.10"'),
    Broken(
        "comparison-that-names-a-provision-twice",
        COMPARISONS,
        '"mill@2024:1.10", "bell',
        '"mill@2024:1.10", "mill@2024:1.10", "bell',
        rule=comparisons.comparisons_name_provisions,
    ),
    Broken(
        "comparison-of-one-framework",
        COMPARISONS,
        _LATER_COMPARISON,
        _LATER_COMPARISON.replace("bell@2020:5:9", "mill@2024:1.10"),
        rule=comparisons.comparisons_name_provisions,
    ),
    Broken("comparison-of-nothing", COMPARISONS, '["mill@2024:2.10", "bell@2020:5:9"]', "[]"),
    Broken("comparison-without-an-aspect", COMPARISONS, _LATER_COMPARISON, _LATER_COMPARISON.split("aspects")[0]),
    Broken(
        "comparison-with-an-empty-list-of-aspects",
        COMPARISONS,
        _LATER_COMPARISON,
        f"{_LATER_COMPARISON.split('aspects')[0]}aspects: []\n",
        rule=comparisons.aspects_are_asked,
    ),
    Broken(
        "aspect-without-a-mark-for-one-provision",
        COMPARISONS,
        _HANDS,
        _HANDS[: _HANDS.rindex("          - ")],
        rule=comparisons.aspects_are_marked_for_each_provision,
    ),
    Broken(
        "mark-for-another-provision",
        COMPARISONS,
        _HANDS,
        _HANDS.replace("mill@2024:2.10", "mill@2024:1.10"),
        rule=comparisons.aspects_are_marked_for_each_provision,
    ),
    Broken(
        "mark-that-stands-twice",
        COMPARISONS,
        _HANDS,
        _HANDS.replace("mill@2024:2.10", "bell@2020:5:9").replace("not-read", "not-said"),
    ),
    Broken(
        "not-said-by-what-was-read-in-part",
        COMPARISONS,
        'mark: not-read\n            why: "The excerpt',
        'mark: not-said\n            why: "The excerpt',
        rule=comparisons.marks_claim_no_more_than_was_read,
    ),
    Broken("not-read-though-it-was-read-whole", COMPARISONS, "mark: not-said", "mark: not-read"),
    Broken("force-of-what-is-not-asked", COMPARISONS, "mark: not-said", 'mark: not-said\n            force: "must"'),
    Broken("asked-by-what-nobody-has-seen", COMPARISONS, _LATER_COMPARISON, _OF_NOTHING_SEEN),
    Broken(
        "aspect-that-nobody-asks-for",
        COMPARISONS,
        _HANDS,
        _HANDS.replace("mark: asks", "mark: not-said"),
        rule=comparisons.aspects_are_asked,
    ),
    Broken(
        "provision-that-asks-nothing-of-a-comparison",
        COMPARISONS,
        'mark: asks\n            why: "Own grain',
        'mark: not-read\n            why: "Own grain',
        rule=comparisons.aspects_are_asked,
    ),
    Broken(
        "comparison-of-what-has-no-subject-together",
        COMPARISONS,
        _HABIT,
        _HABIT.replace("mark: asks", "mark: not-read", 1),
    ),
    Broken(
        "aspects-of-one-name",
        COMPARISONS,
        '"An empty hand"',
        '"A habit, to be trusted"',
        rule=comparisons.comparisons_differ,
    ),
    Broken("comparisons-of-one-title", COMPARISONS, '"For those who wait"', '"One thing at a time"'),
    Broken(
        "mark-with-a-reason-of-two-words",
        COMPARISONS,
        "One rope at a time leaves the other hand free.",
        "Says so.",
        rule=comparisons.marks_have_reasons_of_their_own,
    ),
    Broken(
        "mark-with-the-reason-of-another",
        COMPARISONS,
        "One rope at a time leaves the other hand free.",
        "Whoever hears one rope at a time knows what is rung.",
        rule=comparisons.marks_have_reasons_of_their_own,
    ),
    Broken(
        "mark-that-quotes-the-wording",
        COMPARISONS,
        "One rope at a time leaves the other hand free.",
        "It says “ringers hold one rope at a time”, and so a hand is free.",
        rule=comparisons.marks_have_reasons_of_their_own,
    ),
    Broken(
        "mark-without-a-reason", COMPARISONS, '            why: "One rope at a time leaves the other hand free."\n', ""
    ),
    Broken("mark-of-no-known-word", COMPARISONS, "mark: not-said", "mark: silent"),
    # --- Learning
    Broken(
        "dilemma-of-no-session",
        DILEMMAS,
        "items: [market-day]",
        "items: [market-day]\n    sessions: [market-days]",
        rule=items.exercises_lead_to_pages,
    ),
    Broken("dilemma-of-no-page", DILEMMAS, "[market-day]", "[market-days]", rule=items.exercises_lead_to_pages),
    Broken("dilemma-without-pages", DILEMMAS, "    items: [market-day]\n", ""),
    Broken("question-of-no-page", QUESTIONS, "[fair-weight]", "[fair-wait]", rule=items.exercises_lead_to_pages),
    Broken(
        "binding-to-no-framework",
        BINDINGS,
        "framework: mill",
        "framework: mil",
        rule=bindings.bindings_fit_their_framework,
    ),
    Broken(
        "binding-that-ends-first", BINDINGS, '"2026-01-01"', '"2015-01-01"', rule=bindings.bindings_fit_their_framework
    ),
    # --- Versions, and what was retired -------------------------------------------------------------------------------
    Broken("version-without-a-day", VERSIONS, new='versions:\n  "2026-11-20":\n    summary: "First version."\n'),
    Broken(
        "version-on-no-day-of-the-calendar",
        VERSIONS,
        new='versions:\n  "2026-11-31":\n    on: "2026-11-31"\n    summary: "First version."\n',
    ),
    Broken(
        "version-that-leads-to-no-page",
        VERSIONS,
        new=_MOVED + '        address: "concepts/fair-wait/"\n',
        rule=links.what_moved_leads_to_pages,
    ),
    Broken(
        "version-of-no-framework",
        VERSIONS,
        new=_MOVED + "        frameworks: [mull]\n",
        rule=links.what_moved_leads_to_pages,
    ),
    Broken("versions-under-another-name", VERSIONS, new="version:\n"),
    Broken("no-versions-in-their-file", VERSIONS, new="# nothing\n"),
    Broken(
        "retired-address-that-is-none",
        RETIRED,
        new='retired:\n  "concepts/old":\n    on: "2026-11-20"\n    why: "It has a better name."\n',
    ),
    Broken("retired-without-a-reason", RETIRED, new='retired:\n  "item:old":\n    on: "2026-11-20"\n'),
    Broken("nothing-retired-in-the-file", RETIRED, new="# nothing\n"),
    Broken(
        "long-text-where-a-list-should-stand",
        OTHER_CONCEPT,
        'related:\n  - "fair-weight"',
        'related: "two-hats, and a good deal more than forty characters of it"',
    ),
    # --- What the data themselves refute ------------------------------------------------------------------------------
    Broken(
        "no-number-in-the-whole-map",
        STANDARDS,
        new="frameworks:\n  mill:\n"
        '    title: "Rules of the mill"\n    short: "Mill"\n    publisher: "Guild of Millers"\n'
        '    nation: "Meadowland"\n    binds: "Everyone who grinds."\n    numbering: "Three rules."\n'
        '    separator: "."\n    spoken_as: ["mill"]\n'
        '    current_edition: "2024"\n    editions:\n      "2024": {label: "2024 edition"}\n    provisions: []\n',
        rule=provisions.the_map_has_a_number,
    ),
    Broken(
        "leading-zero",
        STANDARDS,
        'number: "2.9"',
        'number: "2.09"',
        rule=provisions.numbers_have_no_leading_zero,
    ),
    Broken(
        "unchanged-yet-two-numbers",
        STANDARDS,
        "change: split\n",
        "change: unchanged\n",
        rule=became.changes_fit_their_numbers,
    ),
    Broken(
        "stated-by-somebody-else",
        SOURCES,
        'publisher: "Guild of Millers and Company of Ringers"',
        'publisher: "Guild of Millers"',
        rule=mappings.stated_means_by_the_owner,
    ),
    Broken(
        "inferred-from-a-source",
        MAPPINGS,
        "basis: stated\n",
        "basis: inferred\n",
        rule=mappings.inferred_needs_no_source,
    ),
    Broken(
        "passage-named-twice",
        MAPPINGS,
        'place: "Postscript"',
        'place: "Second paragraph"',
        rule=mappings.passages_stand_once,
    ),
    Broken(
        "not-yet-looked-at-though-mapped",
        STANDARDS,
        '    current_edition: "2020"\n',
        '    not_yet:\n      - says: "Nobody has read the orders."\n    current_edition: "2020"\n',
        rule=mappings.untouched_frameworks_are_untouched,
    ),
    Broken(
        "theme-not-yet-looked-at-though-none-was-found",
        STANDARDS,
        '    current_edition: "2020"\n',
        '    not_yet:\n      - theme: boundaries\n        says: "Nobody has read the orders."\n'
        '    current_edition: "2020"\n',
        rule=mappings.untouched_frameworks_are_untouched,
    ),
    Broken(
        "reason-copied-but-for-two-words",
        MAPPINGS,
        "Stones that were brushed wet leave water in the flour, which weighs like grain.",
        "Flour left on the stones makes the last sack lighter than it should be.",
        rule=reasons.reasons_are_not_copied,
    ),
    Broken(
        "reason-of-titles-alone",
        MAPPINGS,
        "On market day the miller is asked, in front of all, what a neighbour brought.",
        "This page is about market day, and the provision touches on gossip.",
        rule=reasons.reasons_are_more_than_titles,
    ),
    Broken("rung-that-names-no-page", DILEMMAS, "items: [market-day]", "items: []"),
    Broken(
        "rung-that-leads-to-no-number",
        MAPPINGS,
        '    - number: "3.10"\n      relation: illustrates\n      basis: inferred\n'
        '      why: "On market day the miller is asked, in front of all, what a neighbour brought."\n',
        '    - none: "We read all three rules of the mill, and none of them speaks of markets."\n'
        '      on: "2026-11-20"\n',
        rule=items.exercises_lead_to_numbers,
    ),
    Broken(
        "bindings-that-overlap",
        BINDINGS,
        "bindings:\n",
        'bindings:\n  miller-today:\n    who: "Miller"\n    where: "Meadowland"\n    framework: mill\n'
        '    since: "2025-06-01"\n    says: "Whoever grinds for others, from this day on."\n',
        rule=bindings.bindings_of_one_role_do_not_overlap,
    ),
    Broken(
        "nation-in-other-letters",
        BINDINGS,
        "bindings:\n",
        'bindings:\n  miller-today:\n    who: "Miller"\n    where: "Medowland"\n    framework: mill\n'
        '    since: "2026-02-01"\n    says: "Whoever grinds for others, from this day on."\n',
        rule=bindings.roles_and_nations_are_written_in_one_way,
    ),
    Broken(
        "check-before-its-edition",
        STANDARDS,
        'by: "A miller"\n            on: "2026-11-20"',
        'by: "A miller"\n            on: "2023-11-20"',
        rule=dates.checks_come_after_their_edition,
    ),
    Broken(
        "edition-of-a-year-to-come",
        STANDARDS,
        'published: "March 2024"\n        in_force: "2024-04-01"',
        'published: "2027"',
        rule=dates.dates_are_not_to_come,
    ),
    Broken("binding-of-another-century", BINDINGS, '"2026-01-01"', '"2126-01-01"', rule=dates.days_ahead_are_near),
    Broken(
        "copy-looked-at-before-its-day",
        STANDARDS,
        'dated: "2025"',
        'dated: "2026-11-30"',
        rule=dates.copies_are_older_than_the_look,
    ),
    Broken(
        "copy-twice",
        STANDARDS,
        '            copy: "A list in an old Gazette"\n',
        '            copy: "A list in an old Gazette"\n            on: "2026-11-20"\n'
        '          - kind: press\n            extent: number\n            copy: "A list in an old Gazette"\n',
        rule=provisions.copies_stand_once,
    ),
    Broken(
        "two-that-became-one",
        STANDARDS,
        _BECAME,
        _BECAME.replace("split", "reworded")
        .replace('            - "1.2"\n', "")
        .replace("unknown\n          numbers: []", 'merged\n          numbers:\n            - "1.1"'),
        rule=became.numbers_that_become_one_are_merged,
    ),
    Broken(
        "day-to-come",
        MAPPINGS,
        '          on: "2026-11-20"',
        '          on: "2062-11-20"',
        rule=dates.days_are_not_to_come,
    ),
    Broken("day-that-nobody-can-read", STANDARDS, '"March 2024"', '"Summer 19"', rule=dates.dates_can_be_read),
    Broken("day-in-figures", STANDARDS, 'dated: "2025"', 'dated: "03/04/2025"', rule=dates.dates_can_be_read),
    Broken("month-of-no-calendar", SOURCES, 'date: "May 2024"', 'date: "2024-13"', rule=dates.dates_can_be_read),
    Broken(
        "year-in-two-digits", "data/reports.yml", 'date: "May 2025"', 'date: "May 25"', rule=dates.dates_can_be_read
    ),
    Broken(
        "mail-that-programs-shall-not-find-in-a-reason",
        MAPPINGS,
        "A miller who trades as well may",
        "A miller, anna(at)example.org, who trades as well may",
        rule=texts.texts_are_plain_words,
    ),
    Broken(
        "mail-in-words-in-a-reason",
        MAPPINGS,
        "A miller who trades as well may",
        "A miller, anna [at] example dot org, who trades as well may",
        rule=texts.texts_are_plain_words,
    ),
    Broken(
        "source-older-than-what-it-cites",
        SOURCES,
        'date: "May 2024"',
        'date: "May 2022"',
        rule=dates.sources_come_after_what_they_cite,
    ),
    Broken("year-to-come", SOURCES, 'date: "May 2024"', 'date: "May 2042"', rule=dates.dates_are_not_to_come),
    Broken(
        "copy-older-than-its-edition",
        STANDARDS,
        'dated: "2025"',
        'dated: "2022"',
        rule=dates.copies_come_after_their_edition,
    ),
    Broken(
        "review-before-the-edition",
        MAPPINGS,
        '          on: "2026-11-20"',
        '          on: "2016-11-20"',
        rule=dates.checks_come_after_their_edition,
    ),
    Broken(
        "review-disagrees-in-silence",
        MAPPINGS,
        "finding: agrees",
        "finding: disagrees",
        rule=reviews.second_readers_say_why_they_disagree,
    ),
    Broken(
        "review-agrees-and-says-why-not",
        MAPPINGS,
        "finding: agrees",
        'finding: agrees\n          because: "The letter speaks of weights, and this page of scales."',
        rule=reviews.second_readers_say_why_they_disagree,
    ),
    Broken("review-with-a-word-of-its-own", MAPPINGS, "finding: agrees", "finding: fine"),
    Broken(
        "second-reader-twice-a-day",
        MAPPINGS,
        "finding: agrees",
        'finding: agrees\n        - by: "A Second Reader"\n          on: "2026-11-20"\n'
        '          fingerprint: "b5abcc65"\n'
        "          compared_with: our-words\n          finding: agrees",
        rule=reviews.second_readers_stand_once,
    ),
    Broken(
        "text-changed-before-its-review",
        MAPPINGS,
        "finding: agrees",
        'finding: agrees\n          changed: "2026-11-19"',
        rule=reviews.texts_change_after_their_review,
    ),
    Broken(
        "review-of-words-that-nobody-can-tell",
        MAPPINGS,
        '          fingerprint: "b5abcc65"\n',
        "",
        rule=reviews.reviews_speak_of_the_words_that_stand_here,
    ),
    Broken(
        "reason-changed-after-its-review",
        MAPPINGS,
        "asks for scales in plain sight",
        "asks for scales that all can see",
        rule=reviews.reviews_speak_of_the_words_that_stand_here,
    ),
    Broken(
        "words-changed-after-their-review",
        STANDARDS,
        'title: "Weigh in the open"',
        'title: "Weigh in daylight"',
        rule=reviews.reviews_speak_of_the_words_that_stand_here,
    ),
    Broken("fingerprint-of-a-thumb", MAPPINGS, '"b5abcc65"', '"thumb"'),
    Broken(
        "provision-checked-without-its-text",
        STANDARDS,
        "compared_with: official-text",
        "compared_with: our-words",
        rule=reviews.provisions_are_compared_with_their_text,
    ),
    Broken(
        "look-again-before-the-look",
        REPORTS,
        'review_by: "2027-11-20"',
        'review_by: "2026-01-20"',
        rule=dates.reports_are_looked_at_in_time,
    ),
    Broken(
        "current-edition-to-come",
        STANDARDS,
        '        label: "2020 edition"\n',
        '        label: "2020 edition"\n        in_force: "2027-01-01"\n',
        rule=dates.editions_follow_one_another,
    ),
    Broken(
        "older-version-first",
        VERSIONS,
        new='versions:\n  "2026-11-01":\n    on: "2026-11-01"\n    summary: "The first."\n'
        '  "2026-11-20":\n    on: "2026-11-20"\n    summary: "The second."\n',
        rule=dates.versions_stand_newest_first,
    ),
    Broken("two-pages-of-one-title", EXAMPLE, 'title: "Market day"', 'title: "Wet flour"', rule=names.pages_differ),
    Broken(
        "two-provisions-of-one-title",
        STANDARDS,
        'title: "Quiet nights"',
        'title: "Two ropes!"',
        rule=names.provisions_differ,
    ),
    Broken("short-name-taken", STANDARDS, 'short: "Bell"', 'short: "mill"', rule=names.frameworks_differ),
    Broken(
        "statement-twice",
        SOURCES,
        "Whoever buys grain as well as grinding it wears two hats.",
        "Weigh first, and ask for your share after that.",
        rule=names.sources_differ,
    ),
    Broken(
        "edition-of-another-year",
        STANDARDS,
        'label: "2024 edition"',
        'label: "2023 edition"',
        rule=names.editions_bear_one_year,
    ),
    Broken(
        "first-screen-line-twice",
        SITUATION,
        '  - "Stop weighing."',
        '  - "Stop weighing."\n  - "Stop weighing!"',
        rule=names.heads_say_a_thing_once,
    ),
    Broken("page-twice-in-a-rung", DILEMMAS, "[market-day]", "[market-day, market-day]", rule=names.exercises_differ),
    Broken(
        "search-term-twice",
        CONCEPT,
        '- "thumb on the scales"',
        '- "Short weight"',
        rule=names.search_terms_add_something,
    ),
    Broken(
        "spoken-name-of-another",
        STANDARDS,
        '- "order"',
        '- "mill"',
        rule=names.spoken_names_lead_to_one_framework,
    ),
    Broken(
        "summary-copied-but-for-two-words",
        OTHER_CONCEPT,
        "  One person grinds the grain\n  and buys it too.\n",
        "  What goes in and what comes out are shown on the same pans.\n",
        rule=names.pages_differ,
    ),
    Broken(
        "publisher-in-two-ways",
        REPORTS,
        'publisher: "The Millers\' Gazette"',
        'publisher: "The guilds of millers"',
        rule=names.publishers_are_written_in_one_way,
    ),
    Broken(
        "no-page-speaks-of-a-search-term",
        HOME,
        "hide:",
        'nearest_for:\n  - "Short weight"\nhide:',
        rule=names.what_no_page_speaks_of_is_no_search_term,
    ),
    Broken(
        "two-bindings-of-the-same-people",
        BINDINGS,
        "bindings:\n",
        'bindings:\n  grinder:\n    who: "Grinder of grain"\n    where: "Meadowland"\n    framework: mill\n'
        '    people: "millers in Meadowland"\n    says: "Whoever has a mill."\n',
        rule=bindings.bindings_say_a_thing_once,
    ),
    Broken("edition-named-as-a-number", STANDARDS, '      "2016":\n', '      "1-10":\n'),
    Broken("framework-named-as-a-folder", STANDARDS, "  bell:\n", "  go:\n", rule=names.names_are_free),
    Broken(
        "line-break-in-a-reason",
        MAPPINGS,
        "A miller who trades as well may",
        "A miller who trades as well\\nmay",
        rule=texts.texts_stand_on_one_line,
    ),
    Broken(
        "sentence-cut-off",
        MAPPINGS,
        "may open the door to some customers only.",
        "may open the door to some",
        rule=texts.sentences_are_whole,
    ),
    Broken(
        "title-with-a-bar",
        EXAMPLE,
        'title: "Market day"',
        'title: "Market | day"',
        rule=texts.titles_are_short,
    ),
    Broken(
        "capitals-with-an-apostrophe",
        MAPPINGS,
        "A miller who trades as well may",
        "A miller who DOESN'T WAIT EVER may",
        rule=texts.texts_are_plain_words,
    ),
    Broken(
        "bold-in-the-name-of-a-land",
        ELSEWHERE,
        'nation: "Meadowland"',
        'nation: "**Meadowland**"',
        rule=texts.texts_are_plain_words,
    ),
    Broken(
        "title-of-signs",
        EXAMPLE,
        'title: "Market day"',
        'title: "\u2026 ?!"',
        rule=texts.titles_are_short,
    ),
    Broken(
        "title-with-its-number",
        STANDARDS,
        'title: "Quiet nights"',
        'title: "5:10 Quiet nights"',
        rule=texts.provisions_leave_their_number_out,
    ),
    Broken(
        "telephone-of-a-person",
        MAPPINGS,
        "may open the door to some customers only.",
        "is on 07700 900123 for some customers only.",
        rule=texts.texts_are_plain_words,
    ),
    Broken(
        "address-in-a-reason",
        MAPPINGS,
        "may open the door to some customers only.",
        "may open www.mill.example.org to some customers only.",
        rule=texts.our_words_name_no_address,
    ),
    Broken(
        "address-that-follows-readers",
        SOURCES,
        '"https://mill.example.org/letter/"',
        '"https://mill.example.org/letter/?utm_source=mail"',
        rule=texts.addresses_carry_no_tracker,
    ),
    Broken(
        "address-of-a-search",
        SOURCES,
        '"https://mill.example.org/letter/"',
        '"https://www.google.co.uk/search?q=letter+of+the+mill"',
        rule=texts.addresses_lead_to_a_text,
    ),
    Broken(
        "address-of-a-publisher-s-search",
        STANDARDS,
        'official_url: "https://mill.example.org/rules/"',
        'official_url: "https://mill.example.org/search-results/?keywords=rules"',
        rule=texts.addresses_lead_to_a_text,
    ),
    Broken(
        "title-of-another-number",
        MAPPINGS,
        'number: "2.10"\n',
        'number: "2.10"  # Clean stones\n',
        rule=titles.titles_fit_their_numbers,
    ),
    Broken(
        "title-of-another-edition",
        MAPPINGS,
        '- number: "1.1"\n      edition: "2016"\n',
        '- number: "1.2"  # Honest scales\n',
        rule=titles.titles_fit_their_numbers,
    ),
    Broken(
        "title-that-nobody-has",
        MAPPINGS,
        'number: "2.10"\n',
        'number: "2.10"  # Closed hours\n',
        rule=titles.titles_fit_their_numbers,
    ),
    # What mails, chats and other programs leave in a file or make of it.
    Broken("line-of-a-mail", MAPPINGS, '    - number: "1.2"\n', '>     - number: "1.2"\n'),
    Broken("fence-of-a-chat", MAPPINGS, "fair-weight:\n", "```yaml\nfair-weight:\n"),
    Broken("words-above-a-remark", MAPPINGS, "# What each page has", "Here is the new file\n# What each page has"),
    Broken(
        "page-of-words-above-the-file",
        STANDARDS,
        "# Two made-up frameworks,",
        "Hi Ann,\n\nhere is the new file.\nIt has two frameworks.\n\nBest, Bob\n\n# Two made-up frameworks,",
    ),
    Broken("title-above-the-file", SOURCES, new=b"Sources\n====\n\n" + (SOUND / SOURCES).read_bytes()),
    Broken("entry-of-another-list-above-the-file", BINDINGS, new=b"- the file\n" + (SOUND / BINDINGS).read_bytes()),
    Broken("path-of-Windows-with-an-escape", STANDARDS, "https://find.example.net/hours/", "C:\\New\\text.pdf"),
    Broken("words-above-the-file", MAPPINGS, "fair-weight:\n", "Here is the new file:\nfair-weight:\n"),
    Broken(
        "entry-in-braces-with-more-below",
        MAPPINGS,
        '    - number: "1.2"\n      relation: supports\n',
        '    - {"number": "1.2", "relation": "supports"}\n',
    ),
    Broken("entry-a-space-too-far-left", MAPPINGS, '    - number: "1.2"\n', '   - number: "1.2"\n'),
    Broken(
        "words-behind-the-end-of-a-head", OTHER_CONCEPT, "---\n\n{{ item_head() }}", "---  ask Ann\n\n{{ item_head() }}"
    ),
    Broken("text-of-a-word-processor", EXAMPLE, new="{\\rtf1\\ansi The miller weighs.}\n"),
    Broken("web-page-as-data", MAPPINGS, new="<!DOCTYPE html>\n<html><head><title>map</title></head></html>\n"),
    Broken(
        "title-of-a-number-that-changed",
        MAPPINGS,
        new=(SOUND / MAPPINGS).read_text("utf-8").replace('number: "1.10"\n', 'number: "1.10"  # Stones of old\n'),
        rule=titles.titles_fit_their_numbers,
    ),
    Broken(
        "address-of-a-counter",
        SOURCES,
        '"https://mill.example.org/letter/"',
        '"https://t.co/1gKq"',
        rule=texts.addresses_lead_straight,
    ),
    Broken(
        "reason-of-what-is-gone-left-open",
        RETIRED,
        new='retired:\n  "item:flour-shop":\n    on: "2026-11-20"\n    why: "Say in one sentence why it went."\n',
        rule=pages.nothing_is_left_to_fill_in,
    ),
    Broken(
        "reason-that-says-relevant",
        MAPPINGS,
        "A fair weight is the first thing that an honest share is counted from.",
        "This is linked since the page is relevant to the standard.",
        rule=reasons.reasons_say_something,
    ),
    Broken(
        "reason-that-leads-elsewhere",
        MAPPINGS,
        "A fair weight is the first thing that an honest share is counted from.",
        "See above, where the scales and the share of flour are told.",
        rule=reasons.reasons_say_something,
    ),
    Broken(
        "reason-of-one-word",
        MAPPINGS,
        "A fair weight is the first thing that an honest share is counted from.",
        "Blah blah blah blah blah blah blah blah blah blah.",
        rule=reasons.reasons_say_something,
    ),
    Broken(
        "words-that-stand-for-others",
        STANDARDS,
        "Keep the hours that stand on the door.",
        "As discussed.",
        rule=pages.nothing_is_left_to_fill_in,
    ),
    Broken(
        "text-pasted-twice",
        MAPPINGS,
        "Two ropes in two hands are the picture that the letter uses for two hats.",
        "Two ropes in two hands are the picture for two hats. Two ropes in two hands are the picture for two hats.",
        rule=texts.texts_are_pasted_once,
    ),
    *(Broken(*slip) for slip in PAGE_SLIPS),
)

# Edits in which nothing is wrong.
SOUND_EDITS = (
    Broken("key-that-begins-a-title", EXAMPLE, 'title: "Market day"', "title: title deeds on market day"),
    Broken("key-that-begins-a-word", EXAMPLE, 'title: "Market day"', 'title: "titleTrack on market day"'),
    Broken("braces-in-a-text", STANDARDS, 'title: "Quiet nights"', 'title: "Quiet {or not } nights"'),
    Broken("list-below-its-key", OTHER_CONCEPT, 'related:\n  - "fair-weight"', 'related:\n- "fair-weight"'),
    Broken("remark-further-below", STANDARDS, 'title: "Two ropes"\n', "title: Two ropes\n\n          # a third?\n"),
    Broken(
        "sign-in-the-words-for-a-picture",
        EXAMPLE,
        "1. What may",
        "![Scales \u2713](../assets/scales.svg)\n\n1. What may",
    ),
    Broken(
        "two-roles-that-no-framework-binds",
        BINDINGS,
        "bindings:\n",
        'bindings:\n  carter:\n    who: "Carter"\n    people: "carters"\n    says: "Whoever drives a cart."\n'
        '  ferryman:\n    who: "Ferryman"\n    people: "carters"\n    says: "Whoever has a ferry for carts."\n',
    ),
    Broken(
        "two-bindings-of-the-same-people-one-after-the-other",
        BINDINGS,
        "bindings:\n",
        'bindings:\n  grinder:\n    who: "Grinder of grain"\n    where: "Meadowland"\n    framework: mill\n'
        '    until: "2015-12-31"\n    people: "millers in Meadowland"\n    says: "Whoever had a mill in those days."\n',
    ),
    Broken("dots-at-the-end-of-a-title", EXAMPLE, 'title: "Market day"', 'title: "Market day, and then ..."'),
    Broken("key-and-a-colon-further-on", EXAMPLE, 'title: "Market day"', 'title: "Titles: market day"'),
    Broken(
        "numbers-in-a-text", EXAMPLE, "She asks, and everyone listens.", "She asks, as in Mill 2.10. See Mill 1.1, 2."
    ),
    Broken("welsh-names", MAPPINGS, "A miller who trades as well", "In Tŷ Dŵr, a miller who trades as well"),
    Broken(
        "host-that-begins-with-search",
        SOURCES,
        '"https://mill.example.org/letter/"',
        '"https://searchlight.example.org/letter/"',
    ),
    Broken(
        "edition-named-nearly-as-the-page-of-a-number-is",
        STANDARDS,
        '      "2020":\n',
        '      "5-9-draft":\n        label: "Draft"\n        force: "not seen"\n      "2020":\n',
    ),
    Broken("no-date", SOURCES, 'date: "May 2024"', 'date: "No date was found"'),
    Broken("undated", STANDARDS, 'dated: "2025"', 'dated: "An undated copy"'),
    Broken("month-of-a-year", SOURCES, 'date: "May 2024"', 'date: "2024-05"'),
    Broken("years-from-to", SOURCES, 'date: "May 2024"', 'date: "Between 2019 and 2024, by its address"'),
    Broken("apostrophe", MAPPINGS, "A miller who trades as well", "A miller's son who's trading as well"),
    Broken("typeset-apostrophe", MAPPINGS, "A miller who trades as well", "A miller\u2019s son who trades as well"),
    Broken("colon-inside-quotes", MAPPINGS, "A miller who trades as well", "A miller: one who trades as well"),
    Broken("colon-inside-a-summary", EXAMPLE, "A neighbour asks", "A question: a neighbour asks"),
    Broken("dash-inside-quotes", MAPPINGS, "A miller who trades as well", "A miller \u2013 who trades as well \u2013"),
    Broken("hyphen-with-spaces", MAPPINGS, "A miller who trades as well", "A miller - who trades as well -"),
    Broken(
        "hash-inside-quotes", MAPPINGS, "A miller who trades as well", "A miller with the tag #flour who trades # well"
    ),
    Broken("ampersand", EXAMPLE, 'title: "Market day"', 'title: "Q&A; market & day"'),
    Broken("entity-that-is-none", MAPPINGS, "A miller who trades as well", "A Q&A; of a miller who trades as well"),
    Broken("question-inside-quotes", EXAMPLE, 'title: "Market day"', 'title: "? Market day, or what"'),
    Broken(
        "equals-sign-and-semicolon",
        MAPPINGS,
        "A miller who trades as well",
        "A miller = a trader; one who trades as well",
    ),
    Broken(
        "typeset-quotes-inside-quotes",
        MAPPINGS,
        "A miller who trades as well",
        "A \u201cmiller\u201d who trades as well",
    ),
    Broken("escaped-quotes", MAPPINGS, "A miller who trades as well", 'A \\"miller\\" who trades as well'),
    Broken("escaped-quotes-at-the-end", MAPPINGS, "to some customers only.", 'to \\"some customers only.\\"'),
    Broken("single-quotes", OTHER_CONCEPT, 'title: "Two hats"', "title: 'Two hats'"),
    Broken("doubled-apostrophe-in-single-quotes", OTHER_CONCEPT, 'title: "Two hats"', "title: 'The miller''s hats'"),
    Broken("no-quotes-round-words", OTHER_CONCEPT, 'title: "Two hats"', "title: Two hats"),
    Broken("no-quotes-round-words-with-an-apostrophe", OTHER_CONCEPT, 'title: "Two hats"', "title: The miller's hats"),
    Broken(
        "no-quotes-round-words-with-typeset-quotes",
        OTHER_CONCEPT,
        'title: "Two hats"',
        "title: The \u201ctwo\u201d hats",
    ),
    Broken("no-quotes-round-words-with-a-hyphen", OTHER_CONCEPT, 'title: "Two hats"', "title: Two-hats - or three"),
    Broken("entry-without-quotes", OTHER_CONCEPT, '- "fair-weight"', "- fair-weight"),
    Broken(
        "long-folded-text",
        STANDARDS,
        "          what another has brought.\n",
        "          what another has brought:\n          - neither flour,\n          nor # bran.\n",
    ),
    Broken(
        "folded-text-with-an-empty-line-below",
        STANDARDS,
        "          what another has brought.\n",
        "          what another has brought.\n\n",
    ),
    Broken(
        "text-in-quotes-over-two-lines",
        MAPPINGS,
        "A miller who trades as well may",
        "A miller who trades as well\n        may",
    ),
    Broken("remark-above-an-item", MAPPINGS, "two-hats:\n", "# Ask Ann: are they hats?\ntwo-hats:\n"),
    Broken(
        "remark-above-an-entry", MAPPINGS, '    - number: "2.10"\n', '    # the first of all\n    - number: "2.10"\n'
    ),
    Broken(
        "remark-above-a-key", MAPPINGS, "      relation: engages\n", "      # or explains?\n      relation: engages\n"
    ),
    Broken(
        "remark-below-folded-text",
        STANDARDS,
        "          what another has brought.\n",
        "          what another has brought.\n        # Seen on paper.\n",
    ),
    Broken("remark-below-a-key", MAPPINGS, "market-day:\n", "market-day:\n    # further in than the key\n"),
    Broken("remark-behind-a-key", MAPPINGS, "market-day:\n", "market-day:  # and the day after\n"),
    Broken("first-screen-of-a-concept", OTHER_CONCEPT, 'theme: "tools"\n', f'theme: "tools"\n{FIRST_SCREEN}'),
    Broken("remark-in-a-head", EXAMPLE, 'theme: "privacy"\n', '# a remark\ntheme: "privacy"\n'),
    Broken(
        "remark-at-the-end",
        MAPPINGS,
        'has not been read."\n',
        'has not been read."\n# The end: \u201call\u201d of it \u2192 done.\n',
    ),
    Broken("title-beside-a-number", MAPPINGS, '"2.10"', '"2.10"  # Open hours'),
    Broken(
        "draft-of-a-subject-only-stands-first",
        MAPPINGS,
        '    - number: "2.10"',
        '    - number: "2.9"\n'
        "      relation: explains\n"
        '      draft: "2016"\n'
        '      why: "Whoever buys grain as well needs sacks, of which this part speaks."\n'
        '    - number: "2.10"',
    ),
    Broken("empty-lines", MAPPINGS, "two-hats:\n", "\n\ntwo-hats:\n"),
    Broken("spaces-at-the-end-of-a-line", MAPPINGS, "      relation: engages\n", "      relation: engages   \n"),
    Broken("space-before-a-colon", MAPPINGS, "relation: engages", "relation : engages"),
    Broken("entry-in-braces", OTHER_CONCEPT, 'related:\n  - "fair-weight"', 'related: ["fair-weight", "market-day"]'),
    Broken("lines-of-Windows", EXAMPLE, new=sound(EXAMPLE).replace(b"\n", b"\r\n")),
    Broken("lines-of-Windows-in-data", MAPPINGS, new=sound(MAPPINGS).replace(b"\n", b"\r\n")),
    Broken("last-line-without-an-end", EXAMPLE, new=sound(EXAMPLE).rstrip(b"\n")),
    Broken("rule-on-a-page", EXAMPLE, "She asks", "First.\n\n---\n\nShe asks"),
    Broken("words-like-keys-on-a-page", EXAMPLE, "She asks", "- note: ask\n- title: none\n\n---\n\nShe asks"),
    Broken(
        "accents",
        EXAMPLE,
        'title: "Market day"',
        'title: "Caf\u00e9 na\u00efve \u0141\u00f3d\u017a \u00c5ngstr\u00f6m"',
    ),
    Broken("accents-made-of-two-signs", MAPPINGS, "A miller who trades as well", "A cafe\u0301 that trades as well"),
    Broken(
        "pounds-and-a-half", MAPPINGS, "A miller who trades as well", "A \u00a35\u00bd miller who trades as well \u2026"
    ),
    Broken(
        "capitals-before-a-dash-and-a-quote",
        EXAMPLE,
        "She asks",
        "A CAF\u00c9\u2014\u201cCAF\u00c9\u201d \u00c9\u2019s. She asks",
    ),
    Broken("emoji-where-nothing-is-printed", HOME, "Start with", "Good \U0001f44d \u2192 start with"),
    Broken("emoji-as-a-search-term", CONCEPT, '- "short weight"', '- "\U0001f44d"'),
    Broken("arrow-in-a-dilemmas-file-which-no-sheet-prints", DILEMMAS, "dilemmas:\n", "# \u2192\ndilemmas:\n"),
    Broken(
        "address-with-brackets",
        SOURCES,
        "https://mill.example.org/letter/",
        "https://en.mill.example/wiki/Code_(ethics)",
    ),
    Broken(
        "address-of-some-words-on-a-page",
        SOURCES,
        "https://mill.example.org/letter/",
        "https://mill.example.org/a/#:~:text=scales%20in",
    ),
    Broken(
        "address-with-a-query", SOURCES, "https://mill.example.org/letter/", "https://mill.example.org/?a=1&b=2;c=3"
    ),
)


if __name__ == "__main__":
    told = (f"# {case.id}\n{report(project_with(case).problems)}\n" for case in CASES)
    GOLDEN.write_text("\n".join(told), encoding="utf-8")
