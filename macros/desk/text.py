"""A file becomes lines of text in reading order, or a sentence that says why it can't."""

from __future__ import annotations

import email
import email.policy
import re

from macros.desk.lines import Document, Line, Unreadable
from macros.desk.pdf import document_of_pdf
from macros.desk.webpage import document_of_page

__all__ = ["LARGEST", "Document", "Line", "Unreadable", "read"]

LARGEST = 20_000_000  # bytes; booklets stay far below
MOST_LINES = 20_000
_NO_TEXT = (  # how files begin that are neither a page nor a PDF nor text
    (b"PK\x03\x04", "This is a Word file or another packed file. Save it as PDF, and bring that."),
    (b"\xd0\xcf\x11\xe0", "This is a file of an older Word or Excel. Save it as PDF, and bring that."),
    (b"{\\rtf", "This is a rich text file. Save it as PDF, and bring that."),
    (b"\x89PNG", "This is a picture. Bring the web page or the PDF that it was taken from."),
    (b"\xff\xd8\xff", "This is a picture. Bring the web page or the PDF that it was taken from."),
)
_WRAPPED = 150  # signs; where no line is longer, lines end at a margin


def read(content: bytes) -> Document:
    """Return the text of a file; raise `Unreadable` with a sentence where there is none."""
    if len(content) > LARGEST:
        raise Unreadable(
            f"The file is larger than {LARGEST // 1_000_000} MB. Bring the booklet alone, or its web page."
        )
    for beginning, sentence in _NO_TEXT:
        if content.startswith(beginning):
            raise Unreadable(sentence)
    document = _document_of(content)
    if len(document.lines) > MOST_LINES:
        raise Unreadable(f"The file has more than {MOST_LINES:,} lines. Bring the booklet alone, or its web page.")
    return document


def _document_of(content: bytes) -> Document:
    if b"%PDF-" in content[:1024]:
        return document_of_pdf(content)
    words = _decoded(content)
    if re.match(r"\s*(from:.*\n)?(.+\n)*?(mime-version|content-type): .*", words[:2_000], re.IGNORECASE):
        words = _unpacked(content) or words
    if re.search(r"<(!doctype html|html|body|main|div|p|h1|ol|ul|table)\b", words[:5_000], re.IGNORECASE):
        return document_of_page(words)
    return _document_of_text(words)


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if b"\x00" in content:
        raise Unreadable("This is not a web page, a PDF or a text file. Save the text as one of these, and bring that.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _unpacked(content: bytes) -> str:
    """Return the page in a file to which a browser saved it with all its pictures, or nothing."""
    saved = email.message_from_bytes(content, policy=email.policy.default)
    part = saved.get_body(("html",)) or next(
        (each for each in saved.walk() if each.get_content_type() == "text/html"), None
    )
    return str(part.get_content()) if part else ""


def _document_of_text(words: str) -> Document:
    pages = [page.splitlines() for page in words.split("\f")]
    lengths = sorted(len(line) for page in pages for line in page if line.strip())
    longest = lengths[-1] if lengths else 0
    margin = 0 if longest > _WRAPPED else lengths[len(lengths) * 19 // 20] if lengths else 0  # some headings are wider
    lines: list[Line] = []
    for number, page in enumerate(pages, 1):
        before = ""
        for line in page:
            if re.search(r"\w", line):
                lines.append(Line(line.strip(), number, opens=_opens(line, before, margin)))
            before = line
    if not lines:
        raise Unreadable("The file has no words.")
    return Document(tuple(lines), "text")


def _opens(line: str, before: str, margin: int) -> bool:
    """Tell whether a line begins a paragraph: after an empty line, or where its first word had room on the last."""
    if not before.strip() or not margin:
        return True
    return len(before.rstrip()) + 1 + len(line.split(maxsplit=1)[0]) < margin
