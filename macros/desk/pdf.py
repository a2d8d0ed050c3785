"""A PDF becomes lines: the text in the order in which it was set, without running heads and page numbers."""

from __future__ import annotations

import ctypes
import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

import pypdfium2
import pypdfium2.raw as pdfium

from macros.desk.lines import Document, Line, Unreadable

_ALONE = re.compile(r"([A-Z]\w+ )?\(?\d{1,2}(\s?[.:]\s?\d{1,2})*[.:)]?")
_BEGINS = re.compile(r"\d{1,2}([.:]\d{1,2})*[.:)]?(\s|$)")
_TABLE_HEAD = re.compile(r"No\.|Nr\.|Number|Ref\.|#")
_HYPHENS = "\x02\ufffe"  # what PDFium gives for a hyphen that a line's end brought
_LONGEST_NAME = 100  # of a font
_BOLD = 600  # weight of letters, as type designers count it
_WIDE_SPACE = 0.75  # times the height of a line: wider than spaces of a justified line
_LARGER = 1.08  # times the size of the text: a heading
_MOST_ROWS = 0.6  # of the rows of a page: then it is a column of the table
_MARGIN = 1.8  # times the height of a line: between a running head and the text
_ALIGNED = 12  # points: cells of a column begin this near to each other
_FEWEST_ROWS = 3  # fewer are no table


@dataclass(frozen=True, slots=True)
class _Run:
    """Words beside each other on a page; distances in points, `bottom` and `top` from the lower edge."""

    words: str
    page: int
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool
    starts: bool = False  # a number in a column of its own

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2


def document_of_pdf(content: bytes) -> Document:
    """Return the lines of a PDF; raise `Unreadable` where it is broken, locked or has no text."""
    pages = _opened(content)
    if not any(pages):
        raise Unreadable(
            "The PDF has pictures of pages and no text: it was scanned. Bring one with text, or a recognised one."
        )
    notes: list[str] = []
    pages = [_without_table_heads(runs) for runs in _without_furniture(pages)]
    numbers = _columns_of_numbers([run for runs in pages for run in runs])
    pages = _without_further_columns(pages, numbers, notes)
    pages = [_rows(_numbers_beside(runs, numbers, notes), numbers) for runs in pages]
    return Document(tuple(_lines(pages)), "pdf", tuple(dict.fromkeys(notes)))


def _opened(content: bytes) -> list[list[_Run]]:
    try:
        opened = pypdfium2.PdfDocument(content)
        return [_runs(page.get_textpage(), number) for number, page in enumerate(opened, 1)]
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise Unreadable("The PDF opens with a password alone. Bring a copy that opens without one.") from error
        raise Unreadable(
            "The PDF is broken and can't be opened. Fetch it again, and look that it opens in a reader."
        ) from error


def _runs(page: pypdfium2.PdfTextPage, number: int) -> list[_Run]:
    """Return the words of a page in the order in which they were set, apart where a wide space lies between them."""
    runs: list[_Run] = []
    letters: list[tuple[str, tuple[float, float, float, float], int]] = []

    def closed() -> None:
        words = "".join(sign for sign, *_ in letters)
        boxes = [box for sign, box, _ in letters if not sign.isspace() and box[2] > box[0]]
        if words.strip() and boxes:
            bold = [_is_bold(page, place) for sign, _, place in letters[:: max(1, len(letters) // 5)] if sign.isalnum()]
            left, bottom = min(box[0] for box in boxes), statistics.median(box[1] for box in boxes)
            right, top = max(box[2] for box in boxes), statistics.median(box[3] for box in boxes)
            runs.append(_Run(words.strip(), number, left, right, bottom, top, top - bottom, all(bold) and bool(bold)))
        letters.clear()

    for place in range(page.count_chars()):
        sign = chr(pdfium.FPDFText_GetUnicode(page, place))
        if sign in "\r\n":
            closed()
            continue
        box = page.get_charbox(place, loose=True)
        before = next((known for shown, known, _ in reversed(letters) if not shown.isspace()), None)
        if before and not sign.isspace() and _is_apart(before, box):
            closed()
        letters.append(("-" if sign in _HYPHENS else sign, box, place))
        if sign in _HYPHENS:
            closed()
    closed()
    return runs


def _is_bold(page: pypdfium2.PdfTextPage, place: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(page, place) >= _BOLD:
        return True
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    pdfium.FPDFText_GetFontInfo(page, place, name, _LONGEST_NAME, None)
    return re.search(rb"bold|black|heavy", name.value, re.IGNORECASE) is not None


def _is_apart(before: tuple[float, float, float, float], box: tuple[float, float, float, float]) -> bool:
    height = before[3] - before[1]
    return box[0] - before[2] > height * _WIDE_SPACE or box[2] < before[0] or abs(box[1] - before[1]) > height


def _without_furniture(pages: list[list[_Run]]) -> list[list[_Run]]:
    """Leave out what stands at the head or foot of several pages alike, or counts them."""
    places: dict[tuple[str, int], list[_Run]] = defaultdict(list)
    for runs in pages:
        for run in runs:
            places[_at_its_place(run)].append(run)
    repeated = {place for place, alike in places.items() if _is_furniture(alike)}
    kept: list[list[_Run]] = []
    for runs in pages:
        downwards = sorted(runs, key=lambda run: -run.middle)
        ends: set[int] = set()
        for inwards in (downwards, downwards[::-1]):
            edge = list(takewhile(lambda run: _at_its_place(run) in repeated, inwards))
            apart = _stands_apart(edge, inwards[len(edge) :])
            ends.update(id(run) for run in edge if apart or len(places[_at_its_place(run)]) * 2 >= len(pages))
        kept.append([run for run in runs if id(run) not in ends])
    return kept


def _stands_apart(edge: list[_Run], text: list[_Run]) -> bool:
    """Tell whether a wide space lies between the edge of a page and its text; a line that comes again has none."""
    return not edge or not text or abs(edge[-1].middle - text[0].middle) > text[0].size * _MARGIN


def _at_its_place(run: _Run) -> tuple[str, int]:
    return re.sub(r"\d+", "#", run.words), round(run.middle / 4)


def _is_furniture(alike: list[_Run]) -> bool:
    if re.fullmatch(r"page \d+( (of|/) \d+)?", alike[0].words, re.IGNORECASE):
        return True
    counted = {int(digits) - run.page for run in alike for digits in re.findall(r"\d+", run.words)[:1]}
    same = len({run.words for run in alike}) == 1 and not _ALONE.fullmatch(alike[0].words)
    is_count = len(counted) == 1 and not re.search(r"\d\s?[.:]\s?\d", alike[0].words)  # 3.4 on page 3 counts no pages
    return len({run.page for run in alike}) > 1 and (same or is_count)


def _without_table_heads(runs: list[_Run]) -> list[_Run]:
    """Leave out the row that names the columns of a table of provisions."""
    kept: list[_Run] = []
    head: _Run | None = None
    for run in runs:
        if _TABLE_HEAD.fullmatch(run.words):
            head = run
        elif head is None or abs(run.middle - head.middle) >= head.size or run.left < head.right:
            head = None
            kept.append(run)
    return kept


def _columns_of_numbers(runs: list[_Run]) -> frozenset[_Run]:
    """Return the numbers that stand in columns of their own, each of three or more."""
    alone = [run for run in runs if _ALONE.fullmatch(run.words)]
    columns: list[list[_Run]] = []
    for run in sorted(alone, key=lambda run: run.left):
        if columns and run.left - columns[-1][-1].left < run.size / 3:
            columns[-1].append(run)
        else:
            columns.append([run])
    found = [column for column in columns if len(column) >= _FEWEST_ROWS and _has_words_beside(column, runs)]
    numbers = frozenset(run for column in found for run in column)
    begin = {number[0].strip() for run in runs if (number := _BEGINS.match(run.words))}
    if len({run.words for run in numbers}) * 2 <= len(begin):  # justified lines set some numbers apart
        return frozenset()
    return numbers


def _has_words_beside(column: list[_Run], runs: list[_Run]) -> bool:
    """Tell whether most numbers of a column have words to their right, as a cell in the last column has not."""
    on_page: dict[int, list[_Run]] = defaultdict(list)
    for run in runs:
        on_page[run.page].append(run)
    beside = [
        any(run.left > number.right and _is_level(run, number) for run in on_page[number.page]) for number in column
    ]
    return sum(beside) > len(column) * _MOST_ROWS


def _without_further_columns(pages: list[list[_Run]], numbers: frozenset[_Run], notes: list[str]) -> list[list[_Run]]:
    """Leave out a third column of a table, beside the numbers and their words."""
    beside: list[_Run] = []
    firsts: list[float] = []
    for runs in pages:
        starts = [place for place, run in enumerate(runs) if run in numbers]
        for start, end in pairwise([*starts, len(runs)]):
            row = runs[start + 1 : end]
            edge = max((run.right for run in row if abs(run.left - row[0].left) < run.size), default=0.0)
            apart = [run for run in row if run.left > edge and _is_level(run, row[0])]
            beside += apart
            firsts += [run.left for run in apart[:1]]
    usual = statistics.median(firsts) if firsts else 0.0
    rows = sum(abs(left - usual) < _ALIGNED for left in firsts)
    if rows < max(_FEWEST_ROWS, len(numbers) * _MOST_ROWS):
        return pages
    notes.append("A table has further columns, which were left out: look whether they belong to the provisions.")
    left, right = min(run.left - run.size for run in beside), max(run.right for run in beside)
    return [[run for run in runs if not left < run.left < right] for runs in pages]


def _is_level(run: _Run, other: _Run) -> bool:
    return abs(run.middle - other.middle) < run.size * 2


def _numbers_beside(runs: list[_Run], columns: frozenset[_Run], notes: list[str]) -> list[_Run]:
    """Put numbers that were set in one go, before or after all words, to the words that stand beside them."""
    numbers = [run for run in runs if run in columns]
    in_a_row = sum(
        first in columns and second in columns and first.middle - second.middle > first.size / 2
        for first, second in pairwise(runs)
    )
    if in_a_row < _FEWEST_ROWS - 1:
        return runs
    ordered = [run for run in runs if run not in columns]
    for number in numbers:
        right = [run for run in ordered if run.left >= number.right - 1 and run not in columns]
        near = min(right, key=lambda run: (abs(run.middle - number.middle), run.left), default=None)
        if near is None or abs(near.middle - number.middle) > number.size:
            notes.append(
                f"On page {number.page} the number {number.words} stands beside no words: compare it with the text."
            )
            ordered.append(number)
            continue
        place = ordered.index(near)
        above = ordered[place - 1] if place else None
        if above and abs(above.left - near.left) < 1 and 0 < above.middle - near.middle < near.size * 1.4:
            notes.append(
                f"On page {number.page} numbers stand beside the middle of their words: compare them with the text."
            )
        ordered.insert(place, number)
    return ordered


def _rows(runs: list[_Run], numbers: frozenset[_Run]) -> list[_Run]:
    """Join what stands on one line, one part after the other."""
    rows: list[_Run] = []
    for run in runs:
        last = rows[-1] if rows else None
        if (
            last
            and run.left > last.right - 1
            and abs(run.middle - last.middle) < last.size * 0.5
            and not _is_far(last, run)
        ):
            words = f"{last.words} {run.words}"
            size = max(last.size, run.size)
            rows[-1] = replace(last, words=words, right=run.right, size=size, bold=last.bold and run.bold)
        else:
            rows.append(replace(run, starts=run in numbers))
    return rows


def _is_far(last: _Run, run: _Run) -> bool:
    return run.left - last.right > last.size * 8


def _lines(pages: list[list[_Run]]) -> Iterable[Line]:
    rows = [row for page in pages for row in page]
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[round(row.size, 1)] += len(row.words)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    heavy = sum(len(row.words) for row in rows if row.bold) * 2 > sum(len(row.words) for row in rows)
    steps = sorted(
        above.middle - below.middle
        for page in pages
        for above, below in pairwise(page)
        if body * 0.8 < above.middle - below.middle < body * 3
    )
    step = (
        steps[min(2, len(steps) - 1)] if steps else body
    )  # from line to line within a paragraph: the smallest that comes again
    before: _Run | None = None
    for page in pages:
        for row in page:
            heading = row.size > body * _LARGER or (row.bold and not heavy)
            opens = (
                before is None
                or row.starts
                or _ALONE.fullmatch(row.words) is not None
                or _opens(before, row, page, step)
            )
            yield Line(row.words, row.page, heading, opens, 0, round(row.left, 1))
            before = row


def _opens(before: _Run, row: _Run, page: list[_Run], step: float) -> bool:
    """Tell whether a line begins a paragraph: a space lies above it, or its first word had room on the line before."""
    if abs(before.size - row.size) > row.size * 0.1:
        return True
    if before.page == row.page and before.middle - row.middle > max(step, min(before.size, row.size)) * 1.3:
        return True
    beside = [each for each in page if each.left < before.right and each.right > before.left] or page
    usual = statistics.median(each.right - each.left for each in beside)
    margin = max((each.right for each in beside if each.right - each.left <= usual * 1.3), default=before.right)
    first = len(row.words.split()[0]) + 1
    return before.right + first * (row.right - row.left) / max(len(row.words), 1) < margin
