"""What the built style leaves out shows nowhere: with the whole style every page looks the same, point for point.

Where no picture reaches, as when something is touched or colours are forced, the browser tells which rules of the
whole styles match something, and each of them stands in a lean one that the page asks for. The whole styles are those
of all kinds of page: what a page does not ask for would change nothing on it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import material
import pytest
import yaml
from playwright.sync_api import Browser, Page, Route, ViewportSize

from macros.model.index import Index
from tests.support.project import ROOT
from tests.support.site import Site
from tests.support.visits import KINDS_OF_PAGE, NARROW, WIDE, states

pytestmark = pytest.mark.one_builder("the style of the theme is read as the first builder has it")

STYLES = ROOT / "docs" / "assets" / "stylesheets"
KINDS = sorted((STYLES / "kinds").glob("*.css"))
Look = tuple[Literal["light", "dark"], Literal["screen", "print"]]
LOOKS: list[Look] = [
    ("light", "screen"),
    ("dark", "screen"),
    ("light", "print"),
]

# Puts the whole styles beside the lean ones, those of kinds that the page does not ask for too, ready for use.
ADD = """kinds => {
    const style = document.querySelector("link[rel=stylesheet]");
    const paper = document.querySelector("link[rel=stylesheet][media=print]");
    const add = (before, name) => new Promise(done => {
        const whole = before.cloneNode();
        whole.href = style.href.replace(/[^/]+$/, name);
        whole.addEventListener("load", () => { whole.sheet.disabled = true; done(); });
        (before === style ? document.head.lastElementChild : before).after(whole);
    });
    const names = ["whole-joined.css", ...kinds.map(kind => `kinds/whole-${kind}`)];
    return Promise.all([...names.map(name => add(style, name)), add(paper, "whole-print.css")]);
}"""
USE = """whole => {
    for (const sheet of document.styleSheets) sheet.disabled = sheet.href.includes("/whole-") !== whole;
}"""
# Returns the selectors of the whole styles that match something, whatever its state, and are not in the lean ones.
MISSING = """() => {
    const split = text => text.split(/,(?![^()]*(?:\\([^()]*\\)[^()]*)*\\))/).map(part => part.trim());
    const shows = rule => [...rule.style].some(name => !name.startsWith("--"));
    const rules = (group, at) => [...group.cssRules].flatMap(rule => rule.selectorText
        ? shows(rule) ? split(rule.selectorText).map(part => `${at}${part}`) : []
        : rule.cssRules && rule.type !== CSSRule.KEYFRAMES_RULE ? rules(rule, `${at}${rule.conditionText}\\t`) : []);
    const all = whole => [...document.styleSheets]
        .filter(sheet => sheet.href.includes("/whole-") === whole).flatMap(sheet => rules(sheet, ""));
    const state = /::?(?!is|where|has|not|root|first|last|nth|only|empty)[\\w-]+(?:\\([^()]*\\))?/g;
    const matches = selector => {
        const stateless = selector.replace(state, "").replace(/(^|[\\s>+~,(])(?=$|[\\s>+~,)])/g, "$1*");
        try { return document.querySelector(stateless) !== null; } catch { return false; }
    };
    const kept = new Set(all(false));
    return all(true).filter(rule => !kept.has(rule) && matches(rule.split("\\t").at(-1)));
}"""


def opened(browser: Browser, address: str, size: ViewportSize) -> Iterator[Page]:
    """Yield a page of a browser that gets the whole of each style where it asks for it."""
    with browser.new_context(viewport=size, base_url=address, reduced_motion="reduce", bypass_csp=True) as context:
        page = context.new_page()
        page.route("**/whole-*.css", answer)
        yield page


def answer(route: Route) -> None:
    name = urlsplit(route.request.url).path.partition("/stylesheets/")[2].replace("whole-", "")
    body = whole_style() if name == "joined.css" else (STYLES / name).read_text(encoding="utf-8")
    route.fulfill(body=body, content_type="text/css")


def whole_style() -> str:
    """Return the style of the theme and ours, as they stand in their files."""
    theme = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
    settings = re.sub(r"!\S+", "", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    ours = [ROOT / "docs" / name for name in yaml.safe_load(settings)["extra_css"]]
    files = [*theme.glob("main.*.css"), *theme.glob("palette.*.css"), *ours]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def looks_the_same(page: Page, look: Look) -> bool:
    """Tell whether a picture by the lean style is the same as one by the whole style.

    At a rounded corner a browser that has just laid out a page anew may draw a single point otherwise, whatever the
    style, and the next time as ever: where they differ they are taken again.
    """
    colours, medium = look
    page.emulate_media(color_scheme=colours, media=medium)
    return any(picture(page, whole=False) == picture(page, whole=True) for _ in range(8))


def picture(page: Page, *, whole: bool) -> bytes:
    page.evaluate(USE, whole)
    return page.screenshot(full_page=True, animations="disabled")


def test_every_value_that_styles_and_drawings_ask_for_is_there(site: Site) -> None:
    styles, pages = (
        "\n".join(file.read_text(encoding="utf-8") for file in site.root.rglob(kind)) for kind in ("*.css", "*.html")
    )
    asked = set(re.findall(r"var\((--[\w-]+)", styles + pages))
    there, once = (set(re.findall(r"(?<=[{;\s])(--[\w-]+):", text)) for text in (styles, whole_style()))

    assert len(asked) > 20
    assert asked & once <= there


@pytest.mark.parametrize(
    ("kind", "size"),
    [("provision that was seen", NARROW), ("home", WIDE)],
    ids=["provision on a phone", "home in the dark"],
)
def test_a_page_looks_as_with_the_whole_style(
    browser: Browser, address: str, index: Index, kind: str, size: ViewportSize
) -> None:
    where, look = KINDS_OF_PAGE[kind](index), LOOKS[size == WIDE]
    for page in opened(browser, address, size):
        page.goto(f"/{where}")
        page.evaluate(ADD, [file.name for file in KINDS])

        assert looks_the_same(page, look)
        assert page.evaluate(MISSING) == []


@pytest.mark.weekly
@pytest.mark.parametrize(("kind", "size"), [*itertools.product(KINDS_OF_PAGE, [NARROW, WIDE])])
def test_every_kind_of_page_looks_as_with_the_whole_style(
    browser: Browser, address: str, index: Index, kind: str, size: ViewportSize
) -> None:
    for page in opened(browser, address, size):
        page.goto(f"/{KINDS_OF_PAGE[kind](index)}", wait_until="networkidle")
        page.evaluate(ADD, [file.name for file in KINDS])

        assert [look for look in LOOKS if not looks_the_same(page, look)] == []
        page.emulate_media(color_scheme="light", media="screen")
        for state in states(page):
            assert looks_the_same(page, LOOKS[0]), state
            assert page.evaluate(MISSING) == [], state
