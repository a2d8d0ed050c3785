"""Which encoding a file has that is no UTF-8: what its signs would be in each, and whether they make sense there."""

from __future__ import annotations

import re

PAGES = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman (Macintosh)", "cp850": "DOS (code page 850)"}
_MOST = 500  # signs that are looked at
_LETTER = r"[^\W\d_]"


def likeliest(content: bytes) -> list[str]:
    """Return the keys of the code pages in which most signs fit between their neighbours, where these read the same."""
    text = content.decode("utf-8", "surrogateescape")  # what is no UTF-8 becomes a sign of its own
    odd = list(re.finditer("[\udc80-\udcff]+", text))[:_MOST]
    scores = {page: sum(_fit(text, match, page) for match in odd) for page in PAGES}
    best = [page for page, score in scores.items() if score == max(scores.values())]
    readings = {tuple(_signs(match, page) for match in odd) for page in best}
    return best if len(readings) == 1 and scores[best[0]] > 0 else []


def _signs(match: re.Match[str], page: str) -> str:
    return match[0].encode("utf-8", "surrogateescape").decode(page, "replace")


def _fit(text: str, match: re.Match[str], page: str) -> int:
    """Tell how well signs fit where they stand: a letter in a word, a quote at its edge, a dash between two."""
    before, after = text[max(match.start() - 1, 0) : match.start()], text[match.end() : match.end() + 1]
    here = f"{before}|{_signs(match, page)}|{after}"
    return next((fit for fit, form in _FORMS if re.fullmatch(form, here)), -1)


_ACCENTED = "\u00df\u00e0-\u00e2\u00e4\u00e5\u00e7-\u00ef\u00f1-\u00f4\u00f6\u00f9-\u00fc\u0153"
_FORMS = (  # how well signs fit, and how they stand between the sign before and the sign behind
    (2, rf"{_LETTER}\|\u2019\|{_LETTER}"),
    (2, r"[\s(\"',;]?\|[\u201c\u2018]\|\w"),
    (2, r"[\w.,!?]\|[\u201d\u2019]\|[\s.,;:)\"']?"),
    (2, r" \|[\u2013\u2014]\| |\d\|\u2013\|\d"),
    (2, r"[\s(\"',;]?\|[\u00a3\u20ac]\|\d"),
    (2, r"\w\|\u2026\|[\s\"',]?"),
    (1, rf"{_LETTER}\|[{_ACCENTED}]+\|({_LETTER}|[\s.,;:)\"']?)"),
    (1, rf"[\s(\"',;]?\|[{_ACCENTED}\u00c0-\u00d6\u00d8-\u00dc]\|[a-z]"),
    (1, r"\d\|[\u00b0\u00bd\u00bc\u00be]\|\D?"),
    (1, r"[\s,;]?\|[\u2022\u00a7]\|[ \d]"),
)
