"""Say how to cite the map, one of its pages, or one provision: Harvard, OSCOLA, BibTeX, CSL-JSON and CITATION.cff."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from macros.model import urls
from macros.model.dates import dates_of, day
from macros.model.evidence import days_of, ground
from macros.model.index import Index
from macros.model.records import Item, Moved, Reference, Version
from macros.model.site import Site

READ_ON = "day month year"  # what no build can know; cite.js writes the day when somebody copies
LICENCE = "CC-BY-4.0"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True, slots=True)
class Citation:
    """All that a reader needs to cite a page; `says` holds edition, version of the data and day of the check."""

    key: str
    title: str
    address: str
    site: str
    on: str
    says: str
    moved: tuple[tuple[Version, Moved], ...] = ()  # what moved on the page since it could be cited, the newest first


def of_whole(index: Index, site: Site) -> Citation:
    """Return how to cite the map as a whole."""
    return _citation(index, site, "", site.name, [_editions(_current(index)), _looked_at(index, index.provisions)])


def of_provision(index: Index, site: Site, reference: Reference, title: str) -> Citation:
    """Return how to cite the page of a provision."""
    return _citation(
        index,
        site,
        urls.of_provision(reference),
        title,
        [
            index.edition_of(reference).label,
            f"the map's words rest on: {ground(index.provisions[reference])}",  # whoever cites it says "our" of others
            _looked_at(index, [reference]),
        ],
    )


def of_item(index: Index, site: Site, item: Item) -> Citation:
    """Return how to cite an item, with the editions that it touches."""
    targets = index.touched_by(item.id)
    return _citation(
        index,
        site,
        urls.of_item(item),
        item.title,
        [_editions(dates_of(index, targets).editions), _looked_at(index, targets)],
    )


def harvard(citation: Citation) -> str:
    """Return a reference in the Harvard style; the day of reading is left open."""
    year = citation.on[:4] or "no date"
    title = "" if citation.title == citation.site else f" {citation.title}."
    return f"{citation.site} ({year}){title} {citation.says}. Available at: {citation.address} (Accessed: {READ_ON})."


def oscola(citation: Citation) -> str:
    """Return a reference as lawyers write it, in the style of OSCOLA; the day of reading is left open."""
    title = "" if citation.title == citation.site else f", \u2018{citation.title}\u2019"
    return f"{citation.site}{title} ({citation.says}) <{citation.address}> accessed {READ_ON}"


def bibtex(citation: Citation) -> str:
    """Return a BibTeX entry."""
    fields = {
        "author": f"{{{_tex(citation.site)}}}",  # braces inside keep names whole and capitals as they are
        "title": f"{{{_tex(citation.title)}}}",
        "year": citation.on[:4],
        "note": _tex(citation.says),
        "url": citation.address,
    }
    lines = ",\n".join(f'  {name} = "{value}"' for name, value in fields.items() if value)
    return f"@misc{{{citation.key},\n{lines}\n}}\n"


def csl(citation: Citation) -> dict[str, Any]:
    """Return one entry of CSL-JSON, which Zotero and other reference managers read."""
    entry: dict[str, Any] = {
        "id": citation.key,
        "type": "webpage",
        "author": [{"literal": citation.site}],
        "title": citation.title,
        "note": citation.says,
        "URL": citation.address,
        "language": "en-GB",
    }
    if citation.title != citation.site:
        entry["container-title"] = citation.site
    if citation.on:
        entry["issued"] = {"date-parts": [[int(part) for part in citation.on.split("-")]]}
    return entry


def cff(index: Index, site: Site) -> str:
    """Return the text of CITATION.cff, by which GitHub and Zenodo tell how to cite a repository."""
    whole = of_whole(index, site)
    fields = {
        "cff-version": "1.2.0",
        "message": "If you use the map, please cite it as below, with the version.",
        "type": "dataset",
        "title": whole.title,
        "version": version(index),
        "date-released": whole.on,
        "url": whole.address,
        "repository-code": site.repository,
        "license": LICENCE,
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items() if value]
    return "\n".join(
        [*lines, "authors:", f"  - name: {json.dumps(f'{site.name} contributors', ensure_ascii=False)}", ""]
    )


def version(index: Index) -> str:
    """Return the version of the data: the newest that the map names."""
    return str(index.data.versions[0].id) if index.data.versions else "unreleased"


def _citation(index: Index, site: Site, path: str, title: str, says: list[str]) -> Citation:
    name = "-".join(re.findall(r"[a-z0-9]+", f"{site.name} {path}".lower()))
    on = str(index.data.versions[0].on) if index.data.versions else ""
    note = "; ".join(part for part in [f"Version {version(index)} of the map", *says] if part)
    moved = tuple(
        (each, moved)
        for each in index.data.versions
        for moved in each.moved
        if path in {moved.address, moved.other_end}
    )
    return Citation(name, str(title), site.at(path), site.name, on, note, moved)


def _current(index: Index) -> Iterable[str]:
    return (
        f"{framework.short} {index.editions[framework.id, framework.current_edition].label}"
        for framework in index.frameworks.values()
    )


def _editions(names: Iterable[str]) -> str:
    editions = list(names)
    if not editions:
        return ""
    return f"edition{'' if len(editions) == 1 else 's'}: {', '.join(editions)}"


def _looked_at(index: Index, references: Iterable[Reference]) -> str:
    days = days_of(index.provisions[reference] for reference in references)
    if not days:
        return ""
    return (
        f"copy looked at on {day(days[0])}"
        if len(days) == 1
        else f"copies looked at from {day(days[0])} to {day(days[-1])}"
    )


def _tex(text: str) -> str:
    r"""Return text in which no sign is a command of TeX: `50\%`."""
    marks = {'"': '{"}', "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    return re.sub(r"[\"\\{}$&#%_^~]", lambda match: marks.get(match[0], f"\\{match[0]}"), text)
