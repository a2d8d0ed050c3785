"""Join the map to MkDocs: stop on problems, add the pages that are made. No other module knows MkDocs."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import get_build_datetime

from macros.pages import made_pages
from macros.project import load, report
from macros.security import SECURITY_TXT, security_txt, with_policy

_serving = False


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001  MkDocs hands over both by name
    """Remember whether pages are served for editing: MkDocs then puts a script of its own into them, which the policy would stop."""
    global _serving  # noqa: PLW0603  MkDocs tells it here and nowhere else
    _serving = command == "serve"


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


def on_post_build(config: MkDocsConfig) -> None:
    """Give every page its content security policy, and say whom to tell of a hole."""
    site = Path(config.site_dir)
    if not _serving:
        for page in site.rglob("*.html"):
            page.write_bytes(with_policy(page.read_bytes().decode()).encode())
    told = site / SECURITY_TXT
    told.parent.mkdir(exist_ok=True)
    told.write_text(security_txt(config.extra["repository"], config.site_url or "", get_build_datetime()), encoding="utf-8")


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent
