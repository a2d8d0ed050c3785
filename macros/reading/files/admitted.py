"""What becomes of a file or a folder by its path: read, published as it is, left out, or refused."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from macros.model.places import nearest
from macros.model.typed import COMMAND
from macros.reading import build
from macros.reading.files import contents, printed
from macros.reading.files.folders import DATA, DOCS, THEME
from macros.reading.files.misnamed import place_meant, whole
from macros.reading.written import kind_of

MAPPINGS = "mappings"
RECORDS = (*build.TOPS, MAPPINGS)  # each in a file of its own, below data/

# What templates and other scripts ask for; mkdocs.yml lists the rest, and a fork lists its own there.
ASKED_FOR = (
    "answers.js",
    "as-at.js",
    "colours.js",
    "compare.js",
    "cpd-sheet.js",
    "handouts.js",
    "heat.js",
    "kept.js",
    "kinds/applies.css",
    "kinds/compare.css",
    "kinds/glance.css",
    "kinds/handouts.css",
    "kinds/heat.css",
    "kinds/home.css",
    "kinds/learn.css",
    "kinds/letter.css",
    "kinds/number-box.css",
    "kinds/provision.css",
    "kinds/room.css",
    "kinds/situation.css",
    "letter.js",
    "lost.js",
    "mine.js",
    "number-box.js",
    "numbers-calendar.js",
    "numbers-days.js",
    "numbers-joining.js",
    "numbers-known.js",
    "numbers-meant.js",
    "numbers-owners.js",
    "numbers-phrases.js",
    "numbers-reading.js",
    "numbers-text.js",
    "numbers-times.js",
    "numbers-words.js",
    "numbers.js",
    "pick.js",
    "policy-check.js",
    "print.css",
    "provision-filter.js",
    "reader.js",
    "report.js",
    "river.js",
    "room.js",
    "search-hits.js",
    "search.js",
    "sheets.js",
    "sides.js",
    "typed.js",
    "vendor/minisearch-7.2.0.min.js",
    "vendor/stemmer-2.0.1.min.js",
    "which-applies.js",
)
BESIDE = ("assets/fonts/LICENSE.txt", "assets/javascripts/vendor/LICENCES.txt", "assets/examples/ask.py")
PLAIN_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
LOWER_CASE = "use lower-case letters, digits and single hyphens"


class Refused(NamedTuple):
    """Why something may not stand where it stands, and what to do."""

    fact: str
    remedy: str


def fate_of(path: str, kind: str, listed: frozenset[str] | None, sheets: frozenset[str] | None) -> Refused | str:
    """Return what becomes of an entry: `data`, `page`, `copy`, `left out`, nothing for a folder, or a refusal."""
    if kind in _NO_FILES:
        return _NO_FILES[kind]
    if unfit := unfit_name(path):
        return unfit
    if kind == "folder":
        return _folder(path)
    top, _, inner = path.partition("/")
    if top == DOCS:
        return _in_docs(inner, listed, sheets)
    return _in_data(inner) if top == DATA else _in_theme(inner)


def asked_for(listed: frozenset[str], entries: Collection[str]) -> set[str]:
    """Return the paths of all that pages of these entries ask for: what mkdocs.yml lists, what templates name, a frame.

    A map with nothing of what templates name is built with the project's own, and so with what it lists of that.
    """
    folders = {"js": "javascripts", "css": "stylesheets"}
    named = {f"{DOCS}/assets/{folders[name.rpartition('.')[2]]}/{name}" for name in ASKED_FOR}
    frame = f"{THEME}/main.html"
    return {frame} if named.isdisjoint(entries) else {frame, *named, *(f"{DOCS}/{name}" for name in listed)}


def unfit_name(path: str) -> Refused | None:
    """Return why no file and no folder may bear a name, whatever it holds."""
    name = path.rpartition("/")[2]
    if not path.isprintable():
        return Refused("a name with a sign that cannot be seen", LOWER_CASE)
    if name.partition(".")[0].lower() in _RESERVED or name.endswith((".", " ")):
        return Refused(f"Windows cannot hold a file or a folder called {name}", "choose another name")
    if len(name) > _LONGEST:
        fact = f"a name of {len(name)} letters, which no sheet made from it could bear"
        return Refused(fact, f"keep it to {_LONGEST}, with its ending")
    return None


_NO_FILES: dict[str, Refused | str] = {
    "left behind": "left out",
    "link": Refused(
        "a link to another place, which may hold what nobody checks",
        "put the file or the folder itself here, in the place of the link",
    ),
    "other": Refused("no file and no folder", "delete it"),
    "deep": Refused("a folder within too many others", "move what it holds further up"),
    "closed": Refused("a folder that cannot be opened", "let whoever runs this read it, or delete it"),
}
_LONGEST = 100  # letters of a name
_NUMBERED = (f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³")
_RESERVED = {"con", "prn", "aux", "nul", *_NUMBERED}


def _folder(path: str) -> Refused | str:
    top, _, inner = path.partition("/")
    name = path.rpartition("/")[2]
    if top == DATA and inner != "schema":
        return Refused("a folder that the map does not have", f"put what the map needs into {DATA}/, delete the rest")
    if path == f"{DOCS}/templates":
        return Refused("a folder that MkDocs leaves out because of its name", "choose another name")
    if top == DOCS and inner != contents.WELL_KNOWN and not PLAIN_NAME.fullmatch(name):
        return Refused(f"the name of the folder is {name}", LOWER_CASE)
    return ""


def _in_data(inner: str) -> Refused | str:
    known = [*(f"{name}.yml" for name in RECORDS), *_BESIDE_RECORDS]
    if inner in known:
        return "data"
    if inner.startswith("schema/"):
        name = inner.removeprefix("schema/")
        if name.removesuffix(".json") in RECORDS and name.endswith(".json"):
            return ""  # for editors; nothing is made of it
        return Refused("no schema of a file of this map", f"delete it; {COMMAND} schema writes those that are")
    if "/" in inner:
        return ""  # its folder is refused
    likely = re.match(r"[a-z]+", inner.lower())
    fact, remedy = "a file that nobody reads", ""
    if inner.endswith((".csv", ".xlsx", ".ods", ".numbers")):
        saved = "" if inner.endswith(".csv") else "save it as CSV, "
        fact = "a sheet, which is brought in by a command"
        remedy = f"move it out of {DATA}/, {saved}and bring it in by {COMMAND} import-csv with its name"
    elif likely and likely[0] in RECORDS:
        remedy = f"put what is new in it into {DATA}/{likely[0]}.yml, and delete it"
    return Refused(fact, remedy or nearest(inner, known))


_BESIDE_RECORDS = ("fingerprints.json", "published.txt")


def _in_theme(inner: str) -> Refused | str:
    if (inner.endswith(".html") or inner == "sitemap.xml") and _FILE_NAME.fullmatch(inner.rpartition("/")[2]):
        return ""
    remedy = f"put a script, a style or a picture into {DOCS}/assets/, and delete the rest"
    return Refused("no template, and a build would publish it unread", remedy)


def _in_docs(inner: str, listed: frozenset[str] | None, sheets: frozenset[str] | None) -> Refused | str:
    path = f"{DOCS}/{inner}"
    if inner.startswith("assets/"):
        return _asset(inner, listed)
    if inner.startswith("handouts/"):
        return _made_sheet(path, sheets)
    if contents.of_the_root(inner):
        return "copy"
    if inner.startswith(f"{contents.WELL_KNOWN}/"):
        return Refused("a file that no builder would publish", contents.ABOUT_WELL_KNOWN)
    if right := contents.of_the_root_in_other_capitals(inner):
        return Refused("hosts and search engines read it in other capitals alone", f"save it as {right}")
    return _page(path)


def _page(path: str) -> Refused | str:
    name = path.rpartition("/")[2]
    stem, _, ending = name.rpartition(".")
    without_endings = whole(name)
    if ending == "md" and stem == without_endings:
        if stem == "README":
            return Refused("the builders would take it for index.md", "save it as index.md, or choose another name")
        if not kind_of(path) and not PLAIN_NAME.fullmatch(stem):  # those of a kind are looked at where they are read
            return Refused(f"the name of the file is {stem}", LOWER_CASE)
        return "page"
    if what := contents.NOT_ADMITTED.get(path.removeprefix(f"{DOCS}/")):
        return Refused(f"no page, but {what}", contents.ABOUT_NOT_ADMITTED)
    if without_endings != name:
        return Refused(
            f"a page ends in .md, and this in {name.removeprefix(without_endings)}",
            f"save it as {_right_name(path, without_endings)}",
        )
    return Refused("a file that nobody checks", _remedy_for(ending.lower()))


def _right_name(path: str, without_endings: str) -> str:
    place = place_meant(path)
    return place.rpartition("/")[2] if place != path else f"{without_endings.replace('README', 'index')}.md"


def _remedy_for(ending: str) -> str:
    if ending in {"html", "htm", "xhtml", "xht", "shtml"}:
        return (
            "write the page as Markdown, in a file that ends in .md; a file by which a search engine knows you "
            "stays as it came"
        )
    if ending in contents.PICTURES or ending in {"woff2", "css", "js", "ico"}:
        return f"move it to {DOCS}/assets/"
    return f"a page ends in .md, a picture stands in {DOCS}/assets/; delete it, or move it out of {DOCS}/"


def _asset(inner: str, listed: frozenset[str] | None) -> Refused | str:
    name = inner.rpartition("/")[2]
    if not _FILE_NAME.fullmatch(name):
        return Refused(f"the name of the file is {name}", "use letters without accents, digits, hyphens and dots")
    ending = name.rpartition(".")[2]
    if ending in {"js", "css"}:
        within = re.sub(r"^assets/(?:javascripts|stylesheets)/", "", inner)
        if listed is None or inner in listed or within in ASKED_FOR:
            return "copy"
        key = {"js": "extra_javascript", "css": "extra_css"}[ending]
        return Refused("a script or a style that no page asks for", f"name it in mkdocs.yml under {key}, or delete it")
    if ending in contents.PICTURES or ending == "woff2" or inner in BESIDE:
        return "copy"
    if whole(name) != name:
        return Refused("a page among the pictures", f"move it to a folder of pages, such as {DOCS}/about/")
    kinds = ", ".join(sorted(contents.PICTURES))
    fact, remedy = "a file that nobody checks", f"save a picture as one of {kinds}; delete it if it is none"
    if ending.lower() in contents.PICTURES:
        fact = "the ending of the picture stands in capitals"
        remedy = f"save it as {name[: -len(ending)]}{ending.lower()}"
    return Refused(fact, remedy)


def _made_sheet(path: str, sheets: frozenset[str] | None) -> Refused | str:
    within = path.removeprefix(f"{printed.FOLDER}/")
    if within in {printed.LIST, *printed.ZIPS}:
        return "copy" if sheets is not None else "left out"
    if within.endswith((".pdf", ".js")):
        return "copy" if sheets and within in sheets else "left out"
    return Refused(f"only handouts stand here, which {COMMAND} handouts makes", "move it elsewhere, or delete it")
