"""A page loses what templates leave between its tags, and nothing that a reader sees."""

from __future__ import annotations

import pytest

from macros.builders.lean_page import lean_page

LEAN = {
    "indents": ("<ul>\n    <li>a</li>\n</ul>", "<ul>\n<li>a</li>\n</ul>"),
    "empty lines": ("<p>a</p>\n  \n\n<p>b</p>", "<p>a</p>\n<p>b</p>"),
    "text over two lines": ("<p>a\n   b</p>", "<p>a\nb</p>"),
}
STAYS = {
    "what is shown as it is written": '<pre class="x"><code>a\n    b\n\nc</code></pre>',
    "what a reader finds in a box": "<textarea>a\n\n  b</textarea>",
    "space that keeps words together": "<p>a\n\xa0b</p>",
}


@pytest.mark.parametrize(("page", "lean"), LEAN.values(), ids=LEAN)
def test_lines_between_tags_are_left_out(page: str, lean: str) -> None:
    assert lean_page(page) == lean


@pytest.mark.parametrize("page", STAYS.values(), ids=STAYS)
def test_what_shows_stays(page: str) -> None:
    assert lean_page(page) == page
