"""Load the map that stands in one folder: `data/` and `docs/` become an index, or a list of problems."""

from __future__ import annotations

import datetime
import functools
import hashlib
import os
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from macros.model import urls
from macros.model.index import Index
from macros.model.places import Place, Problem, brief, one_a_slip
from macros.model.records import Data, Item, Page
from macros.model.words import KINDS
from macros.reading import build, encoding, sealed
from macros.reading.beside import titles_beside
from macros.reading.conflicts import conflicts
from macros.reading.files import printed as shelf
from macros.reading.files.admitted import MAPPINGS
from macros.reading.files.folders import DOCS
from macros.reading.files.tree import HOST, Tree, tree
from macros.reading.settings import Settings, read
from macros.reading.written import kind_of, read_page
from macros.reading.yaml.nodes import Node, Reading, way_to
from macros.reading.yaml.strict import read_yaml
from macros.rules import addresses, check
from macros.rules.gathered import gathered
from macros.rules.links import KNOWN
from macros.rules.ways import addresses_of, pages_of
from macros.views.made import made

ROOT = Path(__file__).resolve().parent.parent.parent
MUST_BE_THERE = ("standards", "sources", MAPPINGS)
MAY_BE_MISSING = tuple(name for name in build.TOPS if name not in MUST_BE_THERE)  # a young map does without them
MOST_SLIPS = 5  # of the hand that are looked for in one file
Judge = Callable[[Index], list[Problem]]  # returns what breaks a rule
FILES = (*MUST_BE_THERE, *MAY_BE_MISSING)


@dataclass(frozen=True, slots=True)
class Project:
    """What a folder holds; where there are problems, the index is not fit to be shown."""

    index: Index
    problems: tuple[Problem, ...]
    meant: Index  # without the slips that were made out: what is told of it does not follow from these
    tree: Tree = field(default_factory=Tree)
    settings: Settings = field(default_factory=Settings)


def load(root: Path = ROOT, today: str = "", judged: Judge | None = None) -> Project:
    """Read, check and index the map in `root`; what has not changed since the last call is not read again.

    `today` is the day to check by, as 2026-11-20, where that is not the day of the clock; `judged` asks the rules.
    """
    settings = read(root)
    standing = tree(root, settings.listed)
    problems = [*_published(root), *settings.problems, *standing.problems]
    moved = {place: path for place, path in standing.moved.items() if (root / path).read_bytes().startswith(b"---")}
    pages = sorted((*standing.pages, *moved))
    names = [*(f"data/{name}.yml" for name in FILES), *pages, f"{shelf.FOLDER}/{shelf.LIST}", addresses.PUBLISHED]
    there = {*standing.data, *pages, *standing.copied}
    # The key is what the files say, not when they were saved: `mkdocs serve` keeps this process alive.
    contents = tuple(
        (name, _content(root, moved.get(name, name), problems) if name in there else None) for name in names
    )
    pictures = frozenset(
        name.removeprefix(f"{DOCS}/") for name in standing.copied if name.startswith(f"{DOCS}/assets/")
    )
    refused = {problem.place.file for problem in standing.problems} - there
    away = tuple(sorted(refused & _OF_PAGES))
    project = _load(contents, today or _today(), pictures, judged, away)
    told = (problem for problem in project.problems if problem.place.file not in refused)  # not that it is missing, too
    problems += [_as_it_stands(problem, moved) for problem in told]
    is_whole = not any(name in away or name.startswith("data/") for name in project.index.data.unread)
    problems += _menu_leads_on(settings, standing, project.meant) if is_whole else ()
    problems += _pages_have_a_part(settings, project.meant)
    problems += sealed.problems(root, standing.data)
    problems += _host_is_that_of_the_site(root, settings, standing)
    problems += _addresses_lead_away(settings, project.index)
    return replace(project, problems=tuple(sorted(set(problems))), tree=standing, settings=settings)


_OF_PAGES = frozenset((DOCS, *(f"{DOCS}/{kind.folder}" for kind in KINDS.values())))  # where one is refused, pages lack


def _published(root: Path) -> list[Problem]:
    """Return what keeps the list of published addresses from being read: its encoding, and what a merge left in it."""
    problems: list[Problem] = []
    file = root / addresses.PUBLISHED
    content = file.read_bytes() if file.is_file() else b""
    text = encoding.text_of(content, addresses.PUBLISHED, problems)
    return [*problems, *conflicts(text or "", addresses.PUBLISHED)]


def checked(files: Mapping[str, bytes], today: str = "", pictures: frozenset[str] | None = None) -> Project:
    """Read, check and index files that need not stand in any folder yet; paths as from the project's root.

    `pictures` names the files of docs/assets, where they are known.
    """
    data = [f"data/{name}.yml" for name in FILES]
    pages = sorted(name for name in files if name.endswith(".md"))
    names = [*data, f"{shelf.FOLDER}/{shelf.LIST}", addresses.PUBLISHED, *pages]
    return _load(tuple((name, files.get(name)) for name in names), today or _today(), pictures)


def report(problems: tuple[Problem, ...]) -> str:
    """Return all problems as text, with their count; those that follow from one are counted in that one."""
    problems = gathered(problems)
    count = f"{len(problems)} problem{'' if len(problems) == 1 else 's'}"
    return "\n".join([*map(str, problems), count])


@functools.lru_cache(maxsize=2)
def _load(
    files: tuple[tuple[str, bytes | None], ...],
    today: str,
    pictures: frozenset[str] | None = None,
    judged: Judge | None = None,
    away: tuple[str, ...] = (),
) -> Project:
    reader = _Reader(dict(files))
    in_files = {_field(name): reader.records(name) for name in FILES}
    copies = _copies(files, {str(answer.item) for answer in in_files["answers"]})
    reader.problems += copies.values()
    pages = [file for file, _ in files if file.endswith(".md") and file not in copies]
    written = [page for file in pages if (page := reader.page(file))]
    data = Data(
        **in_files,
        items=tuple(page for page in written if isinstance(page, Item)),
        pages=tuple(page for page in written if isinstance(page, Page)),
        unread=(*reader.unread, *away),
        pictures=pictures,
        fingerprint=functools.partial(_fingerprint, files),
        handouts=shelf.read_list(reader.contents[f"{shelf.FOLDER}/{shelf.LIST}"]),
        today=today,
        beside=titles_beside(reader.contents[f"data/{MAPPINGS}.yml"]),
        published=frozenset((reader.contents[addresses.PUBLISHED] or b"").decode("utf-8", "replace").splitlines()),
    )
    index = Index.of(data)
    told = one_a_slip(reader.problems, (judged or check.problems)(index), reader.unfit)
    read = set(reader.problems)
    if data.unread or read.issuperset(told):
        return Project(index, tuple(told), index)
    from macros.rules.behind.search import traced

    meant, slips = traced(index, [problem for problem in told if problem not in read], check.CHECKS)
    behind = {slip.place for slip in slips if slip not in told}  # the slip says why what was read there is not right
    return Project(
        index, tuple(sorted([*(each for each in read & {*told} if each.place not in behind), *slips])), meant
    )


@functools.lru_cache(maxsize=32)
def _reading(content: bytes, file: str) -> Reading:
    """Read one file of `data/`; most stay as they are while one is edited, and so do the records and pages below."""
    return read_yaml(content, file, as_meant=True)


@functools.lru_cache(maxsize=32)
def _records(content: bytes, name: str) -> tuple[tuple[Any, ...], tuple[Problem, ...]]:
    """Return the records of one file of `data/`, and what is wrong with them."""
    problems: list[Problem] = []
    return _built(_reading(content, f"data/{name}.yml").node, name, problems), tuple(problems)


def _built(node: Node | None, name: str, problems: list[Problem]) -> tuple[Any, ...]:
    file = f"data/{name}.yml"
    return build.answers(node, file, problems) if name == MAPPINGS else build.records(name, node, file, problems)


def _told_of(content: bytes, name: str) -> list[Problem]:
    """Return what reading tells of one file of `data/`, which is not kept: it is one of many trials."""
    reading = read_yaml(content, f"data/{name}.yml", as_meant=True)
    problems = [*reading.problems]
    if reading.node is not None:
        _built(reading.node, name, problems)
    return problems


@functools.lru_cache(maxsize=1_000)
def _page(content: bytes, file: str) -> tuple[Item | Page | None, tuple[Problem, ...]]:
    """Return one page of `docs/`, and what is wrong with it."""
    problems: list[Problem] = []
    return read_page(content, file, problems), tuple(problems)


def _content(root: Path, name: str, problems: list[Problem]) -> bytes | None:
    try:
        return (root / name).read_bytes()
    except OSError:
        problem = Problem(Place(name), "the file cannot be opened", "let whoever runs this read it, or delete it")
        problems.append(problem)
        return None


def _copies(files: Iterable[tuple[str, bytes | None]], mapped: set[str]) -> dict[str, Problem]:
    """Return pages of guidance that nothing is mapped from and that hold what another holds, or bear its title."""
    copies: dict[str, Problem] = {}
    first: dict[bytes, str] = {}  # what a page holds, and its kind and title → the page
    pages = [(Path(file).stem in mapped, file, content) for file, content in files if content and kind_of(file)]
    for is_mapped, file, content in sorted(pages, key=lambda page: (not page[0], page[1])):
        kind = kind_of(file)
        title = _TITLE.search(content) if kind and KINDS[kind].mapped else None
        same = first.setdefault(content, file)
        titled = first.setdefault(f"{kind} ".encode() + title[1], file) if title else file
        if is_mapped or same == titled == file:
            continue
        says = (
            f"holds the same as {same}" if same != file else f"has the title of {titled}, and no number is mapped to it"
        )
        copies[file] = Problem(Place(file), f"it {says}", "write what is particular to it, or delete it")
    return copies


_TITLE = re.compile(rb"\A---\r?\n(?:.*\n)??title:\s*(\S.*)")


def _as_it_stands(problem: Problem, moved: Mapping[str, str]) -> Problem:
    """Return a problem with the file that is there, where its page was read as if it had the right name."""
    file = moved.get(problem.place.file)
    return replace(problem, place=problem.place._replace(file=file)) if file else problem


def _menu_leads_on(settings: Settings, standing: Tree, index: Index) -> Iterator[Problem]:
    away = [entry for entry in settings.menu if f"{DOCS}/{entry}" not in {*standing.pages, *standing.moved}]
    written = {page.file.removeprefix(f"{DOCS}/") for page in pages_of(index)}
    meant = written | {page.source for page in made(index)} if away else written
    for entry in away:
        if entry not in meant and entry.isprintable():  # else that is told
            remedy = "name a page as its file stands in docs/, such as about/index.md, or remove the line"
            yield Problem(entry.place, f"the menu leads to {entry}, which is no page", remedy)


def _pages_have_a_part(settings: Settings, index: Index) -> Iterator[Problem]:
    """Yield each page to which no part of the menu belongs: it names neither the page nor a list above it."""
    menu = {str(entry) for entry in settings.menu}
    lists = tuple(sorted(entry.removesuffix("index.md") for entry in menu if entry.endswith("/index.md")))
    with_a_part = {*KNOWN, *map(urls.of_kind, KINDS)}  # macros lead to them, or pages of a kind stand below them
    written = {page.file.removeprefix(f"{DOCS}/"): page for page in index.data.pages}
    for file, page in written.items() if menu else ():
        if file not in menu and not file.startswith(lists) and urls.of_file(file) not in with_a_part:
            folders = [f", such as {DOCS}/{folder}" for folder in lists if f"{folder}index.md" in written][:1]
            remedy = f'write - "{page.title}": {file} below nav: in mkdocs.yml, or move the page into the folder of a '
            remedy += f"list that stands there{''.join(folders)}"
            yield Problem(page.place, "no part of the menu holds this page, nor a list above it", remedy)


def _host_is_that_of_the_site(root: Path, settings: Settings, standing: Tree) -> Iterator[Problem]:
    is_refused = any(problem.place.file == HOST for problem in standing.problems)
    if HOST in standing.copied and not is_refused and (content := _content(root, HOST, [])):
        host, address = content.decode("utf-8", "replace").strip(), settings.site.address
        if address != "/" and not address.startswith((f"https://{host}/", f"http://{host}/")):
            remedy = "write the same host in both, or delete this file"
            yield Problem(Place(HOST), f"the host {brief(host)} is not that of site_url, {address}", remedy)


def _addresses_lead_away(settings: Settings, index: Index) -> Iterator[Problem]:
    own = settings.site.address
    for address in addresses_of(index) if own != "/" else ():
        if address.startswith(own) and address.place.file.endswith(".md"):
            fact = f"a link to this site by its address, which leads nowhere in a copy on a disk: {brief(address)}"
            yield Problem(address.place, fact, "write the way to the file, as ../concepts/fair-weight.md")
        elif address.startswith(own):
            fact = f"an address of this site, where that of somebody else's text belongs: {brief(address)}"
            yield Problem(address.place, fact, "write the address at which its publisher has it")


def _today() -> str:
    """Return the latest day that it is anywhere on Earth, so that nobody's day is still to come.

    A clock that stands before the change that is built, as SOURCE_DATE_EPOCH tells it, is wrong.
    """
    seconds = max(time.time(), float(os.environ.get("SOURCE_DATE_EPOCH") or 0))
    return datetime.datetime.fromtimestamp(seconds + 14 * 3600, datetime.UTC).date().isoformat()


def _field(name: str) -> str:
    """Return the field of `Data` that holds the records of a file."""
    return "answers" if name == MAPPINGS else build.TOPS[name][0]


@dataclass
class _Reader:
    """Reads one file after the other, and notes what is wrong and what could not be read to its end."""

    contents: dict[str, bytes | None]
    problems: list[Problem] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    unfit: set[Place] = field(default_factory=set)  # records in which a slip was read

    def records(self, name: str) -> tuple[Any, ...]:
        """Return the records of one file of `data/`."""
        file = f"data/{name}.yml"
        content = self.contents[file]
        if content is None:
            if name in MUST_BE_THERE:
                remedy = f"create {file}, or call this from the folder that holds data/ and docs/"
                self.problems.append(Problem(Place(file), "the file is missing", remedy))
                self.unread.append(file)
            return ()
        content = self._as_it_was_meant(content, name)
        reading = _reading(content, file)
        self.problems += reading.problems
        if reading.node is None and reading.problems:
            self.unread.append(file)
            return ()
        records, problems = _records(content, name)
        self.problems += problems
        for problem in (problem for problem in (*reading.problems, *problems) if not problem.about):
            self.unfit.update(way_to(reading.node, problem.place.line))
        return records

    def _as_it_was_meant(self, content: bytes, name: str) -> bytes:
        """Return a file of `data/` without the slips of the hand that explain what reading tells of it."""
        file = f"data/{name}.yml"
        for _ in range(MOST_SLIPS):
            reading = _reading(content, file)
            told = [*reading.problems, *(_records(content, name)[1] if reading.node is not None else ())]
            if not told:
                break
            from macros.reading.acts.search import undone

            found = undone(content, file, told, functools.partial(_told_of, name=name))
            if found is None:
                break
            slip, content = found
            self.problems.append(slip)
        self.contents[file] = content
        return content

    def page(self, file: str) -> Item | Page | None:
        """Return one page of `docs/`, or None where it is not there or its head cannot be read."""
        content = self.contents[file]
        if content is None:
            return None
        page, problems = _page(content, file)
        self.problems += problems
        if page is None:
            self.unread.append(file)
        elif any(1 < problem.place.line < page.body.lines[0].number and not problem.about for problem in problems):
            self.unfit.add(page.place)
        return page


def _fingerprint(files: tuple[tuple[str, bytes | None], ...]) -> str:
    """Return twelve signs that stand for what people wrote, whatever line ends and lists the machine made."""
    digest = hashlib.sha256()
    for name, content in files:
        if name in {f"{shelf.FOLDER}/{shelf.LIST}", addresses.PUBLISHED}:
            continue
        digest.update(f"{name}\0".encode() + (content or b"").replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()[:12]
