"""Hand the macros to mkdocs-macros, bound to the map and to the page that calls them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from macros.model.site import Site
from macros.pages.environment import Here
from macros.pages.macros import MACROS
from macros.reading.project import load


def define_env(env: Any) -> None:
    """Register every macro; called by mkdocs-macros once for each build."""
    index = load(Path(env.project_dir)).index
    site = Site(env.conf["site_name"], env.conf["site_url"], env.conf["extra"]["repository"])

    def bound(macro: Callable[..., str]) -> Callable[..., str]:
        def call(*arguments: str) -> str:
            return macro(index, Here(env.page.url, f"docs/{env.page.file.src_uri}", site), *arguments)

        return call

    for name, macro in MACROS.items():
        env.macro(bound(macro), name)
