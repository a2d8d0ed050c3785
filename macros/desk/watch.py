"""Ask the official pages whether they still say what they said: number by number where a framework's text stands."""

from __future__ import annotations

import hashlib
import re
import unicodedata
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

from bs4 import BeautifulSoup

from macros.desk import text
from macros.desk.fingerprints import of_words
from macros.desk.kept import KEEP, Fingerprint, Fingerprints
from macros.desk.moves import listed, moves, sentences
from macros.desk.split import READER, Notation, Piece, notation_of, split
from macros.model.index import Index
from macros.model.records import Edition, Framework, Report
from macros.rules.reports import inert

LARGEST_PAGE = 20_000_000  # bytes; a booklet as PDF stays below, and the reader refuses what is longer
SECONDS = 30
ADVICE = f"Compare the numbers with the page, correct the data, and keep the new fingerprints with `{KEEP}`.\n"
NOT_WORDS = ["script", "style", "noscript", "template", "svg", "nav", "header", "footer"]  # or words of the frame
SAYING_WHO = {"User-Agent": "standards-map link check"}
AT_ONCE = 4  # the pages belong to few owners, who owe us nothing
LEAST_FOUND = 0.5  # of the numbers that we expect: where a page shows fewer, the reader did not understand it

Fetch = Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class Seen:
    """What one address gave: its content, or why it gave nothing."""

    address: str
    content: bytes = b""
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the official pages of an edition say, number by number, or why they could not be split into numbers."""

    framework: Framework
    edition: Edition
    fingerprints: Mapping[str, Fingerprint] = field(default_factory=dict)
    failure: str = ""
    doubts: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The edition as the file of fingerprints names it: `bell@2016`."""
        return f"{self.framework.id}@{self.edition.id}"

    @property
    def label(self) -> str:
        """The edition as a sentence names it."""
        return f"{self.framework.short} ({self.edition.label})"


@dataclass(frozen=True, slots=True)
class Looked:
    """What the official pages say now: texts of editions, other pages by address, and why an address gave nothing."""

    readings: tuple[Reading, ...]
    pages: Mapping[str, str]
    dead: Mapping[str, str]


# --- Asking -----------------------------------------------------------------------------------------------------------


def addresses(index: Index) -> list[str]:
    """Return every official address that the data names, each once."""
    named = [source.official_url for source in index.sources.values()]
    of_texts = [address for each in _texts(index).values() for address in each]
    return sorted({*of_texts, *(_without_place(address) for address in named if address)})


def look(wanted: Iterable[str], fetch: Fetch) -> list[Seen]:
    """Fetch every address, a few at once."""

    def seen(address: str) -> Seen:
        try:
            return Seen(address, fetch(address))
        except (OSError, ValueError, urllib.error.URLError) as error:
            return Seen(address, failure=f"{type(error).__name__}: {error}"[:200])

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(seen, wanted))


def fetch(address: str) -> bytes:
    """Return what stands at an https address."""
    if not address.startswith("https://"):
        raise ValueError("not an https address")
    request = urllib.request.Request(address, headers=SAYING_WHO)  # noqa: S310  https only, see above
    with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310  the same
        return bytes(answer.read(LARGEST_PAGE + 1))


def looked(index: Index, seen: Iterable[Seen], kept: Fingerprints) -> Looked:
    """Read every text and page that answered; what is kept tells how many numbers a text should have."""
    pages = {page.address: page for page in seen}
    of_texts = {address for wanted in _texts(index).values() for address in wanted}
    words = {
        page.address: page_fingerprint(page.content)
        for page in pages.values()
        if page.address not in of_texts and not page.failure
    }
    failures = {page.address: page.failure for page in pages.values() if page.failure}
    failures |= {address: "the page has no words" for address, fingerprint in words.items() if not fingerprint}
    return Looked(
        readings=tuple(_readings(index, pages, kept)),
        pages={address: fingerprint for address, fingerprint in words.items() if fingerprint},
        dead=dict(sorted(failures.items())),
    )


def page_fingerprint(content: bytes) -> str:
    """Return the SHA-256 of what a page says, or nothing where it has no words.

    For HTML it is taken of the visible words, so that a new layout is no change.
    """
    if content[:5] == b"%PDF-":
        return hashlib.sha256(content).hexdigest()
    page = BeautifulSoup(content.decode("utf-8", "replace"), "html.parser")
    for frame in page.find_all(NOT_WORDS):
        frame.decompose()
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", page.get_text(" ")).lower())
    return hashlib.sha256(" ".join(words).encode()).hexdigest() if words else ""


# --- Telling ----------------------------------------------------------------------------------------------------------


def told(now: Looked, kept: Fingerprints) -> str:
    """Return Markdown that says what moved on the official pages or can't be read, or nothing."""
    old_readers = [reading.label for reading in now.readings if _of_old_readers(reading, kept)]
    moved = [(reading, lines) for reading in now.readings if (lines := list(_sentences(reading, kept)))]
    parts = {
        "These official texts are not what they were when they were last looked at": [
            line for _, lines in moved for line in lines
        ],
        "There, our reader was not sure of all that it read": [
            f"{reading.label}: {doubt}" for reading, _ in moved for doubt in reading.doubts
        ],
        "These official texts could not be compared": [
            *(f"{reading.label}: {reading.failure}" for reading in now.readings if reading.failure),
            *(f"{listed(old_readers)}: another version of our reader took the fingerprints" for _ in old_readers[:1]),
        ],
        "These official pages say something else than when they were last looked at": [
            address for address, words in now.pages.items() if kept.pages.get(address, words) != words
        ],
        "These official pages could not be read": [f"{address} ({why})" for address, why in now.dead.items()],
    }
    lists = [_list(heading, lines) for heading, lines in parts.items() if lines]
    return "\n".join([*lists, ADVICE]) if lists else ""


def without_baseline(now: Looked, kept: Fingerprints) -> str:
    """Return one sentence that says of what not every fingerprint is kept yet, or nothing; it is no alarm."""
    others = len(now.pages.keys() - kept.pages.keys())
    lacking = [reading.label for reading in now.readings if reading.fingerprints and reading.name not in kept.whole]
    lacking += [_pages(others)] * bool(others)
    return f"Not every fingerprint is kept yet: {inert(listed(lacking))}. `{KEEP}` keeps them.\n" if lacking else ""


def past(reports: Iterable[Report], today: str) -> str:
    """Return Markdown that names the further sources whose day has come to be looked at again, or nothing."""
    due = [report for report in reports if report.review_by <= today]
    lines = [f"{report.id}: {report.title}, {report.publisher} (by {report.review_by})" for report in due]
    return _list("These further sources should be looked at again", lines) if lines else ""


# --- Keeping ----------------------------------------------------------------------------------------------------------


def kept_anew(now: Looked, kept: Fingerprints) -> Fingerprints:
    """Return what the pages say now as what is known; what could not be read stays as it was."""
    sound = [reading for reading in now.readings if reading.fingerprints]
    names = {reading.name for reading in sound}
    provisions = {name: each for name, each in kept.provisions.items() if name.partition(":")[0] not in names}
    for reading in sound:
        provisions |= {f"{reading.name}:{number}": each for number, each in reading.fingerprints.items()}
    dead = {address: words for address, words in kept.pages.items() if address in now.dead}
    return Fingerprints(provisions, {**dead, **now.pages}, kept.whole | names)


def kept_in_words(now: Looked) -> Iterator[str]:
    """Yield what was kept and what was not, one sentence for each text."""
    for reading in now.readings:
        if reading.failure:
            yield f"{reading.label}: nothing was kept; {reading.failure}"
        else:
            yield f"{reading.label}: {len(reading.fingerprints)} numbers were kept"
        yield from (f"{reading.label}, not sure: {doubt}" for doubt in reading.doubts)
    yield f"{_pages(len(now.pages))} kept"
    yield from (f"{address}: nothing was kept; {why}" for address, why in now.dead.items())


# --- What the above is made of ----------------------------------------------------------------------------------------


def _pages(count: int) -> str:
    return f"{count} page{'' if count == 1 else 's'} of sources"


def _texts(index: Index) -> dict[tuple[str, str], list[str]]:
    """Return the addresses of each edition's official text.

    Where two editions name one address, the current one is expected there.
    """
    texts: dict[tuple[str, str], list[str]] = {}
    taken: set[str] = set()
    frameworks = index.frameworks
    for framework, edition in sorted(index.editions, key=lambda key: key[1] != frameworks[key[0]].current_edition):
        provisions = (index.provisions[reference] for reference in index.in_edition(framework, edition))
        named = [index.editions[framework, edition].official_url, *(each.official_url for each in provisions)]
        addresses = dict.fromkeys(_without_place(address) for address in named if address)
        if own := [address for address in addresses if address not in taken]:
            texts[framework, edition] = own
            taken.update(own)
    return texts


def _without_place(address: str) -> str:
    return str(address).partition("#")[0]


def _readings(index: Index, pages: Mapping[str, Seen], kept: Fingerprints) -> Iterator[Reading]:
    current: dict[str, Reading] = {}
    for (framework, edition), addresses in _texts(index).items():
        answers = [pages[address] for address in addresses if address in pages and not pages[address].failure]
        if len(answers) < len(addresses):
            continue  # told as a dead address
        reading = _reading(index, index.frameworks[framework], index.editions[framework, edition], answers, kept)
        newer = current.setdefault(framework, reading)
        if newer is not reading and reading.fingerprints == newer.fingerprints and newer.fingerprints:
            yield replace(reading, fingerprints={}, failure=f"its address shows the {newer.edition.label}")
        else:
            yield reading


def _reading(
    index: Index, framework: Framework, edition: Edition, pages: Iterable[Seen], kept: Fingerprints
) -> Reading:
    notation = notation_of(framework, edition, index)
    reading = Reading(framework, edition)
    numbers: dict[str, Fingerprint] = {}
    doubts: list[str] = []
    for page in pages:
        try:
            parts = split(text.read(page.content), notation)
        except text.Unreadable as why:
            return replace(reading, failure=f"the page could not be split into numbers: {why} ({page.address})")
        doubts += parts.doubts
        for piece in parts.pieces:
            numbers.setdefault(_number(piece, notation), of_words(piece.words))
    expected = [*kept.of_edition(reading.name)] or [*notation.known] or [*numbers]
    there = sum(number in numbers for number in expected)
    if not numbers or there < LEAST_FOUND * len(expected):
        counted = f"it shows {there} of the {len(expected)} that we know" if numbers else "it shows none"
        return replace(reading, failure=f"the page could not be split into numbers: {counted}", doubts=tuple(doubts))
    return replace(reading, fingerprints=numbers, doubts=tuple(doubts))


def _number(piece: Piece, notation: Notation) -> str:
    """Return the number of a piece, with its part of the text where that is not the first that counts from 1."""
    return f"{piece.series} {piece.number}" if piece.series not in {"", *notation.series[:1]} else piece.number


def _of_old_readers(reading: Reading, kept: Fingerprints) -> set[str]:
    """Return the numbers that another version of the reader split."""
    return {number for number, each in kept.of_edition(reading.name).items() if each.reader != READER}


def _sentences(reading: Reading, kept: Fingerprints) -> Iterator[str]:
    if not reading.fingerprints:
        return
    old = _of_old_readers(reading, kept)
    before = {number: each for number, each in kept.of_edition(reading.name).items() if number not in old}
    present = {number: each for number, each in reading.fingerprints.items() if number not in old}
    moved = moves(present, before)
    if reading.name not in kept.whole or old:  # what was never kept is not new
        moved = replace(moved, new=tuple(number for number in moved.new if number in before))
    older = "" if reading.edition.id == reading.framework.current_edition else f" ({reading.edition.id})"
    yield from sentences(moved, f"{reading.framework.short}{older}")


def _list(heading: str, lines: list[str]) -> str:
    return f"{heading}:\n\n" + "\n".join(f"- {inert(line)}" for line in lines) + "\n"
