"""What a host is asked to say with each file, in the form that Netlify and Cloudflare read (`_headers`)."""

from __future__ import annotations

import re
from pathlib import Path

from macros.builders.security import POLICY

HEADERS = "_headers"

# Each page holds its policy; here it guards drawings and text too, and says what no page can: nobody frames this site.
# A browser shows a PDF as an object of the PDF's own address.
_EVERYWHERE = {
    "Content-Security-Policy": f"{POLICY}; object-src 'self'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_FOR_EVERYBODY = {"Access-Control-Allow-Origin": "*"}  # the open data, which other sites may read
_FOR_A_YEAR = {"Cache-Control": "public, max-age=31536000, immutable"}  # a hash of what it holds is in its name
_FOR_A_WEEK = {"Cache-Control": "public, max-age=604800"}
_HASHED = re.compile(r"\.[0-9a-f]{8}(?:\.min)?\.(?:css|js)$")


def headers(built: Path, own: str = "") -> str:
    """Return the file for a built site, with the lines that somebody wrote for it below ours.

    Pages, numbers and open data get no time: a host then lets a browser ask each time whether they are still the same.
    """
    assets = sorted(file.relative_to(built).as_posix() for file in (built / "assets").rglob("*"))
    blocks = [("/*", _EVERYWHERE), ("/data/*", _FOR_EVERYBODY), ("/assets/fonts/*", _FOR_A_WEEK)]
    blocks += [(f"/{file}", _FOR_A_YEAR) for file in assets if _HASHED.search(file)]
    lines = [line for path, said in blocks for line in (path, *(f"  {name}: {value}" for name, value in said.items()))]
    return "\n".join([*lines, own])
