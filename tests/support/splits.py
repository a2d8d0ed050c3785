"""Every official-looking text that the desk is tried on; run as a module it prints what was found in each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from email.message import EmailMessage

from playwright.sync_api import Browser, sync_playwright

from macros.desk.notation import Notation, Split, normalised
from macros.desk.split import split
from macros.desk.text import LARGEST, Unreadable, read
from tests.support import chromium, official
from tests.support.official import Code, booklet, code, plain, press, printed

FURTHER = "further columns"
MILL, OLD, LAMP, BELL, FERRY = (code(name) for name in official.NAMES)
LONG = replace(  # the same lines end many of its pages: they are no running heads
    MILL,
    groups=tuple(
        replace(MILL.groups[2], number=str(each), heading=f"Duties, {each}", below={}) for each in range(1, 41)
    ),
)


@dataclass(frozen=True, slots=True)
class Case:
    """A text, the framework it is read as, and what should be said of it."""

    id: str
    text: Code
    make: Callable[[], bytes] = bytes
    doubts: tuple[str, ...] = ()  # a part of each sentence; none where all is clear
    notation: Notation | None = None  # where it is not the text's own
    tab: Callable[[Browser], bytes] | None = None  # where Chromium makes it
    wrong: bool = False  # its pieces are not those of the text: a doubt is all that is asked

    def content(self, browser: Callable[[], Browser]) -> bytes:
        """Return the file; Chromium is asked for where it makes it."""
        return self.tab(browser()) if self.tab else self.make()


@dataclass(frozen=True, slots=True)
class Found:
    """How a text was split: how many numbers were found, missed, and wrongly split."""

    expected: int
    found: int
    missed: int
    wrong: tuple[str, ...]
    split: Split


def tried(case: Case, content: bytes) -> Found:
    """Split a text and compare it with what it was made of."""
    told = split(read(content), case.notation or case.text.notation())
    expected = {place: normalised(words) for place, words in case.text.expected().items()}
    pieces = {(piece.series, piece.number): normalised(piece.words) for piece in told.pieces}
    wrong = [
        f"{series} {number}" for (series, number), words in pieces.items() if expected.get((series, number)) != words
    ]
    repeated = len(told.pieces) - len(pieces)
    found = len(expected.keys() & pieces.keys())
    return Found(len(expected), found, len(expected) - found, (*wrong, *["twice"] * repeated), told)


def headings(text: Code) -> dict[tuple[str, str], tuple[str, str]]:
    """Return part and number → heading and lead-in, of every provision."""
    return {
        (group.part, text.number(group, place)): (group.heading, group.lead_in)
        for group, place, _ in official.rules(text)
    }


def without(text: Code, number: str) -> Code:
    """Return a text without the words of one number; the others keep theirs."""
    groups = tuple(
        replace(
            group,
            rules=tuple(words for place, words in enumerate(group.rules) if text.number(group, place) != number),
            left_out=tuple(place for place in range(len(group.rules)) if text.number(group, place) == number),
        )
        for group in text.groups
    )
    return replace(text, groups=groups)


def _saved(page: str) -> bytes:
    """Return a page as Chromium saves it in one file."""
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://mill.example.org/rules"
    message.set_content(page, subtype="html", cte="quoted-printable")
    message.make_related()
    return message.as_bytes()


def _moved(text: str, number: str, behind: str) -> str:
    """Return plain text in which the paragraph of a number stands behind another's."""
    lines = text.split("\n")
    moved = next(line for line in lines if line.startswith(f"{number} "))
    lines.remove(moved)
    lines.insert(next(place for place, line in enumerate(lines) if line.startswith(f"{behind} ")) + 1, moved)
    return "\n".join(lines)


def _cases() -> Iterator[Case]:
    yield from _pages()
    yield from _texts()
    yield from _pdfs()
    yield from _doubtful()


def _pages() -> Iterator[Case]:
    yield Case("page: a paragraph each", MILL, lambda: official.paragraphs(MILL).encode())
    yield Case("page: accordions", LAMP, lambda: official.accordions(LAMP).encode())
    yield Case("page: accordions that open", MILL, lambda: official.accordions(MILL).encode())
    yield Case("page: details", MILL, lambda: official.details(MILL).encode())
    yield Case("page: table", LAMP, lambda: official.table(LAMP).encode())
    yield Case("page: table with notes", MILL, lambda: official.table(MILL, notes=True).encode(), (FURTHER,))
    yield Case("page: items that the browser counts", BELL, lambda: official.listed(BELL).encode())
    yield Case("page: bullets that count", FERRY, lambda: official.bulleted(FERRY).encode())
    yield Case("page: list of terms", LAMP, lambda: official.defined(LAMP).encode())
    yield Case("page: saved in one file", MILL, lambda: _saved(official.paragraphs(MILL)))


def _texts() -> Iterator[Case]:
    yield Case("text: a line each", MILL, lambda: plain(MILL).encode())
    yield Case("text: lines that end, hyphens", MILL, lambda: plain(MILL, width=60).encode())
    yield Case("text: narrow lines, two series", LAMP, lambda: plain(LAMP, width=44).encode())
    yield Case("text: contents with every number", MILL, lambda: plain(MILL, contents=True).encode())
    yield Case(
        "text: contents without dots", MILL, lambda: re.sub(r" \.{8} ", "  ", plain(MILL, contents=True)).encode()
    )
    yield Case("text: 1 : 1", LAMP, lambda: plain(LAMP, sign=" : ").encode())
    yield Case("text: 1.1.", MILL, lambda: plain(MILL, number="{}.").encode())
    yield Case("text: (1.1)", MILL, lambda: plain(MILL, number="({})").encode())
    yield Case("text: Rule 1.1", MILL, lambda: plain(MILL, number="Rule {}:").encode())
    yield Case("text: heading and items", BELL, lambda: plain(BELL, full=False, width=70).encode())
    yield Case("text: UTF-16", LAMP, lambda: plain(LAMP).encode("utf-16"))


def _pdfs() -> Iterator[Case]:
    yield Case("Typst: booklet", MILL, lambda: press(booklet(MILL)))
    yield Case("Typst: two columns", MILL, lambda: press(booklet(MILL, columns=2, size="a4")))
    yield Case("Typst: three narrow columns", MILL, lambda: press(booklet(MILL, columns=3, size="a4")))
    yield Case("Typst: column of numbers", MILL, lambda: press(booklet(MILL, way="column")))
    yield Case("Typst: the same in two columns", MILL, lambda: press(booklet(MILL, columns=2, size="a4", way="column")))
    yield Case("Typst: numbers set in one go", OLD, lambda: press(official.apart(OLD)))
    yield Case("Typst: table", MILL, lambda: press(booklet(MILL, way="table")), (FURTHER,))
    yield Case("Typst: two series, hanging", LAMP, lambda: press(booklet(LAMP, way="hanging")))
    yield Case("Typst: heading and items", BELL, lambda: press(booklet(BELL, full=False)))
    yield Case("Typst: items in columns", BELL, lambda: press(booklet(BELL, full=False, columns=3, size="a4")))
    yield Case("Typst: copying forbidden", MILL, lambda: official.locked(press(booklet(MILL)), password=""))
    yield Case("Typst: 440 provisions, many alike", LONG, lambda: press(booklet(LONG)))
    menus = "more than once, and was taken where it counts on: 1.1"  # of the page's own foot
    on_paper = "nav, #cookies, footer, header { display: none }"
    yield Case("Chromium: paragraphs", MILL, tab=lambda tab: printed(tab, official.paragraphs(MILL)), doubts=(menus,))
    yield Case(
        "Chromium: table with notes",
        MILL,
        tab=lambda tab: printed(tab, official.table(MILL, notes=True, style=f"td {{ border: 1px solid }} {on_paper}")),
        doubts=(FURTHER,),
    )
    narrow = f"main {{ columns: 3; font-size: 9pt; hyphens: auto; text-align: justify }} {on_paper}"
    yield Case("Chromium: list", BELL, tab=lambda tab: printed(tab, official.listed(BELL, style=on_paper)))
    yield Case("Chromium: narrow", BELL, tab=lambda tab: printed(tab, official.listed(BELL, style=narrow)))


def _doubtful() -> Iterator[Case]:
    lamp, old, mill = LAMP.notation(), OLD.notation(), MILL.notation()
    missing = without(MILL, "3.4")
    yield Case("doubt: a number is missing", missing, lambda: plain(missing).encode(), ("After 3.3 comes 3.5",))
    yield Case(
        "doubt: a number stands twice",
        MILL,
        lambda: plain(MILL).replace("\n4.3 ", "\n4.2 Enter the hour as well.\n4.3 ").encode(),
        ("more than once, and was taken where it counts on: 4.2",),
        wrong=True,
    )
    yield Case(
        "doubt: numbers run backwards",
        MILL,
        lambda: _moved(plain(MILL), "2.3", "4.4").encode(),
        ("After 2.2 comes 2.4", "was not taken, since it does not count on: 2.3"),
        wrong=True,
    )
    yield Case(
        "doubt: another framework",
        LAMP,
        lambda: plain(LAMP).encode(),
        ("prints ':'", "begin anew", "Only 12 of the 34", "None of the 5", "fit Standards for Keepers", "never Guild"),
        MILL.notation(lamp),
        wrong=True,
    )
    yield Case(
        "doubt: an older edition",
        OLD,
        lambda: press(booklet(OLD)),
        ("Only 10 of the 34", "None of the 5", "fit Rules of the Mill, 1998 better"),
        MILL.notation(old),
    )
    yield Case(
        "doubt: a newer edition",
        MILL,
        lambda: official.paragraphs(MILL).encode(),
        ("None of the 3", "fit Rules of the Mill better"),
        OLD.notation(mill),
    )
    other = replace(MILL.notation(), separator=":", known=())
    yield Case("doubt: another sign", MILL, lambda: plain(MILL).encode(), ("prints '.'",), other, wrong=True)
    unknown = replace(LAMP.notation(), series=())
    yield Case("doubt: parts that nobody told of", LAMP, lambda: plain(LAMP).encode(), ("begin anew",), unknown)
    yield Case("doubt: no numbers", MILL, official.MINUTES.encode, ("No numbers as",), wrong=True)
    yield Case(
        "doubt: bullets that Chromium draws",
        FERRY,
        tab=lambda tab: printed(tab, official.bulleted(FERRY)),
        doubts=("Only 2 of the 10", "more than once, and was taken where it counts on: 1.1"),
        wrong=True,
    )


CASES = tuple(_cases())

# What holds no text, and what is then said.
UNREADABLE: dict[str, tuple[Callable[[], bytes], str]] = {
    "scanned": (lambda: official.scanned(OLD), "it was scanned"),
    "broken from the start": (lambda: b"%PDF-1.7\nnothing of it", "The PDF is broken"),
    "cut off": (lambda: press(booklet(OLD))[:9_000], "The PDF is broken"),
    "locked": (lambda: official.locked(press(booklet(OLD)), password="corn"), "with a password alone"),  # noqa: S106
    "login": (official.LOGIN.encode, "asks for a password"),
    "error page": (official.ERROR.encode, "something went wrong"),
    "empty page": (official.EMPTY.encode, "The page has no words"),
    "empty file": (lambda: b"\n \n", "The file has no words"),
    "too large": (lambda: b"%PDF-1.7" + bytes(LARGEST), "larger than 20 MB"),
    "Word": (official.word_file, "Word file"),
    "old Word": (lambda: b"\xd0\xcf\x11\xe0" + bytes(99), "older Word"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(99), "a picture"),
    "something else": (lambda: b"MZ\x90\x00" + bytes(99), "not a web page"),
}


def main() -> None:
    """Print the table: found, missed, wrongly split, and how many doubts."""
    print(f"{'text':<38} {'numbers':>7} {'found':>6} {'missed':>6} {'wrong':>6} {'doubts':>6}")
    with sync_playwright() as playwright:
        running = chromium.launch(playwright)
        for case in CASES:
            found = tried(case, case.content(lambda: running))
            counts = (found.expected, found.found, found.missed, len(found.wrong), len(found.split.doubts))
            print(f"{case.id:<38} {counts[0]:>7} {counts[1]:>6} {counts[2]:>6} {counts[3]:>6} {counts[4]:>6}")
    for name, (make, _) in UNREADABLE.items():
        try:
            read(make())
        except Unreadable as sentence:
            print(f"{name:<38} {sentence}")


if __name__ == "__main__":
    main()
