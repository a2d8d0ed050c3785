"""A tab of the browser that goes from test to test: a page in a new one takes three times the processor time."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

PHONE, DESK = ViewportSize(width=360, height=740), ViewportSize(width=1280, height=720)
LISTENING = ("on",)
# What no later page of a tab would be free of: whoever asks for one of these has the tab for the last time.
LASTING = (
    "add_init_script",
    "add_locator_handler",
    "expose_binding",
    "expose_function",
    "install",  # another clock
    "set_default_timeout",
    "set_extra_http_headers",
    "set_offline",
)


@dataclass
class Tabs:
    """Lends tabs on the site at an address, each as a reader has it who was never there."""

    browser: Browser
    address: str
    _kept: dict[bool, Page] = field(default_factory=dict, repr=False)

    @contextlib.contextmanager
    def one(
        self, size: ViewportSize = DESK, *, dark: bool = False, still: bool = False, scripts: bool = True
    ) -> Iterator[Page]:
        """Lend a tab: dark, for a reader who wants nothing to move, or without scripts."""
        page = self._kept.pop(scripts, None) or self._opened(scripts=scripts)
        page.set_viewport_size(size)
        page.emulate_media(
            media="null",
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce" if still else "no-preference",
            forced_colors="none",
        )
        with _asked_of(page) as lasting:
            yield page
        if lasting:
            page.context.close()
        else:
            self._clear(page)
            self._kept[scripts] = page

    def _opened(self, *, scripts: bool) -> Page:
        return self.browser.new_context(base_url=self.address, java_script_enabled=scripts).new_page()

    def _clear(self, page: Page) -> None:
        for other in page.context.pages:
            if other != page:
                other.close()
        page.unroute_all()
        page.mouse.move(-1, -1)
        page.keyboard.up("Shift")
        page.goto("about:blank")
        page.context.clear_permissions()
        session = page.context.new_cdp_session(page)
        session.send("Storage.clearDataForOrigin", {"origin": self.address, "storageTypes": "all"})
        session.send("Page.resetNavigationHistory")
        session.detach()


@contextlib.contextmanager
def _asked_of(page: Page) -> Iterator[list[str]]:
    """Yield a list of all that lasts as a test asks for it, and let nobody listen when the test is over."""
    lasting: list[str] = []
    listeners: list[Callable[[], None]] = []

    def noting(part: Any, name: str, does: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*arguments: Any, **named: Any) -> Any:
            if name in LISTENING:
                listeners.append(lambda: part.remove_listener(*arguments))
            else:
                lasting.append(name)
            return does(*arguments, **named)

        return noted

    with pytest.MonkeyPatch.context() as patched:
        for part in (page, page.context, page.clock):
            for name in (*LISTENING, *LASTING):
                if does := getattr(part, name, None):
                    patched.setattr(part, name, noting(part, name, does))
        yield lasting
    for stop in listeners:
        stop()
