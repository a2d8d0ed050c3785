"""The scripts of the site, as the tests read them."""

from __future__ import annotations

import re

from tests.support.project import ROOT

SCRIPTS = ROOT / "docs" / "assets" / "javascripts"


def of_search(page: str) -> list[str]:
    """Return the scripts that a built home page loads when somebody touches the search or says who they are."""
    templates = re.findall(r"<template.*?</template>", page, re.DOTALL)
    return list(dict.fromkeys(re.findall(r'<script src="(?:\./)?([^"]+)"', "".join(templates))))
