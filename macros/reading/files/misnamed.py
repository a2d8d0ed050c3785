"""Where a page was meant to stand whose name, ending or folder is not right, so that nothing else follows from that."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from macros.reading.written import folder_meant, kind_of

TAKEN_FOR_PAGES = frozenset(
    ("md", "markdown", "mdown", "mkdn", "mkd", "mdwn", "mdtext", "mdtxt", "mdx", "qmd", "rst", "text", "txt")
)


def whole(name: str) -> str:
    """Return the name of a file without all the endings that say it is text."""
    stem, dot, ending = name.rpartition(".")
    return whole(stem) if dot and ending.lower() in TAKEN_FOR_PAGES else name


def sorted_out(paths: Iterable[str], pages: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return copies → the page that they stand beside, and the place meant → the page that stands elsewhere.

    `paths` are those of docs/ that are or may be pages, `pages` those whose names are right. Of several that may be
    meant for one place, none is taken.
    """
    of_place: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        place = place_meant(path)
        if place != path:
            of_place[place].append(path)
    there = set(pages) - {path for members in of_place.values() for path in members}
    copies = {path: place for place, members in of_place.items() if place in there for path in members}
    moved = {
        place: members[0]
        for place, members in of_place.items()
        if place not in there and len(members) == 1 and kind_of(place)
    }
    return copies, moved


# What file managers and browsers write behind the name of a copy, and in front of it.
_COPY = re.compile(r"(?i)^(?:copy of|kopie von) +|[ _-]*\(\d+\)$|[ _-]+(?:copy|kopie)(?:[ _-]*\(?\d+\)?)?$")
# What programs that share or merge files write behind the name of the one that gave way.
_GAVE_WAY = re.compile(
    r"(?i)[ _-]*\([^()]*(?:conflict|copy|kopie|version)[^()]*\)$|[ ._-]+(?:sync-)?conflict[\w.-]*$|~[\w-]+$| \d{1,2}$"
    r"|(?-i:-(?:DESKTOP|LAPTOP)-[\w-]+)$|[._](?:orig|bak|old|mine|theirs|new)$|_v\d+$"
    r"|[._](?:local|base|remote|backup)[._]\d+$"
)
_PLAIN = re.compile(r"docs(?:/[a-z0-9]+(?:-[a-z0-9]+)*)+\.md")


def place_meant(path: str) -> str:
    """Return where a page was meant to stand: the same path where its name is right, or where nobody can tell."""
    folder, _, name = path.rpartition("/")
    if name == "index.md" and kind_of(f"{folder}.md"):
        return f"{folder}.md"
    stem = whole(name)
    if stem in {name, "README"}:
        return path
    stem = _COPY.sub("", _COPY.sub("", stem))
    stem = stem if _PLAIN.fullmatch(path) else _GAVE_WAY.sub("", stem)
    place = f"{folder}/{stem}.md".lower().replace(" ", "-").replace("_", "-")
    if not kind_of(place) and (kind := folder_meant(place)):
        place = f"docs/{kind}/{place.rpartition('/')[2]}"
    return place if _PLAIN.fullmatch(place) else path
