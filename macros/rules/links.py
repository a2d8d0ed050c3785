"""Rules for the links and pictures of a page: each leads to something that will be there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from macros.model import urls
from macros.model.body import LINK, Block, Link, without_code
from macros.model.fields import FORMS
from macros.model.index import Index
from macros.model.places import Cause, Place, Problem, brief, nearest
from macros.model.records import Item, Page
from macros.model.words import KINDS
from macros.rules.glance import WITH_LETTERS_AS_X
from macros.rules.ways import at_a_glance, bodies_of, may_hold, pages_of
from macros.views.anchors import ids_of_macro, ids_of_made
from macros.views.made import made

ELSEWHERE = re.compile(r"https://|mailto:")
_ADDRESS = re.compile(rf"{FORMS['address'][0].pattern}|mailto:[^\s/@]+@[A-Za-z0-9.-]+\.[A-Za-z]{{2,}}(\?[^\s\[\]]*)?")
HOME = "docs/index.md"
_NAME = re.compile(r"[a-z0-9/-]+\.md")
SHARED = "assets/"  # the folder of docs/ for pictures and other files that pages show


def links_are_whole(index: Index) -> Iterator[Problem]:
    """A link is its words in square brackets, and right behind them, in round ones, where it leads."""
    for body in bodies_of(index):
        told: set[str] = set()  # the marks of a link or a footnote whose other half stands further down
        for block in body.blocks:
            words = block.words
            if may_hold(words, _PARTS):
                yield from _pieces(block, without_code(words), told)
        for link in body.links:
            if not link.is_picture and not link.words.strip():
                fact = "a link without words: nobody sees it, and nobody can press it"
                yield Problem(link.target.place, fact, "write its words between the square brackets")
            if ELSEWHERE.match(link.target) and not _ADDRESS.fullmatch(link.target):
                fact = f"a link that no browser can follow: {brief(link.target)}"
                yield Problem(link.target.place, fact, "copy the whole address from the line of the browser")


def addresses_can_be_pressed(index: Index) -> Iterator[Problem]:
    """An address of the web on a page is where a link leads, and not words that nobody can press."""
    bodies = list(bodies_of(index))
    glance = at_a_glance(index)
    numbers = glance.holding(*_BARE) | glance.holding(*_HOSTS, table=WITH_LETTERS_AS_X)
    for body in (bodies[number] for number in numbers if number < len(bodies)):
        for block in body.blocks:
            rest = LINK.sub(lambda link: " " * len(link[0]), without_code(block.words))
            if block.form not in {"code", "call"} and (bare := re.search(_BARE_ADDRESS, rest)):
                fact = f"an address that is shown as words, and that nobody can press: {brief(bare[0])}"
                remedy = "write [the words](\u2026), with the address in the round brackets"
                yield Problem(block.place(bare.start()), fact, remedy)


_BARE = (b"://", b"mailto:", b"www.", b" ../", b"\n../")
_HOSTS = (b"x.xx/", b"x.xxx/", b"x.xxxx/")
_BARE_ADDRESS = (
    r"(?<![\w@/.<\]-])(?<!\]\()(?<!\] \()(?<!\]: )(?:(?:https?|s?ftp|file)://(?=[\w/])|mailto:|www\.[\w-]+\."
    r"|(?<!\S)\.\./[\w/-]+\.md"
    r"|[a-z0-9-]+(?:\.[a-z]{2,})+/)[^\s<>]*"
)


def links_lead_to_pages(index: Index) -> Iterator[Problem]:
    """A link within the site leads to the file of a page that is there, written as ../concepts/fair-weight.md."""
    files = _Files(index)
    for page in pages_of(index):
        for link in page.body.links:
            if not link.is_picture and not ELSEWHERE.match(link.target):
                yield from files.link(page, link)


def what_moved_leads_to_pages(index: Index) -> Iterator[Problem]:
    """What moved between two versions names a page and frameworks that are there, or that stand among the retired."""
    told = [moved for version in index.data.versions for moved in version.moved]
    if not told:
        return
    retired = {str(entry.id) for entry in index.data.retired}
    there = (
        retired
        | {urls.of_file(page.file) for page in pages_of(index)}
        | {urls.of_file(f"docs/{page.source}") for page in made(index)}
    )
    for moved in told:
        if moved.address and moved.address not in there:
            fact = f"no page stands at {brief(moved.address)}, and feeds lead there"
            yield Problem(moved.address.place, fact, nearest(moved.address, there))
        for name in moved.frameworks:
            if name not in index.frameworks and f"framework:{name}" not in retired:
                yield Problem(name.place, f"no framework {name}", nearest(name, index.frameworks))


def links_lead_to_headings(index: Index) -> Iterator[Problem]:
    """What stands behind the # of a link is the id of a heading on that page."""
    files = _Files(index)
    for page in pages_of(index):
        for link in page.body.links:
            path, sign, anchor = link.target.partition("#")
            if sign and not link.is_picture and not ELSEWHERE.match(path) and files.has(target := _target(page, path)):
                ids = files.ids(target)
                if anchor not in ids:
                    place = _behind(link, len(path) + 1)
                    fact = f"docs/{target} has no heading #{brief(anchor)}" if anchor else "nothing stands behind the #"
                    remedy = nearest(f"#{anchor}", [f"#{name}" for name in ids])
                    joined = " if not," if remedy.endswith("?") else "; or"
                    yield Problem(place, fact, f"{remedy}{joined} leave out the # and what stands behind it")


def pages_are_linked_to(index: Index) -> Iterator[Problem]:
    """A reader comes to every page by links in the text of others, from the home page on."""
    listed = {page.file.removeprefix("docs/"): page for page in pages_of(index) if _is_listed(page)}
    unseen = {page.file.removeprefix("docs/"): page for page in pages_of(index) if not _is_listed(page)}
    ahead = list(listed.values())
    while ahead and unseen:
        page = ahead.pop()
        paths = {link.target.partition("#")[0] for link in page.body.links if not ELSEWHERE.match(link.target)}
        targets = {_target(page, path) for path in paths if path}
        if isinstance(page, Item):
            targets |= {f"{KINDS[page.kind].folder}/index.md"}  # in the line above its title
            targets |= {index.items[name].file.removeprefix("docs/") for name in page.related if name in index.items}
        ahead += [unseen.pop(target) for target in targets & unseen.keys()]
    written = {page.file: page for page in pages_of(index)}
    taken = {page.source for page in made(index)} if unseen else set()
    for name, page in unseen.items():
        if name in taken or not _NAME.fullmatch(name):
            continue  # told as such
        beside = f"{posixpath.dirname(page.file)}/index.md"
        host = written.get(beside if beside != page.file else HOME) or written.get(HOME) or page
        fact = f"no page leads to “{brief(page.title)}”, so that no reader comes to it"
        link = f"[{page.title}]({_way(host, page.file.removeprefix('docs/'))})"
        remedy = f"write {link} in a sentence of {host.file}, or a link on another page"
        yield Problem(Place(page.file), fact, remedy, yields=True)


def headings_have_ids_of_their_own(index: Index) -> Iterator[Problem]:
    """No id of a heading stands twice on a page, nor is it one that a macro of the page prints."""
    for page in pages_of(index):
        printed = {name: macro for macro, _ in page.body.calls for name in ids_of_macro(index, macro, _item(page))}
        first: dict[str, Place] = {}
        for heading in page.body.headings:
            if heading.id in first:
                fact = f"the id #{heading.id} stands here for the second time; the first is on line "
                yield Problem(
                    heading.place, f"{fact}{first[heading.id].line}", "write another one: a link finds one only"
                )
            elif heading.id in printed:
                fact = f"the id #{heading.id} is printed by {{{{ {printed[heading.id]}() }}}} too"
                yield Problem(heading.place, fact, "write another one: a link finds one only")
            first.setdefault(heading.id, heading.place)


def pictures_are_there_and_say_what_they_show(index: Index) -> Iterator[Problem]:
    """A picture stands in docs/assets/, and between its brackets stands what it shows."""
    known = index.data.pictures
    for page in pages_of(index):
        for link in page.body.links:
            if not link.is_picture:
                continue
            if not link.words.strip():
                fact = "a picture without words for people who do not see it"
                yield Problem(
                    link.target.place, fact, "write between the brackets what it shows: ![a pair of scales](…)"
                )
            target = _target(page, link.target)
            if known is not None and "://" not in link.target and target not in known:
                pictures = [_way(page, name) for name in known if name.startswith(SHARED)]
                yield Problem(
                    link.target.place, f"there is no picture {brief(link.target)}", nearest(link.target, pictures)
                )


# --- What the rules share ---------------------------------------------------------------------------------------------


class _Files:
    """The files to which links may lead; what is made is looked up when the first link asks for it."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._written = {page.file.removeprefix("docs/"): page for page in pages_of(index)}
        self._made = {page.source: page for page in made(index)}

    def has(self, target: str) -> bool:
        """Tell whether there is such a page."""
        return target in self._written or target in self._made

    def ids(self, target: str) -> set[str]:
        """Return the ids of a page to which links may lead."""
        if target not in self._written:
            return set(ids_of_made(self._index, self._made[target]))
        page = self._written[target]
        printed = {name for macro, _ in page.body.calls for name in ids_of_macro(self._index, macro, _item(page))}
        return printed | {heading.id for heading in page.body.headings}

    def link(self, page: Item | Page, link: Link) -> Iterator[Problem]:
        """Yield what is wrong with where a link leads, the first thing alone."""
        path = link.target.partition("#")[0]
        if _KIND.match(path):
            return  # the reader of pages has refused it
        if not link.target.strip():
            yield Problem(link.target.place, "a link that leads nowhere", "write where it leads between the brackets")
        elif slip := next((says for pattern, *says in _SLIPS if re.search(pattern, path)), None):
            meant = re.sub(r"\s+|%20", "-", path.replace("\\", "/"))
            meant = meant.lstrip("/") if meant.startswith("/") else _target(page, meant)
            of_file = f"write {_way(page, meant)}" if self.has(meant) else ""
            remedy = of_file or self._as_address(page, path) or slip[1]
            yield Problem(link.target.place, f"{slip[0]}: {brief(link.target)}", remedy)
        elif path:
            target = _target(page, path)
            if self.has(target) or (path.endswith((".svg", ".png", ".jpg", ".pdf")) and self._is_picture(target)):
                return
            if target.startswith("../"):
                fact = f"the link leads out of docs/, to what is not published: {brief(path)}"
                remedy = "link to a page, or to an https:// address, or leave it out"
                yield Problem(link.target.place, fact, self._as_address(page, path) or remedy)
            else:
                fact = f"the link leads to a page that is not there: {brief(path)}"
                yield Problem(link.target.place, fact, self._instead(page, target), cause=self._cause(target))

    def _as_address(self, page: Item | Page, path: str) -> str:
        """Say which file was meant by an address of the site, as a browser shows it; empty where it leads to none."""
        folder = page.file.removeprefix("docs/").removesuffix(".md").removesuffix("index")
        target = posixpath.normpath(posixpath.join("/", folder, path)).strip("/")
        files = (file for file in (f"{target}.md", f"{target}/index.md") if self.has(file))
        return next((f"write {_way(page, file)}" for file in files), "")

    def _cause(self, target: str) -> Cause:
        """Return what is not there: a page, or one that stands in another folder now."""
        stem = target.removesuffix(".md").removesuffix("/index")
        name = stem.rpartition("/")[2]
        if name not in self._index.items:
            return Cause(f"the page {name}")
        return Cause(f"the page {stem}", f"it is {self._index.items[name].file} now: lead each link there")

    def _is_picture(self, target: str) -> bool:
        known = self._index.data.pictures
        return known is None or (target in known and target.startswith(SHARED))

    def _instead(self, page: Item | Page, target: str) -> str:
        """Say which file was meant: the same in other letters or of another ending, or of the same name elsewhere."""
        known = {**self._written, **self._made}
        stem = re.sub(r"(?i)(?:/index)?(?:\.\w+)?/?$", "", target).lower()
        for candidate in (f"{stem}.md", f"{stem}/index.md"):
            if candidate in known:
                return f"write {_way(page, candidate)}"
        name = stem.rpartition("/")[2]
        alike = sorted(file for file in known if file.rpartition("/")[2] == f"{name}.md")
        if alike:
            return f"write {_way(page, alike[0])}"
        beside = [file for file in known if posixpath.dirname(file) == posixpath.dirname(target)]
        return nearest(_way(page, target), [_way(page, file) for file in beside or self._written])


_KIND = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_SLIPS = (
    (r"\\", "a backslash in a link", "write / between a folder and a file"),
    (r"^//", "a link without https", "write https:// before it"),
    (r"^/", "a link that begins with /", "write the way from this page, as ../concepts/fair-weight.md"),
    (r"\s|%20", "a space in a link", "write the name of the file, which has none"),
    (
        r"^www\.|^(?:[\w-]+\.)+[a-z]+/|^(?:[\w-]+\.){2,}[a-z]+$",
        "an address without https",
        "write https:// before it",
    ),
    (r"[?<>\"']", "a sign that no file's name holds", "write the name of the file, as ../concepts/fair-weight.md"),
)


def _is_listed(page: Item | Page) -> bool:
    """Tell whether lists that are made name a page, or a macro leads to its address."""
    if isinstance(page, Item):
        return bool(page.theme) or not KINDS[page.kind].listed or urls.of_item(page) in KNOWN
    return urls.of_file(page.file) in KNOWN


KNOWN = {address for address in vars(urls).values() if isinstance(address, str)}  # macros lead to these


def _item(page: Item | Page) -> Item | None:
    return page if isinstance(page, Item) else None


def _target(page: Item | Page, path: str) -> str:
    """Return the file below docs/ to which a path on a page leads; the page itself where there is no path."""
    here = page.file.removeprefix("docs/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(here), path)) if path else here


def _way(page: Item | Page, target: str) -> str:
    """Return the path from a page to a file below docs/."""
    return posixpath.relpath(f"/{target}", posixpath.dirname(f"/{page.file.removeprefix('docs/')}"))


def _behind(link: Link, offset: int) -> Place:
    place = link.target.place
    return Place(place.file, place.line, place.column + offset)


def _pieces(block: Block, words: str, told: set[str]) -> Iterator[Problem]:
    rest = LINK.sub(lambda match: " " * len(match[0]), words)
    if not may_hold(rest, _PARTS):
        return
    for pattern, fact, remedy in _BROKEN:
        if match := re.search(pattern, rest):
            *_, mark = ("", *re.findall(r"\[[^\[\]]*\]", match[0]))
            if not mark or mark not in told:
                yield Problem(block.place(match.start()), f"{fact}: {brief(match[0])}", remedy)
            told.add(mark)
            return
    if rest.count("[") != rest.count("]"):
        at = rest.find("[") if rest.count("[") > rest.count("]") else rest.rfind("]")
        remedy = "write [the words](../concepts/fair-weight.md), with all four brackets"
        yield Problem(block.place(at), f"a bracket that stands alone: {brief(rest[at:].strip())}", remedy)


_PARTS = ("[", "]", ".md", "(#")  # one of these stands in every link
_WHOLE = "write [the words](../concepts/fair-weight.md) in one piece"
# On a line of its own, also within a list or a quote: Markdown takes all of it for no words of the page.
_END_OF_A_LINK = (
    r"(?m)^(?:(?:[-*+>]|\d+\.) +)*\[[^\[\]\n]*\]:(?!\s*(?!https:|mailto:)[a-zA-Z][\w+.-]*:)"
    r"(?=\s*\S+(?:\s+[\"'(].*[\"')])? *$|[^:\n]*$)"
)
# Compiled by the first search that needs them: a page without a slip needs none.
_BROKEN = (
    (r"(?im)^\[TOC\]$", "a mark for a list of the headings, which stands beside the page anyhow", "take it out"),
    (r"\]\([^\s)]*|\][^\s()\[\]]*\.md\)", "a bracket of this link is lost", _WHOLE),
    (
        r"\]\s+\((?=\.\./|https?:|mailto:|#|[\w/-]+\.md)[^)\n]*\)?",
        "a space stands between the two brackets",
        _WHOLE,
    ),
    (r"\([^()\n]*\)\[[^\[\]\n]*\]", "the brackets of this link stand the other way round", _WHOLE),
    (r"\[\^[^\]\n]*\]", "a footnote, which is shown as it is", "say it in the sentence"),
    (r"(?<!!)\[\[[^\]\n]*\]\]", "a link of a wiki, which is shown as it is", _WHOLE),
    (r"(?<!!)\[[^\[\]\n]*\]\s?\[[^\]\n]*\]", "a link whose end stands elsewhere", _WHOLE),
    (
        _END_OF_A_LINK,
        "the end of a link that stands elsewhere, which nobody would see",
        f"{_WHOLE}; if it is none, begin the line with a word",
    ),
    (
        r"\((?:\.\./[^()\s]*|[a-z0-9/-]+\.md(?:#[^()\s]*)?|#[a-z0-9-]+)\)",
        "where a link leads, without its words",
        _WHOLE,
    ),
)
