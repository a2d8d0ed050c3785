"""Join the map to MkDocs: stop on problems, add the pages that are made. No other module knows MkDocs."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import get_build_datetime

from macros import urls
from macros.offline import archive
from macros.pages import made_pages
from macros.plain import plain_pages
from macros.project import load, report


class _Serving:
    """What MkDocs says only when it starts, and what each page said in the last build of `mkdocs serve --dirty`."""

    now = False
    said: dict[str, str] | None = None  # None where every build is a whole one


class _MadeFile(File):
    """A made page; in a dirty build it is written anew only where its output is gone."""

    def is_modified(self) -> bool:
        return not Path(self.abs_dest_path).exists()


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether this is for editing, and whether unchanged pages may stay as they are."""
    _Serving.now = command == "serve"
    _Serving.said = {} if dirty else None


@event_priority(100)  # before the macros plugin, which would show a traceback
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check the data; a build stops with the same text as `python -m macros check`."""
    project = load(_root(config))
    if project.problems:
        raise PluginError("\n" + report(project.problems))
    config.edit_uri_template = f"{config.extra['repository']}/{{path}}"
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
        kind = "edit" if page.words.file.endswith((".yml", ".md")) else "tree"
        line = f"#L{page.words.line}" if page.words.line > 1 else ""
        file.edit_uri = f"{kind}/main/{page.words.file}{line}"
        files.append(file)
    _forget_what_changed(files, config)
    return files


@event_priority(-100)  # after all that changes pages
def on_post_build(config: MkDocsConfig) -> None:
    """Add the archive for use without a network."""
    if not _Serving.now:
        site = Path(config.site_dir)
        packed = archive(site, urls.ARCHIVE, int(get_build_datetime().timestamp()))
        (site / f"{urls.ARCHIVE}.zip").write_bytes(packed)


def _forget_what_changed(files: Files, config: MkDocsConfig) -> None:
    """Remove the output of each page that says something else than in the last build, so that a dirty build makes it again.

    Not followed: the line in an edit link, which moves whenever a line is added above it.
    """
    if _Serving.said is None:
        return
    root = _root(config)
    frame = hashlib.sha256((root / "mkdocs.yml").read_bytes())
    for file in sorted(file for folder in config.theme.dirs if Path(folder).is_relative_to(root) for file in Path(folder).rglob("*.html")):
        frame.update(file.read_bytes())
    said = {source: hashlib.sha256(frame.digest() + text.encode()).hexdigest() for source, text in plain_pages(load(root).index, root / "docs")}
    for source, text in said.items():
        if text != _Serving.said.get(source) and (file_of := files.get_file_from_path(source)):
            Path(file_of.abs_dest_path).unlink(missing_ok=True)
    _Serving.said = said


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent
