"""What the data say, as plain YAML and the files alone tell it: a second way to the truth, apart from our reader."""

from __future__ import annotations

import posixpath
import re
from typing import Any
from urllib.parse import urlsplit

from macros.model.words import KINDS
from tests.support.project import ROOT

Raw = dict[str, Any]


def provision_address(framework: str, body: Raw, number: str, edition: str) -> str:
    """Return where a provision's page stands, by the rule of the design and not by our code."""
    older = "" if edition == body["current_edition"] else f"{edition}/"
    return f"standards/{framework}/{older}{re.sub(r'[.:]', '-', number)}/"


def provisions(raw: Raw) -> list[tuple[str, Raw, Raw, str]]:
    """Return framework id, framework, provision and address for every provision of the data."""
    return [
        (name, body, provision, provision_address(name, body, provision["number"], provision["edition"]))
        for name, body in raw["standards"]["frameworks"].items()
        for provision in body["provisions"]
    ]


def items() -> dict[str, str]:
    """Return id → address for every item, from the files alone."""
    folders = {kind.folder for kind in KINDS.values()}
    files = (file for file in (ROOT / "docs").glob("*/*.md") if file.parent.name in folders and file.stem != "index")
    return {file.stem: f"{file.parent.name}/{file.stem}/" for file in files}


def mapped(raw: Raw) -> list[tuple[str, str, Raw]]:
    """Return item, address of the provision, and entry for every mapping that points somewhere."""
    frameworks = raw["standards"]["frameworks"]
    return [
        (item, provision_address(name, frameworks[name], entry["number"], entry.get("edition", frameworks[name]["current_edition"])), entry)
        for item, by_framework in raw["mappings"].items()
        for name, entries in by_framework.items()
        for entry in entries
        if "number" in entry
    ]


def squeeze(text: str) -> str:
    return " ".join(text.split())


def links_of(article: Any, here: str) -> list[str]:
    """Return the addresses inside the site that an article links to."""
    hrefs = (anchor["href"] for anchor in article.select("a[href]"))
    return [posixpath.normpath(posixpath.join(f"/{here}", urlsplit(href).path))[1:] + "/" for href in hrefs if "://" not in href]
