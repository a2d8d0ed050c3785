"""Join the map to MkDocs: stop on problems, add the pages that are made. No other module knows MkDocs."""

from __future__ import annotations

import gc
import hashlib
import json
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Literal
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_datetime

from macros.builders import before_and_after, serving
from macros.builders.drawings import draw
from macros.builders.made_html import MadeHtml, ids_of
from macros.builders.menu import with_frameworks
from macros.builders.security import NotSealedError
from macros.builders.shared_files import shared_files
from macros.desk.strays import strays
from macros.model import urls
from macros.model.site import Site
from macros.pages.made import made_pages
from macros.pages.rendered import rendered_pages
from macros.reading.project import Project, load, report
from macros.views.made import made

_LOG = get_plugin_logger("map")


class _Building:
    """What is being built: the map as it was read when this build began."""

    project: Project


class _Serving:
    """What MkDocs says only when it starts, and what the last build of `mkdocs serve --dirty` found."""

    now = False
    again = False  # whether this is a later build than the first
    said: dict[str, str] | None = None  # what each page said; None where every build is a whole one
    wrong = ""  # what stopped the last build


class _MadeFile(File):
    """A made page; in a dirty build it is written anew only where its output is gone."""

    def is_modified(self) -> bool:
        return not Path(self.abs_dest_path).exists()


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether this is for editing, and whether unchanged pages may stay as they are."""
    # A map and its pages are many small things, and none of them waste: Python need not look for it after every 700.
    gc.set_threshold(1_000_000)
    _Serving.now = command == "serve"
    _Serving.again = False
    _Serving.said = {} if dirty else None


@event_priority(100)  # before the macros plugin, which would show a traceback
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check the data; a build stops with the same text as `python -m macros check`."""
    project = load(_root(config))
    problems = (*project.problems, *strays(_root(config)))  # official wording would be copied into the site
    if problems:
        raise PluginError("\n" + report(problems))
    for note in project.tree.notes:
        _LOG.info(note)
    _Building.project = project
    config.markdown_extensions = [*config.markdown_extensions, MadeHtml()]  # type: ignore[list-item]
    config.edit_uri_template = f"{config.extra['repository']}/{{path}}"
    config.nav = with_frameworks(config.nav, project.index) if config.nav else None
    config.extra.update(before_and_after.said_by_the_frame(project.index, config.nav or []))
    return config


@event_priority(100)  # before the macros plugin counts the pages
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the made pages, and lead every edit link to the file and line that hold the words."""
    project = _Building.project
    for file in list(files):
        file.edit_uri = f"edit/main/docs/{file.src_uri}"
        if project.tree.leaves_out(_within(file, config)):
            files.remove(file)
    for page in made_pages(project.index):
        file = _MadeFile.generated(config, page.source, content=page.markdown, inclusion=InclusionLevel.INCLUDED)
        file.edit_uri = page.edit
        files.append(file)
    for address, content in before_and_after.beside_pages(project.index, _site(config)).items():
        files.append(File.generated(config, address, content=content))
    for address, shared in shared_files():
        if address not in files.src_uris:
            files.append(File.generated(config, address, abs_src_path=str(shared)))
    _forget_what_changed(files, config)
    _forget_what_went(files, config)
    return files


@event_priority(100)  # after every plugin has added its files, before the first page is rendered
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Stop where a build would publish what the check has not read, or leave out what it has read."""
    project = _Building.project
    tree, built = project.tree, [file for file in files if file.inclusion != InclusionLevel.EXCLUDED]
    standing = {_within(file, config) for file in built if file.src_dir == config.docs_dir}
    ours = {page.source for page in made(project.index)} | {address for address, _ in shared_files()}
    ours |= before_and_after.beside_pages(project.index, _site(config)).keys()
    added = {file.src_uri for file in built if file.src_dir is None} - ours
    known = {*tree.pages, *(path for path in tree.copied if path.startswith("docs/") and "/." not in path)}
    wrong = [
        *(f"{path} would be published, and nobody has checked it" for path in sorted(standing - known | added)),
        *(f"{path} would be left out of the site" for path in sorted(known - standing)),
    ]
    if wrong:
        raise PluginError("\n" + "\n".join(wrong))
    return nav


def on_page_content(
    html: str,
    page: Page,
    config: MkDocsConfig,  # noqa: ARG001  MkDocs passes them by name
    files: Files,  # noqa: ARG001
) -> str:
    """Tell MkDocs of the ids that it passed over; a page that only leads on names where it leads as what counts."""
    page.present_anchor_ids = (page.present_anchor_ids or set()) | ids_of(html)
    if page.meta.get("redirect"):
        page.canonical_url = urljoin(page.canonical_url or "", page.meta["redirect"])
    return html


def on_post_build(config: MkDocsConfig) -> None:
    """Let the search know the pages, write the open data, stop where something published is gone; secure and pack."""
    built, seconds = Path(config.site_dir), int(get_build_datetime().timestamp())
    project = _Building.project
    draw(built)
    before_and_after.add_search(project.index, built)
    if not _Serving.again:  # while editing, data files stay as they were: nobody wants to wait a second for them
        lost = before_and_after.add_data(_root(config), project.index, _site(config), built)
        if lost:
            raise PluginError("\n" + "\n".join(lost))
    before_and_after.add_contact(project.index, _site(config), built, seconds)
    before_and_after.add_hidden(_root(config), project.tree, built)
    if not _Serving.now:  # while serving, MkDocs puts a script of its own into the pages, which the policy would stop
        try:
            before_and_after.seal(project.tree, built, seconds)
        except NotSealedError as problem:
            raise PluginError(f"\n{problem}") from None
    _Serving.again = _Serving.now


def on_serve(
    server: LiveReloadServer,
    *,
    config: MkDocsConfig,  # noqa: ARG001  MkDocs passes it by name
    builder: Callable[[], None],
) -> LiveReloadServer:
    """Let what stops a build be seen in the browser, and the rest of the site go on."""

    def build() -> None:
        try:
            builder()
            _Serving.wrong = ""
        except (MkDocsException, SystemExit) as stopped:
            _Serving.wrong = str(stopped.__context__ or stopped).strip()
        except Exception as fault:  # noqa: BLE001  a slip in a template or a macro: whoever edits it wants to go on
            traceback.print_exc()
            _Serving.wrong = f"{type(fault).__name__}: {fault}"
        serving.say_built(_Serving.wrong)

    server.builder = build
    server.set_app(serving.with_notice(server.serve_request, lambda: _Serving.wrong))
    serving.say_ready(server.url)
    return server


def _forget_what_went(files: Files, config: MkDocsConfig) -> None:
    """Remove the output of a page that was renamed or removed while serving, so that its old address is gone."""
    if not _Serving.now:
        return
    wanted = {Path(file.abs_dest_path) for file in files}
    for page in Path(config.site_dir).rglob("index.html"):
        if page not in wanted:
            page.unlink()


def _forget_what_changed(files: Files, config: MkDocsConfig) -> None:
    """Remove the output of each page that says something else than in the last build, so that this one makes it again.

    Not followed: the line in an edit link, which moves whenever a line is added above it.
    """
    if _Serving.said is None:
        return
    root = _root(config)
    frame = hashlib.sha256((root / "mkdocs.yml").read_bytes())
    own_folders = [Path(folder) for folder in config.theme.dirs if Path(folder).is_relative_to(root)]
    for file in sorted(file for folder in own_folders for file in folder.rglob("*.html")):
        frame.update(file.read_bytes())
    pages = rendered_pages(_Building.project.index, _site(config), root)
    ways = config.extra["ways"]
    beside = [json.dumps(shelf) for shelf in ways["shelves"]] + [""]  # the last for a page that stands beside none

    def digest(source: str, text: str) -> str:
        whole = beside[ways["shelf_of"].get(urls.of_file(source), -1)] + text
        return hashlib.sha256(frame.digest() + whole.encode()).hexdigest()

    digests = {source: digest(source, text) for source, text in pages}
    for source, said in digests.items():
        if said != _Serving.said.get(source) and (file_of := files.get_file_from_path(source)):
            Path(file_of.abs_dest_path).unlink(missing_ok=True)
    _Serving.said = digests


def _site(config: MkDocsConfig) -> Site:
    extra = config.extra
    return Site(config.site_name, config.site_url or "/", extra["repository"], extra.get("contact") or "")


def _within(file: File, config: MkDocsConfig) -> str:
    """Return where a file stands in the folder of the map, or nothing where it stands elsewhere."""
    path = Path(file.abs_src_path or "")
    return path.relative_to(_root(config)).as_posix() if path.is_relative_to(_root(config)) else ""


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).absolute().parent
