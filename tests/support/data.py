"""What the data say, as plain YAML and the files alone tell it: a second way to the truth, apart from our reader."""

from __future__ import annotations

import posixpath
import re
from typing import Any
from urllib.parse import urlsplit

from macros.model.evidence import status_of
from macros.model.index import Index
from macros.model.records import Provision, Reference
from macros.model.words import KINDS, STATUSES
from macros.search.catalogue import catalogue
from macros.search.resolver import Resolver
from tests.support.project import ROOT

Raw = dict[str, Any]


def dashed(number: str) -> str:
    """Return a number as it stands in an address."""
    return re.sub(r"[.:]", "-", number)


def provision_address(framework: str, body: Raw, number: str, edition: str) -> str:
    """Return where a provision's page stands, by the rule of the design and not by our code."""
    older = "" if edition == body["current_edition"] else f"{edition}/"
    return f"standards/{framework}/{older}{dashed(number)}/"


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
        (
            item,
            provision_address(
                name, frameworks[name], entry["number"], entry.get("edition", frameworks[name]["current_edition"])
            ),
            entry,
        )
        for item, by_framework in raw["mappings"].items()
        for name, entries in by_framework.items()
        for entry in entries
        if "number" in entry
    ]


def is_known(provision: Raw) -> bool:
    """Tell whether a copy that shows the number shows at least the subject as well."""
    return any(copy["extent"] != "number" for copy in provision["seen"] if copy.get("numbered") != "no")


def squeeze(text: str) -> str:
    return " ".join(text.split())


def links_of(article: Any, here: str) -> list[str]:
    """Return the addresses inside the site that an article links to."""
    return inside([anchor["href"] for anchor in article.select("a[href]")], here)


def inside(hrefs: list[str], here: str) -> list[str]:
    """Return the addresses inside the site that links of a page lead to."""
    return [
        posixpath.normpath(posixpath.join(f"/{here}", urlsplit(href).path))[1:] + "/"
        for href in hrefs
        if "://" not in href
    ]


# --- Numbers of the data of today that serve as examples --------------------------------------------------------------


def label(index: Index, reference: Reference) -> str:
    """Return a number as readers see it, with its edition where that is not the current one."""
    older = "" if reference.current else f" ({reference.edition})"
    return f"{index.frameworks[reference.framework].short} {reference.number}{older}"


def named(provision: Provision) -> str:
    """Return the short title of a provision, or why it has none."""
    return str(provision.title or STATUSES[status_of(provision)].label.lower())


def titled(index: Index, reference: Reference) -> str:
    return f"{label(index, reference)} {named(index.provisions[reference])}"


def well_known(index: Index) -> Reference:
    """Return the number that most pages touch, of those that one provision alone bears."""
    alone = [bearers[0] for bearers in index.numbers.values() if len(bearers) == 1 and bearers[0].current]
    return max(alone, key=lambda reference: len(index.mappings_to(reference)))


def shared(index: Index) -> list[Reference]:
    """Return the provisions that bear the number which most frameworks have, as they are shown: today's first."""
    most = max(
        index.numbers.values(),
        key=lambda bearers: (len({reference.framework for reference in bearers if reference.current}), -len(bearers)),
    )
    return sorted(most, key=lambda reference: not reference.current)


def mains(raw: Raw, item: str) -> dict[str, str]:
    """Return framework → its first number for a page, or its name where it has none."""
    found = {}
    for name, (first, *_) in raw["mappings"][item].items():
        body = raw["standards"]["frameworks"][name]
        older = (
            "" if first.get("edition", body["current_edition"]) == body["current_edition"] else f" ({first['edition']})"
        )
        found[name] = f"{body['short']} {first['number']}{older}" if "number" in first else body["short"]
    return found


def missing(index: Index) -> tuple[str, str, Reference]:
    """Return what somebody types who looks for a number that its framework lacks, the number, and the nearest there.

    Other frameworks have the number.
    """
    resolver = Resolver(catalogue(index))
    for framework in index.frameworks.values():
        for parts in index.numbers:
            number = ".".join(parts)
            found = resolver.resolve(f"{framework.id} {number}")
            if found["near"] and found["elsewhere"] and not found["matches"]:
                near = index.reference(framework.id, found["near"][0]["number"], found["near"][0]["edition"])
                assert near
                return f"{framework.id} {number}", number, near
    raise AssertionError("every framework has every number of every other")
