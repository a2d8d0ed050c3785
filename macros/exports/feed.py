"""What moved, as Atom feeds: one for the whole map, one for each framework."""

from __future__ import annotations

from xml.etree import ElementTree

from macros.exports.catalogue import FEED, feed_file
from macros.model import urls
from macros.model.index import Index
from macros.model.records import Framework, Moved, Version
from macros.model.site import Site

ATOM = "http://www.w3.org/2005/Atom"
XHTML = "http://www.w3.org/1999/xhtml"


def feed(index: Index, site: Site, framework: Framework | None = None) -> str:
    """Return the feed of the whole map, or of what moved in one framework; an entry is a version."""
    path = feed_file(framework.id) if framework else FEED
    versions = [
        (version, moved)
        for version in index.data.versions
        if (moved := _about(version, framework)) or framework is None
    ]
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": "en-GB"})
    _add(root, "id", site.at(path))
    _add(root, "title", f"{site.name}: what moved{f' in {framework.short}' if framework else ''}")
    _add(root, "updated", _moment(versions[0][0].on if versions else "1970-01-01"))
    ElementTree.SubElement(root, "link", {"rel": "self", "href": site.at(path)})
    ElementTree.SubElement(root, "link", {"rel": "alternate", "href": site.at(urls.CHANGED)})
    _add(ElementTree.SubElement(root, "author"), "name", site.name)
    for version, moved in versions:
        _entry(root, site, path, version, moved)
    ElementTree.indent(root, " ")
    return (
        ElementTree.tostring(root, encoding="unicode", xml_declaration=True).replace(
            "encoding='us-ascii'", "encoding='utf-8'"
        )
        + "\n"
    )


def _entry(root: ElementTree.Element, site: Site, path: str, version: Version, moved: tuple[Moved, ...]) -> None:
    entry = ElementTree.SubElement(root, "entry")
    _add(entry, "id", site.at(f"{path}#{version.id}"))
    _add(entry, "title", f"Version {version.id}: {version.summary}")
    _add(entry, "updated", _moment(version.on))
    ElementTree.SubElement(entry, "link", {"rel": "alternate", "href": site.at(f"{urls.CHANGED}#version-{version.id}")})
    _add(entry, "summary", version.summary)
    content = ElementTree.SubElement(entry, "content", {"type": "xhtml"})
    block = ElementTree.SubElement(content, "div", {"xmlns": XHTML})
    _add(block, "p", version.summary)
    if moved:
        entries = ElementTree.SubElement(block, "ul")
        for move in moved:
            line = ElementTree.SubElement(entries, "li")
            if move.address:
                _add(line, "a", move.says, {"href": site.at(move.address)})
            else:
                line.text = move.says


def _about(version: Version, framework: Framework | None) -> tuple[Moved, ...]:
    return tuple(move for move in version.moved if framework is None or framework.id in move.frameworks)


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _add(parent: ElementTree.Element, name: str, text: str, attributes: dict[str, str] | None = None) -> None:
    ElementTree.SubElement(parent, name, attributes or {}).text = str(text)
