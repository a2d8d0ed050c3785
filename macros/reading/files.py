"""What stands in the folder of a map: what is read, what is published as it is, what is left out, and what is refused.

The check and both builders ask this one list, so that nothing is published which the check has not read.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from macros.model.places import Place, Problem, nearest, visible
from macros.model.typed import COMMAND
from macros.reading import build, contents, printed
from macros.reading.misnamed import meant, sorted_out, whole
from macros.reading.written import folder_meant, kind_of

DATA, DOCS, THEME = "data", "docs", "theme"
MAPPINGS = "mappings"
HOST = f"{DOCS}/CNAME"
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


class Tree(NamedTuple):
    """The files of a map by what becomes of them, each as a path from its folder, with `/`."""

    data: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()  # Markdown, which becomes a page
    copied: tuple[str, ...] = ()  # published as they are
    left_out: tuple[str, ...] = ()  # neither read nor published
    problems: tuple[Problem, ...] = ()
    moved: Mapping[str, str] = MappingProxyType({})  # where a page was meant to stand → where it stands, misnamed

    def leaves_out(self, path: str) -> bool:
        """Tell whether a file is left out, alone or with its folder."""
        return any(path == left or path.startswith(f"{left}/") for left in self.left_out)

    @property
    def notes(self) -> tuple[str, ...]:
        """What is left out, in one line for a person; nothing where nothing is."""
        if not self.left_out:
            return ()
        names = ", ".join(map(_shown, self.left_out[:_MOST_NAMED]))
        more = len(self.left_out) - _MOST_NAMED
        return (f"left out, neither read nor published: {names}{f' and {more} more' if more > 0 else ''}",)


def tree(root: Path, listed: frozenset[str] | None = None) -> Tree:
    """Return what stands in `data/`, `docs/` and `theme/` of a map; `listed` names scripts and styles of `mkdocs.yml`.

    Without it nothing can be built, and every script is let be. No link is followed, and nothing is opened but what
    is published as it is.
    """
    kept: dict[str, list[str]] = {"data": [], "page": [], "copy": [], "left out": []}
    problems: list[Problem] = []
    entries = [entry for folder in (DATA, DOCS, THEME) for entry in _entries(root, folder)]
    sheets = _sheets(root)
    problems += [Problem(Place(name), _RUN.fact, _RUN.remedy) for name in _WOULD_RUN if (root / name).exists()]
    refused: dict[str, Refused] = {}
    for path, kind in entries:
        verdict = _verdict(path, kind, listed, sheets)
        if isinstance(verdict, Refused):
            refused[path] = verdict
        elif verdict:
            kept[verdict].append(path)
    of_pages = [path for path, kind in entries if kind == "file" and _may_be_a_page(path)]
    unfit = {path: path for path in of_pages if path in refused and kind_of(path) and _unfit(path)}
    copies, moved = sorted_out(of_pages, kept["page"])
    moved = unfit | moved  # what names such a page need not say so as well
    refused |= {path: _copied(page) for path, page in copies.items()}
    refused |= {path: _misnamed(path) for path in moved.values() if path in kept["page"] and not _folder_tells(path)}
    moved = {place: path for place, path in moved.items() if not _is_read_as_meant(path)}
    misplaced = {*copies, *moved.values()}
    kept["page"] = [path for path in kept["page"] if path not in misplaced]
    problems += [Problem(Place(_shown(path)), verdict.fact, verdict.remedy) for path, verdict in refused.items()]
    problems += _alike([path for path, _ in entries if path not in refused and path not in misplaced])
    for path in kept["copy"]:
        if not path.startswith(f"{printed.FOLDER}/"):  # these were made here, from what was checked
            problems += _content(root, path)
    data, pages, copied, left_out = (tuple(sorted(paths)) for paths in kept.values())
    return Tree(data, pages, copied, left_out, tuple(sorted(problems)), MappingProxyType(moved))


class Refused(NamedTuple):
    """Why something may not stand where it stands, and what to do."""

    fact: str
    remedy: str


_WOULD_RUN = ("main.py", "main")
_RUN = Refused("the plugin for macros would run it in a build", "give it another name, or delete it")


def is_left_behind(name: str) -> bool:
    """Tell whether a file or folder is what editors and systems leave behind them."""
    return (
        (name.startswith(".") and name not in contents.WITH_A_DOT)
        or name.startswith("~$")
        or name.endswith("~")
        or (name.startswith("#") and name.endswith("#"))
        or name.lower().endswith((".swp", ".swo", ".swn"))
        or name.lower() in _OF_SYSTEMS
    )


_MOST_NAMED = 8
_OF_SYSTEMS = {"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx", "@eadir", "$recycle.bin"}


def _entries(root: Path, folder: str) -> Iterator[tuple[str, str]]:
    """Yield path and kind of everything below a folder: `file`, `folder`, `link`, `other` or `left behind`."""
    top = root / folder
    if top.is_symlink():
        yield folder, "link"
    elif top.is_dir():
        yield from _below(str(top), folder)


_DEEPEST = 10  # folders within each other


def _below(folder: str, path: str) -> Iterator[tuple[str, str]]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError:
        yield path, "closed"
        return
    for entry in entries:
        inner = f"{path}/{entry.name}"
        if is_left_behind(entry.name):
            yield from _left_behind(entry, inner)
        elif entry.is_symlink():
            yield inner, "link"
        elif entry.is_dir():
            is_deep = inner.count("/") > _DEEPEST
            yield inner, "deep" if is_deep else "folder"
            yield from () if is_deep else _below(entry.path, inner)
        else:
            yield inner, "file" if entry.is_file() else "other"


def _left_behind(entry: os.DirEntry[str], path: str) -> Iterator[tuple[str, str]]:
    """Yield what is left behind, and links to folders in it: MkDocs walks there before it leaves them out."""
    if entry.is_symlink():  # one that leads nowhere is how an editor marks a file that is open
        yield path, "link" if entry.is_dir() else "left behind"
        return
    yield path, "left behind"
    for folder, names, _ in os.walk(entry.path) if entry.is_dir() else ():
        inner = path + folder.removeprefix(entry.path).replace(os.sep, "/")
        yield from ((f"{inner}/{name}", "link") for name in sorted(names) if Path(folder, name).is_symlink())


def _verdict(path: str, kind: str, listed: frozenset[str] | None, sheets: frozenset[str] | None) -> Refused | str:
    """Return what becomes of an entry: `data`, `page`, `copy`, `left out`, nothing for a folder, or a refusal."""
    if kind in _NO_FILES:
        return _NO_FILES[kind]
    if unfit := _unfit(path):
        return unfit
    if kind == "folder":
        return _folder(path)
    top, _, inner = path.partition("/")
    if top == DOCS:
        return _in_docs(inner, listed, sheets)
    return _in_data(inner) if top == DATA else _in_theme(inner)


def _unfit(path: str) -> Refused | None:
    """Return why no file and no folder may bear a name, whatever it holds."""
    name = path.rpartition("/")[2]
    if not path.isprintable():
        return Refused("a name with a sign that cannot be seen", _LOWER_CASE)
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
    if top == DOCS and inner != contents.WELL_KNOWN and not _PLAIN_NAME.fullmatch(name):
        return Refused(f"the name of the folder is {name}", _LOWER_CASE)
    return ""


_PLAIN_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def _may_be_a_page(path: str) -> bool:
    """Tell whether somebody meant a file for a page: text, in a folder that may hold pages."""
    top, _, inner = path.partition("/")
    apart = ("assets/", "handouts/", "templates/", f"{contents.WELL_KNOWN}/")
    return top == DOCS and path.isprintable() and not inner.startswith(apart) and not contents.of_the_root(inner)


def _folder_tells(path: str) -> bool:
    """Tell whether a folder above a page is told already, or is told where the page is read."""
    return _is_read_as_meant(path) or not all(map(_PLAIN_NAME.fullmatch, path.split("/")[1:-1]))


def _is_read_as_meant(path: str) -> bool:
    """Tell whether the folder of a page is nearly that of a kind, so that its reader says so."""
    return not kind_of(path) and bool(folder_meant(path))


def _copied(page: str) -> Refused:
    remedy = f"put what is new in it into {page}, and delete this one; a page of its own needs a name of its own"
    return Refused(f"two pages of one name: {page} is there already", remedy)


def _misnamed(path: str) -> Refused:
    name = path.rpartition("/")[2].removesuffix(".md")
    if name == "index":
        return Refused("a page of guidance in a folder of its own", f"save it as {meant(path)}")
    return Refused(f"the name of the file is {name}", _LOWER_CASE)


def _right_name(path: str, without_endings: str) -> str:
    place = meant(path)
    return place.rpartition("/")[2] if place != path else f"{without_endings.replace('README', 'index')}.md"


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
    if likely and likely[0] in RECORDS:
        whole = f"{DATA}/{likely[0]}.yml"
        return Refused("a file that nobody reads", f"put what is new in it into {whole}, and delete it")
    return Refused("a file that nobody reads", nearest(inner, known))


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
        if not kind_of(path) and not _PLAIN_NAME.fullmatch(stem):  # those of a kind are looked at where they are read
            return Refused(f"the name of the file is {stem}", _LOWER_CASE)
        return "page"
    if what := contents.NOT_ADMITTED.get(path.removeprefix(f"{DOCS}/")):
        return Refused(f"no page, but {what}", contents.ABOUT_NOT_ADMITTED)
    if without_endings != name:
        return Refused(
            f"a page ends in .md, and this in {name.removeprefix(without_endings)}",
            f"save it as {_right_name(path, without_endings)}",
        )
    return Refused("a file that nobody checks", _remedy_for(ending.lower()))


_LOWER_CASE = "use lower-case letters, digits and single hyphens"


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
    return Refused("a file that nobody checks", f"save a picture as one of {kinds}; delete it if it is none")


def _made_sheet(path: str, sheets: frozenset[str] | None) -> Refused | str:
    within = path.removeprefix(f"{printed.FOLDER}/")
    if within in {printed.LIST, *printed.ZIPS}:
        return "copy" if sheets is not None else "left out"
    if within.endswith((".pdf", ".js")):
        return "copy" if sheets and within in sheets else "left out"
    return Refused(f"only handouts stand here, which {COMMAND} handouts makes", "move it elsewhere, or delete it")


def _sheets(root: Path) -> frozenset[str] | None:
    """Return the sheets that the list of handouts names, or None where there is no list."""
    try:
        content = (root / printed.FOLDER / printed.LIST).read_bytes()
        return frozenset(file for made in printed.read_list(content) for file in printed.files_of(made))
    except OSError:
        return None


def _alike(paths: list[str]) -> Iterator[Problem]:
    """Yield what differs from another path in capitals alone; of two, the one that has more of them."""
    first: dict[str, str] = {}
    for path in sorted(paths, reverse=True):  # small letters come after capitals
        other = first.setdefault(path.casefold(), path)
        if other != path:
            fact = f"differs from {_shown(other)} in capitals alone"
            yield Problem(Place(_shown(path)), fact, "rename one of them: some systems hold only one")


def _content(root: Path, path: str) -> tuple[Problem, ...]:
    if path.endswith((".js", ".css")):
        return ()  # mkdocs.yml or a template names them: they are looked at as code
    try:
        return contents.problems(path, (root / path).read_bytes())
    except OSError:
        return (Problem(Place(path), "the file cannot be opened", "let whoever runs this read it, or delete it"),)


def _shown(path: str) -> str:
    return visible(path).replace("\n", "U+000A")
