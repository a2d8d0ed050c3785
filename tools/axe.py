"""Run axe-core on every page of a built site, and on every kind of page in every state: `make access`.

It also listens for errors, and takes ten to fifteen minutes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize, sync_playwright

from tests.support import chromium
from tests.support.served import served
from tests.support.visits import KINDS_OF_PAGE, NARROW, WIDE, states

Visit = tuple[
    Literal["light", "dark"], ViewportSize, list[str], Callable[[Page], Iterator[str]]
]  # colours, size, pages, states

OPTIONS = {
    "resultTypes": ["violations"],
    "preload": False,  # of styles from elsewhere, which no page has
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},  # axe leaves this part of WCAG 2.2 out unless asked
}

COLOURS = ["color-contrast", "link-in-text-block"]  # the rules that a change from light to dark can break


def findings(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """Return what axe-core finds wrong with the page as it stands, one line for each rule; by all rules, or by some."""
    result = Axe().run(page, options=OPTIONS | ({"runOnly": list(rules), "rules": {}} if rules else {}))
    return [
        f"{rule['id']}: {rule['nodes'][0]['target']} {rule['nodes'][0]['html'][:120]}"
        for rule in result.response["violations"]
    ]


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
            (scheme, size, [*KINDS_OF_PAGE.values()], states) for scheme in ("light", "dark") for size in (NARROW, WIDE)
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
