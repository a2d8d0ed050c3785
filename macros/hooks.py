"""Join the map to MkDocs: stop on problems, add the pages that are made. No other module knows MkDocs."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from macros import addresses
from macros.exports.write import write
from macros.pages import made_pages
from macros.project import load, report
from macros.site import Site


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
        file = File.generated(config, page.source, content=page.markdown, inclusion=InclusionLevel.INCLUDED)
        kind = "edit" if page.words.file.endswith((".yml", ".md")) else "tree"
        line = f"#L{page.words.line}" if page.words.line > 1 else ""
        file.edit_uri = f"{kind}/main/{page.words.file}{line}"
        files.append(file)
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001  MkDocs passes them by name
    """Let a page that only leads on name the page it leads to as the one that counts."""
    if page.meta.get("redirect"):
        page.canonical_url = urljoin(page.canonical_url or "", page.meta["redirect"])
    return html


def on_post_build(config: MkDocsConfig) -> None:
    """Write the open data, and stop where something that was published has vanished."""
    index, built = load(_root(config)).index, Path(config.site_dir)
    write(index, Site(config.site_name, config.site_url or "/", config.extra["repository"]), built)
    if lost := addresses.problems(_root(config), index, built):
        raise PluginError("\n" + "\n".join(lost))


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent
