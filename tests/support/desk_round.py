"""From an invented booklet to a whole framework, as a person does it: each step timed, and each key counted.

`python -m tests.support.desk_round` prints it. Keys are counted in two heaps: facts and words of one's own, which
nobody can spare, and all others: commands, keys that lead from field to field, and answers that mean yes.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.support import chromium, lamps
from tests.support.project import run, small_project
from tests.support.site import build

MAPPED = "--item market-day --framework lamp --number 3.10"  # from the work list, with a number
WHY = "On market day the keeper has guests too, and both jobs ask for eyes and hands."


@dataclass
class Round:
    """What a round took: seconds a step, keys for facts and own words, and all other keys."""

    seconds: dict[str, float] = field(default_factory=dict)
    own: int = 0
    other: dict[str, int] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str, keys: int = 0) -> Iterator[None]:
        """Time a step, and count the keys that it takes."""
        begun = time.monotonic()
        yield
        self.seconds[name] = time.monotonic() - begun
        self.other[name] = keys


def whole_round(folder: Path, browser: Browser) -> Round:
    """Take the booklet from PDF to a built site in a folder: the map stands in `map`, the site in `site`."""
    project = small_project(folder / "map")
    lamps.as_pdf(folder / "booklet.pdf")
    done = Round()
    _command(done, project, "new framework", answers=(*lamps.FRAMEWORK, "y"))
    _command(done, project, "desk lamp ../booklet.pdf")
    with done.step("the worksheet in a browser"):
        saved = _filled(done, browser, project / "build" / "desk" / "lamp-2026.html", folder)
    _command(done, project, f"desk --take ../{saved.name}")
    _command(done, project, f"new mapping {MAPPED}", answers=("engages", "inferred", WHY, "y"))
    _command(done, project, "handouts")
    with done.step("the site", keys=len("make site\n")):
        build(project, folder / "site")
    return done


def _command(done: Round, project: Path, command: str, answers: tuple[str, ...] = ()) -> None:
    facts = sum(len(answer) for answer in answers[:-1])
    done.own += facts
    with done.step(
        command.partition(" ../")[0].partition(" --item")[0],
        keys=len(f"python -m macros {command}\n") + len(answers) + bool(answers),
    ):
        ran = run(*command.split(), cwd=project, answers="".join(f"{answer}\n" for answer in answers))
    assert ran.returncode == 0, ran.stdout + ran.stderr


def _filled(done: Round, browser: Browser, sheet: Path, folder: Path) -> Path:
    """Write sixty titles and words into the page, with the keys that a person presses, and save it."""
    pressed = 0
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(sheet.as_uri())
        page.get_by_role("button", name="Next that is not done").click()
        for title, words in lamps.ours().values():
            for text in (title, words):
                page.keyboard.insert_text(text)
                page.keyboard.press("Enter")
                pressed += 1
                done.own += len(text)
        with page.expect_download() as download:
            page.keyboard.press("Control+s")
        download.value.save_as(folder / "lamp-2026.html")
    done.other["in the worksheet"] = 1 + pressed + 2
    return folder / "lamp-2026.html"


def main() -> None:
    """Make one round in a folder of its own, and print what it took."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        done = whole_round(Path(folder), browser)
        browser.close()
    for name, seconds in done.seconds.items():
        print(f"{name:<28} {seconds:6.1f} s")
    print(f"{'together':<28} {sum(done.seconds.values()):6.1f} s")
    for name, keys in done.other.items():
        print(f"{name:<28} {keys:6} keys")
    count, others = len(lamps.ours()), sum(done.other.values())
    print(f"facts and own words: {done.own} keys; all others: {others}, which is {others / count:.2f} a provision")


if __name__ == "__main__":
    main()
