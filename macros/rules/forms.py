"""Rules for the form of a page: what Markdown would show as something else than its writer meant."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from macros.model.body import LINK, Block, Body, Line, without_code
from macros.model.index import Index
from macros.model.places import Place, Problem
from macros.model.records import Item
from macros.model.words import KINDS
from macros.rules.ways import bodies_of, may_hold, pages_of

DEEPEST = 6  # levels of headings
IN_A_FOLD = 4  # spaces before each line of its text
AS_CODE = 8  # spaces behind the sign of an entry: twice those of its text
BEGIN_BELOW = {"sources_list", "words_we_use", "data_dictionary"}  # macros whose first heading is a ###
BEGIN_ANEW = {"what_the_standards_say", "what_the_sources_say", "related_pages"}  # whose first heading is a ##


def headings_are_written_with_hashes(index: Index) -> Iterator[Problem]:
    """A heading stands on a line of its own: hashes, a space and its words, from the start of the line."""
    for body in bodies_of(index):
        for before, line in _pairs(body):
            words = line.words
            if line.form == "heading":
                is_plain = line.column == 1 and not line.is_folded and _PLAIN_HEADING.match(words)
                if not is_plain and (slip := _slip_of_a_heading(line)):
                    yield Problem(body.place(line), *slip)
            elif line.form == "quote" and re.match(r">[> ]*#+ ", words):
                fact = f"a heading inside a quote: {words[:40]}"
                yield Problem(body.place(line), fact, "write the words in **bold**, or put it outside the quote")
            elif words and words.strip("=-") == "" and (words[0] == "=" or before.form in {"text", "entry", "more"}):
                fact = f"a line of {words[0]} makes a heading of the line above it"
                yield Problem(body.place(line), fact, "write ## and a space before the words of the heading instead")


def headings_are_no_bold_lines(index: Index) -> Iterator[Problem]:
    """A paragraph is not all in bold, as a heading would be, but for a sentence with its stop and words in a fold."""
    for body in bodies_of(index):
        level = 1
        for block in body.blocks if "**" in body.text or "__" in body.text else ():
            if block.form == "heading":
                level = _level(block)
            elif block.form == "text" and not block.lines[0].is_folded and (bold := _ALL_BOLD.fullmatch(block.words)):
                fact = f"a heading that nobody finds, because it is only bold: {bold['words'][:40]}"
                yield Problem(block.place(), fact, f"write {'#' * (level + 1)} {bold['words']}")


def headings_form_a_ladder(index: Index) -> Iterator[Problem]:
    """A page has one title, in its head; its headings have two hashes, and one more for each level below."""
    for page in pages_of(index):
        body = page.body
        has_title = isinstance(page, Item) and KINDS[page.kind].mapped
        first = next(iter(body.headings), None)
        level = 1
        for place, depth, words in _ladder(body):
            if depth == 1:
                if has_title or first is None or place != first.place:
                    fact = f"a second title of the page: {words[:40]}"
                    remedy = "write ## in place of #; the title of the page stands in its head, as title:"
                    yield Problem(place, fact, remedy)
            elif depth > level + 1:
                fact = f"a heading of level {depth} where level {level + 1} comes next: {words[:40]}"
                yield Problem(place, fact, f"write {'#' * (level + 1)} before it, or a heading between the two")
            level = depth


def headings_have_something_below_them(index: Index) -> Iterator[Problem]:
    """Below every heading stands something: words, a list, a table, or a macro that prints no section of its own."""
    for body in bodies_of(index):
        for block, after in itertools.pairwise((*body.blocks, None)):
            if block is None or block.form != "heading":
                continue
            ends = (
                after is None
                or (after.form == "heading" and 1 < _level(after) <= _level(block))  # a second title is told as one
                or (after.form == "call" and after.words[3:-5] in BEGIN_ANEW and _level(block) > 1)
            )
            if ends:
                fact = f"nothing stands below the heading: {block.words[:40]}"
                yield Problem(block.place(), fact, "write a sentence below it, or remove it", yields=True)


def lists_are_read_as_lists(index: Index) -> Iterator[Problem]:
    """An entry of a list begins with a dash, or a number and a stop, and a space; empty lines stand around the list."""
    for body in bodies_of(index):
        above = _NOTHING  # the entry above, in the same list
        unread: Line | None = None  # an entry that is told to be none
        is_uneven = False  # the list holds an entry of which that is told
        for before, line in _pairs(body):
            if line.form == "entry":
                yield from _entry(body, before, line)
                numbered = line.words[0].isdecimal()
                if above.column == line.column and above.words[0].isdecimal() != numbered:
                    fact = f"an entry with {_sign(line)} below one with {_sign(above)} is read as the same list"
                    yield Problem(body.place(line), fact, "begin both alike, or put words between the two lists")
                elif numbered:
                    yield from _counted(body, above, before, line)
                above = line
                unread = line if before.form == "text" or before is unread else None
            elif line.form == "more":
                slip = _slip_within(above, before, line)
                if slip and not (is_uneven and slip[0].startswith(_UNEVEN)):
                    is_uneven = is_uneven or slip[0].startswith(_UNEVEN)
                    yield Problem(body.place(line), *slip)
                above = line if _ENTRY.match(line.words) else above
            elif line.form == "text" and before is not unread:
                yield from _no_entry(body, before, line)
            if line.form not in {"entry", "more", "blank"}:
                above, is_uneven = _NOTHING, False


def text_stands_at_the_start_of_its_line(index: Index) -> Iterator[Problem]:
    """Only the text of a list or a fold is indented: four spaces anywhere else would make program code of it."""
    for body in bodies_of(index):
        if body.text.startswith("    ") and body.lines[0].form == "blank":
            yield Problem(body.place(body.lines[0]), "the first line holds nothing but spaces", "remove them")
        before = ""  # the form of the last line with words
        for line in body.lines:
            if line.form == before == "deep":
                continue  # all lines of a block follow from what stands above it
            before = line.form if line.form != "blank" else before
            if line.form == "deep":
                fact = f"a line that is indented by {_spaces(line)} is shown as program code: {line.words[:40]}"
                remedy = "remove the spaces; if it belongs to a list or a fold, remove what stands between them"
                yield Problem(body.place(line), fact, remedy)
            elif line.form in {"text", "row", "fold", "quote"} and _indent(line):
                fact = f"a line that is indented by {_spaces(line)} belongs to nothing: {line.words[:40]}"
                yield Problem(body.place(line), fact, "remove the spaces; the text of a fold needs four")


def quotes_hold_their_text(index: Index) -> Iterator[Problem]:
    """A line of a quote begins with one >; an empty line stands between a quote and what is not of it."""
    for body in bodies_of(index):
        for before, line in _pairs(body):
            if line.form == "quote" and line.words.startswith(">>"):
                fact = f"a quote within a quote: {line.words[:40]}"
                yield Problem(body.place(line), fact, "write > once, and not what a mail or a program puts there")
            elif line.form == "text" and before.form == "quote":
                fact = f"words right below a quote are read as part of it: {line.words[:40]}"
                yield Problem(body.place(line), fact, "put an empty line above them, or > before them")


def folds_hold_their_text(index: Index) -> Iterator[Problem]:
    """A fold begins with three question marks, note and its title in quotes; each line of its text stands four in."""
    for body in bodies_of(index):
        lines = [line for line in body.lines if line.form != "blank"]
        for line, after in itertools.pairwise((*lines, None)):
            if line is None:
                continue
            if line.form in {"text", "entry", "quote"} and _NO_FOLD.match(line.words):
                yield Problem(
                    body.place(line),
                    f"a fold begins with three question marks, at the start of its line: {line.words[:40]}",
                    _FOLD,
                )
            if line.form != "fold":
                continue
            if not re.fullmatch(r'(?:\?\?\?\+?|!!!) [a-z]+ "[^"]+"', line.words):
                yield Problem(body.place(line), f"a fold whose title cannot be read: {line.words[:40]}", _FOLD)
            if after is None or (not after.is_folded and after.column == 1):
                place = body.place(after or line)
                fact = "the text of the fold above falls out of it" if after else "a fold without text"
                yield Problem(place, fact, "put four spaces before each line of its text")


def marks_in_braces_follow_what_they_mark(index: Index) -> Iterator[Problem]:
    """An id in braces ends a heading, behind a space; a width in braces stands right behind its picture."""
    for body in bodies_of(index):
        for block in body.blocks:
            if "{ " not in block.words or block.form == "call":
                continue
            words = without_code(block.words)
            for mark in _MARK.finditer(words):
                is_id = mark[0].startswith("{ #")
                fits = (
                    block.form == "heading" and words.endswith(f" {mark[0]}")
                    if is_id
                    else words[: mark.start()][-1:] == ")"
                )
                if not fits:
                    where = "at the end of a heading, behind a space" if is_id else "right behind a picture"
                    fact = f"{mark[0]} works only {where}"
                    yield Problem(block.place(mark.start()), fact, "move it there, or remove it")


def code_is_closed(index: Index) -> Iterator[Problem]:
    """Program code stands between two lines of three backticks, each at the start of its line."""
    for body in bodies_of(index):
        for line in body.lines:
            if line.form == "open":
                fact = "program code that never ends: all below it would be shown as code"
                yield Problem(body.place(line), fact, f"write {line.words[:3]} on a line of its own below it")
                break
            if line.words.startswith(("```", "~~~")) and line.form not in {"fence", "code"}:
                fact = "program code begins and ends at the start of a line, with nothing but its name beside the signs"
                yield Problem(body.place(line), fact, f"write {line.words[:3]} alone on its line")
                break  # its other end is told by that


def tables_are_even(index: Index) -> Iterator[Problem]:
    """A table has a head, a line of dashes below it, and as many cells in every row; an empty line stands above it."""
    for body in bodies_of(index):
        table: list[Line] = []
        before = _NOTHING
        for line in (*body.lines, _NOTHING):
            if line.form == "row":
                if not table and before.form != "blank":
                    yield Problem(body.place(line), "a table right below other words", "put an empty line above it")
                table.append(line)
            else:
                if table:
                    yield from _table(body, table)
                    if line.form not in {"blank", "heading"}:
                        yield Problem(body.place(line), "words right below a table", "put an empty line above them")
                table = []
            if line.form == "text" and "|" in line.words and _DASHES.fullmatch(line.words):
                yield Problem(body.place(line), "a table whose lines do not begin with |", "begin and end each with |")
            before = line
        for block in body.blocks:
            if block.form == "text" and len(block.lines) > 1 and (cells := _cells_of_a_sheet(block)):
                fact = f"lines of a table or a sheet, which run together here: {cells.words[:40]}"
                yield Problem(body.place(cells), fact, "write | a | b | for each, and | --- | --- | below the first")


def signs_stand_in_pairs(index: Index) -> Iterator[Problem]:
    """Asterisks and backticks stand in pairs, in one paragraph and right beside the words between them."""
    for body in bodies_of(index):
        for block in body.blocks if may_hold(body.text, "`*") else ():
            words = block.words
            if words.startswith("```"):
                continue  # told as program code
            if "`" in words:
                words = without_code(words)
                if (at := words.find("`")) >= 0:
                    yield Problem(block.place(at), "a ` that is not closed", "write one on each side of the words")
            if "*" in words:
                yield from _lonely_stars(block, words)


def lines_end_with_a_word(index: Index) -> Iterator[Problem]:
    """A line ends with a word that is whole, and with no sign or space that would be shown, or break a sentence."""
    for body in bodies_of(index):
        if not may_hold(f"{body.text}\n", ("\\\n", "-\n", "  \n")):
            continue
        raws = body.text.split("\n")
        for line, raw, below in zip(body.lines, raws, (*body.lines[1:], _NOTHING), strict=True):
            place = body.place(line, len(line.words) - 1)
            goes_on = line.form in _PROSE and below.form in {"text", "more", line.form} and below.words[:1].islower()
            if line.form not in _PROSE:
                continue
            if line.words.endswith("\\"):
                fact = "a backslash at the end of a line, which is shown"
                yield Problem(place, fact, "remove it; an empty line begins a paragraph")
            elif goes_on and re.search(r"[^\W\d]-$", line.words) and not re.match(r"(?:and|or|to)\b", below.words):
                fact = f"a hyphen at the end of a line, behind which a space is shown: {line.words.split()[-1]}"
                yield Problem(place, fact, f"write the whole word on one line: {_joined(line, below)}")
            elif goes_on and raw.endswith("  "):
                fact = "two spaces at the end of a line, which break the sentence there"
                yield Problem(place, fact, "remove them; an empty line begins a paragraph")


_PROSE = {"text", "entry", "more", "quote"}


def _joined(line: Line, below: Line) -> str:
    """Return a word that goes on in the next line, as one that was parted, and as two with a hyphen."""
    start, end = line.words.split()[-1], below.words.split()[0].rstrip(".,;:!?")
    return f"{start[:-1]}{end}, or {start}{end}"


# --- What the rules share ---------------------------------------------------------------------------------------------

_MARK = re.compile(r'\{ (?:#[a-z0-9-]+|width="\d+"|(?:\.[a-z-]+ ?)+) \}')
_NO_FOLD = re.compile(r"[?!]{2,}(?: \w|\+)|(?:[-*+>]|\d+\.) *(?:\?{3}|!{3})|> *\[![A-Za-z]+\]")
_FOLD = 'write ??? note "When you have thought it over", with straight quotes, and the text below it four spaces in'
_ALL_BOLD = re.compile(r"(\*\*|__)(?P<words>(?=[^\W_])[^*\n]*[^*\n.!?:,;\u2026\u201d\")\]])\1")
_NOTHING = Line("blank", 0, 0, "")
_ENTRY = re.compile(r"(?:[-*+]|\d+\.) ")
_BULLET = re.compile(
    "[\u2022\u00b7\u25cf\u25cb\u25aa\u25e6\u2023\u2219\u2043\u2013\u2014\u2212] ?|[-=]> ?|[o\u00a7] +(?=[A-Z][a-z])"
)
_OTHER_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})\)(?: |$)|(?:[ab]|i{1,3}|iv)\. ")
_TWO_SIGNS = re.compile(r"([-*+]|\d+\.) +(?:[-*+\u2022\u00b7]|#+|---+|\d+\.)(?= |$)")
_YEAR = re.compile(r"\d{4}\. ")  # with which a sentence may end that goes on from the line above
_SIGN = re.compile(
    r"[^\w\s\"'(\[*`#\u201c\u2018\u2026\u00a3$\u20ac]{1,2} ?(?=\w)|(?:[A-Z]\.|\d{1,2}(?:\.\d{1,2})+\.?) (?=[A-Z])"
)
_GLUED = re.compile(r"(?:[-+]|\d{1,2}\.)(?=[A-Za-z\u201c\"\[*])")
_SIGNS_OF_OTHERS = (_BULLET, _OTHER_NUMBER, _GLUED)


def _lonely_stars(block: Block, words: str) -> Iterator[Problem]:
    for bold in _BOLD.finditer(words):
        before = words[bold.start() - 1] if bold.start() else " "
        if before.isalnum() and (" " in bold[0] or before.isdigit()):
            fact = f"stars within words, which make what stands between them bold or slanted: {bold[0][:40]}"
            yield Problem(block.place(bold.start()), fact, "write \\* for each star that readers shall see")
            return
    rest = _BOLD.sub(lambda match: " " * len(match[0]), words)
    if _STARS.fullmatch(words):
        yield Problem(block.place(), "a line of stars", "write --- for a line across the page, or remove it")
    elif found := re.search(r"(?<!\b\w)(?<!\*)\*\*|(?<![\w*\\])\*(?=[\w(\u201c])", rest):
        fact = f"a {found[0]} that is not closed, or stands apart from its words"
        yield Problem(block.place(found.start()), fact, f"write {found[0]}words{found[0]}")


_STARS = re.compile(r"\*[ *]*")
_BOLD = re.compile(r"(\*{1,3})(?=[^\s*])(?:[^*]|(?<!\*)\*(?!\*))*?(?<=[^\s])\1(?!\*)")


def _pairs(body: Body) -> Iterator[tuple[Line, Line]]:
    """Yield each line with the one above it."""
    return itertools.pairwise((_NOTHING, *body.lines))


def _indent(line: Line) -> int:
    return line.column - 1 - IN_A_FOLD * line.is_folded


_PLAIN_HEADING = re.compile(r"#+ \w")


def _slip_of_a_heading(line: Line) -> tuple[str, str] | None:
    """Return what is wrong with a heading, and what to write, or None where nothing is."""
    shown = line.words[:40]
    if not re.match(r"#+ ", line.words):
        remedy = "write ## with a space behind it for a heading, or begin the line with another sign"
        return f"a # right before a word makes a heading of this line: {shown}", remedy
    if not re.sub(r"\{ .*\}|#|\s", "", line.words):
        return "a heading without words", "write its words, or remove the line"
    if re.match(r"#+ +(?:#+(?: |$)|[-*+] )", line.words):
        return f"two signs begin this heading: {shown}", "write ## and a space, and then its words"
    if line.is_folded:
        return f"a heading inside a fold: {shown}", "write the words in **bold**, or put it outside the fold"
    if line.column > 1:
        return f"a heading that is indented is shown as plain words: {shown}", "remove the spaces before it"
    return None


def _counted(body: Body, above: Line, before: Line, line: Line) -> Iterator[Problem]:
    if above is _NOTHING and _sign(line) != "1." and before.form != "text":
        fact = f"a list is counted from 1: {_sign(line)} would be shown as 1."
        yield Problem(body.place(line), fact, "begin the list with 1., or the line with a word")
    elif above.column == line.column and _number(line) - _number(above) not in {0, 1}:
        fact = f"{_sign(line)} below {_sign(above)} would be shown as the number that comes next"
        yield Problem(body.place(line), fact, "count the entries one by one, or begin them with a dash")


_UNEVEN = "an entry that stands"


def _slip_within(above: Line, before: Line, line: Line) -> tuple[str, str] | None:
    """Return what is wrong with a line inside an entry, or None where nothing is; `above` is the entry above."""
    further = line.column - above.column
    if before.form == "blank" and further >= AS_CODE:
        fact = f"a line that is indented by {_spaces(line)} is shown as program code: {line.words[:40]}"
        return fact, "write four spaces for each level of the list"
    if _ENTRY.match(line.words):
        fact = f"{_UNEVEN} {further} spaces further in than the one above it"
        return None if further in {-4, 0, 4} else (fact, "write four spaces for each level of the list")
    return _slip_of_an_entry(line.words, before)


def _number(line: Line) -> int:
    return int(_sign(line).rstrip(".")[:9])


def _sign(line: Line) -> str:
    return line.words.partition(" ")[0]


def _spaces(line: Line) -> str:
    count = line.column - 1
    return f"{count} space{'' if count == 1 else 's'}"


def _level(block: Block) -> int:
    return len(block.words) - len(block.words.lstrip("#"))


def _ladder(body: Body) -> Iterator[tuple[Place, int, str]]:
    """Yield place, level and words of each heading, also of those that a macro prints first."""
    written = [(heading.place, heading.level, heading.words) for heading in body.headings]
    printed = [(body.place(line), 3, line.words) for name, line in body.calls if name in BEGIN_BELOW]
    anew = [(body.place(line), 2, line.words) for name, line in body.calls if name in BEGIN_ANEW]
    yield from sorted((*written, *printed, *anew))


def _entry(body: Body, before: Line, line: Line) -> Iterator[Problem]:
    if twice := _TWO_SIGNS.match(line.words):
        fact = f"two signs begin this entry: {line.words[:40]}"
        yield Problem(body.place(line), fact, f"write its words right behind {twice[1]}")
    elif _indent(line) > 0:
        fact = f"an entry of a list that is indented by {_spaces(line)}"
        yield Problem(body.place(line), fact, "remove them; for a list inside an entry, write four")
    elif before.form in {"text", "quote", "row", "call"} and not (before.form == "text" and _YEAR.match(line.words)):
        remedy = "put an empty line above it; if it is no list, write it behind the words above"
        yield Problem(body.place(line), "a list right below other words is not read as one", remedy)


def _no_entry(body: Body, before: Line, line: Line) -> Iterator[Problem]:
    words = line.words
    if before.form == "text" and any(sign.match(words) and sign.match(before.words) for sign in _SIGNS_OF_OTHERS):
        return  # the entry above it is told
    if slip := _slip_of_an_entry(words, before):
        yield Problem(body.place(line), *slip)
    elif re.fullmatch(r"[-*+]|\d+\.", words):
        yield Problem(body.place(line), "an entry of a list without words", "write its words, or remove the line")
    elif before.form in {"entry", "more"}:
        fact = f"words right below a list are read as part of it: {words[:40]}"
        yield Problem(body.place(line), fact, "put an empty line above them, or two spaces before them")


def _slip_of_an_entry(words: str, before: Line) -> tuple[str, str] | None:
    """Return what is wrong with an entry that does not begin as one does, or None where it is no entry."""
    if bullet := _BULLET.match(words):
        fact = f"a list is not read as one where it begins with U+{ord(words[0]):04X} {bullet[0].strip()}"
        return fact, "write - and a space before each entry"
    if number := _OTHER_NUMBER.match(words):
        fact = f"a list is not read as one where it begins with {number[0].strip()}"
        return fact, "write 1. and a space before each entry"
    if glued := _GLUED.match(words):
        return (
            f"no space stands behind the sign of this entry: {words[:40]}",
            f"write {glued[0]} and a space before its words",
        )
    if before.form == "text" and (sign := _SIGN.match(words)) and _alike(sign, _SIGN.match(before.words)):
        return (
            f"lines that begin with {sign[0].strip()} are not read as a list",
            "write - and a space before each entry",
        )
    return None


def _alike(sign: re.Match[str], above: re.Match[str] | None) -> bool:
    """Tell whether two lines begin with the same sign, or with two numbers, or with a letter and the next one."""
    if above is None or sign[0][0].isdecimal() != above[0][0].isdecimal():
        return False
    return sign[0] == above[0] or sign[0][0].isdecimal() or ord(sign[0][0]) == ord(above[0][0]) + 1


def _table(body: Body, rows: list[Line]) -> Iterator[Problem]:
    is_ruled = len(rows) > 1 and re.fullmatch(r"\|(?: *:?-+:? *\|)*(?: *:?-+:?)? *", rows[1].words)
    if not is_ruled:
        remedy = "write | --- | below the first line, once for each cell"
        yield Problem(body.place(rows[0]), "a table without a line of dashes below its head", remedy)
        return
    _head, _dashes, *below = rows
    if not below:
        yield Problem(body.place(rows[0]), "a table without rows", "write a row below the line of dashes")
    cells = _cells(rows[0])
    for row in rows[1:]:
        if _cells(row) != cells:
            fact = f"a row of {_cells(row)} cells in a table of {cells}"
            yield Problem(body.place(row), fact, f"write {cells} cells, with | between two; write \\| for the sign")


def _cells_of_a_sheet(block: Block) -> Line | None:
    """Return the first of two lines, right below each other, that are made of cells; a link has no cells."""
    tight = block.words.count(",") - block.words.count(", ") - block.words.count(",\n")
    if not (tight or may_hold(block.words, "|;")) or any(_DASHES.fullmatch(line.words) for line in block.lines):
        return None  # at a glance, no sign stands between cells; or it is told as a table that does not begin with |
    rows = ((line, _BETWEEN_CELLS.findall(LINK.sub("", without_code(line.words)))) for line in block.lines)
    pairs = itertools.pairwise(rows)
    return next((line for (line, signs), (_, below) in pairs if signs and len(signs) == len(below)), None)


_DASHES = re.compile(r"[-: ]+\|[-:| ]*")
# The signs between cells: bars, and commas and semicolons without a space behind them, which no sentence has.
_BETWEEN_CELLS = re.compile(r"(?<=\S) ?\|(?= ?\S)|(?:(?<!\d),|,(?!\d))(?=[^\s\"'\u201d\u2019)]|\"[^\s])|;(?=[^\s)\"])")


def _cells(row: Line) -> int:
    words = re.sub(r"\\\|", " ", without_code(row.words.strip()))
    return words.removesuffix("|").removeprefix("|").count("|") + 1
