"""Read a drawing (SVG) for all that could run, load or lead elsewhere: a browser opens it as a page of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from macros.model.places import Place, Problem, brief

SVG = "http://www.w3.org/2000/svg"
_REMEDY = "save it as plain SVG, without scripts, links, animation and parts from elsewhere"
_PARTS = re.compile(
    r"svg|g|defs|symbol|use|switch|title|desc|metadata|style|path|rect|circle|ellipse|line|polyline|polygon|view"
    r"|text|tspan|textPath|marker|linearGradient|radialGradient|stop|clipPath|mask|pattern|image|filter"
    r"|fe(?!Image)[A-Z][A-Za-z]+"
)
# What drawing programs add; no browser acts on it.
_NOTES = (
    "http://www.inkscape.org/",
    "http://sodipodi.sourceforge.net/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns",
    "http://creativecommons.org/",
    "http://web.resource.org/cc/",
    "http://purl.org/dc/",
    "http://www.serif.com/",
    "http://www.bohemiancoding.com/sketch/",
)
_WITHIN = re.compile(r"#[^\s]*|data:image/(?:png|jpeg|webp);base64,[A-Za-z0-9+/=\s]*")
_OUTSIDE = re.compile(
    r"\\|@import|@namespace|expression\(|image(?:-set)?\(|cross-fade\(|src\(|url\(\s*[\"']?(?!\s*[\"']?#)",
    re.IGNORECASE,
)
_DEEPEST = 40  # parts within each other
_BETWEEN = "\n"  # between a namespace and a name; no name holds it


def problems(path: str, content: bytes) -> Iterator[Problem]:
    """Yield each thing in a drawing that could run, load or lead elsewhere, with its line and column."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        yield Problem(Place(path), "a drawing that is not UTF-8", "save it as plain SVG, with the encoding UTF-8")
        return
    reader = _Reader(path)
    try:
        reader.parser.Parse(content, True)  # noqa: FBT003  expat takes it by its place
    except _ReadNoFurtherError:
        pass
    except expat.ExpatError as error:
        place = Place(path, error.lineno, error.offset + 1)
        remedy = "save it anew from the program that drew it"
        reader.found.append(Problem(place, "not a drawing: it cannot be read as SVG", remedy))
    yield from reader.found


class _ReadNoFurtherError(Exception):
    """What follows is not worth the danger of reading it."""


class _Reader:
    """Hears of each part of a drawing, and notes what may not stand there."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[Problem] = []
        self.styles: list[str] | None = None
        self.is_first = True
        self.depth = 0
        self.parser = expat.ParserCreate("utf-8", _BETWEEN)
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.starts
        self.parser.EndElementHandler = self.ends
        self.parser.CharacterDataHandler = self.says
        self.parser.ProcessingInstructionHandler = lambda target, _: self.refuse(f"an instruction <?{target}")
        self.parser.StartDoctypeDeclHandler = self.declares
        self.parser.XmlDeclHandler = self.begins
        self.parser.SkippedEntityHandler = lambda name, _: self.refuse(f"&{name};, which no browser knows")

    def refuse(self, what: str) -> None:
        """Note what stands where the reader is."""
        place = Place(self.path, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        self.found.append(Problem(place, f"a drawing with {what}", _REMEDY))

    def begins(self, _version: str, encoding: str | None, _alone: int) -> None:
        """Look at the first line."""
        if (encoding or "utf-8").lower() not in {"utf-8", "us-ascii", "ascii"}:
            self.refuse(f"the encoding {encoding}")

    def declares(self, _name: str, _system: str | None, _public: str | None, has_more: int) -> None:
        """Look at a DOCTYPE, which older programs write; it may hold nothing of its own, such as a word that grows."""
        if has_more:
            self.refuse("a DOCTYPE that holds declarations")
            raise _ReadNoFurtherError

    def starts(self, name: str, attributes: dict[str, str]) -> None:
        """Look at an element."""
        space, _, short = name.rpartition(_BETWEEN)
        if self.is_first and (space, short) != (SVG, "svg"):
            self.refuse(f"<{short}> where <svg> should be")
        self.is_first = False
        if space != SVG and not space.startswith(_NOTES):
            self.refuse(f"<{short}> of another language: {brief(space) or 'none'}")
        elif space == SVG and not _PARTS.fullmatch(short):
            self.refuse(f"<{short}>")
        if self.styles is not None:
            self.refuse(f"<{short}> within a style")  # which would be read without it, as one text
        elif space == SVG and short == "style":
            self.styles = []
        for attribute, value in attributes.items():
            self._attribute(attribute, value)
        self.depth += 1
        if self.depth > _DEEPEST:
            self.refuse(f"more than {_DEEPEST} parts within each other")
            raise _ReadNoFurtherError

    def _attribute(self, attribute: str, value: str) -> None:
        short = attribute.rpartition(_BETWEEN)[2]
        if short.lower().startswith("on"):
            self.refuse(f"a handler: {short}")
        elif short.lower() in {"href", "src", "base", "action", "formaction", "data", "srcdoc", "ping"}:
            if not attribute.startswith(_NOTES) and not _WITHIN.fullmatch(value.strip()):
                self.refuse(f"an address: {short}={brief(value)}")
        elif _OUTSIDE.search(value):
            self.refuse(f"something from elsewhere: {short}={brief(value)}")

    def says(self, text: str) -> None:
        """Keep the text of a style."""
        if self.styles is not None:
            self.styles.append(text)

    def ends(self, name: str) -> None:
        """Look at a style as a whole: its text may come in pieces."""
        self.depth -= 1
        if self.styles is not None and name == f"{SVG}{_BETWEEN}style":
            style, self.styles = "".join(self.styles), None
            if found := _OUTSIDE.search(style):
                self.refuse(f"a style that asks for something elsewhere: {found[0]}")
