"""Read the pages that people write: their front matter, and what their text may not hold."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace

from macros.model.fields import fields_of
from macros.model.places import Place, Problem, Text, nearest, nearly
from macros.model.records import Item, Page
from macros.model.words import KINDS
from macros.reading import build, calls, encoding, head, signs, typeface
from macros.reading.body import body_of
from macros.reading.conflicts import conflicts
from macros.reading.unsafe import MAY_BE_UNSAFE, unsafe
from macros.reading.yaml.strict import read_yaml

FOLDERS = {kind.folder: name for name, kind in KINDS.items()}


def kind_of(file: str) -> str | None:
    """Return the kind of item that `docs/concepts/x.md` holds, or None for a page that is no item."""
    match = re.fullmatch(r"docs/([^/]+)/(?!index\.md$)[^/]+\.md", file)
    return FOLDERS.get(match[1]) if match else None


def folder_meant(file: str) -> str:
    """Return the folder of a kind whose name somebody wrote nearly, in small letters; empty where there is none."""
    match = re.fullmatch(r"docs/([a-z-]+)/(?!index\.md$)[^/]+\.md", file)
    return nearly(match[1], FOLDERS) if match else ""


def read_page(content: bytes, file: str, problems: list[Problem]) -> Item | Page | None:
    """Read one page: an item where its folder is that of a kind, else a plain page; None if its head is unreadable."""
    text = encoding.text_of(content, file, problems)
    if text is None:
        return None
    if merged := tuple(conflicts(text, file, is_page=True)):
        problems += merged
        return None
    if text.startswith("\ufeff"):
        problems += signs.problems("\ufeff", file)
        text = text[1:]
    front, body, first_line = head.split(text)
    kind = kind_of(file) or _kind_meant(file, front, problems)
    macros = (*calls.PAGE, *calls.ITEM) if kind else calls.PAGE
    problems += _odd_signs(body, file, first_line)
    problems += _unsafe_text(body, file, first_line, macros)
    about_head = tuple(head.goes_on(body, file, first_line)) if front else (head.why_none(text, file),)
    problems += about_head
    if not front or about_head:
        return None  # there is no head, or it is cut in two, or stands twice: then what stands below is no body
    if typeface.is_printed(file):
        problems += _unprintable_text(body, file, first_line)
    reading = read_yaml(front.encode(), file, first_line=2, as_meant=True)
    problems += reading.problems
    if reading.node is None:
        if not reading.problems:
            problems.append(
                Problem(Place(file), "the front matter is empty", 'write title: "…" between the two lines ---')
            )
        return None
    read = body_of(body, file, first_line)
    if kind:
        item = build.item(reading.node, file, kind, read, problems)
        return item if kind_of(file) else replace(item, file=f"docs/{KINDS[kind].folder}/{_own_name(file)}")
    return build.page(reading.node, file, read, problems)


def _kind_meant(file: str, front: str, problems: list[Problem]) -> str | None:
    """Return the kind of a page that stands in no folder of guidance and was meant to, so that nothing else follows."""
    if folder := folder_meant(file):
        fact = f"{posixpath.dirname(file)}/ is no folder of guidance, so that no list and no mapping finds the page"
        problems.append(Problem(Place(file), fact, f"move it to docs/{folder}/"))
        return FOLDERS[folder]
    own = fields_of(Item).keys() - fields_of(Page).keys()
    keys = [key for key in re.findall(r"(?m)^(\w+):", front) if key in own]
    if len(keys) < _MORE_THAN_A_SLIP:
        return None
    fact = f"the head is that of a page of guidance, with {' and '.join(keys[:2])}, and this folder holds none"
    remedy = "move it to the folder of its kind, such as docs/situations/, or take out what belongs to guidance"
    problems.append(Problem(Place(file), fact, remedy))
    return next((name for name, kind in KINDS.items() if kind.answers_first and "now" in keys), next(iter(KINDS)))


def _own_name(file: str) -> str:
    """Return the name of a page, or that of its folder where it is called index.md."""
    return posixpath.basename(file if posixpath.basename(file) != "index.md" else f"{posixpath.dirname(file)}.md")


_MORE_THAN_A_SLIP = 2  # keys of guidance in the head of another page


def _odd_signs(body: str, file: str, first_line: int) -> Iterator[Problem]:
    """Yield what no page may hold of signs; of rows that came out of a sheet, the first alone."""
    lines = body.split("\n")
    rows = signs.rows_of_a_sheet(lines) if "\t" in body else set()
    if rows:
        first, more = min(rows), len(rows) - 1
        fact = f"rows of a sheet, with a tab between two cells, here and on {more} line{'s' * (more > 1)} below"
        remedy = "write | a | b | for each, and | --- | --- | below the first"
        yield Problem(Place(file, first_line + first, lines[first].index("\t") + 1), fact, remedy)
    rest = (line.replace("\t", " ") if number in rows else line for number, line in enumerate(lines))
    yield from signs.problems("\n".join(rest) if rows else body, file, first_line)


def _unprintable_text(body: str, file: str, first_line: int) -> Iterator[Problem]:
    """Yield the signs that no sheet can show; sheets take what stands below the first heading, without pictures."""
    heading = re.search(r"(?m)^## ", body)
    if heading and not body.isascii():
        above = body.count("\n", 0, heading.start())
        text = _without(_IMAGE, body[heading.start() :])
        yield from signs.unprintable(text, file, first_line + above)


def _without(pattern: re.Pattern[str], text: str) -> str:
    """Return a text with spaces in the place of what fits a pattern, so that all else keeps its place."""
    return pattern.sub(lambda match: re.sub(".", " ", match[0]), text)


_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")


# Every brace on a page belongs to one of these, so that no template code runs and no attribute can carry a script.
_BRACES = re.compile(
    r"""\{\{\ (?P<macro>[a-z_]+)\(\)\ \}\}   # {{ item_head() }}: a macro, without arguments
      | \{\ \#[a-z0-9-]+\ \}            # { #heading-id }
      | \{\ (?:\.[a-z-]+\ )+\}          # { .class }
      | \{\ width="\d+"\ \}             # { width="640" }
    """,
    re.VERBOSE,
)


def _unfit(macro: str, macros: tuple[str, ...]) -> tuple[str, str]:
    """Say why a page may not call a macro, and what to do."""
    if macro in calls.ITEM:
        fact = f"{macro} prints what belongs to a page of guidance, and this page is none"
        return fact, f"remove it, or move the page into one of the folders {', '.join(FOLDERS)}"
    if macro in calls.MADE:
        return f"{macro} prints a page that is made from the data", "remove it: such a page is there already"
    return f"no macro {macro}", nearest(macro, macros)


# Without one of these, a line holds nothing that is looked for below.
_SUSPECT = re.compile(r"[{}<&\[\]:]")
_ODD_LINK = re.compile(r"\][(:]\s*(?!https://|mailto:|(?i:javascript|vbscript|data):\S)[a-zA-Z][a-zA-Z0-9+.-]*:")
_OWN_IMAGE = re.compile(r"!\[[^\[\]]*\]\((?!\s|\w+:|//)[^()\s]+\)")


def _unsafe_text(body: str, file: str, first_line: int, macros: tuple[str, ...]) -> Iterator[Problem]:
    for number, line in enumerate(body.split("\n"), first_line):
        if not _SUSPECT.search(line):
            continue
        for match in _BRACES.finditer(line) if "{" in line else ():
            if match["macro"] and match["macro"] not in macros:
                yield Problem(Place(file, number, match.start() + 1), *_unfit(match["macro"], macros))
        rest = _without(_BRACES, line) if "{" in line else line
        if "{" in rest or "}" in rest:
            column = min(at for at in (rest.find("{"), rest.find("}")) if at >= 0) + 1
            remedy = (
                'write only a known macro such as {{ item_head() }}, a heading id such as { #why }, or { width="640" }'
            )
            yield Problem(
                Place(file, number, column),
                f"template code or attributes in the page: {rest[column - 1 :][:40]}",
                remedy,
            )
        elif MAY_BE_UNSAFE.search(rest):
            yield from unsafe(Text(rest, Place(file, number)), in_page=True)
        if "![" in rest and (column := _without(_OWN_IMAGE, rest).find("![") + 1):
            fact = "an image that is not one of ours"
            remedy = "put the picture into docs/assets/ and write ![what it shows](../assets/picture.svg)"
            if "]" not in rest[column:]:
                fact, remedy = "the words for a picture go on on the next line", "write all of them on this line"
            yield Problem(Place(file, number, column), fact, remedy)
        if "]" in rest and (link := _ODD_LINK.search(rest)):
            yield Problem(
                Place(file, number, link.start() + 1),
                f"a bad link: {rest[link.start() + 2 :][:40]}",
                "link to a page of ours (../concepts/x.md) or to an https:// address",
            )
