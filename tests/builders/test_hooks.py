"""While serving, a change makes again what it changes, and nothing else; what is served is what a clean build makes."""

from __future__ import annotations

import re
import shutil
import socket
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from macros.builders import serving
from macros.builders.hooks import on_serve
from tests.support.project import PUBLISHED_AS, called, copied, edit, small_project

ADDRESS = "http://127.0.0.1/"
MADE_LAST = "/search/pages.js"  # whoever asks for it waits until all is made


class Server(SimpleNamespace):
    """The site of a map as `make serve` has it, with a server that hears nothing by itself."""

    def __init__(self, project: Path, site: Path) -> None:
        """Build the map for the first time."""
        super().__init__(project=project, site=site, url=ADDRESS, mount_path="/", watch=print, unwatch=print)
        self.server_address = ("127.0.0.1", 0)
        self.build = lambda: build(config_of(project, site), serve_url=ADDRESS)
        site.mkdir()
        config = config_of(project, site)
        config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url=ADDRESS)
        config.plugins.on_serve(self, config=config, builder=self.build)

    def set_app(self, app: Any) -> None:
        """Keep what answers."""
        self.app = app

    def serve_request(self, environ: dict[str, str], start_response: Callable[..., Any]) -> list[bytes]:
        """Answer with a file."""
        file = self.site / environ["PATH_INFO"].lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        start_response("200 OK", [("Content-Type", "text/html" if file.suffix == ".html" else "text/plain")])
        return [file.read_bytes()]

    def page(self, address: str) -> str:
        """Ask for a page."""
        environ: dict[str, Any] = {}
        setup_testing_defaults(environ)
        environ["PATH_INFO"] = address
        return b"".join(self.app(environ, lambda *_: None)).decode()

    def changed(self) -> set[str]:
        """Return the pages that are written after a change of files."""
        before = {file: file.stat().st_mtime_ns for file in self.site.rglob("index.html")}
        self.builder()
        self.page(MADE_LAST)
        return {
            file.parent.relative_to(self.site).as_posix()
            for file in self.site.rglob("index.html")
            if before.get(file) != file.stat().st_mtime_ns
        }

    def is_as_built_anew(self) -> bool:
        """Tell whether the site is, file by file and byte by byte, what a clean build of the same files makes."""
        files, clean = self.project.with_name("again"), self.project.with_name("clean")
        shutil.copytree(self.project, files)  # in another folder, so that nothing is known of earlier builds
        clean.mkdir()
        config = config_of(files, clean)
        config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url=ADDRESS)
        both = [content(self.site), content(clean)]
        shutil.rmtree(files)
        shutil.rmtree(clean)
        return both[0] == both[1]


def config_of(project: Path, site: Path) -> Any:
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(site), strict=False)
    config.site_url = ADDRESS
    return config


def content(site: Path) -> dict[str, bytes]:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Server:
    """Serve the small map, with a menu that names no number."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    project = small_project(tmp_path / "map")
    edit(project / "mkdocs.yml", "\nplugins:\n", "\nnav: [index.md]\nplugins:\n")
    return Server(project, tmp_path / "site")


def test_a_change_makes_the_pages_that_show_it_and_no_other(server: Server) -> None:
    project, site = server.project, server.site
    everything = {file.parent.relative_to(site).as_posix() for file in site.rglob("index.html")}
    edit(project / "data" / "mappings.yml", 'why: "A fair weight is', 'why: "New words here. A fair weight is')
    after_mapping = server.changed()
    edit(project / "data" / "standards.yml", 'title: "Say what you keep"', 'title: "Another title of this number"')
    after_title = server.changed()
    edit(project / "docs" / "index.md", "Start with", "Begin with")
    after_page = server.changed()
    after_nothing = server.changed()
    edit(project / "data" / "mappings.yml", "relation: engages", "relation: <b>engage")
    after_slip = server.changed()
    noticed = server.page("/concepts/fair-weight/")
    edit(project / "data" / "mappings.yml", "relation: <b>engage", "relation: engages")
    after_mending = server.changed()
    mended = server.page("/concepts/fair-weight/")
    as_built_anew = server.is_as_built_anew()
    edit(project / "mkdocs.yml", f"site_name: {PUBLISHED_AS.name}", "site_name: Another Map")
    after_settings = server.changed()
    edit(project / "mkdocs.yml", "site_name:", "\tsite_name:")
    server.changed()
    without_settings = server.page("/concepts/fair-weight/")

    assert after_mapping == {"concepts/fair-weight", "standards/mill/1-2"}
    assert "New words here." in server.page("/concepts/fair-weight/")
    assert "standards/mill/1-2" in after_title
    for address in everything:  # what was left alone does not show what changed
        shows = "Another title of this number" in (site / address / "index.html").read_text(encoding="utf-8")
        assert shows <= (address in after_title), address
    assert after_title < everything
    assert after_page == {"."}
    assert after_nothing == after_slip == after_mending == set()
    assert 'role="alert"' in noticed
    assert 'role="alert"' not in mended
    assert as_built_anew
    assert after_settings == everything
    assert re.search(r"mkdocs\.yml:\d+:1: a tab\n    use spaces", without_settings)


def test_a_port_that_another_program_took_while_the_site_was_built_is_said_in_one_sentence() -> None:
    with socket.create_server((serving.HOST, 0)) as other:
        server: Any = SimpleNamespace(server_address=other.getsockname())

        with pytest.raises(Abort, match=f"Port {other.getsockname()[1]} is taken, .* make serve PORT="):
            on_serve(server, config=MkDocsConfig(), builder=lambda: None)


NEW_PAGE = '---\ntitle: "About us"\nsummary: "Who we are."\n---\n\n# About us\n\nPeople.\n'


def a_reason(project: Path) -> None:
    edit(project / "data" / "mappings.yml", 'why: "', 'why: "In new words. ')


def lines_of_the_data(project: Path) -> None:
    edit(
        project / "data" / "mappings.yml",
        "\n",
        "\n# one line more: what stands below is edited one line further down\n",
    )


def a_title_that_other_pages_name(project: Path) -> None:
    edit(project / "docs" / "situations" / "friend-request.md", '"\nsummary:', 's"\nsummary:')


def a_title_of_a_number(project: Path) -> None:
    edit(project / "data" / "standards.yml", '  title: "', '  title: "Now: ', after='number: "5.6"')
    called("fix", root=project)  # the title stands beside its number in other files


def the_words_of_a_page(project: Path) -> None:
    edit(project / "docs" / "index.md", "\n\n", "\n\nA sentence more.\n\n", after="\n# ")


def a_new_page(project: Path) -> None:
    (project / "docs" / "about" / "us.md").write_text(NEW_PAGE, encoding="utf-8")
    edit(project / "docs" / "index.md", "A sentence more.", "[Who we are](about/us.md).")


def no_new_page(project: Path) -> None:
    (project / "docs" / "about" / "us.md").unlink()
    edit(project / "docs" / "index.md", "[Who we are](about/us.md).", "A sentence less.")


def a_template(project: Path) -> None:
    edit(project / "theme" / "partials" / "footer.html", "<footer", "<!-- a new foot --><footer")


def a_style(project: Path) -> None:
    edit(project / "docs" / "assets" / "stylesheets" / "map.css", "{", "{ /* new */")


CHANGES = (
    a_reason,
    lines_of_the_data,
    a_title_that_other_pages_name,
    a_title_of_a_number,
    the_words_of_a_page,
    a_new_page,
    no_new_page,
    a_template,
    a_style,
)


@pytest.mark.weekly  # some twenty builds of the whole map
def test_after_each_change_the_site_is_as_built_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    project = copied(tmp_path / "map")
    server = Server(project, tmp_path / "site")
    data = project / "data" / "standards.yml"
    for change in CHANGES:
        change(project)
        server.changed()

        assert server.is_as_built_anew(), change.__name__

        sound = data.read_text(encoding="utf-8")
        edit(data, 'title: "', 'title: <b>"')
        server.changed()

        assert 'role="alert"' in server.page("/index.html"), change.__name__

        data.write_text(sound, encoding="utf-8")
        server.changed()
    assert server.is_as_built_anew()
