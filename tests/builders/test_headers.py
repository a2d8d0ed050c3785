"""What a host is asked to say with each file: long life for what bears a hash, a policy for all, none for numbers."""

from __future__ import annotations

import re

import pytest

from macros.builders.headers import HEADERS, headers
from macros.builders.security import POLICY
from tests.support.site import Site

pytestmark = pytest.mark.both_builders


def rules(text: str) -> dict[str, dict[str, str]]:
    """Return path → header → value, as the hosts read the file."""
    read: dict[str, dict[str, str]] = {}
    path = ""
    for line in filter(str.strip, text.splitlines()):
        if line.startswith("/"):
            path = line
        else:
            name, _, value = line.strip().partition(": ")
            read.setdefault(path, {})[name] = value
    return read


def test_what_bears_a_hash_is_kept_for_a_year_and_no_page_number_or_data_is(site: Site) -> None:
    asked = rules((site.root / HEADERS).read_text(encoding="utf-8"))
    kept = {path for path, said in asked.items() if "immutable" in said.get("Cache-Control", "")}
    page = (site.root / "index.html").read_text(encoding="utf-8")
    needed = {
        f"/{name}" for name in re.findall(r'(?:href|src)="(?:\./)?(assets/(?:javascripts|stylesheets)/[^"]+)"', page)
    }

    assert needed
    assert needed <= kept
    assert {path for path in kept if not re.search(r"^/assets/.*\.[0-9a-f]{8}\.(?:min\.)?(?:js|css)$", path)} == set()
    assert {path for path, said in asked.items() if "Cache-Control" in said} - kept == {"/assets/fonts/*"}


def test_every_file_has_the_policy_of_the_pages_and_nobody_frames_one(site: Site) -> None:
    everywhere = rules((site.root / HEADERS).read_text(encoding="utf-8"))["/*"]

    assert everywhere["Content-Security-Policy"].startswith(f"{POLICY}; ")
    assert everywhere["Content-Security-Policy"].endswith("; frame-ancestors 'none'")
    assert everywhere["Referrer-Policy"] == "no-referrer"


def test_the_file_stays_within_what_the_hosts_read(site: Site) -> None:
    text = (site.root / HEADERS).read_text(encoding="utf-8")

    assert len(rules(text)) <= 100
    assert max(map(len, text.splitlines())) <= 2000
    assert [path for path in rules(text) if path.count("*") > 1] == []


def test_what_somebody_wrote_for_a_host_stands_below(site: Site) -> None:
    text = headers(site.root, "/go/*\n  X-Robots-Tag: noindex\n")

    assert rules(text)["/go/*"] == {"X-Robots-Tag": "noindex"}
    assert list(rules(text))[:1] == ["/*"]
