"""Hand the macros to mkdocs-macros, or to what Zensical has in its place, bound to the map and the page that calls."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

from macros.model import urls
from macros.model.index import Index
from macros.model.site import Site
from macros.pages.environment import Here
from macros.pages.macros import MACROS
from macros.reading.project import load, report


def define_env(env: Any) -> None:
    """Register every macro; mkdocs-macros calls this once for each build, Zensical once for each page."""
    extra = env.conf["extra"]
    site = Site(env.conf["site_name"], env.conf["site_url"], extra["repository"], extra.get("contact") or "")
    # Zensical builds once and ends, from a project that `zensical.py` made; only MkDocs lives on while files change.
    index = _read_once(extra["map_root"]) if "map_root" in extra else _checked(Path(env.project_dir))

    def bound(macro: Callable[..., str]) -> Callable[..., str]:
        def call(*arguments: str) -> str:
            return macro(index, _here(env.page, site), *arguments)

        return call

    for name, macro in MACROS.items():
        env.macro(bound(macro), name)


@functools.cache
def _read_once(root: str) -> Index:
    return _checked(Path(root))


def _checked(root: Path) -> Index:
    """Return the index of a map; no builder that runs without our hooks gets a macro for a map with problems."""
    project = load(root)
    if project.problems:
        raise SystemExit(report(project.problems))
    return project.index


def _here(page: Any, site: Site) -> Here:
    """Return the page that calls; one of Zensical knows its path alone, and links are moved from its folder."""
    if hasattr(page, "file"):
        return Here(page.url, f"docs/{page.file.src_uri}", site)
    folder, slash, _ = page.path.rpartition("/")
    return Here(urls.of_file(page.path), f"docs/{page.path}", site, links_from=folder + slash)
