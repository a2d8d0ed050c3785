"""The scripts of the site, as the tests read them."""

from __future__ import annotations

import re

from tests.support.project import ROOT

SCRIPTS = ROOT / "docs" / "assets" / "javascripts"


def of_search(page: str) -> list[str]:
    """Return the scripts that a built home page loads when its search is touched, in their order."""
    templates = re.findall(r"<template.*?</template>", page, re.DOTALL)
    return re.findall(r'<script src="(?:\./)?([^"]+)"', "".join(templates))
