"""What stands in the folder of a map: what is read, what is published as it is, what is left out, and what is refused.

The check and both builders ask this one list, so that nothing is published which the check has not read.
"""

from __future__ import annotations

import site
import sys
from collections.abc import Iterator, Mapping
from importlib.machinery import PathFinder
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from macros.model.places import Place, Problem, visible
from macros.reading.files import contents, printed
from macros.reading.files.admitted import LOWER_CASE, PLAIN_NAME, Refused, asked_for, fate_of, unfit_name
from macros.reading.files.folders import DATA, DOCS, THEME, entries_of
from macros.reading.files.misnamed import place_meant, sorted_out
from macros.reading.written import folder_meant, kind_of

HOST = f"{DOCS}/CNAME"


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
    entries = [entry for folder in (DATA, DOCS, THEME) for entry in entries_of(root, folder)]
    sheets = _sheets(root)
    problems += [Problem(Place(name), fact, _ANOTHER_NAME) for name, fact in _would_run(root)]
    refused: dict[str, Refused] = {}
    for path, kind in entries:
        fate = fate_of(path, kind, listed, sheets)
        if isinstance(fate, Refused):
            refused[path] = fate
        elif fate:
            kept[fate].append(path)
    of_pages = [path for path, kind in entries if kind == "file" and _may_be_a_page(path)]
    unfit = {path: path for path in of_pages if kind_of(path) and unfit_name(path)}
    copies, moved = sorted_out(of_pages, kept["page"])
    moved = unfit | moved  # what names such a page need not say so as well
    refused |= {path: _copied(page) for path, page in copies.items()}
    refused |= {path: _misnamed(path) for path in moved.values() if path in kept["page"] and not _folder_tells(path)}
    moved = {place: path for place, path in moved.items() if not _is_read_as_meant(path)}
    misplaced = {*copies, *moved.values()}
    kept["page"] = [path for path in kept["page"] if path not in misplaced]
    problems += [Problem(Place(_shown(path)), refusal.fact, refusal.remedy) for path, refusal in refused.items()]
    problems += _alike([path for path, _ in entries if path not in refused])
    problems += _gone(root, listed, {path: kind for path, kind in entries if kind == "file" or path in refused})
    for path in kept["copy"]:
        if not path.startswith(f"{printed.FOLDER}/"):  # these were made here, from what was checked
            problems += _content(root, path)
    data, pages, copied, left_out = (tuple(sorted(paths)) for paths in kept.values())
    return Tree(data, pages, copied, left_out, tuple(sorted(problems)), MappingProxyType(moved))


_MOST_NAMED = 8  # of those that are left out
_ANOTHER_NAME = "give it another name, or delete it"


def _would_run(root: Path) -> Iterator[tuple[str, str]]:
    """Yield what stands beside the folders of a map and runs in a build without being asked for, and why."""
    for name in ("main", "main.py"):
        if (root / name).exists():
            yield name, "the plugin for macros would run it in a build"
    packages = (inner.parent for inner in root.glob("*/__init__.py"))
    for path in sorted({*root.glob("*.py"), *packages}):
        if path.name not in _PACKAGES_OF_OURS and _is_library(path.stem):
            yield path.name, "Python would run it in the place of what bears that name"


_PACKAGES_OF_OURS = ("macros", "tests", "tools")
_AT_EACH_START = ("sitecustomize", "usercustomize")


def _is_library(name: str) -> bool:
    """Tell whether Python has a module of this name, or looks for one before it does anything else."""
    is_known = name in sys.stdlib_module_names or name in _AT_EACH_START
    return is_known or PathFinder.find_spec(name, site.getsitepackages()) is not None


def _may_be_a_page(path: str) -> bool:
    """Tell whether somebody meant a file for a page: text, in a folder that may hold pages."""
    top, _, inner = path.partition("/")
    apart = ("assets/", "handouts/", "templates/", f"{contents.WELL_KNOWN}/")
    return top == DOCS and path.isprintable() and not inner.startswith(apart) and not contents.of_the_root(inner)


def _folder_tells(path: str) -> bool:
    """Tell whether a folder above a page is told already, or is told where the page is read."""
    return _is_read_as_meant(path) or not all(map(PLAIN_NAME.fullmatch, path.split("/")[1:-1]))


def _is_read_as_meant(path: str) -> bool:
    """Tell whether the folder of a page is nearly that of a kind, so that its reader says so."""
    return not kind_of(path) and bool(folder_meant(path))


def _copied(page: str) -> Refused:
    remedy = f"put what is new in it into {page}, and delete this one; a page of its own needs a name of its own"
    return Refused(f"two pages of one name: {page} is there already", remedy)


def _misnamed(path: str) -> Refused:
    name = path.rpartition("/")[2].removesuffix(".md")
    if name == "index":
        return Refused("a page of guidance in a folder of its own", f"save it as {place_meant(path)}")
    return Refused(f"the name of the file is {name}", LOWER_CASE)


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


def _gone(root: Path, listed: frozenset[str] | None, entries: Mapping[str, str]) -> Iterator[Problem]:
    """Yield what pages ask for and what is not there; a map without a folder for it is built with the project's own."""
    for path in sorted(asked_for(listed, entries)) if listed is not None else ():
        if path not in entries and (root / path).parent.is_dir():
            remedy = "take it back as it was; or, if mkdocs.yml names it, remove that line"
            yield Problem(Place(path), "a file that pages are made with is missing", remedy)


def _content(root: Path, path: str) -> tuple[Problem, ...]:
    if path.endswith((".js", ".css")):
        return ()  # mkdocs.yml or a template names them: they are looked at as code
    try:
        return contents.problems(path, (root / path).read_bytes())
    except OSError:
        return (Problem(Place(path), "the file cannot be opened", "let whoever runs this read it, or delete it"),)


def _shown(path: str) -> str:
    return visible(path).replace("\n", "U+000A")
