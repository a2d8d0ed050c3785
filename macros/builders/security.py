"""Keep browsers from running or loading what a page did not come with (its policy), and say whom to tell of a hole."""

from __future__ import annotations

import base64
import functools
import hashlib
import re
from datetime import datetime, timedelta

SECURITY_TXT = ".well-known/security.txt"

_RULES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self' data:",  # the theme's signs are data: images in its style sheet
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}

# The theme wrote these pages, and contributors' text holds no tags, so a pattern finds every script;
# parsing would cost a second per 60 pages.
_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\s(?:src|type=\"application/json\"))[^>]*>(.*?)</script>", re.DOTALL)
_CHARSET = '<meta charset="utf-8">'


def policy(html: str) -> str:
    """Return the content security policy of a page: its own files, and the scripts that stand in it by their hashes."""
    added = {"script-src": sorted({_hash(script) for script in _INLINE_SCRIPT.findall(html)})}
    return "; ".join(" ".join([name, sources, *added.get(name, ())]) for name, sources in _RULES.items())


def with_policy(html: str) -> str:
    """Return the page with its policy before anything that the policy speaks of.

    Raises:
        ValueError: The page does not name its encoding as the theme does, which leaves no place for the policy,
            or it has one already.
    """
    head, charset, rest = html.partition(_CHARSET)
    if not charset or "Content-Security-Policy" in rest:
        raise ValueError(f"a page needs {_CHARSET} and no policy of its own")
    return f'{head}{charset}\n      <meta http-equiv="Content-Security-Policy" content="{policy(html)}">{rest}'


def security_txt(contact: str, address: str, today: datetime) -> str:
    """Return the text of `.well-known/security.txt` (RFC 9116), good for a year from `today` (in UTC)."""
    expires = (today + timedelta(days=365)).strftime("%Y-%m-%dT00:00:00Z")
    return f"Contact: {contact}\nExpires: {expires}\nPreferred-Languages: en\nCanonical: {address}{SECURITY_TXT}\n"


@functools.lru_cache(maxsize=1024)
def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
