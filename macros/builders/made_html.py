"""Let Markdown pass over the HTML of macros, which is whole as it stands: it took a fifth of a build tag by tag."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor


class MadeHtml(Extension):
    """Sets each block of HTML aside as Markdown itself would, before anything reads what is in it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  the name that Markdown calls
        """Come before MkDocs looks for ids (21) and Markdown for blocks (20)."""
        md.preprocessors.register(_SetAside(md), "made_html", 22)


def ids_of(html: str) -> set[str]:
    """Return the ids that a link to a page may name."""
    return set(_ID.findall(html))


class _SetAside(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        """Put a sign in the place of each block, with the lines around it that Markdown would write."""
        text, kept, after = "\n".join(lines), [], 0
        for start, end in _blocks(text):
            below = "\n" if _ALONE.match(text, end) else ""
            kept += [text[after:start], "\n", self.md.htmlStash.store(text[start:end] + below), "\n\n"]
            after = end
        return "".join([*kept, text[after:]]).split("\n")


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each block begins and ends whose lines hold nothing else but blocks; others are left to Markdown."""
    row: list[tuple[int, int]] = []  # blocks so far that touch
    after = 0
    while opened := (row and _NEXT.match(text, after)) or _OPENED.search(text, after):
        if opened.start() != after:
            row = []
        end = _end(text, opened)
        if end is None:
            if opened["name"] not in _EMPTY:
                return
            after, row = opened.end(), []
        elif opened["name"] in _WHOLE:
            after = end
            row.append((opened.start(), end))
            if _LINE_ENDS.match(text, after):
                yield from row
                row = []
        else:
            after, row = end, []


def _end(text: str, opened: re.Match[str]) -> int | None:
    """Return where what was opened is closed."""
    depth = 0
    for tag in _tags(opened["name"]).finditer(text, opened.start()):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    return None


@functools.cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}(?![\w-])[^>]*>")


_WHOLE = {
    *("article", "aside", "blockquote", "details", "div", "dl", "figure", "footer", "form", "h2", "h3", "h4", "nav"),
    *("noscript", "ol", "p", "pre", "script", "section", "summary", "table", "ul"),
}
_EMPTY = {"br", "hr", "img", "input", "wbr"}
_NEXT = re.compile(r"<(?P<name>[a-z][a-z0-9]*)\b")
_OPENED = re.compile(rf"^{_NEXT.pattern}", re.MULTILINE)
_ALONE = re.compile(r"[ ]*\n[ ]*\n")
_LINE_ENDS = re.compile(r"[ ]*(?:\n|\Z)")
# A value writes its signs as entities, so that these two stand at the ends of tags alone.
_ID = re.compile(r'id="(?<=\sid=")([^"]+)"[^<>]*>')
