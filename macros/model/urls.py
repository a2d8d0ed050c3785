"""Addresses of pages, and the way from one to another."""

from __future__ import annotations

from macros.model.index import numeric_parts
from macros.model.records import Framework, Item, Reference, Source
from macros.model.words import KINDS

HOME = ""
ALL_NUMBERS = "n/"
GO = "go/"
LETTER = "letter/"
OF_LETTER = "search/letter.js"  # what that page says of numbers
SCRIPTS = "assets/javascripts/"
STYLES = "assets/stylesheets/"
STANDARDS = "standards/"
HOW_WE_MAP = "about/how-we-map/"
SOURCES = "about/sources-and-status/"
SUBJECTS = "themes/"
COVERAGE = "about/coverage/"
WHICH_APPLIES = "about/does-this-apply-to-me/"
SECOND_READERS = "about/second-readers/"
HELP_US_READ = "about/help-us-read/"
OFFLINE = "about/offline/"
COMPARE = "compare/"
SAME_SUBJECT = "compare/same-subject/"
EDITIONS = "editions/"
HEAT = "map/"
DATA = "data/"
CHANGED = "changes/"
HANDOUTS = "handouts/"
MINE = "handouts/mine/"
PACKS = "packs/"  # below the handouts
CHOICES = "handouts/choices.js"
ARCHIVE = "standards-map"  # the whole site in one file, for a folder: standards-map.zip


def of_framework(framework: Framework, edition: str | None = None) -> str:
    """Return the address of a framework's page, or of one of its older editions: `standards/bell/2016/`."""
    return _edition(
        framework.id, edition or framework.current_edition, current=edition in {None, framework.current_edition}
    )


def of_provision(reference: Reference) -> str:
    """Return the address of a provision: `standards/mill/5-6/`, `standards/bell/2016/2-7/`."""
    edition = _edition(reference.framework, reference.edition, current=reference.current)
    return f"{edition}{'-'.join(numeric_parts(reference.number))}/"


def of_number(parts: tuple[str, ...]) -> str:
    """Return the address of a number by itself: `n/3-10/`."""
    return f"{ALL_NUMBERS}{'-'.join(parts)}/"


def of_item(item: Item) -> str:
    """Return the address of an item: `concepts/dual-relationships/`."""
    return f"{of_kind(item.kind)}{item.id}/"


def of_kind(kind: str) -> str:
    """Return the address of the list of all items of one kind: `concepts/`."""
    return f"{KINDS[kind].folder}/"


def of_theme(theme: str) -> str:
    """Return the address of all items of one theme: `themes/boundaries/`."""
    return f"{SUBJECTS}{theme}/"


def of_source(source: Source) -> str:
    """Return the address of what a source says, in its own order: `sources/millers-letter/`."""
    return f"sources/{source.id}/"


def of_file(file: str) -> str:
    """Return the address of a page from its file: `concepts/x/` from `docs/concepts/x.md`, `n/` from `n/index.md`."""
    folder, slash, name = file.removeprefix("docs/").removesuffix(".md").rpartition("/")
    return f"{folder}{slash}" if name == "index" else f"{folder}{slash}{name}/"


def of_pair(left: Framework, right: Framework) -> str:
    """Return the address of two frameworks side by side: `compare/mill-bell/`."""
    return f"{COMPARE}{left.id}-{right.id}/"


def of_compared(framework: Framework) -> str:
    """Return the address of the provisions of a framework beside those of all others: `compare/numbers/mill/`."""
    return f"{COMPARE}numbers/{framework.id}/"


def of_heat(framework: Framework) -> str:
    """Return the address of all pages by the provisions of a framework: `map/mill/`."""
    return f"{HEAT}{framework.id}/"


def of_became(framework: str, edition: str) -> str:
    """Return the address of what became of an older edition: `editions/bell-2016/`."""
    return f"{EDITIONS}{framework}-{edition}/"


def relative(here: str, there: str) -> str:
    """Return the link from one address to another; `there` may hold `#anchor`.

    Both end with `/`, but for the home page, which is empty.
    """
    path, hash_sign, anchor = there.partition("#")
    return (_way(here, path) or "./") + hash_sign + anchor


def to_file(here: str, file: str) -> str:
    """Return the link from an address to a file, which has no `/` at its end: `../data/map.json`."""
    return _way(here, file)


def _way(here: str, there: str) -> str:
    """Return how to get from the folder `here` to `there`: up to the first folder that holds both, and down again.

    posixpath.relpath would ask for the working directory, 20,000 times in a build.
    """
    shared = here[: here.rfind("/") + 1]
    while not there.startswith(shared):
        shared = shared[: shared.rfind("/", 0, -1) + 1]
    return "../" * here.count("/", len(shared)) + there[len(shared) :]


def _edition(framework: str, edition: str, *, current: bool) -> str:
    return f"{STANDARDS}{framework}/" if current else f"{STANDARDS}{framework}/{edition}/"
