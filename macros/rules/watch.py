"""Ask the official pages whether they still say what they said: links that are dead, and fingerprints that changed."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from bs4 import BeautifulSoup

from macros.model.index import Index
from macros.model.records import Report
from macros.rules.reports import inert

FINGERPRINTS = "data/fingerprints.json"
LARGEST_PAGE = 20_000_000  # bytes; a booklet as PDF stays below
SECONDS = 30
KEEP = "python -m macros watch --keep"
ADVICE = f"Compare the numbers with the page, correct the data, and keep the new fingerprints with `{KEEP}`.\n"
NOT_WORDS = ["script", "style", "noscript", "template", "svg", "nav", "header", "footer"]  # or words of the frame
SAYING_WHO = {"User-Agent": "standards-map link check"}
AT_ONCE = 4  # the pages belong to few owners, who owe us nothing

Fetch = Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class Seen:
    """What one address gave: the fingerprint of its words, or why it gave nothing."""

    address: str
    fingerprint: str = ""
    failure: str = ""


def addresses(index: Index) -> list[str]:
    """Return every official address that the data names, each once."""
    named = [edition.official_url for edition in index.editions.values()]
    named += [provision.official_url for provision in index.provisions.values()]
    named += [source.official_url for source in index.sources.values()]
    return sorted({str(address).partition("#")[0] for address in named if address})


def look(wanted: Iterable[str], fetch: Fetch) -> list[Seen]:
    """Fetch every address, a few at once."""

    def seen(address: str) -> Seen:
        try:
            return Seen(address, fingerprint=fingerprint(fetch(address)))
        except (OSError, ValueError, urllib.error.URLError) as error:
            return Seen(address, failure=f"{type(error).__name__}: {error}"[:200])

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(seen, wanted))


def fingerprint(content: bytes) -> str:
    """Return the SHA-256 of what a page says; for HTML its visible words, so that a new layout is no change."""
    if content[:5] == b"%PDF-":
        return hashlib.sha256(content).hexdigest()
    page = BeautifulSoup(content.decode("utf-8", "replace"), "html.parser")
    for frame in page.find_all(NOT_WORDS):
        frame.decompose()
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", page.get_text(" ")).lower())
    if not words:
        raise ValueError("the page has no words")
    return hashlib.sha256(" ".join(words).encode()).hexdigest()


def compared(seen: Iterable[Seen], known: Mapping[str, str]) -> str:
    """Return Markdown that says which pages changed or could not be read, or nothing where all is as it was."""
    pages = list(seen)
    read = [page for page in pages if page.fingerprint]
    changed = [page.address for page in read if known.get(page.address, page.fingerprint) != page.fingerprint]
    unread = [f"{page.address} ({page.failure})" for page in pages if page.failure]
    parts = {
        "These official pages say something else than when they were last looked at": changed,
        "These official pages could not be read": unread,
        "These official pages have no fingerprint yet": [page.address for page in read if page.address not in known],
    }
    paragraphs = [_listed(heading, lines) for heading, lines in parts.items() if lines]
    return "\n".join([*paragraphs, ADVICE]) if paragraphs else ""


def past(reports: Iterable[Report], today: str) -> str:
    """Return Markdown that names the further sources whose day has come to be looked at again, or nothing."""
    due = [report for report in reports if report.review_by <= today]
    lines = [f"{report.id}: {report.title}, {report.publisher} (by {report.review_by})" for report in due]
    return _listed("These further sources should be looked at again", lines) if lines else ""


def kept(seen: Iterable[Seen], known: Mapping[str, str]) -> str:
    """Return `data/fingerprints.json` anew; a page that could not be read keeps its old fingerprint."""
    pages = list(seen)
    fingerprints = {page.address: page.fingerprint or known.get(page.address, "") for page in pages}
    return json.dumps({address: value for address, value in sorted(fingerprints.items()) if value}, indent=2) + "\n"


def fetch(address: str) -> bytes:
    """Return what stands at an https address."""
    if not address.startswith("https://"):
        raise ValueError("not an https address")
    request = urllib.request.Request(address, headers=SAYING_WHO)  # noqa: S310  https only, see above
    with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310  the same
        return bytes(answer.read(LARGEST_PAGE))


def _listed(heading: str, lines: list[str]) -> str:
    return f"{heading}:\n\n" + "\n".join(f"- {inert(line)}" for line in lines) + "\n"
