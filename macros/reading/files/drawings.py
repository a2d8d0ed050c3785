"""Drawings that keep to plain shapes, our typeface and our colours: they stand in a page itself, and on its sheets."""

from __future__ import annotations

import html
import re
from xml.etree import ElementTree as Tree

from macros.reading import typeface
from macros.reading.files.svg import SVG

# What a drawing is drawn in → its name in the style sheets, which turn it for dark pages and for few colours.
COLOURS = {
    "#16262e": "ink",
    "#fbfaf6": "ground",
    "#fff": "card",
    "#cfe3e8": "first",
    "#f6e7c6": "second",
    "#e6dcef": "third",
}
_SHAPES = {"svg", "g", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
_WORDS = {"text", "tspan"}
_PAINTS = ("fill", "stroke")
_FAMILY = re.compile(r"\s*[\"']?Atkinson Hyperlegible[\"']?\s*(?:,.*)?")
_NUMBER = r"\d{1,5}(?:\.\d{1,5})?"
_FRAME = re.compile(
    rf"(?:-?{_NUMBER}[ ,]+){{2}}(?![0.]+[ ,]){_NUMBER}[ ,]+(?![0.]+$){_NUMBER}"
)  # with a width and a height
_UNPRINTED = re.compile(rf"[^{typeface.CLASS}\s]")
_PLACES = {
    *("viewBox", "width", "height", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "dx", "dy"),
    *("d", "points", "transform", "text-anchor", "font-size", "font-weight", "font-family"),
    *("fill", "fill-rule", "stroke", "stroke-width", "stroke-linejoin", "stroke-linecap", "stroke-dasharray"),
    *("id", "role", "aria-labelledby"),
}


def is_plain(content: bytes) -> bool:
    """Tell whether a drawing, which the check has found harmless, keeps to what any page and any sheet can show."""
    try:
        drawing = Tree.fromstring(content)  # noqa: S314  `svg.problems` has refused what could grow or load
    except Tree.ParseError:
        return False
    is_framed = _FRAME.fullmatch(drawing.attrib.get("viewBox", ""))
    return bool(is_framed) and "fill" in drawing.attrib and all(map(_is_plain, drawing.iter()))


def for_page(content: bytes, words: str, width: str = "") -> str:
    """Return a plain drawing as part of a page; `words` are heard in its place."""
    drawing = Tree.fromstring(content)  # noqa: S314
    _, _, own_width, own_height = drawing.attrib["viewBox"].replace(",", " ").split()
    width = width or own_width
    head = f'<svg class="sm-drawing" viewBox="{drawing.attrib["viewBox"]}" width="{width}"'
    height = round(float(width) * float(own_height) / float(own_width))
    head += f' height="{height}" role="img" aria-label="{html.escape(words)}"{_attributes(drawing, _OF_PAGE)}>'
    return head + "".join(map(_element, drawing)) + "</svg>"


# The frame of the page says these.
_OF_PAGE = {"viewBox", "width", "height", "id", "role", "aria-labelledby", "font-family"}


def _is_plain(element: Tree.Element) -> bool:
    name = _name(element)
    return (
        name in _SHAPES | _WORDS
        and element.attrib.keys() <= _PLACES
        and all(element.attrib.get(paint, "none") in {*COLOURS, "none"} for paint in _PAINTS)
        and bool(_FAMILY.fullmatch(element.attrib.get("font-family", "Atkinson Hyperlegible")))
        and not (name in _WORDS and _UNPRINTED.search(element.text or ""))
        and not (element.tail or "").strip()
    )


def _element(element: Tree.Element) -> str:
    name = _name(element)
    if name in {"title", "desc"}:
        return ""  # a browser shows a title when it is pointed at; the words for it stand in the page
    inner = html.escape(element.text.strip() if element.text else "") + "".join(map(_element, element))
    return f"<{name}{_attributes(element, _OF_PAGE - {'width', 'height'})}>{inner}</{name}>"


def _attributes(element: Tree.Element, left_out: set[str]) -> str:
    kept = {name: value for name, value in element.attrib.items() if name not in left_out}
    painted = {name: f"var(--sm-drawn-{COLOURS[value]})" for name, value in kept.items() if value in COLOURS}
    return "".join(f' {name}="{html.escape(value)}"' for name, value in (kept | painted).items())


def _name(element: Tree.Element) -> str:
    return str(element.tag).removeprefix(f"{{{SVG}}}")
