"""Keep browsers from running or loading what a page did not come with (its policy), and say whom to tell of a hole."""

from __future__ import annotations

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

POLICY = "; ".join(f"{name} {sources}" for name, sources in _RULES.items())

_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>", re.IGNORECASE)
_CHARSET = '<meta charset="utf-8">'


class NotSealedError(ValueError):
    """A page of a built site that cannot be given its policy; the message says why."""


def with_policy(html: str) -> str:
    """Return the page with its policy before anything that the policy speaks of: it runs the site's own files alone.

    Raises:
        NotSealedError: A script stands in the page itself, or the page does not name its encoding as the theme does,
            which leaves no place for the policy, or it has one already.
    """
    if script := _INLINE_SCRIPT.search(html):
        begins = " ".join(html[script.start() :][:80].split())
        raise NotSealedError(f"a script stands in the page, where none may run: {begins}\n    {_SCRIPT_REMEDY}")
    head, charset, rest = html.partition(_CHARSET)
    if not charset or "Content-Security-Policy" in rest:
        raise NotSealedError(f"a page needs {_CHARSET} and no policy of its own\n    write it as Markdown, not as HTML")
    return f'{head}{charset}\n      <meta http-equiv="Content-Security-Policy" content="{POLICY}">{rest}'


_SCRIPT_REMEDY = "put it into a file below docs/assets/javascripts/, and name it in mkdocs.yml under extra_javascript"


def security_txt(contact: str, address: str, today: datetime) -> str:
    """Return the text of `.well-known/security.txt` (RFC 9116), good for a year from `today` (in UTC)."""
    expires = (today + timedelta(days=365)).strftime("%Y-%m-%dT00:00:00Z")
    return f"Contact: {contact}\nExpires: {expires}\nPreferred-Languages: en\nCanonical: {address}{SECURITY_TXT}\n"
