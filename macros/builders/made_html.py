"""Let Markdown pass over the HTML of macros, which is whole as it stands: it took a fifth of a build tag by tag."""

from __future__ import annotations

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
            kept += [text[after:start], "\n", self.md.htmlStash.store(f"{text[start:end]}\n"), "\n\n"]
            after = end
        return "".join([*kept, text[after:]]).split("\n")


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each block begins and ends that stands alone between empty lines; others are left to Markdown."""
    after = 0
    while opened := _OPENED.search(text, after):
        start, after = opened.start("tag"), opened.end()
        depth = 0
        for tag in re.compile(rf"<(/?){opened['name']}(?![\w-])[^>]*>").finditer(text, start):
            depth += -1 if tag[1] else 1
            if not depth:
                after = tag.end()
                if opened["name"] in _WHOLE and opened["before"] and _ALONE.match(text, after):
                    yield start, after
                break
        else:
            if opened["name"] not in _EMPTY:
                return


_WHOLE = {"article", "aside", "details", "div", "dl", "figure", "footer", "form", "nav", "ol", "section", "table", "ul"}
_EMPTY = {"br", "hr", "img", "input", "wbr"}
_OPENED = re.compile(r"(?P<before>\A|(?:\A|\n)[ ]*\n)?^(?P<tag><(?P<name>[a-z][a-z0-9]*)\b)", re.MULTILINE)
_ALONE = re.compile(r"[ ]*\n[ ]*(?:\n|\Z)")
_ID = re.compile(r'<[a-z][^>]*\sid="([^"]+)"')
