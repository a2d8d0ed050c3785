"""Read a built page for the search: its sections in the words that people wrote, and the words of what is made."""

from __future__ import annotations

import re
from html import unescape

from macros.model.records import record


@record
class Section:
    """What stands under one heading, a block on each line; what stands before the first has neither id nor heading."""

    id: str
    heading: str
    text: str


@record
class BuiltPage:
    """What the search knows of one page; `made` are the words in lists, cards and tables that come from the data."""

    sections: tuple[Section, ...]
    made: frozenset[str]


def read(html: str) -> BuiltPage:
    """Return what stands on a built page below its title; both builders write it alike."""
    prose, made = _apart(_ARTICLE.search(html))
    start, *parts = _HEADING.split(prose)
    headed = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    sections = [("", "", start), *headed]
    return BuiltPage(
        sections=tuple(Section(id=id_, heading=_plain(heading), text=_plain(text)) for id_, heading, text in sections),
        made=words_of(_plain(made)),
    )


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text that may tell a page apart."""
    return frozenset(_WORD.findall(text.lower()))


def _apart(article: re.Match[str] | None) -> tuple[str, str]:
    """Return the HTML of what people wrote, and that of what macros and the frame add: its classes begin with `sm-`."""
    prose: list[str] = []
    made: list[str] = []
    inside = 0  # how many tags are open since one of those
    after = 0
    html = article[1].partition(_FRAME)[0] if article else ""
    for tag in _TAG.finditer(html):
        closes, name, attributes = tag.groups()
        if not inside:
            if closes or not ('class="sm-' in attributes or name in _UNSEEN):
                continue
            prose.append(html[after : tag.start()])
            after = tag.start()
        if name not in _EMPTY and not attributes.endswith("/"):
            inside += -1 if closes else 1
        if not inside:
            made.append(html[after : tag.end()])
            after = tag.end()
    (made if inside else prose).append(html[after:])
    return "".join(prose), "".join(made)


def _plain(html: str) -> str:
    """Return the text of some HTML, with a line for each block."""
    spaced = _BLOCK.sub("\n", " ".join(html.split()))
    lines = (line.strip() for line in unescape(_TAG.sub("", spaced)).split("\n"))
    return "\n".join(line for line in lines if line)


_ARTICLE = re.compile(r"<article\b.*?</h1>(.*)</article>", re.DOTALL)
_HEADING = re.compile(r'<h[23] id="([^"]+)">((?:(?!</h[23]>).)*)<a class="headerlink".*?</h[23]>', re.DOTALL)
_FRAME = '<nav class="sm-turn"'  # from there on no word is about the page
_TAG = re.compile(r"<(/?)([a-z0-9]+)([^>]*)>")
_BLOCK = re.compile(r"</?(?:p|li|ul|ol|td|th|tr|dt|dd|div|h\d|summary|blockquote|br)\b[^>]*>")
_WORD = re.compile(r"[^\W\d_]{3,}")
_EMPTY = {"br", "hr", "img", "input", "wbr"}
_UNSEEN = {"script", "style", "form", "template", "noscript", "svg", "button"}
