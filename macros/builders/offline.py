"""Copy a built site into one archive that opens from a folder, without server or network."""

from __future__ import annotations

import functools
import html
import io
import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from macros.model import urls

FOR_SERVERS = ("404.html", "_headers", "sitemap.xml", "sitemap.xml.gz")  # a folder has no use for them
EARLIEST = 315_532_800  # 1 January 1980: no archive can hold an earlier time


def archive(site: Path, name: str, seconds: int) -> bytes:
    """Return the archive of a built site, all below a folder called `name`; the same site and time give the same bytes.

    `seconds` since 1970 is the time that every file in it carries.
    Other archives and packs are left out: what they hold stands in the site as well, sheet by sheet.
    """
    packs = (site / urls.HANDOUTS / urls.PACKS).rglob("*.pdf")
    left_out = {*FOR_SERVERS, f"{name}.zip", *(file.name for file in (*site.rglob("*.zip"), *packs))}
    when = time.gmtime(max(seconds, EARLIEST))[:6]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archived:
        for file in sorted(file for file in site.rglob("*") if file.is_file()):
            path = file.relative_to(site).as_posix()
            if file.name in left_out:
                continue
            content = file.read_bytes()
            if path.endswith(".html"):
                content = for_a_folder(content.decode(), left_out).encode()
            entry = zipfile.ZipInfo(f"{name}/{path}", when)
            entry.create_system = 3  # the same on every system that packs it
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_STORED if path.endswith(_PACKED) else zipfile.ZIP_DEFLATED
            archived.writestr(entry, content, compresslevel=_LEVEL)
    return packed.getvalue()


def for_a_folder(page: str, left_out: set[str] | frozenset[str] = frozenset()) -> str:
    """Return a page whose links name files (`../x/index.html`); what is `left_out` is linked on the web."""
    canonical = _CANONICAL.search(page)

    def link(written: str) -> str:
        name, there = _named(written)
        if name not in left_out:
            return there
        return html.escape(urljoin(html.unescape(canonical[1]), html.unescape(written))) if canonical else written

    def tag(match: re.Match[str]) -> str:
        names, there = _leading(match[0])
        return there if left_out.isdisjoint(names) else _led(match[0], link)

    page = _LINK_TAGS.sub(tag, page)
    return _REFRESH.sub(lambda match: f"{match[1]}{link(match[2])}{match[3]}", page)


@functools.lru_cache(maxsize=10_000)  # the same few links stand in the frame of every page
def _leading(tag: str) -> tuple[list[str], str]:
    """Return the last names in the links of a tag, and the tag with links that name files."""
    links = [_named(part[2].strip(_QUOTES)) for part in _TARGET.finditer(tag)]
    return [name for name, _ in links], _led(tag, lambda written: _named(written)[1])


def _led(tag: str, link: Callable[[str], str]) -> str:
    return _TARGET.sub(lambda part: f'{part[1]}"{link(part[2].strip(_QUOTES))}"', tag)


@functools.lru_cache(maxsize=10_000)
def _named(written: str) -> tuple[str, str]:
    """Return the last name in a link, none where it leads to another site or stays on its page, and its file."""
    parts = urlsplit(html.unescape(written))
    if parts.scheme or parts.netloc or not parts.path:
        return "", written
    last = parts.path.rpartition("/")[2]
    index = {"": "index.html", ".": "/index.html", "..": "/index.html"}.get(last, "")
    return last, html.escape(parts._replace(path=parts.path + index).geturl())


_LEVEL = 5  # of 9: the usual 6 takes a quarter longer for a hundredth less
_PACKED = (".png", ".woff2")  # nothing is left to pack in them
_QUOTES = "\"'"
_LINK_TAGS = re.compile(r"""<(?:a|area|form|link)\s(?:[^>"']++|"[^"]*"|'[^']*')*+>""")
_TARGET = re.compile(r"""(\s(?:href|action)=)("[^"]*"|'[^']*'|[^\s>"']+)""")
_REFRESH = re.compile(r"""(<meta http-equiv="refresh" content="\d+; url=)([^"]+)(")""")
_CANONICAL = re.compile(r"""<link rel="canonical" href="([^"]+)">""")
