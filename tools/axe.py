"""Run axe-core on every page of a built site, and on every kind of page in every state: `make access`.

It also listens for errors, and takes ten to fifteen minutes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, ViewportSize, sync_playwright

from macros.reading.project import load
from tests.support import chromium
from tests.support.served import served
from tests.support.visits import NARROW, WIDE, kinds_of_page, states

Visit = tuple[
    Literal["light", "dark"], ViewportSize, list[str], Callable[[Page], Iterator[str]]
]  # colours, size, pages, states

OPTIONS: dict[str, Any] = {
    "resultTypes": ["violations"],
    "preload": False,  # of styles from elsewhere, which no page has
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},  # axe leaves this part of WCAG 2.2 out unless asked
}

OF_COLOURS = ["color-contrast", "link-in-text-block"]  # the rules that a change from light to dark can break
COLOURS = OPTIONS | {"runOnly": OF_COLOURS, "rules": {}}
ALL_BUT_COLOURS = OPTIONS | {"rules": OPTIONS["rules"] | {rule: {"enabled": False} for rule in OF_COLOURS}}

# With a list of looks, axe reads only the first words of each look: what they are written in, and on which grounds.
RUN = """async ([options, looks]) => {
    const known = new Set(looks);
    const ground = element => {
        if (!element) return "";
        const {backgroundColor: colour, backgroundImage: image, opacity} = getComputedStyle(element);
        const seen = colour === "rgba(0, 0, 0, 0)" && image === "none" && opacity === "1";
        return (seen ? "" : `${colour} ${image} ${opacity} on `) + ground(element.parentElement);
    };
    const look = element => {
        const {color, fontSize, fontWeight, textDecorationLine: line} = getComputedStyle(element);
        const around = getComputedStyle(element.parentElement).color;
        return `${color} ${fontSize} ${fontWeight} ${line} ${element.tagName} in ${around} on ${ground(element)}`;
    };
    const isNew = element => known.size < known.add(look(element)).size;
    const isText = node => node.nodeType === Node.TEXT_NODE && node.data.trim();
    const words = [...document.body.querySelectorAll("*")]
        .filter(element => element.matches("input, select") || [...element.childNodes].some(isText))
        .filter(element => element.checkVisibility({visibilityProperty: true}));
    const place = looks ? {include: words.filter(isNew)} : document;
    const {violations} = looks && !place.include.length ? {violations: []} : await axe.run(place, options);
    const told = violations.map(({id, nodes: [{target, html}]}) => `${id}: ${target} ${html.slice(0, 120)}`);
    return [told, [...known]];
}"""


def findings(page: Page, options: dict[str, Any] = OPTIONS, looks: set[str] | None = None) -> list[str]:
    """Return what axe-core finds wrong with the page as it stands, one line for each rule.

    With `looks`, words that look like others before are left out; what is new is added to it.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    told, known = page.evaluate(RUN, [options, None if looks is None else sorted(looks)])
    if looks is not None:
        looks.update(known)
    return [str(line) for line in told]


def main(root: Path) -> int:
    """Visit every page in light colours at 1280 px, and every kind of page in every state, colour and size.

    Return how often something was wrong.
    """
    bad = 0
    with served(root) as address, sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        files = [file.relative_to(root).as_posix() for file in sorted(root.rglob("*.html"))]
        everything: list[Visit] = [("light", WIDE, files, as_it_opens)]
        every_kind: list[Visit] = [
            (scheme, size, [*kinds_of_page(load().index).values()], states)
            for scheme in ("light", "dark")
            for size in (NARROW, WIDE)
        ]
        for scheme, size, pages, modes in everything + every_kind:
            page = browser.new_context(
                viewport=size, color_scheme=scheme, reduced_motion="reduce", base_url=address
            ).new_page()
            found = list(visit(page, pages, modes))
            page.context.close()
            bad += sum(bool(wrong) for _, wrong in found)
            for where, wrong in found:
                for line in wrong:
                    print(f"{where}, {scheme}, {size['width']} px\n    {line}")
            print(
                f"{scheme}, {size['width']} px: {len(pages)} pages, looked at {len(found)} times, "
                f"{bad} with findings so far",
                flush=True,
            )
        browser.close()
    return bad


def visit(page: Page, pages: list[str], modes: Callable[[Page], Iterator[str]]) -> Iterator[tuple[str, list[str]]]:
    """Yield address and state of each page that is looked at, with what axe-core finds and the console says."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for where in pages:
        page.goto(f"/{where}", wait_until="networkidle")
        for mode in modes(page):
            yield f"{where}, {mode}", findings(page) + said
            said.clear()


def as_it_opens(page: Page) -> Iterator[str]:  # noqa: ARG001  like `states`, but nothing is touched
    """Yield the page as it is."""
    yield "as it opens"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])) > 0)
