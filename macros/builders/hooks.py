"""Join the map to MkDocs: stop on problems, add the pages that are made. No other module knows MkDocs."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Literal
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_datetime

from macros.builders import before_and_after
from macros.builders.menu import with_frameworks
from macros.builders.shared_files import shared_files
from macros.desk.worksheet import strays
from macros.model.site import Site
from macros.pages.made import made_pages
from macros.pages.rendered import rendered_pages
from macros.reading.project import load, report


class _Serving:
    """What MkDocs says only when it starts, and what the last build of `mkdocs serve --dirty` found."""

    now = False
    again = False  # whether this is a later build than the first
    said: dict[str, str] | None = None  # what each page said; None where every build is a whole one


class _MadeFile(File):
    """A made page; in a dirty build it is written anew only where its output is gone."""

    def is_modified(self) -> bool:
        return not Path(self.abs_dest_path).exists()


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether this is for editing, and whether unchanged pages may stay as they are."""
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
    config.edit_uri_template = f"{config.extra['repository']}/{{path}}"
    config.extra.update(before_and_after.said_by_the_frame(project.index))
    config.nav = with_frameworks(config.nav, project.index) if config.nav else None
    return config


@event_priority(100)  # before the macros plugin counts the pages
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the made pages, and lead every edit link to the file and line that hold the words."""
    for file in files:
        file.edit_uri = f"edit/main/docs/{file.src_uri}"
    for page in made_pages(load(_root(config)).index):
        if page.source in files.src_uris:
            continue
        file = _MadeFile.generated(config, page.source, content=page.markdown, inclusion=InclusionLevel.INCLUDED)
        file.edit_uri = page.edit
        files.append(file)
    for address, content in before_and_after.beside_pages(load(_root(config)).index).items():
        files.append(File.generated(config, address, content=content))
    for address, shared in shared_files():
        if address not in files.src_uris:
            files.append(File.generated(config, address, abs_src_path=str(shared)))
    _forget_what_changed(files, config)
    return files


def on_page_content(
    html: str,
    page: Page,
    config: MkDocsConfig,  # noqa: ARG001  MkDocs passes them by name
    files: Files,  # noqa: ARG001
) -> str:
    """Let a page that only leads on name the page it leads to as the one that counts."""
    if page.meta.get("redirect"):
        page.canonical_url = urljoin(page.canonical_url or "", page.meta["redirect"])
    return html


def on_post_build(config: MkDocsConfig) -> None:
    """Let the search know the pages, write the open data, stop where something published is gone; secure and pack."""
    built, seconds = Path(config.site_dir), int(get_build_datetime().timestamp())
    before_and_after.add_search(load(_root(config)).index, built)
    if not _Serving.again:  # while editing, data files stay as they were: nobody wants to wait a second for them
        lost = before_and_after.add_data(_root(config), load(_root(config)).index, _site(config), built)
        if lost:
            raise PluginError("\n" + "\n".join(lost))
    before_and_after.add_contact(_site(config), built, seconds)
    if not _Serving.now:  # while serving, MkDocs puts a script of its own into the pages, which the policy would stop
        before_and_after.seal(built, seconds)
    _Serving.again = _Serving.now


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
    pages = rendered_pages(load(root).index, _site(config), root / "docs")
    digests = {source: hashlib.sha256(frame.digest() + text.encode()).hexdigest() for source, text in pages}
    for source, digest in digests.items():
        if digest != _Serving.said.get(source) and (file_of := files.get_file_from_path(source)):
            Path(file_of.abs_dest_path).unlink(missing_ok=True)
    _Serving.said = digests


def _site(config: MkDocsConfig) -> Site:
    extra = config.extra
    return Site(config.site_name, config.site_url or "/", extra["repository"], extra.get("contact") or "")


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent
