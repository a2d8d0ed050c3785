"""Whoever edits sees what is wrong in the browser, and the rest of the site goes on."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from wsgiref.types import StartResponse, WSGIApplication
from wsgiref.util import setup_testing_defaults

import pytest

from macros.builders import serving
from tests.support.project import edit, run, small_project

PATIENCE = 60  # seconds until a page is what it should be; a machine may be busy


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small_project(tmp_path / "map")


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind((serving.HOST, 0))
        return int(asked.getsockname()[1])


@contextmanager
def served(project: Path) -> Iterator[SimpleNamespace]:
    """Serve a map as `make serve` does; `page(address)` is its status and text, `said()` what the terminal shows."""
    port, log = free_port(), project.parent / "log.txt"
    with log.open("w", encoding="utf-8") as output:
        command = [sys.executable, "-m", "macros", "serve", "--root", str(project), "--port", str(port)]
        running = subprocess.Popen(
            command, cwd=project, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )

    def page(address: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(f"http://{serving.HOST}:{port}/{address}", timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.read().decode()
        except OSError:
            return 0, ""

    try:
        yield SimpleNamespace(page=page, port=port, said=lambda: log.read_text(encoding="utf-8"))
    finally:
        subprocess.run(["pkill", "-INT", "--session", str(running.pid)], check=False)
        try:
            running.wait(PATIENCE)
        finally:  # where Ctrl-C ended nothing, which is told, it must not stay for the tests to come
            subprocess.run(["pkill", "-KILL", "--session", str(running.pid)], check=False)
            running.wait()


def wait_for(site: SimpleNamespace, address: str, words: str, status: int = 200) -> str:
    """Wait until a page answers with these words, and return it."""
    last: tuple[int, str] = 0, ""
    for _ in range(PATIENCE * 5):
        last = site.page(address)
        if last[0] == status and words in last[1]:
            return last[1]
        time.sleep(0.2)
    raise AssertionError((*last, site.said()))


@pytest.mark.weekly  # four builds while a server waits for changes
def test_problems_are_seen_in_the_browser_and_the_site_follows_what_is_saved(project: Path) -> None:
    page = project / "docs" / "about" / "limits.md"
    page.parent.mkdir(exist_ok=True)
    page.write_text(
        '---\ntitle: "Limits of this"\nsummary: "What it lacks."\n---\n\n# Limits\n\nFew.\n', encoding="utf-8"
    )
    home = project / "docs" / "index.md"
    edit(home, "Start with", "Know its [limits](about/limits.md). Start with")
    data = project / "data" / "mappings.yml"
    sound = data.read_text(encoding="utf-8")
    edit(data, "relation: engages", "relation: <b>engage")
    with served(project) as site:
        before_the_first_build = wait_for(site, "anything/", "data/mappings.yml:")
        data.write_text(sound, encoding="utf-8")
        ready = wait_for(site, "concepts/fair-weight/", "fair-weight")
        edit(data, "relation: engages", "relation: <b>engage")
        broken = wait_for(site, "concepts/fair-weight/", "data/mappings.yml:")
        other = wait_for(site, "about/limits/", "data/mappings.yml:")
        data.write_text(sound, encoding="utf-8")
        page.rename(page.with_name("bounds.md"))
        edit(home, "about/limits.md", "about/bounds.md")
        wait_for(site, "about/bounds/", "Few.")
        mended = wait_for(site, "concepts/fair-weight/", "fair-weight")
        wait_for(site, "about/limits/", "", status=404)
        taken = run("serve", "--port", str(site.port), cwd=project)
        said = site.said()

    assert serving.NOT_YET in before_the_first_build
    for shown in (before_the_first_build, broken, other):
        assert "HTML in text: &lt;b" in shown
        assert "HTML in text: <b" not in shown
    assert 'role="alert"' not in ready + mended
    assert "Few." in other  # the page itself goes on
    assert (taken.returncode, "Traceback" in taken.stdout + taken.stderr) == (1, False)
    assert f"Port {site.port} is taken" in taken.stdout
    assert said.splitlines()[0].startswith("Building the site")
    assert not {"WARNING", "INFO", "Traceback"} & set(said.split())


def answered(site: WSGIApplication, wrong: str) -> tuple[dict[str, str], bytes]:
    """Ask a site with what is wrong above it for a page; return the head and the body of its answer."""
    head: dict[str, str] = {}
    environ: dict[str, object] = {}
    setup_testing_defaults(environ)

    def start_response(_: str, headers: list[tuple[str, str]], *_info: object) -> Callable[[bytes], object]:
        head.update(headers)
        return bytes

    return head, b"".join(serving.with_notice(site, lambda: wrong)(environ, start_response))


def one_file(kind: str, content: bytes) -> WSGIApplication:
    def site(_: object, start_response: StartResponse) -> list[bytes]:
        start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(content)))])
        return [content]

    return site


def test_a_notice_stands_above_pages_alone_and_is_text() -> None:
    page, script = b'<html><body class="x"><p>Few.</p></body></html>', b"const page = '<body>';"

    head, noticed = answered(one_file("text/html", page), 'data/x.yml:1:1: "<b>" & so on')

    assert "Content-Length" not in head  # it would cut the page off
    assert noticed.startswith(b'<html><body class="x"><section role="alert"')
    assert noticed.endswith(b"</section><p>Few.</p></body></html>")
    assert b"data/x.yml:1:1: &quot;&lt;b&gt;&quot; &amp; so on" in noticed
    assert answered(one_file("text/html", page), "")[1] == page
    assert answered(one_file("text/javascript", script), "wrong") == (
        {"Content-Type": "text/javascript", "Content-Length": str(len(script))},
        script,
    )


def test_until_the_map_is_sound_every_address_says_what_is_wrong() -> None:
    port = free_port()
    seen: list[str] = []

    def wrong() -> str:
        if not seen:  # nothing listens yet
            seen.append("")
            return "data/x.yml:1:1: <b>"
        with urllib.request.urlopen(f"http://{serving.HOST}:{port}/any/page/", timeout=PATIENCE) as answer:
            seen.append(answer.read().decode())
        return ""

    serving.wait_until_sound(port, wrong)

    assert "data/x.yml:1:1: &lt;b&gt;" in seen[1]
    assert not serving.is_taken(port)


@pytest.mark.parametrize("port", ["0", "80", "70000"])
def test_a_port_that_cannot_be_had_is_said_in_one_sentence(port: str) -> None:
    done = run("serve", "--port", port)

    assert (done.returncode, done.stdout.count("\n"), done.stderr) == (1, 1, "")
