"""What may stand in a file that is published as it is: pictures, type, and what hosts and search engines want."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator

from macros.model.places import Place, Problem, brief
from macros.reading.conflicts import conflicts
from macros.reading.files import ends, svg

WELL_KNOWN = ".well-known"
WITH_A_DOT = {".nojekyll", WELL_KNOWN}  # the only names with a dot in front that mean something here
ABOUT_WELL_KNOWN = (
    "delete it: security.txt is made from extra.repository in mkdocs.yml, and other files of this folder stand "
    "where the site is served"
)

# Files beside the home page that other sites have and this one does not publish → what each is.
NOT_ADMITTED = {
    "ads.txt": "a list of who may sell advertisements here",
    "app-ads.txt": "a list of who may sell advertisements here",
    "sellers.json": "a list of who may sell advertisements here",
    "humans.txt": "a list of who made the site",
    "llms.txt": "a guide for programs that read the site",
    "llms-full.txt": "a guide for programs that read the site",
    "security.txt": "the address for reports of weaknesses, which is made from mkdocs.yml",
    "sitemap.txt": "a list of pages, which the build makes as sitemap.xml",
    "sitemap.xml": "a list of pages, which the build makes",
    "crossdomain.xml": "a permission for programs of other sites",
    "browserconfig.xml": "settings for tiles on a screen",
    "manifest.json": "settings for an app",
    "site.webmanifest": "settings for an app",
    "web.config": "settings of a server",
    "_redirects": "a list of addresses that lead on, which is made from data/retired.yml",
}
ABOUT_NOT_ADMITTED = "delete it, or move it out of docs/; hosts get CNAME, robots.txt and _headers"

# Ending of a picture or of type → how such a file begins, and for some what stands in it from the ninth byte on.
_BEGINS: dict[str, tuple[bytes, bytes]] = {
    "png": (b"\x89PNG\r\n\x1a\n", b""),
    "jpg": (b"\xff\xd8\xff", b""),
    "jpeg": (b"\xff\xd8\xff", b""),
    "webp": (b"RIFF", b"WEBP"),
    "ico": (b"\x00\x00\x01\x00", b""),
    "woff2": (b"wOF2", b""),
}
MOST = 300_000  # bytes of a picture
PICTURES = {"png", "jpg", "jpeg", "webp", "svg"}


def of_the_root(name: str) -> bool:
    """Tell whether a file of this name may stand beside the home page."""
    return any(re.fullmatch(form, name) for form in _OF_THE_ROOT)


def of_the_root_in_other_capitals(name: str) -> str:
    """Return the name that a file beside the home page was meant to have, where its capitals alone are others."""
    known = ("CNAME", "robots.txt", "_headers", ".nojekyll", "favicon.ico", "apple-touch-icon.png", "BingSiteAuth.xml")
    return {right.lower(): right for right in known}.get(name.lower(), "")


@functools.lru_cache(maxsize=256)  # while serving, the same files are asked for again and again
def problems(path: str, content: bytes) -> tuple[Problem, ...]:
    """Return what is wrong with a file that would be published as it is."""
    name, ending = path.rpartition("/")[2], path.rpartition(".")[2]
    if ending not in _BEGINS and (merged := tuple(conflicts(content.decode("utf-8", "replace"), path))):
        return merged
    if path.count("/") == 1:
        for form, looks in _OF_THE_ROOT.items():
            if re.fullmatch(form, name):
                return tuple(looks(path, content))
    if ending != "woff2" and len(content) > MOST:
        remedy = f"save it smaller: at most {MOST // 1000} kilobytes, for telephones on slow lines"
        return (Problem(Place(path), f"a picture of {len(content) // 1000:,} kilobytes", remedy),)
    if ending == "svg":
        return tuple(svg.problems(path, content))
    return tuple(_begins_as_it_says(path, content))


def _begins_as_it_says(path: str, content: bytes) -> Iterator[Problem]:
    ending = path.rpartition(".")[2]
    begins, then = _BEGINS.get(ending, (b"", b""))
    if not content.startswith(begins) or not content[8:].startswith(then):
        fact = f"not what its name says: it does not begin as a file that ends in .{ending}"
        yield Problem(Place(path), fact, "save the picture anew from the program that made it, with the right ending")
    else:
        yield from ends.problems(path, content)


# --- What hosts and search engines want -------------------------------------------------------------------------------


def _one_line(form: str, says: str) -> Callable[[str, bytes], Iterator[Problem]]:
    """Return what looks whether a file holds one known text; `{name}` in the form stands for the file's own name."""

    def looks(path: str, content: bytes) -> Iterator[Problem]:
        name = re.escape(path.rpartition("/")[2])
        if not re.fullmatch(form.replace("{name}", name), content.decode("utf-8", "replace").strip()):
            yield Problem(Place(path), "it holds something else than a file of this name may", says)

    return looks


def _each_line(form: str, says: str) -> Callable[[str, bytes], Iterator[Problem]]:
    """Return what looks at each line of a file that is neither empty nor a comment."""

    def looks(path: str, content: bytes) -> Iterator[Problem]:
        for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
            words = line.strip()
            if words and not words.startswith("#") and not re.fullmatch(form, words, re.IGNORECASE):
                yield Problem(Place(path, number), f"a line that may not stand here: {brief(words)}", says)

    return looks


_HOST = r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]"
# What can only make a site stricter, say how long to keep a file, or let others read the open data.
_HEADER = r"""(?:
    (?:strict-transport-security|cache-control|permissions-policy|x-robots-tag):\s*[a-z0-9 ,;=_()*-]+
  | cross-origin-(?:opener|embedder|resource)-policy:\s*(?:same-origin|same-site|require-corp|cross-origin)
  | x-content-type-options:\s*nosniff
  | x-frame-options:\s*(?:deny|sameorigin)
  | referrer-policy:\s*(?:no-referrer|same-origin)
  | access-control-allow-origin:\s*\*
  | content-security-policy:\s*(?:[a-z-]+(?:\s+'(?:none|self)')+\s*;?\s*)+
  | /[a-z0-9_./*-]*
)"""
_OF_THE_ROOT: dict[str, Callable[[str, bytes], Iterator[Problem]]] = {
    r"\.nojekyll": _one_line("", "leave it empty"),
    r"CNAME": _one_line(_HOST, "write one host name in lower case, such as map.example.org"),
    r"robots\.txt": _each_line(
        r"(?:user-agent|allow|disallow|crawl-delay):[^<>]*|sitemap:\s*https://[^\s<>]+",
        "write lines such as User-agent: *, Disallow: /n/ or Sitemap: https://map.example.org/sitemap.xml",
    ),
    r"_headers": _each_line(
        f"(?x:{_HEADER})",
        "keep to paths of this site and to headers that make it stricter, such as X-Frame-Options: DENY",
    ),
    r"google[0-9a-z]+\.html": _one_line("google-site-verification: {name}", "keep the one line that Google gave"),
    r"BingSiteAuth\.xml": _one_line(
        r'<\?xml version="1\.0"\?>\s*<users>\s*<user>[0-9A-F]{32}</user>\s*</users>', "keep the lines that Bing gave"
    ),
    r"yandex_[0-9a-f]{16}\.html": _one_line(
        r'<html>\s*<head>\s*<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">\s*</head>\s*'
        r"<body>Verification: [0-9a-f]{16}</body>\s*</html>",
        "keep the lines that Yandex gave",
    ),
    r"favicon\.ico|apple-touch-icon\.png": _begins_as_it_says,
}
