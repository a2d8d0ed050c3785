"""Read the prose of a page by the ids of its headings, as plain blocks of text that paper can hold."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator, Mapping

import jinja2
import markdown
from bs4 import BeautifulSoup, Tag

from macros.model.records import record
from macros.reading.head import split

# Those of mkdocs.yml that shape blocks; emphasis and links become plain text anyway.
_EXTENSIONS = ("attr_list", "tables", "pymdownx.details", "admonition")
_TIE = "\u00a0"  # no line ends here
_HANDED_OUT = "sm-handed-out"
BOX = "\u2610"  # a box to tick, which the template draws: our typeface has none


@record
class Block:
    """What stands on paper by its form.

    A paragraph is `text`, a list `steps` or `points`, then there are a smaller `heading`, a `table` with its head as
    the first row, `space` to write in, and `figure`, a drawing whose words are its line.
    """

    form: str
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    count: int = 0  # of the lines to write on
    drawing: str = ""
    handed_out: bool = False  # printed by a macro, for each person of a group


@record
class Section:
    """What stands under one heading.

    What a page folds away is a section of its own, `<id>-answer`; so is a drawing, `drawing`, which has no title.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]


def handed_out(macro: Callable[..., str]) -> Callable[..., str]:
    """Return a macro whose print is known for what each person of a group gets."""
    return lambda: f'<div class="{_HANDED_OUT}">\n{macro()}\n</div>'


def sections(
    page: str, macros: Mapping[str, Callable[..., str]], drawing_of: Callable[[str], str]
) -> tuple[Section, ...]:
    """Return the sections of a page (front matter and Markdown) in their order, with what `macros` print on it.

    `drawing_of` gives the drawing to which a way leads, or nothing where no sheet can show it.
    """
    # The reader of pages has refused every brace that is not a call of a macro.
    environment = jinja2.Environment(autoescape=False)  # noqa: S701  macros escape what they print
    text = environment.from_string(split(page)[1]).render(macros)
    soup = BeautifulSoup(markdown.markdown(text, extensions=list(_EXTENSIONS)), "html.parser")
    for unseen in soup.select("[hidden], [data-without-script], button, select, .sm-meta, .sm-report"):
        unseen.decompose()
    for box in soup.select("input[type=checkbox], input[type=radio]"):
        box.replace_with(f"{BOX} ")
    for choice in soup.select(".sm-choice"):  # the boxes of one question stand on one line
        choice.string = f" {_text(choice).replace(' ', _TIE)}"
    drawings: dict[Tag | None, list[Section]] = {}
    for picture in soup.find_all("img"):
        if drawing := drawing_of(str(picture["src"])):
            figure = Block(form="figure", lines=(str(picture["alt"]),), drawing=drawing)
            section = Section(id="drawing", title="", blocks=(figure,))
            drawings.setdefault(picture.find_previous("h2"), []).append(section)
        picture.decompose()
    in_order = [*drawings.get(None, ())]
    for heading in soup.find_all("h2"):
        in_order += [*_section(heading), *drawings.get(heading, ())]
    return tuple(section for section in in_order if section.blocks)


def _section(heading: Tag) -> Iterator[Section]:
    name = str(heading.get("id", ""))
    blocks: list[Block] = []
    answers: list[Tag] = []
    for tag in heading.find_next_siblings():
        if tag.name == "h2":
            break
        if tag.name == "details":
            answers.append(tag)
        else:
            blocks += _blocks(tag)
    yield Section(id=name, title=_text(heading), blocks=tuple(blocks))
    for answer in answers:
        title, *rest = answer.find_all(recursive=False)
        yield Section(
            id=f"{name}-answer", title=_text(title), blocks=tuple(block for tag in rest for block in _blocks(tag))
        )


def _blocks(tag: Tag) -> Iterator[Block]:
    if _HANDED_OUT in tag.get_attribute_list("class"):
        for inner in tag.find_all(recursive=False):
            yield from (dataclasses.replace(block, handed_out=True) for block in _blocks(inner))
    elif tag.name in {"ol", "ul"}:
        lines = tuple(_text(entry) for entry in tag.find_all("li", recursive=False))
        yield Block(form="steps" if tag.name == "ol" else "points", lines=lines)
    elif tag.name == "table":
        yield Block(form="table", rows=tuple(_cells(row) for row in tag.find_all("tr")))
    elif tag.name in {"h3", "h4", "summary"}:
        yield Block(form="heading", lines=(_text(tag),))
    elif tag.name in {"textarea", "input"} or "sm-lines" in tag.get_attribute_list("class"):
        yield Block(form="space", count=len(tag.find_all(recursive=False)) or int(str(tag.get("rows", "1"))))
    elif tag.name in {"blockquote", "details", "div", "fieldset", "form", "section"} or tag.select_one(".sm-lines"):
        yield from (block for inner in tag.find_all(recursive=False) for block in _blocks(inner))
    elif text := _text(tag):
        yield Block(form="text", lines=(text,))


def _cells(row: Tag) -> tuple[str, ...]:
    return tuple(_text(cell) for cell in row.find_all(["th", "td"]))


def _text(tag: Tag) -> str:
    return re.sub(r"[ \t\n]+", " ", tag.get_text()).strip()
