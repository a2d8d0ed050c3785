"""What stands on paper: the words of a PDF, and the sizes of its letters, as pdfium reads them."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from tests.support.data import squeeze

BROKEN = "\ufffe"  # how pdfium writes the hyphen at the end of a line


def texts_of(paper: Path | bytes) -> list[str]:
    """Return the words of each page, whatever letters were joined: a PDF may hold the sign \ufb03 of "office"."""
    with pypdfium2.PdfDocument(paper) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    return [squeeze(unicodedata.normalize("NFKC", text.replace(BROKEN, "-"))) for text in texts]


def words_of(paper: Path | bytes) -> str:
    """Return the words of all pages, one after the other."""
    return " ".join(texts_of(paper))


def last_lines_of(paper: Path | bytes) -> list[str]:
    """Return the line of each page that stands next above its foot."""
    with pypdfium2.PdfDocument(paper) as document:
        return [_last_line(page.get_textpage()) for page in document]


def shapes_of(paper: Path | bytes) -> list[tuple[float, float]]:
    """Return width and height of each page, in points."""
    with pypdfium2.PdfDocument(paper) as document:
        return [page.get_size() for page in document]


def sizes_of(paper: Path) -> Counter[float]:
    """Return how many letters have which size on paper, in points, whichever way they are turned."""
    with pypdfium2.PdfDocument(paper) as document:
        return Counter(size for page in document for size in _sizes(page.get_textpage()))


def _last_line(text: pypdfium2.PdfTextPage) -> str:
    places = [text.get_rect(number) for number in range(text.count_rects())]
    foot = min(bottom for _, bottom, _, _ in places)
    lowest = min(bottom for _, bottom, _, _ in places if bottom > foot + 5)
    return squeeze(text.get_text_bounded(bottom=lowest - 1, top=lowest + 8))


def _sizes(text: pypdfium2.PdfTextPage) -> Iterator[float]:
    matrix = raw.FS_MATRIX()
    for place, letter in enumerate(text.get_text_range()):
        if not letter.isspace() and raw.FPDFText_GetMatrix(text, place, ctypes.byref(matrix)):
            yield round(raw.FPDFText_GetFontSize(text, place) * math.hypot(matrix.c, matrix.d), 1)
