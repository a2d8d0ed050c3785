"""The scripts of the site, as the tests read them."""

from __future__ import annotations

import re

from tests.support.project import ROOT

SCRIPTS = ROOT / "docs" / "assets" / "javascripts"


def parts() -> list[str]:
    """Return the scripts that the search loads when the page has come to rest, in their order."""
    line = re.search(r"const PARTS = \[(.*)\];", (SCRIPTS / "search-page.js").read_text(encoding="utf-8"))
    assert line is not None
    return re.findall(r'"([^"]+)"', line[1])
