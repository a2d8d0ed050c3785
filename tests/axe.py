"""Run axe-core on every page of a built site, in light colours at 1280 px, and listen for errors: `make access` (some minutes)."""

from __future__ import annotations

import sys
from pathlib import Path

import chromium
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright
from served import served

OPTIONS = {
    "resultTypes": ["violations"],
    "preload": False,  # of styles from elsewhere, which no page has
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},  # axe leaves this part of WCAG 2.2 out unless asked
}


def findings(page: Page) -> list[str]:
    """Return what axe-core finds wrong with the page as it stands, one line for each rule."""
    result = Axe().run(page, options=OPTIONS)
    return [f"{rule['id']}: {rule['nodes'][0]['target']} {rule['nodes'][0]['html'][:120]}" for rule in result.response["violations"]]


def main(root: Path) -> int:
    """Visit every page, print what is wrong, and return the number of pages with something wrong."""
    files = sorted(root.rglob("*.html"))
    bad = 0
    with served(root) as address, sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        page = browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme="light", reduced_motion="reduce").new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        for file in files:
            said.clear()
            page.goto(f"{address}/{file.relative_to(root).as_posix()}")
            page.wait_for_load_state("networkidle")
            wrong = findings(page) + said
            bad += bool(wrong)
            for line in wrong:
                print(f"{page.url}\n    {line}")
        browser.close()
    print(f"{len(files)} pages, {bad} with findings")
    return bad


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])) > 0)
