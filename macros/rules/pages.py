"""Rules for what a page holds: its macros, its words, and what a kind of page asks for."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator

from macros.model import urls
from macros.model.body import Body, Heading, Line
from macros.model.index import Index
from macros.model.places import Place, Problem, brief, nearly
from macros.model.records import Item, Page
from macros.model.words import ANSWER, KINDS, SCENES, TOO_LATE
from macros.rules.glance import BEHIND_BRACKETS, IN_ANY_LETTERS, NO_LINK
from macros.rules.ways import all_words, at_a_glance, bodies_of, pages_of, short_words

HEAD, STANDARDS, SOURCES, RELATED = "item_head", "what_the_standards_say", "what_the_sources_say", "related_pages"
OF_EVERY_ITEM = {HEAD, STANDARDS, SOURCES, RELATED}
_LISTS = {  # file of the data → the macros that show its entries
    "dilemmas": ("dilemma_ladder", "points_to_weigh", "room_screen"),
    "questions": ("policy_check", "policy_questions", "paper_sheet"),
    "bindings": ("which_applies",),
}
_SHOWN = {  # address → the macros for which readers are led there
    urls.HOME: ("search_field", "doors"),
    urls.GO: ("go_to_number",),
    urls.LETTER: ("your_letter",),
    urls.COMPARE: ("compare_all",),
    urls.EDITIONS: ("editions_by_day",),
    urls.HANDOUTS: ("handouts_list",),
    urls.CHANGED: ("what_changed",),
    urls.DATA: ("data_files", "data_example", "data_dictionary", "relations_list"),
    urls.SOURCES: ("sources_list",),
    urls.COVERAGE: ("coverage_tables",),
    urls.WHICH_APPLIES: ("which_applies",),
    urls.HELP_US_READ: ("help_us_read",),
    urls.SECOND_READERS: ("second_readers",),
    urls.HOW_WE_MAP: ("words_we_use",),
    urls.OFFLINE: ("offline_copy",),
    f"{KINDS['learn'].folder}/": ("what_teaches",),
}
LEVEL = 2  # of the headings that part a page
MANY_TIMES = {"lines_to_write_on"}  # macros that a page may call again
STOP_AND_THINK = "stop-and-think"
IN_SHORT = "in-short"
QUESTIONS = range(2, 4)  # how many a scene asks


def macros_stand_alone(index: Index) -> Iterator[Problem]:
    """A macro stands on a line of its own, at its start, with an empty line above it and below it."""
    for body in bodies_of(index):
        above = _EMPTY
        for line in body.lines:
            if "{{ " in line.words and (call := _CALL.search(line.words)):
                yield from _alone(body, line, call)
            if line.form == "call" and line.column == 1 and above.form not in _APART:
                fact = f"no empty line stands above the macro {line.words}"
                yield Problem(body.place(line), fact, "put one between it and the words")
            elif above.form == "call" and line.form not in _APART:
                fact = f"no empty line stands below the macro {above.words}"
                yield Problem(body.place(line), fact, "put one between it and the words")
            above = line


def macros_are_called_once(index: Index) -> Iterator[Problem]:
    """A page calls a macro once, but for the empty lines to write on."""
    for body in bodies_of(index):
        first: dict[str, int] = {}
        for name, line in body.calls:
            if name in first and name not in MANY_TIMES:
                fact = f"the macro {name} is called for the second time; the first is on line {first[name]}"
                yield Problem(body.place(line), fact, "keep one of them")
            first.setdefault(name, line.number)


def macros_have_something_to_show(index: Index) -> Iterator[Problem]:
    """What a page lists by a macro, such as dilemmas, questions and bindings, stands in the data."""
    shown = {name: page.file for page in reversed(pages_of(index)) for name, _ in page.body.calls}
    for name, macros in _LISTS.items():
        macro = next((macro for macro in macros if macro in shown), "")
        if macro and not getattr(index.data, name):
            fact = f"no entry stands in this file, and {shown[macro]} shows them by {{{{ {macro}() }}}}"
            remedy = "put the file back, or write an entry; or take the macro from the page"
            yield Problem(Place(f"data/{name}.yml"), fact, remedy, yields=True)


def pages_of_guidance_show_what_belongs_to_them(index: Index) -> Iterator[Problem]:
    """A page of guidance shows its head first, its numbers, what the sources say of it, and what to read next."""
    for item in index.data.items:
        body = item.body
        missing = {name: says for name, says in _needed(index, item) if name not in body.text}
        if missing:  # a name that is nearly one of them is told
            called = re.findall(r"\{\{ (\w+)", body.text)
            missing = {name: says for name, says in missing.items() if not nearly(name, called)}
        if missing and body.blocks:
            fact = f"the page does not call {_listed(missing)}: it shows no {_listed(missing.values())}"
            remedy = f"add {_listed(f'{{{{ {name}() }}}}' for name in missing)} on a line of its own"
            yield Problem(_end_of(item), fact, remedy)
        first = next((line for line in body.lines if line.form != "blank"), None)
        if first and first.form != "call" and HEAD in {name for name, _ in body.calls}:
            fact = "words stand above {{ item_head() }}, which shows what a reader must know first"
            yield Problem(body.place(first), fact, "put them below it")


def pages_say_something(index: Index) -> Iterator[Problem]:
    """A page of guidance has words of its own below its head."""
    for item in index.data.items:
        own = any(block.form in {"text", "entry", "row"} for block in item.body.blocks)
        if not own and KINDS[item.kind].mapped and {name for name, _ in item.body.calls} <= OF_EVERY_ITEM:
            fact = "the page holds no words below its head"
            remedy = (
                "write what it is about, with the macros that its neighbours call: look at another page of the folder"
            )
            yield Problem(_end_of(item), fact, remedy)


def scenes_ask_before_they_tell(index: Index) -> Iterator[Problem]:
    """An example or a pattern asks two or three questions under #stop-and-think, and folds away what was said."""
    for item in index.data.items:
        blocks = item.body.blocks
        if item.kind not in SCENES or not blocks:
            continue
        at = next((at for at, block in enumerate(blocks) if f"#{STOP_AND_THINK} " in block.words), None)
        if at is None:
            fact = f"the {KINDS[item.kind].label.lower()} asks nothing before it tells"
            remedy = (
                "add ## Stop and think { #stop-and-think }, two or three questions as 1. 2. 3., and a fold below them"
            )
            yield Problem(_end_of(item), fact, remedy)
            continue
        section = list(itertools.takewhile(lambda block: block.form != "heading", blocks[at + 1 :]))
        questions = [block for block in section if block.form == "entry" and block.words[0].isdecimal()]
        if len(questions) not in QUESTIONS:
            count = f"{len(questions) or 'no'} numbered question{'' if len(questions) == 1 else 's'}"
            place = (questions[QUESTIONS.stop - 1 :] or blocks[at:])[0].place()
            yield Problem(place, f"{count} under #{STOP_AND_THINK}", "write two or three, as 1. 2. 3.")
        if not any(block.form == "fold" for block in section):
            remedy = 'write ??? note "When you have thought it over" below the questions, and its text four spaces in'
            yield Problem(blocks[at].place(), "no fold stands below the questions", remedy)


def answers_come_before_what_explains_them(index: Index) -> Iterator[Problem]:
    """A situation has what to do, from #in-short to #record and #already-done, in order and above its numbers."""
    for item in index.data.items:
        body = item.body
        numbers = next((line for name, line in body.calls if name == STANDARDS), None)
        if not KINDS[item.kind].answers_first or numbers is None:
            continue
        there = [each for each in body.headings if each.place.line < numbers.number and each.level == LEVEL]
        for name, words in ANSWER.items():
            if name not in {_part_of(heading) for heading in there} and not _is_told_as_text(body, words):
                yield _without_part(item, name, words, body.place(numbers))
        order = [*ANSWER, TOO_LATE]
        furthest = -1
        for heading in there:
            part = _part_of(heading)
            if part not in order:
                if heading.words not in ANSWER.values():  # else the id alone is wrong, which is told
                    fact = f"the heading “{brief(heading.words)}” stands above the numbers, among what to do"
                    yield Problem(heading.place, fact, f"move it with its words below {{{{ {STANDARDS}() }}}}")
            elif order.index(part) < furthest:
                fact = f"#{part} stands below #{order[furthest]}"
                yield Problem(
                    heading.place, fact, f"move it above: the order is {_listed(f'#{name}' for name in order)}"
                )
            else:
                furthest = order.index(part)


def pages_show_what_they_are_for(index: Index) -> Iterator[Problem]:
    """A page to which macros and menus lead by its address, such as compare/, calls the macro that it is there for."""
    for page in pages_of(index):
        called = {name for name, _ in page.body.calls}
        for macro in _SHOWN.get(urls.of_file(page.file), ()):
            if macro not in called:
                fact = f"the page does not call {macro}, which it is there for"
                yield Problem(_gap_of(page), fact, f"add {{{{ {macro}() }}}} on a line of its own")


def short_answers_begin_with_words(index: Index) -> Iterator[Problem]:
    """Under #in-short stands a sentence or a list first, because sheets begin with it."""
    for item in index.data.items:
        for block, after in itertools.pairwise(item.body.blocks):
            asks = block.form == "heading" and f"#{IN_SHORT} " in block.words
            if asks and after.form not in {"text", "entry"}:
                yield Problem(after.place(), "what stands under #in-short begins with no sentence", "write one first")


def nothing_is_left_to_fill_in(index: Index) -> Iterator[Problem]:
    """No page and no text of the data holds a placeholder, such as TODO or a line of three dots."""
    glance = at_a_glance(index)
    numbers = glance.holding(*_HINTS) | glance.holding(*_HINTS_IN_ANY_LETTERS, table=IN_ANY_LETTERS)
    numbers |= glance.holding(NO_LINK, table=BEHIND_BRACKETS)
    for place_at, words in all_words(index, numbers):
        if found := re.search(_PLACEHOLDER, words):
            yield Problem(place_at(found.start()), f"a placeholder was left: {found[0][:40]}", _FILL_IN)
    for place_at, words in short_words(index, _LONGEST_FOR_OTHERS):
        if words.strip(".!").lower() in _FOR_OTHERS and not re.search(_PLACEHOLDER, words):
            yield Problem(place_at(0), f"a placeholder was left: {words}", _FILL_IN)


# --- What the rules share ---------------------------------------------------------------------------------------------

_EMPTY = Line("blank", 0, 1, "")
_CALL = re.compile(r"\{\{ [a-z_]+\(\) \}\}")
_APART = {"blank", "heading"}
_FILL_IN = "write what belongs there, or remove it"
_PLACEHOLDER = (  # compiled where a hint of one stands
    r"\b(?:TODO(?! lists?\b)|TBC|TBD|TBA|FIXME|XXX+|PLACEHOLDER)\b"
    r"|(?i:\blorem ipsum\b|\bsay in one sentence why it went\b|\bwrite an? \w+ question here\b)"
    r"|(?im:^(?:[-*+>] |\d+\. )?write here(?=\.|, one sentence|$))"
    r"|(?i:\[(?:insert|add|your name|name of|fill)\b[^\]\n]*\](?!\())"
    r"|(?m:^(?:[-*+] |\d+\. )?(?:\u2026|\.{2,}|\?+|_{3,}|x{3,})$)"
    r"|\u3010[^\u3011\n]*\u3011|\boaicite\b|Error! (?:Reference source|Bookmark) not \w+"
    r"|(?m:^(?:Sure|Certainly|Absolutely|Of course)[!,.] Here(?:[\u2019']s| is| are)\b)"
    r"|\b(?:cite)?turn\d+(?:search|view|news)\d+\b|\bAs an AI (?:language )?model(?: \w+ by [^.,\n]*)?,? I\b"
)
# Whole texts that stand for others, which are to come or stand elsewhere.
_FOR_OTHERS = frozenset(
    {
        *(
            "see above",
            "see below",
            "as above",
            "as below",
            "as before",
            "as discussed",
            "as agreed",
            "same as above",
            "ditto",
        ),
        *(
            "n/a",
            "tba",
            "tbc",
            "tbd",
            "coming soon",
            "under construction",
            "text follows",
            "text to follow",
            "to follow",
        ),
        *(f"to be {done}" for done in ("added", "agreed", "completed", "confirmed", "decided", "done", "written")),
    }
)
_LONGEST_FOR_OTHERS = max(map(len, _FOR_OTHERS)) + 1  # with its full stop
# One of these stands in every placeholder.
_HINTS = (
    *(b"TODO", b"TB", b"FIXME", b"XXX", b"PLACEHOLDER", b"xxx", "\u2026\n".encode(), b"..\n", b"__\n"),
    *(b"??\n", b"\n?\n", b" ?\n"),
    *('"\u2026"'.encode(), b'"..."'),  # the whole of a text of the data
    *("\u3010".encode(), b"oaicite", b"Error! ", b"As an AI"),
    *(b"! Here", b", Here", b". Here", b"turn0"),
)
_HINTS_IN_ANY_LETTERS = (b"lorem ipsum", b"in one sentence why", b"write here", b"question here")


def _alone(body: Body, line: Line, call: re.Match[str]) -> Iterator[Problem]:
    name = call[0]
    if line.form == "call":
        if line.column > 1:
            fact = f"a macro that is indented: {name} would be shown as part of what stands above it"
            yield Problem(body.place(line), fact, "move it to the start of the line")
    elif line.form == "code":
        fact = f"the macro {name} stands inside program code"
        yield Problem(body.place(line, call.start()), fact, "end the code above it with ```, or move it")
    else:
        fact = f"the macro {name} stands among other words"
        remedy = "put it on a line of its own, with an empty line above and below"
        yield Problem(body.place(line, call.start()), fact, remedy)


def _part_of(heading: Heading) -> str:
    """Return which part of what to do a heading begins: by its id, or by its words where its braces are told as bad."""
    words, brace, _ = heading.words.partition(" {")
    return next((name for name, known in ANSWER.items() if brace and words == known), heading.id)


def _is_told_as_text(body: Body, words: str) -> bool:
    """Tell whether the words of a heading stand as text, below or above what was to make a heading of them."""
    return any(
        block.form in {"text", "heading"} and re.match(rf"#+{words}\b|{words}\n[-=]+$", block.words)
        for block in body.blocks
    )


def _without_part(item: Item, name: str, words: str, above: Place) -> Problem:
    """Say which part of what to do is missing, at the heading of its words where only the id is another one."""
    for heading in item.body.headings:
        if heading.id == name:
            fact = f"#{name} stands below the numbers, though it says what to do"
            return Problem(heading.place, fact, f"move it with its words above {{{{ {STANDARDS}() }}}}")
        if heading.words == words:
            return Problem(heading.place, f"the id of this heading is not #{name}", f"write ## {words} {{ #{name} }}")
    fact = f"nothing stands under #{name} above the numbers"
    return Problem(above, fact, f"write ## {words} {{ #{name} }} above this line, and below it what helps")


def _needed(index: Index, item: Item) -> Iterator[tuple[str, str]]:
    """Yield the macros that the page of an item must call, each with what would not be shown without it."""
    called = {name for name, _ in item.body.calls}
    is_mapped = KINDS[item.kind].mapped
    if is_mapped or item.cautions or item.status:
        yield HEAD, "summary, warnings and main numbers"
    if is_mapped:
        yield STANDARDS, "numbers with their reasons"
    if index.statements_of(item.id):
        yield SOURCES, "statements of sources"
    if is_mapped or item.related or item.reports or HEAD in called:
        yield RELATED, "pages to read next, further sources and sheet to print"


def _listed(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def _gap_of(page: Item | Page) -> Place:
    """Return the heading below which nothing stands, or else the end of a page."""
    pairs = itertools.pairwise((*page.body.blocks, None))
    gaps = (
        block for block, after in pairs if block and block.form == "heading" and (not after or after.form == "heading")
    )
    gap = next(gaps, None)
    return gap.place() if gap else _end_of(page)


def _end_of(page: Item | Page) -> Place:
    lines = [line for line in page.body.lines if line.form != "blank"]
    return page.body.place(lines[-1]) if lines else page.place
