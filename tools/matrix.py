"""Open every kind of page of a built site in each browser that is installed, and print what holds: `make browsers`.

Chromium is driven by Playwright. Firefox of a Linux distribution, which Playwright cannot drive, speaks WebDriver BiDi
itself.
"""

from __future__ import annotations

import base64
import contextlib
import functools
import json
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Page, sync_playwright
from websockets.sync.client import ClientConnection, connect

from macros.reading.project import load
from tests.support import chromium, firefox
from tests.support.served import served
from tests.support.visits import kinds_of_page

NARROW, WIDE = 320, 1280
PATIENCE = 10.0  # seconds until an answer must be there

# Firefox does not log what a policy stops, so the page says it.
TELL_OF_POLICY = """document.addEventListener("securitypolicyviolation", (event) =>
    console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`))"""

HEADINGS = "document.querySelectorAll('h1').length"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
NUMBER_BOX = "document.querySelector('#sm-box').focus()"
NUMBER_ANSWERS = "[...document.querySelectorAll('#sm-box-list [role=option]')].map((option) => option.textContent)"
SEARCH_BOX = "document.querySelector('.sm-open-search').click()"
SEARCH_ANSWERS = "[...document.querySelectorAll('.sm-results a')].map((link) => link.getAttribute('href'))"
PICTURES = {"provision": "standards/swe/5-6/", "situation": "situations/friend-request/", "compare": "compare/"}


class Window(Protocol):
    """One window of a browser; `troubles` are its console errors and failed requests so far."""

    troubles: list[str]

    def size(self, width: int) -> None: ...
    def open(self, address: str) -> None: ...
    def ask(self, script: str) -> Any: ...
    def type(self, text: str) -> None: ...
    def picture(self, file: Path) -> None: ...


class ChromiumWindow:
    """A window of Chromium, by Playwright."""

    def __init__(self, page: Page) -> None:
        self.troubles: list[str] = []
        self._page = page
        page.add_init_script(TELL_OF_POLICY)
        page.on("console", lambda message: self.troubles.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on(
            "requestfailed",
            lambda request: (
                self.troubles.append(f"{request.failure} {request.url}")
                if request.failure != "net::ERR_ABORTED"
                else None
            ),
        )
        page.on(
            "response",
            lambda response: (
                self.troubles.append(f"{response.status} {response.url}") if response.status >= 400 else None
            ),
        )

    def size(self, width: int) -> None:
        self._page.set_viewport_size({"width": width, "height": 800})

    def open(self, address: str) -> None:
        self._page.goto("about:blank")
        self._page.goto(address, wait_until="load")

    def ask(self, script: str) -> Any:
        return self._page.evaluate(script)

    def type(self, text: str) -> None:
        self._page.keyboard.type(text)

    def picture(self, file: Path) -> None:
        self._page.screenshot(path=file)


class FirefoxWindow:
    """A window of Firefox, by WebDriver BiDi."""

    def __init__(self, socket: ClientConnection) -> None:
        self.troubles: list[str] = []
        self._socket, self._asked = socket, 0
        self._send("session.new", {"capabilities": {}})
        self._send(
            "session.subscribe", {"events": ["log.entryAdded", "network.fetchError", "network.responseCompleted"]}
        )
        self._send("script.addPreloadScript", {"functionDeclaration": f"() => {{ {TELL_OF_POLICY} }}"})
        self._here = {"context": self._send("browsingContext.getTree", {})["contexts"][0]["context"]}

    def size(self, width: int) -> None:
        self._send("browsingContext.setViewport", self._here | {"viewport": {"width": width, "height": 800}})

    def open(self, address: str) -> None:
        self._send("browsingContext.navigate", self._here | {"url": "about:blank", "wait": "complete"})
        self._send("browsingContext.navigate", self._here | {"url": address, "wait": "complete"})

    def ask(self, script: str) -> Any:
        said = self._send(
            "script.evaluate",
            {"expression": f"JSON.stringify({script} ?? null)", "target": self._here, "awaitPromise": False},
        )
        if said["type"] != "success":
            raise RuntimeError(said["exceptionDetails"]["text"])
        return json.loads(said["result"]["value"])

    def type(self, text: str) -> None:
        keys = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        self._send(
            "input.performActions", self._here | {"actions": [{"type": "key", "id": "keyboard", "actions": keys}]}
        )

    def picture(self, file: Path) -> None:
        file.write_bytes(base64.b64decode(self._send("browsingContext.captureScreenshot", self._here)["data"]))

    def paper(self) -> bytes:
        """Return the page as it is printed, as a PDF."""
        return base64.b64decode(self._send("browsingContext.print", self._here)["data"])

    def _send(self, method: str, values: dict[str, Any]) -> Any:
        self._asked += 1
        self._socket.send(json.dumps({"id": self._asked, "method": method, "params": values}))
        while True:
            said = json.loads(self._socket.recv(timeout=60))
            if said.get("id") == self._asked:
                if said["type"] == "error":
                    raise RuntimeError(f"{method}: {said['message']}")
                return said["result"]
            self._note(said.get("method"), said.get("params", {}))

    def _note(self, event: str | None, said: dict[str, Any]) -> None:
        if event == "log.entryAdded" and said["level"] == "error":
            self.troubles.append(said["text"])
        elif (
            event == "network.fetchError" and said["errorText"] != "NS_BINDING_ABORTED"
        ):  # a page that leads on stops what it was loading
            self.troubles.append(f"{said['errorText']} {said['request']['url']}")
        elif event == "network.responseCompleted" and said["response"]["status"] >= 400:
            self.troubles.append(f"{said['response']['status']} {said['request']['url']}")


@contextlib.contextmanager
def chromium_window() -> Iterator[Window]:
    """Open a window of Chromium."""
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        yield ChromiumWindow(browser.new_page())
        browser.close()


@contextlib.contextmanager
def firefox_window(program: str, *, scripts: bool = True) -> Iterator[FirefoxWindow]:
    """Open a window of an installed Firefox, with a profile of its own that is thrown away."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        Path(profile, "user.js").write_text(
            f'user_pref("javascript.enabled", {"true" if scripts else "false"});\n', encoding="utf-8"
        )
        command = [
            program,
            "--headless",
            "--no-remote",
            "--profile",
            profile,
            "--remote-debugging-port=0",
            "about:blank",
        ]
        with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as running:
            assert running.stderr is not None
            listening = next(
                found[1] for line in running.stderr if (found := re.search(r"BiDi listening on (ws://\S+)", line))
            )
            threading.Thread(target=running.stderr.read, daemon=True).start()  # a full pipe would stop it
            try:
                with connect(f"{listening}/session", max_size=None) as socket:
                    yield FirefoxWindow(socket)
            finally:
                running.terminate()


def until(answer: Callable[[], Any]) -> Any:
    """Ask again until there is an answer, or patience ends."""
    end = time.monotonic() + PATIENCE
    while not (found := answer()) and time.monotonic() < end:
        time.sleep(0.1)
    return found


def look(window: Window, base: str, pictures: Path) -> dict[str, list[str]]:
    """Make every check in one window; return what does not hold, by check."""
    failed: dict[str, list[str]] = {
        name: []
        for name in (
            "console and requests are clean",
            "one heading of the page",
            "no sideways scroll at 320 px",
            "number box: 5.6",
            "search: friend request",
        )
    }
    window.size(NARROW)
    for kind, where in kinds_of_page(load().index).items():
        window.open(f"{base}/{where}")
        time.sleep(0.3)  # what scripts ask for after the page is there, or where it leads
        if (headings := window.ask(HEADINGS)) != 1:
            failed["one heading of the page"].append(f"{kind}: {headings}")
        if (wide := window.ask(SIDEWAYS)) > 0:
            failed["no sideways scroll at 320 px"].append(f"{kind}: {wide} px")
        failed["console and requests are clean"] += [f"{kind}: {trouble}" for trouble in window.troubles]
        window.troubles.clear()
    for width in (NARROW, WIDE):
        window.size(width)
        window.open(f"{base}/n/")
        window.ask(NUMBER_BOX)
        window.type("5.6")
        answers = until(lambda: window.ask(NUMBER_ANSWERS))
        if not answers or "SWE 5.6" not in answers[0]:
            failed["number box: 5.6"].append(f"{width} px: {answers}")
        window.open(f"{base}/standards/swe/5-6/")
        window.ask(SEARCH_BOX)
        window.type("friend request")
        answers = until(lambda: [answer for answer in window.ask(SEARCH_ANSWERS) if "friend-request" in answer])
        if not answers:
            failed["search: friend request"].append(f"{width} px")
        for name, where in PICTURES.items():
            window.open(f"{base}/{where}")
            time.sleep(0.5)
            window.picture(pictures / f"{name}-{width}.png")
    failed["console and requests are clean"] += [f"search: {trouble}" for trouble in window.troubles]
    return failed


def main(site: Path) -> int:
    """Check a built site in every browser that is here; return 1 where something does not hold."""
    program = firefox.find()
    windows: dict[str, Callable[[], contextlib.AbstractContextManager[Window]]] = {"Chromium": chromium_window}
    if program:
        windows["Firefox"] = functools.partial(firefox_window, program)
    results = {}
    with served(site) as address:
        for name, opened in windows.items():
            pictures = Path("build/browsers") / name.lower()
            pictures.mkdir(parents=True, exist_ok=True)
            with opened() as window:
                results[name] = look(window, address, pictures)
    checks = next(iter(results.values()))
    print(f"{len(kinds_of_page(load().index))} kinds of page of {site}")
    print(f"{'':<34}" + "".join(f"{name:<12}" for name in results))
    for check in checks:
        print(
            f"{check:<34}"
            + "".join(
                f"{f'{len(failed[check])} fail' if failed[check] else 'holds':<12}" for failed in results.values()
            )
        )
    for name, failed in results.items():
        for check, told in failed.items():
            for one in told:
                print(f"{name}, {check}: {one}")
    if not program:
        print("Firefox: not here; make firefox installs it on Debian")
    return int(any(told for failed in results.values() for told in failed.values()))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
