"""A style keeps what may match something on a page, and leaves out the rest."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from macros.builders.lean_style import lean_styles, shown

PAGE = """<!doctype html><html lang="en" class="no-js"><body dir="ltr" data-scheme="default">
<nav id="sm-menu" class="menu wide"><a href="x" title='a > b'>video</a></nav>
<svg><path fill="var(--sky)"/></svg><details class="note"><summary>More</summary><input type=checkbox></details>"""
SCRIPT = """place.dataset.bookMark = element("output", {class: `group-${kind}`}); show("slate", "--drawn");
place.tabIndex = 0; place.ariaBusy = true;"""
DATA = 'const DATA = {"kind": "court", "words": "an old abbey"};'
STAYS = {
    "element": "nav{top:0}",
    "class": ".menu{top:0}",
    "id": "#sm-menu{top:0}",
    "attribute": "[href]{top:0}",
    "value of an attribute": "[dir=ltr]{top:0}",
    "value in quotes": '[data-scheme="default"]{top:0}',
    "value without quotes in the page": "[type=checkbox]{top:0}",
    "beginning of a value": "[href^=http]{top:0}",
    "whatever it is not": "nav:not(.absent){top:0}",
    "one of several": "nav:is(.absent,.wide){top:0}",
    "what it holds": "nav:has(> a){top:0}",
    "state": "a:is(:hover,:focus-visible)::before{top:0}",
    "what a browser opens": "details[open]>summary{top:0}",
    "what a browser adds": "body tbody{top:0}",
    "element of a script": "output{top:0}",
    "class put together by a script": ".group-x{top:0}",
    "attribute of a script": "[data-book-mark]{top:0}",
    "attribute that a script names in its own way": "[tabindex],[aria-busy]{top:0}",
    "value of a script": "[data-scheme=slate]{top:0}",
    "class out of data": ".court{top:0}",
    "everything": "*,::before{top:0}",
    "root": ":root{color-scheme:light}",
    "font": '@font-face{font-family:"A";src:url("a.woff2")}',
    "paper": "@page{margin:1cm}",
    "print": "@media print{nav{display:none}}",
    "system colours": "@media (forced-colors: active){nav{color:CanvasText}}",
    "group in a group": "@supports (display: grid){@media screen{nav{display:grid}}}",
    "rules within a rule": "nav{top:0;& a{left:0}}",
    "value that is asked for": ":root{--ink:#000}nav{color:var(--ink)}",
    "value asked for by a value": ":root{--ink:#000;--text:var(--ink)}nav{color:var(--none, var(--text))}",
    "value that a script asks for": ":root{--drawn:1px}",
    "value that a drawing asks for": ":root{--sky:#acf}",
    "value asked for within a rule": ":root{--ink:#000}nav{& a{color:var(--ink)}}",
    "movement within a rule": "@keyframes in{0%{top:0}}nav{& a{animation:in 1s}}",
    "selectors that a browser may refuse together": ".absent::-moz-x, nav{top:0}",
    "font of signs": "@font-face{unicode-range:U+20-7E, U+A0}",
    "movement": "@keyframes in{0%{top:0}}nav{animation:in 1s}",
    "important": "nav{top:0!important}",
    "signs in a text": 'nav{content:"/* { ; } */"}',
}
GOES = {
    "element": "video{top:0}",
    "class": ".absent{top:0}",
    "id": "#absent{top:0}",
    "attribute": "[srcset]{top:0}",
    "value of an attribute": "[dir=rtl] nav{top:0}",
    "none of several": "nav:is(.absent,.missing){top:0}",
    "held by nothing": "nav:has(video){top:0}",
    "words of data": ".abbey{top:0}",
    "name that a script gives to what it works with": ".place{top:0}",
    "property of a script": ".dataset{top:0}",
    "group of nothing": "@media print{.absent{top:0}}",
    "value that nobody asks for": ":root{--ink:#000}",
    "values that ask for each other": ":root{--ink:var(--text);--text:var(--ink)}",
    "movement of nothing": "@keyframes in{0%{top:0}}",
    "comment": "/* why */",
}
SHORTER = {
    "one selector of two": (".absent, nav a {top:0}", "nav a{top:0}"),
    "one value of two": (":root{--ink:#000;--old:#111}a{color:var(--ink)}", ":root{--ink:#000}a{color:var(--ink)}"),
    "comments and spaces": ("nav { /* why */\n  top: 0; /* and */\n}\n", "nav{top:0}"),
}


@pytest.mark.parametrize("rule", STAYS.values(), ids=STAYS)
def test_what_may_match_stays(rule: str) -> None:
    assert lean_styles([rule], shown([PAGE], [SCRIPT], [DATA])) == [rule]


@pytest.mark.parametrize("rule", GOES.values(), ids=GOES)
def test_what_matches_nothing_goes(rule: str) -> None:
    assert lean_styles([rule], shown([PAGE], [SCRIPT], [DATA])) == [""]


@pytest.mark.parametrize(("rule", "lean"), SHORTER.values(), ids=SHORTER)
def test_a_rule_becomes_shorter(rule: str, lean: str) -> None:
    assert lean_styles([rule], shown([PAGE], [SCRIPT], [DATA])) == [lean]


def test_a_style_keeps_what_another_asks_for() -> None:
    styles = [":root{--ink:#000}", "nav{color:var(--ink)}"]

    assert lean_styles(styles, shown([PAGE], [], [])) == styles


def test_the_order_of_pages_and_scripts_changes_nothing() -> None:
    pages, scripts = ["<nav>", "<video>", '<i class="b a">'], ["one-$", "`two-${x}`", "'three-'"]

    assert asdict(shown(pages, scripts, [])) == asdict(shown(pages[::-1], scripts[::-1], []))
