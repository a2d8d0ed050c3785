"""Markdown passes over the HTML of macros, and writes what it would have written."""

from __future__ import annotations

import markdown
import pytest

from macros.builders.made_html import MadeHtml, ids_of
from macros.model.site import Site
from macros.pages.rendered import rendered_pages
from macros.reading.project import load
from tests.support.project import ROOT

EXTENSIONS = ["admonition", "attr_list", "pymdownx.details", "tables", "toc"]
TEXTS = {
    "a block between headings": "# One\n\n<div class='x'>\n<p>two</p>\n\n<div>three</div>\n</div>\n\n## Four\n",
    "a block and the text behind it": "<div>one</div> two *three*\n\n<div>four</div>\nfive\n",
    "a block right below a heading": "# One\n<section>\n\n<div>two</div>\n\n</section>\n\nthree\n",
    "a block in what is no block": "<template>\n\n<div>one</div>\n\n</template>\n\n<a href='x'>\n\n<ul></ul>\n\n</a>\n",
    "a block that nobody closes": "<div>\n\n<ul><li>one</ul>\n\n*two*\n",
    "a block in a list, code and a line": "- one\n\n    <div>two</div>\n\n    <div>three</div>\n\n4 <div>5</div>\n",
    "a line that has no end": "<hr>\n\n<div>one</div>\n\n*two*\n",
    "blocks one after the other": "<ul><li>one</li></ul>\n\n<ul><li>two</li></ul>\n\n\n<details open>\n\nx\n</details>",
    "a name that begins alike": "<div>\n<divider></divider>\n</div>\n\n*one*\n",
}


def converted(text: str, *more: MadeHtml) -> str:
    return markdown.markdown(text, extensions=[*EXTENSIONS, *more])


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_becomes_the_same_html(text: str) -> None:
    assert converted(text, MadeHtml()) == converted(text)


def test_every_page_of_a_map_becomes_the_same_html() -> None:
    root = ROOT / "tests" / "sound"
    for source, text in rendered_pages(load(root).index, Site(), root):
        assert converted(text, MadeHtml()) == converted(text), source


def test_ids_are_known_wherever_they_stand() -> None:
    assert ids_of('<h2 id="one">x</h2><p data-id="two" class="y"\n id="three"></p> id="four"') == {"one", "three"}
