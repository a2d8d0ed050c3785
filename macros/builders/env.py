"""Hand the macros to mkdocs-macros, or to what Zensical has in its place, bound to the map and the page that calls."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

from macros.model import urls
from macros.model.site import Site
from macros.pages.environment import Here
from macros.pages.macros import MACROS
from macros.reading.project import Project, load, report
from macros.views.made import made


def define_env(env: Any) -> None:
    """Register every macro; mkdocs-macros calls this once for each build, Zensical once for each page."""
    extra = env.conf["extra"]
    site = Site(env.conf["site_name"], env.conf["site_url"], extra["repository"], extra.get("contact") or "")
    # Zensical builds once and ends, from a project that `zensical.py` made; only MkDocs lives on while files change.
    project = _read_once(extra["map_root"]) if "map_root" in extra else load(Path(env.project_dir))
    _refuse(project, getattr(getattr(env, "page", None), "path", None))
    index = project.index

    def bound(macro: Callable[..., str]) -> Callable[..., str]:
        def call(*arguments: str) -> str:
            return macro(index, _here(env.page, site), *arguments)

        return call

    for name, macro in MACROS.items():
        env.macro(bound(macro), name)


@functools.cache
def _read_once(root: str) -> Project:
    return load(Path(root))


def _refuse(project: Project, page: str | None) -> None:
    """Stop a builder that runs without our hooks: on a map with problems, and on a page that nobody has checked."""
    if project.problems:
        raise SystemExit(report(project.problems))
    if (
        page
        and f"docs/{page}" not in project.tree.pages
        and page not in {there.source for there in made(project.index)}
    ):
        raise SystemExit(f"docs/{page} is no page of the map: nobody has checked it")


def _here(page: Any, site: Site) -> Here:
    """Return the page that calls; one of Zensical knows its path alone, and links are moved from its folder."""
    if hasattr(page, "file"):
        return Here(page.url, f"docs/{page.file.src_uri}", site)
    folder, slash, _ = page.path.rpartition("/")
    return Here(urls.of_file(page.path), f"docs/{page.path}", site, links_from=folder + slash)
