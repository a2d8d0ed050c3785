"""Files of other programs under a name of ours: told by how they begin."""

from __future__ import annotations

import re

_FORMATS = (
    (rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis\.opendocument\.text", "a document of LibreOffice (.odt)"),
    (rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis", "a workbook of LibreOffice (.ods)"),
    (rb"PK\x03\x04.{,4096}word/", "a document of Word (.docx)"),
    (rb"PK", "a workbook (.xlsx)"),
    (rb"\xd0\xcf\x11\xe0", "an old workbook (.xls)"),
    (rb"%PDF", "a PDF"),
    (rb"\{\\rtf", "a text of a word processor (.rtf)"),
    (rb"\x1f\x8b", "a packed file (.gz)"),
    (rb"TABLE\r?\n0,1\r?\n", "a table for other programs (.dif)"),
    (rb"ID;P", "a table for other programs (.slk)"),
    (rb"\x89PNG|\xff\xd8\xff|GIF8", "a picture"),
    (rb"(?i)\s*<(!doctype|html|table|head|body|meta)", "a web page"),
)
_BEGINS = re.compile(rb"PK|\xd0|TABLE|ID;|%P|\{\\|\x1f|\x89|\xff\xd8|GIF|\s*<")  # of most files, nothing of this


def format_of(content: bytes) -> str:
    """Return what a file is that is no plain text of ours; empty where nothing tells."""
    bare = content.removeprefix(b"\xef\xbb\xbf")
    if not _BEGINS.match(bare):
        return ""
    return next((what for begins, what in _FORMATS if re.match(begins, bare, re.DOTALL)), "")
