"""Join the map to MkDocs: stop on problems, add the pages that are made. No other module knows MkDocs."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel

from macros import urls
from macros.choice import choices_as_json
from macros.pages import made_pages
from macros.project import load, report


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
    files.append(File.generated(config, urls.MINE_DATA, content=choices_as_json(load(_root(config)).index)))
    return files


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent
