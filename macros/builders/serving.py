"""What a browser gets while somebody edits: the site, and above each page what is wrong with the map."""

from __future__ import annotations

import html
import re
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

HOST = "127.0.0.1"
FIRST_FREE, LAST_PORT = 1024, 65535  # ports below belong to the system
LOOK_AGAIN = 0.2  # seconds between two looks at the files
ALL_TOLD = 0.02  # seconds after which a look has told of all that it saw
BESIDE = ""  # the name of the job that writes what stands beside the pages

# Whoever edits has no style sheet of ours on a page that could not be built.
NOTICE = (
    '<section role="alert" style="position:relative;z-index:9;margin:0;padding:1rem;background:#fff3cd;color:#222;'
    'border-bottom:4px solid #a33;font:16px/1.5 sans-serif">'
    "<strong>{head}</strong>"
    '<pre style="margin:.5rem 0 0;white-space:pre-wrap;overflow-wrap:anywhere;font:14px/1.5 monospace">{text}</pre>'
    "</section>"
)
STOPPED = "The site stands as it was before these problems; save a file, and it is built again."
NOT_YET = "The site is built as soon as these problems are mended; this page looks again by itself."


def is_taken(port: int) -> bool:
    """Return whether another program listens there already."""
    with socket.socket() as asked:
        asked.settimeout(1)
        return asked.connect_ex((HOST, port)) == 0


def taken(port: int) -> str:
    """Return the sentence for whoever asked for a port that is taken."""
    other = port + 1 if port < LAST_PORT else FIRST_FREE
    return f"Port {port} is taken, perhaps by this site in another window. Choose another: make serve PORT={other}"


def with_notice(site: WSGIApplication, wrong: Callable[[], str]) -> WSGIApplication:
    """Return the site with what is wrong, if anything is, at the top of each of its pages."""

    def served(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        told: list[Any] = []

        def remember(status: str, headers: list[tuple[str, str]], *_: Any) -> Callable[[bytes], object]:
            told[:] = status, headers
            return lambda _: None

        body = site(environ, remember)
        status, headers = told
        text = wrong()
        if text and ("Content-Type", "text/html") in headers:
            body = [_noticed(b"".join(body), text)]
            headers = [(name, value) for name, value in headers if name != "Content-Length"]
        start_response(status, headers)
        return body

    return served


def once_made(site: WSGIApplication, mount: str, wait: Callable[[str, str], bool]) -> WSGIApplication:
    """Return the site that answers with what a change will replace only when it has been replaced.

    `wait` does so for the address of a file, or for another that it waits for instead, and tells whether it had to.
    """

    def served(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        address = environ["PATH_INFO"].removeprefix(mount)
        if address.endswith("/") or not address:
            address += "index.html"
        told: list[Any] = []

        def remember(status: str, headers: list[tuple[str, str]], *_: Any) -> Callable[[bytes], object]:
            told[:] = status, headers
            return lambda _: None

        while True:
            body = site(environ, remember)
            if address.startswith(_AS_THEY_ARE) or not wait(address, BESIDE):
                start_response(*told)
                return body

    return served


@contextmanager
def only_a_notice(port: int, wrong: Callable[[], str]) -> Iterator[None]:
    """Show at every address what is wrong, for as long as there is no site."""

    def served(_: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store")])
        yield (
            '<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="2">'
            '<meta name="viewport" content="width=device-width"><title>Not built yet</title>'
            f'<body style="margin:0">{_notice(NOT_YET, wrong())}'
        ).encode()

    with make_server(HOST, port, served, handler_class=_Quiet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield
        finally:
            server.shutdown()


def wait_until_sound(port: int, wrong: Callable[[], str]) -> None:
    """Return once nothing is wrong; until then show what is, each time it changes."""
    text = wrong()
    if not text:
        return
    with only_a_notice(port, lambda: text):
        print(f"{text}\n{NOT_YET}", flush=True)
        while text:
            time.sleep(LOOK_AGAIN)
            before, text = text, wrong()
            if text and text != before:
                print(text, flush=True)


def say_ready(address: str) -> None:
    """Tell whoever started this where the site stands, and how it follows."""
    print(f"Ready: open {address} in a browser. To stop, press Ctrl-C here.")
    print("Save a file, and its pages follow. What is wrong is shown here and in the browser.", flush=True)


def say_built(wrong: str) -> None:
    """Tell that the site was built again; what stopped it, the builder has told already."""
    print(f"{time.strftime('%H:%M:%S')} {'not built again' if wrong else 'built again'}", flush=True)


def say_wrong(wrong: str) -> None:
    """Tell what stopped the site where the builder says nothing of it."""
    print(wrong, flush=True)


def say_stopped(wrong: str) -> None:
    """Tell what came up while pages were made again."""
    print(wrong)
    say_built(wrong)


def _noticed(page: bytes, text: str) -> bytes:
    notice = _notice(STOPPED, text).encode()
    return re.sub(rb"<body[^>]*>", lambda body: body[0] + notice, page, count=1)


def _notice(head: str, text: str) -> str:
    return NOTICE.format(head=html.escape(head), text=html.escape(text))


_AS_THEY_ARE = ("assets/", "/livereload/", "livereload/")  # nothing is written there while a site is served


class _Quiet(WSGIRequestHandler):
    """Answers without a line in the terminal for each request."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the name that the library gives it
        """Print nothing."""
