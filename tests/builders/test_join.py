"""A page of the built site asks for one style, a script ahead, a script at its end, and at most one more of each."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
import tree_sitter_javascript
from tree_sitter import Language, Parser

from macros.builders.join import join
from tests.support.project import ROOT
from tests.support.site import Site

PAGE = """<head>
<link rel="preload" as="style" href="{way}assets/styles/second.css">
<link rel="stylesheet" href="{way}assets/theme/first.css">

  <link rel="stylesheet" href="{way}assets/styles/second.css">
<noscript><link rel="stylesheet" href="{way}assets/styles/third.css"></noscript>
<script src="{way}assets/one.js"></script>
<script src="{way}assets/two.js"></script>
</head>
<p><link rel="stylesheet" href="{way}assets/stylesheets/kinds/text.css"><a><b>text</b></a></p>
<p><link rel="stylesheet" href="{way}assets/stylesheets/kinds/text.css">more</p>
<script src="{way}assets/one.js" defer></script>
<script src="{way}data/numbers.js"></script>
<link rel="stylesheet" media="print" href="{way}assets/styles/paper.css">
"""
JOINED = """<head>
<link rel="preload" as="style" href="{way}assets/styles/joined.d66949d8.css">
<link rel="stylesheet" href="{way}assets/styles/joined.d66949d8.css">
<noscript><link rel="stylesheet" href="{way}assets/styles/third.f0424bd8.css"></noscript>
<link rel="preload" as="style" href="{way}assets/stylesheets/kinds/text.5db73933.css">\
<script src="{way}assets/joined.fcf77c14.js"></script>
<link rel="stylesheet" href="{way}assets/stylesheets/kinds/text.5db73933.css"></head>
<p><a><b>text</b></a></p>
<p>more</p>
<script src="{way}assets/one.95c2c81b.js" defer></script>
<script src="{way}data/numbers.js"></script>
<link rel="stylesheet" media="print" href="{way}assets/styles/paper.332b417f.css">
"""
FILES = {
    "assets/theme/first.css": "/* of the\ntheme */\na { top: 0 }\n.absent { top: 0 }",
    "assets/styles/second.css": "b { top: 0 }\n",
    "assets/styles/third.css": "p { top: 0 }\n",
    "assets/styles/paper.css": "@page { size: a4 }\n",
    "assets/stylesheets/kinds/text.css": "p b { top: 0 }\n",
    "assets/one.js": "one(); // first\n",
    "assets/two.js": "two();\n",
    "data/numbers.js": "numbers();\n",
}


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """Return a built site of two pages and a page for wrong addresses."""
    pages = {"index.html": "", "x/index.html": "../", "404.html": "/map/"}
    for name, text in {**FILES, **{page: PAGE.format(way=way) for page, way in pages.items()}}.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def join_all(built: Path) -> None:
    """Join what the pages of a site ask for, and write them."""
    for page, text in join(built, built.rglob("*.html")):
        page.write_text(text, encoding="utf-8")


def test_files_that_a_page_asks_for_one_after_another_become_one_and_those_of_its_kind_stand_in_its_head(
    built: Path,
) -> None:
    join_all(built)
    left = {file.relative_to(built).as_posix() for file in built.rglob("*") if file.suffix in {".css", ".js"}}

    pages = [(built / name).read_text() for name in ("index.html", "x/index.html", "404.html")]
    assert pages == [JOINED.format(way=way) for way in ("", "../", "/map/")]
    assert left == {"data/numbers.js", *re.findall(r"assets/[^\"]+", JOINED)}
    assert (built / "assets/styles/joined.d66949d8.css").read_text() == "a{top:0}b{top:0}"


def test_the_name_follows_what_the_files_say(built: Path) -> None:
    (built / "assets/two.js").write_text("other();\n")
    join_all(built)

    assert "joined.fcf77c14.js" not in (built / "index.html").read_text()


@pytest.mark.both_builders
def test_every_page_asks_for_one_style_and_two_scripts_and_at_most_one_more_of_each(site: Site) -> None:
    templates = re.compile(r"<(template|noscript).*?</\1>", re.DOTALL)
    for file in site.root.rglob("*.html"):
        asked = templates.sub("", file.read_text(encoding="utf-8"))
        styles = re.findall(r'<link rel="stylesheet" href="([^"]+)"', asked)
        scripts = re.findall(r'<script src="([^"]*assets/[^"]+)"', asked)

        assert 1 <= len(styles) <= 2, file
        assert 2 <= len(scripts) <= 3, file
        assert asked.index(styles[0]) < asked.index(scripts[0]) < asked.index('<link rel="stylesheet"'), file
        assert asked.index("</footer>") < asked.index(scripts[-1]), file
        assert all(re.search(r"\.[0-9a-f]{8}\.(?:css|js)$", name) for name in styles + scripts), file


def declared_in(script: bytes) -> Iterator[str]:
    """Yield what a script declares for all others."""
    for statement in Parser(Language(tree_sitter_javascript.language())).parse(script).root_node.children:
        for part in (statement, *statement.children):
            if name := part.child_by_field_name("name"):
                yield name.text.decode() if name.text else ""


@pytest.mark.both_builders
def test_no_two_scripts_of_a_page_declare_the_same_name(site: Site) -> None:
    declared = {file.name: set(declared_in(file.read_bytes())) for file in (site.root / "assets").rglob("*.js")}
    kinds = {
        frozenset(PurePosixPath(src).name for src in re.findall(r'<script src="([^"]*assets/[^"]+)"', page))
        for page in (file.read_text(encoding="utf-8") for file in site.root.rglob("*.html"))
    }
    twice = {
        (one, other): declared[one] & declared[other]
        for scripts in kinds
        for one, other in itertools.combinations(sorted(scripts), 2)
        if declared[one] & declared[other]
    }

    assert any("StandardsAsAt" in names for names in declared.values())
    assert twice == {}


@pytest.mark.both_builders
def test_no_file_that_went_into_another_is_left(site: Site) -> None:
    files = [*(ROOT / "docs/assets").rglob("*.js"), *(ROOT / "docs/assets").rglob("*.css")]
    sources = [file.relative_to(ROOT / "docs") for file in files]

    assert len(sources) > 20
    assert [source for source in sources if (site.root / source).exists()] == []
