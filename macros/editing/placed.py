"""Put a new entry where it belongs in its file: in its list, at its place, with what follows from it elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as Table

from macros.editing import entries
from macros.editing.fix import MAPPINGS, STANDARDS, mended
from macros.model.index import Index
from macros.model.places import Place
from macros.model.records import Framework, Item, NotYetLooked
from macros.model.words import KINDS, THEMES
from macros.reading.yaml.nodes import Block, Node, Series, below
from macros.reading.yaml.strict import read_yaml

ELSEWHERE = "data/elsewhere.yml"
SOURCES = "data/sources.yml"

Files = Table[str, bytes]


def in_order(files: Files, file: str, text: str) -> dict[str, bytes]:
    """Return the changed file with its entries in order and the titles beside its numbers."""
    changed = {STANDARDS: files[STANDARDS], file: text.encode()}
    return {file: mended(changed).get(file, changed[file])}


def with_mapping(text: str, item: str, framework: str, entry: list[str]) -> str:
    """Return the mappings with one entry more: in the list of its framework, else in a new list, else under a new item.

    `mended` sorts them.
    """
    root = read_yaml(text.encode(), MAPPINGS).node
    by_framework = below(root, item)
    series = below(by_framework, framework)
    lines = text.rstrip("\n").split("\n")
    if isinstance(series, Series):
        first = series.values[0]
        is_gap = isinstance(first, Block) and ({"none", "not-yet"} & set(map(str, first.values)))
        if is_gap:
            at = first.place.line - 1
            lines[at : entries.end_of(lines, at)] = _entry(entry, first)
            return "\n".join([*lines, ""])
        return appended([*lines, ""], series, entry)
    if isinstance(by_framework, Block):
        at = by_framework.place.line - 1
        lines[at:at] = [f"  {framework}:", *entries.indented(entries.dashed(entry), 4)]
        return "\n".join([*lines, ""])
    return "\n".join([*lines, f"{item}:", f"  {framework}:", *entries.indented(entries.dashed(entry), 4), ""])


def appended(lines: list[str], series: Node | None, entry: list[str]) -> str:
    """Return the lines as a text, with one entry more at the end of a list."""
    if isinstance(series, Series) and series.values:
        last = series.values[-1]
        after = entries.end_of(lines, last.place.line - 1)
        return "\n".join([*lines[:after], *_entry(entry, last), *lines[after:]])
    if isinstance(series, Series):
        return _begun(lines, series.place, entry)
    raise LookupError("there is no list to add to: write the first entry by hand")


def with_framework(standards: bytes, name: str, entry: list[str]) -> str:
    """Return the standards with one framework more, below the others."""
    known = below(read_yaml(standards, "").node, "frameworks")
    if not isinstance(known, Block) or not known.values:
        raise LookupError("there is no framework to stand beside: write the first one by hand")
    lines = standards.decode().split("\n")
    last = list(known.values)[-1].place
    margin, after = last.column - 1, entries.end_of(lines, last.line - 1)
    lines[after:after] = entries.indented([f"{name}:", *entries.indented(entry, 2)], margin)
    return "\n".join(lines)


def without_body(text: bytes, name: str) -> bytes:
    """Return the bodies that this map does not cover without one of them, which it covers from now on."""
    bodies = below(read_yaml(text, ELSEWHERE).node, "elsewhere")
    if not isinstance(bodies, Block):
        return text
    lines, at = text.decode().split("\n"), next(key.place.line for key in bodies.values if key == name) - 1
    lines[at : entries.end_of(lines, at)] = []
    if len(bodies.values) == 1:
        lines[at - 1] += " {}"
    return "\n".join(lines).encode()


def with_gaps_of(text: str, index: Index, item: str, page: Table[str, str]) -> str:
    """Return the mappings with an honest gap under a new page for each framework that does not say it of all pages."""
    gaps = [
        _gap(name, page["title"], framework.title)
        for name, framework in index.frameworks.items()
        if not {None, page["theme"]} & {untouched.theme for untouched in framework.not_yet}
    ]
    lines = [f"{item}:", *(line for gap in gaps for line in gap)] if gaps else []
    return "\n".join([text.rstrip("\n"), *lines, ""])


def looked_at_last(index: Index, files: Files, item: str, framework: str) -> dict[str, bytes]:
    """Return the files in which a framework that nobody had looked at says so of the themes that are left.

    The other pages under the theme of this one say it each by itself. Nothing where it did not say so of this page.
    """
    named, theme = index.frameworks[framework], index.items[item].theme
    left = {str(untouched.theme or ""): str(untouched.why) for untouched in named.not_yet}
    block = below(read_yaml(files[STANDARDS], STANDARDS).node, "frameworks", framework)
    if not isinstance(block, Block) or not left.keys() & {"", str(theme)}:
        return {}
    whole = left.pop("", "")
    by_theme = {name: left.get(name) or whole for name in THEMES if name != theme}
    not_yet = [{"theme": name, "says": says} for name, says in by_theme.items() if says]
    lines = files[STANDARDS].decode().split("\n")
    first, after = block.place.line - 1, entries.end_of(lines, named.id.place.line - 1)
    values = {**entries.values_of(block), "not_yet": not_yet or None}
    lines[first:after] = entries.patched(Framework, block, values, lines, after)
    answered = {answer.item for answer in index.data.answers if answer.framework == framework}
    others = [other for other in index.data.items if other.theme == theme and other.id not in {item, *answered}]
    return {
        **files,
        STANDARDS: "\n".join(lines).encode(),
        MAPPINGS: _with_gaps(files[MAPPINGS].decode(), others, framework, named.title),
    }


def _with_gaps(text: str, items: Iterable[Item], framework: str, title: str) -> bytes:
    """Return the mappings with an honest gap for one framework under each of some pages that are mapped."""
    root = read_yaml(text.encode(), MAPPINGS).node
    lines = text.rstrip("\n").split("\n")
    gaps: list[tuple[int, list[str]]] = []
    for item in items:
        if KINDS[item.kind].mapped:
            gap = _gap(framework, item.title, title)
            known = below(root, item.id)
            at = known.place.line - 1 if isinstance(known, Block) else len(lines)
            gaps.append((at, gap if known else [f"{item.id}:", *gap]))
    for at, gap in sorted(gaps, key=lambda place: -place[0]):
        lines[at:at] = gap
    return "\n".join([*lines, ""]).encode()


def _gap(framework: str, page: str, title: str) -> list[str]:
    why = {"not-yet": f"Nobody here has compared the page \u201c{page}\u201d with {title} yet."}
    return [f"  {framework}:", *entries.indented(entries.dashed(entries.write(NotYetLooked, why)), 4)]


def _begun(lines: list[str], place: Place, entry: list[str]) -> str:
    """Return the lines with the first entry of a list that stands empty, as `provisions: []`."""
    at = place.line - 1
    key, behind = lines[at][: place.column - 1].rstrip(), lines[at][place.column :].partition("]")[2]
    margin = len(key) - len(key.lstrip()) + 2
    return "\n".join([*lines[:at], key + behind, *entries.indented(entries.dashed(entry), margin), *lines[at + 1 :]])


def _entry(entry: list[str], neighbour: Node) -> list[str]:
    return entries.indented(entries.dashed(entry), neighbour.place.column - len("- ") - 1)
