"""What a fork sets: the name of the site, its address, its repository and, if it likes, a mail address."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Site:
    """Where the map is published; `address` ends with `/`, `contact` may be empty."""

    name: str = "Standards Map"
    address: str = "/"
    repository: str = ""
    contact: str = ""

    def at(self, path: str) -> str:
        """Return the full address of a page or a file of the site."""
        return self.address + path


def site_of(root: Path) -> Site:
    """Read the first lines of `mkdocs.yml`, for commands that run without MkDocs."""
    # Only composed, never constructed: a fork's mkdocs.yml may hold tags that only MkDocs knows.
    settings = _keys(yaml.compose((root / "mkdocs.yml").read_text(encoding="utf-8")))
    extra = _keys(settings["extra"])
    return Site(
        settings["site_name"].value,
        settings["site_url"].value.rstrip("/") + "/",
        extra["repository"].value,
        extra["contact"].value if "contact" in extra else "",
    )


def _keys(node: Any) -> dict[str, Any]:
    return {key.value: value for key, value in node.value}
